#include "archive_icc.h"

#include <stddef.h>
#include <string.h>

enum { HEADER = 128, TAGS = HEADER + 4, TAG = 12, OLDEST = 2, NEWEST = 4 };

static uint32_t number_at(struct str bytes, uint32_t at)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < 4; i++)
        value = value << 8 | (unsigned char)(at + i < bytes.len ? bytes.s[at + i] : 0);
    return value;
}

static bool text_at(struct str bytes, uint32_t at, const char *text)
{
    return str_eqz(str_sub(bytes, at, (uint32_t)strlen(text)), text);
}

const char *icc_fault(struct str profile)
{
    if (profile.len < TAGS || number_at(profile, 0) != profile.len)
        return "its size is not the one it says";
    if (!text_at(profile, 36, "acsp"))
        return "it has no signature";
    if (profile.s[8] < OLDEST || profile.s[8] > NEWEST)
        return "its version is unknown";
    for (uint32_t i = 0, n = number_at(profile, HEADER); i < n; i++) {
        uint32_t at = TAGS + TAG * i, from = number_at(profile, at + 4), size = number_at(profile, at + 8);
        if (at + TAG > profile.len || from > profile.len || size > profile.len - from)
            return "a tag lies outside of it";
    }
    return NULL;
}

int icc_channels(struct str profile)
{
    return text_at(profile, 16, "RGB ") ? 3 : text_at(profile, 16, "GRAY") ? 1 : text_at(profile, 16, "CMYK") ? 4 : 0;
}

bool icc_is(struct str profile, const char *device)
{
    return text_at(profile, 12, device);
}

bool icc_has_tag(struct str profile, const char *tag)
{
    for (uint32_t i = 0, n = number_at(profile, HEADER); i < n && TAGS + TAG * i < profile.len; i++) {
        if (text_at(profile, TAGS + TAG * i, tag))
            return true;
    }
    return false;
}
