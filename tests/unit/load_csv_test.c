/* CSV files to rows of cells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "load/csv.h"
#include "load_fixture.h"

static const struct csv_dialect usual = {',', '"'};

static const struct csv *read_bytes(struct load_fixture *f, const char *bytes, size_t n, struct csv_dialect dialect)
{
    struct doc *root = load_text(f, "a: 1\n");

    load_put_bytes(f, "x.csv", bytes, n);
    return load_csv(&f->loader, (struct mark){1, 1, root->file}, STR("x.csv"), dialect);
}

static const struct csv *read_text(struct load_fixture *f, const char *text, struct csv_dialect dialect)
{
    return read_bytes(f, text, strlen(text), dialect);
}

/* Rows as `offset number [cell][cell]`, with line ends written as /. */
static void assert_rows(const struct csv *csv, const char *expected)
{
    struct buf out = {0};

    assert_non_null(csv);
    for (uint32_t i = 0; i < csv->nrows; i++) {
        buf_printf(&out, "%u %u ", csv->rows[i].offset, csv->rows[i].number);
        for (uint32_t j = 0; j < csv->rows[i].n; j++) {
            struct str cell = csv->rows[i].cells[j];

            buf_putc(&out, '[');
            for (uint32_t k = 0; k < cell.len; k++)
                buf_putc(&out, cell.s[k] == '\n' ? '/' : cell.s[k]);
            buf_putc(&out, ']');
        }
        buf_putc(&out, '\n');
    }
    buf_putc(&out, '\0');
    assert_string_equal(out.bytes, expected);
    buf_free(&out);
}

static void assert_mark(const struct csv *csv, uint32_t row, uint32_t column, uint32_t line, uint16_t col)
{
    struct mark mark = csv_mark(csv, row, column);
    struct mark *marks = calloc(csv->rows[row].n + 1, sizeof(*marks));

    assert_int_equal(mark.file, csv->file);
    assert_int_equal(mark.line, line);
    assert_int_equal(mark.col, col);
    assert_non_null(marks);
    csv_row_marks(csv, row, marks);
    if (column > csv->rows[row].n)
        column = csv->rows[row].n;
    assert_memory_equal(&marks[column], &mark, sizeof(mark));
    free(marks);
}

static void cells_are_trimmed_and_quotes_undone(void **state)
{
    struct load_fixture *f = *state;

    assert_rows(read_text(f, "a, b c ,\t\"d, e\" ,\" f \",\"say \"\"hello\"\"\"\n,,x\n1,5\" pipe,\n", usual),
                "0 1 [a][b c][d, e][f][say \"hello\"]\n"
                "39 2 [][][x]\n"
                "43 3 [1][5\" pipe][]\n");
    assert_said_nothing(f);
}

static void lines_end_in_every_way(void **state)
{
    struct load_fixture *f = *state;
    const struct csv *csv = read_text(f, "a,b\r\nc,d\re,f\n\"g\r\nh\ri\",j\n\n,,\nk", usual);

    assert_rows(csv, "0 1 [a][b]\n"
                     "5 2 [c][d]\n"
                     "9 3 [e][f]\n"
                     "13 4 [g/h/i][j]\n"
                     "28 7 [k]\n");
    assert_mark(csv, 2, 1, 3, 3);
    assert_mark(csv, 3, 0, 4, 2);
    assert_mark(csv, 3, 1, 6, 4);
    assert_mark(csv, 4, 0, 9, 1);
    assert_mark(csv, 4, 1, 9, 2);
    assert_mark(csv, 4, 7, 9, 2);
    assert_said_nothing(f);
}

static void places_count_characters(void **state)
{
    struct load_fixture *f = *state;
    const struct csv *csv =
        read_text(f, "\xEF\xBB\xBF\xC3\xA9t\xC3\xA9, \"\xE2\x82\xAC \"\"5\"\"\", x , \"\n y\"\n", usual);

    assert_rows(csv, "0 1 [\xC3\xA9t\xC3\xA9][\xE2\x82\xAC \"5\"][x][y]\n");
    assert_mark(csv, 0, 0, 1, 1);
    assert_mark(csv, 0, 1, 1, 7);
    assert_mark(csv, 0, 2, 1, 17);
    assert_mark(csv, 0, 3, 2, 2);
    assert_mark(csv, 0, 4, 2, 4);
}

