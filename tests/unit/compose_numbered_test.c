/* Numbered paragraphs: what counts, and where it stands. */
#include <string.h>

#include "compose_text_fixture.h"

static const char layout[] =
    "extends: base\n"
    "text:\n"
    "  plain: { size: 10pt, leading: 13pt, before: 3pt, after: 4pt, measure: 0pt, orphans: 1, widows: 1 }\n"
    "headings:\n"
    "  - style: heading-1\n"
    "    paragraphs: { number: \"{1}.{n}\", subnumber: \"{n}.{m}\", reference: \"para. {number}\", indent: 30pt, "
    "subindent: 20pt }\n"
    "  - { style: heading-2, paragraphs: { number: \"{1}.{2}.{n}\", numbered: yes } }\n"
    "  - { style: heading-3 }\n";

#define WIDE LEN_PT(400)

/* Sets the first section's text with numbers that begin behind `first`. */
static struct flow set_numbered(struct text_report *fixture, uint32_t first)
{
    struct composer *composer = &fixture->composer;
    const struct style *style = composer->style;
    struct numbering section = {.counts = {0, 4}, .level = 1, .paragraph = first};
    struct paragraphs *paragraphs = paragraphs_begin(composer->arena, style_heading(style, 1)->paragraphs, &section);
    struct setting setting = {.look = style_text(style, STR("plain")),
                              .width = WIDE,
                              .align = ALIGN_LEFT,
                              .parent = composer->boxes->tree.root,
                              .para = ROLE_P};
    return compose_numbered(composer, &setting, text_of_section(fixture, 0), paragraphs);
}

static void assert_numbered(const char *report, uint32_t first, const char *lines, const char *tree)
{
    struct text_report fixture;
    text_report_open(&fixture, layout, "", report);
    struct flow flow = set_numbered(&fixture, first);
    assert_string_equal(show_flow(&fixture, &flow), lines);
    assert_string_equal(show_tree(&fixture, fixture.composer.boxes->tree.root), tree);
    assert_inside(&fixture, &flow, WIDE);
    assert_no_messages(&fixture);
    text_report_close(&fixture);
}

#define TEXT "sections:\n  - heading: H\n    text: |\n"

static void test_paragraphs(void **state)
{
    (void)state;
    assert_numbered(TEXT "      one\n\n      *two*\n", 0, "4.1_|one\n4.2_|two",
                    "Document(P(text,text),P(text,text))");
    assert_numbered(TEXT "      on\n", 9, "4.10_|on", "Document(P(text,text))");
}

static void test_sub_paragraphs(void **state)
{
    (void)state;
    /* Numbers of a list are given anew, whatever it says; a second list under one paragraph goes on. */
    assert_numbered(TEXT
                    "      one\n\n      7. a\n      8. b\n\n      - c\n\n      1. d\n\n      two\n\n      1. e\n",
                    0, "4.1_|one\n1.1_|a\n1.2_|b\n•_|c\n1.3_|d\n4.2_|two\n2.1_|e",
                    "Document(P(text,text),P(text,text),P(text,text),L(LI(Lbl,LBody)),P(text,text),P(text,text),P("
                    "text,text))");
    /* What stands in an item stays below it. */
    assert_numbered(TEXT "      one\n\n      1. a\n\n         more\n\n         - c\n      2. b\n", 0,
                    "4.1_|one\n1.1_|a\nmore\n•_|c\n1.2_|b",
                    "Document(P(text,text),P(text,text),P,L(LI(Lbl,LBody)),P(text,text))");
}

static void test_list_without_paragraph(void **state)
{
    (void)state;
    assert_numbered(TEXT "      1. one\n      2. two\n\n      three\n\n      1. sub\n", 0,
                    "4.1_|one\n4.2_|two\n4.3_|three\n3.1_|sub",
                    "Document(P(text,text),P(text,text),P(text,text),P(text,text))");
}

static void test_places(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", TEXT "      one:\n\n      1. a\n\n      - b\n");
    struct flow flow = set_numbered(&fixture, 0);
    const len_t numbers[] = {0, LEN_PT(30)}, words[] = {LEN_PT(30), LEN_PT(50)};
    for (uint32_t i = 0; i < 2; i++) {
        assert_int_equal(flow.lines[i].spans[0].x, numbers[i]);
        assert_int_equal(flow.lines[i].spans[1].x, words[i]);
    }
    assert_true(flow.lines[0].flags & LINE_KEEP_NEXT);
    assert_int_equal(flow.lines[2].spans[0].x > LEN_PT(29), 1);
    text_report_close(&fixture);
}

/* A number wider than its room moves the words of its own line only. */
static void test_wide_number(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "",
                     TEXT "      one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                          "fifteen sixteen seventeen eighteen\n");
    struct flow flow = set_numbered(&fixture, 99999999);
    assert_true(flow.n > 1);
    assert_true(flow.lines[0].spans[1].x > LEN_PT(30));
    assert_int_equal(flow.lines[1].spans[0].x, LEN_PT(30));
    text_report_close(&fixture);
}

static void test_references(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "",
                     "sections:\n"
                     "  - heading: A\n    paragraphs: numbered\n    text: |\n      one {#a}\n\n      1. sub {#b}\n"
                     "    sections:\n"
                     "      - { heading: B, text: \"two {#c}\" , sections: [{ heading: C, text: \"three {#d}\" }] }\n"
                     "      - { heading: D, label: \"\", text: \"four {#e}\" }\n"
                     "      - { heading: E, paragraphs: plain, text: \"five {#f}\" }\n"
                     "  - heading: F\n    text: \"[[a]] [[b]] [[c]] [[d]] [[e]] [[f|plain]]\"\n");
    text_report_compose(&fixture);
    assert_string_equal(show_boxes(&fixture),
                        "== portrait page\nk A_title\nk A\n1.1_|one_/1.1_|sub_\nk B\n1.1.1_|two_\nk C\n"
                        "1.1.2_|three_\nk D\n1.2_|four_\nk E\nfive_\nk F\n"
                        "para._1.1_|para._1.1_|paragraph_1.1.1_|paragraph_1.1.2_|para._1.2_|plain");
    text_report_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_sub_paragraphs),
        cmocka_unit_test(test_list_without_paragraph),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_wide_number),
        cmocka_unit_test(test_references),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
