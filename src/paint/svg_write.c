#include "paint/svg_write_int.h"

void svg_put_length(struct buf *out, const char *name, len_t length)
{
    buf_putc(out, ' ');
    buf_puts(out, name);
    buf_puts(out, "=\"");
    buf_put_milli(out, length);
    buf_putc(out, '"');
}

void svg_put_colour(struct buf *out, const char *name, uint32_t colour)
{
    static const char digits[] = "0123456789abcdef";

    buf_putc(out, ' ');
    buf_puts(out, name);
    buf_puts(out, "=\"#");
    for (int shift = 20; shift >= 0; shift -= 4)
        buf_putc(out, digits[colour >> shift & 15]);
    buf_putc(out, '"');
}

void svg_put_translate(struct buf *out, len_t x, len_t y)
{
    buf_puts(out, "translate(");
    buf_put_milli(out, x);
    buf_putc(out, ' ');
    buf_put_milli(out, y);
    buf_putc(out, ')');
}

/* To a billionth: a line of ten thousand units is right within a hundred thousandth of a point. */
void svg_put_scale(struct buf *out, len_t size, int32_t units)
{
    const int64_t one = 1000000000;
    int64_t billionths = ((int64_t)size * 1000000 + units / 2) / units, rest = billionths % one;

    buf_puts(out, "scale(");
    buf_put_int(out, billionths / one);
    if (rest != 0)
        buf_putc(out, '.');
    while (rest != 0) { /* ends after nine digits */
        buf_putc(out, (char)('0' + rest * 10 / one));
        rest = rest * 10 % one;
    }
    buf_putc(out, ')');
}

/* A letter is said once for steps of the same kind; a minus parts two numbers as well as a blank. */
static void put_number(struct svg_path *path, int32_t value, bool first)
{
    if (!first && value >= 0)
        buf_putc(path->out, ' ');
    buf_put_milli(path->out, value);
}

static bool put_step(struct svg_path *path, char step)
{
    bool said = path->step == step;

    if (!said)
        buf_putc(path->out, step);
    path->step = step;
    return !said;
}

void svg_path_move(struct svg_path *path, int32_t x, int32_t y)
{
    buf_putc(path->out, 'm');
    put_number(path, x - path->x, true);
    put_number(path, y - path->y, false);
    path->from = path->x = x;
    path->down = path->y = y;
    path->step = 'l'; /* what numbers after a move are */
}

void svg_path_line(struct svg_path *path, int32_t x, int32_t y)
{
    if (y == path->y) {
        put_number(path, x - path->x, put_step(path, 'h'));
    } else if (x == path->x) {
        put_number(path, y - path->y, put_step(path, 'v'));
    } else {
        put_number(path, x - path->x, put_step(path, 'l'));
        put_number(path, y - path->y, false);
    }
    path->x = x;
    path->y = y;
}

void svg_path_curve(struct svg_path *path, const int32_t (*points)[2], int n)
{
    bool first = put_step(path, n == 2 ? 'q' : 'c');

    for (int i = 0; i < n; i++) {
        put_number(path, points[i][0] - path->x, first && i == 0);
        put_number(path, points[i][1] - path->y, false);
    }
    path->x = points[n - 1][0];
    path->y = points[n - 1][1];
}

void svg_path_close(struct svg_path *path)
{
    buf_putc(path->out, 'z');
    path->x = path->from;
    path->y = path->down;
    path->step = 'z';
}
