/* JPEG files: which are kept, what is left out of them, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jpeglib.h>

#include "base/luminance.h"
#include "image_fixture.h"

enum { COLUMNS = 37, ROWS = 21 };

static struct jpeg_made plain(J_COLOR_SPACE colour)
{
    return (struct jpeg_made){.columns = COLUMNS, .rows = ROWS, .colour = (int)colour};
}

static const struct image *read_made(struct image_fixture *f, const struct jpeg_made *made)
{
    struct buf file = image_jpeg(made);
    const struct image *image = image_read(f, &file);

    assert_non_null(image);
    assert_int_equal(image->columns, made->columns);
    assert_int_equal(image->rows, made->rows);
    assert_int_equal(image->alpha.len, 0);
    assert_said_nothing(f->load);
    return image;
}

static uint32_t pixel_at(const struct image *image, uint32_t i)
{
    const uint8_t *at = (const uint8_t *)image->bytes.s + (size_t)i * image->channels;

    assert_true((i + 1) * image->channels <= image->bytes.len);
    return image->channels == 1 ? at[0] : (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
}

static void assert_near(uint32_t rgb, uint32_t wanted, int by)
{
    for (int shift = 0; shift < 24; shift += 8)
        assert_true(abs((int)(rgb >> shift & 255) - (int)(wanted >> shift & 255)) <= by);
}

/* The picture is kept as pixels, which are those of the made one. */
static void check_raw(const struct image *image, const struct jpeg_made *made, int by)
{
    assert_int_equal(image->coding, IMAGE_RAW);
    assert_int_equal(image->bytes.len, made->columns * made->rows * image->channels);
    for (uint32_t row = 0; row < made->rows; row++) {
        for (uint32_t column = 0; column < made->columns; column++)
            assert_near(pixel_at(image, row * made->columns + column), image_colour(made, column, row), by);
    }
}

/* The file is kept, and shows the same as the one that was made. */
static void check_kept(struct image_fixture *f, const struct jpeg_made *made)
{
    const struct image *image = read_made(f, made);
    struct buf file = image_jpeg(made);
    uint8_t *before = image_unpack((struct str){file.bytes, (uint32_t)file.len});
    uint8_t *kept;

    assert_int_equal(image->coding, IMAGE_JPEG);
    kept = image_unpack(image->bytes);
    assert_memory_equal(before, kept, (size_t)3 * made->columns * made->rows);
    test_free(before);
    test_free(kept);
    buf_free(&file);
}

static bool holds(struct str bytes, const char *word)
{
    return str_find(bytes, word, 0) >= 0;
}

static void plain_files_are_kept(void **state)
{
    for (int i = 0; i < 8; i++) {
        struct jpeg_made made = plain(i % 2 != 0 ? JCS_GRAYSCALE : JCS_YCbCr);

        made.progressive = i & 2;
        made.apart = i == 4;
        made.restart = i & 4 ? 1 : 0;
        check_kept(*state, &made);
    }
}

static void rgb_is_kept_where_the_file_says_that_it_is(void **state)
{
    struct jpeg_made made = plain(JCS_RGB);

    check_kept(*state, &made);
    assert_true(holds(read_made(*state, &made)->bytes, "Adobe"));
    made.rgb_without_adobe = true; /* only the letters R, G, B as ids: not every reader looks at them */
    check_raw(read_made(*state, &made), &made, 12);
}

static void what_pdf_readers_cannot_read_becomes_pixels(void **state)
{
    struct jpeg_made made = plain(JCS_YCbCr);

    made.arithmetic = true;
    check_raw(read_made(*state, &made), &made, 16);
    made.progressive = true;
    check_raw(read_made(*state, &made), &made, 16);
    made = plain(JCS_GRAYSCALE);
    made.extended = true; /* 16 bits a step, which is more than baseline has */
    made.quality = 1;
    assert_int_equal(read_made(*state, &made)->coding, IMAGE_RAW);
}

static void inks_are_refused(void **state)
{
    struct image_fixture *f = *state;
    struct jpeg_made made = plain(JCS_CMYK);
    struct buf file = image_jpeg(&made);

    assert_refused(f, &file, DIAG_IMAGE_CMYK, "has CMYK colours");
    assert_said(f->load, "convert its colours to RGB");
    made.colour = JCS_YCCK;
    file = image_jpeg(&made);
    assert_refused(f, &file, DIAG_IMAGE_CMYK, "has CMYK colours");
}

