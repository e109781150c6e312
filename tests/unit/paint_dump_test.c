/* The walk over pages, seen through the trace device and the dump of tags. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

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

static const char *dump(struct paint_fixture *f, void (*print)(const struct paint_job *, struct buf *))
{
    struct buf out = {0};
    struct str copy;

    paint_fixture_done(f);
    print(&f->job, &out);
    copy = str_dup(f->text.arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    return copy.s;
}

static struct sem *root(struct paint_fixture *f)
{
    return f->boxes.tree.root;
}

static void test_lines_of_a_paragraph_share_a_run(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *text = paint_fixture_sem(f, paint_fixture_sem(f, root(f), ROLE_P), ROLE_TEXT);
    struct span first = paint_fixture_words(f, text, "One two ", 0),
                second = paint_fixture_words(f, text, "three", 0);

    paint_fixture_page(f);
    paint_fixture_line(f, &first, 1, LEN_PT(10), LEN_PT(10));
    paint_fixture_line(f, &second, 1, LEN_PT(10), LEN_PT(22));
    assert_string_equal(dump(f, paint_dump_pages), "page 1 number 1 400 300\n"
                                                   "  P mcid 0\n"
                                                   "    text 10 19 10 #000000 \"One two \"\n"
                                                   "    text 10 31 10 #000000 \"three\"\n"
                                                   "  end\n"
                                                   "end of page\n");
}

static void test_an_artifact_interrupts_a_run(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *text = paint_fixture_sem(f, paint_fixture_sem(f, root(f), ROLE_P), ROLE_TEXT);
    struct span spans[3] = {paint_fixture_words(f, text, "a", 0),
                            {.kind = SPAN_LEADER, .x = LEN_PT(20), .index = (uint32_t)LEN_PT(20)},
                            paint_fixture_words(f, text, "b", LEN_PT(50))};

    paint_fixture_page(f);
    paint_fixture_line(f, spans, 3, 0, 0);
    assert_string_equal(dump(f, paint_dump_pages), "page 1 number 1 400 300\n"
                                                   "  P mcid 0\n"
                                                   "    text 0 9 10 #000000 \"a\"\n"
                                                   "  end\n"
                                                   "  artifact layout\n"
                                                   "    text 22.224 9 10 #000000 \". . . \"\n"
                                                   "  end\n"
                                                   "  P mcid 1\n"
                                                   "    text 50 9 10 #000000 \"b\"\n"
                                                   "  end\n"
                                                   "end of page\n");
}

static void test_repeated_lines_are_artifacts_without_links(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *link = paint_fixture_sem(f, paint_fixture_sem(f, root(f), ROLE_P), ROLE_LINK);

    sem_extra(&f->boxes.tree, link)->url = STR("https://example.org/");
    paint_fixture_page(f);
    paint_fixture_text(f, link, "here", 0, 0);
    paint_fixture_text(f, link, "here", 0, LEN_PT(20))->artifact = ARTIFACT_REPEAT;
    assert_string_equal(dump(f, paint_dump_pages), "page 1 number 1 400 300\n"
                                                   "  Link mcid 0\n"
                                                   "    text 0 9 10 #000000 \"here\"\n"
                                                   "    link 0 0 20.015 12 -> https://example.org/\n"
                                                   "  end\n"
                                                   "  artifact repeat\n"
                                                   "    text 0 29 10 #000000 \"here\"\n"
                                                   "  end\n"
                                                   "end of page\n");
}

/* Of their colour, with a rule that is no content; a reference within the report looks like other words. */
static void test_web_links_look_like_links(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *link = paint_fixture_sem(f, paint_fixture_sem(f, root(f), ROLE_P), ROLE_LINK);
    struct sem *inner = paint_fixture_sem(f, paint_fixture_sem(f, root(f), ROLE_P), ROLE_LINK);

    f->links.underline = true;
    sem_extra(&f->boxes.tree, link)->url = STR("https://example.org/");
    paint_fixture_page(f);
    paint_fixture_text(f, link, "here", 0, 0)->line->spans[0].flags = SPAN_LINK;
    paint_fixture_text(f, inner, "there", 0, LEN_PT(20));
    sem_extra(&f->boxes.tree, inner)->target = paint_fixture_anchor(f, 0, 0);
    assert_string_equal(dump(f, paint_dump_pages), "page 1 number 1 400 300\n"
                                                   "  Link mcid 0\n"
                                                   "    text 0 9 10 #0000cc \"here\"\n"
                                                   "    link 0 0 20.015 12 -> https://example.org/\n"
                                                   "  end\n"
                                                   "  artifact layout\n"
                                                   "    rect 0 10 20.015 0.5 #0000cc\n"
                                                   "  end\n"
                                                   "  Link mcid 1\n"
                                                   "    text 0 29 10 #000000 \"there\"\n"
                                                   "    link 0 20 22.793 12 -> page 1\n"
                                                   "  end\n"
                                                   "end of page\n");
}

