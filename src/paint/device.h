/* A device receives a document page by page, in calls that decide nothing: positions, words and tags are given.
 * libharu's writes PDF; the trace prints the calls. */
#ifndef PAINT_DEVICE_H
#define PAINT_DEVICE_H

#include "paginate/page.h"

/* Words side by side in one style, from (x, baseline). */
struct device_words {
    const word_id *words; /* with WORD_SPACE */
    uint32_t n;
    len_t x, y; /* y: of the baseline, from the page's top */
    len_t size;
    uint32_t colour;
};

/* Straight lines from point to point, filled first, then drawn. */
struct device_path {
    const struct point *points; /* from (x, y) of the page, y downwards */
    uint32_t n;
    len_t x, y;
    bool closed;
    uint32_t fill, line; /* DRAW_NONE: none */
    len_t width, dash;   /* of the line; dash 0: unbroken */
};

struct device {
    void *self;
    void (*begin_page)(void *self, const struct page *page, uint32_t index);
    void (*end_page)(void *self);
    /* Marked content; never nested. */
    void (*begin_content)(void *self, const struct sem *sem, uint32_t mcid);
    void (*begin_artifact)(void *self, enum artifact kind);
    void (*end_marked)(void *self);
    /* Within content: the words up to end_actual are read as `text` (a word divided at a line's end). */
    void (*begin_actual)(void *self, struct str text);
    void (*end_actual)(void *self);
    void (*rect)(void *self, len_t x, len_t y, len_t width, len_t height, uint32_t colour);
    void (*words)(void *self, const struct device_words *words);
    /* A status symbol in the square of side `size` whose lower left corner is (x, y). */
    void (*symbol)(void *self, enum shape shape, len_t x, len_t y, len_t size, uint32_t colour);
    /* A picture in the rectangle whose lower left corner is (x, y). */
    void (*image)(void *self, const struct image *image, len_t x, len_t y, len_t width, len_t height);
    /* What follows of a figure stands in the rectangle whose lower left corner is (x, y). */
    void (*area)(void *self, len_t x, len_t y, len_t width, len_t height);
    void (*path)(void *self, const struct device_path *path);
    /* Large light words across the page (--draft). */
    void (*watermark)(void *self, const struct device_words *words, int32_t degrees);
    /* The area of a link on this page; one call per line that the link touches. */
    void (*link)(void *self, const struct sem *sem, len_t x, len_t y, len_t width, len_t height);
};

#endif
