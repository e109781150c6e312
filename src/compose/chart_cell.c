/* Charts of the size of a word, in cells of tables. */
#include "compose/charts_int.h"

/* The period and those of its length before it that follow each other, the latest first. `periods` NULL: they are
 * only counted. Named ones may lead in a circle: there are no more than the report has. */
static uint32_t walk_back(const struct chart_cell *cell, const struct period **periods)
{
    uint32_t n = 0, most = cell->figures->report->periods.n;
    for (const struct period *period = cell->period; period && n < most; period = period->before) {
        if (periods)
            periods[n] = period;
        n++;
    }
    return n;
}

static bool has_figure(const struct chart_cell *cell, const struct period *period)
{
    return chart_draws(figures_value(cell->figures, cell->indicator, KIND_ACTUAL, period));
}

bool chart_cell_shows(const struct chart_cell *cell)
{
    uint32_t wanted = cell->bullet ? 1 : 2, most = cell->figures->report->periods.n;
    const struct period *period = cell->period;
    for (uint32_t i = 0; period && wanted > 0 && i < most; i++) {
        wanted -= has_figure(cell, period);
        period = cell->bullet ? NULL : period->before;
    }
    return wanted == 0;
}

/* From the first with a figure to the column's own. */
static const struct period **find_periods(struct composer *composer, const struct chart_cell *cell, uint32_t *n)
{
    *n = cell->bullet ? 1 : walk_back(cell, NULL);
    const struct period **periods = ARENA_ARRAY(composer->scratch, const struct period *, *n);
    if (cell->bullet) {
        periods[0] = cell->period;
        return periods;
    }
    walk_back(cell, periods);
    while (*n > 0 && !has_figure(cell, periods[*n - 1]))
        --*n;
    for (uint32_t i = 0; i < *n / 2; i++) {
        const struct period *swap = periods[i];
        periods[i] = periods[*n - 1 - i];
        periods[*n - 1 - i] = swap;
    }
    return periods;
}

struct flow chart_cell_flow(struct composer *composer, const struct chart_cell *cell, len_t width, struct sem *parent)
{
    const struct chart_style *style = composer->style->charts;
    struct arena_mark mark = arena_mark(composer->scratch);
    struct chart_plan plan;
    struct sem *sem = parent ? sem_add(&composer->boxes->tree, parent, ROLE_FIGURE) : NULL;
    uint32_t n;
    const struct period **periods = find_periods(composer, cell, &n);
    chart_plan_cell(&plan, composer, cell, periods, n);
    if (sem)
        sem_extra(&composer->boxes->tree, sem)->alt = chart_alt(&plan, NULL, false);
    struct flow flow = chart_draw(&plan, (struct extent){width, style->sparkline_height}, ALIGN_LEFT, sem);
    arena_reset(composer->scratch, mark);
    return flow;
}
