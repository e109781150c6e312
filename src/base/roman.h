/* Roman numerals in small letters: i, ii, iii, iv ... */
#ifndef BASE_ROMAN_H
#define BASE_ROMAN_H

#include "base/str.h"

/* The longest one, mmmdccclxxxviii, and the greatest, mmmcmxcix. */
enum { ROMAN_LENGTH = 15, ROMAN_LAST = 3999 };

/* Writes `number` to `out`. Returns its length; 0 when it is 0 or greater than ROMAN_LAST. */
uint32_t roman_write(uint32_t number, char out[ROMAN_LENGTH]);
/* The number; 0 when the text is no numeral, or not the shortest one (iiii). */
uint32_t roman_value(struct str text);

#endif
