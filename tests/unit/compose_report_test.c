/* The parts of a report: cover, contents, sections, keys, engagement; lines outside the text. */
#include <stdio.h>
#include <string.h>

#include "compose_text_fixture.h"

static const char layout[] =
    "extends: base\n"
    "title_block: { lines: [] }\n"
    "pages: { other: { like: portrait } }\n"
    "headings:\n"
    "  - { style: heading-1, number: \"Section {n}\", number_above: yes, start: page }\n"
    "  - { style: heading-2, number: \"{1}.{2}\", start: page, follow_parent: yes }\n"
    "  - { style: heading-3 }\n"
    "contents: { number: \"Page {page}\", separator: \": \" }\n"
    "cover:\n"
    "  top: 20mm\n"
    "  lines: [\"{title}\", \"{subtitle}\", \"for {committee} on {date}\", { text: \"Version {version}\" }, "
    "\"Always\"]\n";

static void compose(struct text_report *fixture, const char *head, const char *report)
{
    text_report_open(fixture, layout, head, report);
    text_report_compose(fixture);
    assert_no_messages(fixture);
}

/* A line all of whose fields are empty is left out. */
static void test_cover(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, ", cover: yes, date: 1 May", "sections: [{ heading: One, text: x, start: continue }]\n");
    assert_string_equal(show_boxes(&fixture), "== portrait page plain\n"
                                              "/A_title/for_on_1_May/Always\n"
                                              "== portrait page\n"
                                              "k Section_1_/k One\n"
                                              "x");
    const struct box *cover = &fixture.boxes->items.items[1];
    assert_int_equal(cover->flow.lines[0].height, 56693); /* 20mm */
    assert_int_equal(cover->flow.lines[0].nspans, 0);
    assert_string_equal(show_tree(&fixture, fixture.boxes->tree.root->first), "Div(P,P,P)");
    assert_string_equal(show_bookmarks(&fixture), "1 Section 1: One");
    assert_string_equal(show_tree(&fixture, fixture.boxes->tree.root->first->next), "Sect(H1(text,text),P)");
    text_report_close(&fixture);
}

static void compose_with(struct text_report *fixture, const char *own, const char *head, const char *report)
{
    text_report_open(fixture, own, head, report);
    text_report_compose(fixture);
    assert_no_messages(fixture);
}

static const char titled[] = "extends: base\n"
                             "title_block:\n"
                             "  after: 30pt\n"
                             "  lines: [\"{title}\", { text: \"{subtitle} {period}\", style: title }, \"{date}\"]\n"
                             "headings: [{ style: heading-1, start: page }]\n";

/* It stands on the page of what comes first, which goes on below it. */
static void test_title_block(void **state)
{
    (void)state;
    struct text_report fixture;
    const char *sections = "sections:\n  - { heading: One, page: landscape, text: x }\n"
                           "  - { heading: Two, page: landscape, text: y }\n";
    compose_with(&fixture, titled, ", period: Q2", sections);
    assert_string_equal(show_boxes(&fixture), "== landscape page\nA_title/Q2\nk One\nx\n"
                                              "== landscape page\nk Two\ny");
    const struct box *title = &fixture.boxes->items.items[1];
    assert_true(title->flags & BOX_KEEP_NEXT);
    assert_int_equal(title->after, LEN_PT(30));
    assert_string_equal(show_tree(&fixture, fixture.boxes->tree.root->first), "Div(P,P)");
    text_report_close(&fixture);
    compose_with(&fixture, titled, ", contents: 1", sections);
    assert_int_equal(strncmp(show_boxes(&fixture), "== portrait page\nA_title\nk Contents\nOne_", 40), 0);
    assert_non_null(strstr(show_boxes(&fixture), "\n== landscape page\nk One\nx\n== landscape page\nk Two"));
    text_report_close(&fixture);
    compose_with(&fixture, titled, "", "sections: [{ heading: One, start: right, title_page: yes, text: x }]\n");
    assert_string_equal(show_boxes(&fixture), "== portrait right\nA_title\nk One\n== portrait page\nx");
    text_report_close(&fixture);
    compose_with(&fixture, titled, ", cover: yes", "sections: [{ heading: One, text: x }]\n");
    assert_string_equal(show_boxes(&fixture), "== portrait page plain\n/A_title\n== portrait page\nk One\nx");
    text_report_close(&fixture);
}

