/* What panels show besides figures: progress, and the rating of action plans. */
#include "compute/figures_int.h"

static const struct period_words *find_given(const struct indicator *indicator, const struct period *period)
{
    for (uint32_t i = 0; i < indicator->progress.n; i++) {
        const struct period_words *given = LIST_AT(indicator->progress, const struct period_words, i);
        if (given->of == period && given->word)
            return given;
    }
    return NULL;
}

bool figures_progress(const struct figures *figures, const struct indicator *indicator, const struct period *period,
                      bool long_term, struct progress_figure *progress)
{
    const struct period_words *given = long_term ? NULL : find_given(indicator, period);
    *progress = (struct progress_figure){0};
    if (given) {
        progress->node = given->word;
        progress->text = str_trim(node_text(given->word));
        progress->look = style_status(figures->style, progress->text);
        return progress->look || progress->text.len > 0;
    }
    enum travel travel = figures_travel(figures, indicator, period, long_term);
    progress->look = figures_travel_look(figures->style, travel);
    return progress->look != NULL;
}

static void check_word(const struct computing *computing, const struct node *word)
{
    if (word && !style_status(computing->style, str_trim(node_text(word))) && !value_is_none(node_text(word)))
        status_report_unknown(computing->diags, computing->style, word);
}

void panels_check(const struct computing *computing)
{
    for (uint32_t i = 0; i < computing->report->indicators.n; i++) {
        const struct indicator *indicator = computing->report->indicators.items[i];
        if (indicator->plan)
            check_word(computing, indicator->plan->rating);
        for (uint32_t p = 0; p < indicator->progress.n; p++)
            check_word(computing, LIST_AT(indicator->progress, const struct period_words, p)->word);
    }
}
