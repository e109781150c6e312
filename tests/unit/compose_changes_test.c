/* What has changed since last time's report. */
#include "compose_table_fixture.h"

#include <stdio.h>

#define LAYOUT                                                                                                      \
    "extends: base\n"                                                                                               \
    "tables: { all: { like: indicators, columns: [ { title: R, show: ref, row_header: yes }, { title: Then, show: " \
    "previous_status } ] } }\n"

#define PERIODS "periods: { Q1: { role: previous }, Q2: { role: now } }\n"

#define LAST                                                       \
    "periods: { Q1: { role: now } }\n"                             \
    "notes: { n: Of last time }\n"                                 \
    "indicators:\n"                                                \
    "  - { ref: A, definition: First, status: { Q1: worse } }\n"   \
    "  - { ref: B, definition: Second, status: { Q1: better } }\n" \
    "  - ref: X\n"                                                 \
    "    definition: \"**Gone**[^n], see [[A]]\"\n"                \
    "    comment: Why\n"                                           \
    "    status: { Q1: within }\n"                                 \
    "    messages: [ { text: Later, over: Q1 } ]\n"                \
    "sections: [ { heading: T, content: [ indicators: { table: all }, text: \"[^n]\" ] } ]\n"

#define INDICATORS                                                              \
    "indicators:\n"                                                             \
    "  - { ref: A, definition: First, comment: Sun, status: { Q2: better } }\n" \
    "  - { ref: B, definition: Second, status: { Q2: better } }\n"              \
    "  - { ref: C, definition: Third, status: { Q2: worse } }\n"

static void changed_new_and_dropped_ones_have_a_table_each(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open_since(&f, LAYOUT, LAST,
                     PERIODS
                     "notes: { n: Of this time }\n" INDICATORS
                     "sections: [ { heading: T, text: \"[^n]\", content: [ indicators: { table: all }, changes: "
                     "{} ] } ]\n");
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+1/1 TH-column R] [1+1/1 TH-column Then]\n"
                 "k: [0+1/1 TH-row A] [1+1/1 TD <worse>]\n"
                 ": [0+2/1 TD Comment for A: Sun]\n"
                 ": [0+1/1 TH-row B] [1+1/1 TD <better>]\n"
                 ": [0+1/1 TH-row C] [1+1/1 TD]\n");
    assert_table(&f, 1,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Definition] [2+1/1 TH-column Last report] [3+1/1 "
                 "TH-column This report]\n"
                 ": [0+1/1 TH-row A] [1+1/1 TD First] [2+1/1 TD <worse>] [3+1/1 TD <better>]\n");
    assert_table(&f, 2,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Definition] [2+1/1 TH-column Q2 actual]\n"
                 ": [0+1/1 TH-row C] [1+1/1 TD Third] [2+1/1 TD <worse>]\n");
    /* Its words only: the note of that name is another one now. */
    assert_table(&f, 3,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Definition] [2+1/1 TH-column Last report]\n"
                 ": [0+1/1 TH-row X] [1+1/1 TD Gone, see A] [2+1/1 TD <within>]\n");
    assert_null(table_at(&f, 4));
    table_close(&f);
}

static const struct table *open_changes(struct table_fixture *f, const char *last, const char *change)
{
    char report[2048];
    snprintf(report, sizeof(report),
             PERIODS INDICATORS
             "sections: [ { heading: T, content: [ indicators: { table: all }, changes: %s ] } ]\n",
             change);
    table_open_since(f, LAYOUT, last, report);
    return table_at(f, 1);
}

static uint32_t words_in(const struct box *box)
{
    uint32_t n = 0;
    for (uint32_t l = 0; l < box->flow.n; l++) {
        for (uint32_t s = 0; s < box->flow.lines[l].nspans; s++)
            n += box->flow.lines[l].spans[s].nwords;
    }
    return n;
}

static void words_where_there_is_nothing_to_compare_with(void **state)
{
    (void)state;
    struct table_fixture f;
    assert_null(open_changes(&f, NULL, "{ id: new }"));
    assert_message(&f, DIAG_CHANGES_FIRST, 7);
    const struct box *box = &f.boxes->items.items[f.boxes->items.n - 1];
    assert_int_equal(words_in(box), 8); /* There is no earlier report to compare with. */
    assert_int_not_equal(box->flow.lines[0].anchor, 0);
    table_close(&f);
}

static void words_where_nothing_has_changed(void **state)
{
    (void)state;
    struct table_fixture f;
    assert_null(open_changes(&f, LAST, "{ refs: B, empty: All is as it was }"));
    assert_no_message(&f);
    assert_int_equal(words_in(&f.boxes->items.items[f.boxes->items.n - 1]), 5);
    table_close(&f);
    assert_null(open_changes(&f, LAST, "{ refs: B }"));
    assert_int_equal(words_in(&f.boxes->items.items[f.boxes->items.n - 1]), 7);
    table_close(&f);
}

static void a_title_is_a_heading_above_all_tables(void **state)
{
    (void)state;
    struct table_fixture f;
    const struct table *table = open_changes(&f, LAST, "{ id: new, title: What is new }");
    assert_no_message(&f);
    assert_int_equal(table->caption.lines[0].anchor, 0);
    assert_int_equal(f.boxes->bookmarks.n, 3); /* the report's title, the section, the block */
    const struct bookmark *bookmark = &f.boxes->bookmarks.items[2];
    assert_true(str_eqz(bookmark->words, "What is new"));
    assert_int_not_equal(bookmark->anchor, 0);
    table_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_new_and_dropped_ones_have_a_table_each),
        cmocka_unit_test(words_where_there_is_nothing_to_compare_with),
        cmocka_unit_test(words_where_nothing_has_changed),
        cmocka_unit_test(a_title_is_a_heading_above_all_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
