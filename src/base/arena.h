/* Arena memory: one arena per document, freed at once; nobody frees one object.
 * Allocation never returns NULL: when memory runs out the program ends with one clear message (base/sys.h). */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A place to which the arena can be rewound; invalid after a reset to an earlier mark. */
struct arena_mark {
    void *block;
    size_t used;
};

struct arena *arena_new(void) __attribute__((returns_nonnull));
/* Frees everything that was allocated from the arena. NULL is allowed. */
void arena_free(struct arena *arena);
/* `size` zeroed bytes, aligned to 8. Size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size) __attribute__((returns_nonnull));
/* An array grown from old_size to new_size bytes: in place when it was the last allocation, else copied.
 * The new bytes are zero. */
void *arena_grow(struct arena *arena, void *ptr, size_t old_size, size_t new_size) __attribute__((returns_nonnull));
void *arena_copy(struct arena *arena, const void *bytes, size_t size);
struct arena_mark arena_mark(const struct arena *arena);
/* Gives back everything allocated after the mark. */
void arena_reset(struct arena *arena, struct arena_mark mark);
/* Bytes asked for so far, for limits and for the benchmark. */
size_t arena_used(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, n) ((type *)arena_alloc((arena), sizeof(type) * (size_t)(n)))

/* Growing arrays: struct { type *items; uint32_t n, cap; } pushed with VEC_PUSH(arena, &vec, value). */
#define VEC(type)        \
    struct {             \
        type *items;     \
        uint32_t n, cap; \
    }
#define VEC_PUSH(arena, vec, value)                                                                                  \
    do {                                                                                                             \
        if ((vec)->n == (vec)->cap) {                                                                                \
            uint32_t cap_ = (vec)->cap ? (vec)->cap * 2 : 4;                                                         \
            (vec)->items =                                                                                           \
                arena_grow((arena), (vec)->items, sizeof(*(vec)->items) * (vec)->cap, sizeof(*(vec)->items) * cap_); \
            (vec)->cap = cap_;                                                                                       \
        }                                                                                                            \
        (vec)->items[(vec)->n++] = (value);                                                                          \
    } while (0)

#endif
