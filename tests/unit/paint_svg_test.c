/* Pages as SVG: outlines and layers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <expat.h>

#include "paint_fixture.h"

static int setup(void **state)
{
    *state = paint_fixture_new();
    return 0;
}

static int teardown(void **state)
{
    paint_fixture_free(*state);
    return 0;
}

static struct sem *root(struct paint_fixture *f)
{
    return f->boxes.tree.root;
}

static struct sem *paragraph(struct paint_fixture *f)
{
    return paint_fixture_sem(f, paint_fixture_sem(f, root(f), ROLE_P), ROLE_TEXT);
}

/* --- every file that is made is XML of known elements */

/* Those that may stand in one file, between blanks. */
struct known {
    const char *elements, *attributes;
};

static bool is_known(const char *words, const char *name)
{
    char word[64];

    snprintf(word, sizeof(word), " %s ", name);
    return strstr(words, word) != NULL;
}

static void check_element(void *user, const XML_Char *name, const XML_Char **attributes)
{
    const struct known *known = user;

    if (!is_known(known->elements, name))
        fail_msg("unknown element %s", name);
    for (; attributes[0] != NULL; attributes += 2)
        if (!is_known(known->attributes, attributes[0]))
            fail_msg("unknown attribute %s of %s", attributes[0], name);
}

static void check_no_text(void *user, const XML_Char *text, int n)
{
    (void)user;
    for (int i = 0; i < n; i++)
        assert_int_equal(text[i], '\n');
}

static void check_file(struct str file, struct known known, bool texts)
{
    XML_Parser parser = XML_ParserCreate("UTF-8");

    XML_SetUserData(parser, &known);
    XML_SetStartElementHandler(parser, check_element);
    if (!texts)
        XML_SetCharacterDataHandler(parser, check_no_text);
    if (XML_Parse(parser, file.s, (int)file.len, 1) != XML_STATUS_OK)
        fail_msg("%s in:\n%.*s", XML_ErrorString(XML_GetErrorCode(parser)), STR_ARG(file));
    XML_ParserFree(parser);
}

static struct svg_page *paint(struct paint_fixture *f)
{
    static const struct known outlines = {" svg defs g path use image ",
                                          " xmlns viewBox width height id d x y href transform fill fill-rule stroke"
                                          " stroke-width stroke-dasharray stroke-miterlimit preserveAspectRatio "},
                              layer = {" svg g text tspan rect a ",
                                       " xmlns viewBox class data-sem data-role data-at x y width height font-size"
                                       " font-family textLength lengthAdjust fill href target rel data-page data-y"
                                       " aria-label tabindex "};
    struct svg_page *pages;

    paint_fixture_done(f);
    pages = paint_svg(&f->job);
    for (uint32_t i = 0; i < f->pages.n; i++) {
        check_file(pages[i].outlines, outlines, false);
        check_file(pages[i].layer, layer, true);
    }
    return pages;
}

static uint32_t count(struct str text, const char *part)
{
    uint32_t n = 0;

    for (int64_t at = str_find(text, part, 0); at >= 0; at = str_find(text, part, (uint32_t)at + 1))
        n++;
    return n;
}

/* cmocka would cut a page short. */
static void show(struct str text)
{
    fprintf(stderr, "%.*s\n", STR_ARG(text));
}

static void assert_has(struct str text, const char *part)
{
    if (str_find(text, part, 0) >= 0)
        return;
    show(text);
    fail_msg("not found: %s", part);
}

static void assert_lacks(struct str text, const char *part)
{
    if (str_find(text, part, 0) < 0)
        return;
    show(text);
    fail_msg("found: %s", part);
}

/* --- outlines */

/* Two on the first page, of which the second uses both again; "T" and "o" are kerned. */
static void test_each_glyph_stands_once(void **state)
{
    struct paint_fixture *f = *state;
    struct svg_page *pages;

    f->looks[LOOK_BODY].colour = 0x336699;
    paint_fixture_page(f);
    paint_fixture_text(f, root(f), "To To Too", LEN_PT(10), LEN_PT(20));
    paint_fixture_page(f);
    paint_fixture_text(f, root(f), "Tot", 0, 0);
    pages = paint(f);
    assert_int_equal(count(pages[0].outlines, "<path id=\"f0g"), 2);
    assert_int_equal(count(pages[0].outlines, "<use href=\"#f0g"), 7);
    assert_has(pages[0].outlines, "<g transform=\"translate(10 29)scale(0.004882813)\" fill=\"#336699\">"
                                  "<use href=\"#f0g1\"/><use href=\"#f0g2\" x=\"1024\"/>");
    assert_int_equal(count(pages[1].outlines, "<path id=\"f0g"), 3);
    assert_int_equal(count(pages[1].outlines, "<use"), 3);
}

