/* A period against a date in words. */
#include "review/periods_int.h"

#define NEAR_DAYS 15
/* Week, month, quarter, half, year, plan: no period is part of more. */
#define MOST_WHOLES 8

static int32_t days_between(struct date from, struct date to)
{
    return when_day(to) - when_day(from);
}

static bool is_near(struct date a, struct date b)
{
    int32_t days = days_between(a, b);
    return days >= -NEAR_DAYS && days <= NEAR_DAYS;
}

static bool is_dated(const struct period *period)
{
    return period->start.year && period->end.year;
}

static bool is_year_long(const struct period *period)
{
    int32_t days = days_between(period->start, period->end);
    return days >= 365 - NEAR_DAYS && days <= 366 + NEAR_DAYS;
}

/* ---- when years begin ---- */

/* The only quarter that the text names; 0: none, or several. */
static unsigned named_quarter(struct arena *arena, const struct node *node, int *year)
{
    unsigned quarter = 0;
    if (!node)
        return 0;
    struct tokens tokens = tokens_of_text(arena, node_text(node));
    struct when when;
    for (uint32_t i = 0; i < tokens.n;) {
        uint32_t n = when_read(&tokens, i, true, &when);
        if (n && when.kind == WHEN_QUARTER)
            quarter = quarter && quarter != when.number ? 0 : when.number;
        if (n && (when.kind == WHEN_YEARS || when.kind == WHEN_QUARTER) && when.to.year == when.from.year + 1)
            *year = when.from.year;
        i += n ? n : 1;
    }
    return quarter;
}

/* As the dates of numbered quarters have it, where two different ones agree. */
static unsigned implied_begin(struct arena *arena, const struct report *report)
{
    unsigned begin = 0, numbers = 0;
    int year = 0;
    for (uint32_t i = 0; i < report->periods.n; i++) {
        const struct period *period = report->periods.items[i];
        unsigned quarter = is_dated(period) ? named_quarter(arena, period->id, &year) : 0;
        if (!quarter)
            continue;
        unsigned month = (period->end.month + 12 - 3 * quarter) % 12 + 1;
        if (begin && begin != month)
            return 4;
        begin = month;
        numbers |= 1u << quarter;
    }
    return (numbers & (numbers - 1)) ? begin : 4;
}

unsigned periods_year_begins(struct arena *arena, const struct report *report)
{
    unsigned month = 0;
    for (uint32_t i = 0; i < report->periods.n; i++) {
        const struct period *period = report->periods.items[i];
        int year = 0;
        if (!is_dated(period) || !is_year_long(period))
            continue;
        if (named_quarter(arena, period->label, &year) || named_quarter(arena, period->id, &year))
            continue; /* the twelve months up to a quarter */
        if (month && month != period->start.month)
            return 0;
        month = period->start.month;
    }
    return month ? month : implied_begin(arena, report);
}

/* ---- what a period is ---- */

/* The year of `month` in which a date lies. */
static int year_of(struct date date, unsigned month)
{
    return date.year - (date.month < month);
}

/* Whether it begins with the year, or says that it counts from there. */
static bool counts_on(const struct known *known)
{
    const struct period *period = known->period;
    return period->cumulative ||
           is_near(period->start, when_month(year_of(period->start, known->month), (int)known->month, false));
}

/* The quarter at whose end the period ends. */
static unsigned quarter_by_dates(const struct known *known)
{
    const struct period *period = known->period;
    int32_t days = days_between(period->start, period->end);
    if (!known->month || (days > 92 + NEAR_DAYS && !period->cumulative))
        return 0;
    for (unsigned quarter = 1; quarter <= 4; quarter++) {
        for (int year = period->end.year - 1; year <= period->end.year; year++) {
            if (is_near(when_month(year, (int)(known->month + 3 * quarter - 1), true), period->end))
                return quarter;
        }
    }
    return 0;
}

struct known periods_know(struct arena *arena, const struct period *period, unsigned year_begins)
{
    struct known known = {.period = period, .month = year_begins, .dated = is_dated(period)};
    int said = 0;
    const struct period *whole = period->whole;
    for (int i = 0; i < MOST_WHOLES && whole && !(known.whole && is_year_long(known.whole)); i++) {
        known.whole = is_dated(whole) ? whole : known.whole;
        whole = whole->whole;
    }
    if (known.whole && is_year_long(known.whole))
        known.month = known.whole->start.month;
    unsigned by_label = named_quarter(arena, period->label, &said);
    unsigned by_id = named_quarter(arena, period->id, &said);
    known.quarter = by_id ? by_id : by_label;
    known.year = said;
    if (known.dated) {
        known.quarter = known.quarter ? known.quarter : quarter_by_dates(&known);
        known.year = known.month ? year_of(period->end, known.month) : 0;
    }
    return known;
}

