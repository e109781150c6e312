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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_keep_their_written_precision),
        cmocka_unit_test(what_is_no_figure_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
