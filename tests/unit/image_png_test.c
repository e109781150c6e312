/* PNG files of every kind, and what is not one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <png.h>

#include "base/luminance.h"
#include "image_fixture.h"

/* Odd sizes, so that rows end within a byte and passes of interlacing are uneven. */
enum { COLUMNS = 11, ROWS = 9, MAX_DATA = ROWS * COLUMNS * 8 };

static int channels_of(int colour)
{
    return colour == PNG_COLOR_TYPE_RGB          ? 3
           : colour == PNG_COLOR_TYPE_RGB_ALPHA  ? 4
           : colour == PNG_COLOR_TYPE_GRAY_ALPHA ? 2
                                                 : 1;
}

/* The sample that stands at a place of the made data: mixed, but the same each time. */
static uint32_t sample(uint32_t place, int depth)
{
    return ((place + 1) * 2654435761u >> 13) & ((1u << depth) - 1);
}

static size_t row_bytes(int colour, int depth)
{
    return ((size_t)COLUMNS * (size_t)channels_of(colour) * (size_t)depth + 7) / 8;
}

static void fill(uint8_t *data, int colour, int depth)
{
    size_t stride = row_bytes(colour, depth);
    uint32_t n = (uint32_t)(COLUMNS * channels_of(colour));

    memset(data, 0, MAX_DATA);
    for (uint32_t row = 0; row < ROWS; row++) {
        for (uint32_t i = 0; i < n; i++) {
            uint32_t value = sample(row * n + i, depth);
            uint8_t *at = data + row * stride + i * (uint32_t)depth / 8;

            if (depth == 16) {
                at[0] = (uint8_t)(value >> 8);
                at[1] = (uint8_t)value;
            } else {
                *at |= (uint8_t)(value << (8 - depth - (int)(i * (uint32_t)depth % 8)));
            }
        }
    }
}

static uint8_t to_8_bits(uint32_t value, int depth)
{
    uint32_t max = (1u << depth) - 1;

    return (uint8_t)((value * 255 + max / 2) / max);
}

static uint8_t byte_of(struct str bytes, size_t i)
{
    assert_true(i < bytes.len);
    return (uint8_t)bytes.s[i];
}

static const uint8_t palette[16 * 3] = {0,  0,  0,  255, 255, 255, 200, 10, 20,  10,  200, 20,  10,  20,  200, 90,
                                        90, 90, 1,  2,   3,   4,   5,   6,  100, 101, 102, 103, 104, 105, 50,  60,
                                        70, 80, 90, 100, 11,  22,  33,  44, 55,  66,  77,  88,  99,  123, 45,  67};

static struct png_made plain(uint8_t *data, int colour, int depth)
{
    struct png_made made = {.columns = COLUMNS, .rows = ROWS, .depth = depth, .colour = colour, .data = data};

    fill(data, colour, depth);
    if (colour == PNG_COLOR_TYPE_PALETTE) {
        /* 8 bits could name more than sixteen colours. */
        for (int i = 0; depth == 8 && i < ROWS * COLUMNS; i++)
            data[i] &= 15;
        made.palette = palette;
        made.npalette = depth == 8 ? 16 : 1 << depth;
    }
    return made;
}

/* Compares channel by channel with what the samples say. */
static void check_pixels(const struct image *image, int colour, int depth)
{
    uint32_t stored = (uint32_t)channels_of(colour);
    uint32_t colours = colour == PNG_COLOR_TYPE_PALETTE || stored >= 3 ? 3 : 1;
    bool alpha = stored == 2 || stored == 4;

    assert_int_equal(image->coding, IMAGE_RAW);
    assert_int_equal(image->columns, COLUMNS);
    assert_int_equal(image->rows, ROWS);
    assert_int_equal(image->orientation, 1);
    assert_int_equal(image->channels, colours);
    assert_int_equal(image->bytes.len, COLUMNS * ROWS * colours);
    assert_int_equal(image->alpha.len, alpha ? COLUMNS * ROWS : 0);
    for (uint32_t i = 0; i < COLUMNS * ROWS; i++) {
        for (uint32_t c = 0; c < colours; c++) {
            uint32_t value = sample(i * stored + c, depth);
            uint8_t wanted = to_8_bits(value, depth);

            if (colour == PNG_COLOR_TYPE_PALETTE)
                wanted = palette[3 * (sample(i, depth) & 15) + c];
            assert_int_equal(byte_of(image->bytes, i * colours + c), wanted);
        }
        if (alpha)
            assert_int_equal(byte_of(image->alpha, i), to_8_bits(sample(i * stored + colours, depth), depth));
    }
}

