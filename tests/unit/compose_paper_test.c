/* What a committee paper has: facts of its head, recommendations, the clearance of officers. */
#include <string.h>

#include "compose_text_fixture.h"

#define PLAIN                                                                                \
    "extends: base\n"                                                                        \
    "text: { body: { size: 12pt, leading: 12pt, before: 0pt, after: 0pt, measure: 0pt } }\n" \
    "headings: [{ style: heading-1, paragraphs: { number: \"{1}.{n}\", indent: 30pt } }, { style: heading-2 }]\n"

static void compose(struct text_report *fixture, const char *layout, const char *head, const char *report)
{
    text_report_open(fixture, layout, head, report);
    text_report_compose(fixture);
    assert_no_messages(fixture);
}

static const struct box *box_at(const struct text_report *fixture, uint32_t i)
{
    assert_true(i < fixture->boxes->items.n);
    return &fixture->boxes->items.items[i];
}

#define SECTION "sections: [{ heading: H, text: x }]\n"
#define FACTS                                                                                                      \
    PLAIN "title_block: { lines: [\"{title}\"], details: { rows: [{ label: Item, text: \"{agenda_item}\" }, { "    \
          "label: Of, text: \"{author} ({contact})\" }, { label: Wards, text: \"{wards}\" }, { details: yes }, { " \
          "label: Ask, text: \"{contact}\" }, { label: Key, text: \"{key_decision}, {status}, "                    \
          "{portfolio_holder}\" }] } }\n"

/* Rows all of whose fields are empty are left out; the report's own stand where the layout says. */
static void test_facts(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, FACTS,
            ", agenda_item: \"7\", wards: [Abbey, Castle], contact: \"*Us*, <us@x.org>\", details: { Own: words }",
            SECTION);
    assert_string_equal(show_boxes(&fixture),
                        "== portrait page\nA_title\n"
                        "Item:_|7/Of:_|(Us,_|us@x.org|)/Wards:_|Abbey,_Castle/Own:_|words/Ask:_|Us,_|us@x.org\n"
                        "k H\nx");
    assert_string_equal(show_tree(&fixture, fixture.boxes->tree.root->first),
                        "Div(P,P(text,text),P(text,text,Link,text),P(text,text),P(text,text),P(text,text,Link))");
    text_report_close(&fixture);
}

/* Without such a row they follow; wards may be one word, and whatever lacks is not printed. */
static void test_own_details_follow(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture,
            PLAIN "title_block: { lines: [], details: { rows: [{ label: Wards, text: \"{wards}\" }, { label: Key, "
                  "text: \"{key_decision}{status}{portfolio_holder}{agenda_item}{contact}\" }] } }\n",
            ", wards: All, details: { Own: words }", SECTION);
    assert_string_equal(show_boxes(&fixture), "== portrait page\nWards:_|All/Own:_|words\nk H\nx");
    text_report_close(&fixture);
    compose(&fixture, PLAIN "title_block: { lines: [\"{wards}\"] }\n", "", SECTION);
    assert_string_equal(show_boxes(&fixture), "== portrait page\nk H\nx");
    text_report_close(&fixture);
}

/* A mark and a second line of the contact come along. */
static void test_facts_of_several_lines(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture,
            PLAIN "title_block: { lines: [], details: { rows: [{ label: Ask, text: \"{contact}\" }, { label: At, "
                  "text: \"by {contact}.\" }] } }\n",
            ", contact: \"One\\n*Two*\"", SECTION);
    assert_string_equal(show_boxes(&fixture), "== portrait page\nk Ask:_|One_/Two/k At:_|by_One_/Two.\nk H\nx");
    text_report_close(&fixture);
}

#define LIST "sections:\n  - heading: H\n    content:\n      - recommendations:\n"
#define ITEMS                        \
    "          lead: \"That we:\"\n" \
    "          items: [one, { text: two, id: two, items: [p, { text: q, id: q }] }, \"- *x*\\n- y\"]\n"

