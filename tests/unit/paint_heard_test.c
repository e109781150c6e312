/* What is heard: where each item stands, and words in pieces. The golden tests of heard/ show what is said of what.
 */
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

static struct heard_list hear(struct paint_fixture *f)
{
    paint_fixture_done(f);
    return paint_heard(&f->job);
}

static void check_str(struct str actual, const char *expected)
{
    assert_int_equal(actual.len, strlen(expected));
    assert_memory_equal(actual.s, expected, actual.len);
}

static void check_item(const struct heard *heard, uint32_t depth, const char *role, const char *text)
{
    assert_int_equal(heard->depth, depth);
    check_str(heard->role, role);
    check_str(heard->text, text);
}

static struct sem *add(struct paint_fixture *f, struct sem *parent, enum role role)
{
    return paint_fixture_sem(f, parent, role);
}

static struct sem *root(struct paint_fixture *f)
{
    return f->boxes.tree.root;
}

static void an_empty_document_says_its_title(void **state)
{
    struct paint_fixture *f = *state;
    struct heard_list list;

    paint_fixture_page(f);
    list = hear(f);
    assert_int_equal(list.n, 1);
    check_item(&list.items[0], 0, "document in English", "A report & more");
    assert_int_equal(list.items[0].page, 0);
}

static void items_know_page_place_and_node(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *sect = add(f, root(f), ROLE_SECT), *heading = add(f, sect, ROLE_H2);
    struct sem *list = add(f, sect, ROLE_L), *li = add(f, list, ROLE_LI), *body = add(f, li, ROLE_LBODY);
    struct heard_list heard;

    heading->mark = (struct mark){7, 3, 1};
    list->mark = (struct mark){9, 5, 1};
    paint_fixture_page(f);
    paint_fixture_text(f, heading, "Head", 0, 0);
    paint_fixture_page(f);
    paint_fixture_text(f, body, "Item", 0, 0);
    heard = hear(f);
    assert_int_equal(heard.n, 4);
    check_item(&heard.items[0], 0, "document in English", "A report & more");
    check_str(heard.items[0].lang, "en-GB");
    assert_int_equal(heard.items[0].page, 1);
    check_item(&heard.items[1], 1, "heading level 2", "Head");
    assert_int_equal(heard.items[1].tag, ROLE_H2);
    assert_int_equal(heard.items[1].page, 1);
    assert_int_equal(heard.items[1].sem, heading->first->order);
    assert_int_equal(heard.items[1].mark.line, 7);
    /* What holds others has the place of the first content in it. */
    check_item(&heard.items[2], 1, "list, 1 item", "");
    assert_int_equal(heard.items[2].page, 2);
    assert_int_equal(heard.items[2].sem, body->first->order);
    check_item(&heard.items[3], 2, "item", "Item");
    assert_int_equal(heard.items[3].sem, body->first->order);
    assert_int_equal(heard.items[3].mark.line, 9);
}

static void a_paragraph_on_two_pages_is_one_item(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *text = add(f, add(f, root(f), ROLE_P), ROLE_TEXT);
    struct span first = paint_fixture_words(f, text, "govern", 0),
                second = paint_fixture_words(f, text, "ment acts", 0);
    word_id ids[2] = {first.words[0], text_hyphen(f->text.text, first.words[0] & WORD_INDEX)};
    struct heard_list heard;

    first.words = ids;
    first.nwords = 2;
    paint_fixture_page(f);
    paint_fixture_line(f, &first, 1, 0, 0);
    paint_fixture_page(f);
    paint_fixture_line(f, &second, 1, 0, 0);
    heard = hear(f);
    assert_int_equal(heard.n, 2);
    check_item(&heard.items[1], 1, "paragraph", "government acts");
    assert_int_equal(heard.items[1].page, 1);
}

