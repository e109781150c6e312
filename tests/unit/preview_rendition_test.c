/* The names of renditions: each has one, and nothing else is a rendition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "preview/rendition.h"

static void assert_found(const char *name, enum orderpaper_copy copy, bool draft, bool grey)
{
    struct rendition rendition;
    char again[RENDITION_NAME_MAX];
    assert_true(rendition_find(name, &rendition));
    assert_int_equal(rendition.copy, copy);
    assert_int_equal(rendition.draft, draft);
    assert_int_equal(rendition.grey, grey);
    rendition_name(rendition, again);
    assert_string_equal(again, name);
}

static void test_names(void **state)
{
    (void)state;
    assert_found("public", ORDERPAPER_COPY_PUBLIC, false, false);
    assert_found("public-grey", ORDERPAPER_COPY_PUBLIC, false, true);
    assert_found("exempt-draft", ORDERPAPER_COPY_EXEMPT, true, false);
    assert_found("internal-draft-grey", ORDERPAPER_COPY_INTERNAL, true, true);
}

static void test_every_rendition_once(void **state)
{
    (void)state;
    unsigned seen = 0;
    for (unsigned i = 0; i < RENDITIONS; i++) {
        struct rendition rendition = {(enum orderpaper_copy)(i % 3), i % 2 != 0, i / 6 != 0}, found;
        char name[RENDITION_NAME_MAX];
        rendition_name(rendition, name);
        assert_true(rendition_find(name, &found));
        assert_int_equal(rendition_index(found), rendition_index(rendition));
        assert_in_range(rendition_index(rendition), 0, RENDITIONS - 1);
        seen |= 1u << rendition_index(rendition);
    }
    assert_int_equal(seen, (1u << RENDITIONS) - 1);
}

static void test_no_renditions(void **state)
{
    (void)state;
    static const char *const names[] = {"",
                                        "publi",
                                        "publics",
                                        "Public",
                                        "public-",
                                        "-draft",
                                        "public-gray",
                                        "public-grey-draft",
                                        "draft-public",
                                        "public ",
                                        "exempt\n",
                                        "public-draft-grey-"};
    struct rendition rendition;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        assert_false(rendition_find(names[i], &rendition));
}

static void test_options(void **state)
{
    (void)state;
    struct orderpaper_options options = {.report = "report.yaml", .draft = 1};
    rendition_apply((struct rendition){ORDERPAPER_COPY_EXEMPT, false, true}, &options);
    assert_int_equal(options.copy, ORDERPAPER_COPY_EXEMPT);
    assert_int_equal(options.draft, 0);
    assert_int_equal(options.greyscale, 1);
    assert_string_equal(options.report, "report.yaml");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_every_rendition_once),
        cmocka_unit_test(test_no_renditions),
        cmocka_unit_test(test_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
