/* Reports made from a seed: texts, lists, plain tables with spans, indicator tables with comparators and messages,
 * notes wherever they may stand, on small pages. Every word is unique, so that one that is lost, doubled or moved
 * shows. */
#ifndef TESTS_RANDOM_REPORT_H
#define TESTS_RANDOM_REPORT_H

#include <stdint.h>

#include "base/buf.h"

struct random_report {
    struct buf yaml;   /* report.yaml */
    struct buf layout; /* house.yaml */
    struct buf wanted; /* the text in reading order, as pdf_squeeze gives it: words, labels of lists, marks, notes */
};

void random_report_make(struct random_report *report, uint64_t seed);
void random_report_free(struct random_report *report);

#endif