static void test_note_marks_stand_high_and_end_at_x(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *label = paint_fixture_sem(f, paint_fixture_sem(f, root(f), ROLE_NOTE), ROLE_LBL);
    struct span mark = paint_fixture_words(f, NULL, "1", 0);
    word_id words[1] = {mark.words[0]};
    struct note_box note = {.words = words, .nwords = 1};
    struct span span = {.sem = label, .kind = SPAN_NOTE, .flags = SPAN_RIGHT | SPAN_SUPER, .x = LEN_PT(10)};

    VEC_PUSH(f->text.arena, &f->boxes.notes, note);
    paint_fixture_page(f);
    paint_fixture_line(f, &span, 1, 0, 0);
    /* 6 pt, raised by 3.3 pt, 3.337 pt wide. */
    assert_string_equal(dump(f, paint_dump_pages), "page 1 number 1 400 300\n"
                                                   "  Lbl mcid 0\n"
                                                   "    text 6.663 5.7 6 #000000 \"1\"\n"
                                                   "  end\n"
                                                   "end of page\n");
}

static void test_page_numbers_come_from_the_template(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *link = paint_fixture_sem(f, root(f), ROLE_LINK);
    struct span span = {.sem = link, .kind = SPAN_PAGE, .x = LEN_PT(100)};
    uint32_t anchor;

    paint_fixture_page(f);
    paint_fixture_page(f);
    anchor = span.index = sem_extra(&f->boxes.tree, link)->target = paint_fixture_anchor(f, 0, 0);
    f->page_list.items[1].label = STR("47");
    paint_fixture_line(f, &span, 1, 0, 0);
    assert_non_null(strstr(dump(f, paint_dump_pages), "\"Page 47\"\n    link 62.745 0 37.255 12 -> page 47\n"));
    f->pages.anchors[anchor].page = 0;
    assert_null(strstr(dump(f, paint_dump_pages), "link"));
}

static void test_watermark_comes_first(void **state)
{
    struct paint_fixture *f = *state;

    f->pages.draft = true;
    paint_fixture_page(f);
    paint_fixture_rect(f, LEN_PT(1), LEN_PT(2), LEN_PT(3), LEN_PT(4));
    assert_string_equal(dump(f, paint_dump_pages), "page 1 number 1 400 300\n"
                                                   "  artifact watermark\n"
                                                   "    watermark 200 150 80 #eeeeee \"DRAFT\" at 38 degrees\n"
                                                   "  end\n"
                                                   "  artifact layout\n"
                                                   "    rect 1 2 3 4 #cc0000\n"
                                                   "  end\n"
                                                   "end of page\n");
}

static void test_symbols_are_named(void **state)
{
    static const struct status_style star = {.shape = SHAPE_STAR, .colour = 0x123456};
    struct paint_fixture *f = *state;
    struct sem *sem = paint_fixture_sem(f, root(f), ROLE_SPAN);
    struct span span = {
        .sem = sem, .kind = SPAN_SYMBOL, .symbol = &star, .x = LEN_PT(2), .index = (uint32_t)LEN_PT(8)};

    sem_extra(&f->boxes.tree, sem)->actual = STR("Better");
    paint_fixture_page(f);
    paint_fixture_line(f, &span, 1, LEN_PT(1), 0);
    assert_non_null(strstr(dump(f, paint_dump_pages), "    symbol star 3 9 8 #123456\n"));
    assert_string_equal(dump(f, paint_dump_tags), "Document\n"
                                                  "  Span actual \"Better\"\n"
                                                  "    \"\xef\xbf\xbc\"\n");
}

