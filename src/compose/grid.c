#include "base/sys.h"
#include "compose/grid_int.h"

void grid_begin(struct grid *grid, struct composer *composer, const struct table_style *style,
                const struct node *node, const struct node *id, uint32_t ncolumns)
{
    *grid = (struct grid){.composer = composer, .arena = arena_new(), .style = style, .ncolumns = ncolumns};
    grid->columns = ARENA_ARRAY(grid->arena, struct grid_column, ncolumns);
    grid->name_node = id;
    grid->table = ARENA_NEW(composer->arena, struct table);
    *grid->table = (struct table){.style = style,
                                  .node = node,
                                  .ncolumns = ncolumns,
                                  .pad_x = style->pad_x,
                                  .pad_y = style->pad_y,
                                  .exempt = composer->exempt};
}

/* Gives a waiting anchor to the flow's first line, unless there is no line or it bears another. */
static void anchor_flow(struct composer *composer, struct flow *flow, uint32_t *anchor)
{
    if (*anchor == 0 || flow->n == 0 || flow->lines[0].anchor != 0)
        return;
    flow->lines[0].anchor = *anchor;
    anchor_take(composer, *anchor);
    *anchor = 0;
}

void grid_row(struct grid *grid, const struct node *id)
{
    if (!grid->placing)
        return;
    grid->row = sem_add(&grid->composer->boxes->tree, grid->body, ROLE_TR);
    grid->row_anchor = anchor_free(grid->composer, id);
}

static len_t least_line(const struct grid *grid, uint32_t track)
{
    return track < grid->table->nhead ? grid->style->head_text->leading : grid->style->cell_text->leading;
}

void grid_track(struct grid *grid, uint16_t flags)
{
    uint32_t t = grid->ntracks++;
    if (!grid->placing)
        return;
    grid->table->tracks[t] = (struct track){.base = least_line(grid, t) + grid->table->pad_y,
                                            .first = grid->ncells,
                                            .flags = flags,
                                            .exempt = grid->composer->exempt};
}

void grid_room(struct grid *grid, len_t height)
{
    struct track *track = grid->placing ? &grid->table->tracks[grid->ntracks - 1] : NULL;
    if (track)
        track->base = len_max(track->base, height);
}

static struct sem *add_element(struct grid *grid, enum role role, enum sem_scope scope, uint16_t column,
                               uint16_t colspan, uint32_t rows)
{
    struct sem *sem = sem_add(&grid->composer->boxes->tree, grid->row, role);
    sem->scope = (uint8_t)scope;
    sem->column = column;
    sem->colspan = colspan;
    sem->rowspan = rows > 0 ? rows : 1;
    return sem;
}

struct sem *grid_element(struct grid *grid, enum role role, enum sem_scope scope, uint16_t column, uint16_t colspan,
                         uint32_t rows)
{
    return grid->placing ? add_element(grid, role, scope, column, colspan, rows) : NULL;
}

void grid_add_rich(struct grid *grid, const struct rich *rich)
{
    if (!rich_empty(rich))
        VEC_PUSH(grid->arena, &grid->parts, ((struct part){.rich = rich}));
}

void grid_add_words(struct grid *grid, struct str words, const struct node *node)
{
    if (words.len > 0)
        VEC_PUSH(grid->arena, &grid->parts, ((struct part){.words = words, .node = node}));
}

void grid_add_node(struct grid *grid, const struct node *node)
{
    if (node)
        grid_add_words(grid, node_text(node), node);
}

void grid_add_symbol(struct grid *grid, const struct status_style *symbol)
{
    VEC_PUSH(grid->arena, &grid->parts, ((struct part){.symbol = symbol}));
}

void grid_add_count(struct grid *grid, const struct count *count)
{
    VEC_PUSH(grid->arena, &grid->parts, ((struct part){.count = count}));
}

void grid_add_chart(struct grid *grid, const struct chart_cell *chart)
{
    VEC_PUSH(grid->arena, &grid->parts, ((struct part){.chart = arena_copy(grid->arena, chart, sizeof(*chart))}));
}

void grid_add_prefixed(struct grid *grid, struct str prefix, const struct rich *rich)
{
    VEC_PUSH(grid->arena, &grid->parts, ((struct part){.rich = rich, .prefix = prefix}));
}

void grid_about(struct grid *grid, const struct node *place)
{
    if (grid->parts.n > 0)
        grid->parts.items[grid->parts.n - 1].place = place;
}

/* A header without words would be announced as one: it is a plain cell, which readers pass over. */
static struct sem *spot_element(struct grid *grid, const struct spot *spot)
{
    bool header = spot->role == ROLE_TH && grid->parts.n > 0;
    struct sem *sem = add_element(grid, header ? ROLE_TH : ROLE_TD, header ? (enum sem_scope)spot->scope : SCOPE_NONE,
                                  spot->column, spot->colspan, spot->rows);
    sem->kind = spot->kind;
    if (spot->above > 1)
        sem_extra(&grid->composer->boxes->tree, sem)->above = spot->above;
    return sem;
}

