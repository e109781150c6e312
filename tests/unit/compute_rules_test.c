/* Rules of status: every boundary of the shipped rules and of rules of a report's own, at it, just below and just
 * above, and everything that can be wrong with a rule. */
#include "compute_rows_fixture.h"

/* An indicator's keys and the status that it must have; "": none. */
struct row {
    const char *keys, *expected;
};

struct expectation {
    enum kind of;
    const char *period, *against;
};

static const struct expectation now = {KIND_ACTUAL, "Q2", "target"};

static void check_rows(const struct expectation *wanted, const char *top, const struct row *rows, size_t n)
{
    struct scene scene;
    struct buf text = {0};
    for (size_t i = 0; i < n; i++)
        put_row(&text, i, rows[i].keys);
    buf_putc(&text, '\0');
    scene_open(&scene, "", top, text.bytes, NULL);
    buf_free(&text);
    assert_clean(&scene.fixture);
    const struct period *period = scene_period(&scene, wanted->period);
    for (size_t i = 0; i < n; i++) {
        const struct status_figure *figure = figures_status(scene.figures, scene.report->indicators.items[i],
                                                            wanted->of, period, str_from(wanted->against));
        if (!str_eqz(status_id(figure), rows[i].expected))
            fail_msg("{ %s }: \"" PRIstr "\", not \"%s\"", rows[i].keys, STR_ARG(status_id(figure)),
                     rows[i].expected);
    }
    scene_close(&scene);
}

#define CHECK_ROWS(wanted, top, rows) check_rows((wanted), (top), (rows), sizeof(rows) / sizeof((rows)[0]))

/* --- the shipped rules */

static void target_limits_hold_to_the_last_digit(void **state)
{
    static const struct row rows[] = {
        {"better: higher, target: { Q2: 70% }, actual: { Q2: 73.49% }", "within"},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: 73.5% }", "within"},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: 73.51% }", "better"},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: 70.00% }", "within"},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: 66.51% }", "within"},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: 66.5% }", "within"},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: 66.49% }", "worse"},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: 66.499999999999999% }", "worse"},
        {"better: lower, target: { Q2: 70% }, actual: { Q2: 66.49% }", "better"},
        {"better: lower, target: { Q2: 70% }, actual: { Q2: 66.5% }", "within"},
        {"better: lower, target: { Q2: 70% }, actual: { Q2: 66.51% }", "within"},
        {"better: lower, target: { Q2: 70% }, actual: { Q2: 73.49% }", "within"},
        {"better: lower, target: { Q2: 70% }, actual: { Q2: 73.5% }", "within"},
        {"better: lower, target: { Q2: 70% }, actual: { Q2: 73.51% }", "worse"},
        {"better: lower, target: { Q2: 70% }, actual: { Q2: 73.500000000000001% }", "worse"},
        /* 5% of 17.3 is 0.865: no rounding on the way. */
        {"better: higher, target: { Q2: 17.3 }, actual: { Q2: 18.165 }", "within"},
        {"better: higher, target: { Q2: 17.3 }, actual: { Q2: 18.1651 }", "better"},
        {"better: higher, target: { Q2: 17.3 }, actual: { Q2: 16.435 }", "within"},
        {"better: higher, target: { Q2: 17.3 }, actual: { Q2: 16.4349 }", "worse"},
    };
    (void)state;
    CHECK_ROWS(&now, "", rows);
}

static void baseline_limits_compare_with_where_the_plan_began(void **state)
{
    static const struct expectation wanted = {KIND_ACTUAL, "Q2", "baseline"};
    static const struct expectation of_year = {KIND_ACTUAL, "10/11", "baseline"};
    static const struct row rows[] = {
        {"rule: baseline-limits, better: higher, baseline: { Q2: 40 }, actual: { Q2: 42 }", "within"},
        {"rule: baseline-limits, better: higher, baseline: { Q2: 40 }, actual: { Q2: 42.1 }", "better"},
        {"rule: baseline-limits, better: higher, baseline: { Q2: 40 }, actual: { Q2: 41.9 }", "within"},
        {"rule: baseline-limits, better: higher, baseline: { Q2: 40 }, actual: { Q2: 38 }", "within"},
        {"rule: baseline-limits, better: higher, baseline: { Q2: 40 }, actual: { Q2: 37.9 }", "worse"},
        {"rule: baseline-limits, better: higher, baseline: { Q2: 40 }, actual: { Q2: 38.1 }", "within"},
        {"rule: baseline-limits, better: lower, baseline: { Q2: 40 }, actual: { Q2: 38 }", "within"},
        {"rule: baseline-limits, better: lower, baseline: { Q2: 40 }, actual: { Q2: 37.9 }", "better"},
        {"rule: baseline-limits, better: lower, baseline: { Q2: 40 }, actual: { Q2: 42 }", "within"},
        {"rule: baseline-limits, better: lower, baseline: { Q2: 40 }, actual: { Q2: 42.1 }", "worse"},
        /* A percentage of the year in which the plan began stands for the quarter; a count of a year does not. */
        {"rule: baseline-limits, better: higher, baseline: { 07/08: 40% }, actual: { Q2: 42.1% }", "better"},
        {"rule: baseline-limits, better: higher, baseline: { 07/08: 40 }, actual: { Q2: 42.1 }", ""},
        {"rule: baseline-limits, better: higher, baseline: { 07/08: 40%, 09/10: 50% }, actual: { Q2: 42.1% }",
         "worse"},
        {"rule: baseline-limits, better: higher, baseline: { Q2: n/a, 09/10: 50% }, actual: { Q2: 42.1% }", ""},
        {"rule: baseline-limits, better: higher, target: { Q2: 40 }, actual: { Q2: 42.1 }", ""},
    };
    static const struct row years[] = {
        {"rule: baseline-limits, better: higher, baseline: { 07/08: 400 }, actual: { 10/11: 421 }", "better"},
        {"rule: baseline-limits, better: higher, baseline: { 07/08: 400 }, actual: { 10/11: 420 }", "within"},
        {"rule: baseline-limits, better: higher, baseline: { Q1: 40 }, actual: { 10/11: 42.1 }", ""},
    };
    (void)state;
    CHECK_ROWS(&wanted, "", rows);
    CHECK_ROWS(&of_year, "", years);
}

