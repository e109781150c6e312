#include "text/words_int.h"

#include <stdlib.h>

#include "base/sys.h"
#include "base/utf8.h"
#include "text/font_int.h"
#include "text/numbers_int.h"
#include "text/unicode_int.h"

#define ZERO_WIDTH_SPACE STR("\xE2\x80\x8B")
#define SOFT_HYPHEN STR("\xC2\xAD")

static int16_t to_i16(int32_t value)
{
    return (int16_t)(value > INT16_MAX ? INT16_MAX : value < INT16_MIN ? INT16_MIN : value);
}

static uint16_t cid_of(struct text *text, struct font *font, uint32_t gid, struct str bytes)
{
    uint32_t cid = cids_find(&font->cids, gid, bytes);
    bool full = font->cids.full;

    if (cid != TABLE_NONE)
        return (uint16_t)cid;
    cid = cids_add(&font->cids, gid, bytes, hb_font_get_glyph_h_advance(font->hb_font, gid));
    if (font->cids.full && !full)
        diag_at(text->diags, DIAG_FONT_FULL, (struct mark){0},
                "the report has more than 65,535 different characters in the font " PRIstr, STR_ARG(font->face.name));
    return (uint16_t)cid;
}

/* Glyphs of invisible characters that the font does not hide by itself become spaces without width. */
static void hide_invisible(const struct font *font, struct str bytes, hb_glyph_info_t *info,
                           hb_glyph_position_t *position)
{
    uint32_t pos = info->cluster, cp = utf8_next(bytes, &pos);

    if (char_is_control(cp) || (info->codepoint == 0 && char_is_invisible(cp))) {
        info->codepoint = font->space_gid;
        *position = (hb_glyph_position_t){0};
    }
}

/* The text that glyph i stands for. A cluster's first glyph carries all of it; others a zero width space. */
static struct str glyph_text(struct str bytes, const hb_glyph_info_t *infos, uint32_t n, uint32_t i)
{
    uint32_t next = i + 1, from = i == 0 ? 0 : infos[i].cluster;

    if (i > 0 && infos[i - 1].cluster == infos[i].cluster)
        return ZERO_WIDTH_SPACE;
    while (next < n && infos[next].cluster == infos[i].cluster)
        next++;
    return str_sub(bytes, from, (next < n ? infos[next].cluster : bytes.len) - from);
}

static void take_glyphs(struct text *text, struct font *font, struct text_word *word, hb_glyph_info_t *infos,
                        hb_glyph_position_t *positions, uint32_t n)
{
    struct text_glyph *glyphs = ARENA_ARRAY(text->arena, struct text_glyph, n);
    bool plain = true;

    for (uint32_t i = 0; i < n; i++) {
        struct text_glyph *glyph = &glyphs[i];
        struct str bytes = glyph_text(word->text, infos, n, i);

        hide_invisible(font, word->text, &infos[i], &positions[i]);
        glyph->cid = infos[i].codepoint == 0 ? 0 : cid_of(text, font, infos[i].codepoint, bytes);
        glyph->advance = positions[i].x_advance;
        glyph->x_offset = to_i16(positions[i].x_offset);
        glyph->y_offset = to_i16(positions[i].y_offset);
        word->advance += glyph->advance;
        plain = plain && glyph->advance == font->cids.advances[glyph->cid];
        if (glyph->x_offset != 0 || glyph->y_offset != 0)
            word->flags |= WORD_OFFSETS;
    }
    if (plain)
        word->flags |= WORD_PLAIN;
    word->glyphs = glyphs;
    word->nglyphs = n;
}

void words_shape(struct text *text, struct font *font, uint8_t lang, struct str bytes)
{
    hb_buffer_t *buffer = text->buffer;
    hb_segment_properties_t props;

    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, bytes.s, (int)bytes.len, 0, (int)bytes.len);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, text->langs.items[lang].hb);
    hb_buffer_guess_segment_properties(buffer); /* the script; direction and language stay */
    hb_buffer_get_segment_properties(buffer, &props);
    if (props.script == HB_SCRIPT_INVALID || props.script == HB_SCRIPT_COMMON) { /* figures, signs */
        props.script = HB_SCRIPT_LATIN;
        hb_buffer_set_segment_properties(buffer, &props);
    }
    if (font->plan == NULL || !hb_segment_properties_equal(&props, &font->plan_for)) {
        hb_shape_plan_destroy(font->plan);
        font->plan = hb_shape_plan_create_cached(font->hb_face, &props, NULL, 0, NULL);
        font->plan_for = props;
    }
    hb_shape_plan_execute(font->plan, font->hb_font, buffer, NULL, 0);
}

