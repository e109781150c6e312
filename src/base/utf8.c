#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* Bytes of the valid character at s, which is not ASCII, or 0. The ranges of the second byte keep out overlong forms,
 * surrogates and values over U+10FFFF (RFC 3629, section 4). */
static unsigned sequence_length(const unsigned char *s, size_t left)
{
    unsigned char lead = s[0];
    unsigned n = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    unsigned char low = 0x80, high = 0xBF;

    if (lead < 0xC2 || lead > 0xF4 || left < n)
        return 0;
    if (lead == 0xE0)
        low = 0xA0;
    else if (lead == 0xED)
        high = 0x9F;
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F;
    if (s[1] < low || s[1] > high)
        return 0;
    for (unsigned i = 2; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    }
    return n;
}

static bool all_ascii(const unsigned char *eight)
{
    uint64_t word;

    memcpy(&word, eight, sizeof(word));
    return (word & UINT64_C(0x8080808080808080)) == 0;
}

int64_t utf8_invalid_at(struct str v)
{
    const unsigned char *s = (const unsigned char *)v.s;
    size_t i = 0;

    while (i < v.len) {
        if (v.len - i >= 8 && all_ascii(s + i)) {
            i += 8;
        } else if (s[i] < 0x80) {
            i++;
        } else {
            unsigned n = sequence_length(s + i, v.len - i);

            if (n == 0)
                return (int64_t)i;
            i += n;
        }
    }
    return -1;
}

uint32_t utf8_next(struct str v, uint32_t *pos)
{
    const unsigned char *s = (const unsigned char *)v.s + *pos;
    uint32_t left = v.len - *pos;

    if (s[0] < 0x80 || left < 2) {
        *pos += 1;
        return s[0];
    }
    if (s[0] < 0xE0) {
        *pos += 2;
        return (s[0] & 0x1FU) << 6 | (s[1] & 0x3FU);
    }
    if (s[0] < 0xF0 && left >= 3) {
        *pos += 3;
        return (s[0] & 0x0FU) << 12 | (s[1] & 0x3FU) << 6 | (s[2] & 0x3FU);
    }
    if (left >= 4) {
        *pos += 4;
        return (s[0] & 0x07U) << 18 | (s[1] & 0x3FU) << 12 | (s[2] & 0x3FU) << 6 | (s[3] & 0x3FU);
    }
    *pos = v.len;
    return 0xFFFD;
}

unsigned utf8_put(uint32_t cp, char *out)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

uint32_t utf8_count(struct str v)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < v.len; i++)
        n += ((unsigned char)v.s[i] & 0xC0) != 0x80;
    return n;
}

struct range {
    uint32_t first, last;
};

static bool in_ranges(uint32_t cp, const struct range *ranges, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (cp >= ranges[i].first && cp <= ranges[i].last)
            return true;
    }
    return false;
}

#define IN_RANGES(cp, table) in_ranges((cp), (table), sizeof(table) / sizeof((table)[0]))

bool utf8_is_text(uint32_t cp)
{
    static const struct range never[] = {{0x00, 0x08},     {0x0B, 0x0C},     {0x0E, 0x1F},    {0x7F, 0x9F},
                                         {0x2028, 0x2029}, {0xFEFF, 0xFEFF}, {0xFFFE, 0xFFFF}};

    return !IN_RANGES(cp, never);
}

int utf8_columns(uint32_t cp)
{
    /* Controls, and the characters that reorder what stands beside them. */
    static const struct range unsafe[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
                                          {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFFF9, 0xFFFB}};
    static const struct range none[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
                                        {0x200B, 0x200D}, {0x2060, 0x2060}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F},
                                        {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};
    static const struct range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
                                        {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                                        {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
                                        {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

    if (cp >= 0x20 && cp < 0x7F)
        return 1;
    if (IN_RANGES(cp, unsafe))
        return -1;
    if (IN_RANGES(cp, none))
        return 0;
    return IN_RANGES(cp, wide) ? 2 : 1;
}
