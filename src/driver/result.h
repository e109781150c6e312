/* A run's results for programs that show them otherwise than as a PDF. */
#ifndef DRIVER_RESULT_H
#define DRIVER_RESULT_H

#include "check/report.h"
#include "compute/figures.h"
#include "driver/driver.h"
#include "load/load.h"
#include "paint/paint.h"

/* A run as it stands before everything is freed. */
struct driver_result {
    const struct driver_account *account;
    struct sources *sources;
    struct diags *diags;         /* settled, not yet printed */
    const struct loader *loader; /* asked: every file that the report is made of, or would be */
    const struct loader *previous_loader, *previous_copy; /* the same of last time's; nroots 0: none was asked for */
    const struct doc *doc;                                /* NULL when the program's own layouts were not found */
    const struct report *report;                          /* of this copy; NULL where it cannot be read */
    const struct style *style;                            /* NULL likewise */
    const struct figures *figures;                        /* NULL likewise */
    struct paint_job paint;                               /* pages NULL: there are errors, so there are no pages */
};

/* Sees the result, which is freed when this returns with all that it points to. */
typedef void driver_read_fn(void *self, const struct driver_result *result);

/* Runs the report, in the copy that the options name, through paginate and lets `read` have what there is, whether or
 * not there are errors. Nothing is printed or written. */
void driver_read(const struct orderpaper_options *options, driver_read_fn *read, void *self);
/* driver_run, which also lets `read` have what there is. */
enum orderpaper_result driver_run_reading(const struct orderpaper_options *options, enum dump dump, unsigned says,
                                          struct driver_account *account, driver_read_fn *read, void *self);
/* Every file that the run looked for, found or not, for last time's report too, each once: absolute paths as they
 * were named, so symbolic links are left as they are. In the arena. */
struct str *driver_asked(const struct driver_result *result, struct arena *arena, uint32_t *n);

#endif