static const struct pixel_kind {
    int colour, depth;
} kinds[] = {
    {PNG_COLOR_TYPE_GRAY, 1},        {PNG_COLOR_TYPE_GRAY, 2},      {PNG_COLOR_TYPE_GRAY, 4},
    {PNG_COLOR_TYPE_GRAY, 8},        {PNG_COLOR_TYPE_GRAY, 16},     {PNG_COLOR_TYPE_PALETTE, 1},
    {PNG_COLOR_TYPE_PALETTE, 2},     {PNG_COLOR_TYPE_PALETTE, 4},   {PNG_COLOR_TYPE_PALETTE, 8},
    {PNG_COLOR_TYPE_RGB, 8},         {PNG_COLOR_TYPE_RGB, 16},      {PNG_COLOR_TYPE_GRAY_ALPHA, 8},
    {PNG_COLOR_TYPE_GRAY_ALPHA, 16}, {PNG_COLOR_TYPE_RGB_ALPHA, 8}, {PNG_COLOR_TYPE_RGB_ALPHA, 16},
};

static void every_kind_becomes_8_bits(void **state)
{
    uint8_t data[MAX_DATA];

    for (size_t i = 0; i < 2 * sizeof(kinds) / sizeof(kinds[0]); i++) {
        const struct pixel_kind *kind = &kinds[i / 2];
        struct png_made made = plain(data, kind->colour, kind->depth);
        struct buf file;
        const struct image *image;

        made.interlaced = i % 2 != 0;
        file = image_png(&made);
        image = image_read(*state, &file);
        assert_non_null(image);
        check_pixels(image, kind->colour, kind->depth);
        assert_int_equal(image->profile.len, 0);
    }
}

static void a_palette_may_have_transparent_colours(void **state)
{
    static const uint8_t alphas[] = {0, 255, 128};
    uint8_t data[MAX_DATA];

    for (int depth = 2; depth <= 8; depth *= 2) {
        struct png_made made = plain(data, PNG_COLOR_TYPE_PALETTE, depth);
        struct buf file;
        const struct image *image;

        made.alphas = alphas;
        made.nalphas = 3;
        file = image_png(&made);
        image = image_read(*state, &file);
        assert_non_null(image);
        assert_int_equal(image->channels, 3);
        assert_int_equal(image->alpha.len, COLUMNS * ROWS);
        for (uint32_t i = 0; i < COLUMNS * ROWS; i++) {
            uint32_t entry = sample(i, depth) & 15;

            assert_int_equal(byte_of(image->alpha, i), entry < 3 ? alphas[entry] : 255);
            assert_int_equal(byte_of(image->bytes, 3 * i + 1), palette[3 * entry + 1]);
        }
    }
}

/* The colour of the first pixel is made transparent. */
static void one_colour_may_be_transparent(void **state)
{
    static const struct pixel_kind with_key[] = {{PNG_COLOR_TYPE_GRAY, 1}, {PNG_COLOR_TYPE_GRAY, 4},
                                                 {PNG_COLOR_TYPE_GRAY, 8}, {PNG_COLOR_TYPE_GRAY, 16},
                                                 {PNG_COLOR_TYPE_RGB, 8},  {PNG_COLOR_TYPE_RGB, 16}};
    uint8_t data[MAX_DATA];

    for (size_t k = 0; k < sizeof(with_key) / sizeof(with_key[0]); k++) {
        int depth = with_key[k].depth;
        uint32_t n = (uint32_t)channels_of(with_key[k].colour);
        uint16_t key[3] = {(uint16_t)sample(0, depth), (uint16_t)sample(1, depth), (uint16_t)sample(2, depth)};
        struct png_made made = plain(data, with_key[k].colour, depth);
        struct buf file;
        const struct image *image;

        made.key = key;
        file = image_png(&made);
        image = image_read(*state, &file);
        assert_non_null(image);
        assert_int_equal(image->channels, n);
        assert_int_equal(byte_of(image->alpha, 0), 0);
        for (uint32_t i = 0; i < COLUMNS * ROWS; i++) {
            bool same = true;

            for (uint32_t c = 0; c < n; c++)
                same = same && sample(i * n + c, depth) == key[c];
            assert_int_equal(byte_of(image->alpha, i), same ? 0 : 255);
        }
    }
}

