#include "review/when_int.h"

#include <string.h>

#include "base/ascii.h"

#define EN_DASH "\xe2\x80\x93"

struct cursor {
    const struct tokens *tokens;
    uint32_t at;
    bool brief;
};

/* The token that is `ahead` of the cursor; a STOP behind the last. */
static const struct token *peek(const struct cursor *cursor, uint32_t ahead)
{
    static const struct token stop = {.kind = TOKEN_STOP, .text = {"", 0}};
    uint32_t at = cursor->at + ahead;
    return at < cursor->tokens->n ? &cursor->tokens->items[at] : &stop;
}

static bool is_mark(const struct token *token, const char *marks)
{
    return token->kind == TOKEN_MARK && token->text.len > 0 &&
           ((token->text.len == 1 && strchr(marks, token->text.s[0])) ||
            (strchr(marks, '-') && str_eqz(token->text, EN_DASH)));
}

/* ---- months ---- */

uint8_t when_month_of(struct str word)
{
    if (word.len < 3 || !ascii_is_capital(word.s[0]))
        return 0;
    for (unsigned month = 1; month <= 12; month++) {
        const char *name = when_month_name(month);
        if (word.s[0] == *name && (str_same(word, str_from(name)) || str_same(word, (struct str){name, 3})))
            return (uint8_t)month;
    }
    return str_same(word, STR("Sept")) ? 9 : 0;
}

/* July-September, October/November. */
static bool months_of(struct str word, struct when *out)
{
    for (uint32_t i = 3; i + 3 < word.len; i++) {
        if (word.s[i] != '-' && word.s[i] != '/')
            continue;
        out->from.month = when_month_of(str_sub(word, 0, i));
        out->to.month = when_month_of(str_sub(word, i + 1, word.len));
        return out->from.month && out->to.month;
    }
    return false;
}

/* A month's name, with the full stop of an abbreviation. */
static uint8_t take_month(struct cursor *cursor)
{
    const struct token *token = peek(cursor, 0);
    struct str word = str_starts(token->text, "mid-") ? str_sub(token->text, 4, token->text.len) : token->text;
    uint8_t month = token->kind == TOKEN_WORD ? when_month_of(word) : 0;
    if (!month)
        return 0;
    cursor->at++;
    if (token->text.len < 5 && is_mark(peek(cursor, 0), "."))
        cursor->at++;
    return month;
}

/* ---- numbers ---- */

/* Up to four digits at *at, at least `least`; -1: there are none. */
static int take_digits(struct str word, uint32_t *at, uint32_t least, uint32_t most)
{
    uint32_t from = *at;
    int value = 0;
    for (; *at < word.len && ascii_is_digit(word.s[*at]) && *at - from < most; ++*at)
        value = value * 10 + (word.s[*at] - '0');
    return *at - from >= least ? value : -1;
}

static bool is_year(int number)
{
    return number >= 1900 && number <= 2100;
}

/* A plain whole number as it stands: `digits` characters at most. */
static int plain_number(const struct token *token, uint32_t least, uint32_t most)
{
    uint32_t at = 0;
    if (token->kind != TOKEN_NUMBER || token->unit != UNIT_PLAIN || token->power || token->text.len > most)
        return -1;
    int number = take_digits(token->text, &at, least, most);
    return at == token->text.len ? number : -1;
}

static bool take_year(struct cursor *cursor, int16_t *year)
{
    int number = plain_number(peek(cursor, 0), 4, 4);
    if (!is_year(number))
        return false;
    *year = (int16_t)number;
    cursor->at++;
    return true;
}

/* 2010/11, 2010-11, 2010/2011; brief: 10/11. */
static bool take_years(struct cursor *cursor, struct when *out)
{
    struct str word = peek(cursor, 0)->text;
    uint32_t at = 0;
    if (peek(cursor, 0)->kind != TOKEN_WORD)
        return false;
    int first = take_digits(word, &at, 2, 4);
    uint32_t digits = at;
    if (first < 0 || digits == 3 || (digits == 2 && !cursor->brief))
        return false;
    bool dash = str_find(word, EN_DASH, at) == at;
    if (!dash && (at >= word.len || !strchr("/-", word.s[at]) || (digits == 2 && word.s[at] != '/')))
        return false;
    at += dash ? 3 : 1;
    uint32_t second_at = at;
    int second = take_digits(word, &at, 2, digits);
    first += digits == 2 ? 2000 : 0;
    if (at != word.len || !is_year(first) || (at - second_at) % 2 ||
        second != (at - second_at == 2 ? (first + 1) % 100 : first + 1))
        return false;
    out->from.year = (int16_t)first;
    out->to.year = (int16_t)(first + 1);
    cursor->at++;
    return true;
}

