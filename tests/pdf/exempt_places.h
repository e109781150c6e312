/* Where the language lets something be exempt, and where it is: found by its own tables, so that what is added to
 * them is found too. */
#ifndef TESTS_EXEMPT_PLACES_H
#define TESTS_EXEMPT_PLACES_H

#include "base/arena.h"
#include "check/schema.h"

/* A mapping that can bear `exempt`, or a text that can be written `{ text: ..., exempt: 3 }`. */
struct place {
    const struct schema *of;   /* the mapping's, or of that in which the text stands */
    const struct field *field; /* the text's; NULL: the mapping itself */
    struct node *node;         /* the mapping, or the text: a scalar, or a mapping when it is exempt already */
    struct node *around;       /* of a text: the mapping in which it stands */
    struct str name;           /* as "indicator" or "indicator.comment" */
    uint32_t level;            /* of the section in which it stands, from 1; 0: in none */
    bool in_column;            /* in one of the columns side by side */
    bool internal;             /* in a part that only internal copies have */
};

struct places {
    struct place *items;
    uint32_t n, cap;
};

/* The names of all places of the language, each once, in the order of first mention. */
struct place_names {
    struct str *items;
    uint32_t n, cap;
};
void place_names_all(struct arena *arena, struct place_names *names);

/* Writes out what is short: `priority: HW2` becomes `priority: { title: HW2 }`, so that each mapping of the language
 * is one. */
void place_spell_out(struct arena *arena, struct node *root);
/* The same of a mapping of another schema than a file's. */
void place_spell_out_in(struct arena *arena, const struct schema *schema, struct node *map);
/* All places of a tree that is spelt out, outermost first, in the order of the tree. */
void place_find_all(struct arena *arena, struct node *root, struct places *places);
/* Those of the mapping and in it. */
void place_find_in(struct arena *arena, const struct schema *schema, struct node *map, struct places *places);

/* Whether it is marked. */
bool place_is_exempt(const struct place *place);
/* Marks it; `exemption` stands after `exempt:`. */
void place_mark(struct arena *arena, const struct place *place, const struct node *exemption);
/* Takes the mark away. */
void place_unmark(const struct place *place);
/* Whether the key of the place's mapping says where it stands, or that it is exempt. */
bool place_keeps(const struct place *place, struct str key);

#endif
