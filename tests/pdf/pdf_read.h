/* A PDF read back by readers that share no code with the program: its words with their places by poppler, its text in
 * the order of the structure tree by qpdf. */
#ifndef TESTS_PDF_READ_H
#define TESTS_PDF_READ_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* As printed: of a word that is divided, each part is one. */
struct pdf_word {
    double x0, y0, x1, y1; /* pt, from the page's top left corner, y downwards */
    struct str text;
    uint32_t page; /* from 0 */
};

struct pdf_page {
    double width, height; /* pt, as the page is read */
    int rotate;           /* degrees clockwise by which viewers turn the sheet */
};

struct pdf {
    struct arena *arena;
    VEC(struct pdf_page) pages;
    VEC(struct pdf_word) words;
    /* The texts of the tree's leaves, or the words that are read in their place, each followed by a line end. */
    struct buf tree;
};

/* Fails the test when poppler or qpdf says anything. */
void pdf_read(struct pdf *pdf, struct arena *arena, const char *path);
void pdf_free(struct pdf *pdf);

/* Appends the text without white space and soft hyphens. */
void pdf_squeeze(struct buf *out, const char *text, size_t n);

#endif
