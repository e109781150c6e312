/* `make bench`: reports of 60 to 60,000 indicators. Prints for each size what a whole process takes, each stage, and
 * how they compare, then what charts, a file of areas, the screen and the preview cost: numbers of one run are
 * compared only with each other. */
#define _DEFAULT_SOURCE /* wait4 */
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "areas.h"
#include "charts.h"
#include "saving.h"
#include "shown.h"
#include "stages.h"
#include "tagging.h"

enum { NSIZES = 4 };
static const uint32_t sizes[NSIZES] = {60, 600, 6000, 60000};

struct figure {
    double whole;                  /* seconds of a whole process, median */
    long memory;                   /* KiB at its peak */
    struct driver_account account; /* the shortest time of each stage */
    long long input, output;       /* bytes */
    struct tagging tagging;
};

/* A whole process of the program. */
static double run_program(const char *program, const char *yaml, const char *pdf, long *memory)
{
    double from = bench_seconds();
    pid_t child = fork();
    if (child == 0) {
        execl(program, program, "build", yaml, "-o", pdf, (char *)NULL);
        _exit(127);
    }
    int status = 0;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0)
        bench_fail(program);
    *memory = usage.ru_maxrss;
    return bench_seconds() - from;
}

static long long size_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (long long)st.st_size : 0;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* What painting without tags is measured on. */
struct painting {
    const char *yaml, *pdf, *bare, *data;
    int turns;
};

static int measure_painting(void *context, struct buf *answer)
{
    const struct painting *painting = context;
    struct tagging tagging;
    int ok =
        tagging_measure(painting->yaml, painting->data, painting->pdf, painting->bare, painting->turns, &tagging);
    buf_put(answer, &tagging, sizeof(tagging));
    return ok ? 0 : 1;
}

static struct tagging measure_tagging(const char *program, const char *yaml, const char *pdf, int turns)
{
    struct tagging tagging;
    char bare[4200], data[4200];
    const char *given = getenv("ORDERPAPER_DATA");
    snprintf(bare, sizeof(bare), "%s.bare", pdf);
    snprintf(data, sizeof(data), "%.*s/../..", (int)(strrchr(program, '/') - program), program);
    struct painting painting = {.yaml = yaml, .pdf = pdf, .bare = bare, .data = given ? given : data, .turns = turns};
    bench_apart(measure_painting, &painting, &tagging, sizeof(tagging));
    return tagging;
}

static struct figure measure(const char *program, const char *folder, uint32_t indicators)
{
    enum { MOST = 9 };
    char yaml[4096], pdf[4096];
    struct figure figure = {0};
    snprintf(yaml, sizeof(yaml), "%s/bench-%u.yaml", folder, indicators);
    snprintf(pdf, sizeof(pdf), "%s/bench-%u.pdf", folder, indicators);
    bench_generate(yaml, indicators);
    int runs = indicators <= 600 ? MOST : indicators <= 6000 ? 3 : 1;
    double whole[MOST];
    run_program(program, yaml, pdf, &figure.memory); /* warms the file cache */
    for (int i = 0; i < runs; i++)
        whole[i] = run_program(program, yaml, pdf, &figure.memory);
    qsort(whole, (size_t)runs, sizeof(whole[0]), by_value);
    figure.whole = whole[runs / 2];
    figure.account = stages_run_often(yaml, pdf, runs);
    figure.tagging = measure_tagging(program, yaml, pdf, runs);
    figure.input = size_of(yaml);
    figure.output = size_of(pdf);
    return figure;
}

static void print_sizes(const struct figure *figures, int n)
{
    printf("%-12s %8s %10s %10s %10s %12s %12s\n", "indicators", "pages", "whole ms", "ms/page", "peak MB", "YAML KB",
           "PDF KB");
    for (int i = 0; i < n; i++)
        printf("%-12u %8u %10.1f %10.3f %10.1f %12lld %12lld\n", sizes[i], figures[i].account.pages,
               figures[i].whole * 1e3, figures[i].whole * 1e3 / figures[i].account.pages,
               (double)figures[i].memory / 1024, figures[i].input / 1024, figures[i].output / 1024);
}

/* Each stage's milliseconds, and in brackets its time per indicator over that at 600. */
static void print_stages(const struct figure *figures, int n)
{
    printf("\n%-12s", "stage, ms");
    for (int i = 0; i < n; i++)
        printf(" %11u      ", sizes[i]);
    putchar('\n');
    for (enum stage s = 0; s < STAGE__COUNT; s++) {
        printf("%-12s", driver_stage_name(s));
        for (int i = 0; i < n; i++) {
            double each = figures[i].account.seconds[s] / sizes[i], base = figures[1].account.seconds[s] / sizes[1];
            printf(" %10.2f (%4.2f)", figures[i].account.seconds[s] * 1e3, base > 0 ? each / base : 0);
        }
        putchar('\n');
    }
}

static void print_ratios(const struct figure *figures, int n)
{
    printf("\n%-12s", "whole/floor");
    for (int i = 0; i < n; i++)
        printf(" %11.2f      ", figures[i].whole / figures[i].account.seconds[STAGE_PAINT]);
    printf("\n\nIn brackets: time per indicator over that at 600 indicators. The floor is the paint stage alone, on "
           "the same pages.\n");
}

/* The same pages painted with tags and without, in turns within one process. */
static void print_tagging(const struct figure *figures, int n)
{
    printf("\n%-12s %12s %12s %8s %14s %14s\n", "indicators", "tagged ms", "untagged ms", "ratio", "ratio of all",
           "check of tree");
    for (int i = 0; i < n; i++) {
        const struct tagging *tagging = &figures[i].tagging;
        double rest = stages_sum(&figures[i].account) - figures[i].account.seconds[STAGE_PAINT];
        printf("%-12u %12.2f %12.2f %8.2f %14.2f %13.1f%%\n", sizes[i], tagging->tagged * 1e3, tagging->bare * 1e3,
               tagging->tagged / tagging->bare, (rest + tagging->tagged) / (rest + tagging->bare),
               100 * tagging->check / tagging->tagged);
    }
    printf(
        "\nWhat tags cost: the time of painting with them over that without, alone and with all stages before; the "
        "latter is to stay below 1.30.\n");
}

int main(int argc, char **argv)
{
    char program[4096] = "", folder[4096] = "";
    const char *slash = strrchr(argv[0], '/');
    int length = slash ? (int)(slash - argv[0]) : 1;
    const char *from = slash ? argv[0] : ".";
    snprintf(program, sizeof(program), "%.*s/orderpaper", length, from);
    snprintf(folder, sizeof(folder), "%.*s/bench-files", length, from);
    mkdir(folder, 0777);
    int n = argc > 1 ? atoi(argv[1]) : NSIZES; /* how many of the sizes */
    n = n < 2 ? 2 : n > NSIZES ? NSIZES : n;
    struct figure figures[NSIZES];
    for (int i = 0; i < n; i++)
        figures[i] = measure(program, folder, sizes[i]);
    print_sizes(figures, n);
    print_stages(figures, n);
    print_ratios(figures, n);
    print_tagging(figures, n);
    charts_measure(folder, sizes, n);
    areas_measure(folder);
    shown_measure(folder, sizes, n);
    saving_measure(program, folder);
    return 0;
}
