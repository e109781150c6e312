#include "review/review_int.h"

uint32_t review_plan_texts(const struct indicator *indicator, const struct rich **texts)
{
    const struct action_plan *plan = indicator->plan;
    if (!plan)
        return 0;
    texts[0] = plan->actions;
    texts[1] = plan->scale;
    texts[2] = plan->milestones;
    texts[3] = plan->due;
    texts[4] = plan->achieved;
    return REVIEW_PLAN_TEXTS;
}

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
    review_progress(&reviewer);
    review_unrated(&reviewer);
    review_counted(&reviewer);
    review_own_area(&reviewer);
    review_tables(&reviewer);
    review_comments(&reviewer);
    review_prose(&reviewer);
    review_quoted(&reviewer);
}
