/* Orderpaper as a library: council committee reports from YAML to print-ready, accessible PDF.
 *
 *     struct orderpaper_options options = {.report = "report.yaml", .output = "report.pdf"};
 *     enum orderpaper_result result = orderpaper_build(&options);
 *
 * Every call is independent of every other: several documents can be built side by side, one per thread. */
#ifndef ORDERPAPER_H
#define ORDERPAPER_H

#include <stddef.h>
#include <stdio.h>

#define ORDERPAPER_VERSION "0.1.0"

#ifdef __cplusplus
extern "C" {
#endif

/* The values are the exit statuses of the program. */
enum orderpaper_result {
    ORDERPAPER_OK = 0,     /* done; there may have been warnings */
    ORDERPAPER_INPUT = 1,  /* the report has errors, which were printed */
    ORDERPAPER_USAGE = 2,  /* the options contradict each other or name something that does not exist */
    ORDERPAPER_SYSTEM = 3, /* the output could not be written */
};

/* For whom the PDF is. Exempt information (Local Government Act 1972, Schedule 12A) is marked in the report. */
enum orderpaper_copy {
    ORDERPAPER_COPY_PUBLIC = 0, /* nothing that is exempt stands in any byte of the file */
    ORDERPAPER_COPY_EXEMPT = 1, /* everything; pages with exempt information say that they are not for publication */
    ORDERPAPER_COPY_INTERNAL = 2, /* the same, with the parts for officers only */
};

/* What to do. Members left zero mean the default. All strings are borrowed for the time of the call. */
struct orderpaper_options {
    const char *report;       /* path of the report's main file; "-" is standard input */
    const char *previous;     /* path of last time's main file, for what has changed since; NULL: none */
    const char *output;       /* path of the PDF; "-" is standard output. Needed by orderpaper_build */
    const char *data;         /* folder that holds layouts/ and fonts/; NULL: found as the program finds it */
    const char *const *allow; /* further folders under which included files may lie */
    size_t nallow;
    enum orderpaper_copy copy; /* one for each call; give a full copy another output than the public one */
    int draft;                 /* watermark and version line on each page */
    int greyscale;             /* colours and pictures in greys, whatever the layout says */
    FILE *messages;            /* where diagnostics go; NULL: standard error */
    /* Where a report without errors gets its checklist of what only a person can judge (figures' words, links,
     * tables' heads, abbreviations ...), in UTF-8; NULL: nowhere. */
    FILE *checklist;
    int colour; /* colour the diagnostics */
};

/* Builds the PDF. The output file is replaced as a whole, or not at all when anything goes wrong. When memory runs
 * out the process ends with status 3, nothing half-written. */
enum orderpaper_result orderpaper_build(const struct orderpaper_options *options);
/* Finds everything that is wrong with a report, without writing anything. */
enum orderpaper_result orderpaper_check(const struct orderpaper_options *options);
/* "0.1.0" */
const char *orderpaper_version(void);

#ifdef __cplusplus
}
#endif

#endif
