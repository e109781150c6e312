/* Private to compute. */
#ifndef COMPUTE_INTERNAL_H
#define COMPUTE_INTERNAL_H

#include "compute/figures.h"

/* Whether the word says that there is no status: "-", n/a, Not available ... */
bool status_is_none(struct str word);
/* Reports a status that the layout does not have. */
void status_report_unknown(struct diags *diags, const struct style *style, const struct node *word);
/* What report and layout say of each other besides statuses; see figures_compute. */
void layout_check(struct arena *arena, struct diags *diags, const struct report *report, const struct style *style);

#endif
