/* Figures that were meant, and are none because of a slip. Only texts that hold nothing else are taken for one, so
 * that dates, years, lists and sentences are left alone. */
#include "compute/value_int.h"

/* Counts of what stands in the digits of a text, and around them. */
struct slip {
    struct str lead; /* sign and currency, and blanks behind them */
    struct str body; /* from the first digit on, without remarks in brackets and marks */
    struct str tail; /* the scale word behind it */
    uint32_t digits, points, commas, percents, blanks, letters;
    bool money;
};

/* A letter in the place of a digit: 6l.2%, 1O0. */
static bool is_stray_letter(struct str v, uint32_t at)
{
    char c = v.s[at], next = at + 1 < v.len ? v.s[at + 1] : ' ';
    return (c == 'l' || c == 'I' || c == 'O' || c == 'o') && at > 0 &&
           (text_digit_at(v, at - 1) || v.s[at - 1] == '.') &&
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
    for (size_t i = 0; i < COUNT(marks);) {
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
        for (size_t i = 0; i < COUNT(signs); i++)
            scan_take(&scan, signs[i]);
        scan_blanks(&scan);
    }
    return str_sub(v, 0, scan.at);
}

static bool is_scale(struct str v)
{
    static const char *const words[] = {"", "k", "m", "m.", "bn", "million", "billion", "thousand"};
    for (size_t i = 0; i < COUNT(words); i++) {
        if (str_same(v, str_from(words[i])))
            return true;
    }
    return false;
}

/* Digits from `at` on. */
static uint32_t run_of_digits(struct str v, uint32_t at)
{
    uint32_t n = 0;
    while (text_digit_at(v, at + n))
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

/* The digits without what does not belong between them: blanks, commas, %; letters are turned into the digits that
 * they look like. */
static struct str plain_digits(struct arena *arena, struct str body, bool point_for_comma)
{
    char *digits = arena_alloc(arena, body.len);
    uint32_t n = 0;
    for (uint32_t i = 0; i < body.len; i++) {
        char c = body.s[i];
        if (ascii_is_digit(c) || c == '.')
            digits[n++] = c;
        else if (c == ',' && point_for_comma)
            digits[n++] = '.';
        else if (c == 'l' || c == 'I')
            digits[n++] = '1';
        else if (c == 'O' || c == 'o')
            digits[n++] = '0';
    }
    return (struct str){digits, n};
}

static struct str with_digits(struct arena *arena, const struct slip *slip, struct str digits)
{
    struct str lead = str_fold(arena, slip->lead);
    return str_printf(arena, PRIstr PRIstr "%s" PRIstr, STR_ARG(lead), STR_ARG(digits), slip->percents ? "%" : "",
                      STR_ARG(slip->tail));
}

static struct str mended(struct arena *arena, const struct slip *slip, bool point_for_comma)
{
    return with_digits(arena, slip, plain_digits(arena, slip->body, point_for_comma));
}

/* The same with commas between thousands. */
static struct str grouped(struct arena *arena, const struct slip *slip)
{
    struct decimal number;
    struct buf out = {0};
    if (!decimal_parse(plain_digits(arena, slip->body, false), &number))
        return mended(arena, slip, false);
    decimal_write(&out, number, /*commas*/ true);
    struct str made = with_digits(arena, slip, (struct str){out.bytes, (uint32_t)out.len});
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
    if (slip->commas == 1 && slip->points == 0 && (groups.last < 3 || slip->body.s[0] == '0'))
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

/* The text without the blanks behind its sign, when nothing else is wrong with it; else empty. */
static struct str closed_up(struct arena *arena, const struct slip *slip)
{
    struct str lead = str_fold(arena, slip->lead);
    struct value sound;
    if (lead.len == slip->lead.len)
        return STR("");
    struct str text =
        str_printf(arena, PRIstr PRIstr PRIstr, STR_ARG(lead), STR_ARG(slip->body), STR_ARG(slip->tail));
    return figure_parse(arena, (struct scan){text, 0, text.len}, false, &sound) ? text : STR("");
}

/* What to write instead; empty when the text may be meant as it stands. */
static struct str help_for(struct arena *arena, const struct slip *slip)
{
    bool blanks = slip->blanks > (slip->percents && str_find(slip->body, " %", 0) >= 0);
    struct str closed = closed_up(arena, slip);
    if (closed.len)
        return str_printf(arena, "the sign stands close to the figure: write `" PRIstr "`", STR_ARG(closed));
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

/* (£1.2m) or £(1.2)m, with nothing else: in accounts a negative figure. */
static bool is_bracketed(struct str text)
{
    text = scan_trimmed(text);
    struct scan scan = {text, take_lead(text).len, text.len}, inside;
    if (!scan_sees(&scan, "(") || !scan_bracket(&scan, &inside))
        return false;
    struct str inner = str_sub(text, inside.at, inside.end - inside.at), behind = str_sub(text, scan.at, text.len);
    struct slip slip = {0};
    struct str body = str_sub(inner, take_lead(inner).len, inner.len);
    uint32_t end = count_body(body, &slip);
    return text_digit_at(body, 0) && is_scale(scan_trimmed(str_sub(body, end, body.len))) &&
           is_scale(scan_trimmed(behind));
}

/* What spreadsheets show where a formula gives nothing. */
static bool is_sheet_error(struct str text)
{
    static const char *const errors[] = {"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"};
    text = scan_trimmed(text);
    for (size_t i = 0; i < COUNT(errors); i++) {
        if (str_same(text, str_from(errors[i])))
            return true;
    }
    return false;
}

bool value_mistyped(struct arena *arena, struct str text, struct str *help)
{
    struct slip slip = {0};
    if (is_sheet_error(text)) {
        *help = STR("a spreadsheet shows this where a formula fails: write the figure, or `n/a` where there is none");
        return true;
    }
    if (is_bracketed(text)) {
        *help = STR("leave the brackets out; if the figure is negative, write a minus sign, as in -£1.2m");
        return true;
    }
    text = without_remarks(text);
    slip.lead = take_lead(text);
    struct str body = str_sub(text, slip.lead.len, text.len);
    struct value sound;
    if (!text_digit_at(body, 0) || figure_parse(arena, (struct scan){text, 0, text.len}, false, &sound))
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
