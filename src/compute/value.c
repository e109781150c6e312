#include "compute/value.h"

#include "check/report.h"
#include "compute/value_int.h"

/* --- parts */

/* The parts of a text: its lines, and what commas, semicolons and strokes with blanks round them part. */
struct parts {
    struct str text;
    uint32_t at;
    uint32_t last_close; /* behind it no bracket is closed */
    bool inline_only;    /* the part that was given last ended at a comma or the like, not at a line's end */
};

static uint32_t find_last_close(struct str text)
{
    uint32_t at = text.len;
    while (at > 0 && text.s[at - 1] != ')' && text.s[at - 1] != ']')
        at--;
    return at;
}

static bool is_space(struct str text, uint32_t at)
{
    return at < text.len && (ascii_is_blank(text.s[at]) || text.s[at] == '\n');
}

/* Length of what parts at `at`, 0: nothing does. */
static unsigned separator(struct str text, uint32_t at)
{
    char c = text.s[at];
    if (c == '\n' || c == ';' || c == '|')
        return 1;
    if (c == ',' && is_space(text, at + 1))
        return 1;
    if (c == '/' && at > 1 && is_space(text, at - 1) && is_space(text, at + 1))
        return text_digit_at(text, at - 2) && text_digit_at(text, at + 2) ? 0 : 1;
    return 0;
}

/* Gives the next part; false after the last. What stands in brackets is not parted. */
static bool next_part(struct parts *parts, struct scan *part)
{
    struct str text = parts->text;
    unsigned depth = 0;
    uint32_t at = parts->at;
    if (at > text.len)
        return false;
    for (; at < text.len; at++) {
        char c = text.s[at];
        if (c == '(' || c == '[')
            depth++;
        else if ((c == ')' || c == ']') && depth > 0)
            depth--;
        else if ((depth == 0 || at >= parts->last_close) && separator(text, at))
            break;
    }
    *part = (struct scan){text, parts->at, at};
    parts->inline_only = at < text.len && text.s[at] != '\n';
    parts->at = at + 1;
    return true;
}

/* --- putting the parts together */

/* At most so many words are a remark or a heading; more are a sentence. */
enum { LINE_WORDS = 8 };

struct assembly {
    struct arena *arena;
    struct value first;
    struct value *last; /* figure found last; NULL: none */
    struct str label;   /* a line of words that may head the next figure */
    uint32_t nfigures;  /* parts that are figures */
    bool bare;          /* a figure without label or unit stands among those that commas part */
    bool spoilt;        /* something is no figure */
    uint8_t heading;    /* quality that a line before the first figure names */
};

static void add_figure(struct assembly *all, const struct value *value)
{
    struct value *place = &all->first;
    if (all->last) {
        place = ARENA_NEW(all->arena, struct value);
        all->last->next = place;
    }
    *place = *value;
    if (all->label.len && !value_label(place).len)
        figure_extra(all->arena, place)->label = all->label;
    all->label = (struct str){"", 0};
    all->nfigures++;
    for (all->last = place; all->last->next;)
        all->last = all->last->next;
}

/* Words among the parts: a remark on the figure before them, or the head of the one behind. */
static void add_words(struct assembly *all, struct scan part, bool inlined)
{
    struct str words = scan_trimmed(str_sub(part.text, part.at, part.end - part.at));
    uint8_t quality = words_quality(words);
    bool few = words_are_few(words, LINE_WORDS) && !words_have_digit(words) && !words_name_time(words);
    if (words_say_none(words) && all->last)
        return;
    if (quality && few) {
        if (all->last)
            all->first.quality |= quality;
        all->heading |= all->last ? 0 : quality;
        return;
    }
    struct scan start = part;
    scan_blanks(&start);
    if (all->last && words_see_remark(&start) && words_are_few(words, LINE_WORDS))
        return;
    if (inlined || !few)
        all->spoilt = true;
    else
        all->label = words;
}

static void add_part(struct assembly *all, struct scan part, bool many, bool inlined)
{
    struct value value;
    struct scan start = part;
    scan_marks(&start);
    if (scan_done(&start))
        return;
    if (all->last && (scan_sees(&start, "(") || scan_sees(&start, "["))) {
        all->spoilt = !figure_parse_tail(all->arena, &start, all->last);
        all->first.quality |= all->last->quality;
    } else if (figure_parse(all->arena, start, many, &value)) {
        all->bare = all->bare || (inlined && !value_label(&value).len && value.unit == UNIT_PLAIN);
        add_figure(all, &value);
    } else {
        add_words(all, start, inlined);
    }
}

