/* The tables of panels: which rows and columns they have, and what heads them. */
#include "compose_table_fixture.h"

/* Rows as a council would have them; more keys of panels behind. */
#define LAYOUT_WITH(more)                                            \
    "extends: base\npage: landscape\npanels:\n"                      \
    "  chart: no\n"                                                  \
    "  rows:\n"                                                      \
    "    - { group: Us, title: Actual, total: All, show: actual }\n" \
    "    - { group: Us, title: Target, total: Aim, show: target }\n" \
    "    - { title: Status, show: status }\n"                        \
    "    - { title: Change, show: travel }\n"                        \
    "    - { group: Others, title: \"{comparator}\", show: comparator }\n" more
#define LAYOUT LAYOUT_WITH("")
#define PERIODS                                                                             \
    "periods:\n"                                                                            \
    "  06/07: { label: 2006/07, start: 2006-04-01, end: 2007-03-31 }\n"                     \
    "  07/08: { label: 2007/08, start: 2007-04-01, end: 2008-03-31 }\n"                     \
    "  Q1: { part_of: 07/08, start: 2007-04-01, end: 2007-06-30, previous: 06/07 }\n"       \
    "  Q2: { part_of: 07/08, start: 2007-07-01, end: 2007-09-30, role: now, label: Sep }\n" \
    "comparators: { National: England, Near: Neighbours }\n"
#define CONTENT(panel) "sections: [ { heading: Panels, content: [ " panel " ] } ]\n"

static void rows_are_grouped_and_quarters_stand_below_their_year(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS "indicators:\n"
                       "  - ref: A\n"
                       "    definition: First\n"
                       "    unit: '%'\n"
                       "    better: higher\n"
                       "    cumulative: yes\n"
                       "    actual: { Q2: 54, 06/07: 65, Q1: 50 }\n"
                       "    target: { Q1: 60, Q2: 60 }\n"
                       "    comparators: { Near: { 06/07: 59 }, National: { 06/07: 68 } }\n" CONTENT("panel: A"));
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+2/2 TH-column (%)] [2+1/2 TH-column 2006/07] [3+2/1 TH-column 2007/08 (year to date)]\n"
                 "Hk: [3+1/1 TH-column Q1] [4+1/1 TH-column Sep]\n"
                 "k: [0+1/2 TH-row Us] [1+1/1 TH-row Actual] [2+1/1 TD 65] [3+1/1 TD 50] [4+1/1 TD 54]\n"
                 ": [1+1/1 TH-row Target] [2+1/1 TD] [3+1/1 TD 60] [4+1/1 TD 60]\n"
                 ": [0+2/1 TH-row Status] [2+1/1 TD] [3+1/1 TD <worse>] [4+1/1 TD <worse>]\n"
                 ": [0+2/1 TH-row Change] [2+1/1 TD] [3+1/1 TD <declined>] [4+1/1 TD <improved>]\n"
                 "k: [0+1/2 TH-row Others] [1+1/1 TH-row England] [2+1/1 TD 68] [3+1/1 TD] [4+1/1 TD]\n"
                 ": [1+1/1 TH-row Neighbours] [2+1/1 TD 59] [3+1/1 TD] [4+1/1 TD]\n");
    table_close(&f);
}

static void windows_are_a_further_head(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS "indicators:\n"
                       "  - ref: A\n"
                       "    definition: First\n"
                       "    actual: { 06/07: 65, Q1: 50, Q2: 54 }\n"
                       "    windows: { 06/07: 12 months, Q1: 3 months }\n"
                       "    progress: { 06/07: '-', Q1: n/a, Q2: improved }\n" CONTENT("panel: A"));
    assert_no_message(&f);
    /* 2006/07 is part of nothing: its head stands beside both of the quarters'; Q2 has no window. */
    assert_table(&f, 0,
                 "Hk: [0+2/3 TD] [2+1/2 TH-column 2006/07] [3+2/1 TH-column 2007/08]\n"
                 "Hk: [3+1/1 TH-column Q1] [4+1/2 TH-column Sep]\n"
                 "Hk: [2+1/1 TH-column 12 months] [3+1/1 TH-column 3 months]\n"
                 ": [0+1/1 TH-row Us] [1+1/1 TH-row Actual] [2+1/1 TD 65] [3+1/1 TD 50] [4+1/1 TD 54]\n"
                 ": [0+2/1 TH-row Change] [2+1/1 TD -] [3+1/1 TD n/a] [4+1/1 TD <improved>]\n");
    table_close(&f);
}

/* Nor is a chart reported that nobody asked for: the layout's panels have one where there is something to draw. */
static void figures_of_several_parts_are_not_drawn(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f,
               "extends: base\npage: landscape\npanels:\n  chart: [actual, target]\n"
               "  rows: [ { title: Actual, show: actual } ]\n",
               PERIODS
               "indicators:\n"
               "  - { ref: A, definition: First, actual: { Q1: Gross 5; Net 4, Q2: 3 to 5 } }\n" CONTENT("panel: A"));
    assert_no_message(&f);
    for (uint32_t i = 0; i < f.boxes->items.n; i++)
        assert_int_not_equal(f.boxes->items.items[i].kind, BOX_BESIDE);
    table_close(&f);
}

