/* The headings of panels: known before anything is composed, since the contents list and references name them. */
#include "compose/exempt_int.h"
#include "compose/figure_int.h"
#include "compose/panel_int.h"
#include "compose/section_int.h"
#include "compose/table_view_int.h"

uint32_t panel_size(const struct view *view, const struct view_rows *rows)
{
    return view->kind == VIEW_PANEL ? rows->n : 1;
}

const struct rich *panel_title(const struct view *view, const struct indicator *first)
{
    const struct rich *title = rich_empty(view->title) ? first->definition : view->title;
    return rich_empty(title) ? NULL : title;
}

/* The refs of the struct indicators that share a panel; where one has none, those of the others would mislead. */
static struct str join_refs(struct composer *composer, const void *const *indicators, uint32_t n)
{
    struct str refs = STR("");
    for (uint32_t i = 0; i < n; i++) {
        struct str ref = indicator_name(indicators[i]);
        if (ref.len == 0)
            return ref;
        refs = str_printf(composer->arena, PRIstr "%s" PRIstr, STR_ARG(refs), i > 0 ? ", " : "", STR_ARG(ref));
    }
    return refs;
}

/* The refs of a panel's indicators, and the flags of the first. */
static struct str make_suffix(struct composer *composer, const void *const *indicators, uint32_t n)
{
    const struct panel_style *style = composer->style->panels;
    const struct indicator *indicator = indicators[0];
    struct buf buf = {0};
    struct panel_fields fields = {.ref = join_refs(composer, indicators, n)};
    if (fields.ref.len)
        buf_put_str(&buf, panel_fill(composer->arena, style->ref, &fields));
    for (uint32_t i = 0; i < indicator->flags.n; i++) {
        fields.flag = str_trim(node_text(indicator->flags.items[i]));
        bool several = str_find(fields.flag, " ", 0) >= 0;
        buf_put_str(&buf, panel_fill(composer->arena, several ? style->flag_words : style->flag, &fields));
    }
    return buf_take(composer->arena, &buf);
}

/* References to the panel lead to the heading, and those to its first indicator unless another panel has them or a
 * table of indicators will. */
static uint32_t make_anchor(struct composer *composer, const struct view *view, const struct indicator *indicator)
{
    uint32_t anchor = anchor_free(composer, view->id);
    uint32_t own = composer->listed[indicator->index] ? 0 : anchor_free(composer, indicator->ref);
    if (anchor > 0 && own > 0)
        map_put(&composer->anchor_by_id, node_text(indicator->ref), number_value(anchor));
    anchor = anchor > 0 ? anchor : own;
    if (anchor == 0)
        return compose_anchor(composer);
    anchor_take(composer, anchor);
    return anchor;
}

/* Panels numbered so far, and those in exempt parts. */
struct panel_count {
    uint32_t open, exempt;
};

static void declare_panel(struct composer *composer, const struct view *view, const void *const *indicators,
                          uint32_t n, struct panel_count *count)
{
    const struct indicator *first = indicators[0];
    struct panel_entry entry = {.title = panel_title(view, first), .node = first->node, .exempt = composer->exempt};
    bool own = rich_empty(view->title);
    if (own && exempt_left_out(composer, first->exempt))
        entry.title = exempt_heading(composer, first->exempt);
    if (own || n == 1)
        entry.exempt |= exempt_set(composer, first->exempt);
    if (entry.title) {
        struct panel_fields fields = {.n = series_number(composer, &count->open, &count->exempt)};
        entry.number = panel_fill(composer->arena, composer->style->panels->number, &fields);
        entry.suffix = make_suffix(composer, indicators, n);
        entry.words = str_printf(composer->arena, PRIstr PRIstr PRIstr, STR_ARG(entry.number),
                                 STR_ARG(title_words(composer, entry.title)), STR_ARG(entry.suffix));
        entry.anchor = make_anchor(composer, view, first);
    }
    VEC_PUSH(composer->arena, &composer->setter->panels, entry);
}

static void declare_view(struct composer *composer, const struct view *view, struct panel_count *count)
{
    struct view_rows rows = {0};
    if (view->kind == VIEW_PANEL || view->kind == VIEW_PANELS)
        rows = figures_rows(composer->figures, view);
    uint32_t each = panel_size(view, &rows);
    for (uint32_t i = 0; each > 0 && i + each <= rows.n; i += each)
        declare_panel(composer, view, &rows.items[i], each, count);
}

void panel_headings_declare(struct composer *composer)
{
    struct setter *setter = composer->setter;
    const struct style *around = composer->style;
    struct panel_count count = {0};
    for (uint32_t i = 0; i < setter->outline.n; i++) {
        struct outline_entry *entry = &setter->outline.items[i];
        composer->style = entry->style;
        entry->first_panel = setter->panels.n;
        const struct block *block;
        for (struct content_walk walk = content_walk(entry->section); (block = content_next(&walk));) {
            composer->exempt = entry->exempt | exempt_set(composer, exempt_walked(&walk, block));
            if (block->view)
                declare_view(composer, block->view, &count);
        }
        composer->exempt = 0;
        entry->npanels = setter->panels.n - entry->first_panel;
    }
    composer->style = around;
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

struct flow panel_heading_flow(struct composer *composer, const struct panel_entry *entry, struct sem *heading)
{
    const struct panel_style *style = composer->style->panels;
    const struct rich *title = entry->title;
    struct lines lines;
    lines_begin(&lines, composer);
    for (uint32_t i = 0; i < title->nblocks; i++) {
        struct paragraph para;
        paragraph_begin(&para, composer, style->heading_text, composer->width);
        para.node = title->node;
        if (i == 0)
            add_words(&para, entry->number, STR(""), style->number, heading);
        struct runs runs = {.para = &para, .element = heading, .mode = RUNS_TAGGED, .mixed = true};
        runs_add(&runs, title, &title->blocks[i]);
        if (i + 1 == title->nblocks)
            add_words(&para, entry->suffix, STR("x"), entry->node, heading);
        lines_add(&lines, &para, 0);
    }
    struct flow flow = lines_end(&lines);
    notes_set(composer);
    return flow;
}
