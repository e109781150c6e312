/* The table of a chart's figures, as they are printed elsewhere: periods as columns where there is room for them,
 * else as rows. */
#include "compose/charts_int.h"
#include "compose/grid_int.h"
#include "compose/table_view_int.h"

/* What a column of figures takes, and that of the titles beside them. */
#define FIGURE_ROOM LEN_PT(50)
#define TITLE_ROOM LEN_PT(110)

struct chart_table {
    struct grid grid;
    const struct chart_plan *plan;
    bool upright; /* periods as rows */
};

static void begin_column(struct chart_table *table, uint32_t c, struct str title, struct str group)
{
    struct grid *grid = &table->grid;
    struct grid_column *column = &grid->columns[c];
    *column = (struct grid_column){.node = table->plan->node,
                                   .look = grid->style->cell_text,
                                   .title = {.words = title, .node = table->plan->node},
                                   .rule = {.kind = WIDTH_AUTO},
                                   .align = c == 0 ? ALIGN_LEFT : ALIGN_CENTRE,
                                   .row_header = c == 0};
    if (group.len == 0)
        return;
    column->groups = ARENA_NEW(grid->arena, struct part);
    column->groups[0] = (struct part){.words = group, .node = table->plan->node};
    column->ngroups = 1;
}

static void begin_columns(struct chart_table *table)
{
    const struct chart_plan *plan = table->plan;
    const struct chart_words *words = plan->composer->style->charts->words;
    begin_column(table, 0, node_text(table->upright ? words->data_period : words->data_series), STR(""));
    for (uint32_t c = 1; c < table->grid.ncolumns; c++) {
        if (table->upright)
            begin_column(table, c, plan->data.series[c - 1].title, STR(""));
        else
            begin_column(table, c, plan->data.categories[c - 1].label, plan->data.categories[c - 1].group);
    }
}

static void add_cell(struct chart_table *table, uint32_t c, uint32_t series, uint32_t period)
{
    struct spot spot = grid_spot(&table->grid, c);
    spot.node = table->plan->node;
    grid_add_rich(&table->grid, table->plan->rows[series].printed[period]);
    grid_cell(&table->grid, &spot);
}

static void table_rows(struct grid *grid, void *user)
{
    struct chart_table *table = user;
    const struct chart_plan *plan = table->plan;
    uint32_t nrows = table->upright ? plan->data.ncategories : plan->data.nseries;
    for (uint32_t r = 0; r < nrows; r++) {
        struct spot head = grid_spot(grid, 0);
        struct str words = table->upright ? chart_period_words(plan, plan->periods[r]) : plan->data.series[r].title;
        head.node = plan->node;
        grid_row(grid, NULL);
        grid_track(grid, 0);
        grid_add_words(grid, words, plan->node);
        grid_cell(grid, &head);
        for (uint32_t c = 1; c < grid->ncolumns; c++)
            add_cell(table, c, table->upright ? c - 1 : r, table->upright ? r : c - 1);
    }
}

void chart_table_compose(const struct chart_plan *plan, const struct chart_block *block, struct sem *parent)
{
    struct composer *composer = plan->composer;
    const struct chart_words *words = composer->style->charts->words;
    const struct table_style *style = style_table(composer->style, node_text(composer->style->charts->table));
    int64_t flat = (int64_t)TITLE_ROOM + (int64_t)plan->data.ncategories * FIGURE_ROOM;
    struct chart_table table = {.plan = plan, .upright = flat > composer->width};
    if (!style)
        return;
    uint32_t n = table.upright ? plan->data.nseries : plan->data.ncategories;
    grid_begin(&table.grid, composer, style, block->node, NULL, n + 1);
    begin_columns(&table);
    if (block->number > 0) {
        const struct named_value fields[] = {{"figure", figure_words(composer, block->number)}, {NULL, {0}}};
        table.grid.caption =
            (struct part){.words = chart_fill(plan, words->data_title, fields), .node = words->data_title};
    }
    grid_compose(&table.grid, parent, table_rows, &table);
}
