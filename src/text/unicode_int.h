/* Private to text: what the program must know of characters, from HarfBuzz's Unicode data. */
#ifndef TEXT_UNICODE_INT_H
#define TEXT_UNICODE_INT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define CHAR_SOFT_HYPHEN 0xADu

/* A combining mark (general category M). */
bool char_is_mark(uint32_t cp);
/* A letter (general category L). */
bool char_is_letter(uint32_t cp);
bool char_is_upper(uint32_t cp);
/* Controls, format characters and variation selectors: nothing is seen of them when a font has no glyph for them. */
bool char_is_invisible(uint32_t cp);
/* A control character (general category Cc): never seen. */
bool char_is_control(uint32_t cp);
/* A space of whatever width, no-break space included (general category Zs). */
bool char_is_space(uint32_t cp);
/* Something that shows in a message as it is. */
bool char_is_printable(uint32_t cp);
/* The lower-case letter of the same length in UTF-8, for Latin letters of Western and Central European languages and
 * Welsh; everything else is returned unchanged. */
uint32_t char_to_lower(uint32_t cp);

/* End of the user-perceived character that begins at `pos` (< v.len): a base with its combining marks, joiners,
 * variation selectors and other invisible characters; what follows a zero width joiner belongs to it too. A simple
 * form of UAX 29's extended grapheme clusters: flags and Hangul jamo are not joined. */
uint32_t char_cluster_end(struct str v, uint32_t pos);
/* Where the last character that line breaking looks at begins: marks and invisible characters are skipped, but for
 * those that allow or forbid breaks. `v` is not empty. */
uint32_t char_last_base(struct str v);

#endif
