/* Pictures on pages: figures that stay whole, logos in running heads and feet, the words of blank pages. */
#include <stdio.h>
#include <string.h>

#include "compose_text_fixture.h"
#include "paginate/paginate.h"

/* A text area of 200 x 300 pt from (10, 20). Heads and feet are 5 pt high. */
#define HOUSE                                                                                                        \
    "extends: base\n"                                                                                                \
    "title_block: { lines: [] }\n"                                                                                   \
    "images: { logo: { file: wide.png, alt: Crest, height: 10pt }, huge: { file: wide.png, alt: Crest },\n"          \
    "  broad: { file: wide.png, alt: Crest, width: 60pt }, long: { file: wide.png, alt: Crest, width: 101pt } }\n"   \
    "text: { running: { size: 5pt, leading: 5pt }, body: { size: 12pt, leading: 12pt, before: 0pt, after: 0pt } }\n" \
    "figures: { number: \"\", gap: 0pt, before: 0pt, after: 0pt }\n"

struct printed {
    struct text_report fixture;
    struct pages *pages;
};

static void print_headed(struct printed *printed, const char *head, const char *page, const char *more,
                         const char *report)
{
    char layout[2000];
    snprintf(layout, sizeof(layout),
             HOUSE "%spages:\n  portrait:\n"
                   "    { width: 220pt, height: 340pt, inner: 10pt, outer: 10pt%s%s%s }\n",
             more, page, strstr(page, "top:") ? "" : ", top: 20pt", strstr(page, "bottom:") ? "" : ", bottom: 20pt");
    struct text_report *fixture = &printed->fixture;
    text_report_open(fixture, layout, head, report);
    text_report_compose(fixture);
    printed->pages = paginate_report(fixture->arena, &fixture->diags, fixture->report, fixture->style, fixture->text,
                                     fixture->boxes, false);
}

static void print_any(struct printed *printed, const char *page, const char *more, const char *report)
{
    print_headed(printed, ", organisation: Us", page, more, report);
}

static void print(struct printed *printed, const char *page, const char *more, const char *report)
{
    print_any(printed, page, more, report);
    assert_no_messages(&printed->fixture);
}

/* The n-th line on the page that is an artifact of the kind. */
static const struct item *artifact_line(const struct printed *printed, uint32_t page, enum artifact kind, uint32_t n)
{
    const struct page *it = &printed->pages->items[page];
    for (uint32_t i = 0; i < it->nitems; i++) {
        const struct item *item = &it->items[i];
        if (item->kind == ITEM_LINE && item->artifact == kind && n-- == 0)
            return item;
    }
    return NULL;
}

/* The first; there must be one. */
static struct item first_line(const struct printed *printed, uint32_t page, enum artifact kind)
{
    const struct item *item = artifact_line(printed, page, kind, 0);
    static const struct line none;
    assert_non_null(item);
    return item ? *item : (struct item){.line = &none};
}

static const struct item *picture_on(const struct printed *printed, uint32_t page, enum artifact kind)
{
    for (uint32_t i = 0;; i++) {
        const struct item *item = artifact_line(printed, page, kind, i);
        if (item == NULL || (item->line->nspans == 1 && item->line->spans[0].kind == SPAN_IMAGE))
            return item;
    }
}

static void assert_picture(const struct item *item, len_t x, len_t y, len_t width, len_t height)
{
    assert_non_null(item);
    const struct placed_image *placed = item->line->spans[0].picture;
    assert_int_equal(item->x + item->line->spans[0].x, x);
    assert_int_equal(item->y, y);
    assert_int_equal(placed->width, width);
    assert_int_equal(placed->height, height);
    assert_int_equal(item->line->height, height);
    assert_null(item->line->spans[0].sem);
}

#define PLAIN ", head: { offset: 15pt, rule: 0pt }, foot: { offset: 6pt }"
#define ONE_PAGE "sections: [{ heading: H, text: x }]\n"

