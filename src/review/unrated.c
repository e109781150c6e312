/* Figures that stand beside a target and have no status, and why. */
#include "review/review_int.h"

#include <string.h>

struct pair {
    const struct indicator *indicator;
    const struct observation *actual, *target; /* as written, of the period `now` */
    const struct value *figure, *aim;
    enum polarity better;
};

static const struct rule *find_rule(const struct reviewer *reviewer, const struct node *name)
{
    struct str id = str_trim(node_text(name));
    const struct rule *own = map_find(&reviewer->report->rule_by_id, id);
    for (uint32_t i = 0; !own && i < reviewer->style->rules.n; i++) {
        const struct rule *rule = LIST_AT(reviewer->style->rules, const struct rule, i);
        if (rule->id && str_eq(str_trim(node_text(rule->id)), id))
            return rule;
    }
    return own;
}

/* Whether the rule asks how far the figure is from its target; `none` is no rule. */
static bool asks_target(const struct reviewer *reviewer, const struct node *name)
{
    const struct rule *rule = find_rule(reviewer, name);
    if (!rule || (rule->against && !str_eqz(str_trim(node_text(rule->against)), "target")))
        return false;
    for (uint32_t i = 0; i < rule->bands.n; i++) {
        const struct rule_band *band = LIST_AT(rule->bands, const struct rule_band, i);
        if (band->from || band->over)
            return true;
    }
    return false;
}

static bool is_compared(const struct reviewer *reviewer, const struct indicator *indicator)
{
    const struct head *head = reviewer->report->head;
    const struct texts *usual = head && head->rule.n ? &head->rule : &reviewer->style->rule;
    const struct texts *rules = indicator->rules.n ? &indicator->rules : usual;
    for (uint32_t i = 0; i < rules->n; i++) {
        if (asks_target(reviewer, rules->items[i]))
            return true;
    }
    return false;
}

static bool is_figure(const struct value *value, bool range)
{
    return value && !value->next && (value->state == VALUE_NUMBER || (range && value->state == VALUE_RANGE));
}

/* "Gross £1.2m" and "Net £0.9m", one below the other. */
static bool is_labelled(const struct value *value)
{
    return value && value->next && value->state == VALUE_NUMBER && value->extra && value->extra->label.len > 0;
}

/* The figure of the period `now` and a target of its own; false: one of them is missing, or is no figure. */
static bool find_pair(const struct reviewer *reviewer, const struct indicator *indicator, struct pair *pair)
{
    const struct figures *figures = reviewer->figures;
    const struct period *now = reviewer->now;
    *pair = (struct pair){.indicator = indicator,
                          .actual = figures_observation(indicator, KIND_ACTUAL, now),
                          .target = figures_observation(indicator, KIND_TARGET, now),
                          .figure = figures_value(figures, indicator, KIND_ACTUAL, now),
                          .aim = figures_value(figures, indicator, KIND_TARGET, now),
                          .better = (enum polarity)indicator->better};
    bool labelled = is_labelled(pair->figure) && is_labelled(pair->aim);
    return pair->actual && pair->target &&
           (labelled || (is_figure(pair->figure, false) && is_figure(pair->aim, true)));
}

static struct str written(const struct reviewer *reviewer, const struct observation *observation)
{
    return str_line(reviewer->arena, rich_plain(reviewer->arena, observation->value));
}

static struct diag *report_pair(const struct reviewer *reviewer, const struct pair *pair, const char *why)
{
    struct str figure = written(reviewer, pair->actual), target = written(reviewer, pair->target);
    struct diag *diag =
        diag_at(reviewer->diags, DIAG_NOT_RATED, pair->target->value->node->mark,
                PRIstr " for " PRIstr ", " PRIstr " against the target " PRIstr ", gets no status: %s",
                STR_ARG(node_text(pair->indicator->ref)), STR_ARG(node_text(reviewer->now->id)), STR_ARG(figure),
                STR_ARG(target), why);
    diag_related(reviewer->diags, diag, pair->actual->value->node->mark, "the figure");
    return diag;
}

