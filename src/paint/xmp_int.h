/* XMP metadata with the claims of PDF/A-2a and PDF/UA-1. Private to paint. */
#ifndef PAINT_XMP_INT_H
#define PAINT_XMP_INT_H

#include "base/buf.h"

/* What the metadata says, and the document information with the same words. Empty: unsaid. */
struct xmp_facts {
    struct str title, author, subject, keywords, language, creator, producer;
    struct str date;     /* ISO 8601 */
    struct str pdf_date; /* the same as PDF writes it */
};

void xmp_put(struct buf *out, const struct xmp_facts *facts);

#endif
