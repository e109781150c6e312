/* Private to compose: charts. Figures are gathered into a plan (chart_plan.c), said in words (chart_alt.c,
 * chart_spc.c) and drawn (chart_draw.c); chart.c makes the block of them, chart_table.c the table of its figures,
 * chart_cell.c what stands in cells. */
#ifndef COMPOSE_CHARTS_H
#define COMPOSE_CHARTS_H

#include "chart/chart.h"
#include "compose/figure_int.h"
#include "compose/grid_int.h"
#include "compose/picture_int.h"

/* A series, beside that of the same index in the chart's data. */
struct chart_row {
    const struct indicator *indicator;
    struct chart_show show;
    struct chart_figure *figures; /* by period */
    const struct rich **printed;  /* by period: as tables print it; NULL: nothing is given */
};

/* What a chart shows. Figures are of one unit, and of one power of ten. */
struct chart_plan {
    struct composer *composer;
    struct arena *arena; /* of all that it holds */
    const struct figures *figures;
    const struct node *node; /* for messages; NULL: none are given */
    const struct chart_block *block;
    uint8_t kind; /* enum chart_kind */
    struct chart_data data;
    struct chart_row *rows;
    const struct period **periods; /* by category */
    const struct value *like;      /* how its figures are written; NULL: there are none */
    uint32_t nfigures;             /* that are there */
    bool mixed;                    /* of several units (reported) */
    struct extent size;            /* that is wished for */
    struct spc spc;                /* of CHART_SPC */
    struct spc_words spc_words;
};

/* What is gathered: enum chart_kind, indicators, series and periods, as check has resolved them. */
void chart_plan(struct chart_plan *plan, struct composer *composer, const struct chart_block *block);

/* The same for a cell, in the composer's scratch arena. Nothing is reported. */
void chart_plan_cell(struct chart_plan *plan, struct composer *composer, const struct chart_cell *cell,
                     const struct period **periods, uint32_t n);

/* Whether a figure can be drawn: words, ranges and lists of parts cannot. NULL: there is none. */
bool chart_draws(const struct value *value);

/* As fill_values, in the plan's arena. */
struct str chart_fill(const struct chart_plan *plan, const struct node *template, const struct named_value *fields);
/* Of a period that is part of a longer one: both. */
struct str chart_period_words(const struct chart_plan *plan, const struct period *period);
/* A number in the manner of the chart's figures, with that many digits after the point. */
struct str chart_number(const struct chart_plan *plan, struct decimal number, uint8_t scale);

/* What is read aloud in place of the chart. `in_table`: a table beside it has its figures, so that of many only the
 * first, the last and the extremes are said. */
struct str chart_alt(const struct chart_plan *plan, const struct rich *title, bool in_table);
/* What stands below a bullet bar, which has no key: its figures. */
struct str chart_bullet_remarks(const struct chart_plan *plan);
/* Limits of the tolerance round the target of a bullet bar, which shows the last of the plan's periods with a figure;
 * false: there are none. */
bool chart_limits(const struct chart_plan *plan, struct decimal limits[2]);
uint32_t chart_last(const struct chart_plan *plan);

/* Mean, limits and signals of an SPC chart, and what is said of them below it. */
void chart_spc_plan(struct chart_plan *plan);
struct str chart_spc_remarks(const struct chart_plan *plan);

/* The chart as a flow of one line, `width` by `height`, aligned in the composer's width. `sem`: its FIGURE. */
struct flow chart_draw(const struct chart_plan *plan, struct extent size, enum align align, struct sem *sem);
/* Another drawing likewise, such as those of cells. */
struct flow chart_drawing_flow(struct composer *composer, const struct drawing *drawing, len_t x, struct sem *sem);
/* What drawings need; of that size. */
struct chart_job chart_job(struct composer *composer, struct extent size);

/* chart_cell.c. The flow of a cell that is `width` wide; `parent` NULL: an artifact. */
struct flow chart_cell_flow(struct composer *composer, const struct chart_cell *cell, len_t width,
                            struct sem *parent);
/* Whether there is anything to draw. */
bool chart_cell_shows(const struct chart_cell *cell);

/* chart.c. The whole block: caption, chart, notes, table. */
void chart_compose(struct composer *composer, const struct chart_block *block, struct sem *parent);
/* Warns, at the node, of a chart that is printed smaller than it was to be. */
void chart_report_size(struct composer *composer, const struct node *node, struct extent wish, struct extent size);
/* The chart alone, without caption, notes and table, as a flow of one line (or the layout's words where there are no
 * figures), for columns of panels; composer->width is the column's. Its FIGURE becomes a child of `parent`.
 * `in_table`: as in chart_alt. */
struct flow chart_compose_flow(struct composer *composer, const struct chart_block *block, struct extent size,
                               struct sem *parent, bool in_table);
/* chart_table.c. The table of its figures. */
void chart_table_compose(const struct chart_plan *plan, const struct chart_block *block, struct sem *parent);

#endif
