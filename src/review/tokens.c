#include "review/tokens_int.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

/* Where a stretch of the flat text comes from. */
struct piece {
    uint32_t flat, offset;
};

struct scan {
    struct arena *arena;
    struct str text; /* flat; a line end is the end of a sentence */
    VEC(struct piece) pieces;
    uint32_t piece; /* that holds the last offset asked for */
    VEC(struct token) tokens;
};

static bool is_letter(struct str text, uint32_t i)
{
    return i < text.len && ascii_is_letter(text.s[i]);
}

static bool is_digit(struct str text, uint32_t i)
{
    return i < text.len && ascii_is_digit(text.s[i]);
}

static bool begins(struct str text, uint32_t i, const char *with)
{
    size_t len = strlen(with);
    return i <= text.len && text.len - i >= len && memcmp(text.s + i, with, len) == 0;
}

/* Bytes before the next blank. */
static uint32_t word_length(const char *words)
{
    uint32_t n = 0;
    while (words[n] && words[n] != ' ')
        n++;
    return n;
}

/* Whether a byte is a letter, a digit or a blank, as most are: no mark begins there. */
static bool is_plain(struct str text, uint32_t i)
{
    return i >= text.len || text.s[i] == ' ' || ascii_is_letter(text.s[i]) || ascii_is_digit(text.s[i]);
}

/* The first of the marks (each closed by a blank) that stands at i; its length, or 0. */
static uint32_t any_at(struct str text, uint32_t i, const char *words)
{
    if (is_plain(text, i))
        return 0;
    for (const char *word = words; *word;) {
        uint32_t len = word_length(word);
        if (text.s[i] == *word && text.len - i >= len && memcmp(text.s + i, word, len) == 0)
            return len;
        word += len + (word[len] == ' ');
    }
    return 0;
}

/* Bytes of the white space at i: blanks, tabs, line ends, no-break and thin spaces. */
static uint32_t space_at(struct str text, uint32_t i)
{
    if (i < text.len && (ascii_is_blank(text.s[i]) || text.s[i] == '\n' || text.s[i] == '\r'))
        return 1;
    if (is_plain(text, i))
        return 0;
    return any_at(text, i, "\xc2\xa0 \xe2\x80\x82 \xe2\x80\x83 \xe2\x80\x89 \xe2\x80\xaf ");
}

static uint32_t skip_space(struct str text, uint32_t i)
{
    for (uint32_t n = space_at(text, i); n; n = space_at(text, i))
        i += n;
    return i;
}

/* Punctuation that parts words wherever it stands. */
#define PARTING "( ) [ ] { } \" ; | \xe2\x80\x9c \xe2\x80\x9d \xc2\xab \xc2\xbb \xe2\x80\x94 \xe2\x80\xa2 "
/* What parts words unless it stands between digits: , : and the en dash. */
#define PARTING_WORDS ", : \xe2\x80\x93 "
/* What is no part of a word at its end, or at its beginning. */
#define TRAILING "' \xe2\x80\x99 * \xe2\x80\xa0 "
#define LEADING "' \xe2\x80\x98 * "

static uint32_t mark_at(struct str text, uint32_t i)
{
    if (is_plain(text, i))
        return 0;
    uint32_t n = any_at(text, i, PARTING);
    if (n)
        return n;
    n = any_at(text, i, PARTING_WORDS);
    return n && i > 0 && is_digit(text, i - 1) && is_digit(text, i + n) ? 0 : n;
}

/* One or more stops: . ! ? and the ellipsis. */
static uint32_t stops_at(struct str text, uint32_t i)
{
    uint32_t from = i;
    if (is_plain(text, i))
        return 0;
    for (uint32_t n = any_at(text, i, ". ! ? \xe2\x80\xa6 "); n; n = any_at(text, i, ". ! ? \xe2\x80\xa6 "))
        i += n;
    return i - from;
}

static uint32_t offset_of(struct scan *scan, uint32_t flat)
{
    while (scan->piece + 1 < scan->pieces.n && scan->pieces.items[scan->piece + 1].flat <= flat)
        scan->piece++;
    const struct piece *piece = &scan->pieces.items[scan->piece];
    return piece->offset + (flat - piece->flat);
}

