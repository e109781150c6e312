/* Every character that is shown: its glyph, width and text, held against the embedded font program. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "archive_sfnt.h"
#include "base/utf8.h"

struct glyphs { /* of a font */
    const struct opened_font *font;
    qpdf_oh object, cid_font;
    struct sfnt program;
    bool sound;     /* the program is */
    struct str map; /* CIDToGIDMap; s is NULL: Identity */
    double other;   /* DW */
    double *widths; /* W by character; NAN: not there */
    uint32_t ncids;
};

static uint32_t glyph_of(const struct glyphs *glyphs, uint32_t cid)
{
    if (!glyphs->map.s)
        return cid;
    if (2 * cid + 2 > glyphs->map.len)
        return 0;
    return (uint32_t)((unsigned char)glyphs->map.s[2 * cid] << 8 | (unsigned char)glyphs->map.s[2 * cid + 1]);
}

static void set_width(struct glyphs *glyphs, int64_t cid, double width)
{
    if (cid >= 0 && cid < glyphs->ncids)
        glyphs->widths[cid] = width;
}

/* W: "first [w w ...]" or "first last w". */
static void read_widths(struct opened *pdf, struct glyphs *glyphs)
{
    qpdf_oh array = archive_key(pdf, glyphs->cid_font, "/W");
    int n = archive_count(pdf, array);
    for (int i = 0; i + 1 < n;) {
        int64_t first = archive_integer(pdf, archive_item(pdf, array, i), -1);
        qpdf_oh next = archive_item(pdf, array, i + 1);
        int row = archive_count(pdf, next);
        for (int k = 0; k < row; k++)
            set_width(glyphs, first + k, qpdf_oh_get_numeric_value(pdf->qpdf, archive_item(pdf, next, k)));
        if (row == 0 && i + 2 < n) {
            int64_t last = archive_integer(pdf, next, -1);
            for (int64_t cid = first; cid <= last && cid < glyphs->ncids; cid++)
                set_width(glyphs, cid, qpdf_oh_get_numeric_value(pdf->qpdf, archive_item(pdf, array, i + 2)));
        }
        i += row > 0 || qpdf_oh_is_array(pdf->qpdf, next) ? 2 : 3;
    }
}

static void read_glyphs(struct opened *pdf, struct glyphs *glyphs, const struct opened_font *font)
{
    *glyphs = (struct glyphs){.font = font, .ncids = font->shown.n, .other = 1000};
    glyphs->object = opened_object(pdf, font->object);
    glyphs->cid_font = archive_item(pdf, archive_key(pdf, glyphs->object, "/DescendantFonts"), 0);
    qpdf_oh file = archive_key(pdf, archive_key(pdf, glyphs->cid_font, "/FontDescriptor"), "/FontFile2");
    glyphs->sound = sfnt_read(&glyphs->program, opened_stream(pdf, file));
    glyphs->map = opened_stream(pdf, archive_key(pdf, glyphs->cid_font, "/CIDToGIDMap"));
    if (archive_has(pdf, glyphs->cid_font, "/DW"))
        glyphs->other = qpdf_oh_get_numeric_value(pdf->qpdf, archive_key(pdf, glyphs->cid_font, "/DW"));
    glyphs->widths = ARENA_ARRAY(pdf->arena, double, glyphs->ncids);
    for (uint32_t i = 0; i < glyphs->ncids; i++)
        glyphs->widths[i] = NAN;
    read_widths(pdf, glyphs);
}

/* Whether every character that some page shows passes; there is one at least. */
static bool check_shown(struct opened *pdf,
                        bool (*check)(struct opened *pdf, const struct glyphs *glyphs, uint32_t cid))
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < pdf->fonts.n; i++) {
        struct glyphs glyphs;
        read_glyphs(pdf, &glyphs, pdf->fonts.items[i]);
        for (uint32_t cid = 0; cid < glyphs.ncids; cid++) {
            if (glyphs.font->shown.items[cid] && !check(pdf, &glyphs, cid))
                return false;
            n += glyphs.font->shown.items[cid];
        }
    }
    return n > 0 || rule_fault(pdf, "nothing is shown");
}

