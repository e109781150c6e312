/* Direction of travel: against the period before and the year before, at printed precision. */
#include "compute_rows_fixture.h"

struct row {
    const char *keys;
    enum travel travel;
};

static void check_rows(const char *period, bool long_term, const struct row *rows, size_t n)
{
    struct scene scene;
    struct buf text = {0};
    for (size_t i = 0; i < n; i++)
        put_row(&text, i, rows[i].keys);
    buf_putc(&text, '\0');
    scene_open(&scene, "", "", text.bytes, NULL);
    buf_free(&text);
    assert_clean(&scene.fixture);
    for (size_t i = 0; i < n; i++) {
        enum travel travel =
            figures_travel(scene.figures, scene.report->indicators.items[i], scene_period(&scene, period), long_term);
        if (travel != rows[i].travel)
            fail_msg("{ %s }: %d, not %d", rows[i].keys, (int)travel, (int)rows[i].travel);
    }
    scene_close(&scene);
}

#define CHECK_ROWS(period, long_term, rows) \
    check_rows((period), (long_term), (rows), sizeof(rows) / sizeof((rows)[0]))

static void short_travel_is_against_the_period_before(void **state)
{
    static const struct row rows[] = {
        {"better: higher, actual: { Q1: 35%, Q2: 36% }", TRAVEL_BETTER},
        {"better: higher, actual: { Q1: 35%, Q2: 34% }", TRAVEL_WORSE},
        {"better: higher, actual: { Q1: 35%, Q2: 35.00% }", TRAVEL_SAME},
        {"better: higher, actual: { Q1: 35%, Q2: 35.01% }", TRAVEL_BETTER},
        {"better: lower, actual: { Q1: 35%, Q2: 36% }", TRAVEL_WORSE},
        {"better: lower, actual: { Q1: 35%, Q2: 34.99% }", TRAVEL_BETTER},
        {"better: lower, actual: { Q1: -3, Q2: -4 }", TRAVEL_BETTER},
        {"better: none, actual: { Q1: 35%, Q2: 36% }", TRAVEL_UP},
        {"actual: { Q1: 35%, Q2: 34% }", TRAVEL_DOWN},
        {"actual: { Q1: 35%, Q2: 35.0% }", TRAVEL_SAME},
        {"better: higher, actual: { Q2: 36% }", TRAVEL_NONE},
        {"better: higher, actual: { Q1: 35% }", TRAVEL_NONE},
        {"better: higher, actual: { Q2 09/10: 35%, 09/10: 35%, Q2: 36% }", TRAVEL_NONE},
        {"better: higher, actual: { Q1: n/a, Q2: 36% }", TRAVEL_NONE},
        {"better: higher, actual: { Q1: 35%, Q2: n/a }", TRAVEL_NONE},
        {"better: higher, actual: { Q1: 35, Q2: 36% }", TRAVEL_NONE},
        {"better: higher, actual: { Q1: £35, Q2: 36 }", TRAVEL_NONE},
        {"better: higher, actual: { Q1: £0.9m, Q2: £900k }", TRAVEL_SAME},
        {"better: higher, actual: { Q1: £0.9m, Q2: \"£900,001\" }", TRAVEL_BETTER},
        {"better: higher, actual: { Q1: 35% (Provisional), Q2: \"36%*\" }", TRAVEL_BETTER},
    };
    (void)state;
    CHECK_ROWS("Q2", false, rows);
}

static void long_travel_is_against_the_year_before(void **state)
{
    static const struct row quarters[] = {
        {"better: higher, actual: { Q2 09/10: 35%, Q1: 90%, Q2: 36% }", TRAVEL_BETTER},
        {"better: lower, actual: { Q2 09/10: 35%, Q1: 90%, Q2: 36% }", TRAVEL_WORSE},
        {"better: lower, actual: { Q2 09/10: 36.0%, Q2: 36% }", TRAVEL_SAME},
        {"better: lower, actual: { 09/10: 36.0%, Q1: 35%, Q2: 36% }", TRAVEL_NONE},
    };
    static const struct row years[] = {
        {"better: higher, actual: { 09/10: 35%, 10/11: 36% }", TRAVEL_BETTER},
        {"better: higher, actual: { 07/08: 35%, 10/11: 36% }", TRAVEL_NONE},
    };
    (void)state;
    CHECK_ROWS("Q2", true, quarters);
    CHECK_ROWS("10/11", true, years);
    CHECK_ROWS("10/11", false, years); /* of years both are the same */
}

static void what_is_printed_alike_is_the_same(void **state)
{
    static const struct row rows[] = {
        {"better: higher, decimals: 0, actual: { Q1: 35.4%, Q2: 34.6% }", TRAVEL_SAME},
        {"better: higher, decimals: 0, actual: { Q1: 35.4%, Q2: 35.5% }", TRAVEL_BETTER},
        {"better: higher, decimals: 1, actual: { Q1: 35.44%, Q2: 35.36% }", TRAVEL_SAME},
        {"better: higher, decimals: 2, actual: { Q1: 35.44%, Q2: 35.36% }", TRAVEL_WORSE},
        {"better: higher, decimals: 2, actual: { Q1: 35%, Q2: 35.00% }", TRAVEL_SAME},
        {"better: lower, decimals: 1, actual: { Q1: £86.19 m., Q2: £86.21 m. }", TRAVEL_SAME},
        {"better: lower, decimals: 1, actual: { Q1: £86.19 m., Q2: £86.25 m. }", TRAVEL_WORSE},
        {"better: range, decimals: 0, target: { Q2: 40% to 60% }, actual: { Q1: 61.4%, Q2: 60.6% }", TRAVEL_SAME},
    };
    (void)state;
    CHECK_ROWS("Q2", false, rows);
}

