/* Tables written out in the report: spans, widths, decimal points, tables too wide for their page. */
#include <stdio.h>

#include "base/buf.h"
#include "compose/table_plain_int.h"
#include "compose_table_fixture.h"

#define LAYOUT "extends: base\n"

/* The width of an A4 page between base's margins: 170 mm. */
#define PAGE_WIDTH 481890

static void open_table(struct table_fixture *fixture, const char *table)
{
    struct buf report = {0};
    buf_puts(&report, "notes: { n1: A note }\nsections:\n  - heading: T\n    content:\n      - text: 'Noted[^n1]'\n  "
                      "    - table:\n");
    buf_puts(&report, table);
    buf_putc(&report, '\0');
    table_open(fixture, LAYOUT, report.bytes);
    buf_free(&report);
}

static void spans_of_columns_and_rows(void **state)
{
    (void)state;
    struct table_fixture f;
    open_table(&f, "          columns: [ { title: A, group: G }, { title: B, group: G }, C ]\n"
                   "          rows:\n"
                   "            - [ { text: a, rows: 2, header: yes }, { text: b, columns: 2 } ]\n"
                   "            - [ c, '' ]\n"
                   "            - heading: A group\n"
                   "            - [ 1, 2, 'x[^n1]' ]\n");
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+2/1 TH-column G] [2+1/2 TH-column C]\n"
                 "Hk: [0+1/1 TH-column A] [1+1/1 TH-column B]\n"
                 ": [0+1/2 TH-row a] [1+2/1 TD b]\n"
                 ": [1+1/1 TD c] [2+1/1 TD]\n"
                 "h: [0+3/1 TH-row A group]\n"
                 ": [0+1/1 TD 1] [1+1/1 TD 2] [2+1/1 TD x^]\n");
    assert_true(grid_complete(table_at(&f, 0)));
    const struct sem *group = table_at(&f, 0)->cells[8].sem;
    assert_int_equal(group->kind, CELL_GROUP_HEADING);
    assert_int_equal(group->rowspan, 1);
    for (uint32_t i = 0; i < table_at(&f, 0)->ncells; i++)
        assert_int_equal(table_at(&f, 0)->cells[i].sem->kind, i == 8 ? CELL_GROUP_HEADING : CELL_PLAIN);
    table_close(&f);
}

/* It would be read out as the head of its row or column. */
static void a_header_without_words_is_a_plain_cell(void **state)
{
    (void)state;
    struct table_fixture f;
    open_table(&f, "          columns: [ '', B ]\n"
                   "          rows:\n"
                   "            - [ { text: '', header: yes, rows: 2 }, b ]\n"
                   "            - [ c ]\n"
                   "            - [ { text: d, header: yes }, '' ]\n");
    assert_table(&f, 0,
                 "Hk: [0+1/1 TD] [1+1/1 TH-column B]\n"
                 ": [0+1/2 TD] [1+1/1 TD b]\n"
                 ": [1+1/1 TD c]\n"
                 ": [0+1/1 TH-row d] [1+1/1 TD]\n");
    assert_int_equal(table_at(&f, 0)->cells[2].sem->rowspan, 2);
    table_close(&f);
}

static void a_word_wider_than_the_page_is_broken(void **state)
{
    (void)state;
    struct table_fixture f;
    struct buf table = {0};
    buf_puts(&table, "          columns: [ What, Where ]\n          rows: [ [ Consultation, ");
    for (int i = 0; i < 200; i++)
        buf_putc(&table, (char)('a' + i % 26));
    buf_puts(&table, " ] ]\n");
    buf_putc(&table, '\0');
    open_table(&f, table.bytes);
    buf_free(&table);
    assert_no_message(&f);
    const struct table *it = table_at(&f, 0);
    assert_int_equal(it->edges[2], PAGE_WIDTH);
    assert_int_equal(it->cells[2].flow.n, 1);
    assert_true(it->cells[3].flow.n > 1);
    table_close(&f);
}

