/* Direction of travel. */
#include "compute/rule_int.h"

/* As it is printed: rounded to the indicator's `decimals`. */
static struct value printed(const struct value *value, int32_t decimals)
{
    struct value copy = *value;
    struct decimal rounded;
    if (decimals >= 0 && decimals <= 18 && decimal_round(value->number, (uint8_t)decimals, &rounded))
        copy.number = rounded;
    return copy;
}

bool figures_counts_up(const struct indicator *indicator, const struct period *period)
{
    return indicator->cumulative == CUMULATIVE_YES ||
           (indicator->cumulative == CUMULATIVE_UNSAID && period->cumulative);
}

/* A figure and the earlier one that it is compared with. */
struct journey {
    const struct value *now, *before;
};

/* Counts that grow from the start of a longer period say nothing beside a shorter part of it. */
static bool is_growing(const struct indicator *indicator, const struct value *value, const struct period *period,
                       const struct period *before)
{
    bool cumulative = figures_counts_up(indicator, period) || figures_counts_up(indicator, before);
    return cumulative && !value_is_percentage(value);
}

/* Percentages and rates do not grow with the length of their period; nor does what an indicator says to be so. */
static bool is_count(const struct indicator *indicator, const struct value *value)
{
    return indicator->cumulative != CUMULATIVE_NO && !value_is_percentage(value) &&
           !str_starts(str_trim(value->words), "per ");
}

static enum travel_lack find_journey(const struct figures *figures, const struct indicator *indicator, enum kind of,
                                     const struct period *period, bool long_term, struct journey *journey)
{
    const struct period *before = long_term ? period->long_before : period->before;
    journey->now = figures_value(figures, indicator, of, period);
    if (!value_is_single(journey->now))
        return TRAVEL_LACKS_FIGURE;
    if (!before)
        return TRAVEL_LACKS_PERIOD;
    journey->before = figures_value(figures, indicator, KIND_ACTUAL, before);
    if (!value_is_single(journey->before))
        return TRAVEL_LACKS_FIGURE;
    if (!value_comparable(journey->now, journey->before))
        return TRAVEL_LACKS_LIKENESS;
    if (!long_term && is_growing(indicator, journey->now, period, before))
        return TRAVEL_LACKS_YEAR;
    if (is_count(indicator, journey->now) && !periods_same_length(period, before))
        return TRAVEL_LACKS_LENGTH;
    return TRAVEL_LACKS_NOTHING;
}

enum travel_lack figures_travel_lack(const struct figures *figures, const struct indicator *indicator,
                                     const struct period *period, bool long_term)
{
    struct journey journey;
    return find_journey(figures, indicator, KIND_ACTUAL, period, long_term, &journey);
}

/* Nearer to the range, or into it, is better. */
static enum travel travel_by_range(const struct value *now, const struct value *before, const struct value *range,
                                   enum travel unsaid)
{
    struct margin now_margin, before_margin;
    if (!margin_of(now, range, POLARITY_RANGE, &now_margin) ||
        !margin_of(before, range, POLARITY_RANGE, &before_margin))
        return unsaid;
    int compared = decimal_compare(now_margin.by, before_margin.by);
    return compared > 0 ? TRAVEL_BETTER : compared < 0 ? TRAVEL_WORSE : TRAVEL_SAME;
}

enum travel travel_of(const struct figures *figures, const struct indicator *indicator, enum kind of,
                      const struct period *period, bool long_term)
{
    struct journey journey;
    if (find_journey(figures, indicator, of, period, long_term, &journey) != TRAVEL_LACKS_NOTHING)
        return TRAVEL_NONE;
    struct value now = printed(journey.now, indicator->decimals);
    struct value before = printed(journey.before, indicator->decimals);
    int compared = value_compare(&now, &before);
    if (compared == 0)
        return TRAVEL_SAME;
    enum travel unsaid = compared > 0 ? TRAVEL_UP : TRAVEL_DOWN;
    if (indicator->better == POLARITY_RANGE)
        return travel_by_range(&now, &before, figures_reference(figures, indicator, of, period, STR("target")),
                               unsaid);
    if (indicator->better != POLARITY_HIGHER && indicator->better != POLARITY_LOWER)
        return unsaid;
    return (compared > 0) == (indicator->better == POLARITY_HIGHER) ? TRAVEL_BETTER : TRAVEL_WORSE;
}

enum travel figures_travel(const struct figures *figures, const struct indicator *indicator,
                           const struct period *period, bool long_term)
{
    return period ? travel_of(figures, indicator, KIND_ACTUAL, period, long_term) : TRAVEL_NONE;
}

const struct status_style *figures_travel_look(const struct style *style, enum travel travel)
{
    const struct travel_style *looks = style->travel;
    if (!looks)
        return NULL;
    switch (travel) {
    case TRAVEL_BETTER:
        return looks->better_look;
    case TRAVEL_SAME:
        return looks->same_look;
    case TRAVEL_WORSE:
        return looks->worse_look;
    case TRAVEL_UP:
        return looks->up_look;
    case TRAVEL_DOWN:
        return looks->down_look;
    case TRAVEL_NONE:
        break;
    }
    return NULL;
}