static bool take_any_year(struct cursor *cursor, struct when *out)
{
    if (take_year(cursor, &out->from.year)) {
        out->to.year = out->from.year;
        return true;
    }
    return take_years(cursor, out);
}

/* 1 to 31, also 1st, 22nd. */
static uint8_t take_day(struct cursor *cursor)
{
    const struct token *token = peek(cursor, 0);
    int day = plain_number(token, 1, 2);
    if (token->kind == TOKEN_WORD && token->text.len >= 3) {
        uint32_t at = 0;
        day = take_digits(token->text, &at, 1, 2);
        struct str ending = str_sub(token->text, at, token->text.len);
        if (!str_same(ending, STR("st")) && !str_same(ending, STR("nd")) && !str_same(ending, STR("rd")) &&
            !str_same(ending, STR("th")))
            day = -1;
    }
    if (day < 1 || day > 31)
        return 0;
    cursor->at++;
    return (uint8_t)day;
}

static bool is_date(struct date date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= when_month(date.year ? date.year : 2000, date.month, true).day;
}

/* Between two ends: to, a dash, a slash; `and`, `or` as well. */
static bool take_joint(struct cursor *cursor)
{
    if (!token_among(peek(cursor, 0), "to until till and or") && !is_mark(peek(cursor, 0), "-/&"))
        return false;
    cursor->at++;
    return true;
}

/* ---- dates in figures ---- */

/* 2010-11-25; 25/11/2010, 25.11.2010, 25-11-2010, 25/11/10. */
static bool read_figures(struct cursor *cursor, struct when *out)
{
    struct str word = peek(cursor, 0)->text;
    uint32_t at = 0, ends[3];
    int parts[3];
    if (peek(cursor, 0)->kind != TOKEN_WORD || word.len < 6 || word.len > 10)
        return false;
    for (int i = 0; i < 3; i++) {
        parts[i] = take_digits(word, &at, 1, 4);
        ends[i] = at;
        if (parts[i] < 0 ||
            (i < 2 && (at >= word.len || !strchr("-/.", word.s[at]) || word.s[at] != word.s[ends[0]])))
            return false;
        at += i < 2;
    }
    bool iso = ends[0] == 4 && word.s[4] == '-';
    uint32_t last = ends[2] - ends[1] - 1;
    if (at != word.len || (!iso && (ends[0] > 2 || (last != 4 && last != 2))))
        return false;
    int year = iso ? parts[0] : parts[2] + (last == 2 ? 2000 : 0), day = iso ? parts[2] : parts[0];
    if (!is_year(year) || parts[1] > 12 || day > 31)
        return false;
    out->from = (struct date){.year = (int16_t)year, .month = (uint8_t)parts[1], .day = (uint8_t)day};
    out->to = out->from;
    out->kind = WHEN_DAYS;
    cursor->at++;
    return is_date(out->from);
}

/* ---- dates in words ---- */

/* The year of the first end is that of the last, or the one before where the range goes over New Year. */
static void share_year(struct when *out)
{
    bool over = out->from.month > out->to.month || (out->from.month == out->to.month && out->from.day > out->to.day);
    if (!out->from.year && out->to.year)
        out->from.year = (int16_t)(out->to.year - over);
}

/* A day and a month; the month may be left out (`later` then has it): 14 to 28 February 2011. */
static bool take_date(struct cursor *cursor, struct date *date)
{
    date->day = take_day(cursor);
    if (!date->day)
        return false;
    cursor->at += token_is(peek(cursor, 0), "of");
    date->month = take_month(cursor);
    if (!date->month)
        return true;
    cursor->at += is_mark(peek(cursor, 0), ",") && is_year(plain_number(peek(cursor, 1), 4, 4));
    take_year(cursor, &date->year);
    return is_date(*date);
}