/* Blank lines at the end are no parts. */
static struct str without_end(struct str text)
{
    while (text.len && is_space(text, text.len - 1))
        text.len--;
    return text;
}

/* Most figures are nothing but digits, with a pound sign before or a % behind them, and need no cursor. */
static bool parse_simple(struct str text, struct value *out)
{
    struct value value = {.state = VALUE_NUMBER};
    if (str_starts(text, "£")) {
        value.currency = CURRENCY_POUND;
        value.unit = UNIT_MONEY;
        value.from = sizeof("£") - 1;
    } else if (text.len > 0 && text.s[text.len - 1] == '%') {
        value.unit = UNIT_PERCENT;
    }
    value.to = text.len - (value.unit == UNIT_PERCENT);
    struct str digits = str_sub(text, value.from, value.to - value.from);
    if (!decimal_parse(digits, &value.number))
        return false;
    value.plus = digits.s[0] == '+';
    value.ungrouped = figure_ungrouped(digits, value.number);
    value.suffix = str_sub(text, value.to, text.len - value.to);
    *out = value;
    return true;
}

struct value value_parse(struct arena *arena, struct str text)
{
    struct value simple;
    if (parse_simple(text, &simple))
        return simple;
    struct assembly all = {.arena = arena};
    struct parts parts = {.text = without_end(text), .last_close = find_last_close(text)};
    struct scan part;
    if (words_say_none(text))
        return (struct value){.state = VALUE_NONE};
    bool many = next_part(&parts, &part) && parts.at <= parts.text.len;
    parts.at = 0;
    for (bool before = false; !all.spoilt && next_part(&parts, &part);) {
        add_part(&all, part, many, before || parts.inline_only);
        before = parts.inline_only;
    }
    if (all.spoilt || !all.last || (all.bare && all.nfigures > 1))
        return (struct value){.state = VALUE_WORDS};
    all.first.quality |= all.heading;
    return all.first;
}

struct str value_rich_text(struct arena *arena, const struct rich *rich)
{
    struct buf out = {0};
    for (uint32_t i = 0; rich && i < rich->nblocks; i++) {
        if (i)
            buf_putc(&out, '\n');
        for (uint32_t j = 0; j < rich->blocks[i].nruns; j++)
            buf_put_str(&out, value_run_text(arena, &rich->blocks[i].runs[j]));
    }
    struct str text = str_dup(arena, (struct str){out.len ? out.bytes : "", (uint32_t)out.len});
    buf_free(&out);
    return text;
}

static struct str without_digits(struct arena *arena, struct str text)
{
    char *copy = arena_copy(arena, text.s, text.len);
    for (uint32_t i = 0; i < text.len; i++)
        copy[i] = ascii_is_digit(copy[i]) ? ' ' : copy[i];
    return (struct str){copy, text.len};
}

struct str value_run_text(struct arena *arena, const struct run *run)
{
    switch (run->kind) {
    case RUN_TEXT:
        return run->flags & (RUN_SUPER | RUN_SUB) ? without_digits(arena, run->text) : run->text;
    case RUN_BREAK:
        return STR("\n");
    case RUN_REF:
        return without_digits(arena, run->text.len ? run->text : run->extra->target);
    default:
        return STR("");
    }
}

struct value value_parse_rich(struct arena *arena, const struct rich *rich)
{
    bool single = rich && rich->nblocks == 1 && rich->blocks[0].nruns == 1;
    if (rich_empty(rich))
        return (struct value){.state = VALUE_NONE};
    if (rich_withheld(rich))
        return (struct value){.state = VALUE_WORDS};
    return value_parse(arena,
                       single ? value_run_text(arena, &rich->blocks[0].runs[0]) : value_rich_text(arena, rich));
}

/* "%", "% of homes", "per cent of tenants", "Percentage"; not percentage points. */
static bool is_percent(struct str unit)
{
    struct scan scan = {unit, 0, unit.len};
    scan_blanks(&scan);
    if (!scan_take(&scan, "%") && !scan_take_word(&scan, "per cent") && !scan_take_word(&scan, "percent") &&
        !scan_take_word(&scan, "percentage"))
        return false;
    scan_blanks(&scan);
    return !scan_sees_word(&scan, "point") && !scan_sees_word(&scan, "points");
}

