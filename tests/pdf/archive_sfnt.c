#include "archive_sfnt.h"

#include <string.h>

enum { FILE_HEADER = 12, TABLE_RECORD = 16 };

static uint32_t read16(struct str bytes, uint32_t at)
{
    if (at + 2 > bytes.len)
        return 0;
    return (uint32_t)((unsigned char)bytes.s[at] << 8 | (unsigned char)bytes.s[at + 1]);
}

static uint32_t read32(struct str bytes, uint32_t at)
{
    return read16(bytes, at) << 16 | read16(bytes, at + 2);
}

/* The table; its length 0 when it is not there or reaches beyond the file. */
static struct str table(const struct sfnt *font, const char *tag)
{
    uint32_t n = read16(font->bytes, 4);
    for (uint32_t i = 0, at = FILE_HEADER; i < n && at + TABLE_RECORD <= font->bytes.len; i++, at += TABLE_RECORD) {
        uint32_t from = read32(font->bytes, at + 8), size = read32(font->bytes, at + 12);
        if (memcmp(font->bytes.s + at, tag, 4) != 0)
            continue;
        if (from > font->bytes.len || size > font->bytes.len - from)
            break;
        return str_sub(font->bytes, from, size);
    }
    return STR("");
}

static const char *find_fault(const struct sfnt *font, struct str head, struct str hhea, struct str maxp)
{
    uint64_t places = (uint64_t)font->nglyphs + 1;
    if (read32(font->bytes, 0) != 0x00010000)
        return "the font program is no TrueType";
    if (head.len < 54 || hhea.len < 36 || maxp.len < 6)
        return "head, hhea or maxp is missing or short";
    if (read32(head, 12) != 0x5f0f3cf5 || font->upem < 16 || font->upem > 16384)
        return "head has no magic number or no units per em";
    if (font->nwidths == 0 || font->nwidths > font->nglyphs ||
        font->hmtx.len < 4 * (uint64_t)font->nwidths + 2 * (uint64_t)(font->nglyphs - font->nwidths))
        return "hmtx is missing or short";
    if (font->loca.len < places * (font->long_loca ? 4 : 2))
        return "loca is missing or short";
    return NULL;
}

bool sfnt_read(struct sfnt *font, struct str bytes)
{
    *font = (struct sfnt){.bytes = bytes};
    struct str head = table(font, "head"), hhea = table(font, "hhea"), maxp = table(font, "maxp");
    font->glyf = table(font, "glyf");
    font->hmtx = table(font, "hmtx");
    font->loca = table(font, "loca");
    font->upem = read16(head, 18);
    font->long_loca = read16(head, 50) != 0;
    font->nwidths = read16(hhea, 34);
    font->nglyphs = read16(maxp, 4);
    font->fault = find_fault(font, head, hhea, maxp);
    return !font->fault;
}

uint32_t sfnt_width(const struct sfnt *font, uint32_t glyph)
{
    uint32_t last = font->nwidths - 1;
    return read16(font->hmtx, 4 * (glyph < last ? glyph : last));
}

static uint32_t place(const struct sfnt *font, uint32_t i)
{
    return font->long_loca ? read32(font->loca, 4 * i) : 2 * read16(font->loca, 2 * i);
}

bool sfnt_has_glyph(const struct sfnt *font, uint32_t glyph)
{
    if (glyph >= font->nglyphs)
        return false;
    uint32_t from = place(font, glyph), to = place(font, glyph + 1);
    return from <= to && to <= font->glyf.len && (to == from || to - from >= 10);
}

struct str sfnt_outline(const struct sfnt *font, uint32_t glyph)
{
    if (!sfnt_has_glyph(font, glyph))
        return STR("");
    uint32_t from = place(font, glyph);
    return str_sub(font->glyf, from, place(font, glyph + 1) - from);
}

void sfnt_components(struct str outline, void (*each)(void *self, uint32_t glyph), void *self)
{
    enum { HEADER = 10, WORDS = 1, SCALE = 8, MORE = 0x20, SCALES = 0x40, MATRIX = 0x80 };
    bool more = outline.len > HEADER && read16(outline, 0) >= 0x8000; /* contours: -1 */
    for (uint32_t at = HEADER; more && at + 4 <= outline.len;) {
        uint32_t flags = read16(outline, at);
        each(self, read16(outline, at + 2));
        at += 4 + (flags & WORDS ? 4U : 2U) + (flags & SCALE ? 2U : flags & SCALES ? 4U : flags & MATRIX ? 8U : 0U);
        more = flags & MORE;
    }
}
