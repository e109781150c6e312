/* Painting with and without tags: users always have them; the benchmark asks what they cost. Private to paint. */
#ifndef PAINT_PAINT_INT_H
#define PAINT_PAINT_INT_H

#include "paint/paint.h"

/* As paint_pdf. Without `tagged` the same pages are painted with no marked content, structure tree, parent tree or
 * check of the tree. */
bool paint_pdf_tagged(const struct paint_job *job, bool tagged, struct outfile *out, struct str *error);

#endif
