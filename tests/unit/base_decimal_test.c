#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/decimal.h"

static void figures_keep_their_written_precision(void **state)
{
    static const struct {
        const char *text;
        int64_t units;
        uint8_t scale;
    } cases[] = {
        {"0", 0, 0},
        {"66.3", 663, 1},
        {"1.10", 110, 2},
        {"-12.66", -1266, 2},
        {"+5", 5, 0},
        {"\xE2\x88\x92"
         "5.0",
         -50, 1},
        {"1,317", 1317, 0},
        {"650,000", 650000, 0},
        {"1,234,567.89", 123456789, 2},
        {".5", 5, 1},
        {"007", 7, 0},
        {"999999999999999999", INT64_C(999999999999999999), 0},
        {"-999999999999999999", INT64_C(-999999999999999999), 0},
        {"0.000000000000000001", 1, 18},
        {"0000000000000000000000001", 1, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct decimal value = {-7, 99};

        assert_true(decimal_parse(str_from(cases[i].text), &value));
        assert_int_equal(value.units, cases[i].units);
        assert_int_equal(value.scale, cases[i].scale);
    }
}

static void what_is_no_figure_is_refused(void **state)
{
    static const char *const cases[] = {
        "",
        "-",
        "+",
        ".",
        "5.",
        "1 317",
        " 5",
        "5 ",
        "1,31",
        "13,17",
        "1317,000",
        "1,,317",
        "0,123",
        "-0,123",
        "00,123",
        ",317",
        "1,3170",
        "1,317,",
        "1.5,000",
        "1.2.3",
        "--5",
        "5%",
        "1e5",
        "0x10",
        "n/a",
        "£5",
        "1000000000000000000",
        "0.0000000000000000001",
        "12345678901.23456789",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct decimal value;

        if (decimal_parse(str_from(cases[i]), &value))
            fail_msg("\"%s\" was taken for a figure", cases[i]);
    }
}

/* The largest and smallest of 18 digits. */
#define MOST INT64_C(999999999999999999)

static void assert_decimal(struct decimal a, int64_t units, uint8_t scale)
{
    assert_int_equal(a.units, units);
    assert_int_equal(a.scale, scale);
}

static void order_goes_by_value_and_not_by_digits(void **state)
{
    static const struct {
        struct decimal a, b;
        int order;
    } cases[] = {
        {{3500, 2}, {35, 0}, 0},      {{3501, 2}, {35, 0}, 1},   {{3499, 2}, {35, 0}, -1}, {{-35, 0}, {-350, 1}, 0},
        {{-36, 0}, {-35, 0}, -1},     {{-1, 18}, {0, 0}, -1},    {{0, 18}, {0, 0}, 0},     {{MOST, 0}, {MOST, 18}, 1},
        {{-MOST, 0}, {MOST, 18}, -1}, {{MOST, 0}, {MOST, 0}, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int order = decimal_compare(cases[i].a, cases[i].b), back = decimal_compare(cases[i].b, cases[i].a);

        assert_int_equal((order > 0) - (order < 0), cases[i].order);
        assert_int_equal((back > 0) - (back < 0), -cases[i].order);
    }
}

static void sums_and_differences_are_exact(void **state)
{
    struct decimal out = {-7, 9};

    (void)state;
    assert_true(decimal_add((struct decimal){125, 1}, (struct decimal){-1250, 2}, &out));
    assert_decimal(out, 0, 2);
    assert_true(decimal_add((struct decimal){1, 1}, (struct decimal){2, 1}, &out));
    assert_decimal(out, 3, 1);
    assert_true(decimal_subtract((struct decimal){5, 0}, (struct decimal){575, 2}, &out));
    assert_decimal(out, -75, 2);
    assert_true(decimal_add((struct decimal){MOST - 1, 0}, (struct decimal){1, 0}, &out));
    assert_decimal(out, MOST, 0);
    assert_true(decimal_subtract((struct decimal){-MOST + 1, 0}, (struct decimal){1, 0}, &out));
    assert_decimal(out, -MOST, 0);
    /* One more digit than there is room for, by value and by scale. */
    assert_false(decimal_add((struct decimal){MOST, 0}, (struct decimal){1, 0}, &out));
    assert_false(decimal_subtract((struct decimal){-MOST, 0}, (struct decimal){1, 0}, &out));
    assert_false(decimal_add((struct decimal){1, 0}, (struct decimal){1, 18}, &out));
    assert_decimal(out, -MOST, 0);
}

static void products_drop_zeros_only_to_fit(void **state)
{
    struct decimal out = {-7, 9};

    (void)state;
    assert_true(decimal_multiply((struct decimal){150, 2}, (struct decimal){-20, 1}, &out));
    assert_decimal(out, -3000, 3);
    assert_true(decimal_multiply((struct decimal){0, 18}, (struct decimal){5, 18}, &out));
    assert_decimal(out, 0, 18);
    assert_true(decimal_multiply((struct decimal){10, 10}, (struct decimal){10, 10}, &out));
    assert_decimal(out, 1, 18);
    assert_true(decimal_multiply((struct decimal){100000000000, 2}, (struct decimal){100000000000, 8}, &out));
    assert_decimal(out, INT64_C(100000000000000000), 5);
    assert_true(decimal_multiply((struct decimal){MOST, 0}, (struct decimal){-1, 0}, &out));
    assert_decimal(out, -MOST, 0);
    assert_false(decimal_multiply((struct decimal){MOST, 0}, (struct decimal){2, 0}, &out));
    assert_false(decimal_multiply((struct decimal){MOST, 0}, (struct decimal){MOST, 0}, &out));
    assert_false(decimal_multiply((struct decimal){1, 10}, (struct decimal){1, 9}, &out));
    assert_decimal(out, -MOST, 0);
}

static void quotients_are_rounded_away_from_zero_or_cut(void **state)
{
    static const struct {
        struct decimal a, b;
        uint8_t scale;
        int64_t rounded, cut;
    } cases[] = {
        {{1, 0}, {2, 0}, 0, 1, 0},
        {{-1, 0}, {2, 0}, 0, -1, 0},
        {{1, 0}, {-2, 0}, 0, -1, 0},
        {{-1, 0}, {-2, 0}, 0, 1, 0},
        {{1, 0}, {3, 0}, 3, 333, 333},
        {{2, 0}, {3, 0}, 3, 667, 666},
        {{-2, 0}, {3, 0}, 3, -667, -666},
        {{5, 0}, {2, 0}, 0, 3, 2},
        {{249, 2}, {1, 0}, 1, 25, 24},
        {{244, 2}, {1, 0}, 1, 24, 24},
        {{1, 18}, {2, 0}, 18, 1, 0},
        {{1, 0}, {25, 1}, 2, 40, 40},
        {{158, 0}, {256, 0}, 4, 6172, 6171},
        {{0, 5}, {-7, 0}, 2, 0, 0},
        /* PERCENTRANK.INC of {12,6,7,9,3,8}: 4 lies a third of the way from rank 0 to rank 1 of 5. */
        {{1, 0}, {15, 0}, 3, 67, 66},
        {{2, 0}, {15, 0}, 3, 133, 133},
        {{MOST, 0}, {MOST, 1}, 0, 10, 10},
        {{MOST, 18}, {MOST, 0}, 18, 1, 1},
    };
    struct decimal out = {-7, 9};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_true(decimal_divide_rounded(cases[i].a, cases[i].b, cases[i].scale, &out));
        assert_decimal(out, cases[i].rounded, cases[i].scale);
        assert_true(decimal_divide_truncated(cases[i].a, cases[i].b, cases[i].scale, &out));
        assert_decimal(out, cases[i].cut, cases[i].scale);
    }
    out = (struct decimal){-7, 9};
    assert_false(decimal_divide_rounded((struct decimal){5, 0}, (struct decimal){0, 3}, 2, &out));
    assert_false(decimal_divide_truncated((struct decimal){0, 0}, (struct decimal){0, 0}, 2, &out));
    assert_false(decimal_divide_rounded((struct decimal){MOST, 0}, (struct decimal){1, 0}, 1, &out));
    assert_false(decimal_divide_truncated((struct decimal){MOST, 0}, (struct decimal){1, 18}, 18, &out));
    assert_false(decimal_divide_truncated((struct decimal){MOST, 0}, (struct decimal){MOST, 18}, 0, &out));
    assert_false(decimal_divide_rounded((struct decimal){1, 0}, (struct decimal){1, 0}, 19, &out));
    assert_decimal(out, -7, 9);
}

static void halves_are_rounded_away_from_zero(void **state)
{
    static const struct {
        struct decimal a;
        uint8_t scale;
        int64_t units;
    } cases[] = {
        {{25, 1}, 0, 3},      {{-25, 1}, 0, -3},      {{24, 1}, 0, 2},
        {{-24, 1}, 0, -2},    {{2499, 3}, 0, 2},      {{4, 2}, 1, 0},
        {{5, 2}, 1, 1},       {{-4, 2}, 1, 0},        {{-5, 2}, 1, -1},
        {{9995, 3}, 2, 1000}, {{-9995, 3}, 2, -1000}, {{35, 0}, 2, 3500},
        {{-35, 0}, 2, -3500}, {{0, 0}, 18, 0},        {{1, 0}, 17, INT64_C(100000000000000000)},
        {{MOST, 18}, 0, 1},   {{-MOST, 1}, 1, -MOST}, {{MOST, 1}, 0, INT64_C(100000000000000000)},
    };
    struct decimal out = {-7, 9};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_true(decimal_round(cases[i].a, cases[i].scale, &out));
        assert_decimal(out, cases[i].units, cases[i].scale);
    }
    out = (struct decimal){-7, 9};
    assert_false(decimal_round((struct decimal){1, 0}, 18, &out));
    assert_false(decimal_round((struct decimal){MOST, 0}, 1, &out));
    assert_false(decimal_round((struct decimal){0, 0}, 19, &out));
    assert_decimal(out, -7, 9);
    assert_decimal(decimal_negate((struct decimal){-5, 2}), 5, 2);
    assert_decimal(decimal_absolute((struct decimal){-5, 2}), 5, 2);
    assert_decimal(decimal_absolute((struct decimal){5, 2}), 5, 2);
}

