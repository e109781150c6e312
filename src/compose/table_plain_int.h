/* Private to compose: tables that are written out in the report. */
#ifndef COMPOSE_TABLE_PLAIN_H
#define COMPOSE_TABLE_PLAIN_H

#include "compose/grid_int.h"

/* Where a written cell stands; clipped to what is free, so that the grid is complete whatever was written. */
struct plain_cell {
    const struct table_cell *cell; /* NULL: fills a slot that the row leaves empty */
    uint32_t rowspan;
    uint16_t column, colspan;
};

struct plain_table {
    struct grid grid;
    const struct table_block *block;
    VEC(struct plain_cell) cells; /* by row, then column */
    uint32_t *first;              /* by row: index in cells; one more than there are rows */
    bool *row_header;             /* by column: its cells are headers of their rows */
};

/* table_plain_plan.c: places the cells. Check has refused rows and spans that do not fit; whatever comes, each slot
 * is covered once. */
void plain_plan(struct plain_table *table);

#endif
