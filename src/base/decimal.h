/* Exact decimals with their written precision. No binary floating point touches a figure of the domain. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct decimal {
    int64_t units; /* value * 10^scale */
    uint8_t scale; /* digits written after the point, 0..18 */
};

/* Parses sign, digits with thousands commas (in threes) and a point; the whole of v. False if it is none or too
 * large for 18 digits. */
bool decimal_parse(struct str v, struct decimal *out);

#endif
