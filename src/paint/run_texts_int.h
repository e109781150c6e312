/* What stands in each stretch of marked content. Private to paint. */
#ifndef PAINT_RUN_TEXTS_INT_H
#define PAINT_RUN_TEXTS_INT_H

#include "paint/painter_int.h"

struct run_texts {
    struct buf text;
    size_t *starts; /* by run; one more than there are. NULL: there are none */
    uint32_t nruns;
};

/* Paints all pages of a painter that has painted none, and keeps their words as they are read: a divided word is
 * whole, a picture, drawing or symbol is U+FFFC. */
void run_texts_init(struct run_texts *texts, struct painter *painter);
void run_texts_free(struct run_texts *texts);
/* Adds the texts of all runs of a node. */
void run_texts_put(const struct run_texts *texts, const struct content *content, const struct sem *sem,
                   struct buf *out);

#endif
