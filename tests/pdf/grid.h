/* A table of the structure tree as rows and columns: where each cell lies, by the spans of those before it. */
#ifndef TESTS_GRID_H
#define TESTS_GRID_H

#include "opened.h"

struct grid {
    uint32_t nrows, ncolumns;
    const struct element **cells; /* by row, then column; NULL: none */
    uint32_t overlaps, outside;   /* fields that two cells take; fields below the last row, or beside the first */
    uint32_t head_rows;           /* the first ones, of THead */
    const struct element **rows;
};

/* The first row, above which nothing spans, gives the number of columns. */
void grid_fill(struct grid *grid, struct arena *arena, const struct element *table);

#endif
