#include "audit/long_form_int.h"

#include "audit/letters_int.h"
#include "base/utf8.h"

enum {
    MOST_LETTERS = 16,    /* of an abbreviation; what is longer has no long form */
    MOST_CHARACTERS = 400 /* of a long form */
};

struct letters {
    uint32_t items[MOST_LETTERS];
    int n;
};

/* Characters, capitals made small. */
struct characters {
    uint32_t items[MOST_CHARACTERS];
    int n;
};

static bool read_letters(struct str word, struct letters *letters)
{
    letters->n = 0;
    for (uint32_t at = 0; at < word.len;) {
        uint32_t cp = utf8_next(word, &at);
        enum letter_kind kind = letter_kind(cp);

        if (kind == LETTER_NONE || kind == LETTER_DIGIT)
            continue;
        if (letters->n == MOST_LETTERS)
            return false;
        letters->items[letters->n++] = letter_small(cp);
    }
    return letters->n > 0;
}

/* The paper's bound on how many words a long form has. */
static int most_words(const struct letters *letters)
{
    return letters->n < 5 ? 2 * letters->n : letters->n + 5;
}

static bool begins_word(const struct characters *text, int at)
{
    return letter_in_word(text->items[at]) && (at == 0 || !letter_in_word(text->items[at - 1]));
}

/* True when the n characters are a word, or one with an s at its end. */
static bool is_word(const struct characters *text, int from, int n)
{
    int end = from;

    while (end < text->n && letter_in_word(text->items[end]))
        end++;
    return end - from == n || (end - from == n + 1 && text->items[end - 1] == 's');
}

/* Where the long form that the text ends with begins; -1: it is none. A long form does not begin with the
 * abbreviation itself. */
static int match(const struct characters *text, const struct letters *letters)
{
    int at = text->n, last = 0;

    for (int i = letters->n - 1; i >= 0; i--) {
        do
            at--;
        while (at >= 0 && (text->items[at] != letters->items[i] || (i == 0 && !begins_word(text, at))));
        if (at < 0)
            return -1;
        last = i == letters->n - 1 ? at : last;
    }
    bool itself = last - at == letters->n - 1 && is_word(text, at, letters->n);
    return itself ? -1 : at;
}

static void keep(struct characters *text, uint32_t cp)
{
    if (text->n < MOST_CHARACTERS)
        text->items[text->n++] = letter_small(cp);
}

static uint32_t last_start(struct str text, uint32_t end)
{
    do
        end--;
    while (end > 0 && ((unsigned char)text.s[end] & 0xc0) == 0x80);
    return end;
}

bool long_form_ends(struct str text, struct str word)
{
    struct letters letters;
    struct characters back = {.n = 0}, forward = {.n = 0};
    uint32_t at = text.len;
    int words = 0;

    if (!read_letters(word, &letters))
        return false;
    while (at > 0 && back.n < MOST_CHARACTERS) {
        at = last_start(text, at);
        uint32_t from = at;

        keep(&back, utf8_next(text, &from));
        if (back.n > 1 && !letter_in_word(back.items[back.n - 1]) && letter_in_word(back.items[back.n - 2]) &&
            ++words == most_words(&letters))
            break;
    }
    while (back.n > 0)
        forward.items[forward.n++] = back.items[--back.n];
    return match(&forward, &letters) >= 0;
}

static bool word_goes_on(struct str text, uint32_t at)
{
    return at < text.len && letter_in_word(utf8_next(text, &at));
}

bool long_form_begins(struct str text, struct str word)
{
    struct letters letters;
    struct characters read = {.n = 0};
    int words = 0, first = -1;

    if (!read_letters(word, &letters))
        return false;
    for (uint32_t at = 0; at < text.len && read.n < MOST_CHARACTERS && words < most_words(&letters);) {
        keep(&read, utf8_next(text, &at));
        int last = read.n - 1;
        if (first < 0 && letter_in_word(read.items[last]))
            first = last;
        bool ends = letter_in_word(read.items[last]) && !word_goes_on(text, at);
        if (ends && match(&read, &letters) == first)
            return true;
        words += ends;
    }
    return false;
}
