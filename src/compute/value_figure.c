#include "compute/value_int.h"

enum {
    LABEL_WORDS = 8,
    UNIT_WORDS = 4,
    PER_WORDS = 7, /* of a unit that begins with "per" */
    REMARK_WORDS = 10
};

bool figure_ungrouped(struct str digits, struct decimal number)
{
    return decimal_compare(decimal_absolute(number), (struct decimal){1000, 0}) >= 0 && str_find(digits, ",", 0) < 0;
}

struct value_extra *figure_extra(struct arena *arena, struct value *value)
{
    if (!value->extra)
        value->extra = ARENA_NEW(arena, struct value_extra);
    return value->extra;
}

/* --- one amount: sign, currency, digits, scale, % */

static bool digit_at(const struct scan *scan, uint32_t at)
{
    return at < scan->end && ascii_is_digit(scan->text.s[at]);
}

/* Whether digits, or a point before digits, stand at the cursor. */
static bool sees_digits(const struct scan *scan)
{
    return digit_at(scan, scan->at) || (scan_sees(scan, ".") && digit_at(scan, scan->at + 1));
}

static bool take_currency(struct scan *scan, struct value *value)
{
    value->currency = scan_take(scan, "£")   ? CURRENCY_POUND
                      : scan_take(scan, "€") ? CURRENCY_EURO
                      : scan_take(scan, "$") ? CURRENCY_DOLLAR
                                             : CURRENCY_NONE;
    if (value->currency != CURRENCY_NONE)
        value->unit = UNIT_MONEY;
    return value->currency != CURRENCY_NONE;
}

/* A minus as typed, as typeset, or the en dash that often stands for it. */
static bool take_sign(struct scan *scan, bool *negative, bool *plus)
{
    *negative = scan_take(scan, "-") || scan_take(scan, "\xE2\x88\x92") || scan_take(scan, "–");
    *plus = !*negative && scan_take(scan, "+");
    return *negative || *plus;
}

/* Takes the digits with commas and points between them; false when they are no well formed number. */
static bool take_digits(struct scan *scan, bool negative, struct value *value)
{
    uint32_t from = scan->at;
    if (!sees_digits(scan))
        return false;
    while (digit_at(scan, scan->at) ||
           ((scan_sees(scan, ",") || scan_sees(scan, ".")) && digit_at(scan, scan->at + 1)))
        scan->at++;
    struct str digits = str_sub(scan->text, from, scan->at - from);
    if (!decimal_parse(digits, &value->number))
        return false;
    value->ungrouped = figure_ungrouped(digits, value->number);
    if (negative)
        value->number = decimal_negate(value->number);
    value->to = scan->at;
    return true;
}

/* A scale word. "m" alone is one with a currency, or when it follows the digits at once: 12 m are metres. */
static bool take_scale(struct scan *scan, bool attached, struct value *value)
{
    static const struct {
        const char *word;
        uint8_t power;
        bool letter;
    } scales[] = {
        {"million", 6, false}, {"millions", 6, false}, {"mn", 6, false}, {"thousand", 3, false}, {"bn", 9, false},
        {"billion", 9, false}, {"k", 3, true},         {"m", 6, true},   {"b", 9, true},
    };
    bool money = value->unit == UNIT_MONEY;
    if (!scan_sees_letter(scan))
        return false;
    for (size_t i = 0; i < COUNT(scales); i++) {
        bool allowed = !scales[i].letter || money || (attached && scales[i].power != 9);
        if (allowed && scan_take_word(scan, scales[i].word)) {
            value->power = scales[i].power;
            struct scan ahead = *scan;
            if (scan_take(&ahead, ".") && !scan_sees_letter(&ahead) && scales[i].letter && !scan_done(&ahead))
                *scan = ahead;
            else if (scan_sees(scan, ".") && scales[i].letter && scan->at + 1 == scan->end)
                scan->at++;
            return true;
        }
    }
    return false;
}

