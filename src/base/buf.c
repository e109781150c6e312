#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sys.h"

void buf_free(struct buf *buf)
{
    free(buf->bytes);
    *buf = (struct buf){0};
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
}

char *buf_reserve(struct buf *buf, size_t n)
{
    if (n > SIZE_MAX / 2 - buf->len)
        sys_fail("not enough memory; nothing was written");
    if (buf->cap - buf->len < n) {
        size_t cap = buf->cap * 2 > 256 ? buf->cap * 2 : 256;

        if (cap < buf->len + n)
            cap = buf->len + n;
        buf->bytes = sys_realloc(buf->bytes, cap);
        buf->cap = cap;
    }
    return buf->bytes + buf->len;
}

void buf_put(struct buf *buf, const void *bytes, size_t n)
{
    char *end = buf_reserve(buf, n);

    if (n > 0)
        memcpy(end, bytes, n);
    buf->len += n;
}

void buf_puts(struct buf *buf, const char *cstr)
{
    buf_put(buf, cstr, strlen(cstr));
}

void buf_put_str(struct buf *buf, struct str v)
{
    buf_put(buf, v.s, v.len);
}

void buf_putc(struct buf *buf, char c)
{
    *buf_reserve(buf, 1) = c;
    buf->len++;
}

void buf_printf(struct buf *buf, const char *fmt, ...)
{
    va_list args, again;
    int len;

    va_start(args, fmt);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (len < 0)
        sys_fail("a text of more than 2 GB cannot be handled");
    vsnprintf(buf_reserve(buf, (size_t)len + 1), (size_t)len + 1, fmt, again);
    va_end(again);
    buf->len += (size_t)len;
}

/* Writes the digits of value from the end of `digits` (20 bytes) backwards and returns how many there are. */
static unsigned put_digits(char *digits, uint64_t value)
{
    unsigned n = 0;

    do {
        digits[19 - n++] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    return n;
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

void buf_put_int(struct buf *buf, int64_t value)
{
    char digits[20];
    unsigned n = put_digits(digits, magnitude(value));

    if (value < 0)
        buf_putc(buf, '-');
    buf_put(buf, digits + 20 - n, n);
}

void buf_put_milli(struct buf *buf, int64_t thousandths)
{
    uint64_t whole = magnitude(thousandths) / 1000;
    unsigned rest = (unsigned)(magnitude(thousandths) % 1000);
    char digits[20];
    unsigned n = put_digits(digits, whole);

    if (thousandths < 0)
        buf_putc(buf, '-');
    buf_put(buf, digits + 20 - n, n);
    if (rest == 0)
        return;
    buf_putc(buf, '.');
    for (unsigned unit = 100; rest != 0; unit /= 10) {
        buf_putc(buf, (char)('0' + rest / unit));
        rest %= unit;
    }
}
