/* Text: fonts found, words shaped once and shared, break opportunities, hyphens; at the end the subset fonts as
 * bytes. Knows HarfBuzz, libunibreak and libhyphen; knows neither pages nor PDF. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/len.h"
#include "base/str.h"
#include "style/style.h"

struct text; /* all fonts and shaped words of a document */

/* A face in use: one font file. Index from 0 in the order of first use. */
struct text_face {
    struct str name; /* PostScript name */
    struct str path;
    int32_t upem;
    int32_t ascent, descent, cap_height, italic_angle; /* font units; descent negative; angle in degrees * 1000 */
    int32_t bbox[4];
    bool bold, italic, serif, fixed_pitch;
};

/* One glyph of a word. `cid` is the ordinal of the pair (glyph, text) in its face, so that widths and the mapping
 * back to text are always right: a space and a no-break space may share a glyph but not a cid. A ligature stands for
 * all its characters; where characters become several glyphs, the first stands for them and the others for U+200B.
 * Invisible characters (soft hyphen, joiners, byte order mark ...) are a space's glyph with advance 0. Cid 0 is
 * .notdef; it stands for nothing, and only words that a missing-glyph error was reported for use it. */
struct text_glyph {
    uint16_t cid;
    int16_t x_offset, y_offset; /* font units */
    int32_t advance;            /* font units, kerning included */
};

/* A piece of text between two break opportunities, without its trailing spaces, in one face. Shaped once, shared by
 * all sizes. */
struct text_word {
    struct str text; /* as the reader hears it (a soft hyphen that stands inside is kept); may be empty */
    const struct text_glyph *glyphs;
    uint32_t nglyphs;
    int32_t advance; /* font units */
    uint16_t face;   /* 0xffff: no font could be had, which was reported; the word has no glyphs */
    uint16_t flags;  /* enum text_word_flag; the bits above them are private */
};
enum text_word_flag {
    WORD_OFFSETS = 1, /* some glyph has an offset */
    WORD_PLAIN = 2,   /* every glyph's advance is the font's own: no adjustments */
};

typedef uint32_t word_id; /* index of a text_word, below 2^31 */
#define TEXT_NO_WORD UINT32_MAX

/* What may happen after a piece; HYPHEN: a hyphen (text_hyphen) appears if the line breaks there. */
enum text_break { BREAK_NONE, BREAK_ALLOWED, BREAK_HYPHEN, BREAK_MUST };

/* A word in a run of text that is being broken into lines. A piece whose word is empty carries white space that no
 * word stands before: at the run's beginning, after a line separator, or beyond 255 spaces. */
struct text_piece {
    word_id word;
    /* A soft hyphen, read but not seen, to be set after the word when the line does not break there (when it does,
     * text_hyphen takes its place); TEXT_NO_WORD: none. Its width is 0. */
    word_id joint;
    len_t width;     /* of the word at the style's size, without spaces */
    len_t space;     /* width of the spaces that follow; they vanish at a line's end */
    uint32_t offset; /* of the piece in the run's bytes, for marks */
    uint8_t spaces;  /* how many U+0020 follow; tabs count as such */
    uint8_t after;   /* enum text_break */
    uint8_t address; /* part of a web or mail address, which is never hyphenated */
};
typedef VEC(struct text_piece) text_pieces;

/* Opens fonts/families.yaml of `data` (the program's data folder) and of the style's font folders, where a family
 * named again replaces the earlier one. Font files are looked for in fonts/ of `data`, the style's folders, the
 * system's and the user's; each is opened at first need, those of style->fallback when a character is missing.
 * Problems are reported where the layout names the family. */
struct text *text_new(struct arena *arena, struct loader *loader, struct str data, const struct style *style);
/* The document's language (BCP 47; en-GB until set): what "" means as `lang` below. To be called before any text is
 * cut. */
void text_set_language(struct text *text, struct str tag);
/* Releases HarfBuzz's and libhyphen's objects; the arena's memory is not touched. */
void text_free(struct text *text);

