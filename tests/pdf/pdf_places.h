/* The second and the third invariant: nothing outside the margins, nothing overlapping. */
#ifndef TESTS_PDF_PLACES_H
#define TESTS_PDF_PLACES_H

#include "opened.h"
#include "pdf_read.h"
#include "style/style.h"

/* Every word lies in the text area of its page or, whole, on the line of the running head or foot, or on
 * that of the mark of exempt pages. `page_start`: the
 * number of the first page, which decides the sides of mirrored pages. Returns the number of faults, each printed. */
int places_check_margins(const struct pdf *pdf, const struct style *style, uint32_t page_start);
/* No two words of a page lie over each other. */
int places_check_overlaps(const struct pdf *pdf);
/* Every figure of the tree lies in the text area of its page, and no word lies over it but, within it, those of
 * a chart. */
int places_check_figures(const struct pdf *pdf, const struct style *style, uint32_t page_start,
                         struct opened *opened);
/* Every link lies over a word of its page, or a figure. */
int places_check_links(const struct pdf *pdf, struct opened *opened);

#endif
