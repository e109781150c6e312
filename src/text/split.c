/* Pieces that do not fit, split. */
#include "base/utf8.h"
#include "text/fontset_int.h"
#include "text/hyphens_int.h"
#include "text/unicode_int.h"
#include "text/words_int.h"

/* Appends bytes [from, end) of the word of `piece`, with `after` behind it; the last part ends like the piece. */
static void push_part(struct text *text, struct arena *scratch, len_t size, const struct text_piece *piece,
                      uint32_t from, uint32_t end, uint8_t after, text_pieces *out)
{
    struct text_word whole = *word_at(text, piece->word);
    struct text_piece part = *piece;

    part.word = word_get(text, word_font(text, piece->word), word_lang(text, piece->word),
                         str_sub(whole.text, from, end - from));
    part.width = text_word_width(text, part.word, size);
    part.offset += from;
    if (end < whole.text.len) {
        part.joint = TEXT_NO_WORD;
        part.space = 0;
        part.spaces = 0;
        part.after = after;
    }
    VEC_PUSH(scratch, out, part);
}

bool text_hyphenate(struct text *text, struct arena *scratch, const struct text_style *style, struct str lang,
                    const struct text_piece *piece, text_pieces *out)
{
    struct str bytes = word_at(text, piece->word)->text;
    bool *points = ARENA_ARRAY(scratch, bool, bytes.len);
    uint32_t from = 0;

    if (piece->address || !hyphens_find(text, lang_index(text, lang), style->node, bytes, points))
        return false;
    for (uint32_t i = 0; i < bytes.len; i++) {
        if (points[i] || i + 1 == bytes.len) {
            push_part(text, scratch, style->size, piece, from, i + 1, BREAK_HYPHEN, out);
            from = i + 1;
        }
    }
    return true;
}

void text_shatter(struct text *text, struct arena *scratch, const struct text_style *style,
                  const struct text_piece *piece, text_pieces *out)
{
    struct str bytes = word_at(text, piece->word)->text;
    uint32_t pos = 0;

    if (bytes.len == 0)
        VEC_PUSH(scratch, out, *piece);
    while (pos < bytes.len) {
        uint32_t end = char_cluster_end(bytes, pos);

        push_part(text, scratch, style->size, piece, pos, end, BREAK_ALLOWED, out);
        pos = end;
    }
}
