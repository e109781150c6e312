/* Text styles with bold, italic and superscript type. */
#include "compose/paragraph_int.h"

len_t look_size(const struct style *style, uint32_t text_style, unsigned flags)
{
    len_t size = style_look(style, text_style)->size;
    return flags & (SPAN_SUPER | SPAN_SUB) ? (len_t)((int64_t)size * style->mark_size / 100) : size;
}

const struct look *look_variant(struct composer *composer, const struct text_style *style, unsigned variant)
{
    struct setter *setter = composer->setter;
    uint32_t at = style->index * LOOK__COUNT + variant;
    if (at < setter->nlooks && setter->looks[at])
        return setter->looks[at];
    struct look *look = ARENA_NEW(composer->arena, struct look);
    look->style = *style;
    look->style.bold |= (variant & LOOK_BOLD) != 0;
    look->style.italic |= (variant & LOOK_ITALIC) != 0;
    if (variant & LOOK_SMALL)
        look->style.size = look_size(composer->style, style->index, SPAN_SUPER);
    len_t cap_height;
    text_metrics(composer->text, &look->style, &look->ascent, &look->descent, &cap_height);
    if (at < setter->nlooks)
        setter->looks[at] = look;
    return look;
}

len_t look_words_width(struct composer *composer, const struct text_style *style, struct str words)
{
    struct arena_mark mark = arena_mark(composer->setter->words);
    text_pieces pieces = {0};
    text_shape(composer->text, composer->setter->words, style, words, (struct mark){0}, &pieces);
    len_t width = 0;
    for (uint32_t i = 0; i < pieces.n; i++)
        width += pieces.items[i].width;
    arena_reset(composer->setter->words, mark);
    return width;
}