/* The first character that the first font shows; 0: none. */
static uint32_t first_shown(struct opened *pdf)
{
    const struct opened_font *font = pdf->fonts.items[0];
    uint32_t cid = 1;
    while (cid < font->shown.n && !font->shown.items[cid])
        cid++;
    return cid < font->shown.n ? cid : 0;
}

static qpdf_oh first_cid_font(struct opened *pdf)
{
    qpdf_oh font = opened_object(pdf, pdf->fonts.items[0]->object);
    return archive_item(pdf, archive_key(pdf, font, "/DescendantFonts"), 0);
}

/* --- the font program */

static bool has_sound_programs(struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->fonts.n; i++) {
        struct glyphs glyphs;
        read_glyphs(pdf, &glyphs, pdf->fonts.items[i]);
        if (!glyphs.sound)
            return rule_fault(pdf, "font %d: %s", glyphs.font->object, glyphs.program.fault);
    }
    return true;
}

static bool spoil_programs(struct opened *pdf)
{
    qpdf_oh file = archive_key(pdf, archive_key(pdf, first_cid_font(pdf), "/FontDescriptor"), "/FontFile2");
    return archive_edit_stream(pdf, file, "hmtx", "hmtz");
}

static bool check_glyph(struct opened *pdf, const struct glyphs *glyphs, uint32_t cid)
{
    if (glyphs->sound && sfnt_has_glyph(&glyphs->program, glyph_of(glyphs, cid)))
        return true;
    return rule_fault(pdf, "font %d has no glyph for character %u", glyphs->font->object, cid);
}

static bool has_glyphs(struct opened *pdf)
{
    return check_shown(pdf, check_glyph);
}

/* Changes the glyph of a character that is shown. */
static bool set_glyph(struct opened *pdf, unsigned glyph)
{
    qpdf_oh map = archive_key(pdf, first_cid_font(pdf), "/CIDToGIDMap");
    struct str old = opened_stream(pdf, map);
    uint32_t cid = first_shown(pdf);
    if (!old.s || cid == 0 || 2 * cid + 2 > old.len)
        return false;
    char *bytes = arena_copy(pdf->arena, old.s, old.len);
    bytes[2 * cid] = (char)(glyph >> 8);
    bytes[2 * cid + 1] = (char)(glyph & 0xff);
    opened_replace_stream(pdf, map, (struct str){bytes, old.len});
    return true;
}

static bool spoil_glyphs(struct opened *pdf)
{
    return set_glyph(pdf, 0xfff0);
}

static bool check_known(struct opened *pdf, const struct glyphs *glyphs, uint32_t cid)
{
    return glyph_of(glyphs, cid) != 0 ||
           rule_fault(pdf, "font %d shows .notdef as character %u", glyphs->font->object, cid);
}

static bool shows_no_notdef(struct opened *pdf)
{
    return check_shown(pdf, check_known);
}

static bool spoil_notdef(struct opened *pdf)
{
    return set_glyph(pdf, 0);
}

/* A map that ends before the character maps it to .notdef. */
static bool spoil_map_length(struct opened *pdf)
{
    opened_replace_stream(pdf, archive_key(pdf, first_cid_font(pdf), "/CIDToGIDMap"), (struct str){"\0\0", 2});
    return first_shown(pdf) != 0;
}

/* --- widths: within one thousandth of an em, as PDF/A asks; W is written with three decimals, so closer here */

static bool check_width(struct opened *pdf, const struct glyphs *glyphs, uint32_t cid)
{
    uint32_t glyph = glyph_of(glyphs, cid);
    double said = isnan(glyphs->widths[cid]) ? glyphs->other : glyphs->widths[cid];
    double is = glyphs->sound && glyph < glyphs->program.nglyphs
                    ? sfnt_width(&glyphs->program, glyph) * 1000.0 / glyphs->program.upem
                    : -1;
    if (fabs(said - is) < 0.01)
        return true;
    return rule_fault(pdf, "font %d, character %u: the width is %g in W and %g in the font", glyphs->font->object,
                      cid, said, is);
}

