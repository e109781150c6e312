/* Font dictionaries: composite fonts, embedded as subsets. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"

static qpdf_oh cid_font(struct opened *pdf, qpdf_oh font)
{
    return archive_item(pdf, archive_key(pdf, font, "/DescendantFonts"), 0);
}

static qpdf_oh descriptor(struct opened *pdf, qpdf_oh font)
{
    return archive_key(pdf, cid_font(pdf, font), "/FontDescriptor");
}

/* Whether every font that content names passes; there is one at least. */
static bool check_fonts(struct opened *pdf, bool (*check)(struct opened *pdf, qpdf_oh font))
{
    for (uint32_t i = 0; i < pdf->fonts.n; i++) {
        if (!check(pdf, opened_object(pdf, pdf->fonts.items[i]->object)))
            return false;
    }
    return pdf->fonts.n > 0 || rule_fault(pdf, "there is no font");
}

static qpdf_oh first_font(struct opened *pdf)
{
    return opened_object(pdf, pdf->fonts.items[0]->object);
}

static bool set(struct opened *pdf, qpdf_oh dictionary, const char *key, const char *syntax)
{
    opened_set(pdf, dictionary, key, syntax);
    return true;
}

static bool unset(struct opened *pdf, qpdf_oh dictionary, const char *key)
{
    qpdf_oh_remove_key(pdf->qpdf, dictionary, key);
    return true;
}

/* --- types */

static bool check_composite(struct opened *pdf, qpdf_oh font)
{
    qpdf_oh below = cid_font(pdf, font);
    if (archive_is(pdf, archive_key(pdf, font, "/Type"), "Font") &&
        archive_is(pdf, archive_key(pdf, font, "/Subtype"), "Type0") &&
        archive_count(pdf, archive_key(pdf, font, "/DescendantFonts")) == 1 &&
        archive_is(pdf, archive_key(pdf, below, "/Type"), "Font") &&
        archive_is(pdf, archive_key(pdf, below, "/Subtype"), "CIDFontType2"))
        return true;
    return rule_fault(pdf, "font %d is not composite, of TrueType", qpdf_oh_get_object_id(pdf->qpdf, font));
}

static bool are_composite(struct opened *pdf)
{
    return check_fonts(pdf, check_composite);
}

static bool spoil_type(struct opened *pdf)
{
    return set(pdf, first_font(pdf), "/Type", "/Fount");
}

static bool spoil_subtype(struct opened *pdf)
{
    return set(pdf, first_font(pdf), "/Subtype", "/Type2");
}

static bool spoil_descendant(struct opened *pdf)
{
    return set(pdf, cid_font(pdf, first_font(pdf)), "/Subtype", "/CIDFontType0");
}

static bool check_encoding(struct opened *pdf, qpdf_oh font)
{
    return archive_is(pdf, archive_key(pdf, font, "/Encoding"), "Identity-H") ||
           rule_fault(pdf, "font %d: its encoding is not Identity-H", qpdf_oh_get_object_id(pdf->qpdf, font));
}

static bool has_encoding(struct opened *pdf)
{
    return check_fonts(pdf, check_encoding);
}

static bool spoil_encoding(struct opened *pdf)
{
    return set(pdf, first_font(pdf), "/Encoding", "/Spoilt-H");
}

static bool check_system(struct opened *pdf, qpdf_oh font)
{
    qpdf_oh system = archive_key(pdf, cid_font(pdf, font), "/CIDSystemInfo");
    if (qpdf_oh_is_string(pdf->qpdf, archive_key(pdf, system, "/Registry")) &&
        qpdf_oh_is_string(pdf->qpdf, archive_key(pdf, system, "/Ordering")) &&
        qpdf_oh_is_integer(pdf->qpdf, archive_key(pdf, system, "/Supplement")))
        return true;
    return rule_fault(pdf, "font %d has no whole CIDSystemInfo", qpdf_oh_get_object_id(pdf->qpdf, font));
}

static bool has_system(struct opened *pdf)
{
    return check_fonts(pdf, check_system);
}

static bool spoil_system(struct opened *pdf)
{
    return unset(pdf, archive_key(pdf, cid_font(pdf, first_font(pdf)), "/CIDSystemInfo"), "/Ordering");
}

/* --- names */