static void test_images_are_printed(void **state)
{
    struct paint_fixture *f = *state;
    struct image logo = {.file = STR("logo \"a\".png"), .orientation = 1},
                 photo = {.file = STR("p.jpg"), .orientation = 6};
    struct sem *figure = paint_fixture_sem(f, root(f), ROLE_FIGURE);

    sem_extra(&f->boxes.tree, figure)->alt = STR("A street");
    paint_fixture_page(f);
    paint_fixture_image(f, NULL, &logo, LEN_PT(20), LEN_PT(5), LEN_PT(30));
    paint_fixture_image(f, figure, &photo, LEN_PT(20), LEN_PT(5), LEN_PT(60));
    assert_string_equal(dump(f, paint_dump_pages), "page 1 number 1 400 300\n"
                                                   "  artifact layout\n"
                                                   "    image \"logo \\\"a\\\".png\" 5 39 20 20\n"
                                                   "  end\n"
                                                   "  Figure mcid 0\n"
                                                   "    image \"p.jpg\" 5 69 20 20 orientation 6\n"
                                                   "  end\n"
                                                   "end of page\n");
    assert_string_equal(dump(f, paint_dump_tags), "Document\n"
                                                  "  Figure alt \"A street\"\n"
                                                  "    \"\xef\xbf\xbc\"\n");
}

/* Relative luminance by hand: 0.2126 of full red is that of the grey 0x7f, 0.7152 of green that of 0xdc, 0.0722 of
 * blue that of 0x4c. */
static void test_greyscale(void **state)
{
    static const struct status_style star = {.shape = SHAPE_STAR, .colour = 0xff0000};
    struct paint_fixture *f = *state;
    struct print_style print = {.greyscale = 1};
    struct sem *link = paint_fixture_sem(f, paint_fixture_sem(f, root(f), ROLE_P), ROLE_LINK);
    struct span symbol = {.kind = SPAN_SYMBOL, .symbol = &star, .index = (uint32_t)LEN_PT(8)};

    f->style->print = &print;
    f->looks[LOOK_BODY].colour = 0x00ff00;
    f->links.colour = 0x0000ff;
    f->links.underline = true;
    f->draft.colour = 0xffeeee;
    f->pages.draft = true;
    sem_extra(&f->boxes.tree, link)->url = STR("https://example.org/");
    paint_fixture_page(f);
    paint_fixture_rect(f, 0, 0, LEN_PT(1), LEN_PT(1));
    paint_fixture_line(f, &symbol, 1, 0, 0);
    paint_fixture_text(f, NULL, "a", 0, 0);
    paint_fixture_text(f, link, "b", 0, 0)->line->spans[0].flags = SPAN_LINK;
    assert_string_equal(dump(f, paint_dump_pages), "page 1 number 1 400 300\n"
                                                   "  artifact watermark\n"
                                                   "    watermark 200 150 80 #f2f2f2 \"DRAFT\" at 38 degrees\n"
                                                   "  end\n"
                                                   "  artifact layout\n"
                                                   "    rect 0 0 1 1 #646464\n"
                                                   "    symbol star 0 9 8 #7f7f7f\n"
                                                   "    text 0 9 10 #dcdcdc \"a\"\n"
                                                   "  end\n"
                                                   "  Link mcid 0\n"
                                                   "    text 0 9 10 #4c4c4c \"b\"\n"
                                                   "    link 0 0 5.562 12 -> https://example.org/\n"
                                                   "  end\n"
                                                   "  artifact layout\n"
                                                   "    rect 0 10 5.562 0.5 #4c4c4c\n"
                                                   "  end\n"
                                                   "end of page\n");
}

static struct sem *add_cell(struct paint_fixture *f, struct sem *row, enum role role, uint16_t column,
                            const char *text)
{
    struct sem *cell = paint_fixture_sem(f, row, role);

    cell->column = column;
    cell->colspan = 1;
    cell->rowspan = 1;
    if (role == ROLE_TH)
        cell->scope = row->parent->role == ROLE_THEAD ? SCOPE_COLUMN : SCOPE_ROW;
    if (text[0] != '\0')
        paint_fixture_text(f, cell, text, LEN_PT(50) * column, 0);
    return cell;
}