/* 25 November 2010; 1 April to 30 September 2010. */
static bool read_days(struct cursor *cursor, struct when *out)
{
    out->kind = WHEN_DAYS;
    if (!take_date(cursor, &out->from))
        return false;
    struct cursor beyond = *cursor;
    if (take_joint(&beyond) && take_date(&beyond, &out->to) && out->to.month) {
        *cursor = beyond;
        out->range = true;
        out->from.month = out->from.month ? out->from.month : out->to.month;
        share_year(out);
        return is_date(out->from);
    }
    out->to = out->from;
    return out->from.month != 0;
}

/* November 25, 2010 */
static bool read_month_day(struct cursor *cursor, struct when *out)
{
    struct date date = {0};
    out->kind = WHEN_DAYS;
    date.month = take_month(cursor);
    date.day = take_day(cursor);
    cursor->at += is_mark(peek(cursor, 0), ",");
    if (!date.month || !date.day || !take_year(cursor, &date.year))
        return false;
    out->from = out->to = date;
    return is_date(date);
}

/* November 2010; July to September; July 2009 to June 2010; October/November 2010. */
static bool read_months(struct cursor *cursor, struct when *out)
{
    out->kind = WHEN_MONTHS;
    if (peek(cursor, 0)->kind == TOKEN_WORD && months_of(peek(cursor, 0)->text, out)) {
        cursor->at++;
        out->range = true;
        take_year(cursor, &out->to.year);
        share_year(out);
        return true;
    }
    out->from.month = take_month(cursor);
    if (!out->from.month)
        return false;
    bool year = take_year(cursor, &out->from.year);
    struct cursor beyond = *cursor;
    bool joined = !(year && token_among(peek(&beyond, 0), "and or")) && take_joint(&beyond);
    out->to = out->from;
    if (joined && (out->to.month = take_month(&beyond)) != 0) {
        int16_t last = 0;
        bool closed = take_year(&beyond, &last);
        *cursor = beyond;
        out->range = true;
        out->to.year = closed ? last : 0;
        if (!closed && year)
            out->to.year = (int16_t)(out->from.year + (out->to.month < out->from.month));
        share_year(out);
        return true;
    }
    out->to.month = out->from.month;
    return year;
}

static bool read_season(struct cursor *cursor, struct when *out)
{
    static const char *const names[] = {"spring", "summer", "autumn", "winter"};
    unsigned season = 0;
    while (season < 4 && !token_is(peek(cursor, 0), names[season]))
        season++;
    if (season == 4)
        return false;
    cursor->at++;
    cursor->at += token_among(peek(cursor, 0), "term of");
    struct when year = {0};
    if (!take_any_year(cursor, &year))
        return false;
    out->kind = WHEN_SEASON;
    /* Winter of 2010, or of 2010/11, ends in February 2011; the spring and summer of 2010/11 are those of 2011. */
    int first = season >= 2 ? year.from.year : year.to.year;
    out->from = (struct date){.year = (int16_t)first, .month = (uint8_t)(3 + 3 * season)};
    out->to =
        (struct date){.year = (int16_t)(first + (season == 3)), .month = (uint8_t)((5 + 3 * season - 1) % 12 + 1)};
    return true;
}

/* ---- parts of the year ---- */

/* one to four, first to fourth, 1st to 4th, 1 to 4; 0: none of them, or beyond `most`. */
static uint8_t small_number(const struct token *token, unsigned most)
{
    static const char *const words[] = {"one first 1st", "two second 2nd", "three third 3rd", "four fourth 4th"};
    int number = plain_number(token, 1, 1);
    for (int i = 0; i < 4 && number < 0; i++) {
        if (token_among(token, words[i]))
            number = i + 1;
    }
    return number >= 1 && number <= (int)most ? (uint8_t)number : 0;
}

/* Q2, Qtr2, H1: the letters and a digit in one word. */
static uint8_t joined_number(const struct token *token, const char *letters, unsigned most)
{
    size_t len = strlen(letters);
    if (token->kind != TOKEN_WORD || token->text.len != len + 1 ||
        !str_same(str_sub(token->text, 0, (uint32_t)len), str_from(letters)))
        return 0;
    char digit = token->text.s[len];
    return digit >= '1' && digit <= (char)('0' + most) ? (uint8_t)(digit - '0') : 0;
}

