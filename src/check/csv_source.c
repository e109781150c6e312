/* A CSV file's dialect, its header, and what its columns hold. */
#include "check/csv_int.h"
#include "check/schema_int.h"

enum {
    MAX_COMPARISONS = 1000000 /* of headers, in one file */
};

/* ---- dialect ---- */

static const struct csv_delimiter delimiters[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}};

enum { DELIMITERS = sizeof(delimiters) / sizeof(delimiters[0]) };

const struct csv_delimiter *csv_delimiter_in(struct str text)
{
    for (size_t i = 0; i < DELIMITERS; i++) {
        if (memchr(text.s, delimiters[i].character, text.len))
            return &delimiters[i];
    }
    return NULL;
}

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

/* The header that was meant, within what all comparisons of one file may cost; capitals do not count. */
static struct str nearest_header(struct csv_table *table, struct str word)
{
    struct arena *arena = table->checker->arena;
    if (table->compared + table->n > MAX_COMPARISONS)
        return STR("");
    table->compared += table->n;
    if (!table->headers) {
        table->headers = ARENA_ARRAY(arena, struct str, table->n);
        for (uint32_t i = 0; i < table->n; i++)
            table->headers[i] = csv_fold_header(arena, csv_table_header(table, i));
    }
    struct str near = str_nearest(csv_fold_header(arena, word), table->headers, table->n);
    for (uint32_t i = 0; i < table->n && near.len; i++) {
        if (str_eq(near, table->headers[i]))
            return csv_table_header(table, i);
    }
    return STR("");
}

