/* Which rows views show, once the statuses are known. */
#include "compute/grouping_int.h"

const struct period *figures_view_period(const struct report *report, const struct view *view)
{
    return figures_period(report, view->period ? node_text(view->period) : STR("now"));
}

/* What has no target is not counted as if it met one, however it compares with other things. */
static unsigned weight(const struct status_figure *figure)
{
    if (str_eq(figure->against, STR("target")))
        return 2;
    return figure->look && !figure->look->rated ? 0 : 1;
}

const struct status_figure *figures_rating(const struct figures *figures, const struct indicator *indicator,
                                           const struct period *period)
{
    const struct status_list *list = &figures->indicators[indicator->index];
    const struct status_figure *best = NULL;
    for (uint32_t i = 0; i < list->n && period; i++) {
        const struct status_figure *figure = &list->items[i];
        if (figure->of != KIND_ACTUAL || figure->period != period)
            continue;
        if (!best || weight(figure) > weight(best))
            best = figure;
    }
    return best;
}

/* A symbol, or words where the layout has no such symbol. */
static bool word_matches(const struct style *style, const struct node *word, const struct status_figure *figure)
{
    const struct status_style *look = style_status(style, str_trim(node_text(word)));
    return look ? figure->look == look : !figure->look && str_same(figure->text, str_trim(node_text(word)));
}

static bool any_word_matches(const struct figures *figures, const struct view *view,
                             const struct status_figure *figure)
{
    for (uint32_t i = 0; i < view->status.n; i++) {
        if (word_matches(figures->style, view->status.items[i], figure))
            return true;
    }
    return false;
}

/* The rating of the view's period; in a report that does not say which period is `now`, that of any. */
static bool indicator_bears(const struct figures *figures, const struct view *view, const struct indicator *indicator)
{
    const struct status_list *list = &figures->indicators[indicator->index];
    const struct period *period = figures_view_period(figures->report, view);
    const struct status_figure *rating = figures_rating(figures, indicator, period);
    if (period)
        return rating && any_word_matches(figures, view, rating);
    for (uint32_t i = 0; i < list->n; i++) {
        if (list->items[i].of == KIND_ACTUAL && any_word_matches(figures, view, &list->items[i]))
            return true;
    }
    return false;
}

static bool is_exception(const struct figures *figures, const struct indicator *indicator,
                         const struct period *period)
{
    const struct exception_style *exceptions = figures->style->exceptions;
    const struct status_figure *rating = figures_rating(figures, indicator, period);
    for (uint32_t i = 0; rating && rating->look && i < exceptions->nlooks; i++) {
        if (exceptions->looks[i] == rating->look)
            return true;
    }
    return false;
}

static bool is_shown(const struct figures *figures, const struct view *view, const struct period *period,
                     const void *item)
{
    const struct indicator *indicator = item;
    const struct status_figure *status;
    switch (view->kind) {
    case VIEW_INDICATORS:
    case VIEW_LIST:
    case VIEW_PANEL:
    case VIEW_PANELS:
        return view->status.n == 0 || indicator_bears(figures, view, indicator);
    case VIEW_ACTIVITIES:
        status = view->status.n ? figures_activity_status(figures, item) : NULL;
        return view->status.n == 0 || (status && any_word_matches(figures, view, status));
    case VIEW_ENGAGEMENT:
        return true;
    case VIEW_EXCEPTIONS:
        return is_exception(figures, indicator, period);
    case VIEW_DASHBOARD: /* may do without the table of exceptions */
        return figures_layout(figures, view)->dashboard->exceptions && is_exception(figures, indicator, period);
    case VIEW_REWARDS:
        return indicator->reward || indicator->observed[KIND_STRETCH].n > 0;
    default:
        return false;
    }
}

/* Those that earn one reward together follow one another, so that the table prints it once; groups that the report
 * writes out stay as they are. */