/* A square dot, as in text_outline_test.c; y counts downwards. */
static void test_an_outline(void **state)
{
    struct paint_fixture *f = *state;

    paint_fixture_page(f);
    paint_fixture_text(f, root(f), ".", 0, 0);
    assert_has(paint(f)[0].outlines, "<path id=\"f0g1\" d=\"m187 0v-219h195v219");
}

static void test_the_page(void **state)
{
    struct paint_fixture *f = *state;
    struct str empty;

    paint_fixture_page(f);
    f->page_list.items[0].turn = TURN_HEAD_LEFT; /* shown as it is read */
    empty = paint(f)->outlines;
    assert_has(empty,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 300\" width=\"400pt\" height=\"300pt\"");
    assert_has(empty, "<path fill=\"#fff\" d=\"m0 0h400v300h-400z\"/>");
}

/* Words of a fallback font begin where those before them end, in units of their own. */
static void test_faces_in_a_line(void **state)
{
    struct paint_fixture *f = *state;

    paint_fixture_page(f);
    paint_fixture_text(f, root(f), "a ★ a", 0, 0);
    assert_int_equal(count(paint(f)->outlines, "<g transform=\"translate("), 3);
    assert_int_equal(count(paint(f)->outlines, "<path id=\"f0g"), 1);
    assert_int_equal(count(paint(f)->outlines, "<path id=\"f1g"), 1);
    assert_has(paint(f)->outlines, "translate(8.34 9)");
}

static void test_fills_of_a_colour_are_one_path(void **state)
{
    struct paint_fixture *f = *state;
    struct svg_page *pages;

    paint_fixture_page(f);
    paint_fixture_rect(f, 0, 0, LEN_PT(10), LEN_PT(5));
    paint_fixture_rect(f, LEN_PT(10), 0, LEN_PT(10), LEN_PT(5));
    pages = paint(f);
    assert_has(pages->outlines, "<path d=\"m0 0h10v5h-10zm10 0h10v5h-10z\" fill=\"#cc0000\"/>");
    assert_lacks(pages->layer, "rect"); /* fills are no things */
}

static void test_drawings(void **state)
{
    struct paint_fixture *f = *state;
    struct point points[] = {{0, 0}, {LEN_PT(5), LEN_PT(2)}, {LEN_PT(5), LEN_PT(9)}};
    struct drawing drawing = {.width = LEN_PT(50), .height = LEN_PT(8)};
    struct placed_drawing placed = {.drawing = &drawing};
    struct span span = {.sem = paint_fixture_sem(f, root(f), ROLE_FIGURE), .kind = SPAN_DRAWING, .drawing = &placed};
    struct drawn_path line = {.points = points,
                              .n = 3,
                              .fill = DRAW_NONE,
                              .line = 0xff0000,
                              .width = 1500,
                              .dash = 2500},
                      area = {.points = points, .n = 3, .closed = true, .fill = 0xabcdef, .line = DRAW_NONE};
    struct svg_page *pages;

    VEC_PUSH(f->text.arena, &drawing.paths, line);
    VEC_PUSH(f->text.arena, &drawing.paths, area);
    paint_fixture_page(f);
    paint_fixture_line(f, &span, 1, LEN_PT(10), LEN_PT(100));
    pages = paint(f);
    assert_has(pages->outlines, "<path d=\"m10 101 5 2v7\" fill=\"none\" stroke=\"#ff0000\" stroke-width=\"1.5\" "
                                "stroke-dasharray=\"2.5\"/>\n"
                                "<path d=\"m10 101 5 2v7z\" fill=\"#abcdef\"/>\n");
    assert_has(pages->layer, "<rect class=\"thing\" x=\"10\" y=\"101\" width=\"50\" height=\"8\"/>");
}

