/* Statuses that were given against what the figures say, and what misses its target without a word about it. */
#include "review/review_int.h"

static void write_value(struct buf *out, const struct value *value)
{
    value_write(out, value->number, value->number.scale, value);
    if (value->state == VALUE_RANGE) {
        buf_puts(out, " to ");
        value_write(out, value->extra->high, value->extra->high.scale, value);
    }
}

/* "the target 65%", "72.79% (England)" */
static void write_reference(struct buf *out, const struct value *value, struct str against)
{
    bool named = str_eqz(against, "target") || str_eqz(against, "baseline");
    if (named)
        buf_printf(out, "the " PRIstr " ", STR_ARG(against));
    write_value(out, value);
    if (!named)
        buf_printf(out, " (" PRIstr ")", STR_ARG(against));
}

/* " (higher is better, tolerance 5%)" */
static void write_terms(struct buf *out, const struct indicator *indicator, const struct rule *rule)
{
    static const char *const words[] = {"", "higher is better", "lower is better", "inside the range is better", ""};
    const struct node *tolerance = indicator->tolerance ? indicator->tolerance : rule->tolerance;
    const char *polarity = words[indicator->better];
    if (!*polarity && !tolerance)
        return;
    buf_printf(out, " (%s%s", polarity, *polarity && tolerance ? ", " : "");
    if (tolerance)
        buf_printf(out, "tolerance " PRIstr, STR_ARG(str_trim(node_text(tolerance))));
    buf_puts(out, ")");
}

/* What the figures say, and how: "68.7% against the target 65% (...) is `better` by the rule `target-limits`". */
static void write_finding(struct buf *out, const struct reviewer *reviewer, const struct indicator *indicator,
                          const struct status_figure *status)
{
    enum kind of = (enum kind)status->of;
    const struct value *value = figures_value(reviewer->figures, indicator, of, status->period);
    const struct value *reference =
        figures_reference(reviewer->figures, indicator, of, status->period, status->against);
    if (value)
        write_value(out, value);
    else
        buf_puts(out, "the figure");
    if (reference) {
        buf_puts(out, " against ");
        write_reference(out, reference, status->against);
    }
    if (status->rule && reference)
        write_terms(out, indicator, status->rule);
    buf_printf(out, " is `" PRIstr "`", STR_ARG(node_text(status->computed->id)));
    if (status->rule && status->rule->id)
        buf_printf(out, " by the rule `" PRIstr "`", STR_ARG(node_text(status->rule->id)));
}

static void relate_figure(const struct reviewer *reviewer, struct diag *diag, const struct indicator *indicator,
                          const struct status_figure *status)
{
    const struct observation *observation = figures_observation(indicator, (enum kind)status->of, status->period);
    if (observation && observation->value)
        diag_related(reviewer->diags, diag, observation->value->node->mark, "the figure");
}

static void report_contradiction(const struct reviewer *reviewer, const struct indicator *indicator,
                                 const struct status_figure *status)
{
    struct buf finding = {0};
    write_finding(&finding, reviewer, indicator, status);
    struct str given = str_trim(node_text(status->node)), computed = node_text(status->computed->id);
    const char *quote = status->look ? "" : "\""; /* "-" */
    struct str period = node_text(status->period->id);
    struct diag *diag = diag_at(reviewer->diags, DIAG_STATUS_CONTRADICTS, status->node->mark,
                                "the %s of " PRIstr " is given as `" PRIstr "`, but %.*s",
                                status->of == KIND_FORECAST ? "status forecast" : "status", STR_ARG(period),
                                STR_ARG(given), (int)finding.len, finding.bytes);
    diag_help(reviewer->diags, diag,
              "write `" PRIstr
              "`, or take the status out, so that the computed one is printed; if it is meant so, say "
              "why: { word: %s" PRIstr "%s, reason: ... }",
              STR_ARG(computed), quote, STR_ARG(given), quote);
    relate_figure(reviewer, diag, indicator, status);
    buf_free(&finding);
}

static void report_reason(const struct reviewer *reviewer, const struct indicator *indicator,
                          const struct status_figure *status)
{
    struct diag *diag =
        diag_at(reviewer->diags, DIAG_STATUS_REASON, status->reason->mark,
                "the status of " PRIstr " has a reason for being other than the computed one, but `" PRIstr
                "` is the computed one",
                STR_ARG(node_text(status->period->id)), STR_ARG(str_trim(node_text(status->node))));
    diag_help(reviewer->diags, diag, "take the `reason` out, or look whether figure and target are right");
    relate_figure(reviewer, diag, indicator, status);
}