static void group_rewards(const struct computing *computing, struct view_rows *rows)
{
    uint32_t nrewards = computing->report->rewards.n;
    uint32_t *numbers = ARENA_ARRAY(computing->arena, uint32_t, nrewards + 1);
    const void **sorted = ARENA_ARRAY(computing->arena, const void *, rows->n);
    uint32_t *group_of = ARENA_ARRAY(computing->arena, uint32_t, rows->n);
    uint32_t *groups = ARENA_ARRAY(computing->arena, uint32_t, rows->n + 1);
    uint32_t ngroups = 0;
    for (uint32_t i = 0; i < rows->n; i++) { /* groups are numbered from 1 by their first row */
        const struct reward *reward = ((const struct indicator *)rows->items[i])->reward;
        uint32_t own = 0;
        uint32_t *group = reward ? &numbers[reward->index] : &own;
        *group = *group ? *group : ++ngroups;
        group_of[i] = *group;
        groups[*group]++;
    }
    for (uint32_t g = 1; g <= ngroups; g++)
        groups[g] += groups[g - 1];
    for (uint32_t i = 0; i < rows->n; i++)
        sorted[groups[group_of[i] - 1]++] = rows->items[i];
    rows->items = sorted;
}

static struct view_rows shown_rows(const struct computing *computing, const struct view *view)
{
    const struct figures *figures = computing->figures;
    const struct period *period = figures_view_period(computing->report, view);
    struct view_rows rows = {.items = ARENA_ARRAY(computing->arena, const void *, view->nrows)};
    uint32_t *kept = ARENA_ARRAY(computing->arena, uint32_t, view->group_of ? view->nrows : 0);
    for (uint32_t i = 0; i < view->nrows; i++) {
        if (!is_shown(figures, view, period, view->rows[i]))
            continue;
        if (view->group_of)
            kept[rows.n] = i;
        rows.items[rows.n++] = view->rows[i];
    }
    if (view->kind == VIEW_REWARDS && view->groups.n == 0)
        group_rewards(computing, &rows);
    row_groups_find(computing, view, &rows, kept);
    return rows;
}

static struct view_rows all_rows(const struct computing *computing, const struct view *view)
{
    struct view_rows rows = {.items = view->rows, .n = view->nrows};
    row_groups_find(computing, view, &rows, NULL);
    return rows;
}

static bool is_final(const struct view *view)
{
    return view->kind == VIEW_ENGAGEMENT || ((view->kind == VIEW_INDICATORS || view->kind == VIEW_ACTIVITIES ||
                                              view->kind == VIEW_PANEL || view->kind == VIEW_PANELS) &&
                                             view->status.n == 0);
}

void views_compute(struct computing *computing)
{
    const struct report *report = computing->report;
    struct figures *figures = computing->figures;
    figures->views = ARENA_ARRAY(computing->arena, struct view_rows, report->views.n);
    figures->summaries = ARENA_ARRAY(computing->arena, struct summary *, report->views.n);
    for (uint32_t i = 0; i < report->views.n; i++) {
        const struct view *view = report->views.items[i];
        figures->views[i] = is_final(view) ? all_rows(computing, view) : shown_rows(computing, view);
        if (view->kind == VIEW_SUMMARY || view->kind == VIEW_DASHBOARD)
            figures->summaries[i] = tally_view(computing, view);
    }
    changes_compute(computing);
    status_periods_check(computing);
    rewards_check(computing);
    unused_report(computing);
}

struct view_rows figures_rows(const struct figures *figures, const struct view *view)
{
    return figures->views[view->index];
}

bool observation_withheld(const struct indicator *indicator, enum kind of, const struct period *period)
{
    const struct observation *observation = figures_observation(indicator, of, period);
    return observation && rich_withheld(observation->value);
}

bool rating_withheld(const struct report *report, const struct indicator *indicator, const struct period *period)
{
    return report_leaves_out(report, indicator->exempt) || observation_withheld(indicator, KIND_ACTUAL, period);
}

static bool goes_by_status(const struct view *view)
{
    return view->kind == VIEW_EXCEPTIONS || view->kind == VIEW_SUMMARY || view->kind == VIEW_DASHBOARD ||
           view->status.n > 0;
}

static bool is_withheld(const struct report *report, const struct view *view, const void *item)
{
    const struct indicator *indicator = item;
    if (view->kind == VIEW_ACTIVITIES)
        return report_leaves_out(report, ((const struct activity *)item)->exempt);
    if (view->kind == VIEW_ENGAGEMENT)
        return report_leaves_out(report, ((const struct engagement *)item)->exempt);
    return goes_by_status(view) ? rating_withheld(report, indicator, figures_view_period(report, view))
                                : report_leaves_out(report, indicator->exempt);
}

uint32_t figures_withheld(const struct figures *figures, const struct view *view)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < view->nrows; i++)
        n += is_withheld(figures->report, view, view->rows[i]);
    return n;
}
