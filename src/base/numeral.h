/* Numbers as templates ask for them: digits, letters and roman numerals. */
#ifndef BASE_NUMERAL_H
#define BASE_NUMERAL_H

#include <stdint.h>

#include "base/str.h"

struct arena;

/* The fields of a template that a number fills, one letter each. */
#define NUMERAL_DIGITS 'n'   /* 1, 2, 3 */
#define NUMERAL_LETTERS 'a'  /* a ... z, aa ... az, ba ... */
#define NUMERAL_CAPITALS 'A' /* the same in capitals */
#define NUMERAL_ROMAN 'i'    /* i, ii, iii, iv */
#define NUMERAL_ROMAN_CAPITALS 'I'

/* `number` as `kind`, one of these, wants it. What has no letters (0) or roman numeral (0, or above ROMAN_LAST), and
 * any other kind, is given as digits. In `arena`. */
struct str numeral_of(struct arena *arena, uint32_t number, char kind);

#endif