/* The shipped layout prints all that the report says of itself, but no words around what it does not say. */
static void test_base_title_block(void **state)
{
    (void)state;
    struct text_report fixture;
    const char *sections = "sections: [{ heading: One, text: x }]\n";
    compose_with(&fixture, "extends: base\n",
                 ", organisation: O, subtitle: S, committee: C, period: P, date: D, author: A, version: Version 1",
                 sections);
    assert_string_equal(show_boxes(&fixture),
                        "== portrait page\nk O/k A_title/k S/k C/k P/k D/k A/k Version_1\nk One\nx");
    struct field_values values = {.report = fixture.report, .style = fixture.style};
    struct str line = fill_template(fixture.arena, &fixture.shown, fixture.style->draft->line, &values);
    assert_true(str_eqz(line, "Draft. Version 1"));
    text_report_close(&fixture);
    compose_with(&fixture, "extends: base\n", "", sections);
    assert_string_equal(show_boxes(&fixture), "== portrait page\nk A_title\nk One\nx");
    values = (struct field_values){.report = fixture.report, .style = fixture.style};
    line = fill_template(fixture.arena, &fixture.shown, fixture.style->draft->line, &values);
    assert_true(str_eqz(line, "Draft."));
    text_report_close(&fixture);
}

static const char headed[] = "extends: base\n"
                             "cover: { lines: [\"{subtitle}\", { text: \"{title}\", heading: yes }, \"{date}\"] }\n"
                             "title_block: { lines: [{ text: \"{date}\", heading: yes }, \"{title}\"] }\n";

/* The roles of all headings in reading order. */
static const char *heading_roles(struct text_report *fixture)
{
    struct buf *out = &fixture->shown;
    buf_clear(out);
    const struct sem *root = fixture->boxes->tree.root;
    for (const struct sem *sem = root->first; sem;) {
        if (sem->role >= ROLE_H1 && sem->role <= ROLE_H6)
            buf_printf(out, "%s ", sem_role_name((enum role)sem->role));
        const struct sem *next = sem->first;
        while (next == NULL && sem != root) {
            next = sem->next;
            sem = sem->parent;
        }
        sem = next;
    }
    buf_putc(out, '\0');
    return out->bytes;
}

/* The title that prints is the one of level 1; sections are below it, and beside it in the bookmarks. */
static void test_title_is_a_heading(void **state)
{
    (void)state;
    struct text_report fixture;
    const char *sections = "sections: [{ heading: One, text: x, sections: [{ heading: Two, text: y }] }]\n";
    compose_with(&fixture, headed, ", cover: yes, contents: 2", sections);
    assert_string_equal(heading_roles(&fixture), "H1 H2 H2 H3 ");
    assert_string_equal(show_tree(&fixture, fixture.boxes->tree.root->first), "Div(H1)");
    assert_string_equal(show_bookmarks(&fixture), "1 A title\n1 Contents\n1 One\n2 Two");
    assert_int_equal(fixture.boxes->bookmarks.items[0].anchor, fixture.boxes->items.items[1].flow.lines[1].anchor);
    text_report_close(&fixture);
    compose_with(&fixture, headed, ", date: May", sections);
    assert_string_equal(show_tree(&fixture, fixture.boxes->tree.root->first), "Div(H1,P)");
    assert_string_equal(show_bookmarks(&fixture), "1 May\n1 One\n2 Two");
    text_report_close(&fixture);
    compose_with(&fixture, headed, ", contents: 1", sections);
    assert_string_equal(heading_roles(&fixture), "H1 H1 H2 ");
    assert_string_equal(show_bookmarks(&fixture), "1 Contents\n1 One\n2 Two");
    text_report_close(&fixture);
}

/* PDF knows six levels. */
static void test_seventh_level(void **state)
{
    (void)state;
    struct text_report fixture;
    compose_with(
        &fixture, headed, ", date: May",
        "sections: [{ heading: A, sections: [{ heading: B, sections: [{ heading: C, sections: [{ heading: D, "
        "sections: [{ heading: E, sections: [{ heading: F, text: x }] }] }] }] }] }]\n");
    assert_string_equal(heading_roles(&fixture), "H1 H2 H3 H4 H5 H6 H6 ");
    assert_string_equal(show_bookmarks(&fixture), "1 May\n1 A\n2 B\n3 C\n4 D\n5 E\n6 F");
    text_report_close(&fixture);
}

