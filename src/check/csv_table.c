/* Rows and cells of a CSV file, and what is told of them. */
#include "check/csv_int.h"

enum {
    MAX_NAMED = 8,   /* columns or periods in one message */
    MAX_LABELS = 100 /* of periods that an unknown name is compared with */
};

/* Cells up to the last one with text. */
static uint32_t count_filled(const struct csv_row *row)
{
    uint32_t n = row->n;
    while (n > 0 && row->cells[n - 1].len == 0)
        n--;
    return n;
}

static const char *delimiter_name(const struct csv_table *table)
{
    switch (table->csv->dialect.delimiter) {
    case ';':
        return "semicolon";
    case '\t':
        return "tab";
    case '|':
        return "vertical bar";
    default:
        return "comma";
    }
}

bool csv_table_row(struct csv_table *table, uint32_t row)
{
    const struct csv_row *cells = &table->csv->rows[row];
    table->row = row;
    table->marked = false;
    if (cells->n <= table->n || count_filled(cells) <= table->n)
        return true;
    struct diags *diags = table->checker->diags;
    struct diag *diag =
        diag_at(diags, DIAG_CSV_ROW, csv_table_mark(table, table->n), "row %u has %u cells, and the %s %u",
                cells->number, count_filled(cells), table->source->header ? "header" : "first row", table->n);
    diag_help(diags, diag, "where a cell's text holds a %s, put the cell in quotes: %cthus%c", delimiter_name(table),
              table->csv->dialect.quote, table->csv->dialect.quote);
    return false;
}

struct str csv_table_text(const struct csv_table *table, uint32_t column)
{
    const struct csv_row *row = &table->csv->rows[table->row];
    return column < row->n ? row->cells[column] : STR("");
}

/* Of observations nearly every cell's place is needed, of areas that of a name. */
struct mark csv_table_mark(struct csv_table *table, uint32_t column)
{
    uint32_t n = table->csv->rows[table->row].n;
    column = column < n ? column : n;
    if (table->areas && !(table->marked && table->marked_column == column)) {
        table->marks[column] = csv_mark(table->csv, table->row, column);
        table->marked_column = column;
    } else if (!table->marked) {
        csv_row_marks(table->csv, table->row, table->marks);
    }
    table->marked = true;
    return table->marks[column];
}

struct node *csv_table_node(struct csv_table *table, uint32_t column, struct str text)
{
    struct node *node = ARENA_NEW(table->checker->arena, struct node);
    node->kind = NODE_SCALAR;
    node->style = NODE_PLAIN;
    node->len = text.len;
    node->text = text.s;
    node->mark = csv_table_mark(table, column);
    return node;
}

uint32_t csv_table_number(const struct csv_table *table, uint32_t row)
{
    return table->csv->rows[row].number;
}

struct str csv_table_name(const struct csv_table *table, uint32_t column)
{
    struct str header = csv_table_header(table, column);
    return header.len ? str_printf(table->checker->arena, "column `" PRIstr "`", STR_ARG(header))
                      : str_printf(table->checker->arena, "column %u", column + 1);
}

struct indicator *csv_table_ref(struct csv_table *table)
{
    struct str ref = csv_table_text(table, table->ref);
    struct indicator *indicator = ref.len ? map_find(&table->checker->report->indicator_by_ref, ref) : NULL;
    if (!indicator && ref.len && table->source->others == OTHERS_REPORT)
        csv_table_unknown(table, &table->checker->indicators, table->ref);
    return indicator;
}

bool csv_table_withholds(const struct csv_table *table, const struct indicator *indicator)
{
    return indicator && report_leaves_out(table->checker->report, indicator->exempt);
}

void csv_table_missing(struct csv_table *table, uint32_t column, const char *what)
{
    struct diags *diags = table->checker->diags;
    struct str name = csv_table_name(table, column);
    struct diag *diag = diag_at(diags, DIAG_CSV_ROW, csv_table_mark(table, column), "row %u has no %s in " PRIstr,
                                csv_table_number(table, table->row), what, STR_ARG(name));
    diag_help(diags, diag, "fill in the cell, or take the row out");
}

void csv_table_unknown(struct csv_table *table, const struct names *names, uint32_t column)
{
    struct arena *arena = table->checker->arena;
    struct str name = csv_table_text(table, column);
    struct str key = str_printf(arena, "%u " PRIstr, column, STR_ARG(name));
    struct csv_unknown *unknown = map_find(&table->told, key);
    if (unknown) {
        unknown->more++;
        return;
    }
    unknown = ARENA_NEW(arena, struct csv_unknown);
    *unknown = (struct csv_unknown){.names = names, .name = name, .row = table->row, .column = column};
    map_put(&table->told, key, unknown);
}

void csv_table_help_kind(const struct csv_table *table, struct diag *diag, struct str name)
{
    struct str candidates[KIND__COUNT];
    for (unsigned i = 0; i < KIND__COUNT; i++)
        candidates[i] = str_from(table->words[CSV_ACTUAL + i]);
    struct str near = str_nearest(name, candidates, KIND__COUNT);
    diag_help(table->checker->diags, diag,
              near.len ? "did you mean `" PRIstr "`?"
                       : "write `actual`, `target`, `baseline`, `forecast`, `estimate` or `stretch`" PRIstr,
              STR_ARG(near));
}

/* The period whose label the name is; empty: none. */
static struct str labelled_period(const struct report *report, struct str name)
{
    for (uint32_t i = 0; i < report->periods.n && i < MAX_LABELS; i++) {
        const struct period *period = report->periods.items[i];
        if (period->label && str_same(node_text(period->label), name))
            return node_text(period->id);
    }
    return STR("");
}

