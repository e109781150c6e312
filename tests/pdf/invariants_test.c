/* The three promises of every page, on all examples and on reports made from seeds: nothing lost (the text read back
 * equals the text put in, in order, once), nothing outside the margins, nothing overlapping. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "example_words.h"
#include "orderpaper.h"
#include "pdf_places.h"
#include "random_report.h"

#if defined(__SANITIZE_ADDRESS__)
enum { NREPORTS = 40 };
#else
enum { NREPORTS = 80 };
#endif

/* --- building */

struct folder {
    char path[40];
    char report[60], layout[60], pdf[60], said[60];
};

static void folder_make(struct folder *folder)
{
    strcpy(folder->path, "/tmp/orderpaper-pdf-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    snprintf(folder->report, sizeof(folder->report), "%s/report.yaml", folder->path);
    snprintf(folder->layout, sizeof(folder->layout), "%s/house.yaml", folder->path);
    snprintf(folder->pdf, sizeof(folder->pdf), "%s/report.pdf", folder->path);
    snprintf(folder->said, sizeof(folder->said), "%s/said.txt", folder->path);
}

static void folder_remove(const struct folder *folder)
{
    const char *const files[] = {folder->report, folder->layout, folder->pdf, folder->said};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        unlink(files[i]);
    assert_int_equal(rmdir(folder->path), 0);
}

static void write_file(const char *path, const struct buf *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text->bytes, 1, text->len, file), text->len);
    assert_int_equal(fclose(file), 0);
}

static void print_file(const char *path)
{
    char text[4000];
    FILE *file = fopen(path, "r");
    size_t n = file ? fread(text, 1, sizeof(text), file) : 0;
    print_error("%.*s\n", (int)n, text);
    if (file)
        fclose(file);
}

/* Warnings are allowed: a random table's head may leave no room for a row. */
static enum orderpaper_result build(const char *report, const struct folder *folder)
{
    FILE *said = fopen(folder->said, "w");
    assert_non_null(said);
    struct orderpaper_options options = {.report = report, .output = folder->pdf, .data = ".", .messages = said};
    enum orderpaper_result result = orderpaper_build(&options);
    fclose(said);
    if (result != ORDERPAPER_OK)
        print_file(folder->said);
    return result;
}

/* --- what is known of a report without building it */

struct known {
    struct arena *arena;
    struct sources sources;
    struct diags diags;
    struct loader loader;
    struct report *report;
    struct style *style;
};

static void known_read(struct known *known, const char *path)
{
    memset(known, 0, sizeof(*known));
    known->arena = arena_new();
    known->sources.arena = known->arena;
    diags_init(&known->diags, known->arena, &known->sources);
    loader_init(&known->loader, known->arena, &known->diags, 0);
    struct doc *doc = load_main(&known->loader, str_from(path));
    assert_non_null(doc->root);
    known->report = check_report(&known->loader, doc);
    const struct node *layout = known->report->head->layout;
    known->style = style_load(&known->loader, doc, STR("."), node_text(layout), layout->mark);
    assert_int_equal(known->diags.errors, 0);
}

static int check_places(const struct pdf *pdf, const struct known *known)
{
    assert_true(pdf->words.n > 0);
    return places_check_margins(pdf, known->style, (uint32_t)known->report->head->page_start) +
           places_check_overlaps(pdf);
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
    write_file(folder->report, &made.yaml);
    write_file(folder->layout, &made.layout);
    int faults = 1;
    if (build(folder->report, folder) == ORDERPAPER_OK) {
        struct known known;
        struct pdf pdf;
        struct buf got = {0};
        known_read(&known, folder->report);
        pdf_read(&pdf, known.arena, folder->pdf);
        pdf_squeeze(&got, pdf.tree.bytes, pdf.tree.len);
        faults = compare_texts(&made.wanted, &got) + check_places(&pdf, &known);
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

static void check_example(const char *path, const struct folder *folder)
{
    assert_int_equal(build(path, folder), ORDERPAPER_OK);
    struct known known;
    struct pdf pdf;
    known_read(&known, path);
    pdf_read(&pdf, known.arena, folder->pdf);
    int faults = check_places(&pdf, &known) + words_compare(known.arena, known.report, known.style, &pdf);
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
    assert_true(found.gl_pathc >= 2);
    for (size_t i = 0; i < found.gl_pathc; i++)
        check_example(found.gl_pathv[i], &folder);
    globfree(&found);
    folder_remove(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_reports),
        cmocka_unit_test(test_examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