static struct token *push(struct scan *scan, enum token_kind kind, uint32_t from, uint32_t to)
{
    bool spaced = from == 0 || scan->text.s[from - 1] == ' ';
    for (uint32_t n = 1; n <= 3 && n <= from && !spaced; n++)
        spaced = space_at(scan->text, from - n) == n;
    VEC_PUSH(scan->arena, &scan->tokens,
             ((struct token){.kind = (uint8_t)kind,
                             .spaced = spaced,
                             .text = str_sub(scan->text, from, to - from),
                             .offset = offset_of(scan, from)}));
    return &scan->tokens.items[scan->tokens.n - 1];
}

struct unit_word {
    const char *words; /* after the number, joined by one blank in the text as here */
    uint8_t unit, power;
};

/* Longest first. */
static const struct unit_word unit_words[] = {
    {"percentage points", UNIT_POINTS, 0},
    {"percentage point", UNIT_POINTS, 0},
    {"per cent", UNIT_PERCENT, 0},
    {"percent", UNIT_PERCENT, 0},
    {"% points", UNIT_POINTS, 0},
    {"% point", UNIT_POINTS, 0},
    {"%pts", UNIT_POINTS, 0},
    {"%", UNIT_PERCENT, 0},
    {"ppts", UNIT_POINTS, 0},
    {"ppt", UNIT_POINTS, 0},
    {"pp", UNIT_POINTS, 0},
    {"p.p", UNIT_POINTS, 0},
    {"million", UNIT_PLAIN, 6},
    {"billion", UNIT_PLAIN, 9},
    {"thousand", UNIT_PLAIN, 3},
    {"bn", UNIT_PLAIN, 9},
    {"m", UNIT_PLAIN, 6},
    {"k", UNIT_PLAIN, 3},
};

/* Bytes of the words of a unit at i; a blank stands for any white space. 0: others stand there. */
static uint32_t unit_at(struct str text, uint32_t i, const char *words)
{
    uint32_t at = i;
    for (; *words; words++) {
        if (*words == ' ') {
            uint32_t next = skip_space(text, at);
            if (next == at)
                return 0;
            at = next;
        } else if (at < text.len &&
                   (text.s[at] == *words || (is_letter(text, at) && (text.s[at] | 0x20) == *words))) {
            at++;
        } else {
            return 0;
        }
    }
    return at - i;
}

/* The unit after the digits that end at `at`; returns where it ends. Letters k and m alone are a scale only close to
 * the digits, or after money (5 m may be metres). */
static uint32_t read_unit(struct str text, uint32_t at, struct token *number)
{
    uint32_t from = skip_space(text, at);
    if (from >= text.len || !strchr("%pmbtk", ascii_to_lower(text.s[from]))) /* as units begin */
        return at;
    for (size_t i = 0; i < sizeof(unit_words) / sizeof(unit_words[0]); i++) {
        const struct unit_word *word = &unit_words[i];
        uint32_t end = from + unit_at(text, from, word->words);
        bool closed = end > from && ((!is_letter(text, end) && !is_digit(text, end)) || text.s[end - 1] == '%');
        bool close = from == at || number->currency.len > 0 || strlen(word->words) > 1 || *word->words == '%';
        if (closed && close) {
            number->unit = word->power ? number->unit : word->unit;
            number->power = word->power;
            return end;
        }
    }
    return at;
}

/* Reads sign, currency and digits from `from`; returns where the digits end, or 0. */
static uint32_t read_digits(struct str text, uint32_t from, struct token *number)
{
    uint32_t at = from, sign = any_at(text, at, "- + \xe2\x88\x92 \xe2\x80\x93 ");
    bool negative = sign > 0 && text.s[at] != '+';
    at += sign;
    uint32_t currency = any_at(text, at, "\xc2\xa3 $ \xe2\x82\xac ");
    number->currency = str_sub(text, at, currency);
    number->unit = currency ? UNIT_MONEY : UNIT_PLAIN;
    at += currency;
    uint32_t digits = at;
    while (is_digit(text, at) || ((begins(text, at, ",") || begins(text, at, ".")) && is_digit(text, at + 1)))
        at++;
    if (at == digits || !is_digit(text, digits) ||
        !decimal_parse(str_sub(text, digits, at - digits), &number->number))
        return 0;
    if (negative)
        number->number = decimal_negate(number->number);
    return at;
}

