/* Words divided at a line's end: how they are read as a whole. Private to paint. */
#ifndef PAINT_DIVIDED_INT_H
#define PAINT_DIVIDED_INT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "paginate/page.h"

/* A word from the end of one line to the beginning of a later one, all in the content of one node. */
struct divided {
    VEC(word_id) hyphens; /* of all faces: words that are a soft hyphen */
    struct buf text;      /* the whole word, without the space behind it */
    uint32_t first_word;  /* of the first line's last span: where it begins */
    uint32_t last_item;   /* of the page: the line that holds its end */
    uint32_t last_words;  /* so many words of that line's first span belong to it */
};

/* All words must be shaped. */
void divided_init(struct divided *divided, struct arena *arena, const struct text *text);
/* Whether the line of an item ends in a part of a word whose next part stands on the next line; then *divided says
 * where the word is. Its text is used anew. */
bool divided_find(struct divided *divided, const struct text *text, const struct page *page, uint32_t item);

#endif
