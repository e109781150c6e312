/* What a figure is compared with. */
#include "compute/rule_int.h"

/* Longer periods within one another. */
#define WHOLE_DEPTH 8

enum against against_find(const struct report *report, struct str name, enum kind *kind, const struct period **period)
{
    static const struct {
        const char *word;
        enum kind kind;
    } kinds[] = {
        {"target", KIND_TARGET},     {"baseline", KIND_BASELINE}, {"stretch", KIND_STRETCH},
        {"estimate", KIND_ESTIMATE}, {"forecast", KIND_FORECAST}, {"actual", KIND_ACTUAL},
    };
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (str_eqz(name, kinds[i].word)) {
            *kind = kinds[i].kind;
            return AGAINST_KIND;
        }
    }
    if (map_find(&report->comparator_by_id, name))
        return AGAINST_COMPARATOR;
    *period = figures_period(report, name);
    return *period ? AGAINST_PERIOD : AGAINST_NOTHING;
}

bool against_same(const struct report *report, struct str a, struct str b)
{
    enum kind kind;
    const struct period *first, *second;
    return str_eq(a, b) || (against_find(report, a, &kind, &first) == AGAINST_PERIOD &&
                            against_find(report, b, &kind, &second) == AGAINST_PERIOD && first == second);
}

bool value_is_percentage(const struct value *value)
{
    return value->unit == UNIT_PERCENT || value->unit == UNIT_POINTS;
}

/* A value that something can be compared with. */
static const struct value *known(const struct value *value)
{
    return value && (value->state == VALUE_NUMBER || value->state == VALUE_RANGE) ? value : NULL;
}

/* A percentage of the longer period. One that says that there is none ends the search. */
static const struct value *of_whole(const struct figures *figures, const struct indicator *indicator, enum kind kind,
                                    const struct period *period)
{
    for (unsigned i = 0; i < WHOLE_DEPTH && period->whole; i++) {
        period = period->whole;
        const struct value *value = figures_value(figures, indicator, kind, period);
        if (value)
            return known(value) && value_is_percentage(value) ? value : NULL;
    }
    return NULL;
}

static int32_t month_of(struct date date)
{
    return date.year * 12 + date.month;
}

bool periods_same_length(const struct period *a, const struct period *b)
{
    if (!a->start.year || !a->end.year || !b->start.year || !b->end.year)
        return !a->whole == !b->whole;
    return month_of(a->end) - month_of(a->start) == month_of(b->end) - month_of(b->start);
}

static bool later(const struct period *a, const struct period *b)
{
    return a->start.year && b->start.year && month_of(a->start) > month_of(b->start);
}

/* The actual figure of an earlier period. */
static const struct value *of_period(const struct figures *figures, const struct indicator *indicator,
                                     const struct period *named, enum kind kind, const struct period *period)
{
    if (later(named, period) || (named == period && kind == KIND_ACTUAL))
        return NULL;
    return known(figures_value(figures, indicator, KIND_ACTUAL, named));
}

/* A baseline holds for what follows it: the last one written that is not of a later period. */
static const struct value *earlier_baseline(const struct figures *figures, const struct indicator *indicator,
                                            const struct period *period)
{
    const struct list *list = &indicator->observed[KIND_BASELINE];
    for (uint32_t i = list->n; i-- > 0;) {
        const struct period *of = LIST_AT(*list, const struct observation, i)->of;
        const struct value *value = of ? known(figures_value(figures, indicator, KIND_BASELINE, of)) : NULL;
        if (value && !later(of, period) && (value_is_percentage(value) || periods_same_length(of, period)))
            return value;
    }
    return NULL;
}

static const struct value *of_kind(const struct figures *figures, const struct indicator *indicator, enum kind kind,
                                   const struct period *period)
{
    const struct value *value = figures_value(figures, indicator, kind, period);
    if (value)
        return known(value);
    if (kind == KIND_TARGET)
        return of_whole(figures, indicator, kind, period);
    return kind == KIND_BASELINE ? earlier_baseline(figures, indicator, period) : NULL;
}

