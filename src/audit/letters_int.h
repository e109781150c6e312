/* What kind of character: enough of Unicode's letters to tell capitals. Private to audit. */
#ifndef AUDIT_LETTERS_INT_H
#define AUDIT_LETTERS_INT_H

#include <stdbool.h>
#include <stdint.h>

enum letter_kind {
    LETTER_NONE, /* white space, punctuation, symbols */
    LETTER_DIGIT,
    LETTER_CAPITAL,
    LETTER_SMALL,
    LETTER_OTHER /* of a script without case, and marks that combine with the letter before them */
};

/* Case is known for Latin, Greek and Cyrillic letters, which takes in Welsh and Gaelic (Unicode 15, CaseFolding.txt,
 * simple foldings). */
enum letter_kind letter_kind(uint32_t cp);
/* The small letter of a capital; any other character as it is. */
uint32_t letter_small(uint32_t cp);
/* A letter or a digit. */
static inline bool letter_in_word(uint32_t cp)
{
    return letter_kind(cp) != LETTER_NONE;
}
/* Spaces of any width, line ends. */
bool letter_is_blank(uint32_t cp);

#endif
