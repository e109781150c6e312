#include "paint/svg_glyphs_int.h"

#include <stdlib.h>

#include "base/sys.h"
#include "paint/svg_write_int.h"

void svg_glyphs_init(struct svg_glyphs *glyphs, struct arena *arena, struct text *text)
{
    *glyphs = (struct svg_glyphs){.arena = arena, .text = text, .nfaces = text_face_count(text)};
    glyphs->faces = ARENA_ARRAY(arena, struct svg_face, glyphs->nfaces);
}

void svg_glyphs_free(struct svg_glyphs *glyphs)
{
    for (uint32_t i = 0; i < glyphs->nfaces; i++)
        free(glyphs->faces[i].glyphs);
}

/* Fonts count upwards, SVG downwards. */

static void move(void *self, int32_t x, int32_t y)
{
    svg_path_move(self, x, -y);
}

static void line(void *self, int32_t x, int32_t y)
{
    svg_path_line(self, x, -y);
}

static void curve(void *self, int32_t control_x, int32_t control_y, int32_t x, int32_t y)
{
    svg_path_curve(self, (const int32_t[][2]){{control_x, -control_y}, {x, -y}}, 2);
}

static void close_contour(void *self)
{
    svg_path_close(self);
}

static void draw(struct svg_glyphs *glyphs, uint32_t face, uint32_t cid, struct svg_glyph *glyph)
{
    static const struct text_pen pen = {move, line, curve, close_contour};
    struct buf out = {0};
    struct svg_path path = {.out = &out};

    buf_printf(&out, "<path id=\"f%ug%u\" d=\"", (unsigned)face, (unsigned)cid);
    text_outline(glyphs->text, face, cid, &pen, &path);
    if (path.step != 0) {
        buf_puts(&out, "\"/>\n");
        glyph->path = buf_take(glyphs->arena, &out);
    }
    buf_free(&out);
    glyph->drawn = true;
}

static struct svg_glyph *glyph_at(struct svg_face *face, uint32_t cid)
{
    uint32_t n = face->n == 0 ? 64 : face->n;

    if (cid < face->n)
        return &face->glyphs[cid];
    while (n <= cid)
        n *= 2;
    face->glyphs = sys_realloc(face->glyphs, sizeof(*face->glyphs) * n);
    memset(face->glyphs + face->n, 0, sizeof(*face->glyphs) * (n - face->n));
    face->n = n;
    return &face->glyphs[cid];
}

bool svg_glyph_use(struct svg_glyphs *glyphs, uint32_t face, uint32_t cid, uint32_t page, struct buf *defs)
{
    struct svg_glyph *glyph = glyph_at(&glyphs->faces[face], cid);

    if (!glyph->drawn)
        draw(glyphs, face, cid, glyph);
    if (glyph->path.len > 0 && glyph->page != page)
        buf_put_str(defs, glyph->path);
    glyph->page = page;
    return glyph->path.len > 0;
}
