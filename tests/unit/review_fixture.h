/* A report from YAML, computed and reviewed. Included by the tests of review. */
#ifndef TESTS_REVIEW_FIXTURE_H
#define TESTS_REVIEW_FIXTURE_H

#include "style_fixture.h"

#include "check/check.h"
#include "compute/figures.h"
#include "review/review.h"

struct scene {
    struct fixture fixture;
    struct report *report;
    struct figures *figures;
};

/* Reads and reviews; the report must have no errors. More files are named and given in pairs, NULL ends them. */
static inline void scene_open(struct scene *scene, const char *yaml, const char *const *files)
{
    memset(scene, 0, sizeof(*scene));
    fixture_open(&scene->fixture, yaml);
    for (; files && *files; files += 2)
        fixture_write(&scene->fixture, files[0], files[1]);
    struct style *style = fixture_load(&scene->fixture, "quarterly");
    assert_non_null(style);
    scene->report = check_report(&scene->fixture.loader, scene->fixture.report);
    scene->figures = figures_compute(&(struct compute_job){
        .arena = scene->fixture.arena, .diags = &scene->fixture.diags, .report = scene->report, .style = style});
    if (scene->fixture.diags.errors)
        diags_print(&scene->fixture.diags, stderr, false);
    assert_int_equal(scene->fixture.diags.errors, 0);
    review_report(&(struct review_job){.arena = scene->fixture.arena,
                                       .diags = &scene->fixture.diags,
                                       .report = scene->report,
                                       .style = style,
                                       .figures = scene->figures});
}

static inline void scene_close(struct scene *scene)
{
    fixture_close(&scene->fixture);
}

/* The first message with the code at or after *at, which is moved behind it; NULL: none. */
static inline const struct diag *scene_next(const struct scene *scene, enum diag_code code, uint32_t *at)
{
    while (*at < scene->fixture.diags.n) {
        const struct diag *diag = scene->fixture.diags.items[(*at)++];
        if (diag->code == code)
            return diag;
    }
    return NULL;
}

static inline uint32_t scene_count(const struct scene *scene, enum diag_code code)
{
    uint32_t at = 0, n = 0;
    while (scene_next(scene, code, &at))
        n++;
    return n;
}

/* The only message with the code; it must say all of the words. */
static inline const struct diag *scene_only(const struct scene *scene, enum diag_code code, const char *words)
{
    uint32_t at = 0;
    const struct diag *diag = scene_next(scene, code, &at);
    if (!diag)
        fail_msg("no message has the code %s", diag_code_name(code));
    assert_null(scene_next(scene, code, &at));
    if (str_find(diag->text, words, 0) < 0)
        fail_msg("the message is: %.*s", STR_ARG(diag->text));
    return diag;
}

#endif