static bool take_percent(struct scan *scan)
{
    return scan_take(scan, "%") || scan_take_word(scan, "per cent") || scan_take_word(scan, "percent");
}

static bool take_points(struct scan *scan)
{
    static const char *const words[] = {"percentage points", "percentage point", "pp", "ppt", "ppts"};
    for (size_t i = 0; i < COUNT(words); i++) {
        if (scan_take_word(scan, words[i]))
            return true;
    }
    return false;
}

static bool take_word_points(struct scan *scan)
{
    return scan_take_word(scan, "points") || scan_take_word(scan, "point") || scan_take_word(scan, "pts") ||
           scan_take_word(scan, "pt");
}

/* % and "% points"; not of money. */
static void take_unit(struct scan *scan, struct value *value)
{
    struct scan ahead = *scan;
    scan_blanks(&ahead);
    if (value->unit == UNIT_MONEY)
        return;
    if (take_points(&ahead)) {
        value->unit = UNIT_POINTS;
        *scan = ahead;
    } else if (take_percent(&ahead)) {
        value->unit = UNIT_PERCENT;
        *scan = ahead;
        scan_blanks(&ahead);
        scan_take(&ahead, "-");
        if (take_word_points(&ahead)) {
            value->unit = UNIT_POINTS;
            *scan = ahead;
        }
    }
}

/* Parses sign, currency, digits, scale and %. False when there is no number, or something clings to it that makes it
 * another thing (9:30, 1st). */
static bool take_amount(struct scan *scan, struct value *value)
{
    bool negative = false, plus = false;
    uint32_t from = scan->at;
    bool sign = take_sign(scan, &negative, &plus);
    if (take_currency(scan, value)) {
        scan_blanks(scan);
        from = scan->at;
        if (!sign)
            take_sign(scan, &negative, &plus);
    }
    value->plus = plus;
    value->from = from;
    if (!take_digits(scan, negative, value))
        return false;
    value->state = VALUE_NUMBER;
    struct scan ahead = *scan;
    scan_blanks(&ahead);
    bool attached = ahead.at == scan->at;
    if (take_scale(&ahead, attached, value))
        *scan = ahead;
    take_unit(scan, value);
    value->suffix = str_sub(scan->text, value->to, scan->at - value->to);
    return true;
}

/* --- what follows a number: ranges, fractions, pairs */

static bool sees_number(const struct scan *scan)
{
    struct scan ahead = *scan;
    struct value ignored = {0};
    bool negative, plus;
    take_sign(&ahead, &negative, &plus);
    if (take_currency(&ahead, &ignored)) {
        scan_blanks(&ahead);
        take_sign(&ahead, &negative, &plus);
    }
    return sees_digits(&ahead);
}

static bool is_plain(const struct value *value)
{
    return value->unit == UNIT_PLAIN && value->power == 0;
}

static bool is_count(const struct value *value)
{
    return is_plain(value) && value->number.scale == 0 && value->number.units >= 0 && !value->plus;
}

/* 2009/10, 2009-2010, 09/10 and the like are years. */
static bool are_years(const struct value *a, const struct value *b)
{
    uint32_t digits = a->to - a->from, later = b->to - b->from;
    if (!is_count(a) || !is_count(b))
        return false;
    if (digits == 4 && a->number.units >= 1900 && a->number.units < 2100)
        return later == 2 || later == 4;
    bool near = a->number.units < 40 || a->number.units >= 90;
    return digits == 2 && later == 2 && near && b->number.units == (a->number.units + 1) % 100;
}

/* 31/03, 31/03/2010: a day and its month. */
static bool are_dates(const struct scan *scan, const struct value *first)
{
    const struct value *second = first->next, *third = second->next;
    if (!is_count(first) || !is_count(second) || (third && (!is_count(third) || third->next)))
        return false;
    if (scan->text.s[second->from] == '0' && second->to - second->from > 1)
        return true;
    return third && first->number.units <= 31 && second->number.units <= 12 && third->to - third->from >= 2;
}

