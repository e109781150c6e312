#include "audit/letters_int.h"

#include <stddef.h>

enum pattern {
    ALL_CAPITALS,
    ALL_SMALL,
    EVEN_CAPITALS, /* each followed by its small letter */
    ODD_CAPITALS,
    NO_CASE
};

/* Beyond ASCII, ascending; what lies between is no letter. `shift` leads from a capital to its small letter. */
static const struct letter_range {
    uint32_t first, last;
    enum pattern pattern;
    int32_t shift;
} ranges[] = {
    {0xb5, 0xb5, ALL_SMALL, 0},
    {0xc0, 0xd6, ALL_CAPITALS, 32},
    {0xd8, 0xde, ALL_CAPITALS, 32},
    {0xdf, 0xf6, ALL_SMALL, 0},
    {0xf8, 0xff, ALL_SMALL, 0},
    {0x100, 0x137, EVEN_CAPITALS, 1},
    {0x138, 0x138, ALL_SMALL, 0},
    {0x139, 0x148, ODD_CAPITALS, 1},
    {0x149, 0x149, ALL_SMALL, 0},
    {0x14a, 0x177, EVEN_CAPITALS, 1},
    {0x178, 0x178, ALL_CAPITALS, -121},
    {0x179, 0x17e, ODD_CAPITALS, 1},
    {0x17f, 0x17f, ALL_SMALL, 0},
    {0x180, 0x36f, NO_CASE, 0},
    {0x386, 0x386, ALL_CAPITALS, 38},
    {0x388, 0x38a, ALL_CAPITALS, 37},
    {0x38c, 0x38c, ALL_CAPITALS, 64},
    {0x38e, 0x38f, ALL_CAPITALS, 63},
    {0x391, 0x3ab, ALL_CAPITALS, 32},
    {0x3ac, 0x3ce, ALL_SMALL, 0},
    {0x400, 0x40f, ALL_CAPITALS, 80},
    {0x410, 0x42f, ALL_CAPITALS, 32},
    {0x430, 0x45f, ALL_SMALL, 0},
    {0x460, 0x481, EVEN_CAPITALS, 1},
    {0x48a, 0x4bf, EVEN_CAPITALS, 1},
    {0x4c0, 0x1dff, NO_CASE, 0},
    {0x1e00, 0x1e95, EVEN_CAPITALS, 1},
    {0x1e96, 0x1e9d, ALL_SMALL, 0},
    {0x1e9e, 0x1e9e, ALL_CAPITALS, 0xdf - 0x1e9e},
    {0x1e9f, 0x1e9f, ALL_SMALL, 0},
    {0x1ea0, 0x1eff, EVEN_CAPITALS, 1},
    {0x1f00, 0x1fff, NO_CASE, 0},
    {0x2c00, 0x2dff, NO_CASE, 0},
    {0x3040, 0xd7ff, NO_CASE, 0},
    {0xf900, 0xfdff, NO_CASE, 0},
    {0xfe70, 0xfefc, NO_CASE, 0},
    {0x10000, 0x1efff, NO_CASE, 0},
    {0x20000, 0x3ffff, NO_CASE, 0},
};

static const struct letter_range *range_of(uint32_t cp)
{
    size_t low = 0, high = sizeof(ranges) / sizeof(ranges[0]);

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (cp > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof(ranges) / sizeof(ranges[0]) && cp >= ranges[low].first ? &ranges[low] : NULL;
}

static enum letter_kind kind_in(const struct letter_range *range, uint32_t cp)
{
    if (range == NULL)
        return LETTER_NONE;
    switch (range->pattern) {
    case ALL_CAPITALS:
        return LETTER_CAPITAL;
    case ALL_SMALL:
        return LETTER_SMALL;
    case EVEN_CAPITALS:
        return cp % 2 == 0 ? LETTER_CAPITAL : LETTER_SMALL;
    case ODD_CAPITALS:
        return cp % 2 == 1 ? LETTER_CAPITAL : LETTER_SMALL;
    case NO_CASE:
        break;
    }
    return LETTER_OTHER;
}

static enum letter_kind ascii_kind(uint32_t cp)
{
    if (cp >= 'a' && cp <= 'z')
        return LETTER_SMALL;
    if (cp >= 'A' && cp <= 'Z')
        return LETTER_CAPITAL;
    return cp >= '0' && cp <= '9' ? LETTER_DIGIT : LETTER_NONE;
}

enum letter_kind letter_kind(uint32_t cp)
{
    return cp < 0x80 ? ascii_kind(cp) : kind_in(range_of(cp), cp);
}

uint32_t letter_small(uint32_t cp)
{
    if (cp < 0x80)
        return ascii_kind(cp) == LETTER_CAPITAL ? cp + 32 : cp;
    const struct letter_range *range = range_of(cp);
    return range != NULL && kind_in(range, cp) == LETTER_CAPITAL ? (uint32_t)((int32_t)cp + range->shift) : cp;
}

bool letter_is_blank(uint32_t cp)
{
    return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xa0 || (cp >= 0x2000 && cp <= 0x200a) || cp == 0x2028 ||
           cp == 0x2029 || cp == 0x202f || cp == 0x205f || cp == 0x3000;
}
