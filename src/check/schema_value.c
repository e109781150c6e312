#include "check/schema_int.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/decimal.h"

/* No page, and nothing on one, is longer: PDF's own limit is 200 inches. */
#define LEN_LIMIT LEN_PT(14400)

bool value_is_rich(enum field_type type)
{
    return type == FIELD_RICH || type == FIELD_LINES || type == FIELD_CELL;
}

bool value_is_text(enum field_type type)
{
    return type == FIELD_TEXT || value_is_rich(type);
}

bool value_is_scalar(enum field_type type)
{
    switch (type) {
    case FIELD_INT:
    case FIELD_BOOL:
    case FIELD_WORD:
    case FIELD_LEN:
    case FIELD_COLOUR:
    case FIELD_DATE:
        return true;
    default:
        return value_is_text(type);
    }
}

bool value_is_empty(const struct node *node)
{
    return node->kind == NODE_SCALAR && node->len == 0 && node->style == NODE_PLAIN;
}

/* `n` digits at `at`; false when they are not all digits. */
static bool read_digits(struct str text, uint32_t at, uint32_t n, int *value)
{
    *value = 0;
    for (uint32_t i = at; i < at + n; i++) {
        if (i >= text.len || !ascii_is_digit(text.s[i]))
            return false;
        *value = *value * 10 + (text.s[i] - '0');
    }
    return true;
}

static int month_days(int year, int month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool date_make(int year, int month, int day, struct date *out)
{
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > month_days(year, month))
        return false;
    *out = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return true;
}

/* A calendar date written 2010-09-30. */
static bool parse_date(struct str text, struct date *out)
{
    int year;
    int month;
    int day;
    return text.len == 10 && text.s[4] == '-' && text.s[7] == '-' && read_digits(text, 0, 4, &year) &&
           read_digits(text, 5, 2, &month) && read_digits(text, 8, 2, &day) && date_make(year, month, day, out);
}

/* 30/9/2010 and 30.09.2010, as British users write dates: for the help of a message only. */
static bool parse_british_date(struct str text, struct date *out)
{
    int part[3] = {0, 0, 0};
    unsigned n = 0;
    uint32_t digits = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        if (ascii_is_digit(text.s[i]) && digits < 4) {
            part[n] = part[n] * 10 + (text.s[i] - '0');
            digits++;
        } else if ((text.s[i] == '/' || text.s[i] == '.' || text.s[i] == '-') && n < 2 && digits > 0) {
            n++;
            digits = 0;
        } else {
            return false;
        }
    }
    return n == 2 && digits == 4 && date_make(part[2], part[1], part[0], out);
}

/* The month whose English name, or its first three letters, begin the word; 0: none. */
static int find_month(struct str word)
{
    static const char *const names[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};
    for (int i = 0; i < 12; i++) {
        struct str name = str_from(names[i]);
        if (word.len >= 3 && str_same(word, str_sub(name, 0, word.len)))
            return i + 1;
    }
    return 0;
}

/* 1 July 2010, 1st July 2010, July 1, 2010: for the help of a message only. */
static bool parse_named_date(struct str text, struct date *out)
{
    int numbers[2] = {0, 0}; /* day, year */
    int month = 0;
    unsigned n = 0;
    for (uint32_t i = 0; i < text.len;) {
        uint32_t from = i;
        int value = 0;
        for (; i < text.len && ascii_is_digit(text.s[i]) && value < 10000; i++)
            value = value * 10 + (text.s[i] - '0');
        if (i > from && n < 2)
            numbers[n++] = value;
        from = i;
        while (i < text.len && !ascii_is_digit(text.s[i]) && text.s[i] != ' ' && text.s[i] != ',')
            i++;
        int found = find_month(str_sub(text, from, i - from));
        month = found ? found : month;
        while (i < text.len && (text.s[i] == ' ' || text.s[i] == ','))
            i++;
        if (n == 2 && i < text.len)
            return false;
    }
    return n == 2 && numbers[1] > 999 && month && date_make(numbers[1], month, numbers[0], out);
}

static void read_date(struct reader *reader, const struct field *field, const struct node *node, void *member)
{
    struct str text = str_trim(node_text(node));
    struct date date;
    if (parse_date(text, member))
        return;
    struct diag *diag = diag_at(reader->diags, DIAG_BAD_DATE, node->mark, "`%s` is not a date: `" PRIstr "`",
                                field->key, STR_ARG(text));
    if (parse_british_date(text, &date) || parse_named_date(text, &date))
        diag_help(reader->diags, diag, "write year, month and day: `%s: %04d-%02d-%02d`", field->key, date.year,
                  date.month, date.day);
    else
        diag_help(reader->diags, diag, "write year, month and day, such as `%s: 2010-09-30`", field->key);
}

