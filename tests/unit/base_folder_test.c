#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/folder.h"

/* A folder of its own for each test. */
struct fixture {
    struct arena *arena;
    char path[64];
    struct str folder, error;
};

static int make(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));
    f->arena = arena_new();
    strcpy(f->path, "/tmp/orderpaper-folder-XXXXXX");
    *state = f;
    if (!mkdtemp(f->path))
        return -1;
    f->folder = str_from(f->path);
    return 0;
}

static struct str within(struct fixture *f, const char *name)
{
    return str_printf(f->arena, "%s/%s", f->path, name);
}

static int clear(void **state)
{
    struct fixture *f = *state;
    struct folder_names names;
    if (!folder_list(f->arena, f->folder, &names, &f->error))
        return -1;
    for (uint32_t i = 0; i < names.n; i++)
        remove(within(f, names.items[i].s).s);
    int left = rmdir(f->path);
    arena_free(f->arena);
    test_free(f);
    return left;
}

static void names_come_in_order(void **state)
{
    struct fixture *f = *state;
    static const char *const wanted[] = {".hidden", "B", "a", "b c", "sub", "é"};
    struct folder_names names;
    assert_true(folder_list(f->arena, f->folder, &names, &f->error));
    assert_int_equal(names.n, 0);
    for (size_t i = 6; i-- > 0;) {
        if (i != 4)
            assert_true(file_claim(f->arena, within(f, wanted[i]), &f->error));
    }
    assert_int_equal(mkdir(within(f, "sub").s, 0700), 0);
    assert_true(folder_list(f->arena, f->folder, &names, &f->error));
    assert_int_equal(names.n, 6);
    for (uint32_t i = 0; i < names.n; i++)
        assert_string_equal(names.items[i].s, wanted[i]);
}

static void what_is_no_folder_is_told(void **state)
{
    struct fixture *f = *state;
    struct folder_names names;
    assert_true(file_claim(f->arena, within(f, "file"), &f->error));
    assert_false(folder_list(f->arena, within(f, "file"), &names, &f->error));
    assert_false(folder_list(f->arena, within(f, "none"), &names, &f->error));
    assert_string_equal(f->error.s, "there is no such file or folder");
}

static void folders_are_made_once(void **state)
{
    struct fixture *f = *state;
    bool made;
    assert_true(folder_create(f->arena, within(f, "new"), &made, &f->error));
    assert_true(made);
    assert_true(folder_create(f->arena, within(f, "new"), &made, &f->error));
    assert_false(made);
    assert_int_equal(symlink("new", within(f, "link").s), 0);
    assert_true(folder_create(f->arena, within(f, "link"), &made, &f->error));
    assert_false(made);
    assert_false(folder_create(f->arena, within(f, "none/below"), &made, &f->error));
    assert_string_equal(f->error.s, "the folder that it should be in is not there");
    assert_true(file_claim(f->arena, within(f, "file"), &f->error));
    assert_false(folder_create(f->arena, within(f, "file"), &made, &f->error));
    assert_string_equal(f->error.s, "there is a file of that name");
}

static void a_file_is_claimed_once(void **state)
{
    struct fixture *f = *state;
    struct stat about;
    assert_true(file_claim(f->arena, within(f, "file"), &f->error));
    assert_int_equal(stat(within(f, "file").s, &about), 0);
    assert_int_equal(about.st_size, 0);
    assert_false(file_claim(f->arena, within(f, "file"), &f->error));
    assert_string_equal(f->error.s, "there is a file of that name");
    /* nor is what a link names, whether or not it is there */
    assert_int_equal(symlink("nowhere", within(f, "link").s), 0);
    assert_false(file_claim(f->arena, within(f, "link"), &f->error));
    assert_int_not_equal(access(within(f, "nowhere").s, F_OK), 0);
    assert_false(file_claim(f->arena, within(f, "none/file"), &f->error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_come_in_order, make, clear),
        cmocka_unit_test_setup_teardown(what_is_no_folder_is_told, make, clear),
        cmocka_unit_test_setup_teardown(folders_are_made_once, make, clear),
        cmocka_unit_test_setup_teardown(a_file_is_claimed_once, make, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
