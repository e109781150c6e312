/* Private to text: which font sets which character. */
#ifndef TEXT_FONTSET_INT_H
#define TEXT_FONTSET_INT_H

#include "text/state_int.h"

/* The set for a style and a language; always one, perhaps without fonts. */
struct fontset *fontset_get(struct text *text, const struct text_style *style, struct str lang);
/* The font for one user-perceived character: the first that has all of it. Where none has, the first font that has
 * its base, with *missing true; NULL only when the set has no font at all. */
struct font *fontset_find(struct text *text, struct fontset *set, struct str cluster, bool *missing);
/* Reports the characters of `chunk` that no font has; its first byte is character `column` (from 0) after `mark`. */
void fontset_report(struct text *text, struct fontset *set, struct str chunk, struct mark mark, uint32_t column);

/* Index of a language in text->langs; "" is the document's. */
uint8_t lang_index(struct text *text, struct str tag);

#endif
