/* What the two decoders share: how they leave when a file is not as it should be, how large pictures may be, and how
 * pixels are kept. Private to image. */
#ifndef IMAGE_DECODER_INT_H
#define IMAGE_DECODER_INT_H

#include <setjmp.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "image/image.h"

enum {
    DECODER_MAX_PIXELS = 50000000, /* of one picture */
    DECODER_MAX_SIDE = 65500,      /* pixels; as libjpeg has it */
    DECODER_MAX_RAW = 500000000,   /* of all pictures together that are kept as pixels */
};

/* One file on its way to an image. */
struct decoder {
    struct arena *arena; /* of what is kept */
    struct str file;     /* the file's bytes */
    bool greyscale;      /* colours become greys of the same luminance */
    uint32_t raw_left;   /* pixels that may still be kept as such */
    struct image *image; /* filled by decoding */
    /* What was wrong: words that follow the file's name, and what to do. */
    enum diag_code fault;
    char words[256];
    const char *help;
    jmp_buf escape; /* where decoder_fail goes */
};

/* Calls steps(job), during which decoder_fail may be called. False when it was: `fault`, `words` and `help` are set,
 * and whatever the steps held has to be given back by the caller. */
bool decoder_run(struct decoder *decoder, void (*steps)(void *job), void *job);
/* Ends the steps of decoder_run from however deep within a library. `words` follow the file's name in the message. */
_Noreturn void decoder_fail(struct decoder *decoder, enum diag_code fault, const char *help, const char *words, ...)
    __attribute__((format(printf, 4, 5)));
/* Fails: the file is damaged, in the words of the library that reads it. */
_Noreturn void decoder_fail_damaged(struct decoder *decoder, const char *reason);

/* Sets the image's columns and rows; fails where they are more than a picture may have. */
void decoder_set_size(struct decoder *decoder, uint32_t columns, uint32_t rows);
/* Counts the image among those that are kept as pixels; fails where they become too many. */
void decoder_claim_raw(struct decoder *decoder);
/* Makes `pixels` (columns * rows, of 1 grey, 2 grey and alpha, 3 RGB or 4 RGB and alpha bytes each, in the arena) the
 * image's: alpha is taken apart, and left out where all is opaque; colours become greys where that is asked. */
void decoder_keep_pixels(struct decoder *decoder, uint8_t *pixels, uint32_t channels);
/* Keeps a copy of an ICC profile if it is usable (profile_int.h) and colours stay as they are. */
void decoder_keep_profile(struct decoder *decoder, struct str profile);

/* Resolutions are counted in dots per 254 m, in which dots per inch (10,000), centimetre (25,400) and metre (254) are
 * whole. */
struct resolution {
    uint64_t x, y; /* 0: unsaid */
};

#define DOTS_PER_INCH UINT64_C(10000)
#define DOTS_PER_CM UINT64_C(25400)
#define DOTS_PER_METRE UINT64_C(254)

/* Sets the image's natural size, from its columns, rows and orientation. A resolution that is unsaid, or that no
 * picture on paper has (below 10 or above 10,000 dots per inch), counts as 150 dots per inch. */
void decoder_set_resolution(struct decoder *decoder, struct resolution resolution);

/* Fill decoder->image from decoder->file; false with `fault`, `words` and `help` set. */
bool decode_png(struct decoder *decoder);
bool decode_jpeg(struct decoder *decoder);

#endif
