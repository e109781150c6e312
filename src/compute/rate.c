/* Rates a figure by a rule. */
#include "compute/rule_int.h"

enum verdict {
    FAILS,
    HOLDS,
    UNSAID /* it cannot be said: no better side, nothing to compare with, no earlier figure */
};

bool value_is_single(const struct value *value)
{
    return value && value->state == VALUE_NUMBER && !value->next;
}

static bool amount_of(const struct value *value, struct decimal number, struct decimal *out)
{
    struct value copy = *value;
    copy.number = number;
    return value_amount(&copy, out);
}

/* A single value is a range of its own. */
static bool range_ends(const struct value *reference, struct decimal *low, struct decimal *high)
{
    struct decimal second = reference->state == VALUE_RANGE ? reference->extra->high : reference->number;
    if (!amount_of(reference, reference->number, low) || !amount_of(reference, second, high))
        return false;
    if (decimal_compare(*low, *high) > 0) {
        struct decimal swap = *low;
        *low = *high;
        *high = swap;
    }
    return true;
}

static bool margin_of_range(struct decimal value, struct decimal low, struct decimal high, struct margin *out)
{
    struct decimal above, below;
    if (!decimal_subtract(value, low, &above) || !decimal_subtract(high, value, &below))
        return false;
    bool nearer_low = decimal_compare(above, below) <= 0;
    struct decimal nearer = nearer_low ? above : below;
    out->by = nearer.units < 0 ? nearer : (struct decimal){0, 0};
    out->base = decimal_absolute(nearer_low ? low : high);
    return true;
}

bool margin_of(const struct value *figure, const struct value *reference, enum polarity better, struct margin *out)
{
    struct decimal value, low, high;
    if (!reference || reference->next || !value_is_single(figure) || !value_comparable(figure, reference))
        return false;
    if (!value_amount(figure, &value) || !range_ends(reference, &low, &high))
        return false;
    if (better == POLARITY_RANGE)
        return margin_of_range(value, low, high, out);
    if (reference->state != VALUE_NUMBER || (better != POLARITY_HIGHER && better != POLARITY_LOWER))
        return false;
    out->base = decimal_absolute(low);
    return better == POLARITY_HIGHER ? decimal_subtract(value, low, &out->by)
                                     : decimal_subtract(low, value, &out->by);
}

/* A rule at work on one figure. */
struct trial {
    const struct rating_rule *rule;
    const struct rating *rating;
    struct limit tolerance;
    bool has_margin;
    struct margin margin;
};

/* `over`: the limit itself does not hold. */
static enum verdict try_limit(const struct trial *trial, struct limit limit, bool over)
{
    int compared;
    if (limit.kind == LIMIT_NONE)
        return HOLDS;
    if (!trial->has_margin ||
        !limit_compare(limit, trial->tolerance, &trial->margin, trial->rating->value, &compared))
        return UNSAID;
    return compared > 0 || (compared == 0 && !over) ? HOLDS : FAILS;
}

/* A plain number means the figure's own unit, and its scale word. */
static enum verdict try_figure(const struct value *figure, const struct value *limit, int side)
{
    if (limit->state == VALUE_NONE)
        return HOLDS;
    int compared;
    if (limit->unit == UNIT_PLAIN && limit->power == 0)
        compared = decimal_compare(figure->number, limit->number);
    else if (value_comparable(figure, limit))
        compared = value_compare(figure, limit);
    else
        return UNSAID;
    return compared * side >= 0 ? HOLDS : FAILS;
}

static enum verdict try_travel(const struct trial *trial, enum rule_travel wanted)
{
    const struct rating *rating = trial->rating;
    if (wanted == RULE_TRAVEL_ANY)
        return HOLDS;
    enum travel travel =
        travel_of(rating->figures, rating->indicator, rating->of, rating->period, trial->rule->rule->travel_long);
    if (travel == TRAVEL_NONE)
        return UNSAID;
    if (wanted == RULE_TRAVEL_SAME)
        return travel == TRAVEL_SAME ? HOLDS : FAILS;
    if (travel == TRAVEL_UP || travel == TRAVEL_DOWN)
        return UNSAID;
    bool holds = wanted == RULE_TRAVEL_BETTER  ? travel == TRAVEL_BETTER
                 : wanted == RULE_TRAVEL_WORSE ? travel == TRAVEL_WORSE
                                               : travel != TRAVEL_WORSE;
    return holds ? HOLDS : FAILS;
}

/* One condition that fails is enough; only else does it matter that another cannot be said. */
static enum verdict try_band(const struct trial *trial, const struct rating_band *band)
{
    const enum verdict verdicts[] = {
        try_limit(trial, band->from, false),
        try_limit(trial, band->over, true),
        try_figure(trial->rating->value, &band->min, 1),
        try_figure(trial->rating->value, &band->max, -1),
        try_travel(trial, band->travel),
    };
    enum verdict all = HOLDS;
    for (size_t i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++) {
        if (verdicts[i] == FAILS)
            return FAILS;
        if (verdicts[i] == UNSAID)
            all = UNSAID;
    }
    return all;
}

static bool says_no_new(const struct rating *rating)
{
    const struct observation *observation = figures_observation(rating->indicator, rating->of, rating->period);
    struct arena *arena = rating->figures->report->arena;
    return observation && observation->value && value_is_no_new(value_rich_text(arena, observation->value));
}

const struct status_style *rule_lack(const struct rating_rule *rule, const struct rating *rating)
{
    const struct value *value = rating->value;
    if (rule->broken || (value && value->state == VALUE_WORDS))
        return NULL;
    if (!value || value->state == VALUE_NONE)
        return says_no_new(rating) ? rule->no_new_data : rule->no_data;
    bool missing = rule->no_target && rule->margins &&
                   against_missing(rating->figures, rating->indicator, rating->of, rating->period, rule->against);
    return missing ? rule->no_target : NULL;
}

/* The band holds or not by the direction of travel alone, and there is none. */
static bool lacks_travel(const struct trial *trial, const struct rating_band *band)
{
    const struct rating *rating = trial->rating;
    struct rating_band rest = *band;
    rest.travel = RULE_TRAVEL_ANY;
    return try_band(trial, &rest) == HOLDS &&
           travel_of(rating->figures, rating->indicator, rating->of, rating->period,
                     trial->rule->rule->travel_long) == TRAVEL_NONE;
}

const struct status_style *rule_rate(const struct rating_rule *rule, const struct rating *rating, bool *no_travel)
{
    *no_travel = false;
    if (rule->broken || !value_is_single(rating->value))
        return NULL;
    struct trial trial = {.rule = rule, .rating = rating};
    trial.tolerance = rating->tolerance.kind == LIMIT_NONE ? rule->tolerance : rating->tolerance;
    if (rule->margins) {
        const struct value *reference =
            figures_reference(rating->figures, rating->indicator, rating->of, rating->period, rule->against);
        if (!reference || !value_comparable(rating->value, reference))
            return NULL;
        trial.has_margin =
            margin_of(rating->value, reference, (enum polarity)rating->indicator->better, &trial.margin);
    }
    for (uint32_t i = 0; i < rule->nbands; i++) {
        enum verdict verdict = try_band(&trial, &rule->bands[i]);
        if (verdict == HOLDS)
            return rule->bands[i].look;
        if (verdict == UNSAID) {
            *no_travel = lacks_travel(&trial, &rule->bands[i]);
            return NULL;
        }
    }
    return NULL;
}
