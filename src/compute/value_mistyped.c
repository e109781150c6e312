/* Figures that were meant, and are none because of a slip. Only texts that hold nothing else are taken for one, so
 * that dates, years, lists and sentences are left alone. */
#include <stdlib.h>

#include "base/ascii.h"
#include "compute/value_int.h"

/* Counts of what stands in the digits of a text, and around them. */
struct slip {
    struct str lead; /* sign and currency */
    struct str body; /* from the first digit on, without remarks in brackets and marks */
    struct str tail; /* the scale word behind it */
    uint32_t digits, points, commas, percents, blanks, letters;
    bool money;
};

static bool is_digit_at(struct str v, uint32_t at)
{
    return at < v.len && ascii_is_digit(v.s[at]);
}

/* A letter in the place of a digit: 6l.2%, 1O0. */
static bool is_stray_letter(struct str v, uint32_t at)
{
    char c = v.s[at], next = at + 1 < v.len ? v.s[at + 1] : ' ';
    return (c == 'l' || c == 'I' || c == 'O' || c == 'o') && at > 0 &&
           (is_digit_at(v, at - 1) || v.s[at - 1] == '.') &&
           (ascii_is_digit(next) || next == '.' || next == ',' || next == '%');
}

/* Where the body ends: before what no figure holds. */
static uint32_t count_body(struct str v, struct slip *slip)
{
    uint32_t at = 0;
    for (; at < v.len; at++) {
        char c = v.s[at];
        if (ascii_is_digit(c))
            slip->digits++;
        else if (c == '.')
            slip->points++;
        else if (c == ',')
            slip->commas++;
        else if (c == '%')
            slip->percents++;
        else if (ascii_is_blank(c))
            slip->blanks++;
        else if (is_stray_letter(v, at))
            slip->letters++;
        else
            break;
    }
    return at;
}

/* v without brackets at the end, marks and blanks. */
static struct str without_remarks(struct str v)
{
    static const char *const marks[] = {"*", "†", "‡", "#"};
    v = scan_trimmed(v);
    int64_t bracket = v.len && v.s[v.len - 1] == ')' ? str_find(v, "(", 1) : -1;
    v = scan_trimmed(bracket > 0 ? str_sub(v, 0, (uint32_t)bracket) : v);
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]);) {
        uint32_t n = (uint32_t)strlen(marks[i]);
        if (v.len >= n && memcmp(v.s + v.len - n, marks[i], n) == 0) {
            v = scan_trimmed(str_sub(v, 0, v.len - n));
            i = 0;
        } else {
            i++;
        }
    }
    return v;
}

static struct str take_lead(struct str v)
{
    static const char *const signs[] = {"-", "+", "\xE2\x88\x92", "–", "£", "€", "$"};
    struct scan scan = {v, 0, v.len};
    for (unsigned n = 0; n < 3; n++) {
        for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
            scan_take(&scan, signs[i]);
    }
    return str_sub(v, 0, scan.at);
}

static bool is_scale(struct str v)
{
    static const char *const words[] = {"", "k", "m", "m.", "bn", "million", "billion", "thousand"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_same(v, str_from(words[i])))
            return true;
    }
    return false;
}

/* Digits from `at` on. */
static uint32_t run_of_digits(struct str v, uint32_t at)
{
    uint32_t n = 0;
    while (is_digit_at(v, at + n))
        n++;
    return n;
}

/* Groups of digits between the bytes of `parters`: how many there are, the length of the longest, and of the last. */
struct groups {
    uint32_t n, first, longest, last;
    bool threes; /* after the first, each has three digits */
};

static struct groups count_groups(struct str v, const char *parters)
{
    struct groups groups = {.threes = true};
    for (uint32_t at = 0; at < v.len;) {
        uint32_t n = run_of_digits(v, at);
        if (n > 0) {
            groups.first = groups.n == 0 ? n : groups.first;
            groups.threes = groups.threes && (groups.n == 0 || n == 3);
            groups.longest = n > groups.longest ? n : groups.longest;
            groups.last = n;
            groups.n++;
        }
        at += n;
        while (at < v.len && strchr(parters, v.s[at]))
            at++;
        if (n == 0 && at < v.len && !ascii_is_digit(v.s[at]))
            break;
    }
    return groups;
}

/* 1.10.2010 and 31.3.10 are dates. */
static bool is_date(const struct slip *slip)
{
    struct groups groups = count_groups(slip->body, ".");
    return slip->points == 2 && slip->digits + 2 == slip->body.len && groups.n == 3 && groups.first <= 2 &&
           groups.longest <= 4 && (groups.last == 2 || groups.last == 4);
}

/* What is written between the digits without what does not belong there: blanks, commas, all but one %; letters are
 * turned into the digits that they look like. */
static struct str mended(struct arena *arena, const struct slip *slip, bool point_for_comma)
{
    struct buf out = {0};
    buf_put_str(&out, slip->lead);
    for (uint32_t i = 0; i < slip->body.len; i++) {
        char c = slip->body.s[i];
        if (c == ',')
            c = point_for_comma ? '.' : '\0';
        else if (c == 'l' || c == 'I')
            c = '1';
        else if (c == 'O' || c == 'o')
            c = '0';
        else if (ascii_is_blank(c) || c == '%')
            c = '\0';
        if (c)
            buf_putc(&out, c);
    }
    buf_puts(&out, slip->percents ? "%" : "");
    buf_put_str(&out, slip->tail);
    struct str made = str_dup(arena, (struct str){out.bytes ? out.bytes : "", (uint32_t)out.len});
    buf_free(&out);
    return made;
}

