/* A search for words that must not be in a PDF, in every form in which a PDF can hold them: what pages show, through
 * the fonts' ToUnicode; strings of all kinds; streams, decoded (metadata, font programs); and characters of fonts
 * that nothing shows. */
#ifndef TESTS_LEAKS_H
#define TESTS_LEAKS_H

#include "opened.h"

/* How often each kind of place holds a secret word: xq, digits, z (exempt_change.h). */
struct leaks {
    uint32_t shown;      /* text of pages */
    uint32_t strings;    /* bookmarks, alternative and actual text, links, document information */
    uint32_t streams;    /* as bytes: metadata, fonts, contents */
    uint32_t characters; /* in fonts, that no page shows */
};

/* In a text that is not a PDF's. */
uint32_t leaks_of_text(struct str text);
struct leaks leaks_find(struct opened *pdf);

/* How many pages bear secret words, but not the mark of such pages; how many do without both. */
struct marked_pages {
    uint32_t lacking, open;
};
struct marked_pages leaks_pages(const struct opened *pdf, const char *mark);

#endif
