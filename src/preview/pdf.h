/* The PDF of a report, made in a process of its own and handed over as bytes. */
#ifndef PREVIEW_PDF_H
#define PREVIEW_PDF_H

#include "base/buf.h"
#include "orderpaper.h"

/* Builds options->report, in the copy and form that the options say, and puts its PDF, or why there is none, into
 * `out`. */
void pdf_make(const struct orderpaper_options *options, struct buf *out);

enum pdf_made {
    PDF_MADE,        /* the buffer now has the PDF alone */
    PDF_MADE_ERRORS, /* the report has errors */
    PDF_MADE_NOT     /* *words, in the buffer, say why */
};
enum pdf_made pdf_read(struct buf *bytes, struct str *words);

#endif
