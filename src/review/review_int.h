/* Private to review. Each function reports one kind of doubt; the codes stand in diag_codes.def under "review". */
#ifndef REVIEW_INTERNAL_H
#define REVIEW_INTERNAL_H

#include "review/review.h"

/* Warnings of one kind about one text: finding a place in it takes time for all of it, and who mends these finds the
 * others. */
#define REVIEW_MOST 20

struct reviewer {
    struct arena *arena;
    struct diags *diags;
    const struct report *report;
    const struct style *style;
    const struct figures *figures;
    const struct period *now; /* with the role `now`; NULL: none */
    uint32_t *series;         /* by indicator->index: of how many series of areas; set by review_figures */
};

/* review.c: the texts of an indicator's action plan, each of which may be NULL; returns how many, 0: it has no plan.
 */
#define REVIEW_PLAN_TEXTS 5
uint32_t review_plan_texts(const struct indicator *indicator, const struct rich **texts);
/* figures.c: all that concerns single figures: statuses, parts, comparators, and here fractions and percentages over
 * 100. */
void review_figures(struct reviewer *reviewer);
/* statuses.c: given statuses, and those that miss their target without a comment. */
void review_statuses(struct reviewer *reviewer);
/* progress.c: progress that is given against the figures. */
void review_progress(struct reviewer *reviewer);
/* unrated.c: figures beside a target that get no status. */
void review_unrated(struct reviewer *reviewer);
/* counted.c: statuses that the tables of counts leave out. */
void review_counted(struct reviewer *reviewer);
/* reasons.c: whether a table prints the reason of the indicator's status of `now` that was given by hand; by
 * indicator->index. */
bool *review_printed_reasons(const struct reviewer *reviewer);
/* own_area.c: the report's own area in the files of areas. */
void review_own_area(struct reviewer *reviewer);
/* parts.c: the indicator's figures against those of its parts. */
void review_parts(struct reviewer *reviewer, const struct indicator *indicator);
/* beside.c: averages and ranks that were given, against those that follow from the areas' values. */
void review_comparators(struct reviewer *reviewer, const struct indicator *indicator);
/* tables.c: totals of tables that are written out. */
void review_tables(struct reviewer *reviewer);
/* comments.c: numbers in comments, messages and actions. */
void review_comments(struct reviewer *reviewer);
/* prose.c: announced counts, stale dates of release. */
void review_prose(struct reviewer *reviewer);
/* names.c: definitions that stand twice, gaps in numbering, look-alike letters. */
void review_names(struct reviewer *reviewer);
/* quoted.c: exempt text that public text repeats. */
void review_quoted(struct reviewer *reviewer);
/* periods.c: labels that contradict the report's period or their own dates. */
void review_periods(struct reviewer *reviewer);

#endif
