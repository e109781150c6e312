/* PNG, with libpng. */
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/sys.h"
#include "image/decoder_int.h"
#include "image/exif_int.h"

enum { MAX_CHUNK = 16 * 1024 * 1024 }; /* bytes that one ancillary chunk may take, unpacked */

/* Chunks that change nothing on paper: they are passed over, so that what they unpack to costs nothing. */
static const png_byte passed_over[] = "bKGD\0hIST\0iTXt\0oFFs\0pCAL\0sBIT\0sCAL\0sPLT\0sTER\0tEXt\0tIME\0zTXt";

struct job {
    struct decoder *decoder;
    png_structp png;
    png_infop info;
    uint32_t at; /* bytes of the file that have been read */
};

static _Noreturn void on_error(png_structp png, png_const_charp reason)
{
    struct job *job = png_get_error_ptr(png);

    decoder_fail_damaged(job->decoder, reason);
}

/* What libpng only warns of concerns no pixel. */
static void on_warning(png_structp png, png_const_charp reason)
{
    (void)png, (void)reason;
}

static png_voidp take_memory(png_structp png, png_alloc_size_t size)
{
    (void)png;
    return sys_malloc(size);
}

static void give_memory(png_structp png, png_voidp memory)
{
    (void)png;
    free(memory);
}

static void read_bytes(png_structp png, png_bytep out, size_t n)
{
    struct job *job = png_get_io_ptr(png);

    if (n > job->decoder->file.len - job->at)
        png_error(png, "the file ends too early");
    memcpy(out, job->decoder->file.s + job->at, n);
    job->at += (uint32_t)n;
}

static void open_file(struct job *job)
{
    job->png =
        png_create_read_struct_2(PNG_LIBPNG_VER_STRING, job, on_error, on_warning, NULL, take_memory, give_memory);
    if (job->png == NULL)
        sys_fail("the PNG library does not work");
    job->info = png_create_info_struct(job->png);
    png_set_read_fn(job->png, job, read_bytes);
    /* The sides are checked later, with a message that says what to do. */
    png_set_user_limits(job->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_chunk_malloc_max(job->png, MAX_CHUNK);
    png_set_keep_unknown_chunks(job->png, PNG_HANDLE_CHUNK_NEVER, passed_over, sizeof(passed_over) / 5);
    png_set_crc_action(job->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
}

/* Whatever the file has becomes 8 bits of grey or RGB, with alpha where it says so. */
static void ask_for_pixels(struct job *job)
{
    png_fixed_point gamma;

    png_set_expand(job->png);
    png_set_scale_16(job->png);
    if (!png_get_valid(job->png, job->info, PNG_INFO_sRGB) && !png_get_valid(job->png, job->info, PNG_INFO_iCCP) &&
        png_get_gAMA_fixed(job->png, job->info, &gamma) != 0)
        png_set_gamma_fixed(job->png, PNG_DEFAULT_sRGB, gamma);
}

static void read_pixels(struct job *job)
{
    struct image *image = job->decoder->image;
    int passes = png_set_interlace_handling(job->png);
    uint32_t channels;
    size_t stride;
    uint8_t *pixels;

    png_read_update_info(job->png, job->info);
    channels = png_get_channels(job->png, job->info);
    stride = (size_t)image->columns * channels;
    if (channels < 1 || channels > 4 || png_get_rowbytes(job->png, job->info) != stride)
        png_error(job->png, "unknown kind of pixels");
    pixels = arena_alloc(job->decoder->arena, stride * image->rows);
    for (int pass = 0; pass < passes; pass++) {
        for (uint32_t row = 0; row < image->rows; row++)
            png_read_row(job->png, pixels + stride * row, NULL);
    }
    png_read_end(job->png, job->info);
    decoder_keep_pixels(job->decoder, pixels, channels);
}

static void keep_profile(struct job *job)
{
    png_charp name;
    png_bytep bytes;
    png_uint_32 size;
    int compression;

    if (png_get_iCCP(job->png, job->info, &name, &compression, &bytes, &size) != 0)
        decoder_keep_profile(job->decoder, (struct str){(const char *)bytes, size});
}

static void keep_facts(struct job *job)
{
    png_uint_32 x, y, size;
    struct exif exif = {.orientation = 1};
    png_bytep bytes;
    int unit;

    if (png_get_eXIf_1(job->png, job->info, &size, &bytes) != 0)
        exif = exif_read((struct str){(const char *)bytes, size});
    job->decoder->image->orientation = exif.orientation;
    if (png_get_pHYs(job->png, job->info, &x, &y, &unit) != 0 && unit == PNG_RESOLUTION_METER)
        exif.resolution = (struct resolution){.x = (uint64_t)x * DOTS_PER_METRE, .y = (uint64_t)y * DOTS_PER_METRE};
    decoder_set_resolution(job->decoder, exif.resolution);
}

static void steps(void *p)
{
    struct job *job = p;

    open_file(job);
    png_read_info(job->png, job->info);
    decoder_set_size(job->decoder, png_get_image_width(job->png, job->info),
                     png_get_image_height(job->png, job->info));
    decoder_claim_raw(job->decoder);
    ask_for_pixels(job);
    read_pixels(job);
    keep_profile(job);
    keep_facts(job);
    if (!job->decoder->greyscale)
        job->decoder->image->original = job->decoder->file;
}

bool decode_png(struct decoder *decoder)
{
    struct job job = {.decoder = decoder};
    bool sound = decoder_run(decoder, steps, &job);

    png_destroy_read_struct(&job.png, &job.info, NULL);
    return sound;
}
