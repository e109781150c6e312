/* Pictures made by the tests themselves, and what the stage says about them. */
#ifndef TESTS_IMAGE_FIXTURE_H
#define TESTS_IMAGE_FIXTURE_H

#include "base/buf.h"
#include "image/image.h"
#include "load_fixture.h"

struct image_fixture {
    struct load_fixture *load;
    struct report report; /* with one figure for each picture named */
    struct style style;
    struct style *styles[1];
    struct layouts layouts;
    struct print_style print;
};

/* cmocka's setup and teardown: *state is a struct image_fixture *. */
int image_make(void **state);
int image_drop(void **state);
/* A node that names the path, on the given line of main.yaml, as the image of a further figure. */
const struct node *image_name(struct image_fixture *f, const char *path, uint32_t line);
struct images *image_load_all(struct image_fixture *f);
/* Writes the bytes as the file `picture`, which nothing else names, and reads it in a run of its own: the image, or
 * NULL after an error. The bytes are freed. */
const struct image *image_read(struct image_fixture *f, struct buf *bytes);
/* The same without freeing; what was said before is forgotten. */
const struct image *image_try(struct image_fixture *f, const struct buf *bytes, size_t n);
/* Fails unless reading the bytes brings just one error, with this code and these words. Frees the bytes. */
void assert_refused(struct image_fixture *f, struct buf *bytes, enum diag_code code, const char *words);

/* A PNG; members that are not given are left out of the file. */
struct png_made {
    uint32_t columns, rows;
    int depth, colour; /* PNG_COLOR_TYPE_... */
    bool interlaced;
    const uint8_t *data;    /* rows as PNG has them, each beginning with a whole byte */
    const uint8_t *palette; /* RGB */
    int npalette;
    const uint8_t *alphas; /* of the palette */
    int nalphas;
    const uint16_t *key; /* the transparent colour: grey, or RGB */
    uint32_t dots;       /* per metre */
    int32_t gamma;       /* times 100,000 */
    bool srgb;
    struct str profile; /* written without a check */
    struct str exif;
    struct str before; /* whole chunks, put before the pixels */
};

struct buf image_png(const struct png_made *made);
/* A whole chunk with its checksum, in the arena. */
struct str image_chunk(struct image_fixture *f, const char *name, struct str body);
/* The body of an iCCP chunk. */
struct str image_packed_profile(struct image_fixture *f, struct str profile);

struct jpeg_made {
    uint32_t columns, rows;
    int colour;             /* J_COLOR_SPACE of the file */
    bool rgb_without_adobe; /* RGB with neither Adobe's marker nor letters that tell it */
    bool progressive, arithmetic, extended;
    bool apart;  /* sequential, with a scan for each of three channels */
    int quality; /* 0: 90 */
    int restart; /* rows between restart markers */
    int density_unit, density_x, density_y;
    struct str exif; /* TIFF data */
    struct str profile, comment, app13;
};

/* The picture is image_colour at each of its pixels. */
struct buf image_jpeg(const struct jpeg_made *made);
/* 0x00rrggbb of the pixel: soft gradients, which JPEG keeps well. */
uint32_t image_colour(const struct jpeg_made *made, uint32_t column, uint32_t row);
/* The pixels of a JPEG as RGB (grey ones too), with plain libjpeg. To be freed. */
uint8_t *image_unpack(struct str jpeg);

/* An ICC profile: `space` "RGB " or "GRAY", `size` bytes at least. */
struct str image_profile(struct image_fixture *f, const char *space, const char *description, uint32_t size);
/* EXIF data with an orientation and a resolution in dots per inch (0: none). */
struct str image_exif(struct image_fixture *f, bool little, int orientation, uint32_t dots);

#endif
