/* From a place in a YAML file to what it stands in: items of lists, and keys with their values. */
#ifndef LOAD_ENCLOSE_H
#define LOAD_ENCLOSE_H

#include "base/arena.h"
#include "base/source.h"
#include "load/doc.h"

#define STRETCH_NONE UINT32_MAX

/* An item of a list, or a key with its value. */
struct stretch {
    const struct node *first, *last; /* the same for an item */
    uint32_t last_line;              /* 0: not yet asked for */
    uint32_t parent;                 /* index, or STRETCH_NONE */
};

/* All stretches of a file, in the order in which they begin. What an alias stands for is where it is written. */
struct stretches {
    const struct sources *sources;
    struct arena *arena;
    VEC(struct stretch) list;
};

void stretches_init(struct stretches *stretches, struct arena *arena, const struct sources *sources,
                    const struct doc *doc);
/* The innermost stretch whose lines hold the place, or STRETCH_NONE. What encloses it are its parents. */
uint32_t stretches_find(struct stretches *stretches, struct mark mark);
static inline uint32_t stretch_first_line(const struct stretches *stretches, uint32_t stretch)
{
    return stretches->list.items[stretch].first->mark.line;
}
uint32_t stretch_last_line(struct stretches *stretches, uint32_t stretch);
/* How many characters of its line a scalar has that begins at exactly this place, with its quotes; 0: none does, or
 * it goes on in the next line. */
uint32_t stretches_scalar_at(struct stretches *stretches, struct mark mark);

#endif
