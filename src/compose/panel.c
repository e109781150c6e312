/* Panels: an indicator's heading, table, chart, words and action plan. */
#include "check/alt.h"
#include "compose/exempt_int.h"
#include "compose/panel_int.h"
#include "compose/section_int.h"
#include "compose/table_view_int.h"

struct panel {
    struct composer *composer;
    const struct view *view;
    const struct panel_style *style;
    const struct indicator *const *indicators;
    uint32_t nindicators;
    const struct panel_entry *entry;
    uint32_t level; /* of its heading */
    struct sem *sem;
    struct arena *arena; /* of its plans */
};

static void add_heading(struct panel *panel)
{
    struct composer *composer = panel->composer;
    const struct panel_entry *entry = panel->entry;
    if (!entry->title)
        return; /* reported */
    uint32_t around = composer->exempt;
    composer->exempt |= entry->exempt;
    struct sem *heading = sem_add(&composer->boxes->tree, panel->sem, heading_role(composer, panel->level));
    marks_set(composer, heading, entry->title->node);
    alt_check_length(composer->diags, entry->title->node, "this panel's heading", entry->words);
    struct flow flow = panel_heading_flow(composer, entry, heading);
    composer->exempt = around;
    struct box *box = compose_add_flow(composer, flow, panel->style->heading_text, entry->title->node);
    if (!box)
        return;
    box->flags |= BOX_KEEP_NEXT;
    box->before = panel->style->before;
    box->flow.lines[0].anchor = entry->anchor;
    heading_bookmark(composer, entry->words, panel->level, entry->anchor);
}

/* --- its parts */

static void add_text(struct panel *panel)
{
    struct composer *composer = panel->composer;
    const struct text_style *look = panel->style->text;
    const struct rich *text = panel->view->panel.text;
    struct setting setting = paragraphs_setting(composer, look, panel->sem);
    if (rich_empty(text))
        return;
    struct box *box = compose_add_flow(composer, compose_rich(composer, &setting, text), look, text->node);
    if (box)
        box->flags |= BOX_KEEP_NEXT;
}

static bool has_line(const struct panel_plan *plan, const struct indicator *indicator)
{
    for (uint32_t i = 0; i < plan->lines.n && plan->columns.n > 0; i++) {
        if (plan->lines.items[i].indicator == indicator)
            return true;
    }
    return false;
}

/* Indicators that the table does not show at all. */
static void report_empty(const struct panel *panel, const struct panel_plan *plan)
{
    struct diags *diags = panel->composer->diags;
    for (uint32_t i = 0; i < panel->nindicators; i++) {
        const struct indicator *indicator = panel->indicators[i];
        if (has_line(plan, indicator))
            continue;
        struct diag *diag = diag_at(diags, DIAG_PANEL_EMPTY, panel->view->node->mark,
                                    "the panel has no figures of " PRIstr " to show",
                                    STR_ARG(indicator->ref ? node_text(indicator->ref) : STR("this indicator")));
        diag_related(diags, diag, indicator->node->mark, "the indicator is here");
        diag_help(diags, diag,
                  panel->view->panel.periods.n
                      ? "give it figures for the periods that the panel names, or name others"
                      : "give it figures by period, such as `actual: { Q2: 61 }`");
    }
}

/* Messages for which the panel has no row or column, unless another table prints them. */
static void check_messages(const struct panel *panel)
{
    const struct panel_options *options = &panel->view->panel;
    for (uint32_t i = 0; i < panel->nindicators + options->nparts; i++) {
        const struct indicator *indicator =
            i < panel->nindicators ? panel->indicators[i] : options->parts[i - panel->nindicators];
        for (uint32_t m = 0; m < indicator->messages.n; m++)
            message_fate_lack(panel->composer, indicator, m, panel->style->look);
    }
}

/* What is composed from box `first` on is a part of the panel, which stands a little away from the part above. */
static void part_away(struct panel *panel, uint32_t first)
{
    struct boxes *boxes = panel->composer->boxes;
    if (boxes->items.n > first)
        boxes->items.items[first].before = panel->style->gap;
}

/* The table, beside a chart where there is one. */
static void add_table(struct panel *panel, struct panel_plan *plan)
{
    struct composer *composer = panel->composer;
    const struct rich *note = panel->view->panel.note;
    const int32_t share = panel->style->table_share * 10, shares[] = {share, 1000 - share};
    struct beside beside;
    if (panel_chart_wanted(composer, plan)) {
        beside_begin(composer, &beside, shares, 2, panel->style->beside_gap);
        beside_column(composer, &beside);
        len_t height = panel_table_compose(composer, plan, note, panel->sem);
        beside_column(composer, &beside);
        panel_chart_compose(composer, plan, height, panel->sem);
        beside_end(composer, &beside);
    } else {
        panel_table_compose(composer, plan, note, panel->sem);
    }
}

/* A small table for each indicator, the commentary beside them. */
static void add_small_tables(struct panel *panel, struct panel_plan *all)
{
    struct composer *composer = panel->composer;
    const int32_t share = panel->style->table_share * 10, shares[] = {share, 1000 - share};
    struct beside beside;
    beside_begin(composer, &beside, shares, 2, panel->style->beside_gap);
    beside_column(composer, &beside);
    for (uint32_t i = 0; i < panel->nindicators; i++) {
        struct panel_plan plan;
        const struct rich *note = i + 1 == panel->nindicators ? panel->view->panel.note : NULL;
        uint32_t first = composer->boxes->items.n;
        panel_plan_make(&plan, panel->arena, composer, panel->view, &panel->indicators[i], 1, panel->nindicators > 1);
        panel_table_compose(composer, &plan, note, panel->sem);
        if (i > 0)
            part_away(panel, first);
    }
    beside_column(composer, &beside);
    panel_words_compose(composer, all, panel->sem);
    beside_end(composer, &beside);
}