static void test_symbols(void **state)
{
    static const struct status_style square = {.shape = SHAPE_SQUARE, .colour = 0x123456},
                                     ring = {.shape = SHAPE_RING, .colour = 0};
    struct paint_fixture *f = *state;
    struct sem *sem = paint_fixture_sem(f, root(f), ROLE_SPAN);
    struct span spans[3] = {{.sem = sem, .kind = SPAN_SYMBOL, .symbol = &square, .index = (uint32_t)LEN_PT(8)},
                            {.kind = SPAN_SYMBOL, .symbol = &square, .x = LEN_PT(9), .index = (uint32_t)LEN_PT(8)},
                            {.kind = SPAN_SYMBOL, .symbol = &ring, .x = LEN_PT(9), .index = (uint32_t)LEN_PT(4)}};
    struct svg_page *pages;
    char once[64];

    sem_extra(&f->boxes.tree, sem)->actual = STR("Better & best");
    paint_fixture_page(f);
    paint_fixture_line(f, spans, 3, LEN_PT(1), 0);
    pages = paint(f);
    snprintf(once, sizeof(once), "<path id=\"s%d\" d=\"m60-60h880v-880h-880z\"/>", SHAPE_SQUARE);
    assert_int_equal(count(pages->outlines, once), 1);
    assert_has(pages->outlines, "transform=\"translate(1 9)scale(0.008)\" fill=\"#123456\"/>");
    assert_has(pages->outlines, "transform=\"translate(10 9)scale(0.008)\" fill=\"#123456\"/>");
    assert_has(pages->outlines, "fill-rule=\"evenodd\"");
    assert_has(pages->layer, "data-role=\"Span\"><rect class=\"thing\" x=\"1\" y=\"1\" width=\"8\" height=\"8\"/>"
                             "<text font-size=\"8\"><tspan x=\"1\" y=\"9\" textLength=\"8\" "
                             "lengthAdjust=\"spacingAndGlyphs\">Better &amp; best</tspan></text></g>");
    assert_int_equal(count(pages->layer, "<rect"), 1);
}

static void test_watermark(void **state)
{
    struct paint_fixture *f = *state;
    struct svg_page *pages;

    f->pages.draft = true;
    paint_fixture_page(f);
    pages = paint(f);
    assert_has(pages->outlines,
               "<g transform=\"translate(200 150)rotate(-38)\"><g transform=\"translate(-133.32 28)scale");
    assert_lacks(pages->layer, "DRAFT"); /* it would lie in the way of words */
}

/* --- pictures */

static struct image picture(uint8_t coding, uint8_t channels, uint8_t orientation, struct str bytes)
{
    return (struct image){.file = STR("a.png"),
                          .columns = 1,
                          .rows = 2,
                          .coding = coding,
                          .channels = channels,
                          .orientation = orientation,
                          .bytes = bytes};
}

static void test_pictures_are_data(void **state)
{
    struct paint_fixture *f = *state;
    struct image jpeg = picture(IMAGE_JPEG, 3, 1, STR("\xff\xd8\xff\xe0!")),
                 raw = picture(IMAGE_RAW, 1, 1, STR("ab"));
    struct svg_page *pages;

    raw.index = 1;
    paint_fixture_page(f);
    paint_fixture_image(f, paint_fixture_sem(f, root(f), ROLE_FIGURE), &jpeg, LEN_PT(20), LEN_PT(5), LEN_PT(30));
    paint_fixture_image(f, NULL, &jpeg, LEN_PT(20), LEN_PT(5), LEN_PT(60));
    paint_fixture_image(f, NULL, &raw, LEN_PT(20), LEN_PT(5), LEN_PT(90));
    pages = paint(f);
    assert_int_equal(count(pages->outlines, "href=\"data:image/jpeg;base64,/9j/4CE=\"/>"), 1);
    assert_int_equal(count(pages->outlines, "<use href=\"#i0\""), 2);
    assert_int_equal(count(pages->outlines, "href=\"data:image/png;base64,iVBORw0KGgo"), 1);
    assert_int_equal(count(pages->outlines, "data:"), 2);
    assert_int_equal(count(pages->layer, "<rect class=\"thing\" x=\"5\" y=\"19\" width=\"20\" height=\"20\"/>"), 1);
    assert_int_equal(count(pages->layer, "<rect"), 1);
}

/* Where the corners of the file come to stand: in a picture of orientation 6 (a telephone held upright) its upper
 * left corner is at the upper right. */
static void test_pictures_are_turned(void **state)
{
    static const char *const matrices[] = {
        "20 0 0 20 5 10", "-20 0 0 20 25 10", "-20 0 0 -20 25 30", "20 0 0 -20 5 30",
        "0 20 20 0 5 10", "0 20 -20 0 25 10", "0 -20 -20 0 25 30", "0 -20 20 0 5 30",
    };
    struct paint_fixture *f = *state;
    struct image images[8];
    struct svg_page *pages;

    for (uint8_t i = 0; i < 8; i++) {
        images[i] = picture(IMAGE_JPEG, 3, (uint8_t)(i + 1), STR("x"));
        images[i].index = i;
        paint_fixture_page(f);
        paint_fixture_image(f, NULL, &images[i], LEN_PT(20), LEN_PT(5), LEN_PT(21));
    }
    pages = paint(f);
    for (uint8_t i = 0; i < 8; i++) {
        char expected[64];

        snprintf(expected, sizeof(expected), "<use href=\"#i%d\" transform=\"matrix(%s)\"/>", i, matrices[i]);
        assert_has(pages[i].outlines, expected);
    }
}