/* Cuts `run` into pieces, appended to *pieces (a VEC in `scratch`; the bytes of run are not kept). `prev` is the text
 * directly before it in the same paragraph and `next` that after it, for the line breaking rules over style changes
 * (only a few characters are looked at); for something that is no text pass U+FFFC. Empty: none; then no break is
 * allowed before run's leading spaces, or after its last piece. Lines break as UAX 14 says (libunibreak), but: not
 * beside a single character at a hyphen or slash (A*-C, n/a), nor before a spaced dash, nor in a range of numbers
 * (16–18, 16 – 18); web and mail addresses break after their punctuation. Line separators (LF, U+2028 ...) give
 * BREAK_MUST and are themselves dropped. `mark` is where run begins, for a character that no font has: an error with
 * its place, once per character and place, where columns are counted on from mark (exact when run stands on one line
 * of the source as it is). `lang` is BCP 47, "" the document's. Scripts that run from right to left are not
 * reordered. */
void text_cut(struct text *text, struct arena *scratch, const struct text_style *style, struct str run,
              struct str prev, struct str next, struct str lang, struct mark mark, text_pieces *pieces);
/* Splits a piece that does not fit: at hyphenation points of the language (libhyphen, at least two letters before and
 * three after) into pieces appended to *out, each but the last with BREAK_HYPHEN; the last ends like `piece`. False
 * when the word has none: words with digits, words without small letters (NGLAA), short ones, and all words where the
 * language's patterns are missing (a warning at the style's place, once a language). Punctuation round a word does
 * not matter. The patterns are loaded at the first call that needs them, which takes some 20 ms. */
bool text_hyphenate(struct text *text, struct arena *scratch, const struct text_style *style, struct str lang,
                    const struct text_piece *piece, text_pieces *out);
/* Splits a piece between user-perceived characters, each part but the last with BREAK_ALLOWED after it (the last ends
 * like `piece`): for words wider than their column. */
void text_shatter(struct text *text, struct arena *scratch, const struct text_style *style,
                  const struct text_piece *piece, text_pieces *out);

/* One word (no breaking) for page numbers, marks, labels: shaped as a whole, spaces included (every white space
 * becomes U+0020). With fallback between fonts it may be several: appended to *pieces. Empty words give none. */
void text_shape(struct text *text, struct arena *scratch, const struct text_style *style, struct str words,
                struct mark mark, text_pieces *pieces);
/* The visible hyphen (read as a soft hyphen, U+00AD) that stands at a line's end, in the face of `word`; empty when
 * that has none. */
word_id text_hyphen(struct text *text, word_id word);
/* A space (U+0020) in the face of `word`. */
word_id text_space(struct text *text, word_id word);
/* The word stays where it is until text_free. */
const struct text_word *text_word(const struct text *text, word_id word);
/* Width at a size: advance * size / upem, rounded to nearest. */
len_t text_word_width(const struct text *text, word_id word, len_t size);
uint32_t text_word_count(const struct text *text);

/* Ascent and descent (positive) of the style's first face at its size. */
void text_metrics(struct text *text, const struct text_style *style, len_t *ascent, len_t *descent,
                  len_t *cap_height);

uint32_t text_face_count(const struct text *text);
/* For a number beyond the faces: one without name. */
const struct text_face *text_face(const struct text *text, uint32_t face);

/* A face as it goes into the PDF: only the glyphs in use. */
struct text_subset {
    const void *bytes; /* a TrueType file; owned by the text object */
    uint32_t nbytes;
    uint32_t ncids;
    const uint16_t *gids;    /* by cid: glyph id in the subset */
    const int32_t *widths;   /* by cid: the subset font's own advance, font units */
    const struct str *texts; /* by cid: UTF-8 of what it stands for; empty for cid 0 only */
};
/* Makes the subset with hb-subset; valid until text_free. Called once per face, after all words are shaped. False
 * after an error, which has been reported. */
bool text_subset(struct text *text, uint32_t face, struct text_subset *out);

/* What draws the outline of a glyph: contours of straight lines and of curves with one control point (TrueType has no
 * others), filled by the nonzero rule. Positions are from the glyph's origin in 1/1000 font units, y upwards. */
struct text_pen {
    void (*move)(void *self, int32_t x, int32_t y); /* begins a contour */
    void (*line)(void *self, int32_t x, int32_t y);
    void (*curve)(void *self, int32_t control_x, int32_t control_y, int32_t x, int32_t y);
    void (*close)(void *self);
};
/* Draws a glyph with the pen: the shape that the subset font has for it, without its hints. .notdef (cid 0) is drawn
 * as the font has it; a space, and what the face does not have, is not drawn at all. */
void text_outline(struct text *text, uint32_t face, uint32_t cid, const struct text_pen *pen, void *self);

#endif
