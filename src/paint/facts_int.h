/* What a document says of itself. Private to paint. */
#ifndef PAINT_FACTS_INT_H
#define PAINT_FACTS_INT_H

#include "paint/paint.h"

/* A node's text in one line, or what stands in for it. */
struct str facts_text(struct arena *arena, const struct node *node, struct str fallback);
/* Never empty. */
struct str facts_title(const struct paint_job *job);
/* BCP 47. */
struct str facts_language(const struct paint_job *job);

#endif
