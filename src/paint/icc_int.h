/* An ICC profile of the sRGB colour space (IEC 61966-2-1), made from its definition. Private to paint. */
#ifndef PAINT_ICC_INT_H
#define PAINT_ICC_INT_H

#include "base/buf.h"

/* Appends a version 2 monitor profile: matrix and tone curves. */
void icc_put_srgb(struct buf *out);

#endif
