/* Words divided at a line's end are read as a whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "paint_fixture.h"

#define SHY "\xc2\xad"

struct divided_fixture {
    struct paint_fixture *paint;
    struct sem *text;
    len_t y;
};

static int setup(void **state)
{
    struct divided_fixture *f = test_calloc(1, sizeof(*f));

    f->paint = paint_fixture_new();
    f->text = paint_fixture_sem(f->paint, paint_fixture_sem(f->paint, f->paint->boxes.tree.root, ROLE_P), ROLE_TEXT);
    paint_fixture_page(f->paint);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct divided_fixture *f = *state;

    paint_fixture_free(f->paint);
    test_free(f);
    return 0;
}

/* Words of a line; a hyphen at their end is one of a divided word. */
static struct span words_of(struct divided_fixture *f, struct sem *sem, const char *words)
{
    size_t length = strlen(words);
    char *plain = arena_copy(f->paint->text.arena, words, length + 1);
    struct span span;
    word_id *ids;

    if (words[length - 1] != '-')
        return paint_fixture_words(f->paint, sem, words, 0);
    plain[length - 1] = '\0';
    span = paint_fixture_words(f->paint, sem, plain, 0);
    ids = ARENA_ARRAY(f->paint->text.arena, word_id, span.nwords + 1u);
    memcpy(ids, span.words, sizeof(word_id) * span.nwords);
    ids[span.nwords] = text_hyphen(f->paint->text.text, ids[span.nwords - 1] & WORD_INDEX);
    span.words = ids;
    span.nwords++;
    return span;
}

static struct item *add_line(struct divided_fixture *f, struct sem *sem, const char *words)
{
    struct span span = words_of(f, sem, words);

    f->y += LEN_PT(12);
    return paint_fixture_line(f->paint, &span, 1, 0, f->y - LEN_PT(12));
}

