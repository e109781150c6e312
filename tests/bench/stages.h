/* Runs of the stages, each in a process of its own so that all begin alike. */
#ifndef TESTS_STAGES_H
#define TESTS_STAGES_H

#include <stdint.h>

#include "driver/driver.h"

/* Of a clock that only goes on. */
double bench_seconds(void);
/* Ends the benchmark. */
void bench_fail(const char *what) __attribute__((noreturn));
/* Writes a report of generate_report into a file. */
void bench_generate(const char *path, uint32_t indicators);
/* Has `work` done in a process of its own, and copies its answer of n bytes. */
void bench_apart(int (*work)(void *context, struct buf *answer), void *context, void *answer, size_t n);
/* All stages, with the PDF. */
struct driver_account stages_run(const char *yaml, const char *pdf);
/* The shortest time of each stage in `runs` runs (1 or more). */
struct driver_account stages_run_often(const char *yaml, const char *pdf, int runs);
/* Seconds of all stages together. */
double stages_sum(const struct driver_account *account);

#endif
