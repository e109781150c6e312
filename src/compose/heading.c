/* Headings with their numbers. */
#include "compose/section_int.h"

enum role heading_role(const struct composer *composer, uint32_t level)
{
    level += composer->titled;
    return level >= 6 ? ROLE_H6 : (enum role)(ROLE_H1 + level - 1);
}

void heading_bookmark(struct composer *composer, struct str words, uint32_t level, uint32_t anchor)
{
    struct bookmark bookmark = {.words = str_line(composer->arena, words), .level = level, .anchor = anchor};
    if (bookmark.words.len > 0)
        VEC_PUSH(composer->boxes->arena, &composer->boxes->bookmarks, bookmark);
}

static struct sem *text_child(struct composer *composer, struct sem *parent)
{
    return sem_add(&composer->boxes->tree, parent, ROLE_TEXT);
}

/* The number on a line of its own, above the heading, within the same element. */
static struct flow number_above(struct composer *composer, const struct heading_style *style, struct str label,
                                const struct node *node, struct sem *heading)
{
    const struct text_style *look = style->number_text ? style->number_text : style->text;
    struct setting setting = {.look = look,
                              .width = composer->width,
                              .align = (enum align)look->align,
                              .parent = text_child(composer, heading),
                              .para = ROLE_TEXT};
    struct flow flow =
        compose_plain(composer, &setting, str_printf(composer->arena, PRIstr " ", STR_ARG(label)), node);
    for (uint32_t i = 0; i < flow.n; i++)
        flow.lines[i].flags |= LINE_KEEP_NEXT;
    return flow;
}

/* A label before the words, some space between them. */
static void add_label(struct paragraph *para, struct str label, const struct node *node, struct sem *heading)
{
    if (label.len == 0)
        return;
    struct words words = {
        .text = label,
        .before = para->pieces.n ? STR("x ") : STR(""),
        .behind = STR("x"),
        .sem = text_child(para->composer, heading),
        .node = node,
    };
    paragraph_add(para, &words);
    paragraph_add_space(para, para->look->size / 2);
}

/* The number in a hanging indent, beside all lines. */
static void hang_label(struct paragraph *para, len_t indent, struct str label, const struct node *node,
                       struct sem *heading)
{
    len_t width;
    struct span *span =
        span_of_words(para->composer, para->look, label, node, text_child(para->composer, heading), &width);
    span->x = para->left;
    para->left += indent;
    para->marker = span;
    para->marker_end = span->x + width + para->look->size / 2;
}

static struct flow heading_words(struct composer *composer, const struct heading_style *style, struct str label,
                                 const struct outline_entry *entry, struct sem *heading)
{
    const struct text_style *look = style->text;
    const struct rich *rich = entry->heading;
    struct lines lines;
    lines_begin(&lines, composer);
    for (uint32_t i = 0; i < rich->nblocks; i++) {
        struct paragraph para;
        paragraph_begin(&para, composer, look, composer->width);
        para.node = rich->node;
        bool hangs = i == 0 && style->number_indent > 0 && label.len > 0;
        if (hangs)
            hang_label(&para, style->number_indent, label, entry->section->label, heading);
        if (i == 0) {
            add_label(&para, hangs ? STR("") : label, entry->section->label, heading);
            add_label(&para, entry->lead, NULL, heading);
        }
        struct runs runs = {
            .para = &para, .element = heading, .mode = RUNS_TAGGED, .mixed = heading->first || rich->nblocks > 1};
        runs_add(&runs, rich, &rich->blocks[i]);
        if (look->align == ALIGN_LEFT)
            paragraph_balance(&para);
        lines_add(&lines, &para, 0);
    }
    struct flow flow = lines_end(&lines);
    notes_set(composer);
    return flow;
}

static void add_subtitle(struct composer *composer, const struct heading_style *style, const struct rich *subtitle,
                         struct sem *parent)
{
    const struct text_style *look = style->subtitle_text ? style->subtitle_text : composer->style->body;
    struct setting setting = paragraphs_setting(composer, look, parent);
    compose_add_flow(composer, compose_rich(composer, &setting, subtitle), look, subtitle->node);
}

bool heading_below_compose(struct composer *composer, const struct rich *words, uint32_t level, struct sem *parent,
                           uint32_t *anchor)
{
    const struct heading_style *style = style_heading(composer->style, level + 1);
    if (rich_empty(words) || style == NULL)
        return false;
    struct setting setting = {.look = style->text,
                              .width = composer->width,
                              .align = (enum align)style->text->align,
                              .parent = parent,
                              .para = heading_role(composer, level + 1)};
    struct box *box = compose_add_flow(composer, compose_rich(composer, &setting, words), style->text, words->node);
    if (box) {
        box->flags |= BOX_KEEP_NEXT;
        box->flow.lines[0].anchor = view_title_anchor(composer, words, level + 1, anchor);
    }
    return true;
}

/* The space above a heading that has a page of its own. */
static struct flow space_above(struct composer *composer, len_t height)
{
    struct lines lines;
    lines_begin(&lines, composer);
    if (height > 0)
        lines_add_gap(&lines, height);
    struct flow flow = lines_end(&lines);
    for (uint32_t i = 0; i < flow.n; i++)
        flow.lines[i].flags |= LINE_KEEP_NEXT;
    return flow;
}

static bool label_above(const struct composer *composer, const struct heading_style *style,
                        const struct section *section)
{
    return section->appendix ? composer->style->appendices->label_above : style->number_above;
}

void heading_compose(struct composer *composer, const struct section *section, const struct outline_entry *entry,
                     struct sem *parent, uint32_t level)
{
    const struct heading_style *style = style_heading(composer->style, section->level);
    if (style == NULL || rich_empty(entry->heading))
        return; /* reported by check or style */
    const struct text_style *look = style->text;
    struct sem *heading = sem_add(&composer->boxes->tree, parent, heading_role(composer, level));
    marks_set(composer, heading, entry->heading->node);
    heading_bookmark(composer, entry->words, level, entry->anchor);
    bool above = entry->label.len && label_above(composer, style, section);
    struct flow flow = {0};
    if (above)
        flow = number_above(composer, style, entry->label, section->label, heading);
    struct flow words = heading_words(composer, style, above ? STR("") : entry->label, entry, heading);
    flow = compose_join(composer, flow, words, style->number_text ? style->number_text->after : 0);
    if (section->title_page)
        flow = compose_join(composer, space_above(composer, style->title_top), flow, 0);
    if (flow.n)
        flow.lines[0].anchor = entry->anchor;
    struct box *box =
        compose_add_flow(composer, flow, look, section->heading ? section->heading->node : section->node);
    if (box)
        box->flags |= BOX_KEEP_NEXT; /* never the last thing on a page */
    if (!rich_empty(section->subtitle)) {
        add_subtitle(composer, style, section->subtitle, parent);
        if (box)
            composer->boxes->items.items[composer->boxes->items.n - 1].flags |= BOX_KEEP_NEXT;
    }
}
