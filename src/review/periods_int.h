/* Private to review. What a period is, to be held against what texts say of it. */
#ifndef REVIEW_PERIODS_INT_H
#define REVIEW_PERIODS_INT_H

#include "review/review_int.h"
#include "review/when_int.h"

/* What is known of a period. */
struct known {
    const struct period *period;
    const struct period *whole; /* the dated year that it is part of, else a longer dated period; NULL: none */
    unsigned month;             /* in which its years begin, from 1; 0: that is not known */
    unsigned quarter;           /* that it is, or that it ends; 0: none */
    int year;                   /* in which the year begins that it is part of; 0: that is not known */
    bool dated;                 /* it has a start and an end */
};

/* The month in which years begin, as the periods of twelve months have it, else the numbered quarters; April where
 * nothing says so; 0 where they differ. */
unsigned periods_year_begins(struct arena *arena, const struct report *report);
struct known periods_know(struct arena *arena, const struct period *period, unsigned year_begins);
/* Whether a period's dates contradict what is said of it. `wide`: said of the report or a column, so that the longer
 * period may be meant, too. Fifteen days either way are no contradiction: some quarters are counted in weeks. */
bool periods_contradict(const struct known *known, const struct when *when, bool wide);

#endif
