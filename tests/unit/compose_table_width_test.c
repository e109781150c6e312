/* Column widths: exact sums, least widths, spans. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compose/grid_int.h"

#define COLUMNS 4u

struct fixture {
    struct grid_column columns[COLUMNS];
    len_t edges[COLUMNS + 1];
};

static struct grid_column fixed(len_t length)
{
    return (struct grid_column){.rule = {.kind = WIDTH_FIXED, .length = length}, .least = 6, .most = 6};
}

static struct grid_column share(int32_t milli, len_t least)
{
    return (struct grid_column){.rule = {.kind = WIDTH_FRACTION, .milli = milli}, .least = least, .most = least};
}

static struct grid_column by_words(len_t least, len_t most)
{
    return (struct grid_column){.rule = {.kind = WIDTH_AUTO}, .least = least, .most = most};
}

static int64_t settle(struct fixture *f, uint32_t n, len_t available)
{
    return width_settle(f->columns, n, NULL, 0, available, f->edges);
}

static void assert_edges(const struct fixture *f, uint32_t n, const len_t *wanted)
{
    assert_int_equal(f->edges[0], 0);
    for (uint32_t c = 0; c < n; c++)
        assert_int_equal(f->edges[c + 1], wanted[c]);
}

static void fixed_columns_are_exact_and_the_table_no_wider(void **state)
{
    (void)state;
    struct fixture f = {.columns = {fixed(100), fixed(33)}};
    assert_int_equal(settle(&f, 2, 1000), 0);
    assert_edges(&f, 2, (const len_t[]){100, 133});
}

static void fractions_share_exactly_what_is_left(void **state)
{
    (void)state;
    struct fixture f = {.columns = {share(1000, 0), fixed(100), share(1000, 0), share(1000, 0)}};
    assert_int_equal(settle(&f, 4, 200), 0);
    /* 100 over three: 33, 33, 34 in some order, but the sum is exact. */
    assert_int_equal(f.edges[4], 200);
    for (uint32_t c = 0; c < 4; c++)
        assert_in_range(f.edges[c + 1] - f.edges[c], 33, 100);
}

static void a_fraction_is_never_less_than_its_least(void **state)
{
    (void)state;
    struct fixture f = {.columns = {share(1000, 500), share(1000, 0), share(2000, 390)}};
    /* A third of 1000 is less than 500; of the 500 left, two thirds are less than 390. */
    assert_int_equal(settle(&f, 3, 1000), 0);
    assert_edges(&f, 3, (const len_t[]){500, 610, 1000});
}

static void automatic_columns_take_what_their_words_need(void **state)
{
    (void)state;
    struct fixture f = {.columns = {by_words(20, 50), by_words(10, 70)}};
    assert_int_equal(settle(&f, 2, 1000), 0);
    assert_edges(&f, 2, (const len_t[]){50, 120});
}

static void automatic_columns_shrink_in_proportion_to_a_full_table(void **state)
{
    (void)state;
    struct fixture f = {.columns = {by_words(20, 120), by_words(10, 310)}};
    /* 100 to share between ranges of 100 and 300. */
    assert_int_equal(settle(&f, 2, 130), 0);
    assert_edges(&f, 2, (const len_t[]){45, 130});
}

static void automatic_columns_leave_fractions_their_least(void **state)
{
    (void)state;
    struct fixture f = {.columns = {by_words(20, 500), share(1000, 60)}};
    assert_int_equal(settle(&f, 2, 200), 0);
    assert_edges(&f, 2, (const len_t[]){140, 200});
}

static void too_wide_says_how_wide_and_keeps_least_widths(void **state)
{
    (void)state;
    struct fixture f = {.columns = {fixed(100), by_words(50, 90), share(1000, 51)}};
    assert_int_equal(settle(&f, 3, 200), 201);
    assert_edges(&f, 3, (const len_t[]){100, 150, 201});
    struct fixture fits = {.columns = {fixed(100), by_words(50, 90), share(1000, 50)}};
    assert_int_equal(settle(&fits, 3, 200), 0);
}

static void wishes_are_granted_up_to_one_level(void **state)
{
    (void)state;
    struct fixture f = {.columns = {by_words(20, 30), by_words(20, 900), by_words(20, 700)}};
    f.columns[0].wish = 30;
    f.columns[1].wish = 900;
    f.columns[2].wish = 700;
    assert_int_equal(settle(&f, 3, 230), 0);
    assert_edges(&f, 3, (const len_t[]){30, 130, 230});
}

static void spans_raise_the_narrowest_first(void **state)
{
    (void)state;
    struct fixture f = {.columns = {by_words(10, 10), by_words(40, 40), by_words(20, 20)}};
    struct width_span span = {.first = 0, .n = 3, .least = 101, .most = 101};
    /* 31 more: 10 up to 20, then both up to 30 and a half. */
    assert_int_equal(width_settle(f.columns, 3, &span, 1, 1000, f.edges), 0);
    assert_edges(&f, 3, (const len_t[]){31, 71, 101});
}

