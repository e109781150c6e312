#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"

struct fixture {
    struct arena *arena;
    struct sources sources;
    struct diags diags;
};

static int make(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    f->arena = arena_new();
    sources_init(&f->sources, f->arena);
    diags_init(&f->diags, f->arena, &f->sources);
    *state = f;
    return 0;
}

static int drop(void **state)
{
    struct fixture *f = *state;

    arena_free(f->arena);
    test_free(f);
    return 0;
}

static uint16_t add(struct fixture *f, const char *path, const char *text)
{
    return sources_add(&f->sources, str_from(path), str_from(text));
}

/* What is printed; freed by the caller. */
static char *printed(struct fixture *f, bool colour)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    diags_print(&f->diags, out, colour);
    fclose(out);
    char *copy = strdup(text); /* gcc takes the stream's own buffer for a dangling one */
    free(text);
    return copy;
}

static void assert_prints(struct fixture *f, const char *expected)
{
    char *text = printed(f, false);

    assert_string_equal(text, expected);
    free(text);
}

static void the_whole_form(void **state)
{
    struct fixture *f = *state;
    uint16_t file = add(f, "a.yaml", "one: 1\n  two: 2\nthree: 3\n");
    struct diag *diag = diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){2, 3, file}, "no %s here", "luck");

    diag_help(&f->diags, diag, "write:\nmore\n  luck");
    diag_related(&f->diags, diag, (struct mark){3, 1, file}, "see here");
    assert_prints(f, "a.yaml:2:3: error: no luck here [yaml-syntax]\n"
                     "     2 |   two: 2\n"
                     "       |   ^\n"
                     "  help: write:\n"
                     "        more\n"
                     "          luck\n"
                     "  note: a.yaml:3:1: see here\n");
    assert_int_equal(f->diags.errors, 1);
}

static void sorted_by_file_line_column_and_then_discovery(void **state)
{
    struct fixture *f = *state;
    uint16_t a = add(f, "a", ""), b = add(f, "b", "");

    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){1, 1, b}, "6");
    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){2, 1, a}, "3");
    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){10, 1, a}, "5");
    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){2, 9, a}, "4b");
    diag_at(&f->diags, DIAG_VALUE_CUT, (struct mark){2, 9, a}, "4c");
    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){0, 0, 0}, "1");
    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){1, 7, a}, "2");
    assert_prints(f, "orderpaper: error: 1 [yaml-syntax]\n"
                     "a:1:7: error: 2 [yaml-syntax]\n"
                     "a:2:1: error: 3 [yaml-syntax]\n"
                     "a:2:9: error: 4b [yaml-syntax]\n"
                     "a:2:9: warning: 4c [value-cut]\n"
                     "a:10:1: error: 5 [yaml-syntax]\n"
                     "b:1:1: error: 6 [yaml-syntax]\n");
}

static void the_same_said_twice_is_printed_and_counted_once(void **state)
{
    struct fixture *f = *state;
    uint16_t file = add(f, "a", "");

    for (int i = 0; i < 3; i++) {
        diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){1, 1, file}, "x");
        diag_at(&f->diags, DIAG_VALUE_CUT, (struct mark){1, 1, file}, "x");
        diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){1, 2, file}, "x");
    }
    assert_prints(f, "a:1:1: error: x [yaml-syntax]\n"
                     "a:1:1: warning: x [value-cut]\n"
                     "a:1:2: error: x [yaml-syntax]\n");
    assert_int_equal(f->diags.errors, 2);
    assert_int_equal(f->diags.warnings, 1);
}

/* A thousand of a code in a file, and how many more there are. */
static void many_alike_in_one_file_are_counted(void **state)
{
    struct fixture *f = *state;
    uint16_t a = add(f, "a", ""), b = add(f, "b", "");
    char *all;

    for (uint32_t i = 1; i <= 2550; i++) {
        diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){i, 1, a}, "x%u", i);
        if (i <= 1001)
            diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){i, 1, b}, "y%u", i);
        if (i <= 1000)
            diag_at(&f->diags, DIAG_VALUE_CUT, (struct mark){i, 2, a}, "z%u", i);
    }
    all = printed(f, false);
    assert_non_null(strstr(all, "a:1000:1: error: x1000 [yaml-syntax]\n"
                                "a:1000:2: warning: z1000 [value-cut]\n"
                                "a: error: and 1,550 more like those above [yaml-syntax]\n"
                                "  help: "));
    assert_null(strstr(all, "x1001"));
    assert_non_null(strstr(all, "b:1:1: error: y1 [yaml-syntax]\n"));
    assert_non_null(strstr(all, "b: error: and 1 more like those above [yaml-syntax]\n"));
    assert_null(strstr(all, "more like those above [value-cut]"));
    assert_int_equal(f->diags.errors, 3551);
    free(all);
}