static void add_plans(struct panel *panel)
{
    const struct panel_options *options = &panel->view->panel;
    for (uint32_t i = 0; i < panel->nindicators + options->nparts; i++) {
        uint32_t first = panel->composer->boxes->items.n;
        panel_action_compose(panel->composer,
                             i < panel->nindicators ? panel->indicators[i] : options->parts[i - panel->nindicators],
                             panel->sem);
        part_away(panel, first);
    }
}

/* Table, chart, words and plans, each a little away from the one above. */
static void add_parts(struct panel *panel, struct panel_plan *plan)
{
    struct boxes *boxes = panel->composer->boxes;
    if (panel->view->panel.table_beside) {
        add_small_tables(panel, plan);
    } else {
        add_table(panel, plan);
        uint32_t first = boxes->items.n;
        panel_words_compose(panel->composer, plan, panel->sem);
        part_away(panel, first);
    }
    add_plans(panel);
}

/* The indicators that are not withheld, in place of all; what is said of the others stands in their place. */
static void drop_withheld(struct panel *panel)
{
    struct composer *composer = panel->composer;
    const struct indicator **kept = ARENA_ARRAY(panel->arena, const struct indicator *, panel->nindicators);
    uint32_t n = 0;
    for (uint32_t i = 0; i < panel->nindicators; i++) {
        if (exempt_left_out(composer, panel->indicators[i]->exempt))
            exempt_placeholder(composer, panel->indicators[i]->exempt, panel->sem, NULL);
        else
            kept[n++] = panel->indicators[i];
    }
    panel->indicators = kept;
    panel->nindicators = n;
}

/* How many indicators of the breakdown are withheld. */
static void add_missing(struct panel *panel)
{
    struct composer *composer = panel->composer;
    const struct exempt_style *style = composer->style->exempt;
    const struct text_style *look = panel->style->words;
    uint32_t n = exempt_count_withheld(composer, panel->view->panel.parts, panel->view->panel.nparts);
    if (n == 0)
        return;
    struct setting setting = paragraphs_setting(composer, look, panel->sem);
    setting.place = panel->view->node;
    struct str words = exempt_count(composer->arena, style->shown, style->shown_several, n);
    compose_add_flow(composer, compose_plain(composer, &setting, words, style->shown), look, panel->view->node);
}

/* All below the heading. */
static void add_body(struct panel *panel)
{
    struct composer *composer = panel->composer;
    struct panel_plan plan;
    add_text(panel);
    drop_withheld(panel);
    if (panel->nindicators == 0)
        return;
    panel_plan_make(&plan, panel->arena, composer, panel->view, panel->indicators, panel->nindicators, false);
    add_parts(panel, &plan);
    add_missing(panel);
    check_messages(panel);
    report_empty(panel, &plan);
}

/* Full copy: a panel of an exempt indicator is marked as an exempt part, one of several indicators below its heading.
 */
static void add_marked_body(struct panel *panel)
{
    struct composer *composer = panel->composer;
    struct exempt_part part = {.around = composer->exempt};
    bool one = panel->nindicators == 1 && exempt_set(composer, panel->indicators[0]->exempt);
    if (one)
        exempt_part_begin(composer, &part, panel->indicators[0]->exempt, panel->sem, NULL, false);
    composer->exempt |= exempt_of_indicators(composer, panel->indicators, panel->nindicators);
    composer->exempt |= exempt_of_indicators(composer, panel->view->panel.parts, panel->view->panel.nparts);
    add_body(panel);
    if (one)
        exempt_part_end(composer, &part, NULL);
    composer->exempt = part.around;
}

static void compose_panel(struct panel *panel)
{
    struct composer *composer = panel->composer;
    struct group group;
    panel->arena = arena_new();
    panel->sem = sem_add(&composer->boxes->tree, panel->sem, ROLE_SECT);
    marks_set(composer, panel->sem, panel->view->kind == VIEW_PANELS ? panel->entry->node : panel->view->node);
    if (panel->style->keep_together)
        group_begin(composer, &group);
    add_heading(panel);
    add_marked_body(panel);
    if (panel->style->keep_together)
        group_end(composer, &group);
    arena_free(panel->arena);
}

void panels_compose(struct composer *composer, const struct view *view, uint32_t level, struct sem *parent)
{
    struct view_rows rows = figures_rows(composer->figures, view);
    const struct indicator *const *indicators = (const struct indicator *const *)rows.items;
    struct panel panel = {.composer = composer, .view = view, .style = composer->style->panels, .level = level + 1};
    uint32_t each = panel_size(view, &rows);
    for (uint32_t i = 0; each > 0 && i + each <= rows.n; i += each) {
        panel.sem = parent;
        panel.indicators = indicators + i;
        panel.nindicators = each;
        panel.entry = &composer->setter->panels.items[composer->setter->panels_next++];
        compose_panel(&panel);
    }
    if (rows.n == 0)
        view_words_compose(composer, view, view->empty, panel.style->words, parent, view_anchor(composer, view));
}
