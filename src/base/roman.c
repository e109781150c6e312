#include "base/roman.h"

#include <string.h>

static const struct {
    const char *letters;
    uint32_t value;
} parts[] = {{"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90}, {"l", 50},
             {"xl", 40},  {"x", 10},   {"ix", 9},  {"v", 5},    {"iv", 4},  {"i", 1}};
enum { NPARTS = sizeof(parts) / sizeof(parts[0]) };

uint32_t roman_write(uint32_t number, char out[ROMAN_LENGTH])
{
    uint32_t length = 0;
    if (number > ROMAN_LAST)
        return 0;
    for (int i = 0; i < NPARTS; i++) {
        for (; number >= parts[i].value; number -= parts[i].value) {
            size_t n = strlen(parts[i].letters);
            memcpy(out + length, parts[i].letters, n);
            length += (uint32_t)n;
        }
    }
    return length;
}

uint32_t roman_value(struct str text)
{
    char shortest[ROMAN_LENGTH];
    uint32_t value = 0;
    if (text.len == 0 || text.len > ROMAN_LENGTH)
        return 0;
    struct str rest = text;
    for (int i = 0; i < NPARTS; i++) {
        while (str_starts(rest, parts[i].letters)) {
            value += parts[i].value;
            rest = str_sub(rest, (uint32_t)strlen(parts[i].letters), rest.len);
        }
    }
    uint32_t length = roman_write(value, shortest);
    return rest.len == 0 && str_eq(text, (struct str){shortest, length}) ? value : 0;
}
