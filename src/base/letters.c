#include "base/letters.h"

#include <string.h>

uint32_t letters_write(uint32_t number, char text[LETTERS_LENGTH])
{
    uint32_t at = LETTERS_LENGTH;
    while (number > 0) {
        number--;
        text[--at] = (char)('a' + number % 26);
        number /= 26;
    }
    memmove(text, text + at, LETTERS_LENGTH - at);
    return LETTERS_LENGTH - at;
}
