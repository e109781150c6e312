/* The preview: a page in the browser that shows a report's pages as they will print, and what is wrong with it, anew
 * at each save; and the watcher, that writes the PDF at each save. One thread and one loop; each build is a process
 * of its own, so that one that crashes, hangs or runs out of memory takes nothing along and leaves nothing behind. */
#ifndef PREVIEW_PREVIEW_H
#define PREVIEW_PREVIEW_H

#include "driver/driver.h"

struct preview_options {
    const char *path; /* a report, or a folder of reports */
    /* For every report: data, allow, previous. Copy and draft are what is shown at first. */
    struct orderpaper_options report;
    const char *address; /* numeric; NULL: 127.0.0.1 */
    uint16_t port;       /* 0: the first that is free from 8765 */
    bool open;           /* in the user's browser, by xdg-open */
    bool token;          /* demanded on loopback too: where several people use the machine */
    const char *editor;  /* template of links that open an editor (editor.h); NULL: there are none */
};

/* Serves until SIGINT or SIGTERM ends the program. Prints the address on stdout, and one line for each build on a
 * terminal. Returns only when it cannot begin, after a message on stderr. */
enum orderpaper_result preview_run(const struct preview_options *options);

/* Builds options->report to options->output, a file, at once and after each change, until SIGINT or SIGTERM ends the
 * program; one status line on stderr for each build, after diagnostics as `build` prints them. The PDF is replaced
 * whole, and stays as it is while there are errors. Returns only after a message on stderr: the report does not exist
 * at first, or the PDF would replace one of its files. */
enum orderpaper_result watch_run(const struct orderpaper_options *options);

#endif
