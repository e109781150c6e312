/* A hash map from strings to pointers, in an arena. Keys are borrowed. Iteration order is that of insertion. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct arena;

struct map_entry {
    struct str key;
    void *value;
};

struct map {
    struct arena *arena;
    struct map_entry *entries; /* in insertion order */
    uint32_t n, cap;
    uint32_t *slots; /* entry index + 1, or 0 */
    uint32_t nslots; /* a power of two */
};

void map_init(struct map *map, struct arena *arena);
/* The value of key, or NULL. */
void *map_find(const struct map *map, struct str key);
/* Sets key to value (not NULL) and returns the value it had before, or NULL. */
void *map_put(struct map *map, struct str key, void *value);

#endif
