/* What tables of indicators show of performance: directions of travel, forecasts, rewards, actions and statuses that
 * were given by hand. */
#include "compose_table_fixture.h"

#define PERIODS "periods: { Q1: { role: previous }, Q2: { role: now, label: Quarter 2, previous: Q1 } }\n"

/* A layout whose table of indicators has these columns, behind the ref. */
#define LAYOUT(columns) \
    "extends: base\n"   \
    "page: landscape\n" \
    "tables:\n"         \
    "  indicators:\n"   \
    "    columns:\n"    \
    "      - { title: Ref., show: ref, row_header: yes }\n" columns

#define SECTIONS "sections: [ { heading: Table, content: [ indicators: {} ] } ]\n"

static void statuses_forecasts_and_travel(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f,
               LAYOUT("      - { title: Now, show: [actual, status], period: now }\n"
                      "      - { title: End, show: [forecast, forecast_status], period: now }\n"
                      "      - { title: Way, show: travel, period: now }\n"
                      "      - { title: Long, show: travel_long, period: now }\n"
                      "      - { title: More, show: stretch, period: now }\n"),
               PERIODS "indicators:\n"
                       "  - ref: A\n"
                       "    definition: First\n"
                       "    better: higher\n"
                       "    actual: { Q1: 40%, Q2: 50% }\n"
                       "    target: { Q2: 60% }\n"
                       "    forecast: { Q2: 70% }\n"
                       "    stretch: { Q2: 80% }\n"
                       "  - { ref: B, definition: Second, better: lower, actual: { Q1: 40%, Q2: 50% } }\n"
                       "  - { ref: C, definition: Third, actual: { Q1: 50, Q2: 50 } }\n"
                       "  - { ref: D, definition: Fourth, actual: { Q2: 50 } }\n" SECTIONS);
    assert_no_message(&f);
    assert_table(
        &f, 0,
        "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Now] [2+1/1 TH-column End] [3+1/1 TH-column Way] [4+1/1 "
        "TH-column Long] [5+1/1 TH-column More]\n"
        ": [0+1/1 TH-row A] [1+1/1 TD 50%|<worse>] [2+1/1 TD 70%|<better>] [3+1/1 TD <improved>] [4+1/1 TD] "
        "[5+1/1 TD 80%]\n"
        ": [0+1/1 TH-row B] [1+1/1 TD 50%] [2+1/1 TD] [3+1/1 TD <declined>] [4+1/1 TD] [5+1/1 TD]\n"
        ": [0+1/1 TH-row C] [1+1/1 TD 50] [2+1/1 TD] [3+1/1 TD <unchanged>] [4+1/1 TD] [5+1/1 TD]\n"
        ": [0+1/1 TH-row D] [1+1/1 TD 50] [2+1/1 TD] [3+1/1 TD] [4+1/1 TD] [5+1/1 TD]\n");
    /* The symbol is read as its word. */
    const struct table *table = table_at(&f, 0);
    const struct sem *cell = table->cells[table->tracks[table->nhead].first + 3].sem;
    assert_true(str_eqz(cell->first->extra->actual, "Better than before"));
    table_close(&f);
}

static void figures_with_the_digits_that_the_column_asks_for(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f,
               LAYOUT("      - { title: Now, show: actual, period: now, decimals: 1 }\n"
                      "      - { title: Given, show: actual, period: now }\n"),
               PERIODS "indicators:\n  - { ref: A, definition: First, actual: { Q2: 12.345% } }\n"
                       "  - { ref: B, definition: Second, actual: { Q2: Not known } }\n" SECTIONS);
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Now] [2+1/1 TH-column Given]\n"
                 ": [0+1/1 TH-row A] [1+1/1 TD 12.3%] [2+1/1 TD 12.345%]\n"
                 ": [0+1/1 TH-row B] [1+1/1 TD Not known] [2+1/1 TD Not known]\n");
    table_close(&f);
}

#define STATUS_COLUMNS                                         \
    "      - { title: Was, show: status, period: previous }\n" \
    "      - { title: Is, show: [actual, status], period: now }\n"

