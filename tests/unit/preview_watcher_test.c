/* What the watcher tells of files: each way in which editors and other programs write them. */
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "preview/watcher.h"

enum { KEY = 7, OTHER = 8, PATHS = 8, SOON = 5000, LONG_ENOUGH = 90 };

/* A folder of its own for each test. */
struct fixture {
    struct watcher *watcher;
    char folder[64];
    char paths[PATHS][128];
    unsigned at;
};

static int make(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    strcpy(f->folder, "/tmp/orderpaper-watch-XXXXXX");
    *state = f;
    if (mkdtemp(f->folder) == NULL)
        return 1;
    f->watcher = watcher_new();
    return 0;
}

static int drop(void **state)
{
    struct fixture *f = *state;
    char command[128];

    watcher_free(f->watcher);
    snprintf(command, sizeof(command), "rm -rf %s", f->folder);
    assert_int_equal(system(command), 0);
    test_free(f);
    return 0;
}

/* The path of a name in the folder; some of them live at once. */
static const char *in_folder(struct fixture *f, const char *name)
{
    char *path = f->paths[f->at++ % PATHS];

    snprintf(path, sizeof(f->paths[0]), "%s/%s", f->folder, name);
    return path;
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void pause_ms(long ms)
{
    nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000}, NULL);
}

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void set(struct fixture *f, uint32_t key, const char *path)
{
    struct str one = str_from(path);

    watcher_set(f->watcher, key, &one, 1, NULL);
}

/* Waits as the program's loop does; 0 when nothing is told in that time. */
static uint32_t told_within(struct fixture *f, int64_t ms)
{
    int64_t end = now_ms() + ms;
    uint32_t key;

    while (!watcher_take(f->watcher, &key)) {
        struct pollfd pollfd = {.fd = watcher_fd(f->watcher), .events = POLLIN};
        int64_t left = end - now_ms();
        int timeout = watcher_timeout(f->watcher);

        if (left <= 0)
            return 0;
        poll(&pollfd, 1, timeout >= 0 && timeout < left ? timeout : (int)left);
    }
    return key;
}

static void assert_told(struct fixture *f)
{
    assert_int_equal(told_within(f, SOON), KEY);
}

static void assert_silent(struct fixture *f)
{
    assert_int_equal(told_within(f, LONG_ENOUGH), 0);
}

static void assert_told_once(struct fixture *f)
{
    assert_told(f);
    assert_silent(f);
}

/* A file that was written some time ago and is watched. */
static const char *watched(struct fixture *f, const char *name)
{
    const char *path = in_folder(f, name);

    put(path, "old");
    pause_ms(20);
    set(f, KEY, path);
    return path;
}

/* --- saving */

static void a_save_in_place_is_told_once(void **state)
{
    struct fixture *f = *state;
    const char *path = watched(f, "report.yaml");

    assert_silent(f);
    put(path, "new text");
    assert_told_once(f);
    put(path, "newer text");
    assert_told_once(f);
}

static void a_save_by_rename_is_told_once(void **state)
{
    struct fixture *f = *state;
    const char *path = watched(f, "report.yaml");

    for (int i = 0; i < 3; i++) {
        put(in_folder(f, ".report.yaml.swp"), "new");
        assert_int_equal(rename(in_folder(f, ".report.yaml.swp"), path), 0);
        assert_told_once(f);
    }
}

/* The old file becomes the backup, and a new one takes its name. */
static void a_save_with_backup_is_told_once(void **state)
{
    struct fixture *f = *state;
    const char *path = watched(f, "report.yaml");

    assert_int_equal(rename(path, in_folder(f, "report.yaml~")), 0);
    pause_ms(15);
    put(path, "new");
    assert_told_once(f);
}

static void a_complete_save_is_told_at_once(void **state)
{
    struct fixture *f = *state;
    int64_t best = SOON;

    watched(f, "report.yaml");
    /* The best of some: the machine may have other things to do. */
    for (int i = 0; i < 400 && best > 10; i++) {
        int64_t from = now_ms();

        put(in_folder(f, "temp"), "new");
        assert_int_equal(rename(in_folder(f, "temp"), in_folder(f, "report.yaml")), 0);
        assert_told(f);
        if (now_ms() - from < best)
            best = now_ms() - from;
    }
    assert_true(best <= 10);
}

static void several_files_saved_in_one_go_are_told_once(void **state)
{
    struct fixture *f = *state;
    struct str paths[5];
    char names[5][16];

    for (int i = 0; i < 5; i++) {
        snprintf(names[i], sizeof(names[i]), "%d.csv", i);
        paths[i] = str_from(in_folder(f, names[i]));
        put(paths[i].s, "old");
    }
    pause_ms(20);
    watcher_set(f->watcher, KEY, paths, 5, NULL);
    for (int i = 0; i < 5; i++)
        put(paths[i].s, "new text");
    assert_told_once(f);
}

