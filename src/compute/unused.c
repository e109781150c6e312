/* Data that no view shows would be missing from the report. */
#include <stdlib.h>

#include "base/sys.h"
#include "compute/figures_int.h"

/* Items of one kind that are not shown. */
struct missing {
    struct diags *diags;
    const struct map *committees; /* whose data the report shows; none: everyone's */
    const char *what, *key;
    bool viewed; /* there is a view that lists them as such: each is told; else how many they are */
    const struct node *first;
    uint32_t n;
};

/* Whether the layout has a table for changes of that kind. */
static bool is_listed(const struct style *layout, uint8_t kind)
{
    const struct changes_style *style = layout->changes;
    return kind == CHANGE_STATUS ? style->changed != NULL : kind == CHANGE_NEW && style->added;
}

static void mark_rows(const struct figures *figures, const struct view *view, bool *indicators, bool *activities)
{
    struct view_rows rows = figures_rows(figures, view);
    /* What a list names is to be seen with its figures somewhere, unless it has none any more. */
    bool lists = view->kind == VIEW_ENGAGEMENT || (view->kind == VIEW_LIST && !view->deleted);
    for (uint32_t i = 0; i < rows.n && !lists; i++) {
        if (view->kind == VIEW_ACTIVITIES)
            activities[((const struct activity *)rows.items[i])->index] = true;
        else
            indicators[((const struct indicator *)rows.items[i])->index] = true;
    }
    for (uint32_t i = 0; i < view->panel.nparts; i++)
        indicators[view->panel.parts[i]->index] = true;
    const struct change_list *changes = &figures->changes[view->index];
    const struct style *layout = figures_layout(figures, view);
    for (uint32_t i = 0; i < changes->n; i++) {
        if (is_listed(layout, changes->items[i].kind))
            indicators[changes->items[i].indicator->index] = true;
    }
}

static void mark_charts(const struct report *report, bool *indicators)
{
    for (uint32_t i = 0; i < report->charts.n; i++) {
        const struct chart_block *chart = report->charts.items[i];
        for (uint32_t k = 0; k < chart->nindicators; k++)
            indicators[chart->indicators[k]->index] = true;
    }
}

static void report_kind(struct diags *diags, const struct node *first, const char *key, uint32_t n)
{
    struct diag *diag = diag_at(diags, DIAG_UNUSED, first->mark, "no section shows `%s`: %u %s not printed", key, n,
                                n == 1 ? "is" : "are");
    diag_help(diags, diag, "write `- %s: {}` in the `content` of a section", key);
}

static void report_item(struct diags *diags, const struct node *node, const char *what, const char *key,
                        struct str name)
{
    struct diag *diag =
        diag_at(diags, DIAG_UNUSED, node->mark, "no section shows %s `" PRIstr "`", what, STR_ARG(str_trim(name)));
    diag_help(diags, diag, "select it by an item `- %s:` of a section's content, or take it out", key);
}

/* What has no ref, or another's, was reported. */
static bool is_known(const struct map *by_ref, const struct node *ref, const void *item)
{
    return ref && map_find(by_ref, node_text(ref)) == item;
}

/* The committees that views name. Only where they are declared: elsewhere a misspelt one would go unnoticed. */
static struct map named_committees(const struct computing *computing)
{
    const struct report *report = computing->report;
    struct map named;
    map_init(&named, computing->arena);
    for (uint32_t i = 0; i < report->views.n && report->committees.n > 0; i++) {
        const struct view *view = report->views.items[i];
        for (uint32_t k = 0; k < view->committee.n; k++)
            map_put(&named, node_text(view->committee.items[k]), report->views.items[i]);
    }
    return named;
}

/* A report that selects by committee leaves what belongs to others to their papers. */
static bool is_others(const struct missing *missing, const struct node *committee)
{
    return missing->committees->n > 0 && committee && !map_find(missing->committees, node_text(committee));
}

static void miss(struct missing *missing, const struct node *node, struct str name)
{
    missing->first = missing->first ? missing->first : node;
    missing->n++;
    if (missing->viewed)
        report_item(missing->diags, node, missing->what, missing->key, name);
}

