/* Numbers, colours and paths as SVG writes them. Private to paint. */
#ifndef PAINT_SVG_WRITE_INT_H
#define PAINT_SVG_WRITE_INT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/len.h"

/* ` name="12.5"` */
void svg_put_length(struct buf *out, const char *name, len_t length);
/* ` name="#336699"` */
void svg_put_colour(struct buf *out, const char *name, uint32_t colour);
/* `translate(x y)` */
void svg_put_translate(struct buf *out, len_t x, len_t y);
/* `scale(s)`, by which `units` become as long as `size`. */
void svg_put_scale(struct buf *out, len_t size, int32_t units);

/* The `d` of a path: steps relative to one another, which are short. Positions are thousandths of a unit, y
 * downwards. */
struct svg_path {
    struct buf *out;
    int32_t x, y;       /* where the pen is */
    int32_t from, down; /* where the contour began: where the pen is after it is closed */
    char step;          /* the last one's letter; 0: none yet */
};
void svg_path_move(struct svg_path *path, int32_t x, int32_t y);
void svg_path_line(struct svg_path *path, int32_t x, int32_t y);
/* To the last of `n` points, the ones before it being its control points: 2 quadratic, 3 cubic. */
void svg_path_curve(struct svg_path *path, const int32_t (*points)[2], int n);
void svg_path_close(struct svg_path *path);

#endif