/* "(See comment)", and the comment is there. */
static bool is_explained(const struct indicator *indicator, const struct status_figure *status)
{
    return !status->look && !rich_empty(indicator->comment) &&
           str_find(status->node->len < 32 ? node_text(status->node) : STR(""), "ee comment", 0) >= 0;
}

static void review_given(const struct reviewer *reviewer, const struct indicator *indicator,
                         const struct status_figure *status)
{
    if (!status->node || !status->computed || !status->period)
        return;
    if (!status->look && !value_is_none(status->text))
        return; /* unknown to the layout, which was reported */
    if (status->overridden && !status->reason && !is_explained(indicator, status) &&
        !report_ignores(indicator, DIAG_STATUS_CONTRADICTS))
        report_contradiction(reviewer, indicator, status);
    else if (!status->overridden && status->reason && !report_ignores(indicator, DIAG_STATUS_REASON))
        report_reason(reviewer, indicator, status);
}

static bool names_period(const struct message *message, const struct period *period)
{
    for (uint32_t i = 0; i < message->over.n; i++) {
        if (str_eq(str_trim(node_text(message->over.items[i])), node_text(period->id)))
            return true;
    }
    return false;
}

static bool has_message(const struct indicator *indicator, const struct period *now)
{
    for (uint32_t i = 0; i < indicator->messages.n; i++) {
        if (names_period(LIST_AT(indicator->messages, const struct message, i), now))
            return true;
    }
    return false;
}

/* Those whose row the message of another indicator covers in the period `now`. */
static void mark_covered(const struct reviewer *reviewer, const struct indicator *indicator, bool *covered)
{
    for (uint32_t i = 0; i < indicator->messages.n; i++) {
        const struct message *message = LIST_AT(indicator->messages, const struct message, i);
        for (uint32_t j = 0; j < message->with.n && names_period(message, reviewer->now); j++) {
            struct str ref = str_trim(node_text(message->with.items[j]));
            const struct indicator *other = map_find(&reviewer->report->indicator_by_ref, ref);
            if (other)
                covered[other->index] = true;
        }
    }
}

/* The status by which it is an exception; NULL: it is none. */
static const struct status_figure *find_exception(const struct reviewer *reviewer, const struct indicator *indicator)
{
    const struct exception_style *exceptions = reviewer->style->exceptions;
    const struct status_list *list = &reviewer->figures->indicators[indicator->index];
    for (uint32_t i = 0; i < list->n; i++) {
        const struct status_figure *status = &list->items[i];
        for (uint32_t j = 0; j < exceptions->nlooks; j++) {
            if (status->look && status->look == exceptions->looks[j] && status->of == KIND_ACTUAL &&
                status->period == reviewer->now)
                return status;
        }
    }
    return NULL;
}

/* `printed`: a reason of a status given by hand stands below the row, and is as good as a comment. */
static void review_silence(const struct reviewer *reviewer, const struct indicator *indicator, bool printed)
{
    if (!rich_empty(indicator->comment) || !rich_empty(indicator->action) || has_message(indicator, reviewer->now) ||
        report_ignores(indicator, DIAG_WORSE_WITHOUT_COMMENT))
        return;
    const struct status_figure *status = find_exception(reviewer, indicator);
    if (!status || (printed && status->overridden && status->reason))
        return;
    struct str word = node_text(status->look->id);
    struct diag *diag = diag_at(
        reviewer->diags, DIAG_WORSE_WITHOUT_COMMENT, indicator->ref->mark,
        "the status of " PRIstr " for " PRIstr " is `" PRIstr "`, and there is neither a `comment` nor an `action`",
        STR_ARG(node_text(indicator->ref)), STR_ARG(node_text(reviewer->now->id)), STR_ARG(word));
    diag_help(reviewer->diags, diag,
              "say why, and what is done about it: `comment: Two posts were vacant until August.`");
    if (status->node)
        diag_related(reviewer->diags, diag, status->node->mark, "the status");
    else
        relate_figure(reviewer, diag, indicator, status);
}

void review_statuses(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    bool silence = reviewer->now && reviewer->style->exceptions;
    bool *covered = ARENA_ARRAY(reviewer->arena, bool, report->indicators.n);
    const bool *printed = silence ? review_printed_reasons(reviewer) : NULL;
    for (uint32_t i = 0; silence && i < report->indicators.n; i++)
        mark_covered(reviewer, report->indicators.items[i], covered);
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        const struct status_list *list = &reviewer->figures->indicators[indicator->index];
        for (uint32_t j = 0; j < list->n; j++)
            review_given(reviewer, indicator, &list->items[j]);
        if (silence && !covered[indicator->index])
            review_silence(reviewer, indicator, printed[indicator->index]);
    }
}
