/* Private to text: numbers put together from glyphs. A report has thousands of different numbers, and shaping each
 * would take longer than all its other words; but digits touch their neighbours only by kerning, so a number is made
 * of pairs that were shaped once. */
#ifndef TEXT_NUMBERS_INT_H
#define TEXT_NUMBERS_INT_H

#include "text/state_int.h"

#define NUMBERS_LONGEST 16u /* bytes; longer ones are shaped */

/* The glyphs of a word of digits, points, commas and percent signs, as shaping would give them; `infos` and
 * `positions` take NUMBERS_LONGEST. Returns how many; 0: this word must be shaped. Uses the text's buffer. */
uint32_t numbers_lay(struct text *text, struct font *font, struct str bytes, hb_glyph_info_t *infos,
                     hb_glyph_position_t *positions);

#endif
