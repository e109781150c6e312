/* What a PDF says of itself: catalog, information, XMP metadata, output intent, page labels. Private to paint. */
#ifndef PAINT_HARU_DOC_INT_H
#define PAINT_HARU_DOC_INT_H

#include "paint/haru_page_int.h"

struct haru_doc {
    uint32_t info, outlines, tree; /* object ids */
    bool has_outlines;
};

/* Writes the catalog and all that it alone refers to. Returns the catalog's id. */
uint32_t haru_doc_write(struct haru_page *page, const struct haru_doc *doc);

#endif
