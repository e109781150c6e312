/* Who has cleared the report: a table, in internal copies. */
#include "compose/grid_int.h"
#include "compose/section_int.h"

struct clearances {
    struct grid grid;
    const struct sign_off_style *style;
    const struct sign_off_block *block;
};

static const struct clearance_column *column_at(const struct clearances *table, uint32_t c)
{
    return LIST_AT(table->style->columns, const struct clearance_column, c);
}

static void describe_column(struct clearances *table, uint32_t c)
{
    const struct clearance_column *style = column_at(table, c);
    struct grid_column *column = &table->grid.columns[c];
    *column = (struct grid_column){.node = style->node,
                                   .look = table->grid.style->cell_text,
                                   .title = {.words = node_text(style->title), .node = style->title},
                                   .rule = style->width,
                                   .row_header = style->show == CLEARANCE_ROLE};
}

static const struct rich *shown(const struct clearance *clearance, uint8_t show)
{
    const struct rich *const values[] = {[CLEARANCE_ROLE] = clearance->role,
                                         [CLEARANCE_NAME] = clearance->name,
                                         [CLEARANCE_DATE] = clearance->date,
                                         [CLEARANCE_COMMENT] = clearance->comment};
    return values[show];
}

static void add_row(struct clearances *table, const struct clearance *clearance)
{
    struct grid *grid = &table->grid;
    bool open = rich_empty(clearance->date);
    grid_row(grid, NULL);
    grid_track(grid, 0);
    if (open)
        grid_room(grid, table->style->room);
    for (uint32_t c = 0; c < grid->ncolumns; c++) {
        const struct clearance_column *column = column_at(table, c);
        const struct rich *value = shown(clearance, column->show);
        struct spot spot = grid_spot(grid, c);
        spot.node = clearance->node;
        spot.fill = FILL_NONE;
        if (rich_empty(value))
            grid_add_node(grid, open && column->open ? column->open : column->empty);
        else
            grid_add_rich(grid, value);
        grid_cell(grid, &spot);
    }
}

static void add_rows(struct grid *grid, void *user)
{
    struct clearances *table = user;
    for (uint32_t i = 0; i < table->block->rows.n; i++)
        add_row(table, LIST_AT(table->block->rows, const struct clearance, i));
    (void)grid; /* table->grid */
}

void sign_off_compose(struct composer *composer, const struct sign_off_block *block, struct sem *parent)
{
    const struct sign_off_style *style = composer->style->sign_off;
    struct clearances table = {.style = style, .block = block};
    struct grid *grid = &table.grid;
    grid_begin(grid, composer, style->look, block->node, NULL, style->columns.n);
    for (uint32_t c = 0; c < grid->ncolumns; c++)
        describe_column(&table, c);
    if (block->title)
        grid->caption.rich = block->title;
    else if (style->title)
        grid->caption = (struct part){.words = node_text(style->title), .node = style->title};
    grid_compose(grid, parent, add_rows, &table);
}
