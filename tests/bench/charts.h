/* What charts cost: the same reports with and without them. */
#ifndef TESTS_CHARTS_H
#define TESTS_CHARTS_H

#include <stdint.h>

/* Measures the first `n` of the `sizes` (indicators), 6,000 at most, in files beneath `folder`. */
void charts_measure(const char *folder, const uint32_t *sizes, int n);

#endif