/* A number at `from`, and nothing but a unit between it and white space or punctuation. Returns its end, or 0. */
static uint32_t number_at(struct str text, uint32_t from, struct token *number)
{
    uint32_t at = is_letter(text, from) ? 0 : read_digits(text, from, number);
    if (!at)
        return 0;
    uint32_t end = read_unit(text, at, number);
    uint32_t after = end + any_at(text, end, TRAILING);
    bool closed = after >= text.len || space_at(text, after) || mark_at(text, after) ||
                  (stops_at(text, after) && !is_letter(text, after + 1));
    return closed ? end : 0;
}

/* Words that end in a full stop which ends no sentence. */
#define ABBREVIATIONS                                                                                              \
    " approx. cf. e.g. eg. etc. est. i.e. ie. inc. incl. max. min. no. nos. para. paras. p. pp. ref. st. dr. mr. " \
    "mrs. "                                                                                                        \
    "ms. vs. v. c. fig. sec. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. "

#define LONGEST_ABBREVIATION 6 /* approx */

static bool is_abbreviation(struct str word)
{
    char wanted[LONGEST_ABBREVIATION + 4] = "";
    if (word.len == 0 || word.len > LONGEST_ABBREVIATION)
        return false;
    uint32_t n = 0;
    wanted[n++] = ' ';
    for (uint32_t i = 0; i < word.len; i++)
        wanted[n++] = ascii_to_lower(word.s[i]);
    wanted[n++] = '.';
    wanted[n++] = ' ';
    return str_find(STR(ABBREVIATIONS), wanted, 0) >= 0;
}

/* Whether the full stop at `at`, after `word`, ends a sentence: not before a word in lower case, nor, after an
 * abbreviation, before a digit or a letter. */
static bool ends_sentence(struct str text, struct str word, uint32_t at, uint32_t stops)
{
    uint32_t next = skip_space(text, at + stops);
    if (stops > 1 || text.s[at] != '.')
        return true;
    if (next < text.len && is_letter(text, next) && (text.s[next] & 0x20) && next > at + stops)
        return false;
    bool line = next >= text.len || memchr(text.s + at, '\n', next - at) != NULL;
    return line || !(is_abbreviation(word) && (is_letter(text, next) || is_digit(text, next)));
}

/* End of the word at `from`: white space, punctuation, or the marks and stops at its end. */
static uint32_t word_end(struct str text, uint32_t from)
{
    uint32_t at = from, end = from;
    while (at < text.len && (is_letter(text, at) || (!space_at(text, at) && !mark_at(text, at)))) {
        if (is_letter(text, at)) {
            end = ++at;
            continue;
        }
        uint32_t n = stops_at(text, at);
        n = n ? n : any_at(text, at, TRAILING);
        at += n ? n : 1;
        end = n ? end : at;
    }
    return end;
}

/* Pushes the punctuation or stop at `from`; returns its end, or `from` where there is none. */
static uint32_t scan_mark(struct scan *scan, uint32_t from, struct str word)
{
    struct str text = scan->text;
    if (is_plain(text, from))
        return from;
    uint32_t n = stops_at(text, from);
    if (n) {
        push(scan, ends_sentence(text, word, from, n) ? TOKEN_STOP : TOKEN_MARK, from, from + n);
        return from + n;
    }
    n = mark_at(text, from);
    n = n ? n : any_at(text, from, TRAILING);
    n = n ? n : any_at(text, from, LEADING);
    if (n)
        push(scan, TOKEN_MARK, from, from + n);
    return from + n;
}

static uint32_t scan_word(struct scan *scan, uint32_t from)
{
    struct token number = {0};
    uint32_t end = number_at(scan->text, from, &number);
    if (end) {
        struct token *token = push(scan, TOKEN_NUMBER, from, end);
        token->unit = number.unit;
        token->power = number.power;
        token->number = number.number;
        token->currency = number.currency;
        return end;
    }
    end = word_end(scan->text, from);
    if (end == from) { /* nothing but marks */
        end = scan_mark(scan, from, STR(""));
        return end > from ? end : from + 1;
    }
    bool joint = end == from + 1 && any_at(scan->text, from, "- / & ");
    push(scan, joint ? TOKEN_MARK : TOKEN_WORD, from, end);
    return end;
}

