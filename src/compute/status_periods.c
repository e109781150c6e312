/* Views that ask for statuses of a period in which nothing has one: they would print that there are none. */
#include "compute/figures_int.h"

/* Periods that a message names at most. */
enum { NAMED = 5 };

static bool asks_for_statuses(const struct view *view)
{
    switch (view->kind) {
    case VIEW_EXCEPTIONS:
    case VIEW_SUMMARY:
    case VIEW_DASHBOARD:
        return true;
    case VIEW_INDICATORS:
    case VIEW_LIST:
    case VIEW_PANEL:
    case VIEW_PANELS:
        return view->status.n > 0;
    default:
        return false;
    }
}

/* The periods of which any actual figure has a status, by id. */
static struct map find_rated(const struct computing *computing)
{
    struct map rated;
    map_init(&rated, computing->arena);
    for (uint32_t i = 0; i < computing->report->indicators.n; i++) {
        const struct status_list *list = &computing->figures->indicators[i];
        for (uint32_t k = 0; k < list->n; k++) {
            const struct status_figure *figure = &list->items[k];
            if (figure->of == KIND_ACTUAL && figure->period)
                map_put(&rated, node_text(figure->period->id),
                        map_find(&computing->report->period_by_id, node_text(figure->period->id)));
        }
    }
    return rated;
}

/* Those that have statuses; a period within the one that was asked for is most likely meant. */
static void suggest_periods(const struct computing *computing, struct diag *diag, const struct period *asked,
                            const struct map *rated)
{
    struct buf list = {0};
    uint32_t n = 0;
    for (uint32_t i = 0; i < rated->n && n < NAMED; i++) {
        const struct period *period = rated->entries[i].value;
        if (period->whole == asked)
            buf_printf(&list, "%s`" PRIstr "`", n++ ? ", " : "", STR_ARG(rated->entries[i].key));
    }
    bool within = n > 0;
    for (uint32_t i = 0; i < rated->n && n < NAMED && !within; i++)
        buf_printf(&list, "%s`" PRIstr "`", n++ ? ", " : "", STR_ARG(rated->entries[i].key));
    if (n == 0)
        diag_help(computing->diags, diag, "no figure of any period has a status; give indicators targets and a rule");
    else
        diag_help(computing->diags, diag, "figures of these periods%s have statuses: %.*s",
                  within ? " within it" : "", (int)list.len, list.bytes);
    buf_free(&list);
}

static void check_view(const struct computing *computing, const struct view *view, const struct map *rated)
{
    const struct period *period = figures_view_period(computing->report, view);
    if (!period || map_find(rated, node_text(period->id)))
        return;
    struct diag *diag =
        diag_at(computing->diags, DIAG_PERIOD_UNRATED, view->period->mark,
                "no indicator has a status in the period `" PRIstr "`, so nothing is selected or counted",
                STR_ARG(node_text(period->id)));
    suggest_periods(computing, diag, period, rated);
}

/* With errors statuses may be missing for other reasons. */
void status_periods_check(const struct computing *computing)
{
    const struct report *report = computing->report;
    struct map rated = {0};
    bool found = false;
    for (uint32_t i = 0; i < report->views.n && computing->diags->errors == 0; i++) {
        const struct view *view = report->views.items[i];
        if (!view->period || view->nrows == 0 || !asks_for_statuses(view))
            continue;
        if (!found)
            rated = find_rated(computing);
        found = true;
        check_view(computing, view, &rated);
    }
}
