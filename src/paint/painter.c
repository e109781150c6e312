#include "paint/painter_int.h"

#include "base/arena.h"
#include "base/buf.h"
#include "paint/grey_int.h"
#include "paint/tagtree_int.h"

/* Of the rule below web links, from the baseline to its top; its thickness. */
#define UNDERLINE_BELOW LEN_PT(1)
#define UNDERLINE_HEIGHT (LEN_PT(1) / 2)

static const struct text_style *style_at(const struct paint_job *job, uint16_t style)
{
    return style_look(job->style, style);
}

/* A colour as it is printed: every colour that a device is given comes from here. */
static uint32_t ink(const struct painter *painter, uint32_t colour)
{
    const struct print_style *print = painter->job->style->print;

    return print != NULL && print->greyscale ? grey_of(colour) : colour;
}

/* --- words that paint has shaped */

static void fill_page_field(void *user, struct str field, struct buf *out)
{
    const struct str *label = user;

    if (str_eqz(field, "page"))
        buf_put_str(out, *label);
}

static const struct line *shape_page_number(struct painter *painter, struct str label, uint16_t style)
{
    const struct paint_job *job = painter->job;
    const struct contents_style *contents = job->style->contents;
    struct buf words = {0};
    const struct line *line;

    if (contents != NULL && contents->number != NULL)
        style_fill(&words, node_text(contents->number), fill_page_field, &label);
    else
        buf_put_str(&words, label);
    line = compose_words(painter->arena, job->text, job->style, style_at(job, style),
                         str_dup(painter->arena, (struct str){words.bytes, (uint32_t)words.len}));
    buf_free(&words);
    return line;
}

static const struct line *page_number(const struct painter *painter, uint32_t anchor, uint16_t style)
{
    const struct page_words *words = painter->page_words != NULL ? painter->page_words[anchor] : NULL;

    while (words != NULL && words->style != style)
        words = words->next;
    return words != NULL ? words->line : NULL;
}

static void prepare_page_number(struct painter *painter, const struct span *span)
{
    const struct paint_job *job = painter->job;
    uint32_t anchor = span->index, page = job->pages->anchors[anchor].page;
    struct page_words *words;

    if (page == 0 || page_number(painter, anchor, span->style) != NULL)
        return;
    if (painter->page_words == NULL)
        painter->page_words = ARENA_ARRAY(painter->arena, struct page_words *, job->boxes->nanchors + 1);
    words = ARENA_NEW(painter->arena, struct page_words);
    words->style = span->style;
    words->line = shape_page_number(painter, job->pages->items[page - 1].label, span->style);
    words->next = painter->page_words[anchor];
    painter->page_words[anchor] = words;
}

static void prepare_dots(struct painter *painter, const struct span *span)
{
    const struct paint_job *job = painter->job;

    if (painter->dots == NULL)
        painter->dots = ARENA_ARRAY(painter->arena, const struct line *, job->style->layouts->looks.n);
    if (painter->dots[span->style] == NULL)
        painter->dots[span->style] =
            compose_words(painter->arena, job->text, job->style, style_at(job, span->style), STR("."));
}

static void prepare_line(struct painter *painter, const struct line *line)
{
    for (uint32_t i = 0; i < line->nspans; i++) {
        const struct span *span = &line->spans[i];

        if (span->kind == SPAN_PAGE)
            prepare_page_number(painter, span);
        else if (span->kind == SPAN_LEADER)
            prepare_dots(painter, span);
    }
}

static void prepare_words(struct painter *painter)
{
    const struct paint_job *job = painter->job;
    const struct draft_style *draft = job->style->draft;

    for (uint32_t i = 0; i < job->pages->n; i++) {
        const struct page *page = &job->pages->items[i];

        for (uint32_t j = 0; j < page->nitems; j++)
            if (page->items[j].kind == ITEM_LINE)
                prepare_line(painter, page->items[j].line);
    }
    if (job->pages->draft && draft != NULL && draft->word != NULL && draft->text != NULL)
        painter->watermark =
            compose_words(painter->arena, job->text, job->style, draft->text, node_text(draft->word));
}