/* Gives both ends of a range one scale: 900k to 1.2m is 900k to 1200k. */
static bool level_scales(const struct value *low, struct value *high)
{
    struct value levelled = *high;
    if (high->power < low->power)
        return false;
    levelled.power = (uint8_t)(high->power - low->power);
    return value_amount(&levelled, &high->number);
}

/* Makes a range of both when they can be one. A scale word is of both, as in £1.2-£1.4m; but £500 to £1m begins at
 * £500. */
static bool join_range(struct arena *arena, struct value *low, struct value *high)
{
    bool shares = is_plain(low) || !high->currency || decimal_compare(low->number, high->number) <= 0;
    if (are_years(low, high) || (low->unit == UNIT_PERCENT && high->unit != UNIT_PERCENT))
        return false;
    if (low->currency && high->currency && low->currency != high->currency)
        return false;
    if (high->unit != low->unit && high->unit != UNIT_PLAIN && low->unit != UNIT_PLAIN)
        return false;
    if (high->unit != UNIT_PLAIN && low->unit == UNIT_PLAIN) {
        low->unit = high->unit;
        low->currency = high->currency;
    }
    if (low->power == 0 && shares) {
        low->power = high->power;
        low->suffix = high->suffix;
    }
    if (!level_scales(low, high) || decimal_compare(low->number, high->number) > 0)
        return false;
    low->state = VALUE_RANGE;
    struct value_extra *extra = figure_extra(arena, low);
    extra->high = high->number;
    extra->high_from = high->from;
    extra->high_to = high->to;
    return true;
}

/* At "to", "and" or a dash with a number behind it: takes the upper end. False: it is there, and makes no range. */
static bool take_range(struct arena *arena, struct scan *scan, bool between, struct value *value)
{
    struct scan ahead = *scan;
    struct value high = {0};
    scan_blanks(&ahead);
    unsigned dash = scan_dash(&ahead);
    if (dash)
        ahead.at += dash;
    else if (!scan_take_word(&ahead, "to") && !(between && scan_take_word(&ahead, "and")))
        return true;
    scan_blanks(&ahead);
    if (!sees_number(&ahead))
        return true;
    if (!take_amount(&ahead, &high) || !join_range(arena, value, &high))
        return false;
    *scan = ahead;
    return true;
}

/* Takes "158/256", "12 of 14" or "12 out of 14" as numerator and denominator. */
static bool take_fraction(struct arena *arena, struct scan *scan, struct value *value)
{
    struct scan ahead = *scan;
    struct value above = {0}, below = {0};
    scan_blanks(&ahead);
    if (!sees_digits(&ahead) || !take_amount(&ahead, &above))
        return false;
    scan_blanks(&ahead);
    if (!scan_take(&ahead, "/") && !scan_take_word(&ahead, "of") && !scan_take_word(&ahead, "out of"))
        return false;
    scan_blanks(&ahead);
    if (!sees_digits(&ahead) || !take_amount(&ahead, &below) || !is_plain(&above) || !is_plain(&below))
        return false;
    if (are_years(&above, &below) || below.number.units == 0)
        return false;
    value->has_fraction = true;
    figure_extra(arena, value)->numerator = above.number;
    value->extra->denominator = below.number;
    *scan = ahead;
    return true;
}

/* --- what may stand after a figure */

/* Inside brackets after a figure: a fraction of a percentage, or a remark. */
static void take_bracket(struct arena *arena, struct scan inside, struct value *value)
{
    struct scan ahead = inside;
    bool share = value->unit == UNIT_PERCENT && !value->has_fraction;
    if (share)
        take_fraction(arena, &ahead, value);
    value->quality |= words_quality(str_sub(inside.text, inside.at, inside.end - inside.at));
}

/* To the next bracket or the end of the part. */
static void skip_words(struct scan *scan)
{
    while (!scan_done(scan) && !scan_sees(scan, "(") && !scan_sees(scan, "["))
        scan->at++;
}

