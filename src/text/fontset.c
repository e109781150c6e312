#include "text/fontset_int.h"

#include <string.h>

#include "base/utf8.h"
#include "text/families_int.h"
#include "text/font_int.h"
#include "text/unicode_int.h"

uint8_t lang_index(struct text *text, struct str tag)
{
    struct lang lang;

    if (tag.len == 0)
        return 0;
    for (uint32_t i = 0; i < text->langs.n; i++) {
        if (str_eq(text->langs.items[i].tag, tag))
            return (uint8_t)i;
    }
    if (text->langs.n >= UINT8_MAX)
        return 0;
    lang.tag = str_dup(text->arena, tag);
    lang.hb = hb_language_from_string(lang.tag.s, (int)lang.tag.len);
    VEC_PUSH(text->arena, &text->langs, lang);
    return (uint8_t)(text->langs.n - 1);
}

static bool same_family(const struct node *a, const struct node *b)
{
    return a == b || (a != NULL && b != NULL && str_eq(node_text(a), node_text(b)));
}

static bool set_is(const struct fontset *set, const struct text_style *style, uint8_t lang)
{
    return set->bold == (style->bold != 0) && set->italic == (style->italic != 0) && set->lang == lang &&
           same_family(set->family, style->family);
}

static void add_candidate(struct text *text, struct fontset *set, const struct node *name, bool plain)
{
    struct family *family = family_find(text, name);
    enum variant variant = set->italic ? (set->bold ? VARIANT_BOLD_ITALIC : VARIANT_ITALIC)
                                       : (set->bold ? VARIANT_BOLD : VARIANT_REGULAR);

    set->items[set->n++] =
        (struct candidate){.family = family, .asked = name, .variant = (uint8_t)(plain ? VARIANT_REGULAR : variant)};
}

/* Fallback families in the set's own weight and slope, and then everything upright. Done when the first character is
 * missing, so that families which are never needed need not be there. */
static void add_fallbacks(struct text *text, struct fontset *set)
{
    const struct texts *fallback = &text->style->fallback;

    set->complete = true;
    for (uint32_t i = 0; i < fallback->n; i++)
        add_candidate(text, set, fallback->items[i], false);
    if (!set->bold && !set->italic)
        return;
    if (set->family != NULL)
        add_candidate(text, set, set->family, true);
    for (uint32_t i = 0; i < fallback->n; i++)
        add_candidate(text, set, fallback->items[i], true);
}

static struct font *candidate_font(struct text *text, struct candidate *candidate)
{
    if (!candidate->tried) {
        candidate->tried = true;
        candidate->font = family_font(text, candidate->family, (enum variant)candidate->variant, candidate->asked);
    }
    return candidate->font;
}

static struct fontset *set_new(struct text *text, const struct text_style *style, uint8_t lang)
{
    struct fontset *set = ARENA_NEW(text->arena, struct fontset);

    set->family = style->family;
    set->bold = style->bold != 0;
    set->italic = style->italic != 0;
    set->lang = lang;
    set->key = text->sets.n;
    set->items = ARENA_ARRAY(text->arena, struct candidate, 2 + 2 * text->style->fallback.n);
    if (set->family != NULL)
        add_candidate(text, set, set->family, false);
    for (uint32_t i = 0; set->first == NULL; i++) {
        if (i == set->n && set->complete)
            break;
        if (i == set->n)
            add_fallbacks(text, set);
        if (i < set->n)
            set->first = candidate_font(text, &set->items[i]);
    }
    VEC_PUSH(text->arena, &text->sets, set);
    return set;
}

struct fontset *fontset_get(struct text *text, const struct text_style *style, struct str lang)
{
    uint8_t index = lang_index(text, lang);
    struct fontset *set = text->last_set;

    if (set != NULL && set_is(set, style, index))
        return set;
    for (uint32_t i = 0; i < text->sets.n; i++) {
        if (set_is(text->sets.items[i], style, index)) {
            text->last_set = text->sets.items[i];
            return text->last_set;
        }
    }
    text->last_set = set_new(text, style, index);
    return text->last_set;
}