static void columns_without_words_have_no_head(void **state)
{
    (void)state;
    struct table_fixture f;
    open_table(&f, "          columns: [ '', '' ]\n          rows: [ [ a, b ] ]\n");
    assert_no_message(&f);
    assert_table(&f, 0, ": [0+1/1 TH-row a] [1+1/1 TD b]\n");
    table_close(&f);
}

/* Of the first column where the table does not say; and not of a cell that fills the row. */
static void what_heads_the_rows(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *rows;
    } cases[] = {
        {"columns: [ '', '' ]\n          rows: [ [ a, b ], [ { text: c, columns: 2 } ] ]",
         ": [0+1/1 TH-row a] [1+1/1 TD b]\n: [0+2/1 TD c]\n"},
        {"columns: [ '', { title: '', row_header: yes } ]\n          rows: [ [ a, b ] ]",
         ": [0+1/1 TD a] [1+1/1 TH-row b]\n"},
        {"columns: [ '', '' ]\n          rows: [ [ a, { text: b, header: yes } ], [ c, d ] ]",
         ": [0+1/1 TD a] [1+1/1 TH-row b]\n: [0+1/1 TD c] [1+1/1 TD d]\n"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct table_fixture f;
        char yaml[300];
        snprintf(yaml, sizeof(yaml), "          %s\n", cases[i].yaml);
        open_table(&f, yaml);
        assert_no_message(&f);
        assert_table(&f, 0, cases[i].rows);
        table_close(&f);
    }
}

static void a_table_of_one_column(void **state)
{
    (void)state;
    struct table_fixture f;
    open_table(&f, "          columns: [ Only ]\n          rows: [ [ a ], [ b ] ]\n");
    assert_no_message(&f);
    assert_table(&f, 0, "Hk: [0+1/1 TH-column Only]\n: [0+1/1 TD a]\n: [0+1/1 TD b]\n");
    const struct table *table = table_at(&f, 0);
    assert_in_range(table->edges[1], 20000, 60000);
    table_close(&f);
}

static void a_table_without_rows_says_so(void **state)
{
    (void)state;
    struct table_fixture f;
    open_table(&f, "          columns: [ A, B ]\n          empty: Nothing yet\n");
    assert_no_message(&f);
    assert_table(&f, 0, "Hk: [0+1/1 TH-column A] [1+1/1 TH-column B]\n: [0+2/1 TD Nothing yet]\n");
    table_close(&f);
}

static void a_table_with_fractions_is_as_wide_as_the_page(void **state)
{
    (void)state;
    struct table_fixture f;
    open_table(
        &f, "          columns: [ { title: A, width: 20mm }, { title: B, width: 1fr }, { title: C, width: 2fr } ]\n"
            "          rows: [ [ a, b, c ] ]\n");
    assert_no_message(&f);
    const len_t *edges = table_at(&f, 0)->edges;
    assert_int_equal(edges[1], 56693);
    assert_in_range(edges[3], PAGE_WIDTH - 1, PAGE_WIDTH + 1);
    assert_in_range(edges[3] - edges[2] - 2 * (edges[2] - edges[1]) + 2, 0, 4);
    table_close(&f);
}

static void words_stand_whole_in_automatic_columns(void **state)
{
    (void)state;
    struct table_fixture f;
    open_table(
        &f, "          columns: [ A, B ]\n"
            "          rows:\n"
            "            - [ Disproportionately, 'a text that is long enough to need more than one line of the page, "
            "since it goes on and on and on and on without an end that the reader could see coming' ]\n");
    assert_no_message(&f);
    const struct table *table = table_at(&f, 0);
    assert_in_range(table->edges[2], PAGE_WIDTH - 1, PAGE_WIDTH + 1);
    assert_int_equal(table->cells[2].flow.n, 1);
    assert_true(table->cells[3].flow.n > 1);
    table_close(&f);
}