static bool check_subset(struct opened *pdf, qpdf_oh font)
{
    struct str name = opened_name(pdf, archive_key(pdf, font, "/BaseFont"));
    bool ok = name.len > 7 && name.s[6] == '+';
    for (uint32_t i = 0; ok && i < 6; i++)
        ok = isupper((unsigned char)name.s[i]);
    return ok || rule_fault(pdf, "the font name " PRIstr " has no subset's letters", STR_ARG(name));
}

static bool are_subsets(struct opened *pdf)
{
    return check_fonts(pdf, check_subset);
}

static bool spoil_subset(struct opened *pdf)
{
    return set(pdf, first_font(pdf), "/BaseFont", "/ABCDEf+Arial");
}

static bool check_name(struct opened *pdf, qpdf_oh font)
{
    struct str name = opened_name(pdf, archive_key(pdf, font, "/BaseFont"));
    struct str below = opened_name(pdf, archive_key(pdf, cid_font(pdf, font), "/BaseFont"));
    struct str described = opened_name(pdf, archive_key(pdf, descriptor(pdf, font), "/FontName"));
    if (name.len > 0 && str_eq(name, below) && str_eq(name, described))
        return true;
    return rule_fault(pdf, "a font is named " PRIstr ", " PRIstr " and " PRIstr, STR_ARG(name), STR_ARG(below),
                      STR_ARG(described));
}

static bool have_one_name(struct opened *pdf)
{
    return check_fonts(pdf, check_name);
}

static bool spoil_name(struct opened *pdf)
{
    return set(pdf, descriptor(pdf, first_font(pdf)), "/FontName", "/ABCDEF+Spoilt");
}

static bool spoil_base_name(struct opened *pdf)
{
    return unset(pdf, cid_font(pdf, first_font(pdf)), "/BaseFont");
}

/* Two fonts of one name would be one to a reader that keeps fonts by name. */
static bool have_own_names(struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->fonts.n; i++) {
        struct str name =
            opened_name(pdf, archive_key(pdf, opened_object(pdf, pdf->fonts.items[i]->object), "/BaseFont"));
        for (uint32_t k = 0; k < i; k++) {
            qpdf_oh other = opened_object(pdf, pdf->fonts.items[k]->object);
            if (str_eq(name, opened_name(pdf, archive_key(pdf, other, "/BaseFont"))))
                return rule_fault(pdf, "two fonts are named " PRIstr, STR_ARG(name));
        }
    }
    return true;
}

static bool spoil_own_names(struct opened *pdf)
{
    if (pdf->fonts.n < 2)
        return false;
    qpdf_oh second = opened_object(pdf, pdf->fonts.items[1]->object);
    qpdf_oh_replace_key(pdf->qpdf, second, "/BaseFont", archive_key(pdf, first_font(pdf), "/BaseFont"));
    return true;
}

/* --- descriptor */

