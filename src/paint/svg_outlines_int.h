/* What is seen of a page, as an SVG file. Private to paint. */
#ifndef PAINT_SVG_OUTLINES_INT_H
#define PAINT_SVG_OUTLINES_INT_H

#include "paint/paint.h"
#include "paint/svg_glyphs_int.h"
#include "paint/svg_pictures_int.h"
#include "paint/svg_write_int.h"

struct svg_outlines {
    const struct paint_job *job;
    struct svg_glyphs glyphs;
    struct svg_pictures pictures;
    /* the page being painted */
    const struct page *page;
    uint32_t number;  /* from 1 */
    struct buf defs;  /* what it shows several times */
    struct buf body;  /* what it shows */
    uint32_t symbols; /* set of enum shape: those in `defs` */
    bool in_fills;    /* a path of rectangles is open, */
    uint32_t colour;  /* of this colour */
    struct svg_path fills;
};

/* All words must be shaped. */
void svg_outlines_init(struct svg_outlines *self, const struct paint_job *job, struct arena *arena);
void svg_outlines_free(struct svg_outlines *self);
void svg_outlines_begin(struct svg_outlines *self, const struct page *page, uint32_t number);
/* The file, in the job's arena. */
struct str svg_outlines_end(struct svg_outlines *self);

/* The calls of struct device. */
void svg_outlines_rect(struct svg_outlines *self, len_t x, len_t y, len_t width, len_t height, uint32_t colour);
/* Returns how wide the words are, the last one's space included. */
len_t svg_outlines_words(struct svg_outlines *self, const struct device_words *words);
void svg_outlines_symbol(struct svg_outlines *self, enum shape shape, len_t x, len_t y, len_t size, uint32_t colour);
/* `box`: x, y, width, height. */
void svg_outlines_image(struct svg_outlines *self, const struct image *image, const len_t box[4]);
void svg_outlines_path(struct svg_outlines *self, const struct device_path *path);
void svg_outlines_watermark(struct svg_outlines *self, const struct device_words *words, int32_t degrees);

#endif
