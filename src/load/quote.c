#include "load/quote_int.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "load/line_int.h"

#define ELLIPSIS "\xE2\x80\xA6"

/* Bytes of a line shown on either side; what is beyond is an ellipsis, also so that a file of one endless line with
 * many faults costs no more than others. */
enum { SHOWN = 400 };

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

bool quote_looks_cut(struct str text, uint32_t at)
{
    unsigned char next;

    if (at + 1 >= text.len || text.s[at] != '#')
        return false;
    next = (unsigned char)text.s[at + 1];
    return (next >= '0' && next <= '9') || (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z') ||
           next >= 0x80;
}

struct str quote_rest_of_line(struct arena *arena, struct str text, uint32_t at)
{
    uint32_t end = at;

    while (end < text.len && end - at < SHOWN && !is_line_end(text.s[end]))
        end++;
    if (end < text.len && !is_line_end(text.s[end])) {
        while (end > at && ((unsigned char)text.s[end] & 0xC0) == 0x80)
            end--;
        return str_printf(arena, PRIstr ELLIPSIS, STR_ARG(str_sub(text, at, end - at)));
    }
    while (end > at && ascii_is_blank(text.s[end - 1]))
        end--;
    return str_sub(text, at, end - at);
}

/* What stands in the line before byte `at`, without its indentation. */
static struct str before_in_line(struct arena *arena, struct str text, uint32_t at)
{
    uint32_t start = at;

    while (start > 0 && at - start < SHOWN && !is_line_end(text.s[start - 1]))
        start--;
    if (at - start == SHOWN)
        return str_dup(arena, STR(ELLIPSIS));
    while (start < at && ascii_is_blank(text.s[start]))
        start++;
    return str_sub(text, start, at - start);
}

/* The part of v before a comment that looks like one: a blank, #, and a blank or the end. */
static struct str before_comment(struct str v)
{
    for (uint32_t i = 1; i < v.len; i++) {
        if (v.s[i] == '#' && ascii_is_blank(v.s[i - 1]) && (i + 1 == v.len || ascii_is_blank(v.s[i + 1])))
            return str_trim(str_sub(v, 0, i));
    }
    return v;
}

/* The part of v before the comma or bracket that ends it in a list or mapping; pairs of brackets belong to it. */
static struct str before_flow_end(struct str v)
{
    unsigned depth = 0;

    for (uint32_t i = 0; i < v.len; i++) {
        bool closes = v.s[i] == ']' || v.s[i] == '}';

        if (depth == 0 && (v.s[i] == ',' || closes))
            return str_trim(str_sub(v, 0, i));
        depth += v.s[i] == '[' || v.s[i] == '{';
        depth -= closes;
    }
    return v;
}

struct str quote_text(struct arena *arena, struct str v)
{
    char *quoted;
    uint32_t n = 0;

    if (str_find(v, "\"", 0) < 0 && str_find(v, "\\", 0) < 0)
        return str_printf(arena, "\"" PRIstr "\"", STR_ARG(v));
    quoted = arena_alloc(arena, (size_t)v.len * 2 + 2);
    quoted[n++] = '\'';
    for (uint32_t i = 0; i < v.len; i++) {
        if (v.s[i] == '\'')
            quoted[n++] = '\'';
        quoted[n++] = v.s[i];
    }
    quoted[n++] = '\'';
    return (struct str){quoted, n};
}

/* Quotes that stand round the whole already, and failed because of others inside, are left out. */
static struct str without_outer_quotes(struct str v)
{
    if (v.len >= 2 && (v.s[0] == '"' || v.s[0] == '\'') && v.s[v.len - 1] == v.s[0])
        return str_sub(v, 1, v.len - 2);
    return v;
}

/* What begins the rest of a line and belongs in quotes. */
static struct str value_of(struct str rest, bool flow)
{
    return flow ? before_flow_end(rest) : before_comment(rest);
}

static struct str value_quoted(struct arena *arena, struct str value)
{
    return quote_text(arena, without_outer_quotes(value));
}

struct str quote_line(struct arena *arena, struct str text, uint32_t at, bool flow)
{
    struct str before = before_in_line(arena, text, at);
    struct str rest = quote_rest_of_line(arena, text, at);
    struct str value = value_of(rest, flow);
    struct str after = str_sub(rest, value.len, rest.len);

    return str_printf(arena, PRIstr PRIstr PRIstr, STR_ARG(before), STR_ARG(value_quoted(arena, value)),
                      STR_ARG(after));
}

struct diag_fix quote_fix(struct arena *arena, struct str text, uint32_t at, bool flow)
{
    struct str value = value_of(str_sub(text, at, line_of(text, at).end - at), flow);

    return (struct diag_fix){.from = at, .to = at + value.len, .with = value_quoted(arena, value)};
}

void quote_help(struct diags *diags, struct diag *diag, struct str text, uint32_t at, bool flow)
{
    diag_help(diags, diag, "put quotes round the text: " PRIstr, STR_ARG(quote_line(diags->arena, text, at, flow)));
}