#define BREAKDOWN                                                                \
    "indicators:\n"                                                              \
    "  - ref: A\n"                                                               \
    "    definition: First\n"                                                    \
    "    actual: { 06/07: 7, Q1: 6 }\n"                                          \
    "    target: { Q2: 3 }\n"                                                    \
    "    messages: [ { text: To fall, over: [06/07, Q1, Q2], kind: target } ]\n" \
    "  - { ref: B, definition: '*Part* one', actual: { 06/07: 4, Q1: 3 } }\n"    \
    "  - { ref: C, definition: Part two, actual: { 06/07: 3 } }\n"

static void a_breakdown_has_rows_and_words_may_stand_for_targets(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS BREAKDOWN CONTENT("panel: { refs: A, breakdown: [B, C], show: [actual, target] }"));
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+1/2 TD] [1+1/2 TH-column 2006/07] [2+2/1 TH-column 2007/08]\n"
                 "Hk: [2+1/1 TH-column Q1] [3+1/1 TH-column Sep]\n"
                 ": [0+1/1 TH-row All] [1+1/1 TD 7] [2+1/1 TD 6] [3+1/1 TD]\n"
                 ": [0+1/1 TH-row Aim] [1+2/1 TD To fall] [3+1/1 TD 3]\n"
                 ": [0+1/1 TH-row Part one] [1+1/1 TD 4] [2+1/1 TD 3] [3+1/1 TD]\n"
                 ": [0+1/1 TH-row Part two] [1+1/1 TD 3] [2+1/1 TD] [3+1/1 TD]\n");
    table_close(&f);
}

static void a_message_without_a_place_is_reported(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS "indicators:\n"
                       "  - ref: A\n"
                       "    definition: First\n"
                       "    actual: { Q1: 6 }\n"
                       "    messages: [ { text: Later, over: [06/07], kind: baseline } ]\n" CONTENT("panel: A"));
    assert_message(&f, DIAG_MESSAGE_UNSEEN, 12);
    table_close(&f);
}

static void further_indicators_stand_below_their_definition(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS
               "indicators:\n"
               "  - { ref: A, definition: First, unit: Number, actual: { Q1: 6, Q2: 5 } }\n"
               "  - { ref: B, definition: Second, unit: '%', target: { 06/07: 12% } }\n"
               "  - { ref: C, definition: Third }\n" CONTENT("panel: { refs: [A, B, C], show: [actual, target] }"));
    assert_message(&f, DIAG_PANEL_EMPTY, 12);
    assert_table(&f, 0,
                 "Hk: [0+2/2 TH-column (Number)] [2+1/2 TH-column 2006/07] [3+2/1 TH-column 2007/08]\n"
                 "Hk: [3+1/1 TH-column Q1] [4+1/1 TH-column Sep]\n"
                 ": [0+1/1 TH-row Us] [1+1/1 TH-row Actual] [2+1/1 TD] [3+1/1 TD 6] [4+1/1 TD 5]\n"
                 "h: [0+5/1 TH-row Second]\n"
                 ": [0+1/1 TH-row Us] [1+1/1 TH-row Target] [2+1/1 TD 12%] [3+1/1 TD] [4+1/1 TD]\n");
    table_close(&f);
}

static void each_indicator_may_have_a_table_of_its_own(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS "indicators:\n"
                       "  - { ref: A, definition: First, unit: '%', actual: { Q1: 6 } }\n"
                       "  - { ref: B, definition: Second, actual: { 06/07: 12 }, comment: Words }\n" CONTENT(
                           "panel: { refs: [A, B], table_beside: yes }"));
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+2/2 TH-column First (%)] [2+1/1 TH-column 2007/08]\n"
                 "Hk: [2+1/1 TH-column Q1]\n"
                 ": [0+1/1 TH-row Us] [1+1/1 TH-row Actual] [2+1/1 TD 6]\n");
    assert_table(&f, 1,
                 "Hk: [0+2/1 TH-column Second] [2+1/1 TH-column 2006/07]\n"
                 ": [0+1/1 TH-row Us] [1+1/1 TH-row Actual] [2+1/1 TD 12]\n");
    table_close(&f);
}

