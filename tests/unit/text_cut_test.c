/* Runs to pieces: where lines may break, what stands between pieces, and places of missing characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text_fixture.h"

struct pair {
    const char *run, *pieces;
};

static void check_all(void **state, const struct pair *pairs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_string_equal(text_fixture_pieces(*state, pairs[i].run), pairs[i].pieces);
}
#define CHECK_ALL(state, pairs) check_all(state, pairs, sizeof(pairs) / sizeof((pairs)[0]))

static void test_sentences(void **state)
{
    static const struct pair pairs[] = {
        {"", ""},
        {"Quarter", "Quarter+"},
        {"Quarter 2 shows.", "Quarter_|2_|shows.+"},
        {"(See comment) “for” ‘a’ [b]", "(See_|comment)_|“for”_|‘a’_|[b]+"},
        {"schools’ (see “x” (y) 'z' (z)", "schools’_|(see_|“x”_|(y)_|'z'_|(z)+"},
        {"one  two\tthree", "one__|two_|three+"},
        {"trailing ", "trailing_+"},
        {"A / B ! c", "A_+/_|B_+!_|c+"},
    };

    CHECK_ALL(state, pairs);
}

static void test_figures_stay_whole(void **state)
{
    static const struct pair pairs[] = {
        {"£650,000 2009/10 08/09 Q1", "£650,000_|2009/10_|08/09_|Q1+"},
        {"NI 056ii 35.00% -1.5% +3", "NI_|056ii_|35.00%_|-1.5%_|+3+"},
        {"16–18 and 16 – 18 x", "16–18_|and_|16_+–_+18_|x+"},
        {"1 – 2 – 3 – 4 – 5", "1_+–_+2_+–_|3_+–_+4_+–_|5+"},
        {"5% – £6 and 7 – 8", "5%_+–_+£6_|and_|7_+–_+8+"},
    };

    CHECK_ALL(state, pairs);
}

static void test_hyphens_slashes_dashes(void **state)
{
    static const struct pair pairs[] = {
        {"A*-C e-mail n/a w/e up-to-date", "A*-C_|e-mail_|n/a_|w/e_|up-|to-|date+"},
        {"and/or Yes/No self-esteem", "and/|or_|Yes/|No_|self-|esteem+"},
        {"time — at last – or - so", "time_+—_|at_|last_+–_|or_+-_|so+"},
        {"a—b", "a|—|b+"},
        {"ŵy-ŷŵ", "ŵy-|ŷŵ+"},
    };

    CHECK_ALL(state, pairs);
}

/* A row of dashes must not become one unbreakable word. */
static void test_rows_of_dashes_break(void **state)
{
    struct text_fixture *fixture = *state;
    unsigned breaks = 0;

    text_fixture_cut(fixture, "- - - - - - - -", "", "");
    for (uint32_t i = 0; i < fixture->pieces.n; i++)
        breaks += fixture->pieces.items[i].after == BREAK_ALLOWED;
    assert_true(breaks >= 3);
}

static void test_addresses(void **state)
{
    struct text_fixture *fixture = *state;
    static const struct pair pairs[] = {
        {"http://any.uk/a?b=c&d.", "http://|any.|uk/|a?|b=|c&|d.+"},
        {"www.anytown.gov.uk/x-y", "www.|anytown.|gov.|uk/|x-|y+"},
        {"jo.doe@any.gov.uk", "jo.|doe@|any.|gov.|uk+"},
        {"@here 1@ a.b", "@here_|1@_|a.b+"},
    };

    CHECK_ALL(state, pairs);
    text_fixture_cut(fixture, "see www.performance.uk performance", "", "");
    assert_false(fixture->pieces.items[0].address);
    assert_true(fixture->pieces.items[2].address);
    assert_false(fixture->pieces.items[4].address);
}

static void test_no_break_space_stays_inside(void **state)
{
    assert_string_equal(text_fixture_pieces(*state, "NI\u00A0059 is 5\u00A0km"), "NI\u00A0059_|is_|5\u00A0km+");
    assert_string_equal(text_fixture_pieces(*state, "a\u2060-\u2060bc"), "a\u2060-\u2060bc+");
}

static void test_zero_width_space_allows_break(void **state)
{
    assert_string_equal(text_fixture_pieces(*state, "ab\u200Bcd"), "ab\u200B|cd+");
}

static void test_line_separators(void **state)
{
    static const struct pair pairs[] = {
        {"a\nb", "a!b+"},
        {"a \r\n  b", "a_!__+b+"},
        {"a\u2028b\u2029c\xC2\x85"
         "d",
         "a!b!c!d+"},
        {"\n\na\n", "!!a!"},
    };

    CHECK_ALL(state, pairs);
}

