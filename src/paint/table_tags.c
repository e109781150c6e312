/* Header cells of the table that a walk in document order has come to. */
#include <stdlib.h>

#include "base/sys.h"
#include "paint/tagtree_int.h"

static void add_head(struct head_cells *cells, struct head_cell cell)
{
    if (cells->n == cells->cap) {
        cells->cap = cells->cap == 0 ? 16 : cells->cap * 2;
        cells->items = sys_realloc(cells->items, sizeof(*cells->items) * cells->cap);
    }
    cells->items[cells->n++] = cell;
}

struct cell_id table_tags_id(const struct table_tags *tags, const struct sem *cell)
{
    return (struct cell_id){tags->table, tags->row, cell->column + 1u, tags->ncells};
}

static struct head_cell as_head(const struct sem *cell, struct cell_id id)
{
    uint32_t rows = cell->rowspan > 1 ? cell->rowspan : 1, columns = cell->colspan > 1 ? cell->colspan : 1;

    return (struct head_cell){
        .id = id, .cell = cell, .first = cell->column, .end = cell->column + columns, .last_row = id.row + rows - 1};
}

static bool heads_row(const struct sem *cell)
{
    return cell->role == ROLE_TH && cell->kind != CELL_GROUP_HEADING &&
           (cell->scope == SCOPE_ROW || cell->scope == SCOPE_BOTH);
}

/* A new row, with those headers of the row before that span it. */
static void begin_row(struct table_tags *tags)
{
    struct head_cells *rows = &tags->rows;
    uint32_t row = ++tags->row, end = rows->n;

    if (row + 2 > tags->row_cap) {
        tags->row_cap = tags->row_cap == 0 ? 64 : tags->row_cap * 2;
        tags->row_start = sys_realloc(tags->row_start, sizeof(*tags->row_start) * tags->row_cap);
    }
    for (uint32_t i = row > 1 ? tags->row_start[row - 1] : end; i < end; i++)
        if (rows->items[i].last_row >= row)
            add_head(rows, rows->items[i]);
    tags->row_start[row] = end;
}

/* Adds the headers that begin in a row to *to. `number`: of the row; `before`: header cells in front of it. Returns
 * how many header cells there are with its own. */
static uint32_t add_row_heads(const struct table_tags *tags, const struct sem *row, uint32_t number, uint32_t before,
                              struct head_cells *to)
{
    for (const struct sem *cell = row->first; cell != NULL; cell = cell->next) {
        before += cell->role == ROLE_TH;
        if (heads_row(cell))
            add_head(to, as_head(cell, (struct cell_id){tags->table, number, cell->column + 1u, before}));
    }
    return before;
}

/* The row's own headers are in force for all of its cells. */
static void enter_row(struct table_tags *tags, const struct sem *row)
{
    begin_row(tags);
    tags->cells_before = tags->ncells;
    if (!tags->in_head)
        add_row_heads(tags, row, tags->row, tags->ncells, &tags->rows);
    tags->row_start[tags->row + 1] = tags->rows.n;
}

static void enter_table(struct table_tags *tags)
{
    tags->table++;
    tags->row = tags->heads.n = tags->rows.n = 0;
    tags->group = (struct head_cell){0};
    tags->in_head = false;
}

static void enter_head_cell(struct table_tags *tags, const struct sem *cell)
{
    tags->ncells++;
    if (tags->in_head)
        add_head(&tags->heads, as_head(cell, table_tags_id(tags, cell)));
    else if (cell->kind == CELL_GROUP_HEADING)
        tags->group = as_head(cell, table_tags_id(tags, cell));
}

void table_tags_enter(struct table_tags *tags, const struct sem *sem)
{
    switch ((enum role)sem->role) {
    case ROLE_TABLE:
        enter_table(tags);
        break;
    case ROLE_THEAD:
        tags->in_head = true;
        break;
    case ROLE_TBODY:
        tags->in_head = false;
        break;
    case ROLE_TR:
        enter_row(tags, sem);
        break;
    case ROLE_TH:
        enter_head_cell(tags, sem);
        break;
    default:
        break;
    }
}

void table_tags_free(struct table_tags *tags)
{
    free(tags->heads.items);
    free(tags->rows.items);
    free(tags->row_start);
    free(tags->found.items);
}

static bool heads_column(const struct head_cell *head, const struct sem *cell)
{
    uint32_t columns = cell->colspan > 1 ? cell->colspan : 1;

    return head->first < cell->column + columns && cell->column < head->end;
}

static void find_row_heads(struct table_tags *tags, uint32_t row)
{
    for (uint32_t i = tags->row_start[row]; i < tags->row_start[row + 1]; i++)
        add_head(&tags->found, tags->rows.items[i]);
}

/* Those of the further rows that the cell spans. */
static void find_heads_below(struct table_tags *tags, const struct sem *cell)
{
    const struct sem *row = cell->parent;
    uint32_t before = tags->cells_before;

    for (const struct sem *own = row->first; own != NULL; own = own->next)
        before += own->role == ROLE_TH;
    row = row->next;
    for (uint32_t i = 1; i < cell->rowspan && row != NULL; i++, row = row->next)
        before = add_row_heads(tags, row, tags->row + i, before, &tags->found);
}

const struct head_cells *table_tags_find(struct table_tags *tags, const struct sem *cell)
{
    struct head_cells *found = &tags->found;

    found->n = 0;
    if (tags->in_head)
        return found;
    if (cell->kind == CELL_COMMENT) {
        uint32_t above = cell->extra != NULL && cell->extra->above > 0 ? cell->extra->above : 1;

        if (above < tags->row)
            find_row_heads(tags, tags->row - above);
        return found;
    }
    for (uint32_t i = 0; i < tags->heads.n; i++)
        if (heads_column(&tags->heads.items[i], cell))
            add_head(found, tags->heads.items[i]);
    if (tags->group.id.table != 0)
        add_head(found, tags->group);
    find_row_heads(tags, tags->row);
    if (cell->rowspan > 1)
        find_heads_below(tags, cell);
    return found;
}

bool table_tags_row_is_headed(const struct table_tags *tags)
{
    return tags->row_start[tags->row] < tags->row_start[tags->row + 1];
}
