/* Private to text: shaped words. */
#ifndef TEXT_WORDS_INT_H
#define TEXT_WORDS_INT_H

#include "text/state_int.h"

/* The word of these bytes in a font (NULL: none could be had; the word is empty) and a language, shaped at the first
 * call. `bytes` are copied when they are new. */
word_id word_get(struct text *text, struct font *font, uint8_t lang, struct str bytes);
/* Shapes bytes into the text's buffer, in the language of this index. */
void words_shape(struct text *text, struct font *font, uint8_t lang, struct str bytes);
/* The visible hyphen, read as U+00AD. A font without a hyphen gives an empty word. */
word_id word_hyphen(struct text *text, struct font *font);
/* The font of a word; NULL when it has none. */
struct font *word_font(const struct text *text, word_id word);
static inline uint8_t word_lang(const struct text *text, word_id word)
{
    return (uint8_t)(word_at(text, word)->flags >> WORD_LANG_SHIFT);
}
void words_free(struct text *text);

/* units * size / upem, rounded to nearest. */
static inline len_t text_scale(int32_t units, len_t size, int32_t upem)
{
    int64_t product = (int64_t)units * size, half = upem / 2;

    return (len_t)((product >= 0 ? product + half : product - half) / upem);
}

#endif
