/* What a PDF says of itself, its pages, fonts and links, read back with qpdf. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "paint_fixture.h"

static int setup(void **state)
{
    unsetenv("SOURCE_DATE_EPOCH");
    *state = paint_fixture_new();
    return 0;
}

static int teardown(void **state)
{
    unsetenv("SOURCE_DATE_EPOCH");
    paint_fixture_free(*state);
    return 0;
}

static struct sem *add_paragraph(struct paint_fixture *f, const char *words)
{
    struct sem *p = paint_fixture_sem(f, f->boxes.tree.root, ROLE_P);

    paint_fixture_text(f, p, words, LEN_PT(20), LEN_PT(20));
    return p;
}

static qpdf_data open_small(struct paint_fixture *f)
{
    paint_fixture_page(f);
    add_paragraph(f, "Some words");
    paint_fixture_done(f);
    return paint_fixture_open(f);
}

static void test_header_and_catalog(void **state)
{
    struct paint_fixture *f = *state;
    struct str bytes;
    qpdf_data pdf = open_small(f);
    qpdf_oh root = qpdf_get_root(pdf);

    bytes = paint_fixture_write(f);
    assert_memory_equal(bytes.s, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 15);
    pdf_assert_name(pdf, root, "Type", "/Catalog");
    pdf_assert_text(pdf, root, "Lang", "en-GB");
    pdf_assert_name(pdf, root, "PageMode", "/UseNone");
    pdf_assert_name(pdf, root, "StructTreeRoot.Type", "/StructTreeRoot");
    pdf_assert_name(pdf, root, "OutputIntents.0.S", "/GTS_PDFA1");
    pdf_assert_int(pdf, root, "OutputIntents.0.DestOutputProfile.N", 3);
    assert_true(qpdf_oh_get_bool_value(pdf, pdf_at(pdf, root, "MarkInfo.Marked")));
    assert_true(qpdf_oh_get_bool_value(pdf, pdf_at(pdf, root, "ViewerPreferences.DisplayDocTitle")));
    pdf_assert_absent(pdf, root, "Outlines");
    qpdf_cleanup(&pdf);
}

static uint32_t number_at(struct str bytes, uint32_t at)
{
    uint32_t value = 0;

    assert_in_range(at, 0, bytes.len - 4);
    for (uint32_t i = at; i < at + 4; i++)
        value = value << 8 | (unsigned char)bytes.s[i];
    return value;
}

/* ICC.1:2004-10: the header, and a directory whose tags lie in the profile and begin with a known type. */
static void test_the_profile_is_a_monitor_profile(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf = open_small(f);
    struct str icc = pdf_stream(f, pdf, pdf_root_at(pdf, "OutputIntents.0.DestOutputProfile"));
    uint32_t colours[3] = {0}, n = number_at(icc, 128);

    assert_int_equal(number_at(icc, 0), icc.len);
    assert_int_equal(number_at(icc, 8) >> 24, 4);
    assert_memory_equal(icc.s + 12, "mntrRGB XYZ ", 12);
    assert_memory_equal(icc.s + 36, "acsp", 4);
    assert_int_equal(n, 10);
    for (uint32_t i = 0; i < n; i++) {
        const char *name = icc.s + 132 + 12 * i;
        uint32_t offset = number_at(icc, 136 + 12 * i), size = number_at(icc, 140 + 12 * i);

        assert_int_equal(offset % 4, 0);
        assert_in_range(offset, 132 + 12 * n, icc.len - size);
        if (strncmp(name + 1, "TRC", 3) == 0)
            assert_memory_equal(icc.s + offset, "para", 4);
        for (uint32_t j = 0; j < 3 && strncmp(name + 1, "XYZ", 3) == 0; j++)
            colours[j] += number_at(icc, offset + 8 + 4 * j);
    }
    /* The primaries add up to white, D50. */
    for (uint32_t j = 0; j < 3; j++)
        assert_int_equal(colours[j], number_at(icc, 68 + 4 * j));
    qpdf_cleanup(&pdf);
}

