/* Rich text: elements, lists, notes, references, measures. */
#include <string.h>

#include "compose_text_fixture.h"

static const char layout[] =
    "extends: base\n"
    "text:\n"
    "  plain: { size: 10pt, leading: 13pt, before: 3pt, after: 4pt, measure: 0pt, hyphenate: no, overlong: break, "
    "orphans: 1, widows: 1 }\n"
    "  soft: { like: plain, hyphenate: yes }\n"
    "  strict: { like: plain, overlong: error }\n"
    "lists: { bullets: [\"*\", \"+\"], indent: 12pt, between: 2pt }\n";
static const char by_page[] = "extends: base\n"
                              "text: { plain: { like: body } }\n"
                              "notes: { numbering: page, mark: \"({n})\" }\n";

#define SECTION(text) "sections:\n  - heading: H\n    text: " text "\n"
#define WIDE LEN_PT(400)

/* Sets the first section's text below the root and compares lines and elements. */
static void assert_set(const char *report, const char *lines, const char *tree)
{
    struct text_report fixture;
    text_report_open(&fixture, layout, "", report);
    struct flow flow = set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), lines);
    assert_string_equal(show_tree(&fixture, fixture.composer.boxes->tree.root), tree);
    assert_inside(&fixture, &flow, WIDE);
    assert_no_messages(&fixture);
    text_report_close(&fixture);
}

static void test_paragraphs(void **state)
{
    (void)state;
    assert_set(SECTION("just **bold** words"), "just_bold_words", "Document(P)");
    assert_set("sections:\n  - heading: H\n    text: |\n      one\n\n      two\n", "one\ntwo", "Document(P,P)");
}

static void test_links_and_languages(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("see [the **big** page](http://x.y), or [Cymru]{lang=cy}"));
    struct flow flow = set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    struct sem *root = fixture.composer.boxes->tree.root;
    assert_string_equal(show_flow(&fixture, &flow), "see_|the_big_page|,_or_|Cymru");
    assert_string_equal(show_tree(&fixture, root), "Document(P(text,Link,text,Span))");
    const struct sem *link = root->first->first->next, *span = link->next->next;
    assert_true(str_eqz(link->extra->url, "http://x.y"));
    assert_true(str_eqz(link->extra->alt, "the big page"));
    assert_true(str_eqz(span->extra->lang, "cy"));
    assert_ptr_equal(flow.lines[0].spans[1].sem, link);
    text_report_close(&fixture);
}

static void test_lists(void **state)
{
    (void)state;
    assert_set(
        "sections:\n  - heading: H\n    text: |\n"
        "      - one\n      - two\n\n        more of two\n      - three\n\n        1. inner\n        2. last\n",
        "*_|one\n*_|two\nmore_of_two\n*_|three\n1._|inner\n2._|last",
        "Document(L(LI(Lbl,LBody),LI(Lbl,LBody(P,P)),LI(Lbl,LBody(P,L(LI(Lbl,LBody),LI(Lbl,LBody))))))");
    struct text_report fixture;
    text_report_open(
        &fixture, layout, "",
        "sections:\n  - heading: H\n    text: |\n      Before:\n\n      - one\n        - two\n      - three\n\n"
        "      After\n");
    struct flow flow = set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    /* What introduces a list stays with it. */
    assert_string_equal(show_flow(&fixture, &flow), "k Before:\n*_|one\n+_|two\n*_|three\nAfter");
    const len_t words[] = {0, LEN_PT(12), LEN_PT(24), LEN_PT(12), 0};
    const len_t before[] = {0, LEN_PT(4), LEN_PT(2), LEN_PT(2), LEN_PT(4)};
    for (uint32_t i = 0; i < flow.n; i++) {
        assert_int_equal(flow.lines[i].spans[flow.lines[i].nspans - 1].x, words[i]);
        assert_int_equal(flow.lines[i].before, before[i]);
    }
    assert_int_equal(flow.lines[2].spans[0].x, LEN_PT(12));
    assert_int_equal(fixture.composer.boxes->tree.root->first->next->numbering, NUMBERING_DISC);
    text_report_close(&fixture);
}