static void report_missing(const struct missing *missing)
{
    if (missing->first && !missing->viewed)
        report_kind(missing->diags, missing->first, missing->key, missing->n);
}

/* Those that are deleted stand in lists only. */
static void report_deleted(struct diags *diags, const struct indicator *indicator)
{
    struct diag *diag =
        diag_at(diags, DIAG_UNUSED, indicator->node->mark,
                "no section shows indicator `" PRIstr "`, which is deleted", STR_ARG(node_text(indicator->ref)));
    diag_help(diags, diag, "write `- list: { deleted: yes }` in the `content` of a section, or take it out");
}

static void report_indicators(const struct computing *computing, const struct map *committees, const bool *shown,
                              bool viewed)
{
    const struct report *report = computing->report;
    struct missing missing = {.diags = computing->diags,
                              .committees = committees,
                              .what = "indicator",
                              .key = "indicators",
                              .viewed = viewed};
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *it = report->indicators.items[i];
        if (shown[i] || !is_known(&report->indicator_by_ref, it->ref, it) || report_ignores(it, DIAG_UNUSED) ||
            is_others(&missing, it->committee))
            continue;
        if (it->deleted)
            report_deleted(computing->diags, it);
        else
            miss(&missing, it->node, node_text(it->ref));
    }
    report_missing(&missing);
}

static void report_activities(const struct computing *computing, const struct map *committees, const bool *shown,
                              bool viewed)
{
    const struct report *report = computing->report;
    struct missing missing = {.diags = computing->diags,
                              .committees = committees,
                              .what = "activity",
                              .key = "activities",
                              .viewed = viewed};
    for (uint32_t i = 0; i < report->activities.n; i++) {
        const struct activity *it = report->activities.items[i];
        if (!shown[i] && is_known(&report->activity_by_ref, it->ref, it) && !is_others(&missing, it->committee))
            miss(&missing, it->node, node_text(it->ref));
    }
    report_missing(&missing);
}

/* Statuses do not select engagement entries: what check has counted holds. */
static void report_engagement(const struct computing *computing, const struct map *committees, bool viewed)
{
    const struct report *report = computing->report;
    struct missing missing = {.diags = computing->diags,
                              .committees = committees,
                              .what = "engagement entry",
                              .key = "engagement",
                              .viewed = viewed};
    for (uint32_t i = 0; i < report->engagement.n; i++) {
        const struct engagement *it = report->engagement.items[i];
        if (it->uses == 0 && !is_others(&missing, it->committee))
            miss(&missing, it->node, it->title ? node_text(it->title->node) : STR(""));
    }
    report_missing(&missing);
}

/* A misspelt status selects nothing, and is reported itself. */
static bool has_unknown_status(const struct computing *computing, const struct view *view)
{
    for (uint32_t i = 0; i < view->status.n; i++) {
        struct str word = str_trim(node_text(view->status.items[i]));
        if (!style_status(computing->style, word) && !value_is_none(word))
            return true;
    }
    return false;
}

void unused_report(const struct computing *computing)
{
    const struct report *report = computing->report;
    bool unsure = report->faulty_sections;
    bool viewed[VIEW__COUNT] = {false};
    bool *indicators = sys_calloc((size_t)report->indicators.n + 1, sizeof(bool));
    bool *activities = sys_calloc((size_t)report->activities.n + 1, sizeof(bool));
    for (uint32_t i = 0; i < report->views.n; i++) {
        const struct view *view = report->views.items[i];
        viewed[view->kind] = true;
        unsure = unsure || has_unknown_status(computing, view);
        mark_rows(computing->figures, view, indicators, activities);
    }
    mark_charts(report, indicators);
    if (!unsure) {
        struct map committees = named_committees(computing);
        report_indicators(computing, &committees, indicators,
                          viewed[VIEW_INDICATORS] || viewed[VIEW_PANEL] || viewed[VIEW_PANELS]);
        report_activities(computing, &committees, activities, viewed[VIEW_ACTIVITIES]);
        report_engagement(computing, &committees, viewed[VIEW_ENGAGEMENT]);
    }
    free(indicators);
    free(activities);
}