static void test_letters(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, PLAIN "title_block: { lines: [] }\n", "",
            LIST ITEMS "      - text: See [[two]], [[q]].\n"
                       "      - recommendations: [three]\n");
    assert_string_equal(show_boxes(&fixture), "== portrait page\nk H\nThat_we:\na)_|one\nb)_|two\n(i)_|p\n(ii)_|q\n"
                                              "k c)_/•_|x/•_|y\n"
                                              "See_|recommendation_b)|,_|recommendation_b)(ii)|.\nd)_|three");
    assert_string_equal(show_tree(&fixture, fixture.boxes->tree.root->first),
                        "Sect(H1,P,L(LI(Lbl,LBody),LI(Lbl,LBody(P,L(LI(Lbl,LBody),LI(Lbl,LBody)))),"
                        "LI(Lbl,LBody(L(LI(Lbl,LBody),LI(Lbl,LBody))))),"
                        "P(text,Reference(Link),text,Reference(Link),text),L(LI(Lbl,LBody)))");
    text_report_close(&fixture);
}

/* Letters stand at one edge and words at another, the numbers of parts below the words. */
static void test_places(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture,
            PLAIN "title_block: { lines: [] }\nrecommendations: { indent: 20pt, subindent: 1pt, before: 5pt, "
                  "between: 3pt, after: 9pt }\n",
            "", LIST ITEMS);
    const struct box *one = box_at(&fixture, 3), *two = box_at(&fixture, 4), *p = box_at(&fixture, 5);
    assert_true(box_at(&fixture, 2)->flags & BOX_KEEP_NEXT); /* the lead */
    assert_int_equal(one->x, 0);
    assert_int_equal(one->before, LEN_PT(5));
    assert_int_equal(one->flow.lines[0].spans[0].x, 0);
    assert_int_equal(one->flow.lines[0].spans[1].x, LEN_PT(20));
    assert_true(one->flags & BOX_KEEP_TOGETHER);
    assert_false(one->flags & BOX_KEEP_NEXT);
    assert_int_equal(two->before, LEN_PT(3));
    assert_true(two->flags & BOX_KEEP_NEXT);
    assert_int_equal(p->x, LEN_PT(20));
    assert_int_equal(p->flow.lines[0].spans[1].x, width_of(&fixture, "body", "(ii)") + LEN_PT(6));
    assert_int_equal(box_at(&fixture, 7)->after, LEN_PT(9));
    assert_int_equal(box_at(&fixture, 7)->x, 0);
    assert_int_equal(fixture.composer.x, 0);
    text_report_close(&fixture);
}

/* In a section with numbered paragraphs the lead is one of them, and the list stands below its words. */
static void test_numbered_section(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, PLAIN "title_block: { lines: [] }\n", "",
            "sections:\n  - heading: H\n    paragraphs: numbered\n    text: x\n    content:\n"
            "      - recommendations: { lead: \"That: {#lead}\", items: [one] }\n      - text: See [[lead]].\n");
    assert_string_equal(show_boxes(&fixture),
                        "== portrait page\nk H\n1.1_|x\n1.2_|That:_\na)_|one\n1.3_|See_|paragraph_1.2|.");
    assert_int_equal(box_at(&fixture, 4)->x, LEN_PT(30));
    text_report_close(&fixture);
}

/* What is exempt as a whole is counted by itself; one that is exempt alone keeps its letter. */
static void test_exempt_lists(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, PLAIN "title_block: { lines: [] }\n", "",
            "sections:\n"
            "  - heading: H\n    content:\n"
            "      - recommendations: [one, { text: two, exempt: 3 }]\n"
            "      - { recommendations: [three], exempt: 3 }\n"
            "      - columns: [{ content: [{ recommendations: [four] }], exempt: 3 }, { text: x }]\n"
            "  - heading: I\n    exempt: 3\n    sections: [{ heading: J, content: [{ recommendations: [{ text: five, "
            "id: five }] }] }]\n"
            "  - heading: K\n    content: [{ recommendations: [six] }, { text: \"[[five]]\" }]\n");
    const char *boxes = show_boxes(&fixture);
    const char *const expected[] = {"a)_|one\n", "b)_|two\n", "Ea)_|three\n",      "Eb)_|four",
                                    "Ec)_|five", "c)_|six",   "recommendation_Ec)"};
    for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++)
        assert_non_null(strstr(boxes, expected[i]));
    text_report_close(&fixture);
}

