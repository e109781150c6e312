/* Calls the stages in order and stops between them. */
#ifndef DRIVER_DRIVER_H
#define DRIVER_DRIVER_H

#include "base/buf.h"
#include "orderpaper.h"

enum stage {
    STAGE_LOAD,
    STAGE_CHECK,
    STAGE_STYLE,
    STAGE_COMPUTE,
    STAGE_REVIEW,
    STAGE_IMAGE,
    STAGE_COMPOSE,
    STAGE_PAGINATE,
    STAGE_PAINT,
    STAGE__COUNT
};
enum dump {
    DUMP_NONE,
    DUMP_DOC,
    DUMP_REPORT,
    DUMP_FIGURES,
    DUMP_BOXES,
    DUMP_PAGES,
    DUMP_TAGS,
    DUMP_HEARD,
    DUMP__COUNT
};

/* What a run tells of itself when it is over. */
struct driver_account {
    double seconds[STAGE__COUNT]; /* spent in each stage */
    uint32_t pages;               /* 0 when there are none */
    uint32_t errors, warnings;
    uint32_t exempt; /* parts of the report that are; the public copy lacks them */
};

/* What a run says besides the diagnostics. */
enum driver_says {
    DRIVER_SAYS_COUNT = 1,   /* how many errors and warnings there were */
    DRIVER_SAYS_PROGRESS = 2 /* what is going on when it takes long; for terminals */
};

/* Runs options->report through the stages as far as needed: through paginate, then, with an output, paint. With a
 * dump, the stage's text goes to stdout and nothing is painted. Diagnostics are printed on the message stream, and
 * what `says`, a set of enum driver_says, asks for. `account` may be NULL. */
enum orderpaper_result driver_run(const struct orderpaper_options *options, enum dump dump, unsigned says,
                                  struct driver_account *account);

const char *driver_stage_name(enum stage stage);
/* DUMP__COUNT when there is none of that name. */
enum dump driver_dump_find(const char *name);

#endif
