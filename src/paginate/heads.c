#include "paginate/paginator_int.h"

static void put(struct item *items, uint32_t *n, const struct line *line, len_t x, len_t baseline,
                enum artifact artifact)
{
    items[(*n)++] = (struct item){
        .x = x, .y = baseline - line->ascent, .kind = ITEM_LINE, .artifact = (uint8_t)artifact, .line = line};
}

static void put_rule(struct item *items, uint32_t *n, const struct running *running, len_t x, len_t y, len_t width,
                     enum artifact artifact)
{
    if (running->rule == 0)
        return;
    struct item *item = &items[(*n)++];
    *item = (struct item){
        .x = x, .y = y, .kind = ITEM_RECT, .artifact = (uint8_t)artifact, .colour = running->rule_colour};
    item->rect.width = width;
    item->rect.height = running->rule;
}

static struct running_fields fields_of(struct paginator *p, const struct page *page)
{
    const struct section_mark *section = &p->boxes->sections.items[page->section];
    struct running_fields fields = {.report = p->report, .section = section->title, .label = section->label};
    uint32_t first = p->pages->items[0].number;
    fields.page = str_printf(p->arena, "%u", page->number);
    fields.pages = str_printf(p->arena, "%u", first + p->pages->n - 1);
    return fields;
}

/* A head gives way to the zone of the agenda pack's stamp. */
static len_t head_width(const struct page *page)
{
    const struct page_style *style = page->style;
    len_t right = style->width - (page->left + style_text_width(page->style));
    bool meets = style->stamp_width > right && style->head->offset <= style->stamp_height;
    return style_text_width(page->style) - (meets ? style->stamp_width - right : 0);
}

static void head_and_foot(struct paginator *p, const struct page *page, struct item *items, uint32_t *n)
{
    struct running_fields fields = fields_of(p, page);
    const struct running *head = page->style->head, *foot = page->style->foot;
    if (head) {
        len_t width = head_width(page);
        const struct line *line = compose_running(p->arena, p->text, p->style, head, &fields, width);
        if (line)
            put(items, n, line, page->left, head->offset, ARTIFACT_HEADER);
        put_rule(items, n, head, page->left, head->offset + head->gap, width, ARTIFACT_HEADER);
    }
    if (foot) {
        len_t width = style_text_width(page->style), baseline = page->style->height - foot->offset;
        const struct line *line = compose_running(p->arena, p->text, p->style, foot, &fields, width);
        if (line)
            put(items, n, line, page->left, baseline, ARTIFACT_FOOTER);
        put_rule(items, n, foot, page->left, baseline - (line ? line->ascent : 0) - foot->gap, width,
                 ARTIFACT_FOOTER);
    }
}

static void version_line(struct paginator *p, const struct page *page, struct item *items, uint32_t *n)
{
    struct running running = {.left = p->style->draft->line, .text = p->style->draft->text};
    struct running_fields fields = fields_of(p, page);
    const struct line *line =
        compose_running(p->arena, p->text, p->style, &running, &fields, style_text_width(page->style));
    if (line)
        put(items, n, line, page->left, page->style->height - p->style->draft->offset, ARTIFACT_FOOTER);
}

void heads_place(struct paginator *p)
{
    for (uint32_t i = 0; i < p->pages->n; i++) {
        struct page *page = &p->pages->items[i];
        struct item *added = page->items + page->nitems;
        uint32_t n = 0;
        if (!p->plain_pages.items[i])
            head_and_foot(p, page, added, &n);
        if (p->pages->draft && p->style->draft && p->style->draft->line)
            version_line(p, page, added, &n);
        page->nitems += n;
    }
}
