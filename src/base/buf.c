#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/sys.h"

void buf_free(struct buf *buf)
{
    free(buf->bytes);
    *buf = (struct buf){0};
}

struct str buf_take(struct arena *arena, struct buf *buf)
{
    struct str bytes = str_dup(arena, (struct str){buf->bytes, (uint32_t)buf->len});
    buf_free(buf);
    return bytes;
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
}

void buf_grow(struct buf *buf, size_t n)
{
    size_t cap = buf->cap * 2 > 256 ? buf->cap * 2 : 256;

    if (n > SIZE_MAX / 2 - buf->len)
        sys_fail("not enough memory; nothing was written");
    if (cap < buf->len + n)
        cap = buf->len + n;
    buf->bytes = sys_realloc(buf->bytes, cap);
    buf->cap = cap;
}

void buf_put_str(struct buf *buf, struct str v)
{
    buf_put(buf, v.s, v.len);
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

enum { MAX_DIGITS = 20 }; /* of a 64-bit number */

static unsigned count_digits(uint64_t value)
{
    unsigned n = 1;

    for (; value >= 10000; value /= 10000)
        n += 4;
    return n + (value >= 10) + (value >= 100) + (value >= 1000);
}

/* Writes the digits of value, two at a time; returns where they end. */
static char *put_digits(char *out, uint64_t value)
{
    char *end = out + count_digits(value), *at = end;

    for (; value >= 10; value /= 100) {
        unsigned two = (unsigned)(value % 100);

        *--at = (char)('0' + two % 10);
        *--at = (char)('0' + two / 10);
    }
    if (at > out)
        *out = (char)('0' + value);
    return end;
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

void buf_put_int(struct buf *buf, int64_t value)
{
    char *out = buf_reserve(buf, MAX_DIGITS + 1);

    if (value < 0)
        *out++ = '-';
    buf->len = (size_t)(put_digits(out, magnitude(value)) - buf->bytes);
}

void buf_put_milli(struct buf *buf, int64_t thousandths)
{
    char *out = buf_reserve(buf, MAX_DIGITS + 5);
    uint64_t size = magnitude(thousandths);
    unsigned rest = (unsigned)(size % 1000);

    if (thousandths < 0)
        *out++ = '-';
    out = put_digits(out, size / 1000);
    if (rest != 0)
        *out++ = '.';
    for (unsigned unit = 100; rest != 0; unit /= 10) {
        *out++ = (char)('0' + rest / unit);
        rest %= unit;
    }
    buf->len = (size_t)(out - buf->bytes);
}
