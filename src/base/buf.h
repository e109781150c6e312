/* A growing byte buffer on the heap, for output. Freed with buf_free. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"

struct buf {
    char *bytes;
    size_t len, cap;
};

void buf_free(struct buf *buf);
void buf_clear(struct buf *buf);
/* The bytes, in an arena; frees the buffer. */
struct str buf_take(struct arena *arena, struct buf *buf);
/* Moves the bytes to where there is room for n more. */
void buf_grow(struct buf *buf, size_t n);
void buf_put_str(struct buf *buf, struct str v);
void buf_printf(struct buf *buf, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A signed integer in decimal, without printf's cost. */
void buf_put_int(struct buf *buf, int64_t value);
/* thousandths / 1000 with at most three decimals and no trailing zeros: 12500 -> "12.5". */
void buf_put_milli(struct buf *buf, int64_t thousandths);

/* A PDF is written in steps of a few bytes: these are inline so that such a step is a test and a store. */

/* Room for n more bytes; returns where they go. The caller adds to buf->len what it wrote. */
static inline char *buf_reserve(struct buf *buf, size_t n)
{
    if (buf->cap - buf->len < n)
        buf_grow(buf, n);
    return buf->bytes + buf->len;
}

static inline void buf_put(struct buf *buf, const void *bytes, size_t n)
{
    char *end = buf_reserve(buf, n);

    if (n > 0)
        memcpy(end, bytes, n);
    buf->len += n;
}

static inline void buf_puts(struct buf *buf, const char *cstr)
{
    buf_put(buf, cstr, strlen(cstr));
}

static inline void buf_putc(struct buf *buf, char c)
{
    *buf_reserve(buf, 1) = c;
    buf->len++;
}

#endif