static uint8_t take_quarter(struct cursor *cursor)
{
    const struct token *token = peek(cursor, 0);
    uint8_t number = joined_number(token, "Q", 4);
    if (!number)
        number = joined_number(token, "Qtr", 4);
    if (number) {
        cursor->at++;
        return number;
    }
    if (token_among(token, "quarter qtr")) {
        uint32_t dot = token_is(token, "qtr") && str_eqz(peek(cursor, 1)->text, ".");
        number = small_number(peek(cursor, 1 + dot), 4);
        cursor->at += number ? 2 + dot : 0;
    } else if (token->kind == TOKEN_WORD && token_is(peek(cursor, 1), "quarter")) {
        number = small_number(token, 4);
        cursor->at += number ? 2 : 0;
    }
    return number;
}

static bool take_half(struct cursor *cursor, uint8_t *number)
{
    const struct token *token = peek(cursor, 0), *next = peek(cursor, 1);
    *number = joined_number(token, "H", 2);
    if (*number) {
        cursor->at++;
    } else if (token_is(next, "half") && small_number(token, 2)) {
        *number = small_number(token, 2);
        cursor->at += 2;
        cursor->at += token_is(peek(cursor, 0), "year");
    } else if (token_is(token, "half-year") || (token_is(token, "half") && token_is(next, "year"))) {
        cursor->at += token_is(token, "half") ? 2 : 1;
        *number = small_number(peek(cursor, 0), 2);
        cursor->at += *number != 0;
    } else {
        return false;
    }
    return true;
}

/* The year of a quarter or half: 2010/11, of 2010/11, (2010/11), - 2010/11. */
static void take_its_year(struct cursor *cursor, struct when *out)
{
    struct cursor beyond = *cursor;
    bool of = token_among(peek(&beyond, 0), "of in");
    if (of || is_mark(peek(&beyond, 0), "-(,:/"))
        beyond.at++;
    if (of && token_is(peek(&beyond, 0), "the"))
        beyond.at++;
    if (of && token_is(peek(&beyond, 0), "year"))
        beyond.at++;
    beyond.brief = true;
    if (take_any_year(&beyond, out))
        *cursor = beyond;
}

static bool read_quarter(struct cursor *cursor, struct when *out)
{
    out->kind = WHEN_QUARTER;
    out->number = take_quarter(cursor);
    if (!out->number)
        return false;
    /* Quarters 1 and 2, Q1 to Q3: several. */
    struct cursor beyond = *cursor;
    if (take_joint(&beyond) && (take_quarter(&beyond) || small_number(peek(&beyond, 0), 4))) {
        out->number = 0;
        cursor->at = beyond.at;
    }
    take_its_year(cursor, out);
    return true;
}

static bool read_half(struct cursor *cursor, struct when *out)
{
    out->kind = WHEN_HALF;
    if (!take_half(cursor, &out->number))
        return false;
    take_its_year(cursor, out);
    return true;
}

static bool read_years(struct cursor *cursor, struct when *out)
{
    out->kind = WHEN_YEARS;
    return take_years(cursor, out);
}

static bool read_year(struct cursor *cursor, struct when *out)
{
    out->kind = WHEN_YEAR;
    return take_year(cursor, &out->from.year) && (out->to.year = out->from.year) != 0;
}

/* Whether a date may begin with the token: most words are passed by here, and few are looked up. */
static bool may_begin(const struct token *token)
{
    static const char *const words[] = {[3] = "one two qtr",       [4] = "half four",
                                        [5] = "first three third", [6] = "spring summer autumn winter second fourth",
                                        [7] = "quarter",           [9] = "half-year"};
    struct str text = token->text;
    if (token->kind != TOKEN_WORD)
        return token->kind == TOKEN_NUMBER && token->unit == UNIT_PLAIN;
    if (ascii_is_digit(text.s[0]) || ascii_is_capital(text.s[0]) || ascii_is_digit(text.s[text.len - 1]) ||
        str_starts(text, "mid-"))
        return true;
    return text.len < sizeof(words) / sizeof(words[0]) && words[text.len] && token_among(token, words[text.len]);
}

uint32_t when_read(const struct tokens *tokens, uint32_t at, bool brief, struct when *out)
{
    static bool (*const readers[])(struct cursor *, struct when *) = {read_figures, read_days,   read_month_day,
                                                                      read_months,  read_season, read_quarter,
                                                                      read_half,    read_years,  read_year};
    if (!may_begin(&tokens->items[at]))
        return 0;
    for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
        struct cursor cursor = {.tokens = tokens, .at = at, .brief = brief};
        struct when when = {.first = at};
        if (readers[i](&cursor, &when)) {
            when.n = cursor.at - at;
            *out = when;
            return when.n;
        }
    }
    return 0;
}