/* The first font of the set that has the cluster, or NULL. */
static struct font *find_font(struct text *text, struct fontset *set, struct str cluster)
{
    for (uint32_t i = 0; i < set->n || !set->complete; i++) {
        struct font *font;

        if (i == set->n)
            add_fallbacks(text, set);
        if (i == set->n)
            break;
        font = candidate_font(text, &set->items[i]);
        if (font != NULL && font_has_cluster(font, cluster))
            return font;
    }
    return NULL;
}

struct font *fontset_find(struct text *text, struct fontset *set, struct str cluster, bool *missing)
{
    uint32_t end = 0;
    struct font *font;

    if (set->first == NULL || font_has_cluster(set->first, cluster))
        return set->first;
    font = find_font(text, set, cluster);
    if (font != NULL)
        return font;
    *missing = true;
    utf8_next(cluster, &end);
    font = find_font(text, set, str_sub(cluster, 0, end));
    return font != NULL ? font : set->first;
}

static struct str searched_families(struct text *text, const struct fontset *set)
{
    struct buf list = {0};
    struct str names;

    for (uint32_t i = 0; i < set->n; i++) {
        bool again = false;

        for (uint32_t j = 0; j < i; j++)
            again |= set->items[j].family == set->items[i].family;
        if (set->items[i].font != NULL && !again)
            buf_printf(&list, "%s" PRIstr, list.len > 0 ? ", " : "", STR_ARG(node_text(set->items[i].asked)));
    }
    names = str_dup(text->arena, (struct str){list.bytes, (uint32_t)list.len});
    buf_free(&list);
    return names;
}

/* True when this character was reported at this place before: cells are measured and set again. */
static bool reported_before(struct text *text, uint32_t cp, struct mark mark)
{
    uint32_t place[3] = {cp, mark.line, (uint32_t)mark.col << 16 | mark.file};
    struct str key = {(const char *)place, sizeof(place)};

    if (map_find(&text->reported, key) != NULL)
        return true;
    key.s = arena_copy(text->arena, place, sizeof(place));
    map_put(&text->reported, key, text);
    return false;
}

static void report_missing(struct text *text, const struct fontset *set, uint32_t cp, struct mark mark)
{
    char shown[16] = "";
    struct diag *diag;

    if (reported_before(text, cp, mark))
        return;
    if (char_is_printable(cp)) {
        struct str open = char_is_mark(cp) ? STR("“◌") : STR("“"), close = STR("” ");
        unsigned n;

        memcpy(shown, open.s, open.len);
        n = utf8_put(cp, shown + open.len);
        memcpy(shown + open.len + n, close.s, close.len + 1);
    }
    diag = diag_at(text->diags, DIAG_MISSING_GLYPH, mark, "no font has the character %s(U+%04X)", shown, cp);
    diag_help(text->diags, diag,
              "searched in " PRIstr "; write it in words or choose another character, or name a font family that has "
              "it under “fallback” in the layout",
              STR_ARG(searched_families(text, set)));
}

/* The characters of a cluster that no font has as a whole: those that its font lacks. */
static void report_cluster(struct text *text, struct fontset *set, struct str cluster, struct mark mark,
                           uint32_t column)
{
    bool missing = false;
    struct font *font = fontset_find(text, set, cluster, &missing);
    uint32_t pos = 0;

    while (missing && pos < cluster.len) {
        uint32_t cp = utf8_next(cluster, &pos), col = (uint32_t)mark.col + column++;
        struct mark place = mark;

        place.col = (uint16_t)(col < UINT16_MAX ? col : UINT16_MAX);
        if (!char_is_invisible(cp) && !font_has(font, cp))
            report_missing(text, set, cp, place);
    }
}

void fontset_report(struct text *text, struct fontset *set, struct str chunk, struct mark mark, uint32_t column)
{
    uint32_t pos = 0;

    while (pos < chunk.len) {
        struct str cluster = str_sub(chunk, pos, char_cluster_end(chunk, pos) - pos);

        report_cluster(text, set, cluster, mark, column);
        column += utf8_count(cluster);
        pos += cluster.len;
    }
}
