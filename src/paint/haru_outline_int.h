/* Bookmarks. Private to paint. */
#ifndef PAINT_HARU_OUTLINE_INT_H
#define PAINT_HARU_OUTLINE_INT_H

#include "paint/haru_page_int.h"

/* Writes the bookmarks of all headings, nested by level, under the id `root`. False: there are none and nothing was
 * written. */
bool haru_outline_write(struct haru_page *page, uint32_t root);

#endif
