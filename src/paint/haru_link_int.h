/* Link annotations. Private to paint. */
#ifndef PAINT_HARU_LINK_INT_H
#define PAINT_HARU_LINK_INT_H

#include "paint/haru_page_int.h"

/* Writes the annotation of page->areas[index], an area of the link. */
void haru_link_write(struct haru_page *page, const struct sem *link, uint32_t index);

#endif
