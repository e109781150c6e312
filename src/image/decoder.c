#include "image/decoder_int.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/luminance.h"
#include "image/profile_int.h"

bool decoder_run(struct decoder *decoder, void (*steps)(void *job), void *job)
{
    if (setjmp(decoder->escape) != 0)
        return false;
    steps(job);
    return true;
}

void decoder_fail(struct decoder *decoder, enum diag_code fault, const char *help, const char *words, ...)
{
    va_list args;

    decoder->fault = fault;
    decoder->help = help;
    va_start(args, words);
    vsnprintf(decoder->words, sizeof(decoder->words), words, args);
    va_end(args);
    longjmp(decoder->escape, 1);
}

void decoder_fail_damaged(struct decoder *decoder, const char *reason)
{
    decoder_fail(
        decoder, DIAG_IMAGE_DAMAGED,
        "copy the file again from where it came from; if that does not help, open it in a picture editor and "
        "save it again",
        "is damaged or not complete (%s)", reason);
}

void decoder_set_size(struct decoder *decoder, uint32_t columns, uint32_t rows)
{
    if (columns > DECODER_MAX_SIDE || rows > DECODER_MAX_SIDE || (uint64_t)columns * rows > DECODER_MAX_PIXELS)
        decoder_fail(decoder, DIAG_IMAGE_TOO_LARGE,
                     "scale it down in a picture editor: 2,500 pixels across a page are enough for good print",
                     "has %u × %u pixels; a picture may have 50 million, and 65,500 along a side", columns, rows);
    decoder->image->columns = columns;
    decoder->image->rows = rows;
}

void decoder_claim_raw(struct decoder *decoder)
{
    uint32_t pixels = decoder->image->columns * decoder->image->rows;

    if (pixels > decoder->raw_left)
        decoder_fail(decoder, DIAG_IMAGE_TOO_LARGE,
                     "scale the largest ones down (2,500 pixels across a page are enough for good print), or save "
                     "photographs as JPEG",
                     "and the pictures before it have more than 500 million pixels together");
    decoder->raw_left -= pixels;
}

void decoder_keep_profile(struct decoder *decoder, struct str profile)
{
    struct image *image = decoder->image;

    if (!decoder->greyscale && profile_is_usable(profile, image->channels))
        image->profile = str_dup(decoder->arena, profile);
}

/* Every n-th byte from the first on is 255. */
static bool is_opaque(const uint8_t *alpha, size_t pixels, uint32_t n)
{
    for (size_t i = 0; i < pixels; i++) {
        if (alpha[i * n] != 255)
            return false;
    }
    return true;
}

static struct str take_alpha(struct arena *arena, const uint8_t *alpha, size_t pixels, uint32_t n)
{
    uint8_t *copy = arena_alloc(arena, pixels);

    for (size_t i = 0; i < pixels; i++)
        copy[i] = alpha[i * n];
    return (struct str){(const char *)copy, (uint32_t)pixels};
}

/* Puts the colours of pixels of so many channels side by side; returns where they end. Most pictures have nothing but
 * colours, which lie so already. */
static uint8_t *pack_colours(uint8_t *pixels, size_t n, uint32_t channels, uint32_t colours)
{
    uint8_t *out = pixels;
    const uint8_t *end = pixels + n * channels;

    if (colours == channels)
        return pixels + n * channels;
    if (colours == 1) {
        for (const uint8_t *in = pixels; in < end; in += channels)
            *out++ = *in;
        return out;
    }
    for (const uint8_t *in = pixels; in < end; in += channels, out += 3) {
        out[0] = in[0];
        out[1] = in[1];
        out[2] = in[2];
    }
    return out;
}

static uint8_t *make_grey(uint8_t *pixels, size_t n, uint32_t channels)
{
    uint8_t *out = pixels;

    for (const uint8_t *in = pixels, *end = pixels + n * channels; in < end; in += channels)
        *out++ = luminance_grey((uint32_t)in[0] << 16 | (uint32_t)in[1] << 8 | in[2]);
    return out;
}

void decoder_keep_pixels(struct decoder *decoder, uint8_t *pixels, uint32_t channels)
{
    struct image *image = decoder->image;
    size_t n = (size_t)image->columns * image->rows;
    uint32_t colours = channels < 3 ? 1 : 3;
    bool to_grey = colours == 3 && decoder->greyscale;
    uint8_t *end;

    if (colours < channels && !is_opaque(pixels + colours, n, channels))
        image->alpha = take_alpha(decoder->arena, pixels + colours, n, channels);
    end = to_grey ? make_grey(pixels, n, channels) : pack_colours(pixels, n, channels, colours);
    image->coding = IMAGE_RAW;
    image->channels = (uint8_t)(to_grey ? 1 : colours);
    image->bytes = (struct str){(const char *)pixels, (uint32_t)(end - pixels)};
}

/* 1/1000 pt of `pixels` at `dots` per 254 m, which are 720,000 pt. */
static len_t natural_length(uint32_t pixels, uint64_t dots)
{
    uint64_t length = ((uint64_t)pixels * LEN_PT(720000) + dots / 2) / dots;

    return len_max((len_t)length, 1);
}

static bool is_plausible(uint64_t dots)
{
    return dots >= 10 * DOTS_PER_INCH && dots <= 10000 * DOTS_PER_INCH;
}

void decoder_set_resolution(struct decoder *decoder, struct resolution resolution)
{
    struct image *image = decoder->image;
    len_t width, height;

    if (!is_plausible(resolution.x) || !is_plausible(resolution.y))
        resolution.x = resolution.y = 150 * DOTS_PER_INCH;
    width = natural_length(image->columns, resolution.x);
    height = natural_length(image->rows, resolution.y);
    image->width = image->orientation >= 5 ? height : width;
    image->height = image->orientation >= 5 ? width : height;
}