/* The number of writes until it is told; with pauses that are no rest, where the machine has nothing else to do. */
static int write_until_told(struct fixture *f, const char *path)
{
    FILE *file = fopen(path, "a");
    uint32_t key = 0;
    int n = 0;

    assert_non_null(file);
    for (; n < 1000 && key == 0; n++) {
        fputs("more", file);
        fflush(file);
        key = told_within(f, 5);
    }
    assert_int_equal(key, KEY);
    fclose(file);
    pause_ms(20);
    told_within(f, LONG_ENOUGH);
    assert_silent(f);
    return n;
}

static void what_keeps_changing_is_told_nevertheless(void **state)
{
    struct fixture *f = *state;
    const char *path = watched(f, "report.yaml");
    int most = 0;

    for (int i = 0; i < 50 && most <= 10; i++) {
        int n = write_until_told(f, path);

        most = n > most ? n : most;
    }
    assert_true(most > 10);
}

/* Whether it was told before it was over. */
static bool write_slowly(struct fixture *f, const char *path)
{
    FILE *file = fopen(path, "w");
    bool early;

    assert_non_null(file);
    early = told_within(f, 5) != 0;
    fputs("first", file);
    fflush(file);
    early = told_within(f, 10) != 0 || early;
    fputs("second", file);
    assert_int_equal(fclose(file), 0);
    assert_told_once(f);
    return early;
}

/* Once of some times: where the machine has other things to do, a pause is long enough for an end. */
static void a_slow_write_is_told_when_it_is_over(void **state)
{
    struct fixture *f = *state;
    const char *path = watched(f, "report.yaml");
    bool early = true;

    for (int i = 0; i < 50 && early; i++)
        early = write_slowly(f, path);
    assert_false(early);
}

/* Within one tick of the file system's clock, and of the same size. */
static void two_saves_that_look_the_same_are_both_told(void **state)
{
    struct fixture *f = *state;
    const char *path = watched(f, "report.yaml");

    for (int i = 0; i < 5; i++) {
        put(path, "aaa");
        assert_told(f);
        put(path, "bbb");
        assert_told(f);
    }
}

static void opening_without_writing_is_no_change(void **state)
{
    struct fixture *f = *state;
    const char *path = watched(f, "report.yaml");
    int fd = open(path, O_WRONLY);

    assert_true(fd >= 0);
    close(fd);
    assert_silent(f);
}

static void other_files_wake_nobody_for_long(void **state)
{
    struct fixture *f = *state;
    uint32_t key;

    watched(f, "report.yaml");
    put(in_folder(f, "report.pdf"), "%PDF");
    put(in_folder(f, "4913"), "");
    assert_int_equal(unlink(in_folder(f, "4913")), 0);
    assert_false(watcher_take(f->watcher, &key));
    assert_int_equal(watcher_timeout(f->watcher), -1);
    assert_silent(f);
}

/* --- coming and going */

static void a_file_that_vanishes_and_returns_is_told(void **state)
{
    struct fixture *f = *state;
    const char *path = watched(f, "report.yaml");

    assert_int_equal(unlink(path), 0);
    assert_told_once(f);
    put(path, "old");
    assert_told_once(f);
    assert_int_equal(unlink(path), 0);
    pause_ms(15);
    put(path, "back at once");
    assert_told_once(f);
}

static void a_missing_file_is_told_when_it_comes(void **state)
{
    struct fixture *f = *state;

    set(f, KEY, in_folder(f, "missing.yaml"));
    assert_silent(f);
    put(in_folder(f, "missing.yaml"), "here");
    assert_told_once(f);
}

static void a_missing_folder_is_told_when_its_file_comes(void **state)
{
    struct fixture *f = *state;

    set(f, KEY, in_folder(f, "a/b/data.csv"));
    assert_int_equal(mkdir(in_folder(f, "a"), 0700), 0);
    assert_silent(f);
    assert_int_equal(mkdir(in_folder(f, "a/b"), 0700), 0);
    put(in_folder(f, "a/b/data.csv"), "1,2");
    assert_told_once(f);
    put(in_folder(f, "a/b/data.csv"), "1,2,3");
    assert_told_once(f);
}

static void remake_folder(struct fixture *f)
{
    assert_int_equal(mkdir(in_folder(f, "q2"), 0700), 0);
    put(in_folder(f, "q2/report.yaml"), "another");
}

