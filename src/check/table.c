#include <stdlib.h>

#include "base/sys.h"
#include "check/check_int.h"

/* Which columns of the next rows are covered by spans from above: rows left, for each column. */
struct grid {
    struct checker *checker;
    const struct table_block *table;
    uint32_t *left;
    uint32_t ncolumns;
};

static void report_row(struct grid *grid, const struct node *node, uint32_t found)
{
    struct diag *diag = diag_at(grid->checker->diags, DIAG_TABLE_SHAPE, node->mark,
                                "this row covers %u of the table's %u columns", found, grid->ncolumns);
    diag_help(grid->checker->diags, diag,
              "write one cell for each column that no span covers; `\"\"` is an empty cell");
}

static void report_too_many(struct grid *grid, const struct node *node)
{
    struct diag *diag = diag_at(grid->checker->diags, DIAG_TABLE_SHAPE, node->mark,
                                "this cell does not fit into the table's %u columns", grid->ncolumns);
    diag_help(grid->checker->diags, diag,
              "take it out, make its span smaller, or add a column; a text that holds a comma stands in quotes");
}

/* Places a cell at the first free column from `at`; returns the column after it, or 0 when it does not fit. */
static uint32_t place_cell(struct grid *grid, const struct table_cell *cell, uint32_t at, uint32_t *covered)
{
    while (at < grid->ncolumns && grid->left[at] > 0)
        at++;
    uint32_t end = at + (uint32_t)cell->columns;
    for (uint32_t i = at; i < end; i++) {
        if (i >= grid->ncolumns || grid->left[i] > 0) {
            report_too_many(grid, cell->node);
            return 0;
        }
    }
    for (uint32_t i = at; i < end; i++)
        grid->left[i] = (uint32_t)cell->rows;
    *covered += end - at;
    return end;
}

/* Where the row is left out, nothing would be known of the places that its cells cover in rows that are not. */
static void check_exempt_span(struct grid *grid, const struct table_cell *cell, uint32_t at)
{
    const struct list *rows = &grid->table->rows;
    for (uint32_t i = at; i < rows->n && i - at < (uint32_t)cell->rows; i++) {
        if (LIST_AT(*rows, const struct table_row, i)->exempt)
            continue;
        struct diag *diag = diag_at(grid->checker->diags, DIAG_TABLE_SHAPE, cell->node->mark,
                                    "this cell of an exempt row spans a row that is not exempt");
        diag_help(grid->checker->diags, diag, "mark that row exempt too, or end the span before it");
        return;
    }
}

static void place_row(struct grid *grid, const struct table_row *row, uint32_t rows_left)
{
    uint32_t covered = 0;
    uint32_t at = 0;
    bool fits = true;
    for (uint32_t i = 0; i < grid->ncolumns; i++)
        covered += grid->left[i] > 0;
    if (row->heading && covered > 0) {
        struct diag *diag = diag_at(grid->checker->diags, DIAG_TABLE_SHAPE, row->node->mark,
                                    "this heading stands where cells from above span rows");
        diag_help(grid->checker->diags, diag, "end the spans above it");
    }
    for (uint32_t i = 0; i < row->cells.n && fits; i++) {
        const struct table_cell *cell = LIST_AT(row->cells, struct table_cell, i);
        if (row->exempt)
            check_exempt_span(grid, cell, grid->table->rows.n - rows_left);
        if ((uint32_t)cell->rows > rows_left) {
            struct diag *diag = diag_at(grid->checker->diags, DIAG_TABLE_SHAPE, cell->node->mark,
                                        "this cell spans %d rows, but only %u are left", cell->rows, rows_left);
            diag_help(grid->checker->diags, diag, "write `rows: %u`, or add rows", rows_left);
        }
        at = place_cell(grid, cell, at, &covered);
        fits = at > 0;
    }
    if (fits && !row->heading && row->cells.n > 0 && covered < grid->ncolumns)
        report_row(grid, row->node, covered);
    for (uint32_t i = 0; i < grid->ncolumns; i++)
        grid->left[i] -= grid->left[i] > 0;
}

static void check_row(struct checker *checker, const struct table_row *row)
{
    if (!row->heading == !row->cells.n && !report_leaves_out(checker->report, row->exempt)) {
        struct diag *diag = diag_at(checker->diags, DIAG_ONE_OF, row->node->mark,
                                    row->heading ? "this row has both `cells` and a `heading`" : "this row is empty");
        diag_help(checker->diags, diag, "write `- [first cell, second cell]` or `- heading: ...`");
    }
}

void check_table(struct checker *checker, const struct table_block *table)
{
    struct grid grid = {.checker = checker, .table = table, .ncolumns = table->columns.n};
    if (table->columns.n == 0)
        return; /* reported as missing */
    for (uint32_t i = 0; i < table->columns.n; i++) {
        struct table_column *column = LIST_AT(table->columns, struct table_column, i);
        column->groups = columns_read_groups(checker, &column->group);
    }
    grid.left = sys_calloc(grid.ncolumns, sizeof(*grid.left));
    for (uint32_t i = 0; i < table->rows.n; i++) {
        const struct table_row *row = LIST_AT(table->rows, struct table_row, i);
        check_row(checker, row);
        if (row->heading || row->cells.n || row->exempt)
            place_row(&grid, row, table->rows.n - i);
    }
    free(grid.left);
}