static void sixty_columns_are_too_wide(void **state)
{
    (void)state;
    struct table_fixture f;
    struct buf table = {0};
    buf_puts(&table, "          columns: [");
    for (int c = 0; c < 60; c++)
        buf_printf(&table, "%s%s", c ? ", " : "", c == 7 ? "WWWWWWWWWWWW" : "Column");
    buf_puts(&table, "]\n          rows: [ [");
    for (int c = 0; c < 60; c++)
        buf_printf(&table, "%s%d", c ? ", " : "", c);
    buf_puts(&table, "] ]\n");
    buf_putc(&table, '\0');
    open_table(&f, table.bytes);
    buf_free(&table);
    assert_message(&f, DIAG_TABLE_TOO_WIDE, 8);
    const struct diag *diag = f.diags.items[0];
    assert_true(str_find(diag->text, "60 columns", 0) >= 0);
    assert_true(str_find(diag->text, "room for 170 mm", 0) >= 0);
    assert_true(str_find(diag->help, "`WWWWWWWWWWWW`", 0) >= 0);
    int wide = 0;
    assert_int_equal(sscanf(diag->text.s, "this table of 60 columns would have to be %d mm", &wide), 1);
    const struct table *built = table_at(&f, 0);
    assert_int_equal(wide, (built->edges[60] * 254L + 719999) / 720000);
    assert_true(grid_complete(built));
    table_close(&f);
}

static void a_column_narrower_than_its_padding_is_refused(void **state)
{
    (void)state;
    struct table_fixture f;
    open_table(&f, "          columns: [ A, { title: '', width: 2mm } ]\n          rows: [ [ a, '' ] ]\n");
    assert_message(&f, DIAG_COLUMN_WITHOUT_ROOM, 8);
    table_close(&f);
}

/* Where the decimal point of a cell's first line stands, from the cell's left end: the width of what is before it is
 * told by a copy of the words in another row without decimals. */
static len_t end_of_line(const struct table_fixture *f, const struct cell *cell)
{
    const struct span *span = &cell->flow.lines[0].spans[0];
    len_t x = span->x;
    for (uint32_t i = 0; i < span->nwords; i++)
        x += text_word_width(f->text, span->words[i] & WORD_INDEX, 9000);
    return x;
}

static void decimal_points_stand_below_each_other(void **state)
{
    (void)state;
    struct table_fixture f;
    open_table(&f, "          columns: [ A, { title: B, align: decimal, width: 40mm } ]\n"
                   "          rows: [ [ a, 1234 ], [ b, '5.25' ], [ c, '17' ], [ d, 0.5% ], [ e, None ] ]\n");
    assert_no_message(&f);
    const struct table *table = table_at(&f, 0);
    const struct cell *cell[5];
    for (uint32_t r = 0; r < 5; r++)
        cell[r] = &table->cells[table->tracks[table->nhead + r].first + 1];
    len_t digit = text_word_width(f.text, cell[2]->flow.lines[0].spans[0].words[0] & WORD_INDEX, 9000) / 2;
    len_t point = end_of_line(&f, cell[0]);
    assert_int_equal(end_of_line(&f, cell[2]), point);
    /* One digit before the point, and the point of the third digit's place. */
    assert_in_range(cell[1]->flow.lines[0].spans[0].x + digit - point, 0, 2);
    assert_int_equal(cell[3]->flow.lines[0].spans[0].x, cell[1]->flow.lines[0].spans[0].x);
    /* The numbers as a block stand in the middle of the column, as do words. */
    len_t width = table->edges[2] - table->edges[1] - 2 * table->pad_x;
    len_t left = cell[0]->flow.lines[0].spans[0].x, right = width - end_of_line(&f, cell[1]);
    len_t percent = width - end_of_line(&f, cell[3]);
    right = percent < right ? percent : right;
    assert_in_range(left - right + 2, 0, 4);
    len_t none = cell[4]->flow.lines[0].spans[0].x;
    assert_in_range(none - (width - end_of_line(&f, cell[4])) + 2, 0, 4);
    table_close(&f);
}

