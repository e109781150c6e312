/* Private to compute. The steps, in this order: values, comparisons, statuses, columns, views. */
#ifndef COMPUTE_INTERNAL_H
#define COMPUTE_INTERNAL_H

#include "compute/figures.h"

struct computing {
    struct arena *arena;
    struct diags *diags;
    const struct report *report;
    const struct style *style;
    struct figures *figures;
};

/* values.c: parses every observation into figures->values; reports those that hold digits and are not understood. */
void values_compute(struct computing *computing);
/* comparisons.c: averages and ranks from the areas' values, beside what is given: figures->comparisons. */
void comparisons_compute(struct computing *computing);
/* status.c: the statuses that are given and those that rules give: figures->indicators, figures->activities. */
void statuses_compute(struct computing *computing);
/* columns.c: the columns that the report gives views: figures->columns. */
void columns_compute(struct computing *computing);
/* views.c: what views show: figures->views, summaries, changes. */
void views_compute(struct computing *computing);
/* views.c: whether this copy leaves out the indicator's figure. */
bool observation_withheld(const struct indicator *indicator, enum kind of, const struct period *period);
/* views.c: whether this copy leaves out what the indicator's rating of a period is of: all of it, or the figure. */
bool rating_withheld(const struct report *report, const struct indicator *indicator, const struct period *period);
/* tally.c: the counts of a summary or a dashboard. */
struct summary *tally_view(const struct computing *computing, const struct view *view);
/* changes.c: finds each indicator in last time's report (figures->before), then lists what each view of changes
 * shows.
 */
void changes_compute(struct computing *computing);
/* dump_views.c: what the dump says of views: rows that depend on statuses, counts, changes. */
void views_dump(struct buf *out, const struct figures *figures);
/* panels.c: statuses that progress and plans name and the layout lacks. */
void panels_check(const struct computing *computing);
/* rewards.c: reports rewards that no total can count. */
void rewards_check(const struct computing *computing);
/* status_periods.c: reports views by status of a period in which nothing has one. */
void status_periods_check(const struct computing *computing);
/* unused.c: reports data that no view shows. */
void unused_report(const struct computing *computing);

/* Reports a status that the layout does not have. */
void status_report_unknown(struct diags *diags, const struct style *style, const struct node *word);
/* layout.c: what report and layout say of each other besides statuses; see figures_compute. */
void layout_check(struct arena *arena, struct diags *diags, const struct report *report, const struct style *style);
/* Reports a column whose status is against something that the report does not have, at `used`: the place of the view,
 * or of the name itself. */
void column_check_against(struct diags *diags, const struct report *report, const struct column_style *column,
                          const struct node *used);
/* Adds to a message about an unknown name the one that was meant, or else those that there are. */
void suggest_names(struct diags *diags, struct diag *diag, struct str word, const struct map *known);

#endif
