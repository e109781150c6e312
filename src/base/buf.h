/* A growing byte buffer on the heap, for output. Freed with buf_free. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct buf {
    char *bytes;
    size_t len, cap;
};

void buf_free(struct buf *buf);
void buf_clear(struct buf *buf);
/* Room for n more bytes; returns where they go. The caller adds to buf->len what it wrote. */
char *buf_reserve(struct buf *buf, size_t n);
void buf_put(struct buf *buf, const void *bytes, size_t n);
void buf_puts(struct buf *buf, const char *cstr);
void buf_put_str(struct buf *buf, struct str v);
void buf_putc(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A signed integer in decimal, without printf's cost. */
void buf_put_int(struct buf *buf, int64_t value);
/* thousandths / 1000 with at most three decimals and no trailing zeros: 12500 -> "12.5". */
void buf_put_milli(struct buf *buf, int64_t thousandths);

#endif