/* "1 in 5" is a share, "61% in 2010" a remark. */
static bool in_number(const struct scan *scan)
{
    struct scan ahead = *scan;
    struct value year = {0};
    if (!scan_take_word(&ahead, "in"))
        return false;
    scan_blanks(&ahead);
    if (!sees_digits(&ahead))
        return false;
    return !take_amount(&ahead, &year) || year.to - year.from != 4;
}

static bool may_be_year(const struct value *value)
{
    return is_count(value) && value->to - value->from == 4 && value->number.units >= 1900 &&
           value->number.units < 2100;
}

static bool take_remark(struct scan *scan, struct value *value)
{
    uint32_t from = scan->at;
    if (in_number(scan))
        return false;
    skip_words(scan);
    struct str words = scan_since(scan, from);
    if (may_be_year(value) && words_follow_year(words))
        return false;
    value->quality |= words_quality(words);
    return words_are_few(words, REMARK_WORDS);
}

/* To where a unit in words ends: a bracket, a mark, a blank with a dash, or a word that begins a remark. */
static void skip_unit(struct scan *scan)
{
    for (bool word_start = true; !scan_done(scan) && !scan_sees(scan, "(") && !scan_sees(scan, "[");) {
        uint32_t from = scan->at;
        scan_marks_behind(scan);
        if (scan->at > from) {
            if (scan_done(scan) || scan_dash(scan) || scan_sees(scan, "(") || words_see_remark(scan)) {
                scan->at = from;
                return;
            }
            word_start = true;
            continue;
        }
        if (word_start && words_see_remark(scan))
            return;
        word_start = false;
        scan->at++;
    }
}

static bool unit_fits(struct str words)
{
    struct scan scan = {words, 0, words.len};
    bool per = scan_sees_word(&scan, "per") || scan_sees_word(&scan, "a") || scan_sees_word(&scan, "each");
    if (words_name_time(words) || !words_are_few(words, per ? PER_WORDS : UNIT_WORDS))
        return false;
    int64_t at = str_find(words, "per ", 0);
    return at >= 0 ? !words_have_digit(str_sub(words, 0, (uint32_t)at)) : !words_have_digit(words);
}

/* A unit in words, a quality without brackets, or the label behind its figure ("£1.2m gross"). */
static bool take_words(struct arena *arena, struct scan *scan, struct value *value)
{
    uint32_t from = scan->at;
    skip_unit(scan);
    struct str words = scan_since(scan, from);
    if (words.len && words.s[words.len - 1] == '.')
        words.len--;
    if (!words.len || value->words.len || !unit_fits(words) || words_tell_change(words))
        return false;
    if (may_be_year(value) && words_follow_year(words))
        return false;
    uint8_t quality = words_quality(words);
    if (quality)
        value->quality |= quality;
    else if (!value_label(value).len && (str_same(words, STR("gross")) || str_same(words, STR("net"))))
        figure_extra(arena, value)->label = words;
    else
        value->words = words;
    return true;
}

static bool take_clinging(struct arena *arena, struct scan *scan, struct value *value)
{
    static const char *const short_units[] = {"kg", "km", "ha", "hr", "wk", "kw", "mw", "p", "t", "g"};
    uint32_t from = scan->at;
    while (scan_sees_letter(scan))
        scan->at++;
    struct str word = str_sub(scan->text, from, scan->at - from);
    if (digit_at(scan, scan->at) || (scan_sees(scan, ".") && digit_at(scan, scan->at + 1)))
        return false;
    for (size_t i = 0; i < COUNT(short_units); i++) {
        if (value->unit == UNIT_PLAIN && str_same(word, str_from(short_units[i]))) {
            value->words = word;
            return true;
        }
    }
    uint8_t quality = words_quality(word);
    if (quality) {
        value->quality |= quality;
        return true;
    }
    scan->at = from;
    return word.len > 2 && take_words(arena, scan, value);
}