/* A dash that stands for a minus only where a number follows it and white space goes before. */
static bool is_sign(struct str text, uint32_t i)
{
    struct token number;
    return !is_plain(text, i) && (i == 0 || space_at(text, i - 1) || text.s[i - 1] == '(') &&
           number_at(text, i, &number);
}

static struct tokens scan_all(struct scan *scan)
{
    struct str text = scan->text, word = STR("");
    uint32_t at = 0;
    while (at < text.len) {
        uint32_t n = space_at(text, at);
        if (n && text.s[at] == '\n') {
            if (scan->tokens.n && scan->tokens.items[scan->tokens.n - 1].kind != TOKEN_STOP)
                push(scan, TOKEN_STOP, at, at);
        }
        if (n) {
            at += n;
            continue;
        }
        uint32_t end = is_sign(text, at) ? at : scan_mark(scan, at, word);
        end = end > at ? end : scan_word(scan, at);
        word = str_sub(text, at, end - at);
        at = end;
    }
    return (struct tokens){scan->tokens.items, scan->tokens.n};
}

static void add_piece(struct scan *scan, struct buf *flat, struct str text, uint32_t offset)
{
    VEC_PUSH(scan->arena, &scan->pieces, ((struct piece){(uint32_t)flat->len, offset}));
    buf_put_str(flat, text);
}

/* A reference as one word. */
static struct str joined(struct arena *arena, struct str target)
{
    char *bytes = arena_copy(arena, target.s, target.len);
    for (uint32_t i = 0; i < target.len; i++)
        bytes[i] = ascii_is_blank(bytes[i]) ? '_' : bytes[i];
    return (struct str){bytes, target.len};
}

static void add_run(struct scan *scan, struct buf *flat, const struct run *run)
{
    switch (run->kind) {
    case RUN_TEXT:
        if (run->flags & RUN_SUPER && is_digit(run->text, 0))
            add_piece(scan, flat, STR(" "), run->offset);
        add_piece(scan, flat, run->text, run->offset);
        break;
    case RUN_BREAK:
        add_piece(scan, flat, STR("\n"), run->offset);
        break;
    case RUN_REF:
        add_piece(scan, flat, run->text.len ? run->text : joined(scan->arena, run->extra->target), run->offset);
        break;
    default:
        break;
    }
}

static struct tokens scan_flat(struct scan *scan, struct buf *flat)
{
    buf_putc(flat, '\n');
    scan->text = str_dup(scan->arena, (struct str){flat->bytes, (uint32_t)flat->len});
    buf_free(flat);
    return scan_all(scan);
}

struct tokens tokens_of_rich(struct arena *arena, const struct rich *rich)
{
    struct scan scan = {.arena = arena};
    struct buf flat = {0};
    if (rich_empty(rich))
        return (struct tokens){0};
    for (uint32_t i = 0; i < rich->nblocks; i++) {
        const struct rich_block *block = &rich->blocks[i];
        for (uint32_t j = 0; j < block->nruns; j++)
            add_run(&scan, &flat, &block->runs[j]);
        buf_putc(&flat, '\n');
    }
    if (!scan.pieces.n)
        add_piece(&scan, &flat, STR(""), 0);
    return scan_flat(&scan, &flat);
}

struct tokens tokens_of_text(struct arena *arena, struct str text)
{
    struct scan scan = {.arena = arena};
    struct buf flat = {0};
    add_piece(&scan, &flat, text, 0);
    return scan_flat(&scan, &flat);
}

uint32_t tokens_sentence_end(const struct tokens *tokens, uint32_t from)
{
    while (from < tokens->n && tokens->items[from].kind != TOKEN_STOP)
        from++;
    return from < tokens->n ? from + 1 : from;
}

bool token_is(const struct token *token, const char *word)
{
    return token->kind == TOKEN_WORD && ascii_to_lower(token->text.s[0]) == *word &&
           str_same(token->text, str_from(word));
}

bool token_among(const struct token *token, const char *words)
{
    if (token->kind != TOKEN_WORD)
        return false;
    char first = ascii_to_lower(token->text.s[0]);
    for (const char *word = words; *word;) {
        uint32_t len = word_length(word);
        if (*word == first && len == token->text.len && str_same(token->text, (struct str){word, len}))
            return true;
        word += len + (word[len] == ' ');
    }
    return false;
}