/* --- the layer */

static void test_words_are_as_wide_as_printed(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *text = paragraph(f);
    struct span first = paint_fixture_words(f, text, "Some words ", 0),
                second = paint_fixture_words(f, text, "more", 0);
    len_t width = 0, last;
    char expected[400];

    for (uint32_t i = 0; i < first.nwords; i++)
        width += text_word_width(f->text.text, first.words[i] & WORD_INDEX, LEN_PT(10));
    width += 2 * text_word_width(f->text.text, text_space(f->text.text, first.words[0] & WORD_INDEX), LEN_PT(10));
    last = text_word_width(f->text.text, second.words[0] & WORD_INDEX, LEN_PT(10));
    text->mark = (struct mark){.line = 12, .col = 7, .file = 3};
    paint_fixture_page(f);
    paint_fixture_line(f, &first, 1, LEN_PT(10), LEN_PT(20));
    paint_fixture_line(f, &second, 1, LEN_PT(10), LEN_PT(32));
    snprintf(expected, sizeof(expected),
             "<g data-sem=\"3\" data-role=\"P\" data-at=\"3:12:7\"><text font-size=\"10\">"
             "<tspan x=\"10\" y=\"29\" textLength=\"%g\" lengthAdjust=\"spacingAndGlyphs\">Some words </tspan>"
             "<tspan x=\"10\" y=\"41\" textLength=\"%g\" lengthAdjust=\"spacingAndGlyphs\">more</tspan></text></g>\n",
             (double)width / 1000, (double)last / 1000);
    assert_has(paint(f)->layer, expected);
}

static void test_what_is_written_nowhere_has_no_place(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *text = paragraph(f);

    paint_fixture_page(f);
    paint_fixture_text(f, text, "a", 0, 0);
    assert_lacks(paint(f)->layer, "data-at");
    text->parent->mark = (struct mark){.line = 5, .col = 1, .file = 1}; /* that of what it lies in */
    assert_has(paint(f)->layer, "data-at=\"1:5:1\"");
}

static void test_hostile_words_are_words(void **state)
{
    struct paint_fixture *f = *state;

    paint_fixture_page(f);
    paint_fixture_text(f, root(f), "</text><script>alert('1')</script>&amp;\" ]]>", 0, 0);
    paint_fixture_text(f, root(f), "<svg onload=x>", 0, LEN_PT(20))->artifact = ARTIFACT_HEADER;
    assert_has(paint(f)->layer,
               ">&lt;/text&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;amp;&quot; ]]&gt;</tspan>");
    assert_has(paint(f)->layer, "&lt;svg onload=x&gt;");
}

/* --- links */

static void add_link(struct paint_fixture *f, const char *url)
{
    struct sem *link = paint_fixture_sem(f, paint_fixture_sem(f, root(f), ROLE_P), ROLE_LINK);

    sem_extra(&f->boxes.tree, link)->url = str_from(url);
    paint_fixture_text(f, link, "here", 0, LEN_PT(20));
}

static void test_safe_links_alone(void **state)
{
    static const char *const hostile[] = {"javascript:alert(1)",
                                          "JavaScript:x",
                                          "data:text/html,x",
                                          "vbscript:x",
                                          "file:///etc/passwd",
                                          "java\nscript:",
                                          "//evil.example",
                                          ":http:",
                                          ""};
    struct paint_fixture *f = *state;
    struct str layer;

    paint_fixture_page(f);
    for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++)
        add_link(f, hostile[i]);
    add_link(f, "HTTPS://example.org/?a=1&b=\"><x>\xc3\xa9 f");
    add_link(f, "mailto:a@example.org");
    layer = paint(f)->layer;
    assert_int_equal(count(layer, "<a "), 2);
    assert_has(layer, "<a class=\"link\" target=\"_blank\" rel=\"noopener noreferrer\" "
                      "href=\"HTTPS://example.org/?a=1&amp;b=&quot;&gt;&lt;x&gt;%C3%A9%20f\" aria-label=\"");
    assert_has(layer, "href=\"mailto:a@example.org\" aria-label=\"mailto:a@example.org\">"
                      "<rect x=\"0\" y=\"20\" width=\"20.015\" height=\"12\"/></a>");
}

