#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

static void every_code_point_survives(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char bytes[4];
        uint32_t pos = 0;
        struct str v = {bytes, utf8_put(cp, bytes)};

        if (cp >= 0xD800 && cp <= 0xDFFF) {
            assert_int_equal(utf8_invalid_at(v), 0);
            continue;
        }
        assert_int_equal(utf8_invalid_at(v), -1);
        assert_int_equal(utf8_next(v, &pos), cp);
        assert_int_equal(pos, v.len);
        assert_int_equal(utf8_count(v), 1);
    }
}

static void invalid_bytes_are_found_where_they_stand(void **state)
{
    static const struct {
        const char *text;
        int at;
    } cases[] = {
        {"\x80", 0},                 /* a tail alone */
        {"abc\xC3", 3},              /* cut off */
        {"abc\xE2\x82", 3},          /* cut off */
        {"\xC0\xAF", 0},             /* overlong */
        {"\xC1\xBF", 0},             /* overlong */
        {"\xE0\x9F\xBF", 0},         /* overlong */
        {"\xF0\x8F\xBF\xBF", 0},     /* overlong */
        {"\xED\xA0\x80", 0},         /* surrogate */
        {"\xF4\x90\x80\x80", 0},     /* over U+10FFFF */
        {"\xF5\x80\x80\x80", 0},     /* no such lead */
        {"\xFF", 0},                 /* no such byte */
        {"12345678\x93quoted", 8},   /* Windows-1252 after eight plain bytes */
        {"\xC3\xA9\xC3\xC3\xA9", 2}, /* a lead without its tail */
        {"\xE2\x82\x41", 0},
        {"\xF0\x9F\x98\x41", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(utf8_invalid_at(str_from(cases[i].text)), cases[i].at);
    assert_int_equal(utf8_invalid_at(STR("plain, caf\xC3\xA9, \xE2\x82\xAC, \xF0\x9F\x98\x80")), -1);
    assert_int_equal(utf8_invalid_at(STR("")), -1);
}

static void decoding_never_leaves_the_text(void **state)
{
    static const char *const broken[] = {"\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xF0", "\xE2", "\xFF\xFF"};

    (void)state;
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        struct str v = str_from(broken[i]);
        uint32_t pos = 0;

        while (pos < v.len) {
            uint32_t before = pos;

            utf8_next(v, &pos);
            assert_true(pos > before && pos <= v.len);
        }
    }
}

static void columns(void **state)
{
    (void)state;
    assert_int_equal(utf8_columns('a'), 1);
    assert_int_equal(utf8_columns(0xE9), 1);
    assert_int_equal(utf8_columns(0x0301), 0);
    assert_int_equal(utf8_columns(0x4E2D), 2);
    assert_int_equal(utf8_columns(0x1F600), 2);
    assert_int_equal(utf8_columns(0x1B), -1);
    assert_int_equal(utf8_columns(0x9B), -1);
    assert_int_equal(utf8_columns(0x202E), -1);
}

static void what_may_stand_in_a_report(void **state)
{
    static const uint32_t never[] = {0, 8, 0xB, 0xC, 0xE, 0x1F, 0x7F, 0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF};
    static const uint32_t text[] = {'\t', '\n', '\r', ' ', '~', 0xA0, 0xAD, 0x202A, 0xFFFD, 0x10000};

    (void)state;
    for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
        assert_false(utf8_is_text(never[i]));
    for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
        assert_true(utf8_is_text(text[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_survives),      cmocka_unit_test(invalid_bytes_are_found_where_they_stand),
        cmocka_unit_test(decoding_never_leaves_the_text), cmocka_unit_test(columns),
        cmocka_unit_test(what_may_stand_in_a_report),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