static struct sem *add_row(struct paint_fixture *f, struct sem *part)
{
    return paint_fixture_sem(f, part, ROLE_TR);
}

/* Two header rows, the first with a span over columns 1 and 2; a row header over two rows. */
static void add_table(struct paint_fixture *f)
{
    struct sem *table = paint_fixture_sem(f, root(f), ROLE_TABLE);
    struct sem *head = paint_fixture_sem(f, table, ROLE_THEAD), *body = paint_fixture_sem(f, table, ROLE_TBODY);
    struct sem *row = add_row(f, head);

    add_cell(f, row, ROLE_TH, 0, "Ref")->rowspan = 2;
    add_cell(f, row, ROLE_TH, 1, "Quarter")->colspan = 2;
    row = add_row(f, head);
    add_cell(f, row, ROLE_TH, 1, "Q1");
    add_cell(f, row, ROLE_TH, 2, "Q2");
    row = add_row(f, body);
    add_cell(f, row, ROLE_TH, 0, "NI 1")->rowspan = 2;
    add_cell(f, row, ROLE_TD, 1, "5");
    add_cell(f, row, ROLE_TD, 2, "");
    row = add_row(f, body);
    add_cell(f, row, ROLE_TD, 1, "both")->colspan = 2;
    row = add_row(f, body);
    add_cell(f, row, ROLE_TH, 0, "NI 2");
    add_cell(f, row, ROLE_TD, 1, "7");
    add_cell(f, row, ROLE_TD, 2, "8");
}

static void test_cells_name_their_headers(void **state)
{
    struct paint_fixture *f = *state;

    paint_fixture_page(f);
    add_table(f);
    assert_string_equal(dump(f, paint_dump_tags), "Document\n"
                                                  "  Table\n"
                                                  "    THead\n"
                                                  "      TR\n"
                                                  "        TH id t1r1c1 scope column rows 2\n"
                                                  "          \"Ref\"\n"
                                                  "        TH id t1r1c2 scope column columns 2\n"
                                                  "          \"Quarter\"\n"
                                                  "      TR\n"
                                                  "        TH id t1r2c2 scope column\n"
                                                  "          \"Q1\"\n"
                                                  "        TH id t1r2c3 scope column\n"
                                                  "          \"Q2\"\n"
                                                  "    TBody\n"
                                                  "      TR\n"
                                                  "        TH id t1r3c1 scope row rows 2\n"
                                                  "          \"NI 1\"\n"
                                                  "        TD headers t1r1c2,t1r2c2,t1r3c1\n"
                                                  "          \"5\"\n"
                                                  "        TD headers t1r1c2,t1r2c3,t1r3c1\n"
                                                  "      TR\n"
                                                  "        TD headers t1r1c2,t1r2c2,t1r2c3,t1r3c1 columns 2\n"
                                                  "          \"both\"\n"
                                                  "      TR\n"
                                                  "        TH id t1r5c1 scope row\n"
                                                  "          \"NI 2\"\n"
                                                  "        TD headers t1r1c2,t1r2c2,t1r5c1\n"
                                                  "          \"7\"\n"
                                                  "        TD headers t1r1c2,t1r2c3,t1r5c1\n"
                                                  "          \"8\"\n");
}

