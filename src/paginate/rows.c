#include "paginate/paginator_int.h"

len_t tracks_height(const struct paginator *p, uint32_t from, uint32_t to)
{
    len_t height = 0;
    for (uint32_t t = from; t < to; t++)
        height = len_add(height, p->heights.items[t - p->now.at.table.first]);
    return height;
}

uint32_t cell_start(const struct paginator *p, const struct table *table, uint32_t cell)
{
    const struct table_cursor *at = &p->now.at.table;
    uint32_t track = table->cells[cell].track;
    if (track > at->first || (track == at->first && !at->partial))
        return 0;
    uint32_t low = 0, high = at->nrests;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (at->rests[middle].cell < cell)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < at->nrests && at->rests[low].cell == cell)
        return at->rests[low].line;
    return table->cells[cell].flow.n;
}

void fragment_each_cell(const struct paginator *p, const struct table *table, uint32_t end,
                        void (*each)(void *user, uint32_t cell), void *user)
{
    const struct table_cursor *at = &p->now.at.table;
    for (uint32_t i = 0; i < at->nrests; i++)
        each(user, at->rests[i].cell);
    for (uint32_t t = at->first + (at->partial ? 1 : 0); t < end; t++) {
        const struct track *track = &table->tracks[t];
        for (uint32_t i = track->first; i < track->first + track->ncells; i++)
            each(user, i);
    }
}

/* The height that a cell which ends at track t still needs in it. */
static len_t need_of_cell(const struct paginator *p, const struct table *table, uint32_t index, uint32_t t)
{
    const struct cell *cell = &table->cells[index];
    uint32_t start = cell_start(p, table, index);
    if (start == cell->flow.n && start > 0)
        return 0;
    uint32_t from = cell->track > p->now.at.table.first ? cell->track : p->now.at.table.first;
    len_t rest = flow_slice_height(&cell->flow, start, cell->flow.n - start) + 2 * table->pad_y;
    return rest - tracks_height(p, from, t);
}

len_t track_height(const struct paginator *p, const struct table *table, uint32_t t)
{
    const struct table_cursor *at = &p->now.at.table;
    bool partial = at->partial && t == at->first;
    const struct track *track = &table->tracks[t];
    len_t height = partial ? 0 : track->base;
    for (uint32_t i = p->table.ends_from[t]; i < p->table.ends_from[t + 1]; i++)
        height = len_max(height, need_of_cell(p, table, p->table.ends[i], t));
    for (uint32_t i = 0; partial && i < track->ncells; i++) {
        if (table->cells[track->first + i].rowspan == 1)
            height = len_max(height, need_of_cell(p, table, track->first + i, t));
    }
    return height;
}

/* The notes of the lines of a spanning cell that come to stand beside track t. */
static void want_of_span(struct paginator *p, const struct table *table, uint32_t index, uint32_t t, len_t height)
{
    const struct cell *cell = &table->cells[index];
    uint32_t from = cell->track > p->now.at.table.first ? cell->track : p->now.at.table.first;
    uint32_t start = cell_start(p, table, index);
    len_t above = tracks_height(p, from, t) - 2 * table->pad_y;
    uint32_t before = t == from ? 0 : flow_fit(&cell->flow, start, above, /*force*/ true);
    uint32_t until = cell->flow.n - start;
    if (t != cell->track + cell->rowspan - 1)
        until = flow_fit(&cell->flow, start, above + height, /*force*/ true);
    if (until > before)
        notes_want(p, &cell->flow, start + before, until - before);
}

static void want_of_track(struct paginator *p, const struct table *table, uint32_t t, len_t height)
{
    const struct table_index *index = &p->table;
    if (!index->notes)
        return;
    /* Spanning cells that reach t: those before the first whose reach includes t cannot. */
    uint32_t low = 0, high = index->nnoted;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (index->noted_end[middle] < t)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t i = low; i < index->nnoted && table->cells[index->noted[i]].track <= t; i++) {
        const struct cell *cell = &table->cells[index->noted[i]];
        if (cell->track + cell->rowspan > t)
            want_of_span(p, table, index->noted[i], t, height);
    }
    const struct track *track = &table->tracks[t];
    for (uint32_t i = track->first; i < track->first + track->ncells; i++) {
        const struct cell *cell = &table->cells[i];
        uint32_t start = cell_start(p, table, i);
        if (cell->rowspan == 1 && start < cell->flow.n)
            notes_want(p, &cell->flow, start, cell->flow.n - start);
    }
}

static bool shows_head(const struct paginator *p, const struct table *table)
{
    if (p->table.nhead == 0)
        return false;
    return !p->now.at.table.begun || (table->style->repeat_head && !p->now.head_dropped);
}

void table_warn_head(struct paginator *p, const struct box *box)
{
    if (p->table.head_warned)
        return;
    p->table.head_warned = true;
    struct diag *d = diag_at(p->diags, DIAG_HEAD_LEAVES_NO_ROOM, box->mark,
                             "this table's head leaves no room for a row, so it is not repeated on further pages");
    diag_help(p->diags, d, "shorten the column titles, widen the columns or choose a larger page in the layout");
}

