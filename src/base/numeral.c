#include "base/numeral.h"

#include "base/arena.h"
#include "base/roman.h"

enum { LONGEST = ROMAN_LENGTH > 10 ? ROMAN_LENGTH : 10 };

static uint32_t write_letters(uint32_t number, char out[LONGEST])
{
    uint32_t length = 0;
    for (uint32_t rest = number; rest > 0; rest = (rest - 1) / 26)
        length++;
    for (uint32_t rest = number, at = length; rest > 0; rest = (rest - 1) / 26)
        out[--at] = (char)('a' + (rest - 1) % 26);
    return length;
}

struct str numeral_of(struct arena *arena, uint32_t number, char kind)
{
    char text[LONGEST];
    uint32_t length = 0;
    if (kind == NUMERAL_LETTERS || kind == NUMERAL_CAPITALS)
        length = write_letters(number, text);
    else if (kind == NUMERAL_ROMAN || kind == NUMERAL_ROMAN_CAPITALS)
        length = roman_write(number, text);
    if (length == 0)
        return str_printf(arena, "%u", number);
    bool capitals = kind == NUMERAL_CAPITALS || kind == NUMERAL_ROMAN_CAPITALS;
    for (uint32_t i = 0; i < length && capitals; i++)
        text[i] = (char)(text[i] - 'a' + 'A');
    return str_dup(arena, (struct str){text, length});
}
