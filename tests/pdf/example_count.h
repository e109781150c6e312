/* Words counted: how often each is wanted and was found. Shared by example_words.c and example_charts.c. */
#ifndef TESTS_EXAMPLE_COUNT_H
#define TESTS_EXAMPLE_COUNT_H

#include "compute/figures.h"

/* `free`: the layout, a label or a name may bring the word as often as it likes. */
struct count {
    struct str word;
    uint32_t wanted, got;
    bool free;
};

struct words {
    struct arena *arena;
    const struct figures *figures;
    const struct report *report;
    const struct style *style;
    struct map counts; /* struct count by word */
    struct map notes;  /* ids of those whose marks were counted: others are not printed */
};

/* GOT_ELSEWHERE: was counted as GOT and is not to be. */
enum purpose { WANTED, GOT, GOT_ELSEWHERE, FREE };

/* Words are what white space parts, without punctuation at both ends. */
void count_text(struct words *words, struct str text, enum purpose purpose);
/* NULL: no words. */
void count_node(struct words *words, const struct node *node, enum purpose purpose);
/* A reference without words of its own prints a label or a number, which are free. NULL: no words. */
void count_rich(struct words *words, const struct rich *rich, enum purpose purpose);
/* As WANTED what is printed of the indicator's figure of a kind in a period, where there is one. With `comparator`,
 * an id, that of the others instead. */
void want_figure_of(struct words *words, const struct indicator *indicator, enum kind kind,
                    const struct node *comparator, const struct period *period);

/* Numbers of pages, sections, paragraphs (4.1.2) and notes, and letters of lists. */
bool is_small_number(struct str word);

#endif