static void alpha_that_hides_nothing_is_left_out(void **state)
{
    static const uint8_t data[] = {1, 2, 3, 255, 4, 5, 6, 255};
    struct png_made made = {.columns = 2, .rows = 1, .depth = 8, .colour = PNG_COLOR_TYPE_RGB_ALPHA, .data = data};
    struct buf file = image_png(&made);
    const struct image *image = image_read(*state, &file);

    assert_non_null(image);
    assert_int_equal(image->alpha.len, 0);
    assert_int_equal(image->bytes.len, 6);
    assert_memory_equal(image->bytes.s, "\1\2\3\4\5\6", 6);
}

static uint8_t first_byte(struct image_fixture *f, const struct png_made *made)
{
    struct buf file = image_png(made);
    const struct image *image = image_read(f, &file);

    assert_non_null(image);
    return byte_of(image->bytes, 0);
}

static void gamma_is_undone(void **state)
{
    static const uint8_t middle[] = {128, 0};
    struct png_made made = {.columns = 2, .rows = 1, .depth = 8, .colour = PNG_COLOR_TYPE_GRAY, .data = middle};

    made.gamma = 100000; /* linear light: half of it is a light grey */
    assert_in_range(first_byte(*state, &made), 184, 190);
    made.gamma = 45455; /* that of sRGB */
    assert_int_equal(first_byte(*state, &made), 128);
    made.gamma = 100000;
    made.srgb = true; /* which overrules it */
    assert_int_equal(first_byte(*state, &made), 128);
}

static void the_resolution_gives_the_size(void **state)
{
    static const uint32_t dots[] = {0, 11811, 3937, 1};
    static const len_t widths[] = {5280, 2640, 7920, 5280};
    uint8_t data[MAX_DATA];
    struct png_made made = plain(data, PNG_COLOR_TYPE_GRAY, 8);

    for (int i = 0; i < 4; i++) {
        const struct image *image;
        struct buf file;

        made.dots = dots[i];
        file = image_png(&made);
        image = image_read(*state, &file);
        assert_non_null(image);
        assert_in_range(image->width, widths[i] - 1, widths[i] + 1);
        assert_in_range(image->height, widths[i] * ROWS / COLUMNS - 1, widths[i] * ROWS / COLUMNS + 1);
    }
}

static void exif_turns_a_png_too(void **state)
{
    struct image_fixture *f = *state;
    uint8_t data[MAX_DATA];
    struct png_made made = plain(data, PNG_COLOR_TYPE_GRAY, 8);
    const struct image *image;
    struct buf file;

    made.exif = image_exif(f, false, 8, 110);
    file = image_png(&made);
    image = image_read(f, &file);
    assert_non_null(image);
    assert_int_equal(image->orientation, 8);
    assert_int_equal(image->columns, COLUMNS);
    assert_in_range(image->height, 7199, 7201);
    assert_in_range(image->width, 5890, 5891);
}

/* The picture with a profile in a chunk of its own. */
static struct str kept_profile(struct image_fixture *f, int colour, struct str profile)
{
    uint8_t data[MAX_DATA];
    struct png_made made = plain(data, colour, 8);
    const struct image *image;
    struct buf file;

    made.before = image_chunk(f, "iCCP", image_packed_profile(f, profile));
    /* The chunk must stand before the palette; these kinds have none. */
    file = image_png(&made);
    image = image_read(f, &file);
    assert_non_null(image);
    return image->profile;
}

