/* The logical tree: what the document is, for whom it is read aloud. Compose builds it for the whole document; boxes
 * point at its leaves; paint writes it. Content that is printed elsewhere than where it belongs (footnotes, pieces of
 * a broken cell) points at its logical parent all the same. Content without a node is an artifact. */
#ifndef COMPOSE_SEM_H
#define COMPOSE_SEM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mark.h"
#include "base/str.h"

struct arena;

enum role {
    ROLE_TEXT, /* no element of its own: a stretch of its parent's text, in its place among the parent's children */
    ROLE_DOCUMENT,
    ROLE_SECT,
    ROLE_DIV,
    ROLE_H1,
    ROLE_H2,
    ROLE_H3,
    ROLE_H4,
    ROLE_H5,
    ROLE_H6,
    ROLE_P,
    ROLE_L,
    ROLE_LI,
    ROLE_LBL,
    ROLE_LBODY,
    ROLE_TOC,
    ROLE_TOCI,
    ROLE_REFERENCE,
    ROLE_LINK,
    ROLE_TABLE,
    ROLE_CAPTION,
    ROLE_THEAD,
    ROLE_TBODY,
    ROLE_TR,
    ROLE_TH,
    ROLE_TD,
    ROLE_NOTE,
    ROLE_SPAN,
    ROLE_FIGURE,
    ROLE__COUNT
};

/* What a cell is beside TH or TD: decides which header cells it is read with. */
enum sem_kind {
    CELL_PLAIN,
    CELL_GROUP_HEADING, /* TH over all columns: heads the rows below it until the next one */
    CELL_COMMENT        /* TD over all columns: belongs to a row above it (sem_extra.above), and is headed by that
                           row's header alone; by none in a table without rows */
};
enum sem_scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH };
enum sem_numbering {
    NUMBERING_NONE,
    NUMBERING_DISC,
    NUMBERING_DECIMAL,
    NUMBERING_ALPHA,
    NUMBERING_ROMAN,
    NUMBERING_ALPHA_CAPITALS,
    NUMBERING_ROMAN_CAPITALS
};

/* What few nodes have. */
struct sem_extra {
    struct str actual; /* replacement text (status symbols) */
    struct str alt;    /* FIGURE; the Contents of a LINK's annotation */
    struct str lang;   /* BCP 47, when it differs from the document's */
    struct str url;    /* LINK to the web */
    bool made;         /* `alt` is made from a chart's figures, not written */
    uint32_t target;   /* LINK within the document: an anchor; 0 none */
    uint32_t note;     /* NOTE: its index + 1; gives its ID */
    uint32_t table;    /* TABLE: its ordinal from 1; gives its cells' IDs */
    uint32_t above;    /* CELL_COMMENT: how many rows above stands what it belongs to; 0 is 1 */
};

struct sem {
    uint8_t role;      /* enum role */
    uint8_t scope;     /* TH */
    uint8_t numbering; /* L */
    uint8_t kind;      /* enum sem_kind; TH, TD */
    uint16_t column;   /* TH, TD: first column, from 0 */
    uint16_t colspan;  /* TH, TD: at least 1 */
    uint32_t rowspan;  /* TH, TD: in TRs, at least 1 */
    uint32_t order;    /* of creation, from 1: an index for later stages' own tables */
    struct mark mark;  /* where in the sources it is written, or what it is made from; line 0: as its parent */
    struct sem *parent, *first, *last, *next;
    struct sem_extra *extra; /* NULL for nearly all */
};

struct sem_tree {
    struct arena *arena;
    struct sem *root; /* DOCUMENT */
    uint32_t n;       /* nodes made; orders run from 1 to n */
};

/* A new last child of parent. */
struct sem *sem_add(struct sem_tree *tree, struct sem *parent, enum role role);
/* Where the node is written: its own mark or its nearest ancestor's. Line 0: nowhere, as the words of a layout are.
 */
struct mark sem_mark(const struct sem *sem);
/* The node's extra, made at the first call. */
struct sem_extra *sem_extra(struct sem_tree *tree, struct sem *sem);
const char *sem_role_name(enum role role); /* "Document", "H1" ...; "" for ROLE_TEXT */

#endif
