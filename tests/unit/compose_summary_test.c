/* Summaries and dashboards: counts by status. */
#include "compose_table_fixture.h"

#include <stdio.h>
#include <string.h>

#define LAYOUT "extends: base\n"

#define DATA                                                                                                   \
    "periods: { Q1: { role: previous }, Q2: { role: now } }\n"                                                 \
    "directorates: { D: Directorate of Roads }\n"                                                              \
    "priorities: { P2: { label: Priority 2, theme: Roads, title: Sweep }, P1: { title: Mend *all* roads } }\n" \
    "indicators:\n"                                                                                            \
    "  - { ref: A, priority: P1, directorate: D, definition: First, status: { Q2: worse } }\n"                 \
    "  - { ref: B, priority: P1, definition: Second, status: { Q2: better, Q1: worse } }\n"                    \
    "  - { ref: C, priority: P2, directorate: D, definition: Third, status: { Q2: '-' } }\n"                   \
    "  - { ref: D, definition: Fourth, comment: Said, status: { Q2: { word: red, reason: Late } } }\n"         \
    "  - { ref: E, priority: P1, definition: Fifth, actual: { Q2: 3 } }\n"                                     \
    "sections:\n"                                                                                              \
    "  - heading: Table\n"                                                                                     \
    "    content:\n"                                                                                           \
    "      - indicators: { table: all }\n"

#define ALL "tables: { all: { like: indicators, columns: [ { title: R, show: ref } ] } }\n"

#define SUMMARY_HEAD                                                                                    \
    "Hk: [0+1/1 TH-column Indicators] [1+1/1 TH-column Better] [2+1/1 TH-column Within|limits] [3+1/1 " \
    "TH-column Worse] [4+1/1 TH-column Not rated] [5+1/1 TH-column On target or better]\n"

static void a_row_for_each_group_and_one_for_the_whole(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT ALL, DATA "      - summary: {}\n");
    assert_no_message(&f);
    assert_table(&f, 1,
                 SUMMARY_HEAD
                 ": [0+1/1 TH-row Priority 2: Sweep] [1+1/1 TD <better>0] [2+1/1 TD <within>0] [3+1/1 TD "
                 "<worse>0] [4+1/1 TD 1] [5+1/1 TD None rated]\n"
                 ": [0+1/1 TH-row Mend all roads] [1+1/1 TD <better>1] [2+1/1 TD <within>0] [3+1/1 TD "
                 "<worse>1] [4+1/1 TD 1] [5+1/1 TD 1 of 2 (50%)]\n"
                 "k: [0+1/1 TH-row Others] [1+1/1 TD <better>0] [2+1/1 TD <within>0] [3+1/1 TD "
                 "<worse>1] [4+1/1 TD 0] [5+1/1 TD 0 of 1 (0%)]\n"
                 ": [0+1/1 TH-row All indicators] [1+1/1 TD <better>1] [2+1/1 TD <within>0] [3+1/1 TD "
                 "<worse>2] [4+1/1 TD 2] [5+1/1 TD 1 of 3 (33%)]\n");
    table_close(&f);
}

static void symbols_are_read_as_their_words(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT ALL, DATA "      - summary: directorate\n");
    assert_no_message(&f);
    const struct table *table = table_at(&f, 1);
    const struct sem *cell = table->cells[table->tracks[table->nhead].first + 3].sem;
    assert_int_equal(cell->first->role, ROLE_SPAN);
    assert_true(str_eqz(cell->first->extra->actual, "Worse than target limits"));
    assert_int_equal(cell->first->next->role, ROLE_TEXT);
    assert_null(cell->first->next->next);
    table_close(&f);
}

static len_t end_of_line(struct table_fixture *f, const struct cell *cell)
{
    const struct line *line = &cell->flow.lines[0];
    const struct span *span = &line->spans[line->nspans - 1];
    len_t width = 0;
    for (uint32_t i = 0; i < span->nwords; i++)
        width += text_word_width(f->text, span->words[i] & WORD_INDEX, 9000);
    return span->x + width;
}

