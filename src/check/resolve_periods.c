/* Periods: what each is part of, and which come before it. */
#include <stdlib.h>

#include "base/sys.h"
#include "check/check_int.h"

/* Longer periods within one another; more is a circle. */
#define PERIOD_DEPTH 64

/* Periods of a class are compared with one another; other lengths only with exactly the same number of days. */
static const struct {
    int32_t least, most;
} classes[] = {{28, 31}, {89, 92}, {181, 184}, {365, 366}};

/* A period with both dates, as it is looked for. */
struct span {
    int32_t day;    /* its first day or its last */
    int32_t length; /* index of its class; days + 1000 where it is in none */
    uint32_t index; /* in report->periods */
    struct period *period;
};

/* The number of a day, from an arbitrary beginning: the years are counted from March, so that a leap day is the last
 * of its year (the civil calendar of Hinnant, "chrono-compatible low-level date algorithms"). */
static int32_t day_number(struct date date)
{
    int32_t year = date.year - (date.month <= 2);
    int32_t month = date.month + (date.month > 2 ? -3 : 9);
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day;
}

static struct date year_earlier(struct date date)
{
    bool leap_day = date.month == 2 && date.day == 29;
    return (struct date){(int16_t)(date.year - 1), date.month, leap_day ? 28 : date.day};
}

static int32_t length_class(int32_t days)
{
    for (int32_t i = 0; i < (int32_t)(sizeof(classes) / sizeof(classes[0])); i++) {
        if (days >= classes[i].least && days <= classes[i].most)
            return i;
    }
    return days + 1000;
}

static bool has_dates(const struct period *period)
{
    return period->start.year && period->end.year && day_number(period->start) <= day_number(period->end);
}

bool period_ends_before(const struct period *a, const struct period *b)
{
    return a->end.year && b->end.year && day_number(a->end) < day_number(b->end);
}

static int32_t period_length(const struct period *period)
{
    return length_class(day_number(period->end) - day_number(period->start) + 1);
}

static void check_dates(struct checker *checker, const struct period *period)
{
    if (period->start.year && period->end.year && !has_dates(period)) {
        const struct node *end = node_find(period->node, "end");
        struct diag *diag = diag_at(checker->diags, DIAG_PERIOD, (end ? end : period->node)->mark,
                                    "period `" PRIstr "` ends before it starts", STR_ARG(node_text(period->id)));
        diag_help(checker->diags, diag, "exchange or mend `start` and `end`");
    }
}

/* False after a report: the longer periods lead back. */
static bool check_part_of(struct checker *checker, const struct period *period)
{
    const struct period *at = period;
    for (unsigned i = 0; at && at->part_of; i++) {
        if (i == PERIOD_DEPTH) {
            struct diag *diag =
                diag_at(checker->diags, DIAG_PERIOD, period->part_of->mark,
                        "`part_of` leads in a circle back to `" PRIstr "`", STR_ARG(node_text(at->id)));
            diag_help(checker->diags, diag, "name a longer period, and take `part_of` out of the longest one");
            return false;
        }
        at = i == 0 ? names_find(checker, &checker->periods, at->part_of)
                    : map_find(&checker->report->period_by_id, node_text(at->part_of));
    }
    return true;
}

/* The period that another one names as coming before it. */
static const struct period *named_before(struct checker *checker, const struct period *period,
                                         const struct node *name)
{
    const struct period *before = names_find(checker, &checker->periods, name);
    if (!before)
        return NULL; /* reported */
    bool same = before == period;
    bool later = before->start.year && period->start.year && day_number(before->start) >= day_number(period->start);
    if (!same && !later)
        return before;
    struct diag *diag = diag_at(checker->diags, DIAG_PERIOD, name->mark,
                                same ? "period `" PRIstr "` cannot come before itself"
                                     : "`" PRIstr "` does not come before `" PRIstr "`: by its dates it is later",
                                STR_ARG(node_text(before->id)), STR_ARG(node_text(period->id)));
    diag_help(checker->diags, diag, "name an earlier period, or take this out: it is found by the dates");
    return NULL;
}

static int compare_spans(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    if (x->day != y->day)
        return (x->day > y->day) - (x->day < y->day);
    if (x->length != y->length)
        return (x->length > y->length) - (x->length < y->length);
    if (x->period->cumulative != y->period->cumulative)
        return x->period->cumulative - y->period->cumulative;
    return (x->index > y->index) - (x->index < y->index);
}

/* The first declared period of that day, length and way of counting; NULL: none. */
static struct period *find_counted(const struct span *spans, uint32_t n, int32_t day, int32_t length,
                                   uint8_t cumulative)
{
    struct period like = {.cumulative = cumulative};
    struct span wanted = {.day = day, .length = length, .index = 0, .period = &like};
    uint32_t from = 0, to = n;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        bool before = compare_spans(&spans[middle], &wanted) < 0;
        from = before ? middle + 1 : from;
        to = before ? to : middle;
    }
    bool found = from < n && spans[from].day == day && spans[from].length == length &&
                 spans[from].period->cumulative == cumulative;
    return found ? spans[from].period : NULL;
}

/* One that counts as `like` does is preferred. */
static struct period *find_span(const struct span *spans, uint32_t n, int32_t day, const struct period *like)
{
    int32_t length = period_length(like);
    struct period *found = find_counted(spans, n, day, length, like->cumulative);
    return found ? found : find_counted(spans, n, day, length, !like->cumulative);
}

/* What comes before each period by the dates, where it is not named. */
static void find_before(struct checker *checker)
{
    struct report *report = checker->report;
    struct span *starts = sys_malloc(sizeof(struct span) * ((size_t)report->periods.n + 1));
    struct span *ends = sys_malloc(sizeof(struct span) * ((size_t)report->periods.n + 1));
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->periods.n; i++) {
        struct period *period = report->periods.items[i];
        if (!has_dates(period))
            continue;
        starts[n] = (struct span){day_number(period->start), period_length(period), i, period};
        ends[n] = starts[n];
        ends[n++].day = day_number(period->end);
    }
    qsort(starts, n, sizeof(struct span), compare_spans);
    qsort(ends, n, sizeof(struct span), compare_spans);
    for (uint32_t i = 0; i < report->periods.n; i++) {
        struct period *period = report->periods.items[i];
        if (!period->previous && has_dates(period))
            period->before = find_span(ends, n, day_number(period->start) - 1, period);
        if (!period->year_before && has_dates(period))
            period->long_before = find_span(starts, n, day_number(year_earlier(period->start)), period);
    }
    free(starts);
    free(ends);
}

void resolve_periods(struct checker *checker)
{
    struct report *report = checker->report;
    for (uint32_t i = 0; i < report->periods.n; i++) {
        struct period *period = report->periods.items[i];
        check_dates(checker, period);
        if (period->part_of && check_part_of(checker, period))
            period->whole = map_find(&report->period_by_id, node_text(period->part_of));
        if (period->previous)
            period->before = named_before(checker, period, period->previous);
        if (period->year_before)
            period->long_before = named_before(checker, period, period->year_before);
        if (period->role)
            names_put(checker, "a period with the role", &report->period_by_role, period->role, period);
    }
    find_before(checker);
}