/* What is alone in a cell has given it its mark. */
static void mark_cell(struct grid *grid, const struct spot *spot, struct sem *sem)
{
    const struct part *part = grid->parts.n ? &grid->parts.items[0] : NULL;
    if (part) {
        marks_set(grid->composer, sem, part->rich ? part->rich->node : part->node);
        marks_set(grid->composer, sem, part->place);
    }
    marks_set(grid->composer, sem, spot->node);
}

static void place_cell(struct grid *grid, const struct spot *spot)
{
    struct table *table = grid->table;
    struct cell *cell = &table->cells[grid->ncells];
    *cell = (struct cell){.node = spot->node,
                          .track = grid->ntracks - 1,
                          .rowspan = spot->rowspan,
                          .column = spot->column,
                          .colspan = spot->colspan,
                          .fill = spot->fill,
                          .valign = spot->valign,
                          .flags = spot->flags};
    cell->sem = spot->sem ? spot->sem : spot_element(grid, spot);
    len_t width = table->edges[spot->column + spot->colspan] - table->edges[spot->column] - 2 * table->pad_x;
    cell->flow = grid_flow(grid, spot, cell->sem, width);
    mark_cell(grid, spot, cell->sem);
    anchor_flow(grid->composer, &cell->flow, &grid->row_anchor);
    anchor_flow(grid->composer, &cell->flow, &grid->anchor);
    struct track *track = &table->tracks[cell->track];
    track->ncells++;
    if (cell->rowspan > 1)
        return;
    /* In a stack one padding is enough between two sub-rows; they stand at the top of their tracks. */
    len_t pad = cell->flags & CELL_RULE_NONE_BELOW ? table->pad_y : 2 * table->pad_y;
    track->base = len_max(track->base, len_max(cell->flow.height, least_line(grid, cell->track)) + pad);
}

void grid_cell(struct grid *grid, const struct spot *spot)
{
    if (grid->placing)
        place_cell(grid, spot);
    else
        width_ask(grid, spot);
    grid->ncells++;
    grid->parts.n = 0;
}

void grid_full_row(struct grid *grid, const struct spot *spot, uint16_t flags)
{
    grid_row(grid, NULL);
    grid_track(grid, flags);
    struct spot full = *spot;
    full.column = 0;
    full.colspan = (uint16_t)grid->ncolumns;
    full.rowspan = 1;
    grid_cell(grid, &full);
}

void grid_heading_row(struct grid *grid, const struct node *node)
{
    const struct table_style *style = grid->style;
    /* A header of its own row: as one of its columns it would hide the columns' titles from the rows below. */
    struct spot spot = {.role = ROLE_TH,
                        .scope = SCOPE_ROW,
                        .kind = CELL_GROUP_HEADING,
                        .align = style->heading_text->align,
                        .ask = ASK_BOTH,
                        .node = node,
                        .look = style->heading_text,
                        .fill = style->heading_fill};
    grid_full_row(grid, &spot, TRACK_HEADING);
}

void grid_empty_row(struct grid *grid, const struct node *words)
{
    const struct table_style *style = grid->style;
    const struct node *said = words ? words : style->empty;
    grid_add_node(grid, said);
    struct spot spot = {.role = ROLE_TD,
                        .kind = CELL_COMMENT,
                        .align = style->cell_text->align,
                        .ask = ASK_BOTH,
                        .node = said,
                        .look = style->cell_text,
                        .fill = FILL_NONE};
    grid_full_row(grid, &spot, 0);
}

struct spot grid_withheld_spot(const struct grid *grid, const struct spot *at)
{
    const struct table_style *style = grid->style;
    struct spot spot = *at;
    spot.role = ROLE_TD;
    spot.scope = SCOPE_NONE;
    spot.align = style->cell_text->align;
    spot.ask = ASK_LEAST;
    spot.look = style->cell_text;
    return spot;
}

struct spot grid_spot(const struct grid *grid, uint32_t column)
{
    const struct grid_column *it = &grid->columns[column];
    return (struct spot){.column = (uint16_t)column,
                         .colspan = 1,
                         .rowspan = 1,
                         .role = it->row_header ? ROLE_TH : ROLE_TD,
                         .scope = it->row_header ? SCOPE_ROW : SCOPE_NONE,
                         .align = it->align,
                         .valign = it->valign,
                         .ask = ASK_BOTH,
                         .look = it->look,
                         .fill = FILL_NONE};
}

