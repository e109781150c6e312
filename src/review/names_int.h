/* Private to review: the parts of review_names. */
#ifndef REVIEW_NAMES_INT_H
#define REVIEW_NAMES_INT_H

#include "review/review_int.h"

/* lookalikes.c: letters of other alphabets in refs, ids and short codes. */
void names_review_letters(struct reviewer *reviewer);
/* numbering.c: gaps in counted refs and labels. */
void names_review_numbering(struct reviewer *reviewer);

#endif
