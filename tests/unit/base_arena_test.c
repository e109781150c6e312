#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static int make(void **state)
{
    *state = arena_new();
    return 0;
}

static int drop(void **state)
{
    arena_free(*state);
    return 0;
}

static void assert_zero(const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_int_equal(bytes[i], 0);
}

static void allocations_are_zeroed_aligned_and_apart(void **state)
{
    unsigned char *before = NULL;

    for (size_t size = 0; size < 300; size += 7) {
        unsigned char *bytes = arena_alloc(*state, size);

        assert_non_null(bytes);
        assert_int_equal((uintptr_t)bytes % 8, 0);
        assert_zero(bytes, size);
        memset(bytes, 0xAA, size);
        if (before != NULL && size >= 14)
            assert_int_equal(before[0], 0xAA);
        before = bytes;
    }
}

static void memory_is_zero_again_after_a_reset(void **state)
{
    struct arena_mark mark = arena_mark(*state);

    memset(arena_alloc(*state, 5000), 0xFF, 5000);
    arena_reset(*state, mark);
    assert_zero(arena_alloc(*state, 5000), 5000);
}

static void reset_gives_back_blocks_and_large_allocations(void **state)
{
    char *kept = arena_copy(*state, "kept", 5);
    char *big_kept = arena_alloc(*state, 3000000);
    size_t used = arena_used(*state);
    struct arena_mark mark = arena_mark(*state);

    big_kept[2999999] = 'x';
    for (int i = 0; i < 200; i++) {
        arena_alloc(*state, 30000);
        if (i % 20 == 0)
            arena_alloc(*state, 2000000);
    }
    assert_true(arena_used(*state) > used + 6000000);
    arena_reset(*state, mark);
    assert_int_equal(arena_used(*state), used);
    assert_string_equal(kept, "kept");
    assert_int_equal(big_kept[2999999], 'x');
}

static void a_large_allocation_after_a_mark_goes_with_it(void **state)
{
    struct arena_mark mark;
    size_t used;

    arena_alloc(*state, 24);
    used = arena_used(*state);
    mark = arena_mark(*state);
    arena_alloc(*state, 5000000);
    arena_reset(*state, mark);
    assert_int_equal(arena_used(*state), used);
}

static void marks_nest(void **state)
{
    size_t used[50];
    struct arena_mark marks[50];

    for (size_t i = 0; i < 50; i++) {
        used[i] = arena_used(*state);
        marks[i] = arena_mark(*state);
        memset(arena_alloc(*state, i * 4001), (int)i, i * 4001);
    }
    for (size_t i = 50; i-- > 0;) {
        arena_reset(*state, marks[i]);
        assert_int_equal(arena_used(*state), used[i]);
    }
}

static void the_last_allocation_grows_in_place(void **state)
{
    char *first = arena_alloc(*state, 8);
    char *second = arena_alloc(*state, 10);

    memcpy(second, "0123456789", 10);
    assert_ptr_equal(arena_grow(*state, second, 10, 100), second);
    assert_memory_equal(second, "0123456789", 10);
    assert_zero((unsigned char *)second + 10, 90);
    memcpy(first, "abcdefgh", 8);
    assert_ptr_not_equal(arena_grow(*state, first, 8, 16), first);
}

static void growing_copies_what_was_there_and_leaves_the_old(void **state)
{
    char *old = arena_copy(*state, "abcdefgh", 8);
    char *grown;

    arena_alloc(*state, 8);
    grown = arena_grow(*state, old, 8, 4000000);
    assert_memory_equal(grown, "abcdefgh", 8);
    assert_memory_equal(old, "abcdefgh", 8);
    assert_zero((unsigned char *)grown + 8, 3999992);
}

static void growing_from_nothing_and_to_less(void **state)
{
    char *bytes = arena_grow(*state, NULL, 0, 40);

    assert_zero((unsigned char *)bytes, 40);
    assert_ptr_equal(arena_grow(*state, bytes, 40, 8), bytes);
}

static void a_vector_keeps_its_items_while_it_grows(void **state)
{
    VEC(uint32_t) numbers = {0};

    for (uint32_t i = 0; i < 100000; i++) {
        VEC_PUSH(*state, &numbers, i * 3);
        if (i % 1000 == 0)
            arena_alloc(*state, 16);
    }
    assert_int_equal(numbers.n, 100000);
    for (uint32_t i = 0; i < 100000; i++)
        assert_int_equal(numbers.items[i], i * 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(allocations_are_zeroed_aligned_and_apart, make, drop),
        cmocka_unit_test_setup_teardown(memory_is_zero_again_after_a_reset, make, drop),
        cmocka_unit_test_setup_teardown(reset_gives_back_blocks_and_large_allocations, make, drop),
        cmocka_unit_test_setup_teardown(a_large_allocation_after_a_mark_goes_with_it, make, drop),
        cmocka_unit_test_setup_teardown(marks_nest, make, drop),
        cmocka_unit_test_setup_teardown(the_last_allocation_grows_in_place, make, drop),
        cmocka_unit_test_setup_teardown(growing_copies_what_was_there_and_leaves_the_old, make, drop),
        cmocka_unit_test_setup_teardown(growing_from_nothing_and_to_less, make, drop),
        cmocka_unit_test_setup_teardown(a_vector_keeps_its_items_while_it_grows, make, drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
