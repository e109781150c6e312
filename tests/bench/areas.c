#include "areas.h"

#include <stdint.h>
#include <stdio.h>

#include "stages.h"

enum { AREAS = 350, INDICATORS = 200, RUNS = 9 };

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 12;
}

static FILE *open_file(const char *path)
{
    FILE *out = fopen(path, "w");
    if (!out)
        bench_fail(path);
    return out;
}

static void close_file(FILE *out, const char *path)
{
    if (fclose(out) != 0)
        bench_fail(path);
}

/* A row for each area, a column for each indicator; one cell in fifty is empty. */
static void write_csv(const char *path)
{
    static const char *const types[] = {"Metropolitan; Neighbour", "County", "Unitary", "District"};
    uint32_t seed = 2010;
    FILE *out = open_file(path);
    fputs("Area,Type", out);
    for (unsigned i = 0; i < INDICATORS; i++)
        fprintf(out, ",NI %03u", i);
    for (unsigned a = 0; a < AREAS; a++) {
        fprintf(out, "\nArea %u,%s", a, types[a % 4]);
        for (unsigned i = 0; i < INDICATORS; i++) {
            if (next(&seed) % 50 == 0)
                fputs(",", out);
            else
                fprintf(out, ",%u.%u%%", next(&seed) % 100, next(&seed) % 10);
        }
    }
    fputc('\n', out);
    close_file(out, path);
}

static void write_report(const char *path, const char *areas)
{
    uint32_t seed = 1317;
    FILE *out = open_file(path);
    fputs("report: { title: A report of the benchmark, organisation: Area 0, layout: quarterly }\n"
          "ignore: { area-contradicts: The values are drawn by lot. }\n"
          "periods:\n"
          "  08/09: { role: before-last-year }\n"
          "  09/10: { role: last-year }\n"
          "  10/11: { role: this-year }\n"
          "  Q1: { role: previous }\n"
          "  Q2: { role: now }\n"
          "comparators:\n"
          "  England: All England Average\n"
          "  Metropolitan: { title: Met Council Average, areas: Metropolitan }\n"
          "  Neighbours: { title: Our neighbours, areas: Neighbour, measure: median }\n",
          out);
    if (areas)
        fprintf(out, "areas:\n  - { file: %s, period: 08/09, columns: { Type: group } }\n", areas);
    fputs("indicators:\n", out);
    for (unsigned i = 0; i < INDICATORS; i++)
        fprintf(out,
                "  - { ref: NI %03u, definition: Indicator number %u, better: %s, actual: { 08/09: %u.%u%% } }\n", i,
                i, i % 2 ? "higher" : "lower", next(&seed) % 100, next(&seed) % 10);
    fputs("sections:\n  - heading: Figures\n    content: [{ indicators: {} }]\n", out);
    close_file(out, path);
}

static void print_row(const char *name, double bare, double full, double all)
{
    printf("%-12s %12.2f %12.2f %12.2f %11.1f%%\n", name, bare * 1e3, full * 1e3, (full - bare) * 1e3,
           100 * (full - bare) / all);
}

static void print_costs(const struct driver_account *bare, const struct driver_account *full)
{
    static const enum stage shown[] = {STAGE_LOAD, STAGE_CHECK, STAGE_COMPUTE};
    double all = stages_sum(full), sum_bare = 0, sum_full = 0;
    printf("\n%-12s %12s %12s %12s %12s\n", "stage, ms", "without", "with areas", "areas alone", "of all");
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
        print_row(driver_stage_name(shown[i]), bare->seconds[shown[i]], full->seconds[shown[i]], all);
        sum_bare += bare->seconds[shown[i]];
        sum_full += full->seconds[shown[i]];
    }
    print_row("together", sum_bare, sum_full, all);
    printf(
        "\nA CSV file of %d areas by %d indicators, and three comparators: the report's stages without it and with "
        "it. Of all: the share of all stages of the report with it.\n",
        (int)AREAS, (int)INDICATORS);
}

void areas_measure(const char *folder)
{
    char csv[4200], bare[4200], full[4200], pdf[4200];
    snprintf(csv, sizeof(csv), "%s/bench-areas.csv", folder);
    snprintf(bare, sizeof(bare), "%s/bench-areas-without.yaml", folder);
    snprintf(full, sizeof(full), "%s/bench-areas.yaml", folder);
    snprintf(pdf, sizeof(pdf), "%s/bench-areas.pdf", folder);
    write_csv(csv);
    write_report(bare, NULL);
    write_report(full, "bench-areas.csv");
    struct driver_account without = stages_run_often(bare, pdf, RUNS), with = stages_run_often(full, pdf, RUNS);
    print_costs(&without, &with);
}
