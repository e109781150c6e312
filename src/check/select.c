#include <stdlib.h>

#include "base/sys.h"
#include "check/alt.h"
#include "check/check_int.h"
#include "check/conditions_int.h"

/* One kind of data: its items, and what helps to select them. */
struct kind_data {
    const char *what;
    unsigned views;           /* set of 1 << enum view_kind: those that show it */
    const struct map *by_ref; /* NULL: they have none */
    uint32_t n;
    void (*facts)(const struct checker *checker, uint32_t i, struct facts *facts);
    struct map by_priority; /* id -> struct bucket */
    struct seen *seen;      /* for each item */
};

struct bucket {
    VEC(uint32_t) items; /* indexes, ascending */
};

/* Where an item stands in the view that was looked at last. */
struct seen {
    uint32_t view;           /* number from 1 */
    uint32_t row;            /* or which of the view's refs it is, until all rows are known */
    const struct node *node; /* of the ref that names it; NULL: conditions selected it */
};

struct selector {
    struct checker *checker;
    struct kind_data *kind;
    struct view *view;
    uint32_t number;    /* of the view, from 1 */
    uint32_t *selected; /* indexes; room for every item */
    uint32_t nselected;
};

static void indicator_facts(const struct checker *checker, uint32_t i, struct facts *facts)
{
    struct indicator *it = checker->report->indicators.items[i];
    *facts = conditions_facts(checker->report, it);
    facts->item = it;
    facts->uses = &it->uses;
}

static void activity_facts(const struct checker *checker, uint32_t i, struct facts *facts)
{
    struct activity *it = checker->report->activities.items[i];
    *facts = (struct facts){it->node,     it->ref,       it->directorate,
                            it->priority, it->committee, conditions_theme(checker->report, it->priority),
                            it,           &it->uses,     false};
}

static void engagement_facts(const struct checker *checker, uint32_t i, struct facts *facts)
{
    struct engagement *it = checker->report->engagement.items[i];
    const struct node *theme = it->theme ? it->theme : conditions_theme(checker->report, it->priority);
    const struct node *title = it->title ? it->title->node : NULL;
    *facts =
        (struct facts){it->node, title, it->directorate, it->priority, it->committee, theme, it, &it->uses, false};
}

static void build_index(struct checker *checker, struct kind_data *kind)
{
    map_init(&kind->by_priority, checker->arena);
    for (uint32_t i = 0; i < kind->n; i++) {
        struct facts facts;
        kind->facts(checker, i, &facts);
        if (!facts.priority)
            continue;
        struct bucket *bucket = map_find(&kind->by_priority, node_text(facts.priority));
        if (!bucket) {
            bucket = ARENA_NEW(checker->arena, struct bucket);
            map_put(&kind->by_priority, node_text(facts.priority), bucket);
        }
        VEC_PUSH(checker->arena, &bucket->items, i);
    }
}

/* ---- conditions ---- */

/* Names in conditions that nothing bears. */
static void check_conditions(struct checker *checker, const struct view *view)
{
    for (uint32_t i = 0; i < view->priority.n; i++)
        names_find(checker, &checker->priorities, view->priority.items[i]);
    for (uint32_t i = 0; i < view->committee.n && checker->report->committee_by_id.n; i++)
        names_find(checker, &checker->committees, view->committee.items[i]);
    for (uint32_t i = 0; i < view->directorate.n; i++)
        resolve_directorate(checker, view->directorate.items[i]);
    if (view->period)
        names_find_period(checker, view->period);
}

/* ---- selection ---- */

/* A deleted indicator of a table of rewards, which would show it otherwise. */
static void check_deleted_reward(struct selector *selector, struct facts *facts)
{
    const struct indicator *indicator = facts->item;
    if (selector->view->kind != VIEW_REWARDS || !facts->deleted || !indicator->reward)
        return;
    facts->deleted = false;
    if (!conditions_hold(selector->view, facts))
        return;
    struct diags *diags = selector->checker->diags;
    struct diag *diag = diag_at(diags, DIAG_REWARD_LEFT_OUT, selector->view->node->mark,
                                "`" PRIstr "` is deleted, so this table of rewards leaves it out",
                                STR_ARG(node_text(indicator->ref)));
    diag_related(diags, diag, indicator->reward->node->mark, "it earns this reward");
    diag_help(diags, diag, "take it out of the reward, or name the table's indicators in `refs`");
}

