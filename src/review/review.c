#include "review/review_int.h"

void review_report(const struct review_job *job)
{
    struct reviewer reviewer = {.arena = job->arena,
                                .diags = job->diags,
                                .report = job->report,
                                .style = job->style,
                                .figures = job->figures,
                                .now = figures_period(job->report, STR("now"))};
    review_names(&reviewer);
    review_periods(&reviewer);
    review_figures(&reviewer);
    review_unrated(&reviewer);
    review_counted(&reviewer);
    review_own_area(&reviewer);
    review_tables(&reviewer);
    review_comments(&reviewer);
    review_prose(&reviewer);
}
