/* The structure tree of a PDF, read back with qpdf. */
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

static struct sem *add(struct paint_fixture *f, struct sem *parent, enum role role)
{
    return paint_fixture_sem(f, parent, role);
}

static qpdf_data finish(struct paint_fixture *f)
{
    paint_fixture_done(f);
    return paint_fixture_open(f);
}

/* The value of a key in the number tree, walked through its kids. */
static qpdf_oh parent_of(qpdf_data pdf, int key)
{
    qpdf_oh kids = pdf_root_at(pdf, "StructTreeRoot.ParentTree.Kids");

    for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, kids); i++) {
        qpdf_oh leaf = qpdf_oh_get_array_item(pdf, kids, i), nums = pdf_at(pdf, leaf, "Nums");

        if (key < qpdf_oh_get_int_value_as_int(pdf, pdf_at(pdf, leaf, "Limits.0")) ||
            key > qpdf_oh_get_int_value_as_int(pdf, pdf_at(pdf, leaf, "Limits.1")))
            continue;
        for (int j = 0; j < qpdf_oh_get_array_n_items(pdf, nums); j += 2)
            if (qpdf_oh_get_int_value_as_int(pdf, qpdf_oh_get_array_item(pdf, nums, j)) == key)
                return qpdf_oh_get_array_item(pdf, nums, j + 1);
    }
    return qpdf_oh_new_null(pdf);
}

static void assert_same(qpdf_data pdf, qpdf_oh a, qpdf_oh b)
{
    assert_true(qpdf_oh_get_object_id(pdf, a) > 0);
    assert_int_equal(qpdf_oh_get_object_id(pdf, a), qpdf_oh_get_object_id(pdf, b));
}

static void test_elements_and_parents(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *sect = add(f, f->boxes.tree.root, ROLE_SECT), *h1 = add(f, sect, ROLE_H1), *p = add(f, sect, ROLE_P);
    qpdf_data pdf;
    qpdf_oh document, section;

    paint_fixture_page(f);
    paint_fixture_text(f, h1, "Heading", 0, 0);
    paint_fixture_text(f, p, "Text", 0, LEN_PT(20));
    pdf = finish(f);
    document = pdf_root_at(pdf, "StructTreeRoot.K");
    section = pdf_at(pdf, document, "K");
    pdf_assert_name(pdf, document, "S", "/Document");
    pdf_assert_name(pdf, document, "P.Type", "/StructTreeRoot");
    pdf_assert_name(pdf, section, "S", "/Sect");
    pdf_assert_name(pdf, section, "K.0.S", "/H1");
    pdf_assert_int(pdf, section, "K.0.K", 0);
    pdf_assert_name(pdf, section, "K.1.S", "/P");
    pdf_assert_int(pdf, section, "K.1.K", 1);
    assert_same(pdf, pdf_at(pdf, section, "K.1.P"), section);
    assert_same(pdf, pdf_at(pdf, section, "K.1.Pg"), qpdf_get_page_n(pdf, 0));
    assert_same(pdf, pdf_at(pdf, parent_of(pdf, 0), "0"), pdf_at(pdf, section, "K.0"));
    assert_same(pdf, pdf_at(pdf, parent_of(pdf, 0), "1"), pdf_at(pdf, section, "K.1"));
    qpdf_cleanup(&pdf);
}

static void test_a_paragraph_over_two_pages_is_one(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *p = add(f, f->boxes.tree.root, ROLE_P), *text = add(f, p, ROLE_TEXT);
    struct span words = paint_fixture_words(f, text, "words", 0);
    qpdf_data pdf;
    qpdf_oh element;

    paint_fixture_page(f);
    paint_fixture_line(f, &words, 1, 0, 0);
    paint_fixture_page(f);
    paint_fixture_line(f, &words, 1, 0, 0);
    pdf = finish(f);
    element = pdf_root_at(pdf, "StructTreeRoot.K.K");
    pdf_assert_int(pdf, element, "K.0", 0);
    pdf_assert_name(pdf, element, "K.1.Type", "/MCR");
    pdf_assert_int(pdf, element, "K.1.MCID", 0);
    assert_same(pdf, pdf_at(pdf, element, "K.1.Pg"), qpdf_get_page_n(pdf, 1));
    assert_same(pdf, pdf_at(pdf, parent_of(pdf, 0), "0"), element);
    assert_same(pdf, pdf_at(pdf, parent_of(pdf, 1), "0"), element);
    qpdf_cleanup(&pdf);
}

