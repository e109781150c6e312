/* What one call of the program builds or checks: each copy of each report is a job, done by a process of its own
 * where there are several. */
#ifndef CLI_JOBS_H
#define CLI_JOBS_H

#include "cli/command.h"

struct job {
    struct orderpaper_options options; /* with report, copy and, for build, output */
    const char *label;                 /* the report as it was named; with the copy where several copies are made */
    /* Once it is done: */
    enum orderpaper_result result;
    struct driver_account account;
};

struct jobs {
    struct arena *arena;
    struct job *items; /* in the order of the command line; the copies of a report follow one another */
    uint32_t n, nreports;
    bool build;    /* rather than check */
    unsigned most; /* at once */
};

/* "public", "exempt", "internal" */
const char *job_copy_name(enum orderpaper_copy copy);

/* jobs_plan.c: what the words of build, watch or check ask for, and where each PDF goes. False after a message on
 * stderr when they cannot be done together. Strings are borrowed from the line or live in the arena. */
bool jobs_plan(struct jobs *jobs, const struct command_line *line, struct arena *arena);

/* Does several, as many at once as the jobs say; one that fails, or whose process does, stops no other. The messages
 * of each are printed whole on stderr, in the order of the jobs and as soon as those before them are out; what stands
 * above already is not said again. A summary ends them. Returns the worst of their results. */
enum orderpaper_result jobs_run(struct jobs *jobs);

#endif
