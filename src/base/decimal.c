#include "base/decimal.h"

#include "base/ascii.h"

enum { MAX_DIGITS = 18 };

/* Takes a sign off the front of v: "-", "+" or U+2212. */
static bool take_sign(struct str *v)
{
    unsigned len = str_starts(*v, "\xE2\x88\x92") ? 3 : str_starts(*v, "-") || str_starts(*v, "+") ? 1 : 0;
    bool negative = len == 3 || (len == 1 && v->s[0] == '-');

    *v = str_sub(*v, len, v->len);
    return negative;
}

/* Whether the digits and commas before the point are well formed: no commas, or groups of three after a first group
 * of one to three. */
static bool groups_right(struct str whole)
{
    int64_t comma = str_find(whole, ",", 0);

    if (comma < 0)
        return true;
    if (comma < 1 || comma > 3 || (whole.len - (uint32_t)comma) % 4 != 0)
        return false;
    for (uint32_t i = (uint32_t)comma; i < whole.len; i++) {
        if ((whole.s[i] == ',') != ((i - (uint32_t)comma) % 4 == 0))
            return false;
    }
    return true;
}

/* Adds the digits of v to *units, skipping commas; false for any other character or too many digits. */
static bool add_digits(struct str v, int64_t *units)
{
    int64_t limit = INT64_C(1000000000000000000);

    for (uint32_t i = 0; i < v.len; i++) {
        if (v.s[i] == ',')
            continue;
        if (!ascii_is_digit(v.s[i]) || *units >= limit / 10)
            return false;
        *units = *units * 10 + (v.s[i] - '0');
    }
    return true;
}

bool decimal_parse(struct str v, struct decimal *out)
{
    bool negative = take_sign(&v);
    int64_t point = str_find(v, ".", 0);
    struct str whole = point < 0 ? v : str_sub(v, 0, (uint32_t)point);
    struct str fraction = point < 0 ? str_sub(v, v.len, 0) : str_sub(v, (uint32_t)point + 1, v.len);
    int64_t units = 0;

    if (whole.len + fraction.len == 0 || (point >= 0 && fraction.len == 0) || fraction.len > MAX_DIGITS)
        return false;
    if (!groups_right(whole) || str_find(fraction, ",", 0) >= 0)
        return false;
    if (!add_digits(whole, &units) || !add_digits(fraction, &units))
        return false;
    *out = (struct decimal){negative ? -units : units, (uint8_t)fraction.len};
    return true;
}
