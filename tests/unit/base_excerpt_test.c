#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/excerpt.h"

#define ELLIPSIS "\xE2\x80\xA6"

static void check(struct str line, uint32_t col, uint32_t n, const char *text, struct excerpt expected)
{
    struct buf out = {0};
    struct excerpt excerpt = excerpt_put_line(&out, line, col, n);

    buf_putc(&out, '\0');
    assert_string_equal(out.bytes, text);
    assert_int_equal(excerpt.from, expected.from);
    assert_int_equal(excerpt.length, expected.length);
    assert_int_equal(excerpt.column, expected.column);
    buf_free(&out);
}

static void a_short_line_is_shown_whole(void **state)
{
    (void)state;
    check(STR("  defintion: x"), 3, 9, "  defintion: x", (struct excerpt){2, 9, 2});
    check(STR("a"), 1, 1, "a", (struct excerpt){0, 1, 0});
    check(STR(""), 1, 1, "", (struct excerpt){0, 0, 0});
    check(STR("ab"), 3, 1, "ab", (struct excerpt){2, 0, 2});
    check(STR("ab"), 9, 1, "ab", (struct excerpt){2, 0, 2});
    check(STR("ab"), 2, 100, "ab", (struct excerpt){1, 1, 1});
}

/* Characters and columns differ where characters are wide, or add to those before. */
static void characters_are_not_columns(void **state)
{
    (void)state;
    check(STR("\tx: 1"), 2, 1, "    x: 1", (struct excerpt){4, 1, 4});
    check(STR("a\tb"), 2, 1, "a   b", (struct excerpt){1, 3, 1});
    check(STR("\xE4\xB8\xAD\xE6\x96\x87: x"), 3, 1, "\xE4\xB8\xAD\xE6\x96\x87: x", (struct excerpt){2, 1, 4});
    check(STR("e\xCC\x81x"), 3, 1, "e\xCC\x81x", (struct excerpt){2, 1, 1});
    check(STR("\xFF\x01x"), 3, 1, "\xEF\xBF\xBD\xEF\xBF\xBDx", (struct excerpt){2, 1, 2});
}

static void a_long_line_is_cut_on_both_sides(void **state)
{
    char line[401];
    struct buf out = {0};
    struct excerpt excerpt;

    (void)state;
    for (int i = 0; i < 400; i++)
        line[i] = (char)('0' + i % 10);
    line[400] = '\0';
    excerpt = excerpt_put_line(&out, str_from(line), 201, 5);
    buf_putc(&out, '\0');
    assert_int_equal(excerpt.from, 61); /* 60 and the sign for what is left out */
    assert_int_equal(excerpt.column, 61);
    assert_int_equal(excerpt.length, 5);
    assert_memory_equal(out.bytes, ELLIPSIS "0123", 7);
    assert_memory_equal(out.bytes + strlen(ELLIPSIS) + 60, "01234", 5);
    assert_string_equal(out.bytes + out.len - 1 - strlen(ELLIPSIS), ELLIPSIS);
    buf_clear(&out);
    excerpt = excerpt_put_line(&out, str_from(line), 396, 50);
    buf_putc(&out, '\0');
    assert_int_equal(excerpt.length, 5);
    assert_string_equal(out.bytes + strlen(ELLIPSIS) + 60, "56789");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_line_is_shown_whole),
        cmocka_unit_test(characters_are_not_columns),
        cmocka_unit_test(a_long_line_is_cut_on_both_sides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