void painter_init(struct painter *painter, const struct paint_job *job, bool tagged)
{
    *painter = (struct painter){.job = job, .arena = arena_new(), .tagged = tagged, .norders = 1};
    prepare_words(painter);
    divided_init(&painter->divided, painter->arena, job->text);
    if (tagged)
        painter->norders = tagtree_prepare(job->boxes->tree.root, job->arena);
    content_init(&painter->content, painter->norders, job->pages->n);
}

void painter_free(struct painter *painter)
{
    content_free(&painter->content);
    buf_free(&painter->divided.text);
    arena_free(painter->arena);
}

/* --- marked content */

static void close_marked(struct painter *painter)
{
    const struct device *device = painter->device;

    if (painter->open != NULL || painter->open_artifact != ARTIFACT_NONE)
        device->end_marked(device->self);
    painter->open = NULL;
    painter->open_artifact = ARTIFACT_NONE;
}

static void open_artifact(struct painter *painter, uint32_t kind)
{
    const struct device *device = painter->device;

    if (painter->open_artifact == kind || !painter->tagged)
        return;
    close_marked(painter);
    painter->open_artifact = kind;
    device->begin_artifact(device->self, (enum artifact)kind);
}

static void open_content(struct painter *painter, const struct sem *sem)
{
    const struct device *device = painter->device;

    if (painter->open == sem || !painter->tagged)
        return;
    close_marked(painter);
    painter->open = sem;
    device->begin_content(device->self, sem, content_add(&painter->content, sem));
}

/* --- links */

/* The link that a span belongs to, or NULL. Links hold inline content only. */
static const struct sem *link_of(const struct sem *sem)
{
    while (sem != NULL) {
        switch ((enum role)sem->role) {
        case ROLE_LINK:
            return sem;
        case ROLE_TEXT:
        case ROLE_SPAN:
        case ROLE_LBL:
        case ROLE_REFERENCE:
        case ROLE_FIGURE:
            sem = sem->parent;
            break;
        default:
            return NULL;
        }
    }
    return NULL;
}

bool painter_link_leads(const struct paint_job *job, const struct sem *link)
{
    const struct sem_extra *extra = link->extra;

    if (extra == NULL)
        return false;
    if (extra->url.len > 0)
        return true;
    return extra->target > 0 && extra->target <= job->boxes->nanchors && job->pages->anchors[extra->target].page > 0;
}

/* Web links look like links; references look like the text around them. */
static bool is_underlined(const struct painter *painter, const struct sem *link)
{
    return painter->job->style->links->underline && painter_link_leads(painter->job, link) &&
           link->extra->url.len > 0;
}

/* --- spans */

/* From the beginning of the first `n` words to that of what follows them. */
static len_t words_advance(struct text *text, const struct device_words *words, uint32_t n)
{
    len_t advance = 0;

    for (uint32_t i = 0; i < n; i++) {
        word_id word = words->words[i] & WORD_INDEX;

        advance += text_word_width(text, word, words->size);
        if ((words->words[i] & WORD_SPACE) != 0)
            advance += text_word_width(text, text_space(text, word), words->size);
    }
    return advance;
}

len_t painter_words_width(struct text *text, const struct device_words *words)
{
    uint32_t last = words->n > 0 ? words->n - 1 : 0;
    len_t width = words_advance(text, words, last);

    if (words->n > 0)
        width += text_word_width(text, words->words[last] & WORD_INDEX, words->size);
    return width;
}

static void shift_mark(const struct painter *painter, const struct span *span, struct device_words *words)
{
    const struct style *style = painter->job->style;
    len_t rise = (len_t)((int64_t)words->size * style->mark_rise / 100);

    if ((span->flags & SPAN_SUPER) != 0)
        words->y -= rise;
    else if ((span->flags & SPAN_SUB) != 0)
        words->y += rise / 2; /* a subscript hangs half as low as a superscript stands high */
    else
        return;
    words->size = (len_t)((int64_t)words->size * style->mark_size / 100);
}

/* The words of a span that has some; false: it has none. */
static bool find_words(const struct painter *painter, const struct span *span, struct device_words *words)
{
    const struct paint_job *job = painter->job;
    const struct line *line;

    switch ((enum span_kind)span->kind) {
    case SPAN_WORDS:
        words->words = span->words;
        words->n = span->nwords;
        break;
    case SPAN_NOTE: {
        const struct note_box *note = &job->boxes->notes.items[span->index];

        words->words = (span->flags & SPAN_BOLD) != 0 ? note->bold_words : note->words;
        words->n = (span->flags & SPAN_BOLD) != 0 ? note->nbold_words : note->nwords;
        break;
    }
    case SPAN_PAGE:
        line = page_number(painter, span->index, span->style);
        if (line == NULL || line->nspans == 0)
            return false;
        words->words = line->spans[0].words;
        words->n = line->spans[0].nwords;
        break;
    case SPAN_SYMBOL:
    case SPAN_LEADER:
    case SPAN_IMAGE:
    case SPAN_DRAWING:
        return false;
    }
    return words->n > 0;
}

