/* What the makers of random reports share. Private to random_*.c. */
#ifndef TESTS_RANDOM_INT_H
#define TESTS_RANDOM_INT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct maker {
    uint64_t state;
    struct buf *yaml, *wanted;
    struct buf notes;   /* the mapping `notes` */
    struct buf charted; /* of `indicators`, those of charts and panels */
    unsigned nwords, nnotes, nindicators, nfigures, ncharted, npanels;
    bool plain;         /* no Markdown */
    bool modest;        /* no long words: in columns that are as wide as their longest word */
    bool tiny;          /* pages of a few lines: no tables, whose heads might fill them */
    bool caption_above; /* of figures */
};

/* splitmix64: the same numbers on every machine. */
uint32_t random_below(struct maker *maker, uint32_t n);
bool chance(struct maker *maker, uint32_t percent);
uint32_t between(struct maker *maker, uint32_t low, uint32_t high);

/* Words go to the YAML and, without their Markdown, to what is wanted. */
void put_words(struct maker *maker, uint32_t n, bool notes);
/* `key: "words"` and a line end. */
void put_field(struct maker *maker, const char *key, uint32_t n, bool notes);

/* Paragraphs and lists of together about `n` words, in double quotes. */
void put_rich(struct maker *maker, uint32_t n);

/* Items of a section's content. */
void put_figure(struct maker *maker);
void put_key(struct maker *maker);
void put_chart(struct maker *maker);
void put_panel(struct maker *maker);
void put_beside(struct maker *maker);
/* `images`, and the lines of the title block or the cover, whose words are put to what is wanted. */
void put_front(struct maker *maker, struct buf *layout, bool cover);
/* The keys of a running line that put one of those images beside its words, after a comma. */
void put_running_logo(struct maker *maker, struct buf *layout);

#endif
