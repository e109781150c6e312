/* Private to text: a hash table of indices. The caller keeps the items, compares them, and gives each its hash. */
#ifndef TEXT_TABLE_INT_H
#define TEXT_TABLE_INT_H

#include <stdint.h>
#include <string.h>

struct table_slot {
    uint32_t hash;
    uint32_t item; /* index + 1; 0: free */
};
struct table {
    struct table_slot *slots;
    uint32_t nslots; /* a power of two, or 0 */
    uint32_t n;
};

#define TABLE_NONE UINT32_MAX

/* Adds an item; the heap memory is released by table_free. */
void table_add(struct table *table, uint32_t hash, uint32_t item);
void table_free(struct table *table);

/* The next item with this hash, or TABLE_NONE. *at is `hash` at the first call. Ends because at most half of the
 * slots are taken. */
static inline uint32_t table_next(const struct table *table, uint32_t hash, uint32_t *at)
{
    if (table->nslots == 0)
        return TABLE_NONE;
    for (;;) {
        struct table_slot slot = table->slots[*at & (table->nslots - 1)];

        (*at)++;
        if (slot.item == 0)
            return TABLE_NONE;
        if (slot.hash == hash)
            return slot.item - 1;
    }
}

static inline uint64_t table_mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 32);
}

/* Eight bytes a step, the last ones overlapping; FNV is too slow for a look-up per printed word. */
static inline uint32_t table_hash(uint32_t seed, const char *s, uint32_t len)
{
    uint64_t hash = table_mix(((uint64_t)seed << 32) | len, UINT64_C(0xD6E8FEB86659FD93));
    uint64_t word = 0;

    if (len >= 8) {
        for (uint32_t i = 0; i + 8 < len; i += 8) {
            memcpy(&word, s + i, 8);
            hash = table_mix(hash, word);
        }
        memcpy(&word, s + len - 8, 8);
    } else if (len >= 4) {
        uint32_t head, tail;

        memcpy(&head, s, 4);
        memcpy(&tail, s + len - 4, 4);
        word = ((uint64_t)head << 32) | tail;
    } else if (len > 0) {
        word = (uint64_t)(unsigned char)s[0] << 16 | (uint64_t)(unsigned char)s[len / 2] << 8 |
               (uint64_t)(unsigned char)s[len - 1];
    }
    hash = table_mix(hash, word);
    return (uint32_t)(hash ^ (hash >> 29));
}

#endif
