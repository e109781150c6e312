/* Round steps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chart_fixture.h"

static void assert_ticks(const char *low, const char *high, uint32_t wanted, const char *first, const char *step,
                         uint32_t n)
{
    struct chart_ticks ticks = chart_ticks(chart_decimal(low), chart_decimal(high), wanted);
    assert_int_equal(decimal_compare(ticks.first, chart_decimal(first)), 0);
    assert_int_equal(decimal_compare(ticks.step, chart_decimal(step)), 0);
    assert_int_equal(ticks.first.scale, ticks.step.scale);
    assert_int_equal(ticks.n, n);
}

static void steps_are_round(void **state)
{
    (void)state;
    assert_ticks("0", "100", 5, "0", "20", 6);
    assert_ticks("0", "73.4", 5, "0", "20", 5);
    assert_ticks("0", "12", 4, "0", "5", 4);
    assert_ticks("0", "1", 5, "0", "0.2", 6);
    assert_ticks("61.2", "64.9", 5, "61", "1", 5);
    assert_ticks("0.0013", "0.0029", 4, "0.001", "0.0005", 5);
    assert_ticks("0", "1.00", 2, "0", "0.5", 3);
}

static void zero_is_a_step(void **state)
{
    (void)state;
    assert_ticks("-12000", "8000", 5, "-15000", "5000", 6);
    assert_ticks("-1", "1", 2, "-1", "1", 3);
    assert_ticks("-1", "1", 0, "-1", "1", 3);
    assert_ticks("-30", "0", 3, "-30", "10", 4);
}

static void a_single_figure_has_room_on_both_sides(void **state)
{
    (void)state;
    assert_ticks("0", "0", 5, "0", "0.2", 6);
    assert_ticks("45", "45", 4, "35", "5", 5);
    assert_ticks("-7", "-7", 2, "-8", "1", 3);
}

static void figures_of_any_size_are_shown(void **state)
{
    (void)state;
    assert_ticks("0", "999999999999999999", 5, "0", "200000000000000000", 6);
    struct chart_ticks ticks =
        chart_ticks(chart_decimal("-999999999999999999"), chart_decimal("999999999999999999"), 2);
    assert_int_equal(ticks.first.units, INT64_C(-1000000000000000000));
    assert_int_equal(ticks.step.units, INT64_C(1000000000000000000));
    assert_int_equal(ticks.n, 3);
}

static void ticks_enclose_what_they_show(void **state)
{
    uint32_t seed = 5;
    (void)state;
    for (uint32_t i = 0; i < 20000; i++) {
        struct decimal a = {(int64_t)chart_random(&seed) * chart_random(&seed) - (INT64_C(1) << 46),
                            (uint8_t)(chart_random(&seed) % 19)};
        struct decimal b = {(int64_t)chart_random(&seed) * 1000, (uint8_t)(chart_random(&seed) % 19)};
        bool ordered = decimal_compare(a, b) <= 0;
        uint32_t wanted = 2 + chart_random(&seed) % 8;
        struct chart_ticks ticks = chart_ticks(ordered ? a : b, ordered ? b : a, wanted);
        struct decimal last = {ticks.first.units + (ticks.n - 1) * ticks.step.units, ticks.step.scale};
        assert_true(ticks.step.units > 0);
        assert_in_range(ticks.n, 2, wanted + 1);
        assert_true(decimal_compare(ticks.first, ordered ? a : b) <= 0);
        assert_true(decimal_compare(last, ordered ? b : a) >= 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_round),
        cmocka_unit_test(zero_is_a_step),
        cmocka_unit_test(a_single_figure_has_room_on_both_sides),
        cmocka_unit_test(figures_of_any_size_are_shown),
        cmocka_unit_test(ticks_enclose_what_they_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
