/* Private to review. Dates and periods in words, as British reports write them. */
#ifndef REVIEW_WHEN_INT_H
#define REVIEW_WHEN_INT_H

#include "check/schema.h"
#include "review/tokens_int.h"

enum when_kind {
    WHEN_NONE,
    WHEN_DAYS,    /* 25 November 2010, 25/11/2010, 2010-11-25, 1 April to 30 September 2010 */
    WHEN_MONTHS,  /* November 2010, July to September, July 2009 to June 2010 */
    WHEN_SEASON,  /* autumn 2010, winter 2010/11 */
    WHEN_YEAR,    /* 2010 */
    WHEN_YEARS,   /* 2010/11, 2010-11; brief: 10/11 */
    WHEN_QUARTER, /* Q2, Qtr 2, second quarter, Quarter 2 of 2010/11 */
    WHEN_HALF     /* H1, first half of 2010, half year */
};

struct when {
    uint8_t kind;         /* enum when_kind */
    uint8_t number;       /* QUARTER, HALF: which; 0: it does not say, or says several */
    bool range;           /* DAYS, MONTHS: two are named */
    struct date from, to; /* what is said: year 0 where no year is; day 0 unless DAYS. YEAR, YEARS, QUARTER and HALF:
                             years only, the same one twice for a calendar year */
    uint32_t first, n;    /* its tokens */
};

/* Reads what begins at token `at`; returns the number of its tokens, 0 when it is no date. `brief`: 10/11 is two
 * years. A month alone is none: May is a verb, too. */
uint32_t when_read(const struct tokens *tokens, uint32_t at, bool brief, struct when *out);

/* The first and the last day that it stands for, in years that begin with `month` (1 to 12; of QUARTER, HALF and
 * YEARS). Year 0: that is not said. */
struct date when_first(const struct when *when, unsigned month);
struct date when_last(const struct when *when, unsigned month);

/* Days since 1 January of the year 0. */
int32_t when_day(struct date date);
/* The first (`last` false) or last day of a month; `month` counts on into further years (13 is January) and back. */
struct date when_month(int year, int month, bool last);
/* "30 September 2010" */
struct str when_say(struct arena *arena, struct date date);
/* The month that a word names, from 1 to 12, also by its first three letters (Sept, too); 0: none. `may` and `march`
 * in small letters are verbs. */
uint8_t when_month_of(struct str word);
/* "September"; month from 1 to 12. */
const char *when_month_name(unsigned month);

#endif
