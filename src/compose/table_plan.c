/* What stands below what in the table of a view: rows, headings between them, comments, and cells that several of
 * them share. */
#include "compose/exempt_int.h"
#include "compose/table_view_int.h"

const struct exemption *view_exempt(const struct view_table *table, uint32_t row)
{
    if (table->view->kind == VIEW_ACTIVITIES)
        return ((const struct activity *)table->rows[row])->exempt;
    return view_indicator(table, row)->exempt;
}

static bool is_headed(const struct view_table *table, uint32_t row)
{
    return table->begins && table->begins[row] == row;
}

bool view_parted(const struct view_table *table, uint32_t row)
{
    return is_headed(table, row) || view_exempt(table, row) || (row > 0 && view_exempt(table, row - 1));
}

uint32_t view_tracks(const struct view_table *table, uint32_t row)
{
    uint8_t subs = table->subs ? table->subs[row] : 0;
    uint32_t n = (subs & 1u) + (subs >> 1 & 1u) + (subs >> 2 & 1u);
    return n > 0 ? n : 1;
}

/* ---- order ---- */

/* How far the order has been found. */
struct planning {
    struct view_table *table;
    uint32_t track;
    uint32_t message; /* of the current row or later */
    uint32_t end;     /* comments wait until the cells over this row are done */
    uint32_t first;   /* row whose comment is the next to come */
    uint32_t group;   /* the next heading */
};

static void add_step(struct planning *planning, enum step_kind kind, uint32_t row, uint32_t from)
{
    struct view_table *table = planning->table;
    struct view_step step = {.kind = (uint8_t)kind, .row = row, .from = from, .track = planning->track};
    VEC_PUSH(table->grid.arena, &table->steps, step);
    planning->track += kind == STEP_ROW ? view_tracks(table, row) : 1;
}