static void test_other_numbers(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture,
            PLAIN "title_block: { lines: [] }\nrecommendations: { number: \"R{n}.\", subnumber: \"{number}.{A}\", "
                  "numbering: list, reference: \"Rec. {number}\", subreference: \"Rec. {subnumber}\" }\n",
            "",
            LIST "          - { text: one, id: one, items: [{ text: p, id: p }] }\n"
                 "      - recommendations: [two, \"[[one]] [[p]]\"]\n");
    assert_string_equal(show_boxes(&fixture),
                        "== portrait page\nk H\nR1._|one\nR1.A_|p\nR1._|two\nR2._|Rec._R1_|Rec._R1.A");
    const struct sem *list = fixture.boxes->tree.root->first->first->next;
    assert_int_equal(list->numbering, NUMBERING_DECIMAL);
    assert_int_equal(list->first->last->last->numbering, NUMBERING_ALPHA_CAPITALS);
    text_report_close(&fixture);
}

#define SIGNED                                                                                                       \
    "sections:\n  - heading: H\n    text: x\n    content:\n      - table: { title: T, columns: [A], rows: [[b]] }\n" \
    "      - sign_off: [{ role: Director, name: Jo, date: 1 May, comment: Fine. }, { role: Head, date: 2 May }, "    \
    "Chief]\n"                                                                                                       \
    "      - table: { title: U, id: u, columns: [A], rows: [[b]] }\n      - text: \"[[u]]\"\n"

/* The table of clearances has four columns. */
static const struct table *sign_off_of(const struct text_report *fixture)
{
    static const struct table none;
    for (uint32_t i = 0; i < fixture->boxes->items.n; i++) {
        const struct box *box = &fixture->boxes->items.items[i];
        if (box->kind == BOX_TABLE && box->table->ncolumns == 4)
            return box->table;
    }
    fail_msg("there is no table of clearances");
    return &none;
}

static void assert_cell(struct text_report *fixture, const struct table *table, uint32_t row, uint32_t column,
                        const char *words)
{
    assert_string_equal(show_flow(fixture, &table->cells[row * table->ncolumns + column].flow), words);
}

/* Every cell says something, and where one is still to sign there is room. */
static void test_clearances(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture,
            PLAIN "title_block: { lines: [] }\ntables: { table: { number: \"Table {n}: \" } }\n"
                  "sign_off: { title: Cleared, room: 70pt, columns: [{ title: Who, show: role }, { title: By, show: "
                  "name, empty: Nobody }, { title: When, show: date, open: \"Sign:\" }, { title: What, show: comment "
                  "}] }\n",
            "", SIGNED);
    const struct table *table = sign_off_of(&fixture);
    assert_cell(&fixture, table, 0, 2, "When");
    assert_cell(&fixture, table, 1, 0, "Director");
    assert_cell(&fixture, table, 1, 3, "Fine.");
    assert_cell(&fixture, table, 2, 1, "Nobody");
    assert_cell(&fixture, table, 2, 2, "2_May");
    assert_cell(&fixture, table, 2, 3, "None");
    assert_cell(&fixture, table, 3, 0, "Chief");
    assert_cell(&fixture, table, 3, 2, "Sign:");
    assert_int_equal(table->tracks[3].base, LEN_PT(70));
    assert_true(table->tracks[2].base < LEN_PT(30));
    assert_int_equal(table->cells[4].sem->role, ROLE_TH);
    assert_int_equal(table->cells[5].sem->role, ROLE_TD);
    assert_string_equal(show_flow(&fixture, &table->caption), "k Cleared");
    /* It takes no number from the tables around it, which have the same in other copies. */
    assert_non_null(strstr(show_boxes(&fixture), "Table_2"));
    assert_null(strstr(show_boxes(&fixture), "Table_3"));
    text_report_close(&fixture);
}

/* The report's own words above it; the look of another table. */
static void test_clearances_titled(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, PLAIN "sign_off: { table: chart-data }\n", "",
            "sections: [{ heading: H, text: x, content: [{ sign_off: { title: Mine, rows: [Chief] } }] }]\n");
    const struct table *table = sign_off_of(&fixture);
    assert_string_equal(show_flow(&fixture, &table->caption), "k Mine");
    assert_ptr_equal(table->style, style_table(fixture.style, STR("chart-data")));
    text_report_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_own_details_follow),
        cmocka_unit_test(test_facts_of_several_lines),
        cmocka_unit_test(test_letters),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_numbered_section),
        cmocka_unit_test(test_exempt_lists),
        cmocka_unit_test(test_other_numbers),
        cmocka_unit_test(test_clearances),
        cmocka_unit_test(test_clearances_titled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
