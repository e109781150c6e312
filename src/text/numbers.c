#include "text/numbers_int.h"

#include <hb-ot.h>

#include "text/words_int.h"

enum { DIGITS = 10, SIGNS = 13, NOTHING = SIGNS };
static const char sign_bytes[] = "0123456789.,%";

enum pair_state { PAIR_UNKNOWN, PAIR_GOOD, PAIR_BAD };

/* A sign before another or at the end. */
struct pair {
    uint32_t gid;
    int32_t advance;
    enum pair_state state; /* PAIR_BAD: the two do more than stand side by side */
};

struct numbers {
    struct pair pairs[SIGNS][SIGNS + 1]; /* the last: before nothing */
    bool usable;                         /* no rule of the font looks beyond a pair of signs */
};

static unsigned sign_at(struct str bytes, uint32_t i)
{
    char c = i < bytes.len ? bytes.s[i] : '\0';

    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    return c == '.' ? DIGITS : c == ',' ? DIGITS + 1 : c == '%' ? DIGITS + 2 : NOTHING;
}

/* Shapes a sign alone or before another. */
static struct pair shape_pair(struct text *text, struct font *font, unsigned first, unsigned second)
{
    const char bytes[2] = {sign_bytes[first], sign_bytes[second]};
    uint32_t wanted = second == NOTHING ? 1 : 2, n;
    const hb_glyph_info_t *infos;
    const hb_glyph_position_t *positions;
    struct pair pair = {.state = PAIR_GOOD};

    words_shape(text, font, 0, (struct str){bytes, wanted});
    infos = hb_buffer_get_glyph_infos(text->buffer, &n);
    positions = hb_buffer_get_glyph_positions(text->buffer, &n);
    if (n != wanted)
        return (struct pair){.state = PAIR_BAD};
    for (uint32_t i = 0; i < n; i++) {
        if (infos[i].cluster != i || positions[i].x_offset != 0 || positions[i].y_offset != 0)
            pair.state = PAIR_BAD;
    }
    if (second != NOTHING) {
        const struct pair *alone = &font->numbers->pairs[second][NOTHING];

        if (infos[0].codepoint != font->numbers->pairs[first][NOTHING].gid || infos[1].codepoint != alone->gid ||
            positions[1].x_advance != alone->advance)
            pair.state = PAIR_BAD;
    }
    pair.gid = infos[0].codepoint;
    pair.advance = positions[0].x_advance;
    return pair;
}

/* The glyphs whose neighbours may matter in the table, as `all` also those that are changed. */
static void collect_glyphs(const struct font *font, hb_tag_t table, bool all, hb_set_t *glyphs)
{
    hb_set_t *lookups = hb_set_create();
    hb_codepoint_t lookup = HB_SET_VALUE_INVALID;

    hb_ot_shape_plan_collect_lookups(font->plan, table, lookups);
    while (hb_set_next(lookups, &lookup))
        hb_ot_layout_lookup_collect_glyphs(font->hb_face, table, lookup, glyphs, all ? glyphs : NULL, glyphs, NULL);
    hb_set_destroy(lookups);
}

/* No sign may be in a substitution (fractions, ligatures) or in the context of a positioning; then only kerning of
 * pairs is left, which shape_pair sees. */
static bool is_usable(const struct font *font)
{
    hb_set_t *glyphs = hb_set_create();
    bool usable = true;

    collect_glyphs(font, HB_OT_TAG_GSUB, true, glyphs);
    collect_glyphs(font, HB_OT_TAG_GPOS, false, glyphs);
    for (unsigned i = 0; i < SIGNS; i++)
        usable = usable && !hb_set_has(glyphs, font->numbers->pairs[i][NOTHING].gid);
    hb_set_destroy(glyphs);
    return usable;
}

static void prepare(struct text *text, struct font *font)
{
    font->numbers = ARENA_NEW(text->arena, struct numbers);
    for (unsigned i = 0; i < SIGNS; i++)
        font->numbers->pairs[i][NOTHING] = shape_pair(text, font, i, NOTHING);
    font->numbers->usable = is_usable(font);
}

static bool is_number(struct str bytes)
{
    if (bytes.len > NUMBERS_LONGEST)
        return false;
    for (uint32_t i = 0; i < bytes.len; i++) {
        if (sign_at(bytes, i) == NOTHING)
            return false;
    }
    return true;
}

uint32_t numbers_lay(struct text *text, struct font *font, struct str bytes, hb_glyph_info_t *infos,
                     hb_glyph_position_t *positions)
{
    if (!is_number(bytes))
        return 0;
    if (font->numbers == NULL)
        prepare(text, font);
    if (!font->numbers->usable)
        return 0;
    for (uint32_t i = 0; i < bytes.len; i++) {
        unsigned first = sign_at(bytes, i), second = sign_at(bytes, i + 1);
        struct pair *pair = &font->numbers->pairs[first][second];

        if (pair->state == PAIR_UNKNOWN)
            *pair = shape_pair(text, font, first, second);
        if (pair->state == PAIR_BAD)
            return 0;
        infos[i] = (hb_glyph_info_t){.codepoint = pair->gid, .cluster = i};
        positions[i] = (hb_glyph_position_t){.x_advance = pair->advance};
    }
    return bytes.len;
}
