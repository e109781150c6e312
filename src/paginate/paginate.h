/* Boxes to pages. A page break is decided once. */
#ifndef PAGINATE_PAGINATE_H
#define PAGINATE_PAGINATE_H

#include "base/diag.h"
#include "compose/compose.h"
#include "paginate/page.h"

/* Places everything: body, notes at the foot of the page of their mark, repeated heads, then running heads and page
 * numbers. What cannot be placed (a line higher than its page) is reported with its place. */
struct pages *paginate_report(struct arena *arena, struct diags *diags, const struct report *report,
                              const struct style *style, struct text *text, struct boxes *boxes, bool draft);

#endif
