#include "paint/icc_int.h"

#include <math.h>

enum {
    CURVE = 1024, /* entries of the tone curve */
    NTAGS = 9,
    HEADER = 128,
};

static const char description[] = "sRGB IEC61966-2.1";
static const char copyright[] = "No copyright, use freely";

static void put32(struct buf *out, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_putc(out, (char)(value >> shift & 0xff));
}

static void put16(struct buf *out, uint32_t value)
{
    buf_putc(out, (char)(value >> 8 & 0xff));
    buf_putc(out, (char)(value & 0xff));
}

static void put_zeros(struct buf *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_putc(out, '\0');
}

static void put_xyz(struct buf *out, uint32_t x, uint32_t y, uint32_t z)
{
    buf_puts(out, "XYZ ");
    put32(out, 0);
    put32(out, x);
    put32(out, y);
    put32(out, z);
}

/* The textDescriptionType of version 2: ASCII, then empty Unicode and ScriptCode parts. */
static void put_description(struct buf *out)
{
    buf_puts(out, "desc");
    put32(out, 0);
    put32(out, sizeof(description));
    buf_put(out, description, sizeof(description));
    put_zeros(out, 4 + 4 + 2 + 1 + 67);
}

static void put_copyright(struct buf *out)
{
    buf_puts(out, "text");
    put32(out, 0);
    buf_put(out, copyright, sizeof(copyright));
}

static void put_curve(struct buf *out)
{
    buf_puts(out, "curv");
    put32(out, 0);
    put32(out, CURVE);
    for (int i = 0; i < CURVE; i++) {
        double value = (double)i / (CURVE - 1);
        double linear = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);

        put16(out, (uint32_t)lround(linear * 65535));
    }
}

/* Zeros up to the next multiple of four. */
static void align(struct buf *out, size_t start)
{
    put_zeros(out, (4 - (out->len - start) % 4) % 4);
}

static void put_header(struct buf *out, size_t size)
{
    put32(out, (uint32_t)size);
    put32(out, 0);
    put32(out, 0x02100000); /* version 2.1 */
    buf_puts(out, "mntrRGB XYZ ");
    /* The date of the standard. */
    put16(out, 1999);
    put16(out, 10);
    put16(out, 1);
    put_zeros(out, 6);
    buf_puts(out, "acsp");
    put_zeros(out, 28);
    put32(out, 0x0000f6d6); /* D50, the illuminant of the connection space */
    put32(out, 0x00010000);
    put32(out, 0x0000d32d);
    put_zeros(out, 48);
}

struct tag {
    const char *name;
    size_t offset, size;
};

void icc_put_srgb(struct buf *out)
{
    struct tag tags[NTAGS] = {{.name = "desc"}, {.name = "cprt"}, {.name = "wtpt"},
                              {.name = "rXYZ"}, {.name = "gXYZ"}, {.name = "bXYZ"},
                              {.name = "rTRC"}, {.name = "gTRC"}, {.name = "bTRC"}};
    struct buf body = {0};
    size_t start = HEADER + 4 + NTAGS * 12;

    for (int i = 0; i < NTAGS; i++) {
        tags[i].offset = start + body.len;
        switch (i) {
        case 0:
            put_description(&body);
            break;
        case 1:
            put_copyright(&body);
            break;
        case 2: /* D65 */
            put_xyz(&body, 0x0000f351, 0x00010000, 0x000116cc);
            break;
        case 3: /* primaries, adapted to D50 */
            put_xyz(&body, 0x00006fa2, 0x000038f5, 0x00000390);
            break;
        case 4:
            put_xyz(&body, 0x00006299, 0x0000b785, 0x000018da);
            break;
        case 5:
            put_xyz(&body, 0x000024a0, 0x00000f84, 0x0000b6cf);
            break;
        case 6:
            put_curve(&body);
            break;
        default: /* one curve for all three */
            tags[i] = (struct tag){tags[i].name, tags[6].offset, tags[6].size};
            continue;
        }
        tags[i].size = start + body.len - tags[i].offset;
        align(&body, 0);
    }
    put_header(out, start + body.len);
    put32(out, NTAGS);
    for (int i = 0; i < NTAGS; i++) {
        buf_puts(out, tags[i].name);
        put32(out, (uint32_t)tags[i].offset);
        put32(out, (uint32_t)tags[i].size);
    }
    buf_put(out, body.bytes, body.len);
    buf_free(&body);
}
