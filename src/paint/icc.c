#include "paint/icc_int.h"

enum { NTAGS = 10, HEADER = 128, DIRECTORY = 4 + NTAGS * 12 };

static const char description[] = "sRGB IEC61966-2.1";
static const char copyright[] = "No copyright, use freely";

/* Numbers in 1/65536. D50 is the white of the connection space, D65 that of sRGB. */
static const int32_t d50[] = {0xf6d6, 0x10000, 0xd32d};
static const int32_t from_d65[] = {0x10c42, 0x5de,  -0xcdb, /* Bradford's adaptation of D65 to D50 */
                                   0x793,   0xfd90, -0x45f, -0x25e, 0x3dc, 0xc06e};
/* Primaries of sRGB, adapted; side by side they give D50. */
static const int32_t red[] = {0x6fa0, 0x38f5, 0x390}, green[] = {0x6297, 0xb787, 0x18d9},
                     blue[] = {0x249f, 0xf84, 0xb6c4};
/* From d on a channel x is (a x + b)^g, below it c x: g, a, b, c, d are 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045.
 */
static const int32_t curve[] = {0x26666, 0xf2a7, 0xd59, 0x13d0, 0xa5b};

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

/* A tag's type and its numbers. */
static void put_numbers(struct buf *out, const char *type, const int32_t *numbers, size_t n)
{
    buf_puts(out, type);
    put32(out, 0);
    for (size_t i = 0; i < n; i++)
        put32(out, (uint32_t)numbers[i]);
}

/* The multiLocalizedUnicodeType with words in one language. */
static void put_words(struct buf *out, const char *words)
{
    size_t n = strlen(words);

    buf_puts(out, "mluc");
    put32(out, 0);
    put32(out, 1);
    put32(out, 12); /* bytes of a record */
    buf_puts(out, "enGB");
    put32(out, (uint32_t)(2 * n));
    put32(out, 28); /* where the words begin */
    for (size_t i = 0; i < n; i++)
        put16(out, (unsigned char)words[i]);
}

/* A curve of parametricCurveType, function 3. */
static void put_curve(struct buf *out)
{
    buf_puts(out, "para");
    put32(out, 0);
    put16(out, 3);
    put16(out, 0);
    for (size_t i = 0; i < sizeof(curve) / sizeof(curve[0]); i++)
        put32(out, (uint32_t)curve[i]);
}

static void put_header(struct buf *out, size_t size)
{
    put32(out, (uint32_t)size);
    put32(out, 0);
    put32(out, 0x04200000); /* version 4.2, which PDF 1.7 and PDF/A-2 name */
    buf_puts(out, "mntrRGB XYZ ");
    /* The date of the standard. */
    put16(out, 1999);
    put16(out, 10);
    put16(out, 1);
    put_zeros(out, 6);
    buf_puts(out, "acsp");
    put_zeros(out, 28);
    for (int i = 0; i < 3; i++)
        put32(out, (uint32_t)d50[i]);
    put_zeros(out, 48);
}

struct tag {
    const char *name;
    size_t offset, end;
};

/* A tag from `from` to the end of the body, which is filled up to the next multiple of four. */
static struct tag end_tag(struct buf *body, const char *name, size_t from)
{
    struct tag tag = {name, HEADER + DIRECTORY + from, HEADER + DIRECTORY + body->len};

    put_zeros(body, (4 - body->len % 4) % 4);
    return tag;
}

static void put_tags(struct buf *body, struct tag *tags)
{
    static const struct {
        const char *name;
        const int32_t *numbers;
    } colours[] = {{"wtpt", d50}, {"rXYZ", red}, {"gXYZ", green}, {"bXYZ", blue}};
    size_t n = 0, from = body->len;

    put_words(body, description);
    tags[n++] = end_tag(body, "desc", from);
    from = body->len;
    put_words(body, copyright);
    tags[n++] = end_tag(body, "cprt", from);
    for (int i = 0; i < 4; i++) {
        from = body->len;
        put_numbers(body, "XYZ ", colours[i].numbers, 3);
        tags[n++] = end_tag(body, colours[i].name, from);
    }
    from = body->len;
    put_numbers(body, "sf32", from_d65, 9);
    tags[n++] = end_tag(body, "chad", from);
    from = body->len;
    put_curve(body);
    tags[n] = end_tag(body, "rTRC", from);
    tags[n + 1] = tags[n + 2] = tags[n]; /* one curve for all three */
    tags[n + 1].name = "gTRC";
    tags[n + 2].name = "bTRC";
}

void icc_put_srgb(struct buf *out)
{
    struct tag tags[NTAGS];
    struct buf body = {0};

    put_tags(&body, tags);
    put_header(out, HEADER + DIRECTORY + body.len);
    put32(out, NTAGS);
    for (int i = 0; i < NTAGS; i++) {
        buf_puts(out, tags[i].name);
        put32(out, (uint32_t)tags[i].offset);
        put32(out, (uint32_t)(tags[i].end - tags[i].offset));
    }
    buf_put(out, body.bytes, body.len);
    buf_free(&body);
}