static void the_caret_stands_below_tabs_and_wide_text(void **state)
{
    struct fixture *f = *state;
    uint16_t file = add(f, "a", "\tx: 1\n\xE4\xB8\xAD\xE6\x96\x87: e\xCC\x81: 2\r\nlast");

    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){1, 2, file}, "tab");
    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){2, 5, file}, "wide");
    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){2, 7, file}, "combining");
    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){3, 5, file}, "end");
    assert_prints(f, "a:1:2: error: tab [yaml-syntax]\n"
                     "     1 |     x: 1\n"
                     "       |     ^\n"
                     "a:2:5: error: wide [yaml-syntax]\n"
                     "     2 | \xE4\xB8\xAD\xE6\x96\x87: e\xCC\x81: 2\n"
                     "       |       ^\n"
                     "a:2:7: error: combining [yaml-syntax]\n"
                     "     2 | \xE4\xB8\xAD\xE6\x96\x87: e\xCC\x81: 2\n"
                     "       |        ^\n"
                     "a:3:5: error: end [yaml-syntax]\n"
                     "     3 | last\n"
                     "       |     ^\n");
}

static void a_long_line_is_shown_around_the_caret(void **state)
{
    struct fixture *f = *state;
    char text[2001];
    char *all, *excerpt, *caret;
    uint16_t file;

    for (int i = 0; i < 2000; i++)
        text[i] = (char)('0' + i % 10);
    text[1234] = 'X';
    text[2000] = '\0';
    file = add(f, "a", text);
    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){1, 1235, file}, "long");
    all = printed(f, false);
    excerpt = strchr(all, '\n') + 1;
    caret = strchr(excerpt, '\n') + 1;
    assert_true(caret - excerpt < 120);
    /* The ellipsis before the window has three bytes and one column. */
    assert_ptr_equal(strchr(excerpt, 'X') - 2, excerpt + (strchr(caret, '^') - caret));
    free(all);
}

static void nothing_unsafe_reaches_the_terminal(void **state)
{
    struct fixture *f = *state;
    uint16_t file = add(f, "a\033[2J", "x\033[31m\x93y\xE2\x80\xAE\n");
    char *all;

    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){1, 2, file}, "key \"\033]0;\n\xC2\x9B\"");
    all = printed(f, false);
    assert_null(strchr(all, '\033'));
    assert_null(strstr(all, "\xE2\x80\xAE"));
    assert_null(strstr(all, "\xC2\x9B"));
    assert_non_null(strstr(all, "x\xEF\xBF\xBD[31m\xEF\xBF\xBDy\xEF\xBF\xBD\n"));
    assert_non_null(strstr(all, "key \"\xEF\xBF\xBD]0; \xEF\xBF\xBD\" [yaml-syntax]"));
    free(all);
}

static void only_the_level_is_coloured(void **state)
{
    struct fixture *f = *state;
    char *all;

    diag_at(&f->diags, DIAG_VALUE_CUT, (struct mark){0, 0, 0}, "w");
    all = printed(f, true);
    assert_string_equal(all, "orderpaper: \033[1;35mwarning\033[0m: w [value-cut]\n");
    free(all);
}

static void places_outside_the_file_do_no_harm(void **state)
{
    struct fixture *f = *state;
    uint16_t file = add(f, "a", "one\n");

    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){99, 65535, file}, "far");
    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){1, 65535, file}, "wide");
    diag_at(&f->diags, DIAG_YAML_SYNTAX, (struct mark){1, 1, 77}, "no file");
    assert_prints(f, "a:1:65535: error: wide [yaml-syntax]\n"
                     "     1 | one\n"
                     "       |    ^\n"
                     "a:99:65535: error: far [yaml-syntax]\n"
                     "    99 | \n"
                     "       | ^\n"
                     "orderpaper: error: no file [yaml-syntax]\n");
}

