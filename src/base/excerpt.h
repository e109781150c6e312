/* The offending line, safe to be shown, and where in it the place is that is meant. */
#ifndef BASE_EXCERPT_H
#define BASE_EXCERPT_H

#include "base/buf.h"
#include "base/mark.h"
#include "base/str.h"

/* Where the place stands in an excerpt. */
struct excerpt {
    uint32_t from;   /* characters before it */
    uint32_t length; /* of its characters, those that are shown; 0 at the end of the line */
    uint32_t column; /* terminal columns before it */
};

/* Adds v to out in a form that is safe for a terminal: control and direction characters and invalid bytes become
 * U+FFFD, line ends and tabs become blanks. */
void excerpt_put_safe(struct buf *out, struct str v);
/* Adds the line in the same form, tabs as wide as they are, shortened where it is long to what stands around
 * character `col` (from 1). `n`: how many characters are meant there. */
struct excerpt excerpt_put_line(struct buf *out, struct str line, uint32_t col, uint32_t n);
/* Adds two lines: `line`, with its number, and the caret under column mark.col. */
void excerpt_put(struct buf *out, struct str line, struct mark mark);

#endif