static bool is_at_end(const struct item *item, const struct span *span)
{
    return span == &item->line->spans[item->line->nspans - 1];
}

/* Words `from` to `to`, which stand where they would among the others. */
static void show_words(const struct painter *painter, const struct device_words *words, uint32_t from, uint32_t to)
{
    struct device_words part = *words;

    if (from >= to)
        return;
    part.words += from;
    part.n = to - from;
    if (from > 0)
        part.x += words_advance(painter->job->text, words, from);
    painter->device->words(painter->device->self, &part);
}

/* Shows the end of a divided word, and behind it, since it is not part of it, the space. */
static void show_last_part(const struct painter *painter, const struct device_words *words, uint32_t n)
{
    const struct device *device = painter->device;
    word_id last = words->words[n - 1] & WORD_INDEX, space = text_space(painter->job->text, last);
    struct device_words part = *words;

    if ((words->words[n - 1] & WORD_SPACE) == 0) {
        show_words(painter, words, 0, n);
        device->end_actual(device->self);
        return;
    }
    show_words(painter, words, 0, n - 1);
    part.words = &last;
    part.n = 1;
    part.x += words_advance(painter->job->text, words, n - 1);
    device->words(device->self, &part);
    device->end_actual(device->self);
    part.words = &space;
    part.x += text_word_width(painter->job->text, last, words->size);
    device->words(device->self, &part);
}

/* Shows a span's words; parts of a divided word apart from the others, so that it can be read as a whole. */
static void show_content(struct painter *painter, const struct item *item, const struct span *span,
                         const struct device_words *words)
{
    const struct device *device = painter->device;
    struct divided *divided = &painter->divided;
    uint32_t index = (uint32_t)(item - painter->page->items), from = 0, to = words->n;

    if (painter->in_divided && divided->last_item == index && span == item->line->spans) {
        from = divided->last_words;
        show_last_part(painter, words, from);
        painter->in_divided = false;
    }
    if (!painter->in_divided && is_at_end(item, span) &&
        divided_find(divided, painter->job->text, painter->page, index)) {
        to = divided->first_word > from ? divided->first_word : from;
        painter->in_divided = to < words->n; /* not where the end of a word that was cut off has just been shown */
    }
    show_words(painter, words, from, to);
    if (to < words->n) {
        device->begin_actual(device->self, (struct str){divided->text.bytes, (uint32_t)divided->text.len});
        show_words(painter, words, to, words->n);
    }
}

static void paint_words(struct painter *painter, const struct item *item, const struct span *span)
{
    const struct text_style *style = style_at(painter->job, span->style);
    struct device_words words = {
        .x = item->x + span->x, .y = item->y + item->line->ascent, .size = style->size, .colour = style->colour};

    if (!find_words(painter, span, &words))
        return;
    shift_mark(painter, span, &words);
    if ((span->flags & SPAN_LINK) != 0)
        words.colour = painter->job->style->links->colour;
    words.colour = ink(painter, words.colour);
    if ((span->flags & SPAN_RIGHT) != 0 || span->kind == SPAN_PAGE)
        words.x -= painter_words_width(painter->job->text, &words);
    if (painter->tagged && item->artifact == ARTIFACT_NONE && span->kind == SPAN_WORDS && span->sem != NULL)
        show_content(painter, item, span, &words);
    else
        painter->device->words(painter->device->self, &words);
}

