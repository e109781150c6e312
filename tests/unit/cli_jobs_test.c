/* What is told of several jobs: messages, the line that shows how far they are, the summary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "cli/jobs_int.h"
#include "cli/said_int.h"

/* A stream whose text can be read. */
struct page {
    FILE *out;
    char *text;
    size_t size;
};

static int open_page(void **state)
{
    struct page *page = test_calloc(1, sizeof(*page));
    page->out = open_memstream(&page->text, &page->size);
    *state = page;
    return page->out ? 0 : -1;
}

static int close_page(void **state)
{
    struct page *page = *state;
    fclose(page->out);
    free(page->text);
    test_free(page);
    return 0;
}

static const char *text_of(struct page *page)
{
    fflush(page->out);
    return page->text;
}

static struct buf text(const char *words)
{
    struct buf buf = {0};
    buf_puts(&buf, words);
    return buf;
}

static void messages_are_said_once(void **state)
{
    struct page *page = *state;
    struct arena *arena = arena_new();
    struct said said;
    struct buf a = text("data.yaml:1:2: warning: one [x]\n    1 | one\n  help: mend it\n"
                        "orderpaper: not enough memory; nothing was written\n"),
               b = text("data.yaml:1:2: warning: one [x]\n    1 | one\n  help: mend it\n"
                        "data.yaml:2:2: warning: two [x]\n    2 | two\n"
                        "orderpaper: not enough memory; nothing was written\n"),
               c = text("data.yaml:2:2: warning: two [x]\n    2 | two\n"
                        "data.yaml:1:2: warning: one [x]\n    1 | other\n  help: mend it\n"),
               none = text("");
    said_init(&said, arena, page->out);
    said_print(&said, "a.yaml", &a);
    said_print(&said, "b.yaml", &b);
    said_print(&said, "none.yaml", &none);
    said_print(&said, "c.yaml", &c);
    assert_string_equal(text_of(page), "data.yaml:1:2: warning: one [x]\n    1 | one\n  help: mend it\n"
                                       "orderpaper: a.yaml: not enough memory; nothing was written\n"
                                       "data.yaml:2:2: warning: two [x]\n    2 | two\n"
                                       "orderpaper: b.yaml: not enough memory; nothing was written\n"
                                       "orderpaper: b.yaml: 1 message as above\n"
                                       "data.yaml:1:2: warning: one [x]\n    1 | other\n  help: mend it\n"
                                       "orderpaper: c.yaml: 1 message as above\n");
    buf_free(&a);
    buf_free(&b);
    buf_free(&c);
    buf_free(&none);
    arena_free(arena);
}

/* What breaks off in the middle of a line still ends with one; bytes of all kinds get through. */
static void broken_messages(void **state)
{
    struct page *page = *state;
    struct arena *arena = arena_new();
    struct said said;
    struct buf broken = text("   indented\n\n\nhalf a li"), zeros = {0};
    buf_put(&zeros, "a\0b\n\0", 5);
    said_init(&said, arena, page->out);
    said_print(&said, "x", &broken);
    said_print(&said, "y", &zeros);
    static const char expected[] = "   indented\n\nhalf a li\norderpaper: x: 1 message as above\na\0b\n\0\n";
    text_of(page);
    assert_int_equal(page->size, sizeof(expected) - 1);
    assert_memory_equal(page->text, expected, page->size);
    buf_free(&broken);
    buf_free(&zeros);
    arena_free(arena);
}

static struct job job_of(const char *report, const char *label)
{
    return (struct job){.options = {.report = report}, .label = label};
}

static void progress_names_what_fits(void **state)
{
    struct page *page = *state;
    struct job a = job_of("q2/children.yaml", "q2/children.yaml (exempt copy)"),
               b = job_of("health.yaml", "health.yaml");
    const struct job *two[] = {&a, &b}, *many[30];
    progress_show(page->out, 3, 7, two, 2);
    progress_show(page->out, 7, 7, NULL, 0);
    assert_string_equal(text_of(page), "\r\033[K3 of 7 done ... children.yaml (exempt copy), health.yaml"
                                       "\r\033[K7 of 7 done");
    for (unsigned i = 0; i < 30; i++)
        many[i] = &b;
    size_t before = page->size;
    progress_show(page->out, 1, 30, many, 30);
    text_of(page);
    assert_true(page->size - before > 40);
    assert_true(page->size - before < 80 + strlen("\r\033[K"));
    assert_string_equal(page->text + page->size - 13, ", health.yaml");
}

static void summary_counts(void **state)
{
    struct page *page = *state;
    struct job items[] = {job_of("a.yaml", "a.yaml"), job_of("b.yaml", "b.yaml"), job_of("c.yaml", "c.yaml"),
                          job_of("d.yaml", "d.yaml"), job_of("e.yaml", "e.yaml")};
    struct jobs jobs = {.items = items, .n = 5, .nreports = 5, .build = true};
    items[1].account.warnings = 1;
    items[2].result = ORDERPAPER_INPUT;
    items[2].account.errors = 2;
    items[2].account.warnings = 3;
    items[3].result = ORDERPAPER_SYSTEM;
    items[4].result = ORDERPAPER_USAGE;
    jobs_summarise(&jobs, page->out);
    assert_string_equal(text_of(page),
                        "orderpaper: b.yaml: 1 warning\n"
                        "orderpaper: c.yaml: 2 errors, 3 warnings; no PDF was written\n"
                        "orderpaper: d.yaml: could not be written\n"
                        "orderpaper: e.yaml: not built, since its PDF would replace one of its own files\n"
                        "orderpaper: 5 reports: 2 built, 1 with errors, 1 not built, 1 could not be written\n");
    size_t before = page->size;
    jobs = (struct jobs){.items = items + 2, .n = 2, .nreports = 1};
    jobs_summarise(&jobs, page->out);
    text_of(page);
    assert_string_equal(page->text + before,
                        "orderpaper: c.yaml: 2 errors, 3 warnings\n"
                        "orderpaper: d.yaml: could not be checked\n"
                        "orderpaper: 1 report, 2 copies: 1 with errors, 1 could not be checked\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(messages_are_said_once, open_page, close_page),
        cmocka_unit_test_setup_teardown(broken_messages, open_page, close_page),
        cmocka_unit_test_setup_teardown(progress_names_what_fits, open_page, close_page),
        cmocka_unit_test_setup_teardown(summary_counts, open_page, close_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