static struct sem *add_cell(struct paint_fixture *f, struct sem *row, enum role role, uint16_t column,
                            const char *text)
{
    struct sem *cell = add(f, row, role);

    cell->column = column;
    cell->colspan = 1;
    cell->rowspan = 1;
    if (role == ROLE_TH)
        cell->scope = row->parent->role == ROLE_THEAD ? SCOPE_COLUMN : SCOPE_ROW;
    paint_fixture_text(f, cell, text, LEN_PT(50) * column, 0);
    return cell;
}

static void test_tables(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *table = add(f, f->boxes.tree.root, ROLE_TABLE);
    struct sem *head = add(f, add(f, table, ROLE_THEAD), ROLE_TR), *body = add(f, table, ROLE_TBODY), *row;
    qpdf_data pdf;
    qpdf_oh element, ids;

    paint_fixture_page(f);
    add_cell(f, head, ROLE_TH, 0, "Ref");
    add_cell(f, head, ROLE_TH, 1, "Value")->colspan = 2;
    row = add(f, body, ROLE_TR);
    add_cell(f, row, ROLE_TH, 0, "NI 1");
    add_cell(f, row, ROLE_TD, 1, "5");
    add_cell(f, row, ROLE_TD, 2, "6")->rowspan = 2;
    row = add(f, body, ROLE_TR);
    add_cell(f, row, ROLE_TH, 0, "NI 2");
    add_cell(f, row, ROLE_TD, 1, "7");
    pdf = finish(f);
    element = pdf_root_at(pdf, "StructTreeRoot.K.K");
    pdf_assert_name(pdf, element, "S", "/Table");
    pdf_assert_text(pdf, element, "K.0.K.K.1.ID", "2");
    pdf_assert_name(pdf, element, "K.0.K.K.1.A.Scope", "/Column");
    pdf_assert_int(pdf, element, "K.0.K.K.1.A.ColSpan", 2);
    pdf_assert_absent(pdf, element, "K.0.K.K.1.A.RowSpan");
    pdf_assert_name(pdf, element, "K.1.K.0.K.0.A.Scope", "/Row");
    pdf_assert_text(pdf, element, "K.1.K.0.K.1.A.Headers.0", "2");
    pdf_assert_text(pdf, element, "K.1.K.0.K.1.A.Headers.1", "3");
    pdf_assert_absent(pdf, element, "K.1.K.0.K.1.A.ColSpan");
    pdf_assert_int(pdf, element, "K.1.K.0.K.2.A.RowSpan", 2);
    ids = pdf_root_at(pdf, "StructTreeRoot.IDTree.Kids.0");
    pdf_assert_text(pdf, ids, "Limits.0", "1");
    pdf_assert_text(pdf, ids, "Limits.1", "4");
    pdf_assert_text(pdf, ids, "Names.2", "2");
    pdf_assert_text(pdf, ids, "Names.3.ID", "2");
    qpdf_cleanup(&pdf);
}

static void test_equal_cell_attributes_are_one_object(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *table = add(f, f->boxes.tree.root, ROLE_TABLE);
    struct sem *head = add(f, add(f, table, ROLE_THEAD), ROLE_TR), *body = add(f, table, ROLE_TBODY);
    qpdf_data pdf;
    qpdf_oh rows;

    paint_fixture_page(f);
    add_cell(f, head, ROLE_TH, 0, "Value");
    for (int i = 0; i < 2; i++)
        add_cell(f, add(f, body, ROLE_TR), ROLE_TD, 0, "5");
    pdf = finish(f);
    rows = pdf_root_at(pdf, "StructTreeRoot.K.K.K.1.K");
    pdf_assert_text(pdf, rows, "0.K.A.Headers.0", "1");
    assert_same(pdf, pdf_at(pdf, rows, "0.K.A"), pdf_at(pdf, rows, "1.K.A"));
    qpdf_cleanup(&pdf);
}