static void numbers_end_below_one_another(void **state)
{
    (void)state;
    struct table_fixture f;
    char report[8192] = "periods: { Q2: { role: now } }\nindicators:\n";
    for (int i = 0; i < 12; i++) {
        char line[128];
        snprintf(line, sizeof(line), "  - { ref: R%d, directorate: %s, definition: D%d, status: { Q2: worse } }\n", i,
                 i < 2 ? "Few" : "Many", i);
        strcat(report, line);
    }
    strcat(report, "sections: [ { heading: T, content: [ indicators: {}, summary: directorate ] } ]\n");
    table_open(&f, LAYOUT, report);
    const struct table *table = table_at(&f, 1);
    const struct cell *few = &table->cells[table->tracks[table->nhead].first + 3];
    const struct cell *many = &table->cells[table->tracks[table->nhead + 1].first + 3];
    assert_int_equal(few->flow.lines[0].nspans, 2);
    assert_int_equal(few->flow.lines[0].spans[0].x, many->flow.lines[0].spans[0].x);
    assert_int_equal(end_of_line(&f, few), end_of_line(&f, many));
    table_close(&f);
}

static void several_statuses_stand_before_one_number(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f,
               LAYOUT "tables:\n"
                      "  all: { like: indicators, columns: [ { title: R, show: ref } ] }\n"
                      "  summary:\n"
                      "    total: ''\n"
                      "    columns:\n"
                      "      - { title: Of, show: group }\n"
                      "      - { title: On, show: [symbol, count, share], status: [better, worse] }\n"
                      "      - { title: Both, show: [rated, unrated, total] }\n"
                      "      - { title: Signs, show: symbol, status: worse }\n",
               DATA "      - summary: report\n");
    assert_no_message(&f);
    /* The whole has a row even where the layout has no words for it, when it is all there is. */
    assert_table(&f, 1,
                 "Hk: [0+1/1 TH-column Of] [1+1/1 TH-column On] [2+1/1 TH-column Both] [3+1/1 TH-column Signs]\n"
                 ": [0+1/1 TD] [1+1/1 TD <better><worse>3|3 of 3 (100%)] [2+1/1 TD 3|2|5] [3+1/1 TD <worse>]\n");
    table_close(&f);
}

static void nothing_to_count(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               "periods: { Q2: { role: now } }\nsections: [ { heading: T, content: [ summary: {} ] } ]\n");
    assert_no_message(&f);
    assert_table(&f, 0, SUMMARY_HEAD ": [0+6/1 TD There are no indicators to count.]\n");
    table_close(&f);
}

/* --- dashboards */

static void a_dashboard_has_its_tables_on_a_page_of_its_own(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT ALL, DATA "      - dashboard: { id: board, title: All at once }\n");
    assert_no_message(&f);
    assert_table(&f, 1,
                 "Hk: [0+1/1 TH-column Indicators] [1+1/1 TH-column Better than|target] [2+1/1 TH-column Within "
                 "target|limits] [3+1/1 TH-column Worse than|target] [4+1/1 TH-column Not rated] [5+1/1 TH-column On "
                 "target or|better]\n"
                 ": [0+1/1 TH-row 5] [1+1/1 TD <better>1] [2+1/1 TD <within>0] [3+1/1 TD <worse>2] [4+1/1 TD 2] "
                 "[5+1/1 TD 33%]\n");
    assert_int_equal(table_at(&f, 2)->ntracks, 5);
    /* Without its comment. */
    assert_table(
        &f, 3,
        "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Definition] [2+1/1 TH-column Q2 target] [3+1/1 TH-column "
        "Q2 actual] [4+1/1 TH-column Status] [5+1/1 TH-column Change]\n"
        ": [0+1/1 TH-row A] [1+1/1 TD First] [2+1/1 TD] [3+1/1 TD] [4+1/1 TD <worse>] [5+1/1 TD]\n"
        ": [0+1/1 TH-row D] [1+1/1 TD Fourth] [2+1/1 TD] [3+1/1 TD] [4+1/1 TD <worse>] [5+1/1 TD]\n");
    assert_null(table_at(&f, 4));
    /* The page begins between the tables; the name is the first one's. */
    uint32_t n = f.boxes->items.n;
    assert_int_equal(f.boxes->items.items[n - 4].kind, BOX_PAGE);
    assert_int_equal(f.boxes->items.items[n - 4].start, START_PAGE);
    assert_int_equal(f.boxes->items.items[n - 5].kind, BOX_TABLE);
    assert_int_not_equal(table_at(&f, 1)->caption.lines[0].anchor, 0);
    assert_int_equal(table_at(&f, 2)->caption.lines[0].anchor, 0);
    table_close(&f);
}