static void find_glyphs(struct text *text, struct font *font, uint8_t lang, struct text_word *word)
{
    hb_glyph_info_t infos[NUMBERS_LONGEST];
    hb_glyph_position_t positions[NUMBERS_LONGEST];
    uint32_t n = lang == 0 ? numbers_lay(text, font, word->text, infos, positions) : 0;

    if (n > 0) {
        take_glyphs(text, font, word, infos, positions, n);
        return;
    }
    words_shape(text, font, lang, word->text);
    n = hb_buffer_get_length(text->buffer);
    take_glyphs(text, font, word, hb_buffer_get_glyph_infos(text->buffer, NULL),
                hb_buffer_get_glyph_positions(text->buffer, NULL), n);
}

static word_id new_word(struct text *text, struct font *font, uint8_t lang, struct str bytes)
{
    word_id id = text->nwords++;
    struct text_word *word;

    if (id / WORD_BLOCK == text->cap_blocks) {
        uint32_t cap = text->cap_blocks ? text->cap_blocks * 2 : 16;

        text->blocks = sys_realloc(text->blocks, cap * sizeof(*text->blocks));
        text->cap_blocks = cap;
    }
    if (id % WORD_BLOCK == 0)
        text->blocks[id / WORD_BLOCK] = sys_malloc(WORD_BLOCK * sizeof(**text->blocks));
    word = word_at(text, id);
    *word = (struct text_word){.text = bytes, .face = font ? font_index(text, font) : NO_FACE};
    word->flags = (uint16_t)(WORD_PLAIN | (unsigned)lang << WORD_LANG_SHIFT);
    return id;
}

word_id word_get(struct text *text, struct font *font, uint8_t lang, struct str bytes)
{
    uint32_t face = font ? font_index(text, font) : NO_FACE;
    uint32_t hash = table_hash(face << 8 | lang, bytes.s, bytes.len), at = hash, id;
    struct text_word *word;

    while ((id = table_next(&text->words, hash, &at)) != TABLE_NONE) {
        word = word_at(text, id);
        if (word->face == face && word->flags >> WORD_LANG_SHIFT == lang && str_eq(word->text, bytes))
            return id;
    }
    id = new_word(text, font, lang, str_dup(text->arena, bytes));
    table_add(&text->words, hash, id);
    word = word_at(text, id);
    if (font != NULL && bytes.len > 0) {
        word->flags &= (uint16_t)~WORD_PLAIN;
        find_glyphs(text, font, lang, word);
    }
    return id;
}

word_id word_hyphen(struct text *text, struct font *font)
{
    struct text_glyph *glyph;
    struct text_word *word;

    if (font == NULL)
        return word_get(text, NULL, 0, (struct str){"", 0});
    if (font->hyphen != TEXT_NO_WORD)
        return font->hyphen;
    font->hyphen = new_word(text, font, 0, SOFT_HYPHEN);
    if (font->hyphen_gid == 0)
        return font->hyphen;
    glyph = ARENA_NEW(text->arena, struct text_glyph);
    glyph->cid = cid_of(text, font, font->hyphen_gid, SOFT_HYPHEN);
    glyph->advance = font->hyphen_advance;
    word = word_at(text, font->hyphen);
    word->glyphs = glyph;
    word->nglyphs = 1;
    word->advance = glyph->advance;
    return font->hyphen;
}

struct font *word_font(const struct text *text, word_id word)
{
    uint16_t face = word_at(text, word)->face;

    return face == NO_FACE ? NULL : text->faces.items[face];
}

void words_free(struct text *text)
{
    for (uint32_t i = 0; i * WORD_BLOCK < text->nwords; i++)
        free(text->blocks[i]);
    free(text->blocks);
    table_free(&text->words);
}
