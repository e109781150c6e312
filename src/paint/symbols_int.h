/* Status symbols as vector paths. Private to paint. */
#ifndef PAINT_SYMBOLS_INT_H
#define PAINT_SYMBOLS_INT_H

#include <stdbool.h>

#include "style/style.h"

/* What draws a symbol. Positions are in thousandths of the side of its square, from the lower left corner, y upwards.
 */
struct symbol_pen {
    void *self;
    void (*move)(void *self, int32_t x, int32_t y);
    void (*line)(void *self, int32_t x, int32_t y);
    void (*curve)(void *self, const int32_t points[6]); /* two control points, then the end: x, y, x ... */
    void (*close)(void *self);
};

/* Closed contours, one after another; none for SHAPE_NONE. */
void symbol_draw(const struct symbol_pen *pen, enum shape shape);
/* Whether its contours are to be filled by the even-odd rule. */
bool symbol_has_hole(enum shape shape);
/* "star", "circle" ... */
const char *symbol_name(enum shape shape);

#endif