/* Takes item i if all conditions but the refs hold. */
static void consider(struct selector *selector, uint32_t i)
{
    struct facts facts;
    selector->kind->facts(selector->checker, i, &facts);
    if (conditions_hold(selector->view, &facts)) {
        selector->selected[selector->nselected++] = i;
        ++*facts.uses;
    } else {
        check_deleted_reward(selector, &facts);
    }
}

static void report_twice(struct selector *selector, const struct node *ref, const struct node *first)
{
    names_report_twice(selector->checker, selector->kind->what, ref, first,
                       selector->view->kind == VIEW_PANEL ? "panel" : "table");
}

static void report_not_in_panel(struct selector *selector, const struct node *ref)
{
    struct diags *diags = selector->checker->diags;
    struct diag *diag =
        diag_at(diags, DIAG_PANEL_CHART, ref->mark, "this panel does not show `" PRIstr "`, so its chart cannot",
                STR_ARG(node_text(ref)));
    diag_help(diags, diag, "add it to the panel's `refs` or `breakdown`, or take it out of the chart");
}

/* `indicators: all` */
static bool report_all(struct selector *selector, const struct node *ref)
{
    static const char *const keys[VIEW__COUNT] = {
        [VIEW_INDICATORS] = "indicators", [VIEW_ACTIVITIES] = "activities", [VIEW_ENGAGEMENT] = "engagement",
        [VIEW_EXCEPTIONS] = "exceptions", [VIEW_REWARDS] = "rewards",       [VIEW_CHANGES] = "changes",
        [VIEW_SUMMARY] = "summary",       [VIEW_DASHBOARD] = "dashboard",   [VIEW_LIST] = "list",
        [VIEW_PANEL] = "panels",          [VIEW_PANELS] = "panels"};
    struct diags *diags = selector->checker->diags;
    struct str text = str_trim(node_text(ref));
    if (!str_same(text, STR("all")) && !str_same(text, STR("yes")) && !str_same(text, STR("*")))
        return false;
    struct diag *diag =
        diag_at(diags, DIAG_UNKNOWN_NAME, ref->mark, "unknown %s `" PRIstr "`", selector->kind->what, STR_ARG(text));
    diag_help(diags, diag, "`%s: {}` shows all, or those of the section's priority where it has one",
              keys[selector->view->kind]);
    return true;
}

/* The items that the view names, in its order. */
static void select_refs(struct selector *selector)
{
    struct checker *checker = selector->checker;
    struct kind_data *kind = selector->kind;
    bool indicators = kind->by_ref == &checker->report->indicator_by_ref;
    struct names *names = indicators ? &checker->indicators : &checker->activities;
    const struct texts *refs = &selector->view->refs;
    for (uint32_t i = 0; i < refs->n; i++) {
        bool known = map_find(names->map, node_text(refs->items[i])) != NULL;
        if (!known && report_all(selector, refs->items[i]))
            continue;
        const void *item = names_find(checker, names, refs->items[i]);
        if (!item)
            continue;
        uint32_t index =
            indicators ? ((const struct indicator *)item)->index : ((const struct activity *)item)->index;
        struct seen *seen = &kind->seen[index];
        if (seen->view == selector->number) {
            report_twice(selector, refs->items[i], seen->node);
            continue;
        }
        *seen = (struct seen){selector->number, i, refs->items[i]};
        consider(selector, index);
    }
}

