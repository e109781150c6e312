/* Single figures: fractions beside their percentages, and percentages that cannot be. */
#include "review/review_int.h"

#include "review/tokens_int.h"

#define MAX_SCALE 18

/* --- fractions */

/* Exactly half way between t and the next unit of its last digit away from zero. */
static bool is_half(struct decimal truncated, struct decimal hundredfold, struct decimal denominator)
{
    if (truncated.scale >= MAX_SCALE - 1 || truncated.units > INT64_MAX / 10 - 1)
        return false;
    struct decimal middle = {truncated.units * 10 + 5, (uint8_t)(truncated.scale + 1)}, product;
    return decimal_multiply(middle, denominator, &product) && decimal_compare(product, hundredfold) == 0;
}

/* Whether numerator / denominator is the percentage at its written digits; of an exact half either neighbour. What
 * is too large to be worked out is believed. `*percentage` is what it should be. */
static bool fraction_agrees(const struct value *value, struct decimal *percentage)
{
    struct decimal hundred = {100, 0}, hundredfold, truncated;
    uint8_t scale = value->number.scale;
    *percentage = value->number;
    if (!decimal_multiply(value->extra->numerator, hundred, &hundredfold) ||
        !decimal_divide_rounded(hundredfold, value->extra->denominator, scale, percentage) ||
        !decimal_divide_truncated(hundredfold, value->extra->denominator, scale, &truncated))
        return true;
    if (decimal_compare(*percentage, value->number) == 0)
        return true;
    return decimal_compare(truncated, value->number) == 0 &&
           is_half(truncated, hundredfold, value->extra->denominator);
}

/* Whether brackets behind the percentage hold just the fraction, with what was counted perhaps: (158/256), (158 of
 * 256 cases). A date, or (3 of 5 schools have answered), is no fraction of the percentage. */
static bool is_its_fraction(struct arena *arena, const struct rich *rich, const struct value *value)
{
    struct str text = value_rich_text(arena, rich);
    struct str rest = str_sub(text, value->to, text.len);
    int64_t open = str_find(rest, "(", 0), close = str_find(rest, ")", 0);
    if (open < 0 || close < open)
        return true;
    struct tokens tokens = tokens_of_text(arena, str_sub(rest, (uint32_t)open + 1, (uint32_t)(close - open - 1)));
    uint32_t n = tokens.n > 0 ? tokens.n - 1 : 0, words = 0;
    if (n == 0)
        return false;
    if (tokens.items[0].kind == TOKEN_WORD) {
        struct str word = tokens.items[0].text;
        int64_t slash = str_find(word, "/", 0);
        return n <= 2 && slash > 0 && str_find(word, "/", (uint32_t)slash + 1) < 0;
    }
    for (uint32_t i = 0; i < n; i++)
        words += tokens.items[i].kind == TOKEN_WORD && !token_among(&tokens.items[i], "of out");
    return words <= 1;
}

static void review_fraction(const struct reviewer *reviewer, const struct rich *rich, const struct value *first)
{
    for (const struct value *value = first; value; value = value->next) {
        struct decimal percentage;
        if (!value->has_fraction || value->state != VALUE_NUMBER || value->unit != UNIT_PERCENT ||
            fraction_agrees(value, &percentage) || !is_its_fraction(reviewer->arena, rich, value))
            continue;
        struct buf written = {0}, numerator = {0}, denominator = {0}, computed = {0};
        value_write(&written, value->number, value->number.scale, value);
        value_write(&computed, percentage, value->number.scale, value);
        decimal_write(&numerator, value->extra->numerator, true);
        decimal_write(&denominator, value->extra->denominator, true);
        struct diag *diag =
            diag_at(reviewer->diags, DIAG_FRACTION_PERCENTAGE, rich->node->mark, "%.*s of %.*s is %.*s, not %.*s",
                    (int)numerator.len, numerator.bytes, (int)denominator.len, denominator.bytes, (int)computed.len,
                    computed.bytes, (int)written.len, written.bytes);
        diag_help(reviewer->diags, diag, "mend the percentage or the fraction");
        buf_free(&written);
        buf_free(&computed);
        buf_free(&numerator);
        buf_free(&denominator);
    }
}

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
        review_fraction(reviewer, rich, value);
    const struct value *over = checks->shares ? find_over(value) : NULL;
    if (!over)
        return;
    checks->shares = false;
    if (is_share(reviewer->arena, indicator))
        report_over(reviewer, rich, over);
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
    for (uint32_t i = 0; i < indicator->comparators.n; i++) {
        const struct comparator *given = LIST_AT(indicator->comparators, const struct comparator, i);
        struct value value = value_parse_rich(reviewer->arena, given->value);
        if (!rich_empty(given->value))
            review_value(reviewer, indicator, &checks, given->value, &value);
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
}
