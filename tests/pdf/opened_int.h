/* Reading a page's content. Private to opened*.c. */
#ifndef TESTS_OPENED_INT_H
#define TESTS_OPENED_INT_H

#include "opened.h"

/* Fills page->marked, bare, unbalanced and content; notes which codes fonts show. */
void content_read(struct opened *pdf, uint32_t number);
/* Fills the elements and the parent tree, and finds the owners of marked content and annotations. */
void tree_read(struct opened *pdf);
/* The index of the page object; NO_PAGE when it is none. */
uint32_t page_index(struct opened *pdf, qpdf_oh page);
qpdf_oh key_of(struct opened *pdf, qpdf_oh dictionary, const char *key);
/* An integer, or `none`. */
int64_t integer_at(struct opened *pdf, qpdf_oh dictionary, const char *key, int64_t none);
/* False when there are not n numbers. */
bool numbers_at(struct opened *pdf, qpdf_oh dictionary, const char *key, double *to, int n);

#endif
