#include "base/source.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { MAX_FILES = 65535, MAX_COL = 65535 };

void sources_init(struct sources *sources, struct arena *arena)
{
    *sources = (struct sources){.arena = arena};
}

uint16_t sources_add(struct sources *sources, struct str path, struct str text)
{
    struct source source = {.path = path, .text = text};

    if (sources->n == MAX_FILES)
        return 0;
    VEC_PUSH(sources->arena, sources, source);
    return (uint16_t)sources->n;
}

struct source *sources_at(const struct sources *sources, uint16_t file)
{
    return file > 0 && file <= sources->n ? &sources->items[file - 1] : NULL;
}

/* The offset after the line end at or after `at`, or the text's length + 1 when no line follows. */
static uint64_t next_line(struct str text, uint32_t at)
{
    while (at < text.len && text.s[at] != '\n' && text.s[at] != '\r')
        at++;
    if (at == text.len)
        return (uint64_t)text.len + 1;
    if (text.s[at] == '\r' && at + 1 < text.len && text.s[at + 1] == '\n')
        at++;
    return (uint64_t)at + 1;
}

static void index_lines(struct source *source, struct arena *arena)
{
    uint32_t n = 0;

    for (uint64_t at = 0; at <= source->text.len; at = next_line(source->text, (uint32_t)at))
        n++;
    source->line_starts = ARENA_ARRAY(arena, uint32_t, n);
    source->nlines = 0;
    for (uint64_t at = 0; at <= source->text.len; at = next_line(source->text, (uint32_t)at))
        source->line_starts[source->nlines++] = (uint32_t)at;
}

struct str source_line(struct source *source, struct arena *arena, uint32_t line)
{
    uint32_t start, end;

    if (source->line_starts == NULL)
        index_lines(source, arena);
    if (line == 0 || line > source->nlines)
        return (struct str){"", 0};
    start = source->line_starts[line - 1];
    end = start;
    while (end < source->text.len && source->text.s[end] != '\n' && source->text.s[end] != '\r')
        end++;
    return str_sub(source->text, start, end - start);
}

struct mark source_mark(const struct sources *sources, uint16_t file, uint32_t offset)
{
    struct source *source = sources_at(sources, file);
    uint32_t low = 0, high, col;

    if (source == NULL || offset > source->text.len)
        return (struct mark){0, 0, file};
    if (source->line_starts == NULL)
        index_lines(source, sources->arena);
    high = source->nlines;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (source->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    col = utf8_count(str_sub(source->text, source->line_starts[low], offset - source->line_starts[low])) + 1;
    return (struct mark){low + 1, (uint16_t)(col < MAX_COL ? col : MAX_COL), file};
}

int64_t source_offset(const struct sources *sources, struct mark mark)
{
    struct source *source = sources_at(sources, mark.file);
    struct str line;
    uint32_t pos = 0;

    if (source == NULL || mark.line == 0 || mark.col == 0 || mark.col == MAX_COL)
        return -1;
    line = source_line(source, sources->arena, mark.line);
    if (mark.line > source->nlines)
        return -1;
    for (uint32_t col = 1; col < mark.col; col++) {
        if (pos >= line.len)
            return -1;
        utf8_next(line, &pos);
    }
    return line.s - source->text.s + pos;
}
