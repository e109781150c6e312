/* From an offset in a scalar's text back to its place in the source. */
#include <string.h>

#include "base/source.h"
#include "base/utf8.h"
#include "load/doc.h"

enum { NO_PLACE = -1 };

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || is_line_end(c);
}

static uint32_t skip_white(struct str v, uint32_t at)
{
    while (at < v.len && is_white(v.s[at]))
        at++;
    return at;
}

static uint32_t skip_line(struct str v, uint32_t at)
{
    while (at < v.len && !is_line_end(v.s[at]))
        at++;
    return at;
}

/* In a literal block each line of the text is the end of a source line, beginning below the line of the | sign. */
struct literal_line {
    uint32_t line;  /* of the source */
    uint32_t start; /* where it begins in the text */
};

/* Goes on to the line of `offset`, which is not above this one. */
static void literal_advance(struct literal_line *at, struct str text, uint32_t offset)
{
    const char *end;

    while (offset > at->start && (end = memchr(text.s + at->start, '\n', offset - at->start)) != NULL) {
        at->line++;
        at->start = (uint32_t)(end - text.s) + 1;
    }
}

/* What the source line has; its last *own bytes are the line of the text. False: they are not. */
static bool literal_source(const struct sources *sources, const struct node *node, const struct literal_line *at,
                           struct str *in_source, uint32_t *own)
{
    struct str text = node_text(node);
    struct str in_text = str_sub(text, at->start, skip_line(text, at->start) - at->start);

    *in_source = source_line(sources_at(sources, node->mark.file), sources->arena, at->line);
    *own = in_text.len;
    return in_source->len >= in_text.len &&
           memcmp(in_source->s + (in_source->len - in_text.len), in_text.s, in_text.len) == 0;
}

static int64_t place_literal(const struct sources *sources, const struct node *node, uint32_t offset)
{
    struct literal_line at = {.line = node->mark.line + 1};
    struct str in_source;
    uint32_t own;

    literal_advance(&at, node_text(node), offset);
    if (!literal_source(sources, node, &at, &in_source, &own))
        return NO_PLACE;
    return in_source.s - sources_at(sources, node->mark.file)->text.s + (in_source.len - own) + (offset - at.start);
}

/* In folded blocks and plain scalars each run of white space in the text is a run of white space in the source. */
static int64_t place_folded(struct str source, uint32_t at, struct str text, uint32_t offset)
{
    uint32_t i = 0;

    while (i < offset) {
        if (is_white(text.s[i])) {
            uint32_t end = skip_white(text, i);

            if (end > offset)
                return at;
            i = end;
            at = skip_white(source, at);
        } else if (at < source.len && source.s[at] == text.s[i]) {
            i++;
            at++;
        } else {
            return NO_PLACE;
        }
    }
    return at;
}

/* A stretch of a quoted scalar: so many bytes of the source give so many of the text. */
struct step {
    uint32_t taken, given;
};

