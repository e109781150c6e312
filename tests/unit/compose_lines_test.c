/* Lines: breaking, spans, words that do not fit. */
#include <stdio.h>
#include <string.h>

#include "compose_text_fixture.h"

static const char layout[] =
    "extends: base\n"
    "text:\n"
    "  plain: { size: 10pt, leading: 13pt, after: 4pt, measure: 0pt, hyphenate: no, overlong: "
    "break, orphans: 1, widows: 1 }\n"
    "  strict: { like: plain, overlong: error }\n"
    "  soft: { like: plain, hyphenate: yes }\n"
    "  short: { like: plain, measure: 60pt, indent: 10pt }\n"
    "  kept: { like: plain, orphans: 2, widows: 2 }\n";

#define SECTION(text) "sections:\n  - heading: H\n    text: " text "\n"

/* Sets the text of the only section and compares its lines. */
static void assert_lines(const char *report, const char *look, const char *width_words, const char *expected)
{
    struct text_report fixture;
    text_report_open(&fixture, layout, "", report);
    len_t width = width_of(&fixture, look, width_words);
    struct flow flow = set_section(&fixture, 0, look, width, ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), expected);
    assert_inside(&fixture, &flow, width);
    assert_no_messages(&fixture);
    text_report_close(&fixture);
}

/* A line takes what fits exactly, and not a thousandth of a point more. */
static void test_first_fit(void **state)
{
    (void)state;
    assert_lines(SECTION("one two three four"), "plain", "one two", "one_two_\nthree_\nfour");
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("one two three four"));
    len_t width = width_of(&fixture, "plain", "three four");
    struct flow flow = set_section(&fixture, 0, "plain", width, ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), "one_two_\nthree_four");
    flow = set_section(&fixture, 0, "plain", width - 1, ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), "one_two_\nthree_\nfour");
    assert_int_equal(flow.height, 3 * 13000);
    text_report_close(&fixture);
}

static void test_style_changes_do_not_break_words(void **state)
{
    (void)state;
    assert_lines(SECTION("un**believ**able tales"), "plain", "unbelievable--", "unbelievable_\ntales");
    /* The comma belongs to the bold word before it. */
    assert_lines(SECTION("first **second**, third"), "plain", "first second,--", "first_second,_\nthird");
    assert_lines(SECTION("first **second** third"), "plain", "first second--", "first_second_\nthird");
}

static void test_superscript(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("the 31^st^ day"));
    struct flow flow = set_section(&fixture, 0, "plain", LEN_PT(300), ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), "the_31|st_|day");
    const struct span *spans = flow.lines[0].spans;
    assert_int_equal(spans[0].flags, 0);
    assert_int_equal(spans[1].flags, SPAN_SUPER);
    assert_int_equal(spans[1].style, spans[0].style);
    assert_int_equal(flow.lines[0].height, LEN_PT(13));
    /* Small type takes less room. */
    assert_true(spans[2].x < width_of(&fixture, "plain", "the 31st d") - width_of(&fixture, "plain", "d"));
    text_report_close(&fixture);
}

static void test_alignment(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("one two"));
    len_t one = width_of(&fixture, "plain", "one"), width = width_of(&fixture, "plain", "one two") - 1;
    struct flow flow = set_section(&fixture, 0, "plain", width, ALIGN_RIGHT);
    assert_int_equal(flow.n, 2);
    /* The space at the line's end is there, but takes no room. */
    assert_int_equal(flow.lines[0].spans[0].x, width - one);
    flow = set_section(&fixture, 0, "plain", width, ALIGN_CENTRE);
    assert_int_equal(flow.lines[0].spans[0].x, (width - one) / 2);
    text_report_close(&fixture);
}

static void test_measure_and_indent(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("one two three four five six seven"));
    struct flow flow = set_section(&fixture, 0, "short", LEN_PT(500), ALIGN_LEFT);
    assert_true(flow.n > 1);
    assert_inside(&fixture, &flow, LEN_PT(70));
    for (uint32_t i = 0; i < flow.n; i++) {
        assert_int_equal(flow.lines[i].spans[0].x, LEN_PT(10));
    }
    text_report_close(&fixture);
}

static void test_hard_breaks(void **state)
{
    (void)state;
    /* A space is set at the end of a line that ends by itself: what is copied out does not run together. */
    assert_lines("sections:\n  - heading: H\n    text: |\n      one\\\n      two\n", "plain", "one two", "one_\ntwo");
}

