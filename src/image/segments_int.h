/* A JPEG file as a row of marker segments (ITU-T T.81, annex B). Private to image. */
#ifndef IMAGE_SEGMENTS_INT_H
#define IMAGE_SEGMENTS_INT_H

#include "base/str.h"

struct arena;

enum { FRAME_BASELINE = 0xC0, FRAME_PROGRESSIVE = 0xC2 };

struct segments {
    struct str kept; /* empty where the file does not consist of segments up to the end of the image */
    uint8_t frame;   /* marker of its frame header, which says how it is coded; 0: none */
};

/* The file without what is not needed to show it, for such a thing might betray its author (place and time, names, a
 * thumbnail of what was cut away later): of APP0 the JFIF header is kept, of APP14 Adobe's; all other APPn, comments,
 * unknown segments and what follows the end of the image are left out. Sees only where segments begin and end:
 * whether they hold a picture is for the decoder. */
struct segments segments_read(struct arena *arena, struct str file);
/* What is kept without the last `stray` bytes before the end of the image. */
struct str segments_without(struct arena *arena, const struct segments *segments, uint32_t stray);

#endif