struct unit {
    const char *name;
    int64_t numerator, denominator; /* of 1/1000 pt */
};

/* 72 pt are 25.4 mm. */
static const struct unit units[] = {
    {"pt", 1000, 1},
    {"mm", 360000, 127},
    {"cm", 3600000, 127},
    {"in", 72000, 1},
};

static int64_t divide_rounded(int64_t a, int64_t b)
{
    return a >= 0 ? (a + b / 2) / b : -((-a + b / 2) / b);
}

/* A length with its unit, in 1/1000 pt; false when it is none. */
static bool parse_len(struct str text, int64_t *out)
{
    uint32_t end = 0;
    while (end < text.len &&
           (ascii_is_digit(text.s[end]) || text.s[end] == '.' || text.s[end] == '-' || text.s[end] == '+'))
        end++;
    struct decimal number;
    struct str unit = str_trim(str_sub(text, end, text.len - end));
    if (end == 0 || end > 12 || !decimal_parse(str_sub(text, 0, end), &number))
        return false;
    int64_t power = 1;
    for (unsigned i = 0; i < number.scale; i++)
        power *= 10;
    if (unit.len == 0 && number.units == 0) {
        *out = 0;
        return true;
    }
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        if (str_eqz(unit, units[i].name)) {
            /* at most 12 digits times 3,600,000: no overflow */
            *out = divide_rounded(number.units * units[i].numerator, power * units[i].denominator);
            return true;
        }
    }
    return false;
}

static void read_len(struct reader *reader, const struct field *field, const struct node *node, void *member)
{
    struct str text = str_trim(node_text(node));
    int64_t len = 0;
    struct decimal bare;
    struct diag *diag;
    if (!parse_len(text, &len)) {
        diag = diag_at(reader->diags, DIAG_BAD_LENGTH, node->mark, "`%s` is not a length: `" PRIstr "`", field->key,
                       STR_ARG(text));
        if (decimal_parse(text, &bare))
            diag_help(reader->diags, diag, "say the unit: `" PRIstr "mm` or `" PRIstr "pt`", STR_ARG(text),
                      STR_ARG(text));
        else
            diag_help(reader->diags, diag, "write a number and its unit (pt, mm, cm or in), such as `%s: 12.5mm`",
                      field->key);
    } else if (len > LEN_LIMIT || len < -LEN_LIMIT) {
        diag = diag_at(reader->diags, DIAG_BAD_LENGTH, node->mark, "`%s` is longer than any page: `" PRIstr "`",
                       field->key, STR_ARG(text));
        diag_help(reader->diags, diag, "the longest is 5080mm");
    } else if (len < 0 && field->min >= 0) {
        diag = diag_at(reader->diags, DIAG_BAD_LENGTH, node->mark, "`%s` cannot be negative: `" PRIstr "`",
                       field->key, STR_ARG(text));
        diag_help(reader->diags, diag, "write it without the minus sign");
    } else if (len == 0 && field->min > 0) {
        diag = diag_at(reader->diags, DIAG_BAD_LENGTH, node->mark, "`%s` has to be more than 0", field->key);
        diag_help(reader->diags, diag, "write a number above 0 and its unit, or take `%s` out", field->key);
    } else {
        *(len_t *)member = (len_t)len;
    }
}

static bool parse_bool(struct str text, bool *yes)
{
    *yes = str_same(text, STR("yes")) || str_same(text, STR("true"));
    return *yes || str_same(text, STR("no")) || str_same(text, STR("false"));
}

static void read_int(struct reader *reader, const struct field *field, const struct node *node, void *member)
{
    struct str text = str_trim(node_text(node));
    bool any = field->min == 0 && field->max == 0;
    int64_t min = any ? INT32_MIN : field->min;
    int64_t max = any ? INT32_MAX : field->max;
    struct decimal number;
    bool whole = decimal_parse(text, &number) && number.scale == 0;
    bool yes;
    if (whole && number.units >= min && number.units <= max) {
        *(int32_t *)member = (int32_t)number.units;
        return;
    }
    if ((field->flags & FIELD_SWITCH) && parse_bool(text, &yes)) {
        *(int32_t *)member = yes ? (int32_t)strtol(field->fallback, NULL, 10) : 0;
        return;
    }
    struct diag *diag = diag_at(reader->diags, DIAG_BAD_NUMBER, node->mark, "`%s` %s: `" PRIstr "`", field->key,
                                whole ? "is out of range" : "is not a whole number", STR_ARG(text));
    if (any)
        diag_help(reader->diags, diag, "write a whole number, such as `%s: 3`", field->key);
    else
        diag_help(reader->diags, diag, "write a whole number from %d to %d%s", field->min, field->max,
                  field->flags & FIELD_SWITCH ? ", yes or no" : "");
}