/* The same with commas between thousands. */
static struct str grouped(struct arena *arena, const struct slip *slip)
{
    struct slip number = *slip;
    number.lead = number.tail = (struct str){"", 0};
    number.percents = 0;
    struct str plain = mended(arena, &number, false);
    struct decimal value;
    struct buf out = {0};
    if (!decimal_parse(plain, &value))
        return mended(arena, slip, false);
    buf_put_str(&out, slip->lead);
    decimal_write(&out, value, /*commas*/ true);
    buf_puts(&out, slip->percents ? "%" : "");
    buf_put_str(&out, slip->tail);
    struct str made = str_dup(arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    return made;
}

/* Blanks that part thousands, perhaps behind a comma ("1 317", "1, 317"); false when they part something else. */
static bool blanks_part_thousands(const struct slip *slip)
{
    struct groups groups = count_groups(slip->body, ", ");
    return groups.n > 1 && groups.threes && groups.first <= 3 && slip->points <= 1 && slip->body.s[0] != '0';
}

static struct str help_for_comma(struct arena *arena, const struct slip *slip)
{
    struct groups groups = count_groups(slip->body, ",");
    struct str all = grouped(arena, slip), point = mended(arena, slip, true);
    if (slip->commas == 1 && slip->points == 0 && groups.last < 3)
        return str_printf(
            arena, "for a decimal write `" PRIstr "`, with a point; commas part thousands in threes, as in 1,317",
            STR_ARG(point));
    return str_printf(arena, "commas part thousands in threes: write `" PRIstr "` if that is the figure",
                      STR_ARG(all));
}

/* 61.2%% or 61.2 %%. */
static bool is_doubled_percent(const struct slip *slip)
{
    return slip->percents == 2 && slip->body.len > 2 && slip->body.s[slip->body.len - 1] == '%' &&
           slip->body.s[slip->body.len - 2] == '%';
}

/* Dates, lists and years, which nobody meant for one figure. */
static bool is_something_else(const struct slip *slip)
{
    struct groups groups = count_groups(slip->body, ",");
    bool years = slip->commas == 1 && groups.n == 2 && groups.first == 4 && groups.last == 4;
    return is_date(slip) || years || (slip->commas > 1 && groups.longest < 3);
}

/* What to write instead; empty when the text may be meant as it stands. */
static struct str help_for(struct arena *arena, const struct slip *slip)
{
    bool blanks = slip->blanks > (slip->percents && str_find(slip->body, " %", 0) >= 0);
    if (is_something_else(slip) || (blanks && !blanks_part_thousands(slip)))
        return STR("");
    if (blanks)
        return str_printf(arena, "commas part thousands: write `" PRIstr "`", STR_ARG(grouped(arena, slip)));
    if (slip->letters)
        return str_printf(arena, "a letter stands in the place of a digit: write `" PRIstr "` if that is the figure",
                          STR_ARG(mended(arena, slip, false)));
    if (slip->digits > 18)
        return STR("a figure has 18 digits at most; for millions write, for example, 1.2 million");
    if (slip->points > 1 || (slip->points && slip->commas))
        return STR("write one point at most, before the decimals, and commas between thousands, as in 1,317.5");
    if (is_doubled_percent(slip))
        return str_printf(arena, "write `" PRIstr "`", STR_ARG(mended(arena, slip, false)));
    if (slip->percents && slip->money)
        return STR("write either an amount of money or a percentage");
    bool at_end = slip->percents == 0 || slip->body.s[slip->body.len - 1] == '%';
    return slip->commas && slip->percents < 2 && at_end ? help_for_comma(arena, slip)
                                                        : STR("write one figure, such as 61.2% or 1,317");
}

/* (£1.2m), with nothing else: in accounts a negative figure. */
static bool is_bracketed(struct str text)
{
    text = scan_trimmed(text);
    if (text.len < 3 || text.s[0] != '(' || text.s[text.len - 1] != ')')
        return false;
    struct str inner = str_sub(text, 1, text.len - 2);
    struct str lead = take_lead(inner);
    struct slip slip = {0};
    struct str body = str_sub(inner, lead.len, inner.len);
    uint32_t end = count_body(body, &slip);
    return is_digit_at(body, 0) && is_scale(scan_trimmed(str_sub(body, end, body.len)));
}

bool value_mistyped(struct arena *arena, struct str text, struct str *help)
{
    struct slip slip = {0};
    if (is_bracketed(text)) {
        *help = STR("leave the brackets out; if the figure is negative, write a minus sign, as in -£1.2m");
        return true;
    }
    text = without_remarks(text);
    slip.lead = take_lead(text);
    struct str body = str_sub(text, slip.lead.len, text.len);
    struct value sound;
    if (!is_digit_at(body, 0) || figure_parse(arena, (struct scan){text, 0, text.len}, false, &sound))
        return false;
    slip.money =
        str_find(slip.lead, "£", 0) >= 0 || str_find(slip.lead, "€", 0) >= 0 || str_find(slip.lead, "$", 0) >= 0;
    uint32_t end = count_body(body, &slip);
    slip.body = scan_trimmed(str_sub(body, 0, end));
    slip.tail = str_sub(body, end, body.len);
    if (!is_scale(scan_trimmed(slip.tail)))
        return false;
    *help = help_for(arena, &slip);
    return help->len > 0;
}