static bool take_equal(struct arena *arena, struct scan *scan, struct value *value)
{
    scan->at++;
    return value->unit == UNIT_PERCENT && !value->has_fraction && take_fraction(arena, scan, value);
}

bool figure_parse_tail(struct arena *arena, struct scan *scan, struct value *value)
{
    struct scan inside;
    for (bool first = true;; first = false) {
        uint32_t from = scan->at;
        scan_marks_behind(scan);
        bool apart = scan->at > from, known = true;
        unsigned dash = scan_dash(scan);
        if (scan_done(scan))
            return true;
        if (scan_bracket(scan, &inside)) {
            take_bracket(arena, inside, value);
        } else if (dash && apart) {
            scan->at += dash;
            known = take_remark(scan, value);
        } else if (scan_sees(scan, "=")) {
            known = take_equal(arena, scan, value);
        } else if (scan_sees_letter(scan)) {
            known = !apart && first          ? take_clinging(arena, scan, value)
                    : words_see_remark(scan) ? take_remark(scan, value)
                                             : take_words(arena, scan, value);
        } else {
            known = scan_take(scan, "+") || ((scan_take(scan, ".") || scan_take(scan, ",")) && scan_done(scan));
        }
        if (!known)
            return false;
    }
}

/* --- labels */

/* Where the figure behind a label begins: after a colon, else at the first number. The end: there is none. */
static uint32_t find_figure(const struct scan *part, bool *colon)
{
    struct scan scan = *part;
    uint32_t first = part->end;
    *colon = false;
    for (; !scan_done(&scan); scan.at++) {
        char c = scan.text.s[scan.at], before = scan.at > part->at ? scan.text.s[scan.at - 1] : ' ';
        if (c == ':' && scan.at + 1 < scan.end && ascii_is_blank(scan.text.s[scan.at + 1])) {
            *colon = true;
            return scan.at + 1;
        }
        if (first == part->end && ascii_is_blank(before) && sees_number(&scan))
            first = scan.at;
    }
    return first;
}

/* The label without the dash or sign that parts it from its figure. */
static struct str label_words(struct str label, bool *parted)
{
    static const char *const ends[] = {":", "=", "-", "–", "—"};
    label = scan_trimmed(label);
    for (size_t i = 0; i < COUNT(ends); i++) {
        uint32_t n = (uint32_t)strlen(ends[i]);
        if (label.len > n && memcmp(label.s + label.len - n, ends[i], n) == 0) {
            *parted = true;
            return scan_trimmed(str_sub(label, 0, label.len - n));
        }
    }
    return label;
}

static bool label_fits(struct str label, bool colon, bool parted, bool strong)
{
    struct scan scan = {label, 0, label.len};
    scan_marks(&scan);
    if (!label.len || !words_are_few(label, LABEL_WORDS) || str_find(label, ". ", 0) >= 0)
        return false;
    if (colon)
        return true;
    return scan_sees_letter(&scan) && !words_have_digit(label) && !words_name_time(label) &&
           !words_count_things(label) && (parted || strong);
}

/* --- a figure with all that belongs to it */

/* 45/55, 61%/58%/64%: further figures after a stroke; *last is the last of them. */
static bool take_chain(struct arena *arena, struct scan *scan, struct value *value, struct value **last)
{
    *last = value;
    for (;;) {
        struct scan ahead = *scan;
        scan_blanks(&ahead);
        if (!scan_take(&ahead, "/"))
            return true;
        scan_blanks(&ahead);
        if (!sees_number(&ahead))
            return true;
        struct value *next = ARENA_NEW(arena, struct value);
        if (!take_amount(&ahead, next) || are_years(*last, next))
            return false;
        (*last)->next = next;
        *last = next;
        *scan = ahead;
    }
}