static void a_sound_profile_is_kept(void **state)
{
    struct image_fixture *f = *state;
    struct str rgb = image_profile(f, "RGB ", "Adobe RGB (1998)", 0);
    struct str grey = image_profile(f, "GRAY", "Dot Gain 20%", 600);
    struct str bad = image_profile(f, "RGB ", "Adobe RGB (1998)", 0);
    char *bytes = arena_copy(f->load->arena, bad.s, bad.len);

    assert_true(str_eq(kept_profile(f, PNG_COLOR_TYPE_RGB, rgb), rgb));
    assert_true(str_eq(kept_profile(f, PNG_COLOR_TYPE_RGB_ALPHA, rgb), rgb));
    assert_true(str_eq(kept_profile(f, PNG_COLOR_TYPE_GRAY, grey), grey));
    assert_int_equal(kept_profile(f, PNG_COLOR_TYPE_GRAY, rgb).len, 0);
    assert_int_equal(kept_profile(f, PNG_COLOR_TYPE_RGB, grey).len, 0);
    assert_int_equal(kept_profile(f, PNG_COLOR_TYPE_RGB, image_profile(f, "RGB ", "sRGB IEC61966-2.1", 0)).len, 0);
    assert_int_equal(kept_profile(f, PNG_COLOR_TYPE_RGB, str_sub(rgb, 0, rgb.len - 4)).len, 0);
    bytes[36] = 'x'; /* of "acsp" */
    assert_int_equal(kept_profile(f, PNG_COLOR_TYPE_RGB, (struct str){bytes, bad.len}).len, 0);
    memcpy(bytes, bad.s, bad.len);
    bytes[8] = 5; /* a version that PDF does not know */
    assert_int_equal(kept_profile(f, PNG_COLOR_TYPE_RGB, (struct str){bytes, bad.len}).len, 0);
    f->print.greyscale = true;
    assert_int_equal(kept_profile(f, PNG_COLOR_TYPE_RGB, rgb).len, 0);
}

static void greyscale_keeps_luminance_and_alpha(void **state)
{
    struct image_fixture *f = *state;
    uint8_t data[MAX_DATA];
    struct png_made made = plain(data, PNG_COLOR_TYPE_RGB_ALPHA, 8);
    struct buf file = image_png(&made);
    const struct image *image;

    f->print.greyscale = true;
    image = image_read(f, &file);
    assert_non_null(image);
    assert_int_equal(image->channels, 1);
    assert_int_equal(image->bytes.len, COLUMNS * ROWS);
    for (uint32_t i = 0; i < COLUMNS * ROWS; i++) {
        uint32_t rgb = (uint32_t)data[4 * i] << 16 | (uint32_t)data[4 * i + 1] << 8 | data[4 * i + 2];

        assert_int_equal(byte_of(image->bytes, i), luminance_grey(rgb));
        assert_int_equal(byte_of(image->alpha, i), data[4 * i + 3]);
    }
}

static void what_follows_the_end_is_harmless(void **state)
{
    uint8_t data[MAX_DATA];
    struct png_made made = plain(data, PNG_COLOR_TYPE_RGB, 8);
    struct buf file = image_png(&made);

    buf_puts(&file, "and more");
    check_pixels(image_read(*state, &file), PNG_COLOR_TYPE_RGB, 8);
}

/* A PNG whose header says this size, with a right checksum. */
static struct buf sized(struct image_fixture *f, uint32_t columns, uint32_t rows)
{
    uint8_t data[MAX_DATA];
    struct png_made made = plain(data, PNG_COLOR_TYPE_RGB, 8);
    struct buf file = image_png(&made);
    uint8_t head[13] = {(uint8_t)(columns >> 24),
                        (uint8_t)(columns >> 16),
                        (uint8_t)(columns >> 8),
                        (uint8_t)columns,
                        (uint8_t)(rows >> 24),
                        (uint8_t)(rows >> 16),
                        (uint8_t)(rows >> 8),
                        (uint8_t)rows,
                        8,
                        PNG_COLOR_TYPE_RGB};
    struct str chunk = image_chunk(f, "IHDR", (struct str){(const char *)head, sizeof(head)});

