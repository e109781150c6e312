/* Pieces that do not fit: hyphenation and shattering. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text_fixture.h"

/* The first piece of `run`, hyphenated; "" when it cannot be. */
static const char *hyphenate(struct text_fixture *fixture, const char *run, const char *lang)
{
    text_pieces out = {0};

    text_fixture_cut(fixture, run, "", "");
    if (!text_hyphenate(fixture->text, fixture->scratch, &fixture->look, str_from(lang), &fixture->pieces.items[0],
                        &out))
        assert_int_equal(out.n, 0);
    return text_fixture_show(fixture, &out);
}

static void test_words_of_the_language(void **state)
{
    struct text_fixture *fixture = *state;

    assert_string_equal(hyphenate(fixture, "performance", ""), "per=form=ance+");
    assert_string_equal(hyphenate(fixture, "Performance", "en-GB"), "Per=form=ance+");
    assert_string_equal(hyphenate(fixture, "(performance),  x", ""), "(per=form=ance),__|");
    assert_string_equal(hyphenate(fixture, "Children’s", "en"), "Chil=dren’s+");
    assert_int_equal(fixture->diags.n, 0);
}

static void test_words_left_alone(void **state)
{
    static const char *const words[] = {
        "NGLAA", "PERFORMANCE", "056ii", "performance2", "a", "16–18", "of", "there", "", "…"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        text_fixture_cut(*state, words[i], "", "");
        if (((struct text_fixture *)*state)->pieces.n > 0)
            assert_string_equal(hyphenate(*state, words[i], ""), "");
    }
}

static void test_addresses_are_left_alone(void **state)
{
    struct text_fixture *fixture = *state;
    text_pieces out = {0};

    text_fixture_cut(fixture, "www.performance.uk", "", "");
    for (uint32_t i = 0; i < fixture->pieces.n; i++)
        assert_false(text_hyphenate(fixture->text, fixture->scratch, &fixture->look, STR(""),
                                    &fixture->pieces.items[i], &out));
}

/* At least two letters before a hyphen and three after, each letter one character whatever its bytes. */
static void test_least_letters(void **state)
{
    static const char *const words[] = {"information", "authority", "café-society", "naïvely", "elevation", "safety"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct text_fixture *fixture = *state;
        text_pieces out = {0};

        text_fixture_cut(fixture, words[i], "", "");
        if (!text_hyphenate(fixture->text, fixture->scratch, &fixture->look, STR(""), &fixture->pieces.items[0],
                            &out))
            continue;
        assert_true(text_word(fixture->text, out.items[0].word)->nglyphs >= 2);
        assert_true(text_word(fixture->text, out.items[out.n - 1].word)->nglyphs >= 3);
    }
}

static void test_parts_add_up(void **state)
{
    struct text_fixture *fixture = *state;
    text_pieces out = {0};
    uint32_t offset = 4;

    text_fixture_cut(fixture, "the hyphenation\u00ADs ", "", "x");
    assert_true(
        text_hyphenate(fixture->text, fixture->scratch, &fixture->look, STR(""), &fixture->pieces.items[1], &out));
    for (uint32_t i = 0; i < out.n; i++) {
        bool last = i + 1 == out.n;

        assert_int_equal(out.items[i].offset, offset);
        assert_int_equal(out.items[i].width, text_word_width(fixture->text, out.items[i].word, fixture->look.size));
        assert_int_equal(out.items[i].after, BREAK_HYPHEN);
        assert_int_equal(out.items[i].joint == TEXT_NO_WORD, !last); /* the soft hyphen stays with the last */
        offset += text_word(fixture->text, out.items[i].word)->text.len;
    }
    assert_int_equal(offset, 4 + strlen("hyphenation"));
}

static void test_missing_patterns_are_reported_once(void **state)
{
    struct text_fixture *fixture = *state;

    assert_string_equal(hyphenate(fixture, "llywodraeth", "cy"), "");
    assert_string_equal(hyphenate(fixture, "blynyddol", "cy"), "");
    assert_int_equal(fixture->diags.n, 1);
    assert_int_equal(fixture->diags.items[0]->code, DIAG_HYPHENATION_MISSING);
    assert_int_equal(fixture->diags.items[0]->mark.line, 1);
    assert_non_null(strstr(fixture->diags.items[0]->help.s, "hyphen-cy"));
    assert_string_equal(hyphenate(fixture, "performance", "../x"), "");
    assert_string_equal(hyphenate(fixture, "performance", "en-/."), "per=form=ance+");
    assert_string_equal(hyphenate(fixture, "performance", "en-Latn-GB"), "per=form=ance+");
}

static void test_the_documents_language(void **state)
{
    struct text_fixture *fixture = *state;

    text_set_language(fixture->text, STR("cy"));
    assert_string_equal(hyphenate(fixture, "performance", ""), "");
    assert_string_equal(hyphenate(fixture, "performance", "en-GB"), "per=form=ance+");
}

static void test_overlong_word(void **state)
{
    char word[2001];

    for (size_t i = 0; i < sizeof(word) - 1; i++)
        word[i] = "performance"[i % 11];
    word[sizeof(word) - 1] = '\0';
    assert_string_equal(hyphenate(*state, word, ""), "");
}

static const char *shatter(struct text_fixture *fixture, const char *run)
{
    text_pieces out = {0};

    text_fixture_cut(fixture, run, "", "");
    text_shatter(fixture->text, fixture->scratch, &fixture->look, &fixture->pieces.items[0], &out);
    return text_fixture_show(fixture, &out);
}

static void test_shatter(void **state)
{
    struct text_fixture *fixture = *state;

    assert_string_equal(shatter(fixture, "abc"), "a|b|c+");
    assert_string_equal(shatter(fixture, "é½e\u0301x "), "é|½|e\u0301|x_+");
    assert_string_equal(shatter(fixture, "a\u200Db\uFE0Fc\u2060d"), "a\u200Db\uFE0F|c\u2060|d+");
    assert_string_equal(shatter(fixture, "fi-x"), "f|i|-|x+");
    assert_string_equal(shatter(fixture, " a"), "_+");
}

static void test_shatter_keeps_face_and_place(void **state)
{
    struct text_fixture *fixture = *state;
    text_pieces out = {0};

    text_fixture_cut(fixture, "x ★✓", "", "");
    text_shatter(fixture->text, fixture->scratch, &fixture->look, &fixture->pieces.items[1], &out);
    assert_int_equal(out.n, 2);
    assert_int_equal(out.items[0].offset, 2);
    assert_int_equal(out.items[1].offset, 5);
    assert_int_equal(text_word(fixture->text, out.items[1].word)->face, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, text_setup, text_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_words_of_the_language),
        TEST(test_words_left_alone),
        TEST(test_addresses_are_left_alone),
        TEST(test_least_letters),
        TEST(test_parts_add_up),
        TEST(test_missing_patterns_are_reported_once),
        TEST(test_the_documents_language),
        TEST(test_overlong_word),
        TEST(test_shatter),
        TEST(test_shatter_keeps_face_and_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
