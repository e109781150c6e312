#include "paint/haru_font_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sys.h"
#include "base/utf8.h"

enum {
    CIDS_PER_ROW = 500,       /* widths in one array of W */
    MAPPINGS_PER_BLOCK = 100, /* CMap: at most 100 in a bfchar block */
    STEM_BOLD = 140,
    STEM_REGULAR = 84,
    FLAG_FIXED = 1,
    FLAG_SERIF = 2,
    FLAG_SYMBOLIC = 4,
    FLAG_ITALIC = 64,
};

/* --- words */

#define NO_WORD UINT32_MAX

/* The first word of each face, or NO_WORD. Freed by the caller. */
static word_id *first_words(struct text *text, uint32_t *nfaces)
{
    uint32_t n = text_word_count(text);
    word_id *first;

    *nfaces = text_face_count(text);
    first = sys_malloc(sizeof(*first) * (*nfaces + 1));
    memset(first, 0xff, sizeof(*first) * (*nfaces + 1));
    for (word_id i = 0; i < n; i++) {
        uint16_t face = text_word(text, i)->face;

        if (face < *nfaces && first[face] == NO_WORD)
            first[face] = i;
    }
    return first;
}

void haru_fonts_prepare(struct text *text)
{
    uint32_t nfaces;
    word_id *first = first_words(text, &nfaces);

    for (uint32_t i = 0; i < nfaces; i++)
        if (first[i] != NO_WORD)
            text_space(text, first[i]);
    free(first);
}

bool haru_fonts_init(struct haru_fonts *fonts, struct arena *arena, struct text *text, struct str *error)
{
    word_id *first = first_words(text, &fonts->nfaces);
    bool ok = true;

    fonts->arena = arena;
    fonts->text = text;
    fonts->faces = ARENA_ARRAY(arena, struct haru_face, fonts->nfaces);
    for (uint32_t i = 0; i < fonts->nfaces && ok; i++) {
        struct haru_face *face = &fonts->faces[i];

        face->face = text_face(text, i);
        face->used = first[i] != NO_WORD;
        if (!face->used)
            continue;
        face->space = text_space(text, first[i]);
        ok = text_subset(text, i, &face->subset) && face->face->upem > 0;
        if (!ok)
            *error = str_printf(arena, "no subset could be made of the font " PRIstr, STR_ARG(face->face->path));
    }
    free(first);
    fonts->nwords = text_word_count(text);
    fonts->words = ARENA_ARRAY(arena, struct coded_word, fonts->nwords);
    return ok;
}

static void put_code_byte(struct buf *out, unsigned byte)
{
    if (byte == '\r') {
        buf_puts(out, "\\r");
        return;
    }
    if (byte == '(' || byte == ')' || byte == '\\')
        buf_putc(out, '\\');
    buf_putc(out, (char)byte);
}

static void put_code(struct buf *out, uint32_t cid)
{
    put_code_byte(out, cid >> 8 & 0xff);
    put_code_byte(out, cid & 0xff);
}

/* Where a word's pen is, and where it ought to be, both in 1/1000 of a font unit. */
struct pen {
    struct buf *out;
    int32_t upem;
    int64_t at, wanted;
};

static int64_t divide_rounded(int64_t a, int64_t b)
{
    return (a >= 0 ? a + b / 2 : a - b / 2) / b;
}

/* TJ numbers move the pen back by thousandths of an em. What rounding leaves over goes into the next one. */
static void move_pen(struct pen *pen)
{
    int64_t back = divide_rounded(pen->at - pen->wanted, pen->upem);

    if (back == 0)
        return;
    buf_putc(pen->out, ')');
    buf_put_int(pen->out, back);
    buf_putc(pen->out, '(');
    pen->at -= back * pen->upem;
}

static void put_rise(struct pen *pen, int32_t rise, len_t size)
{
    buf_puts(pen->out, ")]TJ ");
    buf_put_milli(pen->out, divide_rounded((int64_t)rise * size, pen->upem));
    buf_puts(pen->out, " Ts[(");
}