static bool has_sound_widths(struct opened *pdf)
{
    return check_shown(pdf, check_width);
}

/* Behind what W says, one character more than a thousandth wrong. */
static bool spoil_widths(struct opened *pdf)
{
    uint32_t cid = first_shown(pdf);
    struct glyphs glyphs;
    read_glyphs(pdf, &glyphs, pdf->fonts.items[0]);
    qpdf_oh array = archive_key(pdf, glyphs.cid_font, "/W");
    char row[40];
    if (cid == 0 || archive_count(pdf, array) == 0)
        return false;
    snprintf(row, sizeof(row), "[%.3f]", glyphs.widths[cid] + 2);
    qpdf_oh_append_item(pdf->qpdf, array, qpdf_oh_new_integer(pdf->qpdf, cid));
    qpdf_oh_append_item(pdf->qpdf, array, opened_parse(pdf, row));
    return true;
}

static bool check_rows(struct opened *pdf, qpdf_oh array)
{
    int64_t next = 0;
    for (int i = 0, n = archive_count(pdf, array); i + 1 < n; i += 2) {
        int64_t first = archive_integer(pdf, archive_item(pdf, array, i), -1);
        int row = archive_count(pdf, archive_item(pdf, array, i + 1));
        if (first < next || row == 0 || first + row > 65536)
            return rule_fault(pdf, "W: %d widths from character %lld, where %lld is the next", row, (long long)first,
                              (long long)next);
        next = first + row;
    }
    return true;
}

static bool has_sound_rows(struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->fonts.n; i++) {
        struct glyphs glyphs;
        read_glyphs(pdf, &glyphs, pdf->fonts.items[i]);
        if (!check_rows(pdf, archive_key(pdf, glyphs.cid_font, "/W")))
            return false;
    }
    return true;
}

static bool append_width(struct opened *pdf, int cid)
{
    qpdf_oh array = archive_key(pdf, first_cid_font(pdf), "/W");
    if (archive_count(pdf, array) == 0)
        return false;
    qpdf_oh_append_item(pdf->qpdf, array, qpdf_oh_new_integer(pdf->qpdf, cid));
    qpdf_oh_append_item(pdf->qpdf, array, opened_parse(pdf, "[500]"));
    return true;
}

static bool spoil_rows(struct opened *pdf)
{
    return append_width(pdf, 0);
}

static bool spoil_large_cid(struct opened *pdf)
{
    return append_width(pdf, 65536);
}

/* --- text */

static bool has_whole_codes(struct opened *pdf)
{
    for (uint32_t i = 0; i < pdf->fonts.n; i++) {
        if (pdf->fonts.items[i]->odd)
            return rule_fault(pdf, "font %d shows half a character", pdf->fonts.items[i]->object);
    }
    return true;
}

static bool spoil_whole_codes(struct opened *pdf)
{
    return archive_edit_stream(pdf, archive_key(pdf, opened_page(pdf, 0), "/Contents"), " Tf\n", " Tf (a) Tj\n");
}

static struct str text_of(const struct glyphs *glyphs, uint32_t cid)
{
    return cid < glyphs->font->unicode.n ? glyphs->font->unicode.items[cid] : (struct str){0};
}

static bool check_mapped(struct opened *pdf, const struct glyphs *glyphs, uint32_t cid)
{
    return text_of(glyphs, cid).len > 0 ||
           rule_fault(pdf, "font %d: character %u stands for no text", glyphs->font->object, cid);
}

static bool is_all_mapped(struct opened *pdf)
{
    return check_shown(pdf, check_mapped);
}

static bool spoil_mapped(struct opened *pdf)
{
    qpdf_oh_remove_key(pdf->qpdf, opened_object(pdf, pdf->fonts.items[0]->object), "/ToUnicode");
    return first_shown(pdf) != 0;
}

