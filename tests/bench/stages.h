/* Runs of the stages, each in a process of its own so that all begin alike. */
#ifndef TESTS_STAGES_H
#define TESTS_STAGES_H

#include "driver/driver.h"

/* Ends the benchmark. */
void bench_fail(const char *what) __attribute__((noreturn));
/* All stages, with the PDF. */
struct driver_account stages_run(const char *yaml, const char *pdf);
/* The shortest time of each stage in `runs` runs (1 or more). */
struct driver_account stages_run_often(const char *yaml, const char *pdf, int runs);
/* Seconds of all stages together. */
double stages_sum(const struct driver_account *account);

#endif