static void a_figure_moves_whole_to_the_next_page(void **state)
{
    (void)state;
    struct printed printed;
    print(&printed, PLAIN, "",
          "sections: [{ heading: H, content: [{ figure: { image: wide.png, alt: a, width: 190pt } }, { figure: { "
          "image: "
          "tall.png, alt: a, title: T, note: N, width: 40pt } }, { text: end }] }]\n");
    assert_int_equal(printed.pages->n, 2);
    const struct page *second = &printed.pages->items[1];
    assert_int_equal(second->items[0].line->spans[0].kind, SPAN_IMAGE);
    assert_int_equal(second->items[0].y, LEN_PT(20));
    assert_int_equal(second->items[0].line->height, LEN_PT(240));
    assert_int_equal(second->items[1].y, LEN_PT(260));
    text_report_close(&printed.fixture);
}

/* The words keep their baseline and stand beside it. */
static void logos_stand_in_heads_and_feet(void **state)
{
    (void)state;
    struct printed printed;
    print(&printed,
          ", head: { left: H, right: R, offset: 15pt, rule: 1pt, gap: 2pt, image: logo, image_offset: 4pt, "
          "image_align: "
          "right }, foot: { left: F, right: \"\", offset: 6pt, image: logo, image_offset: 5pt, image_align: left }",
          "", ONE_PAGE);
    assert_picture(picture_on(&printed, 0, ARTIFACT_HEADER), LEN_PT(190), LEN_PT(4), LEN_PT(20), LEN_PT(10));
    assert_picture(picture_on(&printed, 0, ARTIFACT_FOOTER), LEN_PT(10), LEN_PT(325), LEN_PT(20), LEN_PT(10));
    const struct item head = first_line(&printed, 0, ARTIFACT_HEADER);
    assert_int_equal(head.y + head.line->ascent, LEN_PT(15));
    assert_int_equal(head.line->spans[0].x, 0);
    len_t right =
        head.line->spans[1].x + compose_span_width(printed.fixture.text, printed.fixture.style, &head.line->spans[1]);
    assert_int_equal(right, LEN_PT(200 - 20) - 2500);
    const struct item foot = first_line(&printed, 0, ARTIFACT_FOOTER);
    assert_int_equal(foot.y + foot.line->ascent, LEN_PT(334));
    assert_int_equal(foot.line->spans[0].x, LEN_PT(20) + 2500);
    text_report_close(&printed.fixture);
}

static struct item rule_on(const struct page *page)
{
    for (uint32_t i = 0; i < page->nitems; i++) {
        if (page->items[i].kind == ITEM_RECT && page->items[i].artifact == ARTIFACT_HEADER)
            return page->items[i];
    }
    fail_msg("there is no rule");
    return (struct item){0};
}

static void assert_rule(const char *image, len_t x, len_t width)
{
    struct printed printed;
    char head[200];
    snprintf(head, sizeof(head), ", head: { left: H, offset: 15pt, rule: 1pt, gap: 2pt, %s }, foot: { offset: 6pt }",
             image);
    print(&printed, head, "", ONE_PAGE);
    const struct item rule = rule_on(&printed.pages->items[0]);
    assert_int_equal(rule.x, x);
    assert_int_equal(rule.rect.width, width);
    text_report_close(&printed.fixture);
}

/* It stands at 17 pt, and ends half the type's size from a picture of 20 x 10 that stands across it. */
static void a_rule_ends_beside_a_picture(void **state)
{
    (void)state;
    assert_rule("image: logo, image_offset: 4pt", LEN_PT(10), LEN_PT(200));
    assert_rule("image: logo, image_align: right, image_offset: 9pt", LEN_PT(10), LEN_PT(180) - 2500);
    assert_rule("image: logo, image_align: left, image_offset: 9pt", LEN_PT(30) + 2500, LEN_PT(180) - 2500);
}

