/* Pixels as a PNG file, for programs that read files only. */
#include <stdlib.h>

#include <png.h>

#include "base/sys.h"
#include "image/image.h"

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

void image_put_png(const struct image *image, struct buf *out)
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
