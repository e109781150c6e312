/* The cover page, and the title block of reports without one. */
#include "compose/details_int.h"
#include "compose/exempt_int.h"
#include "compose/picture_int.h"

/* A line is left out when it has fields and none of them says anything. */
static struct str cover_words(struct composer *composer, const struct cover_line *line, struct field_values *values)
{
    *values = (struct field_values){.report = composer->report, .style = composer->style};
    struct str words = fill_template(composer->arena, &composer->setter->buf, line->text, values);
    return values->asked && !values->any ? STR("") : words;
}

static const struct image *image_of(const struct composer *composer, const struct cover_line *line)
{
    return line->picture ? images_find(composer->images, line->picture->file) : NULL;
}

static bool says_something(struct composer *composer, const struct list *lines)
{
    bool any = false;
    struct field_values values;
    for (uint32_t i = 0; i < lines->n && !any; i++) {
        const struct cover_line *line = LIST_AT(*lines, const struct cover_line, i);
        any = image_of(composer, line) || cover_words(composer, line, &values).len > 0;
    }
    return any;
}

/* The lines of a cover or a title block. */
struct front {
    struct composer *composer;
    struct sem *div;
    struct stack stack;
};

/* The first line that is a heading is the report's. */
static void add_words(struct front *front, const struct cover_line *line)
{
    struct composer *composer = front->composer;
    uint32_t around = composer->exempt;
    struct field_values values;
    struct str words = cover_words(composer, line, &values);
    bool heading = line->heading && !composer->titled && words.len > 0;
    struct setting setting = {.look = line->look,
                              .width = composer->width,
                              .align = (enum align)line->look->align,
                              .parent = front->div,
                              .para = heading ? heading_role(composer, 1) : ROLE_P,
                              .place = values.first,
                              .balance = line->look->align == ALIGN_LEFT};
    composer->exempt |= values.said;
    struct flow flow = compose_plain(composer, &setting, words, line->text);
    composer->exempt = around;
    if (heading && flow.n) {
        composer->titled = 1;
        flow.lines[0].anchor = compose_anchor(composer);
        heading_bookmark(composer, words, 1, flow.lines[0].anchor);
    }
    compose_stack(composer, &front->stack, flow, line->look);
}

static void add_picture(struct front *front, const struct cover_line *line, const struct image *image)
{
    struct composer *composer = front->composer;
    const struct picture_style *style = line->picture;
    struct sem_tree *tree = &composer->boxes->tree;
    struct sem *sem = style->decorative ? NULL : sem_add(tree, front->div, ROLE_FIGURE);
    if (sem && style->alt)
        sem_extra(tree, sem)->alt = str_trim(node_text(style->alt));
    struct placed_image placed =
        picture_fit(image, (struct extent){style->width, style->height},
                    (struct extent){.width = composer->width, .height = style_text_height(composer->page)});
    struct text_style none = {.align = ALIGN_LEFT};
    const struct text_style *look = line->look ? line->look : &none;
    compose_stack(composer, &front->stack, picture_flow(composer, &placed, (enum align)look->align, sem), look);
}

static struct sem *add_div(struct composer *composer)
{
    struct sem *div = sem_add(&composer->boxes->tree, composer->boxes->tree.root, ROLE_DIV);
    marks_set(composer, div, composer->report->head->node);
    return div;
}

/* The lines below `flow`. */
static struct flow set_lines(struct composer *composer, const struct list *lines, struct flow flow, struct sem *div)
{
    struct front front = {.composer = composer, .stack.flow = flow, .div = div};
    for (uint32_t i = 0; i < lines->n; i++) {
        const struct cover_line *line = LIST_AT(*lines, const struct cover_line, i);
        const struct image *image = image_of(composer, line);
        if (image)
            add_picture(&front, line, image);
        else if (line->text && line->look)
            add_words(&front, line);
    }
    exempt_front(composer, lines, &front.stack, div);
    return front.stack.flow;
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
    struct sem *div = add_div(composer);
    struct flow flow = set_lines(composer, &style->lines, lines_end(&top), div);
    struct box *box = compose_add_flow(composer, flow, composer->style->body, style->node);
    if (box)
        box->before = box->after = 0;
    details_compose(composer, style->details, div);
}

void title_compose(struct composer *composer, const struct page_style *page, enum section_start start)
{
    const struct title_block_style *style = composer->style->title_block;
    if (!says_something(composer, &style->lines) && details_collect(composer, style->details).n == 0)
        return;
    page_begin(composer, page, start == START_RIGHT ? START_RIGHT : START_PAGE, false, style->node);
    struct sem *div = add_div(composer);
    struct flow flow = set_lines(composer, &style->lines, (struct flow){0}, div);
    struct box *box = compose_add_flow(composer, flow, composer->style->body, style->node);
    if (box) {
        box->before = box->after = 0;
        box->flags |= BOX_KEEP_NEXT;
    }
    struct box *details = details_compose(composer, style->details, div);
    box = details ? details : box;
    if (box) {
        box->after = style->after;
        box->flags |= BOX_KEEP_NEXT;
        composer->setter->after_title = true;
    }
}
