/* Roman numerals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/roman.h"

static void known_numerals_are_written_and_read(void **state)
{
    static const struct {
        uint32_t number;
        const char *text;
    } known[] = {{1, "i"},
                 {2, "ii"},
                 {3, "iii"},
                 {4, "iv"},
                 {8, "viii"},
                 {9, "ix"},
                 {14, "xiv"},
                 {40, "xl"},
                 {49, "xlix"},
                 {90, "xc"},
                 {400, "cd"},
                 {1994, "mcmxciv"},
                 {3888, "mmmdccclxxxviii"},
                 {3999, "mmmcmxcix"}};
    char out[ROMAN_LENGTH];
    (void)state;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        uint32_t n = roman_write(known[i].number, out);
        assert_true(str_eqz((struct str){out, n}, known[i].text));
        assert_int_equal(roman_value(str_from(known[i].text)), known[i].number);
    }
}

static void each_number_returns(void **state)
{
    char out[ROMAN_LENGTH];
    (void)state;
    for (uint32_t number = 1; number <= ROMAN_LAST; number++) {
        uint32_t n = roman_write(number, out);
        assert_in_range(n, 1, ROMAN_LENGTH);
        assert_int_equal(roman_value((struct str){out, n}), number);
    }
}

static void others_are_none(void **state)
{
    static const char *const others[] = {"",   "a", "iiii", "vv",   "ic",  "iix",
                                         "xm", "I", "i ",   "mmmm", "ivi", "mmmmmmmmmmmmmmmmmmmm"};
    char out[ROMAN_LENGTH];
    (void)state;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        assert_int_equal(roman_value(str_from(others[i])), 0);
    assert_int_equal(roman_write(0, out), 0);
    assert_int_equal(roman_write(ROMAN_LAST + 1, out), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_numerals_are_written_and_read),
        cmocka_unit_test(each_number_returns),
        cmocka_unit_test(others_are_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
