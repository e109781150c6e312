/* Round steps of an axis. */
#include "chart/chart_int.h"

enum { DIGITS = 18, EXPONENTS = 37 /* of steps: 10^-18 to 10^18 */ };

static wide floor_divide(wide a, wide b)
{
    return a / b - (a % b < 0);
}

static wide ceil_divide(wide a, wide b)
{
    return a / b + (a % b > 0);
}

static wide magnitude(wide v)
{
    return v < 0 ? -v : v;
}

/* [v, v] becomes [v - p, v + p], p the power of ten at or below |v|; zero becomes [0, 1]. */
static void widen_point(wide *low, wide *high)
{
    wide power = *low == 0 ? wide_power_of_ten(DIGITS) : 1;
    while (*low != 0 && magnitude(*low) / power >= 10)
        power *= 10;
    *high += power;
    *low -= *low == 0 ? 0 : power;
}

/* Steps of multiple * 10^(exponent - 18) from `first` steps to `last`, or false where a tick would not fit in the
 * units of a decimal. */
static bool give_ticks(wide first, wide last, wide multiple, unsigned exponent, struct chart_ticks *out)
{
    wide units = multiple * (exponent > DIGITS ? wide_power_of_ten(exponent - DIGITS) : 1);
    wide limit = 4 * wide_power_of_ten(DIGITS);
    if (magnitude(first) * units > limit || magnitude(last) * units > limit)
        return false;
    uint8_t scale = (uint8_t)(exponent < DIGITS ? DIGITS - exponent : 0);
    *out = (struct chart_ticks){
        {(int64_t)(first * units), scale}, {(int64_t)units, scale}, (uint32_t)(last - first) + 1};
    return true;
}

struct chart_ticks chart_ticks(struct decimal low, struct decimal high, uint32_t wanted)
{
    static const uint8_t multiples[] = {1, 2, 5};
    wide a = wide_from(low), b = wide_from(high);
    struct chart_ticks ticks = {{0, 0}, {1, 0}, 2};

    if (b <= a) {
        b = a;
        widen_point(&a, &b);
    }
    wanted = wanted < 2 ? 2 : wanted;
    for (unsigned exponent = 0; exponent < EXPONENTS; exponent++)
        for (unsigned i = 0; i < 3; i++) {
            wide step = multiples[i] * wide_power_of_ten(exponent);
            wide first = floor_divide(a, step), last = ceil_divide(b, step);
            if (last - first <= wanted && give_ticks(first, last, multiples[i], exponent, &ticks))
                return ticks;
        }
    return ticks;
}

wide ticks_at(const struct chart_ticks *ticks, uint32_t i)
{
    return wide_from(ticks->first) + i * wide_from(ticks->step);
}

struct scale ticks_scale(const struct chart_ticks *ticks, len_t from, len_t length)
{
    return (struct scale){ticks_at(ticks, 0), (ticks->n - 1) * wide_from(ticks->step), from, length};
}

struct str ticks_words(struct arena *arena, const struct chart_ticks *ticks, uint32_t i, struct str prefix,
                       struct str unit)
{
    struct decimal v = {ticks->first.units + i * ticks->step.units, ticks->step.scale};
    struct buf number = {0};

    decimal_write(&number, decimal_absolute(v), true);
    struct str words = str_printf(arena, "%s" PRIstr "%.*s" PRIstr, v.units < 0 ? "\xE2\x88\x92" : "",
                                  STR_ARG(prefix), (int)number.len, number.bytes, STR_ARG(unit));
    buf_free(&number);
    return words;
}
