/* The doubts that a colleague would raise before the meeting: where the report's words, statuses and totals
 * contradict its figures, or each other. Everything here is a warning; the report can turn each off with a reason
 * (`ignore`). */
#ifndef REVIEW_REVIEW_H
#define REVIEW_REVIEW_H

#include "base/arena.h"
#include "base/diag.h"
#include "compute/figures.h"

struct review_job {
    struct arena *arena;
    struct diags *diags;
    const struct report *report;
    const struct style *style;
    const struct figures *figures;
};

/* Reports every contradiction. Linear in the report's text, up to factors of logarithms. */
void review_report(const struct review_job *job);

#endif
