/* Figures of comparators by period. */
#include "compute/figures_int.h"

const struct comparator *figures_comparator(const struct indicator *indicator, struct str comparator)
{
    for (uint32_t i = 0; i < indicator->comparators.n; i++) {
        const struct comparator *given = LIST_AT(indicator->comparators, const struct comparator, i);
        if (given->group && str_eq(node_text(given->group), comparator))
            return given;
    }
    return NULL;
}

static bool same_words(struct arena *arena, const struct rich *rich, const struct period *period)
{
    struct str words = str_line(arena, rich_plain(arena, rich));
    return str_eq(words, str_trim(node_text(period->id))) || rich->node == period->label ||
           (period->label && str_eq(words, str_trim(node_text(period->label))));
}

const struct rich *figures_compared(const struct figures *figures, const struct indicator *indicator,
                                    struct str comparator, const struct period *period)
{
    const struct comparator *given = figures_comparator(indicator, comparator);
    for (uint32_t i = 0; period && given && i < given->observed.n; i++) {
        const struct observation *observation = LIST_AT(given->observed, const struct observation, i);
        if (observation->of == period)
            return observation->value;
    }
    const struct comparison *single = period ? figures_comparison(figures, indicator, comparator) : NULL;
    bool of_period = single && !rich_empty(single->value) && !rich_empty(single->period) &&
                     same_words(figures->report->arena, single->period, period);
    return of_period ? single->value : NULL;
}

const struct value *figures_compared_value(const struct figures *figures, const struct indicator *indicator,
                                           struct str comparator, const struct period *period)
{
    struct arena *arena = figures->report->arena;
    const struct rich *printed = figures_compared(figures, indicator, comparator, period);
    if (!printed)
        return NULL;
    struct value *value = ARENA_NEW(arena, struct value);
    *value = value_parse_figure(arena, printed, indicator);
    return value;
}
