#include "cli/previous.h"

#include "check/check.h"

static void report_first(const struct previous_job *job, const struct diags *faults, const struct diag *first)
{
    const char *path = job->options->previous;
    if (first->mark.line == 0) { /* of the file as a whole: it could not be read */
        struct diag *diag = diag_at(job->diags, first->code, first->mark, PRIstr, STR_ARG(first->text));
        if (first->help.len)
            diag_help(job->diags, diag, PRIstr, STR_ARG(first->help));
        return;
    }
    struct diag *diag =
        diag_at(job->diags, DIAG_PREVIOUS_FAULTY, (struct mark){0}, "last time's report, %s, has %u error%s", path,
                faults->errors, faults->errors == 1 ? "" : "s");
    diag_help(job->diags, diag, "run `orderpaper check %s` and mend what it lists", path);
    diag_related(job->diags, diag, first->mark, PRIstr, STR_ARG(first->text));
}

static void report_faults(const struct previous_job *job, const struct diags *faults)
{
    for (uint32_t i = 0; i < faults->n; i++) {
        if (diag_code_level(faults->items[i]->code) == DIAG_ERROR) {
            report_first(job, faults, faults->items[i]);
            break;
        }
    }
    /* The views of changes would say that none was given. */
    diags_ignore(job->diags, DIAG_CHANGES_FIRST);
}

static const struct figures *compute(const struct previous_job *job, struct loader *loader, const struct doc *doc,
                                     const struct report *report)
{
    const struct node *layout = report->head ? report->head->layout : NULL;
    if (!layout || loader->diags->errors > 0)
        return NULL;
    const struct style *style = style_load(loader, doc, job->data, node_text(layout), layout->mark);
    if (!style || loader->diags->errors > 0)
        return NULL;
    return figures_compute(
        &(struct compute_job){.arena = job->arena, .diags = loader->diags, .report = report, .style = style});
}

const struct figures *previous_figures(const struct previous_job *job, struct loader *loader)
{
    const struct orderpaper_options *options = job->options;
    const struct figures *figures = NULL;
    struct diags *faults = ARENA_NEW(job->arena, struct diags);
    diags_init(faults, job->arena, job->diags->sources);
    loader_init(loader, job->arena, faults, /*max_bytes*/ 0);
    for (size_t i = 0; i < options->nallow; i++)
        loader_allow(loader, str_from(options->allow[i]));
    struct doc *doc = load_main(loader, str_from(options->previous));
    if (doc->root)
        figures = compute(job, loader, doc, check_report(loader, doc));
    if (faults->errors == 0)
        return figures;
    report_faults(job, faults);
    return NULL;
}
