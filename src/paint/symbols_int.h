/* Status symbols as vector paths. Private to paint. */
#ifndef PAINT_SYMBOLS_INT_H
#define PAINT_SYMBOLS_INT_H

#include "base/buf.h"
#include "base/len.h"
#include "style/style.h"

/* Appends path and fill operators: the shape in the square of side `size` whose lower left corner is (x, y), y
 * upwards from the page's foot. */
void symbol_path(struct buf *out, enum shape shape, len_t x, len_t y, len_t size);
/* "star", "circle" ... */
const char *symbol_name(enum shape shape);

#endif
