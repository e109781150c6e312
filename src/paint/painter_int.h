/* The walk over pages that all devices share: which spans are which marked content, where words stand, where links
 * lie. Private to paint. */
#ifndef PAINT_PAINTER_INT_H
#define PAINT_PAINTER_INT_H

#include "paint/content_int.h"
#include "paint/divided_int.h"
#include "paint/paint.h"

/* The number of an anchor's page, in words. */
struct page_words {
    uint16_t style; /* of the span that asked */
    const struct line *line;
    struct page_words *next;
};

/* A rule below a link. */
struct underline {
    len_t x, y, width;
};

struct painter {
    const struct paint_job *job;
    struct arena *arena; /* scratch, freed with the painter */
    struct content content;
    bool tagged;                    /* false: devices are told of no marked content */
    uint32_t norders;               /* greatest order of a node, + 1 */
    struct page_words **page_words; /* by anchor; NULL when no span asks for a page number */
    const struct line **dots;       /* by text style: a leader's dot and space; filled when a leader asks */
    const struct line *watermark;   /* NULL: none */
    /* while a page is painted */
    const struct device *device;
    const struct page *page;
    const struct sem *open;           /* the node whose content is open */
    uint32_t open_artifact;           /* or the artifact; ARTIFACT_NONE */
    struct divided divided;           /* the word whose parts are being painted, */
    bool in_divided;                  /* if there is one */
    VEC(struct underline) underlines; /* not yet painted */
};

/* Shapes all that is not yet shaped (page numbers, dots, the watermark): the fonts are complete afterwards. */
void painter_init(struct painter *painter, const struct paint_job *job, bool tagged);
void painter_free(struct painter *painter);
/* Pages are painted in order, each once. */
void painter_page(struct painter *painter, const struct device *device, uint32_t index);

/* To the end of the last word. */
len_t painter_words_width(struct text *text, const struct device_words *words);

/* Whether a link leads anywhere. */
bool painter_link_leads(const struct paint_job *job, const struct sem *link);

#endif
