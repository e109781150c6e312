#include "load/line_int.h"

bool line_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

static uint32_t skip_blanks(struct str text, uint32_t at, uint32_t end)
{
    while (at < end && line_is_blank(text.s[at]))
        at++;
    return at;
}

uint32_t line_closing_quote(struct str text, uint32_t open, uint32_t end)
{
    char quote = text.s[open];
    uint32_t at = open + 1;

    for (; at < end; at++) {
        bool escape = quote == '"' && text.s[at] == '\\';
        bool doubled = quote == '\'' && text.s[at] == quote && at + 1 < end && text.s[at + 1] == quote;

        if (escape || doubled)
            at++;
        else if (text.s[at] == quote)
            return at;
    }
    return end;
}

uint32_t line_comment(struct str text, uint32_t from, uint32_t end)
{
    for (uint32_t at = from + 1; at < end; at++) {
        if (text.s[at] == '#' && line_is_blank(text.s[at - 1]))
            return at;
    }
    return end;
}

/* A colon that ends a key: a blank or the line's end follows. */
static bool ends_key(struct str text, uint32_t at, uint32_t end)
{
    return at < end && text.s[at] == ':' && (at + 1 == end || line_is_blank(text.s[at + 1]));
}

/* The colon after the key that begins at line->content, or line->end. */
static uint32_t find_colon(struct str text, const struct line *line)
{
    uint32_t at = line->content;

    if (at < line->end && (text.s[at] == '{' || text.s[at] == '['))
        return line->end; /* the keys of a mapping in brackets are not the line's */
    if (at < line->end && is_quote(text.s[at])) {
        at = line_closing_quote(text, at, line->end);
        at = skip_blanks(text, at < line->end ? at + 1 : at, line->end);
        return ends_key(text, at, line->end) ? at : line->end;
    }
    while (at < line->end && !ends_key(text, at, line->end))
        at++;
    return at;
}

struct line line_of(struct str text, uint32_t at)
{
    struct line line = {0};
    uint32_t colon;

    while (at > 0 && !is_line_end(text.s[at - 1]))
        at--;
    line.start = at;
    while (at < text.len && !is_line_end(text.s[at]))
        at++;
    while (at > line.start && line_is_blank(text.s[at - 1]))
        at--;
    line.end = at;
    line.first = skip_blanks(text, line.start, line.end);
    line.content = line.first;
    while (line.content + 1 < line.end && text.s[line.content] == '-' && line_is_blank(text.s[line.content + 1]))
        line.content = skip_blanks(text, line.content + 1, line.end);
    colon = find_colon(text, &line);
    line.has_key = colon < line.end;
    line.key_end = line.has_key ? colon : line.content;
    line.value = line.has_key ? skip_blanks(text, colon + 1, line.end) : line.content;
    return line;
}

bool line_above(struct str text, struct line *line)
{
    struct line above = *line;

    while (above.start > 0) {
        above = line_of(text, above.start - 1);
        if (above.first < above.end && text.s[above.first] != '#') {
            *line = above;
            return true;
        }
    }
    return false;
}

uint32_t line_indent(const struct line *line)
{
    return line->first - line->start;
}

/* Brackets within one another whose items are kept apart; deeper ones count as one. */
enum { MAX_BRACKETS = 16 };

/* Walks from the value to byte `at`, over quoted texts; counts open brackets and notes where the last item begins. */
static unsigned walk_flow(struct str text, const struct line *line, uint32_t at, uint32_t *item)
{
    uint32_t outer[MAX_BRACKETS]; /* where the items begin in which brackets opened */
    unsigned depth = 0;

    *item = line->value;
    for (uint32_t i = line->value; i < at && i < line->end; i++) {
        char c = text.s[i];

        if (is_quote(c) && i == *item)
            i = line_closing_quote(text, i, line->end);
        else if (c == '[' || c == '{')
            outer[depth++ % MAX_BRACKETS] = *item;
        else if ((c == ']' || c == '}') && depth > 0)
            *item = outer[--depth % MAX_BRACKETS];
        if (c == '[' || c == '{' || c == ',' || (ends_key(text, i, line->end) && *item < i))
            *item = skip_blanks(text, i + 1, line->end);
    }
    return depth;
}

bool line_in_flow(struct str text, const struct line *line, uint32_t at)
{
    uint32_t item;

    return walk_flow(text, line, at, &item) > 0;
}

uint32_t line_item(struct str text, const struct line *line, uint32_t at)
{
    uint32_t item;

    walk_flow(text, line, at, &item);
    return item;
}
