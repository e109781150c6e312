#include "compose/exempt_int.h"
#include "compose/table_plain_int.h"

/* The state of planning: which columns cells of earlier rows reach down into, and where groups of rows end. */
struct plan {
    struct plain_table *table;
    uint32_t *until;   /* by column: the first row that is free again */
    uint32_t *heading; /* by row: the next heading row from there on, or the end */
};

static const struct table_row *row_at(const struct plain_table *table, uint32_t r)
{
    return LIST_AT(table->block->rows, const struct table_row, r);
}

/* Whether words stand in place of the row: a cell over all that is free in it. */
static bool exempt_row(const struct plain_table *table, const struct table_row *row)
{
    return exempt_left_out(table->grid.composer, row->exempt);
}

static uint32_t least_of(int32_t written, uint32_t room)
{
    uint32_t n = written > 1 ? (uint32_t)written : 1;
    return n < room ? n : room;
}

static void put(struct plan *plan, const struct table_cell *cell, uint32_t r, uint32_t c, uint32_t colspan,
                uint32_t rowspan)
{
    struct plain_cell placed = {
        .cell = cell, .rowspan = rowspan, .column = (uint16_t)c, .colspan = (uint16_t)colspan};
    VEC_PUSH(plan->table->grid.arena, &plan->table->cells, placed);
    for (uint32_t i = c; i < c + colspan; i++)
        plan->until[i] = r + rowspan;
}

/* Columns from c on that are free in row r. */
static uint32_t free_run(const struct plan *plan, uint32_t r, uint32_t c)
{
    uint32_t n = 0;
    while (c + n < plan->table->grid.ncolumns && plan->until[c + n] <= r)
        n++;
    return n;
}

static void plan_row(struct plan *plan, uint32_t r)
{
    const struct table_row *row = row_at(plan->table, r);
    uint32_t ncolumns = plan->table->grid.ncolumns, next = 0;
    for (uint32_t c = 0; c < ncolumns;) {
        uint32_t room = free_run(plan, r, c);
        if (room == 0) {
            c++;
            continue;
        }
        if (exempt_row(plan->table, row)) {
            put(plan, NULL, r, c, room, 1);
            c += room;
            continue;
        }
        const struct table_cell *cell =
            next < row->cells.n ? LIST_AT(row->cells, const struct table_cell, next++) : NULL;
        uint32_t colspan = cell ? least_of(cell->columns, room) : 1;
        put(plan, cell, r, c, colspan, cell ? least_of(cell->rows, plan->heading[r] - r) : 1);
        c += colspan;
    }
}

void plain_plan(struct plain_table *table)
{
    uint32_t nrows = table->block->rows.n;
    struct arena *arena = table->grid.arena;
    struct plan plan = {.table = table};
    plan.until = ARENA_ARRAY(arena, uint32_t, table->grid.ncolumns);
    plan.heading = ARENA_ARRAY(arena, uint32_t, nrows + 1);
    table->first = ARENA_ARRAY(arena, uint32_t, nrows + 1);
    plan.heading[nrows] = nrows;
    for (uint32_t r = nrows; r-- > 0;)
        plan.heading[r] = row_at(table, r)->heading ? r : plan.heading[r + 1];
    for (uint32_t r = 0; r < nrows; r++) {
        table->first[r] = table->cells.n;
        if (!row_at(table, r)->heading)
            plan_row(&plan, r);
    }
    table->first[nrows] = table->cells.n;
}