static const char *dump(struct divided_fixture *f, void (*print)(const struct paint_job *, struct buf *))
{
    struct buf out = {0};
    struct str copy;

    paint_fixture_done(f->paint);
    print(&f->paint->job, &out);
    copy = str_dup(f->paint->text.arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    return copy.s;
}

static void assert_pages(struct divided_fixture *f, const char *expected)
{
    const char *pages = dump(f, paint_dump_pages);

    if (strstr(pages, expected) == NULL)
        fail_msg("not found:\n%s\nin:\n%s", expected, pages);
}

static void assert_undivided(struct divided_fixture *f)
{
    assert_null(strstr(dump(f, paint_dump_pages), "read as"));
}

static void test_both_parts_are_read_as_one(void **state)
{
    struct divided_fixture *f = *state;

    add_line(f, f->text, "The corpo-");
    add_line(f, f->text, "rate plan");
    assert_pages(f, "    text 0 9 10 #000000 \"The \"\n"
                    "    read as \"corporate\"\n"
                    "    text 20.009 9 10 #000000 \"corpo" SHY "\"\n"
                    "    text 0 21 10 #000000 \"rate\"\n"
                    "    end read as\n"
                    "    text 17.231 21 10 #000000 \" \"\n"
                    "    text 20.009 21 10 #000000 \"plan\"\n"
                    "  end\n");
    assert_non_null(strstr(dump(f, paint_dump_tags), "\"The corporate plan\""));
}

static void test_a_word_over_three_lines(void **state)
{
    struct divided_fixture *f = *state;

    add_line(f, f->text, "in-");
    add_line(f, f->text, "compre-");
    add_line(f, f->text, "hensible");
    assert_pages(f, "    read as \"incomprehensible\"\n"
                    "    text 0 9 10 #000000 \"in" SHY "\"\n"
                    "    text 0 21 10 #000000 \"compre" SHY "\"\n"
                    "    text 0 33 10 #000000 \"hensible\"\n"
                    "    end read as\n"
                    "  end\n");
}

static uint32_t count(const char *text, const char *part)
{
    uint32_t n = 0;

    for (text = strstr(text, part); text != NULL; text = strstr(text + 1, part))
        n++;
    return n;
}

/* What is read as a whole has a limit; the word goes on behind it. */
static void test_an_endless_word(void **state)
{
    struct divided_fixture *f = *state;
    char part[402];
    const char *pages;

    memset(part, 'w', sizeof(part));
    memcpy(part + 400, "-", 2);
    for (int i = 0; i < 30; i++)
        add_line(f, f->text, part);
    add_line(f, f->text, "end");
    pages = dump(f, paint_dump_pages);
    assert_true(count(pages, "    read as ") > 1);
    assert_int_equal(count(pages, "    read as "), count(pages, "    end read as\n"));
    assert_int_equal(count(pages, "    text "), 31);
}

static void test_one_line_ends_a_word_and_begins_another(void **state)
{
    struct divided_fixture *f = *state;

    add_line(f, f->text, "in-");
    add_line(f, f->text, "stead of cor-");
    add_line(f, f->text, "porate");
    assert_pages(f, "    read as \"instead\"\n"
                    "    text 0 9 10 #000000 \"in" SHY "\"\n"
                    "    text 0 21 10 #000000 \"stead\"\n"
                    "    end read as\n");
    assert_pages(f, "#000000 \"of \"\n"
                    "    read as \"corporate\"\n");
    assert_non_null(strstr(dump(f, paint_dump_tags), "\"instead of corporate\""));
}

static void test_parts_on_two_pages_keep_the_hyphen(void **state)
{
    struct divided_fixture *f = *state;

    add_line(f, f->text, "corpo-");
    paint_fixture_page(f->paint);
    add_line(f, f->text, "rate");
    assert_undivided(f);
}

/* What stands on the page is read as a whole, with the hyphen that the next page answers. */
static void test_the_last_part_is_on_another_page(void **state)
{
    struct divided_fixture *f = *state;

    add_line(f, f->text, "in-");
    add_line(f, f->text, "compre-");
    paint_fixture_page(f->paint);
    add_line(f, f->text, "hensible");
    assert_pages(f, "    read as \"incompre" SHY "\"\n"
                    "    text 0 9 10 #000000 \"in" SHY "\"\n"
                    "    text 0 21 10 #000000 \"compre" SHY "\"\n"
                    "    end read as\n"
                    "  end\n");
    assert_non_null(strstr(dump(f, paint_dump_tags), "\"incompre" SHY "hensible\""));
}

static void test_parts_of_different_content_keep_the_hyphen(void **state)
{
    struct divided_fixture *f = *state;

    add_line(f, f->text, "corpo-");
    add_line(f, paint_fixture_sem(f->paint, f->text->parent, ROLE_TEXT), "rate");
    assert_undivided(f);
}

static void test_artifacts_keep_the_hyphen(void **state)
{
    struct divided_fixture *f = *state;

    add_line(f, f->text, "corpo-")->artifact = ARTIFACT_REPEAT;
    add_line(f, f->text, "rate")->artifact = ARTIFACT_REPEAT;
    add_line(f, NULL, "corpo-");
    add_line(f, NULL, "rate");
    assert_undivided(f);
}

/* The rules below a link are artifacts, which must not come between the parts. */
static void test_underlines_wait(void **state)
{
    struct divided_fixture *f = *state;
    struct sem *link = paint_fixture_sem(f->paint, f->text->parent, ROLE_LINK);
    struct sem *words = paint_fixture_sem(f->paint, link, ROLE_TEXT);
    const char *pages, *rule;

    sem_extra(&f->paint->boxes.tree, link)->url = STR("https://example.org/");
    add_line(f, words, "corpo-");
    add_line(f, words, "rate");
    assert_pages(f, "read as \"corporate\"");
    f->paint->links.underline = 1;
    pages = dump(f, paint_dump_pages);
    rule = strstr(pages, "rect");
    assert_non_null(rule);
    assert_non_null(strstr(rule + 1, "rect"));
    assert_true(strstr(pages, "read as \"corporate\"") < strstr(pages, "end read as"));
    assert_true(strstr(pages, "end read as") < rule);
}

/* A soft hyphen that the author wrote, and that no line ends at, is not part of what is read. */
static void test_inner_hyphens_vanish(void **state)
{
    struct divided_fixture *f = *state;
    struct span first = words_of(f, f->text, "in-"), second = words_of(f, f->text, "compre-");
    word_id *ids = ARENA_ARRAY(f->paint->text.arena, word_id, 4);

    memcpy(ids, first.words, sizeof(word_id) * first.nwords);
    memcpy(ids + first.nwords, second.words, sizeof(word_id) * second.nwords);
    first.words = ids;
    first.nwords = (uint16_t)(first.nwords + second.nwords);
    paint_fixture_line(f->paint, &first, 1, 0, 0);
    f->y = LEN_PT(12);
    add_line(f, f->text, "hensible");
    assert_pages(f, "read as \"incomprehensible\"");
}

static void test_in_the_pdf(void **state)
{
    struct divided_fixture *f = *state;
    struct str content;
    int64_t span, first, second;
    qpdf_data pdf;

    add_line(f, f->text, "The corpo-");
    add_line(f, f->text, "rate plan");
    paint_fixture_done(f->paint);
    pdf = paint_fixture_open(f->paint);
    content = pdf_content(f->paint, pdf, 0);
    span = str_find(content, "]TJ\nET\n/Span <</ActualText(corporate)>>BDC\nBT\n", 0);
    assert_true(span > 0);
    first = str_find(content, "ET\nEMC\nBT\n", (uint32_t)span + 10);
    assert_true(first > span);
    second = str_find(content, "ET\nEMC\n", (uint32_t)first + 10);
    assert_true(second > first);
    assert_int_equal(second + 7, content.len);
    qpdf_cleanup(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_both_parts_are_read_as_one, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_word_over_three_lines, setup, teardown),
        cmocka_unit_test_setup_teardown(test_an_endless_word, setup, teardown),
        cmocka_unit_test_setup_teardown(test_one_line_ends_a_word_and_begins_another, setup, teardown),
        cmocka_unit_test_setup_teardown(test_parts_on_two_pages_keep_the_hyphen, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_last_part_is_on_another_page, setup, teardown),
        cmocka_unit_test_setup_teardown(test_parts_of_different_content_keep_the_hyphen, setup, teardown),
        cmocka_unit_test_setup_teardown(test_artifacts_keep_the_hyphen, setup, teardown),
        cmocka_unit_test_setup_teardown(test_underlines_wait, setup, teardown),
        cmocka_unit_test_setup_teardown(test_inner_hyphens_vanish, setup, teardown),
        cmocka_unit_test_setup_teardown(test_in_the_pdf, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
