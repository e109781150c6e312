/* The YAML tree. Text stays text: every scalar is kept as written, and every node knows its place. */
#ifndef LOAD_DOC_H
#define LOAD_DOC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/mark.h"
#include "base/str.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };
enum node_style { NODE_PLAIN, NODE_QUOTED, NODE_LITERAL, NODE_FOLDED };

/* 32 bytes. A map's children alternate key, value, key, value; keys are always scalars. A node that stands for an
 * alias is a copy that shares its children and has the mark of what it copies, so `next` is always the sibling in
 * this parent. */
struct node {
    uint8_t kind;  /* enum node_kind */
    uint8_t style; /* enum node_style, scalars only */
    uint16_t spare;
    uint32_t len; /* bytes of text (scalar), items (list) or pairs (map) */
    struct mark mark;
    union {
        const char *text; /* scalar */
        struct node *first;
    };
    struct node *next;
};

static inline struct str node_text(const struct node *node)
{
    return (struct str){node->text, node->len};
}

/* The value of key in a map, or NULL. Linear: for small maps and one-off questions. */
const struct node *node_find(const struct node *map, const char *key);

/* One loaded file. */
struct doc {
    struct str path;   /* as shown in messages */
    struct str folder; /* of this file, as shown: what its relative paths start from */
    struct str real;   /* the file's real path; empty for standard input */
    uint16_t file;     /* index into struct sources */
    struct node *root; /* NULL for an empty file or after an error that left no tree worth checking (reported) */
};

/* The place in the source of byte `offset` (up to and with the length) of a scalar's text, in every style; the
 * scalar's beginning where the two cannot be matched. Re-reads the source, so it costs nothing before it is asked. */
struct sources;
struct mark node_mark_at(const struct sources *sources, const struct node *node, uint32_t offset);

/* Marks of places in one scalar, asked in ascending order: all of them together cost one walk through its text. Exact
 * in literal blocks; in other styles the scalar's beginning. */
struct node_walk {
    const struct sources *sources;
    const struct node *node;
    uint32_t line;  /* of the source; 0: the walk has not begun */
    uint32_t start; /* where that line begins in the text */
    uint32_t at;    /* the offset asked last, and its column; 0: the line is not found in the source */
    uint32_t col;
};
struct node_walk node_walk(const struct sources *sources, const struct node *node);
struct mark node_walk_mark(struct node_walk *walk, uint32_t offset);

/* Stable text of the tree for golden tests (--dump=doc). */
void doc_dump(struct buf *out, const struct doc *doc);

#endif
