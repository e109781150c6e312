#include "driver/previous.h"

#include <sys/stat.h>

#include "check/check.h"
#include "style/parts.h"

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

static const struct figures *compute(const struct previous_job *job, struct loader *loader, struct doc *doc)
{
    struct report *report = check_report(loader, doc);
    if (loader->diags->errors > 0)
        return NULL;
    report = check_copy(loader, doc, report, job->copy);
    const struct style *style = style_load_report(loader, doc, job->data, report);
    if (!style || loader->diags->errors > 0)
        return NULL;
    style_arrange(job->arena, report, style);
    return figures_compute(
        &(struct compute_job){.arena = job->arena, .diags = loader->diags, .report = report, .style = style});
}

/* False after a report: this time's file is given as last time's. */
static bool check_other_file(const struct previous_job *job)
{
    const struct orderpaper_options *options = job->options;
    struct stat now, then;
    if (stat(options->report, &now) != 0 || stat(options->previous, &then) != 0 || now.st_dev != then.st_dev ||
        now.st_ino != then.st_ino)
        return true;
    struct diag *diag = diag_at(job->diags, DIAG_PREVIOUS_FAULTY, (struct mark){0},
                                "--previous names this report itself, %s", options->previous);
    diag_help(job->diags, diag, "name the file of last time's report, such as `--previous ../q1/report.yaml`");
    diags_ignore(job->diags, DIAG_CHANGES_FIRST);
    return false;
}

static const struct period *now_of(const struct report *report)
{
    return map_find(&report->period_by_role, STR("now"));
}

static bool is_earlier(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year;
    return a.month != b.month ? a.month < b.month : a.day < b.day;
}

static bool share_indicators(const struct report *a, const struct report *b)
{
    bool share = a->indicators.n == 0 || b->indicators.n == 0;
    for (uint32_t i = 0; i < b->indicator_by_ref.n && !share; i++)
        share = map_find(&a->indicator_by_ref, b->indicator_by_ref.entries[i].key) != NULL;
    return share;
}

static void report_other(const struct previous_job *job, const char *text, struct str what)
{
    struct diag *diag = diag_at(job->diags, DIAG_PREVIOUS_OTHER, (struct mark){0},
                                "last time's report, %s, %s" PRIstr, job->options->previous, text, STR_ARG(what));
    diag_help(job->diags, diag, "look whether `--previous` names the right file");
}

/* Another council's, another subject's, or not an earlier one: changes since then say little. */
static void check_last(const struct previous_job *job, const struct report *last)
{
    const struct node *own = job->report->head ? job->report->head->organisation : NULL;
    const struct node *theirs = last->head ? last->head->organisation : NULL;
    const struct period *now = now_of(job->report), *then = now_of(last);
    if (own && theirs && !str_eq(str_fold(job->arena, node_text(own)), str_fold(job->arena, node_text(theirs))))
        report_other(job, "is of another organisation: ", str_line(job->arena, node_text(theirs)));
    else if (!share_indicators(job->report, last))
        report_other(job, "has none of this report's indicators", STR(""));
    else if (now && then && now->start.year && then->start.year && !is_earlier(then->start, now->start))
        report_other(job, "is not of an earlier period: its `now` is ", node_text(then->id));
}

const struct figures *previous_figures(const struct previous_job *job, struct loader *loader)
{
    const struct orderpaper_options *options = job->options;
    const struct figures *figures = NULL;
    struct diags *faults = ARENA_NEW(job->arena, struct diags);
    if (!check_other_file(job))
        return NULL;
    diags_init(faults, job->arena, job->diags->sources);
    loader_init(loader, job->arena, faults, /*max_bytes*/ 0);
    for (size_t i = 0; i < options->nallow; i++)
        loader_allow(loader, str_from(options->allow[i]));
    struct doc *doc = load_main(loader, str_from(options->previous));
    if (doc->root)
        figures = compute(job, loader, doc);
    if (faults->errors == 0) {
        if (figures && job->report)
            check_last(job, figures->report);
        return figures;
    }
    report_faults(job, faults);
    return NULL;
}
