/* Pictures: the PNG and JPEG files that a report and its layout name, decoded once and known to be sound. What comes
 * after this stage never sees a damaged file. */
#ifndef IMAGE_IMAGE_H
#define IMAGE_IMAGE_H

#include "base/buf.h"
#include "base/len.h"
#include "base/str.h"
#include "check/report.h"
#include "load/load.h"
#include "style/style.h"

enum image_coding {
    IMAGE_RAW, /* rows of pixels from the top, 8 bits a channel, without padding */
    IMAGE_JPEG /* the file's own bytes: a sound baseline or progressive JPEG */
};

struct image {
    struct str file;        /* as named, for messages */
    uint32_t index;         /* in images->items */
    uint32_t columns, rows; /* pixels as stored, before `orientation` */
    uint8_t coding;         /* enum image_coding */
    uint8_t channels;       /* 1 grey, 3 RGB */
    uint8_t orientation;    /* as EXIF has it: 1 upright, 2 to 8 turned or mirrored; 5 to 8 swap the sides */
    struct str bytes;       /* IMAGE_RAW: columns * rows * channels; IMAGE_JPEG: the file */
    struct str alpha;       /* columns * rows, 255 opaque; empty: opaque all over */
    struct str original;    /* for image_put_png: a PNG file with these pixels; empty: there is none */
    struct str profile;     /* an ICC profile of as many channels, checked; empty: sRGB, or its greys */
    len_t width, height;    /* as shown (upright), from the file's resolution; 150 dots an inch where it says none */
};

struct images {
    VEC(struct image *) items; /* each file once */
    struct map by_node;        /* private */
};

/* Reads every picture that the report's figures and the images of its layouts name, each file once. What is wrong
 * with one (missing, truncated, CMYK, too large ...) is reported at the place that names it. With the layout's
 * `greyscale` all pixels become greys of the same luminance. Everything is in the arena; never NULL. */
struct images *images_load(struct arena *arena, struct loader *loader, struct diags *diags,
                           const struct report *report, const struct style *style);
/* The picture that a node names (its scalar is the file's path), or NULL where there was none or it was not sound. */
const struct image *images_find(const struct images *images, const struct node *file);
/* Appends a PNG file of an IMAGE_RAW picture, for a program that shows nothing else: of the picture's own file what
 * is needed to show it (no orientation, nothing that might betray its author), or else one that is made quickly
 * rather than small, without the profile. */
void image_put_png(const struct image *image, struct buf *out);

#endif
