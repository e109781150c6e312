#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"

static const char *text_of(struct buf *buf)
{
    buf_putc(buf, '\0');
    return buf->bytes;
}

static void check_int(int64_t value)
{
    struct buf buf = {0};
    char expected[32];

    snprintf(expected, sizeof(expected), "<%" PRId64 ">", value);
    buf_putc(&buf, '<');
    buf_put_int(&buf, value);
    buf_putc(&buf, '>');
    assert_string_equal(text_of(&buf), expected);
    buf_free(&buf);
}

/* Around every power of ten, where the number of digits changes. */
static void integers_are_as_printf_writes_them(void **state)
{
    int64_t power = 1;

    (void)state;
    check_int(INT64_MIN);
    check_int(INT64_MAX);
    check_int(0);
    for (int i = 0; i < 19; i++) {
        for (int64_t near = -12; near <= 12; near++) {
            check_int(power + near);
            check_int(-power + near);
        }
        power = i < 18 ? power * 10 : power;
    }
    for (int64_t value = -2000; value < 12000; value++)
        check_int(value);
}

static void check_milli(int64_t value, const char *expected)
{
    struct buf buf = {0};

    buf_put_milli(&buf, value);
    assert_string_equal(text_of(&buf), expected);
    buf_free(&buf);
}

static void thousandths_lose_trailing_zeros(void **state)
{
    (void)state;
    check_milli(0, "0");
    check_milli(12500, "12.5");
    check_milli(-12500, "-12.5");
    check_milli(1, "0.001");
    check_milli(-10, "-0.01");
    check_milli(100, "0.1");
    check_milli(1010, "1.01");
    check_milli(123000, "123");
    check_milli(999999, "999.999");
    check_milli(INT64_MIN, "-9223372036854775.808");
}

static void grows_byte_by_byte_and_at_once(void **state)
{
    struct buf buf = {0};
    char block[1000];

    (void)state;
    for (int i = 0; i < 1000; i++) {
        block[i] = (char)('a' + i % 26);
        buf_putc(&buf, block[i]);
    }
    buf_put(&buf, block, sizeof(block));
    buf_put(&buf, NULL, 0);
    buf_puts(&buf, "end");
    assert_int_equal(buf.len, 2003);
    assert_memory_equal(buf.bytes, block, sizeof(block));
    assert_memory_equal(buf.bytes + 1000, block, sizeof(block));
    assert_memory_equal(buf.bytes + 2000, "end", 3);
    buf_clear(&buf);
    assert_int_equal(buf.len, 0);
    buf_printf(&buf, "%d of %s", 3, "four");
    assert_string_equal(buf.bytes, "3 of four");
    buf_free(&buf);
    assert_null(buf.bytes);
}

static void taken_bytes_last_as_long_as_the_arena(void **state)
{
    struct arena *arena = arena_new();
    struct buf buf = {0};

    (void)state;
    assert_int_equal(buf_take(arena, &buf).len, 0);
    buf_puts(&buf, "words");
    struct str words = buf_take(arena, &buf);
    assert_null(buf.bytes);
    assert_true(str_eqz(words, "words"));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_are_as_printf_writes_them),
        cmocka_unit_test(thousandths_lose_trailing_zeros),
        cmocka_unit_test(grows_byte_by_byte_and_at_once),
        cmocka_unit_test(taken_bytes_last_as_long_as_the_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
