#include "compose/exempt_int.h"
#include "compose/table_view_int.h"

static uint32_t count_subs(uint8_t subs)
{
    return (subs & 1u) + (subs >> 1 & 1u) + (subs >> 2 & 1u);
}

/* The sub-row in the k-th track of a row; 0 when the row has no sub-rows. */
static unsigned sub_at(uint8_t subs, uint32_t k)
{
    for (unsigned sub = SUB_PERIOD; sub <= SUB_RANK; sub <<= 1) {
        if ((subs & sub) && k-- == 0)
            return sub;
    }
    return 0;
}

/* A cell with the words of a message: set like the first column that it covers. */
static struct spot message_spot(const struct view_table *table, const struct placed_message *placed)
{
    struct spot spot = grid_spot(&table->grid, placed->column);
    spot.colspan = placed->colspan;
    spot.align = spot.align == ALIGN_DECIMAL ? ALIGN_CENTRE : spot.align;
    spot.message = true;
    spot.role = ROLE_TD;
    spot.scope = SCOPE_NONE;
    spot.ask = ASK_LEAST;
    spot.node = placed->message->node;
    spot.fill = view_fill(table, placed->row);
    return spot;
}

static void message_cell(struct view_table *table, const struct placed_message *placed)
{
    struct spot spot = message_spot(table, placed);
    spot.rows = placed->rows;
    spot.rowspan = 0;
    for (uint32_t r = placed->row; r < placed->row + placed->rows; r++)
        spot.rowspan += view_tracks(table, r);
    if (placed->rows > 1)
        spot.valign = VALIGN_MIDDLE;
    grid_add_rich(&table->grid, placed->message->text);
    grid_cell(&table->grid, &spot);
}

/* The message that covers one sub-row of a column in the row; NULL: none. */
static const struct placed_message *sub_message(const struct view_table *table, uint32_t row, unsigned sub,
                                                uint32_t column)
{
    for (uint32_t i = table->next; i < table->messages.n && table->messages.items[i].row == row; i++) {
        const struct placed_message *placed = &table->messages.items[i];
        if (placed->subs == sub && column >= placed->column && column < (uint32_t)placed->column + placed->colspan)
            return placed;
    }
    return NULL;
}

/* Cells of comparators in the k-th track of a row: one, or a message over several. Returns the columns passed. */
static uint32_t stack_cells(struct view_table *table, uint32_t row, uint32_t k, uint32_t column)
{
    struct grid *grid = &table->grid;
    uint8_t subs = table->subs[row];
    unsigned sub = sub_at(subs, k);
    const struct placed_message *placed = sub_message(table, row, sub, column);
    bool in_head = sub == SUB_PERIOD && table->columns[column].period_in_head;
    struct spot spot = placed ? message_spot(table, placed) : grid_spot(grid, column);
    if (placed)
        grid_add_rich(grid, placed->message->text);
    else if (!in_head)
        grid_add_rich(grid, view_sub(figures_comparison(table->figures, view_indicator(table, row),
                                                        table->columns[column].comparator),
                                     sub));
    for (uint32_t c = column; k == 0 && c < column + spot.colspan; c++)
        table->stacks[c] =
            grid_element(grid, (enum role)spot.role, (enum sem_scope)spot.scope, (uint16_t)c, 1, /*rows*/ 1);
    spot.sem = table->stacks[column]; /* a message is read with the first of those that it covers */
    spot.shared = count_subs(subs) > 1;
    spot.valign = spot.shared ? VALIGN_TOP : spot.valign;
    spot.fill = view_fill(table, row);
    if (k + 1 < count_subs(subs))
        spot.flags = CELL_RULE_NONE_BELOW;
    grid_cell(grid, &spot);
    return spot.colspan;
}

/* The cell of a column, for all tracks of the row. A reward or a comment has one for all rows that share it. */
static void indicator_cell(struct view_table *table, uint32_t row, uint32_t column)
{
    const struct view_column *it = &table->columns[column];
    uint32_t rows = it->reward ? reward_rows(table, row) : it->comment ? comment_rows(table, row) : 1;
    if (rows == 0)
        return;
    struct spot spot = grid_spot(&table->grid, column);
    spot.rows = rows;
    spot.rowspan = 0;
    for (uint32_t r = row; r < row + rows; r++)
        spot.rowspan += view_tracks(table, r);
    spot.valign = rows > 1 && it->reward ? VALIGN_MIDDLE : spot.valign;
    spot.node = view_indicator(table, row)->node;
    spot.fill = view_tint(table, column, row);
    view_add_indicator(table, column, row);
    grid_cell(&table->grid, &spot);
}

/* The cells that start at a column in the k-th track of a row. Returns the columns passed. */
static uint32_t row_cells(struct view_table *table, uint32_t row, uint32_t k, uint32_t column)
{
    const struct placed_message *placed = table->over[column];
    if (placed && row < placed->row + placed->rows) {
        if (row != placed->row || k > 0)
            return 1;
        message_cell(table, placed);
        return placed->colspan;
    }
    if (table->columns[column].comparator.len > 0 && table->subs[row] != 0)
        return stack_cells(table, row, k, column);
    if (k > 0)
        return 1;
    indicator_cell(table, row, column);
    return 1;
}

