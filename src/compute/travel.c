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

/* The earlier figure that this one is compared with; NULL: there is none. */
static const struct value *earlier(const struct figures *figures, const struct indicator *indicator,
                                   const struct value *value, const struct period *period, bool long_term)
{
    const struct period *before = long_term ? period->long_before : period->before;
    if (!before)
        return NULL;
    bool cumulative = indicator->cumulative == CUMULATIVE_YES ||
                      (indicator->cumulative == CUMULATIVE_UNSAID && (period->cumulative || before->cumulative));
    if (!long_term && cumulative && !value_is_percentage(value))
        return NULL;
    return figures_value(figures, indicator, KIND_ACTUAL, before);
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
    const struct value *value = figures_value(figures, indicator, of, period);
    if (!value_is_single(value))
        return TRAVEL_NONE;
    const struct value *other = earlier(figures, indicator, value, period, long_term);
    if (!value_is_single(other) || !value_comparable(value, other))
        return TRAVEL_NONE;
    struct value now = printed(value, indicator->decimals), before = printed(other, indicator->decimals);
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