/* A head over several columns stands in their middle, unless all are set left. */
static void group_heads_stand_over_their_columns(void **state)
{
    (void)state;
    struct table_fixture f;
    open_table(&f, "          columns:\n"
                   "            - { title: A, group: Left, width: 30mm }\n"
                   "            - { title: B, group: Left, width: 30mm }\n"
                   "            - { title: C, group: Right, width: 30mm, align: right }\n"
                   "            - { title: D, group: Right, width: 30mm, align: right }\n"
                   "            - { title: E, group: One, width: 30mm, align: right }\n"
                   "          rows: [ [ a, b, c, d, e ] ]\n");
    assert_no_message(&f);
    const struct table *table = table_at(&f, 0);
    const struct cell *left = &table->cells[0], *right = &table->cells[1], *one = &table->cells[2];
    assert_int_equal(left->flow.lines[0].spans[0].x, 0);
    len_t width = table->edges[4] - table->edges[2] - 2 * table->pad_x;
    len_t before = right->flow.lines[0].spans[0].x, behind = width - end_of_line(&f, right);
    assert_in_range(before - behind + 3, 0, 6);
    assert_true(before > LEN_PT(10));
    assert_in_range(table->edges[5] - table->edges[4] - 2 * table->pad_x - end_of_line(&f, one) + 3, 0, 6);
    table_close(&f);
}

static struct rich *lines(struct arena *arena, const char *text)
{
    struct rich *rich = ARENA_NEW(arena, struct rich);
    rich->blocks = ARENA_NEW(arena, struct rich_block);
    rich->nblocks = 1;
    rich->blocks[0].runs = ARENA_ARRAY(arena, struct run, 2);
    rich->blocks[0].nruns = 1;
    rich->blocks[0].runs[0].text = str_from(text);
    return rich;
}

static void numbers_and_their_points(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int point; /* -1: no number */
    } cases[] = {{"72.79%", 2},
                 {"-12.66%", 3},
                 {"1,317", 5},
                 {"1,551.82", 5},
                 {"\xc2\xa3"
                  "650,000",
                  9},
                 {"\xe2\x88\x92"
                  "3",
                  4},
                 {"78.2%*", 2},
                 {"(3.4)", 2},
                 {"[12]", 3},
                 {"(-1.25)", 3},
                 {"(See comment)", -1},
                 {"100%", 3},
                 {"57% (confirmed)", -1},
                 {"Not available", -1},
                 {"2008/09 to 10", -1},
                 {"-", -1},
                 {"", -1},
                 {",5", -1},
                 {"n/a", -1}};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        uint32_t point = 0;
        bool number = grid_decimal(lines(arena, cases[i].text), &point);
        if (number != (cases[i].point >= 0) || (number && point != (uint32_t)cases[i].point))
            fail_msg("%s: %d %u", cases[i].text, number, point);
    }
    struct rich *noted = lines(arena, "5.1");
    noted->blocks[0].nruns = 2;
    noted->blocks[0].runs[1].kind = RUN_NOTE;
    uint32_t point = 0;
    assert_true(grid_decimal(noted, &point));
    noted->blocks[0].runs[1].kind = RUN_BREAK;
    assert_false(grid_decimal(noted, &point));
    arena_free(arena);
}

