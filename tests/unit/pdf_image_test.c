/* Pictures in a PDF, read back with qpdf. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
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

static struct str noise(struct paint_fixture *f, uint32_t n)
{
    char *bytes = arena_alloc(f->text.arena, n);
    uint32_t seed = n;

    for (uint32_t i = 0; i < n; i++) {
        seed = seed * 1664525u + 1013904223u;
        bytes[i] = (char)(seed >> 24);
    }
    return (struct str){bytes, n};
}

static struct image raw_image(struct paint_fixture *f, uint32_t index, uint32_t columns, uint32_t rows,
                              uint8_t channels)
{
    return (struct image){.file = STR("logo.png"),
                          .index = index,
                          .columns = columns,
                          .rows = rows,
                          .channels = channels,
                          .orientation = 1,
                          .bytes = noise(f, columns * rows * channels)};
}

/* A page with a picture of 20 x 20 pt, its lower left corner at (10, 281) from the page's foot. */
static void add_page(struct paint_fixture *f, const struct image *image)
{
    paint_fixture_page(f);
    paint_fixture_image(f, NULL, image, LEN_PT(20), LEN_PT(10), LEN_PT(10));
}

static qpdf_data finish(struct paint_fixture *f)
{
    paint_fixture_done(f);
    return paint_fixture_open(f);
}

static qpdf_oh object_of(qpdf_data pdf, int page, const char *path)
{
    return pdf_at(pdf, qpdf_get_page_n(pdf, (size_t)page), path);
}

static void assert_bytes(struct paint_fixture *f, qpdf_data pdf, qpdf_oh stream, struct str expected)
{
    struct str bytes = pdf_stream(f, pdf, stream);

    assert_int_equal(bytes.len, expected.len);
    assert_memory_equal(bytes.s, expected.s, expected.len);
}

static void assert_content(struct paint_fixture *f, qpdf_data pdf, const char *expected)
{
    assert_true(str_find(pdf_content(f, pdf, 0), expected, 0) >= 0);
}

static void test_pixels_come_back(void **state)
{
    struct paint_fixture *f = *state;
    struct image image = raw_image(f, 3, 13, 7, 3);
    qpdf_data pdf;
    qpdf_oh object;

    add_page(f, &image);
    pdf = finish(f);
    object = object_of(pdf, 0, "Resources.XObject.Im3");
    pdf_assert_name(pdf, object, "Type", "/XObject");
    pdf_assert_name(pdf, object, "Subtype", "/Image");
    pdf_assert_int(pdf, object, "Width", 13);
    pdf_assert_int(pdf, object, "Height", 7);
    pdf_assert_int(pdf, object, "BitsPerComponent", 8);
    pdf_assert_name(pdf, object, "ColorSpace", "/DeviceRGB");
    pdf_assert_name(pdf, object, "Filter", "/FlateDecode");
    pdf_assert_int(pdf, object, "DecodeParms.Predictor", 15);
    pdf_assert_absent(pdf, object, "Interpolate");
    pdf_assert_absent(pdf, object, "SMask");
    assert_bytes(f, pdf, object, image.bytes);
    assert_content(f, pdf, "q 20 0 0 20 10 281 cm/Im3 Do Q");
    qpdf_cleanup(&pdf);
}

/* Every filter is chosen by one of these rows: steps to the right, rows that repeat, slopes. */
static void test_predictors_lose_nothing(void **state)
{
    struct paint_fixture *f = *state;
    struct image smooth = raw_image(f, 0, 40, 30, 3), narrow = raw_image(f, 1, 1, 300, 3);
    char *bytes = arena_alloc(f->text.arena, smooth.bytes.len);
    qpdf_data pdf;

    for (uint32_t i = 0; i < smooth.bytes.len; i++) {
        uint32_t row = i / 120, column = i % 120;

        bytes[i] = (char)(row < 10 ? column * 2 : row < 20 ? column * column : row * column);
    }
    smooth.bytes.s = bytes;
    paint_fixture_page(f);
    paint_fixture_image(f, NULL, &smooth, LEN_PT(20), 0, 0);
    paint_fixture_image(f, NULL, &narrow, LEN_PT(20), 0, LEN_PT(50));
    pdf = finish(f);
    assert_bytes(f, pdf, object_of(pdf, 0, "Resources.XObject.Im0"), smooth.bytes);
    assert_bytes(f, pdf, object_of(pdf, 0, "Resources.XObject.Im1"), narrow.bytes);
    qpdf_cleanup(&pdf);
}