static void an_ignored_warning_is_neither_kept_nor_counted(void **state)
{
    struct fixture *f = *state;
    struct mark mark = {.line = 1, .col = 1};

    diag_at(&f->diags, DIAG_UNUSED, mark, "one");
    diag_at(&f->diags, DIAG_PERIOD, mark, "two");
    diag_at(&f->diags, DIAG_EMPTY_VIEW, mark, "three");
    diag_at(&f->diags, DIAG_UNUSED, mark, "four");
    diags_ignore(&f->diags, DIAG_UNUSED);
    diag_help(&f->diags, diag_at(&f->diags, DIAG_UNUSED, mark, "five"), "help");
    diags_ignore(&f->diags, DIAG_PERIOD); /* an error stays */
    diag_at(&f->diags, DIAG_PERIOD, mark, "six");
    assert_int_equal(f->diags.n, 3);
    assert_int_equal(f->diags.errors, 2);
    assert_int_equal(f->diags.warnings, 1);
    assert_true(str_eqz(f->diags.items[0]->text, "two"));
    assert_true(str_eqz(f->diags.items[1]->text, "three"));
    assert_true(str_eqz(f->diags.items[2]->text, "six"));
}

static void every_code_has_a_name_of_its_own_and_a_text(void **state)
{
    (void)state;
    for (unsigned i = 0; i < DIAG__COUNT; i++) {
        const char *name = diag_code_name((enum diag_code)i);
        enum diag_code found;

        assert_true(strlen(name) > 0 && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name));
        assert_true(diag_code_find(str_from(name), &found));
        assert_int_equal(found, i);
        if (strlen(diag_code_text((enum diag_code)i)) < 40)
            fail_msg("%s is explained in too few words", name);
    }
    assert_false(diag_code_find(STR("no-such-code"), &(enum diag_code){0}));
}

static void marks_and_offsets_are_inverse(void **state)
{
    struct fixture *f = *state;
    const char text[] = "a\xC3\xA9z\r\n\nlast\rx";
    uint16_t file = add(f, "a", text);

    for (uint32_t at = 0; at <= strlen(text); at++) {
        struct mark mark = source_mark(&f->sources, file, at);

        if (((unsigned char)text[at] & 0xC0) == 0x80 || text[at] == '\n')
            continue;
        assert_int_equal(source_offset(&f->sources, mark), at);
    }
    assert_int_equal(source_mark(&f->sources, file, 6).line, 2);
    assert_int_equal(source_mark(&f->sources, file, 9).line, 3);
    assert_int_equal(source_mark(&f->sources, file, 9).col, 3);
    assert_int_equal(source_mark(&f->sources, file, 12).line, 4);
    assert_int_equal(source_offset(&f->sources, (struct mark){9, 1, file}), -1);
    assert_int_equal(source_offset(&f->sources, (struct mark){1, 9, file}), -1);
}

static void files_run_out_after_65535(void **state)
{
    struct fixture *f = *state;

    for (uint32_t i = 1; i <= 65535; i++)
        assert_int_equal(add(f, "a", ""), i);
    assert_int_equal(add(f, "a", ""), 0);
    assert_null(sources_at(&f->sources, 0));
    assert_non_null(sources_at(&f->sources, 65535));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_whole_form, make, drop),
        cmocka_unit_test_setup_teardown(sorted_by_file_line_column_and_then_discovery, make, drop),
        cmocka_unit_test_setup_teardown(the_same_said_twice_is_printed_and_counted_once, make, drop),
        cmocka_unit_test_setup_teardown(many_alike_in_one_file_are_counted, make, drop),
        cmocka_unit_test_setup_teardown(the_caret_stands_below_tabs_and_wide_text, make, drop),
        cmocka_unit_test_setup_teardown(a_long_line_is_shown_around_the_caret, make, drop),
        cmocka_unit_test_setup_teardown(nothing_unsafe_reaches_the_terminal, make, drop),
        cmocka_unit_test_setup_teardown(only_the_level_is_coloured, make, drop),
        cmocka_unit_test_setup_teardown(places_outside_the_file_do_no_harm, make, drop),
        cmocka_unit_test_setup_teardown(an_ignored_warning_is_neither_kept_nor_counted, make, drop),
        cmocka_unit_test(every_code_has_a_name_of_its_own_and_a_text),
        cmocka_unit_test_setup_teardown(marks_and_offsets_are_inverse, make, drop),
        cmocka_unit_test_setup_teardown(files_run_out_after_65535, make, drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
