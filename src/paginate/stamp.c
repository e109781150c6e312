#include "paginate/paginator_int.h"

/* The part of a table that one page shows, while it becomes items. */
struct stamp {
    struct paginator *p;
    const struct box *box;
    const struct table *table;
    len_t *ys; /* tops of the tracks, head first, and the bottom of the last */
    uint32_t nhead, ntracks;
    uint32_t first, end; /* body tracks shown, the broken one included */
    uint32_t whole;      /* body tracks before this one end on this page */
    bool force;
    struct grid_rules grid;
    VEC(struct rest) rests;
};

static void stamp_lines(struct stamp *s, const struct flow *flow, uint32_t first, uint32_t n, len_t x, len_t y,
                        enum artifact artifact)
{
    page_put_lines(s->p, flow, first, n, s->box->x + x, y, artifact);
}

/* `from` and `to` index s->ys. */
static void mark_rules(struct stamp *s, const struct cell *cell, uint32_t from, uint32_t to)
{
    uint32_t columns = s->grid.columns;
    for (uint32_t c = cell->column; c < (uint32_t)cell->column + cell->colspan; c++)
        s->grid.below[(to - 1) * columns + c] = !(cell->flags & CELL_RULE_NONE_BELOW);
    for (uint32_t t = from; t < to; t++)
        s->grid.right[t * columns + cell->column + cell->colspan - 1] = 1;
}

static void stamp_box(struct stamp *s, const struct cell *cell, uint32_t from, uint32_t to)
{
    const len_t *edges = s->table->edges;
    len_t x = edges[cell->column];
    if (cell->fill != FILL_NONE)
        page_put_rect(s->p, /*rule*/ false, s->box->x + x, s->ys[from], edges[cell->column + cell->colspan] - x,
                      s->ys[to] - s->ys[from], cell->fill);
    mark_rules(s, cell, from, to);
}

static len_t vertical_offset(const struct cell *cell, len_t room, len_t height)
{
    if (cell->valign == VALIGN_MIDDLE)
        return (room - height) / 2;
    return cell->valign == VALIGN_BOTTOM ? room - height : 0;
}

static void stamp_cell(void *user, uint32_t index)
{
    struct stamp *s = user;
    const struct cell *cell = &s->table->cells[index];
    uint32_t start = cell_start(s->p, s->table, index);
    uint32_t track_end = cell->track + cell->rowspan;
    uint32_t from = s->nhead + (cell->track > s->first ? cell->track - s->first : 0);
    uint32_t to = s->nhead + (track_end < s->end ? track_end : s->end) - s->first;
    len_t room = s->ys[to] - s->ys[from] - 2 * s->table->pad_y;
    uint32_t n = cell->flow.n - start;
    if (track_end > s->whole) {
        n = flow_fit(&cell->flow, start, room, s->force);
        struct rest rest = {.cell = index, .line = start + n};
        VEC_PUSH(s->p->arena, &s->rests, rest);
    }
    stamp_box(s, cell, from, to);
    len_t y = s->ys[from] + s->table->pad_y;
    if (n == cell->flow.n)
        y += vertical_offset(cell, room, cell->flow.height);
    len_t x = s->table->edges[cell->column] + s->table->pad_x;
    uint32_t covered = s->p->covered;
    s->p->covered |= s->table->tracks[cell->track].exempt;
    stamp_lines(s, &cell->flow, start, n, x, y, ARTIFACT_NONE);
    bool again = (cell->flags & CELL_REPEAT) && start > 0 && start == cell->flow.n && cell->flow.height <= room;
    if (again)
        stamp_lines(s, &cell->flow, 0, cell->flow.n, x, y, ARTIFACT_REPEAT);
    s->p->covered = covered;
}

/* A table that is exempt has one bar beside it; else each of its rows that is. */
static void stamp_bars(const struct stamp *s)
{
    struct paginator *p = s->p;
    len_t x = s->box->x + s->table->edges[0] - p->bar_gap;
    if (s->table->exempt & ~p->covered) {
        bar_add(p, x, p->now.at.table.top, s->ys[s->ntracks]);
        return;
    }
    for (uint32_t t = s->first; t < s->end; t++) {
        const len_t *ys = &s->ys[s->nhead + t - s->first];
        if (s->table->tracks[t].exempt & ~p->covered)
            bar_add(p, x, ys[0], ys[1]);
        else
            bar_part(p, ys[0]);
    }
}

