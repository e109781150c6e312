/* Reports of any size, as dense as a real quarterly report: for the benchmark. */
#ifndef TESTS_GENERATE_H
#define TESTS_GENERATE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* Writes a report of `indicators` indicators (and half as many activities) in priorities of twenty, with comments,
 * stacked comparators, spanning messages and notes in cells. The same number gives the same bytes. */
void generate_report(FILE *out, uint32_t indicators);

/* Reports whose figures are drawn. */
enum drawn {
    DRAWN_PANELS, /* a panel for each indicator: eight quarters of two years, a comparator, a bar chart beside them */
    DRAWN_CELLS   /* a row for each, with a sparkline of the eight quarters and a bullet bar */
};
/* Writes a report of `indicators` indicators in priorities of twenty; without `charts` the same report, its charts
 * left out. The same arguments give the same bytes. */
void generate_drawn(FILE *out, enum drawn drawn, bool charts, uint32_t indicators);

#endif
