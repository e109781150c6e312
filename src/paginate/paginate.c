#include "paginate/paginate.h"

#include <string.h>

#include "paginate/paginator_int.h"

static const struct box *box_at(const struct paginator *p)
{
    return &p->boxes->items.items[p->now.at.box];
}

/* Ends the page at the cursor. */
static void end_page(struct paginator *p)
{
    const struct table_cursor *table = &p->now.at.table;
    if (table->open)
        table_stamp(p, box_at(p), 0, /*force*/ false);
    page_finish(p);
}

static void end_open_page(struct paginator *p)
{
    if (p->page_open && (p->now.fill.used || p->now.fill.npieces > 0))
        end_page(p);
    p->page_open = false;
    while (p->incoming.n > 0) { /* each page takes at least a line of the notes that are left over */
        page_start(p);
        page_finish(p);
    }
}

static void change_page(struct paginator *p, const struct box *box)
{
    bool other = p->page_style != box->page || p->plain != (box->plain != 0);
    if (box->start != START_CONTINUE || other)
        end_open_page(p);
    bool blank = box->start == START_RIGHT && page_next_number(p) % 2 == 0;
    if (blank && p->pages->n > 0) /* the back of the last sheet: it looks like its front */
        page_leave_blank(p, p->pages->items[p->pages->n - 1].section);
    p->page_style = box->page;
    p->plain = box->plain;
    if (blank && page_next_number(p) % 2 == 0) /* the first page of all */
        page_leave_blank(p, box->section);
    p->now.at.box++;
    p->now.keep = false;
    if (p->page_open)
        p->safe = p->now;
}

/* The page bears nothing but what must not be parted from the cursor. Its notes may go on overleaf. */
static bool place_crowded(struct paginator *p, const struct box *box)
{
    return box->kind == BOX_TABLE ? table_place_crowded(p, box) : flow_place_crowded(p, box);
}

/* Ends the page at the last place where it may end. */
static void end_page_before(struct paginator *p)
{
    page_rollback(p, &p->safe);
    end_page(p);
}

/* The page bears nothing before this chain, and what stands at the cursor does not even fit crowded. */
static void make_room_alone(struct paginator *p, const struct box *box)
{
    if (p->safe.fill.npieces > 0) { /* notes from the page before leave no room */
        end_page_before(p);
        return;
    }
    if (box->kind == BOX_TABLE && p->now.at.table.open && table_force(p, box))
        return;
    if (p->now.fill.used)
        end_page(p);
    else
        flow_force(p, box);
}

/* Places the next unbreakable thing. */
static enum placed place_at_cursor(struct paginator *p)
{
    const struct box *box = box_at(p);
    enum placed placed = PLACED;
    if (box->kind == BOX_TABLE)
        placed = table_place(p, box);
    else if (box->kind == BOX_FLOW)
        placed = flow_place(p, box);
    else
        unit_begin(p, box);
    if (placed == PLACED)
        unit_advance(p);
    return placed;
}

/* Begins an empty page that is never finished, in a paginator that is a copy. */
static void try_page(struct paginator *trial, struct cursor from)
{
    memset(&trial->fills, 0, sizeof(trial->fills));
    memset(&trial->rules, 0, sizeof(trial->rules));
    memset(&trial->lines, 0, sizeof(trial->lines));
    memset(&trial->bars, 0, sizeof(trial->bars));
    memset(&trial->pieces, 0, sizeof(trial->pieces));
    memset(&trial->carry, 0, sizeof(trial->carry));
    memset(&trial->wanted, 0, sizeof(trial->wanted));
    memset(&trial->heights, 0, sizeof(trial->heights));
    trial->arena = arena_new();
    trial->table_arena = NULL;
    trial->table = (struct table_index){0};
    trial->now = (struct state){.at = from};
}

/* Would the unit, and what must not be parted from its beginning, fit on an empty page? The page stands at the last
 * place where it may end. Within the unit nothing is forced, so nothing is reported; its notes are forgotten again,
 * and its anchors get their places when it is placed for good. */
static bool fits_empty_page(struct paginator *p, uint32_t unit)
{
    if (!p->now.fill.used && p->now.fill.npieces == 0)
        return false; /* this page is empty, and it did not fit */
    struct paginator trial = *p;
    struct cursor alone = {.box = unit}; /* rows that should stay with it are tried on the next page itself */
    try_page(&trial, p->now.at.table.open ? alone : p->now.at);
    const struct state empty = trial.now;
    uint32_t end = unit_end(p->boxes, unit);
    bool fits = true;
    while (fits && trial.now.at.box < end)
        fits = place_at_cursor(&trial) == PLACED;
    page_rollback(&trial, &empty);
    arena_free(trial.table_arena);
    arena_free(trial.arena);
    return fits;
}

/* The page ends before the unit, and what must not be parted from its beginning; one for which no page has room is
 * dissolved, which happens to each only once. */
static void make_room_for_unit(struct paginator *p)
{
    uint32_t unit = unit_box(p);
    page_rollback(p, &p->safe);
    if (fits_empty_page(p, unit))
        end_page(p);
    else
        unit_dissolve(p, unit);
}

/* What stands at the cursor does not fit. Always makes progress: the page ends with more on it than it began with,
 * something is placed that did not fit whole, or a unit is dissolved. */
static void make_room(struct paginator *p)
{
    const struct box *box = box_at(p);
    if (unit_open(p))
        make_room_for_unit(p);
    else if (box->kind == BOX_TABLE && table_split(p, box))
        page_finish(p);
    else if (p->safe.fill.used)
        end_page_before(p);
    else if (!place_crowded(p, box))
        make_room_alone(p, box);
}

static void place_next(struct paginator *p)
{
    const struct box *box = box_at(p);
    if (box->kind == BOX_PAGE) {
        change_page(p, box);
        return;
    }
    if (!p->page_open)
        page_start(p);
    if (place_at_cursor(p) == NO_ROOM)
        make_room(p);
    if (p->page_open && !p->now.keep && !unit_open(p))
        p->safe = p->now;
}

/* A last page, so that the report ends with the back of a sheet. */
static void fill_sheet(struct paginator *p)
{
    const struct print_style *print = p->style->print;
    const struct pages *pages = p->pages;
    if (print && print->even_pages && pages->n % 2 == 1)
        page_leave_blank(p, pages->items[pages->n - 1].section);
}

struct pages *paginate_report(struct arena *arena, struct diags *diags, const struct report *report,
                              const struct style *style, struct text *text, struct boxes *boxes, bool draft)
{
    struct pages *pages = ARENA_NEW(arena, struct pages);
    pages->arena = arena;
    pages->draft = draft;
    pages->anchors = ARENA_ARRAY(arena, struct place, boxes->nanchors + 1);
    struct paginator p = {.arena = arena,
                          .diags = diags,
                          .report = report,
                          .style = style,
                          .text = text,
                          .boxes = boxes,
                          .pages = pages};
    p.page_style = style->default_page;
    p.covered = boxes->exempt;
    p.bar_gap = style->exempt->rule_gap;
    p.note_page = ARENA_ARRAY(arena, uint32_t, boxes->notes.n);
    while (p.now.at.box < boxes->items.n)
        place_next(&p);
    end_open_page(&p);
    fill_sheet(&p);
    labels_place(&p);
    page_numbers_settle(&p);
    heads_place(&p);
    arena_free(p.table_arena);
    return pages;
}
