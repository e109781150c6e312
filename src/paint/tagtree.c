#include "paint/tagtree_int.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/sys.h"

enum {
    GROUP = 16000, /* children per helper: room is left for stretches of text */
    ID_BASE = 36,
};

/* --- too many children */

/* The role of a helper between a node and its children; ROLE_TEXT: the node is divided into several side by side, or
 * cannot be helped. */
static enum role role_between(const struct sem *sem)
{
    switch ((enum role)sem->role) {
    case ROLE_DOCUMENT:
    case ROLE_SECT:
    case ROLE_DIV:
    case ROLE_LBODY:
    case ROLE_TH:
    case ROLE_TD:
    case ROLE_NOTE:
        return ROLE_DIV;
    case ROLE_P:
    case ROLE_H1:
    case ROLE_H2:
    case ROLE_H3:
    case ROLE_H4:
    case ROLE_H5:
    case ROLE_H6:
    case ROLE_SPAN:
    case ROLE_CAPTION:
        return ROLE_SPAN;
    default:
        return ROLE_TEXT;
    }
}

static bool may_divide(const struct sem *sem)
{
    return sem->role == ROLE_TBODY || sem->role == ROLE_L || sem->role == ROLE_TOC;
}

static struct sem *new_helper(struct arena *arena, struct sem *parent, uint32_t role, uint32_t *norders)
{
    struct sem *helper = ARENA_NEW(arena, struct sem);

    helper->role = (uint8_t)role;
    helper->parent = parent;
    helper->order = (*norders)++;
    return helper;
}

/* Moves up to `most` children from `from` on to the helper; returns the first that stays. */
static struct sem *adopt(struct sem *helper, struct sem *from, uint32_t most)
{
    uint32_t n = 0;

    helper->first = from;
    for (; from != NULL && n < most; n++, from = from->next) {
        from->parent = helper;
        helper->last = from;
    }
    helper->last->next = NULL;
    return from;
}

/* After how many rows a TBody may end without parting a cell that spans rows: about GROUP. */
static uint32_t count_rows(const struct sem *body)
{
    uint32_t row = 0, reach = 0, end = 0;

    for (const struct sem *tr = body->first; tr != NULL && (row < GROUP || end == 0); tr = tr->next) {
        row++;
        for (const struct sem *cell = tr->first; cell != NULL; cell = cell->next)
            if (cell->rowspan > 0 && row + cell->rowspan - 1 > reach)
                reach = row + cell->rowspan - 1;
        if (reach <= row)
            end = row;
    }
    return end > 0 ? end : row;
}

/* The children beyond the first GROUP or so go to a new sibling, which may have to be divided in its turn. */
static void divide(struct sem *sem, struct arena *arena, uint32_t *norders)
{
    struct sem *last = sem->last, *rest = adopt(sem, sem->first, sem->role == ROLE_TBODY ? count_rows(sem) : GROUP);
    struct sem *sibling;

    if (rest == NULL)
        return;
    sibling = new_helper(arena, sem->parent, sem->role, norders);
    sibling->numbering = sem->numbering;
    sibling->first = rest;
    sibling->last = last;
    for (; rest != NULL; rest = rest->next)
        rest->parent = sibling;
    sibling->next = sem->next;
    sem->next = sibling;
    if (sem->parent->last == sem)
        sem->parent->last = sibling;
}

static void group(struct sem *sem, enum role role, struct arena *arena, uint32_t *norders)
{
    struct sem *rest = sem->first;

    sem->first = sem->last = NULL;
    while (rest != NULL) {
        struct sem *helper = new_helper(arena, sem, role, norders);

        rest = adopt(helper, rest, GROUP);
        if (sem->last != NULL)
            sem->last->next = helper;
        else
            sem->first = helper;
        sem->last = helper;
    }
}

static uint32_t count_children(const struct sem *sem)
{
    uint32_t n = 0;

    for (const struct sem *child = sem->first; child != NULL; child = child->next)
        n++;
    return n;
}

struct sem *tagtree_next(const struct sem *root, const struct sem *sem)
{
    if (sem->first != NULL)
        return sem->first;
    while (sem != root && sem->next == NULL)
        sem = sem->parent;
    return sem == root ? NULL : sem->next;
}

static bool is_crowded(const struct sem *sem)
{
    return sem->first != sem->last && count_children(sem) > TAG_MAX_KIDS - GROUP;
}

static void divide_crowded(struct sem *root, struct arena *arena, uint32_t *norders)
{
    for (struct sem *sem = root; sem != NULL; sem = tagtree_next(root, sem)) {
        enum role between = role_between(sem);

        if (!is_crowded(sem))
            continue;
        if (may_divide(sem) && sem != root)
            divide(sem, arena, norders);
        else if (between != ROLE_TEXT)
            group(sem, between, arena, norders);
    }
}

uint32_t tagtree_prepare(struct sem *root, struct arena *arena)
{
    uint32_t norders = 1;
    bool crowded = false;

    for (const struct sem *sem = root; sem != NULL; sem = tagtree_next(root, sem)) {
        if (sem->order >= norders)
            norders = sem->order + 1;
        crowded = crowded || is_crowded(sem);
    }
    if (crowded)
        divide_crowded(root, arena, &norders);
    return norders;
}

