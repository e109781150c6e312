/* Files that name other files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "load_fixture.h"

static const struct mark here = {1, 1, 1};

static struct doc *include(struct load_fixture *f, const struct doc *from, const char *path)
{
    return load_include(&f->loader, from, str_from(path), here);
}

static void paths_start_from_the_file_that_names_them(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "a: 1\n");
    struct doc *sub, *leaf;

    load_put(f, "sub/mid.yaml", "b: 2\n");
    load_put(f, "sub/leaf.yaml", "c: 3\n");
    sub = include(f, root, "./sub/mid.yaml");
    assert_non_null(sub);
    leaf = include(f, sub, "leaf.yaml");
    assert_non_null(leaf);
    assert_true(str_eqz(node_text(node_find(leaf->root, "c")), "3"));
    assert_true(str_eq(leaf->path, load_path(f, "sub/leaf.yaml")));
    assert_null(include(f, leaf, "../other.yaml"));
    assert_said(f, "sub/../other.yaml");
}

static void shown_paths_are_as_the_user_would_write_them(void **state)
{
    struct load_fixture *f = *state;
    char before[4096];
    struct doc *doc;

    load_put(f, "main.yaml", "a: 1\n");
    load_put(f, "dcs.yaml", "a: b: c\n");
    assert_non_null(getcwd(before, sizeof(before)));
    assert_int_equal(chdir(f->folder), 0);
    doc = load_main(&f->loader, STR("main.yaml"));
    assert_true(str_eqz(doc->path, "main.yaml"));
    assert_true(str_eqz(doc->folder, "."));
    assert_non_null(include(f, doc, "dcs.yaml"));
    assert_said(f, "dcs.yaml:1:4: error: ");
    assert_memory_equal(load_said(f), "dcs", 3);
    assert_int_equal(chdir(before), 0);
}

static void a_missing_file_is_reported_with_a_near_name(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "include: directorates/dsc.yaml\n");

    load_put(f, "directorates/dcs.yaml", "a: 1\n");
    assert_null(include(f, root, "directorates/dsc.yaml"));
    assert_said(f, "main.yaml:1:1: error: there is no file ");
    assert_said(f, "directorates/dcs.yaml?\n");
    assert_null(include(f, root, "directorates\\dcs.yaml"));
    assert_said(f, "parted by / and not by \\");
    assert_null(include(f, root, ""));
    assert_said(f, "the name of a file is missing");
}

static void a_missing_main_file_is_reported(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc;

    load_put(f, "report.yaml", "a: 1\n");
    doc = load_main(&f->loader, load_path(f, "reprot.yaml"));
    assert_non_null(doc);
    assert_null(doc->root);
    assert_said(f, "orderpaper: error: ");
    assert_said(f, "there is no such file");
    assert_said(f, "did you mean ");
    assert_null(load_main(&f->loader, str_from(f->folder))->root);
    assert_said(f, "it is a folder");
}

static void files_outside_the_folder_are_refused(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root;

    load_put(f, "reports/main.yaml", "a: 1\n");
    load_put(f, "reports/near.yaml", "a: 1\n");
    load_put(f, "secret.yaml", "a: 1\n");
    load_put(f, "reports-old/x.yaml", "a: 1\n");
    root = load_main(&f->loader, load_path(f, "reports/main.yaml"));
    assert_null(include(f, root, "../secret.yaml"));
    assert_said(f, "lies outside the report's folder");
    assert_null(include(f, root, "../secert.yaml"));
    assert_null(include(f, root, load_path(f, "secret.yaml").s));
    assert_null(include(f, root, "../reports-old/x.yaml"));
    assert_null(include(f, root, "/etc/passwd"));
    assert_int_equal(load_count(f, DIAG_FILE_OUTSIDE), 5);
    assert_null(strstr(load_said(f), "did you mean"));
    assert_non_null(include(f, root, "../reports/near.yaml"));
    assert_int_equal(load_count(f, DIAG_FILE_OUTSIDE), 5);
}

static void a_link_out_of_the_folder_is_refused(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root;

    load_put(f, "reports/main.yaml", "a: 1\n");
    load_put(f, "reports/inside.yaml", "a: 1\n");
    load_put(f, "secret.yaml", "a: 1\n");
    assert_int_equal(symlink("../secret.yaml", load_path(f, "reports/out.yaml").s), 0);
    assert_int_equal(symlink("..", load_path(f, "reports/up").s), 0);
    assert_int_equal(symlink("inside.yaml", load_path(f, "reports/in.yaml").s), 0);
    root = load_main(&f->loader, load_path(f, "reports/main.yaml"));
    assert_null(include(f, root, "out.yaml"));
    assert_null(include(f, root, "up/secret.yaml"));
    assert_null(include(f, root, "up/secert.yaml"));
    assert_int_equal(load_count(f, DIAG_FILE_OUTSIDE), 3);
    assert_non_null(include(f, root, "in.yaml"));
}

static void an_allowed_folder_may_be_read(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root;

    load_put(f, "reports/main.yaml", "a: 1\n");
    load_put(f, "shared/x.yaml", "a: 1\n");
    loader_allow(&f->loader, load_path(f, "shared"));
    root = load_main(&f->loader, load_path(f, "reports/main.yaml"));
    assert_non_null(include(f, root, "../shared/x.yaml"));
    assert_said_nothing(f);
    loader_allow(&f->loader, load_path(f, "none"));
    assert_said(f, "does not exist");
}

static void folders_and_devices_are_no_files(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "a: 1\n");

    load_put(f, "sub/x.yaml", "a: 1\n");
    assert_int_equal(mkfifo(load_path(f, "pipe").s, 0600), 0);
    assert_null(include(f, root, "sub"));
    assert_said(f, "sub is a folder");
    assert_null(include(f, root, "pipe"));
    assert_said(f, "pipe is not an ordinary file");
}

static void cycles_are_shown_as_a_chain(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "a: 1\n");
    struct doc *b, *c;

    load_put(f, "b.yaml", "a: 1\n");
    load_put(f, "c.yaml", "a: 1\n");
    assert_int_equal(symlink("b.yaml", load_path(f, "alias.yaml").s), 0);
    b = include(f, root, "b.yaml");
    c = include(f, b, "c.yaml");
    assert_null(include(f, c, "alias.yaml"));
    assert_said(f, "b.yaml -> ");
    assert_said(f, "c.yaml -> ");
    assert_said(f, "alias.yaml [include-cycle]");
    assert_null(include(f, c, "main.yaml"));
    assert_null(include(f, c, "c.yaml"));
    assert_int_equal(load_count(f, DIAG_INCLUDE_CYCLE), 3);
}

static void a_closed_file_may_be_included_again(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "a: 1\n");
    struct doc *b;

    load_put(f, "b.yaml", "a: 1\n");
    b = include(f, root, "b.yaml");
    load_close(&f->loader, b);
    load_close(&f->loader, b);
    b = include(f, root, "b.yaml");
    assert_non_null(b);
    assert_said_nothing(f);
    assert_null(include(f, b, "b.yaml"));
}

static void a_long_chain_of_files_ends(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_text(f, "a: 1\n");
    int n = 0;

    for (int i = 0; i < 300 && doc != NULL; i++) {
        char name[32];

        snprintf(name, sizeof(name), "f%d.yaml", i);
        load_put(f, name, "a: 1\n");
        doc = include(f, doc, name);
        n = i;
    }
    assert_null(doc);
    assert_true(n < 100);
    assert_said(f, "[too-deep]");
}

static void the_bound_on_bytes_is_for_all_files_together(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root;

    f->loader.max_bytes = 30;
    root = load_text(f, "a: 0123456789\n");
    load_put(f, "b.yaml", "b: 0123456789\n");
    load_close(&f->loader, include(f, root, "b.yaml"));
    assert_said_nothing(f);
    load_put(f, "c.yaml", "c: 1\n");
    assert_null(include(f, root, "c.yaml"));
    assert_said(f, "[input-too-large]");
}

static void a_file_is_read_once(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "a: 1\n"), *first, *again;
    size_t used;

    load_put(f, "b.yaml", "b: [1\n");
    first = include(f, root, "b.yaml");
    load_close(&f->loader, first);
    used = f->loader.used_bytes;
    again = include(f, root, "b.yaml");
    assert_non_null(again);
    assert_null(again->root);
    assert_int_equal(again->file, first->file);
    assert_int_equal(f->loader.used_bytes, used);
    assert_int_equal(f->diags.errors, 1);
    load_close(&f->loader, again);
    load_put(f, "c.yaml", "c: 1\n");
    first = include(f, root, "c.yaml");
    load_close(&f->loader, first);
    assert_ptr_equal(include(f, root, "./c.yaml")->root, first->root);
}

static void a_broken_file_is_returned_without_a_tree(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "a: 1\n");
    struct doc *b;

    load_put(f, "b.yaml", "a: [\n");
    b = include(f, root, "b.yaml");
    assert_non_null(b);
    assert_null(b->root);
    assert_int_equal(b->file, 2);
}

static void own_files_need_no_permission(void **state)
{
    struct load_fixture *f = *state;
    struct doc *own;

    load_put(f, "data/layout.yaml", "a: 1\n");
    own = load_own(&f->loader, load_path(f, "data/layout.yaml"));
    assert_non_null(own);
    assert_non_null(own->root);
    assert_null(load_own(&f->loader, load_path(f, "data/none.yaml")));
    assert_said_nothing(f);
    assert_int_equal(f->loader.nopen, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(paths_start_from_the_file_that_names_them, load_make, load_drop),
        cmocka_unit_test_setup_teardown(shown_paths_are_as_the_user_would_write_them, load_make, load_drop),
        cmocka_unit_test_setup_teardown(a_missing_file_is_reported_with_a_near_name, load_make, load_drop),
        cmocka_unit_test_setup_teardown(a_missing_main_file_is_reported, load_make, load_drop),
        cmocka_unit_test_setup_teardown(files_outside_the_folder_are_refused, load_make, load_drop),
        cmocka_unit_test_setup_teardown(a_link_out_of_the_folder_is_refused, load_make, load_drop),
        cmocka_unit_test_setup_teardown(an_allowed_folder_may_be_read, load_make, load_drop),
        cmocka_unit_test_setup_teardown(folders_and_devices_are_no_files, load_make, load_drop),
        cmocka_unit_test_setup_teardown(cycles_are_shown_as_a_chain, load_make, load_drop),
        cmocka_unit_test_setup_teardown(a_closed_file_may_be_included_again, load_make, load_drop),
        cmocka_unit_test_setup_teardown(a_long_chain_of_files_ends, load_make, load_drop),
        cmocka_unit_test_setup_teardown(the_bound_on_bytes_is_for_all_files_together, load_make, load_drop),
        cmocka_unit_test_setup_teardown(a_file_is_read_once, load_make, load_drop),
        cmocka_unit_test_setup_teardown(a_broken_file_is_returned_without_a_tree, load_make, load_drop),
        cmocka_unit_test_setup_teardown(own_files_need_no_permission, load_make, load_drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
