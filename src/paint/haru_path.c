#include "paint/haru_path_int.h"

#include "paint/symbols_int.h"

int32_t haru_hundredths(len_t length)
{
    return (length >= 0 ? length + 5 : length - 5) / 10;
}

void haru_put_hundredths(struct buf *out, int32_t hundredth)
{
    buf_put_milli(out, (int64_t)hundredth * 10);
    buf_putc(out, ' ');
}

static void put_channel(struct buf *out, uint32_t value)
{
    buf_put_milli(out, (value * 1000 + 127) / 255);
    buf_putc(out, ' ');
}

void haru_put_colour(struct buf *out, uint32_t colour, const char *grey, const char *rgb)
{
    uint32_t red = colour >> 16 & 0xff, green = colour >> 8 & 0xff, blue = colour & 0xff;

    put_channel(out, red);
    if (red == green && green == blue) {
        buf_puts(out, grey);
        return;
    }
    put_channel(out, green);
    put_channel(out, blue);
    buf_puts(out, rgb);
}

struct haru_stroke haru_stroke_first(void)
{
    return (struct haru_stroke){.colour = 0, .width = LEN_PT(1), .dash = 0};
}

void haru_stroke_set(struct haru_stroke *stroke, struct buf *out, const struct device_path *path)
{
    if (path->line == DRAW_NONE)
        return;
    if (stroke->colour != path->line)
        haru_put_colour(out, path->line, "G\n", "RG\n");
    if (stroke->width != path->width) {
        haru_put_hundredths(out, haru_hundredths(path->width));
        buf_puts(out, "w\n");
    }
    if (stroke->dash != path->dash) {
        buf_putc(out, '[');
        if (path->dash > 0)
            buf_put_milli(out, path->dash);
        buf_puts(out, "]0 d\n");
    }
    *stroke = (struct haru_stroke){path->line, path->width, path->dash};
}

/* The square that a symbol is drawn in. */
struct square {
    struct buf *out;
    len_t x, y, size;
};

static void put_point(const struct square *in, int32_t x, int32_t y)
{
    buf_put_milli(in->out, in->x + (int64_t)in->size * x / 1000);
    buf_putc(in->out, ' ');
    buf_put_milli(in->out, in->y + (int64_t)in->size * y / 1000);
    buf_putc(in->out, ' ');
}

static void symbol_move(void *self, int32_t x, int32_t y)
{
    const struct square *in = self;

    put_point(in, x, y);
    buf_puts(in->out, "m\n");
}

static void symbol_line(void *self, int32_t x, int32_t y)
{
    const struct square *in = self;

    put_point(in, x, y);
    buf_puts(in->out, "l\n");
}

static void symbol_curve(void *self, const int32_t points[6])
{
    const struct square *in = self;

    for (int i = 0; i < 6; i += 2)
        put_point(in, points[i], points[i + 1]);
    buf_puts(in->out, "c\n");
}

static void symbol_close(void *self)
{
    const struct square *in = self;

    buf_puts(in->out, "h\n");
}

void haru_path_put_symbol(struct buf *out, enum shape shape, len_t x, len_t y, len_t size)
{
    struct square square = {out, x, y, size};
    struct symbol_pen pen = {&square, symbol_move, symbol_line, symbol_curve, symbol_close};

    if (shape == SHAPE_NONE)
        return;
    symbol_draw(&pen, shape);
    buf_puts(out, symbol_has_hole(shape) ? "f*\n" : "f\n");
}

static const char *painting(const struct device_path *path)
{
    if (path->fill == DRAW_NONE)
        return path->line == DRAW_NONE ? "n\n" : path->closed ? "s\n" : "S\n";
    return path->line == DRAW_NONE ? "f\n" : path->closed ? "b\n" : "B\n";
}

void haru_path_put(struct buf *out, const struct device_path *path, len_t page_height)
{
    if (path->n == 0)
        return;
    for (uint32_t i = 0; i < path->n; i++) {
        haru_put_hundredths(out, haru_hundredths(path->x + path->points[i].x));
        haru_put_hundredths(out, haru_hundredths(page_height - path->y - path->points[i].y));
        buf_puts(out, i == 0 ? "m\n" : "l\n");
    }
    buf_puts(out, painting(path));
}
