#include "image_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>
#include <zlib.h>

int image_make(void **state)
{
    struct image_fixture *f = test_calloc(1, sizeof(*f));
    void *load = NULL;
    int failed = load_make(&load);

    f->load = load;
    f->style.print = &f->print;
    f->styles[0] = &f->style;
    f->layouts.items.items = f->styles;
    f->layouts.items.n = 1;
    f->style.layouts = &f->layouts;
    load_text(f->load, "report: 1\n");
    *state = f;
    return failed;
}

int image_drop(void **state)
{
    struct image_fixture *f = *state;
    void *load = f->load;

    load_drop(&load);
    test_free(f);
    return 0;
}

const struct node *image_name(struct image_fixture *f, const char *path, uint32_t line)
{
    struct node *node = ARENA_NEW(f->load->arena, struct node);
    struct figure_block *figure = ARENA_NEW(f->load->arena, struct figure_block);

    node->kind = NODE_SCALAR;
    node->text = path;
    node->len = (uint32_t)strlen(path);
    node->mark = (struct mark){.line = line, .col = 8, .file = 1};
    figure->image = node;
    VEC_PUSH(f->load->arena, &f->report.figures, figure);
    return node;
}

struct images *image_load_all(struct image_fixture *f)
{
    return images_load(f->load->arena, &f->load->loader, &f->load->diags, &f->report, &f->style);
}

/* Each call has a loader of its own, since a loader reads a file once. */
const struct image *image_try(struct image_fixture *f, const struct buf *bytes, size_t n)
{
    struct images *images;

    load_put_bytes(f->load, "picture", n > 0 ? bytes->bytes : "", n);
    diags_init(&f->load->diags, f->load->arena, &f->load->sources);
    loader_init(&f->load->loader, f->load->arena, &f->load->diags, 0);
    loader_allow(&f->load->loader, str_from(f->load->folder));
    memset(&f->report.figures, 0, sizeof(f->report.figures));
    image_name(f, "picture", 1);
    images = image_load_all(f);
    return images->items.n > 0 ? images->items.items[0] : NULL;
}

const struct image *image_read(struct image_fixture *f, struct buf *bytes)
{
    const struct image *image = image_try(f, bytes, bytes->len);

    buf_free(bytes);
    return image;
}

void assert_refused(struct image_fixture *f, struct buf *bytes, enum diag_code code, const char *words)
{
    assert_null(image_read(f, bytes));
    assert_said(f->load, "main.yaml:1:8: error: picture ");
    assert_said(f->load, words);
    assert_said(f->load, "help: ");
    assert_int_equal(f->load->diags.n, 1);
    assert_int_equal(load_count(f->load, code), 1);
}

/* --- PNG */

static void put_bytes(png_structp png, png_bytep bytes, size_t n)
{
    buf_put(png_get_io_ptr(png), bytes, n);
}

static void flush_bytes(png_structp png)
{
    (void)png;
}

static void stop_png(png_structp png, png_const_charp reason)
{
    (void)png;
    fail_msg("the test's PNG cannot be made: %s", reason);
    abort();
}

static void warn_png(png_structp png, png_const_charp reason)
{
    (void)png, (void)reason;
}

static void put32(uint8_t *out, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        out[i] = (uint8_t)(value >> (24 - 8 * i));
}

struct str image_chunk(struct image_fixture *f, const char *name, struct str body)
{
    uint8_t *out = arena_alloc(f->load->arena, body.len + 12);

    put32(out, body.len);
    memcpy(out + 4, name, 4);
    memcpy(out + 8, body.s, body.len);
    put32(out + 8 + body.len, (uint32_t)crc32(0, out + 4, body.len + 4));
    return (struct str){(const char *)out, body.len + 12};
}

struct str image_packed_profile(struct image_fixture *f, struct str profile)
{
    uLongf n = compressBound(profile.len);
    uint8_t *out = arena_alloc(f->load->arena, n + 3);

    out[0] = 'p';
    assert_int_equal(compress(out + 3, &n, (const Bytef *)profile.s, profile.len), Z_OK);
    return (struct str){(const char *)out, (uint32_t)n + 3};
}