/* A section without a heading, which check refuses, leaves no gap. */
static void test_no_level_is_skipped(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(&fixture, "extends: base\ntitle_block: { lines: [] }\n", "",
                     "sections:\n  - heading: A\n    sections:\n      - heading: B\n        sections:\n"
                     "          - { heading: C, text: x }\n          - { heading: D, text: x }\n"
                     "      - { heading: E, text: x }\n");
    fixture.report->sections.items[0]->subsections.items[0]->heading = NULL;
    text_report_compose(&fixture);
    assert_string_equal(heading_roles(&fixture), "H1 H2 H2 H2 ");
    assert_string_equal(show_bookmarks(&fixture), "1 A\n2 C\n2 D\n2 E");
    text_report_close(&fixture);
}

/* Headings deeper than the layout's list would all bear one number. */
static void test_deep_headings(void **state)
{
    (void)state;
    struct text_report fixture;
    compose_with(&fixture,
                 "extends: base\nheadings:\n  - { style: heading-1, number: \"{1}\" }\n"
                 "  - { style: heading-2, number: \"{1}.{2}\" }\n",
                 "",
                 "sections:\n  - heading: A\n    sections:\n      - heading: B\n        sections:\n"
                 "          - { heading: C, sections: [ { heading: D, text: x } ] }\n"
                 "          - { heading: E, label: Own, text: x }\n      - { heading: F, text: x }\n");
    const char *labels[] = {"1", "1.1", "", "", "Own", "1.2"};
    for (uint32_t i = 0; i < 6; i++) {
        assert_true(str_eqz(fixture.boxes->sections.items[i].label, labels[i]));
    }
    text_report_close(&fixture);
}

static const char *numbered = "sections:\n"
                              "  - { heading: Foreword, label: \"\", text: a }\n"
                              "  - heading: One\n"
                              "    sections: [{ heading: Aye, sections: [{ heading: Deep, text: d }] }, { heading: "
                              "Bee, text: b }]\n"
                              "  - { heading: Two, label: Part B, text: c }\n"
                              "  - { heading: Three, sections: [{ heading: Sea, text: c }] }\n";

static void test_numbers(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, "", numbered);
    const char *labels[] = {"", "Section 1", "1.1", "", "1.2", "Part B", "Section 3", "3.1"};
    assert_int_equal(fixture.boxes->sections.n, 8);
    for (uint32_t i = 0; i < 8; i++) {
        assert_true(str_eqz(fixture.boxes->sections.items[i].label, labels[i]));
    }
    assert_string_equal(show_bookmarks(&fixture), "1 Foreword\n1 Section 1: One\n2 1.1: Aye\n3 Deep\n2 1.2: Bee\n"
                                                  "1 Part B: Two\n1 Section 3: Three\n2 3.1: Sea");
    text_report_close(&fixture);
}

/* The first section of a level below its parent's heading stays on its page; the second does not. */
static void test_pages(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, "", numbered);
    assert_string_equal(show_boxes(&fixture), "== portrait page\nk Foreword\na\n"
                                              "== portrait page\nk Section_1_/k One\nk 1.1_|Aye\nk Deep\nd\n"
                                              "== portrait page\nk 1.2_|Bee\nb\n"
                                              "== portrait page\nk Part_B_/k Two\nc\n"
                                              "== portrait page\nk Section_3_/k Three\nk 3.1_|Sea\nc");
    for (uint32_t i = 0; i < fixture.boxes->items.n; i++) {
        const struct box *box = &fixture.boxes->items.items[i];
        if (box->kind == BOX_FLOW && (box->flow.lines[0].flags & LINE_KEEP_NEXT)) {
            assert_true(box->flags & BOX_KEEP_NEXT);
        }
    }
    text_report_close(&fixture);
}

static void test_page_changes(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, "",
            "sections:\n"
            "  - { heading: One, title_page: yes, page: landscape, text: a }\n"
            "  - { heading: Two, start: continue, text: b, content: [{ page_break: yes }, { text: c }] }\n"
            "  - { heading: Three, start: right, text: d }\n"
            "  - { heading: Four, start: continue, text: e }\n"
            "  - { heading: Five, title_page: yes, sections: [{ heading: Six, start: page, text: f }] }\n");
    assert_string_equal(show_boxes(&fixture), "== landscape page\nk Section_1_/k One\n== landscape page\na\n"
                                              "== portrait continue\nk Section_2_/k Two\nb\n== portrait page\nc\n"
                                              "== portrait right\nk Section_3_/k Three\nd\n"
                                              "k Section_4_/k Four\ne\n"
                                              "== portrait page\nk Section_5_/k Five\n"
                                              "== portrait page\nk 5.1_|Six\nf");
    text_report_close(&fixture);
}

