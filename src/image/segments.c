#include "image/segments_int.h"

#include <string.h>

#include "base/arena.h"

enum marker {
    MARKER_SOF0 = 0xC0,
    MARKER_SOF15 = 0xCF,
    MARKER_DHT = 0xC4,
    MARKER_JPG = 0xC8,
    MARKER_DAC = 0xCC,
    MARKER_RST0 = 0xD0,
    MARKER_RST7 = 0xD7,
    MARKER_SOI = 0xD8,
    MARKER_EOI = 0xD9,
    MARKER_SOS = 0xDA,
    MARKER_DQT = 0xDB,
    MARKER_DRI = 0xDD,
    MARKER_APP0 = 0xE0,
    MARKER_APP14 = 0xEE,
};

/* Bytes of the headers that are kept, without the two of their length. */
enum { JFIF_HEADER = 14, JFIF_THUMBNAIL = 12, ADOBE_HEADER = 12 };

struct walk {
    struct str file;
    uint32_t at;
    uint8_t *out; /* room for the whole file; what is kept of a segment is never longer than it */
    uint32_t n;
};

static uint8_t byte_at(const struct walk *walk, uint32_t at)
{
    return (uint8_t)walk->file.s[at];
}

static void put(struct walk *walk, uint32_t from, uint32_t n)
{
    memcpy(walk->out + walk->n, walk->file.s + from, n);
    walk->n += n;
}

static void put_marker(struct walk *walk, uint8_t marker)
{
    walk->out[walk->n++] = 0xFF;
    walk->out[walk->n++] = marker;
}

/* The marker at the present place, with any fill bytes before it; 0: there is none. */
static uint8_t take_marker(struct walk *walk)
{
    uint32_t at = walk->at;

    if (at >= walk->file.len || byte_at(walk, at) != 0xFF)
        return 0;
    while (at < walk->file.len && byte_at(walk, at) == 0xFF)
        at++;
    if (at == walk->file.len)
        return 0;
    walk->at = at + 1;
    return byte_at(walk, at);
}

/* A segment cut down to the first n bytes behind its length. */
static void put_head(struct walk *walk, uint8_t marker, uint32_t n)
{
    put_marker(walk, marker);
    walk->out[walk->n++] = 0;
    walk->out[walk->n++] = (uint8_t)(n + 2);
    put(walk, walk->at + 2, n);
}

/* Keeps of the segment at the present place, `length` bytes with those of its length, what is needed. */
static void put_segment(struct walk *walk, uint8_t marker, uint32_t length)
{
    struct str body = str_sub(walk->file, walk->at + 2, length - 2);

    switch (marker) {
    case MARKER_APP0:
        if (body.len >= JFIF_HEADER && memcmp(body.s, "JFIF", 5) == 0) {
            put_head(walk, marker, JFIF_HEADER);
            memset(walk->out + walk->n - (JFIF_HEADER - JFIF_THUMBNAIL), 0, JFIF_HEADER - JFIF_THUMBNAIL);
        }
        break;
    case MARKER_APP14:
        if (body.len >= ADOBE_HEADER && memcmp(body.s, "Adobe", 5) == 0)
            put_head(walk, marker, ADOBE_HEADER);
        break;
    case MARKER_DHT:
    case MARKER_DQT:
    case MARKER_DRI:
    case MARKER_SOS:
    case FRAME_BASELINE:
    case FRAME_PROGRESSIVE:
        put_marker(walk, marker);
        put(walk, walk->at, length);
        break;
    default:
        break;
    }
}

/* Keeps the coded data of a scan: all up to the next marker that is no restart. False where the file ends before. */
static bool take_scan(struct walk *walk)
{
    uint32_t from = walk->at, at = walk->at;

    while (at + 1 < walk->file.len) {
        const char *found = memchr(walk->file.s + at, 0xFF, walk->file.len - 1 - at);
        uint8_t next;

        if (found == NULL)
            return false;
        at = (uint32_t)(found - walk->file.s);
        next = byte_at(walk, at + 1);
        if (next != 0 && next != 0xFF && (next < MARKER_RST0 || next > MARKER_RST7)) {
            put(walk, from, at - from);
            walk->at = at;
            return true;
        }
        at += next == 0xFF ? 1 : 2;
    }
    return false;
}

static bool is_frame(uint8_t marker)
{
    return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT && marker != MARKER_JPG &&
           marker != MARKER_DAC;
}

/* Takes one segment and the scan that follows it. False where it does not lie within the file. */
static bool take_segment(struct walk *walk, uint8_t marker)
{
    uint32_t length;

    if (walk->file.len - walk->at < 2)
        return false;
    length = (uint32_t)byte_at(walk, walk->at) << 8 | byte_at(walk, walk->at + 1);
    if (length < 2 || length > walk->file.len - walk->at)
        return false;
    put_segment(walk, marker, length);
    walk->at += length;
    return marker != MARKER_SOS || take_scan(walk);
}

struct segments segments_read(struct arena *arena, struct str file)
{
    struct walk walk = {.file = file, .out = arena_alloc(arena, file.len)};
    struct segments segments = {.kept = STR("")};
    uint8_t marker = take_marker(&walk);

    if (marker != MARKER_SOI)
        return segments;
    put_marker(&walk, marker);
    /* Each turn goes on in the file. */
    for (marker = take_marker(&walk); marker != MARKER_EOI; marker = take_marker(&walk)) {
        if (marker == 0 || !take_segment(&walk, marker))
            return segments;
        if (is_frame(marker))
            segments.frame = marker;
    }
    put_marker(&walk, marker);
    segments.kept = (struct str){(const char *)walk.out, walk.n};
    return segments;
}

struct str segments_without(struct arena *arena, const struct segments *segments, uint32_t stray)
{
    struct str kept = segments->kept;
    struct walk walk = {.file = kept};

    if (stray == 0 || stray + 2 > kept.len)
        return kept;
    walk.out = arena_alloc(arena, kept.len);
    put(&walk, 0, kept.len - 2 - stray);
    put_marker(&walk, MARKER_EOI);
    return (struct str){(const char *)walk.out, walk.n};
}
