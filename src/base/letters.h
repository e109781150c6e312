/* Numbers as letters: a, b ... z, aa, ab ... */
#ifndef BASE_LETTERS_H
#define BASE_LETTERS_H

#include <stdint.h>

#define LETTERS_LENGTH 7 /* of the greatest number's */

/* Writes `number`, from 1, in small letters, without a zero at the end. Returns how many there are; 0: none. */
uint32_t letters_write(uint32_t number, char text[LETTERS_LENGTH]);

#endif