static void test_information_equals_metadata(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf = open_small(f);
    qpdf_oh info = qpdf_oh_get_key(pdf, qpdf_get_trailer(pdf), "/Info");
    const char *xmp = pdf_stream(f, pdf, pdf_root_at(pdf, "Metadata")).s;

    pdf_assert_text(pdf, info, "Title", "A report & more");
    pdf_assert_text(pdf, info, "Author", "Anytown Council");
    pdf_assert_text(pdf, info, "Subject", "For the caf\xc3\xa9 committee");
    pdf_assert_text(pdf, info, "Producer", "Orderpaper test");
    pdf_assert_absent(pdf, info, "CreationDate");
    assert_non_null(strstr(xmp, "<rdf:li xml:lang=\"x-default\">A report &amp; more</rdf:li>"));
    assert_non_null(strstr(xmp, "<rdf:li>Anytown Council</rdf:li>"));
    assert_non_null(strstr(xmp, "For the caf\xc3\xa9 committee"));
    assert_non_null(strstr(xmp, "<pdf:Producer>Orderpaper test</pdf:Producer>"));
    assert_non_null(strstr(xmp, "<pdfuaid:part>1</pdfuaid:part>"));
    assert_non_null(strstr(xmp, "<pdfaid:part>2</pdfaid:part>"));
    assert_non_null(strstr(xmp, "<pdfaid:conformance>A</pdfaid:conformance>"));
    assert_non_null(strstr(xmp, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));
    assert_null(strstr(xmp, "xmp:CreateDate"));
    qpdf_cleanup(&pdf);
}

static void test_information_is_on_one_line(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf;
    qpdf_oh info;

    f->head.title = paint_fixture_node(f, "Report of\n  the year\n");
    f->head.author = paint_fixture_node(f, " \n");
    pdf = open_small(f);
    info = qpdf_oh_get_key(pdf, qpdf_get_trailer(pdf), "/Info");
    pdf_assert_text(pdf, info, "Title", "Report of the year");
    pdf_assert_text(pdf, info, "Author", "Anytown Council");
    assert_non_null(strstr(pdf_stream(f, pdf, pdf_root_at(pdf, "Metadata")).s, "\"x-default\">Report of the year<"));
    qpdf_cleanup(&pdf);
}

static void test_the_date_is_the_one_given(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf;
    qpdf_oh info;

    setenv("SOURCE_DATE_EPOCH", "1285848000", 1);
    pdf = open_small(f);
    info = qpdf_oh_get_key(pdf, qpdf_get_trailer(pdf), "/Info");
    pdf_assert_text(pdf, info, "CreationDate", "D:20100930120000Z");
    assert_non_null(strstr(pdf_stream(f, pdf, pdf_root_at(pdf, "Metadata")).s,
                           "<xmp:CreateDate>2010-09-30T12:00:00Z</xmp:CreateDate>"));
    qpdf_cleanup(&pdf);
}

static void test_a_bad_date_is_none(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf;

    setenv("SOURCE_DATE_EPOCH", "1285848000x", 1);
    pdf = open_small(f);
    pdf_assert_absent(pdf, qpdf_oh_get_key(pdf, qpdf_get_trailer(pdf), "/Info"), "CreationDate");
    qpdf_cleanup(&pdf);
}

static void test_pages(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf;
    qpdf_oh page;

    paint_fixture_page(f);
    add_paragraph(f, "One");
    paint_fixture_page(f);
    f->page_list.items[0].label = STR("7");
    f->page_list.items[1].label = STR("8");
    paint_fixture_done(f);
    pdf = paint_fixture_open(f);
    assert_int_equal(qpdf_get_num_pages(pdf), 2);
    page = qpdf_get_page_n(pdf, 1);
    pdf_assert_name(pdf, page, "Tabs", "/S");
    pdf_assert_int(pdf, page, "StructParents", 1);
    pdf_assert_int(pdf, page, "MediaBox.2", 400);
    pdf_assert_int(pdf, page, "TrimBox.3", 300);
    pdf_assert_int(pdf, page, "BleedBox.3", 300);
    pdf_assert_absent(pdf, page, "CropBox");
    assert_true(qpdf_oh_has_key(pdf, page, "/Resources"));
    pdf_assert_int(pdf, qpdf_get_root(pdf), "PageLabels.Nums.0", 0);
    pdf_assert_int(pdf, qpdf_get_root(pdf), "PageLabels.Nums.1.St", 7);
    pdf_assert_absent(pdf, qpdf_get_root(pdf), "PageLabels.Nums.2");
    qpdf_cleanup(&pdf);
}