/* A baseline of a later period says nothing of an earlier one. */
static void baselines_are_not_of_later_periods(void **state)
{
    static const struct expectation wanted = {KIND_ACTUAL, "07/08", "baseline"};
    static const struct row rows[] = {
        {"rule: baseline-limits, better: higher, baseline: { 09/10: 40% }, actual: { 07/08: 42.1% }", ""},
        {"rule: baseline-limits, better: higher, baseline: { 07/08: 40% }, actual: { 07/08: 42.1% }", "better"},
    };
    (void)state;
    CHECK_ROWS(&wanted, "", rows);
}

static void target_and_travel_needs_both(void **state)
{
    static const struct row rows[] = {
        {"rule: target-and-travel, better: higher, target: { Q2: 100 }, actual: { Q2: 90 }", "better"},
        {"rule: target-and-travel, better: higher, target: { Q2: 100 }, actual: { Q2: 90.1 }", "better"},
        {"rule: target-and-travel, better: higher, target: { Q2: 100 }, actual: { Q2: 89.9 }", ""},
        {"rule: target-and-travel, better: higher, target: { Q2: 100 }, actual: { Q2: 89.9, Q2 09/10: 90 }", "worse"},
        {"rule: target-and-travel, better: higher, target: { Q2: 100 }, actual: { Q2: 89.9, Q2 09/10: 89.90 }",
         "within"},
        {"rule: target-and-travel, better: higher, target: { Q2: 100 }, actual: { Q2: 89.9, Q2 09/10: 60 }",
         "within"},
        /* The quarter before does not count. */
        {"rule: target-and-travel, better: higher, target: { Q2: 100 }, actual: { Q2: 89.9, Q1: 60 }", ""},
        {"rule: target-and-travel, better: higher, target: { Q2: 100 }, actual: { Q2: 89.9, Q2 09/10: n/a }", ""},
        {"rule: target-and-travel, better: lower, target: { Q2: 100 }, actual: { Q2: 110 }", "better"},
        {"rule: target-and-travel, better: lower, target: { Q2: 100 }, actual: { Q2: 110.1 }", ""},
        {"rule: target-and-travel, better: lower, target: { Q2: 100 }, actual: { Q2: 110.1, Q2 09/10: 110 }",
         "worse"},
        {"rule: target-and-travel, better: lower, target: { Q2: 100 }, actual: { Q2: 110.1, Q2 09/10: 110.1 }",
         "within"},
        {"rule: target-and-travel, better: lower, target: { Q2: 100 }, actual: { Q2: 110.1, Q2 09/10: 120 }",
         "within"},
    };
    (void)state;
    CHECK_ROWS(&now, "", rows);
}

/* --- tolerances and limits */

static void tolerances_are_of_the_indicator_then_of_the_rule(void **state)
{
    static const struct row rows[] = {
        {"better: higher, tolerance: 2 points, target: { Q2: 70% }, actual: { Q2: 72% }", "within"},
        {"better: higher, tolerance: 2 points, target: { Q2: 70% }, actual: { Q2: 72.01% }", "better"},
        {"better: higher, tolerance: 2 points, target: { Q2: 70% }, actual: { Q2: 68% }", "within"},
        {"better: higher, tolerance: 2 points, target: { Q2: 70% }, actual: { Q2: 67.99% }", "worse"},
        {"better: lower, tolerance: 2% points, target: { Q2: 70% }, actual: { Q2: 68% }", "within"},
        {"better: lower, tolerance: 2 pp, target: { Q2: 70% }, actual: { Q2: 67.9% }", "better"},
        {"better: lower, tolerance: 1 percentage point, target: { Q2: 70% }, actual: { Q2: 71.1% }", "worse"},
        {"better: lower, tolerance: 2, target: { Q2: 70% }, actual: { Q2: 72% }", "within"},
        {"better: lower, tolerance: 2, target: { Q2: 30 }, actual: { Q2: 32.1 }", "worse"},
        {"better: higher, tolerance: +10%, target: { Q2: 70% }, actual: { Q2: 77% }", "within"},
        {"better: higher, tolerance: ±10%, target: { Q2: 70% }, actual: { Q2: 63% }", "within"},
        {"better: higher, tolerance: +/- 10%, target: { Q2: 70% }, actual: { Q2: 62.9% }", "worse"},
        {"better: higher, tolerance: 10 %, target: { Q2: 70% }, actual: { Q2: 77.1% }", "better"},
        {"better: higher, tolerance: 0.5%, target: { Q2: 70% }, actual: { Q2: 70.35% }", "within"},
        {"better: higher, tolerance: 0.5%, target: { Q2: 70% }, actual: { Q2: 70.36% }", "better"},
        {"better: higher, tolerance: 0, target: { Q2: 70% }, actual: { Q2: 70% }", "within"},
        {"better: higher, tolerance: 0, target: { Q2: 70% }, actual: { Q2: 70.01% }", "better"},
        {"better: higher, tolerance: 0%, target: { Q2: 70% }, actual: { Q2: 69.99% }", "worse"},
        {"better: higher, rule: exact, target: { Q2: 70% }, actual: { Q2: 70% }", "within"},
        {"better: higher, rule: exact, target: { Q2: 70% }, actual: { Q2: 70.1% }", "better"},
        {"better: higher, rule: exact, tolerance: 1 point, target: { Q2: 70% }, actual: { Q2: 70.1% }", "within"},
    };
    (void)state;
    CHECK_ROWS(&now,
               "rules:\n"
               "  exact:\n"
               "    bands: [{ status: better, over: tolerance }, { status: within, from: -tolerance },"
               " { status: worse }]\n",
               rows);
}

