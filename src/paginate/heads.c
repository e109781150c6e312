#include "image/image.h"
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

/* The first page that is printed on: one that `start: right` leaves blank before it does not count. */
static bool is_first(const struct paginator *p, const struct page *page)
{
    size_t at = (size_t)(page - p->pages->items);
    return at == 0 || (at == 1 && (p->page_kinds.items[0] & PAGE_BLANK));
}

static struct running_fields fields_of(struct paginator *p, const struct page *page)
{
    const struct section_mark *section = &p->boxes->sections.items[page->section];
    struct running_fields fields = {.report = p->report, .section = section->title, .label = section->label};
    uint32_t first = p->pages->items[0].number;
    fields.access = p->access;
    fields.exempt = compose_exempt_mark(p->arena, p->style, page->exempt);
    fields.page = page->label;
    fields.pages = str_printf(p->arena, "%u", first + p->pages->n - 1);
    uint32_t at = (uint32_t)(page - p->pages->items);
    fields.pack_page = str_printf(p->arena, "%u", page->number);
    fields.paper_page = str_printf(p->arena, "%u", at + 1);
    fields.paper_pages = str_printf(p->arena, "%u", p->pages->n);
    fields.section_page = str_printf(p->arena, "%u", at - p->outermost.from + 1);
    fields.section_pages = str_printf(p->arena, "%u", p->outermost.to - p->outermost.from);
    return fields;
}

/* A head gives way to the zone of the agenda pack's stamp, and keeps clear of it. */
static len_t head_width(const struct page *page, const struct running *head)
{
    const struct page_style *style = page->style;
    len_t right = style->width - (page->left + style_text_width(style)), top = head->offset;
    if (head->picture && head->image_align == ALIGN_RIGHT)
        top = len_min(top, head->image_offset);
    bool meets = style->stamp_width > right && top + style_head_gutter(style) <= style->stamp_height;
    return style_text_width(style) - (meets ? style->stamp_width - right + head->text->size : 0);
}

/* A picture without a size of its own in the layout may shrink to this, 3 mm, so that it still can be seen. */
#define LEAST_PICTURE LEN_PT(8.5)

/* Room for the picture of a head or foot: it stands within the margin and takes half the line's width at most. */
struct room {
    len_t width, height;
};

/* Whether the picture (line NULL: none) got less than the layout asks for. */
static bool is_squeezed(const struct picture_style *style, const struct line *line, const struct room *room)
{
    if (line == NULL)
        return true;
    const struct placed_image *placed = line->spans[0].picture;
    if (style->width > 0 || style->height > 0)
        return placed->width < style->width || placed->height < style->height;
    return placed->width < placed->image->width && len_min(room->width, room->height) < LEAST_PICTURE;
}

static bool is_head(const struct page_style *style, const struct running *running)
{
    return running == style->head || running == style_head(style, true);
}

/* Told once for each head and foot. */
static void report_picture(struct paginator *p, const struct page_style *style, const struct running *running,
                           const struct room *room)
{
    for (uint32_t i = 0; i < p->squeezed.n; i++) {
        if (p->squeezed.items[i] == running)
            return;
    }
    VEC_PUSH(p->arena, &p->squeezed, running);
    bool head = is_head(style, running);
    struct diag *diag =
        diag_at(p->diags, DIAG_PAGE_ROOM, running->image->mark,
                "page `" PRIstr "`: there is not enough room for the picture `" PRIstr "` in the running %s",
                STR_ARG(node_text(style->id)), STR_ARG(node_text(running->image)), head ? "head" : "foot");
    diag_help(p->diags, diag,
              "it may be up to %d mm wide (half the line) and %d mm high (from `image_offset` to the text): make it "
              "smaller, or the %s margin larger",
              len_whole_mm(room->width), len_whole_mm(room->height), head ? "top" : "bottom");
}

static const struct line *picture_of(struct paginator *p, const struct page_style *style,
                                     const struct running *running, len_t width)
{
    len_t margin = is_head(style, running) ? style_text_top(style) - style_head_gutter(style) : style->bottom;
    struct room room = {width / 2, margin - running->image_offset};
    const struct images *images = p->boxes->images;
    if (!running->picture || !images || !images_find(images, running->picture->file))
        return NULL;
    const struct line *line = compose_running_picture(p->arena, images, running, room.width, room.height);
    if (is_squeezed(running->picture, line, &room))
        report_picture(p, style, running, &room);
    return line;
}

/* The place of a running line's picture: of its lower left corner. */
struct corner {
    len_t x, y;
};

static struct corner picture_corner(const struct page *page, const struct running *running, const struct line *line,
                                    len_t width)
{
    bool head = is_head(page->style, running);
    len_t shift = running->image_align == ALIGN_RIGHT ? width - (len_t)line->spans[0].index : 0;
    return (struct corner){.x = page->left + shift,
                           .y = head ? style_head_gutter(page->style) + running->image_offset + line->ascent
                                     : page->style->height - running->image_offset};
}

