/* No byte of the public copy depends on exempt text: whatever stands where something is marked exempt, the public PDF
 * is the same file. Tried at every place that the language knows, and on reports made from seeds. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check/check.h"
#include "exempt_versions.h"
#include "leaks.h"
#include "random_report.h"
#include "yaml_tree.h"

#if defined(__SANITIZE_ADDRESS__)
enum { NREPORTS = 6 };
#else
enum { NREPORTS = 24 };
#endif

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
    uint32_t showed; /* of them, those that change the copy for its readers when nothing is marked */
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

/* The copies of the report as it is: the public one, and that with the parts for officers only. */
struct plain {
    struct buf public, internal;
};

/* Whether what stands in the place would show if it were not marked. */
static bool shows(struct paper *paper, uint32_t place, bool internal, const struct plain *plain, uint64_t seed)
{
    struct buf pdf = {0};
    struct version version = changed(paper, place, false, seed);
    enum orderpaper_copy copy = internal ? ORDERPAPER_COPY_INTERNAL : ORDERPAPER_COPY_PUBLIC;
    bool showed = paper_build(paper, &version, copy, &pdf) == ORDERPAPER_OK &&
                  !same(internal ? &plain->internal : &plain->public, &pdf);
    buf_free(&pdf);
    return showed;
}

static void prove_place(struct paper *paper, uint32_t place, bool internal, const struct plain *plain,
                        struct proof *proof)
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
        proof->showed += shows(paper, place, internal, plain, seed);
    }
    buf_free(&withheld);
    buf_free(&pdf);
}

static uint32_t times_named(const struct place_names *names, struct str name)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < names->n; i++)
        n += str_eq(names->items[i], name);
    return n;
}

/* False after a report. */
static bool check_place(struct paper *paper, uint32_t number, const struct place *place, const struct plain *plain)
{
    struct proof proof = {0};
    if (!place->field && !change_knows(place->of->name)) {
        print_error("exempt_change.c has no sample of what else could stand in place of: " PRIstr "\n",
                    STR_ARG(place->name));
        return false;
    }
    prove_place(paper, number, place->internal, plain, &proof);
    if (proof.tried > 0 && proof.showed > 0 && proof.leaked == 0)
        return true;
    print_error(PRIstr " (place %u): %u changes, %u of them show, %u leak\n", STR_ARG(place->name), number,
                proof.tried, proof.showed, proof.leaked);
    return false;
}

/* Each kind of place that the tables of the language know stands in the report, and each is tried. */
static void test_every_place(void **state)
{
    (void)state;
    enum { MOST_OF_A_KIND = 2 };
    struct paper paper;
    struct places places = {0};
    struct place_names done = {0}, all = {0};
    struct plain plain = {0};
    uint32_t faults = 0;
    paper_open(&paper, "tests/pdf/exempt/report.yaml");
    paper.picture = "proof.png";
    paper_places(&paper, &paper.original, &places);
    place_names_all(paper.arena, &all);
    must_build(&paper, &paper.original, ORDERPAPER_COPY_PUBLIC, &plain.public);
    must_build(&paper, &paper.original, ORDERPAPER_COPY_INTERNAL, &plain.internal);
    for (uint32_t i = 0; i < places.n; i++) {
        if (times_named(&done, places.items[i].name) == MOST_OF_A_KIND)
            continue;
        faults += !check_place(&paper, i, &places.items[i], &plain);
        VEC_PUSH(paper.arena, &done, places.items[i].name);
    }
    for (uint32_t i = 0; i < all.n; i++) {
        if (times_named(&done, all.items[i]) > 0)
            continue;
        print_error("tests/pdf/exempt/report.yaml has none of: " PRIstr "\n", STR_ARG(all.items[i]));
        faults++;
    }
    buf_free(&plain.public);
    buf_free(&plain.internal);
    paper_close(&paper);
    assert_int_equal(faults, 0);
}

/* --- reports with several marks */

struct tally {
    uint32_t reports, changes, differed; /* full copies that differ */
    uint32_t shown, strings;             /* secret words in the full copies */
    uint32_t open;                       /* pages of full copies that bear none */
    uint32_t faults;
};

static void check_public(const char *name, uint64_t seed, const struct buf *pdf, struct tally *tally)
{
    struct opened *opened = opened_read_memory(name, (struct str){pdf->bytes, (uint32_t)pdf->len});
    struct leaks leaks = leaks_find(opened);
    opened_free(opened);
    if (leaks.shown + leaks.strings + leaks.streams + leaks.characters == 0)
        return;
    print_error("%s, seed %u: secret words: %u on pages, %u in strings, %u in streams; %u characters of fonts\n",
                name, (unsigned)seed, leaks.shown, leaks.strings, leaks.streams, leaks.characters);
    tally->faults++;
}

/* What the search finds here it would find there; and the pages that it finds it on say that they are exempt. */
static void check_full(const char *name, uint64_t seed, const struct buf *pdf, const char *mark, struct tally *tally)
{
    struct opened *opened = opened_read_memory(name, (struct str){pdf->bytes, (uint32_t)pdf->len});
    struct leaks leaks = leaks_find(opened);
    struct marked_pages pages = leaks_pages(opened, mark);
    opened_free(opened);
    tally->shown += leaks.shown;
    tally->strings += leaks.strings;
    tally->open += pages.open;
    tally->faults += pages.lacking > 0;
    if (pages.lacking > 0)
        print_error("%s, seed %u: %u pages of the full copy do not say that they are exempt\n", name, (unsigned)seed,
                    pages.lacking);
}

