/* XmR charts against published examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chart_fixture.h"

static struct spc reckon(struct chart_fixture *fixture, const char *written, uint32_t n)
{
    return chart_spc_reckon(fixture->arena, chart_fixture_figures(fixture, written, false), n);
}

static void assert_units(struct decimal found, int64_t units, uint8_t scale)
{
    assert_int_equal(found.units, units);
    assert_int_equal(found.scale, scale);
}

/* NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: mean 50.81, mean moving range 1.8778, limits 55.80 and
 * 45.82 (with 3/1.128 for 2.66). */
static void limits_of_the_nist_handbook(void **state)
{
    struct chart_fixture fixture;
    (void)state;
    chart_fixture_open(&fixture);
    struct spc spc = reckon(&fixture, "49.6 47.6 49.9 51.3 47.8 51.2 52.6 52.4 53.6 52.1", 10);
    assert_true(spc.valid && spc.trial);
    assert_units(spc.mean, 50810, 3);
    assert_units(spc.range, 1878, 3);
    assert_units(spc.high, 55805, 3);
    assert_units(spc.low, 45815, 3);
    chart_fixture_close(&fixture);
}

/* Wheeler, Understanding Variation: the monthly trade deficit of the United States in 1987, in billions of dollars.
 */
static void limits_of_the_trade_deficit(void **state)
{
    struct chart_fixture fixture;
    (void)state;
    chart_fixture_open(&fixture);
    struct spc spc = reckon(&fixture, "10.7 13.0 11.4 11.5 12.5 14.1 14.8 14.1 12.6 16.0 11.7 10.6", 12);
    assert_true(spc.valid && !spc.trial);
    assert_units(spc.mean, 12750, 3);
    assert_units(spc.range, 1664, 3);
    assert_units(spc.high, 17175, 3);
    assert_units(spc.low, 8325, 3);
    for (uint32_t i = 0; i < 12; i++)
        assert_int_equal(spc.signals[i], 0);
    chart_fixture_close(&fixture);
}

static void assert_signals(const char *written, uint32_t n, const char *expected)
{
    struct chart_fixture fixture;
    chart_fixture_open(&fixture);
    struct spc spc = reckon(&fixture, written, n);
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(spc.signals[i], expected[i] - '0');
    chart_fixture_close(&fixture);
}

static void signals_are_found(void **state)
{
    (void)state;
    /* Far out: the mean is 13.5, the mean moving range 7.4. */
    assert_signals("10 11 10 11 10 11 50 10 11 10 11 10 11", 13, "0000001000000");
    /* Seven, then six on one side. */
    assert_signals("9 8 9 8 9 8 9 11 12 11 12 11 12 9 12 9", 16, "2222222000000000");
    /* A figure on the mean (10) ends the run. */
    assert_signals("9 8 9 8 9 8 10 9 12 11 12 11 12 10", 14, "00000000000000");
    /* Seven figures all rising are six steps; six figures are no run, and a figure that stays the same ends it. */
    assert_signals("4 1 2 3 4 5 6 7 1 5", 10, "0444444400");
    assert_signals("5 1 2 3 4 5 6 1 7 5", 10, "0000000000");
    assert_signals("5 1 2 3 4 4 5 6 7 1", 10, "0000000000");
    assert_signals("1 7 6 5 4 3 2 1 7 5", 10, "0444444400");
}

static void gaps_are_passed_over(void **state)
{
    (void)state;
    assert_signals("4 1 2 - 3 4 5 - - 6 7 1 5", 13, "0440444004400");
}

static void what_cannot_be_reckoned_is_not_valid(void **state)
{
    struct chart_fixture fixture;
    (void)state;
    chart_fixture_open(&fixture);
    assert_false(reckon(&fixture, "", 0).valid);
    assert_false(reckon(&fixture, "- 5 -", 3).valid);
    assert_false(reckon(&fixture, "1 999999999999999999", 2).valid);
    assert_false(reckon(&fixture, "1 0.000000000000000001", 2).valid);
    assert_true(reckon(&fixture, "5 5", 2).valid);
    chart_fixture_close(&fixture);
}

static void a_signal_has_another_shape_and_colour(void **state)
{
    struct chart_fixture fixture;
    (void)state;
    chart_fixture_open(&fixture);
    struct chart_job job = chart_fixture_job(&fixture, LEN_PT(400), LEN_PT(150));
    struct chart_data data = {.unit = STR("%")};
    data.categories = chart_fixture_categories(&fixture, "a;b;c;d;e;f;g;h;i;j;k;l;m", &data.ncategories);
    struct chart_series series = {STR("Days"), &fixture.looks[0],
                                  chart_fixture_figures(&fixture, "10 11 10 11 10 11 50 10 11 10 11 10 11", false),
                                  false};
    data.series = &series;
    data.nseries = 1;
    struct spc spc = chart_spc_reckon(fixture.arena, series.figures, 13);
    const struct spc_words words = {STR("Mean 13%"), STR(""), STR("Upper limit 33%"), STR("Look here")};
    struct drawing *drawing = chart_spc(&job, &data, &spc, &words);
    assert_drawing_sane(&job, drawing);
    assert_int_equal(drawing_count(drawing, 0xcc0000, DRAW_NONE), 2); /* with the key's */
    assert_int_equal(drawing_path(drawing, 0xcc0000, DRAW_NONE, 1)->n, 4);
    assert_int_equal(drawing_count(drawing, 0xa, DRAW_NONE), 12);
    assert_non_null(drawing_words(drawing, "Mean 13%"));
    assert_non_null(drawing_words(drawing, "Upper limit 33%"));
    assert_non_null(drawing_words(drawing, "Look here"));
    chart_fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_of_the_nist_handbook),
        cmocka_unit_test(limits_of_the_trade_deficit),
        cmocka_unit_test(signals_are_found),
        cmocka_unit_test(gaps_are_passed_over),
        cmocka_unit_test(what_cannot_be_reckoned_is_not_valid),
        cmocka_unit_test(a_signal_has_another_shape_and_colour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
