#include "charts.h"

#include <stdio.h>

#include "generate.h"
#include "stages.h"

enum { MOST = 6000 };

static struct driver_account measure(const char *folder, enum drawn drawn, bool charts, uint32_t indicators)
{
    char yaml[4200], pdf[4200];
    const char *name = drawn == DRAWN_PANELS ? "panels" : "cells", *with = charts ? "" : "-without";
    snprintf(yaml, sizeof(yaml), "%s/bench-%s%s-%u.yaml", folder, name, with, indicators);
    snprintf(pdf, sizeof(pdf), "%s/bench-%s%s-%u.pdf", folder, name, with, indicators);
    FILE *out = fopen(yaml, "w");
    if (!out)
        bench_fail(yaml);
    generate_drawn(out, drawn, charts, indicators);
    if (fclose(out) != 0)
        bench_fail(yaml);
    return stages_run_often(yaml, pdf, indicators <= 600 ? 9 : 3);
}

/* `*each`: milliseconds per indicator; kept from the line before. */
static void print_line(const char *name, uint32_t indicators, const struct driver_account *bare,
                       const struct driver_account *full, double *each)
{
    double all = stages_sum(full), now = all * 1e3 / indicators;
    printf("%-10s %10u %8u %10.2f %10.2f %10.2f %10.2f %10.2f %12.2f %12.2f\n", name, indicators, full->pages,
           full->seconds[STAGE_COMPOSE] * 1e3, full->seconds[STAGE_PAGINATE] * 1e3, full->seconds[STAGE_PAINT] * 1e3,
           all * 1e3, now, all / stages_sum(bare), *each > 0 ? now / *each : 1.0);
    *each = now;
}

void charts_measure(const char *folder, const uint32_t *sizes, int n)
{
    printf("\n%-10s %10s %8s %10s %10s %10s %10s %10s %12s %12s\n", "charts in", "indicators", "pages", "compose ms",
           "paginate", "paint", "all ms", "each", "with/without", "each/before");
    for (int drawn = DRAWN_PANELS; drawn <= DRAWN_CELLS; drawn++) {
        double each = 0;
        for (int i = 0; i < n && sizes[i] <= MOST; i++) {
            struct driver_account bare = measure(folder, (enum drawn)drawn, false, sizes[i]);
            struct driver_account full = measure(folder, (enum drawn)drawn, true, sizes[i]);
            print_line(drawn == DRAWN_PANELS ? "panels" : "cells", sizes[i], &bare, &full, &each);
        }
    }
    printf(
        "\nA panel with a bar chart for each indicator; a row with a sparkline and a bullet bar for each. "
        "With/without: all stages over those of the same report without charts; each/before: the time per indicator "
        "over that of the line above, which stays near 1 when time is linear.\n");
}
