/* A device that keeps the text of each run. */
#include "paint/run_texts_int.h"

#include <stdlib.h>

#include "base/sys.h"
#include "paint/trace_int.h"

/* The device. */
struct collector {
    struct run_texts *texts;
    const struct text *text;
    uint32_t cap;
    bool in_content;
    bool replaced; /* the words are read as something else, which is in the text already */
    bool drawn;    /* what is open is a drawing */
};

static void begin_page(void *self, const struct page *page, uint32_t index)
{
    (void)self;
    (void)page;
    (void)index;
}

static void end_page(void *self)
{
    (void)self;
}

static void begin_content(void *user, const struct sem *sem, uint32_t mcid)
{
    struct collector *self = user;
    struct run_texts *texts = self->texts;

    (void)sem;
    (void)mcid;
    if (texts->nruns + 1 >= self->cap) {
        self->cap = self->cap == 0 ? 1024 : self->cap * 2;
        texts->starts = sys_realloc(texts->starts, sizeof(*texts->starts) * self->cap);
    }
    texts->starts[texts->nruns++] = texts->text.len;
    self->in_content = true;
}

static void begin_artifact(void *user, enum artifact kind)
{
    struct collector *self = user;

    (void)kind;
    self->in_content = false;
}

static void end_marked(void *user)
{
    struct collector *self = user;

    self->in_content = self->drawn = false;
    if (self->texts->nruns > 0)
        self->texts->starts[self->texts->nruns] = self->texts->text.len;
}

static void take_actual(void *user, struct str text)
{
    struct collector *self = user;

    buf_put_str(&self->texts->text, text);
    self->replaced = true;
}

static void end_actual(void *user)
{
    struct collector *self = user;

    self->replaced = false;
}

static void take_words(void *user, const struct device_words *words)
{
    struct collector *self = user;

    if (self->in_content && !self->replaced && !self->drawn)
        trace_put_words(&self->texts->text, self->text, words);
}

static void skip_rect(void *self, len_t x, len_t y, len_t width, len_t height, uint32_t colour)
{
    (void)self;
    (void)x;
    (void)y;
    (void)width;
    (void)height;
    (void)colour;
}

static void take_object(struct collector *self)
{
    if (self->in_content)
        buf_puts(&self->texts->text, "\xef\xbf\xbc"); /* U+FFFC, an object in the text */
}

static void take_symbol(void *self, enum shape shape, len_t x, len_t y, len_t size, uint32_t colour)
{
    (void)shape;
    skip_rect(self, x, y, size, size, colour);
    take_object(self);
}

static void take_image(void *self, const struct image *image, len_t x, len_t y, len_t width, len_t height)
{
    (void)image;
    skip_rect(self, x, y, width, height, 0);
    take_object(self);
}

/* A drawing is one object, with its words. */
static void take_area(void *user, len_t x, len_t y, len_t width, len_t height)
{
    struct collector *self = user;

    skip_rect(self, x, y, width, height, 0);
    take_object(self);
    self->drawn = true;
}

static void skip_path(void *self, const struct device_path *path)
{
    (void)self;
    (void)path;
}

static void skip_watermark(void *self, const struct device_words *words, int32_t degrees)
{
    (void)self;
    (void)words;
    (void)degrees;
}

static void skip_link(void *self, const struct sem *sem, len_t x, len_t y, len_t width, len_t height)
{
    (void)sem;
    skip_rect(self, x, y, width, height, 0);
}

void run_texts_init(struct run_texts *texts, struct painter *painter)
{
    struct collector collector = {.texts = texts, .text = painter->job->text};
    struct device device = {
        .self = &collector,
        .begin_page = begin_page,
        .end_page = end_page,
        .begin_content = begin_content,
        .begin_artifact = begin_artifact,
        .end_marked = end_marked,
        .begin_actual = take_actual,
        .end_actual = end_actual,
        .rect = skip_rect,
        .words = take_words,
        .symbol = take_symbol,
        .image = take_image,
        .area = take_area,
        .path = skip_path,
        .watermark = skip_watermark,
        .link = skip_link,
    };

    *texts = (struct run_texts){0};
    for (uint32_t i = 0; i < painter->job->pages->n; i++)
        painter_page(painter, &device, i);
}

void run_texts_free(struct run_texts *texts)
{
    buf_free(&texts->text);
    free(texts->starts);
}

void run_texts_put(const struct run_texts *texts, const struct content *content, const struct sem *sem,
                   struct buf *out)
{
    for (uint32_t run = content->first[sem->order]; run != RUN_NONE; run = content->runs[run].next)
        buf_put(out, texts->text.bytes + texts->starts[run], texts->starts[run + 1] - texts->starts[run]);
}
