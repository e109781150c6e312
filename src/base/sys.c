#include "base/sys.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

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