static void dialects(void **state)
{
    static const struct {
        const char *text, *rows;
        struct csv_dialect dialect;
    } cases[] = {
        {"a;b,c;\"d;e\"\n", "0 1 [a][b,c][d;e]\n", {';', '"'}},
        {"a\t\tb\t'c\t\"d'\n\t\t\nx\t\n", "0 1 [a][][b][c\t\"d]\n15 3 [x][]\n", {'\t', '\''}},
        {"a|b|'c", "0 1 [a][b]['c]\n", {'|', '"'}},
    };
    struct load_fixture *f = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char name[] = "0.csv";

        name[0] = (char)('0' + i);
        load_text(f, "a: 1\n");
        load_put(f, name, cases[i].text);
        assert_rows(load_csv(&f->loader, (struct mark){1, 1, 1}, str_from(name), cases[i].dialect), cases[i].rows);
    }
    assert_said_nothing(f);
}

static void a_file_is_parsed_once_for_a_dialect(void **state)
{
    struct load_fixture *f = *state;
    const struct csv *first = read_text(f, "a;b\n", usual);
    const struct mark mark = {1, 1, 1};

    assert_ptr_equal(load_csv(&f->loader, mark, STR("./x.csv"), usual), first);
    assert_ptr_not_equal(load_csv(&f->loader, mark, STR("x.csv"), (struct csv_dialect){';', '"'}), first);
    assert_int_equal(first->rows[0].n, 1);
}

static void what_cannot_be_read_is_reported(void **state)
{
    static const struct {
        const char *bytes;
        size_t n;
        const char *said;
    } cases[] = {
        {"", 0, "x.csv:1:1: error: this file holds no text [file-empty]"},
        {",,\n \n", 5, "x.csv:1:1: error: this file holds no text [file-empty]"},
        {"a,\xA3\n", 4, "x.csv:1:3: error: byte A3 is not UTF-8 text"},
        {"ref,value\na,1\0x\n", 16, "x.csv:2:4: error: a NUL character"},
        {"a,\x07\n", 4, "x.csv:1:3: error: an invisible control character (U+0007)"},
        {"\xFF\xFE\x61\x00", 4, "saved as UTF-16"},
        {"PK\x03\x04\x14\x00", 6, "x.csv:1:1: error: this is an Excel, LibreOffice or zip file, not a CSV file"},
        {"\xD0\xCF\x11\xE0\xA1", 5, "x.csv:1:1: error: this is an Excel or Word file, not a CSV file"},
        {"%PDF-1.4\n", 9, "x.csv:1:1: error: this is a PDF file, not a CSV file"},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct load_fixture *f;
        void *fresh = NULL;

        assert_int_equal(load_make(&fresh), 0);
        f = fresh;
        assert_null(read_bytes(f, cases[i].bytes, cases[i].n, usual));
        assert_said(f, cases[i].said);
        assert_int_equal(f->diags.errors, 1);
        assert_null(load_csv(&f->loader, (struct mark){1, 1, 1}, STR("x.csv"), usual));
        assert_int_equal(f->diags.errors, 1);
        load_drop(&fresh);
    }
    (void)state;
}

static void missing_files_are_reported_where_they_are_named(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "data: figure.csv\n");

    load_put(f, "figures.csv", "a\n");
    assert_null(load_csv(&f->loader, (struct mark){1, 7, root->file}, STR("figure.csv"), usual));
    assert_said(f, "main.yaml:1:7: error: there is no file ");
    assert_said(f, "/figures.csv?\n");
    assert_null(load_csv(&f->loader, (struct mark){1, 7, root->file}, STR("/etc/passwd"), usual));
    assert_said(f, "may not be read [file-outside]");
}

static void open_quotes_are_found(void **state)
{
    struct load_fixture *f = *state;

    assert_null(read_text(f, "a,b\n1,  \"2\n3,4\n5,6\n", usual));
    assert_said(f, "x.csv:2:5: error: row 2 has a cell that begins with \", and nothing closes it [csv-quote]");
}

static void text_behind_a_closing_quote_is_found(void **state)
{
    struct load_fixture *f = *state;

    assert_null(read_text(f, "a,b\n1,\"5\" pipe\",2\n", usual));
    assert_said(f, "x.csv:2:7: error: row 2 has a cell in quotes, and more text follows its closing \" [csv-quote]");
    assert_said(f, "x.csv:2:3: the cell begins here");
}

