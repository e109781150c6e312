/* Words of a text. Private to audit. */
#ifndef AUDIT_WORDS_INT_H
#define AUDIT_WORDS_INT_H

#include "base/arena.h"
#include "base/str.h"

/* Letters and digits side by side; & joins them (L&P). */
struct word {
    uint32_t from, to; /* without a plural's s */
    uint32_t end;      /* with it, and with what is joined by an apostrophe */
    uint32_t capitals, smalls, digits;
    bool joined;      /* holds an & */
    bool odd;         /* part of an address, or joined to more than an s by an apostrophe: O'NEILL */
    bool after_blank; /* nothing but white space lies between it and the word before */
};

struct words {
    struct word *items;
    uint32_t n, cap;
};

/* Appends the words of the text, which has no line ends and no white space but spaces. */
void words_read(struct arena *arena, struct words *words, struct str text);

#endif