/* Dots stand on a grid that all lines of the page share, so that they stand one below the other. */
static void paint_leader(struct painter *painter, const struct span *span, len_t x, len_t y)
{
    const struct text_style *style = style_at(painter->job, span->style);
    const struct line *line = painter->dots != NULL ? painter->dots[span->style] : NULL;
    struct device_words words = {.y = y, .size = style->size, .colour = ink(painter, style->colour)};
    struct text *text = painter->job->text;
    word_id run[256];
    word_id dot;
    len_t pitch, from = x + span->x, to = from + (len_t)span->index;

    if (line == NULL || line->nspans == 0 || line->spans[0].nwords == 0)
        return;
    dot = line->spans[0].words[0] & WORD_INDEX;
    pitch = text_word_width(text, dot, style->size) + text_word_width(text, text_space(text, dot), style->size);
    if (pitch <= 0)
        return;
    words.x = (from + pitch - 1) / pitch * pitch;
    while (words.n < sizeof(run) / sizeof(run[0]) && words.x + (len_t)(words.n + 1) * pitch <= to)
        run[words.n++] = dot | WORD_SPACE;
    words.words = run;
    if (words.n > 0)
        painter->device->words(painter->device->self, &words);
}

static bool has_words(const struct span *span)
{
    return span->kind == SPAN_WORDS || span->kind == SPAN_NOTE || span->kind == SPAN_PAGE;
}

static bool is_visible(const struct painter *painter, const struct span *span)
{
    struct device_words words = {0};

    return !has_words(span) || find_words(painter, span, &words);
}

static uint32_t ink_or_none(const struct painter *painter, uint32_t colour)
{
    return colour == DRAW_NONE ? DRAW_NONE : ink(painter, colour);
}

/* (x, y): the lower left corner. */
static void paint_drawing(const struct painter *painter, const struct placed_drawing *placed, len_t x, len_t y)
{
    const struct drawing *drawing = placed->drawing;
    const struct device *device = painter->device;
    len_t top = y - drawing->height;

    device->area(device->self, x, y, drawing->width, drawing->height);
    for (uint32_t i = 0; i < drawing->paths.n; i++) {
        const struct drawn_path *drawn = &drawing->paths.items[i];
        struct device_path path = {.points = drawn->points,
                                   .n = drawn->n,
                                   .x = x,
                                   .y = top,
                                   .closed = drawn->closed,
                                   .fill = ink_or_none(painter, drawn->fill),
                                   .line = ink_or_none(painter, drawn->line),
                                   .width = drawn->width,
                                   .dash = drawn->dash};

        device->path(device->self, &path);
    }
    for (uint32_t i = 0; i < drawing->words.n; i++) {
        const struct drawn_words *drawn = &drawing->words.items[i];
        struct device_words words = {.words = placed->words[i],
                                     .n = placed->nwords[i],
                                     .x = x + drawn->x,
                                     .y = top + drawn->y,
                                     .size = drawn->look->size,
                                     .colour = ink(painter, drawn->look->colour)};

        if (words.n > 0)
            device->words(device->self, &words);
    }
}

static void paint_object(const struct painter *painter, const struct span *span, len_t x, len_t y)
{
    const struct device *device = painter->device;
    const struct placed_image *picture = span->picture;

    if (span->kind == SPAN_DRAWING)
        paint_drawing(painter, span->drawing, x, y);
    else if (span->kind == SPAN_SYMBOL)
        device->symbol(device->self, (enum shape)span->symbol->shape, x, y, (len_t)span->index,
                       ink(painter, span->symbol->colour));
    else
        device->image(device->self, picture->image, x, y, picture->width, picture->height);
}

static void paint_span(struct painter *painter, const struct item *item, const struct span *span)
{
    len_t y = item->y + item->line->ascent;

    if (!is_visible(painter, span))
        return;
    if (item->artifact != ARTIFACT_NONE)
        open_artifact(painter, item->artifact);
    else if (span->sem == NULL || span->kind == SPAN_LEADER)
        open_artifact(painter, ARTIFACT_LAYOUT);
    else
        open_content(painter, span->sem);
    if (span->kind == SPAN_LEADER)
        paint_leader(painter, span, item->x, y);
    else if (has_words(span))
        paint_words(painter, item, span);
    else
        paint_object(painter, span, item->x + span->x, y);
}

/* Left and right end of a span of a link. */
static void span_extent(const struct painter *painter, const struct span *span, len_t *left, len_t *right)
{
    const struct text_style *style = style_at(painter->job, span->style);
    struct device_words words = {.size = style->size};
    len_t width = (len_t)span->index;

    *left = span->x;
    if (has_words(span)) {
        find_words(painter, span, &words);
        shift_mark(painter, span, &words);
        width = painter_words_width(painter->job->text, &words);
        if ((span->flags & SPAN_RIGHT) != 0 || span->kind == SPAN_PAGE)
            *left -= width;
    }
    *right = *left + width;
}

