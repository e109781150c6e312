/* The text of a PDF in the order of its structure tree, read with qpdf. Poppler's `pdfinfo -struct-text` reads it
 * too, but reads each page anew for each piece of text: half a minute for twenty pages. */
#ifndef TESTS_PDF_TREE_H
#define TESTS_PDF_TREE_H

#include "base/buf.h"

/* Appends the texts of the tree's leaves, or the words that are read in their place (figures, symbols), each followed
 * by a line end. Artifacts have no place in the tree. Fails the test when the file is not sound, or a leaf stands
 * twice in the tree. */
void pdf_tree_read(struct buf *out, const char *path);

#endif
