/* Tables of indicators and activities: sub-rows, messages, comments, heads. */
#include "compose_table_fixture.h"

#define PERIODS                                                           \
    "periods: { 08/09: { role: last-year },"                              \
    " Q1: { role: previous }, Q2: { role: now, label: Quarter 2 } }\n"    \
    "comparators: { England: All England, Met: Metropolitan councils }\n" \
    "flags: { '(F)': A flag, G: Another }\n"

/* Ref, definition, Q1, Q2 with its status, two comparators. */
#define LAYOUT                                                                                            \
    "extends: base\n"                                                                                     \
    "page: landscape\n"                                                                                   \
    "tables:\n"                                                                                           \
    "  indicators:\n"                                                                                     \
    "    title: Indicators\n"                                                                             \
    "    columns:\n"                                                                                      \
    "      - { title: Ref., show: ref, width: 30mm, row_header: yes }\n"                                  \
    "      - { title: '{period}', group: This year, show: actual, period: previous, width: 30mm }\n"      \
    "      - { title: '{period}', group: This year, show: [actual, status], period: now, width: 30mm }\n" \
    "      - { title: '{comparator}', show: comparator, comparator: England, width: 40mm }\n"             \
    "      - { title: Met, show: comparator, comparator: Met, width: 40mm }\n"

#define HEAD                                                                                       \
    "Hk: [0+1/2 TH-column Ref.] [1+2/1 TH-column This year] [3+1/2 TH-column All England] [4+1/2 " \
    "TH-column Met]\n"                                                                             \
    "Hk: [1+1/1 TH-column Q1] [2+1/1 TH-column Quarter 2]\n"

static void open_view(struct table_fixture *fixture, const char *indicators)
{
    char report[4096];
    int n = snprintf(report, sizeof(report),
                     PERIODS "indicators:\n%ssections:\n  - { heading: Table, content: [ indicators: {} ] }\n",
                     indicators);
    assert_in_range(n, 1, (int)sizeof(report) - 1);
    table_open(fixture, LAYOUT, report);
}

static void stacked_values_and_aligned_sub_rows(void **state)
{
    (void)state;
    struct table_fixture f;
    open_view(&f, "  - ref: A\n"
                  "    definition: First\n"
                  "    flags: [(F), G]\n"
                  "    actual: { Q1: 1%, Q2: 2% }\n"
                  "    status: { Q2: better }\n"
                  "    comparators:\n"
                  "      England: { period: 2008/09, value: 3%, rank: Average }\n"
                  "      Met: { period: 2007/08, value: 4% }\n"
                  "  - ref: B\n"
                  "    definition: Second\n"
                  "    actual: { Q2: 5% }\n"
                  "    comparators:\n"
                  "      England: { period: 2006, value: 6% }\n"
                  "      Met: { period: 2006 }\n");
    assert_no_message(&f);
    assert_table(
        &f, 0,
        HEAD
        "k: [0+1/3 TH-row A (F) (G)] [1+1/3 TD 1%] [2+1/3 TD 2%|<better>] [3+1/1 TD 2008/09 ~] [4+1/1 TD 2007/08 ~]\n"
        "k: [3+1/1 TD 3% ~] [4+1/1 TD 4% ~]\n"
        ": [3+1/1 TD Average] [4+1/1 TD]\n"
        "k: [0+1/2 TH-row B] [1+1/2 TD] [2+1/2 TD 5%] [3+1/1 TD 2006 ~] [4+1/1 TD 2006 ~]\n"
        ": [3+1/1 TD 6%] [4+1/1 TD]\n");
    table_close(&f);
}

static void a_period_that_all_rows_share_goes_into_the_head(void **state)
{
    (void)state;
    struct table_fixture f;
    open_view(
        &f, "  - { ref: A, definition: First, comparators: { Met: { period: 2007/08, value: 4% } } }\n"
            "  - { ref: B, definition: Second }\n"
            "  - { ref: C, definition: Third, comparators: { Met: { period: 2007/08, value: 6%, rank: Best } } }\n");
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+1/2 TH-column Ref.] [1+2/1 TH-column This year] [3+1/2 TH-column All England] [4+1/2 "
                 "TH-column Met 2007/08]\n"
                 "Hk: [1+1/1 TH-column Q1] [2+1/1 TH-column Quarter 2]\n"
                 ": [0+1/1 TH-row A] [1+1/1 TD] [2+1/1 TD] [3+1/1 TD] [4+1/1 TD 4%]\n"
                 ": [0+1/1 TH-row B] [1+1/1 TD] [2+1/1 TD] [3+1/1 TD] [4+1/1 TD]\n"
                 "k: [0+1/2 TH-row C] [1+1/2 TD] [2+1/2 TD] [3+1/1 TD ~] [4+1/1 TD 6% ~]\n"
                 ": [3+1/1 TD] [4+1/1 TD Best]\n");
    table_close(&f);
}

