/* Private to text: hyphenation patterns, loaded when a language first needs them. */
#ifndef TEXT_HYPHENS_INT_H
#define TEXT_HYPHENS_INT_H

#include "text/state_int.h"

/* Sets points[i] for each byte i of `word` after which it may be hyphenated; false when there is none. At least two
 * letters stay before a hyphen and three after it, or as many more as the language asks for; words with digits or
 * without small letters are left alone. Missing patterns are reported once, at `asked` (may be NULL). */
bool hyphens_find(struct text *text, uint8_t lang, const struct node *asked, struct str word, bool *points);
void hyphens_free(struct text *text);

#endif
