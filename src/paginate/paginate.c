#include "paginate/paginate.h"

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

/* What stands at the cursor does not fit. Always makes progress: the page ends with more on it than it began with, or
 * something is placed that did not fit whole. */
static void make_room(struct paginator *p)
{
    const struct box *box = box_at(p);
    if (box->kind == BOX_TABLE && table_split(p, box))
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
    enum placed placed = box->kind == BOX_TABLE ? table_place(p, box) : flow_place(p, box);
    if (placed == NO_ROOM)
        make_room(p);
    if (p->page_open && !p->now.keep)
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
    p.note_page = ARENA_ARRAY(arena, uint32_t, boxes->notes.n);
    while (p.now.at.box < boxes->items.n)
        place_next(&p);
    end_open_page(&p);
    fill_sheet(&p);
    heads_place(&p);
    arena_free(p.table_arena);
    return pages;
}