/* (x, y): the baseline's beginning. */
static void add_underline(struct painter *painter, const struct sem *link, len_t x, len_t y, len_t width)
{
    struct underline rule = {.x = x, .y = y + UNDERLINE_BELOW, .width = width};

    if (is_underlined(painter, link))
        VEC_PUSH(painter->arena, &painter->underlines, rule);
}

/* Rules below links are artifacts, which would part a divided word: they wait for its end. */
static void paint_underlines(struct painter *painter)
{
    uint32_t colour = ink(painter, painter->job->style->links->colour);

    if (painter->in_divided)
        return;
    for (uint32_t i = 0; i < painter->underlines.n; i++) {
        const struct underline *rule = &painter->underlines.items[i];

        open_artifact(painter, ARTIFACT_LAYOUT);
        painter->device->rect(painter->device->self, rule->x, rule->y, rule->width, UNDERLINE_HEIGHT, colour);
    }
    painter->underlines.n = 0;
}

/* One area for each stretch of a link in the line. A leader within the link is part of it, though an artifact. */
static void mark_links(struct painter *painter, const struct item *item)
{
    const struct line *line = item->line;
    const struct device *device = painter->device;
    const struct sem *open = NULL;
    len_t left = 0, right = 0;

    for (uint32_t i = 0; i <= line->nspans; i++) {
        const struct span *span = i < line->nspans ? &line->spans[i] : NULL;
        const struct sem *link = span != NULL ? link_of(span->sem) : NULL;
        len_t from, to;

        if (span != NULL && span->kind == SPAN_LEADER && span->sem == NULL)
            continue;
        if (link != open && open != NULL && right > left && painter_link_leads(painter->job, open)) {
            device->link(device->self, open, item->x + left, item->y, right - left, line->height);
            add_underline(painter, open, item->x + left, item->y + line->ascent, right - left);
        }
        if (link != NULL) {
            span_extent(painter, span, &from, &to);
            left = link == open ? len_min(left, from) : from;
            right = link == open ? len_max(right, to) : to;
        }
        open = link;
    }
}

static void paint_line(struct painter *painter, const struct item *item)
{
    for (uint32_t i = 0; i < item->line->nspans; i++)
        paint_span(painter, item, &item->line->spans[i]);
    if (item->artifact == ARTIFACT_NONE)
        mark_links(painter, item);
    paint_underlines(painter);
}

static void paint_rect(struct painter *painter, const struct item *item)
{
    const struct device *device = painter->device;

    open_artifact(painter, item->artifact != ARTIFACT_NONE ? item->artifact : ARTIFACT_LAYOUT);
    device->rect(device->self, item->x, item->y, item->rect.width, item->rect.height, ink(painter, item->colour));
}

/* From corner to corner, roughly: a right angle shared out by the sides' lengths. */
static void paint_watermark(struct painter *painter)
{
    const struct page_style *style = painter->page->style;
    const struct draft_style *draft = painter->job->style->draft;
    const struct line *line = painter->watermark;
    struct device_words words = {
        .x = style->width / 2, .y = style->height / 2, .size = draft->size, .colour = ink(painter, draft->colour)};
    int32_t degrees = (int32_t)((int64_t)90 * style->height / ((int64_t)style->width + style->height));

    if (line->nspans == 0)
        return;
    words.words = line->spans[0].words;
    words.n = line->spans[0].nwords;
    open_artifact(painter, ARTIFACT_WATERMARK);
    painter->device->watermark(painter->device->self, &words, degrees);
}

void painter_page(struct painter *painter, const struct device *device, uint32_t index)
{
    const struct page *page = &painter->job->pages->items[index];

    painter->device = device;
    painter->page = page;
    content_begin_page(&painter->content);
    device->begin_page(device->self, page, index);
    if (painter->watermark != NULL)
        paint_watermark(painter);
    for (uint32_t i = 0; i < page->nitems; i++) {
        if (page->items[i].kind == ITEM_LINE)
            paint_line(painter, &page->items[i]);
        else
            paint_rect(painter, &page->items[i]);
    }
    close_marked(painter);
    device->end_page(device->self);
}
