/* A CSV file's dialect, its header, and what its columns hold. */
#include "check/csv_int.h"
#include "check/schema_int.h"

enum {
    MAX_NAMED = 8,            /* headers in one message */
    MAX_COMPARISONS = 1000000 /* of headers, in one file */
};

/* ---- dialect ---- */

static const struct {
    const char *word;
    char character;
} delimiters[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}};

enum { DELIMITERS = sizeof(delimiters) / sizeof(delimiters[0]) };

/* False after a report. */
static bool read_delimiter(struct diags *diags, const struct node *node, char *delimiter)
{
    struct str words[DELIMITERS];
    struct str text = node_text(node);
    for (size_t i = 0; i < DELIMITERS; i++) {
        words[i] = str_from(delimiters[i].word);
        if (str_same(text, words[i]) || (text.len == 1 && text.s[0] == delimiters[i].character)) {
            *delimiter = delimiters[i].character;
            return true;
        }
    }
    struct str near = str_nearest(text, words, DELIMITERS);
    struct diag *diag =
        diag_at(diags, DIAG_CSV_DIALECT, node->mark, "cells cannot be parted by `" PRIstr "`", STR_ARG(text));
    diag_help(diags, diag,
              near.len ? "did you mean `" PRIstr "`?" : "write `comma`, `semicolon`, `tab` or `pipe`" PRIstr,
              STR_ARG(near));
    return false;
}

/* A mark of ASCII that figures and words do without. */
static bool may_quote(char c)
{
    return c > ' ' && c < 0x7F && !strchr("+-.%/_", c) && !(c >= '0' && c <= '9') &&
           !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool read_dialect(struct checker *checker, const struct csv_source *source, struct csv_dialect *dialect)
{
    struct diags *diags = checker->diags;
    *dialect = (struct csv_dialect){.delimiter = ',', .quote = '"'};
    bool good = !source->delimiter || read_delimiter(diags, source->delimiter, &dialect->delimiter);
    if (!source->quote)
        return good;
    struct str quote = node_text(source->quote);
    struct diag *diag;
    if (quote.len != 1 || !may_quote(quote.s[0])) {
        diag = diag_at(diags, DIAG_CSV_DIALECT, source->quote->mark, "`" PRIstr "` cannot stand round cells",
                       STR_ARG(quote));
        diag_help(diags, diag, "write one character, such as '\"' or \"'\"; where it is \", leave out `quote`");
        return false;
    }
    dialect->quote = quote.s[0];
    if (!good || dialect->quote != dialect->delimiter)
        return good;
    diag = diag_at(diags, DIAG_CSV_DIALECT, source->quote->mark,
                   "the same character `" PRIstr "` cannot both part cells and stand round them", STR_ARG(quote));
    diag_help(diags, diag, "leave out `quote`, or write the character that stands round cells");
    return false;
}

/* ---- header ---- */

/* A header as it is compared: on one line, in small letters. */
static struct str fold_header(struct arena *arena, struct str text)
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

static struct mark header_mark(const struct csv_table *table)
{
    return csv_mark(table->csv, table->head == CSV_NO_COLUMN ? table->first : table->head, 0);
}

/* "the file's columns are ..." */
static struct str list_headers(const struct csv_table *table)
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

/* A header that is one cell because another delimiter parts it. */
static bool report_delimiter(struct csv_table *table)
{
    struct str header = csv_table_header(table, 0);
    for (size_t i = 0; i < DELIMITERS && table->n == 1 && table->head != CSV_NO_COLUMN; i++) {
        if (!memchr(header.s, delimiters[i].character, header.len))
            continue;
        struct diags *diags = table->checker->diags;
        struct diag *diag = diag_at(diags, DIAG_CSV_HEADER, csv_mark(table->csv, table->head, 0),
                                    "the header has only one cell, `" PRIstr "`", STR_ARG(header));
        diag_help(diags, diag,
                  "if a %s stands between its cells, write `delimiter: %s` below the file's name in the "
                  "report",
                  delimiters[i].word, delimiters[i].word);
        return true;
    }
    return false;
}

/* Finds the header and the rows below it. */
static bool find_rows(struct csv_table *table)
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
    return !report_delimiter(table);
}

/* ---- what columns hold ---- */

static uint8_t meaning_of(const struct csv_table *table, struct str word)
{
    for (unsigned i = CSV_REF; i < CSV_SKIP; i++) {
        if (str_same(word, str_from(table->words[i])))
            return (uint8_t)i;
    }
    return CSV_UNSAID;
}

/* Whether files of this kind have such columns. */
static bool is_meant(const struct csv_table *table, uint8_t is)
{
    if (is == CSV_AREA || is == CSV_GROUP)
        return table->areas;
    return !table->areas || is == CSV_UNSAID || is == CSV_REF || is == CSV_PERIOD || is == CSV_VALUE ||
           is == CSV_SKIP;
}

