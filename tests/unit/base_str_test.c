#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"

static void assert_str(struct str v, const char *expected)
{
    assert_int_equal(v.len, strlen(expected));
    assert_memory_equal(v.s, expected, v.len);
}

static void views_are_clipped(void **state)
{
    (void)state;
    assert_str(str_sub(STR("abcdef"), 2, 3), "cde");
    assert_str(str_sub(STR("abc"), 2, 30), "c");
    assert_str(str_sub(STR("abc"), 30, 30), "");
    assert_str(str_sub(STR("abc"), 1, UINT32_MAX), "bc");
    assert_int_equal(str_sub((struct str){NULL, 0}, 0, 5).len, 0);
}

static void trimming_takes_only_white_space_at_the_ends(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t\r\n a b \n")), "a b");
    assert_str(str_trim(STR(" \n\t ")), "");
    assert_str(str_trim(STR("\xC2\xA0x")), "\xC2\xA0x");
}

static void a_line_has_single_blanks(void **state)
{
    struct arena *arena = arena_new();
    struct str plain = STR("a b");

    (void)state;
    assert_ptr_equal(str_line(arena, plain).s, plain.s);
    assert_str(str_line(arena, STR("  a\r\n b\t\tc\n")), "a b c");
    assert_str(str_line(arena, STR("a  b")), "a b");
    assert_str(str_line(arena, STR("a\nb")), "a b");
    assert_str(str_line(arena, STR(" \n")), "");
    assert_int_equal(str_line(arena, (struct str){NULL, 0}).len, 0);
    assert_str(str_line(arena, STR("\xC2\xA0x")), "\xC2\xA0x");
    arena_free(arena);
}

static void equality_and_order(void **state)
{
    (void)state;
    assert_true(str_eq(STR("a"), str_from("a")));
    assert_false(str_eq(STR("a"), STR("ab")));
    assert_true(str_eq((struct str){NULL, 0}, STR("")));
    assert_true(str_eqz(STR("key"), "key"));
    assert_false(str_eqz(STR("key"), "keys"));
    assert_true(str_same(STR("Key"), STR("kEY")));
    assert_true(str_same(STR(""), STR("")));
    assert_false(str_same(STR("key"), STR("keys")));
    assert_false(str_same(STR("@"), STR("`")));
    assert_false(str_same(STR("["), STR("{")));
    assert_true(str_cmp(STR("a"), STR("b")) < 0);
    assert_true(str_cmp(STR("ab"), STR("a")) > 0);
    assert_true(str_cmp(STR("a"), STR("\xC3\xA9")) < 0);
    assert_int_equal(str_cmp(STR("same"), STR("same")), 0);
    assert_true(str_starts(STR("abc"), "ab"));
    assert_true(str_starts(STR("abc"), ""));
    assert_false(str_starts(STR("a"), "ab"));
}

static void folding_leaves_what_two_people_would_write_alike(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_true(str_eqz(str_fold(arena, STR(" NI \t0 59\r\n")), "ni059"));
    assert_true(str_eqz(str_fold(arena, STR("NI\xc2\xa0"
                                            "059")),
                        "ni059")); /* a no-break space */
    assert_true(str_eqz(str_fold(arena, STR("\xc3\x89\xc2\xa3\xc2")), "\xc3\x89\xc2\xa3\xc2"));
    assert_true(str_eqz(str_fold(arena, STR("")), ""));
    arena_free(arena);
}

static void finding(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("banana"), "an", 0), 1);
    assert_int_equal(str_find(STR("banana"), "an", 2), 3);
    assert_int_equal(str_find(STR("banana"), "an", 4), -1);
    assert_int_equal(str_find(STR("banana"), "nab", 0), -1);
    assert_int_equal(str_find(STR("abc"), "", 3), 3);
    assert_int_equal(str_find(STR("abc"), "", 4), -1);
    assert_int_equal(str_find(STR("aab"), "ab", 0), 1);
    assert_int_equal(str_find(str_sub(STR("abcd"), 0, 2), "bc", 0), -1);
}

static void copies_and_printf_end_in_nul(void **state)
{
    struct arena *arena = arena_new();
    struct str copy = str_dup(arena, str_sub(STR("abcdef"), 1, 2));
    struct str text = str_printf(arena, "%d of " PRIstr, 3, STR_ARG(copy));

    (void)state;
    assert_string_equal(copy.s, "bc");
    assert_string_equal(text.s, "3 of bc");
    assert_int_equal(text.len, 7);
    arena_free(arena);
}

