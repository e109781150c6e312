/* The second device: prints the calls as stable text. Private to paint. */
#ifndef PAINT_TRACE_INT_H
#define PAINT_TRACE_INT_H

#include "paint/paint.h"

struct trace {
    const struct paint_job *job;
    struct buf *out;
};

struct device trace_device(struct trace *trace, const struct paint_job *job, struct buf *out);
/* Words with their spaces. */
void trace_put_words(struct buf *out, const struct text *text, const struct device_words *words);
/* Text in quotes; quotes, backslashes and control characters escaped. */
void trace_put_quoted(struct buf *out, struct str text);
/* " -> https://..." or " -> page 3"; nothing for a link that leads nowhere. */
void trace_put_target(struct buf *out, const struct paint_job *job, const struct sem *link);

#endif