/* The offset of the frame header's marker. */
static size_t find_frame(const struct buf *file)
{
    for (size_t i = 0; i + 1 < file->len; i++) {
        uint8_t marker = (uint8_t)file->bytes[i + 1];

        if ((uint8_t)file->bytes[i] == 0xFF && (marker == 0xC0 || marker == 0xC2))
            return i;
    }
    fail();
    return 0;
}

static void unusual_kinds_are_refused(void **state)
{
    struct jpeg_made made = plain(JCS_YCbCr);
    struct buf file = image_jpeg(&made);
    size_t frame = find_frame(&file);

    file.bytes[frame + 4] = 12;
    assert_refused(*state, &file, DIAG_IMAGE_FORMAT, "is a JPEG of an unusual kind");
    file = image_jpeg(&made);
    file.bytes[frame + 1] = (char)0xC3; /* lossless */
    assert_refused(*state, &file, DIAG_IMAGE_FORMAT, "is a JPEG of an unusual kind");
    made.colour = JCS_UNKNOWN;
    file = image_jpeg(&made);
    assert_refused(*state, &file, DIAG_IMAGE_FORMAT, "unusual kind (2 channels)");
}

static void patch_size(struct buf *file, unsigned columns, unsigned rows)
{
    size_t frame = find_frame(file);

    file->bytes[frame + 5] = (char)(rows >> 8);
    file->bytes[frame + 6] = (char)rows;
    file->bytes[frame + 7] = (char)(columns >> 8);
    file->bytes[frame + 8] = (char)columns;
}

static void absurd_sizes_are_refused(void **state)
{
    struct jpeg_made made = plain(JCS_GRAYSCALE);
    struct buf file = image_jpeg(&made);

    patch_size(&file, 0, 10);
    assert_refused(*state, &file, DIAG_IMAGE_DAMAGED, "is damaged or not complete");
    file = image_jpeg(&made);
    patch_size(&file, 10, 0);
    assert_refused(*state, &file, DIAG_IMAGE_DAMAGED, "is damaged or not complete");
    file = image_jpeg(&made);
    patch_size(&file, 65535, 65535);
    assert_refused(*state, &file, DIAG_IMAGE_TOO_LARGE, "has 65535 × 65535 pixels");
    file = image_jpeg(&made);
    patch_size(&file, 10000, 5001);
    assert_refused(*state, &file, DIAG_IMAGE_TOO_LARGE, "has 10000 × 5001 pixels");
    file = image_jpeg(&made);
    patch_size(&file, 7000, 7000);
    assert_refused(*state, &file, DIAG_IMAGE_DAMAGED, "is damaged or not complete");
}

static void exif_turns_a_picture(void **state)
{
    struct image_fixture *f = *state;

    for (int orientation = 0; orientation <= 9; orientation++) {
        struct jpeg_made made = plain(JCS_YCbCr);
        const struct image *image;
        bool turned = orientation >= 5 && orientation <= 8;

        made.exif = image_exif(f, orientation % 2 != 0, orientation, 100);
        image = read_made(f, &made);
        assert_int_equal(image->orientation, orientation >= 1 && orientation <= 8 ? orientation : 1);
        assert_int_equal(turned ? image->height : image->width, COLUMNS * 720);
        assert_int_equal(turned ? image->width : image->height, ROWS * 720);
    }
}

/* Every number of the directory set to what leads out of it. */
static void bad_exif_is_passed_over(void **state)
{
    struct image_fixture *f = *state;
    struct str good = image_exif(f, false, 6, 100);

    for (uint32_t n = 0; n < good.len; n++) {
        struct jpeg_made made = plain(JCS_GRAYSCALE);

        made.exif = str_sub(good, 0, n);
        read_made(f, &made);
        if (n < good.len - 1) {
            char *bytes = arena_copy(f->load->arena, good.s, good.len);

            memset(bytes + n, 0xFF, 2);
            made.exif = (struct str){bytes, good.len};
            read_made(f, &made);
        }
    }
}