/* Marks that the report cannot bear prove nothing: others are tried. */
static bool choose_marks(struct paper *paper, uint64_t seed, struct version *version, struct buf *public,
                         struct buf *full)
{
    for (uint64_t tries = 0; tries < 10; tries++) {
        *version = version_marked(paper, seed * 100 + tries, 1 + (uint32_t)(seed % 6));
        if (paper_build(paper, version, ORDERPAPER_COPY_EXEMPT, full) == ORDERPAPER_OK) {
            must_build(paper, version, ORDERPAPER_COPY_PUBLIC, public);
            return true;
        }
    }
    return false;
}

enum { NVERSIONS = 2 };

static void prove_report(struct paper *paper, const char *name, uint64_t seed, struct tally *tally)
{
    struct buf public = {0}, full = {0}, other = {0}, other_full = {0};
    struct version version;
    if (!choose_marks(paper, seed, &version, &public, &full)) {
        paper_print_said(paper);
        fail_msg("%s, seed %u: no marks are allowed", name, (unsigned)seed);
    }
    tally->reports++;
    uint32_t changes = 0;
    for (uint64_t i = 1; changes < NVERSIONS && i < 20; i++) {
        struct version changed = version_reworded(paper, &version, seed * 1000 + i);
        if (paper_build(paper, &changed, ORDERPAPER_COPY_EXEMPT, &other_full) != ORDERPAPER_OK)
            continue;
        must_build(paper, &changed, ORDERPAPER_COPY_PUBLIC, &other);
        changes++;
        tally->differed += !same(&full, &other_full);
        if (!same(&public, &other)) {
            print_error("%s, seed %u: change %u shows in the public copy\n", name, (unsigned)seed, (unsigned)i);
            tally->faults++;
        }
        if (changes > 1)
            continue;
        check_public(name, seed, &other, tally);
        check_full(name, seed, &other_full, paper->mark, tally);
    }
    tally->changes += changes;
    buf_free(&public);
    buf_free(&full);
    buf_free(&other);
    buf_free(&other_full);
}

static void check_tally(const struct tally *tally)
{
    print_message(
        "%u reports, %u changes, %u of which show in the full copy; %u secret words on its pages, %u in strings\n",
        tally->reports, tally->changes, tally->differed, tally->shown, tally->strings);
    assert_int_equal(tally->faults, 0);
    assert_true(tally->changes > tally->reports);
    assert_true(tally->differed * 10 > tally->changes * 9);
    assert_true(tally->shown > tally->reports);
    assert_true(tally->strings > 0);
    assert_true(tally->open > 0);
}

/* A report that is exempt as a whole: all but its head may change. */
static void test_whole_report(void **state)
{
    (void)state;
    struct paper paper;
    struct buf public = {0}, other = {0}, full = {0}, other_full = {0};
    paper_open(&paper, "tests/pdf/exempt/report.yaml");
    paper.picture = "proof.png";
    struct node *head = yaml_get(paper.original.roots[0], "report");
    yaml_put(paper.arena, head, "exempt", yaml_scalar(paper.arena, STR("3")));
    must_build(&paper, &paper.original, ORDERPAPER_COPY_PUBLIC, &public);
    must_build(&paper, &paper.original, ORDERPAPER_COPY_EXEMPT, &full);
    uint32_t tried = 0;
    for (uint64_t seed = 1; tried < 4 && seed < 80; seed++) {
        struct version version = paper_clone(&paper, &paper.original);
        struct changer changer = changer_for(&paper, &version, seed);
        struct places places = {0};
        place_find_in(paper.arena, check_root_schema(), version.roots[0], &places);
        for (uint32_t i = 0; i < places.n; i++) {
            if (places.items[i].level > 0 && change_below(&changer, 8) == 0)
                change_place(&changer, &places.items[i]);
        }
        if (paper_build(&paper, &version, ORDERPAPER_COPY_EXEMPT, &other_full) != ORDERPAPER_OK)
            continue;
        must_build(&paper, &version, ORDERPAPER_COPY_PUBLIC, &other);
        assert_true(same(&public, &other));
        assert_false(same(&full, &other_full));
        tried++;
    }
    assert_int_equal(tried, 4);
    buf_free(&public);
    buf_free(&other);
    buf_free(&full);
    buf_free(&other_full);
    paper_close(&paper);
}

static void test_random_reports(void **state)
{
    (void)state;
    struct tally tally = {0};
    const char *asked = getenv("ORDERPAPER_SEEDS"); /* FROM-TO tries others */
    unsigned from = 1, to = NREPORTS;
    if (asked)
        assert_int_equal(sscanf(asked, "%u-%u", &from, &to), 2);
    for (unsigned seed = from; seed <= to; seed++) {
        struct random_report made;
        struct folder folder;
        struct paper paper;
        folder_make(&folder);
        random_pictures_write(&folder);
        random_report_make(&made, seed);
        random_report_write(&made, &folder);
        random_report_free(&made);
        paper_take(&paper, &folder);
        paper.picture = "tiny.png";
        paper.mark = "NFP";
        prove_report(&paper, "random", seed, &tally);
        paper_close(&paper);
    }
    check_tally(&tally);
}

static void test_examples(void **state)
{
    (void)state;
    struct tally tally = {0};
    glob_t found;
    assert_int_equal(glob("examples/*/report.yaml", 0, NULL, &found), 0);
    assert_true(found.gl_pathc >= 2);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct paper paper;
        paper_open(&paper, found.gl_pathv[i]);
        paper.mark = "Not for publication";
        for (uint64_t seed = 1; seed <= 2; seed++)
            prove_report(&paper, found.gl_pathv[i], seed + 10 * i, &tally);
        paper_close(&paper);
    }
    globfree(&found);
    check_tally(&tally);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_place),
        cmocka_unit_test(test_whole_report),
        cmocka_unit_test(test_random_reports),
        cmocka_unit_test(test_examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
