/* Exempt information: what stands in its place, and the marks of what is printed. */
#include "compose/exempt_int.h"

bool exempt_left_out(const struct composer *composer, const struct exemption *exemption)
{
    return report_leaves_out(composer->report, exemption);
}

uint32_t exempt_set(const struct composer *composer, const struct exemption *exemption)
{
    return exemption && composer->report->copy != COPY_PUBLIC ? style_exempt_set(composer->style, exemption) : 0;
}

uint32_t exempt_enter(struct composer *composer, const struct exemption *exemption)
{
    uint32_t around = composer->exempt;
    composer->exempt |= exempt_set(composer, exemption);
    return around;
}

uint32_t exempt_of_indicators(const struct composer *composer, const struct indicator *const *indicators, uint32_t n)
{
    uint32_t set = 0;
    for (uint32_t i = 0; i < n; i++)
        set |= exempt_set(composer, indicators[i]->exempt);
    return set;
}

uint32_t exempt_count_withheld(const struct composer *composer, const struct indicator *const *indicators, uint32_t n)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++)
        count += exempt_left_out(composer, indicators[i]->exempt);
    return count;
}

/* A paragraph with the number that `paragraphs` (NULL: none) has come to. */
static struct flow set_paragraph(struct composer *composer, const struct text_style *look, const struct rich *words,
                                 struct sem *parent, const struct exemption *exemption,
                                 const struct paragraphs *paragraphs)
{
    struct setting setting = paragraphs_setting(composer, look, parent);
    setting.place = exemption->node;
    struct flow flow = paragraphs ? compose_numbered_as(composer, &setting, words, paragraphs)
                                  : rich_flow(composer, &setting, words, NULL, NULL);
    notes_set(composer);
    return flow;
}

struct box *exempt_placeholder(struct composer *composer, const struct exemption *exemption, struct sem *parent,
                               struct paragraphs *paragraphs)
{
    const struct exempt_style *style = composer->style->exempt;
    const struct rich *words = exempt_said(composer, exemption, style->statement);
    if (paragraphs) {
        paragraphs_exempt_begin(paragraphs, /*own*/ false);
        paragraphs_exempt_end(paragraphs);
    }
    struct flow flow = set_paragraph(composer, style->text, words, parent, exemption, paragraphs);
    return compose_add_flow(composer, flow, style->text, exemption->node);
}

/* Words around a part. The one above stays with it, the one below with its end. */
static void add_label(struct composer *composer, const struct exempt_part *part, const struct node *template,
                      const struct paragraphs *paragraphs, bool begin)
{
    const struct text_style *look = composer->style->exempt->label_text;
    struct boxes *boxes = composer->boxes;
    uint32_t set = style_exempt_set(composer->style, part->exemption);
    const struct rich *words =
        rich_of_words(composer->arena, template, exempt_fill(composer->arena, composer->style, template, set));
    struct flow flow = set_paragraph(composer, look, words, part->parent, part->exemption, paragraphs);
    if (!begin && boxes->items.n > 0 && boxes->items.items[boxes->items.n - 1].kind != BOX_PAGE)
        boxes->items.items[boxes->items.n - 1].flags |= BOX_KEEP_NEXT;
    struct box *box = compose_add_flow(composer, flow, look, part->exemption->node);
    if (begin && box)
        box->flags |= BOX_KEEP_NEXT;
    else if (box)
        box->after = len_max(box->after, composer->style->body->after);
}

bool exempt_part_begin(struct composer *composer, struct exempt_part *part, const struct exemption *exemption,
                       struct sem *parent, struct paragraphs *paragraphs, bool own)
{
    const struct exempt_style *style = composer->style->exempt;
    *part = (struct exempt_part){.exemption = exemption, .parent = parent, .around = composer->exempt};
    if (!exemption)
        return false;
    if (exempt_left_out(composer, exemption)) {
        exempt_placeholder(composer, exemption, parent, paragraphs);
        part->exemption = NULL;
        return true;
    }
    exempt_enter(composer, exemption);
    part->labelled = composer->exempt != part->around;
    part->numbered = paragraphs && paragraphs_exempt_begin(paragraphs, own);
    if (style->begin && (part->labelled || (part->numbered && !own)))
        add_label(composer, part, style->begin, part->numbered && !own ? paragraphs : NULL, /*begin*/ true);
    return false;
}

void exempt_part_end(struct composer *composer, struct exempt_part *part, struct paragraphs *paragraphs)
{
    const struct exempt_style *style = composer->style->exempt;
    if (!part->exemption)
        return;
    if (style->end && part->labelled)
        add_label(composer, part, style->end, NULL, /*begin*/ false);
    if (part->numbered)
        paragraphs_exempt_end(paragraphs);
    composer->exempt = part->around;
}

bool exempt_begins(const struct rich *rich)
{
    return !rich_empty(rich) && rich->blocks[0].level == 0;
}

const struct exemption *exempt_walked(const struct content_walk *walk, const struct block *block)
{
    if (block->exempt || !walk->columns)
        return block->exempt;
    const struct content_column *column = LIST_AT(walk->columns->columns, const struct content_column, walk->column);
    if (column->exempt)
        return column->exempt;
    return LIST_AT(*walk->content, const struct block, walk->next - 1)->exempt;
}

static bool uses_field(const struct list *lines)
{
    for (uint32_t i = 0; i < lines->n; i++) {
        const struct cover_line *line = LIST_AT(*lines, const struct cover_line, i);
        if (line->text && (str_find(node_text(line->text), "{exempt}", 0) >= 0 ||
                           str_find(node_text(line->text), "{access}", 0) >= 0))
            return true;
    }
    return false;
}

void exempt_front(struct composer *composer, const struct list *lines, struct stack *stack, struct sem *parent)
{
    const struct exempt_style *style = composer->style->exempt;
    struct str words = exempt_front_words(composer->arena, composer->style, composer->report);
    if (words.len == 0 || uses_field(lines))
        return;
    struct setting setting = paragraphs_setting(composer, style->front_text, parent);
    compose_stack(composer, stack, compose_plain(composer, &setting, words, style->front), style->front_text);
}
