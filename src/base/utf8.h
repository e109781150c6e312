/* UTF-8 (RFC 3629). */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values over U+10FFFF
 * included), or -1 when all is valid. */
int64_t utf8_invalid_at(struct str v);
/* Decodes one character of valid UTF-8 at *pos (< v.len) and advances *pos past it. Never reads or advances beyond v;
 * what it gives for invalid bytes is of no use. */
uint32_t utf8_next(struct str v, uint32_t *pos);
/* Encodes cp into out (at least 4 bytes) and returns the number of bytes. */
unsigned utf8_put(uint32_t cp, char *out);
/* Number of characters in valid UTF-8. */
uint32_t utf8_count(struct str v);
/* Whether cp may stand in a report: not what YAML, line breaking or PDF cannot take, such as controls (but tab and
 * line ends), line separators, byte order marks, U+FFFE and U+FFFF. */
bool utf8_is_text(uint32_t cp);
/* Columns that a terminal gives to cp: 0 for combining marks, 2 for East Asian wide characters, -1 for what must not
 * be sent to a terminal as it is (controls, line separators, marks that reverse the direction of writing). */
int utf8_columns(uint32_t cp);

#endif