bool grid_complete(const struct table *table)
{
    struct arena *arena = arena_new();
    uint32_t *until = ARENA_ARRAY(arena, uint32_t, table->ncolumns);
    bool ok = true;
    for (uint32_t t = 0; t < table->ntracks; t++) {
        const struct track *track = &table->tracks[t];
        for (uint32_t i = track->first; ok && i < track->first + track->ncells; i++) {
            const struct cell *cell = &table->cells[i];
            ok = cell->track == t && cell->colspan > 0 && cell->rowspan > 0 && cell->rowspan <= table->ntracks - t &&
                 cell->colspan <= table->ncolumns - cell->column;
            for (uint32_t c = cell->column; ok && c < (uint32_t)cell->column + cell->colspan; c++) {
                ok = until[c] == t;
                until[c] = t + cell->rowspan;
            }
        }
        for (uint32_t c = 0; ok && c < table->ncolumns; c++)
            ok = until[c] > t;
    }
    arena_free(arena);
    return ok;
}

static int64_t measure(struct grid *grid, grid_rows *rows, void *user)
{
    for (uint32_t c = 0; c < grid->ncolumns; c++)
        grid->columns[c].least = grid->columns[c].most = 2 * grid->table->pad_x;
    grid->ntracks = grid->ncells = grid->spans.n = 0;
    grid_head_rows(grid);
    rows(grid, user);
    return width_settle(grid->columns, grid->ncolumns, grid->spans.items, grid->spans.n, grid->composer->width,
                        grid->table->edges);
}

static void settle_widths(struct grid *grid, grid_rows *rows, void *user)
{
    grid->table->edges = ARENA_ARRAY(grid->composer->arena, len_t, grid->ncolumns + 1);
    int64_t needed = measure(grid, rows, user);
    len_t *whole = ARENA_ARRAY(grid->arena, len_t, grid->ncolumns);
    for (uint32_t c = 0; c < grid->ncolumns; c++)
        whole[c] = grid->columns[c].least;
    if (needed > 0) {
        grid->tight = true;
        needed = measure(grid, rows, user);
    }
    if (needed > 0) {
        grid->broken = true;
        for (uint32_t c = 0; c < grid->ncolumns; c++)
            grid->columns[c].wish = len_max(grid->columns[c].wish, whole[c]);
        needed = measure(grid, rows, user);
    }
    width_report(grid, needed);
}

static void place(struct grid *grid, grid_rows *rows, void *user)
{
    struct table *table = grid->table;
    struct sem_tree *tree = &grid->composer->boxes->tree;
    table->ntracks = grid->ntracks;
    table->ncells = grid->ncells;
    table->tracks = ARENA_ARRAY(grid->composer->arena, struct track, table->ntracks);
    table->cells = ARENA_ARRAY(grid->composer->arena, struct cell, table->ncells);
    table->nhead = grid->depth;
    grid->ntracks = grid->ncells = 0;
    grid->placing = true;
    grid->sem = sem_add(tree, grid->parent, ROLE_TABLE);
    marks_set(grid->composer, grid->sem, table->node);
    sem_extra(tree, grid->sem)->table = ++grid->composer->boxes->ntables;
    grid->anchor = anchor_free(grid->composer, grid->name_node);
    grid_caption(grid);
    anchor_flow(grid->composer, &table->caption, &grid->anchor);
    if (table->nhead > 0) {
        grid->body = sem_add(tree, grid->sem, ROLE_THEAD);
        grid_head_rows(grid);
    }
    grid->body = sem_add(tree, grid->sem, ROLE_TBODY);
    rows(grid, user);
}

static void push_box(struct grid *grid)
{
    struct boxes *boxes = grid->composer->boxes;
    struct box box = {.kind = BOX_TABLE,
                      .section = grid->composer->section,
                      .mark = grid->table->node->mark,
                      .before = grid->style->before,
                      .after = grid->style->after,
                      .x = grid->composer->x,
                      .table = grid->table};
    VEC_PUSH(boxes->arena, &boxes->items, box);
}

/* More columns than cells can count. None at all was refused by check and style. */
static bool refuse_columns(struct grid *grid)
{
    if (grid->ncolumns > GRID_MAX_COLUMNS)
        diag_at(grid->composer->diags, DIAG_TABLE_TOO_WIDE, grid->table->node->mark,
                "no page can hold the %u columns of this table", grid->ncolumns);
    return grid->ncolumns == 0 || grid->ncolumns > GRID_MAX_COLUMNS;
}

bool grid_compose(struct grid *grid, struct sem *parent, grid_rows *rows, void *user)
{
    bool refused = refuse_columns(grid);
    if (!refused) {
        grid->parent = parent;
        grid->depth = grid_head_depth(grid);
        settle_widths(grid, rows, user);
        place(grid, rows, user);
        if (grid->ntracks != grid->table->ntracks || grid->ncells != grid->table->ncells ||
            !grid_complete(grid->table))
            sys_fail("the table in line %u could not be laid out; this is a fault of the program, please report it",
                     grid->table->node->mark.line);
        push_box(grid);
    }
    arena_free(grid->arena);
    grid->arena = NULL;
    return !refused;
}
