#include "text/breaks_int.h"

#include <linebreak.h>
#include <string.h>

#include "base/ascii.h"
#include "base/sys.h"
#include "base/utf8.h"
#include "text/unicode_int.h"

/* Flags of an entry of text->pairs, beside the pair itself. */
#define KNOWN (UINT64_C(1) << 63)
#define ALLOWED (UINT64_C(1) << 62)

/* libunibreak's init function is not called: it only builds a global index that makes look-ups faster, and each
 * distinct word is looked up once. */

/* Letters and digits, and every byte beyond ASCII. */
static bool is_wordlike(char c)
{
    return ascii_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ((unsigned char)c & 0x80) != 0;
}

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* How many characters from `at`, at most 2, are letters or digits. */
static unsigned count_right(struct str v, uint32_t at)
{
    unsigned n = 0;

    for (; at < v.len && n < 2 && is_wordlike(v.s[at]); at++)
        n += !is_continuation(v.s[at]) || n == 0;
    return n;
}

/* How many characters before `at`, at most 2, stand after the last hyphen or slash. */
static unsigned count_left(struct str v, uint32_t at)
{
    unsigned n = 0;

    while (at > 0 && n < 2 && v.s[at - 1] != '-' && v.s[at - 1] != '/')
        n += !is_continuation(v.s[--at]);
    return n;
}

/* A single character never stands alone on either side of a hyphen or slash: A*-C, n/a, e-mail. */
static bool is_lonely(struct str chunk, uint32_t separator)
{
    return count_left(chunk, separator) < 2 || count_right(chunk, separator + 1) < 2;
}

/* En dash between digits: 16–18. `last` is its last byte. */
static bool is_range(struct str chunk, uint32_t last)
{
    return last >= 3 && last + 1 < chunk.len && memcmp(chunk.s + last - 2, "\xE2\x80\x93", 3) == 0 &&
           ascii_is_digit(chunk.s[last - 3]) && ascii_is_digit(chunk.s[last + 1]);
}

/* The rules of UAX 14 leave a paragraph's designer free to forbid more (its section 8). */
static void forbid(struct str chunk, char *breaks)
{
    for (uint32_t i = 0; i < chunk.len; i++) {
        char c = chunk.s[i];

        if (breaks[i] && (((c == '-' || c == '/') && is_lonely(chunk, i)) || is_range(chunk, i)))
            breaks[i] = false;
    }
}

bool breaks_is_address(struct str chunk)
{
    int64_t at = str_find(chunk, "@", 0);

    return str_find(chunk, "://", 0) >= 0 || str_starts(chunk, "www.") ||
           (at > 0 && str_find(chunk, ".", (uint32_t)at) > at + 1);
}

/* Web and mail addresses also break after their punctuation, but neither inside a row of it nor at their end. */
static void allow_in_address(struct str chunk, char *breaks)
{
    for (uint32_t i = 0; i + 1 < chunk.len; i++) {
        if (strchr("/?&=.-_@", chunk.s[i]) != NULL)
            breaks[i] = i > 0 && is_wordlike(chunk.s[i + 1]);
    }
}

/* A point or comma between digits, or a percent sign at the end of a number. */
static bool is_in_number(struct str chunk, uint32_t i, uint32_t end)
{
    if (i == 0 || !ascii_is_digit(chunk.s[i - 1]))
        return false;
    if (chunk.s[i] == '%')
        return i + 1 == end;
    return (chunk.s[i] == '.' || chunk.s[i] == ',') && i + 1 < end && ascii_is_digit(chunk.s[i + 1]);
}

/* Most words: letters, digits and numbers with brackets and quotation marks before them and punctuation after them,
 * inside which UAX 14 allows no break. */
static bool is_simple(struct str chunk)
{
    uint32_t i = 0, end = chunk.len;

    while (i < end && (chunk.s[i] == '(' || chunk.s[i] == '[' || chunk.s[i] == '"'))
        i++;
    while (end > i && strchr(".,;:!?)]\"", chunk.s[end - 1]) != NULL)
        end--;
    while (i < end && ((is_wordlike(chunk.s[i]) && (unsigned char)chunk.s[i] < 0x80) || is_in_number(chunk, i, end)))
        i++;
    return i == end;
}

const char *breaks_inside(struct text *text, uint8_t lang, struct str chunk)
{
    if (chunk.len > text->cap_breaks) {
        text->cap_breaks = chunk.len < 128 ? 256 : chunk.len;
        text->breaks = sys_realloc(text->breaks, text->cap_breaks);
    }
    if (is_simple(chunk))
        return memset(text->breaks, false, chunk.len);
    set_linebreaks_utf8((const utf8_t *)chunk.s, chunk.len, text->langs.items[lang].tag.s, text->breaks);
    for (uint32_t i = 0; i < chunk.len; i++)
        text->breaks[i] = text->breaks[i] == LINEBREAK_ALLOWBREAK && i + 1 < chunk.len;
    if (breaks_is_address(chunk))
        allow_in_address(chunk, text->breaks);
    else
        forbid(chunk, text->breaks);
    return text->breaks;
}

/* Before spaces a quotation mark closes: what comes after them is no part of the quotation. (UAX 14 cannot know, and
 * forbids a break between a closing quotation mark or an apostrophe and the next opening bracket.) */
static bool is_closing_quote(uint32_t cp)
{
    return cp == '"' || cp == '\'' || cp == 0xBB || cp == 0x2019 || cp == 0x201D || cp == 0x203A;
}

/* What libunibreak says of two characters. */
static bool ask(const char *lang, uint32_t before, bool spaced, uint32_t after)
{
    utf32_t chars[3] = {before, ' ', after};
    char breaks[3];
    size_t n = spaced ? 3 : 2;

    if (spaced && is_closing_quote(before))
        chars[0] = ')';
    chars[n - 1] = after;
    set_linebreaks_utf32(chars, n, lang, breaks);
    return breaks[n - 2] == LINEBREAK_ALLOWBREAK;
}

static uint32_t char_at(struct str v, uint32_t pos)
{
    return (unsigned char)v.s[pos] < 0x80 ? (unsigned char)v.s[pos] : utf8_next(v, &pos);
}

bool breaks_between(struct text *text, uint8_t lang, struct str left, bool spaced, struct str right)
{
    bool ascii = (unsigned char)left.s[left.len - 1] < 0x80;
    uint32_t before = char_at(left, ascii ? left.len - 1 : char_last_base(left)), after = char_at(right, 0);
    uint64_t key = KNOWN | (uint64_t)lang << 48 | (uint64_t)before << 25 | (uint64_t)after << 1 | (spaced ? 1 : 0);
    uint64_t *known = &text->pairs[table_mix(key, 0) >> 20 & (BREAKS_PAIRS - 1)];

    if ((*known & ~ALLOWED) != key)
        *known = key | (ask(text->langs.items[lang].tag.s, before, spaced, after) ? ALLOWED : 0);
    return (*known & ALLOWED) != 0;
}