static const char five_bands[] = "rules:\n"
                                 "  five:\n"
                                 "    bands:\n"
                                 "      - { status: better, over: +5% }\n"
                                 "      - { status: good, from: 0 }\n"
                                 "      - { status: within, over: -2 points }\n"
                                 "      - { status: poor, from: -10% }\n"
                                 "      - { status: worse }\n";

static void five_bands_each_at_its_limits(void **state)
{
    static const struct row rows[] = {
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 84.01 }", "better"},
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 84 }", "good"},
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 83.99 }", "good"},
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 80.01 }", "good"},
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 80 }", "good"},
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 79.99 }", "within"},
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 78.01 }", "within"},
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 78 }", "poor"},
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 77.99 }", "poor"},
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 72.01 }", "poor"},
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 72 }", "poor"},
        {"rule: five, better: higher, target: { Q2: 80 }, actual: { Q2: 71.99 }", "worse"},
        {"rule: five, better: lower, target: { Q2: 80 }, actual: { Q2: 75.99 }", "better"},
        {"rule: five, better: lower, target: { Q2: 80 }, actual: { Q2: 76 }", "good"},
        {"rule: five, better: lower, target: { Q2: 80 }, actual: { Q2: 80 }", "good"},
        {"rule: five, better: lower, target: { Q2: 80 }, actual: { Q2: 80.01 }", "within"},
        {"rule: five, better: lower, target: { Q2: 80 }, actual: { Q2: 81.99 }", "within"},
        {"rule: five, better: lower, target: { Q2: 80 }, actual: { Q2: 82 }", "poor"},
        {"rule: five, better: lower, target: { Q2: 80 }, actual: { Q2: 88 }", "poor"},
        {"rule: five, better: lower, target: { Q2: 80 }, actual: { Q2: 88.01 }", "worse"},
        {"rule: five, target: { Q2: 80 }, actual: { Q2: 88.01 }", ""},
    };
    (void)state;
    CHECK_ROWS(&now, five_bands, rows);
}

static void relative_limits_of_nothing_are_nothing(void **state)
{
    static const struct row rows[] = {
        {"better: higher, target: { Q2: 0 }, actual: { Q2: 0 }", "within"},
        {"better: higher, target: { Q2: 0 }, actual: { Q2: 0.01 }", "better"},
        {"better: higher, target: { Q2: 0 }, actual: { Q2: -0.01 }", "worse"},
        {"better: lower, target: { Q2: 0 }, actual: { Q2: 0 }", "within"},
        {"better: lower, target: { Q2: 0 }, actual: { Q2: 1 }", "worse"},
        {"better: lower, tolerance: 1, target: { Q2: 0 }, actual: { Q2: 1 }", "within"},
        /* 5% of -20 is 1. */
        {"better: higher, target: { Q2: -20% }, actual: { Q2: -19% }", "within"},
        {"better: higher, target: { Q2: -20% }, actual: { Q2: -18.9% }", "better"},
        {"better: higher, target: { Q2: -20% }, actual: { Q2: -21% }", "within"},
        {"better: higher, target: { Q2: -20% }, actual: { Q2: -21.1% }", "worse"},
        {"better: lower, target: { Q2: -20% }, actual: { Q2: -21% }", "within"},
        {"better: lower, target: { Q2: -20% }, actual: { Q2: -21.1% }", "better"},
        {"better: lower, target: { Q2: -20% }, actual: { Q2: -18.9% }", "worse"},
    };
    (void)state;
    CHECK_ROWS(&now, "", rows);
}

static void ranges_are_met_inside(void **state)
{
    static const struct row rows[] = {
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q2: 40% }", "within"},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q2: 50% }", "within"},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q2: 60% }", "within"},
        /* 5% of the nearer end: 2 below, 3 above. */
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q2: 38% }", "within"},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q2: 37.9% }", "worse"},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q2: 63% }", "within"},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q2: 63.1% }", "worse"},
        {"better: range, tolerance: 0, target: { Q2: 40% to 60% }, actual: { Q2: 39.9% }", "worse"},
        {"better: range, tolerance: 0, target: { Q2: 40% to 60% }, actual: { Q2: 40% }", "within"},
        {"better: range, tolerance: 0, target: { Q2: 40% to 60% }, actual: { Q2: 60.1% }", "worse"},
        {"better: range, target: { Q2: 50% }, actual: { Q2: 52.5% }", "within"},
        {"better: range, target: { Q2: 50% }, actual: { Q2: 52.6% }", "worse"},
        {"better: range, target: { Q2: 50% }, actual: { Q2: 47.4% }", "worse"},
        {"rule: inside, better: range, target: { Q2: 40% to 60% }, actual: { Q2: 45% }", "better"},
        {"rule: inside, better: range, target: { Q2: 40% to 60% }, actual: { Q2: 61% }", "worse"},
        /* A range is no target for what should be high. */
        {"better: higher, target: { Q2: 40% to 60% }, actual: { Q2: 70% }", ""},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q2: 45% to 50% }", ""},
        {"better: range, actual: { Q2: 45% }", ""},
    };
    (void)state;
    CHECK_ROWS(&now, "rules: { inside: { bands: [{ status: better, from: 0 }, { status: worse }] } }\n", rows);
}