static void assert_range(qpdf_data pdf, unsigned n, int page, const char *prefix, int start)
{
    char path[40];
    snprintf(path, sizeof(path), "PageLabels.Nums.%u", 2 * n);
    pdf_assert_int(pdf, qpdf_get_root(pdf), path, page);
    snprintf(path, sizeof(path), "PageLabels.Nums.%u", 2 * n + 1);
    qpdf_oh range = pdf_root_at(pdf, path);
    if (prefix)
        pdf_assert_text(pdf, range, "P", prefix);
    else
        pdf_assert_absent(pdf, range, "P");
    if (start > 0) {
        pdf_assert_name(pdf, range, "S", "/D");
        pdf_assert_int(pdf, range, "St", start);
    } else {
        pdf_assert_absent(pdf, range, "S");
    }
}

/* A range for each run of labels that count on from one another. */
static void test_page_labels(void **state)
{
    static const char *const labels[] = {"9", "10", "A9", "A10", "B", "C01", "C02", "\xc3\x84 1", "2000000000"};
    struct paint_fixture *f = *state;
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        paint_fixture_page(f);
        add_paragraph(f, "One");
    }
    for (uint32_t i = 0; i < f->page_list.n; i++)
        f->page_list.items[i].label = str_from(labels[i]);
    paint_fixture_done(f);
    qpdf_data pdf = paint_fixture_open(f);
    assert_range(pdf, 0, 0, NULL, 9);
    assert_range(pdf, 1, 2, "A", 9);
    assert_range(pdf, 2, 4, "B", 0);
    assert_range(pdf, 3, 5, "C0", 1);
    assert_range(pdf, 4, 7, "\xc3\x84 ", 1);
    assert_range(pdf, 5, 8, "2000000000", 0);
    pdf_assert_absent(pdf, qpdf_get_root(pdf), "PageLabels.Nums.12");
    qpdf_cleanup(&pdf);
}

