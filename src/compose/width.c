#include <stdlib.h>

#include "compose/grid_int.h"

static int span_order(const void *a, const void *b)
{
    const struct width_span *x = a, *y = b;
    if (x->n != y->n)
        return x->n < y->n ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

/* Sorts by width and place, and makes spans over the same columns one. Returns how many are left. */
static uint32_t merge_spans(struct width_span *spans, uint32_t n)
{
    if (n == 0)
        return 0;
    qsort(spans, n, sizeof(*spans), span_order);
    uint32_t last = 0;
    for (uint32_t i = 1; i < n; i++) {
        if (span_order(&spans[last], &spans[i]) != 0) {
            spans[++last] = spans[i];
            continue;
        }
        spans[last].least = len_max(spans[last].least, spans[i].least);
        spans[last].most = len_max(spans[last].most, spans[i].most);
    }
    return last + 1;
}

static len_t *width_of(struct grid_column *column, bool most)
{
    return most ? &column->most : &column->least;
}

/* Least of the widths above `floor` in the open columns, or LEN_MAX. */
static len_t next_level(struct grid_column *columns, const struct width_span *span, bool most, len_t floor)
{
    len_t level = LEN_MAX;
    for (uint32_t c = span->first; c < span->first + span->n; c++) {
        len_t w = *width_of(&columns[c], most);
        if (columns[c].rule.kind != WIDTH_FIXED && w > floor)
            level = len_min(level, w);
    }
    return level;
}

/* Spreads `lack` over the columns of the span that are not fixed: the narrowest rise first, together, until they meet
 * the next wider one. Ends because each round takes in at least one more column or uses up the lack. */
static void fill_up(struct grid_column *columns, const struct width_span *span, bool most, len_t lack)
{
    len_t floor = next_level(columns, span, most, -1);
    while (lack > 0 && floor < LEN_MAX) {
        uint32_t n = 0;
        for (uint32_t c = span->first; c < span->first + span->n; c++)
            n += columns[c].rule.kind != WIDTH_FIXED && *width_of(&columns[c], most) <= floor;
        len_t level = next_level(columns, span, most, floor);
        int64_t step = len_min(level - floor, lack / len_max((len_t)n, 1));
        len_t odd = 0;
        if (step < level - floor)
            odd = lack - (len_t)(step * n);
        for (uint32_t c = span->first; c < span->first + span->n; c++) {
            len_t *w = width_of(&columns[c], most);
            if (columns[c].rule.kind == WIDTH_FIXED || *w > floor)
                continue;
            *w = floor + (len_t)step + (odd > 0);
            odd -= odd > 0;
        }
        lack = step < level - floor ? 0 : lack - (len_t)(step * n);
        floor = level;
    }
}

static void charge_span(struct grid_column *columns, const struct width_span *span)
{
    int64_t least = 0, most = 0;
    bool fraction = false;
    for (uint32_t c = span->first; c < span->first + span->n; c++) {
        least += columns[c].least;
        most += columns[c].most;
        fraction |= columns[c].rule.kind == WIDTH_FRACTION;
    }
    if (span->least > least)
        fill_up(columns, span, /*most*/ false, (len_t)(span->least - least));
    /* A fraction takes what there is; it needs no claim. */
    if (!fraction && span->most > most)
        fill_up(columns, span, /*most*/ true, (len_t)(span->most - most));
}

static void prepare(struct grid_column *columns, uint32_t n, struct width_span *spans, uint32_t nspans,
                    len_t available)
{
    int64_t needed = 0;
    for (uint32_t c = 0; c < n; c++) {
        if (columns[c].rule.kind == WIDTH_FIXED)
            columns[c].least = columns[c].most = columns[c].rule.length;
        needed += columns[c].least;
    }
    /* Spans only add: a table that is too wide without them needs no more work. */
    nspans = needed > available ? 0 : merge_spans(spans, nspans);
    for (uint32_t i = 0; i < nspans; i++)
        charge_span(columns, &spans[i]);
    for (uint32_t c = 0; c < n; c++)
        columns[c].most = len_max(columns[c].least, columns[c].most);
}

static len_t wished(const struct grid_column *column, len_t level)
{
    return column->rule.kind == WIDTH_FIXED ? column->least : len_max(column->least, len_min(column->wish, level));
}

/* Raises the least widths towards the wishes, all up to the same level at most, so that only the longest words are
 * broken: the highest level with which the columns fit. They fit as they are. */
static void grant_wishes(struct grid_column *columns, uint32_t n, len_t available)
{
    len_t low = 0, high = 0;
    for (uint32_t c = 0; c < n; c++)
        high = len_max(high, columns[c].wish);
    while (low < high) {
        len_t level = high - (high - low) / 2;
        int64_t needed = 0;
        for (uint32_t c = 0; c < n; c++)
            needed += wished(&columns[c], level);
        if (needed <= available)
            low = level;
        else
            high = level - 1;
    }
    for (uint32_t c = 0; c < n; c++) {
        columns[c].least = wished(&columns[c], low);
        columns[c].most = len_max(columns[c].least, columns[c].most);
    }
}

/* Automatic columns in `room`: all at most, or between least and most so that they fill it. Returns what they take;
 * `most` becomes the width. */
static int64_t settle_auto(struct grid_column *columns, uint32_t n, int64_t room)
{
    int64_t least = 0, spread = 0;
    for (uint32_t c = 0; c < n; c++) {
        if (columns[c].rule.kind != WIDTH_AUTO)
            continue;
        least += columns[c].least;
        spread += columns[c].most - columns[c].least;
    }
    int64_t left = least + spread <= room ? spread : room - least;
    int64_t taken = least + left;
    for (uint32_t c = 0; c < n; c++) {
        if (columns[c].rule.kind != WIDTH_AUTO)
            continue;
        len_t range = columns[c].most - columns[c].least;
        /* Of what is left in proportion to what is left of the ranges: the last takes the rest, the sum is exact. */
        int64_t more = spread > 0 ? left * range / spread : 0;
        left -= more;
        spread -= range;
        columns[c].most = columns[c].least + (len_t)more;
    }
    return taken;
}

static int64_t share_of(int64_t room, int32_t part, int64_t parts)
{
    return parts > 0 ? room * part / parts : 0;
}

/* Fractions share `room` (at least the sum of their least widths). `most` becomes the width. */
static void settle_fractions(struct grid_column *columns, uint32_t n, int64_t room)
{
    int64_t parts = 0;
    for (uint32_t c = 0; c < n; c++) {
        if (columns[c].rule.kind == WIDTH_FRACTION)
            parts += columns[c].rule.milli;
        columns[c].most = columns[c].rule.kind == WIDTH_FRACTION ? -1 : columns[c].most;
    }
    /* Columns whose share is less than their least get that and leave the division; each round settles one at least,
     * or is the last. */
    for (bool again = true; again;) {
        again = false;
        for (uint32_t c = 0; c < n; c++) {
            if (columns[c].most >= 0 || share_of(room, columns[c].rule.milli, parts) >= columns[c].least)
                continue;
            columns[c].most = columns[c].least;
            room -= columns[c].least;
            parts -= columns[c].rule.milli;
            again = true;
        }
    }
    for (uint32_t c = 0; c < n; c++) {
        if (columns[c].most >= 0)
            continue;
        len_t share = (len_t)share_of(room, columns[c].rule.milli, parts);
        room -= share;
        parts -= columns[c].rule.milli;
        columns[c].most = share;
    }
}

static void sum_up(const struct grid_column *columns, uint32_t n, bool most, len_t *edges)
{
    int64_t x = 0;
    edges[0] = 0;
    for (uint32_t c = 0; c < n; c++) {
        x += most ? columns[c].most : columns[c].least;
        edges[c + 1] = x < LEN_MAX ? (len_t)x : LEN_MAX;
    }
}

int64_t width_settle(struct grid_column *columns, uint32_t n, struct width_span *spans, uint32_t nspans,
                     len_t available, len_t *edges)
{
    prepare(columns, n, spans, nspans, available);
    int64_t needed = 0;
    for (uint32_t c = 0; c < n; c++)
        needed += columns[c].least;
    if (needed > available) {
        sum_up(columns, n, /*most*/ false, edges);
        return needed;
    }
    grant_wishes(columns, n, available);
    int64_t fixed = 0, fractions = 0;
    bool fraction = false;
    for (uint32_t c = 0; c < n; c++) {
        fixed += columns[c].rule.kind == WIDTH_FIXED ? columns[c].least : 0;
        fractions += columns[c].rule.kind == WIDTH_FRACTION ? columns[c].least : 0;
        fraction |= columns[c].rule.kind == WIDTH_FRACTION;
    }
    int64_t taken = settle_auto(columns, n, available - fixed - fractions);
    if (fraction)
        settle_fractions(columns, n, available - fixed - taken);
    sum_up(columns, n, /*most*/ true, edges);
    return 0;
}
