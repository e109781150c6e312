/* A CSV file's header: where it stands, and what its words may mean. */
#include "check/csv_int.h"

enum { MAX_NAMED = 8 }; /* headers in one message */

struct str csv_fold_header(struct arena *arena, struct str text)
{
    struct str line = str_line(arena, text);
    char *out = arena_copy(arena, line.s, line.len);
    for (uint32_t i = 0; i < line.len; i++) {
        if (out[i] >= 'A' && out[i] <= 'Z')
            out[i] = (char)(out[i] + ('a' - 'A'));
    }
    return (struct str){out, line.len};
}

struct str csv_table_header(const struct csv_table *table, uint32_t column)
{
    if (table->head == CSV_NO_COLUMN || column >= table->csv->rows[table->head].n)
        return STR("");
    return str_line(table->checker->arena, table->csv->rows[table->head].cells[column]);
}

struct mark csv_table_head_mark(struct csv_table *table, uint32_t column)
{
    uint32_t row = table->head == CSV_NO_COLUMN ? table->first : table->head;
    uint32_t n = table->csv->rows[row].n;
    if (!table->head_marks) {
        table->head_marks = ARENA_ARRAY(table->checker->arena, struct mark, (size_t)n + 1);
        csv_row_marks(table->csv, row, table->head_marks);
    }
    return table->head_marks[column < n ? column : n];
}

struct str csv_table_headers(const struct csv_table *table)
{
    struct arena *arena = table->checker->arena;
    struct buf out = {0};
    uint32_t i = 0;
    for (uint32_t n = 0; i < table->n && n < MAX_NAMED; i++) {
        struct str header = csv_table_header(table, i);
        if (header.len)
            buf_printf(&out, "%s`" PRIstr "`", n++ > 0 ? ", " : "", STR_ARG(header));
    }
    if (i < table->n)
        buf_puts(&out, " ...");
    struct str list = out.len ? str_printf(arena, "the file's columns are %.*s", (int)out.len, out.bytes)
                              : str_printf(arena, "the file has %u columns", table->n);
    buf_free(&out);
    return list;
}

/* Excel's first line, which says what parts the cells. */
static bool is_separator_line(struct str cell)
{
    return cell.len <= 5 && cell.len >= 4 && str_same(str_sub(cell, 0, 4), STR("sep="));
}

static uint32_t count_filled(const struct csv_row *row)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < row->n; i++)
        n += row->cells[i].len > 0;
    return n;
}

/* What is most likely the header: the first of the next rows that has as many cells with text as any of them; 0: none
 * has more than one. */
static uint32_t find_wider(const struct csv_table *table)
{
    enum { LOOK_AHEAD = 20 };
    uint32_t found = 0, most = 1;
    for (uint32_t row = table->first; row < table->csv->nrows && row - table->first < LOOK_AHEAD; row++) {
        uint32_t n = count_filled(&table->csv->rows[row]);
        found = n > most ? row : found;
        most = n > most ? n : most;
    }
    return found;
}

/* Whether the row below the header has the delimiter within a cell too: then the file is parted by it. */
static bool goes_on(const struct csv_table *table, const struct csv_delimiter *delimiter)
{
    for (uint32_t i = 0; table->first < table->csv->nrows && i < table->csv->rows[table->first].n; i++) {
        struct str cell = table->csv->rows[table->first].cells[i];
        if (memchr(cell.s, delimiter->character, cell.len))
            return true;
    }
    return false;
}

