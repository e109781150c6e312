/* JPEG, with libjpeg. A file that PDF readers can show is kept as it is; decoding then only proves that it is sound.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "base/sys.h"
#include "image/decoder_int.h"
#include "image/exif_int.h"
#include "image/segments_int.h"

enum {
    MAX_SCANS = 100, /* honest progressive files have about ten */
    EXIF_HEADER = 6, /* "Exif", two NULs */
    PROOF_SCALE = 8, /* a proof needs all codes, but only one pixel of each block */
    MAX_MARKER = 0xFFFF,
    MAX_STRAY = 64 /* bytes; more are left over where codes were lost on the way */
};

static const char save_as_rgb[] =
    "open it in a picture editor, convert its colours to RGB (mode or colour space), and "
    "save it as JPEG or PNG";
static const char save_again[] =
    "open it in a picture editor and save it as an ordinary JPEG (8 bits, RGB or grey) or "
    "as PNG";

struct job {
    struct decoder *decoder;
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    struct segments segments;
    uint32_t stray; /* bytes between the last codes and the end of the image, as telephones leave them */
};

/* What libjpeg cannot decode although it may be sound. */
static bool is_unusual(int code)
{
    switch (code) {
    case JERR_ARITH_NOTIMPL:
    case JERR_BAD_PRECISION:
    case JERR_CCIR601_NOTIMPL:
    case JERR_COMPONENT_COUNT:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_NOTIMPL:
    case JERR_NOT_COMPILED:
    case JERR_SOF_UNSUPPORTED:
        return true;
    default:
        return false;
    }
}

static _Noreturn void on_error(j_common_ptr jpeg)
{
    struct job *job = jpeg->client_data;
    char reason[JMSG_LENGTH_MAX];

    if (jpeg->err->msg_code == JERR_OUT_OF_MEMORY)
        sys_fail("not enough memory; nothing was written");
    (*jpeg->err->format_message)(jpeg, reason);
    if (jpeg->err->msg_code == JERR_IMAGE_TOO_BIG)
        decoder_set_size(job->decoder, job->jpeg.image_width, job->jpeg.image_height);
    if (is_unusual(jpeg->err->msg_code))
        decoder_fail(job->decoder, DIAG_IMAGE_FORMAT, save_again, "is a JPEG of an unusual kind (%s)", reason);
    decoder_fail_damaged(job->decoder, reason);
}

/* True of bytes that are told of when the end of the image is found: had codes been missing before it, libjpeg would
 * have told of that first. */
static bool is_stray(const struct jpeg_error_mgr *errors)
{
    const int *parameters = errors->msg_parm.i; /* how many; the marker behind them */

    return errors->msg_code == JWRN_EXTRANEOUS_DATA && parameters[0] <= MAX_STRAY && parameters[1] == JPEG_EOI;
}

/* Warnings mean that pixels were guessed, but for a few about facts beside them. */
static void on_message(j_common_ptr jpeg, int level)
{
    struct job *job = jpeg->client_data;
    int code = jpeg->err->msg_code;

    if (level >= 0 || code == JWRN_ADOBE_XFORM || code == JWRN_BOGUS_ICC || code == JWRN_JFIF_MAJOR)
        return;
    if (!is_stray(jpeg->err))
        on_error(jpeg);
    job->stray = (uint32_t)jpeg->err->msg_parm.i[0];
}

/* A small file may say so many times over that nothing changes that reading it takes hours. */
static void on_progress(j_common_ptr jpeg)
{
    struct job *job = jpeg->client_data;

    if (job->jpeg.input_scan_number > MAX_SCANS)
        decoder_fail(job->decoder, DIAG_IMAGE_TOO_LARGE, save_again, "is built up in more than %d steps", MAX_SCANS);
}

static void open_file(struct job *job)
{
    j_decompress_ptr jpeg = &job->jpeg;

    jpeg->err = jpeg_std_error(&job->errors);
    job->errors.error_exit = on_error;
    job->errors.emit_message = on_message;
    jpeg->client_data = job;
    jpeg_create_decompress(jpeg);
    job->progress.progress_monitor = on_progress;
    jpeg->progress = &job->progress;
    jpeg_mem_src(jpeg, (const unsigned char *)job->decoder->file.s, job->decoder->file.len);
    jpeg_save_markers(jpeg, JPEG_APP0 + 1, MAX_MARKER);
    jpeg_save_markers(jpeg, JPEG_APP0 + 2, MAX_MARKER);
    jpeg_read_header(jpeg, TRUE);
}

static void check_kind(struct job *job)
{
    const struct jpeg_decompress_struct *jpeg = &job->jpeg;

    if (jpeg->num_components == 4)
        decoder_fail(job->decoder, DIAG_IMAGE_CMYK, save_as_rgb, "has CMYK colours, which are for printing presses");
    if (jpeg->data_precision != 8)
        decoder_fail(job->decoder, DIAG_IMAGE_FORMAT, save_again, "is a JPEG of an unusual kind (%d bits a channel)",
                     jpeg->data_precision);
    if (jpeg->num_components != 1 && jpeg->num_components != 3)
        decoder_fail(job->decoder, DIAG_IMAGE_FORMAT, save_again, "is a JPEG of an unusual kind (%d channels)",
                     jpeg->num_components);
}