static void what_is_provisional_is_said_in_the_head(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS
               "indicators:\n"
               "  - { ref: A, definition: First, actual: { Q1: 6, Q2: 5.1% (provisional) }, target: { Q2: 4% } }\n"
               "  - { ref: B, definition: Second, actual: { Q1: 7 (provisional), Q2: 'Provisional: 8' } }\n" CONTENT(
                   "panel: { refs: [A, B], show: [actual, target] }"));
    assert_no_message(&f);
    /* In Q1 one of two figures is provisional, which only its cell can say. */
    assert_table(&f, 0,
                 "Hk: [0+2/2 TD] [2+2/1 TH-column 2007/08]\n"
                 "Hk: [2+1/1 TH-column Q1] [3+1/1 TH-column Sep (provisional)]\n"
                 "k: [0+1/2 TH-row Us] [1+1/1 TH-row Actual] [2+1/1 TD 6] [3+1/1 TD 5.1%]\n"
                 ": [1+1/1 TH-row Target] [2+1/1 TD] [3+1/1 TD 4%]\n"
                 "h: [0+4/1 TH-row Second]\n"
                 ": [0+1/1 TH-row Us] [1+1/1 TH-row Actual] [2+1/1 TD 7 (provisional)] [3+1/1 TD Provisional: 8]\n");
    table_close(&f);
}

static void columns_follow_dates_or_the_report(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS
               "indicators:\n  - { ref: A, definition: First, actual: { 07/08: 4, Q2: 3, Q1: 2, 06/07: 1 } }\n"
               "sections:\n  - heading: Panels\n    content:\n      - panel: { refs: A, show: actual }\n"
               "      - panel: { refs: A, periods: [now, 06/07], show: actual }\n");
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+2/2 TD] [2+1/2 TH-column 2006/07] [3+2/1 TH-column 2007/08] [5+1/2 TH-column 2007/08]\n"
                 "Hk: [3+1/1 TH-column Q1] [4+1/1 TH-column Sep]\n"
                 ": [0+1/1 TH-row Us] [1+1/1 TH-row Actual] [2+1/1 TD 1] [3+1/1 TD 2] [4+1/1 TD 3] [5+1/1 TD 4]\n");
    assert_table(&f, 1,
                 "Hk: [0+2/2 TD] [2+1/1 TH-column 2007/08] [3+1/2 TH-column 2006/07]\n"
                 "Hk: [2+1/1 TH-column Sep]\n"
                 ": [0+1/1 TH-row Us] [1+1/1 TH-row Actual] [2+1/1 TD 3] [3+1/1 TD 1]\n");
    table_close(&f);
}

static void without_dates_periods_stand_as_declared(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(
        &f, LAYOUT,
        "periods: { Y: {}, Spring: { part_of: Y, cumulative: yes }, Autumn: { part_of: Y, cumulative: yes } }\n"
        "indicators:\n  - { ref: A, definition: First, actual: { Autumn: 2, Spring: 1 } }\n" CONTENT("panel: A"));
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+2/2 TD] [2+2/1 TH-column Y (year to date)]\n"
                 "Hk: [2+1/1 TH-column Spring] [3+1/1 TH-column Autumn]\n"
                 ": [0+1/1 TH-row Us] [1+1/1 TH-row Actual] [2+1/1 TD 1] [3+1/1 TD 2]\n");
    table_close(&f);
}

static void a_panel_without_figures_is_reported(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS "indicators:\n  - { ref: A, definition: First, comment: Words }\n" CONTENT("panels: {}"));
    assert_message(&f, DIAG_PANEL_EMPTY, 10);
    assert_null(table_at(&f, 0));
    table_close(&f);
}

static void an_action_plan_is_a_table_of_what_it_says(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT,
               PERIODS "indicators:\n"
                       "  - ref: A\n"
                       "    definition: First\n"
                       "    actual: { Q1: 1 }\n"
                       "    plan: { actions: Hire, milestones: '', achieved: No, rating: amber }\n"
                       "  - { ref: B, definition: Second, actual: { Q1: 1 }, plan: { actions: '', rating: n/a } }\n"
                       "  - { ref: C, definition: Third, actual: { Q1: 1 }, plan: {} }\n" CONTENT("panels: {}"));
    assert_no_message(&f);
    assert_table(&f, 1,
                 ": [0+1/1 TH-row Actions for improvement] [1+1/1 TD Hire]\n"
                 ": [0+1/1 TH-row Achieved?] [1+1/1 TD No]\n"
                 ": [0+1/1 TH-row Overall progress] [1+1/1 TD <within>Within target limits]\n");
    assert_table(&f, 3, ": [0+1/1 TH-row Overall progress] [1+1/1 TD n/a]\n");
    assert_null(table_at(&f, 5));
    table_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_grouped_and_quarters_stand_below_their_year),
        cmocka_unit_test(windows_are_a_further_head),
        cmocka_unit_test(figures_of_several_parts_are_not_drawn),
        cmocka_unit_test(a_breakdown_has_rows_and_words_may_stand_for_targets),
        cmocka_unit_test(a_message_without_a_place_is_reported),
        cmocka_unit_test(further_indicators_stand_below_their_definition),
        cmocka_unit_test(each_indicator_may_have_a_table_of_its_own),
        cmocka_unit_test(what_is_provisional_is_said_in_the_head),
        cmocka_unit_test(columns_follow_dates_or_the_report),
        cmocka_unit_test(without_dates_periods_stand_as_declared),
        cmocka_unit_test(a_panel_without_figures_is_reported),
        cmocka_unit_test(an_action_plan_is_a_table_of_what_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
