/* The words for what a screen reader says of an element. Private to paint. */
#ifndef PAINT_HEARD_INT_H
#define PAINT_HEARD_INT_H

#include "paint/run_texts_int.h"
#include "paint/tagtree_int.h"

struct heard_words {
    const struct paint_job *job;
    const struct tagtree *tree;
    const struct run_texts *texts;
    struct table_tags table; /* where the walk in document order has come to */
    bool replaced;           /* the last words put were those that something else is read as */
    struct str *heads;       /* by header cell's ordinal - 1: its words; s NULL: not yet asked for */
};

void heard_words_init(struct heard_words *words, const struct paint_job *job, const struct tagtree *tree,
                      const struct run_texts *texts);
void heard_words_free(struct heard_words *words);

/* To be called with each element in document order. What is said of it; empty for what only groups others. */
struct str heard_role(struct heard_words *words, const struct sem *sem);
/* The words of the header cells that are read with the TD or TH that heard_role was last called with. */
struct str heard_context(struct heard_words *words, const struct sem *cell);

/* An element that is read as other words than those printed in it and below it. */
bool heard_is_replaced(const struct sem *sem);
/* Adds the words of a node's own content, as they are spoken: its replacement or alternative text, else what is
 * printed, without soft hyphens, white space as blanks. */
void heard_put_own(struct heard_words *words, const struct sem *sem, struct buf *out);

#endif
