/* The cover page. */
#include "compose/section.h"

/* A line is left out when it has fields and none of them says anything. */
static struct str cover_words(struct composer *composer, const struct cover_line *line)
{
    struct field_values values = {.head = composer->report->head};
    struct str words = fill_template(composer->arena, &composer->setter->buf, line->text, &values);
    return values.asked && !values.any ? STR("") : words;
}

void cover_compose(struct composer *composer)
{
    const struct cover_style *style = composer->style->cover;
    const struct page_style *page = style->layout ? style->layout : composer->style->default_page;
    page_begin(composer, page, START_PAGE, true, style->node);
    struct sem *div = sem_add(&composer->boxes->tree, composer->boxes->tree.root, ROLE_DIV);
    struct lines top;
    lines_begin(&top, composer);
    if (style->top > 0) {
        lines_add_gap(&top, style->top);
    }
    struct flow flow = lines_end(&top);
    len_t after = 0;
    for (uint32_t i = 0; i < style->lines.n; i++) {
        const struct cover_line *line = LIST_AT(style->lines, const struct cover_line, i);
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
    struct box *box = compose_add_flow(composer, flow, composer->style->body, style->node);
    if (box) {
        box->before = box->after = 0;
    }
}
