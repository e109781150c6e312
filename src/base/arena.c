#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/sys.h"

enum {
    ALIGN = 8,
    FIRST_BLOCK = 16 * 1024,
    LAST_BLOCK = 1024 * 1024, /* blocks double until this size */
};

/* An allocation too large to share a block. It hangs on the block that was current, with the fill level that the
 * block had, so that a reset to a mark knows which of them are younger. */
struct big {
    struct big *older;
    size_t size;
    size_t level;
    size_t pad; /* keeps the bytes that follow aligned as malloc's are */
};

struct block {
    struct block *older;
    struct big *bigs;
    size_t size, used; /* of the bytes that follow the header */
};

struct arena {
    struct block *block; /* the current one; older blocks are full */
    size_t total;
};

static char *block_bytes(struct block *block)
{
    return (char *)(block + 1);
}

static size_t round_up(size_t size)
{
    if (size > SIZE_MAX - 4096)
        sys_fail("not enough memory; nothing was written");
    return (size + (ALIGN - 1)) & ~(size_t)(ALIGN - 1);
}

static struct block *block_new(struct block *older, size_t size)
{
    struct block *block = sys_malloc(sizeof(*block) + size);

    *block = (struct block){.older = older, .size = size};
    return block;
}

struct arena *arena_new(void)
{
    struct arena *arena = sys_calloc(1, sizeof(*arena));

    arena->block = block_new(NULL, FIRST_BLOCK);
    return arena;
}

/* Frees the large allocations of the block that were made above the fill level. */
static void free_bigs(struct arena *arena, struct block *block, size_t level)
{
    while (block->bigs != NULL && block->bigs->level > level) {
        struct big *big = block->bigs;

        block->bigs = big->older;
        arena->total -= big->size;
        free(big);
    }
}

static void free_top_block(struct arena *arena)
{
    struct block *block = arena->block;

    free_bigs(arena, block, 0);
    arena->block = block->older;
    arena->total -= block->used;
    free(block);
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    while (arena->block != NULL)
        free_top_block(arena);
    free(arena);
}

static void *alloc_big(struct arena *arena, size_t size)
{
    struct big *big = sys_malloc(sizeof(*big) + size);

    /* The level rises by one step, so that this allocation differs from a mark set just before it. */
    arena->block->used += ALIGN;
    arena->total += ALIGN + size;
    *big = (struct big){.older = arena->block->bigs, .size = size, .level = arena->block->used};
    arena->block->bigs = big;
    return big + 1;
}

/* Room for a size that the current block cannot take: alone when it is large, else in a new block. */
static void *alloc_slow(struct arena *arena, size_t size)
{
    struct block *block = arena->block;
    size_t next = block->size < LAST_BLOCK ? block->size * 2 : LAST_BLOCK;

    if (size >= next / 4 && block->used < block->size)
        return alloc_big(arena, size);
    arena->block = block_new(block, next);
    if (size >= next / 4)
        return alloc_big(arena, size);
    arena->block->used = size;
    arena->total += size;
    return block_bytes(arena->block);
}

/* Uninitialised bytes; size is a multiple of ALIGN. */
static void *alloc_raw(struct arena *arena, size_t size)
{
    struct block *block = arena->block;
    void *bytes;

    if (size > block->size - block->used)
        return alloc_slow(arena, size);
    bytes = block_bytes(block) + block->used;
    block->used += size;
    arena->total += size;
    return bytes;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t room = round_up(size);

    return memset(alloc_raw(arena, room), 0, room);
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
    void *copy = alloc_raw(arena, round_up(size));

    if (size > 0)
        memcpy(copy, bytes, size);
    return copy;
}

/* Extends the allocation at the top of the current block; false when ptr is another one or there is no room. */
static bool grow_in_place(struct arena *arena, const char *ptr, size_t old_room, size_t new_room)
{
    struct block *block = arena->block;
    size_t top = block->used;

    if (ptr == NULL || top < old_room || ptr != block_bytes(block) + (top - old_room))
        return false;
    if (new_room > block->size - (top - old_room))
        return false;
    block->used = top - old_room + new_room;
    arena->total += new_room - old_room;
    return true;
}

void *arena_grow(struct arena *arena, void *ptr, size_t old_size, size_t new_size)
{
    size_t old_room = round_up(old_size);
    size_t new_room = round_up(new_size);
    char *bytes = ptr;

    if (new_size <= old_size && ptr != NULL)
        return ptr;
    if (!grow_in_place(arena, ptr, old_room, new_room)) {
        bytes = alloc_raw(arena, new_room);
        if (ptr != NULL && old_size > 0)
            memcpy(bytes, ptr, old_size);
    }
    memset(bytes + old_size, 0, new_room - old_size);
    return bytes;
}

struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->block, arena->block->used};
}

void arena_reset(struct arena *arena, struct arena_mark mark)
{
    while (arena->block != mark.block)
        free_top_block(arena);
    free_bigs(arena, arena->block, mark.used);
    arena->total -= arena->block->used - mark.used;
    arena->block->used = mark.used;
}

size_t arena_used(const struct arena *arena)
{
    return arena->total;
}