/* Of figures by period, the latest that is not of a later period. */
static const struct value *earlier_compared(const struct figures *figures, const struct indicator *indicator,
                                            struct str name, const struct list *list, const struct period *period)
{
    const struct value *latest = NULL;
    const struct period *at = NULL;
    for (uint32_t i = 0; i < list->n; i++) {
        const struct period *of = LIST_AT(*list, const struct observation, i)->of;
        bool eligible = !later(of, period) && !(at && later(at, of));
        const struct value *value = eligible ? known(figures_compared_value(figures, indicator, name, of)) : NULL;
        at = value ? of : at;
        latest = value ? value : latest;
    }
    return latest;
}

static const struct value *of_comparator(const struct figures *figures, const struct indicator *indicator,
                                         struct str name, const struct period *period)
{
    const struct comparator *given = figures_comparator(indicator, name);
    if (given && given->observed.n > 0) {
        const struct value *same = figures_compared_value(figures, indicator, name, period);
        return same ? known(same) : earlier_compared(figures, indicator, name, &given->observed, period);
    }
    const struct comparison *comparison = figures_comparison(figures, indicator, name);
    if (!comparison || !comparison->value)
        return NULL;
    struct value *value = ARENA_NEW(figures->report->arena, struct value);
    *value = value_parse_figure(figures->report->arena, comparison->value, indicator);
    return known(value);
}

/* A baseline of whatever period, even if counts of it cannot be compared. */
static bool baseline_missing(const struct figures *figures, const struct indicator *indicator)
{
    const struct list *list = &indicator->observed[KIND_BASELINE];
    for (uint32_t i = 0; i < list->n; i++) {
        if (figures->values[KIND_BASELINE][indicator->index][i].state != VALUE_NONE)
            return false;
    }
    return true;
}

/* Neither for the period nor for a longer one that it is part of. */
static bool kind_missing(const struct figures *figures, const struct indicator *indicator, enum kind kind,
                         const struct period *period)
{
    for (unsigned i = 0; i <= WHOLE_DEPTH && period; i++) {
        const struct value *value = figures_value(figures, indicator, kind, period);
        if (value)
            return value->state == VALUE_NONE;
        period = period->whole;
    }
    return true;
}

bool against_missing(const struct figures *figures, const struct indicator *indicator, enum kind kind,
                     const struct period *period, struct str against)
{
    enum kind other = kind;
    const struct period *named = NULL;
    const struct comparison *comparison;
    if (figures_reference(figures, indicator, kind, period, against))
        return false;
    switch (against_find(figures->report, against, &other, &named)) {
    case AGAINST_KIND:
        return other == KIND_BASELINE ? baseline_missing(figures, indicator)
                                      : other != kind && kind_missing(figures, indicator, other, period);
    case AGAINST_COMPARATOR:
        comparison = figures_comparison(figures, indicator, against);
        return !comparison || value_parse_rich(figures->report->arena, comparison->value).state == VALUE_NONE;
    case AGAINST_PERIOD:
        return named != period && !later(named, period) && kind_missing(figures, indicator, KIND_ACTUAL, named);
    default:
        return false;
    }
}

const struct value *figures_reference(const struct figures *figures, const struct indicator *indicator,
                                      enum kind kind, const struct period *period, struct str against)
{
    enum kind other = kind;
    const struct period *named = NULL;
    if (!period)
        return NULL;
    switch (against_find(figures->report, against, &other, &named)) {
    case AGAINST_KIND:
        return other == kind ? NULL : of_kind(figures, indicator, other, period);
    case AGAINST_COMPARATOR:
        return of_comparator(figures, indicator, against, period);
    case AGAINST_PERIOD:
        return of_period(figures, indicator, named, kind, period);
    case AGAINST_NOTHING:
        break;
    }
    return NULL;
}