/* A dictionary divides only what does not fit on a line of its own. */
static void test_hyphenation(void **state)
{
    (void)state;
    assert_lines(SECTION("an improvement"), "soft", "improvement", "an_\nimprovement");
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("an improvement"));
    len_t width = width_of(&fixture, "soft", "improvement") - 1;
    struct flow flow = set_section(&fixture, 0, "soft", width, ALIGN_LEFT);
    assert_inside(&fixture, &flow, width);
    /* As much as fits stands beside the word before it. */
    assert_string_equal(show_flow(&fixture, &flow), "an_improve-\nment");
    text_report_close(&fixture);
}

static void test_soft_hyphens(void **state)
{
    (void)state;
    /* Taken: a hyphen is seen. Not taken: it is read all the same, and not seen. */
    assert_lines(SECTION("an ex\xC2\xADtra word"), "plain", "an ex-", "an_ex-\ntra_\nword");
    assert_lines(SECTION("an ex\xC2\xADtra word"), "plain", "an extra-", "an_ex-tra_\nword");
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("an ex\xC2\xADtra word"));
    struct flow flow = set_section(&fixture, 0, "plain", width_of(&fixture, "plain", "an ex"), ALIGN_LEFT);
    /* No room for the hyphen. */
    assert_string_equal(show_flow(&fixture, &flow), "an_\nex-tra_\nword");
    text_report_close(&fixture);
}

static void test_overlong_broken(void **state)
{
    (void)state;
    assert_lines(SECTION("a bbbbbbbbbb c"), "plain", "bbbb", "a_\nbbbb\nbbbb\nbb_c");
    /* No single letter, with or without punctuation, is left for the last line. */
    assert_lines(SECTION("bbbbbbbb, c"), "plain", "bbbb", "bbbb\nbb\nbb,_c");
    assert_lines(SECTION("bbbbbbbbb c"), "plain", "bbbb", "bbbb\nbbb\nbb_c");
    assert_lines(SECTION("bbb.. c"), "plain", "bbb", "b\nbb.._\nc");
    assert_lines(SECTION("b,,,,,,"), "plain", "b,", "b,\n,,,\n,,");
}

static void test_overlong_error(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("a bbbbbbbbbb c"));
    len_t width = width_of(&fixture, "strict", "bbbb");
    struct flow flow = set_section(&fixture, 0, "strict", width, ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), "a_\nbbbbbbbbbb_\nc");
    assert_one_message(&fixture, DIAG_WORD_TOO_WIDE);
    const struct diag *diag = fixture.diags.items[0];
    assert_non_null(strstr(diag->text.s, "`bbbbbbbbbb`"));
    assert_int_equal(diag->mark.line, 4);
    assert_int_equal(diag->mark.col, 13);
    text_report_close(&fixture);
}

/* One message, not one for each piece that follows in the same word. */
static void test_overlong_reported_once(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("bbbbbbbbbb**c**d."));
    struct flow flow = set_section(&fixture, 0, "strict", width_of(&fixture, "strict", "bbbb"), ALIGN_LEFT);
    assert_true(flow.n > 0);
    assert_one_message(&fixture, DIAG_WORD_TOO_WIDE);
    text_report_close(&fixture);
}

/* A very long word in a very narrow place: nothing is lost, and it takes no more time than its length. */
static void test_overlong_hostile(void **state)
{
    (void)state;
    enum { N = 100000 };
    char *report = test_malloc(N + 100);
    size_t at = (size_t)sprintf(report, "sections:\n  - heading: H\n    text: ");
    for (int i = 0; i < N; i++) {
        report[at++] = (char)('a' + i % 26);
    }
    strcpy(report + at, "\n");
    struct text_report fixture;
    text_report_open(&fixture, layout, "", report);
    test_free(report);
    len_t width = LEN_PT(60);
    for (int i = 0; i < 2; i++) {
        struct flow flow = set_section(&fixture, 0, i ? "soft" : "plain", width, ALIGN_LEFT);
        assert_inside(&fixture, &flow, width);
        const char *lines = show_flow(&fixture, &flow);
        int letters = 0;
        for (; *lines; lines++) {
            if (*lines >= 'a' && *lines <= 'z') {
                assert_int_equal(*lines, 'a' + letters % 26);
                letters++;
            }
        }
        assert_int_equal(letters, N);
    }
    text_report_close(&fixture);
}

/* No width at all: reported once, nothing loops. */
static void test_no_width(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("ab c"));
    struct flow flow = set_section(&fixture, 0, "plain", 0, ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), "a\nb_\nc");
    assert_one_message(&fixture, DIAG_WORD_TOO_WIDE);
    text_report_close(&fixture);
}

