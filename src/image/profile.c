#include "image/profile_int.h"

#include <string.h>

enum { HEADER = 128, TAG = 12 };

/* A number of four bytes, the highest first; the place has been checked. */
static uint32_t get32(struct str bytes, uint32_t at)
{
    const unsigned char *p = (const unsigned char *)bytes.s + at;

    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool has_word(struct str profile, uint32_t at, const char *word)
{
    return memcmp(profile.s + at, word, 4) == 0;
}

static bool is_sound_header(struct str profile, uint32_t channels)
{
    int version;

    if (profile.len < HEADER + 4 || get32(profile, 0) != profile.len || !has_word(profile, 36, "acsp"))
        return false;
    version = (unsigned char)profile.s[8];
    return version >= 2 && version <= 4 && has_word(profile, 16, channels == 1 ? "GRAY" : "RGB ") &&
           (has_word(profile, 12, "mntr") || has_word(profile, 12, "scnr") || has_word(profile, 12, "prtr") ||
            has_word(profile, 12, "spac")) &&
           (has_word(profile, 20, "XYZ ") || has_word(profile, 20, "Lab "));
}

static bool are_sound_tags(struct str profile)
{
    uint32_t n = get32(profile, HEADER);

    if (n == 0 || n > (profile.len - HEADER - 4) / TAG)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t entry = HEADER + 4 + i * TAG;
        uint32_t offset = get32(profile, entry + 4), size = get32(profile, entry + 8);

        if (offset > profile.len || size > profile.len - offset)
            return false;
    }
    return true;
}

/* The bytes of the profile's description, as the tag has them; empty: none. */
static struct str find_description(struct str profile)
{
    uint32_t n = get32(profile, HEADER);

    for (uint32_t i = 0; i < n; i++) {
        uint32_t entry = HEADER + 4 + i * TAG;

        if (has_word(profile, entry, "desc"))
            return str_sub(profile, get32(profile, entry + 4), get32(profile, entry + 8));
    }
    return STR("");
}

/* The letters of a description's first text in ASCII, others left out: textDescriptionType of version 2,
 * multiLocalizedUnicodeType (UTF-16, high byte first) of version 4. */
static struct str read_description(struct str tag, char *letters, uint32_t size)
{
    bool wide = str_starts(tag, "mluc") && tag.len >= 28;
    struct str text = STR("");
    uint32_t n = 0;

    if (wide)
        text = str_sub(tag, get32(tag, 24), get32(tag, 20));
    else if (str_starts(tag, "desc") && tag.len >= 12)
        text = str_sub(tag, 12, get32(tag, 8));
    for (uint32_t i = 0; i < text.len && n < size; i++) {
        if (text.s[i] >= ' ' && text.s[i] <= '~')
            letters[n++] = text.s[i];
    }
    return (struct str){letters, n};
}

/* Only names that are known to mean it: others with these letters in them (such as linear variants) do not. */
static bool is_srgb(struct str profile)
{
    static const char *const beginnings[] = {"sRGB IEC61966-2", "sRGB built-in", "sRGB2014", "GIMP built-in sRGB"};
    char letters[64];
    struct str name = read_description(find_description(profile), letters, sizeof(letters));

    for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++) {
        if (str_starts(name, beginnings[i]))
            return true;
    }
    return str_eqz(name, "sRGB");
}

bool profile_is_usable(struct str profile, uint32_t channels)
{
    return is_sound_header(profile, channels) && are_sound_tags(profile) && !is_srgb(profile);
}
