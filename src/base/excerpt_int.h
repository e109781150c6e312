/* The offending line with a caret below it. Private to base. */
#ifndef BASE_EXCERPT_INT_H
#define BASE_EXCERPT_INT_H

#include "base/buf.h"
#include "base/mark.h"
#include "base/str.h"

/* Adds v to out in a form that is safe for a terminal: control and direction characters and invalid bytes become
 * U+FFFD, line ends and tabs become blanks. */
void excerpt_put_safe(struct buf *out, struct str v);
/* Adds two lines: `line`, shortened around the caret when it is long, and the caret under column mark.col. */
void excerpt_put(struct buf *out, struct str line, struct mark mark);

#endif
