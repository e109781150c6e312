/* Periods as tables and charts name and order them. */
#include <stdlib.h>

#include "compose/table_view_int.h"

struct str period_words(const struct period *period)
{
    return node_text(period->label ? period->label : period->id);
}

static int compare_dates(struct date a, struct date b)
{
    int32_t x = a.year * 10000 + a.month * 100 + a.day, y = b.year * 10000 + b.month * 100 + b.day;
    return (x > y) - (x < y);
}

/* By their ends; of those that end on the same day, the shorter first; else as declared. */
static int period_order(const struct period *x, const struct period *y)
{
    struct mark m = x->node->mark, n = y->node->mark;
    int order = compare_dates(x->end, y->end);
    order = order ? order : -compare_dates(x->start, y->start);
    order = order ? order : (m.file > n.file) - (m.file < n.file);
    order = order ? order : (m.line > n.line) - (m.line < n.line);
    return order ? order : (m.col > n.col) - (m.col < n.col);
}

/* What is part of a longer period stands before it, and nothing between. */
static int compare_periods(const void *a, const void *b)
{
    const struct period *x = *(const struct period *const *)a, *y = *(const struct period *const *)b;
    const struct period *in = x->whole ? x->whole : x, *of = y->whole ? y->whole : y;
    if (in != of)
        return period_order(in, of);
    if ((x == in) != (y == of))
        return x == in ? 1 : -1;
    return period_order(x, y);
}

void periods_sort(const struct period **periods, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!periods[i]->start.year || !periods[i]->end.year)
            return;
    }
    if (n > 1)
        qsort(periods, n, sizeof(*periods), compare_periods);
}