static void put_png_colours(png_structp png, png_infop info, const struct png_made *made)
{
    png_color colours[256];
    png_color_16 key = {0};

    for (int i = 0; i < made->npalette; i++)
        colours[i] = (png_color){made->palette[3 * i], made->palette[3 * i + 1], made->palette[3 * i + 2]};
    if (made->npalette > 0)
        png_set_PLTE(png, info, colours, made->npalette);
    if (made->key != NULL) {
        key.gray = key.red = made->key[0];
        if (made->colour == PNG_COLOR_TYPE_RGB) {
            key.green = made->key[1];
            key.blue = made->key[2];
        }
    }
    if (made->key != NULL || made->nalphas > 0)
        png_set_tRNS(png, info, made->alphas, made->nalphas, made->key != NULL ? &key : NULL);
    if (made->gamma != 0)
        png_set_gAMA_fixed(png, info, made->gamma);
    if (made->srgb)
        png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    if (made->dots != 0)
        png_set_pHYs(png, info, made->dots, made->dots, PNG_RESOLUTION_METER);
}

static void put_png_rows(png_structp png, const struct png_made *made, size_t stride)
{
    int passes = png_set_interlace_handling(png);

    for (int pass = 0; pass < passes; pass++) {
        for (uint32_t row = 0; row < made->rows; row++)
            png_write_row(png, made->data + stride * row);
    }
}

struct buf image_png(const struct png_made *made)
{
    struct buf out = {0};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, stop_png, warn_png);
    png_infop info = png_create_info_struct(png);

    png_set_write_fn(png, &out, put_bytes, flush_bytes);
    png_set_benign_errors(png, 1);
    png_set_IHDR(png, info, made->columns, made->rows, made->depth, made->colour,
                 made->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    put_png_colours(png, info, made);
    png_write_info(png, info);
    buf_put_str(&out, made->before);
    if (made->exif.len > 0)
        png_write_chunk(png, (png_const_bytep) "eXIf", (png_const_bytep)made->exif.s, made->exif.len);
    put_png_rows(png, made, png_get_rowbytes(png, info));
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return out;
}

/* --- JPEG */

uint32_t image_colour(const struct jpeg_made *made, uint32_t column, uint32_t row)
{
    uint32_t red = column * 255 / made->columns, green = row * 255 / made->rows;

    return red << 16 | green << 8 | (255 - (red + green) / 2);
}

static void fill_row(const struct jpeg_made *made, const struct jpeg_compress_struct *jpeg, uint32_t row,
                     uint8_t *out)
{
    for (uint32_t column = 0; column < made->columns; column++) {
        uint32_t rgb = image_colour(made, column, row);

        for (int i = 0; i < jpeg->input_components; i++)
            *out++ = (uint8_t)(i < 3 ? rgb >> (16 - 8 * i) : 0);
    }
}

static void put_jpeg_markers(j_compress_ptr jpeg, const struct jpeg_made *made)
{
    if (made->exif.len > 0) {
        jpeg_write_m_header(jpeg, JPEG_APP0 + 1, made->exif.len + 6);
        for (int i = 0; i < 6; i++)
            jpeg_write_m_byte(jpeg, "Exif\0"[i]);
        for (uint32_t i = 0; i < made->exif.len; i++)
            jpeg_write_m_byte(jpeg, (uint8_t)made->exif.s[i]);
    }
    if (made->profile.len > 0)
        jpeg_write_icc_profile(jpeg, (const JOCTET *)made->profile.s, made->profile.len);
    if (made->app13.len > 0)
        jpeg_write_marker(jpeg, JPEG_APP0 + 13, (const JOCTET *)made->app13.s, made->app13.len);
    if (made->comment.len > 0)
        jpeg_write_marker(jpeg, JPEG_COM, (const JOCTET *)made->comment.s, made->comment.len);
}

static const jpeg_scan_info apart[3] = {{1, {0}, 0, 63, 0, 0}, {1, {1}, 0, 63, 0, 0}, {1, {2}, 0, 63, 0, 0}};

static void set_jpeg(j_compress_ptr jpeg, const struct jpeg_made *made)
{
    J_COLOR_SPACE colour = (J_COLOR_SPACE)made->colour;
    bool inks = colour == JCS_CMYK || colour == JCS_YCCK;

    jpeg->image_width = made->columns;
    jpeg->image_height = made->rows;
    jpeg->input_components = inks ? 4 : colour == JCS_UNKNOWN ? 2 : colour == JCS_GRAYSCALE ? 1 : 3;
    jpeg->in_color_space = inks                      ? JCS_CMYK
                           : colour == JCS_UNKNOWN   ? JCS_UNKNOWN
                           : colour == JCS_GRAYSCALE ? JCS_GRAYSCALE
                                                     : JCS_RGB;
    jpeg_set_defaults(jpeg);
    jpeg_set_colorspace(jpeg, colour);
    jpeg_set_quality(jpeg, made->quality != 0 ? made->quality : 90, !made->extended);
    if (made->rgb_without_adobe)
        jpeg->write_Adobe_marker = FALSE;
    if (made->progressive)
        jpeg_simple_progression(jpeg);
    if (made->apart) {
        jpeg->scan_info = apart;
        jpeg->num_scans = 3;
    }
    jpeg->arith_code = made->arithmetic;
    jpeg->restart_in_rows = made->restart;
    jpeg->density_unit = (UINT8)made->density_unit;
    jpeg->X_density = (UINT16)made->density_x;
    jpeg->Y_density = (UINT16)made->density_y;
}

