#include <string.h>

#include "paginate/paginator_int.h"

len_t page_room(const struct paginator *p)
{
    return p->height - p->now.fill.y - p->now.fill.notes;
}

bool page_at_top(const struct paginator *p)
{
    return !p->now.fill.used || p->now.fill.top;
}

len_t page_space_above(const struct paginator *p, len_t before)
{
    return page_at_top(p) ? 0 : len_max(p->now.fill.after, before);
}

/* The text area of the page to come: margins by side, and below the zone that the agenda pack's stamp needs. */
static void set_geometry(struct paginator *p, uint32_t number)
{
    const struct page_style *style = p->page_style;
    bool left_page = style->mirrored && number % 2 == 0;
    p->left = style->turned ? style->inner : left_page ? style->outer : style->inner + style->gutter;
    p->width = style_text_width(style);
    p->top = style_text_top(style);
    p->height = style_text_height(style);
    p->page = (struct page){.style = style, .number = number, .left = p->left};
    if (style->turned)
        p->page.turn = left_page ? TURN_HEAD_RIGHT : TURN_HEAD_LEFT;
}

uint32_t page_next_number(const struct paginator *p)
{
    int32_t start = p->report->head->page_start > 0 ? p->report->head->page_start : 1;
    return (uint32_t)start + p->pages->n;
}

void page_start(struct paginator *p)
{
    set_geometry(p, page_next_number(p));
    struct cursor at = p->now.at;
    p->now = (struct state){.at = at};
    p->now.section = at.box < p->boxes->items.n ? p->boxes->items.items[at.box].section : 0;
    p->page_open = true;
    notes_begin_page(p);
    p->safe = p->now;
}

/* A note whose beginning a rollback takes from the page is as if it had never been placed. */
static void forget_note(struct paginator *p, const struct note_piece *piece)
{
    if (piece->first == 0 && !piece->repeat)
        p->note_page[piece->note] = 0;
}

void page_rollback(struct paginator *p, const struct state *state)
{
    const struct fill *fill = &state->fill;
    for (uint32_t i = fill->npieces; i < p->pieces.n; i++)
        forget_note(p, &p->pieces.items[i]);
    for (uint32_t i = fill->ncarry; i < p->carry.n; i++)
        forget_note(p, &p->carry.items[i]);
    p->fills.n = fill->nfills;
    p->rules.n = fill->nrules;
    p->lines.n = fill->nlines;
    p->bars.n = fill->nbars;
    p->pieces.n = fill->npieces;
    p->carry.n = fill->ncarry;
    p->now = *state;
    table_reopen(p);
}

static void page_put_line(struct paginator *p, const struct line *line, len_t x, len_t y, enum artifact artifact)
{
    struct item item = {
        .x = p->left + x, .y = p->top + y, .kind = ITEM_LINE, .artifact = (uint8_t)artifact, .line = line};
    VEC_PUSH(p->arena, &p->lines, item);
    p->now.fill.nlines = p->lines.n;
    bar_add_line(p, line, x, y);
    if (line->anchor != 0 && artifact == ARTIFACT_NONE)
        p->pages->anchors[line->anchor] = (struct place){.page = p->pages->n + 1, .x = item.x, .y = item.y};
}

len_t page_put_lines(struct paginator *p, const struct flow *flow, uint32_t first, uint32_t n, len_t x, len_t y,
                     enum artifact artifact)
{
    for (uint32_t i = first; i < first + n; i++) {
        y = len_add(y, i > first ? flow->lines[i].before : 0);
        page_put_line(p, &flow->lines[i], x, y, artifact);
        y = len_add(y, flow->lines[i].height);
    }
    return y;
}

void page_put_rect(struct paginator *p, bool rule, len_t x, len_t y, len_t width, len_t height, uint32_t colour)
{
    if (width <= 0 || height <= 0)
        return;
    struct item item = {
        .x = p->left + x, .y = p->top + y, .kind = ITEM_RECT, .artifact = ARTIFACT_LAYOUT, .colour = colour};
    item.rect.width = width;
    item.rect.height = height;
    if (rule)
        VEC_PUSH(p->arena, &p->rules, item);
    else
        VEC_PUSH(p->arena, &p->fills, item);
    p->now.fill.nfills = p->fills.n;
    p->now.fill.nrules = p->rules.n;
}

static void keep_items(struct paginator *p)
{
    uint32_t n = p->fills.n + p->rules.n + p->lines.n;
    struct item *items = ARENA_ARRAY(p->arena, struct item, n + HEADS_MOST);
    struct item *at = items;
    if (p->fills.n > 0)
        memcpy(at, p->fills.items, sizeof(*at) * p->fills.n);
    at += p->fills.n;
    if (p->rules.n > 0)
        memcpy(at, p->rules.items, sizeof(*at) * p->rules.n);
    at += p->rules.n;
    if (p->lines.n > 0)
        memcpy(at, p->lines.items, sizeof(*at) * p->lines.n);
    for (uint32_t i = 0; i < p->lines.n; i++)
        p->page.exempt |= at[i].line->exempt; /* repeated heads too */
    p->page.items = items;
    p->page.nitems = n;
    p->fills.n = p->rules.n = p->lines.n = 0;
}

static void append_page(struct paginator *p, bool blank)
{
    struct pages *pages = p->pages;
    if (pages->n == p->cap_pages) {
        uint32_t cap = p->cap_pages ? 2 * p->cap_pages : 32;
        pages->items =
            arena_grow(p->arena, pages->items, sizeof(*pages->items) * p->cap_pages, sizeof(*pages->items) * cap);
        p->cap_pages = cap;
    }
    p->page.section = p->now.section;
    pages->items[pages->n++] = p->page;
    uint8_t kind = (uint8_t)((p->plain ? PAGE_PLAIN : 0) | (blank ? PAGE_BLANK : 0));
    VEC_PUSH(p->arena, &p->page_kinds, kind);
}

static void finish(struct paginator *p, bool blank)
{
    notes_finish_page(p);
    bars_put(p);
    keep_items(p);
    append_page(p, blank);
    p->page_open = false;
    for (uint32_t i = 0; i < p->carry.n; i++)
        VEC_PUSH(p->arena, &p->incoming, p->carry.items[i]);
    p->carry.n = 0;
}

void page_finish(struct paginator *p)
{
    finish(p, /*blank*/ false);
}

void page_leave_blank(struct paginator *p, uint32_t section)
{
    page_start(p);
    p->now.section = section;
    finish(p, /*blank*/ true);
}