static void a_message_spans_columns_and_rows(void **state)
{
    (void)state;
    struct table_fixture f;
    open_view(&f, "  - ref: A\n"
                  "    definition: First\n"
                  "    comment: Of the first\n"
                  "    messages: [ { text: Annually reported, over: [Q1, Q2], with: B },\n"
                  "                { text: n/a, over: [England, Met] } ]\n"
                  "  - ref: B\n"
                  "    definition: Second\n"
                  "    comparators: { England: { period: 2008, value: 1, rank: Best } }\n"
                  "  - { ref: C, definition: Third, comment: Of the third, comparators: { England: { period: 2009, "
                  "value: 2 } } }\n");
    assert_no_message(&f);
    assert_table(&f, 0,
                 HEAD "k: [0+1/1 TH-row A] [1+2/4 TD Annually reported] [3+2/1 TD n/a]\n"
                      "k: [0+1/3 TH-row B] [3+1/1 TD 2008 ~] [4+1/1 TD ~]\n"
                      "k: [3+1/1 TD 1 ~] [4+1/1 TD ~]\n"
                      "k: [3+1/1 TD Best] [4+1/1 TD]\n"
                      ": [0+5/1 TD Comment for A: Of the first]\n"
                      "k: [0+1/2 TH-row C] [1+1/2 TD] [2+1/2 TD] [3+1/1 TD 2009 ~] [4+1/1 TD ~]\n"
                      "k: [3+1/1 TD 2] [4+1/1 TD]\n"
                      ": [0+5/1 TD Comment for C: Of the third]\n");
    const struct table *table = table_at(&f, 0);
    const struct sem *sem = table->cells[0].sem->parent->parent->parent;
    assert_string_equal(table_tree(&f, sem),
                        "Table(Caption THead(TR(TH1x2 TH2x1 TH1x2 TH1x2) TR(TH TH)) TBody(TR(TH TD2x2 TD2x1) TR(TH "
                        "TD(P P P) TD) TR(TD5x1) TR(TH TD TD TD(P P) TD) TR(TD5x1)))");
    /* A comment belongs to a row: A's is below the one of B, which the message covers too. */
    uint32_t comments = 0;
    for (uint32_t i = 0; i < table->ncells; i++) {
        const struct cell *cell = &table->cells[i];
        assert_int_equal(cell->sem->kind, cell->colspan == 5 ? CELL_COMMENT : CELL_PLAIN);
        if (cell->colspan == 5 && comments++ == 0)
            assert_int_equal(cell->sem->extra->above, 2);
        else if (cell->colspan == 5)
            assert_null(cell->sem->extra);
    }
    assert_int_equal(comments, 2);
    table_close(&f);
}

static void a_message_over_one_sub_row_of_both_comparators(void **state)
{
    (void)state;
    struct table_fixture f;
    open_view(&f, "  - ref: A\n"
                  "    definition: First\n"
                  "    comparators: { England: { period: 2008, value: 1% }, Met: { period: 2009, value: 2% } }\n"
                  "    messages: [ { text: Rank not calculated, over: [England, Met], part: rank } ]\n"
                  "  - { ref: B, definition: Second, comparators: { England: { period: x, value: 1 }, Met: { period: "
                  "x } } }\n");
    assert_no_message(&f);
    const struct table *table = table_at(&f, 0);
    assert_string_equal(table_show(&f, table),
                        HEAD "k: [0+1/3 TH-row A] [1+1/3 TD] [2+1/3 TD] [3+1/1 TD 2008 ~] [4+1/1 TD 2009 ~]\n"
                             "k: [3+1/1 TD 1% ~] [4+1/1 TD 2% ~]\n"
                             ": [3+2/1 TD Rank not calculated]\n"
                             "k: [0+1/2 TH-row B] [1+1/2 TD] [2+1/2 TD] [3+1/1 TD x ~] [4+1/1 TD x ~]\n"
                             ": [3+1/1 TD 1] [4+1/1 TD]\n");
    /* The sub-rows of one comparator are one cell for a reader; the message is read with the first. */
    const struct track *rank = &table->tracks[table->nhead + 2];
    const struct track *first = &table->tracks[table->nhead];
    assert_ptr_equal(table->cells[rank->first].sem, table->cells[first->first + 3].sem);
    table_close(&f);
}

