#include "text/unicode_int.h"

#include <hb.h>

#include "base/utf8.h"

enum { ZERO_WIDTH_JOINER = 0x200D };

static hb_unicode_general_category_t category(uint32_t cp)
{
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), cp);
}

static bool ascii_printable(uint32_t cp)
{
    return cp >= 0x20 && cp < 0x7F;
}

bool char_is_mark(uint32_t cp)
{
    hb_unicode_general_category_t gc;

    if (cp < 0x300)
        return false;
    gc = category(cp);
    return gc == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || gc == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           gc == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

bool char_is_letter(uint32_t cp)
{
    switch (category(cp)) {
    case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
        return true;
    default:
        return false;
    }
}

bool char_is_upper(uint32_t cp)
{
    return category(cp) == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

bool char_is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
}

bool char_is_space(uint32_t cp)
{
    return category(cp) == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR;
}

bool char_is_invisible(uint32_t cp)
{
    if (ascii_printable(cp))
        return false;
    if (char_is_control(cp) || cp == 0x034F || (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0x180B && cp <= 0x180F) ||
        (cp >= 0xE0100 && cp <= 0xE01EF))
        return true;
    return category(cp) == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
}

bool char_is_printable(uint32_t cp)
{
    if (ascii_printable(cp))
        return true;
    switch (category(cp)) {
    case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
    case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
    case HB_UNICODE_GENERAL_CATEGORY_UNASSIGNED:
    case HB_UNICODE_GENERAL_CATEGORY_PRIVATE_USE:
    case HB_UNICODE_GENERAL_CATEGORY_SURROGATE:
    case HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
        return false;
    default:
        return true;
    }
}

uint32_t char_to_lower(uint32_t cp)
{
    if ((cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) || (cp >= 0x391 && cp <= 0x39F))
        return cp + 0x20;
    if ((cp >= 0x100 && cp <= 0x12F) || (cp >= 0x132 && cp <= 0x137) || (cp >= 0x14A && cp <= 0x177))
        return cp | 1;
    if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
        return cp + (cp & 1);
    return cp;
}

uint32_t char_cluster_end(struct str v, uint32_t pos)
{
    uint32_t cp = utf8_next(v, &pos);

    while (pos < v.len) {
        uint32_t next = pos, following;

        if (ascii_printable((unsigned char)v.s[pos]) && cp != ZERO_WIDTH_JOINER)
            break;
        following = utf8_next(v, &next);
        if (cp != ZERO_WIDTH_JOINER && !char_is_mark(following) && !char_is_invisible(following))
            break;
        cp = following;
        pos = next;
    }
    return pos;
}

/* Invisible characters that have a say in line breaking: soft hyphen, zero width space, word joiner and its old form.
 */
static bool steers_breaks(uint32_t cp)
{
    return cp == CHAR_SOFT_HYPHEN || cp == 0x200B || cp == 0x2060 || cp == 0xFEFF;
}

uint32_t char_last_base(struct str v)
{
    uint32_t pos = v.len;

    while (pos > 0) {
        uint32_t next, cp;

        do {
            pos--;
        } while (pos > 0 && ((unsigned char)v.s[pos] & 0xC0) == 0x80);
        next = pos;
        cp = utf8_next(v, &next);
        if (steers_breaks(cp) || (!char_is_mark(cp) && !char_is_invisible(cp)))
            break;
    }
    return pos;
}
