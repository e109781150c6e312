/* Limits of rules, and tolerances. */
#include "compute/rule_int.h"

/* Takes a word off the end of v, and the white space before it. */
static bool take_end(struct str *v, const char *word)
{
    struct str end = str_from(word);
    if (v->len < end.len || !str_same(str_sub(*v, v->len - end.len, end.len), end))
        return false;
    *v = str_trim(str_sub(*v, 0, v->len - end.len));
    return true;
}

/* "2 points", "2% points", "2 pp". */
static bool take_points(struct str *v)
{
    static const char *const words[] = {"percentage points", "percentage point", "points", "point", "pp"};
    bool taken = false;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !taken; i++)
        taken = take_end(v, words[i]);
    if (taken)
        take_end(v, "%");
    return taken;
}

/* Takes "+", "-" or U+2212 off the front. */
static bool take_minus(struct str *v)
{
    uint32_t len = str_starts(*v, "\xE2\x88\x92") ? 3 : str_starts(*v, "-") || str_starts(*v, "+") ? 1 : 0;
    bool negative = len == 3 || (len == 1 && v->s[0] == '-');
    *v = str_trim(str_sub(*v, len, v->len));
    return negative;
}

bool limit_parse(struct str text, struct limit *out)
{
    struct str v = str_trim(text);
    struct limit limit = {.kind = LIMIT_DISTANCE};
    limit.negative = take_minus(&v);
    if (str_eqz(v, "tolerance")) {
        limit.kind = LIMIT_TOLERANCE;
        *out = limit;
        return true;
    }
    if (!take_points(&v) && take_end(&v, "%"))
        limit.kind = LIMIT_SHARE;
    if (v.len == 0 || v.s[0] == '+' || v.s[0] == '-' || !decimal_parse(v, &limit.number))
        return false;
    if (limit.kind == LIMIT_SHARE && !decimal_multiply(limit.number, (struct decimal){1, 2}, &limit.number))
        return false;
    if (limit.negative)
        limit.number = decimal_negate(limit.number);
    *out = limit;
    return true;
}

/* A tolerance holds to both sides, and is often written with a sign that says so. */
static struct str without_both_signs(struct str text)
{
    text = str_trim(text);
    uint32_t len = str_starts(text, "+/-") ? 3 : str_starts(text, "\xC2\xB1") ? 2 : 0;
    return str_sub(text, len, text.len);
}

bool limit_parse_tolerance(struct str text, struct limit *out)
{
    struct limit limit;
    if (!limit_parse(without_both_signs(text), &limit) || limit.kind == LIMIT_TOLERANCE || limit.negative)
        return false;
    *out = limit;
    return true;
}

bool limit_read_tolerance(struct diags *diags, const struct node *node, struct limit *out)
{
    if (limit_parse_tolerance(node_text(node), out))
        return true;
    struct diag *diag =
        diag_at(diags, DIAG_RULE_LIMIT, node->mark, "`" PRIstr "` is no tolerance", STR_ARG(node_text(node)));
    diag_help(
        diags, diag,
        "write a percentage of what the figure is compared with, such as `5%%`, or a distance in the figure's own "
        "unit, such as `2 points` or `2`; it holds to both sides and has no minus");
    return false;
}

/* The margin that the limit stands for. */
static bool limit_amount(struct limit limit, struct limit tolerance, const struct margin *margin,
                         const struct value *figure, struct decimal *out)
{
    struct limit meant = limit.kind == LIMIT_TOLERANCE ? tolerance : limit;
    struct value own = {.state = VALUE_NUMBER, .power = figure->power, .number = meant.number};
    struct decimal amount = {0, 0};
    if (meant.kind == LIMIT_SHARE && !decimal_multiply(meant.number, margin->base, &amount))
        return false;
    if (meant.kind == LIMIT_DISTANCE && !value_amount(&own, &amount))
        return false;
    *out = limit.kind == LIMIT_TOLERANCE && limit.negative ? decimal_negate(amount) : amount;
    return true;
}

bool limit_compare(struct limit limit, struct limit tolerance, const struct margin *margin,
                   const struct value *figure, int *out)
{
    struct decimal amount;
    if (!limit_amount(limit, tolerance, margin, figure, &amount))
        return false;
    *out = decimal_compare(margin->by, amount);
    return true;
}

/* A limit of 0 is the same in every unit; that of a tolerance is known by its sign only. */
bool limit_implies(struct limit later, struct limit earlier)
{
    if (later.kind == LIMIT_NONE || earlier.kind == LIMIT_NONE)
        return false;
    int later_sign = later.kind == LIMIT_TOLERANCE ? (later.negative ? -1 : 1)
                                                   : decimal_compare(later.number, (struct decimal){0, 0});
    int earlier_sign = earlier.kind == LIMIT_TOLERANCE ? (earlier.negative ? -1 : 1)
                                                       : decimal_compare(earlier.number, (struct decimal){0, 0});
    if (later.kind == LIMIT_TOLERANCE && earlier.kind == LIMIT_TOLERANCE)
        return later_sign >= earlier_sign;
    if (later.kind == earlier.kind)
        return decimal_compare(later.number, earlier.number) >= 0;
    return later_sign >= 0 && earlier_sign <= 0;
}
