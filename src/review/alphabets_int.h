/* Private to review. Letters of other alphabets that look like Latin ones. */
#ifndef REVIEW_ALPHABETS_INT_H
#define REVIEW_ALPHABETS_INT_H

#include <stdint.h>

/* The ASCII letter or digit as which a character is read; 0: it looks like none. */
char alphabet_twin(uint32_t cp);
/* "Cyrillic", "Greek", "full-width" ...: what a character with a twin is. */
const char *alphabet_name(uint32_t cp);

#endif
