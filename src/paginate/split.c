#include "paginate/paginator_int.h"

/* One way of breaking track t: how much of each cell stands on this page. */
struct cut {
    struct paginator *p;
    const struct table *table;
    uint32_t track;
    len_t room; /* for the track's part */
    bool force;
    len_t part;   /* height used */
    bool stuck;   /* a cell that has text would show none of it */
    bool goes_on; /* a cell has more text */
};

static void cut_cell(void *user, uint32_t index)
{
    struct cut *cut = user;
    struct paginator *p = cut->p;
    const struct table *table = cut->table;
    const struct cell *cell = &table->cells[index];
    uint32_t first = p->now.at.table.first;
    if (cell->track + cell->rowspan <= cut->track)
        return; /* it ends above */
    uint32_t start = cell_start(p, table, index);
    len_t above = tracks_height(p, cell->track > first ? cell->track : first, cut->track);
    uint32_t n = flow_fit(&cell->flow, start, cut->room + above - 2 * table->pad_y, cut->force);
    if (n == 0 && start < cell->flow.n)
        cut->stuck = true;
    if (start + n < cell->flow.n)
        cut->goes_on = true;
    if (n > 0) {
        cut->part = len_max(cut->part, flow_slice_height(&cell->flow, start, n) + 2 * table->pad_y - above);
        notes_want(p, &cell->flow, start, n);
    }
}

static struct cut try_cut(struct paginator *p, const struct table *table, uint32_t t, len_t room, bool force)
{
    struct cut cut = {.p = p, .table = table, .track = t, .room = room, .force = force};
    p->wanted.n = 0;
    fragment_each_cell(p, table, t + 1, cut_cell, &cut);
    if (!cut.goes_on || (cut.stuck && !force))
        cut.part = 0;
    return cut;
}

/* The height of the part of track t that stands on this page with its notes; 0 if it cannot be broken here. With
 * `force`, notes that find no room beside even the smallest part go on to the next page. */
static len_t cut_track(struct paginator *p, const struct table *table, uint32_t t, bool force)
{
    len_t smallest = 0;
    /* Each round has less room than the last one used, so at least one line fewer: it ends. */
    for (len_t room = page_room(p); room > 0; room = smallest - 1) {
        struct cut cut = try_cut(p, table, t, room, force);
        if (cut.part <= 0)
            break;
        if (notes_take(p, p->now.fill.y + cut.part, /*force*/ false))
            return cut.part;
        smallest = cut.part;
    }
    p->wanted.n = 0;
    if (!force || smallest == 0)
        return 0;
    try_cut(p, table, t, smallest, force);
    notes_take(p, p->now.fill.y + smallest, /*force*/ true);
    return smallest;
}

/* Rows are moved whole to the next page if they are not too tall for that (the style says what is), or if moving
 * gains nothing. */
static bool worth_splitting(const struct paginator *p, const struct table *table)
{
    const struct table_cursor *at = &p->now.at.table;
    uint32_t first = at->track;
    uint32_t last = first;
    while (first > at->first && (table->tracks[first - 1].flags & TRACK_KEEP_NEXT))
        first--;
    while (last + 1 < table->ntracks && (table->tracks[last].flags & TRACK_KEEP_NEXT))
        last++;
    if (first == at->first && (at->partial || (at->top == 0 && p->now.fill.notes == 0)))
        return true;
    len_t height = len_add(tracks_height(p, first, at->track), track_height(p, table, at->track));
    for (uint32_t t = at->track + 1; t <= last; t++)
        height = len_add(height, table->tracks[t].base);
    len_t capacity = p->height - (table->style->repeat_head && !p->now.head_dropped ? p->table.head_height : 0);
    return (int64_t)height * 100 > (int64_t)capacity * table->style->split_over;
}

bool table_split(struct paginator *p, const struct box *box)
{
    const struct table *table = box->table;
    if (!p->now.at.table.open || !worth_splitting(p, table))
        return false;
    len_t part = cut_track(p, table, p->now.at.table.track, /*force*/ false);
    if (part == 0)
        return false;
    table_stamp(p, box, part, /*force*/ false);
    return true;
}

bool table_force(struct paginator *p, const struct box *box)
{
    const struct table *table = box->table;
    struct table_cursor *at = &p->now.at.table;
    bool first = at->track == at->first;
    if (at->head && at->begun) {
        table_warn_head(p, box);
        page_rollback(p, &p->safe);
        p->now.head_dropped = true;
        return true;
    }
    if (at->head && first) {
        table_warn_head(p, box);
        table_stamp(p, box, 0, /*force*/ false);
        page_finish(p);
        return true;
    }
    len_t part = cut_track(p, table, at->track, /*force*/ true);
    if (part > 0) {
        table_stamp(p, box, part, /*force*/ true);
        page_finish(p);
        return true;
    }
    if (!first)
        return false;
    if (track_height(p, table, at->track) > page_room(p)) {
        struct diag *d = diag_at(p->diags, DIAG_CANNOT_BE_PLACED, box->mark,
                                 "a row of this table holds a line that is higher than the page leaves room for");
        diag_help(p->diags, d, "choose a larger page, smaller margins or a smaller type in the layout");
    }
    table_place_over(p, box);
    return true;
}