static void counts_that_grow_are_compared_with_the_year_before_only(void **state)
{
    static const struct row rows[] = {
        {"better: higher, actual: { C1: 35, Q2 09/10: 35, C2: 70 }", TRAVEL_NONE},
        {"better: higher, actual: { C1: £35, C2: £70 }", TRAVEL_NONE},
        {"better: higher, actual: { C1: 35%, C2: 70% }", TRAVEL_BETTER},
    };
    static const struct row long_term[] = {
        {"better: higher, actual: { C1: 35, Q2 09/10: 35, C2: 70 }", TRAVEL_BETTER},
        {"better: lower, actual: { C1: 35%, Q2 09/10: 35%, C2: 70% }", TRAVEL_WORSE},
        {"better: lower, actual: { C1: 35%, C2: 70% }", TRAVEL_NONE},
    };
    (void)state;
    CHECK_ROWS("C2", false, rows);
    CHECK_ROWS("C2", true, long_term);
}

static void counts_are_of_periods_of_the_same_length(void **state)
{
    static const struct row rows[] = {
        {"better: lower, actual: { 09/10: \"1,204\", C3: 702 }", TRAVEL_NONE},
        {"better: lower, actual: { 09/10: £1.2m, C3: £0.7m }", TRAVEL_NONE},
        {"better: lower, actual: { 09/10: 12%, C3: 7% }", TRAVEL_BETTER},
        {"better: lower, actual: { 09/10: 12 per 1000, C3: 7 per 1000 }", TRAVEL_BETTER},
        {"better: lower, unit: \"%\", actual: { 09/10: 12, C3: 7 }", TRAVEL_BETTER},
        {"better: lower, cumulative: no, actual: { 09/10: 12, C3: 7 }", TRAVEL_BETTER},
    };
    (void)state;
    CHECK_ROWS("C3", false, rows);
}

static void towards_the_range_is_better(void **state)
{
    static const struct row rows[] = {
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q1: 30%, Q2: 35% }", TRAVEL_BETTER},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q1: 35%, Q2: 30% }", TRAVEL_WORSE},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q1: 70%, Q2: 65% }", TRAVEL_BETTER},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q1: 65%, Q2: 70% }", TRAVEL_WORSE},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q1: 45%, Q2: 55% }", TRAVEL_SAME},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q1: 35%, Q2: 65% }", TRAVEL_SAME},
        {"better: range, target: { Q2: 40% to 60% }, actual: { Q1: 39.9%, Q2: 40% }", TRAVEL_BETTER},
        {"better: range, target: { 10/11: 40% to 60% }, actual: { Q1: 30%, Q2: 35% }", TRAVEL_BETTER},
        {"better: range, target: { Q2: 50% }, actual: { Q1: 45%, Q2: 51% }", TRAVEL_BETTER},
        {"better: range, actual: { Q1: 45%, Q2: 51% }", TRAVEL_UP},
        {"better: range, target: { Q2: 50 }, actual: { Q1: 45%, Q2: 41% }", TRAVEL_DOWN},
    };
    (void)state;
    CHECK_ROWS("Q2", false, rows);
}

static void the_layout_has_the_symbols(void **state)
{
    struct scene scene;
    (void)state;
    scene_open(&scene, "", "", "  - { ref: A, definition: B }\n", NULL);
    assert_text(node_text(figures_travel_look(scene.style, TRAVEL_BETTER)->id), "improved");
    assert_text(node_text(figures_travel_look(scene.style, TRAVEL_SAME)->id), "unchanged");
    assert_text(node_text(figures_travel_look(scene.style, TRAVEL_WORSE)->id), "declined");
    assert_text(node_text(figures_travel_look(scene.style, TRAVEL_UP)->id), "risen");
    assert_text(node_text(figures_travel_look(scene.style, TRAVEL_DOWN)->id), "fallen");
    assert_null(figures_travel_look(scene.style, TRAVEL_NONE));
    assert_int_equal(figures_travel(scene.figures, scene.report->indicators.items[0], NULL, false), TRAVEL_NONE);
    scene_close(&scene);

    scene_open(&scene, "", "", "  - { ref: A, definition: B }\n", "extends: base\ntravel: { up: \"\" }\n");
    assert_null(figures_travel_look(scene.style, TRAVEL_UP));
    assert_non_null(figures_travel_look(scene.style, TRAVEL_DOWN));
    scene_close(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_travel_is_against_the_period_before),
        cmocka_unit_test(long_travel_is_against_the_year_before),
        cmocka_unit_test(what_is_printed_alike_is_the_same),
        cmocka_unit_test(counts_that_grow_are_compared_with_the_year_before_only),
        cmocka_unit_test(counts_are_of_periods_of_the_same_length),
        cmocka_unit_test(towards_the_range_is_better),
        cmocka_unit_test(the_layout_has_the_symbols),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
