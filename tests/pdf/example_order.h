/* The reading order of real reports: what is selected is read in the order of the sections and their views. */
#ifndef TESTS_EXAMPLE_ORDER_H
#define TESTS_EXAMPLE_ORDER_H

#include "compute/figures.h"
#include "pdf_read.h"

/* Every text of the report stands in the PDF's tree behind the text before it: the list of contents, then section by
 * section heading, text and content, tables row by row and column by column, notes where they are marked first.
 * Numbers, labels and messages may stand between. Returns the number of texts for which this fails, each a line of
 * `why`. */
int order_compare(const struct figures *figures, const struct pdf *pdf, struct buf *why);

#endif
