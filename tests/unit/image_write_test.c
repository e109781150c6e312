/* Pictures as PNG files, read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <png.h>

#include "image_fixture.h"

enum { COLUMNS = 5, ROWS = 3, MAX_DATA = COLUMNS * ROWS * 8 };

static struct png_made made_of(uint8_t data[MAX_DATA], int colour, int depth)
{
    for (uint32_t i = 0; i < MAX_DATA; i++)
        data[i] = (uint8_t)(i * 37 + i / 7);
    return (struct png_made){.columns = COLUMNS, .rows = ROWS, .depth = depth, .colour = colour, .data = data};
}

/* The file that is made of the image, read as an image. */
static const struct image *again(struct image_fixture *f, const struct image *image, struct buf *file)
{
    const struct image *read;

    buf_clear(file);
    image_put_png(image, file);
    read = image_try(f, file, file->len);
    assert_non_null(read);
    return read;
}

static void assert_same_pixels(const struct image *a, const struct image *b)
{
    assert_int_equal(a->columns, b->columns);
    assert_int_equal(a->rows, b->rows);
    assert_int_equal(a->channels, b->channels);
    assert_true(str_eq(a->bytes, b->bytes));
    assert_true(str_eq(a->alpha, b->alpha));
}

static bool holds(const struct buf *file, const char *word)
{
    return str_find((struct str){file->bytes, (uint32_t)file->len}, word, 0) >= 0;
}

/* Of every kind of PNG: from its own file, and from its pixels alone. */
static void pixels_come_back(void **state)
{
    static const struct {
        int colour, depth;
    } kinds[] = {{PNG_COLOR_TYPE_GRAY, 1},       {PNG_COLOR_TYPE_GRAY, 16},     {PNG_COLOR_TYPE_GRAY_ALPHA, 8},
                 {PNG_COLOR_TYPE_RGB, 8},        {PNG_COLOR_TYPE_RGB_ALPHA, 8}, {PNG_COLOR_TYPE_RGB_ALPHA, 16},
                 {PNG_COLOR_TYPE_GRAY_ALPHA, 16}};
    struct image_fixture *f = *state;

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        uint8_t data[MAX_DATA];
        struct png_made made = made_of(data, kinds[i].colour, kinds[i].depth);
        struct buf file = image_png(&made), copy = {0};
        const struct image *image = image_read(f, &file);
        struct image pixels = *image;

        assert_same_pixels(image, again(f, image, &copy));
        pixels.original = STR("");
        assert_same_pixels(image, again(f, &pixels, &copy));
        buf_free(&copy);
    }
}

static struct str profile_chunk(struct image_fixture *f, const char *description)
{
    return image_chunk(f, "iCCP", image_packed_profile(f, image_profile(f, "RGB ", description, 0)));
}

static void what_is_not_seen_is_left_out(void **state)
{
    struct image_fixture *f = *state;
    uint8_t data[MAX_DATA];
    struct png_made made = made_of(data, PNG_COLOR_TYPE_RGB, 8);
    struct buf file, copy = {0}, before = {0};
    const struct image *image;

    made.exif = image_exif(f, true, 6, 0);
    made.dots = 3000;
    buf_put_str(&before, image_chunk(f, "tEXt", STR("Author\0Jane Doe")));
    buf_put_str(&before, profile_chunk(f, "sRGB IEC61966-2.1"));
    made.before = (struct str){before.bytes, (uint32_t)before.len};
    file = image_png(&made);
    image = image_read(f, &file);
    assert_int_equal(image->orientation, 6);
    assert_same_pixels(image, again(f, image, &copy));
    for (size_t i = 0; i < 5; i++)
        assert_false(holds(&copy, ((const char *const[]){"Jane", "tEXt", "eXIf", "pHYs", "iCCP"})[i]));
    assert_int_equal(again(f, image, &copy)->orientation, 1);
    buf_free(&copy);
    buf_free(&before);
}

static void a_profile_of_use_is_kept(void **state)
{
    struct image_fixture *f = *state;
    uint8_t data[MAX_DATA];
    struct png_made made = made_of(data, PNG_COLOR_TYPE_RGB, 8);
    struct buf file, copy = {0};
    const struct image *image;

    made.before = profile_chunk(f, "Adobe RGB (1998)");
    file = image_png(&made);
    image = image_read(f, &file);
    assert_true(image->profile.len > 0);
    assert_true(str_eq(again(f, image, &copy)->profile, image->profile));
    buf_free(&copy);
}

/* The file has colours, what is shown has none. */
static void greys_are_not_the_files(void **state)
{
    struct image_fixture *f = *state;
    uint8_t data[MAX_DATA];
    struct png_made made = made_of(data, PNG_COLOR_TYPE_RGB_ALPHA, 8);
    struct buf file = image_png(&made), copy = {0};
    const struct image *image;

    f->print.greyscale = true;
    image = image_read(f, &file);
    assert_int_equal(image->channels, 1);
    f->print.greyscale = false;
    assert_same_pixels(image, again(f, image, &copy));
    buf_free(&copy);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, image_make, image_drop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pixels_come_back),
        TEST(what_is_not_seen_is_left_out),
        TEST(a_profile_of_use_is_kept),
        TEST(greys_are_not_the_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