/* Caption and head: at the table's beginning, and as a repeat at the top of each further page. */
static enum placed place_opening(struct paginator *p, const struct box *box)
{
    const struct table *table = box->table;
    struct table_cursor *at = &p->now.at.table;
    const struct flow *caption = at->begun ? &table->caption_continued : &table->caption;
    len_t top = p->now.fill.y + page_space_above(p, box->before);
    bool head = shows_head(p, table);
    if (p->table.head_over && !unit_open(p)) /* a unit that it does not fit in is dissolved */
        table_warn_head(p, box);
    len_t body = top + table_caption_height(table, caption) + (head ? p->table.head_height : 0);
    if (!at->begun || p->style->notes->repeat) {
        notes_want(p, caption, 0, caption->n);
        for (uint32_t t = 0; head && t < table->nhead; t++) {
            for (uint32_t i = 0; i < table->tracks[t].ncells; i++) {
                const struct flow *flow = &table->cells[table->tracks[t].first + i].flow;
                notes_want(p, flow, 0, flow->n);
            }
        }
    }
    if (!notes_take(p, body, /*force*/ !p->now.fill.used && !unit_open(p)))
        return NO_ROOM;
    if (body > p->height) {
        struct diag *d =
            diag_at(p->diags, DIAG_CANNOT_BE_PLACED, box->mark, "this table's title is higher than a page");
        diag_help(p->diags, d, "shorten the title, or choose a larger page or a smaller type in the layout");
    }
    if (!at->begun)
        at->track = at->first = p->table.nhead;
    at->open = true;
    at->head = head;
    at->top = top;
    at->body = body;
    if (!p->now.fill.used)
        p->now.section = box->section;
    p->now.fill.used = true;
    p->now.fill.top = false;
    p->now.fill.y = body;
    p->now.fill.after = 0;
    p->heights.n = 0;
    p->now.keep = true;
    return PLACED;
}

/* How the notes of a track find their place: all fit; some may go on overleaf; whatever the room. */
enum crowding { NOTES_FIT, NOTES_CROWDED, NOTES_FORCED };

static bool take_notes(struct paginator *p, len_t y, enum crowding crowding)
{
    return crowding == NOTES_CROWDED ? notes_take_crowded(p, y) : notes_take(p, y, crowding == NOTES_FORCED);
}

static enum placed place_track(struct paginator *p, const struct table *table, enum crowding crowding)
{
    uint32_t t = p->now.at.table.track;
    p->heights.n = t - p->now.at.table.first;
    len_t height = track_height(p, table, t);
    want_of_track(p, table, t, height);
    if (!take_notes(p, p->now.fill.y + height, crowding))
        return NO_ROOM;
    VEC_PUSH(p->arena, &p->heights, height);
    p->now.fill.y += height;
    p->now.at.table.track++;
    bool kept = p->table.keep || (table->tracks[t].flags & (TRACK_KEEP_NEXT | TRACK_HEADING));
    p->now.keep = kept && t + 1 < table->ntracks;
    return PLACED;
}

static void table_finish(struct paginator *p, const struct box *box)
{
    table_stamp(p, box, 0, /*force*/ false);
    p->now.fill.after = box->after;
    p->now.at.box++;
    p->now.at.table = (struct table_cursor){0};
    p->table.table = NULL;
    p->now.keep = (box->flags & BOX_KEEP_NEXT) != 0;
}

static void finish_if_complete(struct paginator *p, const struct box *box)
{
    if (p->now.at.table.track == box->table->ntracks)
        table_finish(p, box);
}

enum placed table_place(struct paginator *p, const struct box *box)
{
    if (p->table.table != box->table)
        table_index_build(p, box);
    if (!p->now.at.table.open)
        return place_opening(p, box);
    enum placed placed = place_track(p, box->table, NOTES_FIT);
    if (placed == PLACED)
        finish_if_complete(p, box);
    return placed;
}

void table_reopen(struct paginator *p)
{
    const struct table_cursor *at = &p->now.at.table;
    if (!at->open)
        return;
    const struct box *box = &p->boxes->items.items[p->now.at.box];
    if (p->table.table == box->table)
        return;
    table_index_build(p, box);
    p->heights.n = 0;
    for (uint32_t t = at->first; t < at->track; t++)
        VEC_PUSH(p->arena, &p->heights, track_height(p, box->table, t));
}

bool table_place_crowded(struct paginator *p, const struct box *box)
{
    if (!p->now.at.table.open || place_track(p, box->table, NOTES_CROWDED) == NO_ROOM)
        return false;
    finish_if_complete(p, box);
    return true;
}

void table_place_over(struct paginator *p, const struct box *box)
{
    place_track(p, box->table, NOTES_FORCED);
    finish_if_complete(p, box);
}