static void test_headings(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, "",
            "notes: { a: Note. }\n"
            "priorities: { P: { label: Priority 1, title: Tackle it } }\n"
            "sections:\n"
            "  - heading: \"One[^a]\"\n"
            "    id: one\n"
            "    subtitle: Below\n"
            "    text: \"[[one]]\"\n"
            "    sections: [{ priority: P, label: \"\", text: t }]\n");
    assert_string_equal(show_boxes(&fixture), "== portrait page\nk Section_1_/kn One|^1\nk Below\nSection_1\n"
                                              "== portrait page\nk Priority_1_|Tackle_it\nt");
    const struct sem *sect = fixture.boxes->tree.root->first;
    assert_string_equal(show_tree(&fixture, sect), "Sect(H1(text,text,Reference(Link),Note(Lbl,P)),P,"
                                                   "P(Reference(Link)),Sect(H2(text,text),P))");
    const struct line *lines = fixture.boxes->items.items[1].flow.lines;
    assert_int_equal(lines[0].anchor, fixture.boxes->bookmarks.items[0].anchor);
    const struct sem *link = sect->first->next->next->first->first;
    assert_int_equal(link->extra->target, lines[0].anchor);
    assert_string_equal(show_bookmarks(&fixture), "1 Section 1: One\n2 Priority 1: Tackle it");
    /* Label and title stand well apart. */
    const struct span *spans = fixture.boxes->items.items[5].flow.lines[0].spans;
    assert_true(spans[1].x > compose_span_width(fixture.text, fixture.style, &spans[0]) + LEN_PT(5));
    text_report_close(&fixture);
}

/* No short last line below a full one. */
static void test_balance(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, ", cover: yes",
            "sections:\n  - { heading: Individual and Community Learning Performance Review again Now, text: x }\n"
            "  - { heading: Short, text: x }\n");
    const struct flow *flow = &fixture.boxes->items.items[3].flow;
    assert_int_equal(flow->n, 3);
    len_t first = compose_span_width(fixture.text, fixture.style, &flow->lines[1].spans[0]);
    len_t second = compose_span_width(fixture.text, fixture.style, &flow->lines[2].spans[0]);
    assert_true(second > first / 2);
    assert_int_equal(fixture.boxes->items.items[6].flow.n, 2);
    text_report_close(&fixture);
}

static const char *listed = "sections:\n"
                            "  - heading: \"One[^a] *very* much\"\n"
                            "    sections:\n"
                            "      - { heading: Aye, contents: no-number, sections: [{ heading: Deep, text: d }] }\n"
                            "      - { heading: Bee, contents: no, text: b }\n"
                            "  - { heading: Two, text: c }\n"
                            "notes: { a: Note. }\n";

static void test_contents(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, ", contents: { title: What is here, depth: 2 }", listed);
    const struct boxes *boxes = fixture.boxes;
    const struct box *title = &boxes->items.items[1], *list = &boxes->items.items[2];
    assert_string_equal(show_flow(&fixture, &title->flow), "k What_is_here");
    assert_true(title->flags & BOX_KEEP_NEXT);
    assert_string_equal(show_flow(&fixture, &list->flow),
                        "Section_1:_One_very_much_|...|#1\n1.1:_Aye\nSection_2:_Two_|...|#5");
    assert_string_equal(show_tree(&fixture, boxes->tree.root->first),
                        "Sect(H1,TOC(TOCI(Reference(Link),TOC(TOCI(Reference(Link)))),TOCI(Reference(Link))))");
    /* Everything ends at the right; the leader leaves room for the widest page number. */
    const struct line *line = &list->flow.lines[0];
    assert_int_equal(line->spans[1].kind, SPAN_LEADER);
    assert_null(line->spans[1].sem);
    len_t number = width_of(&fixture, "contents-1", "Page 888");
    assert_true(line->spans[1].x + (len_t)line->spans[1].index + number < line->spans[2].x);
    assert_int_equal(line->spans[2].x, list->flow.lines[2].spans[2].x);
    assert_string_equal(
        show_bookmarks(&fixture),
        "1 What is here\n1 Section 1: One very much\n2 1.1: Aye\n3 Deep\n2 1.2: Bee\n1 Section 2: Two");
    assert_int_equal(boxes->bookmarks.items[0].anchor, title->flow.lines[0].anchor);
    assert_int_equal(line->spans[2].index, boxes->bookmarks.items[1].anchor);
    assert_int_equal(list->flow.lines[1].spans[0].x, 22677); /* 8mm */
    assert_ptr_equal(line->spans[0].sem, line->spans[2].sem);
    /* The note is not made by the list but by the heading. */
    assert_int_equal(boxes->notes.n, 1);
    assert_false(line->flags & LINE_NOTES);
    text_report_close(&fixture);
}

