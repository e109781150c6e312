/* Panels: an indicator's heading, table, chart, words and action plan. */
#include "check/alt.h"
#include "compose/panel_int.h"
#include "compose/section_int.h"
#include "compose/table_view_int.h"

struct panel {
    struct composer *composer;
    const struct view *view;
    const struct panel_style *style;
    const struct indicator *const *indicators;
    uint32_t nindicators;
    uint32_t level; /* of its heading */
    struct sem *sem;
    struct arena *arena; /* of its plans */
};

/* --- the heading */

static struct str printed_ref(const struct indicator *indicator)
{
    const struct node *ref = indicator->label ? indicator->label : indicator->ref;
    return ref ? str_trim(node_text(ref)) : STR("");
}

/* The ref and the flags of the first indicator. */
static struct str heading_suffix(const struct panel *panel)
{
    const struct panel_style *style = panel->style;
    const struct indicator *indicator = panel->indicators[0];
    struct buf buf = {0};
    struct panel_fields fields = {.ref = printed_ref(indicator)};
    if (fields.ref.len)
        buf_put_str(&buf, panel_fill(panel->arena, style->ref, &fields));
    for (uint32_t i = 0; i < indicator->flags.n; i++) {
        fields.flag = str_trim(node_text(indicator->flags.items[i]));
        bool several = str_find(fields.flag, " ", 0) >= 0;
        buf_put_str(&buf, panel_fill(panel->arena, several ? style->flag_words : style->flag, &fields));
    }
    struct str words = str_dup(panel->composer->arena, (struct str){buf.bytes, (uint32_t)buf.len});
    buf_free(&buf);
    return words;
}

static void add_words(struct paragraph *para, struct str text, struct str before, const struct node *node,
                      struct sem *heading)
{
    struct words words = {.text = text,
                          .before = before,
                          .behind = STR(""),
                          .sem = sem_add(&para->composer->boxes->tree, heading, ROLE_TEXT),
                          .node = node};
    if (text.len)
        paragraph_add(para, &words);
}

static struct flow heading_flow(const struct panel *panel, const struct rich *title, struct str number,
                                struct str suffix, struct sem *heading)
{
    struct composer *composer = panel->composer;
    const struct text_style *look = panel->style->heading_text;
    struct lines lines;
    lines_begin(&lines, composer);
    for (uint32_t i = 0; i < title->nblocks; i++) {
        struct paragraph para;
        paragraph_begin(&para, composer, look, composer->width);
        para.node = title->node;
        if (i == 0)
            add_words(&para, number, STR(""), panel->style->number, heading);
        struct runs runs = {.para = &para, .element = heading, .mode = RUNS_TAGGED, .mixed = true};
        runs_add(&runs, title, &title->blocks[i]);
        if (i + 1 == title->nblocks)
            add_words(&para, suffix, STR("x"), panel->indicators[0]->node, heading);
        lines_add(&lines, &para, 0);
    }
    struct flow flow = lines_end(&lines);
    notes_set(composer);
    return flow;
}

/* References to the panel, or else to its first indicator, lead to the heading, unless something before it bears
 * their anchor. */
static uint32_t heading_anchor(struct panel *panel)
{
    struct composer *composer = panel->composer;
    const struct indicator *indicator = panel->indicators[0];
    uint32_t anchor = panel->view->id ? view_anchor(composer, panel->view) : 0;
    if (anchor == 0 && indicator->ref && !composer->listed[indicator->index])
        anchor = (uint32_t)(uintptr_t)map_find(&composer->anchor_by_id, node_text(indicator->ref));
    while (composer->anchored.n <= anchor)
        VEC_PUSH(composer->arena, &composer->anchored, 0);
    if (anchor == 0 || composer->anchored.items[anchor])
        return compose_anchor(composer);
    composer->anchored.items[anchor] = 1;
    return anchor;
}

static void add_heading(struct panel *panel)
{
    struct composer *composer = panel->composer;
    const struct rich *title = panel->view->title;
    title = rich_empty(title) ? panel->indicators[0]->definition : title;
    if (rich_empty(title))
        return; /* reported */
    struct panel_fields fields = {.n = str_printf(panel->arena, "%u", ++composer->npanels)};
    struct str number = panel_fill(composer->arena, panel->style->number, &fields), suffix = heading_suffix(panel);
    struct sem *heading = sem_add(&composer->boxes->tree, panel->sem, heading_role(composer, panel->level));
    struct flow flow = heading_flow(panel, title, number, suffix, heading);
    struct str words = str_printf(composer->arena, PRIstr PRIstr PRIstr, STR_ARG(number),
                                  STR_ARG(title_words(composer, title)), STR_ARG(suffix));
    alt_check_length(composer->diags, title->node, "this panel's heading", words);
    struct box *box = compose_add_flow(composer, flow, panel->style->heading_text, title->node);
    if (!box)
        return;
    box->flags |= BOX_KEEP_NEXT;
    box->before = panel->style->before;
    box->flow.lines[0].anchor = heading_anchor(panel);
    heading_bookmark(composer, words, panel->level, box->flow.lines[0].anchor);
}

/* --- its parts */

static void add_text(struct panel *panel)
{
    struct composer *composer = panel->composer;
    const struct text_style *look = panel->style->text;
    const struct rich *text = panel->view->panel.text;
    struct setting setting = {.look = look,
                              .width = composer->width,
                              .align = (enum align)look->align,
                              .parent = panel->sem,
                              .para = ROLE_P};
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
        panel_plan_make(&plan, panel->arena, composer->figures, panel->view, &panel->indicators[i], 1,
                        panel->nindicators > 1);
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

static void compose_panel(struct panel *panel)
{
    struct composer *composer = panel->composer;
    struct panel_plan plan;
    struct group group;
    panel->arena = arena_new();
    panel->sem = sem_add(&composer->boxes->tree, panel->sem, ROLE_SECT);
    panel_plan_make(&plan, panel->arena, composer->figures, panel->view, panel->indicators, panel->nindicators,
                    false);
    if (panel->style->keep_together)
        group_begin(composer, &group);
    add_heading(panel);
    add_text(panel);
    add_parts(panel, &plan);
    check_messages(panel);
    report_empty(panel, &plan);
    if (panel->style->keep_together)
        group_end(composer, &group);
    arena_free(panel->arena);
}

void panels_compose(struct composer *composer, const struct view *view, uint32_t level, struct sem *parent)
{
    struct view_rows rows = figures_rows(composer->figures, view);
    const struct indicator *const *indicators = (const struct indicator *const *)rows.items;
    struct panel panel = {.composer = composer, .view = view, .style = composer->style->panels, .level = level + 1};
    uint32_t each = view->kind == VIEW_PANEL ? rows.n : 1;
    for (uint32_t i = 0; each > 0 && i + each <= rows.n; i += each) {
        panel.sem = parent;
        panel.indicators = indicators + i;
        panel.nindicators = each;
        compose_panel(&panel);
    }
    if (rows.n == 0)
        view_words_compose(composer, view, view->empty, panel.style->words, parent, view_anchor(composer, view));
}