static struct diag *report_entry(struct csv_table *table, const struct csv_column *entry, const char *text)
{
    table->faulty = true;
    return diag_at(table->checker->diags, DIAG_CSV_HEADER, entry->header->mark, PRIstr ": column `" PRIstr "` %s",
                   STR_ARG(table->csv->path), STR_ARG(node_text(entry->header)), text);
}

/* The header that was meant, within what all comparisons of one file may cost. */
static struct str nearest_header(struct csv_table *table, struct str word)
{
    struct arena *arena = table->checker->arena;
    if (table->compared + table->n > MAX_COMPARISONS)
        return STR("");
    table->compared += table->n;
    if (!table->headers) {
        table->headers = ARENA_ARRAY(arena, struct str, table->n);
        for (uint32_t i = 0; i < table->n; i++)
            table->headers[i] = csv_table_header(table, i);
    }
    return str_nearest(word, table->headers, table->n);
}

static void report_absent(struct csv_table *table, const struct csv_column *entry)
{
    struct diags *diags = table->checker->diags;
    if (table->head == CSV_NO_COLUMN) {
        struct diag *diag = report_entry(table, entry, "is not there");
        diag_help(diags, diag, "the file has no header, so its columns are named by their numbers, from 1 to %u",
                  table->n);
        return;
    }
    struct str near = nearest_header(table, node_text(entry->header));
    struct diag *diag = report_entry(table, entry, "is not in the file's header");
    if (near.len)
        diag_help(diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
    else
        diag_help(diags, diag, PRIstr, STR_ARG(list_headers(table)));
    diag_related(diags, diag, header_mark(table), "the header is here");
}

/* The column that an entry names, by number where there is no header. */
static uint32_t find_number(const struct csv_table *table, struct str text)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.s[i] < '0' || text.s[i] > '9' || number > table->n)
            return CSV_NO_COLUMN;
        number = number * 10 + (uint32_t)(text.s[i] - '0');
    }
    return number >= 1 && number <= table->n ? number - 1 : CSV_NO_COLUMN;
}

static void place_entry(struct csv_table *table, const struct map *headers, const struct csv_column *entry)
{
    struct diags *diags = table->checker->diags;
    struct csv_field *field = NULL;
    if (table->head == CSV_NO_COLUMN) {
        uint32_t column = find_number(table, str_trim(node_text(entry->header)));
        field = column == CSV_NO_COLUMN ? NULL : &table->fields[column];
    } else {
        field = map_find(headers, fold_header(table->checker->arena, node_text(entry->header)));
    }
    if (!field) {
        report_absent(table, entry);
        return;
    }
    if (field->entry) {
        struct diag *diag = report_entry(table, entry, "is named twice");
        diag_related(diags, diag, field->entry->header->mark, "here");
        diag_help(diags, diag, "keep one of them: capitals do not count in headers");
        return;
    }
    field->entry = entry;
    field->is = entry->is;
    if (!is_meant(table, entry->is)) {
        struct diag *diag = report_entry(table, entry,
                                         table->areas ? "cannot hold that in a file of areas"
                                                      : "cannot hold that in a file of figures");
        diag_help(diags, diag,
                  table->areas ? "in files of areas, columns are `area`, `group`, `ref`, `period`, `value` or `skip`"
                               : "areas and their groups stand in files under `areas`, not under `data`");
        field->is = CSV_SKIP;
    }
}

static void enter_headers(struct csv_table *table, struct map *headers)
{
    for (uint32_t i = 0; i < table->n && table->head != CSV_NO_COLUMN; i++) {
        struct str folded = fold_header(table->checker->arena, table->csv->rows[table->head].cells[i]);
        if (folded.len && !map_find(headers, folded))
            map_put(headers, folded, &table->fields[i]);
    }
}

/* An unsaid meaning: by the header's word, else a value where the entry says whose or of when. */
static void settle_meaning(struct csv_table *table, uint32_t column)
{
    struct csv_field *field = &table->fields[column];
    const struct csv_column *entry = field->entry;
    struct str header = csv_table_header(table, column);
    uint8_t word = meaning_of(table, header);
    if (field->is == CSV_UNSAID && is_meant(table, word))
        field->is = word;
    if (field->is == CSV_UNSAID && entry && (entry->ref || entry->period))
        field->is = CSV_VALUE;
    if (field->is == CSV_SKIP)
        return;
    struct map *refs = &table->checker->report->indicator_by_ref;
    if (entry && entry->ref) {
        field->indicator = names_find(table->checker, &table->checker->indicators, entry->ref);
        field->is = field->indicator ? field->is : CSV_SKIP;
    } else if (table->areas && word == CSV_UNSAID && header.len &&
               (field->is == CSV_UNSAID || field->is == CSV_VALUE)) {
        field->indicator = map_find(refs, header);
        if (!field->indicator && entry)
            field->indicator = map_find(refs, node_text(entry->header));
        field->is = field->indicator ? CSV_VALUE : field->is;
    }
    if (entry && entry->period) {
        field->period = entry->period;
        if (!table->areas && !names_find(table->checker, &table->checker->periods, entry->period))
            field->is = CSV_SKIP;
    }
}