/* Published FNV-1a values: the hash must be the same on every machine. */
static void the_hash_is_fnv_1a(void **state)
{
    (void)state;
    assert_int_equal(str_hash(STR("")), 0x811C9DC5U);
    assert_int_equal(str_hash(STR("a")), 0xE40C292CU);
    assert_int_equal(str_hash(STR("foobar")), 0xBF9CF968U);
}

static void distances(void **state)
{
    (void)state;
    assert_int_equal(str_distance(STR("definition"), STR("definition"), 3), 0);
    assert_int_equal(str_distance(STR("defintion"), STR("definition"), 3), 1);
    assert_int_equal(str_distance(STR("tilte"), STR("title"), 3), 1);
    assert_int_equal(str_distance(STR("kitten"), STR("sitting"), 3), 3);
    assert_int_equal(str_distance(STR("kitten"), STR("sitting"), 2), 3);
    assert_int_equal(str_distance(STR("abcdefgh"), STR("x"), 2), 3);
    assert_int_equal(str_distance(STR(""), STR("ab"), 3), 2);
    assert_int_equal(str_distance(STR("ca"), STR("abc"), 5), 3);
}

static void distances_count_characters_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(str_distance(STR("caf\xC3\xA9"), STR("cafe"), 3), 1);
    assert_int_equal(str_distance(STR("\xC3\xA9"), STR("\xC3\xA8"), 3), 1);
    assert_int_equal(str_distance(STR("\xE2\x82\xAC"), STR("\xE2\x82\xAD"), 3), 1);
    assert_int_equal(str_distance(STR("a\xC3\xA9"),
                                  STR("\xC3\xA9"
                                      "a"),
                                  3),
                     1);
}

static void long_words_are_compared_where_they_differ(void **state)
{
    char a[1001], b[1001];

    (void)state;
    memset(a, 'x', sizeof(a) - 1);
    a[1000] = '\0';
    memcpy(b, a, sizeof(b));
    b[500] = 'y';
    assert_int_equal(str_distance(str_from(a), str_from(b), 3), 1);
    memset(b, 'z', 1000);
    assert_int_equal(str_distance(str_from(a), str_from(b), 3), 4);
}

static void the_nearest_candidate(void **state)
{
    const struct str keys[] = {STR("definition"), STR("directorate"), STR("better"),
                               STR("ref"),        STR("Q1"),          STR("Q2")};
    const size_t n = sizeof(keys) / sizeof(keys[0]);

    (void)state;
    assert_str(str_nearest(STR("defintion"), keys, n), "definition");
    assert_str(str_nearest(STR("Definition"), keys, n), "definition");
    assert_str(str_nearest(STR("DIRECTORATE"), keys, n), "directorate");
    assert_str(str_nearest(STR("rfe"), keys, n), "ref");
    assert_str(str_nearest(STR("Q3"), keys, n), "Q1");
    assert_str(str_nearest(STR("comment"), keys, n), "");
    assert_str(str_nearest(STR("x"), keys, n), "");
    assert_str(str_nearest(STR(""), keys, n), "");
    assert_str(str_nearest(STR("ref"), NULL, 0), "");
}

static void a_nearer_candidate_wins_wherever_it_stands(void **state)
{
    const struct str words[] = {STR("talble"), STR("tables"), STR("table")};
    const struct str reversed[] = {STR("table"), STR("tables")};

    (void)state;
    assert_str(str_nearest(STR("tablees"), words, 3), "tables");
    assert_str(str_nearest(STR("tablees"), reversed, 2), "tables");
    assert_str(str_nearest(STR("TABLE"), words, 3), "table");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(views_are_clipped),
        cmocka_unit_test(trimming_takes_only_white_space_at_the_ends),
        cmocka_unit_test(a_line_has_single_blanks),
        cmocka_unit_test(equality_and_order),
        cmocka_unit_test(folding_leaves_what_two_people_would_write_alike),
        cmocka_unit_test(finding),
        cmocka_unit_test(copies_and_printf_end_in_nul),
        cmocka_unit_test(the_hash_is_fnv_1a),
        cmocka_unit_test(distances),
        cmocka_unit_test(distances_count_characters_not_bytes),
        cmocka_unit_test(long_words_are_compared_where_they_differ),
        cmocka_unit_test(the_nearest_candidate),
        cmocka_unit_test(a_nearer_candidate_wins_wherever_it_stands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
