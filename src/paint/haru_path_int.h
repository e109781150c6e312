/* Operators for numbers, colours and paths in the content of a page. Private to paint. */
#ifndef PAINT_HARU_PATH_INT_H
#define PAINT_HARU_PATH_INT_H

#include "base/buf.h"
#include "paint/device.h"

/* Hundredths of a point are finer than any printer. */
int32_t haru_hundredths(len_t length);
/* A number and a blank. */
void haru_put_hundredths(struct buf *out, int32_t hundredth);
/* A colour with the operator for greys or the one for colours. */
void haru_put_colour(struct buf *out, uint32_t colour, const char *grey, const char *rgb);

/* How lines are drawn on the page so far. */
struct haru_stroke {
    uint32_t colour;
    len_t width, dash;
};
/* What a page begins with. */
struct haru_stroke haru_stroke_first(void);
/* Says what differs for this path. */
void haru_stroke_set(struct haru_stroke *stroke, struct buf *out, const struct device_path *path);
/* The path, filled and drawn, on a page of that height. */
void haru_path_put(struct buf *out, const struct device_path *path, len_t page_height);
/* A status symbol, filled, in the square of side `size` whose lower left corner is (x, y), y upwards from the page's
 * foot. */
void haru_path_put_symbol(struct buf *out, enum shape shape, len_t x, len_t y, len_t size);

#endif
