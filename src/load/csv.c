#include "load/csv.h"

#include <csv.h>

#include "base/ascii.h"
#include "base/sys.h"
#include "load/parse_int.h"
#include "load/path_int.h"

/* ---- places ---- */

/* A place that moves on through the text. */
struct walk {
    struct str text;
    struct csv_dialect dialect;
    uint32_t at;
    struct mark mark; /* of the byte `at` */
};

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static struct walk walk_from(const struct sources *sources, uint16_t file, struct csv_dialect dialect,
                             uint32_t offset)
{
    return (struct walk){sources_at(sources, file)->text, dialect, offset, source_mark(sources, file, offset)};
}

/* Over one byte. CR LF is one line end. */
static void step(struct walk *walk)
{
    char c = walk->text.s[walk->at++];
    bool pair = c == '\r' && walk->at < walk->text.len && walk->text.s[walk->at] == '\n';
    bool more = walk->at < walk->text.len && ((unsigned char)walk->text.s[walk->at] & 0xC0) == 0x80;

    if (is_line_end(c) && !pair) {
        walk->mark.line++;
        walk->mark.col = 1;
    } else if (!more && walk->mark.col < UINT16_MAX) {
        walk->mark.col++;
    }
}

static void skip_blanks(struct walk *walk)
{
    while (walk->at < walk->text.len && ascii_is_blank(walk->text.s[walk->at]) &&
           walk->text.s[walk->at] != walk->dialect.delimiter)
        step(walk);
}

/* Up to what ends a cell: a delimiter, a line end, or the end of the text. */
static void skip_unquoted(struct walk *walk)
{
    while (walk->at < walk->text.len && walk->text.s[walk->at] != walk->dialect.delimiter &&
           !is_line_end(walk->text.s[walk->at]))
        step(walk);
}

/* Over a quoted cell, whose quote has been passed. */
static void skip_quoted(struct walk *walk)
{
    while (walk->at < walk->text.len) {
        bool quote = walk->text.s[walk->at] == walk->dialect.quote;

        step(walk);
        if (quote && (walk->at == walk->text.len || walk->text.s[walk->at] != walk->dialect.quote))
            return;
        if (quote)
            step(walk);
    }
}

/* From the beginning of a cell to its end. Returns the place of its text; *begin is that of the cell, before its
 * quote. *more: a delimiter ends it, so that another cell follows. */
static struct mark walk_cell(struct walk *walk, struct mark *begin, bool *more)
{
    struct mark mark;

    skip_blanks(walk);
    *begin = walk->mark;
    if (walk->at < walk->text.len && walk->text.s[walk->at] == walk->dialect.quote) {
        step(walk);
        while (walk->at < walk->text.len &&
               (ascii_is_blank(walk->text.s[walk->at]) || is_line_end(walk->text.s[walk->at])))
            step(walk);
        mark = walk->mark;
        skip_quoted(walk);
    } else {
        mark = walk->mark;
    }
    skip_unquoted(walk);
    *more = walk->at < walk->text.len && walk->text.s[walk->at] == walk->dialect.delimiter;
    return mark;
}

static struct walk walk_row(const struct csv *csv, uint32_t row)
{
    return walk_from(csv->loader->diags->sources, csv->file, csv->dialect, csv->rows[row].offset);
}

struct mark csv_mark(const struct csv *csv, uint32_t row, uint32_t column)
{
    struct walk walk = walk_row(csv, row);
    struct mark mark = walk.mark, begin;
    bool more = true;

    for (uint32_t i = 0; i <= column; i++) {
        if (!more)
            return walk.mark;
        if (i > 0)
            step(&walk);
        mark = walk_cell(&walk, &begin, &more);
    }
    return mark;
}

void csv_row_marks(const struct csv *csv, uint32_t row, struct mark *marks)
{
    struct walk walk = walk_row(csv, row);
    struct mark begin;
    bool more;

    for (uint32_t i = 0; i < csv->rows[row].n; i++) {
        if (i > 0)
            step(&walk);
        marks[i] = walk_cell(&walk, &begin, &more);
    }
    marks[csv->rows[row].n] = walk.mark;
}

/* ---- reading ---- */

/* What libcsv's callbacks need. */
struct parse {
    struct loader *loader;
    struct csv *csv;
    struct csv_parser parser;
    char *text; /* of all cells, one after the other: never more than the file has */
    uint32_t len;
    struct str *cells; /* of the row, on the heap */
    uint32_t n, cap;
    bool open;   /* the row goes on in the next line */
    bool filled; /* one of its cells has text */
    struct csv_row row;
    uint32_t cap_rows;
};

