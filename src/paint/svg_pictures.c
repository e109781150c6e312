#include "paint/svg_pictures_int.h"

#include <stdlib.h>

#include "base/sys.h"
#include "paint/turn_int.h"

void svg_pictures_init(struct svg_pictures *pictures, struct arena *arena)
{
    *pictures = (struct svg_pictures){.arena = arena};
}

void svg_pictures_free(struct svg_pictures *pictures)
{
    free(pictures->items);
}

static void put_base64(struct buf *out, struct str bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *to = buf_reserve(out, ((size_t)bytes.len + 2) / 3 * 4);

    for (uint32_t i = 0; i < bytes.len; i += 3) {
        uint32_t left = bytes.len - i, three = (uint32_t)(unsigned char)bytes.s[i] << 16;

        three |= left > 1 ? (uint32_t)(unsigned char)bytes.s[i + 1] << 8 : 0;
        three |= left > 2 ? (unsigned char)bytes.s[i + 2] : 0;
        *to++ = digits[three >> 18];
        *to++ = digits[three >> 12 & 63];
        *to++ = left > 1 ? digits[three >> 6 & 63] : '=';
        *to++ = left > 2 ? digits[three & 63] : '=';
    }
    out->len = (size_t)(to - out->bytes);
}

static struct str make_element(struct arena *arena, const struct image *image)
{
    struct buf out = {0}, png = {0};
    struct str file = image->bytes;

    if (image->coding == IMAGE_RAW) {
        image_put_png(image, &png);
        file = (struct str){png.bytes, (uint32_t)png.len};
    }
    buf_printf(&out,
               "<image id=\"i%u\" width=\"1\" height=\"1\" preserveAspectRatio=\"none\" href=\"data:image/%s;base64,",
               (unsigned)image->index, image->coding == IMAGE_RAW ? "png" : "jpeg");
    put_base64(&out, file);
    buf_puts(&out, "\"/>\n");
    buf_free(&png);
    return buf_take(arena, &out);
}

static struct svg_picture *picture_at(struct svg_pictures *pictures, uint32_t index)
{
    uint32_t n = pictures->n == 0 ? 16 : pictures->n;

    if (index < pictures->n)
        return &pictures->items[index];
    while (n <= index)
        n *= 2;
    pictures->items = sys_realloc(pictures->items, sizeof(*pictures->items) * n);
    memset(pictures->items + pictures->n, 0, sizeof(*pictures->items) * (n - pictures->n));
    pictures->n = n;
    return &pictures->items[index];
}

/* From the unit square, its upper left corner the origin and y downwards, to the rectangle: the turn of the upright
 * square, turned over twice. */
static void put_matrix(struct buf *out, const int8_t turn[6], const len_t box[4])
{
    len_t x = box[0], y = box[1], width = box[2], height = box[3];
    len_t matrix[6] = {width * turn[0],
                       -height * turn[1],
                       -width * turn[2],
                       height * turn[3],
                       x + width * (turn[2] + turn[4]),
                       y - height * (turn[3] + turn[5])};

    buf_puts(out, "matrix(");
    for (int i = 0; i < 6; i++) {
        if (i > 0)
            buf_putc(out, ' ');
        buf_put_milli(out, matrix[i]);
    }
    buf_putc(out, ')');
}

void svg_picture_put(struct svg_pictures *pictures, const struct image *image, uint32_t page, struct buf *defs,
                     struct buf *out, const len_t box[4])
{
    struct svg_picture *picture = picture_at(pictures, image->index);

    if (picture->element.len == 0)
        picture->element = make_element(pictures->arena, image);
    if (picture->page != page)
        buf_put_str(defs, picture->element);
    picture->page = page;
    buf_printf(out, "<use href=\"#i%u\" transform=\"", (unsigned)image->index);
    put_matrix(out, turn_of(image), box);
    buf_puts(out, "\"/>\n");
}
