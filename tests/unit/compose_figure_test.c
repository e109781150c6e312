/* Pictures: figures in the text, logos of covers and title blocks. */
#include <stdio.h>
#include <string.h>

#include "compose_text_fixture.h"

/* A text area of 200 x 300 pt; lines of 10 pt, of which those of figures are 150 pt long. */
static const char page[] =
    "extends: base\n"
    "title_block: { lines: [] }\n"
    "pages:\n"
    "  portrait:\n"
    "    { width: 220pt, height: 320pt, top: 10pt, bottom: 10pt, inner: 10pt, outer: 10pt,\n"
    "      head: { left: \"\", right: \"\", offset: 9pt, rule: 0pt }, foot: { left: \"\", right: \"\", offset: 1pt } "
    "}\n"
    "text:\n"
    "  running: { size: 5pt, leading: 5pt }\n"
    "  figure-caption: { size: 8pt, leading: 10pt, before: 0pt, after: 0pt, keep_next: yes, measure: 150pt }\n"
    "  note: { size: 8pt, leading: 10pt, before: 0pt, after: 0pt, measure: 150pt }\n"
    "notes: { before: 3pt, between: 1pt, rule: 1pt }\n";

/* A report with the figure, a section that refers to it where it has a title, and the layout's `figures`. */
static void open_figure(struct text_report *fixture, const char *figures, const char *figure)
{
    char layout[2000], report[2000];
    snprintf(layout, sizeof(layout), "%sfigures: { gap: 5pt, before: 7pt, after: 9pt%s }\n", page, figures);
    snprintf(report, sizeof(report),
             "%s"
             "sections: [{ heading: H, text: \"%s\", content: [{ figure: { id: f, %s } }] }]\n",
             strstr(figure, "[^n]") ? "notes: { n: A note. }\n" : "", strstr(figure, "title") ? "[[f]]" : "-",
             figure);
    text_report_open(fixture, layout, "", report);
    text_report_compose(fixture);
}

/* The box of the figure: page, heading and text stand before it. */
static const struct box *figure_box(const struct text_report *fixture)
{
    assert_int_equal(fixture->boxes->items.n, 4);
    return &fixture->boxes->items.items[3];
}

static const char *shown_figure(struct text_report *fixture)
{
    return show_flow(fixture, &figure_box(fixture)->flow);
}

static const struct sem *figure_tree(const struct text_report *fixture)
{
    const struct sem *sect = fixture->boxes->tree.root->first;
    return sect->first->next->next;
}

static void a_figure_has_its_caption_and_note_below(void **state)
{
    (void)state;
    struct text_report fixture;
    open_figure(&fixture, "", "image: wide.png, alt: \" A road \", title: \"Roads[^n]\", note: \"From *us*\"");
    assert_no_messages(&fixture);
    const struct box *box = figure_box(&fixture);
    assert_string_equal(shown_figure(&fixture), "k [wide.png 144 x 72]\nkn Figure_1:_|Roads|^1\nFrom_us");
    assert_string_equal(show_tree(&fixture, figure_tree(&fixture)),
                        "Div(Figure,Caption(text,text,Reference(Link),Note(Lbl,P)),P)");
    assert_true(str_eqz(figure_tree(&fixture)->first->extra->alt, "A road"));
    const struct line *lines = box->flow.lines;
    assert_ptr_equal(lines[0].spans[0].sem, figure_tree(&fixture)->first);
    assert_int_equal(lines[0].spans[0].x, 0);
    assert_int_equal(lines[0].spans[0].index, LEN_PT(144));
    assert_int_equal(lines[0].ascent, LEN_PT(72));
    assert_int_equal(lines[1].before, LEN_PT(5));
    assert_int_equal(box->flow.height, LEN_PT(72 + 5 + 10 + 5 + 10));
    assert_int_equal(box->flags, BOX_KEEP_TOGETHER);
    assert_int_equal(box->before, LEN_PT(7));
    assert_int_equal(box->after, LEN_PT(9));
    /* The reference leads to the top of it. */
    const struct sem *link = fixture.boxes->tree.root->first->first->next->first->first;
    assert_int_equal(link->extra->target, lines[0].anchor);
    assert_true(str_eqz(link->extra->alt, "Figure 1"));
    text_report_close(&fixture);
}

