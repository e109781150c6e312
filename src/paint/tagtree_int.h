/* The logical tree as structure elements: which nodes become elements, in which order, with which attributes.
 * Private to paint. */
#ifndef PAINT_TAGTREE_INT_H
#define PAINT_TAGTREE_INT_H

#include <stdbool.h>

#include "base/buf.h"
#include "paint/content_int.h"

struct arena;

/* Children up to which an element is left as it is. No standard limits arrays since PDF 1.5; some programs do. */
#define TAG_MAX_KIDS 32767

/* A header cell: its place, by which the dump calls it, and its ordinal among all header cells, which makes its ID in
 * the PDF. All from 1. */
struct cell_id {
    uint32_t table, row, column;
    uint32_t ordinal;
};

struct note_id {
    uint32_t note; /* its index + 1 */
    uint32_t element;
};

struct tagtree {
    const struct sem *root;
    const struct content *content;
    uint32_t *element; /* by order: ordinal of the element from 1, in document order; 0: none */
    uint32_t nelements;
    uint32_t *cells; /* elements of all TH, by ordinal - 1 */
    uint32_t ncells, cells_cap;
    struct note_id *notes; /* ascending */
    uint32_t nnotes, notes_cap;
    /* to pad them, so that byte order is their order */
    uint32_t table_digits, row_digits, column_digits, cell_digits, note_digits;
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

/* For the dump: "t3r012c1". */
void tagtree_put_cell_place(const struct tagtree *tree, struct buf *out, const struct cell_id *id);
/* IDs: "01C" of the 48th header cell of thousands, which are in the file many times, and "n07" of the seventh note.
 * The IDs of cells, then those of notes, ascend in their bytes. */
void tagtree_put_cell_id(const struct tagtree *tree, struct buf *out, uint32_t ordinal);
void tagtree_put_note_id(const struct tagtree *tree, struct buf *out, uint32_t note);

/* A header cell that later cells may point at. */
struct head_cell {
    struct cell_id id;
    const struct sem *cell;
    uint32_t first, end; /* columns */
    uint32_t last_row;   /* body rows: the last that it heads */
};

struct head_cells {
    struct head_cell *items;
    uint32_t n, cap;
};

/* The table at the place of a walk in document order. */
struct table_tags {
    uint32_t table, row;
    uint32_t ncells;       /* header cells so far, of all tables, */
    uint32_t cells_before; /* and before this row */
    bool in_head;
    struct head_cells heads; /* of THead, from the outermost */
    struct head_cells rows;  /* headers of every row so far, row by row; one that spans rows is there for each */
    uint32_t *row_start;     /* by row, from 1: where its headers begin; one more than there are */
    uint32_t row_cap;
    struct head_cell group; /* group heading in force; id.table 0: none */
    struct head_cells found;
};
/* To be called with each element in document order. */
void table_tags_enter(struct table_tags *tags, const struct sem *sem);
void table_tags_free(struct table_tags *tags);
/* Of the TH that was just entered. */
struct cell_id table_tags_id(const struct table_tags *tags, const struct sem *cell);
/* The header cells of a TD that was just entered, in the order in which they are read: those of its columns from the
 * outermost, the group's, those of its rows. Valid until the next call. */
const struct head_cells *table_tags_find(struct table_tags *tags, const struct sem *cell);
/* Whether the row that the walk is in has headers of its own. */
bool table_tags_row_is_headed(const struct table_tags *tags);

#endif
