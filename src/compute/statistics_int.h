/* Private to compute: averages and ranks of a sample, exactly. */
#ifndef COMPUTE_STATISTICS_INTERNAL_H
#define COMPUTE_STATISTICS_INTERNAL_H

#include "base/decimal.h"

/* Numbers in ascending order, all with the same digits after the point, so that 35 and 35.00 are the same integer. */
struct sample {
    const int64_t *units; /* value * 10^scale; below 10^18 */
    uint32_t n;
    uint8_t scale;
};

/* The sum over the count, rounded half away from zero to `decimals` digits (at most 9). False, as in the functions
 * below, when the sample is empty or the result has more than 18 digits. */
bool sample_mean(const struct sample *sample, uint8_t decimals, struct decimal *out);
/* The quartile 1, 2 (the median) or 3 by the method of the spreadsheet function QUARTILE.INC: at the position
 * quartile * (n - 1) / 4 of the ordered values, from 0, between two of them by linear interpolation. Rounded as the
 * mean. */
bool sample_quartile(const struct sample *sample, unsigned quartile, uint8_t decimals, struct decimal *out);

/* How far a value lies from either end of a sample, in thousandths, both cut off and not rounded: one third of the
 * way up is 333 from below and 666 from above. */
struct percentrank {
    uint32_t below; /* what PERCENTRANK.INC gives, times 1000 */
    uint32_t above; /* 1 less that rank before anything was cut off */
};

/* The rank of units/10^scale by the spreadsheet function PERCENTRANK.INC: the count of smaller values over n - 1, so
 * that equal values share the rank of the lowest of them; for a value between two others, the corresponding part of
 * the way from the rank of the one to that of the other (the documented example: in {13,12,11,8,4,3,2,1,1,1} 4 has
 * 0.555, 8 has 0.666, 5 has 0.583). The only value of a sample has rank 1. False when the value lies outside the
 * sample, where the function gives an error. */
bool sample_percentrank(const struct sample *sample, int64_t units, struct percentrank *out);

#endif