static void figures_themselves_need_no_better_and_no_target(void **state)
{
    static const struct row rows[] = {
        {"rule: waiting, actual: { Q2: 10 }", "better"},
        {"rule: waiting, actual: { Q2: 10.1 }", "within"},
        {"rule: waiting, actual: { Q2: 9.9 }", "better"},
        {"rule: waiting, actual: { Q2: 18 }", "within"},
        {"rule: waiting, actual: { Q2: 18.01 }", "worse"},
        {"rule: waiting, better: none, target: { Q2: 5 }, actual: { Q2: 18 }", "within"},
        {"rule: waiting, actual: { Q2: 10% }", "better"},
        {"rule: waiting, actual: { Q2: \"-\" }", ""},
        {"rule: band, actual: { Q2: 34.9% }", "worse"},
        {"rule: band, actual: { Q2: 35% }", "within"},
        {"rule: band, actual: { Q2: 65.00% }", "within"},
        {"rule: band, actual: { Q2: 65.01% }", "worse"},
        /* The limits are percentages: nothing can be said of a count. */
        {"rule: band, actual: { Q2: 50 }", ""},
        {"rule: cost, actual: { Q2: £999k }", "better"},
        {"rule: cost, actual: { Q2: £1.0 million }", "better"},
        {"rule: cost, actual: { Q2: £1.1m }", "worse"},
        /* The margin of the second band cannot be said, and no later one is reached. */
        {"rule: mixed, target: { Q2: 50 }, actual: { Q2: 80 }", "better"},
        {"rule: mixed, target: { Q2: 50 }, actual: { Q2: 79 }", ""},
        {"rule: mixed, better: higher, target: { Q2: 50 }, actual: { Q2: 79 }", "within"},
        {"rule: mixed, better: higher, actual: { Q2: 80 }", ""},
    };
    (void)state;
    CHECK_ROWS(&now,
               "rules:\n"
               "  waiting: { bands: [{ status: better, max: 10 }, { status: within, max: 18 }, { status: worse }] }\n"
               "  band: { bands: [{ status: within, min: 35%, max: 65% }, { status: worse }] }\n"
               "  cost: { bands: [{ status: better, max: £1m }, { status: worse }] }\n"
               "  mixed: { bands: [{ status: better, min: 80 }, { status: within, from: 0 }, { status: worse }] }\n",
               rows);
}

static void travel_in_bands(void **state)
{
    static const struct row rows[] = {
        {"rule: short, better: higher, actual: { Q1: 10, Q2: 11 }", "better"},
        {"rule: short, better: higher, actual: { Q1: 10, Q2: 10.0 }", "within"},
        {"rule: short, better: higher, actual: { Q1: 10, Q2: 9 }", "worse"},
        {"rule: short, better: lower, actual: { Q1: 10, Q2: 9 }", "better"},
        {"rule: short, better: lower, actual: { Q1: 10, Q2: 11 }", "worse"},
        {"rule: short, better: lower, actual: { Q2: 11 }", ""},
        {"rule: short, actual: { Q1: 10, Q2: 11 }", ""},
        {"rule: short, better: lower, actual: { Q1: 10, Q2: 11%  }", ""},
    };
    (void)state;
    CHECK_ROWS(&now,
               "rules:\n"
               "  short:\n"
               "    bands: [{ status: better, travel: better }, { status: within, travel: same },"
               " { status: worse, travel: worse }, { status: poor }]\n",
               rows);
}

/* --- what is compared */

static void what_cannot_be_compared_is_not_rated(void **state)
{
    static const struct row rows[] = {
        {"better: higher, target: { Q2: 70 }, actual: { Q2: 80% }", ""},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: 80 }", ""},
        {"better: higher, target: { Q2: £70 }, actual: { Q2: 80 }", ""},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: n/a }", ""},
        {"better: higher, target: { Q2: TBC }, actual: { Q2: 80% }", ""},
        {"better: higher, actual: { Q2: 80% }", ""},
        {"better: higher, target: { Q2: 70% }", ""},
        {"better: none, target: { Q2: 70% }, actual: { Q2: 80% }", ""},
        {"target: { Q2: 70% }, actual: { Q2: 70% }", ""},
        {"rule: none, better: higher, target: { Q2: 70% }, actual: { Q2: 70% }", ""},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: 80% (Provisional) }", "better"},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: \"66.4%*\" }", "worse"},
        {"better: higher, target: { Q2: 70% }, actual: { Q2: 62% (158/256) }", "worse"},
        {"better: higher, tolerance: 0, target: { Q2: \"1,317\" }, actual: { Q2: 1317 }", "within"},
        {"better: higher, target: { Q2: £80 m. }, actual: { Q2: £84.000 m. }", "within"},
        {"better: higher, target: { Q2: £80 m. }, actual: { Q2: £84.001 m. }", "better"},
        {"better: higher, target: { Q2: \"£80,000,000\" }, actual: { Q2: £84.001 m. }", "better"},
        {"better: lower, target: { Q2: £650k }, actual: { Q2: \"£682,500\" }", "within"},
        {"better: lower, target: { Q2: £650k }, actual: { Q2: \"£682,501\" }", "worse"},
        /* A distance counts in what the figure is written in. */
        {"better: lower, tolerance: 0.5, target: { Q2: £80 m. }, actual: { Q2: £80.5 m. }", "within"},
        {"better: lower, tolerance: 0.5, target: { Q2: £80 m. }, actual: { Q2: £80.501 m. }", "worse"},
    };
    (void)state;
    CHECK_ROWS(&now, "", rows);
}