/* Two groups of one row header over two rows each, with a comment; at the end a comment on the first of them. */
static void add_groups(struct paint_fixture *f)
{
    struct sem *table = paint_fixture_sem(f, root(f), ROLE_TABLE), *row, *cell;
    struct sem *body;

    row = add_row(f, paint_fixture_sem(f, table, ROLE_THEAD));
    add_cell(f, row, ROLE_TH, 0, "Ref");
    add_cell(f, row, ROLE_TH, 1, "Q1");
    body = paint_fixture_sem(f, table, ROLE_TBODY);
    row = add_row(f, body);
    add_cell(f, row, ROLE_TH, 0, "NI 1");
    add_cell(f, row, ROLE_TD, 1, "5");
    for (uint32_t i = 0; i < 2; i++) {
        cell = add_cell(f, add_row(f, body), ROLE_TH, 0, i == 0 ? "Health" : "Homes");
        cell->kind = CELL_GROUP_HEADING;
        cell->colspan = 2;
        row = add_row(f, body);
        add_cell(f, row, ROLE_TH, 0, "NI 2")->rowspan = 2;
        add_cell(f, row, ROLE_TD, 1, "6");
        add_cell(f, add_row(f, body), ROLE_TD, 1, "7");
        cell = add_cell(f, add_row(f, body), ROLE_TD, 0, "Of NI 2");
        cell->kind = CELL_COMMENT;
        cell->colspan = 2;
    }
    cell = add_cell(f, add_row(f, body), ROLE_TD, 0, "Of Health");
    cell->kind = CELL_COMMENT;
    cell->colspan = 2;
    sem_extra(&f->boxes.tree, cell)->above = 7;
}

/* A group heading holds for the rows below it, a comment is headed by its own row alone. */
static void test_groups_and_comments(void **state)
{
    struct paint_fixture *f = *state;

    paint_fixture_page(f);
    add_groups(f);
    assert_non_null(strstr(dump(f, paint_dump_tags), "        TH id t1r2c1 scope row\n"
                                                     "          \"NI 1\"\n"
                                                     "        TD headers t1r1c2,t1r2c1\n"
                                                     "          \"5\"\n"
                                                     "      TR\n"
                                                     "        TH id t1r3c1 scope row columns 2\n"
                                                     "          \"Health\"\n"
                                                     "      TR\n"
                                                     "        TH id t1r4c1 scope row rows 2\n"
                                                     "          \"NI 2\"\n"
                                                     "        TD headers t1r1c2,t1r3c1,t1r4c1\n"
                                                     "          \"6\"\n"
                                                     "      TR\n"
                                                     "        TD headers t1r1c2,t1r3c1,t1r4c1\n"
                                                     "          \"7\"\n"
                                                     "      TR\n"
                                                     "        TD headers t1r4c1 columns 2\n"
                                                     "          \"Of NI 2\"\n"
                                                     "      TR\n"
                                                     "        TH id t1r7c1 scope row columns 2\n"
                                                     "          \"Homes\"\n"
                                                     "      TR\n"
                                                     "        TH id t1r8c1 scope row rows 2\n"
                                                     "          \"NI 2\"\n"
                                                     "        TD headers t1r1c2,t1r7c1,t1r8c1\n"
                                                     "          \"6\"\n"
                                                     "      TR\n"
                                                     "        TD headers t1r1c2,t1r7c1,t1r8c1\n"
                                                     "          \"7\"\n"
                                                     "      TR\n"
                                                     "        TD headers t1r8c1 columns 2\n"
                                                     "          \"Of NI 2\"\n"
                                                     "      TR\n"
                                                     "        TD headers t1r4c1 columns 2\n"
                                                     "          \"Of Health\"\n"));
}

/* A cell over two rows is read with the headers of both; one of them spans on. */
static void test_a_cell_over_rows_has_all_their_headers(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *body = paint_fixture_sem(f, paint_fixture_sem(f, root(f), ROLE_TABLE), ROLE_TBODY), *row;

    paint_fixture_page(f);
    row = add_row(f, body);
    add_cell(f, row, ROLE_TH, 0, "Health")->rowspan = 3;
    add_cell(f, row, ROLE_TH, 1, "NI 1");
    add_cell(f, row, ROLE_TD, 2, "Over two")->rowspan = 2;
    add_cell(f, row, ROLE_TH, 3, "x");
    add_cell(f, add_row(f, body), ROLE_TH, 1, "NI 2");
    row = add_row(f, body);
    add_cell(f, row, ROLE_TH, 1, "NI 3");
    add_cell(f, row, ROLE_TD, 2, "7");
    assert_non_null(strstr(dump(f, paint_dump_tags), "        TD headers t1r1c1,t1r1c2,t1r1c4,t1r2c2 rows 2\n"));
    assert_non_null(strstr(dump(f, paint_dump_tags), "        TD headers t1r1c1,t1r3c2\n"));
}

