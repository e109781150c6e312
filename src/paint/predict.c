#include "paint/predict_int.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/sys.h"

enum filter { FILTER_NONE, FILTER_SUB, FILTER_UP, FILTER_PAETH = 4 };

/* A row and the one above it. Left of the first pixel and above the first row there are zeros. */
struct row {
    const uint8_t *here, *above;
    size_t width;
    uint32_t step;
};

static uint8_t paeth(int left, int above, int corner)
{
    int guess = left + above - corner;
    int from_left = abs(guess - left), from_above = abs(guess - above), from_corner = abs(guess - corner);

    if (from_left <= from_above && from_left <= from_corner)
        return (uint8_t)left;
    return (uint8_t)(from_above <= from_corner ? above : corner);
}

static void filter_row(uint8_t *to, const struct row *row, enum filter filter)
{
    const uint8_t *here = row->here, *above = row->above;
    uint32_t step = row->step;

    for (size_t i = 0; i < step; i++)
        to[i] = (uint8_t)(here[i] - (filter >= FILTER_UP ? above[i] : 0));
    switch (filter) {
    case FILTER_NONE:
        memcpy(to, here, row->width);
        break;
    case FILTER_SUB:
        for (size_t i = step; i < row->width; i++)
            to[i] = (uint8_t)(here[i] - here[i - step]);
        break;
    case FILTER_UP:
        for (size_t i = step; i < row->width; i++)
            to[i] = (uint8_t)(here[i] - above[i]);
        break;
    case FILTER_PAETH:
        for (size_t i = step; i < row->width; i++)
            to[i] = (uint8_t)(here[i] - paeth(here[i - step], above[i], above[i - step]));
        break;
    }
}

/* How far the bytes are from zero, taken as signed. */
static uint64_t sum_of(const uint8_t *bytes, size_t n)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += bytes[i] < 128 ? bytes[i] : 256u - bytes[i];
    return sum;
}

/* The filter that leaves the least sum, the heuristic that PNG's authors advise. */
static void put_row(struct buf *out, const struct row *row, uint8_t *trial)
{
    static const enum filter filters[] = {FILTER_SUB, FILTER_UP, FILTER_PAETH};
    char *kept = buf_reserve(out, row->width + 1);
    uint64_t least = sum_of(row->here, row->width);

    kept[0] = FILTER_NONE;
    memcpy(kept + 1, row->here, row->width);
    for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]) && least > 0; i++) {
        uint64_t sum;

        filter_row(trial, row, filters[i]);
        sum = sum_of(trial, row->width);
        if (sum >= least)
            continue;
        least = sum;
        kept[0] = (char)filters[i];
        memcpy(kept + 1, trial, row->width);
    }
    out->len += row->width + 1;
}

void predict_rows(struct buf *out, const char *bytes, uint32_t rows, size_t width, uint32_t step)
{
    uint8_t *zeros = sys_calloc(width + 1, 1), *trial = sys_malloc(width + 1);
    struct row row = {.above = zeros, .width = width, .step = step};

    buf_reserve(out, (width + 1) * rows);
    for (uint32_t i = 0; i < rows; i++) {
        row.here = (const uint8_t *)bytes + width * i;
        put_row(out, &row, trial);
        row.above = row.here;
    }
    free(zeros);
    free(trial);
}
