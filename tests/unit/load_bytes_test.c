/* Files that are not YAML, named by files that are. */
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

static bool take(struct load_fixture *f, const struct doc *from, const char *path, struct str *bytes)
{
    *bytes = STR("");
    return load_bytes(&f->loader, (struct mark){1, 1, from->file}, str_from(path), bytes);
}

static void bytes_come_as_they_are(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "a: 1\n");
    struct str bytes;

    load_put_bytes(f, "logo.png", "\x89PNG\0\xff\r\n", 8);
    load_put(f, "empty", "");
    assert_true(take(f, root, "./logo.png", &bytes));
    assert_int_equal(bytes.len, 8);
    assert_memory_equal(bytes.s, "\x89PNG\0\xff\r\n", 8);
    assert_true(take(f, root, load_path(f, "logo.png").s, &bytes));
    assert_int_equal(bytes.len, 8);
    assert_true(take(f, root, "empty", &bytes));
    assert_int_equal(bytes.len, 0);
    assert_said_nothing(f);
}

static void paths_start_from_the_file_that_names_them(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "a: 1\n");
    struct doc *sub;
    struct str bytes;

    load_put(f, "sub/mid.yaml", "b: 2\n");
    load_put(f, "sub/x.png", "in sub");
    load_put(f, "x.png", "above");
    sub = load_include(&f->loader, root, STR("sub/mid.yaml"), (struct mark){1, 1, 1});
    assert_true(take(f, sub, "x.png", &bytes));
    assert_true(str_eqz(bytes, "in sub"));
    assert_true(take(f, sub, "../x.png", &bytes));
    assert_true(str_eqz(bytes, "above"));
    assert_true(take(f, root, "x.png", &bytes));
    assert_true(str_eqz(bytes, "above"));
    assert_said_nothing(f);
}

static void a_file_is_read_once(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "a: 1\n");
    struct str first, again;
    size_t used;

    load_put(f, "x.png", "0123456789");
    assert_int_equal(symlink("x.png", load_path(f, "same.png").s), 0);
    assert_true(take(f, root, "x.png", &first));
    used = f->loader.used_bytes;
    assert_true(take(f, root, "same.png", &again));
    assert_ptr_equal(first.s, again.s);
    assert_int_equal(again.len, 10);
    assert_int_equal(f->loader.used_bytes, used);
}

static void missing_files_are_reported(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "image: lgoo.png\n");
    struct str bytes;

    load_put(f, "logo.png", "x");
    assert_false(take(f, root, "lgoo.png", &bytes));
    assert_said(f, "main.yaml:1:1: error: there is no file ");
    assert_said(f, "/logo.png?\n");
    assert_false(take(f, root, "pictures\\logo.png", &bytes));
    assert_said(f, "parted by / and not by \\");
    assert_false(take(f, root, "https://a.example/logo.png", &bytes));
    assert_said(f, "nothing is fetched from the web");
    assert_false(take(f, root, "", &bytes));
    assert_said(f, "the name of a file is missing");
    assert_false(load_bytes(&f->loader, (struct mark){1, 1, root->file}, (struct str){"logo.png\0.jpg", 13}, &bytes));
    assert_said(f, "null character");
    assert_int_equal(load_count(f, DIAG_FILE_UNREADABLE), 5);
}

static void folders_and_devices_are_no_files(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root = load_text(f, "a: 1\n");
    struct str bytes;

    load_put(f, "sub/x.png", "x");
    assert_int_equal(mkfifo(load_path(f, "pipe").s, 0600), 0);
    assert_false(take(f, root, "sub", &bytes));
    assert_said(f, "sub is a folder");
    assert_false(take(f, root, "pipe", &bytes));
    assert_said(f, "pipe is not an ordinary file");
}

static void files_outside_the_folder_are_refused(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root;
    struct str bytes;

    load_put(f, "reports/main.yaml", "a: 1\n");
    load_put(f, "secret.png", "x");
    load_put(f, "shared/x.png", "x");
    assert_int_equal(symlink("../secret.png", load_path(f, "reports/out.png").s), 0);
    assert_int_equal(symlink("..", load_path(f, "reports/up").s), 0);
    root = load_main(&f->loader, load_path(f, "reports/main.yaml"));
    assert_false(take(f, root, "../secret.png", &bytes));
    assert_said(f, "lies outside the report's folder");
    assert_said(f, "--allow ");
    assert_false(take(f, root, "out.png", &bytes)); /* a link: to be allowed is where it leads */
    assert_said(f, str_printf(f->arena, "--allow %s\n", f->folder).s);
    assert_false(take(f, root, "up/secret.png", &bytes));
    assert_false(take(f, root, "/etc/passwd", &bytes));
    assert_false(take(f, root, "../shared/x.png", &bytes));
    assert_int_equal(load_count(f, DIAG_FILE_OUTSIDE), 5);
    loader_allow(&f->loader, load_path(f, "shared"));
    assert_true(take(f, root, "../shared/x.png", &bytes));
}

static void the_programs_own_files_may_name_its_files(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root, *own;
    struct str bytes;

    load_put(f, "reports/main.yaml", "a: 1\n");
    load_put(f, "data/logo.png", "data");
    assert_int_equal(mkdir(load_path(f, "data/layouts").s, 0777), 0);
    load_put(f, "data/layouts/own.yaml", "a: 1\n");
    load_put(f, "secret.png", "x");
    root = load_main(&f->loader, load_path(f, "reports/main.yaml"));
    own = load_own(&f->loader, load_path(f, "data/layouts/own.yaml"));
    assert_true(take(f, own, "../logo.png", &bytes));
    assert_true(str_eqz(bytes, "data"));
    assert_said_nothing(f);
    assert_false(take(f, root, "../data/logo.png", &bytes));
    assert_false(take(f, own, "../../secret.png", &bytes));
    assert_int_equal(load_count(f, DIAG_FILE_OUTSIDE), 2);
    assert_false(take(f, own, "none.png", &bytes));
    assert_said(f, "there is no file layouts/none.png");
}

static void bytes_count_towards_the_bound(void **state)
{
    struct load_fixture *f = *state;
    struct doc *root;
    struct str bytes;

    f->loader.max_bytes = 20;
    root = load_text(f, "a: 1\n");
    load_put(f, "x.png", "0123456789");
    load_put(f, "y.png", "0123456789");
    assert_true(take(f, root, "x.png", &bytes));
    assert_false(take(f, root, "y.png", &bytes));
    assert_said(f, "[input-too-large]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(bytes_come_as_they_are, load_make, load_drop),
        cmocka_unit_test_setup_teardown(paths_start_from_the_file_that_names_them, load_make, load_drop),
        cmocka_unit_test_setup_teardown(a_file_is_read_once, load_make, load_drop),
        cmocka_unit_test_setup_teardown(missing_files_are_reported, load_make, load_drop),
        cmocka_unit_test_setup_teardown(folders_and_devices_are_no_files, load_make, load_drop),
        cmocka_unit_test_setup_teardown(files_outside_the_folder_are_refused, load_make, load_drop),
        cmocka_unit_test_setup_teardown(the_programs_own_files_may_name_its_files, load_make, load_drop),
        cmocka_unit_test_setup_teardown(bytes_count_towards_the_bound, load_make, load_drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