static void a_comment_an_action_and_statuses_by_hand_stand_below_the_row(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f,
               LAYOUT(STATUS_COLUMNS "      - { title: Again, show: status, period: now }\n"
                                     "    override: '{ref}, {period}: {status}, not {computed}: {reason}'\n"),
               PERIODS "indicators:\n"
                       "  - ref: A\n"
                       "    definition: First\n"
                       "    better: higher\n"
                       "    comment: It rains\n"
                       "    action: Buy coats\n"
                       "    actual: { Q1: 10, Q2: 10 }\n"
                       "    target: { Q1: 20, Q2: 20 }\n"
                       "    status: { Q1: { word: better, reason: Sunny. }, Q2: { word: within } }\n"
                       "  - { ref: B, label: B2, definition: Second, action: \"Wait\\n\\n- long\" }\n"
                       "  - { ref: C, definition: Third, better: higher, actual: { Q2: 1 }, target: { Q2: 2 }, "
                       "status: { Q2: worse } }\n" SECTIONS);
    assert_table(&f, 0,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Was] [2+1/1 TH-column Is] [3+1/1 TH-column Again]\n"
                 "k: [0+1/1 TH-row A] [1+1/1 TD <better>] [2+1/1 TD 10|<within>] [3+1/1 TD <within>]\n"
                 ": [0+4/1 TD Comment for A: It rains|Action: Buy coats|A, Q1: Better than target limits, not Worse "
                 "than target limits: Sunny.|A, Quarter 2: Within target limits, not Worse than target limits]\n"
                 "k: [0+1/1 TH-row B2] [1+1/1 TD] [2+1/1 TD] [3+1/1 TD]\n"
                 ": [0+4/1 TD Action: Wait|• long]\n"
                 ": [0+1/1 TH-row C] [1+1/1 TD] [2+1/1 TD 1|<worse>] [3+1/1 TD <worse>]\n");
    const struct table *table = table_at(&f, 0);
    const struct cell *words = &table->cells[table->tracks[table->nhead + 1].first];
    assert_string_equal(table_tree(&f, words->sem), "TD4x1(P P P P)");
    assert_int_equal(words->sem->kind, CELL_COMMENT);
    table_close(&f);
}

static void a_layout_may_be_silent_about_statuses_by_hand(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT(STATUS_COLUMNS "    override: ''\n"),
               PERIODS "indicators:\n  - { ref: A, definition: First, better: higher, actual: { Q2: 1 }, target: { "
                       "Q2: 9 }, status: { Q2: { word: better, reason: Sunny } } }\n" SECTIONS);
    assert_int_equal(table_at(&f, 0)->ntracks, 2);
    table_close(&f);
}

static void words_that_have_a_column_stand_in_it_alone(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f,
               LAYOUT("      - { title: Why, show: comment }\n"
                      "      - { title: What, show: action }\n"),
               PERIODS "indicators:\n  - { ref: A, definition: First, comment: Rain, action: Coats }\n" SECTIONS);
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Why] [2+1/1 TH-column What]\n"
                 ": [0+1/1 TH-row A] [1+1/1 TD Rain] [2+1/1 TD Coats]\n");
    table_close(&f);
}

/* --- exceptions */

static void exceptions_show_the_period_that_they_are_of(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, "extends: base\n",
               PERIODS
               "indicators:\n"
               "  - { ref: A, definition: First, comment: Rain, actual: { Q1: 1, Q2: 2 }, status: { Q1: worse, "
               "Q2: better } }\n"
               "  - { ref: B, definition: Second, actual: { Q2: 4 }, status: { Q2: worse } }\n"
               "sections: [ { heading: T, content: [ indicators: {}, exceptions: {}, exceptions: { period: Q1 }, "
               "exceptions: { refs: A } ] } ]\n");
    assert_no_message(&f);
    assert_table(&f, 1,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Definition] [2+1/1 TH-column Quarter 2|target] [3+1/1 "
                 "TH-column Quarter 2|actual]\n"
                 ": [0+1/1 TH-row B] [1+1/1 TD Second] [2+1/1 TD] [3+1/1 TD 4|<worse>]\n");
    assert_table(&f, 2,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Definition] [2+1/1 TH-column Q1 target] [3+1/1 "
                 "TH-column Q1 actual]\n"
                 "k: [0+1/1 TH-row A] [1+1/1 TD First] [2+1/1 TD] [3+1/1 TD 1|<worse>]\n"
                 ": [0+4/1 TD Comment for A: Rain]\n");
    assert_table(&f, 3,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Definition] [2+1/1 TH-column Quarter 2|target] [3+1/1 "
                 "TH-column Quarter 2|actual]\n"
                 ": [0+4/1 TD No indicator is worse than its target.]\n");
    table_close(&f);
}