static bool check_descriptor(struct opened *pdf, qpdf_oh font)
{
    static const char *const wanted[] = {"/Flags", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"};
    qpdf_oh about = descriptor(pdf, font);
    bool ok = archive_count(pdf, archive_key(pdf, about, "/FontBBox")) == 4;
    for (size_t i = 0; ok && i < sizeof(wanted) / sizeof(wanted[0]); i++)
        ok = qpdf_oh_is_number(pdf->qpdf, archive_key(pdf, about, wanted[i]));
    return ok || rule_fault(pdf, "font %d: its descriptor is not whole", qpdf_oh_get_object_id(pdf->qpdf, font));
}

static bool have_descriptors(struct opened *pdf)
{
    return check_fonts(pdf, check_descriptor);
}

static bool spoil_descriptor(struct opened *pdf)
{
    return unset(pdf, descriptor(pdf, first_font(pdf)), "/StemV");
}

static bool check_flags(struct opened *pdf, qpdf_oh font)
{
    int64_t flags = archive_integer(pdf, archive_key(pdf, descriptor(pdf, font), "/Flags"), 0);
    bool symbolic = flags & 4, latin = flags & 32;
    return symbolic != latin ||
           rule_fault(pdf, "font %d is symbolic and not, or neither", qpdf_oh_get_object_id(pdf->qpdf, font));
}

static bool have_sound_flags(struct opened *pdf)
{
    return check_fonts(pdf, check_flags);
}

static bool spoil_flags(struct opened *pdf)
{
    return set(pdf, descriptor(pdf, first_font(pdf)), "/Flags", "36");
}

static bool check_set(struct opened *pdf, qpdf_oh font)
{
    return !archive_has(pdf, descriptor(pdf, font), "/CIDSet") ||
           rule_fault(pdf, "font %d has a CIDSet", qpdf_oh_get_object_id(pdf->qpdf, font));
}

static bool have_no_sets(struct opened *pdf)
{
    return check_fonts(pdf, check_set);
}

static bool spoil_sets(struct opened *pdf)
{
    qpdf_oh stream = archive_stream(pdf, "<<>>", STR("\x80"));
    qpdf_oh_replace_key(pdf->qpdf, descriptor(pdf, first_font(pdf)), "/CIDSet", stream);
    return true;
}

/* --- embedding */

static bool check_embedded(struct opened *pdf, qpdf_oh font)
{
    qpdf_oh about = descriptor(pdf, font);
    bool only = !archive_has(pdf, about, "/FontFile") && !archive_has(pdf, about, "/FontFile3");
    if (only && qpdf_oh_is_stream(pdf->qpdf, archive_key(pdf, about, "/FontFile2")))
        return true;
    return rule_fault(pdf, "font %d is not embedded", qpdf_oh_get_object_id(pdf->qpdf, font));
}

static bool are_embedded(struct opened *pdf)
{
    return check_fonts(pdf, check_embedded);
}

static bool spoil_embedded(struct opened *pdf)
{
    return unset(pdf, descriptor(pdf, first_font(pdf)), "/FontFile2");
}

static bool check_length(struct opened *pdf, qpdf_oh font)
{
    qpdf_oh file = archive_key(pdf, descriptor(pdf, font), "/FontFile2");
    int64_t length = archive_integer(pdf, archive_key(pdf, file, "/Length1"), -1);
    if (length >= 0 && length == opened_stream(pdf, file).len)
        return true;
    return rule_fault(pdf, "font %d: Length1 is %lld", qpdf_oh_get_object_id(pdf->qpdf, font), (long long)length);
}

static bool have_lengths(struct opened *pdf)
{
    return check_fonts(pdf, check_length);
}

static bool spoil_lengths(struct opened *pdf)
{
    qpdf_oh file = archive_key(pdf, descriptor(pdf, first_font(pdf)), "/FontFile2");
    return set(pdf, qpdf_oh_get_dict(pdf->qpdf, file), "/Length1", "1");
}

/* Everything that is a font in the file, shown or not. */
static bool check_any_font(struct opened *pdf, void *self, const struct found *found)
{
    (void)self;
    if (found->type != ot_dictionary || !archive_is(pdf, archive_key(pdf, found->object, "/Type"), "Font") ||
        archive_has(pdf, found->object, "/DescendantFonts"))
        return true;
    return archive_has(pdf, archive_key(pdf, found->object, "/FontDescriptor"), "/FontFile2") ||
           rule_fault(pdf, "object %d: a font that is not embedded", found->number);
}

static bool is_every_font_embedded(struct opened *pdf)
{
    return archive_walk(pdf, check_any_font, NULL);
}

static bool spoil_every_font(struct opened *pdf)
{
    qpdf_oh fonts = archive_key(pdf, archive_key(pdf, opened_page(pdf, 0), "/Resources"), "/Font");
    return set(pdf, fonts, "/Spoilt",
               "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>");
}

/* --- ToUnicode and the map to glyphs as objects; what they say of the characters shown is for the rules of glyphs */

static bool check_map(struct opened *pdf, qpdf_oh font)
{
    qpdf_oh map = archive_key(pdf, cid_font(pdf, font), "/CIDToGIDMap");
    if (archive_is(pdf, map, "Identity") ||
        (qpdf_oh_is_stream(pdf->qpdf, map) && opened_stream(pdf, map).len % 2 == 0))
        return true;
    return rule_fault(pdf, "font %d has no map from characters to glyphs", qpdf_oh_get_object_id(pdf->qpdf, font));
}

static bool have_maps(struct opened *pdf)
{
    return check_fonts(pdf, check_map);
}

static bool spoil_maps(struct opened *pdf)
{
    return unset(pdf, cid_font(pdf, first_font(pdf)), "/CIDToGIDMap");
}

static bool check_cmap(struct opened *pdf, qpdf_oh font)
{
    struct str map = opened_stream(pdf, archive_key(pdf, font, "/ToUnicode"));
    int number = qpdf_oh_get_object_id(pdf->qpdf, font);
    if (!map.s || str_find(map, "<0000> <FFFF>\nendcodespacerange", 0) < 0)
        return rule_fault(pdf, "font %d: its ToUnicode is not of two-byte codes", number);
    return str_find(map, "usecmap", 0) < 0 || rule_fault(pdf, "font %d: its ToUnicode needs another map", number);
}

static bool have_cmaps(struct opened *pdf)
{
    return check_fonts(pdf, check_cmap);
}

static bool edit_cmap(struct opened *pdf, const char *from, const char *to)
{
    return archive_edit_stream(pdf, archive_key(pdf, first_font(pdf), "/ToUnicode"), from, to);
}

static bool spoil_space(struct opened *pdf)
{
    return edit_cmap(pdf, "<0000> <FFFF>", "<00> <FF>");
}

static bool spoil_other_map(struct opened *pdf)
{
    return edit_cmap(pdf, "begincmap", "/Adobe-Korea1-UCS2 usecmap begincmap");
}

/* Each block has as many lines as it says, at most 100. */
static bool check_blocks(struct opened *pdf, qpdf_oh font)
{
    struct str map = opened_stream(pdf, archive_key(pdf, font, "/ToUnicode"));
    long promised = 0, strings = 0;
    bool inside = false, ok = map.s != NULL;
    for (uint32_t at = 0; ok;) {
        struct token token = archive_token(map, &at);
        if (token.kind == TOKEN_END)
            break;
        if (token.kind == TOKEN_NUMBER && !inside)
            promised = strtol(token.text.s, NULL, 10);
        else if (str_eqz(token.text, "beginbfchar"))
            inside = true, strings = 0;
        else if (str_eqz(token.text, "endbfchar"))
            ok = strings == 2 * promised && promised <= 100, inside = false;
        strings += token.kind == TOKEN_HEX;
    }
    return ok || rule_fault(pdf, "font %d: a block of ToUnicode has not the lines it says",
                            qpdf_oh_get_object_id(pdf->qpdf, font));
}

static bool have_sound_blocks(struct opened *pdf)
{
    return check_fonts(pdf, check_blocks);
}

static bool spoil_blocks(struct opened *pdf)
{
    return edit_cmap(pdf, " beginbfchar", "1 beginbfchar");
}

/* --- */

static const struct rule rules[] = {
    {"2a 6.2.11.2-1", "fonts are of type Font", are_composite, spoil_type, NULL},
    {"2a 6.2.11.2-2", "fonts are composite", are_composite, spoil_subtype, NULL},
    {"2a 6.2.11.2-2", "fonts are TrueType beneath", are_composite, spoil_descendant, NULL},
    {"2a 6.2.11.2-3", "fonts have a name", have_one_name, spoil_base_name, NULL},
    {"32000-1 9.8.1", "a font and its descriptor have one name", have_one_name, spoil_name, NULL},
    {"32000-1 9.6.4", "a subset's name begins with six letters", are_subsets, spoil_subset, NULL},
    {"house", "no two fonts have one name", have_own_names, spoil_own_names, NULL},
    {"2a 6.2.11.3.1-1", "a font names its character collection", has_system, spoil_system, NULL},
    {"2a 6.2.11.3.2-1", "a font maps characters to glyphs", have_maps, spoil_maps, NULL},
    {"2a 6.2.11.3.3-1", "the encoding is Identity-H", has_encoding, spoil_encoding, NULL},
    {"2a 6.2.11.3.3-3", "ToUnicode needs no other map", have_cmaps, spoil_other_map, NULL},
    {"2a 6.2.11.4.1-1, UA-1 7.21.4.1", "fonts that are shown are embedded", are_embedded, spoil_embedded, NULL},
    {"2a 6.2.11.4.1-1", "fonts that are not shown are embedded too", is_every_font_embedded, spoil_every_font, NULL},
    {"2a 6.2.11.4.2-2", "there is no list of characters that could be wrong", have_no_sets, spoil_sets, NULL},
    {"32000-1 9.9", "Length1 is that of the font program", have_lengths, spoil_lengths, NULL},
    {"32000-1 9.8.1", "descriptors are whole", have_descriptors, spoil_descriptor, NULL},
    {"32000-1 9.8.2", "a font is symbolic or not", have_sound_flags, spoil_flags, NULL},
    {"32000-1 9.10.3", "ToUnicode is for codes of two bytes", have_cmaps, spoil_space, NULL},
    {"32000-1 9.10.3", "blocks of ToUnicode are as long as they say", have_sound_blocks, spoil_blocks, NULL},
};

const struct rule_set rules_fonts = RULE_SET(rules);