/* ---- contradictions ---- */

/* Quarters and halves: the period must end with it, and begin with it unless it counts on from before. */
static bool part_differs(const struct known *known, const struct when *when)
{
    const struct period *period = known->period;
    struct when dated = *when;
    if (!known->month || !when->number)
        return false;
    for (int year = period->end.year - 2; year <= period->end.year; year++) {
        dated.from.year = dated.to.year = (int16_t)year;
        if (!is_near(when_last(&dated, known->month), period->end))
            continue;
        int32_t late = days_between(when_first(&dated, known->month), period->start);
        bool rolling = days_between(period->start, period->end) > 300;
        return late > NEAR_DAYS || (late < -NEAR_DAYS && !counts_on(known) && !rolling);
    }
    return true;
}

/* 2010/11: the year in which the period lies, or of which it is. */
static bool years_differ(const struct known *known, const struct when *when)
{
    const struct period *period = known->period;
    if (!known->dated)
        return known->year && known->year != when->from.year;
    if (is_year_long(period))
        return period->start.year != when->from.year || period->end.year != when->to.year;
    if (days_between(period->start, period->end) > 400)
        return false;
    if (known->whole && known->year)
        return known->year != when->from.year;
    return period->start.year < when->from.year || period->end.year > when->to.year;
}

static bool year_differs(const struct known *known, int year, bool wide)
{
    const struct period *period = known->period, *whole = known->whole;
    return known->dated && year != period->start.year && year != period->end.year &&
           !(whole && year == whole->start.year) && !(wide && whole && year == whole->end.year);
}

/* A range of months or days. */
static bool range_differs(const struct known *known, const struct when *when, bool wide)
{
    const struct period *period = known->period, *whole = known->whole;
    struct when dated = *when;
    if (!dated.to.year) {
        dated.to.year = period->end.year;
        dated.from.year = (int16_t)(period->end.year - (dated.from.month > dated.to.month));
    }
    struct date first = when_first(&dated, 4), last = when_last(&dated, 4);
    bool from_year = whole && is_near(first, whole->start) && (wide || period->cumulative);
    if (is_near(last, period->end))
        return !is_near(first, period->start) && !from_year;
    return !(from_year && wide && is_near(last, whole->end));
}

static bool months_differ(const struct known *known, const struct when *when, bool wide)
{
    const struct period *period = known->period;
    if (!known->dated)
        return false;
    if (when->range)
        return range_differs(known, when, wide);
    return days_between(when_last(when, 4), period->start) > 0 || days_between(period->end, when_first(when, 4)) > 0;
}

static bool quarter_differs(const struct known *known, const struct when *when, bool wide)
{
    if (wide ? known->quarter && when->number && known->quarter != when->number
             : known->dated && part_differs(known, when))
        return true;
    if (!when->from.year)
        return false;
    return when->from.year == when->to.year ? year_differs(known, when->from.year, wide) : years_differ(known, when);
}

static bool half_differs(const struct known *known, const struct when *when, bool wide)
{
    const struct period *period = known->period;
    int32_t days = known->dated ? days_between(period->start, period->end) : 0;
    if (!known->dated || (wide && days > 184 + NEAR_DAYS))
        return false;
    if (when->number) {
        struct when shorter = *when;
        shorter.kind = WHEN_QUARTER;
        shorter.number = (uint8_t)(2 * when->number);
        return part_differs(known, when) && (!wide || part_differs(known, &shorter));
    }
    return !wide && !period->cumulative && (days < 181 - NEAR_DAYS || days > 184 + NEAR_DAYS);
}

bool periods_contradict(const struct known *known, const struct when *when, bool wide)
{
    switch (when->kind) {
    case WHEN_DAYS:
        return when->range && months_differ(known, when, wide);
    case WHEN_MONTHS:
        return months_differ(known, when, wide);
    case WHEN_YEAR:
        return year_differs(known, when->from.year, wide);
    case WHEN_YEARS:
        return years_differ(known, when);
    case WHEN_QUARTER:
        return quarter_differs(known, when, wide);
    case WHEN_HALF:
        return half_differs(known, when, wide);
    default:
        return false;
    }
}