/* A header that is one cell, because another delimiter parts it, or because it is a line above the header. */
static bool report_narrow(struct csv_table *table)
{
    struct diags *diags = table->checker->diags;
    if (table->n != 1 || table->head == CSV_NO_COLUMN)
        return false;
    struct str cell = table->csv->rows[table->head].cells[0];
    bool separator = is_separator_line(cell);
    const struct csv_delimiter *delimiter = csv_delimiter_in(cell);
    uint32_t wider = find_wider(table);
    if (!separator && !delimiter && !wider)
        return false;
    struct diag *diag = diag_at(diags, DIAG_CSV_HEADER, csv_table_head_mark(table, 0),
                                "the header has only one cell, `" PRIstr "`", STR_ARG(csv_table_header(table, 0)));
    uint32_t above = table->csv->rows[table->head].number;
    if (separator && delimiter)
        diag_help(diags, diag,
                  "this line is for Excel: write `delimiter: %s` and `skip: %u` below the file's name in the report",
                  delimiter->word, above);
    else if (delimiter && (!wider || goes_on(table, delimiter)))
        diag_help(diags, diag,
                  "if a %s stands between its cells, write `delimiter: %s` below the file's name in the report",
                  delimiter->word, delimiter->word);
    else if (wider)
        diag_help(diags, diag, "if row %u is the header, write `skip: %u` below the file's name in the report",
                  table->csv->rows[wider].number, table->csv->rows[wider].number - 1);
    else
        diag_help(diags, diag, "if the header is the row below, write `skip: %u` below the file's name in the report",
                  above);
    return true;
}

bool csv_table_find(struct csv_table *table)
{
    const struct csv *csv = table->csv;
    uint32_t row = 0, widest = 0;
    uint64_t cells = 0;
    while (row < csv->nrows && csv->rows[row].number <= (uint32_t)table->source->skip)
        row++;
    if (row == csv->nrows) {
        struct diag *diag =
            diag_at(table->checker->diags, DIAG_CSV_HEADER, table->source->file->mark,
                    PRIstr " has no row after the %d that are skipped", STR_ARG(csv->path), (int)table->source->skip);
        diag_help(table->checker->diags, diag, "write a smaller number under `skip`; the last row with text is %u",
                  csv->rows[csv->nrows - 1].number);
        return false;
    }
    table->head = table->source->header ? row : CSV_NO_COLUMN;
    table->first = table->source->header ? row + 1 : row;
    table->n = csv->rows[row].n;
    while (table->n > 1 && csv->rows[row].cells[table->n - 1].len == 0)
        table->n--;
    for (; row < csv->nrows; row++) {
        widest = csv->rows[row].n > widest ? csv->rows[row].n : widest;
        cells += csv->rows[row].n;
    }
    table->dense = cells >= (uint64_t)(csv->nrows - table->first) * table->n / 2;
    table->marks = ARENA_ARRAY(table->checker->arena, struct mark, (size_t)widest + 1);
    return !report_narrow(table);
}

/* ---- what may be meant ---- */

