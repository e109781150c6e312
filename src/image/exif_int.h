/* The few facts of EXIF that change how a picture is shown. Private to image. */
#ifndef IMAGE_EXIF_INT_H
#define IMAGE_EXIF_INT_H

#include "image/decoder_int.h"

struct exif {
    uint8_t orientation; /* 1 to 8; 1 where it is unsaid */
    struct resolution resolution;
};

/* Reads EXIF data (a TIFF header, in either byte order, and its first directory). What is wrong in it counts as
 * unsaid: it concerns no pixel. */
struct exif exif_read(struct str bytes);

#endif