/* A link over two lines: one element, two annotations. */
static void test_links(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *link = add(f, add(f, f->boxes.tree.root, ROLE_P), ROLE_LINK), *text = add(f, link, ROLE_TEXT);
    struct span words = paint_fixture_words(f, text, "words", 0);
    qpdf_data pdf;
    qpdf_oh element;

    sem_extra(&f->boxes.tree, link)->url = STR("https://example.org/");
    link->extra->alt = STR("Example");
    paint_fixture_page(f);
    paint_fixture_line(f, &words, 1, 0, 0);
    paint_fixture_line(f, &words, 1, 0, LEN_PT(12));
    pdf = finish(f);
    element = pdf_root_at(pdf, "StructTreeRoot.K.K.K");
    pdf_assert_name(pdf, element, "S", "/Link");
    pdf_assert_int(pdf, element, "K.0", 0);
    pdf_assert_name(pdf, element, "K.1.Type", "/OBJR");
    pdf_assert_name(pdf, element, "K.2.Type", "/OBJR");
    pdf_assert_absent(pdf, element, "Alt");
    assert_same(pdf, pdf_at(pdf, element, "K.1.Obj"), pdf_at(pdf, qpdf_get_page_n(pdf, 0), "Annots.0"));
    assert_same(pdf, pdf_at(pdf, element, "K.2.Obj"), pdf_at(pdf, qpdf_get_page_n(pdf, 0), "Annots.1"));
    assert_same(pdf, parent_of(pdf, 1), element);
    assert_same(pdf, parent_of(pdf, 2), element);
    qpdf_cleanup(&pdf);
}

static void test_a_link_to_nowhere_is_a_span(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *link = add(f, add(f, f->boxes.tree.root, ROLE_P), ROLE_LINK);
    qpdf_data pdf;

    sem_extra(&f->boxes.tree, link)->target = 1;
    paint_fixture_page(f);
    paint_fixture_anchor(f, 0, 0);
    f->places.items[1].page = 0;
    paint_fixture_text(f, link, "words", 0, 0);
    pdf = finish(f);
    pdf_assert_name(pdf, qpdf_get_root(pdf), "StructTreeRoot.K.K.K.S", "/Span");
    pdf_assert_absent(pdf, qpdf_get_page_n(pdf, 0), "Annots");
    qpdf_cleanup(&pdf);
}

static void test_what_few_elements_have(void **state)
{
    static const struct status_style star = {.shape = SHAPE_STAR, .colour = 0x123456};
    struct paint_fixture *f = *state;
    struct sem *root = f->boxes.tree.root, *note = add(f, root, ROLE_NOTE), *figure = add(f, root, ROLE_FIGURE);
    struct sem *span = add(f, add(f, root, ROLE_P), ROLE_SPAN), *list = add(f, root, ROLE_L), *label;
    struct span mark = {.sem = figure, .kind = SPAN_SYMBOL, .symbol = &star, .index = (uint32_t)LEN_PT(8)};
    qpdf_data pdf;
    qpdf_oh kids;

    paint_fixture_page(f);
    sem_extra(&f->boxes.tree, note)->note = 3;
    paint_fixture_text(f, note, "note", 0, LEN_PT(100));
    sem_extra(&f->boxes.tree, figure)->alt = STR("A star");
    paint_fixture_line(f, &mark, 1, LEN_PT(10), LEN_PT(20));
    sem_extra(&f->boxes.tree, span)->lang = STR("cy");
    span->extra->actual = STR("Cym\xc5\xb5");
    paint_fixture_text(f, span, "x", 0, 0);
    list->numbering = NUMBERING_DISC;
    label = add(f, add(f, list, ROLE_LI), ROLE_LBL);
    paint_fixture_text(f, label, "*", 0, LEN_PT(50));
    pdf = finish(f);
    kids = pdf_root_at(pdf, "StructTreeRoot.K.K");
    pdf_assert_text(pdf, kids, "0.ID", "n3");
    pdf_assert_text(pdf, kids, "1.Alt", "A star");
    pdf_assert_name(pdf, kids, "1.A.O", "/Layout");
    pdf_assert_int(pdf, kids, "1.A.BBox.0", 10);
    pdf_assert_int(pdf, kids, "1.A.BBox.1", 271);
    pdf_assert_int(pdf, kids, "1.A.BBox.2", 18);
    pdf_assert_int(pdf, kids, "1.A.BBox.3", 279);
    pdf_assert_text(pdf, kids, "2.K.Lang", "cy");
    pdf_assert_text(pdf, kids, "2.K.ActualText", "Cym\xc5\xb5");
    pdf_assert_name(pdf, kids, "3.A.ListNumbering", "/Disc");
    assert_true(str_find(pdf_content(f, pdf, 0), "/Span <</MCID 2/ActualText(", 0) > 0);
    qpdf_cleanup(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_elements_and_parents, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_paragraph_over_two_pages_is_one, setup, teardown),
        cmocka_unit_test_setup_teardown(test_tables, setup, teardown),
        cmocka_unit_test_setup_teardown(test_equal_cell_attributes_are_one_object, setup, teardown),
        cmocka_unit_test_setup_teardown(test_links, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_link_to_nowhere_is_a_span, setup, teardown),
        cmocka_unit_test_setup_teardown(test_what_few_elements_have, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