/* A comment in a table whose rows are all its own has nothing above it. */
static void test_a_comment_below_the_head_has_no_headers(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *table = paint_fixture_sem(f, root(f), ROLE_TABLE);

    paint_fixture_page(f);
    add_cell(f, add_row(f, paint_fixture_sem(f, table, ROLE_THEAD)), ROLE_TH, 0, "Ref");
    add_cell(f, add_row(f, paint_fixture_sem(f, table, ROLE_TBODY)), ROLE_TD, 0, "Nothing")->kind = CELL_COMMENT;
    assert_non_null(strstr(dump(f, paint_dump_tags), "        TD\n"
                                                     "          \"Nothing\"\n"));
}

static void test_empty_elements_are_left_out(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *sect = paint_fixture_sem(f, root(f), ROLE_SECT), *table = paint_fixture_sem(f, sect, ROLE_TABLE);
    struct sem *p;

    add_cell(f, add_row(f, paint_fixture_sem(f, table, ROLE_TBODY)), ROLE_TD, 0, "");
    paint_fixture_sem(f, sect, ROLE_P);
    p = paint_fixture_sem(f, sect, ROLE_P);
    paint_fixture_page(f);
    paint_fixture_text(f, p, "stays", 0, 0);
    assert_string_equal(dump(f, paint_dump_tags), "Document\n"
                                                  "  Sect\n"
                                                  "    P\n"
                                                  "      \"stays\"\n");
}

/* A note is read where its mark is, a paragraph over two pages once. */
static void test_reading_order_is_that_of_the_tree(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *p = paint_fixture_sem(f, root(f), ROLE_P);
    struct sem *before = paint_fixture_sem(f, p, ROLE_TEXT), *note = paint_fixture_sem(f, p, ROLE_NOTE);
    struct sem *after = paint_fixture_sem(f, p, ROLE_TEXT);
    struct span one = paint_fixture_words(f, before, "One ", 0), two = paint_fixture_words(f, after, "two ", 0);
    struct span three = paint_fixture_words(f, after, "three", 0);

    sem_extra(&f->boxes.tree, note)->note = 12;
    paint_fixture_page(f);
    paint_fixture_line(f, &one, 1, 0, 0);
    paint_fixture_line(f, &two, 1, 0, LEN_PT(12));
    paint_fixture_text(f, note, "A note", 0, LEN_PT(200));
    paint_fixture_page(f);
    paint_fixture_line(f, &three, 1, 0, 0);
    assert_string_equal(dump(f, paint_dump_tags), "Document\n"
                                                  "  P\n"
                                                  "    \"One \"\n"
                                                  "    Note id n12\n"
                                                  "      \"A note\"\n"
                                                  "    \"two three\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_lines_of_a_paragraph_share_a_run, setup, teardown),
        cmocka_unit_test_setup_teardown(test_an_artifact_interrupts_a_run, setup, teardown),
        cmocka_unit_test_setup_teardown(test_repeated_lines_are_artifacts_without_links, setup, teardown),
        cmocka_unit_test_setup_teardown(test_web_links_look_like_links, setup, teardown),
        cmocka_unit_test_setup_teardown(test_note_marks_stand_high_and_end_at_x, setup, teardown),
        cmocka_unit_test_setup_teardown(test_page_numbers_come_from_the_template, setup, teardown),
        cmocka_unit_test_setup_teardown(test_watermark_comes_first, setup, teardown),
        cmocka_unit_test_setup_teardown(test_symbols_are_named, setup, teardown),
        cmocka_unit_test_setup_teardown(test_images_are_printed, setup, teardown),
        cmocka_unit_test_setup_teardown(test_greyscale, setup, teardown),
        cmocka_unit_test_setup_teardown(test_cells_name_their_headers, setup, teardown),
        cmocka_unit_test_setup_teardown(test_groups_and_comments, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_cell_over_rows_has_all_their_headers, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_comment_below_the_head_has_no_headers, setup, teardown),
        cmocka_unit_test_setup_teardown(test_empty_elements_are_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(test_reading_order_is_that_of_the_tree, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
