/* Pictures that are stored otherwise than they are shown. Private to paint. */
#ifndef PAINT_TURN_INT_H
#define PAINT_TURN_INT_H

#include "image/image.h"

/* Where EXIF's orientation puts the unit square in which a picture is stored (its lower left corner the origin, y
 * upwards): the matrix [a b c d e f] of which a and c count widths as shown, b and d heights, e and f the edges at
 * which they begin. */
const int8_t *turn_of(const struct image *image);

#endif
