/* An ICC profile of the sRGB colour space (IEC 61966-2-1), made from its definition. Private to paint. */
#ifndef PAINT_ICC_INT_H
#define PAINT_ICC_INT_H

#include "base/buf.h"

/* Appends a version 4 monitor profile: a matrix, and the tone curve as a formula, which is exact and quick to use. */
void icc_put_srgb(struct buf *out);

#endif