/* Words of all items begin where the widest number leaves room; numbers end below each other. */
static void test_wide_marker(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "",
                     "sections:\n  - heading: H\n    text: |\n      9. aaa bbb\n          1. inner\n      10. aaa\n\n"
                     "      a) letter\n      b) next\n");
    len_t ten = width_of(&fixture, "plain", "10."), gap = LEN_PT(5); /* half of the size */
    struct flow flow =
        set_section(&fixture, 0, "plain", ten + gap + width_of(&fixture, "plain", "inner-----"), ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), "9._|aaa_bbb\n1._|inner\n10._|aaa\na)_|letter\nb)_|next");
    len_t nine = width_of(&fixture, "plain", "9.");
    len_t inner = len_max(LEN_PT(12), nine + gap),
          letter = len_max(LEN_PT(12), width_of(&fixture, "plain", "a)") + gap);
    const len_t marks[] = {ten - nine, ten + gap, 0, 0, 0};
    const len_t words[] = {ten + gap, ten + gap + inner, ten + gap, letter, letter};
    for (uint32_t i = 0; i < flow.n; i++) {
        const struct line *line = &flow.lines[i];
        assert_int_equal(line->spans[line->nspans - 1].x, words[i]);
        assert_true(line->nspans == 1 || line->spans[0].x == marks[i]);
    }
    len_t least, most;
    compose_measure(&fixture.composer, style_text(fixture.style, STR("plain")), text_of_section(&fixture, 0), &least,
                    &most);
    assert_int_equal(most, words[0] + width_of(&fixture, "plain", "aaa bbb"));
    text_report_close(&fixture);
}

static struct flow set_cell(struct text_report *fixture, uint32_t section, struct sem *cell, const char *prefix)
{
    struct setting setting = {.look = style_text(fixture->style, STR("plain")),
                              .width = WIDE,
                              .parent = cell,
                              .para = ROLE_TEXT,
                              .prefix = str_from(prefix)};
    return compose_rich(&fixture->composer, &setting, text_of_section(fixture, section));
}

static void test_cells(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "",
                     SECTION("words") "  - heading: I\n    text: \"a [b](http://c)\"\n"
                                      "  - heading: J\n    text: |\n      a\n\n      - b\n");
    struct sem_tree *tree = &fixture.composer.boxes->tree;
    const char *trees[] = {"TD", "TD(text,Link)", "TD(P,L(LI(Lbl,LBody)))"};
    for (uint32_t i = 0; i < 3; i++) {
        struct sem *cell = sem_add(tree, tree->root, ROLE_TD);
        set_cell(&fixture, i, cell, "");
        assert_string_equal(show_tree(&fixture, cell), trees[i]);
    }
    struct sem *cell = sem_add(tree, tree->root, ROLE_TD);
    struct flow flow = set_cell(&fixture, 0, cell, "Comment:");
    assert_string_equal(show_flow(&fixture, &flow), "Comment:_words");
    assert_string_equal(show_tree(&fixture, cell), "TD");
    cell = sem_add(tree, tree->root, ROLE_TD);
    flow = set_cell(&fixture, 1, cell, "Comment:");
    assert_string_equal(show_flow(&fixture, &flow), "Comment:_|a_|b");
    /* Nothing is content in the cell beside its children. */
    for (uint32_t i = 0; i < flow.lines[0].nspans; i++) {
        assert_ptr_equal(flow.lines[0].spans[i].sem->parent, cell);
    }
    text_report_close(&fixture);
}

static void test_artifacts(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("a [b](http://c) d"));
    struct flow flow = set_cell(&fixture, 0, NULL, "");
    assert_string_equal(show_flow(&fixture, &flow), "a_b_d");
    assert_null(flow.lines[0].spans[0].sem);
    assert_string_equal(show_tree(&fixture, fixture.composer.boxes->tree.root), "Document");
    text_report_close(&fixture);
}

static void test_web_links(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "",
                     SECTION("\"a [b **c**](http://c) [[H2]] d\"") "  - { heading: Two, id: H2, text: x }\n");
    struct flow flow = set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), "a_|b_c_|Two_|d");
    for (uint32_t i = 0; i < flow.lines[0].nspans; i++) {
        assert_int_equal(flow.lines[0].spans[i].flags, i == 1 ? SPAN_LINK : 0);
    }
    text_report_close(&fixture);
}