/* By nature 144 x 72. */
static void a_logo_stays_within_its_margin_and_half_the_line(void **state)
{
    (void)state;
    struct printed printed;
    print(&printed,
          ", head: { left: H, right: \"\", offset: 15pt, image: huge, image_offset: 4pt, image_align: left }, "
          "foot: { left: F, right: \"\", offset: 6pt }",
          "", ONE_PAGE);
    assert_picture(picture_on(&printed, 0, ARTIFACT_HEADER), LEN_PT(10), LEN_PT(4), LEN_PT(32), LEN_PT(16));
    assert_null(picture_on(&printed, 0, ARTIFACT_FOOTER));
    text_report_close(&printed.fixture);
    print(&printed,
          ", foot: { left: F, right: \"\", offset: 66pt, image: huge, image_offset: 0pt, image_align: right }, "
          "head: { left: H, right: \"\", offset: 15pt }, bottom: 100pt",
          "", ONE_PAGE);
    assert_picture(picture_on(&printed, 0, ARTIFACT_FOOTER), LEN_PT(110), LEN_PT(290), LEN_PT(100), LEN_PT(50));
    text_report_close(&printed.fixture);
}

/* The line gives way to the stamp's zone, and keeps its type's size clear of it, when only its picture would stand in
 * it. */
static void a_logo_gives_way_to_the_stamp(void **state)
{
    (void)state;
    struct printed printed;
    print(&printed,
          ", stamp_width: 50pt, stamp_height: 12pt, head: { left: H, right: \"\", offset: 15pt, image: logo, "
          "image_offset: 4pt, image_align: right }, foot: { offset: 6pt }",
          "", ONE_PAGE);
    assert_picture(picture_on(&printed, 0, ARTIFACT_HEADER), LEN_PT(220 - 50 - 5 - 20), LEN_PT(4), LEN_PT(20),
                   LEN_PT(10));
    text_report_close(&printed.fixture);
}

/* Once for all pages, at the place that names it. A picture with no size of its own in the layout may shrink, but not
 * to nothing. */
static void a_logo_without_room_is_reported(void **state)
{
    (void)state;
    static const char *const heads[] = {
        ", head: { offset: 15pt, image: huge, image_offset: 12pt }",           /* 8 pt are left */
        ", head: { offset: 15pt, image: broad, image_offset: 0pt }",           /* 60 pt wide, 30 pt high */
        ", head: { offset: 15pt, image: long, image_offset: 0pt }, top: 80pt", /* more than half the line wide */
        /* the stamp takes the line */
        ", head: { offset: 15pt, image: logo, image_offset: 4pt }, stamp_width: 205pt, stamp_height: 16pt"};
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
        struct printed printed;
        char page[200];
        snprintf(page, sizeof(page), "%s, foot: { offset: 6pt }", heads[i]);
        print_any(&printed, page, "", "sections: [{ heading: H, text: x }, { heading: I, start: page, text: y }]\n");
        assert_int_equal(printed.pages->n, 2);
        assert_one_message(&printed.fixture, DIAG_PAGE_ROOM);
        text_report_close(&printed.fixture);
    }
}

/* A page left blank at the end, and one before a right-hand page, say so in the middle, and have their heads. */
static void blank_pages_say_so(void **state)
{
    (void)state;
    struct printed printed;
    print(&printed, PLAIN, "print: { even_pages: yes, blank: Left blank }\n",
          "sections: [{ heading: H, text: x }, { heading: I, start: right, text: y }]\n");
    assert_int_equal(printed.pages->n, 4);
    for (uint32_t i = 0; i < 4; i++) {
        const struct item *words = artifact_line(&printed, i, ARTIFACT_REPEAT, 0);
        assert_int_equal(words != NULL, i == 1 || i == 3);
        assert_non_null(artifact_line(&printed, i, ARTIFACT_FOOTER, 0));
        if (words == NULL)
            continue;
        struct flow flow = {.lines = ARENA_NEW(printed.fixture.arena, struct line), .n = 1};
        flow.lines[0] = *words->line;
        assert_string_equal(show_flow(&printed.fixture, &flow), "Left_blank");
        assert_null(words->line->spans[0].sem);
        len_t width = width_of(&printed.fixture, "body", "Left blank");
        assert_int_equal(words->x + words->line->spans[0].x, LEN_PT(10) + (LEN_PT(200) - width) / 2);
        assert_int_equal(words->y, LEN_PT(20) + (LEN_PT(300) - LEN_PT(12)) / 2);
    }
    struct flow foot = {.lines = ARENA_NEW(printed.fixture.arena, struct line), .n = 1};
    foot.lines[0] = *first_line(&printed, 3, ARTIFACT_FOOTER).line;
    assert_string_equal(show_flow(&printed.fixture, &foot), "Us|Page_4_of_4");
    text_report_close(&printed.fixture);
}

