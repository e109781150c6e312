/* The rules that a tagged PDF's structure must keep (PDF/UA-1, ISO 32000-1 14.8), checked on the logical tree before
 * a byte is written. Private to paint. */
#ifndef PAINT_TAGCHECK_INT_H
#define PAINT_TAGCHECK_INT_H

#include "paint/paint.h"

/* Whether the tree keeps the rules; if not, *error names the rule that is broken first, and the words concerned. A
 * broken rule is a fault of the stages before. Once, in time linear in the nodes and in the tables' cells. */
bool tagcheck(const struct paint_job *job, struct str *error);

#endif