/* Marks follow the weight of the words around them. */
static void test_bold_marks(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "",
                     "notes: { a: Note., b: Other. }\n" SECTION(
                         "\"one[^a] **two[^a]**, **[^a]**, **three**[^a], four[^b]\"") "  - { heading: Two, text: "
                                                                                       "\"four[^b]\" }\n");
    struct flow flow = set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), "n one|^1| two|^1|,_|^1|,_three|^1|,_four|^2");
    const uint8_t bold[] = {0, 0, 0, SPAN_BOLD, 0, SPAN_BOLD, 0, SPAN_BOLD, 0, 0};
    for (uint32_t i = 0; i < 10; i++) {
        assert_int_equal(flow.lines[0].spans[i].flags & SPAN_BOLD, bold[i]);
    }
    const struct note_box *notes = fixture.composer.boxes->notes.items;
    assert_int_equal(notes[0].nbold_words, 1);
    assert_int_not_equal(notes[0].bold_words[0], notes[0].words[0]);
    assert_null(notes[1].bold_words);
    struct setting setting = {
        .look = style_text(fixture.style, STR("heading-1")), .width = WIDE, .parent = NULL, .para = ROLE_P};
    flow = compose_rich(&fixture.composer, &setting, text_of_section(&fixture, 1));
    assert_int_equal(flow.lines[0].spans[1].flags, SPAN_SUPER | SPAN_BOLD);
    assert_int_equal(fixture.composer.boxes->notes.items[1].nbold_words, 1);
    text_report_close(&fixture);
}

static void test_notes(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "",
                     "notes: { a: First note., b: Second. }\n" SECTION("one[^b], two[^a] and[^b][^a]."));
    struct flow flow = set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    struct boxes *boxes = fixture.composer.boxes;
    /* Numbered in the order of their marks, a space seen as such after the mark. */
    assert_string_equal(show_flow(&fixture, &flow), "n one|^1|,_two|^2| and|^1|^2|.");
    assert_string_equal(show_tree(&fixture, boxes->tree.root),
                        "Document(P(text,Reference(Link),Note(Lbl,P),text,Reference(Link),Note(Lbl,P),text,"
                        "Reference(Link),Reference(Link),text))");
    assert_inside(&fixture, &flow, WIDE);
    assert_int_equal(boxes->notes.n, 2);
    assert_true(str_eqz(node_text(boxes->notes.items[0].note->id), "b"));
    assert_string_equal(show_flow(&fixture, &boxes->notes.items[0].flow), "^1|Second.");
    assert_int_equal(boxes->notes.items[0].flow.lines[0].anchor, boxes->notes.items[0].anchor);
    const struct span *marker = boxes->notes.items[0].flow.lines[0].spans;
    assert_int_equal(marker->flags, SPAN_SUPER | SPAN_RIGHT);
    assert_true(marker->x < marker[1].x);
    const struct sem *reference = boxes->tree.root->first->first->next;
    assert_int_equal(reference->first->extra->target, boxes->notes.items[0].anchor);
    assert_int_equal(reference->next->extra->note, 1);
    text_report_close(&fixture);
}

/* The list's marker does not take the place of the note's mark. */
static void test_note_that_is_a_list(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", "notes: { a: \"- one\\n  - two\\n- three\" }\n" SECTION("words[^a]"));
    set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    const struct boxes *boxes = fixture.composer.boxes;
    assert_string_equal(show_flow(&fixture, &boxes->notes.items[0].flow), "k ^1\n*_|one\n+_|two\n*_|three");
    assert_string_equal(
        show_tree(&fixture, boxes->tree.root),
        "Document(P(text,Reference(Link),Note(Lbl,L(LI(Lbl,LBody(P,L(LI(Lbl,LBody)))),LI(Lbl,LBody)))))");
    assert_ptr_equal(boxes->notes.items[0].flow.lines[0].spans[0].sem->parent->extra,
                     boxes->tree.root->first->last->extra);
    text_report_close(&fixture);
}

/* A mark never begins a line. */
static void test_mark_stays(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", "notes: { a: Note. }\n" SECTION("one two[^a] three"));
    struct flow flow = set_section(&fixture, 0, "plain", width_of(&fixture, "plain", "one two"), ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), "one_\nn two|^1\nthree");
    text_report_close(&fixture);
}