/* A header as a key of YAML. */
static struct str header_key(const struct csv_table *table, uint32_t column)
{
    struct str header = csv_table_header(table, column);
    bool plain = header.len > 0;
    for (uint32_t i = 0; i < header.len && plain; i++) {
        unsigned char c = (unsigned char)header.s[i], low = c | 0x20;
        plain = (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9') || c >= 0x80 || (i > 0 && strchr(" /._-()", c));
    }
    return plain ? header : str_printf(table->checker->arena, "\"" PRIstr "\"", STR_ARG(header));
}

/* The ref or the period that a header is but for capitals and blanks; empty: none. */
static struct str nearly(const struct csv_table *table, struct names *names, struct str header)
{
    struct str near = names_nearest(table->checker, names, header);
    struct arena *arena = table->checker->arena;
    return near.len && str_eq(str_fold(arena, near), str_fold(arena, header)) ? near : STR("");
}

struct str csv_table_entry(const struct csv_table *table, uint32_t column)
{
    struct arena *arena = table->checker->arena;
    struct str header = csv_table_header(table, column);
    struct str key = header_key(table, column);
    struct str near = STR("");
    if (header.len && table->areas)
        near = nearly(table, &table->checker->indicators, header);
    if (near.len)
        return str_printf(arena, PRIstr ": { ref: " PRIstr " }", STR_ARG(key), STR_ARG(near));
    if (header.len && !table->areas)
        near = nearly(table, &table->checker->periods, header);
    if (near.len)
        return str_printf(arena, PRIstr ": { is: actual, period: " PRIstr " }", STR_ARG(key), STR_ARG(near));
    return STR("");
}

/* Whether a header is nearly `word`, or has one of the words that columns of a kind are mostly called by. */
static bool is_called(struct arena *arena, struct str header, const char *word)
{
    static const struct {
        const char *word, *part;
    } hints[] = {{"ref", "ref"},      {"ref", "indicator"}, {"ref", "measure"},  {"ref", "code"},
                 {"period", "year"},  {"period", "period"}, {"period", "date"},  {"period", "quarter"},
                 {"period", "month"}, {"area", "area"},     {"area", "council"}, {"area", "authority"},
                 {"area", "name"},    {"status", "status"}, {"status", "rag"}};
    struct str folded = str_fold(arena, header), own = str_from(word);
    if (str_nearest(folded, &own, 1).len)
        return true;
    for (size_t i = 0; i < sizeof(hints) / sizeof(hints[0]); i++) {
        if (strcmp(hints[i].word, word) == 0 && str_find(folded, hints[i].part, 0) >= 0)
            return true;
    }
    return false;
}

struct str csv_table_guess(const struct csv_table *table, const char *word)
{
    enum { MAX_TRIED = 100 }; /* each may be compared with all names */
    struct arena *arena = table->checker->arena;
    bool values = strcmp(word, "value") == 0;
    struct str guess = STR("");
    for (uint32_t i = 0; i < table->n && i < MAX_TRIED; i++) {
        struct str header = csv_table_header(table, i);
        if (table->fields[i].is != CSV_UNSAID || header.len == 0)
            continue;
        if (is_called(arena, header, word))
            return str_printf(arena, PRIstr ": %s", STR_ARG(header_key(table, i)), word);
        struct str entry = values ? csv_table_entry(table, i) : STR("");
        if (entry.len)
            return entry;
        if (values && guess.len == 0)
            guess = str_printf(arena, table->areas ? PRIstr ": { ref: ... }" : PRIstr ": { is: actual, period: ... }",
                               STR_ARG(header_key(table, i)));
    }
    return guess;
}

/* What else may be the matter with the header of a table that lacks a column; false: nothing that is known. */
static bool help_head(const struct csv_table *table, struct diag *diag)
{
    struct diags *diags = table->checker->diags;
    struct str first = csv_table_header(table, 0);
    for (uint32_t i = 0; i < table->n && !table->areas; i++) {
        if (!map_find(&table->checker->report->indicator_by_ref, csv_table_header(table, i)))
            continue;
        diag_help(diags, diag,
                  "`" PRIstr
                  "` is a ref: if the file has no header, write `header: no` below its name, and say under "
                  "`columns` what they hold by their numbers, such as `%u: ref`",
                  STR_ARG(csv_table_header(table, i)), i + 1);
        return true;
    }
    if (first.len < 2 || first.s[0] != '\'' || first.s[first.len - 1] != '\'')
        return false;
    diag_help(diags, diag, "if ' stands round the cells, write `quote: \"'\"` below the file's name");
    return true;
}

void csv_table_lacks(struct csv_table *table, const char *what, const char *word)
{
    struct diags *diags = table->checker->diags;
    bool numbers = table->head == CSV_NO_COLUMN;
    table->useless = true;
    if (table->faulty)
        return;
    table->faulty = true;
    struct diag *diag = diag_at(diags, DIAG_CSV_HEADER, table->source->file->mark, "no column of " PRIstr " holds %s",
                                STR_ARG(table->csv->path), what);
    struct str entry = csv_table_guess(table, word);
    if (!entry.len)
        entry = str_printf(table->checker->arena, "%s: %s", numbers ? "1" : "Header", word);
    if (numbers || !help_head(table, diag))
        diag_help(diags, diag, "say under `columns` which one does, such as `" PRIstr "`; " PRIstr, STR_ARG(entry),
                  STR_ARG(csv_table_headers(table)));
    if (!numbers)
        diag_related(diags, diag, csv_table_head_mark(table, 0),
                     "the header is here; where it is another row, write `skip`");
}
