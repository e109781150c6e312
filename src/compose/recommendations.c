/* Recommendations: a list whose letters hang before its words. */
#include "compose/exempt_int.h"
#include "compose/recommendations_int.h"

/* A list of recommendations, or of the parts of one. */
struct recommendation_list {
    const struct recommendation_style *style;
    struct sem *list; /* L */
    len_t indent;     /* from its letters to the words */
    len_t before;     /* above the next one */
};

static const struct recommendation_number *number_of(const struct composer *composer,
                                                     const struct recommendation *item)
{
    return &composer->setter->recommendation_numbers[item->index];
}

/* Letters are at one edge, and so are the words behind the widest of them. */
static len_t words_indent(struct composer *composer, const struct recommendation_style *style,
                          const struct list *items, len_t indent)
{
    const struct text_style *look = style->number_text;
    for (uint32_t i = 0; i < items->n; i++) {
        struct str number = number_of(composer, LIST_AT(*items, const struct recommendation, i))->words;
        indent = len_max(indent, plain_words_width(composer, look, number) + look->size / 2);
    }
    return len_min(indent, composer->width / 2);
}

/* The words of one; where this copy withholds it, what the report gives for them, or the layout's words. */
static const struct rich *words_of(struct composer *composer, const struct recommendation *item)
{
    bool withheld = exempt_left_out(composer, item->exempt);
    return withheld ? exempt_said(composer, item->exempt, composer->style->exempt->row) : item->text;
}

/* Appends one to the list, with its letter. The box is valid until the next one. */
static struct box *add_item(struct composer *composer, struct recommendation_list *list,
                            const struct recommendation *item)
{
    const struct recommendation_style *style = list->style;
    struct sem_tree *tree = &composer->boxes->tree;
    struct sem *element = sem_add(tree, list->list, ROLE_LI), *label = sem_add(tree, element, ROLE_LBL);
    struct setting setting = paragraphs_setting(composer, style->text, sem_add(tree, element, ROLE_LBODY));
    setting.para = item->items.n > 0 ? ROLE_P : ROLE_TEXT;
    marks_set(composer, element, item->node);
    len_t width;
    struct span *number =
        span_of_words(composer, style->number_text, number_of(composer, item)->words, item->node, label, &width);
    number->x = style->text->indent;
    struct hanging hanging = {.marker = number, .indent = list->indent};
    struct flow flow = rich_flow(composer, &setting, words_of(composer, item), &hanging, NULL);
    notes_set(composer);
    if (item->id)
        flow.lines[0].anchor = target_anchor(composer, node_text(item->id));
    struct box *box = compose_add_flow(composer, flow, style->text, item->node);
    box->before = list->before;
    box->after = 0;
    box->flags |= style->keep_together ? BOX_KEEP_TOGETHER : 0;
    list->before = style->between;
    return box;
}

static struct recommendation_list begin_list(struct composer *composer, const struct list *items, bool parts,
                                             struct sem *parent)
{
    const struct recommendation_style *style = composer->style->recommendations;
    struct recommendation_list list = {.style = style, .before = parts ? style->between : style->before};
    list.list = sem_add(&composer->boxes->tree, parent, ROLE_L);
    const struct recommendation *first = LIST_AT(*items, const struct recommendation, 0);
    list.list->numbering = (uint8_t)recommendation_numbering(number_of(composer, first)->template);
    list.indent = words_indent(composer, style, items, parts ? style->subindent : style->indent);
    return list;
}

/* The parts of the recommendation that was composed last, below its words. */
static void add_parts(struct composer *composer, const struct recommendation_list *list,
                      const struct recommendation *item)
{
    struct sem *body = list->list->last->last;
    composer->x += list->indent;
    composer->width -= list->indent;
    struct recommendation_list parts = begin_list(composer, &item->items, true, body);
    for (uint32_t i = 0; i < item->items.n; i++) {
        const struct recommendation *below = LIST_AT(item->items, const struct recommendation, i);
        uint32_t around = exempt_enter(composer, below->exempt);
        add_item(composer, &parts, below);
        composer->exempt = around;
    }
    composer->x -= list->indent;
    composer->width += list->indent;
}

static void add_items(struct composer *composer, const struct recommendations_block *block, struct sem *parent)
{
    struct recommendation_list list = begin_list(composer, &block->items, false, parent);
    for (uint32_t i = 0; i < block->items.n; i++) {
        const struct recommendation *item = LIST_AT(block->items, const struct recommendation, i);
        uint32_t around = exempt_enter(composer, item->exempt);
        struct box *box = add_item(composer, &list, item);
        if (item->items.n > 0) {
            box->flags |= BOX_KEEP_NEXT;
            add_parts(composer, &list, item);
        }
        composer->exempt = around;
    }
    struct boxes *boxes = composer->boxes;
    boxes->items.items[boxes->items.n - 1].after = list.style->after;
}

void recommendations_compose(struct composer *composer, const struct outline_entry *entry,
                             const struct recommendations_block *block, struct sem *parent)
{
    const struct recommendation_style *style = composer->style->recommendations;
    struct paragraphs *paragraphs = entry && entry->numbered ? entry->paragraphs : NULL;
    bool part = block->lead && block->lead->exempt && paragraphs && paragraphs_exempt_begin(paragraphs, /*own*/ true);
    struct box *lead = styled_text_compose(composer, entry, block->lead, style->lead, parent);
    if (part)
        paragraphs_exempt_end(paragraphs);
    if (lead)
        lead->flags |= BOX_KEEP_NEXT;
    len_t indent = paragraphs_indent(composer, entry);
    composer->x += indent;
    composer->width -= indent;
    add_items(composer, block, parent);
    composer->x -= indent;
    composer->width += indent;
}
