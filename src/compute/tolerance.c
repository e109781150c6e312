/* Tolerances round targets, for those who draw them. */
#include "compute/rule_int.h"

/* As written by the indicator, or the rule that has rated the figure; NULL: neither says it. */
static const struct node *tolerance_node(const struct figures *figures, const struct indicator *indicator,
                                         const struct period *period)
{
    const struct status_figure *status = figures_status(figures, indicator, KIND_ACTUAL, period, STR("target"));
    if (indicator->tolerance)
        return indicator->tolerance;
    return status && status->rule ? status->rule->tolerance : NULL;
}

bool figures_tolerance(const struct figures *figures, const struct indicator *indicator, const struct period *period,
                       struct decimal *low, struct decimal *high)
{
    const struct value *target = figures_value(figures, indicator, KIND_TARGET, period);
    const struct node *node = tolerance_node(figures, indicator, period);
    struct limit limit;
    if (!value_is_single(target) || !node || !limit_parse_tolerance(node_text(node), &limit))
        return false;
    struct decimal amount = limit.number;
    if (limit.kind == LIMIT_SHARE && !decimal_multiply(limit.number, decimal_absolute(target->number), &amount))
        return false;
    return decimal_subtract(target->number, amount, low) && decimal_add(target->number, amount, high);
}