/* A long entry wraps, and leaves room for its number. */
static void test_contents_wrap(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, ", contents: 1",
            "sections:\n  - { heading: A heading that is a good deal longer than a line of the list of contents can "
            "be whatever its measure, text: a }\n");
    const struct flow *flow = &fixture.boxes->items.items[2].flow;
    assert_true(flow->n > 1);
    len_t right = flow->lines[flow->n - 1].spans[2].x;
    for (uint32_t i = 0; i + 1 < flow->n; i++) {
        assert_int_equal(flow->lines[i].nspans, 1);
    }
    assert_inside(&fixture, flow, right);
    len_t end = compose_span_width(fixture.text, fixture.style, &flow->lines[0].spans[0]);
    assert_true(end + width_of(&fixture, "contents-1", "Page 888") < right);
    text_report_close(&fixture);
}

static void test_key(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, "",
            "flags: { F: Financial year to date }\n"
            "sections:\n"
            "  - heading: One\n"
            "    text: \"As follows:\"\n"
            "    content:\n"
            "      - key: { title: The **key**, entries: [better, { status: worse, text: Bad }, { flag: F }], note: "
            "N }\n");
    assert_string_equal(show_boxes(&fixture),
                        "== portrait page\nk Section_1_/k One\nAs_follows:\n"
                        "k The_key\n<better>|Better_than_target_limits/<worse>|Bad/(F)_|Financial_year_to_date\nN");
    const struct sem *title = fixture.boxes->tree.root->first->first->next->next;
    assert_string_equal(show_tree(&fixture, title->next), "L(LI(LBody),LI(Lbl(Span),LBody),LI(Lbl,LBody))");
    const struct flow *flow = &fixture.boxes->items.items[4].flow;
    for (uint32_t i = 1; i < flow->n; i++) {
        /* All words begin below each other, all lines are at equal distances. */
        assert_int_equal(flow->lines[i].spans[1].x, flow->lines[0].spans[1].x);
        assert_int_equal(flow->lines[i].height, flow->lines[0].height);
        assert_non_null(flow->lines[i].spans[0].sem);
    }
    /* This symbol is not read: the words beside it say the same. */
    assert_null(flow->lines[0].spans[0].sem);
    assert_true(fixture.boxes->items.items[2].flags & BOX_KEEP_NEXT); /* ends in a colon */
    assert_true(fixture.boxes->items.items[4].flags & BOX_KEEP_TOGETHER);
    text_report_close(&fixture);
}

static void test_engagement(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, "",
            "engagement:\n"
            "  - { title: Books, who: Children, findings: They like them., method: Interviews, contact: Librarian, "
            "start: 13/03/2010, end: 23/06/2010 }\n"
            "  - { title: Board }\n"
            "sections:\n"
            "  - { heading: One, content: [{ engagement: {} }] }\n");
    assert_string_equal(show_boxes(&fixture), "== portrait page\nk Section_1_/k One\n"
                                              "k Books/Children/k Headline_findings:/They_like_them./k Methodology:/"
                                              "Interviews/Contact:_|Librarian/Starts:_|13/03/2010/Ends:_|23/06/2010\n"
                                              "k Board");
    assert_string_equal(show_tree(&fixture, fixture.boxes->tree.root->first),
                        "Sect(H1(text,text),Sect(H2,P,P,P,P,P,P,P,P),Sect(H2))");
    assert_string_equal(show_bookmarks(&fixture), "1 Section 1: One\n2 Books\n2 Board");
    const struct box *first = &fixture.boxes->items.items[2], *second = first + 1;
    assert_int_equal(first->flow.lines[0].anchor, fixture.boxes->bookmarks.items[1].anchor);
    assert_int_equal(second->flow.lines[0].anchor, fixture.boxes->bookmarks.items[2].anchor);
    uint16_t label = fixture.style->engagement->label_text->index;
    assert_int_equal(first->flow.lines[2].spans[0].style, label);
    assert_int_equal(first->flow.lines[6].spans[0].style, label);
    assert_int_not_equal(first->flow.lines[6].spans[1].style, label);
    assert_true(first->flags & BOX_KEEP_TOGETHER);
    assert_int_equal(first->rule, 0);
    assert_int_equal(second->rule, 500);
    text_report_close(&fixture);
}

