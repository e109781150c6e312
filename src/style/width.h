/* The width of a column, as layouts and reports write it. */
#ifndef STYLE_WIDTH_H
#define STYLE_WIDTH_H

#include <stdint.h>

#include "base/len.h"

enum width_kind { WIDTH_FIXED, WIDTH_FRACTION, WIDTH_AUTO };
struct width {
    uint8_t kind;  /* enum width_kind */
    len_t length;  /* FIXED */
    int32_t milli; /* FRACTION: 1/1000 fr */
};

#endif