static void the_resolution_gives_the_size(void **state)
{
    static const struct {
        int unit, x, y;
        uint32_t exif;
        len_t width, height;
    } cases[] = {
        {0, 1, 1, 0, COLUMNS * 480, ROWS * 480},       /* unsaid: 150 dots per inch */
        {1, 300, 300, 0, COLUMNS * 240, ROWS * 240},   /* per inch */
        {1, 300, 150, 0, COLUMNS * 240, ROWS * 480},   /* pixels that are not square */
        {2, 100, 100, 0, 10488, 5953},                 /* per centimetre */
        {0, 1, 1, 72, COLUMNS * 1000, ROWS * 1000},    /* EXIF */
        {1, 300, 300, 72, COLUMNS * 240, ROWS * 240},  /* both */
        {1, 1, 1, 0, COLUMNS * 480, ROWS * 480},       /* nonsense */
        {1, 300, 0, 0, COLUMNS * 480, ROWS * 480},     /* nonsense */
        {1, 65535, 300, 0, COLUMNS * 480, ROWS * 480}, /* nonsense */
    };
    struct image_fixture *f = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct jpeg_made made = plain(JCS_GRAYSCALE);
        const struct image *image;

        made.density_unit = cases[i].unit;
        made.density_x = cases[i].x;
        made.density_y = cases[i].y;
        if (cases[i].exif != 0)
            made.exif = image_exif(f, true, 1, cases[i].exif);
        image = read_made(f, &made);
        assert_int_equal(image->width, cases[i].width);
        assert_int_equal(image->height, cases[i].height);
    }
}

static struct str kept_profile(struct image_fixture *f, J_COLOR_SPACE colour, struct str profile)
{
    struct jpeg_made made = plain(colour);

    made.profile = profile;
    return read_made(f, &made)->profile;
}

/* A copy of the profile with n bytes overwritten. */
static struct str forged(struct image_fixture *f, struct str profile, uint32_t at, const char *bytes, uint32_t n)
{
    char *copy = arena_copy(f->load->arena, profile.s, profile.len);

    memcpy(copy + at, bytes, n);
    return (struct str){copy, profile.len};
}

static void a_sound_profile_is_kept(void **state)
{
    static const struct {
        uint32_t at;
        const char *bytes;
        uint32_t n;
    } faults[] = {
        {0, "\0\0\2", 3},         /* size */
        {8, "\5", 1},             /* version */
        {8, "\1", 1},             /* version */
        {12, "link", 4},          /* class */
        {16, "CMYK", 4},          /* colour space */
        {20, "RGB ", 4},          /* connection space */
        {36, "ACSP", 4},          /* signature */
        {128, "\0\0\0\0", 4},     /* no tags */
        {128, "\0\0\1\0", 4},     /* more tags than there is room for */
        {136, "\0\1\0\0", 4},     /* a tag that begins outside */
        {140, "\xff\xff\xff", 3}, /* a tag that ends outside */
    };
    struct image_fixture *f = *state;
    struct str rgb = image_profile(f, "RGB ", "Adobe RGB (1998)", 0);
    struct str grey = image_profile(f, "GRAY", "Dot Gain 20%", 0);
    struct str large = image_profile(f, "RGB ", "Printer", 150000); /* three segments */

    assert_true(str_eq(kept_profile(f, JCS_YCbCr, rgb), rgb));
    assert_true(str_eq(kept_profile(f, JCS_GRAYSCALE, grey), grey));
    assert_true(str_eq(kept_profile(f, JCS_YCbCr, large), large));
    assert_int_equal(kept_profile(f, JCS_YCbCr, grey).len, 0);
    assert_int_equal(kept_profile(f, JCS_GRAYSCALE, rgb).len, 0);
    assert_int_equal(kept_profile(f, JCS_YCbCr, str_sub(rgb, 0, rgb.len - 1)).len, 0);
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
        assert_int_equal(kept_profile(f, JCS_YCbCr, forged(f, rgb, faults[i].at, faults[i].bytes, faults[i].n)).len,
                         0);
    for (uint32_t n = 1; n < rgb.len; n += n < 200 ? 1 : 50)
        assert_int_equal(kept_profile(f, JCS_YCbCr, str_sub(rgb, 0, n)).len, 0);
}

/* The multiLocalizedUnicodeType of version 4. */
static struct str wide_profile(struct image_fixture *f, const char *name)
{
    struct str profile = image_profile(f, "RGB ", "", 0);
    uint32_t letters = (uint32_t)strlen(name);
    char tag[128] = "mluc\0\0\0\0\0\0\0\1\0\0\0\x0C"
                    "enUS\0\0\0\0\0\0\0\x1C";