static void report_polarity(const struct reviewer *reviewer, const struct pair *pair)
{
    struct diag *diag = report_pair(reviewer, pair, "the indicator does not say which figures are `better`");
    if (pair->aim->state == VALUE_RANGE)
        diag_help(
            reviewer->diags, diag,
            "add `better: range` where figures within the target are good; `better: none` if no figure is better "
            "than another");
    else
        diag_help(reviewer->diags, diag,
                  "add `better: higher` or `better: lower`; `better: none` if no figure is better than another");
}

static void report_range(const struct reviewer *reviewer, const struct pair *pair)
{
    const char *word = pair->better == POLARITY_HIGHER ? "higher" : "lower";
    struct diag *diag = report_pair(reviewer, pair, "the target is a range");
    diag_help(reviewer->diags, diag, "write `better: range` in place of `better: %s`, or a single figure as target",
              word);
}

static void report_several(const struct reviewer *reviewer, const struct pair *pair)
{
    struct diag *diag = report_pair(reviewer, pair, "several amounts in one cell are not rated");
    diag_help(
        reviewer->diags, diag,
        "give the status by hand (`status`), or make each amount an indicator of its own; `rule: none` if it is "
        "not to be rated");
}

static void say_unit(struct buf *out, const struct value *value)
{
    if (value->unit == UNIT_PERCENT)
        buf_puts(out, "a percentage");
    else if (value->unit == UNIT_POINTS)
        buf_puts(out, "a number of percentage points");
    else if (value->unit == UNIT_MONEY)
        buf_printf(out, "an amount in " PRIstr, STR_ARG(value_currency(value)));
    else if (value->words.len)
        buf_printf(out, "a number of \"" PRIstr "\"", STR_ARG(str_trim(value->words)));
    else
        buf_puts(out, "a plain number");
}

static void report_units(const struct reviewer *reviewer, const struct pair *pair)
{
    struct str figure = written(reviewer, pair->actual), target = written(reviewer, pair->target);
    struct buf ours = {0}, theirs = {0};
    say_unit(&ours, pair->figure);
    say_unit(&theirs, pair->aim);
    struct diag *diag = report_pair(reviewer, pair, "the two cannot be compared");
    if (pair->figure->has_fraction && pair->aim->has_fraction && pair->figure->unit == UNIT_PLAIN)
        diag_help(reviewer->diags, diag,
                  "counts out of different totals say little beside each other: write \"" PRIstr "\" and \"" PRIstr
                  "\" as percentages",
                  STR_ARG(figure), STR_ARG(target));
    else if (ours.len == theirs.len && memcmp(ours.bytes, theirs.bytes, ours.len) == 0)
        diag_help(reviewer->diags, diag, "write \"" PRIstr "\" and \"" PRIstr "\" in the same way", STR_ARG(figure),
                  STR_ARG(target));
    else
        diag_help(reviewer->diags, diag,
                  "write both in the same unit: \"" PRIstr "\" is %.*s, and \"" PRIstr "\" is %.*s", STR_ARG(figure),
                  (int)ours.len, ours.bytes, STR_ARG(target), (int)theirs.len, theirs.bytes);
    buf_free(&ours);
    buf_free(&theirs);
}

/* Given by hand, or computed from the target. */
static bool has_status(const struct reviewer *reviewer, const struct indicator *indicator)
{
    const struct status_list *list = &reviewer->figures->indicators[indicator->index];
    for (uint32_t i = 0; i < list->n; i++) {
        const struct status_figure *status = &list->items[i];
        if (status->of == KIND_ACTUAL && status->period == reviewer->now &&
            (status->node || (status->look->rated && str_eqz(str_trim(status->against), "target"))))
            return true;
    }
    return false;
}

