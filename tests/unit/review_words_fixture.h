/* A report from YAML, with the base layout, and what one part of review says of it. Included by the tests of review.
 */
#ifndef TESTS_REVIEW_WORDS_FIXTURE_H
#define TESTS_REVIEW_WORDS_FIXTURE_H

#include "check_fixture.h"

#include "review/review_int.h"

struct scene {
    struct world world;
    struct reviewer reviewer;
    uint32_t from; /* index of review's first message */
};

/* Reads and computes; the test fails when an error is reported. */
static inline void scene_open(struct scene *scene, const char *yaml)
{
    world_begin(&scene->world);
    struct world *world = &scene->world;
    struct doc *doc = world_load(world, yaml);
    struct report *report = check_report(&world->loader, doc);
    struct style *style = style_load(&world->loader, doc, STR("."), STR("base"), doc->root->mark);
    assert_non_null(style);
    struct figures *figures = figures_compute(
        &(struct compute_job){.arena = world->arena, .diags = &world->diags, .report = report, .style = style});
    if (world->diags.errors)
        diags_print(&world->diags, stderr, false);
    assert_int_equal(world->diags.errors, 0);
    scene->reviewer = (struct reviewer){.arena = world->arena,
                                        .diags = &world->diags,
                                        .report = report,
                                        .style = style,
                                        .figures = figures,
                                        .now = figures_period(report, STR("now"))};
    scene->from = world->diags.n;
}

static inline void scene_close(struct scene *scene)
{
    world_end(&scene->world);
}

static inline const struct diag *scene_on_line(const struct scene *scene, uint32_t line)
{
    for (uint32_t i = scene->from; i < scene->world.diags.n; i++) {
        if (scene->world.diags.items[i]->mark.line == line)
            return scene->world.diags.items[i];
    }
    return NULL;
}

/* One message and no other, at that line and column, with these words. */
static inline void assert_warns(const char *yaml, void (*review)(struct reviewer *), enum diag_code code,
                                uint32_t line, uint16_t col, const char *words)
{
    struct scene scene;
    scene_open(&scene, yaml);
    review(&scene.reviewer);
    const struct diags *diags = &scene.world.diags;
    for (uint32_t i = scene.from; i < diags->n; i++) {
        const struct diag *diag = diags->items[i];
        bool wanted = i == scene.from && diag->code == code && diag->mark.line == line && diag->mark.col == col &&
                      str_find(diag->text, words, 0) >= 0 && diag->help.len > 0;
        if (!wanted)
            print_error("%u:%u: %.*s\n", diag->mark.line, diag->mark.col, STR_ARG(diag->text));
        assert_true(wanted);
    }
    assert_int_equal(diags->n, scene.from + 1);
    scene_close(&scene);
}

static inline void assert_silent(const char *yaml, void (*review)(struct reviewer *))
{
    struct scene scene;
    scene_open(&scene, yaml);
    review(&scene.reviewer);
    for (uint32_t i = scene.from; i < scene.world.diags.n; i++)
        print_error("%.*s\n", STR_ARG(scene.world.diags.items[i]->text));
    assert_int_equal(scene.world.diags.n, scene.from);
    scene_close(&scene);
}

#endif
