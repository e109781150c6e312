/* Numbers as templates ask for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/numeral.h"

static void assert_numeral(uint32_t number, char kind, const char *expected)
{
    struct arena *arena = arena_new();
    struct str text = numeral_of(arena, number, kind);
    assert_int_equal(text.len, strlen(expected));
    assert_memory_equal(text.s, expected, text.len);
    arena_free(arena);
}

static void test_letters(void **state)
{
    (void)state;
    assert_numeral(1, NUMERAL_LETTERS, "a");
    assert_numeral(26, NUMERAL_LETTERS, "z");
    assert_numeral(27, NUMERAL_LETTERS, "aa");
    assert_numeral(52, NUMERAL_LETTERS, "az");
    assert_numeral(53, NUMERAL_LETTERS, "ba");
    assert_numeral(702, NUMERAL_LETTERS, "zz");
    assert_numeral(703, NUMERAL_LETTERS, "aaa");
    assert_numeral(28, NUMERAL_CAPITALS, "AB");
    assert_numeral(UINT32_MAX, NUMERAL_LETTERS, "mwlqkwu");
}

static void test_roman(void **state)
{
    (void)state;
    assert_numeral(4, NUMERAL_ROMAN, "iv");
    assert_numeral(3888, NUMERAL_ROMAN, "mmmdccclxxxviii");
    assert_numeral(9, NUMERAL_ROMAN_CAPITALS, "IX");
}

/* Also what has no letters or numeral. */
static void test_digits(void **state)
{
    (void)state;
    assert_numeral(12, NUMERAL_DIGITS, "12");
    assert_numeral(0, NUMERAL_LETTERS, "0");
    assert_numeral(0, NUMERAL_ROMAN_CAPITALS, "0");
    assert_numeral(4000, NUMERAL_ROMAN, "4000");
    assert_numeral(7, '?', "7");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters),
        cmocka_unit_test(test_roman),
        cmocka_unit_test(test_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