static void artifacts_and_empty_elements_are_not_heard(void **state)
{
    struct paint_fixture *f = *state;

    add(f, add(f, root(f), ROLE_SECT), ROLE_H2);
    paint_fixture_page(f);
    paint_fixture_text(f, NULL, "Running head", 0, 0);
    paint_fixture_text(f, add(f, root(f), ROLE_P), "Words", 0, LEN_PT(20));
    paint_fixture_text(f, add(f, root(f), ROLE_P), "again", 0, LEN_PT(40))->artifact = ARTIFACT_REPEAT;
    check_item(&hear(f).items[1], 1, "paragraph", "Words");
    assert_int_equal(hear(f).n, 2);
}

static void a_paragraph_goes_on_behind_what_is_within(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *p = add(f, root(f), ROLE_P), *link, *phrase;
    struct heard_list heard;

    paint_fixture_page(f);
    paint_fixture_text(f, p, "See ", 0, 0);
    link = add(f, p, ROLE_LINK);
    sem_extra(&f->boxes.tree, link)->url = STR("https://example.org/a");
    sem_extra(&f->boxes.tree, link)->alt = STR("this");
    paint_fixture_text(f, link, "this", 0, 0);
    paint_fixture_text(f, p, " ", 0, 0);
    phrase = add(f, p, ROLE_SPAN);
    sem_extra(&f->boxes.tree, phrase)->lang = STR("cy-GB");
    paint_fixture_text(f, phrase, "heddiw", 0, 0);
    paint_fixture_text(f, p, ".", 0, 0);
    heard = hear(f);
    assert_int_equal(heard.n, 5);
    check_item(&heard.items[1], 1, "paragraph", "See");
    check_item(&heard.items[2], 2, "link to web page example.org/a", "this");
    check_item(&heard.items[3], 2, "phrase in Welsh", "heddiw");
    check_str(heard.items[3].lang, "cy-GB");
    check_item(&heard.items[4], 2, "", ".");
    assert_int_equal(heard.items[4].tag, ROLE_TEXT);
    assert_int_equal(heard.items[4].sem, p->last->order);
    check_str(heard.items[4].lang, "");
}

static void links_tell_their_name_where_their_words_do_not(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *p = add(f, root(f), ROLE_P), *inner = add(f, p, ROLE_LINK), *lost = add(f, p, ROLE_LINK);
    struct heard_list heard;

    paint_fixture_page(f);
    sem_extra(&f->boxes.tree, inner)->target = paint_fixture_anchor(f, 0, 0);
    sem_extra(&f->boxes.tree, inner)->alt = STR("Note 1");
    sem_extra(&f->boxes.tree, lost)->target = 99;
    paint_fixture_text(f, inner, "1", 0, 0);
    paint_fixture_text(f, lost, "there", 0, 0);
    heard = hear(f);
    check_item(&heard.items[2], 2, "link to Note 1, page 1", "1");
    check_item(&heard.items[3], 2, "link that leads nowhere", "there");
}

static void a_language_holds_for_what_is_within(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *p = add(f, root(f), ROLE_P), *span = add(f, p, ROLE_SPAN), *link = add(f, span, ROLE_LINK);
    struct sem *back = add(f, span, ROLE_SPAN);
    struct heard_list heard;

    sem_extra(&f->boxes.tree, span)->lang = STR("fr");
    sem_extra(&f->boxes.tree, link)->url = STR("tel:01234");
    sem_extra(&f->boxes.tree, back)->lang = STR("EN-gb");
    paint_fixture_page(f);
    paint_fixture_text(f, link, "voici", 0, 0);
    paint_fixture_text(f, back, "here", 0, 0);
    heard = hear(f);
    check_item(&heard.items[2], 2, "phrase in French", "");
    check_item(&heard.items[3], 3, "link to telephone 01234", "voici");
    check_str(heard.items[3].lang, "fr");
    check_item(&heard.items[4], 3, "phrase in English", "here");
    check_str(heard.items[4].lang, "");
}

