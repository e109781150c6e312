#include "compose/grid_int.h"

/* Lines up to this part of the text's width are short. */
enum { SHORT_LINE = 8 };

/* Words that may be broken wherever they do not fit ask for no width of a column that shares what is left. Heads are
 * not broken. */
static bool breakable(const struct spot *spot)
{
    return spot->look->overlong == OVERLONG_BREAK && !(spot->flags & CELL_HEAD);
}

static void measure_symbol(struct grid *grid, const struct text_style *look, const struct status_style *symbol,
                           len_t *least, len_t *most)
{
    len_t size = (len_t)((int64_t)look->size * symbol->size / 100);
    *least = *most = 0;
    if (symbol->show_word && symbol->word) {
        compose_measure_plain(grid->composer, look, node_text(symbol->word), least, most);
        size += look->size / 2;
    }
    *least += size;
    *most += size;
}

static void measure_part(struct grid *grid, const struct spot *spot, const struct part *part, len_t *least,
                         len_t *most)
{
    const struct text_style *look = spot->look;
    bool broken = grid->broken && breakable(spot);
    if (part->symbol)
        measure_symbol(grid, look, part->symbol, least, most);
    else if (part->count)
        *least = *most = compose_count_width(grid->composer, look, part->count);
    else if (part->chart)
        *least = *most = grid->composer->style->charts->sparkline_width;
    else if (part->rich) {
        compose_measure(grid->composer, look, part->rich, least, most);
        if (broken)
            *least = compose_measure_broken(grid->composer, look, part->rich);
        else if (grid->tight && look->hyphenate)
            *least = compose_measure_hyphenated(grid->composer, look, part->rich);
    } else {
        compose_measure_plain(grid->composer, look, part->words, least, most);
        if (broken)
            *least = len_min(*least, look->indent + compose_least_broken(look));
    }
}

/* The bold words in front of a part. */
static len_t measure_prefix(struct grid *grid, const struct spot *spot, struct str prefix)
{
    struct run run = {.text = prefix, .kind = RUN_TEXT, .flags = RUN_BOLD};
    struct rich_block block = {.kind = RICH_PARA, .nruns = 1, .runs = &run};
    struct rich rich = {.node = spot->node, .blocks = &block, .nblocks = 1};
    len_t least = 0, most = 0;
    if (prefix.len > 0)
        compose_measure(grid->composer, spot->look, &rich, &least, &most);
    return least;
}

/* The content of the next cell; padding included. */
static struct width_span measure_cell(struct grid *grid, const struct spot *spot)
{
    struct width_span want = {.first = spot->column, .n = spot->colspan};
    for (uint32_t i = 0; i < grid->parts.n; i++) {
        len_t least = 0, most = 0;
        measure_part(grid, spot, &grid->parts.items[i], &least, &most);
        least = len_max(least, measure_prefix(grid, spot, grid->parts.items[i].prefix));
        want.least = len_max(want.least, least);
        want.most = len_max(want.most, most);
    }
    len_t pad = 2 * grid->table->pad_x;
    want.least = want.least < LEN_MAX - pad ? want.least + pad : LEN_MAX;
    want.most = want.most < LEN_MAX - pad ? want.most + pad : LEN_MAX;
    if (spot->ask == ASK_LEAST)
        want.most = want.least;
    return want;
}

static void ask_column(struct grid *grid, const struct spot *spot, struct grid_column *column)
{
    if (spot->align == ALIGN_DECIMAL) {
        for (uint32_t i = 0; i < grid->parts.n; i++) {
            if (grid->parts.items[i].rich)
                grid_decimal_ask(grid, column, grid->parts.items[i].rich);
        }
    }
    if (column->rule.kind == WIDTH_FIXED)
        return;
    if (column->rule.kind == WIDTH_FRACTION && breakable(spot))
        return;
    struct width_span want = measure_cell(grid, spot);
    column->least = len_max(column->least, want.least);
    column->most = len_max(column->most, want.most);
    if (column->one_line && !(spot->flags & CELL_HEAD))
        column->wish = len_max(column->wish, len_min(want.most, grid->composer->width / SHORT_LINE));
}

/* A cell over several columns. */
static void ask_span(struct grid *grid, const struct spot *spot)
{
    struct width_span want = measure_cell(grid, spot);
    /* Neighbouring rows often span alike; what is left of doubles goes when the widths are settled. */
    if (grid->spans.n > 0) {
        struct width_span *last = &grid->spans.items[grid->spans.n - 1];
        if (last->first == want.first && last->n == want.n) {
            last->least = len_max(last->least, want.least);
            last->most = len_max(last->most, want.most);
            return;
        }
    }
    VEC_PUSH(grid->arena, &grid->spans, want);
}

/* Whether the widths of the columns that a cell spans depend on it. */
static bool span_asks(const struct grid *grid, const struct spot *spot)
{
    bool flexible = false, fraction = false;
    for (uint32_t c = spot->column; c < (uint32_t)spot->column + spot->colspan; c++) {
        flexible |= grid->columns[c].rule.kind != WIDTH_FIXED;
        fraction |= grid->columns[c].rule.kind == WIDTH_FRACTION;
    }
    if (fraction && breakable(spot))
        return false;
    return flexible;
}

void width_ask(struct grid *grid, const struct spot *spot)
{
    if (spot->ask == ASK_NOTHING)
        return;
    if (spot->colspan == 1) {
        ask_column(grid, spot, &grid->columns[spot->column]);
        return;
    }
    if (grid->parts.n > 0 && span_asks(grid, spot))
        ask_span(grid, spot);
}
