/* Reports of any size, as dense as a real quarterly report: for the benchmark. */
#ifndef TESTS_GENERATE_H
#define TESTS_GENERATE_H

#include <stdint.h>
#include <stdio.h>

/* Writes a report of `indicators` indicators (and half as many activities) in priorities of twenty, with comments,
 * stacked comparators, spanning messages and notes in cells. The same number gives the same bytes. */
void generate_report(FILE *out, uint32_t indicators);

#endif
