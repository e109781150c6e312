/* Fonts of a PDF: words as bytes for content streams, and at the end the font objects. Private to paint. */
#ifndef PAINT_HARU_FONT_INT_H
#define PAINT_HARU_FONT_INT_H

#include "paint/haru_write_int.h"
#include "text/text.h"

/* A word's glyphs as they stand inside [( and )]TJ; literal strings, adjustments where an advance is not the font's
 * own. */
struct coded_word {
    const char *bytes; /* NULL: not yet coded */
    uint32_t len;
    uint16_t face;
    uint16_t raised; /* some glyph stands off the baseline: the bytes depend on the size, see haru_font_put_raised */
};

struct haru_face {
    const struct text_face *face;
    struct text_subset subset;
    word_id space;
    bool used; /* has words */
};

struct haru_fonts {
    struct arena *arena;
    struct text *text;
    struct haru_face *faces;
    uint32_t nfaces;
    struct coded_word *words; /* by word_id */
    uint32_t nwords;
};

/* Makes the subsets: all words must be shaped. False: *error says which face failed. */
bool haru_fonts_init(struct haru_fonts *fonts, struct arena *arena, struct text *text, struct str *error);
const struct coded_word *haru_font_code(struct haru_fonts *fonts, word_id id);
/* Appends a word with raised glyphs at a size; as the others, it stands inside [( and )]TJ. */
void haru_font_put_raised(struct haru_fonts *fonts, struct buf *out, word_id word, len_t size);
/* Writes the font objects, and under the id `names` the dictionary that calls them F0, F1 ... */
void haru_fonts_write(struct haru *haru, const struct haru_fonts *fonts, uint32_t names);

/* Makes sure that a space in each face in use is shaped, for haru_fonts_init. */
void haru_fonts_prepare(struct text *text);

#endif
