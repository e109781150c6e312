#include "shown.h"

#include <stdio.h>
#include <time.h>

#include "driver/result.h"
#include "paginate/page.h"
#include "stages.h"

/* Of processor time, which others on the machine take least of. */
static double spent(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static void read(void *self, const struct driver_result *result)
{
    struct shown *shown = self;
    struct buf out = {0};
    if (!result->paint.pages)
        bench_fail("a report that has errors");
    shown->pages = result->account->pages;
    double from = spent();
    shown->stages = from; /* this process has done nothing else */
    const struct svg_page *pages = paint_svg(&result->paint);
    shown->svg = spent() - from;
    from = spent();
    paint_dump_heard(&result->paint, &out);
    shown->heard = spent() - from;
    shown->words = out.len;
    for (uint32_t i = 0; i < shown->pages; i++) {
        shown->outlines += pages[i].outlines.len;
        shown->layers += pages[i].layer.len;
    }
    buf_free(&out);
}

static int work(void *context, struct buf *answer)
{
    struct shown shown = {0};
    driver_read(&(struct orderpaper_options){.report = context}, read, &shown);
    buf_put(answer, &shown, sizeof(shown));
    return 0;
}

static void keep_least(double *least, double value)
{
    *least = value < *least ? value : *least;
}

struct shown shown_run_often(const char *yaml, int runs)
{
    struct shown best, again;
    char *context = (char *)(uintptr_t)yaml;
    bench_apart(work, context, &best, sizeof(best));
    for (int i = 1; i < runs; i++) {
        bench_apart(work, context, &again, sizeof(again));
        keep_least(&best.stages, again.stages);
        keep_least(&best.svg, again.svg);
        keep_least(&best.heard, again.heard);
    }
    return best;
}

static double per_page(uint64_t bytes, const struct shown *shown)
{
    return (double)bytes / 1024 / shown->pages;
}

void shown_measure(const char *folder, const uint32_t *sizes, int n)
{
    enum { MOST = 4 };
    struct shown shown[MOST];
    printf("\n%-12s %10s %10s        %10s        %8s %12s %12s %12s\n", "indicators", "stages ms", "SVG ms",
           "heard ms", "of all", "page KB", "layer KB", "heard KB");
    for (int i = 0; i < n && i < MOST; i++) {
        char yaml[4200];
        snprintf(yaml, sizeof(yaml), "%s/bench-%u.yaml", folder, sizes[i]);
        shown[i] = shown_run_often(yaml, sizes[i] <= 600 ? 9 : sizes[i] <= 6000 ? 3 : 1);
    }
    for (int i = 0; i < n && i < MOST; i++) {
        const struct shown *at = &shown[i], *base = &shown[1];
        double more = (double)sizes[i] / sizes[1], both = at->svg + at->heard;
        printf("%-12u %10.2f %10.2f (%4.2f) %10.2f (%4.2f) %7.1f%% %12.1f %12.1f %12.1f\n", sizes[i],
               at->stages * 1e3, at->svg * 1e3, at->svg / base->svg / more, at->heard * 1e3,
               at->heard / base->heard / more, 100 * both / (at->stages + both), per_page(at->outlines, at),
               per_page(at->layers, at), per_page(at->words, at));
    }
    printf("\nThe pages as SVG with their layers, and --dump=heard, in processor time. In brackets: time per "
           "indicator over that at "
           "600. Of "
           "all: the share of both in the time with the stages before. KB: of one page.\n");
}