static void a_grid_with_holes_or_overlaps_is_not_complete(void **state)
{
    (void)state;
    struct track tracks[] = {{.first = 0, .ncells = 2}, {.first = 2, .ncells = 1}};
    struct cell cells[] = {{.colspan = 1, .rowspan = 2},
                           {.column = 1, .colspan = 1, .rowspan = 1},
                           {.track = 1, .column = 1, .colspan = 1, .rowspan = 1}};
    struct table table = {.tracks = tracks, .cells = cells, .ntracks = 2, .ncells = 3, .ncolumns = 2};
    assert_true(grid_complete(&table));
    cells[0].rowspan = 1;
    assert_false(grid_complete(&table)); /* a hole */
    cells[0].rowspan = 2;
    cells[2].column = 0;
    assert_false(grid_complete(&table)); /* an overlap */
    cells[2].column = 1;
    cells[2].colspan = 2;
    assert_false(grid_complete(&table)); /* beyond the last column */
    cells[2].colspan = 1;
    cells[0].rowspan = 3;
    assert_false(grid_complete(&table)); /* beyond the last track */
}

static uint32_t next_random(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % below;
}

/* Spans that reach anywhere, rows too short and too long: the plan covers each slot once all the same. */
static void any_spans_are_planned_without_holes_or_overlaps(void **state)
{
    struct report report = {0};
    struct composer composer = {.report = &report};
    (void)state;
    enum { ROWS = 6, COLUMNS = 5, CELLS = 7 };
    uint32_t seed = 1;
    for (uint32_t turn = 0; turn < 500; turn++) {
        struct table_cell cells[ROWS][CELLS] = {0};
        struct table_row rows[ROWS] = {0};
        struct rich heading = {0};
        for (uint32_t r = 0; r < ROWS; r++) {
            rows[r].cells = (struct list){cells[r], next_random(&seed, CELLS + 1)};
            rows[r].heading = next_random(&seed, 6) == 0 ? &heading : NULL;
            for (uint32_t i = 0; i < CELLS; i++) {
                cells[r][i].columns = (int32_t)next_random(&seed, 9) - 1;
                cells[r][i].rows = (int32_t)next_random(&seed, 9) - 1;
            }
        }
        struct table_block block = {.rows = {rows, ROWS}};
        struct plain_table table = {.block = &block};
        table.grid.composer = &composer;
        table.grid.arena = arena_new();
        table.grid.ncolumns = COLUMNS;
        plain_plan(&table);
        int covered[ROWS][COLUMNS] = {0};
        for (uint32_t r = 0; r < ROWS; r++) {
            for (uint32_t i = table.first[r]; i < table.first[r + 1]; i++) {
                const struct plain_cell *cell = &table.cells.items[i];
                for (uint32_t y = r; y < r + cell->rowspan; y++)
                    for (uint32_t x = cell->column; x < (uint32_t)cell->column + cell->colspan; x++) {
                        assert_true(y < ROWS && x < COLUMNS);
                        covered[y][x]++;
                    }
            }
        }
        for (uint32_t r = 0; r < ROWS; r++)
            for (uint32_t c = 0; c < COLUMNS; c++)
                assert_int_equal(covered[r][c], rows[r].heading ? 0 : 1);
        arena_free(table.grid.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_of_columns_and_rows),
        cmocka_unit_test(a_header_without_words_is_a_plain_cell),
        cmocka_unit_test(columns_without_words_have_no_head),
        cmocka_unit_test(a_word_wider_than_the_page_is_broken),
        cmocka_unit_test(what_heads_the_rows),
        cmocka_unit_test(a_table_of_one_column),
        cmocka_unit_test(a_table_without_rows_says_so),
        cmocka_unit_test(a_table_with_fractions_is_as_wide_as_the_page),
        cmocka_unit_test(words_stand_whole_in_automatic_columns),
        cmocka_unit_test(sixty_columns_are_too_wide),
        cmocka_unit_test(a_column_narrower_than_its_padding_is_refused),
        cmocka_unit_test(decimal_points_stand_below_each_other),
        cmocka_unit_test(group_heads_stand_over_their_columns),
        cmocka_unit_test(numbers_and_their_points),
        cmocka_unit_test(any_spans_are_planned_without_holes_or_overlaps),
        cmocka_unit_test(a_grid_with_holes_or_overlaps_is_not_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
