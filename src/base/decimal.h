/* Exact decimals with their written precision. No binary floating point touches a figure of the domain. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

struct decimal {
    int64_t units; /* value * 10^scale */
    uint8_t scale; /* digits written after the point, 0..18 */
};

/* Parses sign, digits with thousands commas (in threes) and a point; the whole of v. False if it is none or too
 * large for 18 digits. */
bool decimal_parse(struct str v, struct decimal *out);

/* The arithmetic is exact: intermediate results have 128 bits. Each function returns false, and leaves *out alone,
 * when the result has more than 18 digits; none of them rounds unless its name says so. */

/* Negative, 0 or positive. The scales may differ: 35.00 equals 35. Never overflows. */
int decimal_compare(struct decimal a, struct decimal b);
/* The scale of a sum or difference is the larger of both. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out);
/* The scales are added; zeros at the end are dropped as far as is needed to fit. */
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out);
/* a / b, rounded half away from zero (as spreadsheets round) to `scale` digits. False when b is 0. */
bool decimal_divide_rounded(struct decimal a, struct decimal b, uint8_t scale, struct decimal *out);
/* a / b, cut off after `scale` digits, towards zero. False when b is 0. */
bool decimal_divide_truncated(struct decimal a, struct decimal b, uint8_t scale, struct decimal *out);
/* Rounded half away from zero to `scale` digits; a larger scale appends zeros. */
bool decimal_round(struct decimal a, uint8_t scale, struct decimal *out);
struct decimal decimal_negate(struct decimal a);
struct decimal decimal_absolute(struct decimal a);
/* Writes sign ("-"), digits, and the point with exactly `scale` digits after it; `commas`: thousands are parted. */
void decimal_write(struct buf *out, struct decimal a, bool commas);

#endif
