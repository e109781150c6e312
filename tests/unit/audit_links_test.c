/* Words of links that do not stand alone; texts cut to what can be read at a glance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/links_int.h"

static void vague_words_are_known_whatever_stands_round_them(void **state)
{
    static const char *const vague[] = {
        "here",        "Here.", "click here", "CLICK HERE!", "“here”", "(read more ...)", "more…",
        "Read more →", "yma",   "",           " ",           "»",      "‘this page’"};

    (void)state;
    for (size_t i = 0; i < sizeof(vague) / sizeof(vague[0]); i++)
        if (!links_is_vague(str_from(vague[i])))
            fail_msg("\"%s\" is vague", vague[i]);
}

static void words_that_say_something_are_not_vague(void **state)
{
    static const char *const clear[] = {"the Council Plan", "more about schools", "Here be dragons", "yma o hyd"};

    (void)state;
    for (size_t i = 0; i < sizeof(clear) / sizeof(clear[0]); i++)
        if (links_is_vague(str_from(clear[i])))
            fail_msg("\"%s\" is not vague", clear[i]);
}

static void addresses_are_told_from_words(void **state)
{
    (void)state;
    assert_true(links_is_address(STR("https://a.example/")));
    assert_true(links_is_address(STR("www.a.example")));
    assert_true(links_is_address(STR("mailto:a@b.example")));
    assert_false(links_is_address(STR("a@b.example")));
    assert_false(links_is_address(STR("the plan")));
}

static void long_texts_are_cut_between_words(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_true(str_eqz(list_cut(arena, STR("one two"), 7), "one two"));
    assert_true(str_eqz(list_cut(arena, STR("one two three"), 9), "one two ..."));
    assert_true(str_eqz(list_cut(arena, STR("ŵŵŵŵŵŵŵŵ"), 8), "ŵŵŵŵŵŵŵŵ"));
    assert_true(str_eqz(list_cut(arena, STR("ŵŵŵŵŵŵŵŵŵ"), 8), "ŵŵŵ ..."));
    assert_true(str_eqz(list_cut(arena, STR(""), 8), ""));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vague_words_are_known_whatever_stands_round_them),
        cmocka_unit_test(words_that_say_something_are_not_vague),
        cmocka_unit_test(addresses_are_told_from_words),
        cmocka_unit_test(long_texts_are_cut_between_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
