#include "paint/svg_layer_int.h"

#include "base/arena.h"
#include "paint/content_int.h"
#include "paint/links_int.h"
#include "paint/painter_int.h"
#include "paint/svg_write_int.h"
#include "paint/xml_int.h"

void svg_layer_free(struct svg_layer *self)
{
    buf_free(&self->out);
    buf_free(&self->links);
}

void svg_layer_begin(struct svg_layer *self, const struct page *page)
{
    self->page = page;
    self->linked = NULL;
    buf_clear(&self->out);
    buf_clear(&self->links);
}

/* --- groups: those that hold nothing are left out */

static void put_place(struct buf *out, struct mark mark)
{
    if (mark.line == 0)
        return;
    buf_printf(out, " data-at=\"%u:%u:%u\"", (unsigned)mark.file, (unsigned)mark.line, (unsigned)mark.col);
}

static void open_group(struct svg_layer *self)
{
    if (self->in_group)
        return;
    self->in_group = true;
    if (self->sem == NULL) {
        buf_puts(&self->out, "<g class=\"artifact\">");
        return;
    }
    buf_printf(&self->out, "<g data-sem=\"%u\" data-role=\"%s\"", (unsigned)self->sem->order,
               sem_role_name((enum role)content_owner(self->sem)->role));
    put_place(&self->out, sem_mark(self->sem));
    buf_putc(&self->out, '>');
}

static void end_text(struct svg_layer *self)
{
    if (self->in_text)
        buf_puts(&self->out, "</text>");
    self->in_text = false;
}

void svg_layer_content(struct svg_layer *self, const struct sem *sem)
{
    self->sem = sem;
    self->artifact = ARTIFACT_NONE;
}

void svg_layer_artifact(struct svg_layer *self, enum artifact kind)
{
    self->sem = NULL;
    self->artifact = kind;
}

void svg_layer_end_marked(struct svg_layer *self)
{
    end_text(self);
    if (self->in_group)
        buf_puts(&self->out, "</g>\n");
    self->in_group = false;
    self->sem = NULL;
    self->artifact = ARTIFACT_NONE;
}

/* --- words */

/* The hyphen at the end of a divided word's part is no part of the word. */
static void put_words(struct svg_layer *self, const struct device_words *words)
{
    for (uint32_t i = 0; i < words->n; i++) {
        struct str text = text_word(self->job->text, words->words[i] & WORD_INDEX)->text;

        if (!self->divided || !str_eqz(text, "\xc2\xad"))
            xml_put_text(&self->out, text);
        if ((words->words[i] & WORD_SPACE) != 0)
            buf_putc(&self->out, ' ');
    }
}

/* Whether words follow one another as they are read: not those of charts, and of repeated heads. */
static bool flows(const struct svg_layer *self)
{
    return self->sem != NULL && content_owner(self->sem)->role != ROLE_FIGURE;
}

/* The lines of a stretch of content are one text, so that what is searched is found over their ends, and what is
 * copied has none. */
static void open_text(struct svg_layer *self, len_t size)
{
    open_group(self);
    if (self->in_text)
        return;
    buf_puts(&self->out, "<text");
    svg_put_length(&self->out, "font-size", size);
    buf_putc(&self->out, '>');
    self->in_text = true;
    self->size = size;
}

/* Leaders are but dots, and a watermark would lie in the way of words. */
static bool is_worth_words(const struct svg_layer *self)
{
    return self->artifact != ARTIFACT_LAYOUT && self->artifact != ARTIFACT_WATERMARK;
}

