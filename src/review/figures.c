/* Single figures: percentages that cannot be, and fractions beside percentages (fractions.c). */
#include "review/fractions_int.h"
#include "review/review_int.h"
#include "review/tokens_int.h"

/* --- percentages over 100 */

/* Words that say of a percentage that it is no part of a whole, or that the whole can be exceeded. */
#define EXCEEDING                                                                                                   \
    "change changes changed growth grow increase increases increased increasing rise improvement return returns "   \
    "gap "                                                                                                          \
    "compared comparison relative ratio variance variation exceed exceeded exceeding inflation occupancy capacity " \
    "utilisation utilization overspend underspend difference index versus yield uplift premium markup attendances " \
    "oversubscription reduction decrease cost costs price prices ago"
/* What is exceeded when it stands soon after one of the words below: % of the annual budget, % above target. */
#define EXCEEDED                                                                                                 \
    "target targets budget budgets budgeted plan planned profile profiled forecast forecasts expected baseline " \
    "requirement average quota estimate estimates income turnover gdp salary previous last"
#define BESIDE "of above over below under against than on"

static bool begins_with(const struct tokens *tokens, const char *first, bool needs_of)
{
    uint32_t at = 0;
    while (at < tokens->n && tokens->items[at].kind == TOKEN_MARK)
        at++;
    if (at >= tokens->n || !token_among(&tokens->items[at], first))
        return false;
    return !needs_of || (at + 1 < tokens->n && token_is(&tokens->items[at + 1], "of"));
}

/* Whether the words allow more than 100%. */
static bool may_exceed(const struct tokens *tokens)
{
    uint32_t since = UINT32_MAX; /* one of BESIDE */
    for (uint32_t i = 0; i < tokens->n; i++) {
        const struct token *token = &tokens->items[i];
        since = token_among(token, BESIDE) ? 0 : since < UINT32_MAX ? since + 1 : since;
        if (token_among(token, EXCEEDING) || (since <= 3 && token_among(token, EXCEEDED)))
            return true;
    }
    return false;
}

/* Whether the indicator counts part of a whole. */
static bool is_share(struct arena *arena, const struct indicator *indicator)
{
    struct tokens definition = tokens_of_rich(arena, indicator->definition);
    if (!begins_with(&definition, "%", false) && !begins_with(&definition, "percentage proportion share", true))
        return false;
    struct tokens unit = indicator->unit ? tokens_of_text(arena, node_text(indicator->unit)) : (struct tokens){0};
    return !may_exceed(&definition) && !may_exceed(&unit);
}

static struct decimal upper_end(const struct value *value)
{
    return value->state == VALUE_RANGE ? value->extra->high : value->number;
}

/* The first of the values that is over 100%; NULL: none is. */
static const struct value *find_over(const struct value *value)
{
    struct decimal hundred = {100, 0};
    for (; value; value = value->next) {
        bool number = value->state == VALUE_NUMBER || value->state == VALUE_RANGE;
        if (number && value->unit == UNIT_PERCENT && decimal_compare(upper_end(value), hundred) > 0)
            return value;
    }
    return NULL;
}

static void report_over(const struct reviewer *reviewer, const struct rich *rich, const struct value *value)
{
    struct decimal most = upper_end(value);
    struct buf written = {0};
    value_write(&written, most, most.scale, value);
    struct diag *diag = diag_at(reviewer->diags, DIAG_PERCENTAGE_OVER, rich->node->mark,
                                "%.*s is over 100%%, and the indicator's definition speaks of a part of a whole",
                                (int)written.len, written.bytes);
    diag_help(reviewer->diags, diag,
              "mend the figure; where more than 100%% is possible, say so in the indicator's `unit`, such as "
              "`unit: %% change` or `unit: %% of target`");
    buf_free(&written);
}

/* --- all figures of an indicator */

/* What is still asked of the figures. */
struct checks {
    bool fractions, shares;
};

/* The definition is read once, for the first figure over 100%, and then not again: one warning is enough. */
static void review_value(const struct reviewer *reviewer, const struct indicator *indicator, struct checks *checks,
                         const struct rich *rich, const struct value *value)
{
    if (checks->fractions)
        fraction_review_value(reviewer, rich, value);
    const struct value *over = checks->shares ? find_over(value) : NULL;
    if (!over)
        return;
    checks->shares = false;
    if (is_share(reviewer->arena, indicator))
        report_over(reviewer, rich, over);
}

static void review_texts(const struct reviewer *reviewer, const struct indicator *indicator)
{
    if (!indicator->comment_shared)
        fraction_review_text(reviewer, indicator->comment);
    fraction_review_text(reviewer, indicator->action);
    for (uint32_t i = 0; i < indicator->messages.n; i++)
        fraction_review_text(reviewer, LIST_AT(indicator->messages, const struct message, i)->text);
    fraction_review_text(reviewer, indicator->deleted);
    const struct rich *plan[REVIEW_PLAN_TEXTS];
    uint32_t n = review_plan_texts(indicator, plan);
    for (uint32_t i = 0; i < n; i++)
        fraction_review_text(reviewer, plan[i]);
}

/* Texts that stand in tables in place of comments. */
static void review_replaced(const struct reviewer *reviewer, const struct view *view)
{
    for (uint32_t i = 0; i < view->comments.n; i++)
        fraction_review_text(reviewer, LIST_AT(view->comments, const struct view_comment, i)->text);
}

/* The figures by period, but for the one that stands as the comparator's single figure too. */
static void review_compared(struct reviewer *reviewer, const struct indicator *indicator, struct checks *checks,
                            const struct comparator *given)
{
    for (uint32_t i = 0; i < given->observed.n; i++) {
        const struct rich *written = LIST_AT(given->observed, const struct observation, i)->value;
        struct value value = value_parse_figure(reviewer->arena, written, indicator);
        if (written != given->value)
            review_value(reviewer, indicator, checks, written, &value);
    }
}

static void review_indicator(struct reviewer *reviewer, const struct indicator *indicator)
{
    struct checks checks = {.fractions = !report_ignores(indicator, DIAG_FRACTION_PERCENTAGE),
                            .shares = !report_ignores(indicator, DIAG_PERCENTAGE_OVER)};
    for (unsigned kind = 0; kind < KIND__COUNT; kind++) {
        const struct list *observed = &indicator->observed[kind];
        for (uint32_t i = 0; i < observed->n; i++) {
            const struct observation *observation = LIST_AT(*observed, const struct observation, i);
            if (!rich_empty(observation->value))
                review_value(reviewer, indicator, &checks, observation->value,
                             &reviewer->figures->values[kind][indicator->index][i]);
        }
    }
    if (checks.fractions)
        review_texts(reviewer, indicator);
    for (uint32_t i = 0; i < indicator->comparators.n; i++) {
        const struct comparator *given = LIST_AT(indicator->comparators, const struct comparator, i);
        struct value value = value_parse_figure(reviewer->arena, given->value, indicator);
        if (!rich_empty(given->value))
            review_value(reviewer, indicator, &checks, given->value, &value);
        review_compared(reviewer, indicator, &checks, given);
    }
}

void review_figures(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    reviewer->series = ARENA_ARRAY(reviewer->arena, uint32_t, report->indicators.n);
    for (uint32_t i = 0; i < report->series.n; i++)
        reviewer->series[report->series.items[i]->indicator->index]++;
    review_statuses(reviewer);
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        review_indicator(reviewer, indicator);
        review_parts(reviewer, indicator);
        review_comparators(reviewer, indicator);
    }
    for (uint32_t i = 0; i < report->views.n; i++)
        review_replaced(reviewer, report->views.items[i]);
}