/* `size` 0: glyphs off the baseline are put on it. */
static void put_word(struct haru_fonts *fonts, struct buf *out, const struct text_word *word, len_t size)
{
    const struct haru_face *face = &fonts->faces[word->face];
    struct pen pen = {.out = out, .upem = face->face->upem};
    int32_t rise = 0;

    for (uint32_t i = 0; i < word->nglyphs; i++) {
        const struct text_glyph *glyph = &word->glyphs[i];
        int64_t origin = pen.wanted;

        pen.wanted = origin + (int64_t)glyph->x_offset * 1000;
        if ((word->flags & WORD_PLAIN) == 0)
            move_pen(&pen);
        if (size > 0 && glyph->y_offset != rise) {
            rise = glyph->y_offset;
            put_rise(&pen, rise, size);
        }
        put_code(out, glyph->cid);
        pen.at += (int64_t)face->subset.widths[glyph->cid] * 1000;
        pen.wanted = origin + (int64_t)glyph->advance * 1000;
    }
    if ((word->flags & WORD_PLAIN) == 0)
        move_pen(&pen);
    if (rise != 0)
        put_rise(&pen, 0, size);
}

static bool is_raised(const struct text_word *word)
{
    if ((word->flags & WORD_OFFSETS) == 0)
        return false;
    for (uint32_t i = 0; i < word->nglyphs; i++)
        if (word->glyphs[i].y_offset != 0)
            return true;
    return false;
}

const struct coded_word *haru_font_code(struct haru_fonts *fonts, word_id id)
{
    struct coded_word *coded = &fonts->words[id];
    const struct text_word *word;
    struct buf out = {0};

    if (coded->bytes != NULL)
        return coded;
    word = text_word(fonts->text, id);
    if (word->face < fonts->nfaces) /* a word without a font is empty, and its trouble has been reported */
        put_word(fonts, &out, word, 0);
    coded->bytes = arena_copy(fonts->arena, out.bytes, out.len);
    coded->len = (uint32_t)out.len;
    coded->face = word->face;
    coded->raised = is_raised(word);
    buf_free(&out);
    return coded;
}

void haru_font_put_raised(struct haru_fonts *fonts, struct buf *out, word_id word, len_t size)
{
    put_word(fonts, out, text_word(fonts->text, word), size);
}

/* --- objects */

/* Font units in thousandths of an em. */
static int32_t per_mille(const struct haru_face *face, int32_t units)
{
    return (int32_t)divide_rounded((int64_t)units * 1000, face->face->upem);
}

static uint32_t subset_hash(const struct text_subset *subset)
{
    uint32_t hash = str_hash((struct str){subset->bytes, subset->nbytes});

    for (uint32_t i = 0; i < subset->ncids; i++)
        hash = (hash ^ str_hash(subset->texts[i])) * 16777619u;
    return hash;
}

/* ABCDEF+Name: the letters say which glyphs are in. A name holds 127 bytes, of plain ASCII here. */
static struct str base_name(struct arena *arena, const struct haru_face *face)
{
    char name[128] = "AAAAAA+";
    uint32_t hash = subset_hash(&face->subset), n = 7;

    for (int i = 0; i < 6; i++, hash /= 26)
        name[i] = (char)('A' + hash % 26);
    for (uint32_t i = 0; i < face->face->name.len && n < sizeof(name) - 1; i++) {
        char c = face->face->name.s[i];

        if (c > ' ' && c < 0x7f && strchr("()<>[]{}/%#", c) == NULL)
            name[n++] = c;
    }
    return str_dup(arena, (struct str){name, n});
}