static void test_leading_spaces(void **state)
{
    struct text_fixture *fixture = *state;

    assert_string_equal(text_fixture_pieces(fixture, "  a"), "__+a+");
    text_fixture_cut(fixture, " bar", "foo", "");
    assert_string_equal(text_fixture_show(fixture, &fixture->pieces), "_|bar+");
    assert_int_equal(fixture->pieces.items[0].width, 0);
    assert_int_equal(fixture->pieces.items[0].space, 2778);
    text_fixture_cut(fixture, " bar", "foo (", "");
    assert_string_equal(text_fixture_show(fixture, &fixture->pieces), "_+bar+");
    text_fixture_cut(fixture, " ", "foo ", " bar");
    assert_string_equal(text_fixture_show(fixture, &fixture->pieces), "_+");
    text_fixture_cut(fixture, " ", "foo", "bar");
    assert_string_equal(text_fixture_show(fixture, &fixture->pieces), "_|");
}

static void test_context_after_the_run(void **state)
{
    static const struct {
        const char *run, *next, *pieces;
    } cases[] = {
        {"foo", "bar", "foo+"},   {"foo ", "bar", "foo_|"}, {"foo", " bar", "foo+"},
        {"foo-", "bar", "foo-|"}, {"foo ", "!", "foo_+"},   {"foo ", "– x", "foo_+"},
        {"foo ", "(x)", "foo_|"}, {"a", "\uFFFC", "a|"},    {"foo\u00A0", "b", "foo\u00A0+"},
        {"foo ", "", "foo_+"},    {"(", "foo", "(+"},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct text_fixture *fixture = *state;

        text_fixture_cut(fixture, cases[i].run, "", cases[i].next);
        assert_string_equal(text_fixture_show(fixture, &fixture->pieces), cases[i].pieces);
    }
}

static void test_soft_hyphens(void **state)
{
    struct text_fixture *fixture = *state;
    const struct text_word *joint;

    assert_string_equal(text_fixture_pieces(fixture, "co\u00ADop\u00ADer"), "co~=op~=er+");
    joint = text_word(fixture->text, fixture->pieces.items[0].joint);
    assert_memory_equal(joint->text.s, "\u00AD", 2);
    assert_int_equal(joint->nglyphs, 1);
    assert_int_equal(joint->advance, 0);
    assert_int_equal(joint->glyphs[0].advance, 0);
    assert_string_equal(text_fixture_pieces(fixture, "a\u00AD\u00ADb"), "a\u00AD~=b+");
    assert_string_equal(text_fixture_pieces(fixture, "\u00ADab cd\u00AD"), "\u00AD+ab_|cd\u00AD+");
    assert_string_equal(text_fixture_pieces(fixture, "co\u00AD x"), "co\u00AD_|x+");
    text_fixture_cut(fixture, "co\u00AD", "", "op");
    assert_string_equal(text_fixture_show(fixture, &fixture->pieces), "co~=");
    text_fixture_cut(fixture, "co\u00AD", "", " op");
    assert_string_equal(text_fixture_show(fixture, &fixture->pieces), "co\u00AD+");
}

static void test_many_spaces(void **state)
{
    struct text_fixture *fixture = *state;
    char run[602] = "a";
    uint32_t spaces = 0;
    len_t width = 0;

    memset(run + 1, ' ', 600);
    run[sizeof(run) - 2] = 'b';
    text_fixture_cut(fixture, run, "", "");
    assert_int_equal(fixture->pieces.n, 4);
    for (uint32_t i = 0; i < 3; i++) {
        spaces += fixture->pieces.items[i].spaces;
        width += fixture->pieces.items[i].space;
        assert_int_equal(fixture->pieces.items[i].after, i < 2 ? BREAK_NONE : BREAK_ALLOWED);
    }
    assert_int_equal(spaces, 599);
    assert_int_equal(width, 599 * 2778);
    assert_int_equal(fixture->pieces.items[3].offset, 600);
}

static void test_offsets_and_widths(void **state)
{
    struct text_fixture *fixture = *state;
    static const uint32_t offsets[] = {0, 7, 11, 14}; /* £, é: 2 bytes, ★: 3 */

    text_fixture_cut(fixture, "£12é ★ up-date", "", "");
    assert_int_equal(fixture->pieces.n, 4);
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(fixture->pieces.items[i].offset, offsets[i]);
    text_fixture_cut(fixture, "I", "", "");
    assert_int_equal(fixture->pieces.items[0].width, 2778); /* 569 of 2048 units at 10 pt */
    fixture->look.size = LEN_PT(20);
    text_fixture_cut(fixture, "I ", "", "");
    assert_int_equal(fixture->pieces.items[0].width, 5557);
    assert_int_equal(fixture->pieces.items[0].space, 5557);
}

