/* The text object: making and ending it, and what it tells of words and faces. */
#include "text/text.h"

#include "base/str.h"
#include "text/breaks_int.h"
#include "text/chunk_int.h"
#include "text/families_int.h"
#include "text/font_int.h"
#include "text/fontset_int.h"
#include "text/hyphens_int.h"
#include "text/words_int.h"

static void set_language(struct text *text, struct str tag)
{
    struct lang *lang = &text->langs.items[0];

    lang->tag = str_dup(text->arena, tag);
    lang->hb = hb_language_from_string(lang->tag.s, (int)lang->tag.len);
}

struct text *text_new(struct arena *arena, struct loader *loader, struct str data, const struct style *style)
{
    struct text *text = ARENA_NEW(arena, struct text);

    text->arena = arena;
    text->loader = loader;
    text->diags = loader->diags;
    text->style = style;
    text->data = data;
    text->buffer = hb_buffer_create();
    /* Accents that stay glyphs of their own keep their own place in the text. */
    hb_buffer_set_cluster_level(text->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    map_init(&text->families, arena);
    map_init(&text->paths, arena);
    map_init(&text->unusable, arena);
    map_init(&text->reported, arena);
    text->pairs = ARENA_ARRAY(arena, uint64_t, BREAKS_PAIRS);
    VEC_PUSH(arena, &text->langs, (struct lang){0});
    set_language(text, STR("en-GB"));
    families_load(text);
    return text;
}

void text_set_language(struct text *text, struct str tag)
{
    if (tag.len > 0)
        set_language(text, tag);
}

void text_free(struct text *text)
{
    if (text == NULL)
        return;
    for (uint32_t i = 0; i < text->fonts.n; i++)
        font_close(text->fonts.items[i]);
    hb_buffer_destroy(text->buffer);
    hb_draw_funcs_destroy(text->draw);
    hyphens_free(text);
    chunks_free(text);
    words_free(text);
}

word_id text_hyphen(struct text *text, word_id word)
{
    return word_hyphen(text, word_font(text, word));
}

word_id text_space(struct text *text, word_id word)
{
    return word_get(text, word_font(text, word), 0, STR(" "));
}

const struct text_word *text_word(const struct text *text, word_id word)
{
    return word_at(text, word);
}

len_t text_word_width(const struct text *text, word_id word, len_t size)
{
    const struct text_word *w = word_at(text, word);

    return w->face == NO_FACE ? 0 : text_scale(w->advance, size, text->faces.items[w->face]->face.upem);
}

uint32_t text_word_count(const struct text *text)
{
    return text->nwords;
}

void text_metrics(struct text *text, const struct text_style *style, len_t *ascent, len_t *descent, len_t *cap_height)
{
    const struct font *font = fontset_get(text, style, (struct str){0})->first;

    if (font == NULL) { /* reported; layout goes on with what most fonts have */
        *ascent = style->size / 10 * 9;
        *descent = style->size / 10 * 2;
        *cap_height = style->size / 10 * 7;
        return;
    }
    *ascent = text_scale(font->face.ascent, style->size, font->face.upem);
    *descent = text_scale(-font->face.descent, style->size, font->face.upem);
    *cap_height = text_scale(font->face.cap_height, style->size, font->face.upem);
}

uint32_t text_face_count(const struct text *text)
{
    return text->faces.n;
}

const struct text_face *text_face(const struct text *text, uint32_t face)
{
    static const struct text_face none = {.upem = 1000};

    return face < text->faces.n ? &text->faces.items[face]->face : &none;
}
