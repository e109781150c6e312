/* Progress that was given against what the figures say. */
#include "review/review_int.h"

static bool is_travel(const struct travel_style *style, const struct status_style *look)
{
    return look == style->better_look || look == style->same_look || look == style->worse_look ||
           look == style->up_look || look == style->down_look;
}

/* Whether the symbol may stand for the direction of travel: one that says only whether figures rise or fall is not
 * weighed against one that says whether that is better. */
static bool may_mean(const struct travel_style *style, const struct status_style *look, enum travel travel)
{
    bool directed = look == style->up_look || look == style->down_look;
    bool judged = look == style->better_look || look == style->worse_look;
    switch (travel) {
    case TRAVEL_BETTER:
        return directed || look == style->better_look;
    case TRAVEL_WORSE:
        return directed || look == style->worse_look;
    case TRAVEL_UP:
        return judged || look == style->up_look;
    case TRAVEL_DOWN:
        return judged || look == style->down_look;
    case TRAVEL_SAME:
        return look == style->same_look;
    default:
        return true;
    }
}

static struct str written(const struct reviewer *reviewer, const struct indicator *indicator,
                          const struct period *period)
{
    const struct observation *observation = figures_observation(indicator, KIND_ACTUAL, period);
    return str_line(reviewer->arena, rich_plain(reviewer->arena, observation ? observation->value : NULL));
}

static void report_contradiction(const struct reviewer *reviewer, const struct indicator *indicator,
                                 const struct period_words *given, const struct status_style *computed)
{
    const struct period *period = given->of;
    struct diag *diag = diag_at(
        reviewer->diags, DIAG_PROGRESS_CONTRADICTS, given->word->mark,
        "the progress of " PRIstr " is given as `" PRIstr "`, but " PRIstr " after " PRIstr " is `" PRIstr "`",
        STR_ARG(node_text(period->id)), STR_ARG(str_trim(node_text(given->word))),
        STR_ARG(written(reviewer, indicator, period)), STR_ARG(written(reviewer, indicator, period->before)),
        STR_ARG(node_text(computed->id)));
    diag_help(reviewer->diags, diag,
              "write `" PRIstr "`, or take it out, so that the figures say it; if it is meant so, say why in the "
              "indicator: `ignore: { progress-contradicts: ... }`",
              STR_ARG(node_text(computed->id)));
}

/* Progress may be meant against the year before, too; figures that count up over the year rise from period to period,
 * whatever the progress. */
static void review_given(const struct reviewer *reviewer, const struct indicator *indicator,
                         const struct period_words *given)
{
    const struct figures *figures = reviewer->figures;
    const struct travel_style *style = reviewer->style->travel;
    const struct status_style *look =
        given->word ? style_status(reviewer->style, str_trim(node_text(given->word))) : NULL;
    if (!look || !given->of || !is_travel(style, look) || figures_counts_up(indicator, given->of))
        return;
    enum travel travel = figures_travel(figures, indicator, given->of, /*long_term*/ false);
    enum travel over_year = figures_travel(figures, indicator, given->of, /*long_term*/ true);
    bool meant = over_year != TRAVEL_NONE && may_mean(style, look, over_year);
    const struct status_style *computed = figures_travel_look(reviewer->style, travel);
    if (computed && !meant && !may_mean(style, look, travel))
        report_contradiction(reviewer, indicator, given, computed);
}

void review_progress(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        if (report_ignores(indicator, DIAG_PROGRESS_CONTRADICTS))
            continue;
        for (uint32_t p = 0; p < indicator->progress.n; p++)
            review_given(reviewer, indicator, LIST_AT(indicator->progress, const struct period_words, p));
    }
}