/* Opens a piece of a line, from (x, baseline). */
static void open_piece(struct svg_layer *self, len_t x, len_t y, len_t size, len_t width)
{
    open_text(self, size);
    buf_puts(&self->out, "<tspan");
    svg_put_length(&self->out, "x", x);
    svg_put_length(&self->out, "y", y);
    if (size != self->size)
        svg_put_length(&self->out, "font-size", size);
    if (width > 0) {
        svg_put_length(&self->out, "textLength", width);
        buf_puts(&self->out, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    buf_putc(&self->out, '>');
}

void svg_layer_words(struct svg_layer *self, const struct device_words *words, len_t width)
{
    if (words->n == 0 || !is_worth_words(self))
        return;
    open_piece(self, words->x, words->y, words->size, width);
    put_words(self, words);
    buf_puts(&self->out, "</tspan>");
    if (!flows(self) && (words->words[words->n - 1] & WORD_SPACE) == 0)
        end_text(self);
}

/* --- other things */

static void put_box(struct buf *out, const char *kind, len_t x, len_t y, len_t width, len_t height)
{
    buf_puts(out, "<rect");
    buf_puts(out, kind);
    svg_put_length(out, "x", x);
    svg_put_length(out, "y", y);
    svg_put_length(out, "width", width);
    svg_put_length(out, "height", height);
    buf_puts(out, "/>");
}

void svg_layer_thing(struct svg_layer *self, const len_t box[4])
{
    if (!is_worth_words(self))
        return;
    end_text(self);
    open_group(self);
    put_box(&self->out, " class=\"thing\"", box[0], box[1] - box[3], box[2], box[3]);
}

/* What it is read as can be searched and copied like other words. */
void svg_layer_symbol(struct svg_layer *self, len_t x, len_t y, len_t size)
{
    const struct sem *owner = self->sem != NULL ? content_owner(self->sem) : NULL;

    svg_layer_thing(self, (const len_t[]){x, y, size, size});
    if (owner == NULL || owner->extra == NULL || owner->extra->actual.len == 0)
        return;
    open_piece(self, x, y, size, size);
    xml_put_text(&self->out, owner->extra->actual);
    buf_puts(&self->out, "</tspan>");
    end_text(self);
}

/* --- links */

static void put_page_link(struct svg_layer *self, const struct place *place)
{
    buf_printf(&self->links, "<a class=\"link\" href=\"#page-%u\" data-page=\"%u\"", (unsigned)place->page,
               (unsigned)place->page);
    svg_put_length(&self->links, "data-y", place->y);
}

static void put_web_link(struct svg_layer *self, struct str url)
{
    struct buf address = {0};

    links_put_address(&address, url);
    buf_puts(&self->links, "<a class=\"link\" target=\"_blank\" rel=\"noopener noreferrer\" href=\"");
    xml_put_text(&self->links, (struct str){address.bytes, (uint32_t)address.len});
    buf_putc(&self->links, '"');
    buf_free(&address);
}

/* The keyboard reaches a link once, however many lines it takes. */
void svg_layer_link(struct svg_layer *self, const struct sem *link, const len_t box[4])
{
    const struct sem_extra *extra = link->extra;

    if (extra->url.len > 0 && !links_is_safe(extra->url))
        return;
    if (extra->url.len > 0)
        put_web_link(self, extra->url);
    else
        put_page_link(self, &self->job->pages->anchors[extra->target]);
    if (self->linked == link)
        buf_puts(&self->links, " tabindex=\"-1\"");
    self->linked = link;
    buf_puts(&self->links, " aria-label=\"");
    xml_put_text(&self->links, links_name(self->job, link));
    buf_puts(&self->links, "\">");
    put_box(&self->links, "", box[0], box[1], box[2], box[3]);
    buf_puts(&self->links, "</a>\n");
}

struct str svg_layer_end(struct svg_layer *self)
{
    struct buf out = {0};

    buf_puts(&out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    buf_put_milli(&out, self->page->style->width);
    buf_putc(&out, ' ');
    buf_put_milli(&out, self->page->style->height);
    buf_puts(&out, "\" fill=\"transparent\" font-family=\"sans-serif\">\n");
    buf_put(&out, self->out.bytes, self->out.len);
    buf_put(&out, self->links.bytes, self->links.len);
    buf_puts(&out, "</svg>\n");
    return buf_take(self->job->arena, &out);
}