static void the_caption_may_stand_above(void **state)
{
    (void)state;
    struct text_report fixture;
    open_figure(&fixture, ", caption_above: yes, number: \"{n}. \"",
                "image: wide.png, alt: a, title: Roads, note: Ours");
    assert_string_equal(shown_figure(&fixture), "k 1._Roads\nk [wide.png 144 x 72]\nOurs");
    assert_string_equal(show_tree(&fixture, figure_tree(&fixture)), "Div(Caption,Figure,P)");
    assert_int_not_equal(figure_box(&fixture)->flow.lines[0].anchor, 0);
    assert_string_equal(show_flow(&fixture, &fixture.boxes->items.items[2].flow), "1");
    text_report_close(&fixture);
}

/* In the middle of the text area, whatever the measure of its words. */
static void picture_and_words_are_aligned_alike(void **state)
{
    (void)state;
    const struct {
        const char *word;
        int32_t halves; /* of the free width that stand on the left */
    } aligns[] = {{", align: left", 0}, {", align: centre", 1}, {", align: right", 2}};
    for (size_t i = 0; i < 3; i++) {
        struct text_report fixture;
        open_figure(&fixture, aligns[i].word, "image: wide.png, alt: a, title: T, width: 100pt");
        const struct flow *flow = &figure_box(&fixture)->flow;
        assert_int_equal(flow->lines[0].spans[0].x, LEN_PT(50) * aligns[i].halves);
        len_t words = width_of(&fixture, "figure-caption", "Figure 1: T");
        assert_in_range(flow->lines[1].spans[0].x + 2, (LEN_PT(200) - words) / 2 * aligns[i].halves,
                        (LEN_PT(200) - words) / 2 * aligns[i].halves + 4);
        text_report_close(&fixture);
    }
}

static void what_is_decorative_is_an_artifact(void **state)
{
    (void)state;
    struct text_report fixture;
    open_figure(&fixture, "", "image: wide.png, decorative: yes, note: Ours");
    const struct box *box = figure_box(&fixture);
    assert_string_equal(show_flow(&fixture, &box->flow), "k [wide.png 144 x 72]\nOurs");
    assert_null(box->flow.lines[0].spans[0].sem);
    assert_string_equal(show_tree(&fixture, figure_tree(&fixture)), "Div(P)");
    text_report_close(&fixture);
}

static void assert_size(const char *figure, const char *size)
{
    struct text_report fixture;
    open_figure(&fixture, "", figure);
    assert_no_messages(&fixture);
    const struct flow *flow = &figure_box(&fixture)->flow;
    assert_string_equal(show_flow(&fixture, flow), size);
    assert_true(flow->height <= LEN_PT(300));
    text_report_close(&fixture);
}

static void pictures_keep_their_proportions(void **state)
{
    (void)state;
    assert_size("image: wide.png, alt: a, width: 90pt", "[wide.png 90 x 45]");
    assert_size("image: wide.png, alt: a, width: 200pt", "[wide.png 200 x 100]");
    assert_size("image: tall.png, alt: a, width: 20pt", "[tall.png 20 x 120]");
    /* By nature 72 x 432: as high as the text area at most, which words share with it. */
    assert_size("image: tall.png, alt: a", "[tall.png 50 x 300]");
    assert_size("image: tall.png, alt: a, title: T, note: N", "k [tall.png 45 x 270]\nk Figure_1:_T\nN");
    /* A footnote of one line takes 10 pt, the rule and the space around it 7. */
    assert_size("image: tall.png, alt: a, title: \"T[^n]\"", "k [tall.png 44.666 x 268]\nn Figure_1:_|T|^1");
}

