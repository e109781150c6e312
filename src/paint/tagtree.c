#include "paint/tagtree_int.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/sys.h"

enum { GROUP = 16000 /* children per helper: room is left for stretches of text */ };

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

/* Moves up to GROUP children from `from` on to the helper; returns the first that stays. */
static struct sem *adopt(struct sem *helper, struct sem *from)
{
    uint32_t n = 0;

    helper->first = from;
    for (; from != NULL && n < GROUP; n++, from = from->next) {
        from->parent = helper;
        helper->last = from;
    }
    helper->last->next = NULL;
    return from;
}

/* The children beyond the first GROUP go to a new sibling, which may have to be divided in its turn. */
static void divide(struct sem *sem, struct arena *arena, uint32_t *norders)
{
    struct sem *sibling = new_helper(arena, sem->parent, sem->role, norders);
    struct sem *last = sem->last, *rest = adopt(sem, sem->first);

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

        rest = adopt(helper, rest);
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

uint32_t tagtree_prepare(struct sem *root, struct arena *arena)
{
    uint32_t norders = 1;

    for (const struct sem *sem = root; sem != NULL; sem = tagtree_next(root, sem))
        if (sem->order >= norders)
            norders = sem->order + 1;
    for (struct sem *sem = root; sem != NULL; sem = tagtree_next(root, sem)) {
        enum role between;

        if (sem->first == NULL || sem->first == sem->last || count_children(sem) <= TAG_MAX_KIDS - GROUP)
            continue;
        between = role_between(sem);
        if (may_divide(sem) && sem != root)
            divide(sem, arena, &norders);
        else if (between != ROLE_TEXT)
            group(sem, between, arena, &norders);
    }
    return norders;
}

/* --- elements */

static void keep_with_ancestors(struct tagtree *tree, const struct sem *sem)
{
    for (; sem != NULL && tree->element[sem->order] == 0; sem = sem->parent)
        tree->element[sem->order] = 1;
}

static bool is_cell(const struct sem *sem)
{
    return sem->role == ROLE_TD || sem->role == ROLE_TH;
}

/* An empty cell stays when its table does. */
static void keep_cell(struct tagtree *tree, const struct sem *cell)
{
    const struct sem *table = cell->parent;

    while (table != NULL && table->role != ROLE_TABLE)
        table = table->parent;
    if (table != NULL && tree->element[table->order] != 0)
        keep_with_ancestors(tree, cell);
}

static void add_id(struct tagtree *tree, struct tag_id id)
{
    if (tree->nids == tree->ids_cap) {
        tree->ids_cap = tree->ids_cap == 0 ? 256 : tree->ids_cap * 2;
        tree->ids = sys_realloc(tree->ids, sizeof(*tree->ids) * tree->ids_cap);
    }
    tree->ids[tree->nids++] = id;
}

static uint32_t digits_of(uint32_t value)
{
    uint32_t n = 1;

    for (; value >= 10; value /= 10)
        n++;
    return n;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

/* Notes ("n...") come before cells ("t..."). */
static int compare_ids(const void *a, const void *b)
{
    const struct tag_id *x = a, *y = b;
    int order = compare_numbers(x->cell.table, y->cell.table);

    if (order == 0)
        order = compare_numbers(x->cell.row, y->cell.row);
    if (order == 0)
        order = compare_numbers(x->cell.column, y->cell.column);
    if (order == 0)
        order = compare_numbers(x->note, y->note);
    return order;
}

static void measure_ids(struct tagtree *tree)
{
    uint32_t table = 0, row = 0, column = 0, note = 0;

    for (uint32_t i = 0; i < tree->nids; i++) {
        const struct tag_id *id = &tree->ids[i];

        table = id->cell.table > table ? id->cell.table : table;
        row = id->cell.row > row ? id->cell.row : row;
        column = id->cell.column > column ? id->cell.column : column;
        note = id->note > note ? id->note : note;
    }
    tree->table_digits = digits_of(table);
    tree->row_digits = digits_of(row);
    tree->column_digits = digits_of(column);
    tree->note_digits = digits_of(note);
    if (tree->nids > 0)
        qsort(tree->ids, tree->nids, sizeof(*tree->ids), compare_ids);
}

static void number_elements(struct tagtree *tree)
{
    struct table_tags tags = {0};

    for (const struct sem *sem = tree->root; sem != NULL; sem = tagtree_next(tree->root, sem)) {
        uint32_t element;

        if (tree->element[sem->order] == 0)
            continue;
        element = tree->element[sem->order] = ++tree->nelements;
        table_tags_enter(&tags, sem);
        if (sem->role == ROLE_TH)
            add_id(tree, (struct tag_id){.cell = table_tags_id(&tags, sem), .element = element});
        else if (sem->role == ROLE_NOTE && sem->extra != NULL && sem->extra->note > 0)
            add_id(tree, (struct tag_id){.note = sem->extra->note, .element = element});
    }
    table_tags_free(&tags);
}

void tagtree_init(struct tagtree *tree, const struct sem *root, const struct content *content, uint32_t norders)
{
    *tree = (struct tagtree){.root = root, .content = content};
    tree->element = sys_calloc(norders, sizeof(*tree->element));
    tree->element[root->order] = 1;
    for (const struct sem *sem = root; sem != NULL; sem = tagtree_next(root, sem))
        if (content->first[sem->order] != RUN_NONE)
            keep_with_ancestors(tree, content_owner(sem));
    for (const struct sem *sem = root; sem != NULL; sem = tagtree_next(root, sem))
        if (is_cell(sem) && tree->element[sem->order] == 0)
            keep_cell(tree, sem);
    number_elements(tree);
    measure_ids(tree);
}

void tagtree_free(struct tagtree *tree)
{
    free(tree->element);
    free(tree->ids);
}

/* --- IDs */

static void put_padded(struct buf *out, char letter, uint32_t value, uint32_t digits)
{
    buf_putc(out, letter);
    for (uint32_t n = digits_of(value); n < digits; n++)
        buf_putc(out, '0');
    buf_put_int(out, value);
}

void tagtree_put_cell_id(const struct tagtree *tree, struct buf *out, const struct cell_id *id)
{
    put_padded(out, 't', id->table, tree->table_digits);
    put_padded(out, 'r', id->row, tree->row_digits);
    put_padded(out, 'c', id->column, tree->column_digits);
}

void tagtree_put_note_id(const struct tagtree *tree, struct buf *out, uint32_t note)
{
    put_padded(out, 'n', note, tree->note_digits);
}

void tagtree_put_id(const struct tagtree *tree, struct buf *out, const struct tag_id *id)
{
    if (id->cell.table == 0)
        tagtree_put_note_id(tree, out, id->note);
    else
        tagtree_put_cell_id(tree, out, &id->cell);
}