/* --- elements */

static void add_cell(struct tagtree *tree, uint32_t element)
{
    if (tree->ncells == tree->cells_cap) {
        tree->cells_cap = tree->cells_cap == 0 ? 256 : tree->cells_cap * 2;
        tree->cells = sys_realloc(tree->cells, sizeof(*tree->cells) * tree->cells_cap);
    }
    tree->cells[tree->ncells++] = element;
}

static void add_note(struct tagtree *tree, uint32_t note, uint32_t element)
{
    if (tree->nnotes == tree->notes_cap) {
        tree->notes_cap = tree->notes_cap == 0 ? 256 : tree->notes_cap * 2;
        tree->notes = sys_realloc(tree->notes, sizeof(*tree->notes) * tree->notes_cap);
    }
    tree->notes[tree->nnotes++] = (struct note_id){note, element};
}

static int compare_notes(const void *a, const void *b)
{
    const struct note_id *x = a, *y = b;

    return x->note < y->note ? -1 : x->note > y->note;
}

static uint32_t digits_of(uint32_t value, uint32_t base)
{
    uint32_t n = 1;

    for (; value >= base; value /= base)
        n++;
    return n;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* The greatest numbers in IDs and places. */
struct greatest {
    uint32_t row, column;
};

static void measure_ids(struct tagtree *tree, const struct table_tags *tags, const struct greatest *greatest)
{
    if (tree->nnotes > 0)
        qsort(tree->notes, tree->nnotes, sizeof(*tree->notes), compare_notes);
    tree->table_digits = digits_of(tags->table, 10);
    tree->row_digits = digits_of(greatest->row, 10);
    tree->column_digits = digits_of(greatest->column, 10);
    tree->cell_digits = digits_of(tree->ncells, ID_BASE);
    tree->note_digits = tree->nnotes > 0 ? digits_of(tree->notes[tree->nnotes - 1].note, 10) : 1;
}

/* Whether a node becomes an element: the root, what has content, and without it what makes the grid of a table whole.
 */
static bool is_element(const struct tagtree *tree, const struct sem *sem)
{
    bool part = sem->role == ROLE_THEAD || sem->role == ROLE_TBODY || sem->role == ROLE_TR || sem->role == ROLE_TH ||
                sem->role == ROLE_TD;

    return sem == tree->root || tree->content->kept[sem->order] != 0 ||
           (part && tree->element[sem->parent->order] != 0);
}

static void number_elements(struct tagtree *tree)
{
    struct table_tags tags = {0};
    struct greatest greatest = {0};

    for (const struct sem *sem = tree->root; sem != NULL; sem = tagtree_next(tree->root, sem)) {
        uint32_t element;

        if (!is_element(tree, sem))
            continue;
        element = tree->element[sem->order] = ++tree->nelements;
        table_tags_enter(&tags, sem);
        if (sem->role == ROLE_TH) {
            add_cell(tree, element);
            greatest.row = larger(greatest.row, tags.row);
            greatest.column = larger(greatest.column, sem->column + 1u);
        } else if (sem->role == ROLE_NOTE && sem->extra != NULL && sem->extra->note > 0) {
            add_note(tree, sem->extra->note, element);
        }
    }
    measure_ids(tree, &tags, &greatest);
    table_tags_free(&tags);
}

void tagtree_init(struct tagtree *tree, const struct sem *root, const struct content *content, uint32_t norders)
{
    *tree = (struct tagtree){.root = root, .content = content};
    tree->element = sys_calloc(norders, sizeof(*tree->element));
    number_elements(tree);
}

void tagtree_free(struct tagtree *tree)
{
    free(tree->element);
    free(tree->cells);
    free(tree->notes);
}

/* --- IDs */

static void put_padded(struct buf *out, char letter, uint32_t value, uint32_t digits)
{
    buf_putc(out, letter);
    for (uint32_t n = digits_of(value, 10); n < digits; n++)
        buf_putc(out, '0');
    buf_put_int(out, value);
}

void tagtree_put_cell_place(const struct tagtree *tree, struct buf *out, const struct cell_id *id)
{
    put_padded(out, 't', id->table, tree->table_digits);
    put_padded(out, 'r', id->row, tree->row_digits);
    put_padded(out, 'c', id->column, tree->column_digits);
}

void tagtree_put_cell_id(const struct tagtree *tree, struct buf *out, uint32_t ordinal)
{
    static const char digits[ID_BASE + 1] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    uint32_t n = tree->cell_digits;
    char *end = buf_reserve(out, n);

    for (uint32_t i = n; i > 0; i--, ordinal /= ID_BASE)
        end[i - 1] = digits[ordinal % ID_BASE];
    out->len += n;
}

void tagtree_put_note_id(const struct tagtree *tree, struct buf *out, uint32_t note)
{
    put_padded(out, 'n', note, tree->note_digits);
}