static uint32_t later(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* One past the last row beside which a cell stands that begins in this one: a message, a reward, a comment. */
static void find_end(struct planning *planning, uint32_t row)
{
    const struct view_table *table = planning->table;
    if (table->rewards)
        planning->end = later(planning->end, row + reward_rows(table, row));
    planning->end = later(planning->end, row + comment_rows(table, row));
    while (planning->message < table->messages.n && table->messages.items[planning->message].row < row)
        planning->message++;
    for (uint32_t i = planning->message; i < table->messages.n && table->messages.items[i].row == row; i++) {
        if (table->messages.items[i].subs == SUB_ALL)
            planning->end = later(planning->end, row + table->messages.items[i].rows);
    }
}

/* The comments of the rows up to this one. Rows that wait for one, and comments that do, are kept together. */
static void add_comments(struct planning *planning, uint32_t row)
{
    struct view_table *table = planning->table;
    for (uint32_t made = 0; planning->first <= row; planning->first++) {
        if (comment_wanted(table, planning->first))
            add_step(planning, STEP_COMMENT, planning->first, row - planning->first + 1 + made++);
    }
}

static void plan_indicators(struct planning *planning)
{
    struct view_table *table = planning->table;
    bool waiting = false;
    for (uint32_t r = 0; r < table->nrows; r++) {
        if (is_headed(table, r))
            add_step(planning, STEP_HEADING, r, planning->group++);
        find_end(planning, r);
        waiting |= comment_wanted(table, r);
        add_step(planning, STEP_ROW, r, 0);
        table->steps.items[table->steps.n - 1].keep = waiting;
        if (r + 1 < planning->end)
            continue;
        add_comments(planning, r);
        waiting = false;
    }
}

static void plan_activities(struct planning *planning)
{
    struct view_table *table = planning->table;
    for (uint32_t r = 0; r < table->nrows; r++) {
        if (is_headed(table, r))
            add_step(planning, STEP_HEADING, r, planning->group++);
        add_step(planning, STEP_ROW, r, 0);
    }
}

/* ---- cells that merge ---- */

struct shown {
    VEC(struct part) parts;
};

/* What a column shows of a row. */
static void find_shown(struct view_table *table, uint32_t column, uint32_t row, struct shown *shown)
{
    struct grid *grid = &table->grid;
    view_add_row(table, column, row);
    shown->parts.n = 0;
    for (uint32_t i = 0; i < grid->parts.n; i++)
        VEC_PUSH(grid->arena, &shown->parts, grid->parts.items[i]);
    grid->parts.n = 0;
}

static bool same_part(const struct part *a, const struct part *b)
{
    bool rich = a->rich && b->rich ? rich_same(a->rich, b->rich) : a->rich == b->rich;
    return rich && a->symbol == b->symbol && str_eq(a->words, b->words);
}

/* Cells without words are never the same. */
static bool same_shown(const struct shown *a, const struct shown *b)
{
    bool same = a->parts.n > 0 && a->parts.n == b->parts.n;
    for (uint32_t i = 0; same && i < a->parts.n; i++)
        same = same_part(&a->parts.items[i], &b->parts.items[i]);
    return same;
}

/* Whether the cell beside step s goes on in step s + 1, as far as this column says: the words of the row are the
 * same, or both are of one row. `*now` has what the row of step s shows, and then that of the next. */
static bool goes_on(struct view_table *table, uint32_t column, uint32_t s, struct shown *now, struct shown *next)
{
    const struct view_step *a = &table->steps.items[s], *b = a + 1;
    bool apart = a->row != b->row && view_parted(table, b->row);
    if (b->kind == STEP_HEADING || a->kind == STEP_HEADING || apart) {
        find_shown(table, column, b->row, now);
        return false;
    }
    if (a->row == b->row)
        return true;
    find_shown(table, column, b->row, next);
    bool same = same_shown(now, next);
    struct shown swap = *now;
    *now = *next;
    *next = swap;
    return same;
}

/* The cells of a column; one ends where that of the column before it does. */
static void merge_column(struct view_table *table, uint32_t column)
{
    uint32_t n = table->steps.n - 1;
    if (table->merged == NULL || n == 0)
        return;
    uint32_t *merged = &table->merged[(size_t)column * n];
    const uint32_t *before = column > 0 ? merged - n : NULL;
    struct shown now = {0}, next = {0};
    uint32_t begin = 0;
    find_shown(table, column, table->steps.items[0].row, &now);
    for (uint32_t s = 0; s < n; s++) {
        bool on = s + 1 < n && goes_on(table, column, s, &now, &next) && !(before && before[s + 1] > 0);
        merged[begin] = s + 1 - begin;
        begin = on ? begin : s + 1;
    }
}

void view_plan(struct view_table *table)
{
    struct planning planning = {.table = table};
    if (table->view->kind == VIEW_ACTIVITIES)
        plan_activities(&planning);
    else
        plan_indicators(&planning);
    add_step(&planning, STEP_HEADING, 0, 0);
    table->merged = ARENA_ARRAY(table->grid.arena, uint32_t, (size_t)table->nmerged * (table->steps.n - 1));
    for (uint32_t c = 0; c < table->nmerged; c++)
        merge_column(table, c);
}

/* ---- what is made of it ---- */

void view_heading_row(struct view_table *table, uint32_t step)
{
    const struct row_group *group = &table->groups[table->steps.items[step].from];
    if (group->heading)
        grid_add_rich(&table->grid, group->heading);
    else if (group->words.len > 0)
        grid_add_words(&table->grid, group->words, table->view->node);
    else
        grid_add_node(&table->grid, table->grid.style->none);
    grid_heading_row(&table->grid, table->view->node);
}

void view_merged_cells(struct view_table *table, uint32_t step, uint32_t k)
{
    uint32_t n = table->steps.n - 1;
    const struct view_step *steps = table->steps.items;
    for (uint32_t c = 0; k == 0 && c < table->nmerged; c++) {
        uint32_t rows = table->merged[(size_t)c * n + step];
        if (rows == 0)
            continue;
        struct spot spot = grid_spot(&table->grid, c);
        spot.rows = rows;
        spot.rowspan = steps[step + rows].track - steps[step].track;
        spot.node = table->view->node;
        spot.flags = CELL_REPEAT;
        spot.fill = steps[step].row == steps[step + rows - 1].row ? view_tint(table, c, steps[step].row) : FILL_NONE;
        view_add_row(table, c, steps[step].row);
        grid_cell(&table->grid, &spot);
    }
}

bool view_withheld_row(struct view_table *table, uint32_t row, const struct node *ref)
{
    struct grid *grid = &table->grid;
    struct composer *composer = grid->composer;
    const struct exemption *exempt = view_exempt(table, row);
    if (!exempt_left_out(composer, exempt))
        return false;
    struct spot first = grid_spot(grid, 0), spot = grid_withheld_spot(grid, &first);
    spot.colspan = (uint16_t)grid->ncolumns;
    spot.node = exempt->node;
    spot.fill = view_fill(table, row);
    grid_row(grid, ref);
    grid_track(grid, 0);
    grid_add_rich(grid, exempt_said(composer, exempt, composer->style->exempt->row));
    grid_cell(grid, &spot);
    return true;
}