static int compare_index(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void consider_priority(struct selector *selector, struct str id)
{
    const struct bucket *bucket = map_find(&selector->kind->by_priority, id);
    for (uint32_t i = 0; bucket && i < bucket->items.n; i++)
        consider(selector, bucket->items.items[i]);
}

/* Those of the view's priorities, in the order of the data. */
static void select_priorities(struct selector *selector)
{
    const struct texts *ids = &selector->view->priority;
    for (uint32_t i = 0; i < ids->n; i++) {
        bool again = false;
        for (uint32_t j = 0; j < i; j++)
            again = again || str_eq(node_text(ids->items[i]), node_text(ids->items[j]));
        if (!again)
            consider_priority(selector, node_text(ids->items[i]));
    }
    if (ids->n > 1)
        qsort(selector->selected, selector->nselected, sizeof(uint32_t), compare_index);
}

static void store_rows(struct selector *selector)
{
    struct view *view = selector->view;
    view->nrows = selector->nselected;
    view->rows = ARENA_ARRAY(selector->checker->arena, const void *, view->nrows);
    uint32_t *refs = ARENA_ARRAY(selector->checker->arena, uint32_t, view->groups.n > 0 ? view->nrows : 0);
    for (uint32_t i = 0; i < view->nrows; i++) {
        struct facts facts;
        if (view->groups.n > 0)
            refs[i] = selector->kind->seen[selector->selected[i]].row;
        selector->kind->facts(selector->checker, selector->selected[i], &facts);
        view->rows[i] = facts.item;
        struct seen *seen = &selector->kind->seen[selector->selected[i]];
        *seen = (struct seen){selector->number, i, seen->view == selector->number ? seen->node : facts.node};
    }
    groups_assign(selector->checker, view, refs);
}

/* Dropped indicators may still meet the conditions of a list of changes. */
static void check_empty(struct checker *checker, const struct view *view)
{
    static const char *const words[VIEW__COUNT] = {[VIEW_INDICATORS] = "indicator table",
                                                   [VIEW_ACTIVITIES] = "activity table",
                                                   [VIEW_ENGAGEMENT] = "engagement list",
                                                   [VIEW_EXCEPTIONS] = "table of exceptions",
                                                   [VIEW_REWARDS] = "table of rewards",
                                                   [VIEW_CHANGES] = "list of changes",
                                                   [VIEW_SUMMARY] = "summary",
                                                   [VIEW_DASHBOARD] = "dashboard",
                                                   [VIEW_LIST] = "list",
                                                   [VIEW_PANEL] = "panel",
                                                   [VIEW_PANELS] = "list of panels"};
    if (view->nrows > 0 || view->kind == VIEW_CHANGES || !conditions_any(view))
        return;
    struct diag *diag = diag_at(checker->diags, DIAG_EMPTY_VIEW, view->node->mark,
                                "nothing meets the conditions of this %s", words[view->kind]);
    diag_help(checker->diags, diag, "all conditions must hold at once; take out or mend some of them");
}

/* A panel's chart shows the panel's indicators. */
static void check_chart_refs(struct selector *selector, const struct panel_chart *chart)
{
    struct checker *checker = selector->checker;
    for (uint32_t i = 0; i < chart->refs.n; i++) {
        const struct node *ref = chart->refs.items[i];
        const struct indicator *shown = names_find(checker, &checker->indicators, ref);
        if (shown && selector->kind->seen[shown->index].view != selector->number)
            report_not_in_panel(selector, ref);
    }
}

/* The indicators of a panel's breakdown. */
static void select_parts(struct selector *selector, struct view *view)
{
    struct checker *checker = selector->checker;
    struct panel_options *panel = &view->panel;
    panel->parts = ARENA_ARRAY(checker->arena, const struct indicator *, panel->breakdown.n);
    for (uint32_t i = 0; i < panel->breakdown.n; i++) {
        struct indicator *part = names_find(checker, &checker->indicators, panel->breakdown.items[i]);
        struct seen *seen = part ? &selector->kind->seen[part->index] : NULL;
        if (part && seen->view == selector->number) {
            report_twice(selector, panel->breakdown.items[i], seen->node);
        } else if (part) {
            panel->parts[panel->nparts++] = part;
            *seen = (struct seen){.view = selector->number, .node = panel->breakdown.items[i]};
            part->uses++;
        }
    }
    if (panel->chart)
        check_chart_refs(selector, panel->chart);
}

/* Whether the view selects the indicator, before statuses are asked for. */
static bool is_row(const struct selector *selector, const struct indicator *indicator)
{
    const struct seen *seen = &selector->kind->seen[indicator->index];
    return seen->view == selector->number && seen->row < selector->view->nrows &&
           selector->view->rows[seen->row] == indicator;
}

/* What stands in place of a comment in this table stands for all who share that comment. */
static bool has_place(const struct selector *selector, const struct indicator *indicator)
{
    bool found = is_row(selector, indicator);
    for (uint32_t i = 0; i < indicator->comment_with.n && !found; i++) {
        const struct indicator *other =
            map_find(&selector->checker->report->indicator_by_ref, node_text(indicator->comment_with.items[i]));
        found = other && is_row(selector, other);
    }
    return found;
}

static void check_comments(struct selector *selector)
{
    struct diags *diags = selector->checker->diags;
    const struct list *comments = &selector->view->comments;
    for (uint32_t i = 0; i < comments->n; i++) {
        const struct node *ref = LIST_AT(*comments, const struct view_comment, i)->ref;
        const struct indicator *indicator = names_find(selector->checker, &selector->checker->indicators, ref);
        if (!indicator || has_place(selector, indicator))
            continue;
        struct diag *diag =
            diag_at(diags, DIAG_COMMENT_ALONE, ref->mark,
                    "`" PRIstr "` is not in this table, so the comment is not printed", STR_ARG(node_text(ref)));
        diag_help(diags, diag, "add it to the table's `refs`, or take the comment out");
    }
}

static void select_view(struct selector *selector, struct view *view)
{
    struct checker *checker = selector->checker;
    uint32_t errors = checker->diags->errors;
    selector->view = view;
    selector->nselected = 0;
    selector->number++;
    check_conditions(checker, view);
    if (view->refs.n) {
        select_refs(selector);
    } else if (view->priority.n) {
        select_priorities(selector);
    } else if (!conditions_any(view) && view->within) {
        consider_priority(selector, node_text(view->within));
    } else {
        for (uint32_t i = 0; i < selector->kind->n; i++)
            consider(selector, i);
    }
    store_rows(selector);
    if (view->kind == VIEW_PANEL || view->kind == VIEW_PANELS)
        select_parts(selector, view);
    check_comments(selector);
    if (checker->diags->errors == errors)
        check_empty(checker, view);
}

/* ---- messages over rows ---- */

static void report_with(struct selector *selector, const struct node *with, const struct indicator *first, bool there)
{
    struct diags *diags = selector->checker->diags;
    struct diag *diag = diag_at(
        diags, there ? DIAG_MESSAGE_ROWS : DIAG_MESSAGE_ALONE, with->mark,
        there ? "`" PRIstr "` does not stand directly below `" PRIstr "`, so one message cannot cover both"
              : "`" PRIstr "` is not in a table that shows `" PRIstr "`, so the message covers fewer rows there",
        STR_ARG(node_text(with)), STR_ARG(node_text(first->ref)));
    diag_related(diags, diag, selector->view->node->mark, "the table is here");
    diag_help(diags, diag,
              there ? "bring the rows together, or give each its own message"
                    : "show both in the table, or give each its own message");
}

static bool is_left_out(const struct selector *selector, uint32_t row)
{
    const struct indicator *indicator = selector->view->rows[row];
    return report_leaves_out(selector->checker->report, indicator->exempt);
}

/* The rows that a message names must follow its own directly. What is left out may stand between them: nothing is
 * known of it, not even that it is deleted and stands elsewhere. */
static void check_message(struct selector *selector, const struct indicator *first, const struct message *message,
                          uint32_t row)
{
    const struct view *view = selector->view;
    uint32_t next = row + 1;
    for (uint32_t i = 0; i < message->with.n; i++) {
        const struct node *with = message->with.items[i];
        const struct indicator *other = map_find(&selector->checker->report->indicator_by_ref, node_text(with));
        if (!other || report_leaves_out(selector->checker->report, other->exempt))
            continue;
        while (next < view->nrows && is_left_out(selector, next))
            next++;
        bool parted = next < view->nrows && view->group_of && view->group_of[next] != view->group_of[row];
        if (next < view->nrows && view->rows[next] == other && !parted)
            next++;
        else
            report_with(selector, with, first, selector->kind->seen[other->index].view == selector->number);
    }
}

static void check_messages(struct selector *selector)
{
    const struct view *view = selector->view;
    for (uint32_t row = 0; row < view->nrows; row++) {
        const struct indicator *indicator = view->rows[row];
        for (uint32_t i = 0; i < indicator->messages.n && indicator->ref; i++)
            check_message(selector, indicator, LIST_AT(indicator->messages, struct message, i), row);
    }
}

/* ---- the whole ---- */

static void select_kind(struct checker *checker, struct kind_data *kind)
{
    struct selector selector = {.checker = checker, .kind = kind};
    build_index(checker, kind);
    kind->seen = sys_calloc(kind->n + 1, sizeof(struct seen));
    selector.selected = sys_malloc(sizeof(uint32_t) * ((size_t)kind->n + 1));
    for (uint32_t i = 0; i < checker->report->views.n; i++) {
        struct view *view = checker->report->views.items[i];
        if (!(kind->views >> view->kind & 1u))
            continue;
        select_view(&selector, view);
        /* Which rows a view by status shows is not known yet. */
        if (view->kind == VIEW_INDICATORS && view->status.n == 0)
            check_messages(&selector);
    }
    free(selector.selected);
    free(kind->seen);
}

/* Whether the place is among the sections of its file. The extents stand in the order of the files. */
static bool is_in_sections(const struct checker *checker, struct mark mark)
{
    uint32_t from = 0;
    uint32_t to = checker->extents.n;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        bool before = checker->extents.items[middle].file < mark.file;
        from = before ? middle + 1 : from;
        to = before ? to : middle;
    }
    for (; from < checker->extents.n && checker->extents.items[from].file == mark.file; from++) {
        const struct extent *extent = &checker->extents.items[from];
        if (mark.line >= extent->from && mark.line <= extent->to)
            return true;
    }
    return false;
}

