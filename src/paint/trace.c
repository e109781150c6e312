#include "paint/trace_int.h"

#include "paint/painter_int.h"
#include "paint/symbols_int.h"

static const char *const artifact_names[] = {
    [ARTIFACT_NONE] = "none",     [ARTIFACT_LAYOUT] = "layout", [ARTIFACT_HEADER] = "header",
    [ARTIFACT_FOOTER] = "footer", [ARTIFACT_REPEAT] = "repeat", [ARTIFACT_WATERMARK] = "watermark",
};

static void put_lengths(struct trace *trace, const len_t *lengths, int n)
{
    for (int i = 0; i < n; i++) {
        buf_putc(trace->out, ' ');
        buf_put_milli(trace->out, lengths[i]);
    }
}

static void put_colour(struct trace *trace, uint32_t colour)
{
    buf_printf(trace->out, " #%06x", (unsigned)colour);
}

void trace_put_quoted(struct buf *out, struct str text)
{
    buf_putc(out, '"');
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i];

        if (c == '"' || c == '\\')
            buf_putc(out, '\\');
        if (c < 0x20)
            buf_printf(out, "\\x%02x", c);
        else
            buf_putc(out, (char)c);
    }
    buf_putc(out, '"');
}

void trace_put_words(struct buf *out, const struct text *text, const struct device_words *words)
{
    for (uint32_t i = 0; i < words->n; i++) {
        buf_put_str(out, text_word(text, words->words[i] & WORD_INDEX)->text);
        if ((words->words[i] & WORD_SPACE) != 0)
            buf_putc(out, ' ');
    }
}

void trace_put_target(struct buf *out, const struct paint_job *job, const struct sem *link)
{
    if (!painter_link_leads(job, link))
        return;
    buf_puts(out, " -> ");
    if (link->extra->url.len > 0)
        buf_put_str(out, link->extra->url);
    else
        buf_printf(out, "page " PRIstr,
                   STR_ARG(job->pages->items[job->pages->anchors[link->extra->target].page - 1].label));
}

static void begin_page(void *self, const struct page *page, uint32_t index)
{
    struct trace *trace = self;

    buf_printf(trace->out, "page %u number " PRIstr, (unsigned)(index + 1), STR_ARG(page->label));
    put_lengths(trace, (const len_t[]){page->style->width, page->style->height}, 2);
    if (page->turn != TURN_NONE)
        buf_puts(trace->out, page->turn == TURN_HEAD_LEFT ? " head at the left" : " head at the right");
    buf_putc(trace->out, '\n');
}

static void end_page(void *self)
{
    struct trace *trace = self;

    buf_puts(trace->out, "end of page\n");
}

static void begin_content(void *self, const struct sem *sem, uint32_t mcid)
{
    struct trace *trace = self;

    buf_printf(trace->out, "  %s mcid %u\n", sem_role_name((enum role)content_owner(sem)->role), (unsigned)mcid);
}

static void begin_artifact(void *self, enum artifact kind)
{
    struct trace *trace = self;

    buf_printf(trace->out, "  artifact %s\n", artifact_names[kind]);
}

static void end_marked(void *self)
{
    struct trace *trace = self;

    buf_puts(trace->out, "  end\n");
}

static void begin_actual(void *self, struct str text)
{
    struct trace *trace = self;

    buf_puts(trace->out, "    read as ");
    trace_put_quoted(trace->out, text);
    buf_putc(trace->out, '\n');
}

static void end_actual(void *self)
{
    struct trace *trace = self;

    buf_puts(trace->out, "    end read as\n");
}

static void put_rect(void *self, len_t x, len_t y, len_t width, len_t height, uint32_t colour)
{
    struct trace *trace = self;

    buf_puts(trace->out, "    rect");
    put_lengths(trace, (const len_t[]){x, y, width, height}, 4);
    put_colour(trace, colour);
    buf_putc(trace->out, '\n');
}

static void put_words(struct trace *trace, const char *kind, const struct device_words *words)
{
    struct buf text = {0};

    buf_printf(trace->out, "    %s", kind);
    put_lengths(trace, (const len_t[]){words->x, words->y, words->size}, 3);
    put_colour(trace, words->colour);
    buf_putc(trace->out, ' ');
    trace_put_words(&text, trace->job->text, words);
    trace_put_quoted(trace->out, (struct str){text.bytes, (uint32_t)text.len});
    buf_free(&text);
}

static void show_words(void *self, const struct device_words *words)
{
    struct trace *trace = self;

    put_words(trace, "text", words);
    buf_putc(trace->out, '\n');
}

static void put_symbol(void *self, enum shape shape, len_t x, len_t y, len_t size, uint32_t colour)
{
    struct trace *trace = self;

    buf_printf(trace->out, "    symbol %s", symbol_name(shape));
    put_lengths(trace, (const len_t[]){x, y, size}, 3);
    put_colour(trace, colour);
    buf_putc(trace->out, '\n');
}

static void put_image(void *self, const struct image *image, len_t x, len_t y, len_t width, len_t height)
{
    struct trace *trace = self;

    buf_puts(trace->out, "    image ");
    trace_put_quoted(trace->out, image->file);
    put_lengths(trace, (const len_t[]){x, y, width, height}, 4);
    if (image->orientation > 1)
        buf_printf(trace->out, " orientation %u", (unsigned)image->orientation);
    buf_putc(trace->out, '\n');
}

static void set_area(void *self, len_t x, len_t y, len_t width, len_t height)
{
    struct trace *trace = self;

    buf_puts(trace->out, "    area");
    put_lengths(trace, (const len_t[]){x, y, width, height}, 4);
    buf_putc(trace->out, '\n');
}

static void put_path_colour(struct trace *trace, const char *name, uint32_t colour)
{
    if (colour != DRAW_NONE)
        buf_printf(trace->out, " %s #%06x", name, (unsigned)colour);
}

static void put_path(void *self, const struct device_path *path)
{
    struct trace *trace = self;

    buf_puts(trace->out, "    path");
    put_path_colour(trace, "fill", path->fill);
    put_path_colour(trace, "line", path->line);
    if (path->line != DRAW_NONE)
        put_lengths(trace, (const len_t[]){path->width, path->dash}, path->dash > 0 ? 2 : 1);
    buf_puts(trace->out, path->closed ? " closed" : " open");
    for (uint32_t i = 0; i < path->n; i++) {
        buf_puts(trace->out, i > 0 ? "," : "");
        put_lengths(trace, (const len_t[]){path->x + path->points[i].x, path->y + path->points[i].y}, 2);
    }
    buf_putc(trace->out, '\n');
}

static void put_watermark(void *self, const struct device_words *words, int32_t degrees)
{
    struct trace *trace = self;

    put_words(trace, "watermark", words);
    buf_printf(trace->out, " at %d degrees\n", (int)degrees);
}

static void put_link(void *self, const struct sem *sem, len_t x, len_t y, len_t width, len_t height)
{
    struct trace *trace = self;

    buf_puts(trace->out, "    link");
    put_lengths(trace, (const len_t[]){x, y, width, height}, 4);
    trace_put_target(trace->out, trace->job, sem);
    buf_putc(trace->out, '\n');
}

struct device trace_device(struct trace *trace, const struct paint_job *job, struct buf *out)
{
    trace->job = job;
    trace->out = out;
    return (struct device){
        .self = trace,
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
