/* The words of a page as SVG text that is not seen, to be selected, searched and pointed at. Private to paint. */
#ifndef PAINT_SVG_LAYER_INT_H
#define PAINT_SVG_LAYER_INT_H

#include "paint/paint.h"

struct svg_layer {
    const struct paint_job *job;
    /* the page being painted */
    const struct page *page;
    struct buf out;
    struct buf links;         /* they lie above all words */
    const struct sem *sem;    /* whose content is open, */
    enum artifact artifact;   /* or the artifact; ARTIFACT_NONE */
    bool in_group, in_text;   /* their elements are open */
    bool divided;             /* parts of one word follow one another */
    len_t size;               /* of the open text */
    const struct sem *linked; /* the last link */
};

void svg_layer_free(struct svg_layer *self);
void svg_layer_begin(struct svg_layer *self, const struct page *page);
/* The element, in the job's arena. */
struct str svg_layer_end(struct svg_layer *self);

/* The calls of struct device. */
void svg_layer_content(struct svg_layer *self, const struct sem *sem);
void svg_layer_artifact(struct svg_layer *self, enum artifact kind);
void svg_layer_end_marked(struct svg_layer *self);
/* `width`: with the space behind the last word. */
void svg_layer_words(struct svg_layer *self, const struct device_words *words, len_t width);
/* A symbol, standing on (x, y). */
void svg_layer_symbol(struct svg_layer *self, len_t x, len_t y, len_t size);
/* A picture or chart. `box`: x, y of its lower left corner, width, height. */
void svg_layer_thing(struct svg_layer *self, const len_t box[4]);
/* `box`: from the upper left corner. */
void svg_layer_link(struct svg_layer *self, const struct sem *link, const len_t box[4]);

#endif