static void test_transparency_is_a_mask(void **state)
{
    struct paint_fixture *f = *state;
    struct image image = raw_image(f, 0, 9, 5, 1);
    qpdf_data pdf;
    qpdf_oh object;

    image.alpha = noise(f, 45);
    add_page(f, &image);
    pdf = finish(f);
    object = object_of(pdf, 0, "Resources.XObject.Im0");
    pdf_assert_name(pdf, object, "ColorSpace", "/DeviceGray");
    pdf_assert_name(pdf, object, "SMask.ColorSpace", "/DeviceGray");
    pdf_assert_int(pdf, object, "SMask.Width", 9);
    pdf_assert_int(pdf, object, "SMask.Height", 5);
    assert_bytes(f, pdf, object, image.bytes);
    assert_bytes(f, pdf, pdf_at(pdf, object, "SMask"), image.alpha);
    qpdf_cleanup(&pdf);
}

static void test_jpeg_stays_as_it_is(void **state)
{
    struct paint_fixture *f = *state;
    struct image small = raw_image(f, 0, 8, 8, 3), large = raw_image(f, 1, 8, 8, 3);
    struct str expected[2];
    qpdf_data pdf;

    small.coding = large.coding = IMAGE_JPEG;
    expected[0] = small.bytes = noise(f, 1000);
    expected[1] = large.bytes = noise(f, 200000);
    add_page(f, &small);
    add_page(f, &large);
    paint_fixture_done(f);
    pdf = paint_fixture_open_large(f); /* noise is no JPEG: the long check would say so */
    for (int i = 0; i < 2; i++) {
        qpdf_oh object = object_of(pdf, i, i == 0 ? "Resources.XObject.Im0" : "Resources.XObject.Im1");
        unsigned char *bytes = NULL;
        size_t n = 0;

        pdf_assert_name(pdf, object, "Filter", "/DCTDecode");
        pdf_assert_absent(pdf, object, "DecodeParms");
        assert_int_equal(qpdf_oh_get_stream_data(pdf, object, qpdf_dl_none, NULL, &bytes, &n), QPDF_SUCCESS);
        assert_int_equal(n, expected[i].len);
        assert_memory_equal(bytes, expected[i].s, n);
        free(bytes);
    }
    qpdf_cleanup(&pdf);
}

static void test_equal_profiles_are_one(void **state)
{
    struct paint_fixture *f = *state;
    struct image one = raw_image(f, 0, 2, 2, 3), two = raw_image(f, 1, 3, 3, 3), grey = raw_image(f, 2, 2, 2, 1);
    qpdf_data pdf;
    qpdf_oh first, second, third;

    one.profile = noise(f, 500);
    two.profile = noise(f, 500);
    grey.profile = noise(f, 300);
    add_page(f, &one);
    add_page(f, &two);
    add_page(f, &grey);
    pdf = finish(f);
    first = object_of(pdf, 0, "Resources.XObject.Im0.ColorSpace");
    second = object_of(pdf, 1, "Resources.XObject.Im1.ColorSpace");
    third = object_of(pdf, 2, "Resources.XObject.Im2.ColorSpace");
    pdf_assert_name(pdf, first, "0", "/ICCBased");
    pdf_assert_int(pdf, first, "1.N", 3);
    pdf_assert_name(pdf, first, "1.Alternate", "/DeviceRGB");
    pdf_assert_int(pdf, third, "1.N", 1);
    pdf_assert_name(pdf, third, "1.Alternate", "/DeviceGray");
    assert_bytes(f, pdf, pdf_at(pdf, first, "1"), one.profile);
    assert_int_equal(qpdf_oh_get_object_id(pdf, pdf_at(pdf, first, "1")),
                     qpdf_oh_get_object_id(pdf, pdf_at(pdf, second, "1")));
    qpdf_cleanup(&pdf);
}

static void test_a_picture_is_in_the_file_once(void **state)
{
    struct paint_fixture *f = *state;
    struct image image = raw_image(f, 40, 2, 2, 3);
    qpdf_data pdf;

    add_page(f, &image);
    paint_fixture_image(f, NULL, &image, LEN_PT(5), 0, LEN_PT(50));
    paint_fixture_page(f);
    paint_fixture_text(f, NULL, "no picture", 0, 0);
    add_page(f, &image);
    pdf = finish(f);
    assert_int_equal(qpdf_oh_get_object_id(pdf, object_of(pdf, 0, "Resources.XObject.Im40")),
                     qpdf_oh_get_object_id(pdf, object_of(pdf, 2, "Resources.XObject.Im40")));
    pdf_assert_absent(pdf, qpdf_get_page_n(pdf, 1), "Resources.XObject");
    pdf_assert_name(pdf, qpdf_get_page_n(pdf, 0), "Resources.Font.F0.Type", "/Font");
    qpdf_cleanup(&pdf);
}