/* The font file: hb-subset's TrueType. */
static uint32_t write_file(struct haru *haru, const struct haru_face *face)
{
    uint32_t id = haru_new_id(haru);
    HPDF_Dict dict = haru_dict(haru);

    HPDF_Dict_AddNumber(dict, "Length1", (HPDF_INT32)face->subset.nbytes);
    haru_put_stream(haru, id, dict, face->subset.bytes, face->subset.nbytes, true);
    return id;
}

static uint32_t write_descriptor(struct haru *haru, const struct haru_face *face, struct str name)
{
    const struct text_face *about = face->face;
    uint32_t id = haru_new_id(haru), file = write_file(haru, face);
    HPDF_Dict dict = haru_dict(haru);

    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", name.s);
    HPDF_Dict_AddNumber(dict, "Flags",
                        FLAG_SYMBOLIC | (about->fixed_pitch ? FLAG_FIXED : 0) | (about->serif ? FLAG_SERIF : 0) |
                            (about->italic ? FLAG_ITALIC : 0));
    HPDF_Dict_Add(dict, "FontBBox",
                  haru_box(haru, per_mille(face, about->bbox[0]) * 1000, per_mille(face, about->bbox[1]) * 1000,
                           per_mille(face, about->bbox[2]) * 1000, per_mille(face, about->bbox[3]) * 1000));
    HPDF_Dict_AddReal(dict, "ItalicAngle", (HPDF_REAL)about->italic_angle / 1000.0f);
    HPDF_Dict_AddNumber(dict, "Ascent", per_mille(face, about->ascent));
    HPDF_Dict_AddNumber(dict, "Descent", per_mille(face, about->descent));
    HPDF_Dict_AddNumber(dict, "CapHeight", per_mille(face, about->cap_height));
    HPDF_Dict_AddNumber(dict, "StemV", about->bold ? STEM_BOLD : STEM_REGULAR);
    HPDF_Dict_Add(dict, "FontFile2", haru_ref(haru, file));
    haru_put(haru, id, dict);
    return id;
}

/* W: widths as exact as three decimals are. Rows of a few hundred keep each array short. */
static uint32_t write_widths(struct haru *haru, const struct haru_face *face)
{
    const struct text_subset *subset = &face->subset;
    uint32_t id = haru_new_id(haru);
    struct buf *out = haru_begin(haru, id);

    buf_putc(out, '[');
    for (uint32_t first = 0; first < subset->ncids; first += CIDS_PER_ROW) {
        buf_put_int(out, first);
        buf_putc(out, '[');
        for (uint32_t i = first; i < subset->ncids && i < first + CIDS_PER_ROW; i++) {
            buf_put_milli(out, divide_rounded((int64_t)subset->widths[i] * 1000000, face->face->upem));
            buf_putc(out, ' ');
        }
        buf_putc(out, ']');
    }
    buf_putc(out, ']');
    haru_end(haru);
    return id;
}

static uint32_t write_gid_map(struct haru *haru, const struct text_subset *subset)
{
    uint32_t id = haru_new_id(haru);
    struct buf map = {0};

    for (uint32_t i = 0; i < subset->ncids; i++) {
        buf_putc(&map, (char)(subset->gids[i] >> 8));
        buf_putc(&map, (char)(subset->gids[i] & 0xff));
    }
    haru_put_stream(haru, id, haru_dict(haru), map.bytes, map.len, true);
    buf_free(&map);
    return id;
}

static void put_hex16(struct buf *out, uint32_t value)
{
    static const char digits[] = "0123456789ABCDEF";

    for (int shift = 12; shift >= 0; shift -= 4)
        buf_putc(out, digits[value >> shift & 15]);
}

/* CID 0 is .notdef and stands for nothing. A glyph that stands for no text of its own (a mark that its neighbour
 * already speaks for) is a zero width space: a mapping must not be empty. */
static void put_utf16(struct buf *out, struct str text)
{
    if (text.len == 0)
        put_hex16(out, 0x200b);
    for (uint32_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);

        if (c > 0xffff) {
            put_hex16(out, 0xd800 + ((c - 0x10000) >> 10));
            put_hex16(out, 0xdc00 + ((c - 0x10000) & 0x3ff));
        } else {
            put_hex16(out, c);
        }
    }
}