/* An indent that leaves no room: one message, of the indent, for the whole paragraph. */
static void test_no_width_beside_indent(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("three words here"));
    struct flow flow = set_section(&fixture, 0, "short", LEN_PT(12), ALIGN_LEFT);
    assert_true(flow.n > 3);
    assert_one_message(&fixture, DIAG_WORD_TOO_WIDE);
    assert_non_null(strstr(fixture.diags.items[0]->text.s, "indent of 3.6 mm leaves no room"));
    text_report_close(&fixture);
}

/* Heights of more than any page end at a bound, and small lengths can still be added. */
static void test_vast_heights(void **state)
{
    (void)state;
    assert_int_equal(len_add(2, 3), 5);
    assert_int_equal(len_add(LEN_MAX, LEN_MAX), LEN_VAST);
    assert_int_equal(len_add(LEN_VAST, -1), LEN_VAST - 1);
    assert_int_equal(len_add(-LEN_MAX, -LEN_MAX), -LEN_VAST);
}

static void test_orphans_and_widows(void **state)
{
    (void)state;
    assert_lines(SECTION("one two three four five"), "kept", "three", "k one_\ntwo_\nthree_\nk four_\nfive");
}

/* What a flow says, soft hyphens and spaces left out. */
static void read_back(struct text_report *fixture, const struct flow *flow, struct buf *out)
{
    buf_clear(out);
    for (const char *c = show_flow(fixture, flow); *c; c++) {
        if (strchr("_-|\n ", *c) == NULL) {
            buf_putc(out, *c);
        }
    }
}

/* A text of many words with styles that change inside them, from the same numbers each time. */
static const char *random_text(struct arena *arena, uint32_t seed, struct buf *letters)
{
    struct buf text = {0};
    uint32_t state = seed;
    for (int word = 0; word < 60; word++) {
        state = state * 1664525u + 1013904223u;
        uint32_t length = 1 + (state >> 16) % 14, bold = (state >> 8) % 5;
        for (uint32_t i = 0; i < length; i++) {
            char c = (char)('a' + (state >> (i % 20)) % 26);
            buf_puts(&text, bold == 0 && i == 0 ? "**" : "");
            buf_putc(&text, c);
            buf_puts(&text, bold == 0 && i == length / 2 ? "**" : bold == 1 && i % 4 == 3 ? "\xC2\xAD" : "");
            buf_putc(letters, c);
        }
        buf_putc(&text, ' ');
    }
    buf_putc(letters, '\0');
    struct str copy = str_dup(arena, (struct str){text.bytes, (uint32_t)text.len});
    buf_free(&text);
    return copy.s;
}

/* At every width: nothing lost, in order, once, and nothing outside. */
static void test_nothing_lost(void **state)
{
    (void)state;
    static const char *const looks[] = {"plain", "soft"};
    struct arena *arena = arena_new();
    for (uint32_t seed = 1; seed <= 8; seed++) {
        struct buf letters = {0}, said = {0};
        const char *text = random_text(arena, seed, &letters);
        struct text_report fixture;
        text_report_open(&fixture, layout, "",
                         str_printf(arena, "sections:\n  - heading: H\n    text: \"%s\"\n", text).s);
        for (len_t width = LEN_PT(12); width < LEN_PT(400); width += width / 7) {
            struct flow flow = set_section(&fixture, 0, looks[seed % 2], width, ALIGN_LEFT);
            assert_inside(&fixture, &flow, width);
            read_back(&fixture, &flow, &said);
            buf_putc(&said, '\0');
            assert_string_equal(said.bytes, letters.bytes);
        }
        assert_no_messages(&fixture);
        text_report_close(&fixture);
        buf_free(&letters);
        buf_free(&said);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_fit),
        cmocka_unit_test(test_style_changes_do_not_break_words),
        cmocka_unit_test(test_superscript),
        cmocka_unit_test(test_alignment),
        cmocka_unit_test(test_measure_and_indent),
        cmocka_unit_test(test_hard_breaks),
        cmocka_unit_test(test_hyphenation),
        cmocka_unit_test(test_soft_hyphens),
        cmocka_unit_test(test_overlong_broken),
        cmocka_unit_test(test_overlong_error),
        cmocka_unit_test(test_overlong_reported_once),
        cmocka_unit_test(test_overlong_hostile),
        cmocka_unit_test(test_no_width),
        cmocka_unit_test(test_no_width_beside_indent),
        cmocka_unit_test(test_vast_heights),
        cmocka_unit_test(test_orphans_and_widows),
        cmocka_unit_test(test_nothing_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
