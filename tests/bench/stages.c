#include "stages.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

void bench_fail(const char *what)
{
    fprintf(stderr, "bench: %s failed\n", what);
    exit(1);
}

struct driver_account stages_run(const char *yaml, const char *pdf)
{
    int ends[2];
    struct driver_account account = {0};
    if (pipe(ends) != 0)
        bench_fail("pipe");
    pid_t child = fork();
    if (child == 0) {
        struct orderpaper_options options = {.report = yaml, .output = pdf};
        int result = (int)driver_run(&options, DUMP_NONE, DRIVER_SAYS_COUNT, &account);
        bool sent = write(ends[1], &account, sizeof(account)) == (ssize_t)sizeof(account);
        _exit(sent ? result : 1);
    }
    close(ends[1]);
    int status = 0;
    bool got = child > 0 && read(ends[0], &account, sizeof(account)) == (ssize_t)sizeof(account);
    close(ends[0]);
    if (!got || waitpid(child, &status, 0) != child || status != 0)
        bench_fail("a run of the stages");
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
