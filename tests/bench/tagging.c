#include "tagging.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "check/check.h"
#include "compose/compose.h"
#include "compute/figures.h"
#include "image/image.h"
#include "load/load.h"
#include "paginate/paginate.h"
#include "paint/paint_int.h"
#include "paint/tagcheck_int.h"
#include "stages.h"
#include "style/style.h"
#include "text/text.h"

struct stages {
    struct arena *arena;
    struct sources sources;
    struct diags diags;
    struct loader loader;
    struct paint_job job;
};

/* The stages up to the pages, as the driver calls them for a report without faults. */
static int make_pages(struct stages *run, const char *yaml, const char *data)
{
    run->arena = arena_new();
    run->sources.arena = run->arena;
    diags_init(&run->diags, run->arena, &run->sources);
    loader_init(&run->loader, run->arena, &run->diags, /*max_bytes*/ 0);
    struct doc *doc = load_main(&run->loader, str_from(yaml));
    struct report *report = doc->root ? check_report(&run->loader, doc) : NULL;
    struct style *style = report ? style_load_report(&run->loader, doc, str_from(data), report) : NULL;
    struct text *text = style ? text_new(run->arena, &run->loader, str_from(data), style) : NULL;
    if (!text)
        return 0;
    struct compose_job composing = {
        .arena = run->arena, .diags = &run->diags, .report = report, .style = style, .text = text};
    composing.figures = figures_compute(
        &(struct compute_job){.arena = run->arena, .diags = &run->diags, .report = report, .style = style});
    composing.images = images_load(run->arena, &run->loader, &run->diags, report, style);
    struct boxes *boxes = compose_report(&composing);
    struct pages *pages =
        boxes ? paginate_report(run->arena, &run->diags, report, style, text, boxes, /*draft*/ false) : NULL;
    run->job = (struct paint_job){.arena = run->arena,
                                  .diags = &run->diags,
                                  .report = report,
                                  .style = style,
                                  .text = text,
                                  .boxes = boxes,
                                  .pages = pages,
                                  .producer = "bench"};
    return pages && run->diags.errors == 0;
}

/* Seconds; below zero: it failed. */
static double paint(const struct stages *run, const char *path, bool tagged)
{
    struct str error = {"", 0};
    double from = bench_seconds();
    struct outfile *out = file_create(run->arena, str_from(path), &error);
    if (!out || !paint_pdf_tagged(&run->job, tagged, out, &error) || !file_commit(out, &error))
        return -1;
    return bench_seconds() - from;
}

static void keep_least(double *least, double value)
{
    if (*least == 0 || value < *least)
        *least = value;
}

int tagging_measure(const char *yaml, const char *data, const char *pdf, const char *bare, int turns,
                    struct tagging *result)
{
    struct stages run = {0};
    struct str error = {"", 0};
    *result = (struct tagging){0};
    int ok = make_pages(&run, yaml, data);
    /* The first turn shapes words and grows the heap. */
    for (int i = 0; i <= turns && ok; i++) {
        double tagged = paint(&run, pdf, true), untagged = paint(&run, bare, false), from = bench_seconds();
        ok = tagcheck(&run.job, &error) && tagged > 0 && untagged > 0;
        if (i == 0)
            continue;
        keep_least(&result->tagged, tagged);
        keep_least(&result->bare, untagged);
        keep_least(&result->check, bench_seconds() - from);
    }
    if (run.job.text)
        text_free(run.job.text);
    arena_free(run.arena);
    return ok;
}