static bool has_letter_ids(const struct jpeg_decompress_struct *jpeg)
{
    const jpeg_component_info *parts = jpeg->comp_info;

    return parts[0].component_id == 'R' && parts[1].component_id == 'G' && parts[2].component_id == 'B';
}

/* Whether every reader of the PDF will see the colours that libjpeg sees: what says how they are coded is there and
 * unanimous, or is not needed. */
static bool are_colours_plain(const struct jpeg_decompress_struct *jpeg)
{
    bool adobe = jpeg->saw_Adobe_marker;

    if (jpeg->num_components == 1)
        return jpeg->comp_info[0].h_samp_factor == 1 && jpeg->comp_info[0].v_samp_factor == 1;
    if (jpeg->jpeg_color_space == JCS_RGB)
        return adobe && jpeg->Adobe_transform == 0 && !jpeg->saw_JFIF_marker;
    return jpeg->jpeg_color_space == JCS_YCbCr && (adobe ? jpeg->Adobe_transform == 1 : !has_letter_ids(jpeg));
}

/* Whether the file's own codes go into the PDF. */
static bool is_kept(const struct job *job)
{
    const struct segments *segments = &job->segments;

    return segments->kept.len > 0 && (segments->frame == FRAME_BASELINE || segments->frame == FRAME_PROGRESSIVE) &&
           are_colours_plain(&job->jpeg) && !(job->decoder->greyscale && job->jpeg.num_components == 3);
}

static void keep_profile(struct job *job)
{
    JOCTET *bytes = NULL;
    unsigned size = 0;

    if (!jpeg_read_icc_profile(&job->jpeg, &bytes, &size))
        return;
    decoder_keep_profile(job->decoder, (struct str){(const char *)bytes, size});
    free(bytes);
}

static void keep_facts(struct job *job)
{
    const struct jpeg_decompress_struct *jpeg = &job->jpeg;
    uint64_t unit = jpeg->density_unit == 1 ? DOTS_PER_INCH : DOTS_PER_CM;
    struct exif exif = {.orientation = 1};
    bool found = false;

    for (jpeg_saved_marker_ptr at = jpeg->marker_list; at != NULL && !found; at = at->next) {
        struct str bytes = {(const char *)at->data, (uint32_t)at->data_length};

        found =
            at->marker == JPEG_APP0 + 1 && bytes.len >= EXIF_HEADER && memcmp(bytes.s, "Exif\0", EXIF_HEADER) == 0;
        if (found)
            exif = exif_read(str_sub(bytes, EXIF_HEADER, bytes.len));
    }
    job->decoder->image->orientation = exif.orientation;
    if (jpeg->saw_JFIF_marker && (jpeg->density_unit == 1 || jpeg->density_unit == 2))
        exif.resolution = (struct resolution){.x = jpeg->X_density * unit, .y = jpeg->Y_density * unit};
    decoder_set_resolution(job->decoder, exif.resolution);
}

/* Reads all rows; into `pixels`, one after another, unless it is NULL. */
static void read_rows(j_decompress_ptr jpeg, uint8_t *pixels)
{
    size_t stride = (size_t)jpeg->output_width * (size_t)jpeg->output_components;
    JSAMPARRAY row = (*jpeg->mem->alloc_sarray)((j_common_ptr)jpeg, JPOOL_IMAGE, (JDIMENSION)stride, 1);

    while (jpeg->output_scanline < jpeg->output_height) {
        uint8_t *to = pixels != NULL ? pixels + stride * jpeg->output_scanline : NULL;

        jpeg_read_scanlines(jpeg, row, 1);
        if (to != NULL)
            memcpy(to, row[0], stride);
    }
    jpeg_finish_decompress(jpeg);
}

static void keep_file(struct job *job)
{
    job->jpeg.scale_num = 1;
    job->jpeg.scale_denom = PROOF_SCALE;
    jpeg_start_decompress(&job->jpeg);
    read_rows(&job->jpeg, NULL);
    job->decoder->image->coding = IMAGE_JPEG;
    job->decoder->image->bytes = segments_without(job->decoder->arena, &job->segments, job->stray);
}

static void keep_pixels(struct job *job)
{
    struct decoder *decoder = job->decoder;
    uint32_t channels = decoder->image->channels;
    uint8_t *pixels;

    decoder_claim_raw(decoder);
    pixels = arena_alloc(decoder->arena, (size_t)decoder->image->columns * decoder->image->rows * channels);
    jpeg_start_decompress(&job->jpeg);
    read_rows(&job->jpeg, pixels);
    decoder_keep_pixels(decoder, pixels, channels);
}

static void steps(void *p)
{
    struct job *job = p;

    open_file(job);
    check_kind(job);
    decoder_set_size(job->decoder, job->jpeg.image_width, job->jpeg.image_height);
    job->decoder->image->channels = job->jpeg.num_components == 1 ? 1 : 3;
    job->jpeg.out_color_space = job->jpeg.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    keep_profile(job);
    keep_facts(job);
    if (is_kept(job))
        keep_file(job);
    else
        keep_pixels(job);
}

bool decode_jpeg(struct decoder *decoder)
{
    struct job job = {.decoder = decoder, .segments = segments_read(decoder->arena, decoder->file)};
    bool sound = decoder_run(decoder, steps, &job);

    jpeg_destroy_decompress(&job.jpeg);
    return sound;
}