/* Where the stored picture's first row and first column come to stand, as EXIF defines its orientations. */
static void test_orientations(void **state)
{
    static const char *const edges[9] = {"",         "top left",  "top right",    "bottom right", "bottom left",
                                         "left top", "right top", "right bottom", "left bottom"};
    struct paint_fixture *f = *state;
    struct image images[9];
    qpdf_data pdf;

    for (uint32_t i = 1; i <= 8; i++) {
        images[i] = raw_image(f, i, 2, 2, 1);
        images[i].orientation = (uint8_t)i;
        add_page(f, &images[i]);
    }
    pdf = finish(f);
    for (int i = 1; i <= 8; i++) {
        const char *content = strstr(pdf_content(f, pdf, i - 1).s, "q ");
        char row[16], column[16];
        long m[6], x, y;

        assert_non_null(content);
        content += 2;
        for (int j = 0; j < 6; j++) {
            char *end;

            m[j] = strtol(content, &end, 10);
            content = end;
        }
        /* The middles of the first row, (0.5, 1), and of the first column, (0, 0.5); the square's is (20, 281). */
        x = m[0] / 2 + m[2] + m[4];
        y = m[1] / 2 + m[3] + m[5];
        strcpy(row, x < 20 ? "left" : x > 20 ? "right" : y > 281 ? "top" : "bottom");
        x = m[2] / 2 + m[4];
        y = m[3] / 2 + m[5];
        strcpy(column, x < 20 ? "left" : x > 20 ? "right" : y > 281 ? "top" : "bottom");
        assert_memory_equal(edges[i], row, strlen(row));
        assert_string_equal(edges[i] + strlen(row) + 1, column);
    }
    qpdf_cleanup(&pdf);
}

static void test_figures_have_a_place_and_a_text(void **state)
{
    struct paint_fixture *f = *state;
    struct image image = raw_image(f, 0, 2, 2, 3);
    struct sem *div = paint_fixture_sem(f, f->boxes.tree.root, ROLE_DIV);
    struct sem *figure = paint_fixture_sem(f, div, ROLE_FIGURE), *caption = paint_fixture_sem(f, div, ROLE_CAPTION);
    qpdf_data pdf;
    qpdf_oh element;

    sem_extra(&f->boxes.tree, figure)->alt = STR("A chart");
    paint_fixture_page(f);
    paint_fixture_image(f, figure, &image, LEN_PT(40), LEN_PT(30), LEN_PT(100));
    paint_fixture_text(f, caption, "Figure 1", LEN_PT(30), LEN_PT(160));
    paint_fixture_image(f, NULL, &image, LEN_PT(20), 0, LEN_PT(10))->artifact = ARTIFACT_HEADER;
    paint_fixture_image(f, NULL, &image, LEN_PT(20), 0, LEN_PT(200));
    pdf = finish(f);
    element = pdf_root_at(pdf, "StructTreeRoot.K.K.K.0");
    pdf_assert_name(pdf, element, "S", "/Figure");
    pdf_assert_text(pdf, element, "Alt", "A chart");
    pdf_assert_int(pdf, element, "A.BBox.0", 30);
    pdf_assert_int(pdf, element, "A.BBox.1", 191);
    pdf_assert_int(pdf, element, "A.BBox.2", 70);
    pdf_assert_int(pdf, element, "A.BBox.3", 231);
    assert_content(f, pdf, "/Figure <</MCID 0>>BDC\nq 40 0 0 40 30 191 cm/Im0 Do Q\nEMC");
    assert_content(f, pdf, "/Subtype/Header>>BDC\nq 20 0 0 20 0 281 cm/Im0 Do Q\nEMC");
    assert_content(f, pdf, "/Type/Layout>>BDC\nq 20 0 0 20 0 91 cm/Im0 Do Q\nEMC");
    qpdf_cleanup(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pixels_come_back, setup, teardown),
        cmocka_unit_test_setup_teardown(test_predictors_lose_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(test_transparency_is_a_mask, setup, teardown),
        cmocka_unit_test_setup_teardown(test_jpeg_stays_as_it_is, setup, teardown),
        cmocka_unit_test_setup_teardown(test_equal_profiles_are_one, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_picture_is_in_the_file_once, setup, teardown),
        cmocka_unit_test_setup_teardown(test_orientations, setup, teardown),
        cmocka_unit_test_setup_teardown(test_figures_have_a_place_and_a_text, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