static void a_blank_page_may_be_silent(void **state)
{
    (void)state;
    struct printed printed;
    print(&printed, PLAIN, "print: { even_pages: yes, blank: \"\" }\n", ONE_PAGE);
    assert_int_equal(printed.pages->n, 2);
    assert_null(artifact_line(&printed, 1, ARTIFACT_REPEAT, 0));
    text_report_close(&printed.fixture);
}

/* Only the first page that is printed on has the lines of `first`; what `first` does not speak of is as on all pages.
 */
static void the_first_page_has_lines_of_its_own(void **state)
{
    (void)state;
    struct printed printed;
    print(
        &printed,
        ", head: { left: H, right: R, offset: 15pt, rule: 1pt }, foot: { left: F, right: \"\", offset: 6pt }, first: "
        "{ head: { image: logo, image_offset: 4pt, image_align: right } }",
        "", "sections: [{ heading: H, text: x }, { heading: I, start: page, text: y }]\n");
    assert_int_equal(printed.pages->n, 2);
    assert_picture(picture_on(&printed, 0, ARTIFACT_HEADER), LEN_PT(190), LEN_PT(4), LEN_PT(20), LEN_PT(10));
    assert_int_equal(first_line(&printed, 0, ARTIFACT_HEADER).line->nspans, 0);
    assert_int_equal(first_line(&printed, 0, ARTIFACT_FOOTER).line->nspans, 1);
    assert_null(picture_on(&printed, 1, ARTIFACT_HEADER));
    assert_int_equal(first_line(&printed, 1, ARTIFACT_HEADER).line->nspans, 2);
    assert_int_equal(first_line(&printed, 1, ARTIFACT_FOOTER).line->nspans, 1);
    text_report_close(&printed.fixture);
}

static void a_blank_page_before_it_is_not_the_first(void **state)
{
    (void)state;
    struct printed printed;
    print_headed(&printed, ", page_start: 2, agenda_item: \"7\"",
                 PLAIN ", first: { head: {}, foot: { right: \"Item {agenda_item}\", offset: 6pt } }", "",
                 "sections: [{ heading: H, start: right, text: x }, { heading: I, start: page, text: y }]\n");
    assert_no_messages(&printed.fixture);
    assert_int_equal(printed.pages->n, 3);
    assert_int_equal(first_line(&printed, 1, ARTIFACT_HEADER).line->nspans, 0);
    assert_int_equal(first_line(&printed, 1, ARTIFACT_FOOTER).line->spans[0].nwords, 2);
    assert_int_equal(first_line(&printed, 2, ARTIFACT_HEADER).line->nspans, 2);
    assert_int_equal(first_line(&printed, 2, ARTIFACT_FOOTER).line->spans[0].nwords, 4);
    text_report_close(&printed.fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_page_has_lines_of_its_own),
        cmocka_unit_test(a_blank_page_before_it_is_not_the_first),
        cmocka_unit_test(a_figure_moves_whole_to_the_next_page),
        cmocka_unit_test(logos_stand_in_heads_and_feet),
        cmocka_unit_test(a_rule_ends_beside_a_picture),
        cmocka_unit_test(a_logo_stays_within_its_margin_and_half_the_line),
        cmocka_unit_test(a_logo_gives_way_to_the_stamp),
        cmocka_unit_test(a_logo_without_room_is_reported),
        cmocka_unit_test(blank_pages_say_so),
        cmocka_unit_test(a_blank_page_may_be_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
