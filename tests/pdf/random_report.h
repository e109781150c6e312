/* Reports made from a seed: texts, lists, plain tables with spans, indicator tables with comparators and messages,
 * keys, figures and logos, notes wherever they may stand, on small and tiny pages. Every word is unique, so that one
 * that is lost, doubled or moved shows. */
#ifndef TESTS_RANDOM_REPORT_H
#define TESTS_RANDOM_REPORT_H

#include <stdint.h>

#include "base/buf.h"
#include "building.h"

struct random_report {
    struct buf yaml;   /* report.yaml */
    struct buf layout; /* house.yaml */
    struct buf annex;  /* annex.yaml: the layout of some of the sections */
    struct buf wanted; /* the text in reading order, as pdf_squeeze gives it: words, labels of lists, marks, notes,
                        * words read in place of pictures and symbols */
};

/* Writes the pictures that the reports name into the folder in which they are to be built. */
void random_pictures_write(const struct folder *folder);

void random_report_make(struct random_report *report, uint64_t seed);
/* Into the folder in which it is to be built. */
void random_report_write(const struct random_report *report, const struct folder *folder);
void random_report_free(struct random_report *report);

#endif