static void references_lead_to_tables_of_indicators(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, "extends: base\n",
               PERIODS
               "indicators:\n"
               "  - { ref: A, definition: First, status: { Q2: worse } }\n"
               "  - { ref: B, definition: Second, status: { Q2: worse } }\n"
               "sections: [ { heading: T, text: '[[A]] [[B]]', content: [ exceptions: {}, indicators: { refs: A } "
               "] } ]\n");
    assert_no_message(&f);
    const struct table *first = table_at(&f, 0), *second = table_at(&f, 1);
    assert_int_equal(first->cells[first->tracks[first->nhead].first].flow.lines[0].anchor, 0);
    assert_int_not_equal(first->cells[first->tracks[first->nhead + 1].first].flow.lines[0].anchor, 0);
    assert_int_not_equal(second->cells[second->tracks[second->nhead].first].flow.lines[0].anchor, 0);
    table_close(&f);
}

/* --- rewards */

#define REWARD_DATA                                                               \
    "periods: { 10/11: { role: this-year }, Q2: { role: now } }\n"                \
    "indicators:\n"                                                               \
    "  - { ref: A, definition: First, stretch: { 10/11: 90% }, comment: Rain }\n" \
    "  - { ref: B, definition: Second, stretch: { 10/11: 1 } }\n"                 \
    "  - { ref: C, definition: Third, stretch: { 10/11: 2 } }\n"                  \
    "  - { ref: D, definition: Fourth }\n"

static void rows_that_earn_a_reward_together_share_its_cell(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, "extends: base\n",
               REWARD_DATA "rewards:\n"
                           "  R: { amount: '£1,000', indicators: [A, B] }\n"
                           "  S: { amount: '£250.50', indicators: D }\n"
                           "sections: [ { heading: T, content: [ indicators: {}, rewards: {} ] } ]\n");
    assert_no_message(&f);
    assert_table(&f, 1,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Definition] [2+1/1 TH-column 10/11 stretch|target] "
                 "[3+1/1 TH-column Reward]\n"
                 ": [0+1/1 TH-row A] [1+1/1 TD First] [2+1/1 TD 90%] [3+1/2 TD £1,000]\n"
                 ": [0+1/1 TH-row B] [1+1/1 TD Second] [2+1/1 TD 1]\n"
                 ": [0+1/1 TH-row C] [1+1/1 TD Third] [2+1/1 TD 2] [3+1/1 TD]\n"
                 "k: [0+1/1 TH-row D] [1+1/1 TD Fourth] [2+1/1 TD] [3+1/1 TD £250.50]\n"
                 ": [0+3/1 TH-row Total] [3+1/1 TD £1,250.50]\n");
    const struct table *table = table_at(&f, 1);
    assert_int_equal(table->cells[table->tracks[table->nhead].first + 3].sem->rowspan, 2);
    table_close(&f);
}

static void comments_wait_for_the_end_of_a_rewards_cell(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(&f, LAYOUT("      - { title: Pay, show: reward }\n"),
               REWARD_DATA "rewards: { R: { amount: A dinner, indicators: [A, B, D] } }\n" SECTIONS);
    assert_no_message(&f);
    /* D does not follow directly, and words add up to nothing. */
    assert_table(&f, 0,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Pay]\n"
                 "k: [0+1/1 TH-row A] [1+1/2 TD A dinner]\n"
                 "k: [0+1/1 TH-row B]\n"
                 ": [0+2/1 TD Comment for A: Rain]\n"
                 ": [0+1/1 TH-row C] [1+1/1 TD]\n"
                 ": [0+1/1 TH-row D] [1+1/1 TD A dinner]\n");
    const struct table *table = table_at(&f, 0);
    assert_int_equal(table->cells[table->tracks[table->nhead + 2].first].sem->extra->above, 2);
    table_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses_forecasts_and_travel),
        cmocka_unit_test(figures_with_the_digits_that_the_column_asks_for),
        cmocka_unit_test(a_comment_an_action_and_statuses_by_hand_stand_below_the_row),
        cmocka_unit_test(a_layout_may_be_silent_about_statuses_by_hand),
        cmocka_unit_test(words_that_have_a_column_stand_in_it_alone),
        cmocka_unit_test(exceptions_show_the_period_that_they_are_of),
        cmocka_unit_test(references_lead_to_tables_of_indicators),
        cmocka_unit_test(rows_that_earn_a_reward_together_share_its_cell),
        cmocka_unit_test(comments_wait_for_the_end_of_a_rewards_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