/* Whether a section could not be read whole, so that what it would show cannot be known. */
static bool has_faulty_sections(const struct checker *checker)
{
    const struct diags *diags = checker->diags;
    for (uint32_t i = 0; i < diags->n && diags->errors; i++) {
        const struct diag *diag = diags->items[i];
        if (diag_code_level(diag->code) == DIAG_ERROR && is_in_sections(checker, diag->mark))
            return true;
    }
    return false;
}

void select_rows(struct checker *checker)
{
    struct report *report = checker->report;
    struct kind_data kinds[] = {
        {.what = "indicator",
         .views = ~(1u << VIEW_ACTIVITIES | 1u << VIEW_ENGAGEMENT),
         .by_ref = &report->indicator_by_ref,
         .n = report->indicators.n,
         .facts = indicator_facts},
        {.what = "activity",
         .views = 1u << VIEW_ACTIVITIES,
         .by_ref = &report->activity_by_ref,
         .n = report->activities.n,
         .facts = activity_facts},
        {.what = "engagement entry",
         .views = 1u << VIEW_ENGAGEMENT,
         .n = report->engagement.n,
         .facts = engagement_facts},
    };
    size_t nkinds = sizeof(kinds) / sizeof(kinds[0]);
    for (size_t i = 0; i < nkinds; i++)
        select_kind(checker, &kinds[i]);
    report->faulty_sections = report->faulty_sections || has_faulty_sections(checker);
}