static void a_message_over_sub_rows_stands_in_each_row(void **state)
{
    (void)state;
    struct table_fixture f;
    open_view(&f, "  - ref: A\n"
                  "    definition: First\n"
                  "    comparators: { England: 1 }\n"
                  "    messages: [ { text: Not ranked, over: [England, Met], part: rank, with: B } ]\n"
                  "  - { ref: B, definition: Second, comparators: { Met: 2 } }\n");
    assert_no_message(&f);
    assert_table(&f, 0,
                 HEAD "k: [0+1/2 TH-row A] [1+1/2 TD] [2+1/2 TD] [3+1/1 TD 1 ~] [4+1/1 TD ~]\n"
                      ": [3+2/1 TD Not ranked]\n"
                      "k: [0+1/2 TH-row B] [1+1/2 TD] [2+1/2 TD] [3+1/1 TD ~] [4+1/1 TD 2 ~]\n"
                      ": [3+2/1 TD Not ranked]\n");
    table_close(&f);
}

static void a_message_must_not_hide_a_value(void **state)
{
    (void)state;
    struct table_fixture f;
    open_view(&f, "  - ref: A\n"
                  "    definition: First\n"
                  "    actual:\n"
                  "      Q1: 1%\n"
                  "    messages: [ { text: Later, over: [Q1, Q2] } ]\n");
    assert_message(&f, DIAG_MESSAGE_COVERS_VALUE, 9);
    assert_table(&f, 0, HEAD ": [0+1/1 TH-row A] [1+1/1 TD 1%] [2+1/1 TD] [3+1/1 TD] [4+1/1 TD]\n");
    table_close(&f);
}

static void messages_that_overlap_are_refused(void **state)
{
    (void)state;
    struct table_fixture f;
    open_view(&f, "  - { ref: A, definition: First, messages: [ { text: Later, over: [Q1, Q2], with: B } ] }\n"
                  "  - ref: B\n"
                  "    definition: Second\n"
                  "    messages:\n"
                  "      - { text: Never, over: Q2 }\n");
    assert_message(&f, DIAG_MESSAGES_OVERLAP, 10);
    table_close(&f);
}

static void columns_under_a_message_must_be_side_by_side(void **state)
{
    (void)state;
    struct table_fixture f;
    open_view(&f, "  - ref: A\n"
                  "    definition: First\n"
                  "    messages:\n"
                  "      - { text: Later, over: [Q1, England] }\n");
    assert_message(&f, DIAG_MESSAGE_APART, 9);
    assert_int_equal(f.diags.items[0]->related.line, 9);
    table_close(&f);
}

#define OF_ANOTHER_TABLE                             \
    PERIODS "indicators:\n"                          \
            "  - ref: A\n"                           \
            "    definition: First\n"                \
            "    messages:\n"                        \
            "      - { text: Later, over: 08/09 }\n" \
            "      - { text: Now, over: Q1 }\n"      \
            "sections:\n  - heading: Table\n    content:\n"

static void a_message_over_columns_of_another_table_is_not_missed(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f,
               LAYOUT "  past: { like: indicators, columns: [ { title: P, show: actual, period: last-year } ] }\n",
               OF_ANOTHER_TABLE "      - indicators: { refs: A, table: past }\n"
                                "      - indicators: { refs: A }\n");
    assert_no_message(&f);
    assert_table(&f, 0, "Hk: [0+1/1 TH-column P]\n: [0+1/1 TD Later]\n");
    assert_table(&f, 1, HEAD ": [0+1/1 TH-row A] [1+1/1 TD Now] [2+1/1 TD] [3+1/1 TD] [4+1/1 TD]\n");
    table_close(&f);
}

static void a_message_that_no_table_prints_is_reported(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               OF_ANOTHER_TABLE "      - indicators: { refs: A }\n      - indicators: { refs: A, id: again }\n");
    assert_message(&f, DIAG_MESSAGE_UNSEEN, 9);
    const struct diag *diag = f.diags.items[0];
    assert_non_null(strstr(diag->text.s, "`08/09`"));
    assert_non_null(strstr(diag->help.s, "`Q1`, `Q2`, `England`, `Met`"));
    table_close(&f);
}

