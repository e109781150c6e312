#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

static void an_empty_map_finds_nothing(void **state)
{
    struct arena *arena = arena_new();
    struct map map;

    (void)state;
    map_init(&map, arena);
    assert_null(map_find(&map, STR("a")));
    assert_int_equal(map.n, 0);
    arena_free(arena);
}

static void putting_again_replaces_and_returns_the_old(void **state)
{
    struct arena *arena = arena_new();
    struct map map;
    int one = 1, two = 2, three = 3;

    (void)state;
    map_init(&map, arena);
    assert_null(map_put(&map, STR("a"), &one));
    assert_null(map_put(&map, STR(""), &three));
    assert_ptr_equal(map_put(&map, STR("a"), &two), &one);
    assert_ptr_equal(map_find(&map, STR("a")), &two);
    assert_ptr_equal(map_find(&map, STR("")), &three);
    assert_null(map_find(&map, STR("A")));
    assert_int_equal(map.n, 2);
    arena_free(arena);
}

static void many_keys_stay_in_the_order_of_insertion(void **state)
{
    enum { N = 20000 };
    static int values[N];
    struct arena *arena = arena_new();
    struct map map;

    (void)state;
    map_init(&map, arena);
    for (int i = 0; i < N; i++)
        assert_null(map_put(&map, str_printf(arena, "NI %03d", i), &values[i]));
    assert_int_equal(map.n, N);
    for (int i = 0; i < N; i++) {
        struct str key = str_printf(arena, "NI %03d", i);

        assert_ptr_equal(map_find(&map, key), &values[i]);
        assert_true(str_eq(map.entries[i].key, key));
        assert_ptr_equal(map.entries[i].value, &values[i]);
    }
    assert_null(map_find(&map, STR("NI 20000")));
    arena_free(arena);
}

static void assert_buf(struct buf *buf, const char *expected)
{
    assert_int_equal(buf->len, strlen(expected));
    assert_memory_equal(buf->bytes, expected, buf->len);
    buf_clear(buf);
}

static void buffers_take_text_and_numbers(void **state)
{
    struct buf buf = {0};

    (void)state;
    buf_puts(&buf, "a");
    buf_putc(&buf, '-');
    buf_put_str(&buf, str_sub(STR("xyz"), 1, 1));
    buf_put_str(&buf, (struct str){NULL, 0});
    buf_printf(&buf, "[%s %d]", "n", 5);
    assert_buf(&buf, "a-y[n 5]");
    buf_put_int(&buf, 0);
    buf_put_int(&buf, INT64_MIN);
    buf_put_int(&buf, INT64_MAX);
    assert_buf(&buf, "0-92233720368547758089223372036854775807");
    buf_free(&buf);
    assert_null(buf.bytes);
}

static void thousandths_lose_their_trailing_zeros(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {
        {0, "0"},       {12500, "12.5"}, {1000, "1"},    {1001, "1.001"},    {10, "0.01"},
        {-10, "-0.01"}, {-1, "-0.001"},  {999, "0.999"}, {-12340, "-12.34"}, {INT64_MIN, "-9223372036854775.808"}};
    struct buf buf = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        buf_put_milli(&buf, cases[i].value);
        assert_buf(&buf, cases[i].text);
    }
    buf_free(&buf);
}

static void a_buffer_grows_to_any_size(void **state)
{
    struct buf buf = {0};

    (void)state;
    for (int i = 0; i < 300000; i++)
        buf_putc(&buf, (char)('a' + i % 26));
    assert_int_equal(buf.len, 300000);
    for (int i = 0; i < 300000; i++)
        assert_int_equal(buf.bytes[i], 'a' + i % 26);
    buf_reserve(&buf, 1000000);
    assert_true(buf.cap >= 1300000);
    buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_map_finds_nothing),
        cmocka_unit_test(putting_again_replaces_and_returns_the_old),
        cmocka_unit_test(many_keys_stay_in_the_order_of_insertion),
        cmocka_unit_test(buffers_take_text_and_numbers),
        cmocka_unit_test(thousandths_lose_their_trailing_zeros),
        cmocka_unit_test(a_buffer_grows_to_any_size),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
