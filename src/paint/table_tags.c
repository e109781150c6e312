/* Header cells of the table that a walk in document order has come to. */
#include <stdlib.h>

#include "base/sys.h"
#include "paint/tagtree_int.h"

static void add_head(struct head_cell **cells, uint32_t *n, uint32_t *cap, struct head_cell cell)
{
    if (*n == *cap) {
        *cap = *cap == 0 ? 16 : *cap * 2;
        *cells = sys_realloc(*cells, sizeof(**cells) * *cap);
    }
    (*cells)[(*n)++] = cell;
}

struct cell_id table_tags_id(const struct table_tags *tags, const struct sem *cell)
{
    return (struct cell_id){tags->table, tags->row, cell->column + 1u};
}

static struct head_cell as_head(const struct table_tags *tags, const struct sem *cell)
{
    uint32_t rows = cell->rowspan > 1 ? cell->rowspan : 1, columns = cell->colspan > 1 ? cell->colspan : 1;

    return (struct head_cell){.id = table_tags_id(tags, cell),
                              .first = cell->column,
                              .end = cell->column + columns,
                              .last_row = tags->row + rows - 1};
}

/* Row headers end with their last row; those of the new row are in force for all of its cells. */
static void enter_row(struct table_tags *tags, const struct sem *row)
{
    uint32_t kept = 0;

    tags->row++;
    for (uint32_t i = 0; i < tags->nrows; i++)
        if (tags->rows[i].last_row >= tags->row)
            tags->rows[kept++] = tags->rows[i];
    tags->nrows = kept;
    for (const struct sem *cell = row->first; cell != NULL && !tags->in_head; cell = cell->next)
        if (cell->role == ROLE_TH && (cell->scope == SCOPE_ROW || cell->scope == SCOPE_BOTH))
            add_head(&tags->rows, &tags->nrows, &tags->rows_cap, as_head(tags, cell));
}

void table_tags_enter(struct table_tags *tags, const struct sem *sem)
{
    switch ((enum role)sem->role) {
    case ROLE_TABLE:
        tags->table++;
        tags->row = tags->nheads = tags->nrows = 0;
        tags->in_head = false;
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
        if (tags->in_head)
            add_head(&tags->heads, &tags->nheads, &tags->heads_cap, as_head(tags, sem));
        break;
    default:
        break;
    }
}

void table_tags_free(struct table_tags *tags)
{
    free(tags->heads);
    free(tags->rows);
}

bool table_tags_heads(const struct head_cell *head, const struct sem *cell)
{
    uint32_t columns = cell->colspan > 1 ? cell->colspan : 1;

    return head->first < cell->column + columns && cell->column < head->end;
}
