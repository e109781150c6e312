/* A few lines of a source, from the text that the pages were made of. */
#include "base/arena.h"
#include "base/ascii.h"
#include "base/json.h"
#include "base/source.h"
#include "base/utf8.h"
#include "preview/routes_int.h"

enum {
    AROUND = 3,        /* lines before and behind the place */
    LINE_BYTES = 2000, /* of a line that are shown */
};

/* A number that ends at `end`; false where it is none, or beyond `most`. Leaves *at behind `end`. */
static bool read_number(const char **at, char end, uint32_t most, uint32_t *number)
{
    const char *s = *at;
    uint64_t n = 0;
    for (; ascii_is_digit(*s) && n <= most; s++)
        n = n * 10 + (uint64_t)(*s - '0');
    if (s == *at || *s != end || n < 1 || n > most)
        return false;
    *number = (uint32_t)n;
    *at = end ? s + 1 : s;
    return true;
}

/* FILE:LINE:COL */
static bool read_place(const char *at, struct mark *mark)
{
    uint32_t file, line, col;
    if (!at || !read_number(&at, ':', UINT16_MAX, &file) || !read_number(&at, ':', UINT32_MAX, &line) ||
        !read_number(&at, '\0', UINT16_MAX, &col))
        return false;
    *mark = (struct mark){line, (uint16_t)col, (uint16_t)file};
    return true;
}

/* As much of a line as is shown, cut between characters. */
static struct str shown_part(struct str line)
{
    uint32_t n = line.len;
    if (n <= LINE_BYTES)
        return line;
    for (n = LINE_BYTES; n > 0 && ((unsigned char)line.s[n] & 0xC0) == 0x80;)
        n--;
    return str_sub(line, 0, n);
}

static uint32_t count_lines(struct str text)
{
    uint32_t n = 1;
    for (uint32_t i = 0; i < text.len; i++) {
        bool pair = text.s[i] == '\r' && i + 1 < text.len && text.s[i + 1] == '\n';
        n += (text.s[i] == '\n' || text.s[i] == '\r') && !pair;
    }
    return n;
}

static void put_lines(struct json *json, struct arena *arena, struct str text, uint32_t first, uint32_t last)
{
    struct source source = {.text = text};
    json_name(json, "lines");
    json_begin_array(json);
    for (uint32_t line = first; line <= last; line++)
        json_str(json, shown_part(source_line(&source, arena, line)));
    json_end_array(json);
}

bool routes_put_source(struct buf *out, const struct edition *edition, const char *editor, const char *at)
{
    struct json json = json_into(out);
    struct mark mark;
    if (!read_place(at, &mark) || mark.file > edition->sources.n)
        return false;
    const struct edition_source *source = &edition->sources.items[mark.file - 1];
    uint32_t nlines = count_lines(source->text);
    if (mark.line > nlines)
        return false;
    uint32_t first = mark.line > AROUND ? mark.line - AROUND : 1;
    struct arena *arena = arena_new();
    json_begin_object(&json);
    json_member_str(&json, "file", source->path);
    json_member_int(&json, "line", mark.line);
    json_member_int(&json, "column", mark.col);
    json_member_int(&json, "first", first);
    put_lines(&json, arena, source->text, first, nlines - mark.line > AROUND ? mark.line + AROUND : nlines);
    routes_put_open(&json, source, editor, mark);
    json_end_object(&json);
    arena_free(arena);
    return true;
}