/* Changes what the first character shown stands for; four hexadecimal digits. */
static bool set_text(struct opened *pdf, const char *unit)
{
    qpdf_oh map = archive_key(pdf, opened_object(pdf, pdf->fonts.items[0]->object), "/ToUnicode");
    struct str text = opened_stream(pdf, map);
    uint32_t cid = first_shown(pdf);
    char from[16];
    snprintf(from, sizeof(from), "<%04X> <", cid);
    int64_t at = text.s && cid > 0 ? str_find(text, from, 0) : -1;
    if (at < 0)
        return false;
    char *bytes = arena_copy(pdf->arena, text.s, text.len);
    memcpy(bytes + at + 8, unit, 4);
    opened_replace_stream(pdf, map, (struct str){bytes, text.len});
    return true;
}

static bool spoil_one_mapped(struct opened *pdf)
{
    uint32_t cid = first_shown(pdf);
    char from[16];
    snprintf(from, sizeof(from), "<%04X> <", cid);
    qpdf_oh map = archive_key(pdf, opened_object(pdf, pdf->fonts.items[0]->object), "/ToUnicode");
    return cid > 0 && archive_edit_stream(pdf, map, from, "<FFF0> <");
}

/* No text has U+0000, U+FEFF, U+FFFE, or half a pair. */
static bool check_text(struct opened *pdf, const struct glyphs *glyphs, uint32_t cid)
{
    struct str text = text_of(glyphs, cid);
    bool ok = utf8_invalid_at(text) < 0;
    for (uint32_t at = 0; ok && at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        ok = c != 0 && c != 0xfeff && c != 0xfffe;
    }
    return ok ||
           rule_fault(pdf, "font %d: character %u stands for no character of Unicode", glyphs->font->object, cid);
}

static bool has_sound_texts(struct opened *pdf)
{
    return check_shown(pdf, check_text);
}

static bool spoil_zero(struct opened *pdf)
{
    return set_text(pdf, "0000");
}

static bool spoil_order_mark(struct opened *pdf)
{
    return set_text(pdf, "FEFF");
}

static bool spoil_reversed_mark(struct opened *pdf)
{
    return set_text(pdf, "FFFE");
}

