#include "compose/exempt_int.h"
#include "compose/table_plain_int.h"

static void describe_column(struct plain_table *table, uint32_t c)
{
    struct grid_column *column = &table->grid.columns[c];
    *column = (struct grid_column){.look = table->grid.style->cell_text, .rule = {.kind = WIDTH_AUTO}};
    const struct table_column *written = LIST_AT(table->block->columns, const struct table_column, c);
    column->node = written->node;
    column->title.rich = written->title;
    column->ngroups = written->group.n;
    column->groups = ARENA_ARRAY(table->grid.arena, struct part, written->group.n);
    for (uint32_t i = 0; i < written->group.n; i++)
        column->groups[i].rich = written->groups[i];
    /* What is no width or alignment was reported by compute; the defaults hold then. */
    if (written->width && !style_parse_width(node_text(written->width), &column->rule))
        column->rule = (struct width){.kind = WIDTH_AUTO};
    if (written->align && !style_parse_align(node_text(written->align), &column->align))
        column->align = ALIGN_LEFT;
}

/* The first column heads the rows where the table does not say what does. */
static void find_row_headers(struct plain_table *table)
{
    const struct table_block *block = table->block;
    bool said = false;
    table->row_header = ARENA_ARRAY(table->grid.arena, bool, block->columns.n);
    for (uint32_t c = 0; c < block->columns.n; c++) {
        table->row_header[c] = LIST_AT(block->columns, const struct table_column, c)->row_header;
        said = said || table->row_header[c];
    }
    for (uint32_t i = 0; i < table->cells.n && !said; i++)
        said = table->cells.items[i].cell && table->cells.items[i].cell->header;
    if (!said && block->columns.n > 1)
        table->row_header[0] = true;
}

static bool fills_row(const struct plain_table *table, const struct plain_cell *placed)
{
    return table->grid.ncolumns > 1 && placed->colspan == table->grid.ncolumns;
}

static const struct table_row *row_of(const struct plain_table *table, uint32_t r)
{
    return LIST_AT(table->block->rows, const struct table_row, r);
}

/* The next cell of the row, which is as its column says. A cell over the whole row speaks of the last row of a
 * table's usual form, which stands `above` rows above; 0: none does. */
static struct spot plain_spot(struct plain_table *table, uint32_t r, const struct plain_cell *placed, uint32_t above)
{
    struct grid *grid = &table->grid;
    const struct table_cell *cell = placed->cell;
    struct spot spot = grid_spot(grid, placed->column);
    spot.colspan = placed->colspan;
    spot.rowspan = spot.rows = placed->rowspan;
    spot.node = cell ? cell->node : table->block->node;
    bool whole = fills_row(table, placed);
    if (exempt_left_out(grid->composer, row_of(table, r)->exempt))
        return grid_withheld_spot(grid, &spot);
    if (cell && (cell->header || (table->row_header[placed->column] && !whole))) {
        spot.role = ROLE_TH;
        spot.scope = SCOPE_ROW;
    } else if (whole && above > 0) {
        spot.kind = CELL_COMMENT;
        spot.above = above;
    }
    if (spot.align == ALIGN_DECIMAL && spot.colspan > 1)
        spot.align = ALIGN_CENTRE;
    return spot;
}

/* The words of a cell, or what stands in their place: of a row in its first cell. */
static void add_content(struct plain_table *table, const struct table_row *row, const struct plain_cell *placed,
                        bool first)
{
    struct grid *grid = &table->grid;
    struct composer *composer = grid->composer;
    const struct exempt_style *style = composer->style->exempt;
    if (exempt_left_out(composer, row->exempt)) {
        if (first)
            grid_add_rich(grid, exempt_said(composer, row->exempt, style->row));
    } else if (placed->cell && exempt_left_out(composer, placed->cell->exempt)) {
        grid_add_rich(grid, exempt_said(composer, placed->cell->exempt, style->cell));
    } else if (placed->cell) {
        grid_add_rich(grid, placed->cell->text);
    }
}

/* A total is set like the heads, as the last rows of other tables are. */
static void plain_row(struct plain_table *table, uint32_t r, uint32_t above, uint32_t fill)
{
    struct grid *grid = &table->grid;
    const struct table_row *row = row_of(table, r);
    uint32_t around_row = exempt_enter(grid->composer, row->exempt);
    grid_row(grid, NULL);
    grid_track(grid, 0);
    for (uint32_t i = table->first[r]; i < table->first[r + 1]; i++) {
        const struct plain_cell *placed = &table->cells.items[i];
        const struct exemption *exempt = placed->cell ? placed->cell->exempt : NULL;
        struct spot spot = plain_spot(table, r, placed, above);
        spot.fill = row->total ? grid->style->head_fill : fill;
        if (row->total)
            spot.look = grid->style->head_text;
        uint32_t around = exempt_enter(grid->composer, exempt);
        add_content(table, row, placed, i == table->first[r]);
        grid_cell(grid, &spot);
        grid->composer->exempt = around;
    }
    grid->composer->exempt = around_row;
}

/* How many rows above row r + 1 the last row of the usual form stands, when that is `above` from row r. */
static uint32_t above_next(const struct plain_table *table, uint32_t r, uint32_t above)
{
    uint32_t first = table->first[r], n = table->first[r + 1] - first;
    if (!row_of(table, r)->exempt && n == 1 && fills_row(table, &table->cells.items[first]))
        return above > 0 ? above + 1 : 0;
    return 1;
}

static void plain_rows(struct grid *grid, void *user)
{
    struct plain_table *table = user;
    uint32_t striped = 0; /* rows since the last heading: every second one is filled */
    uint32_t above = 0;
    for (uint32_t r = 0; r < table->block->rows.n; r++) {
        const struct table_row *row = row_of(table, r);
        if (row->heading) {
            uint32_t around = exempt_enter(grid->composer, row->exempt);
            grid_add_rich(grid, row->heading);
            grid_heading_row(grid, row->heading->node);
            grid->composer->exempt = around;
            striped = above = 0;
        } else {
            plain_row(table, r, above, striped++ % 2 == 1 ? grid->style->zebra_fill : FILL_NONE);
            above = above_next(table, r, above);
        }
    }
    if (table->block->rows.n == 0)
        grid_empty_row(grid, table->block->empty);
}

void compose_plain_table(struct composer *composer, const struct table_block *block, struct sem *parent)
{
    const struct table_style *style =
        style_table(composer->style, block->table ? node_text(block->table) : STR("table"));
    if (!style)
        return;
    struct plain_table table = {.block = block};
    struct grid *grid = &table.grid;
    grid_begin(grid, composer, style, block->node, block->id, block->columns.n);
    for (uint32_t c = 0; c < grid->ncolumns; c++)
        describe_column(&table, c);
    if (block->title)
        grid->caption.rich = block->title;
    else if (style->title)
        grid->caption = (struct part){.words = node_text(style->title), .node = style->title};
    grid->label = composer->table_labels[block->place];
    plain_plan(&table);
    find_row_headers(&table);
    if (grid_compose(grid, parent, plain_rows, &table))
        grid_note(composer, style, NULL, block->note, parent);
}
