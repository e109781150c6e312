/* Private to review: the parts of review_prose. */
#ifndef REVIEW_PROSE_INT_H
#define REVIEW_PROSE_INT_H

#include "review/review_int.h"
#include "review/when_int.h"

struct prose {
    struct reviewer *reviewer;
    struct date issued;           /* what was to come before this day has come; year 0: not known */
    const struct node *issued_at; /* where that is said */
    bool by_period;               /* it is the end of the period with the role `now`, not the report's date */
    unsigned year_begins;         /* month in which years begin; 0: unknown */
    uint32_t themes;              /* different ones among the priorities */
};

/* How many indicators, activities and priorities a section shows, with all below it. */
struct shown {
    uint32_t indicators, activities, priorities, sections;
};

/* Where a text stands. */
struct place {
    struct place *above; /* NULL: the report */
    const struct section *section;
    struct shown shown; /* once `counted` */
    bool counted;
};

/* The token at `at`; a STOP behind the last. */
const struct token *prose_token(const struct tokens *tokens, uint32_t at);
/* Words from token `from` up to and without token `to`, as written. */
struct str prose_words(const struct tokens *tokens, uint32_t from, uint32_t to);
/* stale.c: releases announced for a date before the report's. `indicator`: whose text it is; NULL: none's. */
void prose_review_releases(struct prose *prose, const struct rich *rich, const struct indicator *indicator);
/* counts.c: the seven priorities. */
void prose_review_counts(struct prose *prose, struct place *place, const struct rich *rich);
/* list_counts.c: the following three points: */
void prose_review_lists(struct prose *prose, const struct rich *rich);

/* prose_numbers.c: the whole number in words (seven, twenty-one, a hundred and twelve) or digits at token `at`;
 * returns how many tokens it has, 0 when there is none. A number that reads as a year is none. */
uint32_t number_read(const struct tokens *tokens, uint32_t at, uint32_t *number);
/* As prose writes it: in words up to twenty, then in digits. */
struct str number_say(struct arena *arena, uint32_t number);

#endif
