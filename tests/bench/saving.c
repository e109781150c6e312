#include "saving.h"

#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/children.h"
#include "base/file.h"
#include "preview/routes.h"
#include "preview/shelf.h"
#include "shown.h"
#include "stages.h"

enum { MOST = 31, PATIENCE = 60 * 1000 /* milliseconds */, PATH = 4200 };

/* A preview of one report, as preview_run turns it, with one browser that listens; without sockets. */
struct desk {
    struct arena *arena;
    struct preview_options options;
    struct watcher *watcher;
    struct shelf *shelf;
    struct serve_handler handler;
    struct serve_cursor cursor;
    struct buf told; /* what the browser hears */
    struct str text; /* of the report at first */
    char fresh[PATH + 8];
    unsigned saves;
};

struct saving {
    double least, median; /* seconds from the save until the browser is told of the new pages */
    double build;         /* of a whole build of the PDF */
    struct shown shown;
    size_t bytes; /* of the edition */
};

static int sooner(int a, int b)
{
    if (a < 0 || b < 0)
        return a < 0 ? b : a;
    return a < b ? a : b;
}

static void await(const struct desk *desk)
{
    struct pollfd ends[2 * CHILDREN_MOST + 1];
    unsigned n = shelf_poll_ends(desk->shelf, ends);
    ends[n++] = (struct pollfd){.fd = watcher_fd(desk->watcher), .events = POLLIN};
    int timeout = sooner(watcher_timeout(desk->watcher), shelf_timeout(desk->shelf));
    if (poll(ends, n, sooner(PATIENCE, timeout)) == 0 && timeout < 0)
        bench_fail("the preview");
}

static bool is_told(struct desk *desk)
{
    buf_putc(&desk->told, '\0');
    desk->told.len--;
    return strstr(desk->told.bytes, "event: edition") != NULL;
}

/* Turns the preview until the browser is told of a build, and asks for it. */
static const struct showing *next_build(struct desk *desk)
{
    buf_clear(&desk->told);
    for (;;) {
        while (shelf_run(desk->shelf))
            desk->handler.stream(desk->handler.self, &desk->cursor, &desk->told);
        if (is_told(desk))
            break;
        await(desk);
    }
    struct shelf_report *report = shelf_find(desk->shelf, shelf_entry(desk->shelf, 0).id.s);
    return shelf_show(desk->shelf, report, shelf_first_rendition(desk->shelf));
}

/* Files that were written just before a build are built once more. */
static const struct edition *next_edition(struct desk *desk)
{
    const struct showing *showing;
    do
        showing = next_build(desk);
    while (showing->building);
    if (showing->failed.len > 0 || !showing->latest.sound)
        bench_fail("a build of the preview");
    return &showing->latest;
}

static const struct edition *desk_open(struct desk *desk, const char *yaml)
{
    struct str error;
    *desk = (struct desk){.arena = arena_new(), .options.path = yaml, .watcher = watcher_new()};
    desk->shelf = shelf_open(&desk->options, desk->watcher, desk->arena, &error);
    if (!desk->shelf || !file_read(desk->arena, str_from(yaml), /*max_bytes*/ SIZE_MAX, &desk->text, &error))
        bench_fail(yaml);
    desk->handler = routes_handler(desk->shelf);
    snprintf(desk->fresh, sizeof(desk->fresh), "%s.new", yaml);
    return next_edition(desk);
}

static void desk_close(struct desk *desk)
{
    shelf_close(desk->shelf);
    watcher_free(desk->watcher);
    arena_free(desk->arena);
    buf_free(&desk->told);
}

/* By rename, as most editors do. Seconds until the browser knows. */
static double save(struct desk *desk)
{
    FILE *out = fopen(desk->fresh, "w");
    if (!out)
        bench_fail(desk->fresh);
    fprintf(out, PRIstr "\n# Saved %u times.\n", STR_ARG(desk->text), ++desk->saves);
    if (fclose(out) != 0)
        bench_fail(desk->fresh);
    double from = bench_seconds();
    if (rename(desk->fresh, desk->options.path) != 0)
        bench_fail(desk->options.path);
    next_edition(desk);
    return bench_seconds() - from;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static struct saving measure(const char *yaml, const char *pdf, int runs)
{
    struct desk desk;
    struct saving saving = {0};
    double times[MOST];
    saving.bytes = desk_open(&desk, yaml)->bytes.len;
    for (int i = 0; i < runs; i++)
        times[i] = save(&desk);
    desk_close(&desk);
    qsort(times, (size_t)runs, sizeof(times[0]), by_value);
    saving.least = times[0];
    saving.median = times[runs / 2];
    struct driver_account account = stages_run_often(yaml, pdf, runs);
    saving.build = stages_sum(&account);
    saving.shown = shown_run_often(yaml, runs);
    return saving;
}

static void print_line(const char *name, const struct saving *saving)
{
    const struct shown *shown = &saving->shown;
    printf("%-12s %8u %10.1f %10.1f %10.1f %10.2f %9.1f%% %9.1f%% %12zu\n", name, shown->pages, saving->least * 1e3,
           saving->median * 1e3, saving->build * 1e3, saving->least / saving->build, 100 * shown->svg / saving->least,
           100 * shown->heard / saving->least, saving->bytes / 1024);
}

static void measure_generated(const char *folder, uint32_t indicators, int runs)
{
    char yaml[PATH], pdf[PATH];
    snprintf(yaml, sizeof(yaml), "%s/bench-saved-%u.yaml", folder, indicators);
    snprintf(pdf, sizeof(pdf), "%s/bench-saved-%u.pdf", folder, indicators);
    bench_generate(yaml, indicators);
    struct saving saving = measure(yaml, pdf, runs);
    print_line("generated", &saving);
}

/* A copy, since it is saved. */
static void measure_example(const char *program, const char *folder, int runs)
{
    char yaml[PATH], pdf[PATH], command[3 * PATH];
    snprintf(yaml, sizeof(yaml), "%s/quarterly/report.yaml", folder);
    snprintf(pdf, sizeof(pdf), "%s/quarterly.pdf", folder);
    snprintf(command, sizeof(command), "cp -R '%.*s/../../examples/quarterly' '%s'",
             (int)(strrchr(program, '/') - program), program, folder);
    if (system(command) != 0)
        bench_fail(command);
    struct saving saving = measure(yaml, pdf, runs);
    print_line("quarterly", &saving);
}

void saving_measure(const char *program, const char *folder)
{
    printf("\n%-12s %8s %10s %10s %10s %10s %10s %10s %12s\n", "a save of", "pages", "least ms", "median", "build ms",
           "ratio", "of it SVG", "heard", "edition KB");
    measure_example(program, folder, MOST);
    measure_generated(folder, /*indicators*/ 55, MOST);
    measure_generated(folder, /*indicators*/ 600, 9);
    measure_generated(folder, /*indicators*/ 3000, 5);
    printf(
        "\nFrom the save of a report that is previewed until the browser is told of its new pages, which are there "
        "then. Build: the stages of a plain build of its PDF alone; ratio: the least over it.\n");
}
