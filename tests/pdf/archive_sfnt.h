/* A TrueType font program as the OpenType specification describes it: enough to know its glyphs and their widths. */
#ifndef TESTS_ARCHIVE_SFNT_H
#define TESTS_ARCHIVE_SFNT_H

#include <stdbool.h>

#include "base/str.h"

struct sfnt {
    struct str bytes, glyf, hmtx, loca;
    uint32_t upem;
    uint32_t nglyphs, nwidths;
    bool long_loca;
    const char *fault; /* NULL: sound */
};

/* False: font->fault says why. The bytes are borrowed. */
bool sfnt_read(struct sfnt *font, struct str bytes);
/* The advance width of a glyph < nglyphs, in font units. */
uint32_t sfnt_width(const struct sfnt *font, uint32_t glyph);
/* Whether the outline of a glyph lies within the table of outlines; one without ink does. */
bool sfnt_has_glyph(const struct sfnt *font, uint32_t glyph);
/* The outline of a glyph; empty when it has no ink. */
struct str sfnt_outline(const struct sfnt *font, uint32_t glyph);
/* Calls `each` with the glyphs of which the outline is put together, if it is. */
void sfnt_components(struct str outline, void (*each)(void *self, uint32_t glyph), void *self);

#endif