/* The rule ends beside a picture that stands across it. `picture` may be NULL. */
static void put_running_rule(const struct page *page, const struct running *running, const struct line *picture,
                             const struct corner *corner, len_t y, len_t width, struct item *items, uint32_t *n)
{
    enum artifact artifact = is_head(page->style, running) ? ARTIFACT_HEADER : ARTIFACT_FOOTER;
    len_t x = page->left;
    if (picture && y + running->rule > corner->y - picture->ascent && y < corner->y) {
        len_t taken = (len_t)picture->spans[0].index + running->text->size / 2;
        x += running->image_align == ALIGN_RIGHT ? 0 : taken;
        width = len_max(width - taken, 0);
    }
    put_rule(items, n, running, x, y, width, artifact);
}

/* The words as they stand on this page. On a turned one no side is the outer one. */
static struct running words_of(const struct page *page, const struct running *running)
{
    struct running words = *running;
    if (running->mirrored && page->style->mirrored && page->number % 2 == 0 && page->turn == TURN_NONE) {
        words.left = running->right;
        words.right = running->left;
    }
    return words;
}

/* A head or foot: words, rule and picture. */
static void put_running(struct paginator *p, const struct page *page, const struct running *running, len_t width,
                        struct item *items, uint32_t *n)
{
    const struct page_style *style = page->style;
    bool head = is_head(style, running);
    enum artifact artifact = head ? ARTIFACT_HEADER : ARTIFACT_FOOTER;
    struct running_fields fields = fields_of(p, page);
    const struct line *picture = picture_of(p, style, running, width);
    fields.picture = picture ? (len_t)picture->spans[0].index : 0;
    struct running words = words_of(page, running);
    const struct line *line = compose_running(p->arena, p->text, p->style, &words, &fields, width);
    len_t baseline = head ? style_head_gutter(style) + running->offset : style->height - running->offset;
    len_t rule = head ? baseline + running->gap : baseline - line->ascent - running->gap;
    put(items, n, line, page->left, baseline, artifact);
    struct corner corner = picture ? picture_corner(page, running, picture, width) : (struct corner){0, 0};
    put_running_rule(page, running, picture, &corner, rule, width, items, n);
    if (picture)
        put(items, n, picture, corner.x, corner.y, artifact);
}

static void heads_of_page(struct paginator *p, const struct page *page, struct item *items, uint32_t *n)
{
    bool first = is_first(p, page);
    const struct running *head = style_head(page->style, first), *foot = style_foot(page->style, first);
    if (head)
        put_running(p, page, head, head_width(page, head), items, n);
    if (foot)
        put_running(p, page, foot, style_text_width(page->style), items, n);
}

/* In the middle of the page. */
static void blank_words(struct paginator *p, const struct page *page, struct item *items, uint32_t *n)
{
    const struct page_style *style = page->style;
    struct running running = {.centre = p->style->print->blank, .text = p->style->body};
    struct running_fields fields = fields_of(p, page);
    const struct line *line =
        compose_running(p->arena, p->text, p->style, &running, &fields, style_text_width(style));
    len_t above = (style_text_height(style) - line->height) / 2;
    put(items, n, line, page->left, style_text_top(style) + above + line->ascent, ARTIFACT_REPEAT);
}

static bool says_exempt(const struct running *running)
{
    const struct node *const words[] = {running ? running->left : NULL, running ? running->centre : NULL,
                                        running ? running->right : NULL};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (words[i] && str_find(node_text(words[i]), "{exempt}", 0) >= 0)
            return true;
    }
    return false;
}

/* Beside the head's picture, where that reaches as high. */
static void avoid_picture(struct paginator *p, const struct page *page, const struct running *head,
                          struct running *line, struct running_fields *fields)
{
    const struct line *picture = picture_of(p, page->style, head, head_width(page, head));
    len_t top = line->offset - line->text->size, bottom = line->offset + line->text->size / 4;
    if (picture && top < head->image_offset + picture->height && bottom > head->image_offset) {
        fields->picture = (len_t)picture->spans[0].index;
        line->image_align = head->image_align;
    }
}