/* Room for two digits, whatever the number will be. */
static void test_notes_by_page(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, by_page, "", "notes: { a: Note. }\n" SECTION("one[^a], two[^a]"));
    struct flow flow = set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    struct note_box *note = &fixture.composer.boxes->notes.items[0];
    len_t size = look_size(fixture.style, flow.lines[0].spans[1].style, SPAN_SUPER);
    compose_number_note(fixture.arena, fixture.composer.scratch, fixture.text, fixture.style, note, 88);
    len_t width = 0;
    struct buf words = {0};
    for (uint32_t i = 0; i < note->nwords; i++) {
        width += text_word_width(fixture.text, note->words[i], size);
        buf_put_str(&words, text_word(fixture.text, note->words[i])->text);
    }
    assert_int_equal(flow.lines[0].spans[2].x - flow.lines[0].spans[1].x, width);
    assert_true(str_eqz((struct str){words.bytes, (uint32_t)words.len}, "(88)"));
    /* Both marks are called by the number that is printed. */
    const struct sem *reference = fixture.composer.boxes->tree.root->first->first->next;
    assert_true(str_eqz(reference->first->extra->alt, "Note 88"));
    assert_true(str_eqz(reference->next->next->next->first->extra->alt, "Note 88"));
    buf_free(&words);
    text_report_close(&fixture);
}

static const char *references =
    "periods: { Q1: { role: now } }\n"
    "indicators: [{ ref: NI 1, definition: D, actual: { } }]\n"
    "sections:\n"
    "  - heading: H\n"
    "    text: \"[[other]], [[named]], [[tab]], [[NI 1]], [[tab|here]]\"\n"
    "    content: [{ indicators: [NI 1] }, { table: { id: tab, title: A table, columns: [x], rows: [[y]] } }]\n"
    "  - { heading: Other *one*, id: other }\n"
    "  - { heading: Named, id: named, label: Appendix A }\n";

static void test_references(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", references);
    struct flow flow = set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    assert_string_equal(show_flow(&fixture, &flow), "Other_one|,_|Appendix_A|,_|A_table|,_|NI_1|,_|here");
    const struct sem *para = fixture.composer.boxes->tree.root->first;
    assert_string_equal(show_tree(&fixture, para), "P(Reference(Link),text,Reference(Link),text,Reference(Link),text,"
                                                   "Reference(Link),text,Reference(Link))");
    uintptr_t anchor = (uintptr_t)map_find(&fixture.composer.anchor_by_id, STR("other"));
    assert_int_equal(para->first->first->extra->target, anchor);
    assert_int_not_equal(anchor, 0);
    assert_no_messages(&fixture);
    text_report_close(&fixture);
}

static void test_reference_without_words(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "",
                     "sections:\n  - heading: H\n    text: \"see [[tab]]\"\n"
                     "    content: [{ table: { id: tab, columns: [x], rows: [[y]] } }]\n");
    struct flow flow = set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    assert_int_equal(flow.n, 1);
    assert_one_message(&fixture, DIAG_REFERENCE_WITHOUT_WORDS);
    assert_int_equal(fixture.diags.items[0]->mark.col, 16);
    text_report_close(&fixture);
}

/* At its greatest width a text has no line break but those asked for, and at one thousandth less it has; at its least
 * width no word is broken, and at one thousandth less one is. */
static void test_measures(void **state)
{
    (void)state;
    const char *texts[] = {"one **two** improvement 31^st^ of", "|\n      - one two\n      - improvement of\n",
                           "\"a[^a] b\"", "\"un**believ**able a\""};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct text_report fixture;
        struct arena *arena = arena_new();
        const char *report =
            str_printf(arena,
                       "notes: { a: Note. }\nsections:\n  - heading: H\n    text: %s\n  - { heading: I, text: "
                       "\"[^a]\" }\n",
                       texts[i])
                .s;
        text_report_open(&fixture, layout, "", report);
        const struct text_style *look = style_text(fixture.style, STR("plain"));
        len_t least, most;
        compose_measure(&fixture.composer, look, text_of_section(&fixture, 0), &least, &most);
        assert_true(least < most);
        uint32_t blocks = text_of_section(&fixture, 0)->nblocks;
        struct flow flow = set_section(&fixture, 0, "plain", most, ALIGN_LEFT);
        assert_int_equal(flow.n, blocks);
        flow = set_section(&fixture, 0, "plain", most - 1, ALIGN_LEFT);
        /* A mark is measured with room for two digits. */
        assert_true(i == 2 || flow.n > blocks);
        flow = set_section(&fixture, 0, "strict", least, ALIGN_LEFT);
        assert_inside(&fixture, &flow, least);
        assert_no_messages(&fixture);
        flow = set_section(&fixture, 0, "strict", least - 1, ALIGN_LEFT);
        /* Here a word has a style change inside, where it is broken without ado. */
        assert_int_equal(fixture.diags.n, i < 2);
        text_report_close(&fixture);
        arena_free(arena);
    }
}

