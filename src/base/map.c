#include "base/map.h"

#include "base/arena.h"

enum { FIRST_CAP = 8 };

void map_init(struct map *map, struct arena *arena)
{
    *map = (struct map){.arena = arena};
}

/* The slot that holds key, or the free one where it belongs. The table is never full, so the search ends. */
static uint32_t *find_slot(const struct map *map, struct str key)
{
    uint32_t at = str_hash(key) & (map->nslots - 1);

    while (map->slots[at] != 0 && !str_eq(map->entries[map->slots[at] - 1].key, key))
        at = (at + 1) & (map->nslots - 1);
    return &map->slots[at];
}

void *map_find(const struct map *map, struct str key)
{
    uint32_t slot;

    if (map->n == 0)
        return NULL;
    slot = *find_slot(map, key);
    return slot != 0 ? map->entries[slot - 1].value : NULL;
}

/* Slots stay at most half full. */
static void grow(struct map *map)
{
    uint32_t cap = map->cap != 0 ? map->cap * 2 : FIRST_CAP;

    map->entries =
        arena_grow(map->arena, map->entries, sizeof(*map->entries) * map->cap, sizeof(*map->entries) * cap);
    map->cap = cap;
    map->nslots = cap * 2;
    map->slots = ARENA_ARRAY(map->arena, uint32_t, map->nslots);
    for (uint32_t i = 0; i < map->n; i++)
        *find_slot(map, map->entries[i].key) = i + 1;
}

void *map_put(struct map *map, struct str key, void *value)
{
    uint32_t *slot;
    void *before;

    if (map->n == map->cap)
        grow(map);
    slot = find_slot(map, key);
    if (*slot == 0) {
        map->entries[map->n] = (struct map_entry){key, value};
        *slot = ++map->n;
        return NULL;
    }
    before = map->entries[*slot - 1].value;
    map->entries[*slot - 1].value = value;
    return before;
}
