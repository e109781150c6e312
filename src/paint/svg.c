/* The third device: pages as SVG, what is seen of them and the words to lie above it. */
#include "base/arena.h"
#include "paint/painter_int.h"
#include "paint/svg_layer_int.h"
#include "paint/svg_outlines_int.h"

struct svg {
    struct svg_outlines outlines;
    struct svg_layer layer;
    struct svg_page *page;
};

static void begin_page(void *self, const struct page *page, uint32_t index)
{
    struct svg *svg = self;

    svg_outlines_begin(&svg->outlines, page, index + 1);
    svg_layer_begin(&svg->layer, page);
}

static void end_page(void *self)
{
    struct svg *svg = self;

    svg->page->outlines = svg_outlines_end(&svg->outlines);
    svg->page->layer = svg_layer_end(&svg->layer);
}

static void begin_content(void *self, const struct sem *sem, uint32_t mcid)
{
    struct svg *svg = self;

    (void)mcid;
    svg_layer_content(&svg->layer, sem);
}

static void begin_artifact(void *self, enum artifact kind)
{
    struct svg *svg = self;

    svg_layer_artifact(&svg->layer, kind);
}

static void end_marked(void *self)
{
    struct svg *svg = self;

    svg_layer_end_marked(&svg->layer);
}

/* Its parts follow one another in one text: read without their hyphens, they are `text`. */
static void begin_actual(void *self, struct str text)
{
    struct svg *svg = self;

    (void)text;
    svg->layer.divided = true;
}

static void end_actual(void *self)
{
    struct svg *svg = self;

    svg->layer.divided = false;
}

static void put_rect(void *self, len_t x, len_t y, len_t width, len_t height, uint32_t colour)
{
    struct svg *svg = self;

    svg_outlines_rect(&svg->outlines, x, y, width, height, colour);
}

static void show_words(void *self, const struct device_words *words)
{
    struct svg *svg = self;

    svg_layer_words(&svg->layer, words, svg_outlines_words(&svg->outlines, words));
}

static void put_symbol(void *self, enum shape shape, len_t x, len_t y, len_t size, uint32_t colour)
{
    struct svg *svg = self;

    svg_outlines_symbol(&svg->outlines, shape, x, y, size, colour);
    svg_layer_symbol(&svg->layer, x, y, size);
}

static void put_image(void *self, const struct image *image, len_t x, len_t y, len_t width, len_t height)
{
    const len_t box[] = {x, y, width, height};
    struct svg *svg = self;

    svg_outlines_image(&svg->outlines, image, box);
    svg_layer_thing(&svg->layer, box);
}

static void set_area(void *self, len_t x, len_t y, len_t width, len_t height)
{
    struct svg *svg = self;

    svg_layer_thing(&svg->layer, (const len_t[]){x, y, width, height});
}

static void put_path(void *self, const struct device_path *path)
{
    struct svg *svg = self;

    svg_outlines_path(&svg->outlines, path);
}

static void put_watermark(void *self, const struct device_words *words, int32_t degrees)
{
    struct svg *svg = self;

    svg_outlines_watermark(&svg->outlines, words, degrees);
}

static void put_link(void *self, const struct sem *sem, len_t x, len_t y, len_t width, len_t height)
{
    struct svg *svg = self;

    svg_layer_link(&svg->layer, sem, (const len_t[]){x, y, width, height});
}

static struct device svg_device(struct svg *svg)
{
    return (struct device){
        .self = svg,
        .begin_page = begin_page,
        .end_page = end_page,
        .begin_content = begin_content,
        .begin_artifact = begin_artifact,
        .end_marked = end_marked,
        .begin_actual = begin_actual,
        .end_actual = end_actual,
        .rect = put_rect,
        .words = show_words,
        .symbol = put_symbol,
        .image = put_image,
        .area = set_area,
        .path = put_path,
        .watermark = put_watermark,
        .link = put_link,
    };
}

struct svg_page *paint_svg(const struct paint_job *job)
{
    struct svg_page *pages = ARENA_ARRAY(job->arena, struct svg_page, job->pages->n);
    struct svg svg = {.layer = {.job = job}};
    struct device device = svg_device(&svg);
    struct painter painter;

    painter_init(&painter, job, true);
    svg_outlines_init(&svg.outlines, job, painter.arena);
    for (uint32_t i = 0; i < job->pages->n; i++) {
        svg.page = &pages[i];
        painter_page(&painter, &device, i);
    }
    svg_outlines_free(&svg.outlines);
    svg_layer_free(&svg.layer);
    painter_free(&painter);
    return pages;
}
