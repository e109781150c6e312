/* Private to text: one open font file. */
#ifndef TEXT_FONT_INT_H
#define TEXT_FONT_INT_H

#include "text/state_int.h"

/* Opens a font file (each once). NULL when it cannot be used, reported once; `asked` is where the layout names its
 * family. */
struct font *font_open(struct text *text, struct str path, const struct node *asked);
void font_close(struct font *font);
/* Whether HarfBuzz can show the character in this font: by its own glyph, by composing or decomposing accents, or by
 * one of its stand-ins (spaces of special widths, the non-breaking hyphen). */
bool font_has(struct font *font, uint32_t cp);
/* Whether it can show all of a user-perceived character; invisible characters need no glyph. */
bool font_has_cluster(struct font *font, struct str cluster);
/* Number of the font among the faces in use, given out at the first call. */
uint16_t font_index(struct text *text, struct font *font);

/* Reads the name, measures and flags of an opened font into its face. */
void font_describe(struct text *text, struct font *font);
/* What keeps the font from being embedded by its maker's licence (OS/2 fsType), or NULL. */
const char *font_forbidden(const struct font *font);

#endif
