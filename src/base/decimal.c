#include "base/decimal.h"

#include <stdio.h>

#include "base/ascii.h"

enum { MAX_DIGITS = 18 };

/* Bytes of the sign that v begins with: "-", "+" or U+2212; 0 when there is none. */
static uint32_t sign_length(struct str v)
{
    if (v.len == 0 || ascii_is_digit(v.s[0]))
        return 0;
    return v.s[0] == '-' || v.s[0] == '+' ? 1 : str_starts(v, "\xE2\x88\x92") ? 3 : 0;
}

/* What was read so far: digits before the point in groups that commas part, and digits after it. */
struct parsed {
    int64_t units;
    uint32_t digits, group; /* in all; since the last comma */
    uint32_t scale;
    bool commas, point;
};

/* Whether the digits before the point end well: without commas, or with a full last group. */
static bool group_closed(const struct parsed *parsed)
{
    return !parsed->commas || parsed->group == 3;
}

/* 0,123 is no grouped number: who writes it means a decimal. */
static bool take_comma(struct parsed *parsed)
{
    bool right = !parsed->point && parsed->units > 0 && parsed->group <= 3 && group_closed(parsed);
    parsed->commas = true;
    parsed->group = 0;
    return right;
}

static bool take_digit(struct parsed *parsed, char c)
{
    if (!ascii_is_digit(c) || parsed->units >= INT64_C(100000000000000000))
        return false;
    parsed->units = parsed->units * 10 + (c - '0');
    parsed->digits++;
    parsed->group += !parsed->point;
    parsed->scale += parsed->point;
    return true;
}

bool decimal_parse(struct str v, struct decimal *out)
{
    uint32_t from = sign_length(v);
    struct parsed parsed = {0};

    for (uint32_t i = from; i < v.len; i++) {
        bool right;
        if (v.s[i] == '.') {
            right = !parsed.point && group_closed(&parsed);
            parsed.point = true;
        } else {
            right = v.s[i] == ',' ? take_comma(&parsed) : take_digit(&parsed, v.s[i]);
        }
        if (!right)
            return false;
    }
    if (parsed.digits == 0 || parsed.scale > MAX_DIGITS || (parsed.point && parsed.scale == 0) ||
        !group_closed(&parsed))
        return false;
    bool negative = from == 3 || (from == 1 && v.s[0] == '-');
    *out = (struct decimal){negative ? -parsed.units : parsed.units, (uint8_t)parsed.scale};
    return true;
}

/* --- arithmetic, in 128 bits: 18 digits scaled by up to 10^18 fit */

__extension__ typedef __int128 wide;

static wide power_of_ten(unsigned n)
{
    wide power = 1;
    for (; n >= 6; n -= 6)
        power *= 1000000;
    while (n-- > 0)
        power *= 10;
    return power;
}

static wide scaled(struct decimal a, uint8_t scale)
{
    return (wide)a.units * power_of_ten((unsigned)(scale - a.scale));
}

static bool give(wide units, uint8_t scale, struct decimal *out)
{
    wide limit = power_of_ten(MAX_DIGITS);
    if (units >= limit || units <= -limit || scale > MAX_DIGITS)
        return false;
    *out = (struct decimal){(int64_t)units, scale};
    return true;
}

static uint8_t larger_scale(struct decimal a, struct decimal b)
{
    return a.scale > b.scale ? a.scale : b.scale;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    uint8_t scale = larger_scale(a, b);
    wide x = scaled(a, scale), y = scaled(b, scale);
    return (x > y) - (x < y);
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
    uint8_t scale = larger_scale(a, b);
    return give(scaled(a, scale) + scaled(b, scale), scale, out);
}

bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out)
{
    return decimal_add(a, decimal_negate(b), out);
}

bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out)
{
    wide units = (wide)a.units * b.units;
    unsigned scale = (unsigned)a.scale + b.scale;
    wide limit = power_of_ten(MAX_DIGITS);
    while (scale > 0 && units % 10 == 0 && (scale > MAX_DIGITS || units >= limit || units <= -limit)) {
        units /= 10;
        scale--;
    }
    return scale <= MAX_DIGITS && give(units, (uint8_t)scale, out);
}

/* The quotient a / b with `scale` digits, towards zero; *half: what is left is half of a unit or more. Digits are
 * brought down one at a time, so that nothing exceeds 128 bits. */
static bool divide(struct decimal a, struct decimal b, uint8_t scale, wide *quotient, bool *half)
{
    if (b.units == 0)
        return false;
    uint8_t common = larger_scale(a, b);
    wide x = scaled(a, common), y = scaled(b, common);
    bool negative = (x < 0) != (y < 0);
    x = x < 0 ? -x : x;
    y = y < 0 ? -y : y;
    wide q = x / y, rest = x % y;
    for (unsigned i = 0; i < scale; i++) {
        if (q > power_of_ten(MAX_DIGITS))
            return false;
        rest *= 10;
        q = q * 10 + rest / y;
        rest %= y;
    }
    *quotient = negative ? -q : q;
    *half = rest >= y - rest;
    return true;
}

bool decimal_divide_rounded(struct decimal a, struct decimal b, uint8_t scale, struct decimal *out)
{
    wide quotient;
    bool half;
    if (!divide(a, b, scale, &quotient, &half))
        return false;
    bool negative = (a.units < 0) != (b.units < 0);
    wide away = negative ? -1 : 1;
    return give(quotient + (half ? away : 0), scale, out);
}

bool decimal_divide_truncated(struct decimal a, struct decimal b, uint8_t scale, struct decimal *out)
{
    wide quotient;
    bool half;
    return divide(a, b, scale, &quotient, &half) && give(quotient, scale, out);
}

bool decimal_round(struct decimal a, uint8_t scale, struct decimal *out)
{
    return decimal_divide_rounded(a, (struct decimal){1, 0}, scale, out);
}

struct decimal decimal_negate(struct decimal a)
{
    return (struct decimal){-a.units, a.scale};
}

struct decimal decimal_absolute(struct decimal a)
{
    return a.units < 0 ? decimal_negate(a) : a;
}

void decimal_write(struct buf *out, struct decimal a, bool commas)
{
    char digits[24];
    int n = snprintf(digits, sizeof(digits), "%0*lld", a.scale + 1, (long long)(a.units < 0 ? -a.units : a.units));
    int whole = n - a.scale;
    if (a.units < 0)
        buf_putc(out, '-');
    for (int i = 0; i < n; i++) {
        if (i == whole)
            buf_putc(out, '.');
        else if (commas && i > 0 && i < whole && (whole - i) % 3 == 0)
            buf_putc(out, ',');
        buf_putc(out, digits[i]);
    }
}
