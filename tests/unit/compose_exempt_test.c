/* Exempt information: words for its paragraphs, and the marks and numbers of a copy that prints it. */
#include <string.h>

#include "compose_text_fixture.h"

#include "compose/exempt_int.h"

static const char layout[] = "extends: base\n"
                             "headings:\n"
                             "  - style: heading-1\n"
                             "    paragraphs: { number: \"{1}.{n}\", numbered: yes }\n"
                             "  - { style: heading-2 }\n"
                             "exempt: { begin: \"[{numbers}\", end: \"]\", front: \"\" }\n";

static void assert_filled(struct text_report *fixture, uint32_t set, const char *words)
{
    const struct style *style = fixture->style;
    const struct exempt_style *exempt = style->exempt;
    struct str filled = exempt_fill(fixture->arena, style, exempt->row, set);
    assert_int_equal(filled.len, strlen(words));
    assert_memory_equal(filled.s, words, filled.len);
}

static void test_words(void **state)
{
    struct text_report fixture;
    (void)state;
    text_report_open(&fixture, layout, "", "sections:\n  - { heading: A, text: b }\n");
    assert_filled(&fixture, 4, "Not for publication: exempt by paragraph 3 of Schedule 12A");
    assert_filled(&fixture, 5, "Not for publication: exempt by paragraphs 1 and 3 of Schedule 12A");
    assert_filled(&fixture, 0x45, "Not for publication: exempt by paragraphs 1, 3 and 7 of Schedule 12A");
    struct str open = compose_access_words(fixture.arena, fixture.style, fixture.report);
    assert_true(str_eqz(open, "Open"));
    assert_int_equal(compose_exempt_mark(fixture.arena, fixture.style, 0).len, 0);
    text_report_close(&fixture);
}

static void test_count(void **state)
{
    struct text_report fixture;
    (void)state;
    text_report_open(&fixture, layout, "", "sections:\n  - { heading: A, text: b }\n");
    const struct exempt_style *style = fixture.style->exempt;
    assert_true(str_eqz(exempt_count(fixture.arena, style->shown, style->shown_several, 1),
                        "1 exempt indicator is not shown."));
    assert_true(str_eqz(exempt_count(fixture.arena, style->shown, style->shown_several, 12),
                        "12 exempt indicators are not shown."));
    text_report_close(&fixture);
}

static void assert_boxes(const char *report, const char *boxes)
{
    struct text_report fixture;
    text_report_open(&fixture, layout, "", report);
    text_report_compose(&fixture);
    assert_string_equal(show_boxes(&fixture), boxes);
    assert_no_messages(&fixture);
    text_report_close(&fixture);
}

/* Whatever stands in an exempt part, it takes one number: of its first paragraph, or of the words above it. */
static void test_one_number(void **state)
{
    (void)state;
    assert_boxes("sections:\n"
                 "  - heading: H\n"
                 "    text: one\n"
                 "    content:\n"
                 "      - exempt: 3\n"
                 "        text: |\n"
                 "          two\n\n"
                 "          more\n\n"
                 "          1. part\n"
                 "      - exempt: 3\n"
                 "        small_print: small\n"
                 "      - text: { text: four, exempt: 1 }\n"
                 "      - text: five\n",
                 "== portrait page\nk A_title\nk H\n"
                 "1.1_|one\n"
                 "[3\n"
                 "1.2_|two/1.2A_|more/1.2A.1_|part\n"
                 "]\n"
                 "1.3_|[3\n"
                 "small\n"
                 "]\n"
                 "[1\n"
                 "1.4_|four\n"
                 "]\n"
                 "1.5_|five");
}

/* A section whose paragraphs are counted with those around it takes one number too; parts within it none. */
static void test_section_number(void **state)
{
    (void)state;
    assert_boxes("sections:\n"
                 "  - heading: H\n"
                 "    text: one\n"
                 "    sections:\n"
                 "      - heading: S\n"
                 "        exempt: 3\n"
                 "        text: two\n"
                 "        content: [{ text: more, exempt: 3 }, { text: last, exempt: 5 }]\n"
                 "      - { heading: T, text: three }\n",
                 "== portrait page\nk A_title\nk H\n"
                 "1.1_|one\n"
                 "k S\n"
                 "[3\n"
                 "1.2_|two\n"
                 "1.2A_|more\n"
                 "[5\n"
                 "1.2B_|last\n"
                 "]\n"
                 "]\n"
                 "k T\n"
                 "1.3_|three");
}

/* Lines bear the paragraphs of all that they stand in. */
static void test_marks(void **state)
{
    struct text_report fixture;
    (void)state;
    text_report_open(&fixture, layout, "",
                     "sections:\n"
                     "  - heading: H\n"
                     "    text: one\n"
                     "  - heading: S\n"
                     "    exempt: 3\n"
                     "    content: [{ text: two, exempt: 5 }]\n");
    text_report_compose(&fixture);
    uint32_t marks[9] = {0}, n = 0;
    for (uint32_t i = 0; i < fixture.boxes->items.n; i++) {
        const struct box *box = &fixture.boxes->items.items[i];
        if (box->kind == BOX_FLOW && n < 9)
            marks[n++] = box->flow.lines[0].exempt;
    }
    /* The title, H, one; S, its words, those of the text, two, and the ends of both. */
    const uint32_t expected[9] = {0, 0, 0, 4, 4, 20, 20, 20, 4};
    assert_int_equal(n, 9);
    assert_memory_equal(marks, expected, sizeof(expected));
    assert_int_equal(fixture.boxes->sections.items[0].exempt, 0);
    assert_int_equal(fixture.boxes->sections.items[1].exempt, 4);
    text_report_close(&fixture);
}

/* A note of exempt text alone has a number of another series; one that public text marks later has the number that it
 * has without the exempt text. */
static void test_notes(void **state)
{
    struct text_report fixture;
    (void)state;
    text_report_open(&fixture, layout, "",
                     "notes: { a: a, b: b, c: c }\n"
                     "sections:\n"
                     "  - heading: H\n"
                     "    content:\n"
                     "      - { text: \"x[^a] y[^b]\", exempt: 3 }\n"
                     "      - text: z[^c] u[^b]\n");
    text_report_compose(&fixture);
    const struct boxes *boxes = fixture.boxes;
    assert_int_equal(boxes->notes.n, 3);
    assert_true(str_eqz(boxes->notes.items[0].said, "Note E1"));
    assert_true(str_eqz(boxes->notes.items[1].said, "Note 2"));
    assert_true(str_eqz(boxes->notes.items[2].said, "Note 1"));
    assert_int_equal(boxes->notes.items[0].flow.lines[0].exempt, 4);
    assert_int_equal(boxes->notes.items[1].flow.lines[0].exempt, 0);
    text_report_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),          cmocka_unit_test(test_count), cmocka_unit_test(test_one_number),
        cmocka_unit_test(test_section_number), cmocka_unit_test(test_marks), cmocka_unit_test(test_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
