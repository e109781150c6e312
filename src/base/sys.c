#include "base/sys.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup_int.h"

void sys_fail(const char *fmt, ...)
{
    va_list args;

    cleanup_remove_all();
    fputs("orderpaper: ", stderr);
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fputc('\n', stderr);
    exit(SYS_FAILED);
}

static _Noreturn void fail_memory(void)
{
    sys_fail("not enough memory; nothing was written");
}

void *sys_malloc(size_t size)
{
    void *ptr = malloc(size ? size : 1);

    if (ptr == NULL)
        fail_memory();
    return ptr;
}

void *sys_realloc(void *ptr, size_t size)
{
    void *grown = realloc(ptr, size ? size : 1);

    if (grown == NULL)
        fail_memory();
    return grown;
}

void *sys_calloc(size_t n, size_t size)
{
    void *ptr = calloc(n ? n : 1, size ? size : 1);

    if (ptr == NULL)
        fail_memory();
    return ptr;
}

char *sys_copy(const char *bytes, size_t n)
{
    char *copy = sys_malloc(n + 1);

    memcpy(copy, bytes, n);
    copy[n] = '\0';
    return copy;
}

void *sys_grow(void *items, uint32_t n, uint32_t *cap, size_t size)
{
    if (n < *cap)
        return items;
    if (n > UINT32_MAX / 2)
        fail_memory();
    *cap = n > 8 ? n * 2 : 16;
    return sys_realloc(items, *cap * size);
}
