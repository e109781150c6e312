#include "review/review_int.h"

bool review_ignores(const struct indicator *indicator, enum diag_code code)
{
    for (uint32_t i = 0; i < indicator->ignore.n; i++) {
        const struct ignored *ignored = LIST_AT(indicator->ignore, const struct ignored, i);
        if (str_eqz(node_text(ignored->code), diag_code_name(code)))
            return true;
    }
    return false;
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
    review_tables(&reviewer);
    review_comments(&reviewer);
    review_prose(&reviewer);
}
