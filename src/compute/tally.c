/* Indicators counted by status. */
#include "compute/grouping_int.h"

static uint32_t look_index(const struct style *style, const struct status_style *look)
{
    return (uint32_t)(look - LIST_AT(style->statuses, const struct status_style, 0));
}

static void tally_add(struct arena *arena, const struct style *style, struct tally *tally,
                      const struct status_figure *rating)
{
    if (!tally->by_status)
        tally->by_status = ARENA_ARRAY(arena, uint32_t, style->statuses.n);
    if (rating && rating->look)
        tally->by_status[look_index(style, rating->look)]++;
    if (rating && rating->look && rating->look->rated)
        tally->rated++;
    else
        tally->unrated++;
}

static void count(struct grouping *grouping, struct summary *summary, const struct indicator *indicator,
                  const struct period *period)
{
    const struct computing *computing = grouping->computing;
    const struct status_figure *rating = figures_rating(computing->figures, indicator, period);
    struct place place = {indicator->priority, indicator->directorate, indicator->committee};
    tally_add(computing->arena, computing->style, &grouping_find(grouping, &place)->row.tally, rating);
    tally_add(computing->arena, computing->style, &summary->whole.tally, rating);
}

static bool has_any(const struct summary_row *row)
{
    return row->tally.rated + row->tally.unrated > 0;
}

struct summary *tally_view(const struct computing *computing, const struct view *view)
{
    struct grouping grouping;
    const struct period *period = figures_view_period(computing->report, view);
    struct summary *summary = ARENA_NEW(computing->arena, struct summary);
    grouping_begin(&grouping, computing, view->by);
    summary->whole.tally.by_status = ARENA_ARRAY(computing->arena, uint32_t, computing->style->statuses.n);
    for (uint32_t i = 0; i < view->nrows; i++) {
        const struct indicator *indicator = view->rows[i];
        if (!rating_withheld(computing->report, indicator, period))
            count(&grouping, summary, indicator, period);
    }
    summary->rows = ARENA_ARRAY(computing->arena, struct summary_row, (size_t)grouping.groups.n + 1);
    for (uint32_t i = 0; i < grouping.groups.n; i++) {
        if (has_any(&grouping.groups.items[i]->row))
            summary->rows[summary->nrows++] = grouping.groups.items[i]->row;
    }
    if (has_any(&grouping.none.row) && view->by != BY_REPORT)
        summary->rows[summary->nrows++] = grouping.none.row;
    return summary;
}

struct tally figures_tally(struct arena *arena, const struct figures *figures)
{
    const struct report *report = figures->report;
    const struct period *now = figures_period(report, STR("now"));
    struct tally tally = {.by_status = ARENA_ARRAY(arena, uint32_t, figures->style->statuses.n)};
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        if (indicator->uses > 0 && !rating_withheld(report, indicator, now))
            tally_add(arena, figures->style, &tally, figures_rating(figures, indicator, now));
    }
    return tally;
}

/* ---- what is printed of them ---- */

uint32_t tally_count(const struct tally *tally, const struct style *style, const struct texts *statuses)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < statuses->n; i++) {
        const struct status_style *look = style_status(style, str_trim(node_text(statuses->items[i])));
        bool again = false;
        for (uint32_t j = 0; j < i; j++)
            again = again || style_status(style, str_trim(node_text(statuses->items[j]))) == look;
        if (look && !again)
            n += tally->by_status[look_index(style, look)];
    }
    return n;
}

uint32_t tally_percent(uint32_t n, uint32_t of)
{
    return of == 0 ? 0 : (uint32_t)(((uint64_t)n * 200 + of) / ((uint64_t)of * 2));
}