static void assert_too_large(const char *figure, const char *size, const char *says, const char *help)
{
    struct text_report fixture;
    open_figure(&fixture, "", figure);
    assert_one_message(&fixture, DIAG_FIGURE_TOO_LARGE);
    assert_string_equal(shown_figure(&fixture), size);
    assert_true(str_eqz(fixture.diags.items[0]->text, says));
    assert_true(str_starts(fixture.diags.items[0]->help, help));
    assert_int_equal(fixture.diags.items[0]->mark.line, 2);
    text_report_close(&fixture);
}

static void a_width_that_the_page_does_not_have_is_reported(void **state)
{
    (void)state;
    assert_too_large("image: wide.png, alt: a, width: 201pt", "[wide.png 200 x 100]",
                     "this picture would be wider than the page; it is printed smaller",
                     "give it a `width` of 70 mm at most");
    assert_too_large("image: tall.png, alt: a, width: 51pt", "[tall.png 50 x 300]",
                     "this picture would be higher than the page has room for; it is printed smaller",
                     "give it a `width` of 17 mm at most");
}

/* Headings, and words that end in a colon, must not be parted from it. */
static void what_stands_above_a_picture_has_room(void **state)
{
    (void)state;
    struct text_report fixture;
    text_report_open(
        &fixture, page, "",
        "sections: [{ heading: H, text: \"one\\n\\ntwo:\", content: [{ figure: { image: tall.png, alt: a "
        "} }] }, { heading: I, content: [{ figure: { image: tall.png, alt: b } }] }]\n");
    text_report_compose(&fixture);
    assert_no_messages(&fixture);
    const struct box *items = fixture.boxes->items.items;
    const struct text_style *body = fixture.style->body, *heading = style_text(fixture.style, STR("heading-1"));
    len_t space = len_max(fixture.style->figures->before, body->after);
    assert_int_equal(items[2].flow.n, 2);
    assert_int_equal(items[3].flow.height, LEN_PT(300) - items[2].flow.lines[1].height - space);
    space = len_max(fixture.style->figures->before, heading->after);
    assert_int_equal(items[5].flow.height, LEN_PT(300) - items[4].flow.height - space);
    text_report_close(&fixture);
}

/* Then it is parted from them, rather than made as small as a stamp. */
static void words_leave_a_picture_a_quarter_of_the_page(void **state)
{
    (void)state;
    char figure[1500] = "image: tall.png, alt: a, title: T, note: \"word";
    for (int i = 0; i < 150; i++)
        strcat(figure, " words");
    strcat(figure, "\"");
    struct text_report fixture;
    open_figure(&fixture, "", figure);
    assert_true(figure_box(&fixture)->flow.height > LEN_PT(225));
    assert_int_equal(figure_box(&fixture)->flow.lines[0].height, LEN_PT(75));
    text_report_close(&fixture);
}

static void a_figure_without_number_is_named_by_its_title(void **state)
{
    (void)state;
    struct text_report fixture;
    open_figure(&fixture, ", number: \"\"", "image: wide.png, alt: a, title: \"Roads of *ours*\"");
    assert_no_messages(&fixture);
    assert_string_equal(shown_figure(&fixture), "k [wide.png 144 x 72]\nRoads_of_ours");
    assert_string_equal(show_flow(&fixture, &fixture.boxes->items.items[2].flow), "Roads_of_ours");
    text_report_close(&fixture);
    text_report_open(
        &fixture, page, "",
        "sections: [{ heading: H, text: \"[[f]]\", content: [{ figure: { id: f, image: wide.png, alt: a } "
        "}] }]\n");
    text_report_compose(&fixture);
    assert_one_message(&fixture, DIAG_REFERENCE_WITHOUT_WORDS);
    text_report_close(&fixture);
}

