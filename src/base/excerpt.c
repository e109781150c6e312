#include "base/excerpt_int.h"

#include "base/utf8.h"

enum {
    WINDOW = 96, /* terminal columns of source shown */
    BEFORE = 60, /* of them at most before the caret in a shortened line */
    TAB = 4,
    REPLACEMENT = 0xFFFD,
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

/* Adds the part of the line that stands in terminal columns [from, from + WINDOW). */
static void put_window(struct buf *out, struct str line, uint32_t from)
{
    uint32_t at = 0, pos = 0;

    while (pos < line.len && at < from + WINDOW) {
        uint32_t cp = next_safe(line, &pos);
        uint32_t width = columns_of(cp, at);

        if (at >= from && cp != '\t')
            put_char(out, cp);
        for (uint32_t i = 0; cp == '\t' && i < width; i++) {
            if (at + i >= from)
                buf_putc(out, ' ');
        }
        at += width;
    }
    if (pos < line.len)
        buf_puts(out, "\xE2\x80\xA6");
}

void excerpt_put(struct buf *out, struct str line, struct mark mark)
{
    uint32_t caret = columns_before(line, mark.col);
    uint32_t from = caret >= WINDOW ? caret - BEFORE : 0;

    buf_printf(out, "%6u | ", mark.line);
    if (from > 0)
        buf_puts(out, "\xE2\x80\xA6");
    put_window(out, line, from);
    buf_puts(out, "\n       | ");
    for (uint32_t i = from; i < caret + (from > 0); i++)
        buf_putc(out, ' ');
    buf_puts(out, "^\n");
}