    memcpy(file.bytes + 8, chunk.s, chunk.len);
    return file;
}

static void absurd_sizes_are_refused(void **state)
{
    struct image_fixture *f = *state;
    struct buf file = sized(f, 0, 9);

    assert_refused(f, &file, DIAG_IMAGE_DAMAGED, "is damaged or not complete");
    file = sized(f, 11, 0);
    assert_refused(f, &file, DIAG_IMAGE_DAMAGED, "is damaged or not complete");
    file = sized(f, 0xffffffff, 9);
    assert_refused(f, &file, DIAG_IMAGE_DAMAGED, "is damaged or not complete");
    file = sized(f, 10000, 5001);
    assert_refused(f, &file, DIAG_IMAGE_TOO_LARGE, "has 10000 × 5001 pixels; a picture may have 50 million");
    file = sized(f, 65501, 1);
    assert_refused(f, &file, DIAG_IMAGE_TOO_LARGE, "65,500 along a side");
    file = sized(f, 0x7fffffff, 0x7fffffff);
    assert_refused(f, &file, DIAG_IMAGE_TOO_LARGE, "scale it down");
    file = sized(f, 9000, 5000); /* allowed, but there are no such pixels */
    assert_refused(f, &file, DIAG_IMAGE_DAMAGED, "is damaged or not complete");
}

/* What a damaged file has taken must be given back, or many of them would fill the memory. */
static void damaged_files_cost_no_memory(void **state)
{
    struct image_fixture *f = *state;
    size_t before = arena_used(f->load->arena);

    for (int i = 0; i < 4; i++) {
        struct buf file = sized(f, 5000, 1000);

        assert_null(image_read(f, &file));
    }
    assert_true(arena_used(f->load->arena) - before < 5000 * 1000 * 3);
}

/* Sixteen million zeros take 16 KB; a chunk of them before the pixels must not be unpacked. */
static void chunks_that_unpack_to_much_are_passed_over(void **state)
{
    struct image_fixture *f = *state;
    uint8_t data[MAX_DATA];
    struct png_made made = plain(data, PNG_COLOR_TYPE_RGB, 8);
    struct str zeros = {arena_alloc(f->load->arena, 40000000), 40000000};
    struct str packed = image_packed_profile(f, zeros);
    struct str text = image_chunk(f, "zTXt", packed), profile = image_chunk(f, "iCCP", packed);
    struct buf file;

    made.before = str_printf(f->load->arena, "%s", "");
    {
        char *both = arena_alloc(f->load->arena, text.len + profile.len);

        memcpy(both, text.s, text.len);
        memcpy(both + text.len, profile.s, profile.len);
        made.before = (struct str){both, text.len + profile.len};
    }
    file = image_png(&made);
    check_pixels(image_read(f, &file), PNG_COLOR_TYPE_RGB, 8);
}

static void a_truncated_file_is_damaged_wherever_it_ends(void **state)
{
    struct image_fixture *f = *state;
    uint8_t data[MAX_DATA];

    for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k += 2) {
        struct png_made made = plain(data, kinds[k].colour, kinds[k].depth);
        struct buf file;

        made.interlaced = k % 4 == 0;
        file = image_png(&made);
        for (size_t n = 0; n < file.len; n++) {
            assert_null(image_try(f, &file, n));
            assert_int_equal(f->load->diags.n, 1);
            assert_int_equal(load_count(f->load, n < 4 ? DIAG_IMAGE_FORMAT : DIAG_IMAGE_DAMAGED), 1);
        }
        assert_non_null(image_try(f, &file, file.len));
        buf_free(&file);
    }
}