/* Copies a cell with its line ends as \n. */
static struct str keep_cell(struct parse *parse, struct str cell)
{
    char *out = parse->text + parse->len;
    uint32_t n = 0;

    if (cell.len == 0)
        return STR("");
    if (!memchr(cell.s, '\r', cell.len)) {
        memcpy(out, cell.s, cell.len);
        n = cell.len;
    } else {
        for (uint32_t i = 0; i < cell.len; i++) {
            if (cell.s[i] == '\r')
                i += i + 1 < cell.len && cell.s[i + 1] == '\n';
            out[n++] = is_line_end(cell.s[i]) ? '\n' : cell.s[i];
        }
    }
    parse->len += n;
    return (struct str){out, n};
}

static void on_cell(void *bytes, size_t n, void *user)
{
    struct parse *parse = user;
    struct str cell = str_trim((struct str){bytes, (uint32_t)n});

    if (parse->n == parse->cap) {
        parse->cap = parse->cap > 0 ? parse->cap * 2 : 64;
        parse->cells = sys_realloc(parse->cells, sizeof(struct str) * parse->cap);
    }
    parse->cells[parse->n++] = keep_cell(parse, cell);
    parse->filled = parse->filled || cell.len > 0;
}

static void on_row(int end, void *user)
{
    struct parse *parse = user;
    struct csv *csv = parse->csv;
    (void)end;

    parse->open = false;
    if (!parse->filled)
        return;
    if (csv->nrows == parse->cap_rows) {
        uint32_t cap = parse->cap_rows > 0 ? parse->cap_rows * 2 : 64;

        csv->rows = arena_grow(parse->loader->arena, csv->rows, sizeof(struct csv_row) * parse->cap_rows,
                               sizeof(struct csv_row) * cap);
        parse->cap_rows = cap;
    }
    parse->row.cells = arena_copy(parse->loader->arena, parse->cells, sizeof(struct str) * parse->n);
    parse->row.n = parse->n;
    csv->rows[csv->nrows++] = parse->row;
}

/* Gives a line with its end to libcsv. In strict mode it stops at a quote in a cell that does not begin with one,
 * which is text: that byte is given again without. Returns the offset at which a quoted cell goes on behind its
 * closing quote, or the line's length. */
static uint32_t feed(struct parse *parse, struct str line)
{
    uint32_t at = 0;

    while (at < line.len) {
        at += (uint32_t)csv_parse(&parse->parser, line.s + at, line.len - at, on_cell, on_row, parse);
        if (at == line.len || parse->parser.quoted)
            break;
        csv_set_opts(&parse->parser, 0);
        csv_parse(&parse->parser, line.s + at, 1, on_cell, on_row, parse);
        csv_set_opts(&parse->parser, CSV_STRICT | CSV_STRICT_FINI);
        at++;
    }
    return at;
}

/* The length of the line at `from`, with its end. */
static uint32_t line_length(struct str text, uint32_t from)
{
    uint32_t at = from;

    while (at < text.len && !is_line_end(text.s[at]))
        at++;
    if (at < text.len)
        at += text.s[at] == '\r' && at + 1 < text.len && text.s[at + 1] == '\n' ? 2 : 1;
    return at - from;
}

/* Where the cell opens that libcsv was reading. */
static struct mark open_mark(const struct parse *parse)
{
    struct walk walk =
        walk_from(parse->loader->diags->sources, parse->csv->file, parse->csv->dialect, parse->row.offset);
    struct mark begin = walk.mark;
    bool more = true;

    for (uint32_t i = 0; i <= parse->n && more; i++) {
        if (i > 0)
            step(&walk);
        walk_cell(&walk, &begin, &more);
    }
    return begin;
}

static void report_open(struct parse *parse)
{
    struct diags *diags = parse->loader->diags;
    char quote = parse->csv->dialect.quote;
    struct diag *diag =
        diag_at(diags, DIAG_CSV_QUOTE, open_mark(parse),
                "row %u has a cell that begins with %c, and nothing closes it", parse->row.number, quote);

    diag_help(diags, diag,
              "write %c at the end of the cell too; a %c that belongs to its text is written twice within the quotes",
              quote, quote);
}

/* `offset`: of what follows the closing quote. */
static void report_goes_on(struct parse *parse, uint32_t offset)
{
    struct diags *diags = parse->loader->diags;
    char quote = parse->csv->dialect.quote;
    struct diag *diag =
        diag_at(diags, DIAG_CSV_QUOTE, source_mark(diags->sources, parse->csv->file, offset),
                "row %u has a cell in quotes, and more text follows its closing %c", parse->row.number, quote);

    diag_related(diags, diag, open_mark(parse), "the cell begins here");
    diag_help(diags, diag, "a %c that belongs to the cell's text is written twice; one alone closes the cell", quote);
}