static void a_folder_that_is_made_anew_is_followed(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(mkdir(in_folder(f, "q2"), 0700), 0);
    watched(f, "q2/report.yaml");
    assert_int_equal(unlink(in_folder(f, "q2/report.yaml")), 0);
    assert_int_equal(rmdir(in_folder(f, "q2")), 0);
    assert_told_once(f);
    remake_folder(f);
    assert_told_once(f);
    put(in_folder(f, "q2/report.yaml"), "changed");
    assert_told_once(f);
}

static void a_folder_that_is_exchanged_is_followed(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(mkdir(in_folder(f, "q2"), 0700), 0);
    watched(f, "q2/report.yaml");
    assert_int_equal(rename(in_folder(f, "q2"), in_folder(f, "old")), 0);
    remake_folder(f);
    assert_told_once(f);
    put(in_folder(f, "old/report.yaml"), "nobody minds");
    assert_silent(f);
    put(in_folder(f, "q2/report.yaml"), "changed");
    assert_told_once(f);
}

/* --- symbolic links */

static void what_links_name_is_followed(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(mkdir(in_folder(f, "real"), 0700), 0);
    put(in_folder(f, "real/one.yaml"), "one");
    put(in_folder(f, "real/two.yaml"), "two!");
    assert_int_equal(symlink("real/one.yaml", in_folder(f, "link.yaml")), 0);
    pause_ms(20);
    set(f, KEY, in_folder(f, "link.yaml"));
    put(in_folder(f, "real/one.yaml"), "one changed");
    assert_told_once(f);
    assert_int_equal(symlink("real/two.yaml", in_folder(f, "new")), 0);
    assert_int_equal(rename(in_folder(f, "new"), in_folder(f, "link.yaml")), 0);
    assert_told_once(f);
    put(in_folder(f, "real/one.yaml"), "no longer of interest");
    assert_silent(f);
    put(in_folder(f, "real/two.yaml"), "two changed");
    assert_told_once(f);
}

static void folders_behind_links_are_followed(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(mkdir(in_folder(f, "v1"), 0700), 0);
    assert_int_equal(mkdir(in_folder(f, "v2"), 0700), 0);
    put(in_folder(f, "v1/data.csv"), "1");
    put(in_folder(f, "v2/data.csv"), "22");
    assert_int_equal(symlink("v1", in_folder(f, "now")), 0);
    pause_ms(20);
    set(f, KEY, in_folder(f, "now/../now/data.csv"));
    assert_int_equal(unlink(in_folder(f, "now")), 0);
    assert_int_equal(symlink(in_folder(f, "v2"), in_folder(f, "now")), 0);
    assert_told_once(f);
    put(in_folder(f, "v2/data.csv"), "333");
    assert_told_once(f);
}

static void links_in_a_circle_end(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(symlink("b", in_folder(f, "a")), 0);
    assert_int_equal(symlink("a", in_folder(f, "b")), 0);
    set(f, KEY, in_folder(f, "a"));
    assert_silent(f);
    assert_int_equal(unlink(in_folder(f, "b")), 0);
    put(in_folder(f, "b"), "a file at last");
    assert_told_once(f);
}

/* --- keys */

static void only_what_is_set_is_told(void **state)
{
    struct fixture *f = *state;
    const char *first = watched(f, "first.yaml"), *second = in_folder(f, "second.yaml");

    put(second, "old");
    pause_ms(20);
    set(f, OTHER, first);
    set(f, KEY, second);
    put(first, "new text");
    assert_int_equal(told_within(f, SOON), OTHER);
    assert_silent(f);
    watcher_set(f->watcher, OTHER, NULL, 0, NULL);
    put(first, "newer text");
    assert_silent(f);
    put(second, "new text");
    assert_told_once(f);
}

static void a_change_between_two_sets_is_told(void **state)
{
    struct fixture *f = *state;
    struct str paths[2] = {str_from(watched(f, "report.yaml")), str_from(in_folder(f, "data.csv"))};

    put(paths[0].s, "new text");
    watcher_set(f->watcher, KEY, paths, 2, NULL);
    assert_told_once(f);
}

static void what_was_written_since_is_told(void **state)
{
    struct fixture *f = *state;
    struct str old = str_from(in_folder(f, "old.csv")), new = str_from(in_folder(f, "new.csv"));
    struct timespec since;

    put(old.s, "1");
    pause_ms(40);
    clock_gettime(CLOCK_REALTIME, &since);
    put(new.s, "2");
    watcher_set(f->watcher, KEY, &old, 1, &since);
    assert_silent(f);
    watcher_set(f->watcher, KEY, &new, 1, &since);
    assert_told_once(f);
}