    tag[23] = (char)(2 * letters);
    for (uint32_t i = 0; i < letters; i++)
        tag[28 + 2 * i + 1] = name[i];
    profile = forged(f, profile, 144, tag, sizeof(tag));
    return forged(f, profile, 140, "\0\0\0\x80", 4);
}

static void srgb_needs_no_profile(void **state)
{
    static const char *const names[] = {"sRGB IEC61966-2.1", "sRGB", "sRGB built-in", "sRGB2014"};
    struct image_fixture *f = *state;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        assert_int_equal(kept_profile(f, JCS_YCbCr, image_profile(f, "RGB ", names[i], 0)).len, 0);
        assert_int_equal(kept_profile(f, JCS_YCbCr, wide_profile(f, names[i])).len, 0);
    }
    assert_true(kept_profile(f, JCS_YCbCr, image_profile(f, "RGB ", "linear sRGB", 0)).len > 0);
    assert_true(kept_profile(f, JCS_YCbCr, image_profile(f, "RGB ", "sRGB-elle-V2-g10.icc", 0)).len > 0);
    assert_true(kept_profile(f, JCS_YCbCr, wide_profile(f, "Display P3")).len > 0);
}

/* A JFIF header with a thumbnail, and Adobe's with something behind it, before the rest of the file. */
static struct buf with_heads(const struct buf *file)
{
    static const char heads[] = "\xFF\xD8"
                                "\xFF\xE0\0\x1CJFIF\0\1\1\1\1\x2C\1\x2C\1\1thumb-secret"
                                "\xFF\xE0\0\x11JFXX\0\x13jfxx-hide"
                                "\xFF\xEE\0\x17"
                                "Adobe\0\x64\0\0\0\0\1adobe-tai"
                                "\xFF\xFF\xFF\xED\0\x0Cphotoshop-"
                                "\xFF\xE5\0\2";
    struct buf out = {0};

    buf_put(&out, heads, sizeof(heads) - 1);
    buf_put(&out, file->bytes + 20, file->len - 20); /* behind the plain JFIF header */
    buf_puts(&out, "what-follows");
    return out;
}

static void what_might_betray_its_author_is_left_out(void **state)
{
    static const char *const secrets[] = {"thumb-secret", "jfxx-hide", "adobe-tai", "photoshop-",  "what-follows",
                                          "Exif",         "P3 secret", "a comment", "app13-secret"};
    struct image_fixture *f = *state;
    struct jpeg_made made = plain(JCS_YCbCr);
    struct buf plain_file = image_jpeg(&made), file, secret;
    const struct image *image;
    uint8_t *before, *after;

    made.exif = image_exif(f, true, 6, 0);
    made.profile = image_profile(f, "RGB ", "P3 secret", 0);
    made.comment = STR("a comment by Jane");
    made.app13 = STR("app13-secret");
    file = image_jpeg(&made);
    secret = with_heads(&file);
    for (size_t i = 0; i < sizeof(secrets) / sizeof(secrets[0]); i++)
        assert_true(holds((struct str){secret.bytes, (uint32_t)secret.len}, secrets[i]));
    image = image_read(f, &secret);
    assert_non_null(image);
    assert_int_equal(image->coding, IMAGE_JPEG);
    assert_int_equal(image->orientation, 6);
    assert_int_equal(image->width, ROWS * 240);
    assert_true(image->profile.len > 0);
    for (size_t i = 0; i < sizeof(secrets) / sizeof(secrets[0]); i++)
        assert_false(holds(image->bytes, secrets[i]));
    assert_true(holds(image->bytes, "JFIF"));
    assert_true(holds(image->bytes, "Adobe"));
    assert_int_equal(image->bytes.len, plain_file.len + 16);
    before = image_unpack((struct str){file.bytes, (uint32_t)file.len});
    after = image_unpack(image->bytes);
    assert_memory_equal(before, after, 3 * COLUMNS * ROWS);
    test_free(before);
    test_free(after);
    buf_free(&file);
    buf_free(&plain_file);
}