static void the_longer_period_lends_its_target_to_percentages(void **state)
{
    static const struct row rows[] = {
        {"better: higher, target: { 10/11: 70% }, actual: { Q2: 74% }", "better"},
        {"better: higher, target: { 10/11: 70%, Q2: 80% }, actual: { Q2: 74% }", "worse"},
        {"better: higher, target: { 10/11: 70%, Q2: n/a }, actual: { Q2: 74% }", ""},
        {"better: higher, target: { 10/11: 700 }, actual: { Q2: 740 }", ""},
        {"better: higher, target: { 09/10: 70% }, actual: { Q2: 74% }", ""},
    };
    (void)state;
    CHECK_ROWS(&now, "", rows);
}

static void targets_come_from_eight_longer_periods_at_most(void **state)
{
    struct scene scene;
    struct buf text = {0};
    (void)state;
    memset(&scene, 0, sizeof(scene));
    buf_puts(&text, "report: { organisation: A, title: T, layout: base }\nperiods:\n  P0: { role: now }\n");
    for (int i = 1; i < 12; i++)
        buf_printf(&text, "  P%d: { part_of: P%d }\n", i, i - 1);
    buf_puts(&text, "indicators:\n  - { ref: A, definition: B, better: higher, target: { P0: 50% },"
                    " actual: { P8: 60%, P9: 60% } }\n"
                    "sections:\n  - { heading: All, content: [indicators: {}] }\n");
    buf_putc(&text, '\0');
    fixture_open(&scene.fixture, text.bytes);
    buf_free(&text);
    scene.style = fixture_load(&scene.fixture, "base");
    scene.report = check_report(&scene.fixture.loader, scene.fixture.report);
    scene.figures = figures_compute(&(struct compute_job){
        .arena = scene.fixture.arena, .diags = &scene.fixture.diags, .report = scene.report, .style = scene.style});
    assert_clean(&scene.fixture);
    const struct indicator *indicator = scene.report->indicators.items[0];
    assert_text(
        status_id(figures_status(scene.figures, indicator, KIND_ACTUAL, scene_period(&scene, "P8"), STR("target"))),
        "better");
    assert_null(figures_status(scene.figures, indicator, KIND_ACTUAL, scene_period(&scene, "P9"), STR("target")));
    scene_close(&scene);
}

static const char against_rules[] =
    "comparators: { England: All England }\n"
    "rules:\n"
    "  england: { against: England, bands: [{ status: better, from: 0 }, { status: worse }] }\n"
    "  last-year: { against: last-year, bands: [{ status: better, from: 0 }, { status: worse }] }\n"
    "  stretch: { against: stretch, bands: [{ status: better, from: 0 }, { status: worse }] }\n";

static void against_a_comparator_a_period_and_a_stretch_target(void **state)
{
    static const struct expectation england = {KIND_ACTUAL, "Q2", "England"};
    static const struct expectation role = {KIND_ACTUAL, "Q2", "last-year"};
    static const struct expectation id = {KIND_ACTUAL, "Q2", "09/10"};
    static const struct expectation itself = {KIND_ACTUAL, "09/10", "last-year"};
    static const struct expectation before = {KIND_ACTUAL, "07/08", "last-year"};
    static const struct expectation stretch = {KIND_ACTUAL, "Q2", "stretch"};
    static const struct row with_england[] = {
        {"rule: england, better: higher, actual: { Q2: 72.79% }, comparators: { England: { value: 72.79% } }",
         "better"},
        {"rule: england, better: higher, actual: { Q2: 72.78% }, comparators: { England: { value: 72.79% } }",
         "worse"},
        {"rule: england, better: lower, actual: { Q2: 72.78% }, comparators: { England: { value: 72.79% } }",
         "better"},
        {"rule: england, better: lower, actual: { Q2: 72.78% }, comparators: { England: { value: n/a } }", ""},
        {"rule: england, better: lower, actual: { Q2: 72.78% }, target: { Q2: 80% }", ""},
        {"better: lower, actual: { Q2: 72.78% }, target: { Q2: 80% }", ""},
    };
    static const struct row with_last_year[] = {
        {"rule: last-year, better: higher, actual: { 09/10: 50%, Q2: 50% }", "better"},
        {"rule: last-year, better: higher, actual: { 09/10: 50%, Q2: 49.9% }", "worse"},
        {"rule: [target-limits, last-year], better: lower, actual: { 09/10: 50%, Q2: 49.9% }", "better"},
        {"rule: last-year, better: higher, actual: { Q2: 49.9% }", ""},
    };
    static const struct row same_year[] = {{"rule: last-year, better: higher, actual: { 09/10: 50%, Q2: 50% }", ""}};
    static const struct row later_year[] = {
        {"rule: last-year, better: higher, actual: { 07/08: 50%, 09/10: 40% }", ""}};
    static const struct row with_stretch[] = {
        {"rule: stretch, better: higher, stretch: { Q2: 50% }, actual: { Q2: 50% }", "better"},
        {"rule: stretch, better: higher, stretch: { Q2: 50% }, actual: { Q2: 49% }", "worse"},
        {"rule: stretch, better: higher, stretch: { 10/11: 50% }, actual: { Q2: 49% }", ""},
    };
    (void)state;
    CHECK_ROWS(&england, against_rules, with_england);
    CHECK_ROWS(&role, against_rules, with_last_year);
    CHECK_ROWS(&id, against_rules, with_last_year);
    CHECK_ROWS(&itself, against_rules, same_year);
    CHECK_ROWS(&before, against_rules, later_year);
    CHECK_ROWS(&stretch, against_rules, with_stretch);
}

