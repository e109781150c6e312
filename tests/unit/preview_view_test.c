/* The names of views: each has one, and nothing else is a view. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "preview/view.h"

static void assert_found(const char *name, enum orderpaper_copy copy, bool draft, bool grey)
{
    struct view view;
    char again[VIEW_NAME_MAX];
    assert_true(view_find(name, &view));
    assert_int_equal(view.copy, copy);
    assert_int_equal(view.draft, draft);
    assert_int_equal(view.grey, grey);
    view_name(view, again);
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

static void test_every_view_once(void **state)
{
    (void)state;
    unsigned seen = 0;
    for (unsigned i = 0; i < VIEWS; i++) {
        struct view view = {(enum orderpaper_copy)(i % 3), i % 2 != 0, i / 6 != 0}, found;
        char name[VIEW_NAME_MAX];
        view_name(view, name);
        assert_true(view_find(name, &found));
        assert_int_equal(view_index(found), view_index(view));
        assert_in_range(view_index(view), 0, VIEWS - 1);
        seen |= 1u << view_index(view);
    }
    assert_int_equal(seen, (1u << VIEWS) - 1);
}

static void test_no_views(void **state)
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
    struct view view;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        assert_false(view_find(names[i], &view));
}

static void test_options(void **state)
{
    (void)state;
    struct orderpaper_options options = {.report = "report.yaml", .draft = 1};
    view_apply((struct view){ORDERPAPER_COPY_EXEMPT, false, true}, &options);
    assert_int_equal(options.copy, ORDERPAPER_COPY_EXEMPT);
    assert_int_equal(options.draft, 0);
    assert_int_equal(options.greyscale, 1);
    assert_string_equal(options.report, "report.yaml");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_every_view_once),
        cmocka_unit_test(test_no_views),
        cmocka_unit_test(test_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