static void lists_are_told_of_yaml_files_alone(void **state)
{
    struct fixture *f = *state;
    struct str folder = str_from(f->folder);

    watcher_set_folders(f->watcher, KEY, &folder, 1, NULL);
    put(in_folder(f, "data.csv"), "1");
    put(in_folder(f, ".hidden.yaml"), "1");
    assert_int_equal(told_within(f, 400), 0);
    put(in_folder(f, "report.yaml"), "1");
    put(in_folder(f, "other.yml"), "1");
    assert_told(f);
    assert_int_equal(told_within(f, 400), 0);
    assert_int_equal(unlink(in_folder(f, "report.yaml")), 0);
    assert_told(f);
    assert_int_equal(mkdir(in_folder(f, "q2"), 0700), 0);
    assert_told(f);
}

static void a_list_whose_folder_goes_and_returns_is_told(void **state)
{
    struct fixture *f = *state;
    struct str folder = str_from(in_folder(f, "papers"));

    watcher_set_folders(f->watcher, KEY, &folder, 1, NULL);
    assert_int_equal(mkdir(folder.s, 0700), 0);
    assert_told(f);
    put(in_folder(f, "papers/report.yaml"), "1");
    assert_told(f);
    assert_int_equal(unlink(in_folder(f, "papers/report.yaml")), 0);
    assert_int_equal(rmdir(folder.s), 0);
    assert_told(f);
    assert_int_equal(told_within(f, 400), 0);
}

/* --- limits */

static unsigned count_files(void)
{
    unsigned n = 0;

    for (int fd = 0; fd < 256; fd++)
        n += fcntl(fd, F_GETFD) >= 0;
    return n;
}

/* With no descriptor to be had there is no inotify: files are looked at each second. */
static void without_inotify_files_are_looked_at(void **state)
{
    struct fixture *f = *state;
    const char *path = in_folder(f, "report.yaml");
    struct rlimit before, none;

    put(path, "old");
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    none = before;
    none.rlim_cur = 0;
    watcher_free(f->watcher);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    f->watcher = watcher_new();
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    assert_int_equal(watcher_fd(f->watcher), -1);
    assert_int_equal(watcher_timeout(f->watcher), -1);
    set(f, KEY, path);
    assert_in_range(watcher_timeout(f->watcher), 1, 1000);
    put(path, "new text");
    assert_told(f);
    assert_int_equal(unlink(path), 0);
    assert_told(f);
    watcher_set(f->watcher, KEY, NULL, 0, NULL);
    assert_int_equal(watcher_timeout(f->watcher), -1);
}

static void setting_again_and_again_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    unsigned before = count_files();

    for (unsigned i = 0; i < 2000; i++) {
        char name[32];

        snprintf(name, sizeof(name), "%u/%u.yaml", i % 7, i);
        set(f, i % 3, in_folder(f, name));
    }
    assert_int_equal(count_files(), before);
    for (uint32_t key = 0; key < 3; key++)
        watcher_set(f->watcher, key, NULL, 0, NULL);
    put(in_folder(f, "report.yaml"), "1");
    assert_silent(f);
    assert_int_equal(watcher_timeout(f->watcher), -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, drop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_save_in_place_is_told_once),
        TEST(a_save_by_rename_is_told_once),
        TEST(a_save_with_backup_is_told_once),
        TEST(a_complete_save_is_told_at_once),
        TEST(several_files_saved_in_one_go_are_told_once),
        TEST(what_keeps_changing_is_told_nevertheless),
        TEST(a_slow_write_is_told_when_it_is_over),
        TEST(two_saves_that_look_the_same_are_both_told),
        TEST(opening_without_writing_is_no_change),
        TEST(other_files_wake_nobody_for_long),
        TEST(a_file_that_vanishes_and_returns_is_told),
        TEST(a_missing_file_is_told_when_it_comes),
        TEST(a_missing_folder_is_told_when_its_file_comes),
        TEST(a_folder_that_is_made_anew_is_followed),
        TEST(a_folder_that_is_exchanged_is_followed),
        TEST(what_links_name_is_followed),
        TEST(folders_behind_links_are_followed),
        TEST(links_in_a_circle_end),
        TEST(only_what_is_set_is_told),
        TEST(a_change_between_two_sets_is_told),
        TEST(what_was_written_since_is_told),
        TEST(lists_are_told_of_yaml_files_alone),
        TEST(a_list_whose_folder_goes_and_returns_is_told),
        TEST(without_inotify_files_are_looked_at),
        TEST(setting_again_and_again_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