/* False after a report. */
static bool parse_lines(struct parse *parse, struct str text)
{
    uint32_t n;

    for (uint32_t at = 0; at < text.len; at += n) {
        struct str line = str_sub(text, at, n = line_length(text, at));
        uint32_t fed;

        if (!parse->open) {
            parse->row = (struct csv_row){.offset = at, .number = parse->row.number + 1};
            parse->n = 0;
            parse->filled = false;
            if (str_trim(line).len == 0)
                continue;
            parse->open = true;
        }
        fed = feed(parse, line);
        if (fed < n) {
            report_goes_on(parse, at + fed);
            return false;
        }
    }
    if (csv_fini(&parse->parser, on_cell, on_row, parse) == 0)
        return true;
    report_open(parse);
    return false;
}

static bool parse_file(struct loader *loader, struct csv *csv, struct str text)
{
    struct parse parse = {.loader = loader, .csv = csv, .text = arena_alloc(loader->arena, text.len)};
    bool good;

    if (csv_init(&parse.parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        sys_fail("libcsv could not be started");
    csv_set_realloc_func(&parse.parser, sys_realloc);
    csv_set_free_func(&parse.parser, free);
    csv_set_delim(&parse.parser, (unsigned char)csv->dialect.delimiter);
    csv_set_quote(&parse.parser, (unsigned char)csv->dialect.quote);
    csv_set_blk_size(&parse.parser, (size_t)text.len + 1); /* its buffer never has to grow */
    good = parse_lines(&parse, text);
    csv_free(&parse.parser);
    free(parse.cells);
    return good;
}

/* Files of another kind, told by their first bytes. */
static bool report_other_kind(struct loader *loader, struct csv *csv, struct str text)
{
    struct diag *diag;
    bool old = str_starts(text, "\xD0\xCF\x11\xE0");

    if (!old && !str_starts(text, "PK\x03\x04") && !str_starts(text, "%PDF-"))
        return false;
    sources_at(loader->diags->sources, csv->file)->text = STR(""); /* no excerpt of what is not text */
    diag = diag_at(loader->diags, DIAG_NOT_UTF8, (struct mark){1, 1, csv->file}, "this is %s, not a CSV file",
                   str_starts(text, "%PDF-") ? "a PDF file"
                   : old                     ? "an Excel or Word file"
                                             : "an Excel, LibreOffice or zip file");
    diag_help(loader->diags, diag,
              "open it in the program it was made with, save it as \"CSV UTF-8\", and name that file");
    return true;
}

static bool read_csv(struct loader *loader, struct csv *csv, struct mark mark, struct str text)
{
    if (str_starts(text, "\xEF\xBB\xBF"))
        text = str_sub(text, 3, text.len);
    csv->file = sources_add(loader->diags->sources, csv->path, text);
    if (csv->file == 0) {
        diag_at(loader->diags, DIAG_INPUT_TOO_LARGE, mark, "more than 65,535 files would be read");
        return false;
    }
    if (report_other_kind(loader, csv, text) || !scan_text(loader->diags, csv->file))
        return false;
    if (!parse_file(loader, csv, text))
        return false;
    if (csv->nrows == 0) {
        struct diag *diag =
            diag_at(loader->diags, DIAG_FILE_EMPTY, (struct mark){1, 1, csv->file}, "this file holds no text");

        diag_help(loader->diags, diag,
                  "save it again from the program that it comes from, or take it out of the report");
    }
    return csv->nrows > 0;
}

const struct csv *load_csv(struct loader *loader, struct mark mark, struct str path, struct csv_dialect dialect)
{
    const struct source *from = sources_at(loader->diags->sources, mark.file);
    struct str folder = from != NULL ? path_folder(loader->arena, from->path) : STR(".");
    struct csv *csv, **known;
    struct str bytes, key;

    if (!load_bytes(loader, mark, path, &bytes))
        return NULL;
    key = str_printf(loader->arena, "%p%c%c", (const void *)bytes.s, dialect.delimiter, dialect.quote);
    known = map_find(&loader->csvs, key);
    if (known != NULL)
        return *known;
    csv = ARENA_NEW(loader->arena, struct csv);
    *csv = (struct csv){.path = path_join(loader->arena, folder, path), .dialect = dialect, .loader = loader};
    known = ARENA_NEW(loader->arena, struct csv *);
    if (read_csv(loader, csv, mark, bytes))
        *known = csv;
    map_put(&loader->csvs, key, known);
    return *known;
}