/* Takes in the messages that begin with the row. */
static void begin_covers(struct view_table *table, uint32_t row)
{
    while (table->next < table->messages.n && table->messages.items[table->next].row < row)
        table->next++;
    for (uint32_t i = table->next; i < table->messages.n && table->messages.items[i].row == row; i++) {
        const struct placed_message *placed = &table->messages.items[i];
        if (placed->subs != SUB_ALL)
            continue;
        for (uint32_t c = placed->column; c < (uint32_t)placed->column + placed->colspan; c++)
            table->over[c] = placed;
    }
}

/* What names the row for references: those of a report before this one mean nothing here, and of several tables one
 * of the view `indicators` is meant. */
static const struct node *row_name(const struct view_table *table, const struct indicator *indicator)
{
    if (view_is_past(table))
        return NULL;
    bool elsewhere = table->view->kind != VIEW_INDICATORS && table->grid.composer->listed[indicator->index];
    return elsewhere ? NULL : indicator->ref;
}

static void indicator_row(struct view_table *table, uint32_t step, bool keep)
{
    struct grid *grid = &table->grid;
    uint32_t row = table->steps.items[step].row;
    uint32_t ntracks = view_tracks(table, row);
    begin_covers(table, row);
    if (view_withheld_row(table, row, row_name(table, view_indicator(table, row))))
        return;
    uint32_t around = exempt_enter(grid->composer, view_exempt(table, row));
    grid_row(grid, row_name(table, view_indicator(table, row)));
    for (uint32_t k = 0; k < ntracks; k++) {
        grid_track(grid, k + 1 < ntracks || keep ? TRACK_KEEP_NEXT : 0);
        view_merged_cells(table, step, k);
        for (uint32_t c = table->nmerged; c < grid->ncolumns;)
            c += row_cells(table, row, k, c);
    }
    grid->composer->exempt = around;
}

static void indicator_rows(struct grid *grid, void *user)
{
    struct view_table *table = user;
    bool total = reward_total_wanted(table);
    table->next = 0;
    for (uint32_t c = 0; c < grid->ncolumns; c++)
        table->over[c] = NULL;
    for (uint32_t s = 0; s + 1 < table->steps.n; s++) {
        const struct view_step *step = &table->steps.items[s];
        bool last = total && step->row + 1 == table->nrows; /* the total stands by it */
        if (step->kind == STEP_HEADING)
            view_heading_row(table, s);
        else if (step->kind == STEP_ROW)
            indicator_row(table, s, step->keep || last);
        else
            comment_row(table, s, last ? TRACK_KEEP_NEXT : 0);
    }
    if (table->nrows == 0)
        grid_empty_row(grid, table->view->empty);
    else if (total)
        reward_total_row(table);
}

/* The texts of the view in place of comments, by ref. One in place of a comment that several share stands for all of
 * them, but for those that have their own. */
static void list_comments(const struct view_table *table, struct map *by_ref)
{
    const struct list *own = &table->view->comments;
    for (uint32_t i = 0; i < own->n; i++) {
        const struct view_comment *comment = LIST_AT(*own, const struct view_comment, i);
        const struct indicator *indicator =
            map_find(&table->figures->report->indicator_by_ref, node_text(comment->ref));
        for (uint32_t j = 0; indicator && j < indicator->comment_with.n; j++)
            map_put(by_ref, node_text(indicator->comment_with.items[j]), comment->text);
    }
    for (uint32_t i = 0; i < own->n; i++) {
        const struct view_comment *comment = LIST_AT(*own, const struct view_comment, i);
        map_put(by_ref, node_text(comment->ref), comment->text);
    }
}

static void find_comments(struct view_table *table)
{
    struct map by_ref;
    if (table->view->comments.n == 0)
        return;
    map_init(&by_ref, table->grid.arena);
    list_comments(table, &by_ref);
    table->comments = ARENA_ARRAY(table->grid.arena, const struct rich *, table->nrows);
    for (uint32_t r = 0; r < table->nrows; r++) {
        const struct rich *text = map_find(&by_ref, view_ref(table, r));
        table->comments[r] = text ? text : view_indicator(table, r)->comment;
    }
}

void view_compose_indicators(struct composer *composer, const struct view_source *source, struct sem *parent)
{
    struct view_table table;
    if (!view_begin(&table, composer, source))
        return;
    struct arena *arena = table.grid.arena;
    table.subs = ARENA_ARRAY(arena, uint8_t, table.nrows);
    table.over = ARENA_ARRAY(arena, const struct placed_message *, table.grid.ncolumns);
    table.stacks = ARENA_ARRAY(arena, struct sem *, table.grid.ncolumns);
    view_share_periods(&table);
    for (uint32_t r = 0; r < table.nrows; r++)
        table.subs[r] =
            exempt_left_out(composer, view_exempt(&table, r)) ? 0 : view_subs(&table, view_indicator(&table, r));
    if (!view_is_past(&table))
        view_place_messages(&table);
    find_comments(&table);
    view_plan(&table);
    view_compose(&table, parent, indicator_rows);
}