/* Bookmarks and running heads say of a reference what the heading prints, wherever its target stands. */
static void test_references_in_headings(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, ", contents: 2",
            "sections:\n"
            "  - { heading: \"See [[t]]\", id: s, text: x, content: [{ engagement: { title: \"On [[s]]\" } }] }\n"
            "  - { heading: \"A [[s]] b\", label: \"\", content: [{ table: { title: \"Costs, *all*\", id: t, "
            "columns: [A], rows: [[x]] } }] }\n"
            "engagement: [{ title: \"Of [[t]]\" }]\n");
    assert_string_equal(show_bookmarks(&fixture), "1 Contents\n1 Section 1: See Costs, all\n2 On Section 1\n"
                                                  "3 Of Costs, all\n1 A Section 1 b");
    assert_true(str_eqz(fixture.boxes->sections.items[1].title, "See Costs, all"));
    text_report_close(&fixture);
}

/* Each title names the next one twice: all the words would be thousands of times as many. */
static void test_references_end(void **state)
{
    (void)state;
    struct text_report fixture;
    struct buf report = {0};
    buf_puts(&report, "sections:\n");
    for (int i = 0; i < 40; i++)
        buf_printf(&report, "  - { heading: \"T%d [[t%d]] [[t%d]]\", label: \"\", id: t%d, text: x }\n", i, i + 1,
                   i + 1, i);
    buf_puts(&report, "  - { heading: End, label: \"\", id: t40, text: x }\n");
    buf_putc(&report, '\0');
    compose(&fixture, "", report.bytes);
    buf_free(&report);
    for (uint32_t i = 0; i < fixture.boxes->bookmarks.n; i++)
        assert_true(fixture.boxes->bookmarks.items[i].words.len < 2100);
    assert_true(str_eqz(fixture.boxes->bookmarks.items[39].words, "T39 End End"));
    assert_true(str_eqz(fixture.boxes->bookmarks.items[38].words, "T38 T39 End End T39 End End"));
    text_report_close(&fixture);
}

/* The list's name leads to its title, or to its first entry. */
static void test_engagement_title(void **state)
{
    (void)state;
    const struct {
        const char *view, *bookmarks;
    } cases[] = {{"id: e, title: \"What *we* asked\"", "1 Section 1: One\n2 What we asked\n3 Books"},
                 {"id: e", "1 Section 1: One\n2 Books"}};
    for (size_t i = 0; i < 2; i++) {
        struct text_report fixture;
        char report[300];
        snprintf(report, sizeof(report),
                 "engagement: [{ title: Books }]\n"
                 "sections: [{ heading: One, text: \"[[e|here]]\", content: [{ engagement: { %s } }] }]\n",
                 cases[i].view);
        compose(&fixture, "", report);
        assert_string_equal(show_bookmarks(&fixture), cases[i].bookmarks);
        const struct sem *link = fixture.boxes->tree.root->first->first->next->first->first;
        assert_int_equal(link->extra->target, fixture.boxes->bookmarks.items[1].anchor);
        assert_int_equal(link->extra->target, fixture.boxes->items.items[3].flow.lines[0].anchor);
        text_report_close(&fixture);
    }
}

static const char *part(struct text_report *fixture, const struct line *line, uint32_t i)
{
    struct line one = *line;
    one.spans = &line->spans[i];
    one.nspans = 1;
    struct flow flow = {.lines = &one, .n = 1};
    return show_flow(fixture, &flow);
}

