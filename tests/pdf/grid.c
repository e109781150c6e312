#include "grid.h"

enum { MOST_COLUMNS = 1000 };

static bool is(const struct element *element, const char *role)
{
    return element && str_eqz(element->role, role);
}

static bool is_cell(const struct element *element)
{
    return is(element, "TH") || is(element, "TD");
}

static uint32_t collect_rows(const struct element *element, const struct element **rows, uint32_t n)
{
    for (uint32_t i = 0; i < element->kids.n; i++) {
        const struct element *kid = element->kids.items[i].element;
        if (is(kid, "TR")) {
            if (rows)
                rows[n] = kid;
            n++;
        } else if (is(kid, "THead") || is(kid, "TBody") || is(kid, "TFoot")) {
            n = collect_rows(kid, rows, n);
        }
    }
    return n;
}

static uint32_t row_width(const struct element *row)
{
    int64_t width = 0;
    for (uint32_t i = 0; i < row->kids.n; i++)
        width += is_cell(row->kids.items[i].element) ? row->kids.items[i].element->colspan : 0;
    return width < MOST_COLUMNS ? (uint32_t)width : MOST_COLUMNS;
}

static void put_cell(struct grid *grid, const struct element *cell, uint32_t row, uint32_t column)
{
    for (int64_t r = row; r < row + cell->rowspan; r++) {
        for (int64_t c = column; c < column + cell->colspan; c++) {
            if (r >= grid->nrows || c >= grid->ncolumns) {
                grid->outside++;
                continue;
            }
            const struct element **field = &grid->cells[(uint32_t)r * grid->ncolumns + (uint32_t)c];
            grid->overlaps += *field != NULL;
            *field = cell;
        }
    }
}

void grid_fill(struct grid *grid, struct arena *arena, const struct element *table)
{
    *grid = (struct grid){.nrows = collect_rows(table, NULL, 0)};
    grid->rows = ARENA_ARRAY(arena, const struct element *, grid->nrows + 1);
    collect_rows(table, grid->rows, 0);
    grid->ncolumns = grid->nrows ? row_width(grid->rows[0]) : 0;
    grid->cells = ARENA_ARRAY(arena, const struct element *, (size_t)grid->nrows * grid->ncolumns + 1);
    for (uint32_t r = 0; r < grid->nrows; r++) {
        uint32_t column = 0;
        grid->head_rows += is(grid->rows[r]->parent, "THead");
        for (uint32_t i = 0; i < grid->rows[r]->kids.n; i++) {
            const struct element *cell = grid->rows[r]->kids.items[i].element;
            if (!is_cell(cell))
                continue;
            while (column < grid->ncolumns && grid->cells[r * grid->ncolumns + column])
                column++;
            put_cell(grid, cell, r, column);
            column += (uint32_t)cell->colspan;
        }
    }
}
