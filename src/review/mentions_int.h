/* Private to review. Which of the report's periods a text speaks of. */
#ifndef REVIEW_MENTIONS_INT_H
#define REVIEW_MENTIONS_INT_H

#include "review/periods_int.h"

#define MENTION_MAX 4

/* What the periods of a report are called. */
struct calendar {
    const struct reviewer *reviewer;
    VEC(struct called {
        struct when when;
        const struct period *period;
        int year; /* in which the year begins that the period is part of; 0: not known */
    })
    names;
    int year;                                              /* the same of the period `now` */
    bool quarter;                                          /* `now` is a quarter, or counts on to the end of one */
    const struct period *this_year, *last_year, *previous; /* NULL: none */
};

struct mention {
    const struct period *periods[MENTION_MAX];
    uint32_t nperiods; /* 0: a time that is none of the report's periods, or cannot be told */
    bool loose;        /* last year: the same quarter of it may be meant */
    uint32_t first, n; /* its tokens */
};

void calendar_make(struct calendar *calendar, struct reviewer *reviewer);
/* Reads the mention of a time that begins at token `at`: Q2, quarter 2 of 2009/10, last year, October. Returns the
 * number of its tokens; 0: there is none. */
uint32_t mention_read(const struct calendar *calendar, const struct tokens *tokens, uint32_t at, struct mention *out);

#endif
