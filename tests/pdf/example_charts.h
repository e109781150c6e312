/* Charts of real reports: what is drawn, against what is read aloud in its place. */
#ifndef TESTS_EXAMPLE_CHARTS_H
#define TESTS_EXAMPLE_CHARTS_H

#include "example_count.h"

/* Compares each chart of the PDF at `path` (a figure of the tree that shows words) with what is read aloud in its
 * place. A word may be drawn as often as it is read aloud; once more, if it is a number, which the axis may bear, or
 * the layout, a label or a name brings it, as `words` knows. All figures of the report's chart blocks are read aloud.
 * What is read aloud was counted as GOT in `words`, which is taken back. Returns the number of faults, each printed.
 */
int charts_compare(struct words *words, const char *path);

#endif
