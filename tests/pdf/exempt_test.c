/* No byte of the public copy depends on exempt text: whatever stands where something is marked exempt, the public PDF
 * is the same file. Tried at every place that the language knows, and on reports made from seeds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exempt_change.h"
#include "exempt_paper.h"
#include "random_report.h"
#include "yaml_tree.h"

#if defined(__SANITIZE_ADDRESS__)
enum { NREPORTS = 6 };
#else
enum { NREPORTS = 40 };
#endif

static struct changer changer_for(struct paper *paper, struct version *version, uint64_t seed)
{
    struct changer changer = {.arena = paper->arena, .state = seed, .root = version->roots[0]};
    changer.picture = "proof.png";
    return changer;
}

static bool same(const struct buf *a, const struct buf *b)
{
    return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

static void must_build(struct paper *paper, const struct version *version, enum orderpaper_copy copy, struct buf *pdf)
{
    if (paper_build(paper, version, copy, pdf) == ORDERPAPER_OK)
        return;
    paper_print_said(paper);
    fail_msg("the report cannot be built");
}

/* --- every place */

enum { NCHANGES = 3 };

/* What is known of one place after it was changed a few times. */
struct proof {
    uint32_t tried;  /* changes that leave the report sound */
    uint32_t showed; /* of them, those that change the public copy when nothing is marked */
    uint32_t leaked; /* of them, those that change it although it is marked */
};

/* The version with the place changed, marked or not. `seed` says how. */
static struct version changed(struct paper *paper, uint32_t place, bool marked, uint64_t seed)
{
    struct version version = paper_clone(paper, &paper->original);
    struct changer changer = changer_for(paper, &version, seed);
    struct places places = {0};
    paper_places(paper, &version, &places);
    if (seed > 0)
        change_place(&changer, &places.items[place]);
    if (marked)
        place_mark(paper->arena, &places.items[place], yaml_scalar(paper->arena, STR("3")));
    return version;
}

/* Whether the report can be built as a whole: then the public copy must be built too. */
static bool is_sound(struct paper *paper, const struct version *version)
{
    struct buf pdf = {0};
    bool sound = paper_build(paper, version, ORDERPAPER_COPY_EXEMPT, &pdf) == ORDERPAPER_OK;
    buf_free(&pdf);
    return sound;
}

static bool build_public(struct paper *paper, const struct version *version, struct buf *pdf)
{
    if (paper_build(paper, version, ORDERPAPER_COPY_PUBLIC, pdf) == ORDERPAPER_OK)
        return true;
    if (is_sound(paper, version)) {
        paper_build(paper, version, ORDERPAPER_COPY_PUBLIC, pdf);
        paper_print_said(paper);
        fail_msg("a report that can be built as a whole has no public copy");
    }
    return false;
}

static void prove_place(struct paper *paper, uint32_t place, const struct buf *plain, struct proof *proof)
{
    struct buf withheld = {0}, pdf = {0};
    struct version version = changed(paper, place, true, 0);
    if (!build_public(paper, &version, &withheld)) {
        paper_print_said(paper);
        fail_msg("a mark alone makes the report wrong");
    }
    for (uint64_t seed = 1; proof->tried < NCHANGES && seed < 20 * NCHANGES; seed++) {
        version = changed(paper, place, true, seed);
        if (!build_public(paper, &version, &pdf))
            continue;
        proof->tried++;
        proof->leaked += !same(&withheld, &pdf);
        version = changed(paper, place, false, seed);
        proof->showed +=
            paper_build(paper, &version, ORDERPAPER_COPY_PUBLIC, &pdf) == ORDERPAPER_OK && !same(plain, &pdf);
    }
    buf_free(&withheld);
    buf_free(&pdf);
}

static bool is_named(const struct place_names *names, struct str name)
{
    for (uint32_t i = 0; i < names->n; i++) {
        if (str_eq(names->items[i], name))
            return true;
    }
    return false;
}

static void test_every_place(void **state)
{
    (void)state;
    struct paper paper;
    struct places places = {0};
    struct place_names done = {0}, all = {0};
    struct buf plain = {0};
    paper_open(&paper, "tests/pdf/exempt/report.yaml");
    paper_places(&paper, &paper.original, &places);
    place_names_all(paper.arena, &all);
    must_build(&paper, &paper.original, ORDERPAPER_COPY_PUBLIC, &plain);
    int faults = 0;
    for (uint32_t i = 0; i < places.n; i++) {
        struct proof proof = {0};
        if (!places.items[i].field && !change_knows(places.items[i].of->name)) {
            print_error("no sample of what else could stand in place of: " PRIstr "\n",
                        STR_ARG(places.items[i].name));
            faults++;
            continue;
        }
        prove_place(&paper, i, &plain, &proof);
        if (proof.tried == 0 || proof.showed == 0 || proof.leaked > 0) {
            print_error(PRIstr " (place %u): %u changes, %u of them show, %u leak\n", STR_ARG(places.items[i].name),
                        i, proof.tried, proof.showed, proof.leaked);
            faults++;
        }
        if (!is_named(&done, places.items[i].name))
            VEC_PUSH(paper.arena, &done, places.items[i].name);
    }
    for (uint32_t i = 0; i < all.n; i++) {
        if (!is_named(&done, all.items[i])) {
            print_error("tests/pdf/exempt/report.yaml has none of: " PRIstr "\n", STR_ARG(all.items[i]));
            faults++;
        }
    }
    buf_free(&plain);
    paper_close(&paper);
    assert_int_equal(faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
