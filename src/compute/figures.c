#include "compute/figures.h"
#include "compute/figures_int.h"

struct figures *figures_compute(const struct compute_job *job)
{
    struct figures *figures = ARENA_NEW(job->arena, struct figures);
    figures->report = job->report;
    figures->style = job->style;
    figures->previous = job->previous;
    struct computing computing = {
        .arena = job->arena, .diags = job->diags, .report = job->report, .style = job->style, .figures = figures};
    values_compute(&computing);
    comparisons_compute(&computing);
    statuses_compute(&computing);
    columns_compute(&computing);
    views_compute(&computing);
    layout_check(job->arena, job->diags, job->report, job->style);
    return figures;
}

const struct style *figures_layout(const struct figures *figures, const struct view *view)
{
    const struct style *style = view->layout ? style_layout(figures->style, view->layout) : NULL;
    return style ? style : figures->style;
}

const struct period *figures_period(const struct report *report, struct str name)
{
    const struct period *period = map_find(&report->period_by_role, name);
    return period ? period : map_find(&report->period_by_id, name);
}
