/* The pictures that a report and its layout name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>

#include "image/decoder_int.h"
#include "image/format_int.h"
#include "image_fixture.h"

static void put(struct image_fixture *f, const char *name, struct buf file)
{
    load_put_bytes(f->load, name, file.bytes, file.len);
    buf_free(&file);
}

static struct buf small_png(uint8_t grey)
{
    const uint8_t data[4] = {grey, grey, grey, grey};

    return image_png(
        &(struct png_made){.columns = 4, .rows = 1, .depth = 8, .colour = PNG_COLOR_TYPE_GRAY, .data = data});
}

static struct buf small_jpeg(void)
{
    return image_jpeg(&(struct jpeg_made){.columns = 5, .rows = 3, .colour = JCS_YCbCr});
}

static void nodes_lead_to_their_pictures(void **state)
{
    struct image_fixture *f = *state;
    const struct node *a, *b, *gone;
    struct images *images;

    put(f, "a.png", small_png(7));
    put(f, "b.jpeg", small_jpeg());
    a = image_name(f, "a.png", 1);
    gone = image_name(f, "gone.png", 2);
    b = image_name(f, "b.jpeg", 3);
    images = image_load_all(f);
    assert_int_equal(images->items.n, 2);
    assert_ptr_equal(images_find(images, a), images->items.items[0]);
    assert_ptr_equal(images_find(images, b), images->items.items[1]);
    assert_null(images_find(images, gone));
    assert_null(images_find(images, NULL));
    assert_int_equal(images->items.items[1]->index, 1);
    assert_true(str_eqz(images->items.items[1]->file, "b.jpeg"));
    assert_int_equal(images->items.items[1]->columns, 5);
    assert_said(f->load, "main.yaml:2:8: error: there is no file ");
    assert_int_equal(f->load->diags.n, 1);
}

static void a_file_named_often_is_read_once(void **state)
{
    struct image_fixture *f = *state;
    const struct node *nodes[3];
    struct images *images;

    put(f, "a.png", small_png(7));
    put(f, "other.png", small_png(7));
    load_put(f->load, "bad.png", "\x89PNG\r\n");
    assert_int_equal(symlink("a.png", load_path(f->load, "link.png").s), 0);
    nodes[0] = image_name(f, "a.png", 1);
    nodes[1] = image_name(f, "./a.png", 2);
    nodes[2] = image_name(f, "link.png", 3);
    image_name(f, "other.png", 4);
    image_name(f, "bad.png", 5);
    image_name(f, "bad.png", 6);
    images = image_load_all(f);
    assert_int_equal(images->items.n, 2);
    for (int i = 0; i < 3; i++)
        assert_ptr_equal(images_find(images, nodes[i]), images->items.items[0]);
    assert_said(f->load, "main.yaml:5:8: error: bad.png is damaged");
    assert_int_equal(f->load->diags.n, 1);
}

static void the_layout_names_pictures_too(void **state)
{
    struct image_fixture *f = *state;
    struct node logo = {.kind = NODE_SCALAR, .len = 5, .text = "a.png", .mark = {1, 1, 1}};
    struct picture_style pictures[3] = {{.file = &logo}, {.file = NULL}, {.file = &logo}};
    struct images *images;

    put(f, "a.png", small_png(7));
    f->style.images = (struct list){.items = pictures, .n = 3};
    f->style.print = NULL;
    images = image_load_all(f);
    assert_int_equal(images->items.n, 1);
    assert_ptr_equal(images_find(images, &logo), images->items.items[0]);
    assert_said_nothing(f->load);
}

static void without_pictures_there_are_none(void **state)
{
    struct image_fixture *f = *state;
    struct figure_block empty = {.image = NULL};
    struct node node = {.kind = NODE_SCALAR, .text = "x", .len = 1};
    struct images *images;

    VEC_PUSH(f->load->arena, &f->report.figures, &empty);
    images = image_load_all(f);
    assert_non_null(images);
    assert_int_equal(images->items.n, 0);
    assert_null(images_find(images, &node));
    assert_said_nothing(f->load);
}

static void the_ending_of_the_name_says_nothing(void **state)
{
    struct image_fixture *f = *state;

    put(f, "a.jpg", small_png(7));
    put(f, "b.png", small_jpeg());
    image_name(f, "a.jpg", 1);
    image_name(f, "b.png", 2);
    assert_int_equal(image_load_all(f)->items.n, 2);
    assert_said_nothing(f->load);
}

static void other_formats_are_named(void **state)
{
    static const struct {
        const char *bytes;
        size_t n;
        const char *words;
    } cases[] = {
        {"GIF89a\1\0", 8, "is a GIF picture; only PNG and JPEG pictures can be printed"},
        {"RIFF\1\2\3\4WEBPVP8 ", 16, "is a WebP picture"},
        {"BM\1\2\3\4", 6, "is a BMP picture"},
        {"II*\0\1", 5, "is a TIFF picture"},
        {"MM\0*\1", 5, "is a TIFF picture"},
        {"\0\0\0\x18"
         "ftypheic",
         12, "is a HEIC picture, as telephones take them"},
        {"\0\0\0\x1c"
         "ftypavif",
         12, "is an AVIF picture"},
        {"%PDF-1.7", 8, "is a PDF file"},
        {"\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<svg xmlns=", 36, "is an SVG drawing"},
        {"<svg>", 5, "is an SVG drawing"},
        {"<!DOCTYPE html>\n", 16, "is a web page"},
        {"PK\3\4", 4, "is a ZIP or Office file"},
        {"", 0, "is an empty file"},
        {"G", 1, "is neither a PNG nor a JPEG picture"},
        {"RIFF\1\2\3\4WAVE", 12, "is neither a PNG nor a JPEG picture"},
        {"\x89PN", 3, "is neither a PNG nor a JPEG picture"},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct buf file = {0};

        buf_put(&file, cases[i].bytes, cases[i].n);
        assert_refused(*state, &file, DIAG_IMAGE_FORMAT, cases[i].words);
    }
}

static bool decode(struct image_fixture *f, struct buf file, uint32_t *raw_left, enum diag_code *fault)
{
    struct image image = {0};
    struct decoder decoder = {
        .arena = f->load->arena, .file = {file.bytes, (uint32_t)file.len}, .raw_left = *raw_left, .image = &image};
    bool sound = format_of(decoder.file) == FORMAT_PNG ? decode_png(&decoder) : decode_jpeg(&decoder);

    *raw_left = decoder.raw_left;
    *fault = decoder.fault;
    buf_free(&file);
    return sound;
}

static void the_pixels_of_all_pictures_are_bounded(void **state)
{
    struct image_fixture *f = *state;
    enum diag_code fault;
    uint32_t left = 7;

    assert_true(decode(f, small_png(7), &left, &fault));
    assert_int_equal(left, 3);
    assert_false(decode(f, small_png(7), &left, &fault));
    assert_int_equal(fault, DIAG_IMAGE_TOO_LARGE);
    assert_true(decode(f, small_jpeg(), &left, &fault));
    assert_int_equal(left, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nodes_lead_to_their_pictures, image_make, image_drop),
        cmocka_unit_test_setup_teardown(a_file_named_often_is_read_once, image_make, image_drop),
        cmocka_unit_test_setup_teardown(the_layout_names_pictures_too, image_make, image_drop),
        cmocka_unit_test_setup_teardown(without_pictures_there_are_none, image_make, image_drop),
        cmocka_unit_test_setup_teardown(the_ending_of_the_name_says_nothing, image_make, image_drop),
        cmocka_unit_test_setup_teardown(other_formats_are_named, image_make, image_drop),
        cmocka_unit_test_setup_teardown(the_pixels_of_all_pictures_are_bounded, image_make, image_drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