static void test_fonts(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf = open_small(f);
    qpdf_oh font = pdf_at(pdf, qpdf_get_page_n(pdf, 0), "Resources.Font.F0");
    qpdf_oh cid = pdf_at(pdf, font, "DescendantFonts.0"), about = pdf_at(pdf, cid, "FontDescriptor");
    const char *name, *map;

    name = str_dup(f->text.arena, str_from(qpdf_oh_get_name(pdf, pdf_at(pdf, font, "BaseFont")))).s;
    assert_int_equal(strspn(name + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 6);
    assert_string_equal(name + 7, "+LiberationSans");
    pdf_assert_name(pdf, cid, "BaseFont", name);
    pdf_assert_name(pdf, about, "FontName", name);
    pdf_assert_name(pdf, font, "Encoding", "/Identity-H");
    pdf_assert_name(pdf, cid, "Subtype", "/CIDFontType2");
    assert_true(qpdf_oh_get_int_value_as_int(pdf, pdf_at(pdf, about, "CapHeight")) > 600);
    assert_true(qpdf_oh_get_int_value_as_int(pdf, pdf_at(pdf, about, "Descent")) < 0);
    assert_int_equal(pdf_stream(f, pdf, pdf_at(pdf, about, "FontFile2")).len,
                     qpdf_oh_get_int_value_as_int(pdf, pdf_at(pdf, about, "FontFile2.Length1")));
    /* S, the first letter: CID 1, 0.667 em wide. */
    map = pdf_stream(f, pdf, pdf_at(pdf, font, "ToUnicode")).s;
    assert_non_null(strstr(map, "<0001> <0053>\n"));
    assert_null(strstr(map, "<0000> <0"));
    pdf_assert_int(pdf, cid, "W.0", 0);
    assert_true(qpdf_oh_get_numeric_value(pdf, pdf_at(pdf, cid, "W.1.1")) > 666.5);
    assert_true(qpdf_oh_get_numeric_value(pdf, pdf_at(pdf, cid, "W.1.1")) < 667.5);
    qpdf_cleanup(&pdf);
}

static void test_characters_outside_the_basic_plane(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf;
    qpdf_oh font;

    paint_fixture_page(f);
    add_paragraph(f, "\xf0\x9d\x95\x8f"); /* U+1D54F, in DejaVu Sans */
    paint_fixture_done(f);
    pdf = paint_fixture_open(f);
    font = pdf_at(pdf, qpdf_get_page_n(pdf, 0), "Resources.Font.F0");
    assert_non_null(strstr(pdf_stream(f, pdf, pdf_at(pdf, font, "ToUnicode")).s, "<D835DD4F>"));
    qpdf_cleanup(&pdf);
}

static void test_content_is_marked(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf;

    paint_fixture_page(f);
    paint_fixture_rect(f, LEN_PT(10), LEN_PT(20), LEN_PT(100), 500);
    paint_fixture_rect(f, LEN_PT(10), LEN_PT(40), LEN_PT(100), 500);
    add_paragraph(f, "A");
    paint_fixture_text(f, NULL, "A", LEN_PT(20), LEN_PT(270))->artifact = ARTIFACT_FOOTER;
    paint_fixture_done(f);
    pdf = paint_fixture_open(f);
    assert_string_equal(pdf_content(f, pdf, 0).s, "/Artifact <</Type/Layout>>BDC\n0.8 0 0 rg\n"
                                                  "10 279.5 100 0.5 re\n10 259.5 100 0.5 re\nf\nEMC\n"
                                                  "/P <</MCID 0>>BDC\n0 g\nBT\n20 271 Td /F0 10 Tf\n[(");
    qpdf_cleanup(&pdf);
}

static qpdf_oh first_annotation(qpdf_data pdf)
{
    return pdf_at(pdf, qpdf_get_page_n(pdf, 0), "Annots.0");
}

static void test_links(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *p = paint_fixture_sem(f, f->boxes.tree.root, ROLE_P), *web, *inside;
    qpdf_data pdf;
    qpdf_oh annotation;

    paint_fixture_page(f);
    web = paint_fixture_sem(f, p, ROLE_LINK);
    sem_extra(&f->boxes.tree, web)->url = STR("https://example.org/caf\xc3\xa9 x");
    web->extra->alt = STR("The caf\xc3\xa9");
    inside = paint_fixture_sem(f, p, ROLE_LINK);
    paint_fixture_text(f, web, "web", LEN_PT(20), LEN_PT(20));
    paint_fixture_text(f, inside, "inside", LEN_PT(20), LEN_PT(40));
    paint_fixture_page(f);
    sem_extra(&f->boxes.tree, inside)->target = paint_fixture_anchor(f, LEN_PT(30), LEN_PT(100));
    paint_fixture_done(f);
    pdf = paint_fixture_open(f);
    annotation = first_annotation(pdf);
    pdf_assert_name(pdf, annotation, "Subtype", "/Link");
    pdf_assert_int(pdf, annotation, "F", 4);
    pdf_assert_int(pdf, annotation, "StructParent", 2);
    pdf_assert_text(pdf, annotation, "Contents", "The caf\xc3\xa9");
    pdf_assert_text(pdf, annotation, "A.URI", "https://example.org/caf%C3%A9%20x");
    pdf_assert_int(pdf, annotation, "Border.2", 0);
    pdf_assert_int(pdf, annotation, "Rect.0", 20);
    pdf_assert_int(pdf, annotation, "Rect.3", 280);
    annotation = pdf_at(pdf, qpdf_get_page_n(pdf, 0), "Annots.1");
    pdf_assert_text(pdf, annotation, "Contents", "Page 2");
    pdf_assert_int(pdf, annotation, "Dest.0.StructParents", 1);
    pdf_assert_name(pdf, annotation, "Dest.1", "/XYZ");
    pdf_assert_int(pdf, annotation, "Dest.2", 30);
    pdf_assert_int(pdf, annotation, "Dest.3", 200);
    assert_true(qpdf_oh_is_null(pdf, pdf_at(pdf, annotation, "Dest.4")));
    qpdf_cleanup(&pdf);
}

/* A page of 400 x 300 pt as it is read, with a link at the left and a symbol that is a figure, and its sheet. */
static qpdf_data open_turned(struct paint_fixture *f, enum page_turn turn)
{
    struct sem *p = paint_fixture_sem(f, f->boxes.tree.root, ROLE_P), *link, *figure;
    struct status_style symbol = {.word = paint_fixture_node(f, "Better"), .shape = SHAPE_SQUARE, .size = 100};
    struct span span;

    paint_fixture_page(f);
    f->page_list.items[0].turn = (uint8_t)turn;
    link = paint_fixture_sem(f, p, ROLE_LINK);
    paint_fixture_text(f, link, "link", LEN_PT(20), LEN_PT(30));
    figure = paint_fixture_sem(f, p, ROLE_FIGURE);
    sem_extra(&f->boxes.tree, figure)->alt = STR("A square");
    span = (struct span){.sem = figure, .symbol = &symbol, .index = LEN_PT(8), .kind = SPAN_SYMBOL};
    paint_fixture_line(f, &span, 1, LEN_PT(50), LEN_PT(100));
    sem_extra(&f->boxes.tree, link)->target = paint_fixture_anchor(f, LEN_PT(60), LEN_PT(70));
    paint_fixture_done(f);
    return paint_fixture_open(f);
}

static void assert_box(qpdf_data pdf, qpdf_oh box, int left, int bottom, int right, int top)
{
    const int sides[] = {left, bottom, right, top};

    for (int i = 0; i < 4; i++)
        assert_int_equal((int)(qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, box, i)) + 0.5), sides[i]);
}

