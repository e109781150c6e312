/* One line for a person at a terminal: what a build came to. */
#ifndef PREVIEW_STATUS_H
#define PREVIEW_STATUS_H

#include <stdio.h>

#include "driver/driver.h"

struct status {
    struct str name;   /* of the report, or the PDF */
    const char *form;  /* "exempt-draft"; NULL: nothing to tell apart */
    struct str failed; /* why the program failed; empty: it did not */
    const struct driver_account *account;
    uint32_t milliseconds;
    const char *kept; /* what stays where there are errors: ", the PDF stays as it was"; NULL: nothing */
};

/* "14:03:05 report.yaml: 20 pages, 1 warning, 41 ms", in local time. */
void status_print(FILE *out, const struct status *status);

#endif