/* A column of areas that an entry names, whose header is no ref. */
static void check_ref(struct csv_table *table, uint32_t column)
{
    struct csv_field *field = &table->fields[column];
    if (!table->areas || field->is != CSV_VALUE || field->indicator || !field->entry)
        return;
    if (table->ref != CSV_NO_COLUMN && field->entry->is == CSV_VALUE)
        return; /* the row's */
    if (meaning_of(table, csv_table_header(table, column)) == CSV_VALUE)
        return;
    if (table->source->others == OTHERS_REPORT)
        names_report(table->checker, &table->checker->indicators, node_text(field->entry->header),
                     field->entry->header->mark);
    field->is = CSV_SKIP;
}

static struct str text_or_empty(const struct node *node)
{
    return node ? node_text(node) : STR("");
}

/* Two columns may not hold the same; areas may have groups of several kinds. */
static void check_twice(struct csv_table *table, struct map *held, uint32_t column)
{
    struct csv_field *field = &table->fields[column];
    if (field->is == CSV_UNSAID || field->is == CSV_SKIP || field->is == CSV_GROUP)
        return;
    struct str key =
        str_printf(table->checker->arena, "%u %p %u:" PRIstr " " PRIstr, field->is, (void *)field->indicator,
                   text_or_empty(field->period).len, STR_ARG(text_or_empty(field->period)),
                   STR_ARG(text_or_empty(field->entry ? field->entry->against : NULL)));
    struct csv_field *first = map_find(held, key);
    if (!first) {
        map_put(held, key, field);
        return;
    }
    struct diags *diags = table->checker->diags;
    uint32_t row = table->head == CSV_NO_COLUMN ? table->first : table->head;
    struct str name = csv_table_name(table, column);
    struct str other = csv_table_name(table, (uint32_t)(first - table->fields));
    struct diag *diag =
        diag_at(diags, DIAG_CSV_HEADER, csv_mark(table->csv, row, column), PRIstr " holds the same (%s) as " PRIstr,
                STR_ARG(name), table->words[field->is], STR_ARG(other));
    diag_help(diags, diag,
              "say under `columns` what is different, such as the `period`; or `skip` for the one that is "
              "not wanted");
    table->faulty = true;
    field->is = CSV_SKIP;
}

/* Notes the columns that rows are read by. */
static void note_columns(struct csv_table *table)
{
    table->ref = table->period = table->kind = table->area = CSV_NO_COLUMN;
    for (uint32_t i = 0; i < table->n; i++) {
        switch (table->fields[i].is) {
        case CSV_REF:
            table->ref = table->ref == CSV_NO_COLUMN ? i : table->ref;
            break;
        case CSV_PERIOD:
            table->period = table->period == CSV_NO_COLUMN ? i : table->period;
            break;
        case CSV_KIND:
            table->kind = table->kind == CSV_NO_COLUMN ? i : table->kind;
            break;
        case CSV_AREA:
            table->area = table->area == CSV_NO_COLUMN ? i : table->area;
            break;
        default:
            break;
        }
    }
}

static void read_columns(struct csv_table *table)
{
    struct checker *checker = table->checker;
    struct map headers, held;
    map_init(&headers, checker->arena);
    map_init(&held, checker->arena);
    table->fields = ARENA_ARRAY(checker->arena, struct csv_field, table->n);
    for (uint32_t i = 0; i < table->n; i++)
        table->fields[i].reason = table->fields[i].status = CSV_NO_COLUMN;
    enter_headers(table, &headers);
    for (uint32_t i = 0; i < table->source->columns.n; i++)
        place_entry(table, &headers, LIST_AT(table->source->columns, struct csv_column, i));
    for (uint32_t i = 0; i < table->n; i++)
        settle_meaning(table, i);
    note_columns(table);
    for (uint32_t i = 0; i < table->n; i++) {
        check_ref(table, i);
        check_twice(table, &held, i);
    }
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
    diag_help(diags, diag, "say under `columns` which one does, such as `%s: %s`; " PRIstr, numbers ? "1" : "Header",
              word, STR_ARG(list_headers(table)));
    if (!numbers)
        diag_related(diags, diag, header_mark(table), "the header is here; where it is another row, write `skip`");
}

bool csv_table_open(struct csv_table *table, struct checker *checker, struct csv_source *source, bool areas)
{
    struct csv_dialect dialect;
    *table = (struct csv_table){.checker = checker, .source = source, .areas = areas};
    if (!source->file || !read_dialect(checker, source, &dialect))
        return false;
    source->csv = load_csv(checker->loader, source->file->mark, str_trim(node_text(source->file)), dialect);
    table->csv = source->csv;
    map_init(&table->told, checker->arena);
    const struct field *columns = schema_field(&language_data_file, STR("columns"));
    table->words = schema_field(columns->sub, STR("is"))->words;
    if (!source->csv || !find_rows(table))
        return false;
    read_columns(table);
    return true;
}
