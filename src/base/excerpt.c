#include "base/excerpt.h"

#include "base/utf8.h"

enum {
    WINDOW = 96, /* terminal columns of source shown */
    BEFORE = 60, /* of them at most before the caret in a shortened line */
    TAB = 4,
    REPLACEMENT = 0xFFFD,
    ELLIPSIS = 0x2026,
};

/* The next character of v, which may hold invalid bytes: each of them counts as one U+FFFD. */
static uint32_t next_safe(struct str v, uint32_t *pos)
{
    uint32_t left = v.len - *pos;
    struct str head = str_sub(v, *pos, left < 4 ? left : 4);
    uint32_t cp;

    if (utf8_invalid_at(head) == 0 && (unsigned char)head.s[0] >= 0x80) {
        *pos += 1;
        return REPLACEMENT;
    }
    cp = utf8_next(v, pos);
    return cp != '\t' && utf8_columns(cp) < 0 ? REPLACEMENT : cp;
}

static void put_char(struct buf *out, uint32_t cp)
{
    char bytes[4];
    unsigned n = utf8_put(cp, bytes);

    buf_put(out, bytes, n);
}

void excerpt_put_safe(struct buf *out, struct str v)
{
    uint32_t pos = 0;

    while (pos < v.len) {
        bool blank = v.s[pos] == '\n' || v.s[pos] == '\r' || v.s[pos] == '\t';
        uint32_t cp = next_safe(v, &pos);

        put_char(out, blank ? ' ' : cp);
    }
}

static uint32_t columns_of(uint32_t cp, uint32_t at)
{
    return cp == '\t' ? TAB - at % TAB : (uint32_t)utf8_columns(cp);
}

/* Terminal columns before character `col` (from 1) of the line, or of the whole line when it is shorter. */
static uint32_t columns_before(struct str line, uint32_t col)
{
    uint32_t at = 0, pos = 0;

    for (uint32_t i = 1; i < col && pos < line.len; i++)
        at += columns_of(next_safe(line, &pos), at);
    return at;
}

/* The part of a line that is shown. */
struct window {
    struct buf *out;
    uint32_t from;  /* its first terminal column */
    uint32_t shown; /* characters so far */
};

static void show(struct window *window, uint32_t cp)
{
    put_char(window->out, cp);
    window->shown++;
}

/* Adds what a character shows within the window; a tab shows blanks. `at`: its terminal column. */
static void put_in_window(struct window *window, uint32_t cp, uint32_t at, uint32_t width)
{
    if (cp != '\t' && at >= window->from)
        show(window, cp);
    for (uint32_t i = 0; cp == '\t' && i < width; i++) {
        if (at + i >= window->from)
            show(window, ' ');
    }
}

struct excerpt excerpt_put_line(struct buf *out, struct str line, uint32_t col, uint32_t n)
{
    uint32_t caret = columns_before(line, col), at = 0, pos = 0;
    struct window window = {.out = out, .from = caret >= WINDOW ? caret - BEFORE : 0};
    struct excerpt excerpt = {.column = caret - window.from + (window.from > 0)};

    if (window.from > 0)
        show(&window, ELLIPSIS);
    excerpt.from = window.shown;
    for (uint32_t i = 1; pos < line.len && at < window.from + WINDOW; i++) {
        uint32_t cp = next_safe(line, &pos);
        uint32_t width = columns_of(cp, at);

        put_in_window(&window, cp, at, width);
        if (i < col)
            excerpt.from = window.shown;
        else if (i - col < n)
            excerpt.length = window.shown - excerpt.from;
        at += width;
    }
    if (pos < line.len)
        show(&window, ELLIPSIS);
    return excerpt;
}

void excerpt_put(struct buf *out, struct str line, struct mark mark)
{
    struct excerpt excerpt;

    buf_printf(out, "%6u | ", mark.line);
    excerpt = excerpt_put_line(out, line, mark.col, 1);
    buf_puts(out, "\n       | ");
    for (uint32_t i = 0; i < excerpt.column; i++)
        buf_putc(out, ' ');
    buf_puts(out, "^\n");
}
