/* Mean, natural process limits and signals of an XmR chart. */
#include "chart/chart_int.h"

enum { RUN = 7, TRIAL = 12, SCALE_MOST = 16 /* two digits are added */ };

/* The figures that are there, as integers of one scale, so small that nothing below exceeds 128 bits. */
struct sample {
    int64_t *units;
    uint32_t *from; /* which figure each is */
    uint32_t n;
    uint8_t scale;
    wide sum, range_sum;
};

static uint8_t common_scale(const struct chart_figure *figures, uint32_t n)
{
    uint8_t scale = 0;
    for (uint32_t i = 0; i < n; i++)
        if (figures[i].present && figures[i].number.scale > scale)
            scale = figures[i].number.scale;
    return scale;
}

static wide magnitude(wide v)
{
    return v < 0 ? -v : v;
}

static bool sample_take(struct arena *arena, const struct chart_figure *figures, uint32_t n, struct sample *sample)
{
    uint8_t scale = common_scale(figures, n);
    if (scale > SCALE_MOST)
        return false;
    *sample = (struct sample){ARENA_ARRAY(arena, int64_t, n), ARENA_ARRAY(arena, uint32_t, n), 0, scale, 0, 0};
    for (uint32_t i = 0; i < n; i++) {
        if (!figures[i].present)
            continue;
        wide units = wide_from(figures[i].number) / wide_power_of_ten(18U - scale);
        if (magnitude(units) >= wide_power_of_ten(14))
            return false;
        if (sample->n > 0)
            sample->range_sum += magnitude(units - sample->units[sample->n - 1]);
        sample->sum += units;
        sample->from[sample->n] = i;
        sample->units[sample->n++] = (int64_t)units;
    }
    return sample->n >= 2;
}

/* a / b, rounded half away from zero; b above 0. */
static struct decimal ratio(wide a, wide b, uint8_t scale)
{
    wide rounded = (magnitude(a) + b / 2) / b;
    return (struct decimal){(int64_t)(a < 0 ? -rounded : rounded), scale};
}

static int side_of_mean(const struct sample *sample, uint32_t i)
{
    wide off = (wide)sample->units[i] * sample->n - sample->sum;
    return (off > 0) - (off < 0);
}

/* The way from the figure before to figure i. */
static int way(const struct sample *sample, uint32_t i)
{
    int64_t step = sample->units[i] - sample->units[i - 1];
    return (step > 0) - (step < 0);
}

static void mark(const struct sample *sample, uint32_t from, uint32_t end, unsigned signal, uint8_t *signals)
{
    for (uint32_t i = from; i < end; i++)
        signals[sample->from[i]] |= (uint8_t)signal;
}

static void mark_shifts(const struct sample *sample, uint8_t *signals)
{
    for (uint32_t i = 0, end; i < sample->n; i = end) {
        int side = side_of_mean(sample, i);
        for (end = i + 1; end < sample->n && side_of_mean(sample, end) == side; end++)
            continue;
        if (side != 0 && end - i >= RUN)
            mark(sample, i, end, SPC_SHIFT, signals);
    }
}

/* A run includes the figure that it starts from, which may end the run before it. */
static void mark_trends(const struct sample *sample, uint8_t *signals)
{
    for (uint32_t i = 1, end; i < sample->n; i = end) {
        int first = way(sample, i);
        for (end = i + 1; end < sample->n && way(sample, end) == first; end++)
            continue;
        if (first != 0 && end - (i - 1) >= RUN)
            mark(sample, i - 1, end, SPC_TREND, signals);
    }
}

/* Limits are compared before they are rounded: `parts` n (n - 1), the mean and the distance in hundredths of that. */
static void mark_outside(const struct sample *sample, wide parts, wide mean, wide distance, uint8_t *signals)
{
    for (uint32_t i = 0; i < sample->n; i++)
        if (magnitude((wide)sample->units[i] * 100 * parts - mean) > distance)
            mark(sample, i, i + 1, SPC_OUTSIDE, signals);
}

struct spc chart_spc_reckon(struct arena *arena, const struct chart_figure *figures, uint32_t n)
{
    struct spc spc = {.signals = ARENA_ARRAY(arena, uint8_t, n)};
    struct sample sample;

    for (uint32_t i = 0; i < n; i++)
        spc.n += figures[i].present;
    spc.trial = spc.n < TRIAL;
    spc.valid = sample_take(arena, figures, n, &sample);
    if (!spc.valid)
        return spc;
    uint8_t scale = (uint8_t)(sample.scale + 2);
    wide parts = (wide)sample.n * (sample.n - 1);
    wide mean = sample.sum * 100 * (sample.n - 1), distance = sample.range_sum * 266 * sample.n;
    spc.mean = ratio(sample.sum * 100, sample.n, scale);
    spc.range = ratio(sample.range_sum * 100, sample.n - 1, scale);
    spc.low = ratio(mean - distance, parts, scale);
    spc.high = ratio(mean + distance, parts, scale);
    mark_outside(&sample, parts, mean, distance, spc.signals);
    mark_shifts(&sample, spc.signals);
    mark_trends(&sample, spc.signals);
    return spc;
}
