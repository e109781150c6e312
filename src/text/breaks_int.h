/* Private to text: where lines may break, UAX 14 by libunibreak, tailored for reports. */
#ifndef TEXT_BREAKS_INT_H
#define TEXT_BREAKS_INT_H

#include "text/state_int.h"

/* Marks the break opportunities inside a stretch without white space: the returned array, reused by the next call, is
 * true at each byte after which a line may break (false at the last). */
const char *breaks_inside(struct text *text, uint8_t lang, struct str chunk);
/* A web or mail address. */
bool breaks_is_address(struct str chunk);
/* Whether a line may break between `left` and `right`, of which the nearest characters count; `spaced`: spaces stand
 * between them. Both not empty, neither with white space at the junction. */
bool breaks_between(struct text *text, uint8_t lang, struct str left, bool spaced, struct str right);
/* Entries of text->pairs, in each of which the last answer for one of the pairs that share it is kept. */
#define BREAKS_PAIRS 2048u

#endif
