/* Reports built with the program's library, in a folder of their own. */
#ifndef TESTS_BUILDING_H
#define TESTS_BUILDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct folder {
    char path[40];
    char report[60], layout[60], pdf[60], said[60];
};

void folder_make(struct folder *folder);
void folder_remove(const struct folder *folder);
/* The report of last time: last.yaml beside the report. False: there is none. */
bool last_report(const char *report, char *path, size_t size);
void write_file(const char *path, const struct buf *text);
/* Builds a report as folder->pdf. False: it did not build, and what was said is printed. Warnings are allowed: a
 * random table's head may leave no room for a row. */
bool build_report(const char *report, const struct folder *folder, bool draft);

#endif
