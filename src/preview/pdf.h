/* The PDF of a report, made in a process of its own and handed over as bytes. */
#ifndef PREVIEW_PDF_H
#define PREVIEW_PDF_H

#include "base/buf.h"
#include "orderpaper.h"

/* Builds options->report, in the copy and form that the options say, and adds its PDF, or why there is none, to
 * `out`, which is empty, as pdf_read takes it. */
void pdf_make(const struct orderpaper_options *options, struct buf *out);

enum pdf_made {
    PDF_MADE,        /* the buffer now has the PDF alone */
    PDF_MADE_ERRORS, /* the report has errors */
    PDF_MADE_NOT     /* *words say why, as long as the buffer */
};
/* Takes apart what pdf_make gave, or what became of it on the way. *words is empty but for PDF_MADE_NOT. */
enum pdf_made pdf_read(struct buf *bytes, struct str *words);

#endif