static void read_bool(struct reader *reader, const struct field *field, const struct node *node, void *member)
{
    struct str text = str_trim(node_text(node));
    bool yes;
    if (parse_bool(text, &yes)) {
        *(uint8_t *)member = yes;
    } else {
        struct diag *diag = diag_at(reader->diags, DIAG_UNKNOWN_WORD, node->mark,
                                    "`%s` is neither yes nor no: `" PRIstr "`", field->key, STR_ARG(text));
        diag_help(reader->diags, diag, "write `%s: yes` or `%s: no`", field->key, field->key);
    }
}

static void read_word(struct reader *reader, const struct field *field, const struct node *node, void *member)
{
    struct str text = str_trim(node_text(node));
    struct str candidates[64];
    size_t n = 0;
    struct buf list = {0};
    for (size_t i = 0; field->words[i]; i++) {
        if (text.len && str_eqz(text, field->words[i])) {
            *(uint8_t *)member = (uint8_t)i;
            buf_free(&list);
            return;
        }
        if (field->words[i][0] && n < 64) {
            candidates[n++] = str_from(field->words[i]);
            buf_printf(&list, "%s`%s`", list.len ? ", " : "", field->words[i]);
        }
    }
    struct diag *diag = diag_at(reader->diags, DIAG_UNKNOWN_WORD, node->mark, "`%s` cannot be `" PRIstr "`",
                                field->key, STR_ARG(text));
    struct str near = str_nearest(text, candidates, n);
    if (near.len)
        diag_help(reader->diags, diag, "did you mean `" PRIstr "`? It is one of %.*s", STR_ARG(near), (int)list.len,
                  list.bytes);
    else
        diag_help(reader->diags, diag, "write one of %.*s", (int)list.len, list.bytes);
    buf_free(&list);
}

static int hex_digit(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool parse_rgb(struct str text, uint32_t *out)
{
    uint32_t rgb = 0;
    if (text.len != 7 || text.s[0] != '#')
        return false;
    for (uint32_t i = 1; i < 7; i++) {
        int digit = hex_digit(text.s[i]);
        if (digit < 0)
            return false;
        rgb = rgb << 4 | (uint32_t)digit;
    }
    *out = rgb;
    return true;
}

static void read_colour(struct reader *reader, const struct field *field, const struct node *node, void *member)
{
    struct str text = str_trim(node_text(node));
    if (parse_rgb(text, member) || (reader->colour && reader->colour(reader, text, member)))
        return;
    struct diag *diag = diag_at(reader->diags, DIAG_BAD_COLOUR, node->mark, "`%s` is not a colour: `" PRIstr "`",
                                field->key, STR_ARG(text));
    diag_help(reader->diags, diag, "write six hexadecimal digits in quotes, such as `%s: \"#1f4e79\"`%s", field->key,
              reader->colour ? ", or the name of a colour of the layout" : "");
}

static void read_text(struct reader *reader, const struct field *field, const struct node *node, void *member)
{
    (void)reader;
    (void)field;
    *(const struct node **)member = node;
}

bool value_has_lines(enum field_type type, const struct node *node)
{
    return type == FIELD_LINES || (type == FIELD_CELL && str_find(str_trim(node_text(node)), "\n", 0) < 0);
}

static void read_rich(struct reader *reader, const struct field *field, const struct node *node, void *member)
{
    *(struct rich **)member = reader->rich(reader, node, value_has_lines(field->type, node));
}

void value_read(struct reader *reader, const struct field *field, const struct node *node, void *member)
{
    static void (*const readers[])(struct reader *, const struct field *, const struct node *, void *) = {
        [FIELD_TEXT] = read_text,     [FIELD_RICH] = read_rich, [FIELD_LINES] = read_rich, [FIELD_CELL] = read_rich,
        [FIELD_INT] = read_int,       [FIELD_BOOL] = read_bool, [FIELD_WORD] = read_word,  [FIELD_LEN] = read_len,
        [FIELD_COLOUR] = read_colour, [FIELD_DATE] = read_date,
    };
    readers[field->type](reader, field, node, member);
}
