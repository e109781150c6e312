/* What is another than in last time's report. */
#include <stdlib.h>

#include "base/sys.h"
#include "compute/figures_int.h"

struct changing {
    const struct computing *computing;
    const struct figures *previous;
    bool *kept; /* by index of last time's indicators: they are in this report too */
};

/* ---- the same indicator in both reports ---- */

static void keep(struct changing *changing, const struct indicator *indicator, const struct indicator *before)
{
    changing->computing->figures->before[indicator->index] = before;
    changing->kept[before->index] = true;
}

/* One that is deleted now was dropped. */
static void match_exactly(struct changing *changing)
{
    const struct report *report = changing->computing->report;
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        const struct indicator *before =
            indicator->ref ? map_find(&changing->previous->report->indicator_by_ref, node_text(indicator->ref))
                           : NULL;
        if (before && !indicator->deleted && !changing->kept[before->index])
            keep(changing, indicator, before);
    }
}

/* Those that are left: without regard to white space and capitals. */
static void match_loosely(struct changing *changing)
{
    const struct report *report = changing->computing->report, *last = changing->previous->report;
    struct arena *arena = changing->computing->arena;
    struct map folded;
    map_init(&folded, arena);
    for (uint32_t i = 0; i < last->indicators.n; i++) {
        struct indicator *before = last->indicators.items[i];
        if (before->ref && !changing->kept[i])
            map_put(&folded, str_fold(arena, node_text(before->ref)), before);
    }
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        if (!indicator->ref || indicator->deleted || changing->computing->figures->before[i])
            continue;
        const struct indicator *before = map_find(&folded, str_fold(arena, node_text(indicator->ref)));
        if (before && !changing->kept[before->index])
            keep(changing, indicator, before);
    }
}

/* ---- statuses ---- */

static bool says_nothing(const struct status_figure *figure)
{
    return !figure || (figure->look ? !figure->look->rated : value_is_none(figure->text));
}

/* The same status of two layouts: by its name, by a name that this layout knows it by, or by its words. */
static bool same_look(const struct style *style, const struct status_style *now, const struct status_style *then)
{
    return str_eq(node_text(now->id), node_text(then->id)) || style_status(style, node_text(then->id)) == now ||
           (now->word && then->word && str_same(node_text(now->word), node_text(then->word)));
}

static bool same_status(const struct style *style, const struct status_figure *now, const struct status_figure *then)
{
    if (says_nothing(now) || says_nothing(then))
        return says_nothing(now) && says_nothing(then);
    if (!now->look || !then->look)
        return !now->look && !then->look && str_same(now->text, then->text);
    return same_look(style, now->look, then->look);
}

/* The period of last time's report that answers to the view's: its own `now` to this report's, else that of the same
 * name. */
static const struct period *previous_period(const struct figures *figures, const struct view *view)
{
    struct str now = STR("now");
    bool is_now = figures_view_period(figures->report, view) == figures_period(figures->report, now);
    return is_now ? figures_period(figures->previous->report, now)
                  : figures_view_period(figures->previous->report, view);
}

/* Nothing is said of what is withheld now, or was then: the indicator, or the figure that is rated. */
static bool is_withheld(const struct figures *figures, const struct view *view, const struct indicator *now,
                        const struct indicator *then)
{
    const struct report *report = figures->report;
    return rating_withheld(report, now, figures_view_period(report, view)) ||
           (then && rating_withheld(figures->previous->report, then, previous_period(figures, view)));
}

static bool has_changed(const struct figures *figures, const struct view *view, const struct indicator *indicator)
{
    const struct period *now = figures_view_period(figures->report, view);
    return !same_status(figures->style, figures_rating(figures, indicator, now),
                        figures_previous_status(figures, view, indicator));
}

/* ---- lists ---- */

static void put(struct change_list *list, enum change_kind kind, const struct indicator *indicator,
                const struct indicator *before)
{
    list->items[list->n++] = (struct change){(uint8_t)kind, indicator, before};
}

/* Those with another status, then the new, then the dropped ones. */
static struct change_list list_changes(const struct changing *changing, const struct view *view)
{
    const struct report *last = changing->previous->report;
    const struct figures *figures = changing->computing->figures;
    const struct indicator **before = figures->before;
    size_t most = (size_t)view->nrows + last->indicators.n;
    struct change_list list = {ARENA_ARRAY(changing->computing->arena, struct change, most), 0};
    for (uint32_t i = 0; i < view->nrows; i++) {
        const struct indicator *indicator = view->rows[i];
        const struct indicator *then = before[indicator->index];
        if (then && !is_withheld(figures, view, indicator, then) && has_changed(figures, view, indicator))
            put(&list, CHANGE_STATUS, indicator, then);
    }
    for (uint32_t i = 0; i < view->nrows; i++) {
        const struct indicator *indicator = view->rows[i];
        if (!before[indicator->index] && !report_leaves_out(figures->report, indicator->exempt))
            put(&list, CHANGE_NEW, indicator, NULL);
    }
    /* A view that names indicators names those of this report. */
    for (uint32_t i = 0; i < last->indicators.n && view->refs.n == 0; i++) {
        const struct indicator *indicator = last->indicators.items[i];
        if (!changing->kept[i] && !report_leaves_out(last, indicator->exempt) && view_selects(view, last, indicator))
            put(&list, CHANGE_DROPPED, indicator, indicator);
    }
    return list;
}

static void report_first(const struct computing *computing, const struct view *view)
{
    struct diag *diag = diag_at(computing->diags, DIAG_CHANGES_FIRST, view->node->mark,
                                "there is no report of last time that this one could be compared with");
    diag_help(computing->diags, diag, "name its file on the command line: `--previous ../q1/report.yaml`");
}

void changes_compute(struct computing *computing)
{
    const struct report *report = computing->report;
    struct figures *figures = computing->figures;
    struct changing changing = {.computing = computing, .previous = figures->previous};
    figures->changes = ARENA_ARRAY(computing->arena, struct change_list, report->views.n);
    if (changing.previous) {
        figures->before = ARENA_ARRAY(computing->arena, const struct indicator *, report->indicators.n);
        changing.kept = sys_calloc((size_t)changing.previous->report->indicators.n + 1, sizeof(bool));
        match_exactly(&changing);
        match_loosely(&changing);
    }
    for (uint32_t i = 0; i < report->views.n; i++) {
        const struct view *view = report->views.items[i];
        if (view->kind != VIEW_CHANGES)
            continue;
        if (changing.previous)
            figures->changes[i] = list_changes(&changing, view);
        else
            report_first(computing, view);
    }
    free(changing.kept);
}

const struct status_figure *figures_previous_status(const struct figures *figures, const struct view *view,
                                                    const struct indicator *indicator)
{
    const struct figures *previous = figures->previous;
    if (!previous)
        return NULL;
    const struct report *report = figures->report;
    bool ours = indicator->index < report->indicators.n && report->indicators.items[indicator->index] == indicator;
    const struct indicator *before = ours ? figures->before[indicator->index] : indicator;
    return before ? figures_rating(previous, before, previous_period(figures, view)) : NULL;
}