/* A percentage behind 158/256, as in "158/256 (62%)" or "158/256 = 62%": it becomes the figure. */
static bool take_share(struct scan *scan, struct value *value)
{
    struct scan ahead = *scan, inside;
    struct value share = {0};
    scan_blanks(&ahead);
    if (scan_take(&ahead, "=")) {
        scan_blanks(&ahead);
        inside = ahead;
        if (!sees_number(&inside) || !take_amount(&inside, &share) || share.unit != UNIT_PERCENT)
            return false;
        ahead.at = inside.at;
    } else {
        if (!scan_bracket(&ahead, &inside) || !sees_number(&inside) || !take_amount(&inside, &share) ||
            share.unit != UNIT_PERCENT || !scan_done(&inside))
            return false;
    }
    share.has_fraction = value->has_fraction;
    share.extra = value->extra;
    share.quality = value->quality;
    *value = share;
    *scan = ahead;
    return true;
}

/* Two plain counts a/b become a fraction when a percentage or a unit in words shows that they are one. */
static bool settle_counts(struct arena *arena, struct scan *scan, struct value *value)
{
    struct value *below = value->next;
    struct value whole = *value;
    struct scan from = *scan;
    whole.next = NULL;
    whole.has_fraction = true;
    figure_extra(arena, &whole)->numerator = value->number;
    whole.extra->denominator = below->number;
    bool share = take_share(scan, &whole);
    if (!figure_parse_tail(arena, scan, &whole))
        return false;
    if (share || whole.words.len) {
        *value = whole;
        return true;
    }
    *scan = from;
    return figure_parse_tail(arena, scan, value);
}

static bool take_of(struct arena *arena, struct scan *scan, struct value *value)
{
    struct scan ahead = *scan;
    ahead.at = value->from;
    struct value fraction = *value;
    if (!is_count(value) || !take_fraction(arena, &ahead, &fraction))
        return true;
    *value = fraction;
    *scan = ahead;
    take_share(scan, value);
    return true;
}

static bool take_figure(struct arena *arena, struct scan *scan, bool between, struct value *value)
{
    struct value *last;
    if (!take_amount(scan, value) || !take_range(arena, scan, between, value))
        return false;
    if (value->state == VALUE_RANGE)
        return figure_parse_tail(arena, scan, value);
    if (!take_chain(arena, scan, value, &last))
        return false;
    if (last == value)
        return take_of(arena, scan, value) && figure_parse_tail(arena, scan, value);
    if (are_dates(scan, value))
        return false;
    if (value->next == last && is_count(value) && is_count(last) && last->number.units != 0)
        return settle_counts(arena, scan, value);
    for (struct value *one = value; last->unit == UNIT_PERCENT && one; one = one->next)
        one->unit = one->unit == UNIT_PLAIN ? UNIT_PERCENT : one->unit;
    return figure_parse_tail(arena, scan, value);
}

bool figure_parse(struct arena *arena, struct scan part, bool many, struct value *value)
{
    struct scan scan = part;
    bool colon = false, parted = false;
    *value = (struct value){0};
    scan_marks(&scan);
    uint32_t start = scan.at;
    bool between = scan_sees_word(&scan, "between");
    words_take_lead(&scan, &value->quality);
    if (sees_number(&scan)) {
        struct scan whole = scan;
        if (take_figure(arena, &whole, between, value))
            return true;
        *value = (struct value){0};
    }
    scan.at = start;
    uint32_t at = find_figure(&scan, &colon);
    if (at == part.end || (!colon && at == start))
        return false;
    struct str label = label_words(str_sub(part.text, start, at - start), &parted);
    scan.at = at;
    scan_blanks(&scan);
    between = scan_sees_word(&scan, "between");
    uint8_t quality = 0;
    words_take_lead(&scan, &quality);
    value->quality = quality;
    if (!sees_number(&scan) || !take_figure(arena, &scan, between, value))
        return false;
    figure_extra(arena, value)->label = label;
    return label_fits(label, colon, parted, many || value->unit != UNIT_PLAIN);
}
