/* Averages and ranks that were given, beside those that follow from the areas' values. */
#include "review/review_int.h"

static const char *const measure_words[] = {"mean", "median", "top quartile", "bottom quartile"};

/* Two numbers of the same unit agree when rounding to their written digits may explain the difference. */
static bool agrees(struct decimal given, struct decimal computed)
{
    struct decimal rounded, difference;
    if (given.scale >= computed.scale)
        return !decimal_round(given, computed.scale, &rounded) || decimal_compare(rounded, computed) == 0;
    /* The computed one is rounded itself: half a unit of each. */
    struct decimal half = {5, (uint8_t)(given.scale + 1)}, own = {5, (uint8_t)(computed.scale + 1)};
    if (!decimal_subtract(given, computed, &difference) || !decimal_add(half, own, &half))
        return true;
    return decimal_compare(decimal_absolute(difference), half) <= 0;
}

/* Without a period, what was given may be of any of several series. */
static bool is_other_period(const struct reviewer *reviewer, const struct indicator *indicator,
                            const struct comparator *given)
{
    return rich_empty(given->period) && reviewer->series[indicator->index] > 1;
}

static const struct comparator_group *find_group(const struct report *report, const struct comparator *given)
{
    return given->group ? map_find(&report->comparator_by_id, node_text(given->group)) : NULL;
}

/* ", period 08/09" or nothing */
static struct str period_words(const struct reviewer *reviewer, const struct comparison *comparison)
{
    const struct rich *period = comparison->series->period;
    struct str words = rich_empty(period) ? STR("") : str_line(reviewer->arena, rich_plain(reviewer->arena, period));
    return words.len ? str_printf(reviewer->arena, " for " PRIstr, STR_ARG(words)) : words;
}

static void relate_file(const struct reviewer *reviewer, struct diag *diag, const struct comparison *comparison)
{
    diag_related(reviewer->diags, diag, comparison->series->source->node->mark, "the file of areas");
}

static void review_average(const struct reviewer *reviewer, const struct indicator *indicator,
                           const struct comparator *given, const struct comparison *comparison)
{
    struct value value = value_parse_rich(reviewer->arena, given->value);
    const struct comparator_group *group = find_group(reviewer->report, given);
    if (!group || value.state != VALUE_NUMBER || value.next || value.power != 0 ||
        agrees(value.number, comparison->computed) || is_other_period(reviewer, indicator, given))
        return;
    struct buf written = {0}, computed = {0};
    value_write(&written, value.number, value.number.scale, &value);
    value_write(&computed, comparison->computed, comparison->computed.scale, &value);
    struct str period = period_words(reviewer, comparison);
    struct diag *diag = diag_at(
        reviewer->diags, DIAG_AVERAGE_CONTRADICTS, given->value->node->mark,
        "the figure of " PRIstr " is given as %.*s, but the %s of the %u areas with a value" PRIstr " is %.*s",
        STR_ARG(node_text(group->id)), (int)written.len, written.bytes, measure_words[group->measure],
        comparison->areas, STR_ARG(period), (int)computed.len, computed.bytes);
    diag_help(reviewer->diags, diag,
              "take the `value` out, so that the computed one is printed; or see whether the file is of the same "
              "period and holds all areas");
    relate_file(reviewer, diag, comparison);
    buf_free(&written);
    buf_free(&computed);
}

static bool is_word(struct str given, const struct node *word)
{
    return word && str_same(given, str_trim(node_text(word)));
}

/* Whether the words are a rank of the layout, and not "(See comment)" or the like. */
static bool is_rank(const struct rank_style *ranks, struct str given)
{
    for (uint32_t i = 0; i < ranks->bands.n; i++) {
        const struct rank_band *band = LIST_AT(ranks->bands, const struct rank_band, i);
        if (is_word(given, band->best) || is_word(given, band->worst))
            return true;
    }
    return is_word(given, ranks->average);
}

static void review_rank(const struct reviewer *reviewer, const struct indicator *indicator,
                        const struct comparator *given, const struct comparison *comparison)
{
    struct str words = str_line(reviewer->arena, rich_plain(reviewer->arena, given->rank));
    if (!reviewer->style->ranks || comparison->band.len == 0 || str_same(words, str_trim(comparison->band)) ||
        !is_rank(reviewer->style->ranks, words) || is_other_period(reviewer, indicator, given))
        return;
    struct str period = period_words(reviewer, comparison);
    struct diag *diag = diag_at(reviewer->diags, DIAG_RANK_CONTRADICTS, given->rank->node->mark,
                                "the rank beside " PRIstr " is given as `" PRIstr
                                "`, but by the figures of the %u areas with a value" PRIstr " it is `" PRIstr "`",
                                STR_ARG(node_text(given->group)), STR_ARG(words), comparison->areas, STR_ARG(period),
                                STR_ARG(comparison->band));
    diag_help(reviewer->diags, diag,
              "take the `rank` out, so that the computed one is printed; or see whether the file is of the same "
              "period, and `better` says which end is best");
    relate_file(reviewer, diag, comparison);
}

void review_comparators(struct reviewer *reviewer, const struct indicator *indicator)
{
    for (uint32_t i = 0; i < indicator->comparators.n; i++) {
        const struct comparator *given = LIST_AT(indicator->comparators, const struct comparator, i);
        const struct comparison *comparison =
            given->group ? figures_comparison(reviewer->figures, indicator, node_text(given->group)) : NULL;
        if (!comparison || !comparison->series)
            continue;
        if (!rich_empty(given->value) && !report_ignores(indicator, DIAG_AVERAGE_CONTRADICTS))
            review_average(reviewer, indicator, given, comparison);
        if (!rich_empty(given->rank) && !report_ignores(indicator, DIAG_RANK_CONTRADICTS))
            review_rank(reviewer, indicator, given, comparison);
    }
}