static uint32_t hex_value(struct str v)
{
    uint32_t value = 0;

    for (uint32_t i = 0; i < v.len; i++) {
        char c = v.s[i];

        value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

/* An escape in double quotes; source.s[at] is the backslash. libyaml has accepted it. */
static struct step step_escape(struct str source, uint32_t at)
{
    static const char digits_of[] = "x2u4U8";
    char c = at + 1 < source.len ? source.s[at + 1] : '\0';
    const char *found = c != '\0' ? strchr(digits_of, c) : NULL;
    char bytes[4];

    if (is_line_end(c)) {
        uint32_t end = at + 1 + (c == '\r' && at + 2 < source.len && source.s[at + 2] == '\n');

        while (end + 1 < source.len && (source.s[end + 1] == ' ' || source.s[end + 1] == '\t'))
            end++;
        return (struct step){end + 1 - at, 0};
    }
    if (found != NULL && (c == 'x' || c == 'u' || c == 'U')) {
        uint32_t n = (uint32_t)(found[1] - '0');

        return (struct step){2 + n, utf8_put(hex_value(str_sub(source, at + 2, n)), bytes)};
    }
    if (c == 'L' || c == 'P')
        return (struct step){2, 3};
    return (struct step){2, c == 'N' || c == '_' ? 2 : 1};
}

/* White space with line ends in quotes: one line end is a blank, several are one less; blanks beside them vanish. */
static struct step step_white(struct str source, uint32_t at)
{
    uint32_t end = skip_white(source, at);
    uint32_t lines = 0;

    for (uint32_t i = at; i < end; i++)
        lines += source.s[i] == '\n' || (source.s[i] == '\r' && !(i + 1 < end && source.s[i + 1] == '\n'));
    if (lines == 0)
        return (struct step){end - at, end - at};
    return (struct step){end - at, lines == 1 ? 1 : lines - 1};
}

static int64_t place_quoted(struct str source, uint32_t at, struct str text, uint32_t offset)
{
    char quote = source.s[at++];
    uint32_t i = 0;

    while (i < offset && at < source.len) {
        struct step step = {1, 1};

        if (quote == '"' && source.s[at] == '\\')
            step = step_escape(source, at);
        else if (quote == '\'' && source.s[at] == quote)
            step = (struct step){2, 1};
        else if (is_white(source.s[at]))
            step = step_white(source, at);
        else if (source.s[at] != text.s[i])
            return NO_PLACE;
        if (step.given == step.taken && i + step.given > offset)
            return at + (offset - i);
        if (i + step.given > offset)
            return at;
        i += step.given;
        at += step.taken;
    }
    /* An escaped line end gives nothing, so what was asked for stands after it. */
    if (quote == '"' && at + 1 < source.len && source.s[at] == '\\' && is_line_end(source.s[at + 1]))
        at += step_escape(source, at).taken;
    return at;
}

/* Whether the text is a view of the source. */
static bool is_shared(struct str source, struct str text)
{
    uintptr_t from = (uintptr_t)source.s, at = (uintptr_t)text.s;

    return at >= from && at <= from + source.len && text.len <= from + source.len - at;
}

static int64_t place_of(const struct sources *sources, const struct node *node, uint32_t offset)
{
    struct str source = sources_at(sources, node->mark.file)->text;
    int64_t begin = source_offset(sources, node->mark);

    if (is_shared(source, node_text(node)))
        return node->text - source.s + offset;
    if (begin < 0 || begin >= source.len)
        return NO_PLACE;
    switch ((enum node_style)node->style) {
    case NODE_LITERAL:
        return place_literal(sources, node, offset);
    case NODE_FOLDED:
        begin = skip_line(source, (uint32_t)begin);
        return place_folded(source, skip_white(source, (uint32_t)begin), node_text(node), offset);
    case NODE_QUOTED:
        return place_quoted(source, (uint32_t)begin, node_text(node), offset);
    case NODE_PLAIN:
        return place_folded(source, (uint32_t)begin, node_text(node), offset);
    }
    return NO_PLACE;
}

struct mark node_mark_at(const struct sources *sources, const struct node *node, uint32_t offset)
{
    int64_t place;

    if (node->kind != NODE_SCALAR || offset > node->len || sources_at(sources, node->mark.file) == NULL)
        return node->mark;
    place = place_of(sources, node, offset);
    return place < 0 ? node->mark : source_mark(sources, node->mark.file, (uint32_t)place);
}

struct node_walk node_walk(const struct sources *sources, const struct node *node)
{
    return (struct node_walk){.sources = sources, .node = node};
}

/* Enters the line of `offset`, unless the walk is there. */
static void walk_line(struct node_walk *walk, uint32_t offset)
{
    struct literal_line at = {.line = walk->line, .start = walk->start};
    struct str in_source;
    uint32_t own;

    if (walk->line == 0)
        at = (struct literal_line){.line = walk->node->mark.line + 1};
    literal_advance(&at, node_text(walk->node), offset);
    if (at.line == walk->line)
        return;
    walk->line = at.line;
    walk->start = walk->at = at.start;
    walk->col = 0;
    if (literal_source(walk->sources, walk->node, &at, &in_source, &own))
        walk->col = utf8_count(str_sub(in_source, 0, in_source.len - own)) + 1;
}

struct mark node_walk_mark(struct node_walk *walk, uint32_t offset)
{
    const struct node *node = walk->node;

    if (node->kind != NODE_SCALAR || node->style != NODE_LITERAL || offset > node->len || offset < walk->at ||
        sources_at(walk->sources, node->mark.file) == NULL)
        return node->mark;
    walk_line(walk, offset);
    if (walk->col == 0)
        return node->mark;
    walk->col += utf8_count(str_sub(node_text(node), walk->at, offset - walk->at));
    walk->at = offset;
    return (struct mark){walk->line, (uint16_t)(walk->col < UINT16_MAX ? walk->col : UINT16_MAX), node->mark.file};
}