static void put_mappings(struct buf *out, const struct text_subset *subset)
{
    for (uint32_t first = 1; first < subset->ncids; first += MAPPINGS_PER_BLOCK) {
        uint32_t n = subset->ncids - first < MAPPINGS_PER_BLOCK ? subset->ncids - first : MAPPINGS_PER_BLOCK;

        buf_put_int(out, n);
        buf_puts(out, " beginbfchar\n");
        for (uint32_t i = first; i < first + n; i++) {
            buf_putc(out, '<');
            put_hex16(out, i);
            buf_puts(out, "> <");
            put_utf16(out, subset->texts[i]);
            buf_puts(out, ">\n");
        }
        buf_puts(out, "endbfchar\n");
    }
}

static uint32_t write_to_unicode(struct haru *haru, const struct text_subset *subset)
{
    uint32_t id = haru_new_id(haru);
    struct buf map = {0};

    buf_puts(&map, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                   "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
                   "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                   "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    put_mappings(&map, subset);
    buf_puts(&map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    haru_put_stream(haru, id, haru_dict(haru), map.bytes, map.len, true);
    buf_free(&map);
    return id;
}

static uint32_t write_descendant(struct haru *haru, const struct haru_face *face, struct str name)
{
    uint32_t id = haru_new_id(haru);
    uint32_t descriptor = write_descriptor(haru, face, name);
    uint32_t widths = write_widths(haru, face), map = write_gid_map(haru, &face->subset);
    HPDF_Dict dict = haru_dict(haru), system = haru_dict(haru);

    HPDF_Dict_Add(system, "Registry", HPDF_String_New(haru->memory, "Adobe", NULL));
    HPDF_Dict_Add(system, "Ordering", HPDF_String_New(haru->memory, "Identity", NULL));
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "CIDFontType2");
    HPDF_Dict_AddName(dict, "BaseFont", name.s);
    HPDF_Dict_Add(dict, "CIDSystemInfo", system);
    HPDF_Dict_Add(dict, "FontDescriptor", haru_ref(haru, descriptor));
    HPDF_Dict_AddNumber(dict, "DW", 0);
    HPDF_Dict_Add(dict, "W", haru_ref(haru, widths));
    HPDF_Dict_Add(dict, "CIDToGIDMap", haru_ref(haru, map));
    haru_put(haru, id, dict);
    return id;
}

static uint32_t write_font(struct haru *haru, const struct haru_face *face)
{
    uint32_t id = haru_new_id(haru);
    struct str name = base_name(haru->arena, face);
    uint32_t descendant = write_descendant(haru, face, name), unicode = write_to_unicode(haru, &face->subset);
    HPDF_Dict dict = haru_dict(haru);
    HPDF_Array descendants = haru_array(haru);

    HPDF_Array_Add(descendants, haru_ref(haru, descendant));
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "Type0");
    HPDF_Dict_AddName(dict, "BaseFont", name.s);
    HPDF_Dict_AddName(dict, "Encoding", "Identity-H");
    HPDF_Dict_Add(dict, "DescendantFonts", descendants);
    HPDF_Dict_Add(dict, "ToUnicode", haru_ref(haru, unicode));
    haru_put(haru, id, dict);
    return id;
}

void haru_fonts_write(struct haru *haru, const struct haru_fonts *fonts, uint32_t names)
{
    HPDF_Dict dict = haru_dict(haru);

    for (uint32_t i = 0; i < fonts->nfaces; i++) {
        char name[16];

        if (!fonts->faces[i].used)
            continue;
        snprintf(name, sizeof(name), "F%u", (unsigned)i);
        HPDF_Dict_Add(dict, name, haru_ref(haru, write_font(haru, &fonts->faces[i])));
    }
    haru_put(haru, names, dict);
}