static qpdf_oh figure_box(qpdf_data pdf)
{
    return pdf_root_at(pdf, "StructTreeRoot.K.K.K.1.A.BBox");
}

/* Its head is at the left edge of the sheet: what is left as it is read lies below. */
static void test_a_page_turned_to_the_left(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf = open_turned(f, TURN_HEAD_LEFT);
    qpdf_oh page = qpdf_get_page_n(pdf, 0), link = first_annotation(pdf), rect = pdf_at(pdf, link, "Rect");
    double right = qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, rect, 3));

    pdf_assert_int(pdf, page, "Rotate", 90);
    assert_box(pdf, pdf_at(pdf, page, "MediaBox"), 0, 0, 300, 400);
    assert_box(pdf, pdf_at(pdf, page, "TrimBox"), 0, 0, 300, 400);
    assert_true(str_starts(pdf_stream(f, pdf, pdf_at(pdf, page, "Contents")), "0 1 -1 0 300 0 cm\n"));
    assert_box(pdf, rect, 30, 20, 42, (int)(right + 0.5));
    pdf_assert_int(pdf, link, "Dest.2", 70);
    pdf_assert_int(pdf, link, "Dest.3", 60);
    assert_box(pdf, figure_box(pdf), 101, 50, 109, 58);
    qpdf_cleanup(&pdf);
}

/* Its head is at the right edge: what is left as it is read lies above. */
static void test_a_page_turned_to_the_right(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf = open_turned(f, TURN_HEAD_RIGHT);
    qpdf_oh page = qpdf_get_page_n(pdf, 0), link = first_annotation(pdf), rect = pdf_at(pdf, link, "Rect");
    double right = qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, rect, 1));

    pdf_assert_int(pdf, page, "Rotate", 270);
    assert_box(pdf, pdf_at(pdf, page, "MediaBox"), 0, 0, 300, 400);
    assert_true(str_starts(pdf_stream(f, pdf, pdf_at(pdf, page, "Contents")), "0 -1 1 0 0 400 cm\n"));
    assert_box(pdf, rect, 258, (int)(right + 0.5), 270, 380);
    pdf_assert_int(pdf, link, "Dest.2", 230);
    pdf_assert_int(pdf, link, "Dest.3", 340);
    assert_box(pdf, figure_box(pdf), 191, 342, 199, 350);
    qpdf_cleanup(&pdf);
}

static void test_bookmarks_nest_by_level(void **state)
{
    struct paint_fixture *f = *state;
    qpdf_data pdf;
    qpdf_oh outlines;
    uint32_t anchor;

    paint_fixture_page(f);
    add_paragraph(f, "One");
    anchor = paint_fixture_anchor(f, 0, 0);
    paint_fixture_section(f, 1, "One", anchor);
    paint_fixture_section(f, 3, "Deep \xe2\x98\x85", anchor);
    paint_fixture_section(f, 2, "Two", anchor);
    paint_fixture_section(f, 1, "Three", anchor);
    paint_fixture_section(f, 1, "Nowhere", 0);
    paint_fixture_done(f);
    pdf = paint_fixture_open(f);
    outlines = pdf_root_at(pdf, "Outlines");
    pdf_assert_int(pdf, outlines, "Count", 2);
    pdf_assert_text(pdf, outlines, "First.Title", "One");
    pdf_assert_int(pdf, outlines, "First.Count", -2);
    pdf_assert_text(pdf, outlines, "First.First.Title", "Deep \xe2\x98\x85");
    pdf_assert_text(pdf, outlines, "First.First.Next.Title", "Two");
    pdf_assert_text(pdf, outlines, "Last.Title", "Three");
    pdf_assert_text(pdf, outlines, "Last.Prev.Title", "One");
    pdf_assert_absent(pdf, outlines, "Last.Next");
    pdf_assert_name(pdf, qpdf_get_root(pdf), "PageMode", "/UseOutlines");
    qpdf_cleanup(&pdf);
}

static void fill_everything(struct paint_fixture *f, const char *words)
{
    paint_fixture_page(f);
    add_paragraph(f, words);
    paint_fixture_rect(f, 1, 2, 3, 4);
    paint_fixture_section(f, 1, "One", paint_fixture_anchor(f, 0, 0));
    paint_fixture_done(f);
}

