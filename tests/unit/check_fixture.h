/* YAML from a string, through load. Included by the tests of check. */
#ifndef TESTS_CHECK_FIXTURE_H
#define TESTS_CHECK_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "check/check.h"

struct world {
    struct arena *arena;
    struct sources sources;
    struct diags diags;
    struct loader loader;
};

static inline void world_begin(struct world *world)
{
    *world = (struct world){.arena = arena_new()};
    world->sources.arena = world->arena;
    diags_init(&world->diags, world->arena, &world->sources);
    loader_init(&world->loader, world->arena, &world->diags, 0);
}

static inline void world_end(struct world *world)
{
    arena_free(world->arena);
}

/* The tree of a YAML text; the test fails when load finds fault with it. */
static inline struct doc *world_load(struct world *world, const char *yaml)
{
    char path[] = "/tmp/orderpaper-check-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "w");
    assert_non_null(file);
    fputs(yaml, file);
    assert_int_equal(fclose(file), 0);
    struct doc *doc = load_main(&world->loader, str_dup(world->arena, str_from(path)));
    assert_int_equal(unlink(path), 0);
    load_close(&world->loader, doc);
    if (world->diags.errors) {
        diags_print(&world->diags, stderr, false);
    }
    assert_int_equal(world->diags.errors, 0);
    assert_non_null(doc->root);
    return doc;
}

/* True when a diagnostic with this code stands at line and column. */
static inline bool world_said(const struct world *world, enum diag_code code, uint32_t line, uint16_t col)
{
    for (uint32_t i = 0; i < world->diags.n; i++) {
        const struct diag *diag = world->diags.items[i];
        if (diag->code == code && diag->mark.line == line && diag->mark.col == col) {
            return true;
        }
    }
    return false;
}

#endif