static void say_nothing(j_common_ptr jpeg)
{
    (void)jpeg;
}

struct buf image_jpeg(const struct jpeg_made *made)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long n = 0;
    struct buf out = {0};
    uint8_t *row = test_malloc(4 * made->columns);

    jpeg.err = jpeg_std_error(&errors);
    errors.output_message = say_nothing;
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &n);
    set_jpeg(&jpeg, made);
    jpeg_start_compress(&jpeg, TRUE);
    put_jpeg_markers(&jpeg, made);
    while (jpeg.next_scanline < jpeg.image_height) {
        fill_row(made, &jpeg, jpeg.next_scanline, row);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    buf_put(&out, bytes, n);
    free(bytes);
    test_free(row);
    return out;
}

uint8_t *image_unpack(struct str file)
{
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    uint8_t *pixels;

    jpeg.err = jpeg_std_error(&errors);
    errors.output_message = say_nothing;
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, (const unsigned char *)file.s, file.len);
    jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = JCS_RGB;
    jpeg_start_decompress(&jpeg);
    pixels = test_malloc((size_t)3 * jpeg.output_width * jpeg.output_height);
    while (jpeg.output_scanline < jpeg.output_height) {
        uint8_t *row = pixels + (size_t)3 * jpeg.output_width * jpeg.output_scanline;

        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    return pixels;
}

/* --- facts */

/* Filled up with bytes that do not pack: libpng takes no profile that packs into less than a hundred. */
struct str image_profile(struct image_fixture *f, const char *space, const char *description, uint32_t size)
{
    const uint32_t letters = (uint32_t)strlen(description) + 1, tag = 12 + letters;
    const uint32_t total = ((size > 400 ? size : 400) + 3) / 4 * 4;
    uint8_t *out = arena_alloc(f->load->arena, total);

    for (uint32_t i = 144 + tag; i < total; i++)
        out[i] = (uint8_t)(i * 2654435761u >> 13);
    put32(out, total);
    out[8] = 2;
    memcpy(out + 12, "mntr", 4);
    memcpy(out + 16, space, 4);
    memcpy(out + 20, "XYZ ", 4);
    memcpy(out + 36, "acsp", 4);
    put32(out + 68, 0xf6d6);
    put32(out + 72, 0x10000);
    put32(out + 76, 0xd32d);
    put32(out + 128, 1);
    memcpy(out + 132, "desc", 4);
    put32(out + 136, 144);
    put32(out + 140, tag);
    memcpy(out + 144, "desc", 4);
    put32(out + 152, letters);
    memcpy(out + 156, description, letters);
    return (struct str){(const char *)out, total};
}

static uint8_t *put_number(uint8_t *out, bool little, uint32_t value, int n)
{
    for (int i = 0; i < n; i++)
        out[i] = (uint8_t)(value >> 8 * (little ? i : n - 1 - i));
    return out + n;
}

static uint8_t *put_entry(uint8_t *out, bool little, uint32_t tag, uint32_t type, uint32_t value)
{
    out = put_number(out, little, tag, 2);
    out = put_number(out, little, type, 2);
    out = put_number(out, little, 1, 4);
    put_number(out, little, value, type == 3 ? 2 : 4);
    return out + 4;
}

struct str image_exif(struct image_fixture *f, bool little, int orientation, uint32_t dots)
{
    uint8_t *bytes = arena_alloc(f->load->arena, 100);
    uint8_t *at = bytes + 2;
    const uint32_t places = 8 + 2 + 4 * 12 + 4;

    memcpy(bytes, little ? "II" : "MM", 2);
    at = put_number(at, little, 42, 2);
    at = put_number(at, little, 8, 4);
    at = put_number(at, little, 4, 2);
    at = put_entry(at, little, 0x0112, 3, (uint32_t)orientation);
    at = put_entry(at, little, 0x011A, 5, places);
    at = put_entry(at, little, 0x011B, 5, places);
    at = put_entry(at, little, 0x0128, 3, 2);
    at = put_number(at, little, 0, 4);
    at = put_number(at, little, dots * 2, 4);
    at = put_number(at, little, 2, 4);
    return (struct str){(const char *)bytes, (uint32_t)(at - bytes)};
}