static void figures_are_written_with_their_digits(void **state)
{
    static const struct {
        struct decimal a;
        const char *plain, *commas;
    } cases[] = {
        {{0, 0}, "0", "0"},
        {{0, 2}, "0.00", "0.00"},
        {{5, 2}, "0.05", "0.05"},
        {{-5, 2}, "-0.05", "-0.05"},
        {{999, 0}, "999", "999"},
        {{1000, 0}, "1000", "1,000"},
        {{-123456, 0}, "-123456", "-123,456"},
        {{1234567, 2}, "12345.67", "12,345.67"},
        {{MOST, 0}, "999999999999999999", "999,999,999,999,999,999"},
        {{-MOST, 18}, "-0.999999999999999999", "-0.999999999999999999"},
    };
    struct buf out = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (int commas = 0; commas < 2; commas++) {
            struct decimal again;

            buf_clear(&out);
            decimal_write(&out, cases[i].a, commas);
            assert_true(decimal_parse((struct str){out.bytes, (uint32_t)out.len}, &again));
            assert_decimal(again, cases[i].a.units, cases[i].a.scale);
            buf_putc(&out, '\0');
            assert_string_equal(out.bytes, commas ? cases[i].commas : cases[i].plain);
        }
    }
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_keep_their_written_precision),
        cmocka_unit_test(what_is_no_figure_is_refused),
        cmocka_unit_test(order_goes_by_value_and_not_by_digits),
        cmocka_unit_test(sums_and_differences_are_exact),
        cmocka_unit_test(products_drop_zeros_only_to_fit),
        cmocka_unit_test(quotients_are_rounded_away_from_zero_or_cut),
        cmocka_unit_test(halves_are_rounded_away_from_zero),
        cmocka_unit_test(figures_are_written_with_their_digits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