static void greyscale_keeps_luminance(void **state)
{
    struct image_fixture *f = *state;
    struct jpeg_made made = plain(JCS_YCbCr);
    const struct image *image;

    f->print.greyscale = true;
    made.profile = image_profile(f, "RGB ", "Display P3", 0);
    image = read_made(f, &made);
    assert_int_equal(image->coding, IMAGE_RAW);
    assert_int_equal(image->channels, 1);
    assert_int_equal(image->profile.len, 0);
    for (uint32_t i = 0; i < COLUMNS * ROWS; i++)
        assert_near(pixel_at(image, i), luminance_grey(image_colour(&made, i % COLUMNS, i / COLUMNS)), 8);
    made = plain(JCS_GRAYSCALE);
    made.profile = image_profile(f, "GRAY", "Dot Gain 20%", 0);
    image = read_made(f, &made);
    assert_int_equal(image->coding, IMAGE_JPEG);
    assert_int_equal(image->profile.len, 0);
}

/* Repeats the last scan, which then says again what it has said. */
static struct buf with_scans(const struct buf *file, unsigned times)
{
    struct buf out = {0};
    size_t scan = file->len - 2;

    while ((uint8_t)file->bytes[scan] != 0xFF || (uint8_t)file->bytes[scan + 1] != 0xDA)
        scan--;
    buf_put(&out, file->bytes, file->len - 2);
    for (unsigned i = 0; i < times; i++)
        buf_put(&out, file->bytes + scan, file->len - 2 - scan);
    buf_put(&out, "\xFF\xD9", 2);
    return out;
}

static void endless_scans_are_refused(void **state)
{
    struct image_fixture *f = *state;
    struct jpeg_made made = plain(JCS_YCbCr);
    struct buf file, many;

    made.apart = true;
    file = image_jpeg(&made);
    many = with_scans(&file, 97);
    assert_non_null(image_read(f, &many));
    many = with_scans(&file, 98);
    assert_refused(f, &many, DIAG_IMAGE_TOO_LARGE, "is built up in more than 100 steps");
    buf_free(&file);
}

/* The file with n bytes before its last `tail` ones. */
static struct buf with_stray(const struct buf *file, size_t tail, char byte, unsigned n)
{
    struct buf out = {0};

    buf_put(&out, file->bytes, file->len - tail);
    for (unsigned i = 0; i < n; i++)
        buf_putc(&out, byte);
    buf_put(&out, file->bytes + file->len - tail, tail);
    return out;
}

/* Telephones leave some between the codes and the end of the image. They are cut away, but for a few that decoders
 * have in hand before they look for the end. */
static void stray_bytes_at_the_end_do_no_harm(void **state)
{
    struct image_fixture *f = *state;

    for (unsigned i = 0; i < 4 * 64; i++) {
        struct jpeg_made made = plain(i & 1 ? JCS_GRAYSCALE : JCS_YCbCr);
        struct buf file, strayed;
        const struct image *image;
        uint8_t *before, *kept;
        uint32_t len;

        made.progressive = i & 2;
        made.restart = i & 4 ? 1 : 0;
        file = image_jpeg(&made);
        before = image_unpack((struct str){file.bytes, (uint32_t)file.len});
        image = image_try(f, &file, file.len);
        assert_non_null(image);
        len = image->bytes.len;
        strayed = with_stray(&file, 2, i & 8 ? 'x' : '\0', 1 + i / 4);
        image = image_read(f, &strayed);
        assert_non_null(image);
        assert_said_nothing(f->load);
        assert_int_equal(image->coding, IMAGE_JPEG);
        assert_in_range(image->bytes.len, len, len + 8);
        kept = image_unpack(image->bytes);
        assert_memory_equal(before, kept, (size_t)3 * COLUMNS * ROWS);
        test_free(before);
        test_free(kept);
        buf_free(&file);
    }
}

static void stray_bytes_elsewhere_are_damage(void **state)
{
    struct image_fixture *f = *state;
    struct jpeg_made made = plain(JCS_YCbCr);
    struct buf file = image_jpeg(&made), strayed = with_stray(&file, 2, 'x', 100);

    assert_refused(f, &strayed, DIAG_IMAGE_DAMAGED, "extraneous bytes");
    buf_free(&file);
    made.apart = true; /* between two scans */
    file = image_jpeg(&made);
    size_t scan = file.len - 2;
    while ((uint8_t)file.bytes[scan] != 0xFF || (uint8_t)file.bytes[scan + 1] != 0xDA)
        scan--;
    strayed = with_stray(&file, file.len - scan, 'x', 40);
    assert_refused(f, &strayed, DIAG_IMAGE_DAMAGED, "extraneous bytes");
    buf_free(&file);
}

