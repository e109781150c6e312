/* Pictures of random reports: figures and logos. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>

#include "../unit/image_fixture.h"
#include "random_int.h"
#include "random_report.h"

static const char *const names[] = {"tall.png",    "wide.png", "tiny.png",   "alpha.png", "palette.png",
                                    "sixteen.png", "grey.jpg", "turned.jpg", "photo.jpg"};
enum { NPICTURES = sizeof(names) / sizeof(names[0]) };

/* --- files */

enum { MOST_PIXELS = 64 * 64 };

/* Gradients; where there is alpha, it is one too. */
static struct buf make_png(uint32_t columns, uint32_t rows, int colour, int depth)
{
    static const uint8_t palette[] = {255, 255, 255, 0, 60, 120, 200, 80, 0, 90, 90, 90};
    static uint8_t data[MOST_PIXELS * 8];
    uint32_t channels = colour == PNG_COLOR_TYPE_RGBA ? 4 : colour == PNG_COLOR_TYPE_RGB ? 3 : 1;
    uint32_t n = columns * rows * channels * (depth == 16 ? 2 : 1);
    assert_true(n <= sizeof(data));
    for (uint32_t i = 0; i < n; i++)
        data[i] = (uint8_t)(colour == PNG_COLOR_TYPE_PALETTE ? i % 4 : i * 7);
    struct png_made made = {
        .columns = columns, .rows = rows, .depth = depth, .colour = colour, .data = data, .dots = 2835};
    if (colour == PNG_COLOR_TYPE_PALETTE) {
        made.palette = palette;
        made.npalette = 4;
    }
    return image_png(&made);
}

static struct buf make_jpeg(uint32_t columns, uint32_t rows, int colour, struct str exif)
{
    struct jpeg_made made = {.columns = columns, .rows = rows, .colour = colour, .exif = exif};
    made.density_unit = 1;
    made.density_x = made.density_y = 72;
    return image_jpeg(&made);
}

void random_pictures_write(const struct folder *folder)
{
    /* TIFF, little-endian: one directory with one entry, the orientation 6 (turned to the right). */
    static const char turned[] = "II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0\6\0\0\0\0\0\0";
    struct buf files[NPICTURES] = {
        make_png(3, 60, PNG_COLOR_TYPE_RGB, 8),    make_png(600, 2, PNG_COLOR_TYPE_GRAY, 8),
        make_png(1, 1, PNG_COLOR_TYPE_RGB, 8),     make_png(40, 30, PNG_COLOR_TYPE_RGBA, 8),
        make_png(8, 8, PNG_COLOR_TYPE_PALETTE, 8), make_png(30, 40, PNG_COLOR_TYPE_RGB, 16),
        make_jpeg(50, 40, JCS_GRAYSCALE, STR("")), make_jpeg(60, 20, JCS_YCbCr, (struct str){turned, 26}),
        make_jpeg(90, 70, JCS_YCbCr, STR("")),
    };
    for (int i = 0; i < NPICTURES; i++) {
        char path[80];
        snprintf(path, sizeof(path), "%s/%s", folder->path, names[i]);
        write_file(path, &files[i]);
        buf_free(&files[i]);
    }
}

/* --- figures */

/* `alt: "words"`, or none: true when the picture is decorative. */
static bool put_alt(struct maker *maker, const char *indent)
{
    if (chance(maker, 20)) {
        buf_printf(maker->yaml, "%sdecorative: yes\n", indent);
        return true;
    }
    bool plain = maker->plain;
    maker->plain = true;
    buf_puts(maker->yaml, indent);
    put_field(maker, "alt", between(maker, 1, 12), false);
    maker->plain = plain;
    return false;
}

static void put_caption(struct maker *maker)
{
    buf_printf(maker->wanted, "Figure%u:", ++maker->nfigures);
    put_field(maker, "          title", chance(maker, 8) ? between(maker, 30, 60) : between(maker, 1, 8), true);
}

/* Keys may stand in any order, so they stand in that in which they are read. */
void put_figure(struct maker *maker)
{
    buf_printf(maker->yaml, "      - figure:\n          image: %s\n", names[random_below(maker, NPICTURES)]);
    bool titled = chance(maker, 50), above = titled && maker->caption_above;
    if (above)
        put_caption(maker);
    bool decorative = false;
    if (titled) {
        bool plain = maker->plain;
        maker->plain = true;
        put_field(maker, "          alt", between(maker, 1, 12), false);
        maker->plain = plain;
    } else {
        decorative = put_alt(maker, "          ");
    }
    if (titled && !above)
        put_caption(maker);
    if (chance(maker, decorative ? 15 : 30))
        put_field(maker, "          note", chance(maker, 8) ? between(maker, 30, 60) : between(maker, 1, 12), true);
    if (chance(maker, 50))
        buf_printf(maker->yaml, "          width: %upt\n",
                   chance(maker, 10) ? between(maker, 500, 5000) : between(maker, 1, 300));
}

/* --- logos */

/* The picture of running lines, which are low: no side is longer than 6 pt. */
static void put_mark_image(struct maker *maker, struct buf *layout)
{
    uint32_t picture = random_below(maker, NPICTURES);
    bool flat = picture == 1; /* wide.png */
    buf_printf(layout, "  mark: { file: %s, decorative: yes, %s: %upt }\n", names[picture], flat ? "width" : "height",
               between(maker, 1, 6));
}

void put_front(struct maker *maker, struct buf *layout, bool cover)
{
    struct buf *yaml = maker->yaml, *wanted = maker->wanted, alt = {0};
    maker->yaml = layout;
    maker->wanted = &alt;
    buf_printf(layout, "images:\n  logo:\n    file: %s\n", names[random_below(maker, NPICTURES)]);
    bool decorative = put_alt(maker, "    ");
    if (chance(maker, 70))
        buf_printf(layout, "    %s: %upt\n", chance(maker, 50) ? "width" : "height",
                   chance(maker, 10) ? between(maker, 400, 3000) : between(maker, 2, 60));
    maker->yaml = yaml;
    maker->wanted = wanted;
    put_mark_image(maker, layout);
    uint32_t at = random_below(maker, 4); /* before which line the logo stands; 3: nowhere */
    bool above = chance(maker, 50);       /* lines of words in either order */
    buf_printf(layout, "%s:\n%s  lines:\n", cover ? "cover" : "title_block", cover ? "  top: 3pt\n" : "");
    for (uint32_t i = 0; i < 3; i++) {
        if (i == at) {
            buf_puts(layout, "    - { image: logo, style: block-line }\n");
            buf_put(wanted, decorative ? "" : alt.bytes, decorative ? 0 : alt.len);
        }
        if (i < 2) {
            bool title = (i == 0) == above;
            buf_puts(layout, title ? "    - { text: \"{title}\", style: block-title, heading: yes }\n"
                                   : "    - { text: \"{organisation}\", style: block-line }\n");
            buf_puts(wanted, title ? "Random" : "Us");
        }
    }
    buf_free(&alt);
}

void put_running_logo(struct maker *maker, struct buf *layout)
{
    if (chance(maker, 30))
        buf_printf(layout, ", image: mark, image_offset: %upt, image_align: %s", random_below(maker, 9),
                   chance(maker, 50) ? "left" : "right");
}
