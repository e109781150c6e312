#include "stages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/children.h"
#include "generate.h"

double bench_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void bench_fail(const char *what)
{
    fprintf(stderr, "bench: %s failed\n", what);
    exit(1);
}

void bench_generate(const char *path, uint32_t indicators)
{
    FILE *out = fopen(path, "w");
    if (!out)
        bench_fail(path);
    generate_report(out, indicators);
    if (fclose(out) != 0)
        bench_fail(path);
}

void bench_apart(int (*work)(void *context, struct buf *answer), void *context, void *answer, size_t n)
{
    struct children children = {0};
    struct child child = {.work = work, .context = context};
    if (!children_start(&children, &child))
        bench_fail("a process");
    children_wait(&children);
    fwrite(child.said.bytes, 1, child.said.len, stderr);
    if (!child.answered || child.status != 0 || child.answer.len != n)
        bench_fail("what a process does");
    memcpy(answer, child.answer.bytes, n);
    buf_free(&child.said);
    buf_free(&child.answer);
}

struct files {
    const char *yaml, *pdf;
};

static int run(void *context, struct buf *answer)
{
    const struct files *files = context;
    struct orderpaper_options options = {.report = files->yaml, .output = files->pdf};
    struct driver_account account = {0};
    int result = (int)driver_run(&options, DUMP_NONE, DRIVER_SAYS_COUNT, &account);
    buf_put(answer, &account, sizeof(account));
    return result;
}

struct driver_account stages_run(const char *yaml, const char *pdf)
{
    struct driver_account account;
    bench_apart(run, &(struct files){yaml, pdf}, &account, sizeof(account));
    return account;
}

struct driver_account stages_run_often(const char *yaml, const char *pdf, int runs)
{
    struct driver_account best = stages_run(yaml, pdf);
    for (int i = 1; i < runs; i++) {
        struct driver_account again = stages_run(yaml, pdf);
        for (int s = 0; s < STAGE__COUNT; s++) {
            if (again.seconds[s] < best.seconds[s])
                best.seconds[s] = again.seconds[s];
        }
    }
    return best;
}

double stages_sum(const struct driver_account *account)
{
    double sum = 0;
    for (int s = 0; s < STAGE__COUNT; s++)
        sum += account->seconds[s];
    return sum;
}
