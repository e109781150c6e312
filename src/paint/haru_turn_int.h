/* Turned pages: drawn as they are read, on an upright sheet that viewers turn back. Private to paint. */
#ifndef PAINT_HARU_TURN_INT_H
#define PAINT_HARU_TURN_INT_H

#include "base/buf.h"
#include "paint/haru_page_int.h"

/* The paper, as the file's boxes have it. */
struct sheet {
    len_t width, height;
};

struct sheet haru_turn_sheet(const struct page *page);
/* The operator with which the content of a turned page begins; nothing for others. */
void haru_turn_begin(struct buf *out, const struct page *page);
/* The page's entry that has viewers show it the right way up; nothing for others. */
void haru_turn_put_rotate(struct buf *out, const struct page *page);
/* From the page as it is read, from its lower left corner, to the sheet. */
void haru_turn_area(const struct page *page, struct tagged_area *area);

#endif