/* What could not be read has been reported; the rest is composed for what else there is to say. */
static void a_caption_outlives_its_picture(void **state)
{
    (void)state;
    struct text_report fixture;
    const char *report = "sections: [{ heading: H, content: [{ figure: { image: wide.png, alt: a, title: T } }, "
                         "{ figure: { image: tall.png, alt: a } }] }]\n";
    text_report_open(&fixture, page, "", report);
    struct images none = {.items = {0}};
    map_init(&none.by_node, fixture.arena);
    fixture.images = &none;
    text_report_compose(&fixture);
    assert_no_messages(&fixture);
    assert_string_equal(show_boxes(&fixture), "== portrait page\nk H\nFigure_1:_T");
    text_report_close(&fixture);
}

static void compose_front(struct text_report *fixture, const char *lines, const char *head)
{
    char layout[2000];
    snprintf(layout, sizeof(layout),
             "extends: base\n"
             "images:\n"
             "  logo: { file: wide.png, alt: Our crest, height: 36pt }\n"
             "  line: { file: wide.png, decorative: yes, width: 40pt }\n"
             "  huge: { file: tall.png, alt: Huge, width: 300mm }\n"
             "text: { middle: { align: centre, before: 3pt, after: 4pt } }\n"
             "cover: { top: 0mm, lines: [%s] }\ntitle_block: { lines: [%s] }\n",
             lines, lines);
    text_report_open(fixture, layout, head, "sections: [{ heading: One, text: x }]\n");
    text_report_compose(fixture);
    assert_no_messages(fixture);
}

static void logos_stand_on_covers(void **state)
{
    (void)state;
    struct text_report fixture;
    const char *lines = "{ image: logo, style: middle }, { image: line }, { text: \"{title}\", heading: yes }";
    compose_front(&fixture, lines, ", cover: yes");
    const struct flow *flow = &fixture.boxes->items.items[1].flow;
    assert_string_equal(show_flow(&fixture, flow), "[wide.png 72 x 36]\n[wide.png 40 x 20]\nA_title");
    assert_string_equal(show_tree(&fixture, fixture.boxes->tree.root->first), "Div(Figure,H1)");
    assert_true(str_eqz(flow->lines[0].spans[0].sem->extra->alt, "Our crest"));
    assert_null(flow->lines[1].spans[0].sem);
    len_t width = style_text_width(fixture.style->default_page);
    assert_int_equal(flow->lines[0].spans[0].x, (width - LEN_PT(72)) / 2);
    text_report_close(&fixture);
    compose_front(&fixture, lines, "");
    assert_string_equal(show_flow(&fixture, &fixture.boxes->items.items[1].flow),
                        "[wide.png 72 x 36]\n[wide.png 40 x 20]\nA_title");
    text_report_close(&fixture);
}

/* A title block may be a logo alone; none is larger than the page. */
static void a_logo_alone_is_a_title_block(void **state)
{
    (void)state;
    struct text_report fixture;
    compose_front(&fixture, "{ image: huge }, \"{date}\"", "");
    const struct flow *flow = &fixture.boxes->items.items[1].flow;
    assert_int_equal(flow->n, 1);
    assert_int_equal(flow->lines[0].height, style_text_height(fixture.style->default_page));
    assert_string_equal(show_tree(&fixture, fixture.boxes->tree.root), "Document(Div(Figure),Sect(H1,P))");
    text_report_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_has_its_caption_and_note_below),
        cmocka_unit_test(the_caption_may_stand_above),
        cmocka_unit_test(picture_and_words_are_aligned_alike),
        cmocka_unit_test(what_is_decorative_is_an_artifact),
        cmocka_unit_test(pictures_keep_their_proportions),
        cmocka_unit_test(a_width_that_the_page_does_not_have_is_reported),
        cmocka_unit_test(what_stands_above_a_picture_has_room),
        cmocka_unit_test(words_leave_a_picture_a_quarter_of_the_page),
        cmocka_unit_test(a_figure_without_number_is_named_by_its_title),
        cmocka_unit_test(a_caption_outlives_its_picture),
        cmocka_unit_test(logos_stand_on_covers),
        cmocka_unit_test(a_logo_alone_is_a_title_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