/* Reading and finding places are two walks over the same bytes: they agree on every cell of files made by chance. */
static void places_are_those_of_the_cells(void **state)
{
    static const char alphabet[] = "ab,,\" \"\n\r\t,";
    struct load_fixture *f = *state;
    uint32_t seed = 1, cells = 0;

    load_text(f, "a: 1\n");
    for (unsigned i = 0; i < 1000; i++) {
        char text[25] = "", name[16];
        const struct csv *csv;
        struct str all;

        for (size_t j = 0; j + 1 < sizeof(text); j++) {
            seed = seed * 1103515245 + 12345;
            text[j] = alphabet[(seed >> 16) % (sizeof(alphabet) - 1)];
        }
        snprintf(name, sizeof(name), "%u.csv", i);
        load_put(f, name, text);
        csv = load_csv(&f->loader, (struct mark){1, 1, 1}, str_from(name), usual);
        if (csv == NULL)
            continue;
        all = sources_at(&f->sources, csv->file)->text;
        for (uint32_t row = 0; row < csv->nrows; row++) {
            for (uint32_t column = 0; column <= csv->rows[row].n; column++) {
                int64_t at = source_offset(&f->sources, csv_mark(csv, row, column));

                assert_true(at >= csv->rows[row].offset && at <= all.len);
                if (column == csv->rows[row].n)
                    assert_true(at == all.len || all.s[at] == '\n' || all.s[at] == '\r');
                else if (csv->rows[row].cells[column].len > 0)
                    assert_int_equal(all.s[at], csv->rows[row].cells[column].s[0]);
                cells++;
            }
        }
    }
    assert_true(cells > 1000);
}

/* Nothing here may crash, or take more than a moment. */
static void hostile_files(void **state)
{
    struct load_fixture *f = *state;
    size_t n = 1u << 20;
    char *bytes = malloc(n + 3);
    const struct csv *csv;

    assert_non_null(bytes);
    memset(bytes, 'x', n);
    bytes[0] = bytes[n] = '"';
    bytes[n + 1] = '\n';
    csv = read_bytes(f, bytes, n + 2, usual);
    assert_non_null(csv);
    assert_int_equal(csv->rows[0].cells[0].len, n - 1);

    load_put_bytes(f, "y.csv", bytes, n); /* not closed */
    assert_null(load_csv(&f->loader, (struct mark){1, 1, 1}, STR("y.csv"), usual));
    assert_int_equal(load_count(f, DIAG_CSV_QUOTE), 1);

    memset(bytes, ',', n);
    bytes[n] = 'a';
    load_put_bytes(f, "z.csv", bytes, n + 1);
    csv = load_csv(&f->loader, (struct mark){1, 1, 1}, STR("z.csv"), usual);
    assert_non_null(csv);
    assert_int_equal(csv->rows[0].n, n + 1);
    assert_int_equal(csv_mark(csv, 0, UINT32_MAX).col, UINT16_MAX);

    memset(bytes, '"', n);
    bytes[0] = 'a'; /* quotes in an unquoted cell */
    load_put_bytes(f, "q.csv", bytes, n);
    csv = load_csv(&f->loader, (struct mark){1, 1, 1}, STR("q.csv"), usual);
    assert_non_null(csv);
    assert_int_equal(csv->rows[0].cells[0].len, n);
    assert_int_equal(f->diags.errors, 1);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells_are_trimmed_and_quotes_undone, load_make, load_drop),
        cmocka_unit_test_setup_teardown(lines_end_in_every_way, load_make, load_drop),
        cmocka_unit_test_setup_teardown(places_count_characters, load_make, load_drop),
        cmocka_unit_test_setup_teardown(dialects, load_make, load_drop),
        cmocka_unit_test_setup_teardown(a_file_is_parsed_once_for_a_dialect, load_make, load_drop),
        cmocka_unit_test(what_cannot_be_read_is_reported),
        cmocka_unit_test_setup_teardown(missing_files_are_reported_where_they_are_named, load_make, load_drop),
        cmocka_unit_test_setup_teardown(open_quotes_are_found, load_make, load_drop),
        cmocka_unit_test_setup_teardown(text_behind_a_closing_quote_is_found, load_make, load_drop),
        cmocka_unit_test_setup_teardown(places_are_those_of_the_cells, load_make, load_drop),
        cmocka_unit_test_setup_teardown(hostile_files, load_make, load_drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