static void test_links_within_the_document(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *link = paint_fixture_sem(f, paint_fixture_sem(f, root(f), ROLE_P), ROLE_LINK);
    struct str layer;

    paint_fixture_page(f);
    paint_fixture_text(f, link, "on", 0, 0);
    paint_fixture_text(f, link, "on two lines", 0, LEN_PT(12));
    paint_fixture_page(f);
    sem_extra(&f->boxes.tree, link)->target = paint_fixture_anchor(f, LEN_PT(10), LEN_PT(120));
    sem_extra(&f->boxes.tree, link)->alt = STR("To <that>");
    layer = paint(f)->layer;
    assert_int_equal(count(layer, "<a class=\"link\" href=\"#page-2\" data-page=\"2\" data-y=\"120\""), 2);
    assert_int_equal(count(layer, "aria-label=\"To &lt;that&gt;\""), 2);
    assert_int_equal(count(layer, " tabindex=\"-1\" "), 1);
    f->pages.anchors[link->extra->target].page = 0;
    assert_lacks(paint(f)->layer, "<a ");
}

/* --- words in pieces */

static void test_a_divided_word_is_whole(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *text = paragraph(f);
    struct span first = paint_fixture_words(f, text, "commit", 0),
                second = paint_fixture_words(f, text, "tee met", 0);
    word_id words[2] = {first.words[0], text_hyphen(f->text.text, first.words[0])};

    first.words = words;
    first.nwords = 2;
    paint_fixture_page(f);
    paint_fixture_line(f, &first, 1, 0, 0);
    paint_fixture_line(f, &second, 1, 0, LEN_PT(12));
    assert_has(paint(f)->layer, ">commit</tspan><tspan x=\"0\" y=\"21\"");
    assert_has(paint(f)->layer, ">tee</tspan>");
    assert_lacks(paint(f)->layer, "\xc2\xad");
    assert_int_equal(count(paint(f)->layer, "<text"), 1);
    assert_int_equal(count(paint(f)->outlines, "<use"), 13); /* the hyphen is seen */
}

/* Words of heads do not run together; leaders are left out. */
static void test_artifacts(void **state)
{
    struct paint_fixture *f = *state;
    struct span spans[3] = {paint_fixture_words(f, NULL, "One", 0),
                            {.kind = SPAN_LEADER, .x = LEN_PT(40), .index = (uint32_t)LEN_PT(20)},
                            paint_fixture_words(f, NULL, "Two", LEN_PT(70))};
    struct svg_page *pages;

    paint_fixture_page(f);
    paint_fixture_line(f, spans, 3, 0, 0)->artifact = ARTIFACT_REPEAT;
    paint_fixture_line(f, &spans[1], 1, 0, 0);
    pages = paint(f);
    assert_int_equal(count(pages->layer, "<g class=\"artifact\">"), 1);
    assert_has(pages->layer, ">One</tspan></text><text");
    assert_has(pages->layer, ">Two</tspan></text></g>");
}

static void test_same_job_same_bytes(void **state)
{
    struct paint_fixture *f = *state;
    struct svg_page *one, *two;

    paint_fixture_page(f);
    paint_fixture_text(f, root(f), "Words ★", 0, 0);
    paint_fixture_page(f);
    one = paint(f);
    two = paint(f);
    for (uint32_t i = 0; i < 2; i++) {
        assert_true(str_eq(one[i].outlines, two[i].outlines));
        assert_true(str_eq(one[i].layer, two[i].layer));
    }
}

static void test_greys(void **state)
{
    struct paint_fixture *f = *state;
    struct print_style print = {.greyscale = 1};

    f->style->print = &print;
    f->looks[LOOK_BODY].colour = 0x00ff00;
    paint_fixture_page(f);
    paint_fixture_rect(f, 0, 0, LEN_PT(1), LEN_PT(1));
    paint_fixture_text(f, root(f), "a", 0, 0);
    assert_has(paint(f)->outlines, "z\" fill=\"#646464\"/>");
    assert_has(paint(f)->outlines, "\" fill=\"#dcdcdc\"><use");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_each_glyph_stands_once),
        TEST(test_an_outline),
        TEST(test_the_page),
        TEST(test_faces_in_a_line),
        TEST(test_fills_of_a_colour_are_one_path),
        TEST(test_drawings),
        TEST(test_symbols),
        TEST(test_watermark),
        TEST(test_pictures_are_data),
        TEST(test_pictures_are_turned),
        TEST(test_words_are_as_wide_as_printed),
        TEST(test_what_is_written_nowhere_has_no_place),
        TEST(test_hostile_words_are_words),
        TEST(test_safe_links_alone),
        TEST(test_links_within_the_document),
        TEST(test_a_divided_word_is_whole),
        TEST(test_artifacts),
        TEST(test_same_job_same_bytes),
        TEST(test_greys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
