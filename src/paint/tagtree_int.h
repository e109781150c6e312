/* The logical tree as structure elements: which nodes become elements, in which order, with which attributes.
 * Private to paint. */
#ifndef PAINT_TAGTREE_INT_H
#define PAINT_TAGTREE_INT_H

#include <stdbool.h>

#include "base/buf.h"
#include "paint/content_int.h"

struct arena;

#define TAG_MAX_KIDS 32767 /* items of an array that every PDF reader takes */

/* A cell's place, from which its ID is made; cells in document order have ascending IDs. */
struct cell_id {
    uint32_t table, row, column; /* from 1 */
};

struct tag_id {          /* an element with an ID */
    struct cell_id cell; /* TH; table 0: a note */
    uint32_t note;       /* its index + 1 */
    uint32_t element;
};

struct tagtree {
    const struct sem *root;
    const struct content *content;
    uint32_t *element; /* by order: ordinal of the element from 1, in document order; 0: none */
    uint32_t nelements;
    struct tag_id *ids; /* of all TH and Note, ascending in their bytes once sorted */
    uint32_t nids, ids_cap;
    uint32_t table_digits, row_digits, column_digits, note_digits; /* IDs are padded: byte order is their order */
};

/* Gives nodes with more children than an array can hold helpers (several TBody, L or TOC beside each other; Div or
 * Span in between), made in `arena`. Doing it again changes nothing. Returns the greatest order + 1. */
uint32_t tagtree_prepare(struct sem *root, struct arena *arena);
/* Numbers the elements, after all pages are painted: nodes with content, their ancestors, and all cells of their
 * tables, since a grid must be complete. */
void tagtree_init(struct tagtree *tree, const struct sem *root, const struct content *content, uint32_t norders);
void tagtree_free(struct tagtree *tree);
/* The next node in document order, or NULL. */
struct sem *tagtree_next(const struct sem *root, const struct sem *sem);
static inline uint32_t tagtree_element(const struct tagtree *tree, const struct sem *sem)
{
    return tree->element[sem->order];
}

/* "t3r012c1", "n07" */
void tagtree_put_cell_id(const struct tagtree *tree, struct buf *out, const struct cell_id *id);
void tagtree_put_note_id(const struct tagtree *tree, struct buf *out, uint32_t note);
void tagtree_put_id(const struct tagtree *tree, struct buf *out, const struct tag_id *id);

/* A header cell that later cells may point at. */
struct head_cell {
    struct cell_id id;
    uint32_t first, end; /* columns */
    uint32_t last_row;   /* body rows: the last that it heads */
};

/* The table at the place of a walk in document order. */
struct table_tags {
    uint32_t table, row;
    bool in_head;
    uint32_t nheads, heads_cap; /* of THead */
    struct head_cell *heads;
    uint32_t nrows, rows_cap; /* row headers in force */
    struct head_cell *rows;
};
/* To be called with each element in document order. */
void table_tags_enter(struct table_tags *tags, const struct sem *sem);
void table_tags_free(struct table_tags *tags);
/* The ID of a TH. */
struct cell_id table_tags_id(const struct table_tags *tags, const struct sem *cell);
/* Whether a header cell heads the cell that was just entered. */
bool table_tags_heads(const struct head_cell *head, const struct sem *cell);

#endif
