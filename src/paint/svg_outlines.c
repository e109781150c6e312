#include "paint/svg_outlines_int.h"

#include "base/arena.h"
#include "paint/painter_int.h"
#include "paint/symbols_int.h"

void svg_outlines_init(struct svg_outlines *self, const struct paint_job *job, struct arena *arena)
{
    *self = (struct svg_outlines){.job = job};
    svg_glyphs_init(&self->glyphs, arena, job->text);
    svg_pictures_init(&self->pictures, arena);
}

void svg_outlines_free(struct svg_outlines *self)
{
    svg_glyphs_free(&self->glyphs);
    svg_pictures_free(&self->pictures);
    buf_free(&self->defs);
    buf_free(&self->body);
}

void svg_outlines_begin(struct svg_outlines *self, const struct page *page, uint32_t number)
{
    self->page = page;
    self->number = number;
    self->symbols = 0;
    self->in_fills = false;
    buf_clear(&self->defs);
    buf_clear(&self->body);
}

/* Nothing is said of black, which fills are by themselves. */
static void put_fill(struct buf *out, uint32_t colour)
{
    if (colour == DRAW_NONE)
        buf_puts(out, " fill=\"none\"");
    else if (colour != 0)
        svg_put_colour(out, "fill", colour);
}

/* --- rectangles: neighbours of a colour are one path, so that no seam is seen between them */

static void end_fills(struct svg_outlines *self)
{
    if (!self->in_fills)
        return;
    buf_putc(&self->body, '"');
    put_fill(&self->body, self->colour);
    buf_puts(&self->body, "/>\n");
    self->in_fills = false;
}

void svg_outlines_rect(struct svg_outlines *self, len_t x, len_t y, len_t width, len_t height, uint32_t colour)
{
    if (self->in_fills && self->colour != colour)
        end_fills(self);
    if (!self->in_fills) {
        buf_puts(&self->body, "<path d=\"");
        self->fills = (struct svg_path){.out = &self->body};
        self->in_fills = true;
        self->colour = colour;
    }
    svg_path_move(&self->fills, x, y);
    svg_path_line(&self->fills, x + width, y);
    svg_path_line(&self->fills, x + width, y + height);
    svg_path_line(&self->fills, x, y + height);
    svg_path_close(&self->fills);
}

/* --- words */

/* A stretch of words in one face, from its beginning; font units. */
struct stretch {
    uint32_t face;
    int64_t pen;
};

static void put_glyph(struct svg_outlines *self, const struct stretch *stretch, const struct text_glyph *glyph)
{
    int64_t x = stretch->pen + glyph->x_offset;

    if (!svg_glyph_use(&self->glyphs, stretch->face, glyph->cid, self->number, &self->defs))
        return;
    buf_puts(&self->body, "<use href=\"#f");
    buf_put_int(&self->body, stretch->face);
    buf_putc(&self->body, 'g');
    buf_put_int(&self->body, glyph->cid);
    if (x != 0) {
        buf_puts(&self->body, "\" x=\"");
        buf_put_int(&self->body, x);
    }
    if (glyph->y_offset != 0) {
        buf_puts(&self->body, "\" y=\"");
        buf_put_int(&self->body, -glyph->y_offset);
    }
    buf_puts(&self->body, "\"/>");
}

static void put_word(struct svg_outlines *self, struct stretch *stretch, word_id id)
{
    struct text *text = self->job->text;
    const struct text_word *word = text_word(text, id & WORD_INDEX);

    for (uint32_t i = 0; i < word->nglyphs; i++) {
        put_glyph(self, stretch, &word->glyphs[i]);
        stretch->pen += word->glyphs[i].advance;
    }
    if ((id & WORD_SPACE) != 0)
        stretch->pen += text_word(text, text_space(text, id & WORD_INDEX))->advance;
}

static uint32_t face_of(const struct svg_outlines *self, word_id id)
{
    return text_word(self->job->text, id & WORD_INDEX)->face;
}

/* The words from `first` on that have the same face, at x. Returns how wide they are; *end is behind the last. */
static len_t put_stretch(struct svg_outlines *self, const struct device_words *words, uint32_t first, len_t x,
                         uint32_t *end)
{
    struct stretch stretch = {.face = face_of(self, words->words[first])};
    int32_t upem = text_face(self->job->text, stretch.face)->upem;
    size_t before = self->body.len, begun;
    uint32_t i = first;

    buf_puts(&self->body, "<g transform=\"");
    svg_put_translate(&self->body, x, words->y);
    svg_put_scale(&self->body, words->size, upem);
    buf_putc(&self->body, '"');
    put_fill(&self->body, words->colour);
    buf_putc(&self->body, '>');
    begun = self->body.len;
    for (; i < words->n && face_of(self, words->words[i]) == stretch.face; i++)
        put_word(self, &stretch, words->words[i]);
    if (self->body.len == begun)
        self->body.len = before; /* nothing but spaces */
    else
        buf_puts(&self->body, "</g>\n");
    *end = i;
    return (len_t)((stretch.pen * words->size + upem / 2) / upem);
}

len_t svg_outlines_words(struct svg_outlines *self, const struct device_words *words)
{
    len_t x = words->x;

    end_fills(self);
    for (uint32_t i = 0; i < words->n;) {
        if (face_of(self, words->words[i]) < self->glyphs.nfaces)
            x += put_stretch(self, words, i, x, &i);
        else
            i++; /* a word without a font is empty, and its trouble has been reported */
    }
    return x - words->x;
}