/* Every byte is covered by the signature or a checksum. */
static void a_flipped_byte_is_found(void **state)
{
    struct image_fixture *f = *state;
    static const uint8_t alphas[] = {0, 100};
    uint8_t data[MAX_DATA];
    struct png_made made = plain(data, PNG_COLOR_TYPE_PALETTE, 4);
    struct buf file;

    made.interlaced = true;
    made.alphas = alphas;
    made.nalphas = 2;
    made.dots = 11811;
    made.gamma = 50000;
    file = image_png(&made);
    for (size_t at = 0; at < file.len; at++) {
        for (int bit = 0; bit < 8; bit++) {
            file.bytes[at] = (char)(file.bytes[at] ^ 1 << bit);
            assert_null(image_try(f, &file, file.len));
            assert_int_equal(f->load->diags.n, 1);
            file.bytes[at] = (char)(file.bytes[at] ^ 1 << bit);
        }
    }
    assert_non_null(image_try(f, &file, file.len));
    buf_free(&file);
}

/* With the checksums set right again: then it depends on what the byte means, but it is a picture or an error. */
static void a_forged_byte_does_no_harm(void **state)
{
    struct image_fixture *f = *state;
    uint8_t data[MAX_DATA];
    unsigned sound = 0, refused = 0;

    for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k += 4) {
        struct png_made made = plain(data, kinds[k].colour, kinds[k].depth);
        struct buf file;

        made.before = image_chunk(f, "iCCP", image_packed_profile(f, image_profile(f, "RGB ", "Other", 0)));
        made.exif = image_exif(f, true, 3, 72);
        file = image_png(&made);
        for (size_t start = 8; start < file.len;) {
            uint32_t n = (uint32_t)(uint8_t)file.bytes[start + 2] << 8 | (uint8_t)file.bytes[start + 3];
            char name[5] = "";

            memcpy(name, file.bytes + start + 4, 4);
            for (uint32_t i = 0; i < n; i++) {
                char *byte = file.bytes + start + 8 + i;
                char was = *byte;
                char kept[12];
                struct str chunk;
                const struct image *image;

                memcpy(kept, file.bytes + start + 8 + n, 4);
                *byte = (char)(was ^ (0x41 + (int)i * 7));
                chunk = image_chunk(f, name, (struct str){file.bytes + start + 8, n});
                memcpy(file.bytes + start, chunk.s, chunk.len);
                image = image_try(f, &file, file.len);
                assert_int_equal(f->load->diags.n, image != NULL ? 0 : 1);
                sound += image != NULL;
                refused += image == NULL;
                *byte = was;
                memcpy(file.bytes + start + 8 + n, kept, 4);
            }
            start += n + 12;
        }
        buf_free(&file);
    }
    assert_true(sound > 50);
    assert_true(refused > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_kind_becomes_8_bits, image_make, image_drop),
        cmocka_unit_test_setup_teardown(a_palette_may_have_transparent_colours, image_make, image_drop),
        cmocka_unit_test_setup_teardown(one_colour_may_be_transparent, image_make, image_drop),
        cmocka_unit_test_setup_teardown(alpha_that_hides_nothing_is_left_out, image_make, image_drop),
        cmocka_unit_test_setup_teardown(gamma_is_undone, image_make, image_drop),
        cmocka_unit_test_setup_teardown(the_resolution_gives_the_size, image_make, image_drop),
        cmocka_unit_test_setup_teardown(exif_turns_a_png_too, image_make, image_drop),
        cmocka_unit_test_setup_teardown(a_sound_profile_is_kept, image_make, image_drop),
        cmocka_unit_test_setup_teardown(greyscale_keeps_luminance_and_alpha, image_make, image_drop),
        cmocka_unit_test_setup_teardown(what_follows_the_end_is_harmless, image_make, image_drop),
        cmocka_unit_test_setup_teardown(absurd_sizes_are_refused, image_make, image_drop),
        cmocka_unit_test_setup_teardown(damaged_files_cost_no_memory, image_make, image_drop),
        cmocka_unit_test_setup_teardown(chunks_that_unpack_to_much_are_passed_over, image_make, image_drop),
        cmocka_unit_test_setup_teardown(a_truncated_file_is_damaged_wherever_it_ends, image_make, image_drop),
        cmocka_unit_test_setup_teardown(a_flipped_byte_is_found, image_make, image_drop),
        cmocka_unit_test_setup_teardown(a_forged_byte_does_no_harm, image_make, image_drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