static void forecasts_are_rated_against_the_target(void **state)
{
    static const struct expectation year_end = {KIND_FORECAST, "10/11", "target"};
    static const struct expectation actual = {KIND_ACTUAL, "10/11", "target"};
    static const struct row rows[] = {
        {"better: higher, target: { 10/11: 70% }, forecast: { 10/11: 66.5% }", "within"},
        {"better: higher, target: { 10/11: 70% }, forecast: { 10/11: 66.4% }", "worse"},
        {"better: lower, target: { 10/11: 70% }, forecast: { 10/11: 66.4% }", "better"},
        {"better: lower, target: { 10/11: 70% }, forecast: { 10/11: 66.4% }, forecast_status: { 10/11: worse }",
         "worse"},
        {"better: lower, target: { Q2: 70% }, forecast: { 10/11: 66.4% }", ""},
        {"rule: target-and-travel, better: higher, target: { 10/11: 70 }, forecast: { 10/11: 60 },"
         " actual: { 09/10: 60 }",
         "within"},
        {"rule: target-and-travel, better: higher, target: { 10/11: 70 }, forecast: { 10/11: 60 },"
         " actual: { 09/10: 61 }",
         "worse"},
    };
    static const struct row none[] = {{"better: higher, target: { 10/11: 70% }, forecast: { 10/11: 66.5% }", ""}};
    (void)state;
    CHECK_ROWS(&year_end, "", rows);
    CHECK_ROWS(&actual, "", none);
}

/* --- choosing */

