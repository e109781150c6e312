/* What a place in a YAML file stands in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "load/enclose.h"
#include "load_fixture.h"

static struct stretches stretches_of(struct load_fixture *f, const char *text)
{
    struct doc *doc = load_text(f, text);
    struct stretches stretches;

    stretches_init(&stretches, f->arena, &f->sources, doc);
    return stretches;
}

/* Lines of what encloses the place, from the inside: "2-3 1-9". */
static void check(struct stretches *stretches, uint32_t line, uint16_t col, const char *expected)
{
    char found[200] = "";
    size_t n = 0;

    for (uint32_t i = stretches_find(stretches, (struct mark){line, col, 1}); i != STRETCH_NONE;
         i = stretches->list.items[i].parent)
        n += (size_t)snprintf(found + n, sizeof(found) - n, "%s%u-%u", n > 0 ? " " : "",
                              stretch_first_line(stretches, i), stretch_last_line(stretches, i));
    assert_string_equal(found, expected);
}

static void a_place_stands_in_its_key_item_and_list(void **state)
{
    struct stretches stretches = stretches_of(*state, "# comment\n"            /* 1 */
                                                      "report: { title: T }\n" /* 2 */
                                                      "indicators:\n"          /* 3 */
                                                      "  - ref: A\n"           /* 4 */
                                                      "    actual:\n"          /* 5 */
                                                      "      Q1: 1\n"          /* 6 */
                                                      "      Q2: 2\n"          /* 7 */
                                                      "    comment: |\n"       /* 8 */
                                                      "      One.\n"           /* 9 */
                                                      "\n"                     /* 10 */
                                                      "      Two.\n"           /* 11 */
                                                      "\n"                     /* 12 */
                                                      "  - ref: B\n"           /* 13 */
                                                      "sections: []\n");       /* 14 */

    check(&stretches, 1, 1, "");
    check(&stretches, 2, 1, "2-2");
    check(&stretches, 2, 18, "2-2 2-2");
    check(&stretches, 3, 1, "3-13");
    check(&stretches, 4, 5, "4-4 4-11 3-13");
    check(&stretches, 7, 11, "7-7 5-7 4-11 3-13");
    check(&stretches, 11, 7, "8-11 4-11 3-13");
    check(&stretches, 12, 1, "3-13");
    check(&stretches, 13, 10, "13-13 13-13 3-13");
    check(&stretches, 14, 11, "14-14");
    check(&stretches, 99, 1, "");
}

static void scalars_over_lines_end_with_their_text(void **state)
{
    struct stretches stretches = stretches_of(*state, "plain: one\n"   /* 1 */
                                                      "  two\n"        /* 2 */
                                                      "quoted: \"a\n"  /* 3 */
                                                      "  b\"\n"        /* 4 */
                                                      "folded: >\n"    /* 5 */
                                                      "  c\n"          /* 6 */
                                                      "  d\n"          /* 7 */
                                                      "\n"             /* 8 */
                                                      "flow: [ x,\n"   /* 9 */
                                                      "  { y: z } ]\n" /* 10 */
                                                      "empty:\n"       /* 11 */
                                                      "none: ''\n");   /* 12 */

    check(&stretches, 2, 3, "1-2");
    check(&stretches, 4, 3, "3-4");
    check(&stretches, 7, 3, "5-7");
    check(&stretches, 8, 1, "");
    check(&stretches, 10, 5, "10-10 10-10 9-10");
    check(&stretches, 11, 1, "11-11");
    check(&stretches, 12, 7, "12-12");
}

static void what_an_alias_stands_for_is_where_it_is_written(void **state)
{
    struct stretches stretches = stretches_of(*state, "a: &x\n"     /* 1 */
                                                      "  - one\n"   /* 2 */
                                                      "  - two\n"   /* 3 */
                                                      "b: *x\n"     /* 4 */
                                                      "c: [*x]\n"   /* 5 */
                                                      "d: last\n"); /* 6 */

    check(&stretches, 3, 5, "3-3 1-3");
    check(&stretches, 4, 4, "4-4");
    check(&stretches, 5, 1, "5-5");
    check(&stretches, 6, 4, "6-6");
}

static void a_scalar_has_the_length_of_its_writing(void **state)
{
    struct stretches stretches = stretches_of(*state, "caf\xC3\xA9: plain words # comment\n"
                                                      "two: \"quo\\\"ted\"\n"
                                                      "three: 'it''s'\n"
                                                      "four: over\n"
                                                      "  lines\n"
                                                      "five: |\n"
                                                      "  text\n"
                                                      "six: [ab, c]\n");

    assert_int_equal(stretches_scalar_at(&stretches, (struct mark){1, 1, 1}), 4);
    assert_int_equal(stretches_scalar_at(&stretches, (struct mark){1, 7, 1}), 11);
    assert_int_equal(stretches_scalar_at(&stretches, (struct mark){1, 8, 1}), 0);
    assert_int_equal(stretches_scalar_at(&stretches, (struct mark){2, 6, 1}), 10);
    assert_int_equal(stretches_scalar_at(&stretches, (struct mark){3, 8, 1}), 7);
    assert_int_equal(stretches_scalar_at(&stretches, (struct mark){4, 7, 1}), 0);
    assert_int_equal(stretches_scalar_at(&stretches, (struct mark){6, 7, 1}), 0);
    assert_int_equal(stretches_scalar_at(&stretches, (struct mark){8, 7, 1}), 2);
    assert_int_equal(stretches_scalar_at(&stretches, (struct mark){8, 11, 1}), 1);
}

static void a_file_without_a_tree_encloses_nothing(void **state)
{
    struct stretches broken = stretches_of(*state, "a: [\n"), scalar = stretches_of(*state, "words\n");

    check(&broken, 1, 1, "");
    check(&scalar, 1, 1, "");
    assert_int_equal(stretches_scalar_at(&scalar, (struct mark){1, 1, 1}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_place_stands_in_its_key_item_and_list, load_make, load_drop),
        cmocka_unit_test_setup_teardown(scalars_over_lines_end_with_their_text, load_make, load_drop),
        cmocka_unit_test_setup_teardown(what_an_alias_stands_for_is_where_it_is_written, load_make, load_drop),
        cmocka_unit_test_setup_teardown(a_scalar_has_the_length_of_its_writing, load_make, load_drop),
        cmocka_unit_test_setup_teardown(a_file_without_a_tree_encloses_nothing, load_make, load_drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
