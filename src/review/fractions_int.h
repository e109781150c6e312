/* Private to review: fractions beside their percentages. */
#ifndef REVIEW_FRACTIONS_INT_H
#define REVIEW_FRACTIONS_INT_H

#include "review/review_int.h"

/* Reports a figure, or parts of it, whose fraction is another percentage. `rich` is what it was parsed from. */
void fraction_review_value(const struct reviewer *reviewer, const struct rich *rich, const struct value *first);
/* The same of each percentage in a text with a fraction in brackets behind it. `rich` may be NULL. */
void fraction_review_text(const struct reviewer *reviewer, const struct rich *rich);

#endif
