#include "compute/statistics_int.h"

__extension__ typedef __int128 wide;

enum { THOUSAND = 1000 };

/* a / 10^scale / b, rounded half away from zero to `decimals` digits. |a| < 10^28, 0 < b < 10^10. */
static bool divide_rounded(wide a, uint8_t scale, wide b, uint8_t decimals, struct decimal *out)
{
    const wide limit = (wide)1000000000000000000;
    bool negative = a < 0;
    a = negative ? -a : a;
    for (; scale < decimals; scale++)
        a *= 10;
    for (; scale > decimals; scale--)
        b *= 10;
    wide quotient = a / b, rest = a % b;
    if (rest >= b - rest)
        quotient++;
    if (quotient >= limit)
        return false;
    *out = (struct decimal){(int64_t)(negative ? -quotient : quotient), decimals};
    return true;
}

bool sample_mean(const struct sample *sample, uint8_t decimals, struct decimal *out)
{
    wide sum = 0;
    for (uint32_t i = 0; i < sample->n; i++)
        sum += sample->units[i];
    return sample->n > 0 && divide_rounded(sum, sample->scale, sample->n, decimals, out);
}

bool sample_quartile(const struct sample *sample, unsigned quartile, uint8_t decimals, struct decimal *out)
{
    if (sample->n == 0)
        return false;
    uint64_t quarters = (uint64_t)quartile * (sample->n - 1);
    uint64_t at = quarters / 4, part = quarters % 4;
    wide sum = (wide)sample->units[at] * (wide)(4 - part);
    if (part > 0)
        sum += (wide)sample->units[at + 1] * (wide)part;
    return divide_rounded(sum, sample->scale, 4, decimals, out);
}

/* The first of the values that is not smaller; n when all are. */
static uint32_t lower_bound(const struct sample *sample, int64_t units)
{
    uint32_t from = 0, to = sample->n;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (sample->units[middle] < units)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

bool sample_percentrank(const struct sample *sample, int64_t units, struct percentrank *out)
{
    uint32_t smaller = lower_bound(sample, units);
    if (smaller == sample->n || (smaller == 0 && sample->units[0] != units))
        return false;
    if (sample->n == 1) {
        *out = (struct percentrank){.below = THOUSAND, .above = 0};
        return true;
    }
    /* The rank as a fraction of two integers, which 128 bits hold: differences are below 2 * 10^18, ranks below
     * 2^32. */
    wide rank = smaller, whole = sample->n - 1;
    if (sample->units[smaller] != units) {
        int64_t low = sample->units[smaller - 1], high = sample->units[smaller];
        wide low_rank = lower_bound(sample, low), width = (wide)high - low;
        rank = low_rank * width + ((wide)smaller - low_rank) * ((wide)units - low);
        whole *= width;
    }
    out->below = (uint32_t)(rank * THOUSAND / whole);
    out->above = (uint32_t)((whole - rank) * THOUSAND / whole);
    return true;
}