/* No word of the mark may be missing: said once. `room`: for its words. */
static void check_mark(struct paginator *p, const struct running *mark, const struct running_fields *fields,
                       len_t room)
{
    const struct line *line = compose_words(p->arena, p->text, p->style, mark->text, fields->exempt);
    room -= fields->picture ? fields->picture + mark->text->size / 2 : 0;
    if (p->mark_cut || compose_span_width(p->text, p->style, &line->spans[0]) <= room)
        return;
    p->mark_cut = true;
    const struct exempt_style *style = p->style->exempt;
    struct diag *diag = diag_at(p->diags, DIAG_PAGE_ROOM, style->mark->mark,
                                "there is not enough room for the mark of pages with exempt information: \"" PRIstr
                                "\" is wider than the %d mm beside the picture and the stamp",
                                STR_ARG(fields->exempt), len_whole_mm(room));
    diag_help(p->diags, diag,
              style->mark_place == MARK_HEAD
                  ? "write it in fewer words, or let it stand at the foot: `mark_place: foot`"
                  : "write it in fewer words, or set it in smaller type (`mark_style`)");
}

/* The mark stands in the margin, clear of the text. */
static void check_mark_margin(struct paginator *p, const struct page_style *page, const struct running *mark,
                              bool above)
{
    const struct exempt_style *style = p->style->exempt;
    len_t needed = mark->offset + (above ? mark->text->size / 4 : mark->text->size);
    if (p->mark_cut || needed <= (above ? page->top : page->bottom))
        return;
    p->mark_cut = true;
    struct diag *diag =
        diag_at(p->diags, DIAG_PAGE_ROOM, style->mark->mark,
                "the mark of pages with exempt information reaches into the text of page `" PRIstr "`",
                STR_ARG(node_text(page->id)));
    diag_help(p->diags, diag, "make `mark_offset` smaller, or the page's %s margin larger", above ? "top" : "bottom");
}

/* The words that a page with exempt information bears, unless its head or foot has them. `heads`: it has them at
 * all. */
static void exempt_line(struct paginator *p, const struct page *page, bool heads, struct item *items, uint32_t *n)
{
    static const struct node field = {.kind = NODE_SCALAR, .text = "{exempt}", .len = sizeof("{exempt}") - 1};
    if (page->exempt == 0)
        return;
    const struct exempt_style *style = p->style->exempt;
    bool first = is_first(p, page), above = style->mark_place == MARK_HEAD;
    const struct running *head = heads ? style_head(page->style, first) : NULL;
    const struct running *foot = heads ? style_foot(page->style, first) : NULL;
    struct running running = {.left = &field, .text = style->mark_text, .offset = style->mark_offset};
    struct running_fields fields = fields_of(p, page);
    if (says_exempt(head) || says_exempt(foot))
        return;
    if (above && head && head->picture)
        avoid_picture(p, page, head, &running, &fields);
    len_t width = above ? head_width(page, &running) : style_text_width(page->style);
    check_mark(p, &running, &fields, width);
    check_mark_margin(p, page->style, &running, above);
    const struct line *line = compose_running(p->arena, p->text, p->style, &running, &fields, width);
    put(items, n, line, page->left, above ? running.offset : page->style->height - running.offset,
        above ? ARTIFACT_HEADER : ARTIFACT_FOOTER);
}

static void version_line(struct paginator *p, const struct page *page, struct item *items, uint32_t *n)
{
    struct running running = {.left = p->style->draft->line, .text = p->style->draft->text};
    struct running_fields fields = fields_of(p, page);
    const struct line *line =
        compose_running(p->arena, p->text, p->style, &running, &fields, style_text_width(page->style));
    put(items, n, line, page->left, page->style->height - p->style->draft->offset, ARTIFACT_FOOTER);
}

static uint32_t outermost_of(const struct paginator *p, uint32_t page)
{
    return p->boxes->sections.items[p->pages->items[page].section].outermost;
}

/* The run of pages of one outermost section that begins there. */
static void enter_outermost(struct paginator *p, uint32_t page)
{
    p->outermost.from = page;
    p->outermost.to = page + 1;
    while (p->outermost.to < p->pages->n && outermost_of(p, p->outermost.to) == outermost_of(p, page))
        p->outermost.to++;
}

void heads_place(struct paginator *p)
{
    bool blanks_speak = p->style->print && p->style->print->blank;
    p->access = compose_access_words(p->arena, p->style, p->report);
    for (uint32_t i = 0; i < p->pages->n; i++) {
        if (i == p->outermost.to)
            enter_outermost(p, i);
        struct page *page = &p->pages->items[i];
        struct item *added = page->items + page->nitems;
        uint32_t n = 0;
        bool heads = !(p->page_kinds.items[i] & PAGE_PLAIN);
        if (heads) {
            page->exempt |= p->boxes->sections.items[page->section].exempt; /* they say its title */
            heads_of_page(p, page, added, &n);
        }
        exempt_line(p, page, heads, added, &n);
        if (blanks_speak && (p->page_kinds.items[i] & PAGE_BLANK))
            blank_words(p, page, added, &n);
        if (p->pages->draft && p->style->draft && p->style->draft->line)
            version_line(p, page, added, &n);
        page->nitems += n;
    }
}