static void test_same_job_same_bytes(void **state)
{
    struct paint_fixture *f = *state, *other = paint_fixture_new();
    struct str one, two;

    fill_everything(f, "The same words");
    fill_everything(other, "The same words");
    one = paint_fixture_write(f);
    two = paint_fixture_write(other);
    assert_int_equal(one.len, two.len);
    assert_memory_equal(one.s, two.s, one.len);
    paint_fixture_free(other);
}

/* "Some words" and other words: another content has another ID. */
static void test_the_id_comes_from_the_content(void **state)
{
    struct paint_fixture *f = *state, *other = paint_fixture_new();
    qpdf_data one, two;
    qpdf_oh id;
    size_t n = 0;
    const char *first;

    fill_everything(f, "Words ab");
    fill_everything(other, "Words ba");
    one = paint_fixture_open(f);
    two = paint_fixture_open(other);
    id = qpdf_oh_get_key(one, qpdf_get_trailer(one), "/ID");
    assert_int_equal(qpdf_oh_get_array_n_items(one, id), 2);
    first = arena_copy(f->text.arena, qpdf_oh_get_binary_string_value(one, pdf_at(one, id, "0"), &n), 16);
    assert_int_equal(n, 16);
    assert_memory_equal(first, qpdf_oh_get_binary_string_value(one, pdf_at(one, id, "1"), &n), 16);
    id = qpdf_oh_get_key(two, qpdf_get_trailer(two), "/ID");
    assert_memory_not_equal(first, qpdf_oh_get_binary_string_value(two, pdf_at(two, id, "0"), &n), 16);
    qpdf_cleanup(&one);
    qpdf_cleanup(&two);
    paint_fixture_free(other);
}

static void test_a_text_too_long_for_a_pdf_is_an_error(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *span = paint_fixture_sem(f, paint_fixture_sem(f, f->boxes.tree.root, ROLE_P), ROLE_SPAN);
    char *words = arena_alloc(f->text.arena, 32768);
    struct str error = {"", 0};
    struct outfile *out;

    memset(words, 'x', 32768);
    sem_extra(&f->boxes.tree, span)->actual = (struct str){words, 32768};
    paint_fixture_page(f);
    paint_fixture_text(f, span, "x", 0, 0);
    paint_fixture_done(f);
    out = file_create(f->text.arena, STR("/dev/null"), &error);
    assert_false(paint_pdf(&f->job, out, &error));
    assert_true(str_find(error, "too long for a PDF", 0) >= 0);
    file_abort(out);
    /* One byte less is the most that PDF/A allows. */
    span->extra->actual.len--;
    out = file_create(f->text.arena, STR("/dev/null"), &error);
    assert_true(paint_pdf(&f->job, out, &error));
    file_abort(out);
}

static void test_a_full_disk_is_an_error(void **state)
{
    struct paint_fixture *f = *state;
    struct str error = {"", 0};
    struct outfile *out = file_create(f->text.arena, STR("/dev/full"), &error);
    bool ok;

    fill_everything(f, "Words");
    assert_non_null(out);
    ok = paint_pdf(&f->job, out, &error);
    if (ok)
        ok = file_commit(out, &error);
    else
        file_abort(out);
    assert_false(ok);
    assert_true(error.len > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_header_and_catalog, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_profile_is_a_monitor_profile, setup, teardown),
        cmocka_unit_test_setup_teardown(test_information_equals_metadata, setup, teardown),
        cmocka_unit_test_setup_teardown(test_information_is_on_one_line, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_date_is_the_one_given, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_bad_date_is_none, setup, teardown),
        cmocka_unit_test_setup_teardown(test_pages, setup, teardown),
        cmocka_unit_test_setup_teardown(test_page_labels, setup, teardown),
        cmocka_unit_test_setup_teardown(test_fonts, setup, teardown),
        cmocka_unit_test_setup_teardown(test_characters_outside_the_basic_plane, setup, teardown),
        cmocka_unit_test_setup_teardown(test_content_is_marked, setup, teardown),
        cmocka_unit_test_setup_teardown(test_links, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_page_turned_to_the_left, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_page_turned_to_the_right, setup, teardown),
        cmocka_unit_test_setup_teardown(test_bookmarks_nest_by_level, setup, teardown),
        cmocka_unit_test_setup_teardown(test_same_job_same_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_id_comes_from_the_content, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_text_too_long_for_a_pdf_is_an_error, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_full_disk_is_an_error, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
