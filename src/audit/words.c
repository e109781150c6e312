#include "audit/words_int.h"

#include <string.h>

#include "audit/letters_int.h"
#include "base/utf8.h"

static uint32_t peek(struct str text, uint32_t at)
{
    return at < text.len ? utf8_next(text, &at) : 0;
}

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019;
}

/* Web and mail addresses, between blanks. */
static bool is_address(struct str chunk)
{
    return str_find(chunk, "://", 0) >= 0 || str_find(chunk, "www.", 0) >= 0 || memchr(chunk.s, '@', chunk.len);
}

static void count_letter(struct word *word, uint32_t cp)
{
    enum letter_kind kind = letter_kind(cp);

    word->capitals += kind == LETTER_CAPITAL;
    word->digits += kind == LETTER_DIGIT;
    word->smalls += kind == LETTER_SMALL;
}

/* What follows an apostrophe: s of a genitive, or more. */
static void read_joined(struct str text, struct word *word)
{
    uint32_t at = word->end, letters = 0, last = 0;

    if (!is_apostrophe(peek(text, at)))
        return;
    utf8_next(text, &at);
    for (; letter_in_word(peek(text, at)); letters++)
        last = utf8_next(text, &at);
    if (letters == 0)
        return;
    word->odd = word->odd || letters > 1 || letter_small(last) != 's';
    word->end = at;
}

static void drop_plural(struct str text, struct word *word)
{
    if (word->to - word->from < 2 || text.s[word->to - 1] != 's')
        return;
    uint32_t before = word->to - 2;
    while (before > word->from && ((unsigned char)text.s[before] & 0xc0) == 0x80)
        before--;
    enum letter_kind kind = letter_kind(peek(text, before));
    if (kind == LETTER_CAPITAL || kind == LETTER_DIGIT) {
        word->to--;
        word->smalls--;
    }
}

static struct word read_word(struct str text, uint32_t from)
{
    struct word word = {.from = from};
    uint32_t at = from;

    for (;;) {
        uint32_t cp = peek(text, at);

        if (letter_in_word(cp)) {
            utf8_next(text, &at);
            count_letter(&word, cp);
        } else if (cp == '&' && letter_in_word(peek(text, at + 1))) {
            at++;
            word.joined = true;
        } else {
            break;
        }
    }
    word.to = word.end = at;
    drop_plural(text, &word);
    read_joined(text, &word);
    return word;
}

void words_read(struct arena *arena, struct words *words, struct str text)
{
    bool after_blank = true, address = false;
    uint32_t chunk_end = 0;

    for (uint32_t at = 0; at < text.len;) {
        if (at >= chunk_end) {
            const char *blank = memchr(text.s + at, ' ', text.len - at);

            chunk_end = blank ? (uint32_t)(blank - text.s) + 1 : text.len;
            address = is_address(str_sub(text, at, chunk_end - at));
        }
        uint32_t cp = peek(text, at);
        if (!letter_in_word(cp)) {
            utf8_next(text, &at);
            after_blank = after_blank && letter_is_blank(cp);
            continue;
        }
        struct word word = read_word(text, at);
        word.after_blank = after_blank;
        word.odd = word.odd || address;
        VEC_PUSH(arena, words, word);
        after_blank = true;
        at = word.end;
    }
}
