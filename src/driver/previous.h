/* Last time's report, for what has changed since. */
#ifndef DRIVER_PREVIOUS_H
#define DRIVER_PREVIOUS_H

#include "compute/figures.h"
#include "orderpaper.h"

struct previous_job {
    const struct orderpaper_options *options; /* `previous` names its main file */
    struct arena *arena;
    struct diags *diags;         /* of this time's report */
    const struct report *report; /* this time's, which it is compared with; NULL: it could not be read */
    enum copy copy;              /* what it withholds is withheld of last time's report too */
    struct str data;             /* the folder of the program's own files */
};

/* Loads, checks and computes it by its own layout; its folder may be read besides those that the options allow.
 * `loader` is its own, and keeps what was read. Its warnings are dropped: they were for those who made it. Where it
 * has errors, one message says so; a file that cannot be read is reported as usual. NULL then. A report that does not
 * look like last time's is told. */
const struct figures *previous_figures(const struct previous_job *job, struct loader *loader);

#endif
