/* Charts: from figures to drawings. Pure geometry: nothing here knows reports, fonts or pages.
 *
 * All charts: bars begin at zero, one axis of values with round steps, horizontal words, a key above (left out where
 * there is but one series), a pattern of its own for each series beside its colour, gaps where a figure is missing,
 * provisional figures hollow. Words never overlap and never leave the drawing: where labels have no room even on
 * three lines, some are left out, which the drawing counts. Figures may have any size: nothing overflows. */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "base/decimal.h"
#include "chart/drawing.h"

struct chart_figure {
    bool present; /* false: a gap */
    bool provisional;
    bool apart; /* no line joins it to the figure before */
    struct decimal number;
    struct str words; /* as printed beside its mark; empty: not printed */
};

struct chart_series {
    struct str title;
    const struct chart_look *look;      /* of the layout, by order or by name */
    const struct chart_figure *figures; /* one for each category */
    bool line;                          /* in a chart of bars: a line across them, not bars (targets) */
};

/* A place on the axis of categories: a quarter, and below it, shared by neighbours, the year it is part of. */
struct chart_category {
    struct str label;
    struct str group; /* empty: the label stands alone, over the height of both lines */
};

/* Asks for the width of words in a style. */
struct chart_type {
    len_t (*width)(void *user, const struct text_style *look, struct str words);
    void *user;
};

struct chart_data {
    const struct chart_category *categories;
    uint32_t ncategories;
    const struct chart_series *series;
    uint32_t nseries;
    struct str unit;   /* printed after the numbers of the axis ("%"); may be empty */
    struct str prefix; /* printed before them ("£"); may be empty */
    struct str
        provisional; /* in the key, beside a hollow swatch, where some figure is provisional; empty: not said */
};

/* What all charts need. */
struct chart_job {
    struct arena *arena; /* of the drawing */
    const struct chart_style *style;
    struct chart_type type;
    len_t width, height; /* of the whole drawing */
};

/* Clustered bars, with lines across for series with `line`. */
struct drawing *chart_bars(const struct chart_job *job, const struct chart_data *data);
/* One line for each series, the axis from a round number below the least figure; direct labels at the lines' ends. */
struct drawing *chart_lines(const struct chart_job *job, const struct chart_data *data);

/* A bullet bar after Stephen Few: the actual figure as a bar, the target as a mark across it, limits as bands behind.
 */
struct chart_bullet_data {
    const struct chart_look *actual_look, *target_look;
    struct chart_figure actual, target; /* target may be absent */
    struct decimal limits[2];           /* of the tolerance around the target, low and high */
    bool has_limits;
    bool lower_is_better;
    struct decimal most;     /* the end of the scale, unless a figure is larger; the start is zero, or a round number
                                below the least figure. Not above zero: chosen from the figures */
    bool axis;               /* with a scale of round steps below it (blocks); without: bare (cells), without words */
    struct str unit, prefix; /* of the axis */
};
struct drawing *chart_bullet(const struct chart_job *job, const struct chart_bullet_data *data);

/* A line without axes for a cell (Edward Tufte); the last figure has a dot. `figures` in order of time. */
struct drawing *chart_sparkline(const struct chart_job *job, const struct chart_look *look,
                                const struct chart_figure *figures, uint32_t n);

/* XmR charts: individual values, their mean, and natural process limits at mean ± 2.66 × mean moving range
 * (Wheeler). Points to look at: outside the limits; in a run of seven or more on one side of the mean; in a run of
 * seven or more all rising or all falling. A figure on the mean is on neither side and ends a run; so does one equal
 * to its neighbour. Under twelve points the limits are trial limits. Missing figures are left out: the moving range
 * is taken between neighbours that are there. Source: Donald J. Wheeler, Understanding Variation (2nd ed., 2000). */
enum spc_signal { SPC_OUTSIDE = 1, SPC_SHIFT = 2, SPC_TREND = 4 };
struct spc {
    uint32_t n;                            /* figures present */
    struct decimal mean, range, low, high; /* with two digits more than the figures have */
    uint8_t *signals;                      /* by figure, n of the call: set of enum spc_signal */
    bool trial;
    bool valid; /* false: fewer than two figures, or numbers too large to reckon with */
};
struct spc chart_spc_reckon(struct arena *arena, const struct chart_figure *figures, uint32_t n);
/* The words of an SPC chart, with their numbers: "Mean 64.2%", "Upper trial limit 71.0%". A limit with empty words is
 * not drawn (one that no figure can reach, such as 104%). */
struct spc_words {
    struct str mean, low, high; /* at the right ends of their lines */
    struct str signal;          /* in the key, beside the marker of signals, where there is one */
};
/* The first series of `data` as a line with markers; signals have another shape and colour. An invalid `spc` gives
 * the line alone. */
struct drawing *chart_spc(const struct chart_job *job, const struct chart_data *data, const struct spc *spc,
                          const struct spc_words *words);

/* Round steps for an axis that shows [low, high]: 1, 2 or 5 times a power of ten, at most `wanted` of them (at least
 * two), the first at or below `low`, the last at or above `high`; zero is a step where it lies between. low = high is
 * shown with room on both sides. After Heckbert, "Nice numbers for graph labels", Graphics Gems (1990). */
struct chart_ticks {
    struct decimal first, step; /* of the same scale; the ticks, first + i * step, may have one digit more than 18 */
    uint32_t n;                 /* steps + 1 */
};
struct chart_ticks chart_ticks(struct decimal low, struct decimal high, uint32_t wanted);

#endif