/* The number of the row that holds the word, where lines above the header were taken for it; 0: none. */
static uint32_t find_below(struct csv_table *table, struct str word)
{
    enum { LOOK_BELOW = 5 };
    for (uint32_t row = table->first; row < table->csv->nrows && row - table->first < LOOK_BELOW; row++) {
        const struct csv_row *cells = &table->csv->rows[row];
        if (table->compared + cells->n > MAX_COMPARISONS)
            return 0;
        table->compared += cells->n;
        for (uint32_t i = 0; i < cells->n; i++) {
            if (str_same(str_trim(cells->cells[i]), str_trim(word)))
                return cells->number;
        }
    }
    return 0;
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
    uint32_t below = find_below(table, node_text(entry->header));
    struct str near = below ? STR("") : nearest_header(table, node_text(entry->header));
    struct diag *diag = report_entry(table, entry, "is not in the file's header");
    if (below)
        diag_help(diags, diag, "if row %u is the header, write `skip: %u` below the file's name in the report", below,
                  below - 1);
    else if (near.len)
        diag_help(diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
    else
        diag_help(diags, diag, PRIstr, STR_ARG(csv_table_headers(table)));
    diag_related(diags, diag, csv_table_head_mark(table, 0), "the header is here");
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

/* How to name columns whose headers are the same. */
static void help_same_headers(const struct csv_table *table, struct diag *diag, uint32_t column)
{
    diag_help(
        table->checker->diags, diag,
        "give the columns different headers in the file; or write `header: no` and `skip: %u` below its name, and "
        "name them by their numbers, such as `%u: ...`",
        table->csv->rows[table->head].number, column + 1);
}

static void report_same_headers(struct csv_table *table, const struct csv_column *entry,
                                const struct csv_field *field)
{
    struct diag *diag = report_entry(table, entry, "stands more than once in the file's header");
    diag_related(table->checker->diags, diag, csv_table_head_mark(table, field->again), "again here");
    help_same_headers(table, diag, field->again);
}

static void place_entry(struct csv_table *table, const struct map *headers, const struct csv_column *entry)
{
    struct diags *diags = table->checker->diags;
    struct csv_field *field = NULL;
    if (table->head == CSV_NO_COLUMN) {
        uint32_t column = find_number(table, str_trim(node_text(entry->header)));
        field = column == CSV_NO_COLUMN ? NULL : &table->fields[column];
    } else {
        field = map_find(headers, csv_fold_header(table->checker->arena, node_text(entry->header)));
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
    if (field->again != CSV_NO_COLUMN && entry->is != CSV_SKIP)
        report_same_headers(table, entry, field);
    if (entry->is == CSV_UNSAID &&
        (entry->node->kind == NODE_SCALAR ? entry->node->len > 0 : !!node_find(entry->node, "is")))
        table->faulty = true; /* reported when it was read */
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
        struct str folded = csv_fold_header(table->checker->arena, table->csv->rows[table->head].cells[i]);
        struct csv_field *first = folded.len ? map_find(headers, folded) : NULL;
        if (folded.len && !first)
            map_put(headers, folded, &table->fields[i]);
        else if (first && first->again == CSV_NO_COLUMN)
            first->again = i;
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
        table->faulty = table->faulty || !field->indicator;
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
        if (!table->areas && !names_find(table->checker, &table->checker->periods, entry->period)) {
            field->is = CSV_SKIP;
            table->faulty = true;
        }
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

static void report_same(struct csv_table *table, uint32_t column, uint32_t first)
{
    struct diags *diags = table->checker->diags;
    struct str name = csv_table_name(table, column);
    struct str other = csv_table_name(table, first);
    struct diag *diag =
        diag_at(diags, DIAG_CSV_HEADER, csv_table_head_mark(table, column), PRIstr " holds the same (%s) as " PRIstr,
                STR_ARG(name), table->words[table->fields[column].is], STR_ARG(other));
    struct str entry = csv_table_entry(table, column);
    diag_related(diags, diag, csv_table_head_mark(table, first), "that one is here");
    if (table->head != CSV_NO_COLUMN && str_same(name, other))
        help_same_headers(table, diag, column);
    else if (entry.len)
        diag_help(diags, diag, "say under `columns` what is different: `" PRIstr "`", STR_ARG(entry));
    else
        diag_help(diags, diag,
                  "say under `columns` what is different, such as the `period`; or `skip` for the one that is "
                  "not wanted");
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
    report_same(table, column, (uint32_t)(first - table->fields));
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
        table->fields[i].reason = table->fields[i].status = table->fields[i].again = CSV_NO_COLUMN;
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

/* ---- the whole ---- */

static bool same_words(const struct node *a, const struct node *b)
{
    return str_eq(text_or_empty(a), text_or_empty(b));
}

/* Whether two sources say the same of one file. */
static bool same_source(const struct csv_source *a, const struct csv_source *b)
{
    bool same = a->csv == b->csv && a->header == b->header && a->skip == b->skip &&
                same_words(a->period, b->period) && same_words(a->kind, b->kind) && a->columns.n == b->columns.n;
    for (uint32_t i = 0; i < a->columns.n && same; i++) {
        const struct csv_column *x = LIST_AT(a->columns, struct csv_column, i);
        const struct csv_column *y = LIST_AT(b->columns, struct csv_column, i);
        same = x->is == y->is && same_words(x->header, y->header) && same_words(x->ref, y->ref) &&
               same_words(x->period, y->period) && same_words(x->against, y->against);
    }
    return same;
}

/* A file that is named twice gives all its figures twice: told once. */
static bool report_named_twice(struct csv_table *table)
{
    const struct report *report = table->checker->report;
    const struct csv_source *source = table->source;
    struct csv_source *const *sources = table->areas ? report->area_files.items : report->data.items;
    for (uint32_t i = 0; sources[i] != source; i++) {
        if (sources[i]->csv != source->csv || !same_source(sources[i], source))
            continue;
        struct diags *diags = table->checker->diags;
        struct diag *diag = diag_at(diags, table->areas ? DIAG_AREA_TWICE : DIAG_OBSERVATION_TWICE,
                                    source->file->mark, PRIstr " is named twice", STR_ARG(source->csv->path));
        diag_related(diags, diag, sources[i]->file->mark, "the first is here");
        diag_help(diags, diag, "take one of them out");
        return true;
    }
    return false;
}

bool csv_table_open(struct csv_table *table, struct checker *checker, struct csv_source *source, bool areas)
{
    struct csv_dialect dialect;
    *table = (struct csv_table){.checker = checker, .source = source, .areas = areas};
    if (!source->file || source->file->len == 0 || !read_dialect(checker, source, &dialect))
        return false;
    source->csv = load_csv(checker->loader, source->file->mark, str_trim(node_text(source->file)), dialect);
    table->csv = source->csv;
    map_init(&table->told, checker->arena);
    const struct field *columns = schema_field(&language_data_file, STR("columns"));
    table->words = schema_field(columns->sub, STR("is"))->words;
    if (!source->csv || report_named_twice(table) || !csv_table_find(table))
        return false;
    read_columns(table);
    return true;
}