/* A caption that is a row has the fill of the head, and the frame of the table; a rule below it is the head's. */
static void stamp_caption_row(struct stamp *s, len_t height)
{
    const struct table_style *style = s->table->style;
    len_t top = s->p->now.at.table.top, left = s->box->x + s->table->edges[0];
    len_t width = s->table->edges[s->table->ncolumns] - s->table->edges[0];
    if (style->head_fill != FILL_NONE)
        page_put_rect(s->p, /*rule*/ false, left, top, width, height, style->head_fill);
    if (style->frame != FRAME_NONE)
        page_put_rect(s->p, /*rule*/ true, left, top - style->rule / 2, width, style->rule, style->rule_colour);
    for (int side = 0; style->frame == FRAME_GRID && side < 2; side++)
        page_put_rect(s->p, /*rule*/ true, left + side * width - style->rule / 2, top - style->rule / 2, style->rule,
                      height + style->rule, style->rule_colour);
}

static void stamp_caption(struct stamp *s, const struct flow *caption, enum artifact artifact)
{
    bool row = s->table->style->caption_row && caption->n > 0;
    len_t x = row ? s->table->edges[0] + s->table->pad_x : 0;
    if (row)
        stamp_caption_row(s, table_caption_height(s->table, caption));
    stamp_lines(s, caption, 0, caption->n, x, s->p->now.at.table.top + (row ? s->table->pad_y : 0), artifact);
}

static void stamp_head(struct stamp *s, enum artifact artifact)
{
    for (uint32_t t = 0; t < s->nhead; t++) {
        const struct track *track = &s->table->tracks[t];
        for (uint32_t i = track->first; i < track->first + track->ncells; i++) {
            const struct cell *cell = &s->table->cells[i];
            len_t room = s->ys[t + cell->rowspan] - s->ys[t] - 2 * s->table->pad_y;
            stamp_box(s, cell, t, t + cell->rowspan);
            stamp_lines(s, &cell->flow, 0, cell->flow.n, s->table->edges[cell->column] + s->table->pad_x,
                        s->ys[t] + s->table->pad_y + vertical_offset(cell, room, cell->flow.height), artifact);
        }
    }
}

static void lay_tracks(struct stamp *s, struct arena *scratch, len_t part)
{
    const struct paginator *p = s->p;
    s->ntracks = s->nhead + s->end - s->first;
    s->ys = ARENA_ARRAY(scratch, len_t, s->ntracks + 1);
    s->ys[0] = p->now.at.table.body;
    for (uint32_t t = 0; t < s->nhead; t++)
        s->ys[0] -= p->table.head_heights[t];
    for (uint32_t t = 0; t < s->nhead; t++)
        s->ys[t + 1] = s->ys[t] + p->table.head_heights[t];
    for (uint32_t t = s->first; t < s->end; t++) {
        len_t height = t < s->whole ? p->heights.items[t - s->first] : part;
        s->ys[s->nhead + t - s->first + 1] = s->ys[s->nhead + t - s->first] + height;
    }
    s->grid = (struct grid_rules){.columns = s->table->ncolumns, .tracks = s->ntracks};
    s->grid.below = ARENA_ARRAY(scratch, uint8_t, s->ntracks * s->grid.columns);
    s->grid.right = ARENA_ARRAY(scratch, uint8_t, s->ntracks * s->grid.columns);
}

void table_stamp(struct paginator *p, const struct box *box, len_t part, bool force)
{
    struct table_cursor *at = &p->now.at.table;
    struct arena *scratch = arena_new();
    struct stamp s = {.p = p, .box = box, .table = box->table, .force = force};
    s.nhead = at->head ? p->table.nhead : 0;
    s.first = at->first;
    s.whole = at->track;
    s.end = at->track + (part > 0 ? 1 : 0);
    lay_tracks(&s, scratch, part);
    p->covered |= s.table->exempt;
    p->bar_gap = (s.table->pad_x - len_min(p->style->exempt->rule, s.table->pad_x)) / 2;
    enum artifact repeat = at->begun ? ARTIFACT_REPEAT : ARTIFACT_NONE;
    stamp_caption(&s, at->begun ? &s.table->caption_continued : &s.table->caption, repeat);
    stamp_head(&s, repeat);
    fragment_each_cell(p, s.table, s.end, stamp_cell, &s);
    p->bar_gap = p->style->exempt->rule_gap;
    p->covered = p->boxes->exempt;
    stamp_bars(&s);
    table_rules(p, box, &s.grid, s.ys, s.nhead);
    arena_free(scratch);
    *at = (struct table_cursor){.track = at->track,
                                .first = at->track,
                                .begun = true,
                                .partial = part > 0,
                                .rests = s.rests.items,
                                .nrests = s.rests.n};
    p->heights.n = 0;
}
