#include "compose/sem.h"

#include <stddef.h>

#include "base/arena.h"

static const char *const role_names[ROLE__COUNT] = {
    [ROLE_TEXT] = "",
    [ROLE_DOCUMENT] = "Document",
    [ROLE_SECT] = "Sect",
    [ROLE_DIV] = "Div",
    [ROLE_H1] = "H1",
    [ROLE_H2] = "H2",
    [ROLE_H3] = "H3",
    [ROLE_H4] = "H4",
    [ROLE_H5] = "H5",
    [ROLE_H6] = "H6",
    [ROLE_P] = "P",
    [ROLE_L] = "L",
    [ROLE_LI] = "LI",
    [ROLE_LBL] = "Lbl",
    [ROLE_LBODY] = "LBody",
    [ROLE_TOC] = "TOC",
    [ROLE_TOCI] = "TOCI",
    [ROLE_REFERENCE] = "Reference",
    [ROLE_LINK] = "Link",
    [ROLE_TABLE] = "Table",
    [ROLE_CAPTION] = "Caption",
    [ROLE_THEAD] = "THead",
    [ROLE_TBODY] = "TBody",
    [ROLE_TR] = "TR",
    [ROLE_TH] = "TH",
    [ROLE_TD] = "TD",
    [ROLE_NOTE] = "Note",
    [ROLE_SPAN] = "Span",
    [ROLE_FIGURE] = "Figure",
};

struct sem *sem_add(struct sem_tree *tree, struct sem *parent, enum role role)
{
    struct sem *sem = ARENA_NEW(tree->arena, struct sem);
    sem->role = (uint8_t)role;
    sem->order = ++tree->n;
    sem->parent = parent;
    if (parent == NULL)
        return sem;
    if (parent->last)
        parent->last->next = sem;
    else
        parent->first = sem;
    parent->last = sem;
    return sem;
}

struct sem_extra *sem_extra(struct sem_tree *tree, struct sem *sem)
{
    if (sem->extra == NULL)
        sem->extra = ARENA_NEW(tree->arena, struct sem_extra);
    return sem->extra;
}

const char *sem_role_name(enum role role)
{
    return role < ROLE__COUNT ? role_names[role] : "";
}

struct mark sem_mark(const struct sem *sem)
{
    while (sem->mark.line == 0 && sem->parent)
        sem = sem->parent;
    return sem->mark;
}
