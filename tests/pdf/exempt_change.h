/* Other words, figures, rows, blocks and sections in place of those that are exempt: whatever a report could say
 * there. What stays is the marks themselves, what says where the marked part stands (its ref, its spans ...), and the
 * names by which other parts refer to what is within it. */
#ifndef TESTS_EXEMPT_CHANGE_H
#define TESTS_EXEMPT_CHANGE_H

#include <stdbool.h>

#include "exempt_places.h"

struct changer {
    struct arena *arena;
    uint64_t state;      /* of chance */
    unsigned nwords;     /* words so far: each is another */
    const char *picture; /* a file beside the report; NULL: none */
    struct node *root;   /* of the report: its indicators and periods may be named */
    struct str page;     /* a kind of page of the layout; empty: none is known */
};

/* Whether there are samples for such mappings. */
bool change_knows(const char *schema);
/* Changes all that is exempt in the tree of a file, which is spelt out. Returns how many parts that is. */
uint32_t change_exempt(struct changer *changer, struct node *root);
/* Changes one part, marked or not. */
void change_place(struct changer *changer, const struct place *place);
/* A number below n. */
uint32_t change_below(struct changer *changer, uint32_t n);
/* What may stand after `exempt:`; with public words at times. */
struct node *change_exemption(struct changer *changer);

#endif