static void test_running(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, ", period: Q2", "sections: [{ heading: One, text: x }]\n");
    struct node left = {.text = "{title}, {period}", .len = 17}, right = {.text = "{page} of {pages}", .len = 17};
    struct node centre = {.text = "{section}", .len = 9};
    struct running running = {.left = &left, .right = &right, .text = style_text(fixture.style, STR("running"))};
    struct running_fields fields = {
        .report = fixture.report, .page = STR("3"), .pages = STR("12"), .section = STR("A section")};
    struct line *line = compose_running(fixture.arena, fixture.text, fixture.style, &running, &fields, LEN_PT(400));
    assert_int_equal(line->nspans, 2);
    assert_string_equal(part(&fixture, line, 0), "A_title,_Q2");
    assert_string_equal(part(&fixture, line, 1), "3_of_12");
    assert_int_equal(line->spans[1].x + width_of(&fixture, "running", "3 of 12"), LEN_PT(400));
    assert_null(line->spans[0].sem);

    running.centre = &centre;
    line = compose_running(fixture.arena, fixture.text, fixture.style, &running, &fields, LEN_PT(400));
    assert_int_equal(line->nspans, 3);
    assert_int_equal(line->spans[1].x, (LEN_PT(400) - width_of(&fixture, "running", "A section")) / 2);
    /* A section without a title. */
    fields.section = (struct str){0};
    line = compose_running(fixture.arena, fixture.text, fixture.style, &running, &fields, LEN_PT(400));
    assert_int_equal(line->nspans, 2);
    text_report_close(&fixture);
}

/* A picture takes its room at one side; what stands in the middle stays there. */
static void test_running_beside_a_picture(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, "", "sections: [{ heading: One, text: x }]\n");
    struct node long_words = {.text = "{section}", .len = 9}, short_words = {.text = "x", .len = 1};
    struct running running = {
        .left = &long_words, .right = &short_words, .text = style_text(fixture.style, STR("running"))};
    struct running_fields fields = {.section = STR("some words that go on for very much longer than they should"),
                                    .picture = LEN_PT(40)};
    len_t beside = LEN_PT(40) + running.text->size / 2, x = width_of(&fixture, "running", "x");
    for (int i = 0; i < 4; i++) {
        running.image_align = i & 1 ? ALIGN_RIGHT : ALIGN_LEFT;
        running.centre = i & 2 ? &short_words : NULL;
        struct line *line =
            compose_running(fixture.arena, fixture.text, fixture.style, &running, &fields, LEN_PT(200));
        struct flow flow = {.lines = line, .n = 1};
        assert_inside(&fixture, &flow, LEN_PT(200));
        assert_int_equal(line->spans[0].x, i & 1 ? 0 : beside);
        assert_int_equal(line->spans[line->nspans - 1].x, LEN_PT(200) - x - (i & 1 ? beside : 0));
        if (running.centre)
            assert_int_equal(line->spans[1].x, (LEN_PT(200) - x) / 2);
    }
    text_report_close(&fixture);
}

/* What does not fit is shortened, and nothing overlaps. */
static void test_running_too_long(void **state)
{
    (void)state;
    struct text_report fixture;
    compose(&fixture, "", "sections: [{ heading: One, text: x }]\n");
    struct node field = {.text = "{section}", .len = 9};
    struct running running = {.left = &field, .right = &field, .text = style_text(fixture.style, STR("running"))};
    struct running_fields fields = {.section = STR("some words that go on for very much longer than they should")};
    for (int i = 0; i < 2; i++) {
        running.centre = i ? &field : NULL;
        struct line *line =
            compose_running(fixture.arena, fixture.text, fixture.style, &running, &fields, LEN_PT(200));
        struct flow flow = {.lines = line, .n = 1};
        assert_inside(&fixture, &flow, LEN_PT(200));
        assert_non_null(strstr(show_flow(&fixture, &flow), "some"));
        assert_non_null(strstr(show_flow(&fixture, &flow), "…"));
    }
    text_report_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_title_is_a_heading),
        cmocka_unit_test(test_seventh_level),
        cmocka_unit_test(test_no_level_is_skipped),
        cmocka_unit_test(test_references_in_headings),
        cmocka_unit_test(test_references_end),
        cmocka_unit_test(test_engagement_title),
        cmocka_unit_test(test_running_beside_a_picture),
        cmocka_unit_test(test_title_block),
        cmocka_unit_test(test_base_title_block),
        cmocka_unit_test(test_deep_headings),
        cmocka_unit_test(test_cover),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_page_changes),
        cmocka_unit_test(test_balance),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_contents),
        cmocka_unit_test(test_contents_wrap),
        cmocka_unit_test(test_key),
        cmocka_unit_test(test_engagement),
        cmocka_unit_test(test_running),
        cmocka_unit_test(test_running_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
