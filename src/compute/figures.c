#include "compute/figures.h"
#include "compute/figures_int.h"

struct computing {
    struct arena *arena;
    struct diags *diags;
    const struct style *style;
};

static struct status_figure resolve_word(const struct computing *computing, const struct node *word)
{
    struct str text = str_trim(node_text(word));
    struct status_figure figure = {.against = STR("target"), .text = text, .node = word};
    figure.look = style_status(computing->style, text);
    if (!figure.look && !status_is_none(text))
        status_report_unknown(computing->diags, computing->style, word);
    return figure;
}

static struct status_list indicator_statuses(const struct computing *computing, const struct indicator *indicator)
{
    struct status_figure *items = ARENA_ARRAY(computing->arena, struct status_figure, indicator->status.n);
    struct status_list list = {items, 0};
    for (uint32_t i = 0; i < indicator->status.n; i++) {
        const struct given_status *given = LIST_AT(indicator->status, const struct given_status, i);
        if (given->word) {
            struct status_figure figure = resolve_word(computing, given->word);
            figure.period = given->of;
            figure.against = given->against ? node_text(given->against) : figure.against;
            items[list.n++] = figure;
        }
    }
    return list;
}

static struct status_list activity_status(const struct computing *computing, const struct activity *activity)
{
    if (!activity->status)
        return (struct status_list){0};
    struct status_figure *figure = ARENA_NEW(computing->arena, struct status_figure);
    *figure = resolve_word(computing, activity->status);
    return (struct status_list){figure, 1};
}

struct figures *figures_compute(struct arena *arena, struct diags *diags, const struct report *report,
                                const struct style *style)
{
    const struct computing computing = {arena, diags, style};
    struct figures *figures = ARENA_NEW(arena, struct figures);
    figures->report = report;
    figures->indicators = ARENA_ARRAY(arena, struct status_list, report->indicators.n);
    figures->activities = ARENA_ARRAY(arena, struct status_list, report->activities.n);
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        figures->indicators[indicator->index] = indicator_statuses(&computing, indicator);
    }
    for (uint32_t i = 0; i < report->activities.n; i++) {
        const struct activity *activity = report->activities.items[i];
        figures->activities[activity->index] = activity_status(&computing, activity);
    }
    layout_check(arena, diags, report, style);
    return figures;
}

const struct status_figure *figures_status(const struct figures *figures, const struct indicator *indicator,
                                           const struct period *period, struct str against)
{
    const struct status_list *list = &figures->indicators[indicator->index];
    for (uint32_t i = 0; i < list->n; i++) {
        if (list->items[i].period == period && str_eq(list->items[i].against, against))
            return &list->items[i];
    }
    return NULL;
}

const struct status_figure *figures_activity_status(const struct figures *figures, const struct activity *activity)
{
    const struct status_list *list = &figures->activities[activity->index];
    return list->n ? &list->items[0] : NULL;
}

const struct period *figures_period(const struct report *report, struct str name)
{
    const struct period *period = map_find(&report->period_by_role, name);
    return period ? period : map_find(&report->period_by_id, name);
}

static void dump_status(struct buf *out, const struct status_figure *figure)
{
    buf_puts(out, "  status");
    if (figure->period) {
        struct str id = node_text(figure->period->id);
        buf_printf(out, " " PRIstr " against " PRIstr, STR_ARG(id), STR_ARG(figure->against));
    }
    if (figure->look) {
        struct str word = figure->look->word ? node_text(figure->look->word) : STR("");
        buf_printf(out, ": " PRIstr " (" PRIstr ")\n", STR_ARG(node_text(figure->look->id)), STR_ARG(word));
    } else {
        buf_printf(out, ": \"" PRIstr "\"\n", STR_ARG(figure->text));
    }
}

static void dump_item(struct buf *out, const char *what, const struct node *ref, const struct status_list *list)
{
    struct str text = ref ? node_text(ref) : STR("?");
    buf_printf(out, "%s " PRIstr "\n", what, STR_ARG(text));
    for (uint32_t i = 0; i < list->n; i++)
        dump_status(out, &list->items[i]);
}

void figures_dump(struct buf *out, const struct figures *figures)
{
    const struct report *report = figures->report;
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        dump_item(out, "indicator", indicator->ref, &figures->indicators[indicator->index]);
    }
    for (uint32_t i = 0; i < report->activities.n; i++) {
        const struct activity *activity = report->activities.items[i];
        dump_item(out, "activity", activity->ref, &figures->activities[activity->index]);
    }
}
