#include "compose/grid_int.h"

enum { NAMED = 3 }; /* how many of the widest columns a message names */

/* Whole millimetres of a length in 1/1000 pt. */
static int64_t millimetres(int64_t length, bool up)
{
    return (length * 254 + (up ? 719999 : 0)) / 720000;
}

static struct str column_name(struct grid *grid, uint32_t c)
{
    const struct part *title = &grid->columns[c].title;
    struct str words = title->rich ? rich_plain(grid->composer->arena, title->rich) : title->words;
    words = str_trim(words);
    return words.len > 0 ? str_printf(grid->composer->arena, "`" PRIstr "`", STR_ARG(words))
                         : str_printf(grid->composer->arena, "number %u", c + 1);
}

static len_t width_at(const struct table *table, uint32_t c)
{
    return table->edges[c + 1] - table->edges[c];
}

/* The widest columns, widest first. Returns how many. */
static uint32_t widest(const struct grid *grid, uint32_t found[NAMED])
{
    uint32_t n = 0;
    for (uint32_t c = 0; c < grid->ncolumns; c++) {
        uint32_t at = n;
        while (at > 0 && width_at(grid->table, c) > width_at(grid->table, found[at - 1]))
            at--;
        if (at >= NAMED)
            continue;
        n = n < NAMED ? n + 1 : n;
        for (uint32_t i = n - 1; i > at; i--)
            found[i] = found[i - 1];
        found[at] = c;
    }
    return n;
}

static void report_too_wide(struct grid *grid, int64_t needed)
{
    struct composer *composer = grid->composer;
    struct diag *diag = diag_at(composer->diags, DIAG_TABLE_TOO_WIDE, grid->table->node->mark,
                                "this table of %u columns would have to be %lld mm wide; %s has room for %lld mm",
                                grid->ncolumns, (long long)millimetres(needed, /*up*/ true),
                                composer->beside ? "its place beside other contents" : "the page",
                                (long long)millimetres(composer->width, /*up*/ false));
    uint32_t found[NAMED];
    uint32_t n = widest(grid, found);
    struct str names = STR("");
    for (uint32_t i = 0; i < n; i++) {
        const char *joint = i == 0 ? "" : i + 1 == n ? " and " : ", ";
        names = str_printf(composer->arena, PRIstr "%s" PRIstr " (%lld mm)", STR_ARG(names), joint,
                           STR_ARG(column_name(grid, found[i])),
                           (long long)millimetres(width_at(grid->table, found[i]), /*up*/ true));
    }
    diag_help(composer->diags, diag,
              "the widest are " PRIstr
              "; show fewer columns, make these narrower, split the table into two, or put it %s",
              STR_ARG(names),
              composer->beside ? "where it has the width of the page"
                               : "on a wider page (`page: landscape` in its section)");
    if (grid->style->node && grid->style->columns.n > 0)
        diag_related(composer->diags, diag, grid->style->node->mark, "its columns are described here");
}

/* Columns whose padding leaves nothing for words. */
static void report_no_room(struct grid *grid)
{
    len_t pad = 2 * grid->table->pad_x;
    for (uint32_t c = 0; c < grid->ncolumns; c++) {
        const struct grid_column *column = &grid->columns[c];
        if (column->rule.kind != WIDTH_FIXED || column->rule.length > pad)
            continue;
        const struct node *node = column->node ? column->node : grid->table->node;
        struct diag *diag =
            diag_at(grid->composer->diags, DIAG_COLUMN_WITHOUT_ROOM, node->mark,
                    "column " PRIstr " is no wider than the space beside its words", STR_ARG(column_name(grid, c)));
        diag_help(grid->composer->diags, diag, "give it a `width` of more than %lld mm, or a smaller `pad_x`",
                  (long long)millimetres(pad, /*up*/ true));
    }
}

void width_report(struct grid *grid, int64_t needed)
{
    report_no_room(grid);
    if (needed > 0)
        report_too_wide(grid, needed);
}
