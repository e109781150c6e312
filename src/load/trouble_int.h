/* What libyaml refuses, in words that help. Private to load. */
#ifndef LOAD_TROUBLE_INT_H
#define LOAD_TROUBLE_INT_H

#include <stddef.h>

#include "base/diag.h"

/* libyaml's account of a syntax error. Lines and columns count from 0. */
struct trouble {
    const char *problem, *context; /* NULL: none */
    size_t line, col;
    size_t context_line, context_col;
    bool flow; /* a list or mapping in brackets is open, as far as events tell */
};

/* Reports the error at the place where the user has to change something, which is often not where libyaml noticed it.
 * Returns whether that is the line of byte `cut`, where a comment may have cut a text (0: none), so that the report
 * covers this as well. */
bool trouble_report(struct diags *diags, uint16_t file, const struct trouble *trouble, uint32_t cut);

#endif