static void help_travel(const struct reviewer *reviewer, struct diag *diag, enum travel_lack lack, bool long_term)
{
    const struct period *now = reviewer->now;
    const struct period *before = long_term ? now->long_before : now->before;
    const char *key = long_term ? "year_before" : "previous";
    if (lack == TRAVEL_LACKS_PERIOD)
        diag_help(reviewer->diags, diag,
                  "name the period that it is compared with: `%s` with the period `" PRIstr
                  "`; or give the status by "
                  "hand",
                  key, STR_ARG(node_text(now->id)));
    else if (lack == TRAVEL_LACKS_YEAR)
        diag_help(reviewer->diags, diag,
                  "counts that grow through the year (`cumulative`) are compared with the year before only: write "
                  "`travel_long: yes` in a rule of your own, or give the status by hand");
    else if (lack == TRAVEL_LACKS_LENGTH)
        diag_help(
            reviewer->diags, diag,
            "counts of periods of different lengths say nothing beside each other: name one as long as `" PRIstr
            "` by `%s`; or, where the figure does not grow with the length of its period (a rate, an average, a "
            "number on one day), write `cumulative: no` with the indicator",
            STR_ARG(node_text(now->id)), key);
    else
        diag_help(reviewer->diags, diag,
                  "give the indicator a figure for `" PRIstr "` in the same unit, or give the status by hand",
                  STR_ARG(node_text(before->id)));
}

/* The figure has no status since a band depends on a direction of travel that it does not have. */
static void report_travel(const struct reviewer *reviewer, const struct indicator *indicator, const struct rule *rule)
{
    const struct observation *actual = figures_observation(indicator, KIND_ACTUAL, reviewer->now);
    enum travel_lack lack = figures_travel_lack(reviewer->figures, indicator, reviewer->now, rule->travel_long);
    struct diag *diag = diag_at(reviewer->diags, DIAG_NOT_RATED, actual->value->node->mark,
                                PRIstr " for " PRIstr ", " PRIstr ", gets no status: the rule `" PRIstr
                                       "` asks whether it is better or worse than before, and %s",
                                STR_ARG(node_text(indicator->ref)), STR_ARG(node_text(reviewer->now->id)),
                                STR_ARG(written(reviewer, actual)), STR_ARG(node_text(rule->id)),
                                lack == TRAVEL_LACKS_PERIOD   ? "no earlier period is known"
                                : lack == TRAVEL_LACKS_FIGURE ? "there is no earlier figure"
                                : lack == TRAVEL_LACKS_LENGTH ? "the earlier count is of a period of another length"
                                                              : "the earlier figure cannot be compared");
    help_travel(reviewer, diag, lack, rule->travel_long);
}

static void review_indicator(const struct reviewer *reviewer, const struct indicator *indicator)
{
    struct pair pair;
    const struct rule *rule = reviewer->figures->no_travel[indicator->index];
    if (rule && indicator->better != POLARITY_NONE && !report_ignores(indicator, DIAG_NOT_RATED)) {
        report_travel(reviewer, indicator, rule);
        return;
    }
    if (indicator->better == POLARITY_NONE || !find_pair(reviewer, indicator, &pair) ||
        has_status(reviewer, indicator) || !is_compared(reviewer, indicator) ||
        report_ignores(indicator, DIAG_NOT_RATED))
        return;
    if (pair.figure->next)
        report_several(reviewer, &pair);
    else if (!value_comparable(pair.figure, pair.aim))
        report_units(reviewer, &pair);
    else if (pair.better == POLARITY_UNSAID)
        report_polarity(reviewer, &pair);
    else if (pair.better != POLARITY_RANGE && pair.aim->state == VALUE_RANGE)
        report_range(reviewer, &pair);
}

void review_unrated(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    for (uint32_t i = 0; reviewer->now && i < report->indicators.n; i++)
        review_indicator(reviewer, report->indicators.items[i]);
}
