/* The glyphs of a document as SVG paths, each made once. Private to paint. */
#ifndef PAINT_SVG_GLYPHS_INT_H
#define PAINT_SVG_GLYPHS_INT_H

#include "base/arena.h"
#include "base/buf.h"
#include "text/text.h"

struct svg_glyph {
    struct str path; /* the element; empty: nothing is seen of it */
    uint32_t page;   /* the last one that it was asked for, from 1 */
    bool drawn;
};

struct svg_face {
    struct svg_glyph *glyphs; /* by cid */
    uint32_t n;
};

struct svg_glyphs {
    struct arena *arena;
    struct text *text;
    struct svg_face *faces;
    uint32_t nfaces;
};

/* All words must be shaped. */
void svg_glyphs_init(struct svg_glyphs *glyphs, struct arena *arena, struct text *text);
void svg_glyphs_free(struct svg_glyphs *glyphs);
/* Whether anything is seen of the glyph. When the page (from 1) asks for it first, its <path id="fFgC"> is appended
 * to `defs`: font units, the baseline at 0, y downwards. */
bool svg_glyph_use(struct svg_glyphs *glyphs, uint32_t face, uint32_t cid, uint32_t page, struct buf *defs);

#endif
