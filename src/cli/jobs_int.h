/* How jobs are told of. Private to cli. */
#ifndef CLI_JOBS_INT_H
#define CLI_JOBS_INT_H

#include "cli/jobs.h"

/* One line for each job that failed or has warnings, and one for all. */
void jobs_summarise(const struct jobs *jobs, FILE *out);

/* Shows on a terminal how far they are: "3 of 7 done ... children.yaml, health.yaml", as many of the names as fit.
 * It stands in place of what this line showed before. */
void progress_show(FILE *out, uint32_t done, uint32_t all, const struct job *const *at_work, uint32_t n);
void progress_clear(FILE *out);

#endif