static void a_table_with_no_rows_says_so(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS
               "sections:\n  - { heading: T, content: [ indicators: { refs: [], empty: None this quarter } ] }\n");
    assert_no_message(&f);
    assert_table(&f, 0, HEAD ": [0+5/1 TD None this quarter]\n");
    /* No column is the head of these words. */
    const struct table *table = table_at(&f, 0);
    assert_int_equal(table->cells[table->ncells - 1].sem->kind, CELL_COMMENT);
    table_close(&f);
}

static uint32_t anchors_in(const struct table *table)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < table->ncells; i++) {
        for (uint32_t l = 0; l < table->cells[i].flow.n; l++)
            n += table->cells[i].flow.lines[l].anchor != 0;
    }
    return n;
}

static void an_anchor_stands_once_in_the_first_table_that_shows_its_row(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS "indicators:\n  - { ref: A, definition: First }\n  - { ref: B, definition: Second }\n"
                       "sections:\n  - { heading: T, content: [ indicators: { refs: A, title: One, id: one },\n"
                       "    indicators: { refs: [A, B] } ] }\n");
    assert_no_message(&f);
    assert_int_equal(anchors_in(table_at(&f, 0)), 1);
    assert_int_not_equal(table_at(&f, 0)->caption.lines[0].anchor, 0);
    assert_int_equal(anchors_in(table_at(&f, 1)), 1);
    assert_int_equal(table_at(&f, 1)->caption.lines[0].anchor, 0);
    const struct table *second = table_at(&f, 1);
    assert_int_not_equal(second->cells[second->tracks[second->nhead + 1].first].flow.lines[0].anchor, 0);
    table_close(&f);
}

static void the_caption_is_repeated_as_an_artifact(void **state)
{
    (void)state;
    struct table_fixture f;
    open_view(&f, "  - { ref: A, definition: First }\n");
    const struct table *table = table_at(&f, 0);
    assert_int_equal(table->caption.n, 1);
    assert_int_equal(table->caption_continued.n, 1);
    const struct line *line = &table->caption_continued.lines[0];
    assert_true(line->spans[line->nspans - 1].nwords >= 2);
    for (uint32_t i = 0; i < line->nspans; i++)
        assert_null(line->spans[i].sem);
    assert_non_null(table->caption.lines[0].spans[0].sem);
    table_close(&f);
}

static void four_rows_of_heads(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f,
               "extends: base\n"
               "tables:\n"
               "  activities:\n"
               "    columns:\n"
               "      - { title: a, group: [X, Y, Z], show: ref, width: 2cm }\n"
               "      - { title: b, group: [X, Y, Z], show: description, width: 1fr }\n"
               "      - { title: c, group: [X, V, Z], show: status, width: 2cm }\n"
               "      - { title: d, group: [W], show: lead, width: 2cm }\n"
               "      - { title: e, show: update, width: 1fr }\n",
               "activities:\n"
               "  - { ref: A1, description: Do it, status: '-', update: \"- One\\n- Two\", lead: Ann }\n"
               "sections:\n  - { heading: T, content: [ activities: {} ] }\n");
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+3/1 TH-column X] [3+1/1 TH-column W] [4+1/4 TH-column e]\n"
                 "Hk: [0+2/1 TH-column Y] [2+1/1 TH-column V] [3+1/3 TH-column d]\n"
                 "Hk: [0+2/1 TH-column Z] [2+1/1 TH-column Z]\n"
                 "Hk: [0+1/1 TH-column a] [1+1/1 TH-column b] [2+1/1 TH-column c]\n"
                 ": [0+1/1 TD A1] [1+1/1 TD Do it] [2+1/1 TD -] [3+1/1 TD Ann] [4+1/1 TD • One|• Two]\n");
    table_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stacked_values_and_aligned_sub_rows),
        cmocka_unit_test(a_period_that_all_rows_share_goes_into_the_head),
        cmocka_unit_test(a_message_spans_columns_and_rows),
        cmocka_unit_test(a_message_over_one_sub_row_of_both_comparators),
        cmocka_unit_test(a_message_over_sub_rows_stands_in_each_row),
        cmocka_unit_test(a_message_must_not_hide_a_value),
        cmocka_unit_test(messages_that_overlap_are_refused),
        cmocka_unit_test(columns_under_a_message_must_be_side_by_side),
        cmocka_unit_test(a_message_over_columns_of_another_table_is_not_missed),
        cmocka_unit_test(a_message_that_no_table_prints_is_reported),
        cmocka_unit_test(a_table_with_no_rows_says_so),
        cmocka_unit_test(an_anchor_stands_once_in_the_first_table_that_shows_its_row),
        cmocka_unit_test(the_caption_is_repeated_as_an_artifact),
        cmocka_unit_test(four_rows_of_heads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
