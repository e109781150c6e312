/* The pictures of a document as SVG elements that hold their data, each made once. Private to paint. */
#ifndef PAINT_SVG_PICTURES_INT_H
#define PAINT_SVG_PICTURES_INT_H

#include "base/arena.h"
#include "base/buf.h"
#include "image/image.h"

struct svg_picture {
    struct str element; /* empty: not made yet */
    uint32_t page;      /* the last one that it stood on, from 1 */
};

struct svg_pictures {
    struct arena *arena;
    struct svg_picture *items; /* by image->index */
    uint32_t n;
};

void svg_pictures_init(struct svg_pictures *pictures, struct arena *arena);
void svg_pictures_free(struct svg_pictures *pictures);
/* Appends the <use> that shows a picture in the rectangle whose lower left corner is (x, y), y downwards, upright
 * however it is stored. When the page (from 1) asks for it first, its <image id="iN">, a unit square, is appended to
 * `defs`. ICC profiles are left out. */
void svg_picture_put(struct svg_pictures *pictures, const struct image *image, uint32_t page, struct buf *defs,
                     struct buf *out, const len_t box[4]);

#endif
