/* Words that stand in place of a picture, and words that PDF keeps as strings: rules that reports and layouts share.
 */
#ifndef CHECK_ALT_H
#define CHECK_ALT_H

#include <stdbool.h>

#include "base/diag.h"
#include "load/doc.h"

/* What a report or a layout says of a picture. */
struct alt {
    const struct node *node;  /* the picture's place, where missing words are reported */
    const struct node *words; /* its `alt`, or NULL */
    const struct node *file;  /* its path, or NULL */
    struct str title;         /* its caption, or empty */
    const char *example;      /* of good words */
    bool decorative;
};

/* For charts that a report describes. */
#define ALT_CHART_EXAMPLE "A bar chart. Visits rose in every quarter, from 4,100 to 5,600."

/* Reports a picture that has neither words nor is decorative, that is both, or whose words do not help. */
void alt_check(struct diags *diags, const struct alt *alt);

/* Reports text at `place` that is longer than PDF/A-2 lets a string be (ISO 19005-2, 6.1.13: 32,767 bytes, two for
 * each character beside the byte order mark). `what`: such as "the title". */
void alt_check_length(struct diags *diags, const struct node *place, const char *what, struct str text);

/* Whether it is no longer than that. */
bool alt_fits(struct str text);

/* Greatest length of an address, in bytes. */
#define ALT_URL_MAX 32767

#endif
