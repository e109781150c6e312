#include "image/exif_int.h"

#include <string.h>

enum { ENTRY = 12 };
enum exif_tag { TAG_ORIENTATION = 0x0112, TAG_X = 0x011A, TAG_Y = 0x011B, TAG_UNIT = 0x0128 };
enum exif_type { TYPE_SHORT = 3, TYPE_RATIONAL = 5 };

struct tiff {
    struct str bytes;
    bool little; /* the lowest byte first */
};

/* A number of `n` bytes (at most 4), or 0 where it does not lie within. */
static uint32_t get(const struct tiff *tiff, uint64_t at, uint32_t n)
{
    uint32_t value = 0;

    if (at + n > tiff->bytes.len)
        return 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t byte = (unsigned char)tiff->bytes.s[at + i];

        value |= byte << 8 * (tiff->little ? i : n - 1 - i);
    }
    return value;
}

/* The dots per unit that the entry's rational gives, times 10,000. */
static uint64_t get_dots(const struct tiff *tiff, uint64_t entry)
{
    uint64_t at = get(tiff, entry + 8, 4);
    uint64_t dots = get(tiff, at, 4), parts = get(tiff, at + 4, 4);

    return get(tiff, entry + 2, 2) == TYPE_RATIONAL && parts > 0 ? dots * DOTS_PER_INCH / parts : 0;
}

static bool has_header(struct tiff *tiff)
{
    tiff->little = str_starts(tiff->bytes, "II");
    return (tiff->little || str_starts(tiff->bytes, "MM")) && get(tiff, 2, 2) == 42;
}

struct exif exif_read(struct str bytes)
{
    struct exif exif = {.orientation = 1};
    struct tiff tiff = {.bytes = bytes};
    uint32_t unit = 2, n;
    uint64_t first;

    if (!has_header(&tiff))
        return exif;
    first = get(&tiff, 4, 4);
    n = get(&tiff, first, 2);
    for (uint32_t i = 0; i < n; i++) {
        uint64_t entry = first + 2 + (uint64_t)i * ENTRY;
        uint32_t value = get(&tiff, entry + 2, 2) == TYPE_SHORT ? get(&tiff, entry + 8, 2) : 0;

        switch (get(&tiff, entry, 2)) {
        case TAG_ORIENTATION:
            exif.orientation = value >= 1 && value <= 8 ? (uint8_t)value : 1;
            break;
        case TAG_X:
            exif.resolution.x = get_dots(&tiff, entry);
            break;
        case TAG_Y:
            exif.resolution.y = get_dots(&tiff, entry);
            break;
        case TAG_UNIT:
            unit = value;
            break;
        default:
            break;
        }
    }
    if (unit == 3) { /* per centimetre */
        exif.resolution.x = exif.resolution.x * DOTS_PER_CM / DOTS_PER_INCH;
        exif.resolution.y = exif.resolution.y * DOTS_PER_CM / DOTS_PER_INCH;
    } else if (unit != 2) {
        exif.resolution = (struct resolution){0};
    }
    return exif;
}