static void spans_leave_fixed_columns_alone(void **state)
{
    (void)state;
    struct fixture f = {.columns = {fixed(10), by_words(40, 40)}};
    struct width_span span = {.first = 0, .n = 2, .least = 80, .most = 80};
    assert_int_equal(width_settle(f.columns, 2, &span, 1, 1000, f.edges), 0);
    assert_edges(&f, 2, (const len_t[]){10, 80});
    struct fixture all_fixed = {.columns = {fixed(10), fixed(40)}};
    struct width_span wide = {.first = 0, .n = 2, .least = 80, .most = 80};
    assert_int_equal(width_settle(all_fixed.columns, 2, &wide, 1, 1000, all_fixed.edges), 0);
    assert_edges(&all_fixed, 2, (const len_t[]){10, 50});
}

static void spans_give_the_same_in_any_order(void **state)
{
    (void)state;
    const struct width_span wanted[] = {{.first = 0, .n = 3, .least = 200, .most = 260},
                                        {.first = 1, .n = 2, .least = 90, .most = 95},
                                        {.first = 0, .n = 2, .least = 120, .most = 130},
                                        {.first = 1, .n = 2, .least = 30, .most = 180}};
    len_t first[COLUMNS] = {0};
    for (uint32_t turn = 0; turn < 4; turn++) {
        struct fixture f = {.columns = {by_words(10, 30), by_words(25, 25), by_words(5, 60)}};
        struct width_span spans[4];
        for (uint32_t i = 0; i < 4; i++)
            spans[i] = wanted[(i + turn) % 4];
        assert_int_equal(width_settle(f.columns, 3, spans, 4, 10000, f.edges), 0);
        for (uint32_t c = 0; c < 3; c++) {
            first[c] = turn == 0 ? f.edges[c + 1] : first[c];
            assert_int_equal(f.edges[c + 1], first[c]);
        }
        assert_true(f.edges[3] >= 260 && f.edges[2] >= 130 && f.edges[3] - f.edges[1] >= 180);
    }
}

static void spans_over_a_fraction_ask_only_for_their_longest_word(void **state)
{
    (void)state;
    struct fixture f = {.columns = {share(1000, 10), share(1000, 10)}};
    struct width_span span = {.first = 0, .n = 2, .least = 50, .most = 5000};
    assert_int_equal(width_settle(f.columns, 2, &span, 1, 100, f.edges), 0);
    assert_edges(&f, 2, (const len_t[]){50, 100});
}

static void sums_do_not_overflow(void **state)
{
    (void)state;
    struct fixture f = {.columns = {by_words(LEN_MAX, LEN_MAX), fixed(LEN_MAX), share(INT32_MAX, LEN_MAX)}};
    assert_int_equal(settle(&f, 3, 700000), 3 * (int64_t)LEN_MAX);
    assert_int_equal(f.edges[3], LEN_MAX);
    struct fixture shares = {.columns = {share(INT32_MAX, 0), share(INT32_MAX, 0), share(1, 0)}};
    assert_int_equal(settle(&shares, 3, LEN_MAX), 0);
    assert_int_equal(shares.edges[3], LEN_MAX);
}

/* Whatever is asked: the sum is exact, and nothing is below its least. */
static void random_columns_fill_the_page_exactly(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (uint32_t turn = 0; turn < 2000; turn++) {
        struct fixture f = {.columns = {share(1000, 0)}};
        len_t least[COLUMNS];
        for (uint32_t c = 1; c < COLUMNS; c++) {
            seed = seed * 1103515245u + 12345u;
            len_t a = (len_t)(seed >> 8 & 1023u), b = (len_t)(seed >> 18 & 1023u);
            f.columns[c] = (seed >> 30) == 0 ? fixed(a) : (seed >> 30) == 1 ? by_words(a, a + b) : share(b + 1, a);
            least[c] = a;
        }
        if (settle(&f, COLUMNS, 2500) > 0)
            continue;
        assert_int_equal(f.edges[COLUMNS], 2500);
        for (uint32_t c = 1; c < COLUMNS; c++)
            assert_true(f.edges[c + 1] - f.edges[c] >= least[c]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fixed_columns_are_exact_and_the_table_no_wider),
        cmocka_unit_test(fractions_share_exactly_what_is_left),
        cmocka_unit_test(a_fraction_is_never_less_than_its_least),
        cmocka_unit_test(automatic_columns_take_what_their_words_need),
        cmocka_unit_test(automatic_columns_shrink_in_proportion_to_a_full_table),
        cmocka_unit_test(automatic_columns_leave_fractions_their_least),
        cmocka_unit_test(too_wide_says_how_wide_and_keeps_least_widths),
        cmocka_unit_test(wishes_are_granted_up_to_one_level),
        cmocka_unit_test(spans_raise_the_narrowest_first),
        cmocka_unit_test(spans_leave_fixed_columns_alone),
        cmocka_unit_test(spans_give_the_same_in_any_order),
        cmocka_unit_test(spans_over_a_fraction_ask_only_for_their_longest_word),
        cmocka_unit_test(sums_do_not_overflow),
        cmocka_unit_test(random_columns_fill_the_page_exactly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
