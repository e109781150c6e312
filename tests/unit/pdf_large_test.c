/* What is too much for one array: pages, rows, keys of trees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "paint_fixture.h"

enum { MANY_PAGES = 33000, MANY_ROWS = 33000 };

static void assert_short(qpdf_data pdf, qpdf_oh array)
{
    assert_in_range(qpdf_oh_get_array_n_items(pdf, array), 1, 32767);
}

/* Every key of a tree once, ascending, in leaves whose limits tell the truth. */
static int count_keys(qpdf_data pdf, qpdf_oh kids, const char *entries)
{
    int n = 0;

    assert_short(pdf, kids);
    for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, kids); i++) {
        qpdf_oh leaf = qpdf_oh_get_array_item(pdf, kids, i), list = qpdf_oh_get_key(pdf, leaf, entries);

        assert_short(pdf, list);
        pdf_assert_int(pdf, leaf, "Limits.0", n);
        for (int j = 0; j < qpdf_oh_get_array_n_items(pdf, list); j += 2)
            assert_int_equal(qpdf_oh_get_int_value_as_int(pdf, qpdf_oh_get_array_item(pdf, list, j)), n++);
        pdf_assert_int(pdf, leaf, "Limits.1", n - 1);
    }
    return n;
}

static void test_many_pages(void **state)
{
    struct paint_fixture *f = paint_fixture_new();
    struct sem *p = paint_fixture_sem(f, f->boxes.tree.root, ROLE_P);
    struct span words = paint_fixture_words(f, p, "x", 0);
    qpdf_data pdf;
    qpdf_oh kids;

    (void)state;
    for (int i = 0; i < MANY_PAGES; i++) {
        paint_fixture_page(f);
        if (i % 1000 == 0)
            paint_fixture_line(f, &words, 1, 0, 0);
    }
    paint_fixture_done(f);
    pdf = paint_fixture_open_large(f);
    assert_int_equal(qpdf_get_num_pages(pdf), MANY_PAGES);
    kids = pdf_root_at(pdf, "Pages.Kids");
    assert_short(pdf, kids);
    for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, kids); i++)
        assert_short(pdf, pdf_at(pdf, qpdf_oh_get_array_item(pdf, kids, i), "Kids"));
    assert_int_equal(count_keys(pdf, pdf_root_at(pdf, "StructTreeRoot.ParentTree.Kids"), "/Nums"), MANY_PAGES);
    assert_int_equal(qpdf_oh_get_array_n_items(pdf, pdf_root_at(pdf, "StructTreeRoot.K.K.K")), MANY_PAGES / 1000);
    qpdf_cleanup(&pdf);
    paint_fixture_free(f);
}

/* Rows of one cell, headers of their rows, 100 to a page. */
static struct sem *add_rows(struct paint_fixture *f)
{
    struct sem *table = paint_fixture_sem(f, f->boxes.tree.root, ROLE_TABLE);
    struct sem *body = paint_fixture_sem(f, table, ROLE_TBODY);
    struct span words = paint_fixture_words(f, NULL, "x", 0);

    for (uint32_t i = 0; i < MANY_ROWS; i++) {
        struct sem *cell = paint_fixture_sem(f, paint_fixture_sem(f, body, ROLE_TR), ROLE_TH);

        cell->scope = SCOPE_ROW;
        words.sem = cell;
        if (i % 100 == 0)
            paint_fixture_page(f);
        paint_fixture_line(f, &words, 1, 0, 0);
    }
    paint_fixture_done(f);
    return body;
}

static void test_many_rows(void **state)
{
    struct paint_fixture *f = paint_fixture_new();
    qpdf_data pdf;
    qpdf_oh table, kids, id;
    const char *before = "";
    int rows = 0, ids = 0;

    (void)state;
    add_rows(f);
    pdf = paint_fixture_open_large(f);
    table = pdf_root_at(pdf, "StructTreeRoot.K.K.K");
    assert_true(qpdf_oh_get_array_n_items(pdf, table) > 1);
    for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, table); i++) {
        qpdf_oh body = qpdf_oh_get_array_item(pdf, table, i);

        pdf_assert_name(pdf, body, "S", "/TBody");
        assert_short(pdf, pdf_at(pdf, body, "K"));
        rows += qpdf_oh_get_array_n_items(pdf, pdf_at(pdf, body, "K"));
    }
    assert_int_equal(rows, MANY_ROWS);
    kids = pdf_root_at(pdf, "StructTreeRoot.IDTree.Kids");
    for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, kids); i++) {
        qpdf_oh names = pdf_at(pdf, qpdf_oh_get_array_item(pdf, kids, i), "Names");

        assert_short(pdf, names);
        for (int j = 0; j < qpdf_oh_get_array_n_items(pdf, names); j += 2, ids++) {
            const char *name;

            id = qpdf_oh_get_array_item(pdf, names, j);
            name = str_dup(f->text.arena, str_from(qpdf_oh_get_string_value(pdf, id))).s;
            assert_true(strcmp(before, name) < 0);
            before = name;
        }
    }
    assert_int_equal(ids, MANY_ROWS);
    qpdf_cleanup(&pdf);
    paint_fixture_free(f);
}

