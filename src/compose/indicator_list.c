/* Bulleted lists of indicators. */
#include "compose/exempt_int.h"
#include "compose/table_view_int.h"

/* One item, whose template is being filled: literal text gathers in `out` until a field comes. */
struct item {
    struct composer *composer;
    const struct indicator *indicator;
    const struct node *template;
    struct paragraph *para;
    struct sem *body;
};

static void add_literal(struct item *item, struct buf *out)
{
    if (out->len == 0)
        return;
    struct str text = str_dup(item->composer->arena, (struct str){out->bytes, (uint32_t)out->len});
    struct words words = {.text = text,
                          .before = item->para->pieces.n ? STR("x") : STR(""),
                          .behind = STR("x"),
                          .sem = sem_add(&item->composer->boxes->tree, item->body, ROLE_TEXT),
                          .node = item->template};
    paragraph_add(item->para, &words);
    buf_clear(out);
}

static void add_rich(struct item *item, const struct rich *rich, struct buf *out)
{
    add_literal(item, out);
    for (uint32_t i = 0; rich && i < rich->nblocks; i++) {
        if (i > 0)
            paragraph_add_break(item->para);
        struct runs runs = {.para = item->para, .element = item->body, .mode = RUNS_TAGGED, .mixed = true};
        runs_add(&runs, rich, &rich->blocks[i]);
    }
}

static void put_node(struct buf *out, const struct node *node)
{
    if (node)
        buf_put_str(out, str_trim(node_text(node)));
}

static void put_field(void *user, struct str field, struct buf *out)
{
    struct item *item = user;
    const struct indicator *indicator = item->indicator;
    if (str_eqz(field, "definition"))
        add_rich(item, indicator->definition, out);
    else if (str_eqz(field, "reason"))
        add_rich(item, indicator->deleted, out);
    else if (str_eqz(field, "ref"))
        buf_put_str(out, indicator_name(indicator));
    else if (str_eqz(field, "unit"))
        put_node(out, indicator->unit);
    else if (str_eqz(field, "lead"))
        put_node(out, indicator->lead);
}

/* References lead to the item of an indicator that no table and no panel shows. */
static uint32_t item_anchor(struct composer *composer, const struct indicator *indicator)
{
    uint32_t anchor = composer->listed[indicator->index] ? 0 : anchor_free(composer, indicator->ref);
    if (anchor > 0)
        anchor_take(composer, anchor);
    return anchor;
}

static void add_item(struct composer *composer, const struct indicator *indicator, struct sem *list,
                     struct lines *lines, bool first)
{
    const struct indicator_list_style *style = composer->style->indicator_list;
    const struct list_style *look = composer->style->lists;
    struct sem_tree *tree = &composer->boxes->tree;
    struct paragraph para;
    struct sem *element = sem_add(tree, list, ROLE_LI);
    marks_set(composer, element, indicator->definition ? indicator->definition->node : indicator->node);
    struct sem *label = sem_add(tree, element, ROLE_LBL);
    struct item item = {.composer = composer, .indicator = indicator, .para = &para};
    item.template = indicator->deleted ? style->deleted : style->item;
    item.body = sem_add(tree, element, ROLE_LBODY);
    paragraph_begin(&para, composer, style->text, composer->width);
    para.node = indicator->node;
    para.anchor = item_anchor(composer, indicator);
    para.exempt = exempt_set(composer, indicator->exempt);
    struct rich_block bullet = {.kind = RICH_ITEM, .level = 1, .marker = MARKER_BULLET};
    len_t width;
    struct span *marker =
        span_of_words(composer, style->text, list_marker(composer, &bullet).words, NULL, label, &width);
    marker->x = para.left;
    para.left += len_max(look->indent, width + style->text->size / 2);
    para.marker = marker;
    para.marker_end = para.left;
    struct buf out = {0};
    if (exempt_left_out(composer, indicator->exempt))
        add_rich(&item, exempt_said(composer, indicator->exempt, composer->style->exempt->row), &out);
    else
        style_fill(&out, node_text(item.template), put_field, &item);
    add_literal(&item, &out);
    buf_free(&out);
    lines_add(lines, &para, first ? 0 : look->between);
}

void indicator_list_compose(struct composer *composer, const struct view *view, struct sem *parent)
{
    const struct indicator_list_style *style = composer->style->indicator_list;
    struct view_rows rows = figures_rows(composer->figures, view);
    uint32_t anchor = view_anchor(composer, view);
    if (rows.n == 0) {
        view_words_compose(composer, view, view->empty ? view->empty : style->empty, style->text, parent, anchor);
        return;
    }
    struct sem *list = sem_add(&composer->boxes->tree, parent, ROLE_L);
    list->numbering = NUMBERING_DISC;
    marks_set(composer, list, view->node);
    struct lines lines;
    lines_begin(&lines, composer);
    if (anchor) { /* the items have anchors of their own */
        lines_add_gap(&lines, 0);
        lines.list.items[0].anchor = anchor;
        lines.list.items[0].flags |= LINE_KEEP_NEXT;
    }
    for (uint32_t i = 0; i < rows.n; i++)
        add_item(composer, rows.items[i], list, &lines, i == 0);
    struct flow flow = lines_end(&lines);
    notes_set(composer);
    compose_add_flow(composer, flow, style->text, view->node);
}
