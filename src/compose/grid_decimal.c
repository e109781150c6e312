#include "base/ascii.h"
#include "base/utf8.h"
#include "compose/grid_int.h"

/* Signs, brackets (of a loss or an estimate), currencies and limits that stand before a number. */
static bool is_lead(uint32_t cp)
{
    static const uint32_t leads[] = {'+',  '-',    '(',    '[',    '<',    '>',    '~', '$',
                                     0xa3, 0x20ac, 0x2212, 0x2013, 0x2264, 0x2265, 0xb1};
    for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++) {
        if (cp == leads[i])
            return true;
    }
    return false;
}

static bool has_blank(struct str text, uint32_t from)
{
    for (uint32_t i = from; i < text.len; i++) {
        if (text.s[i] == ' ' || text.s[i] == '\t' || text.s[i] == '\n')
            return true;
    }
    return false;
}

/* Only marks and raised or lowered text without blanks. */
static bool tail_fits(const struct rich_block *block)
{
    for (uint32_t i = 1; i < block->nruns; i++) {
        const struct run *run = &block->runs[i];
        bool raised = run->kind == RUN_TEXT && (run->flags & (RUN_SUPER | RUN_SUB)) && !has_blank(run->text, 0);
        if (run->kind != RUN_NOTE && !raised)
            return false;
    }
    return true;
}

bool grid_decimal(const struct rich *rich, uint32_t *point)
{
    if (!rich || rich->nblocks != 1 || rich->blocks[0].kind != RICH_PARA || rich->blocks[0].nruns == 0)
        return false;
    const struct run *run = &rich->blocks[0].runs[0];
    if (run->kind != RUN_TEXT || (run->flags & (RUN_SUPER | RUN_SUB)) || !tail_fits(&rich->blocks[0]))
        return false;
    struct str text = run->text;
    uint32_t at = 0;
    while (at < text.len && !ascii_is_digit(text.s[at])) {
        if (!is_lead(utf8_next(text, &at)))
            return false;
    }
    uint32_t digits = at;
    while (at < text.len && (ascii_is_digit(text.s[at]) || (text.s[at] == ',' && at > digits)))
        at++;
    *point = at;
    return at > digits && !has_blank(text, at);
}

bool grid_decimal_measure(struct grid *grid, const struct text_style *look, const struct rich *rich, len_t *whole,
                          len_t *rest)
{
    uint32_t point = 0;
    if (!grid_decimal(rich, &point))
        return false;
    len_t least = 0, all = 0;
    compose_measure(grid->composer, look, rich, &least, &all);
    struct run run = rich->blocks[0].runs[0];
    run.text.len = point;
    struct rich_block block = rich->blocks[0];
    block.runs = &run;
    block.nruns = 1;
    struct rich before = {.node = rich->node, .blocks = &block, .nblocks = 1};
    compose_measure(grid->composer, look, &before, &least, whole);
    *rest = len_max(all - *whole, 0);
    return true;
}

void grid_decimal_ask(struct grid *grid, struct grid_column *column, const struct rich *rich)
{
    len_t whole = 0, rest = 0;
    if (!grid_decimal_measure(grid, column->look, rich, &whole, &rest))
        return;
    column->whole = len_max(column->whole, whole);
    column->rest = len_max(column->rest, rest);
    len_t width = column->whole + column->rest + 2 * grid->table->pad_x;
    column->least = len_max(column->least, width);
    column->most = len_max(column->most, width);
}

len_t grid_decimal_shift(const struct grid_column *column, len_t width, len_t whole, len_t rest)
{
    /* The numbers as a block stand in the middle of the column, as do the column's words. */
    len_t left = len_max((width - column->whole - column->rest) / 2, 0);
    len_t shift = left + column->whole - whole;
    return len_max(len_min(shift, width - whole - rest), 0);
}