/* A TBody ends where no cell spans on: here rows 2 and 3 share a cell, 4 and 5, and so on. */
static void test_spans_are_not_parted(void **state)
{
    struct paint_fixture *f = paint_fixture_new();
    struct sem *body = paint_fixture_sem(f, paint_fixture_sem(f, f->boxes.tree.root, ROLE_TABLE), ROLE_TBODY);
    struct span words = paint_fixture_words(f, NULL, "x", 0);
    qpdf_data pdf;

    (void)state;
    paint_fixture_page(f);
    for (uint32_t i = 1; i <= MANY_ROWS; i++) {
        struct sem *row = paint_fixture_sem(f, body, ROLE_TR), *cell = paint_fixture_sem(f, row, ROLE_TD);

        if (i % 2 == 1 && i > 1) {
            cell->column = 1;
            continue;
        }
        cell->rowspan = i == 1 || i == MANY_ROWS ? 1 : 2;
        words.sem = cell;
        paint_fixture_line(f, &words, 1, 0, 0);
        paint_fixture_sem(f, row, ROLE_TD)->column = 1;
    }
    paint_fixture_done(f);
    pdf = paint_fixture_open_large(f); /* which fails when a TBody parts a cell */
    assert_int_equal(qpdf_oh_get_array_n_items(pdf, pdf_root_at(pdf, "StructTreeRoot.K.K.K.0.K")), 15999);
    qpdf_cleanup(&pdf);
    paint_fixture_free(f);
}

/* More pieces than libharu's arrays hold: kids of one element, content of a page, links on it. */
static void test_many_pieces_on_a_page(void **state)
{
    enum { MANY = 40000 };
    struct paint_fixture *f = paint_fixture_new();
    struct sem *p = paint_fixture_sem(f, f->boxes.tree.root, ROLE_P), *text = paint_fixture_sem(f, p, ROLE_TEXT);
    struct span words = paint_fixture_words(f, text, "x", 0);
    qpdf_data pdf;

    (void)state;
    paint_fixture_page(f);
    for (uint32_t i = 0; i < MANY; i++) {
        struct sem *link = paint_fixture_sem(f, p, ROLE_LINK);
        struct span linked = words;

        sem_extra(&f->boxes.tree, link)->url = STR("https://example.org/");
        linked.sem = link;
        paint_fixture_line(f, &words, 1, 0, 0);
        paint_fixture_line(f, &linked, 1, 0, 0);
    }
    paint_fixture_done(f);
    pdf = paint_fixture_open_large(f);
    assert_int_equal(qpdf_oh_get_array_n_items(pdf, pdf_at(pdf, qpdf_get_page_n(pdf, 0), "Annots")), MANY);
    assert_int_equal(qpdf_oh_get_array_n_items(pdf, pdf_root_at(pdf, "StructTreeRoot.ParentTree.Kids.0.Nums.1")),
                     2 * MANY);
    qpdf_cleanup(&pdf);
    paint_fixture_free(f);
}

/* Painting the same job again gives the same bytes, though the first time has divided the table. */
static void test_dividing_is_done_once(void **state)
{
    struct paint_fixture *f = paint_fixture_new();
    struct str one, two;

    (void)state;
    add_rows(f);
    one = paint_fixture_write(f);
    two = paint_fixture_write(f);
    assert_int_equal(one.len, two.len);
    assert_memory_equal(one.s, two.s, one.len);
    paint_fixture_free(f);
}

static void test_a_paragraph_of_many_parts_is_grouped(void **state)
{
    struct paint_fixture *f = paint_fixture_new();
    struct sem *p = paint_fixture_sem(f, f->boxes.tree.root, ROLE_P);
    struct span words = paint_fixture_words(f, NULL, "x", 0);
    qpdf_data pdf;
    qpdf_oh kids;
    int n = 0;

    (void)state;
    for (int i = 0; i < 33000; i++) {
        words.sem = paint_fixture_sem(f, p, ROLE_SPAN);
        if (i % 1000 == 0)
            paint_fixture_page(f);
        paint_fixture_line(f, &words, 1, 0, 0);
    }
    paint_fixture_done(f);
    pdf = paint_fixture_open_large(f);
    kids = pdf_root_at(pdf, "StructTreeRoot.K.K.K");
    assert_in_range(qpdf_oh_get_array_n_items(pdf, kids), 2, 10);
    for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, kids); i++) {
        qpdf_oh group = qpdf_oh_get_array_item(pdf, kids, i);

        pdf_assert_name(pdf, group, "S", "/Span");
        assert_short(pdf, pdf_at(pdf, group, "K"));
        n += qpdf_oh_get_array_n_items(pdf, pdf_at(pdf, group, "K"));
    }
    assert_int_equal(n, 33000);
    qpdf_cleanup(&pdf);
    paint_fixture_free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_pages),
        cmocka_unit_test(test_many_rows),
        cmocka_unit_test(test_spans_are_not_parted),
        cmocka_unit_test(test_many_pieces_on_a_page),
        cmocka_unit_test(test_dividing_is_done_once),
        cmocka_unit_test(test_a_paragraph_of_many_parts_is_grouped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