static void test_measure_hyphenated(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("an improvement"));
    const struct rich *rich = text_of_section(&fixture, 0);
    len_t least, most;
    compose_measure(&fixture.composer, style_text(fixture.style, STR("soft")), rich, &least, &most);
    assert_int_equal(least, width_of(&fixture, "soft", "improvement"));
    len_t divided = compose_measure_hyphenated(&fixture.composer, style_text(fixture.style, STR("soft")), rich);
    assert_true(divided < least);
    struct flow flow = set_section(&fixture, 0, "soft", divided, ALIGN_LEFT);
    assert_inside(&fixture, &flow, divided);
    /* Broken by hyphens only. */
    for (uint32_t i = 0; i < flow.n; i++) {
        const struct span *span = &flow.lines[i].spans[0];
        word_id last = span->words[span->nwords - 1];
        bool hyphen = str_eqz(text_word(fixture.text, last & WORD_INDEX)->text, "\xC2\xAD");
        assert_true(hyphen || (last & WORD_SPACE) || i + 1 == flow.n);
    }
    assert_int_equal(compose_measure_hyphenated(&fixture.composer, style_text(fixture.style, STR("plain")), rich),
                     least);
    text_report_close(&fixture);
}

static void test_symbols(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture,
                     "extends: base\ntext: { plain: { size: 10pt, leading: 13pt } }\n"
                     "statuses:\n  big: { word: Very good, shape: square, colour: \"#000000\", size: 200 }\n"
                     "  said: { word: Very bad, shape: ring, colour: \"#000000\", show_word: yes }\n",
                     "", SECTION("x"));
    struct sem_tree *tree = &fixture.composer.boxes->tree;
    struct setting setting = {.look = style_text(fixture.style, STR("plain")), .width = LEN_PT(100)};
    setting.align = ALIGN_RIGHT;
    setting.parent = sem_add(tree, tree->root, ROLE_TD);
    setting.para = ROLE_TEXT;
    struct flow flow = compose_symbol(&fixture.composer, &setting, style_status(fixture.style, STR("big")));
    assert_string_equal(show_flow(&fixture, &flow), "<big>");
    assert_int_equal(flow.lines[0].spans[0].x, LEN_PT(80));
    /* It does not reach into the line above. */
    assert_true(flow.lines[0].ascent >= LEN_PT(20));
    assert_true(str_eqz(flow.lines[0].spans[0].sem->extra->actual, "Very good"));
    setting.parent = sem_add(tree, tree->root, ROLE_TD);
    flow = compose_symbol(&fixture.composer, &setting, style_status(fixture.style, STR("said")));
    assert_string_equal(show_flow(&fixture, &flow), "<said>|Very_bad");
    /* Read once. */
    assert_null(flow.lines[0].spans[0].sem);
    assert_ptr_equal(flow.lines[0].spans[1].sem, setting.parent);
    text_report_close(&fixture);
}

static void test_join(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, layout, "", SECTION("one"));
    struct flow a = set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    struct flow none = {0}, b = set_section(&fixture, 0, "plain", WIDE, ALIGN_LEFT);
    assert_int_equal(compose_join(&fixture.composer, a, none, LEN_PT(9)).height, a.height);
    assert_int_equal(compose_join(&fixture.composer, none, b, LEN_PT(9)).height, b.height);
    assert_int_equal(compose_join(&fixture.composer, none, none, LEN_PT(9)).n, 0);
    struct flow both = compose_join(&fixture.composer, a, b, LEN_PT(9));
    assert_int_equal(both.n, 2);
    assert_int_equal(both.height, a.height + b.height + LEN_PT(9));
    assert_int_equal(both.lines[1].before, LEN_PT(9));
    text_report_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs), cmocka_unit_test(test_links_and_languages),
        cmocka_unit_test(test_lists),      cmocka_unit_test(test_wide_marker),
        cmocka_unit_test(test_cells),      cmocka_unit_test(test_artifacts),
        cmocka_unit_test(test_web_links),  cmocka_unit_test(test_bold_marks),
        cmocka_unit_test(test_notes),      cmocka_unit_test(test_note_that_is_a_list),
        cmocka_unit_test(test_mark_stays), cmocka_unit_test(test_notes_by_page),
        cmocka_unit_test(test_references), cmocka_unit_test(test_reference_without_words),
        cmocka_unit_test(test_measures),   cmocka_unit_test(test_measure_hyphenated),
        cmocka_unit_test(test_symbols),    cmocka_unit_test(test_join),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