static bool is_bare(const struct value *value)
{
    bool figure = value->state == VALUE_NUMBER || value->state == VALUE_RANGE;
    return figure && value->unit == UNIT_PLAIN && value->power == 0 && value->words.len == 0 && !value->has_fraction;
}

struct value value_parse_figure(struct arena *arena, const struct rich *rich, const struct indicator *indicator)
{
    struct value value = value_parse_rich(arena, rich);
    if (!indicator->unit || !is_percent(node_text(indicator->unit)))
        return value;
    for (struct value *one = &value; one; one = one->next) {
        if (is_bare(one))
            one->unit = UNIT_PERCENT;
    }
    return value;
}

/* --- comparing and writing */

struct str value_label(const struct value *value)
{
    return value->extra ? value->extra->label : STR("");
}

struct str value_currency(const struct value *value)
{
    static const struct str signs[] = {[CURRENCY_NONE] = {"", 0},
                                       [CURRENCY_POUND] = {"£", sizeof("£") - 1},
                                       [CURRENCY_EURO] = {"€", sizeof("€") - 1},
                                       [CURRENCY_DOLLAR] = {"$", 1}};
    return signs[value->currency];
}

static bool is_figure(const struct value *value)
{
    return value->state == VALUE_NUMBER || value->state == VALUE_RANGE;
}

/* "days" and "day", "days" and "days on average" are one unit; so are words and none. */
static bool same_words(struct str a, struct str b)
{
    uint32_t n = a.len < b.len ? a.len : b.len;
    struct str shorter = a.len < b.len ? a : b, longer = a.len < b.len ? b : a;
    if (n == 0 || str_same(a, b))
        return true;
    if (!str_same(shorter, str_sub(longer, 0, n)))
        return false;
    char next = longer.s[n];
    return next == ' ' || ((next == 's' || next == 'S') && n + 1 == longer.len);
}

static bool names_whole(struct str label)
{
    struct scan scan = {label, 0, label.len};
    return label.len == 0 || scan_sees_word(&scan, "all") || scan_sees_word(&scan, "total") ||
           scan_sees_word(&scan, "overall");
}

/* The labels of pairs and lists: the same ones, or that of the whole beside a single figure. */
static bool same_labels(const struct value *a, const struct value *b)
{
    for (; a && b; a = a->next, b = b->next) {
        if (!str_same(value_label(a), value_label(b)))
            return false;
    }
    return !a && !b;
}

bool value_comparable(const struct value *a, const struct value *b)
{
    if (!is_figure(a) || !is_figure(b) || a->unit != b->unit || a->currency != b->currency)
        return false;
    if (!same_words(a->words, b->words))
        return false;
    if (a->unit == UNIT_PLAIN && a->has_fraction && b->has_fraction &&
        decimal_compare(a->extra->denominator, b->extra->denominator) != 0)
        return false;
    struct str label = value_label(a), other = value_label(b);
    bool whole = names_whole(label) && names_whole(other);
    bool listed = (a->next && !label.len) || (b->next && !other.len);
    return same_labels(a, b) || (whole && !listed);
}

bool value_amount(const struct value *value, struct decimal *out)
{
    struct decimal amount = value->number;
    for (unsigned power = value->power; power > 0; power--) {
        if (amount.scale > 0)
            amount.scale--;
        else if (!decimal_multiply(amount, (struct decimal){10, 0}, &amount))
            return false;
    }
    *out = amount;
    return true;
}

/* Both as multiples of the smaller scale word; the sign decides when one is too large for that. */
int value_compare(const struct value *a, const struct value *b)
{
    struct value x = *a, y = *b;
    uint8_t power = a->power < b->power ? a->power : b->power;
    struct decimal left, right;
    x.power = (uint8_t)(a->power - power);
    y.power = (uint8_t)(b->power - power);
    bool left_fits = value_amount(&x, &left), right_fits = value_amount(&y, &right);
    if (left_fits && right_fits)
        return decimal_compare(left, right);
    if (!left_fits)
        return a->number.units < 0 ? -1 : 1;
    return b->number.units < 0 ? 1 : -1;
}

void value_write(struct buf *out, struct decimal number, uint8_t scale, const struct value *like)
{
    decimal_round(number, scale, &number);
    if (number.units < 0)
        buf_putc(out, '-');
    else if (like->plus && number.units > 0)
        buf_putc(out, '+');
    buf_put_str(out, value_currency(like));
    decimal_write(out, decimal_absolute(number), !like->ungrouped);
    buf_put_str(out, like->suffix);
}
