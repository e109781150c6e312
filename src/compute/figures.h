/* What is computed from the report, beside it: the report stays const. Today statuses are those given by hand,
 * resolved against the layout's; rules, ranks, trends and counts have their place here. */
#ifndef COMPUTE_FIGURES_H
#define COMPUTE_FIGURES_H

#include "base/buf.h"
#include "base/diag.h"
#include "check/report.h"
#include "style/style.h"

/* The status of one observation, against what it is compared with. */
struct status_figure {
    const struct period *period;     /* NULL: an activity's */
    struct str against;              /* "target" unless said otherwise */
    const struct status_style *look; /* NULL: only words (`text`), such as "-" */
    struct str text;                 /* as given, when there is no symbol */
    const struct node *node;         /* where it was given */
};

struct status_list {
    const struct status_figure *items;
    uint32_t n;
};

struct figures {
    const struct report *report;
    struct status_list *indicators; /* by indicator->index */
    struct status_list *activities; /* by activity->index: one or none */
};

/* Computes. A status word that the layout does not have is an error with a suggestion, unless it is a no-value word
 * ("-", n/a ...). What else the report and the layout say of each other is checked here too, so that later stages may
 * rely on it: the pages of sections, the tables of views (and their kind), the symbols of keys, the periods and
 * comparators that the columns of the tables in use show, and the widths and alignments of columns written out in the
 * report. */
struct figures *figures_compute(struct arena *arena, struct diags *diags, const struct report *report,
                                const struct style *style);
/* The indicator's status in a period; NULL when it has none. */
const struct status_figure *figures_status(const struct figures *figures, const struct indicator *indicator,
                                           const struct period *period, struct str against);
const struct status_figure *figures_activity_status(const struct figures *figures, const struct activity *activity);
/* The period that a layout's column names: by role, else by id. NULL when the report has none. */
const struct period *figures_period(const struct report *report, struct str name);
/* --dump=figures */
void figures_dump(struct buf *out, const struct figures *figures);

#endif