static struct sem *add_cell(struct paint_fixture *f, struct sem *row, enum role role, uint16_t column,
                            const char *words)
{
    struct sem *cell = add(f, row, role);

    cell->column = column;
    cell->colspan = 1;
    cell->rowspan = 1;
    cell->scope = role == ROLE_TH ? SCOPE_COLUMN : SCOPE_NONE;
    if (words != NULL)
        paint_fixture_text(f, cell, words, 0, 0);
    return cell;
}

/* A cell over two rows is read with the header of the second, which comes behind it. */
static void cells_are_read_with_headers_that_come_later(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *table = add(f, root(f), ROLE_TABLE), *head = add(f, table, ROLE_THEAD);
    struct sem *body = add(f, table, ROLE_TBODY), *row;
    struct heard_list heard;

    paint_fixture_page(f);
    row = add(f, head, ROLE_TR);
    add_cell(f, row, ROLE_TH, 0, "Ref");
    add_cell(f, row, ROLE_TH, 1, "Value");
    row = add(f, body, ROLE_TR);
    add_cell(f, row, ROLE_TH, 0, "A")->scope = SCOPE_ROW;
    add_cell(f, row, ROLE_TD, 1, "5")->rowspan = 2;
    row = add(f, body, ROLE_TR);
    add_cell(f, row, ROLE_TH, 0, "B")->scope = SCOPE_ROW;
    row = add(f, body, ROLE_TR);
    add_cell(f, row, ROLE_TH, 0, "C")->scope = SCOPE_ROW;
    add_cell(f, row, ROLE_TD, 1, NULL);
    heard = hear(f);
    assert_int_equal(heard.n, 13);
    check_item(&heard.items[1], 1, "table, 2 columns, 4 rows", "");
    check_item(&heard.items[3], 3, "column header", "Ref");
    check_str(heard.items[3].context, "");
    check_item(&heard.items[6], 3, "row header", "A");
    check_item(&heard.items[7], 3, "cell over 2 rows", "5");
    check_str(heard.items[7].context, "Value; A; B");
    check_item(&heard.items[12], 3, "empty cell", "");
    check_str(heard.items[12].context, "Value; C");
    assert_int_equal(heard.items[12].page, 0);
}

static void words_around_symbols_and_pictures_stay_apart(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *p = add(f, root(f), ROLE_P), *symbol;
    struct image image = {.file = STR("map.png")};
    struct sem *figure;
    struct heard_list heard;

    paint_fixture_page(f);
    paint_fixture_text(f, p, "12", 0, 0);
    symbol = add(f, p, ROLE_SPAN);
    sem_extra(&f->boxes.tree, symbol)->actual = STR("Better");
    paint_fixture_image(f, symbol, &image, LEN_PT(10), 0, 0);
    paint_fixture_text(f, p, "7", 0, 0);
    figure = add(f, root(f), ROLE_FIGURE);
    sem_extra(&f->boxes.tree, figure)->alt = STR("A map\nof wards");
    paint_fixture_image(f, figure, &image, LEN_PT(10), 0, LEN_PT(40));
    heard = hear(f);
    assert_int_equal(heard.n, 3);
    check_item(&heard.items[1], 1, "paragraph", "12 Better 7");
    check_item(&heard.items[2], 1, "graphic", "A map of wards");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_empty_document_says_its_title, setup, teardown),
        cmocka_unit_test_setup_teardown(items_know_page_place_and_node, setup, teardown),
        cmocka_unit_test_setup_teardown(a_paragraph_on_two_pages_is_one_item, setup, teardown),
        cmocka_unit_test_setup_teardown(artifacts_and_empty_elements_are_not_heard, setup, teardown),
        cmocka_unit_test_setup_teardown(a_paragraph_goes_on_behind_what_is_within, setup, teardown),
        cmocka_unit_test_setup_teardown(links_tell_their_name_where_their_words_do_not, setup, teardown),
        cmocka_unit_test_setup_teardown(a_language_holds_for_what_is_within, setup, teardown),
        cmocka_unit_test_setup_teardown(cells_are_read_with_headers_that_come_later, setup, teardown),
        cmocka_unit_test_setup_teardown(words_around_symbols_and_pictures_stay_apart, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
