#include "compute/value_int.h"

bool scan_done(const struct scan *scan)
{
    return scan->at >= scan->end;
}

static struct str rest(const struct scan *scan)
{
    return str_sub(scan->text, scan->at, scan->end - scan->at);
}

bool scan_sees(const struct scan *scan, const char *bytes)
{
    return !scan_done(scan) && scan->text.s[scan->at] == *bytes && str_starts(rest(scan), bytes);
}

bool scan_sees_word(const struct scan *scan, const char *words)
{
    uint32_t i = scan->at;
    char last = ' ';
    if (i >= scan->end || ascii_to_lower(scan->text.s[i]) != *words)
        return false;
    for (; *words; words++, i++) {
        last = *words;
        if (i >= scan->end || ascii_to_lower(scan->text.s[i]) != last)
            return false;
    }
    bool whole = i >= scan->end || (!ascii_is_letter(scan->text.s[i]) && !ascii_is_digit(scan->text.s[i]));
    return whole || !ascii_is_letter(last);
}

bool scan_take(struct scan *scan, const char *bytes)
{
    if (!scan_sees(scan, bytes))
        return false;
    scan->at += (uint32_t)strlen(bytes);
    return true;
}

bool scan_take_word(struct scan *scan, const char *words)
{
    if (!scan_sees_word(scan, words))
        return false;
    scan->at += (uint32_t)strlen(words);
    return true;
}

/* Length of the first of the strings at the cursor. None of them begins with a letter or digit of ASCII. */
static unsigned sees_any(const struct scan *scan, const char *const *strings, size_t n)
{
    if (scan_done(scan) || ascii_is_letter(scan->text.s[scan->at]) || ascii_is_digit(scan->text.s[scan->at]))
        return 0;
    for (size_t i = 0; i < n; i++) {
        if (scan_sees(scan, strings[i]))
            return (unsigned)strlen(strings[i]);
    }
    return 0;
}

/* No-break, thin, narrow no-break and figure space, and the zero-width ones that are pasted along. */
static unsigned blank_length(const struct scan *scan)
{
    static const char *const blanks[] = {
        " ", "\t", "\r", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", "\xE2\x80\x87", "\xE2\x80\x8B", "\xE2\x81\xA0"};
    return sees_any(scan, blanks, COUNT(blanks));
}

void scan_blanks(struct scan *scan)
{
    for (unsigned n; (n = blank_length(scan)) > 0;)
        scan->at += n;
}

static unsigned mark_length(const struct scan *scan)
{
    static const char *const marks[] = {"*", "†", "‡", "§", "¶", "#", "^", "¹", "²",
                                        "³", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    return sees_any(scan, marks, COUNT(marks));
}

void scan_marks(struct scan *scan)
{
    for (unsigned n; (n = blank_length(scan)) > 0 || (n = mark_length(scan)) > 0;)
        scan->at += n;
}

/* Arrows (U+2190 to U+21FF), triangles and circles (U+25A0 to U+25FF). */
static bool sees_symbol(const struct scan *scan)
{
    if (!scan_sees(scan, "\xE2") || scan->end - scan->at < 3)
        return false;
    unsigned char second = (unsigned char)scan->text.s[scan->at + 1],
                  third = (unsigned char)scan->text.s[scan->at + 2];
    return second == 0x86 || second == 0x87 || (second == 0x96 && third >= 0xA0) || second == 0x97;
}

void scan_marks_behind(struct scan *scan)
{
    scan_marks(scan);
    while (sees_symbol(scan)) {
        scan->at += 3;
        scan_marks(scan);
    }
}

unsigned scan_dash(const struct scan *scan)
{
    static const char *const dashes[] = {"-", "–", "—", "‐", "‑", "\xE2\x88\x92"};
    return sees_any(scan, dashes, COUNT(dashes));
}

bool scan_sees_letter(const struct scan *scan)
{
    static const char *const signs[] = {"£", "€", "±", "≤", "≥", "≈", "½", "¼", "¾", "…", "•", "·"};
    if (scan_done(scan))
        return false;
    char c = scan->text.s[scan->at];
    if (ascii_is_letter(c))
        return true;
    return (unsigned char)c >= 0x80 && !blank_length(scan) && !mark_length(scan) && !scan_dash(scan) &&
           !sees_any(scan, signs, COUNT(signs));
}

struct str scan_trimmed(struct str v)
{
    struct scan scan = {v, 0, v.len};
    scan_blanks(&scan);
    while (!scan_done(&scan)) {
        struct scan last = {v, scan.end - 1, scan.end};
        struct scan wide2 = {v, scan.end >= 2 ? scan.end - 2 : 0, scan.end};
        struct scan wide3 = {v, scan.end >= 3 ? scan.end - 3 : 0, scan.end};
        if (blank_length(&last) == 1 || scan_sees(&last, "\n"))
            scan.end -= 1;
        else if (wide2.at >= scan.at && blank_length(&wide2) == 2)
            scan.end -= 2;
        else if (wide3.at >= scan.at && blank_length(&wide3) == 3)
            scan.end -= 3;
        else
            break;
    }
    return str_sub(v, scan.at, scan.end - scan.at);
}

struct str scan_since(const struct scan *scan, uint32_t from)
{
    return scan_trimmed(str_sub(scan->text, from, scan->at - from));
}

bool scan_bracket(struct scan *scan, struct scan *inside)
{
    unsigned depth = 0;
    if (!scan_sees(scan, "(") && !scan_sees(scan, "["))
        return false;
    for (uint32_t i = scan->at; i < scan->end; i++) {
        char c = scan->text.s[i];
        if (c == '(' || c == '[')
            depth++;
        else if ((c == ')' || c == ']') && --depth == 0) {
            *inside = (struct scan){scan->text, scan->at + 1, i};
            scan->at = i + 1;
            return true;
        }
    }
    return false;
}