static void test_shared_words(void **state)
{
    struct text_fixture *fixture = *state;
    word_id first;
    uint32_t words;

    text_fixture_cut(fixture, "target and target", "", "");
    first = fixture->pieces.items[0].word;
    assert_int_equal(first, fixture->pieces.items[2].word);
    words = text_word_count(fixture->text);
    fixture->look.size = LEN_PT(8);
    text_fixture_cut(fixture, "target", "", "");
    assert_int_equal(first, fixture->pieces.items[0].word);
    text_fixture_cut(fixture, "and/target", "", "");
    assert_int_equal(first, fixture->pieces.items[1].word);
    assert_int_equal(text_word_count(fixture->text), words + 1);
    fixture->look.bold = 1;
    text_fixture_cut(fixture, "target", "", "");
    assert_int_not_equal(first, fixture->pieces.items[0].word);
}

static void test_long_word_is_set_in_parts(void **state)
{
    struct text_fixture *fixture = *state;
    uint32_t n = 3000000, bytes = 0;
    char *run = malloc(n + 1);

    assert_non_null(run);
    memset(run, 'W', n);
    run[n] = '\0';
    text_fixture_cut(fixture, run, "", "");
    for (uint32_t i = 0; i < fixture->pieces.n; i++) {
        assert_int_equal(fixture->pieces.items[i].offset, bytes);
        assert_int_equal(fixture->pieces.items[i].after, BREAK_NONE);
        assert_true(fixture->pieces.items[i].width > 0);
        bytes += text_word(fixture->text, fixture->pieces.items[i].word)->text.len;
    }
    assert_int_equal(bytes, n);
    assert_true(text_word_count(fixture->text) < 10);
    free(run);
}

static void test_missing_glyph(void **state)
{
    struct text_fixture *fixture = *state;
    const struct diag *diag;

    text_fixture_cut(fixture, "é is 🟢 and x🟢", "", "");
    assert_int_equal(fixture->diags.n, 2);
    diag = fixture->diags.items[0];
    assert_int_equal(diag->code, DIAG_MISSING_GLYPH);
    assert_int_equal(diag->mark.line, 5);
    assert_int_equal(diag->mark.col, 8);
    assert_int_equal(diag->mark.file, 1);
    assert_non_null(strstr(diag->text.s, "“🟢” (U+1F7E2)"));
    assert_non_null(strstr(diag->help.s, "Liberation Sans, DejaVu Sans"));
    assert_int_equal(fixture->diags.items[1]->mark.col, 15);
    text_fixture_cut(fixture, "é is 🟢 and x🟢", "", ""); /* measured again: no second message */
    assert_int_equal(fixture->diags.n, 2);
    text_shape(fixture->text, fixture->scratch, &fixture->look, STR("🟢"), (struct mark){.line = 6, .col = 65535},
               &fixture->pieces);
    assert_int_equal(fixture->diags.n, 3); /* another place */
    assert_int_equal(fixture->diags.items[2]->mark.col, 65535);
}

/* A base that a font has with a mark that none has: the mark is what is missing. */
static void test_missing_mark(void **state)
{
    struct text_fixture *fixture = *state;

    text_fixture_cut(fixture, "ax\u20E3", "", "");
    assert_int_equal(fixture->diags.n, 1);
    assert_non_null(strstr(fixture->diags.items[0]->text.s, "U+20E3"));
    assert_int_equal(fixture->diags.items[0]->mark.col, 5);
    assert_int_equal(text_face_count(fixture->text), 1);
}

static void test_private_use_is_not_printed(void **state)
{
    struct text_fixture *fixture = *state;

    text_fixture_cut(fixture, "\U0010FFFD", "", "");
    assert_int_equal(fixture->diags.n, 1);
    assert_non_null(strstr(fixture->diags.items[0]->text.s, "character (U+10FFFD)"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, text_setup, text_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_sentences),
        TEST(test_figures_stay_whole),
        TEST(test_hyphens_slashes_dashes),
        TEST(test_rows_of_dashes_break),
        TEST(test_addresses),
        TEST(test_no_break_space_stays_inside),
        TEST(test_zero_width_space_allows_break),
        TEST(test_line_separators),
        TEST(test_leading_spaces),
        TEST(test_context_after_the_run),
        TEST(test_soft_hyphens),
        TEST(test_many_spaces),
        TEST(test_offsets_and_widths),
        TEST(test_shared_words),
        TEST(test_long_word_is_set_in_parts),
        TEST(test_missing_glyph),
        TEST(test_missing_mark),
        TEST(test_private_use_is_not_printed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