static uint32_t count_pages(const struct table_fixture *f)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->boxes->items.n; i++)
        n += f->boxes->items.items[i].kind == BOX_PAGE;
    return n;
}

static void headings_come_along_to_a_dashboards_page(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(
        &f, LAYOUT,
        "periods: { Q2: { role: now } }\n"
        "sections:\n"
        "  - heading: First\n"
        "    sections: [ { heading: Below, content: [ dashboard: report ] } ]\n"
        "  - { heading: Second, text: Words., sections: [ { heading: Third, content: [ dashboard: report ] } ] }\n");
    assert_no_message(&f);
    /* The headings begin the report's first page, so that no other is needed; the third is moved to a new one. */
    assert_int_equal(count_pages(&f), 2);
    uint32_t page = 1;
    while (f.boxes->items.items[page].kind != BOX_PAGE)
        page++;
    assert_int_equal(f.boxes->items.items[page + 1].flags & BOX_KEEP_NEXT, BOX_KEEP_NEXT);
    assert_int_equal(f.boxes->items.items[page + 2].kind, BOX_TABLE);
    assert_int_equal(f.boxes->items.items[page].section, f.boxes->items.items[page + 1].section);
    /* The whole is the only group: the tiles say it. */
    assert_non_null(table_at(&f, 3));
    assert_null(table_at(&f, 4));
    table_close(&f);
}

static void a_dashboard_that_fills_more_than_a_page_is_told(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, "extends: base\npages: { portrait: { height: 110mm } }\n" ALL, DATA "      - dashboard: {}\n");
    assert_message(&f, DIAG_DASHBOARD_LONG, 15);
    table_close(&f);
}

static void parts_that_the_layout_leaves_out(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT ALL "dashboard: { tiles: '', exceptions: '' }\n",
               DATA "      - dashboard: { title: Only }\n");
    assert_no_message(&f);
    assert_non_null(table_at(&f, 1));
    assert_null(table_at(&f, 2));
    assert_int_equal(table_at(&f, 1)->ntracks, 5);
    table_close(&f);
}

static void a_dashboard_has_no_table_of_the_reports_choice(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT ALL, DATA "      - dashboard: { table: summary }\n");
    assert_message(&f, DIAG_TABLE_UNKNOWN, 15);
    table_close(&f);
}

static void a_layout_without_a_table_for_it_is_told(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT ALL "dashboard: { tiles: '', summary: '', exceptions: '' }\n",
               DATA "      - dashboard: {}\n");
    assert_message(&f, DIAG_TABLE_UNKNOWN, 15);
    assert_null(table_at(&f, 1));
    table_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_for_each_group_and_one_for_the_whole),
        cmocka_unit_test(symbols_are_read_as_their_words),
        cmocka_unit_test(numbers_end_below_one_another),
        cmocka_unit_test(several_statuses_stand_before_one_number),
        cmocka_unit_test(nothing_to_count),
        cmocka_unit_test(a_dashboard_has_its_tables_on_a_page_of_its_own),
        cmocka_unit_test(headings_come_along_to_a_dashboards_page),
        cmocka_unit_test(a_dashboard_that_fills_more_than_a_page_is_told),
        cmocka_unit_test(parts_that_the_layout_leaves_out),
        cmocka_unit_test(a_dashboard_has_no_table_of_the_reports_choice),
        cmocka_unit_test(a_layout_without_a_table_for_it_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