static bool check_public(struct opened *pdf, const struct glyphs *glyphs, uint32_t cid)
{
    struct str text = text_of(glyphs, cid);
    for (uint32_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        if ((c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000)
            return rule_fault(pdf, "font %d: character %u is for private use", glyphs->font->object, cid);
    }
    return true;
}

static bool has_public_texts(struct opened *pdf)
{
    return check_shown(pdf, check_public);
}

static bool spoil_public(struct opened *pdf)
{
    return set_text(pdf, "E000");
}

/* --- invisible text: only a blank below replacement text may be that */

struct hidden {
    uint32_t page;
    bool invisible, fault;
    const struct opened_font *font;
};

static const struct opened_font *font_named(struct opened *pdf, uint32_t page, struct str name)
{
    char key[40];
    snprintf(key, sizeof(key), PRIstr, STR_ARG(name));
    qpdf_oh fonts = archive_key(pdf, archive_key(pdf, opened_page(pdf, page), "/Resources"), "/Font");
    int number = qpdf_oh_get_object_id(pdf->qpdf, archive_key(pdf, fonts, key));
    for (uint32_t i = 0; i < pdf->fonts.n; i++) {
        if (pdf->fonts.items[i]->object == number)
            return pdf->fonts.items[i];
    }
    return NULL;
}

static bool is_blank(const struct opened_font *font, struct str array)
{
    struct buf bytes = {0};
    bool ok = font != NULL;
    for (uint32_t at = 0; at < array.len;) {
        struct token token = archive_token(array, &at);
        if (token.kind == TOKEN_END)
            break;
        if (token.kind == TOKEN_LITERAL || token.kind == TOKEN_HEX)
            archive_string(&bytes, token);
    }
    for (size_t i = 0; ok && i + 1 < bytes.len; i += 2) {
        uint32_t cid = (uint32_t)((unsigned char)bytes.bytes[i] << 8 | (unsigned char)bytes.bytes[i + 1]);
        ok = cid < font->unicode.n && str_eqz(font->unicode.items[cid], " ");
    }
    buf_free(&bytes);
    return ok;
}

static bool follow_mode(struct opened *pdf, void *self, const struct operation *operation)
{
    struct hidden *hidden = self;
    if (operation->n == 0)
        return true;
    struct str operand = operation->operands[0].text;
    if (str_eqz(operation->name, "Tf"))
        hidden->font = font_named(pdf, hidden->page, operand);
    else if (str_eqz(operation->name, "Tr") && !str_eqz(operand, "0") && !str_eqz(operand, "3"))
        return rule_fault(pdf, "page %u: text in mode " PRIstr, hidden->page + 1, STR_ARG(operand));
    else if (str_eqz(operation->name, "Tr"))
        hidden->invisible = str_eqz(operand, "3");
    else if ((str_eqz(operation->name, "TJ") || str_eqz(operation->name, "Tj")) && hidden->invisible &&
             !is_blank(hidden->font, operand))
        return rule_fault(pdf, "page %u: invisible text", hidden->page + 1);
    return true;
}

static bool has_visible_text(struct opened *pdf)
{
    struct hidden hidden = {0};
    return archive_all_operations(pdf, &hidden.page, follow_mode, &hidden);
}

static bool spoil_visible(struct opened *pdf)
{
    return archive_prepend(pdf, "3 Tr");
}

static bool spoil_mode(struct opened *pdf)
{
    return archive_prepend(pdf, "1 Tr");
}

/* --- */

static const struct rule rules[] = {
    {"2a 6.2.11.2-7", "font programs are sound TrueType", has_sound_programs, spoil_programs, NULL},
    {"2a 6.2.11.4.1-2", "the font has a glyph for all that is shown", has_glyphs, spoil_glyphs, NULL},
    {"2a 6.2.11.8-1, UA-1 7.21.8", "no .notdef is shown", shows_no_notdef, spoil_notdef, NULL},
    {"2a 6.2.11.3.2-1", "the map to glyphs has every character shown", shows_no_notdef, spoil_map_length, NULL},
    {"2a 6.2.11.5-1, UA-1 7.21.5", "widths are those of the font program", has_sound_widths, spoil_widths, NULL},
    {"32000-1 9.7.4.3", "W gives each width once, in order", has_sound_rows, spoil_rows, NULL},
    {"2a 6.1.13-10", "characters are at most 65,535", has_sound_rows, spoil_large_cid, NULL},
    {"32000-1 9.7.6.2", "strings hold whole characters", has_whole_codes, spoil_whole_codes, NULL},
    {"2a 6.2.11.7.2-1, UA-1 7.21.7-1", "fonts map characters to text", is_all_mapped, spoil_mapped, NULL},
    {"2a 6.2.11.7.2-1, UA-1 7.21.7-1", "each character shown is mapped to text", is_all_mapped, spoil_one_mapped,
     NULL},
    {"2a 6.2.11.7.2-2, UA-1 7.21.7-2", "no character stands for U+0000", has_sound_texts, spoil_zero, NULL},
    {"2a 6.2.11.7.2-2, UA-1 7.21.7-2", "no character stands for U+FEFF", has_sound_texts, spoil_order_mark, NULL},
    {"2a 6.2.11.7.2-2, UA-1 7.21.7-2", "no character stands for U+FFFE", has_sound_texts, spoil_reversed_mark, NULL},
    {"2a 6.2.11.7.3-1", "no character is for private use", has_public_texts, spoil_public, NULL},
    {"house", "text is visible, but for blanks under symbols", has_visible_text, spoil_visible, NULL},
    {"house", "text is filled, not drawn in outline", has_visible_text, spoil_mode, NULL},
};

const struct rule_set rules_glyphs = RULE_SET(rules);
