#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/sys.h"
#include "base/utf8.h"

struct str str_from(const char *cstr)
{
    size_t len = strlen(cstr);

    if (len >= UINT32_MAX)
        sys_fail("a text of more than 4 GB cannot be handled");
    return (struct str){cstr, (uint32_t)len};
}

struct str str_dup(struct arena *arena, struct str v)
{
    char *copy = arena_alloc(arena, (size_t)v.len + 1);

    if (v.len > 0)
        memcpy(copy, v.s, v.len);
    return (struct str){copy, v.len};
}

struct str str_vprintf(struct arena *arena, const char *fmt, va_list args)
{
    va_list again;
    char *text;
    int len;

    va_copy(again, args);
    len = vsnprintf(NULL, 0, fmt, args);
    if (len < 0)
        sys_fail("a text of more than 2 GB cannot be handled");
    text = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, fmt, again);
    va_end(again);
    return (struct str){text, (uint32_t)len};
}

struct str str_printf(struct arena *arena, const char *fmt, ...)
{
    va_list args;
    struct str text;

    va_start(args, fmt);
    text = str_vprintf(arena, fmt, args);
    va_end(args);
    return text;
}

struct str str_sub(struct str v, uint32_t from, uint32_t len)
{
    if (from > v.len)
        from = v.len;
    if (len > v.len - from)
        len = v.len - from;
    return (struct str){v.s ? v.s + from : v.s, len};
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str v)
{
    while (v.len > 0 && is_white(v.s[v.len - 1]))
        v.len--;
    while (v.len > 0 && is_white(v.s[0])) {
        v.s++;
        v.len--;
    }
    return v;
}

struct str str_line(struct arena *arena, struct str v)
{
    struct buf line = {0};
    bool same = true;

    v = str_trim(v);
    for (uint32_t i = 0; i < v.len; i++) {
        bool white = is_white(v.s[i]), again = white && is_white(v.s[i - 1]);

        same = same && !again && (v.s[i] == ' ' || !white);
        if (!again)
            buf_putc(&line, white ? ' ' : v.s[i]);
    }
    if (!same)
        v = str_dup(arena, (struct str){line.bytes, (uint32_t)line.len});
    buf_free(&line);
    return v;
}

bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

bool str_eqz(struct str a, const char *cstr)
{
    return str_eq(a, str_from(cstr));
}

bool str_same(struct str a, struct str b)
{
    uint32_t i = 0;

    while (a.len == b.len && i < a.len && ascii_to_lower(a.s[i]) == ascii_to_lower(b.s[i]))
        i++;
    return a.len == b.len && i == a.len;
}

struct str str_fold(struct arena *arena, struct str v)
{
    char *out = arena_alloc(arena, v.len);
    uint32_t n = 0;

    for (uint32_t i = 0; i < v.len; i++) {
        if (v.s[i] == '\xc2' && i + 1 < v.len && v.s[i + 1] == '\xa0') /* no-break space */
            i++;
        else if (v.s[i] != ' ' && v.s[i] != '\t' && v.s[i] != '\n' && v.s[i] != '\r')
            out[n++] = ascii_to_lower(v.s[i]);
    }
    return (struct str){out, n};
}

int str_cmp(struct str a, struct str b)
{
    uint32_t common = a.len < b.len ? a.len : b.len;
    int order = common > 0 ? memcmp(a.s, b.s, common) : 0;

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str v, const char *prefix)
{
    size_t len = strlen(prefix);

    return v.len >= len && (len == 0 || memcmp(v.s, prefix, len) == 0);
}

int64_t str_find(struct str v, const char *needle, uint32_t from)
{
    size_t len = strlen(needle);

    if (from > v.len)
        return -1;
    if (len == 0)
        return from;
    while (v.len - from >= len) {
        const char *hit = memchr(v.s + from, needle[0], v.len - from - len + 1);

        if (hit == NULL)
            return -1;
        if (memcmp(hit, needle, len) == 0)
            return hit - v.s;
        from = (uint32_t)(hit - v.s) + 1;
    }
    return -1;
}

uint32_t str_hash(struct str v)
{
    uint32_t hash = 2166136261U;

    for (uint32_t i = 0; i < v.len; i++)
        hash = (hash ^ (unsigned char)v.s[i]) * 16777619U;
    return hash;
}
