/* The three promises of every page, on all examples and on reports made from seeds: nothing lost (the text read back
 * equals the text put in, in order, once), nothing outside the margins, nothing overlapping. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "building.h"
#include "check/check.h"
#include "example_order.h"
#include "example_words.h"
#include "pdf_places.h"
#include "random_report.h"
#include "style/parts.h"

#if defined(__SANITIZE_ADDRESS__)
enum { NREPORTS = 40 };
#else
enum { NREPORTS = 80 };
#endif

/* --- what is known of a report without building it */

struct known {
    struct arena *arena;
    struct sources sources;
    struct diags diags;
    struct loader loader, last_loader;
    struct figures *figures;
    const struct report *report;
    const struct style *style;
};

static struct figures *compute_report(struct known *known, struct loader *loader, const char *path,
                                      const struct figures *previous)
{
    loader_init(loader, known->arena, &known->diags, 0);
    struct doc *doc = load_main(loader, str_from(path));
    assert_non_null(doc->root);
    struct report *report = check_report(loader, doc);
    struct style *style = style_load_report(loader, doc, STR("."), report);
    assert_int_equal(known->diags.errors, 0);
    style_arrange(known->arena, report, style);
    struct figures *figures = figures_compute(&(struct compute_job){
        .arena = known->arena, .diags = &known->diags, .report = report, .style = style, .previous = previous});
    assert_int_equal(known->diags.errors, 0);
    return figures;
}

static void known_read(struct known *known, const char *path)
{
    char last[200];
    memset(known, 0, sizeof(*known));
    known->arena = arena_new();
    known->sources.arena = known->arena;
    diags_init(&known->diags, known->arena, &known->sources);
    const struct figures *previous =
        last_report(path, last, sizeof(last)) ? compute_report(known, &known->last_loader, last, NULL) : NULL;
    known->figures = compute_report(known, &known->loader, path, previous);
    known->report = known->figures->report;
    known->style = known->figures->style;
}

static int check_places(const struct pdf *pdf, const struct known *known, const struct folder *folder)
{
    uint32_t page_start = (uint32_t)known->report->head->page_start;
    struct opened *opened = opened_read(folder->pdf);
    assert_true(pdf->words.n > 0);
    int faults = places_check_margins(pdf, known->style, page_start) + places_check_overlaps(pdf) +
                 places_check_figures(pdf, known->style, page_start, opened) + places_check_links(pdf, opened);
    opened_free(opened);
    return faults;
}

/* --- reports made from seeds */

/* Where two squeezed texts part. */
static int compare_texts(const struct buf *wanted, const struct buf *got)
{
    size_t n = 0;
    while (n < wanted->len && n < got->len && wanted->bytes[n] == got->bytes[n])
        n++;
    if (n == wanted->len && n == got->len)
        return 0;
    size_t from = n > 60 ? n - 60 : 0;
    print_error("after %zu bytes\n  wanted: %.*s\n  got:    %.*s\n", n,
                (int)(wanted->len - from < 120 ? wanted->len - from : 120), wanted->bytes + from,
                (int)(got->len - from < 120 ? got->len - from : 120), got->bytes + from);
    return 1;
}

static int check_random(uint64_t seed, const struct folder *folder)
{
    struct random_report made;
    random_report_make(&made, seed);
    random_report_write(&made, folder);
    int faults = 1;
    if (build_report(folder->report, folder, false)) {
        struct known known;
        struct pdf pdf;
        struct buf got = {0};
        known_read(&known, folder->report);
        pdf_read(&pdf, known.arena, folder->pdf);
        pdf_squeeze(&got, pdf.tree.bytes, pdf.tree.len);
        faults = compare_texts(&made.wanted, &got) + check_places(&pdf, &known, folder);
        buf_free(&got);
        pdf_free(&pdf);
        arena_free(known.arena);
    }
    if (faults > 0)
        print_error("seed %llu: %d faults\n", (unsigned long long)seed, faults);
    random_report_free(&made);
    return faults;
}

static void test_random_reports(void **state)
{
    (void)state;
    struct folder folder;
    folder_make(&folder);
    random_pictures_write(&folder);
    /* ORDERPAPER_SEEDS=FROM-TO tries others. */
    const char *asked = getenv("ORDERPAPER_SEEDS");
    unsigned from = 1, to = NREPORTS;
    if (asked)
        assert_int_equal(sscanf(asked, "%u-%u", &from, &to), 2);
    int bad = 0;
    for (uint64_t seed = from; seed <= to; seed++)
        bad += check_random(seed, &folder) > 0;
    folder_remove(&folder);
    assert_int_equal(bad, 0);
}

/* --- the examples */

static int check_order(const struct pdf *pdf, const struct known *known)
{
    struct buf why = {0};
    int faults = order_compare(known->figures, pdf, &why);
    print_error("%.*s", (int)why.len, why.bytes ? why.bytes : "");
    buf_free(&why);
    return faults;
}

static void check_example(const char *path, const struct folder *folder)
{
    assert_true(build_report(path, folder, false));
    struct known known;
    struct pdf pdf;
    known_read(&known, path);
    pdf_read(&pdf, known.arena, folder->pdf);
    int faults = check_places(&pdf, &known, folder) + words_compare(known.arena, known.figures, &pdf, folder->pdf) +
                 check_order(&pdf, &known);
    if (faults > 0)
        print_error("%s: %d faults\n", path, faults);
    pdf_free(&pdf);
    arena_free(known.arena);
    assert_int_equal(faults, 0);
}

static void test_examples(void **state)
{
    (void)state;
    struct folder folder;
    folder_make(&folder);
    glob_t found;
    assert_int_equal(glob("examples/*/report.yaml", 0, NULL, &found), 0);
    assert_int_equal(glob("examples/one-quarter/*.yaml", GLOB_APPEND, NULL, &found), 0);
    assert_true(found.gl_pathc >= 2);
    for (size_t i = 0; i < found.gl_pathc; i++)
        check_example(found.gl_pathv[i], &folder);
    globfree(&found);
    folder_remove(&folder);
}

/* A report with every feature is read in order; when two of its sections change places, that shows. */
static void test_order_shows(void **state)
{
    (void)state;
    const char *path = "tests/pdf/everything/report.yaml";
    struct folder folder;
    struct known known;
    struct pdf pdf;
    struct buf why = {0};
    folder_make(&folder);
    assert_true(build_report(path, &folder, false));
    known_read(&known, path);
    pdf_read(&pdf, known.arena, folder.pdf);
    assert_int_equal(check_order(&pdf, &known) + check_places(&pdf, &known, &folder), 0);
    struct section **sections = known.figures->report->sections.items, *first = sections[0];
    sections[0] = sections[1];
    sections[1] = first;
    assert_true(order_compare(known.figures, &pdf, &why) > 0);
    assert_true(why.len > 0);
    buf_free(&why);
    pdf_free(&pdf);
    arena_free(known.arena);
    folder_remove(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_reports),
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_order_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