/* Round the middle of the words' capitals, about 0.7 of the size high. */
void svg_outlines_watermark(struct svg_outlines *self, const struct device_words *words, int32_t degrees)
{
    struct device_words turned = *words;

    turned.x = -painter_words_width(self->job->text, words) / 2;
    turned.y = words->size / 20 * 7;
    end_fills(self);
    buf_puts(&self->body, "<g transform=\"");
    svg_put_translate(&self->body, words->x, words->y);
    buf_printf(&self->body, "rotate(%d)\">", -(int)degrees);
    svg_outlines_words(self, &turned);
    buf_puts(&self->body, "</g>\n");
}

/* --- symbols */

static void symbol_move(void *path, int32_t x, int32_t y)
{
    svg_path_move(path, x * 1000, -y * 1000);
}

static void symbol_line(void *path, int32_t x, int32_t y)
{
    svg_path_line(path, x * 1000, -y * 1000);
}

static void symbol_curve(void *path, const int32_t points[6])
{
    int32_t down[3][2];

    for (size_t i = 0; i < 3; i++) {
        down[i][0] = points[2 * i] * 1000;
        down[i][1] = -points[2 * i + 1] * 1000;
    }
    svg_path_curve(path, (const int32_t(*)[2])down, 3);
}

static void symbol_close(void *path)
{
    svg_path_close(path);
}

static void define_symbol(struct svg_outlines *self, enum shape shape)
{
    struct svg_path path = {.out = &self->defs};
    struct symbol_pen pen = {&path, symbol_move, symbol_line, symbol_curve, symbol_close};

    if ((self->symbols >> shape & 1) != 0)
        return;
    self->symbols |= UINT32_C(1) << shape;
    buf_printf(&self->defs, "<path id=\"s%d\" d=\"", (int)shape);
    symbol_draw(&pen, shape);
    buf_puts(&self->defs, symbol_has_hole(shape) ? "\" fill-rule=\"evenodd\"/>\n" : "\"/>\n");
}

void svg_outlines_symbol(struct svg_outlines *self, enum shape shape, len_t x, len_t y, len_t size, uint32_t colour)
{
    end_fills(self);
    if (shape == SHAPE_NONE)
        return;
    define_symbol(self, shape);
    buf_printf(&self->body, "<use href=\"#s%d\" transform=\"", (int)shape);
    svg_put_translate(&self->body, x, y);
    svg_put_scale(&self->body, size, 1000);
    buf_putc(&self->body, '"');
    put_fill(&self->body, colour);
    buf_puts(&self->body, "/>\n");
}

/* --- pictures and drawings */

void svg_outlines_image(struct svg_outlines *self, const struct image *image, const len_t box[4])
{
    end_fills(self);
    svg_picture_put(&self->pictures, image, self->number, &self->defs, &self->body, box);
}

void svg_outlines_path(struct svg_outlines *self, const struct device_path *path)
{
    struct svg_path steps = {.out = &self->body};

    end_fills(self);
    if (path->n == 0)
        return;
    buf_puts(&self->body, "<path d=\"");
    for (uint32_t i = 0; i < path->n; i++)
        (i == 0 ? svg_path_move : svg_path_line)(&steps, path->x + path->points[i].x, path->y + path->points[i].y);
    if (path->closed)
        svg_path_close(&steps);
    buf_putc(&self->body, '"');
    put_fill(&self->body, path->fill);
    if (path->line != DRAW_NONE) {
        svg_put_colour(&self->body, "stroke", path->line);
        svg_put_length(&self->body, "stroke-width", path->width);
        if (path->dash > 0)
            svg_put_length(&self->body, "stroke-dasharray", path->dash);
    }
    buf_puts(&self->body, "/>\n");
}

/* --- the file */

/* Corners are as PDF has them. The paper is white: viewers in the dark would show black on black. */
static void put_head(struct buf *out, const struct page_style *style)
{
    struct svg_path paper = {.out = out};

    buf_puts(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    buf_put_milli(out, style->width);
    buf_putc(out, ' ');
    buf_put_milli(out, style->height);
    buf_puts(out, "\" width=\"");
    buf_put_milli(out, style->width);
    buf_puts(out, "pt\" height=\"");
    buf_put_milli(out, style->height);
    buf_puts(out, "pt\" stroke-miterlimit=\"10\">\n<path fill=\"#fff\" d=\"");
    svg_path_move(&paper, 0, 0);
    svg_path_line(&paper, style->width, 0);
    svg_path_line(&paper, style->width, style->height);
    svg_path_line(&paper, 0, style->height);
    svg_path_close(&paper);
    buf_puts(out, "\"/>\n");
}

struct str svg_outlines_end(struct svg_outlines *self)
{
    struct buf out = {0};

    end_fills(self);
    put_head(&out, self->page->style);
    buf_puts(&out, "<defs>\n");
    buf_put(&out, self->defs.bytes, self->defs.len);
    buf_puts(&out, "</defs>\n");
    buf_put(&out, self->body.bytes, self->body.len);
    buf_puts(&out, "</svg>\n");
    return buf_take(self->job->arena, &out);
}