static void help_period(struct checker *checker, struct diag *diag)
{
    const struct report *report = checker->report;
    struct buf names = {0};
    for (uint32_t i = 0; i < report->periods.n && i < MAX_NAMED; i++)
        buf_printf(&names, "%s`" PRIstr "`", i > 0 ? ", " : "", STR_ARG(node_text(report->periods.items[i]->id)));
    if (names.len)
        diag_help(checker->diags, diag, "write one of the report's periods, %.*s%s, or declare it under `periods:`",
                  (int)names.len, names.bytes, report->periods.n > MAX_NAMED ? " ..." : "");
    else
        diag_help(checker->diags, diag, "declare it under `periods:` in the report");
    buf_free(&names);
}

static void help_name(struct csv_table *table, struct diag *diag, const struct csv_unknown *unknown)
{
    struct checker *checker = table->checker;
    bool ref = unknown->names == &checker->indicators;
    struct str near = names_nearest(checker, ref ? &checker->indicators : &checker->periods, unknown->name);
    if (!near.len && !ref)
        near = labelled_period(checker->report, unknown->name);
    if (near.len)
        names_help_near(checker, diag, unknown->name, near);
    else if (ref)
        diag_help(checker->diags, diag,
                  "write the `ref` of an indicator of this report; where the file holds more than the report shows, "
                  "write `others: skip` below its `file:`");
    else
        help_period(checker, diag);
}

static void report_unknown(struct csv_table *table, const struct csv_unknown *unknown)
{
    struct checker *checker = table->checker;
    struct str name = csv_table_name(table, unknown->column);
    struct str more = unknown->more == 0 ? STR("")
                                         : str_printf(checker->arena, " (and in %u more row%s)", unknown->more,
                                                      unknown->more > 1 ? "s" : "");
    struct diag *diag = diag_at(
        checker->diags, DIAG_CSV_CELL, csv_mark(table->csv, unknown->row, unknown->column),
        "row %u, " PRIstr ": unknown %s `" PRIstr "`" PRIstr, csv_table_number(table, unknown->row), STR_ARG(name),
        unknown->names ? unknown->names->what : "kind of figure", STR_ARG(unknown->name), STR_ARG(more));
    if (unknown->names)
        help_name(table, diag, unknown);
    else
        csv_table_help_kind(table, diag, unknown->name);
}

/* Whether a column without a header holds text. */
static bool *find_filled(const struct csv_table *table)
{
    bool *filled = ARENA_ARRAY(table->checker->arena, bool, table->n);
    for (uint32_t row = table->first; row < table->csv->nrows; row++) {
        const struct csv_row *cells = &table->csv->rows[row];
        for (uint32_t i = 0; i < cells->n && i < table->n; i++)
            filled[i] = filled[i] || cells->cells[i].len > 0;
    }
    return filled;
}

/* What to write about the first of the columns that were not read. */
static void help_other(struct csv_table *table, struct diag *diag, uint32_t column)
{
    struct checker *checker = table->checker;
    struct str header = csv_table_header(table, column);
    struct str words[CSV_SKIP];
    for (unsigned i = CSV_REF; i < CSV_SKIP; i++)
        words[i - CSV_REF] = str_from(table->words[i]);
    struct str near = header.len ? str_nearest(header, words, CSV_SKIP - CSV_REF) : STR("");
    struct str entry = near.len ? STR("") : csv_table_entry(table, column);
    if (near.len)
        diag_help(checker->diags, diag,
                  "say what they hold: `" PRIstr ": " PRIstr "` under `columns`; or pass over them: `others: skip`",
                  STR_ARG(header), STR_ARG(near));
    else if (entry.len)
        diag_help(checker->diags, diag,
                  "say what they hold: `" PRIstr "` under `columns`; or pass over them: `others: skip`",
                  STR_ARG(entry));
    else
        diag_help(checker->diags, diag,
                  "say under `columns` what they hold; or, where they are not wanted, write `others: skip`");
}

static void report_others(struct csv_table *table)
{
    struct checker *checker = table->checker;
    const bool *filled = find_filled(table);
    struct buf names = {0};
    uint32_t first = CSV_NO_COLUMN, n = 0;
    for (uint32_t i = 0; i < table->n; i++) {
        struct str header = csv_table_header(table, i);
        if (table->fields[i].is != CSV_UNSAID || (header.len == 0 && !filled[i]))
            continue;
        first = n == 0 ? i : first;
        if (n++ < MAX_NAMED) {
            buf_puts(&names, n > 1 ? ", " : "");
            if (header.len)
                buf_printf(&names, "`" PRIstr "`", STR_ARG(header));
            else
                buf_printf(&names, "%u", i + 1);
        }
    }
    if (n > MAX_NAMED)
        buf_printf(&names, " and %u more", n - MAX_NAMED);
    if (n > 0) {
        struct diag *diag = diag_at(checker->diags, DIAG_CSV_OTHERS, csv_table_head_mark(table, first),
                                    "the report says nothing of column%s %.*s, so %s not read", n > 1 ? "s" : "",
                                    (int)names.len, names.bytes, n > 1 ? "they are" : "it is");
        help_other(table, diag, first);
    }
    buf_free(&names);
}

void csv_table_close(struct csv_table *table)
{
    for (uint32_t i = 0; i < table->told.n; i++)
        report_unknown(table, table->told.entries[i].value);
    if (table->source->others == OTHERS_REPORT && !table->faulty)
        report_others(table);
}