static void the_report_chooses_for_those_that_name_none(void **state)
{
    static const struct {
        const char *head, *top, *layout, *expected;
    } rows[] = {
        {"", "", NULL, "within"},
        {", rule: own", "rules: { own: { bands: [{ status: poor }] } }\n", NULL, "poor"},
        {", rule: none", "", NULL, ""},
        {"", "rules: { target-limits: { bands: [{ status: fair }] } }\n", NULL, "fair"},
        {"", "", "extends: base\nrule: house\nrules: { house: { bands: [{ status: good }] } }\n", "good"},
        {", rule: target-limits", "", "extends: base\nrule: house\nrules: { house: { bands: [{ status: good }] } }\n",
         "within"},
        {"", "", "extends: base\nrule: \"\"\n", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct scene scene;
        scene_open(&scene, rows[i].head, rows[i].top,
                   "  - { ref: A, definition: B, better: higher, target: { Q2: 70% }, actual: { Q2: 70% } }\n",
                   rows[i].layout);
        assert_clean(&scene.fixture);
        assert_text(status_id(figures_status(scene.figures, scene.report->indicators.items[0], KIND_ACTUAL,
                                             scene_period(&scene, "Q2"), STR("target"))),
                    rows[i].expected);
        scene_close(&scene);
    }
}

static const struct status_figure *given_beside(struct scene *scene, const char *status)
{
    struct buf text = {0};
    buf_printf(&text, "better: higher, target: { Q2: 70%% }, actual: { Q2: 70%% }, status: { Q2: %s }", status);
    buf_putc(&text, '\0');
    struct buf row = {0};
    put_row(&row, 0, text.bytes);
    buf_putc(&row, '\0');
    scene_open(scene, "", "", row.bytes, NULL);
    buf_free(&text);
    buf_free(&row);
    assert_clean(&scene->fixture);
    const struct status_list *list = &scene->figures->indicators[0];
    assert_int_equal(list->n, 1);
    assert_ptr_equal(figures_status(scene->figures, scene->report->indicators.items[0], KIND_ACTUAL,
                                    scene_period(scene, "Q2"), STR("target")),
                     list->items);
    return list->items;
}

static void what_is_given_stands_beside_what_is_computed(void **state)
{
    struct scene scene;
    (void)state;
    const struct status_figure *figure = given_beside(&scene, "within");
    assert_text(status_id(figure), "within");
    assert_ptr_equal(figure->computed, figure->look);
    assert_non_null(figure->node);
    assert_null(figure->reason);
    assert_false(figure->overridden);
    assert_text(node_text(figure->rule->id), "target-limits");
    scene_close(&scene);

    figure = given_beside(&scene, "amber");
    assert_text(status_id(figure), "within");
    assert_false(figure->overridden);
    scene_close(&scene);

    figure = given_beside(&scene, "worse");
    assert_text(status_id(figure), "worse");
    assert_text(node_text(figure->computed->id), "within");
    assert_true(figure->overridden);
    scene_close(&scene);

    figure = given_beside(&scene, "{ word: better, reason: One school reported late. }");
    assert_text(status_id(figure), "better");
    assert_text(node_text(figure->computed->id), "within");
    assert_text(node_text(figure->reason), "One school reported late.");
    assert_true(figure->overridden);
    scene_close(&scene);

    figure = given_beside(&scene, "\"-\"");
    assert_null(figure->look);
    assert_text(figure->text, "-");
    assert_text(node_text(figure->computed->id), "within");
    assert_true(figure->overridden);
    scene_close(&scene);
}

static void periods_of_a_status_go_by_role_and_by_name(void **state)
{
    struct scene scene;
    (void)state;
    scene_open(&scene, "", against_rules,
               "  - { ref: A, definition: B, rule: last-year, better: higher, actual: { 09/10: 40%, Q2: 50% },"
               " status: { Q2: { 09/10: worse } } }\n",
               NULL);
    assert_clean(&scene.fixture);
    assert_int_equal(scene.figures->indicators[0].n, 1);
    const struct status_figure *figure = scene.figures->indicators[0].items;
    assert_text(status_id(figure), "worse");
    assert_text(node_text(figure->computed->id), "better");
    assert_true(figure->overridden);
    scene_close(&scene);
}

/* --- what can be wrong */

static void wrong_rules_are_reported_where_they_stand(void **state)
{
    static const struct {
        const char *top;
        uint32_t line;
        enum diag_code code;
        const char *help;
    } rows[] = {
        {"rules:\n  r:\n    bands:\n      - { status: better, from: five }\n      - { status: worse }\n", 5,
         DIAG_RULE_LIMIT, "such as `5%`"},
        {"rules:\n  r:\n    bands:\n      - { status: better, over: 5% of it }\n      - { status: worse }\n", 5,
         DIAG_RULE_LIMIT, "such as `5%`"},
        {"rules:\n  r:\n    bands:\n      - { status: better, over: --5 }\n      - { status: worse }\n", 5,
         DIAG_RULE_LIMIT, NULL},
        {"rules:\n  r:\n    bands:\n      - { status: better, over: \"%\" }\n      - { status: worse }\n", 5,
         DIAG_RULE_LIMIT, NULL},
        {"rules:\n  r:\n    bands:\n      - { status: better, min: high }\n      - { status: worse }\n", 5,
         DIAG_RULE_LIMIT, "as in `35`"},
        {"rules:\n  r:\n    bands:\n      - { status: better, max: 10 to 20 }\n      - { status: worse }\n", 5,
         DIAG_RULE_LIMIT, "as in `35`"},
        {"rules:\n  r:\n    tolerance: -5%\n    bands:\n      - { status: better }\n", 4, DIAG_RULE_LIMIT,
         "has no minus"},
        {"rules:\n  r:\n    tolerance: tolerance\n    bands:\n      - { status: better }\n", 4, DIAG_RULE_LIMIT,
         "such as `5%`"},
        {"rules:\n  r:\n    bands:\n      - { status: beter, from: 0 }\n      - { status: worse }\n", 5,
         DIAG_STATUS_UNKNOWN, "did you mean `better`?"},
        {"rules:\n  r:\n    bands:\n      - { status: better }\n      - { status: worse, from: 0 }\n", 6,
         DIAG_RULE_BANDS, "in order"},
        {"rules:\n  r:\n    bands:\n      - { status: worse, from: -10% }\n      - { status: better, from: 0% }\n"
         "      - { status: within }\n",
         6, DIAG_RULE_BANDS, "in order"},
        {"rules:\n  r:\n    bands:\n      - { status: worse, over: 0 }\n      - { status: better, over: 5% }\n"
         "      - { status: within }\n",
         6, DIAG_RULE_BANDS, "in order"},
        {"rules:\n  r:\n    bands:\n      - { status: within, from: -tolerance }\n"
         "      - { status: better, over: tolerance }\n      - { status: worse }\n",
         6, DIAG_RULE_BANDS, "in order"},
        {"rules:\n  r:\n    bands:\n      - { status: better, from: 0 }\n      - { status: within, from: -5% }\n", 6,
         DIAG_RULE_BANDS, "add a last band"},
        {"rules:\n  r:\n    against: traget\n    bands: [{ status: better }]\n", 4, DIAG_UNKNOWN_NAME,
         "did you mean `target`?"},
        {"rules:\n  r:\n    against: the moon\n    bands: [{ status: better }]\n", 4, DIAG_UNKNOWN_NAME,
         "name of a comparator"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct scene scene;
        scene_open(&scene, "", rows[i].top, "  - { ref: A, definition: B }\n", NULL);
        assert_only(&scene.fixture, rows[i].code, rows[i].line, rows[i].help);
        scene_close(&scene);
    }
}

static void sound_rules_are_not_found_fault_with(void **state)
{
    static const char *const tops[] = {
        five_bands,
        "rules: { r: { bands: [{ status: better, from: 5% }, { status: within, from: -2 }, { status: worse }] } }\n",
        "rules: { r: { bands: [{ status: better, from: 0, travel: better }, { status: within, from: 0 },"
        " { status: worse }] } }\n",
        "rules: { r: { bands: [{ status: better, over: 0 }, { status: within, from: 0 }, { status: worse }] } }\n",
        "rules: { r: { bands: [{ status: better, min: 5, max: 10 }, { status: within, min: 5 },"
        " { status: worse }] } }\n",
        "rules: { r: { tolerance: 2.5 pp, against: baseline, bands: [{ status: better }] } }\n",
        "rules: { r: { against: \"Q1\", bands: [{ status: better }] } }\n",
        "rules: { r: { bands: [{ status: better, from: \xE2\x88\x92"
        "5% }, { status: worse }] } }\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(tops) / sizeof(tops[0]); i++) {
        struct scene scene;
        scene_open(&scene, "", tops[i], "  - { ref: A, definition: B }\n", NULL);
        assert_clean(&scene.fixture);
        scene_close(&scene);
    }
}

/* The indicator stands below the periods. */
static void expect_of_indicator(const char *head, const char *top, const char *keys, const char *layout,
                                enum diag_code code, const char *help)
{
    struct scene scene;
    struct buf row = {0};
    put_row(&row, 0, keys);
    buf_putc(&row, '\0');
    scene_open(&scene, head, top, row.bytes, layout);
    buf_free(&row);
    assert_only(&scene.fixture, code, scene.report->indicators.items[0]->node->mark.line, help);
    scene_close(&scene);
}

static void what_indicators_say_wrong_of_rules(void **state)
{
    (void)state;
    expect_of_indicator("", "", "rule: target-limit", NULL, DIAG_RULE_UNKNOWN, "did you mean `target-limits`?");
    expect_of_indicator("", "", "rule: xyzzy", NULL, DIAG_RULE_UNKNOWN, "there are: target-limits");
    expect_of_indicator("", "", "tolerance: some, better: higher, target: { Q2: 1, Q1: 1 }, actual: { Q1: 1, Q2: 1 }",
                        NULL, DIAG_RULE_LIMIT, "such as `2 points`");
    expect_of_indicator("", "rules: { other: { bands: [{ status: better }] } }\n", "rule: [target-limits, other]",
                        NULL, DIAG_STATUS_AGAINST_TWICE, "leave one of them out");
    expect_of_indicator("",
                        "rules: { a: { against: last-year, bands: [{ status: better }] },"
                        " b: { against: 09/10, bands: [{ status: better }] } }\n",
                        "rule: [a, b]", NULL, DIAG_STATUS_AGAINST_TWICE, "leave one of them out");
    expect_of_indicator("", "", "rule: [house]",
                        "extends: base\nrules: { house: { against: Wales, bands: [{ status: good }] } }\n",
                        DIAG_UNKNOWN_NAME, "role: Wales");
}

static void wrong_names_of_the_usual_rule(void **state)
{
    struct scene scene;
    (void)state;
    scene_open(&scene, ", rule: target-limts", "", "  - { ref: A, definition: B }\n", NULL);
    assert_only(&scene.fixture, DIAG_RULE_UNKNOWN, 1, "did you mean `target-limits`?");
    scene_close(&scene);

    scene_open(&scene, "", "", "  - { ref: A, definition: B }\n", "extends: base\nname: House\nrule: target-limts\n");
    assert_only(&scene.fixture, DIAG_RULE_UNKNOWN, 3, "did you mean `target-limits`?");
    scene_close(&scene);
}

/* It names a comparator that this report does not have, and nobody asks for it. */
static void unused_rules_of_the_layout_are_let_be(void **state)
{
    struct scene scene;
    (void)state;
    scene_open(&scene, "", "", "  - { ref: A, definition: B }\n",
               "extends: base\nrules: { house: { against: Wales, bands: [{ status: good }] } }\n");
    assert_clean(&scene.fixture);
    scene_close(&scene);

    scene_open(&scene, "", "", "  - { ref: A, definition: B }\n",
               "extends: base\nrule: house\nrules: { house: { against: Wales, bands: [{ status: good }] } }\n");
    assert_clean(&scene.fixture);
    scene_close(&scene);

    scene_open(&scene, "", "", "  - { ref: A, definition: B }\n",
               "extends: base\nrules:\n  house: { bands: [{ status: gud, from: x }] }\n");
    assert_int_equal(scene.fixture.diags.n, 2);
    assert_int_equal(scene.fixture.diags.items[0]->mark.line, 3);
    assert_int_equal(scene.fixture.diags.items[1]->mark.line, 3);
    scene_close(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(target_limits_hold_to_the_last_digit),
        cmocka_unit_test(baseline_limits_compare_with_where_the_plan_began),
        cmocka_unit_test(baselines_are_not_of_later_periods),
        cmocka_unit_test(target_and_travel_needs_both),
        cmocka_unit_test(tolerances_are_of_the_indicator_then_of_the_rule),
        cmocka_unit_test(five_bands_each_at_its_limits),
        cmocka_unit_test(relative_limits_of_nothing_are_nothing),
        cmocka_unit_test(ranges_are_met_inside),
        cmocka_unit_test(figures_themselves_need_no_better_and_no_target),
        cmocka_unit_test(travel_in_bands),
        cmocka_unit_test(what_cannot_be_compared_is_not_rated),
        cmocka_unit_test(the_longer_period_lends_its_target_to_percentages),
        cmocka_unit_test(targets_come_from_eight_longer_periods_at_most),
        cmocka_unit_test(against_a_comparator_a_period_and_a_stretch_target),
        cmocka_unit_test(forecasts_are_rated_against_the_target),
        cmocka_unit_test(the_report_chooses_for_those_that_name_none),
        cmocka_unit_test(what_is_given_stands_beside_what_is_computed),
        cmocka_unit_test(periods_of_a_status_go_by_role_and_by_name),
        cmocka_unit_test(wrong_rules_are_reported_where_they_stand),
        cmocka_unit_test(sound_rules_are_not_found_fault_with),
        cmocka_unit_test(what_indicators_say_wrong_of_rules),
        cmocka_unit_test(wrong_names_of_the_usual_rule),
        cmocka_unit_test(unused_rules_of_the_layout_are_let_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