static void a_truncated_file_is_damaged_wherever_it_ends(void **state)
{
    struct image_fixture *f = *state;

    for (int i = 0; i < 6; i++) {
        struct jpeg_made made = plain(i % 2 != 0 ? JCS_GRAYSCALE : JCS_YCbCr);
        struct buf file;

        made.progressive = i == 2 || i == 3;
        made.arithmetic = i >= 4;
        made.profile = image_profile(f, "RGB ", "Display P3", 0);
        made.exif = image_exif(f, true, 1, 72);
        file = image_jpeg(&made);
        for (size_t n = 2; n < file.len; n++) {
            assert_null(image_try(f, &file, n));
            assert_int_equal(f->load->diags.n, 1);
            assert_int_equal(load_count(f->load, DIAG_IMAGE_DAMAGED), 1);
        }
        assert_non_null(image_try(f, &file, file.len));
        buf_free(&file);
    }
}

/* JPEG has no checksums, so that many a flipped byte gives another sound picture; what is kept must be one. */
static void a_flipped_byte_does_no_harm(void **state)
{
    struct image_fixture *f = *state;
    unsigned sound = 0, refused = 0;

    for (int i = 0; i < 4; i++) {
        struct jpeg_made made = plain(i % 2 != 0 ? JCS_GRAYSCALE : JCS_YCbCr);
        struct buf file;

        made.progressive = i == 1 || i == 2;
        made.arithmetic = i == 3;
        made.profile = image_profile(f, i % 2 != 0 ? "GRAY" : "RGB ", "Other", 0);
        made.exif = image_exif(f, false, 5, 72);
        file = image_jpeg(&made);
        for (size_t at = 0; at < file.len; at++) {
            char was = file.bytes[at];
            const struct image *image;

            file.bytes[at] = (char)(was ^ (1 << at % 8));
            image = image_try(f, &file, file.len);
            assert_int_equal(f->load->diags.n, image != NULL ? 0 : 1);
            if (image != NULL && image->coding == IMAGE_JPEG)
                test_free(image_unpack(image->bytes));
            sound += image != NULL;
            refused += image == NULL;
            file.bytes[at] = was;
        }
        buf_free(&file);
    }
    assert_true(sound > 100);
    assert_true(refused > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_files_are_kept, image_make, image_drop),
        cmocka_unit_test_setup_teardown(rgb_is_kept_where_the_file_says_that_it_is, image_make, image_drop),
        cmocka_unit_test_setup_teardown(what_pdf_readers_cannot_read_becomes_pixels, image_make, image_drop),
        cmocka_unit_test_setup_teardown(inks_are_refused, image_make, image_drop),
        cmocka_unit_test_setup_teardown(unusual_kinds_are_refused, image_make, image_drop),
        cmocka_unit_test_setup_teardown(absurd_sizes_are_refused, image_make, image_drop),
        cmocka_unit_test_setup_teardown(exif_turns_a_picture, image_make, image_drop),
        cmocka_unit_test_setup_teardown(bad_exif_is_passed_over, image_make, image_drop),
        cmocka_unit_test_setup_teardown(the_resolution_gives_the_size, image_make, image_drop),
        cmocka_unit_test_setup_teardown(a_sound_profile_is_kept, image_make, image_drop),
        cmocka_unit_test_setup_teardown(srgb_needs_no_profile, image_make, image_drop),
        cmocka_unit_test_setup_teardown(what_might_betray_its_author_is_left_out, image_make, image_drop),
        cmocka_unit_test_setup_teardown(greyscale_keeps_luminance, image_make, image_drop),
        cmocka_unit_test_setup_teardown(endless_scans_are_refused, image_make, image_drop),
        cmocka_unit_test_setup_teardown(stray_bytes_at_the_end_do_no_harm, image_make, image_drop),
        cmocka_unit_test_setup_teardown(stray_bytes_elsewhere_are_damage, image_make, image_drop),
        cmocka_unit_test_setup_teardown(a_truncated_file_is_damaged_wherever_it_ends, image_make, image_drop),
        cmocka_unit_test_setup_teardown(a_flipped_byte_does_no_harm, image_make, image_drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
