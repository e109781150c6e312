/* Names, measures and flags of a font, as the PDF's font descriptor needs them. Offsets are those of the OpenType
 * specification's tables. */
#include <hb-ot.h>
#include <string.h>

#include "text/font_int.h"

struct table_bytes {
    hb_blob_t *blob;
    const unsigned char *bytes;
    unsigned len;
};

static struct table_bytes open_table(const struct font *font, hb_tag_t tag)
{
    struct table_bytes table = {.blob = hb_face_reference_table(font->hb_face, tag)};

    table.bytes = (const unsigned char *)hb_blob_get_data(table.blob, &table.len);
    return table;
}

/* Beyond the table's end: 0. */
static int32_t get_u16(const struct table_bytes *table, unsigned at)
{
    return at + 2 <= table->len ? (int32_t)((unsigned)table->bytes[at] << 8 | table->bytes[at + 1]) : 0;
}

static int32_t get_i16(const struct table_bytes *table, unsigned at)
{
    int32_t value = get_u16(table, at);

    return value >= 0x8000 ? value - 0x10000 : value;
}

static void describe_head(struct font *font)
{
    enum { BBOX = 36, MAC_STYLE = 44 };
    struct table_bytes head = open_table(font, HB_TAG('h', 'e', 'a', 'd'));
    int32_t style = get_u16(&head, MAC_STYLE);

    for (unsigned i = 0; i < 4; i++)
        font->face.bbox[i] = get_i16(&head, BBOX + 2 * i);
    font->face.bold = style & 1;
    font->face.italic = style & 2;
    hb_blob_destroy(head.blob);
}

static void describe_post(struct font *font)
{
    enum { ITALIC_ANGLE = 4, IS_FIXED_PITCH = 12 };
    struct table_bytes post = open_table(font, HB_TAG('p', 'o', 's', 't'));
    int64_t fixed = (int64_t)get_i16(&post, ITALIC_ANGLE) * 65536 + get_u16(&post, ITALIC_ANGLE + 2);

    font->face.italic_angle = (int32_t)(fixed * 1000 / 65536);
    font->face.fixed_pitch = (get_u16(&post, IS_FIXED_PITCH) | get_u16(&post, IS_FIXED_PITCH + 2)) != 0;
    hb_blob_destroy(post.blob);
}

static void describe_os2(struct font *font)
{
    enum { PANOSE = 32, LATIN_TEXT = 2, FIRST_SERIF = 2, LAST_SERIF = 10 };
    struct table_bytes os2 = open_table(font, HB_TAG('O', 'S', '/', '2'));
    int32_t panose = get_u16(&os2, PANOSE);

    font->face.serif = panose >> 8 == LATIN_TEXT && (panose & 0xFF) >= FIRST_SERIF && (panose & 0xFF) <= LAST_SERIF;
    hb_blob_destroy(os2.blob);
}

static void describe_extents(struct font *font)
{
    hb_font_extents_t extents = {0};
    hb_glyph_extents_t glyph;
    hb_position_t cap = 0;
    uint32_t gid;

    hb_font_get_h_extents(font->hb_font, &extents);
    font->face.ascent = extents.ascender;
    font->face.descent = extents.descender;
    if (!hb_ot_metrics_get_position(font->hb_font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap) || cap <= 0) {
        cap = font->face.upem * 7 / 10; /* what most Latin fonts have */
        if (hb_font_get_nominal_glyph(font->hb_font, 'H', &gid) &&
            hb_font_get_glyph_extents(font->hb_font, gid, &glyph))
            cap = glyph.y_bearing;
    }
    font->face.cap_height = cap;
}

/* The PostScript name with the characters that a PDF name can hold unescaped; the file's name when there is none. */
static struct str read_name(struct text *text, const struct font *font)
{
    enum { POSTSCRIPT_NAME = 6 };
    char name[64];
    unsigned size = sizeof(name), n = 0;
    const char *slash = strrchr(font->face.path.s, '/');

    hb_ot_name_get_utf8(font->hb_face, POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size, name);
    for (unsigned i = 0; i < size; i++) {
        char c = name[i];

        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_')
            name[n++] = c;
    }
    if (n > 0)
        return str_dup(text->arena, (struct str){name, n});
    for (const char *c = slash ? slash + 1 : font->face.path.s; *c != '\0' && *c != '.' && n < sizeof(name); c++) {
        if ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || *c == '-')
            name[n++] = *c;
    }
    return n > 0 ? str_dup(text->arena, (struct str){name, n}) : STR("Font");
}

void font_describe(struct text *text, struct font *font)
{
    font->face.upem = (int32_t)hb_face_get_upem(font->hb_face);
    font->face.name = read_name(text, font);
    describe_head(font);
    describe_post(font);
    describe_os2(font);
    describe_extents(font);
}

const char *font_forbidden(const struct font *font)
{
    enum { FS_TYPE = 8, USAGE = 0x000E, RESTRICTED = 0x0002, NO_SUBSET = 0x0100, BITMAP_ONLY = 0x0200 };
    struct table_bytes os2 = open_table(font, HB_TAG('O', 'S', '/', '2'));
    int32_t type = get_u16(&os2, FS_TYPE);

    hb_blob_destroy(os2.blob);
    if ((type & USAGE) == RESTRICTED || (type & (NO_SUBSET | BITMAP_ONLY)) != 0)
        return "its maker does not allow it to be embedded in documents";
    return NULL;
}
