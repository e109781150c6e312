/* The first invariant on real reports, whose words are not unique: the words of all that is selected, each as often
 * as it is selected, against the words of the PDF. */
#ifndef TESTS_EXAMPLE_WORDS_H
#define TESTS_EXAMPLE_WORDS_H

#include "compute/figures.h"
#include "pdf_read.h"

/* Every word of the report's texts stands in the PDF, as often as the report's sections and views show it. A word
 * that stands there more often must be one that the layout, a label or a number brings; charts are compared by
 * charts_compare. Of a report with exempt parts or clearances, whose marks and labels are words too, only that
 * nothing is missing is asked. `path`: of the PDF, which charts are read from. Returns the number of words for which
 * this fails, each printed. */
int words_compare(struct arena *arena, const struct figures *figures, const struct pdf *pdf, const char *path);

#endif
