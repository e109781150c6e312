/* Numbers put together from pairs are what HarfBuzz makes of them as a whole: words of another language are shaped
 * so.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "text_fixture.h"

static text_pieces cut_in(struct text_fixture *fixture, const char *lang, const char *word)
{
    text_pieces pieces = {0};

    text_cut(fixture->text, fixture->scratch, &fixture->look, str_from(word), (struct str){0}, (struct str){0},
             str_from(lang), (struct mark){0}, &pieces);
    return pieces;
}

static void compare(const struct text_word *laid, const struct text_word *shaped)
{
    assert_ptr_not_equal(laid, shaped);
    assert_int_equal(laid->face, shaped->face);
    assert_int_equal(laid->advance, shaped->advance);
    assert_int_equal(laid->flags & 0xff, shaped->flags & 0xff);
    assert_int_equal(laid->nglyphs, shaped->nglyphs);
    for (uint32_t i = 0; i < laid->nglyphs; i++) {
        assert_int_equal(laid->glyphs[i].cid, shaped->glyphs[i].cid);
        assert_int_equal(laid->glyphs[i].advance, shaped->glyphs[i].advance);
        assert_int_equal(laid->glyphs[i].x_offset, shaped->glyphs[i].x_offset);
        assert_int_equal(laid->glyphs[i].y_offset, shaped->glyphs[i].y_offset);
    }
}

static void check(struct text_fixture *fixture, const char *number)
{
    text_pieces laid = cut_in(fixture, "", number), shaped = cut_in(fixture, "fr", number);

    assert_true(laid.n > 0);
    assert_int_equal(laid.n, shaped.n);
    for (uint32_t i = 0; i < laid.n; i++)
        compare(text_word(fixture->text, laid.items[i].word), text_word(fixture->text, shaped.items[i].word));
}

/* Every pair of signs occurs. */
static void check_face(struct text_fixture *fixture)
{
    static const char *const others[] = {"7",  "%",    "%%",    "1,317",  "1,111,171.11%", "..",
                                         ".5", ",.,%", "%1%.,", "10,000", "0,9,9",         "123456789012345678"};
    char number[16];

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        check(fixture, others[i]);
    for (int n = 0; n < 1000; n++) {
        snprintf(number, sizeof(number), "%d.%02d%%", n / 10, n % 100);
        check(fixture, number);
    }
}

static void test_numbers_are_as_shaped(void **state)
{
    static const char *const families[] = {"Liberation Sans", "Liberation Serif", "Liberation Mono",
                                           "DejaVu Sans",     "DejaVu Serif",     "DejaVu Sans Mono"};
    struct text_fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
        fixture->family.text = families[i];
        fixture->family.len = (uint32_t)str_from(families[i]).len;
        for (int bold = 0; bold < 2; bold++) {
            fixture->look.bold = bold != 0;
            check_face(fixture);
        }
        text_teardown(state);
        text_setup(state);
        fixture = *state;
    }
}

/* In Liberation Sans two ones stand closer than others. */
static void test_numbers_are_kerned(void **state)
{
    struct text_fixture *fixture = *state;
    int32_t one = text_fixture_word(fixture, "1")->advance;

    assert_true(text_fixture_word(fixture, "11")->advance < 2 * one);
    assert_int_equal(text_fixture_word(fixture, "23")->advance, 2 * one);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, text_setup, text_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_numbers_are_as_shaped),
        TEST(test_numbers_are_kerned),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
