/* Long forms of abbreviations. Private to audit. */
#ifndef AUDIT_LONG_FORM_INT_H
#define AUDIT_LONG_FORM_INT_H

#include <stdbool.h>

#include "base/str.h"

/* Whether the last words of `text` may be what `word` stands for: its letters, digits left out, are found in them in
 * their order, the first at the beginning of a word (Schwartz and Hearst, "A simple algorithm for identifying
 * abbreviation definitions in biomedical text", 2003). Only so many words are looked at as the abbreviation allows.
 */
bool long_form_ends(struct str text, struct str word);
/* The same of the first words. */
bool long_form_begins(struct str text, struct str word);

#endif
