/* Figures as places. */
#include "chart/chart_int.h"

enum { DIGITS = 18 };

wide wide_power_of_ten(unsigned n)
{
    wide power = 1;
    while (n-- > 0)
        power *= 10;
    return power;
}

wide wide_from(struct decimal v)
{
    return (wide)v.units * wide_power_of_ten((unsigned)(DIGITS - v.scale));
}

/* The span is kept under 10^28, so that its product with a length has 128 bits. */
len_t scale_place(const struct scale *scale, wide v)
{
    wide span = scale->span, off = v - scale->low, limit = wide_power_of_ten(28);
    if (span > limit) {
        wide shrink = span / limit + 1;
        span /= shrink;
        off /= shrink;
    }
    off = off < 0 ? 0 : off > span ? span : off;
    wide length = scale->length, half = length < 0 ? -span / 2 : span / 2;
    return scale->from + (len_t)((off * length + half) / span);
}

void range_add(struct range *range, struct decimal v)
{
    if (!range->any || decimal_compare(v, range->low) < 0)
        range->low = v;
    if (!range->any || decimal_compare(v, range->high) > 0)
        range->high = v;
    range->any = true;
}

void range_add_data(struct range *range, const struct chart_data *data)
{
    for (uint32_t s = 0; s < data->nseries; s++)
        for (uint32_t c = 0; c < data->ncategories; c++)
            if (data->series[s].figures[c].present)
                range_add(range, data->series[s].figures[c].number);
}
