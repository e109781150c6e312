/* Vector drawings, which charts become: paths and words. Positions are from the drawing's top left corner, y
 * downwards. Compose shapes the words and puts a drawing into a line; paint draws it as one figure. */
#ifndef CHART_DRAWING_H
#define CHART_DRAWING_H

#include "base/arena.h"
#include "base/len.h"
#include "base/str.h"
#include "style/style.h"

struct point {
    len_t x, y;
};

#define DRAW_NONE 0xffffffffu /* no fill, no line */

/* One path, painted with both fill and line, the fill first. */
struct drawn_path {
    const struct point *points; /* straight lines from point to point */
    uint32_t n;
    bool closed;         /* the last point is joined to the first */
    uint32_t fill, line; /* 0x00rrggbb or DRAW_NONE; fills need a closed path */
    len_t width;         /* of the line */
    len_t dash;          /* length of its dashes and of the gaps between them; 0: unbroken */
};

/* One line of horizontal words. */
struct drawn_words {
    struct str words;
    const struct text_style *look;
    len_t x, y; /* left end, baseline */
};

struct drawing {
    len_t width, height;
    VEC(struct drawn_path) paths;  /* in painting order: all below the words */
    VEC(struct drawn_words) words; /* in reading order */
    uint32_t labels_left_out;      /* titles, categories and labels for which there was no room */
    uint32_t values_left_out;      /* figures whose words were to be printed and had no room */
};

#endif
