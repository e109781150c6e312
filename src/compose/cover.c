/* The cover page, and the title block of reports without one. */
#include "compose/section_int.h"

/* A line is left out when it has fields and none of them says anything. */
static struct str cover_words(struct composer *composer, const struct cover_line *line)
{
    struct field_values values = {.head = composer->report->head};
    struct str words = fill_template(composer->arena, &composer->setter->buf, line->text, &values);
    return values.asked && !values.any ? STR("") : words;
}

static bool says_something(struct composer *composer, const struct list *lines)
{
    bool any = false;
    for (uint32_t i = 0; i < lines->n && !any; i++)
        any = cover_words(composer, LIST_AT(*lines, const struct cover_line, i)).len > 0;
    return any;
}

/* The lines below `flow`, in a Div. */
static struct flow set_lines(struct composer *composer, const struct list *lines, struct flow flow)
{
    struct sem *div = sem_add(&composer->boxes->tree, composer->boxes->tree.root, ROLE_DIV);
    len_t after = 0;
    for (uint32_t i = 0; i < lines->n; i++) {
        const struct cover_line *line = LIST_AT(*lines, const struct cover_line, i);
        struct setting setting = {.look = line->look,
                                  .width = composer->width,
                                  .align = (enum align)line->look->align,
                                  .parent = div,
                                  .para = ROLE_P,
                                  .balance = line->look->align == ALIGN_LEFT};
        struct flow words = compose_plain(composer, &setting, cover_words(composer, line), line->text);
        if (words.n) {
            flow = compose_join(composer, flow, words, len_max(after, line->look->before));
            after = line->look->after;
        }
    }
    return flow;
}

void cover_compose(struct composer *composer)
{
    const struct cover_style *style = composer->style->cover;
    const struct page_style *page = style->layout ? style->layout : composer->style->default_page;
    page_begin(composer, page, START_PAGE, true, style->node);
    struct lines top;
    lines_begin(&top, composer);
    if (style->top > 0)
        lines_add_gap(&top, style->top);
    struct flow flow = set_lines(composer, &style->lines, lines_end(&top));
    struct box *box = compose_add_flow(composer, flow, composer->style->body, style->node);
    if (box)
        box->before = box->after = 0;
}

void title_compose(struct composer *composer, const struct page_style *page, enum section_start start)
{
    const struct title_block_style *style = composer->style->title_block;
    if (!says_something(composer, &style->lines))
        return;
    page_begin(composer, page, start == START_RIGHT ? START_RIGHT : START_PAGE, false, style->node);
    struct flow flow = set_lines(composer, &style->lines, (struct flow){0});
    struct box *box = compose_add_flow(composer, flow, composer->style->body, style->node);
    if (box) {
        box->before = 0;
        box->after = style->after;
        box->flags |= BOX_KEEP_NEXT;
        composer->setter->after_title = true;
    }
}
