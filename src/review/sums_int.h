/* Private to review. Sums of written figures, and how far rounding may take a total from them. */
#ifndef REVIEW_SUMS_INT_H
#define REVIEW_SUMS_INT_H

#include "compute/value.h"

struct sum {
    struct value first; /* what all others must be comparable with */
    struct decimal amount, least, most;
    struct decimal allowance; /* half a unit in the last written place, for each addend */
    uint32_t n;
    bool counts; /* all are whole numbers of things: nothing was rounded */
    bool spoilt; /* something was added that is no comparable number, or the sum is too large */
};

/* Adds a figure to a sum that began as {0}. A list or pair of figures, a range and words spoil it. */
void sum_add(struct sum *sum, const struct value *value);
/* Whether a total is another number than the sum, by more than the rounding of both explains. False when they cannot
 * be compared. */
bool sum_contradicts(const struct sum *sum, const struct value *total);
/* Whether the total lies among its addends, as an average does. */
bool sum_surrounds(const struct sum *sum, const struct value *total);
/* Writes the sum in the manner of a total. */
void sum_write(struct buf *out, const struct sum *sum, const struct value *like);
/* Half a unit in the last written place of a number, the scale word worked in. False when it has too many digits. */
bool value_half_unit(const struct value *value, struct decimal *out);

#endif
