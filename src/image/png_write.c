/* Pictures as PNG files. */
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/sys.h"
#include "image/image.h"

enum { SIGNATURE = 8, CHUNK_AROUND = 12 /* bytes of a chunk besides its body */ };

/* What says which pixels there are, and which colours they are; not a profile that was found to be useless. */
static bool is_needed(const struct image *image, const char *type)
{
    static const char needed[][5] = {"IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "IDAT", "IEND"};

    if (memcmp(type, "iCCP", 4) == 0)
        return image->profile.len > 0;
    for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++) {
        if (memcmp(type, needed[i], 4) == 0)
            return true;
    }
    return false;
}

/* The file has been read to its end: it consists of chunks. */
static void put_chunks(struct buf *out, const struct image *image)
{
    struct str file = image->original;
    uint32_t n;

    buf_put(out, file.s, SIGNATURE);
    for (uint32_t at = SIGNATURE; file.len - at >= CHUNK_AROUND; at += n) {
        const char *chunk = file.s + at;

        n = png_get_uint_32((png_const_bytep)chunk);
        if (n > file.len - at - CHUNK_AROUND)
            break;
        n += CHUNK_AROUND;
        if (is_needed(image, chunk + 4))
            buf_put(out, chunk, n);
        if (memcmp(chunk + 4, "IEND", 4) == 0)
            break;
    }
}

/* Colours and alpha side by side, as libpng wants them. Freed by the caller. */
static uint8_t *with_alpha(const struct image *image)
{
    size_t pixels = (size_t)image->columns * image->rows;
    const char *colour = image->bytes.s;
    uint8_t *all = sys_malloc(pixels * (image->channels + 1u)), *out = all;

    for (size_t i = 0; i < pixels; i++) {
        for (uint32_t channel = 0; channel < image->channels; channel++)
            *out++ = (uint8_t)*colour++;
        *out++ = (uint8_t)image->alpha.s[i];
    }
    return all;
}

static void put_pixels(struct buf *out, const struct image *image)
{
    png_image png = {
        .version = PNG_IMAGE_VERSION, .width = image->columns, .height = image->rows, .flags = PNG_IMAGE_FLAG_FAST};
    uint8_t *mixed = image->alpha.len > 0 ? with_alpha(image) : NULL;
    png_alloc_size_t n;

    png.format =
        (image->channels == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY) | (mixed != NULL ? PNG_FORMAT_FLAG_ALPHA : 0);
    n = PNG_IMAGE_PNG_SIZE_MAX(png);
    if (!png_image_write_to_memory(&png, buf_reserve(out, n), &n, 0,
                                   mixed != NULL ? (const void *)mixed : image->bytes.s, 0, NULL))
        sys_fail("not enough memory; nothing was written"); /* sound pixels give libpng nothing else to fail of */
    out->len += n;
    free(mixed);
}

void image_put_png(const struct image *image, struct buf *out)
{
    if (image->original.len >= SIGNATURE)
        put_chunks(out, image);
    else
        put_pixels(out, image);
}
