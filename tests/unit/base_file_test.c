#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/sys.h"

/* A folder of its own for each test. */
struct fixture {
    struct arena *arena;
    char folder[64];
};

static int make(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    f->arena = arena_new();
    strcpy(f->folder, "/tmp/orderpaper-file-XXXXXX");
    *state = f;
    return mkdtemp(f->folder) == NULL;
}

static const char *in_folder(struct fixture *f, const char *name)
{
    return str_printf(f->arena, "%s/%s", f->folder, name).s;
}

/* Names in the folder, hidden ones too. */
static int count_files(struct fixture *f, bool remove)
{
    DIR *dir = opendir(f->folder);
    struct dirent *entry;
    int n = 0;

    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        n++;
        if (remove && unlink(in_folder(f, entry->d_name)) != 0)
            rmdir(in_folder(f, entry->d_name));
    }
    closedir(dir);
    return n;
}

static int drop(void **state)
{
    struct fixture *f = *state;

    count_files(f, true);
    rmdir(f->folder);
    arena_free(f->arena);
    test_free(f);
    return 0;
}

static void put(const char *path, const char *text)
{
    FILE *out = fopen(path, "wb");

    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static void assert_holds(struct fixture *f, const char *path, const char *expected)
{
    struct str text, error;

    assert_true(file_read(f->arena, str_from(path), SIZE_MAX, &text, &error));
    assert_int_equal(text.len, strlen(expected));
    assert_memory_equal(text.s, expected, text.len);
    assert_int_equal(text.s[text.len], '\0');
}

static bool write_file(struct fixture *f, const char *path, const char *text, struct str *error)
{
    struct outfile *out = file_create(f->arena, str_from(path), error);

    if (out == NULL)
        return false;
    file_write(out, text, strlen(text));
    return file_commit(out, error);
}

static void assert_writes(struct fixture *f, const char *path, const char *text)
{
    struct str error = {"", 0};

    if (!write_file(f, path, text, &error))
        fail_msg("%s: %.*s", path, STR_ARG(error));
}

static void assert_refused(struct fixture *f, const char *path, const char *why)
{
    struct str error = {"", 0};

    assert_false(write_file(f, path, "new", &error));
    if (str_find(error, why, 0) < 0)
        fail_msg("\"%.*s\" does not say \"%s\"", STR_ARG(error), why);
}

/* Runs `work` in a process of its own and returns its wait status. Without root's rights where `plain`. */
static int in_child(struct fixture *f, bool plain, void (*work)(struct fixture *f))
{
    int status;
    pid_t pid;

    fflush(NULL);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        if (plain && geteuid() == 0 && setuid(65534) != 0)
            _exit(99);
        work(f);
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static void assert_exited(int status, int code)
{
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), code);
}

static void assert_absolute(struct fixture *f, const char *path, const char *expected)
{
    struct str absolute = file_absolute(f->arena, str_from(path));

    assert_string_equal(str_dup(f->arena, absolute).s, expected);
}

static void paths_from_the_root(void **state)
{
    struct fixture *f = *state;
    char before[4096];

    assert_non_null(getcwd(before, sizeof(before)));
    assert_int_equal(chdir(f->folder), 0);
    assert_absolute(f, "report.yaml", in_folder(f, "report.yaml"));
    assert_absolute(f, "././report.yaml", in_folder(f, "report.yaml"));
    assert_absolute(f, "../report.yaml", in_folder(f, "../report.yaml"));
    assert_absolute(f, "/a/./b", "/a/./b");
    assert_int_equal(rmdir(f->folder), 0);
    assert_absolute(f, "./report.yaml", "report.yaml");
    assert_int_equal(chdir(before), 0);
    assert_int_equal(mkdir(f->folder, 0700), 0);
}

static void reading(void **state)
{
    struct fixture *f = *state;
    struct str text, error;

    put(in_folder(f, "a"), "some text\n");
    assert_holds(f, in_folder(f, "a"), "some text\n");
    put(in_folder(f, "empty"), "");
    assert_holds(f, in_folder(f, "empty"), "");
    assert_true(file_read(f->arena, str_from(in_folder(f, "a")), 10, &text, &error));
    assert_false(file_read(f->arena, str_from(in_folder(f, "a")), 9, &text, &error));
    assert_true(str_find(error, "larger", 0) >= 0);
    assert_false(file_read(f->arena, str_from(in_folder(f, "none")), 10, &text, &error));
    assert_true(str_find(error, "no such file", 0) >= 0);
    assert_false(file_read(f->arena, str_from(f->folder), 10, &text, &error));
    assert_true(str_find(error, "folder", 0) >= 0);
}

static void a_file_without_a_size_is_read_to_its_bound(void **state)
{
    struct fixture *f = *state;
    struct str text, error;

    assert_false(file_read(f->arena, STR("/dev/zero"), 1000000, &text, &error));
    assert_true(str_find(error, "larger", 0) >= 0);
    assert_true(file_read(f->arena, STR("/dev/null"), 10, &text, &error));
    assert_int_equal(text.len, 0);
}

static void a_large_file_comes_back_as_it_was(void **state)
{
    struct fixture *f = *state;
    enum { N = 5000011 };
    char *bytes = test_malloc(N);
    struct str text, error = {"", 0};
    struct outfile *out = file_create(f->arena, str_from(in_folder(f, "big")), &error);
    size_t at = 0;

    assert_non_null(out);
    for (size_t i = 0; i < N; i++)
        bytes[i] = (char)(i * 2654435761U >> 13);
    for (size_t step = 1; at < N; at += step, step = step * 3 % 200003) {
        if (step > N - at)
            step = N - at;
        assert_true(file_write(out, bytes + at, step));
    }
    assert_true(file_commit(out, &error));
    assert_true(file_read(f->arena, str_from(in_folder(f, "big")), N, &text, &error));
    assert_int_equal(text.len, N);
    assert_memory_equal(text.s, bytes, N);
    test_free(bytes);
}

static void nothing_is_seen_before_the_commit(void **state)
{
    struct fixture *f = *state;
    struct str error = {"", 0};
    struct outfile *out;

    put(in_folder(f, "a"), "old");
    out = file_create(f->arena, str_from(in_folder(f, "a")), &error);
    assert_non_null(out);
    assert_true(file_write(out, "new", 3));
    assert_holds(f, in_folder(f, "a"), "old");
    assert_int_equal(count_files(f, false), 2);
    assert_true(file_commit(out, &error));
    assert_holds(f, in_folder(f, "a"), "new");
    assert_int_equal(count_files(f, false), 1);
}

static void bytes_are_collected(void **state)
{
    struct fixture *f = *state;
    struct buf into = {0};
    struct outfile *out = file_collect(f->arena, &into);
    struct str error = {"", 0};
    char block[100 * 1000];

    memset(block, 'b', sizeof(block));
    assert_true(file_write(out, "a", 1));
    assert_true(file_write(out, block, sizeof(block)));
    assert_true(file_write(out, "c", 1));
    assert_true(file_commit(out, &error));
    assert_int_equal(into.len, sizeof(block) + 2);
    assert_int_equal(into.bytes[0], 'a');
    assert_memory_equal(into.bytes + 1, block, sizeof(block));
    assert_int_equal(into.bytes[into.len - 1], 'c');
    buf_free(&into);
}

static void an_abort_leaves_the_old_file(void **state)
{
    struct fixture *f = *state;
    struct str error = {"", 0};
    struct outfile *out;

    put(in_folder(f, "a"), "old");
    out = file_create(f->arena, str_from(in_folder(f, "a")), &error);
    assert_non_null(out);
    file_write(out, "new", 3);
    file_abort(out);
    assert_holds(f, in_folder(f, "a"), "old");
    assert_int_equal(count_files(f, false), 1);
}

static mode_t mode_of(const char *path)
{
    struct stat st;

    assert_int_equal(stat(path, &st), 0);
    return st.st_mode & 07777;
}

static void permissions_are_kept_and_new_files_follow_the_umask(void **state)
{
    struct fixture *f = *state;
    mode_t before = umask(027);

    put(in_folder(f, "a"), "old");
    assert_int_equal(chmod(in_folder(f, "a"), 0604), 0);
    assert_writes(f, in_folder(f, "a"), "new");
    assert_int_equal(mode_of(in_folder(f, "a")), 0604);
    assert_writes(f, in_folder(f, "b"), "new");
    assert_int_equal(mode_of(in_folder(f, "b")), 0640);
    umask(before);
}

static void a_symbolic_link_stays_and_its_target_is_replaced(void **state)
{
    struct fixture *f = *state;
    struct stat st;

    put(in_folder(f, "target"), "old");
    assert_int_equal(symlink("target", in_folder(f, "one")), 0);
    assert_int_equal(symlink(in_folder(f, "one"), in_folder(f, "two")), 0);
    assert_writes(f, in_folder(f, "two"), "new");
    assert_holds(f, in_folder(f, "target"), "new");
    assert_int_equal(lstat(in_folder(f, "two"), &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_int_equal(symlink("later", in_folder(f, "dangling")), 0);
    assert_writes(f, in_folder(f, "dangling"), "made");
    assert_holds(f, in_folder(f, "later"), "made");
    assert_int_equal(symlink("round", in_folder(f, "round")), 0);
    assert_refused(f, in_folder(f, "round"), "circle");
}

static void what_cannot_be_written_is_said(void **state)
{
    struct fixture *f = *state;

    assert_refused(f, f->folder, "it is a folder");
    assert_refused(f, in_folder(f, "none/x.pdf"), "there is no such file or folder");
    assert_refused(f, in_folder(f, "x/"), "not the name of a file");
    assert_refused(f, "", "not the name of a file");
    assert_refused(f, "/dev/full", "the disk is full");
    assert_int_equal(count_files(f, false), 0);
}

static void devices_and_pipes_are_written_to_directly(void **state)
{
    struct fixture *f = *state;
    const char *path = in_folder(f, "pipe");
    char text[8] = {0};
    int fd;

    assert_writes(f, "/dev/null", "x");
    assert_int_equal(mkfifo(path, 0600), 0);
    fd = open(path, O_RDONLY | O_NONBLOCK);
    assert_writes(f, path, "hello");
    assert_int_equal(read(fd, text, sizeof(text)), 5);
    assert_string_equal(text, "hello");
    close(fd);
    assert_int_equal(count_files(f, false), 1);
}

static void long_names_work(void **state)
{
    struct fixture *f = *state;
    char name[256];

    memset(name, 'n', 255);
    name[255] = '\0';
    assert_writes(f, in_folder(f, name), "x");
    assert_int_equal(count_files(f, false), 1);
}

static void try_protected(struct fixture *f)
{
    struct str error = {"", 0};

    if (write_file(f, in_folder(f, "new"), "x", &error) || str_find(error, "permission", 0) < 0)
        _exit(1);
    if (str_find(error, f->folder, 0) < 0)
        _exit(2);
    if (write_file(f, in_folder(f, "a"), "x", &error) || str_find(error, "permission", 0) < 0)
        _exit(3);
}

static void an_unwritable_folder_is_named(void **state)
{
    struct fixture *f = *state;

    put(in_folder(f, "a"), "old");
    assert_int_equal(chmod(f->folder, 0555), 0);
    assert_exited(in_child(f, true, try_protected), 0);
    assert_int_equal(chmod(f->folder, 0777), 0);
    assert_holds(f, in_folder(f, "a"), "old");
    assert_int_equal(count_files(f, false), 1);
}

static void try_protected_file(struct fixture *f)
{
    struct str error = {"", 0};

    _exit(write_file(f, in_folder(f, "a"), "x", &error) || str_find(error, "permission", 0) < 0);
}

static void a_write_protected_file_is_not_replaced(void **state)
{
    struct fixture *f = *state;

    put(in_folder(f, "a"), "old");
    assert_int_equal(chmod(f->folder, 0777), 0);
    assert_int_equal(chmod(in_folder(f, "a"), 0444), 0);
    assert_exited(in_child(f, true, try_protected_file), 0);
    assert_holds(f, in_folder(f, "a"), "old");
    assert_int_equal(count_files(f, false), 1);
}

/* As on a full disk: what is beyond 100,000 bytes cannot be written. */
static void write_beyond_limit(struct fixture *f)
{
    static char bytes[300000];
    struct rlimit limit = {100000, 100000};
    struct str error = {"", 0};
    struct outfile *out = file_create(f->arena, str_from(in_folder(f, "a")), &error);

    signal(SIGXFSZ, SIG_IGN);
    if (out == NULL || setrlimit(RLIMIT_FSIZE, &limit) != 0)
        _exit(1);
    if (file_write(out, bytes, sizeof(bytes)))
        _exit(2);
    if (file_write(out, "x", 1))
        _exit(3);
    if (file_commit(out, &error))
        _exit(4);
    _exit(str_find(error, "larger than the system allows", 0) < 0);
}

static void a_failed_write_leaves_the_old_file_alone(void **state)
{
    struct fixture *f = *state;

    put(in_folder(f, "a"), "old");
    assert_exited(in_child(f, false, write_beyond_limit), 0);
    assert_holds(f, in_folder(f, "a"), "old");
    assert_int_equal(count_files(f, false), 1);
}

static void start_two_files(struct fixture *f)
{
    struct str error = {"", 0};
    struct outfile *a = file_create(f->arena, str_from(in_folder(f, "a")), &error);
    struct outfile *b = file_create(f->arena, str_from(in_folder(f, "b")), &error);

    if (a == NULL || b == NULL || !file_write(a, "new", 3))
        _exit(98);
}

static void die_by_term(struct fixture *f)
{
    start_two_files(f);
    raise(SIGTERM);
}

static void die_by_int(struct fixture *f)
{
    start_two_files(f);
    raise(SIGINT);
}

static void die_by_hup(struct fixture *f)
{
    start_two_files(f);
    raise(SIGHUP);
}

static void a_signal_removes_temporary_files_and_kills(void **state)
{
    static const struct {
        int number;
        void (*work)(struct fixture *);
    } cases[] = {{SIGTERM, die_by_term}, {SIGINT, die_by_int}, {SIGHUP, die_by_hup}};
    struct fixture *f = *state;

    put(in_folder(f, "a"), "old");
    for (size_t i = 0; i < 3; i++) {
        int status = in_child(f, false, cases[i].work);

        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), cases[i].number);
        assert_int_equal(count_files(f, false), 1);
        assert_holds(f, in_folder(f, "a"), "old");
    }
}

static void survive_hangup(struct fixture *f)
{
    struct str error = {"", 0};
    struct outfile *out;

    signal(SIGHUP, SIG_IGN);
    out = file_create(f->arena, str_from(in_folder(f, "a")), &error);
    raise(SIGHUP);
    _exit(out == NULL || !file_commit(out, &error));
}

static void a_signal_that_is_ignored_stays_ignored(void **state)
{
    assert_exited(in_child(*state, false, survive_hangup), 0);
}

static void fail_half_way(struct fixture *f)
{
    start_two_files(f);
    if (freopen("/dev/null", "w", stderr) == NULL)
        _exit(97);
    sys_fail("no %s", "luck");
}

static void sys_fail_removes_temporary_files(void **state)
{
    struct fixture *f = *state;

    assert_exited(in_child(f, false, fail_half_way), 3);
    assert_int_equal(count_files(f, false), 0);
}

static void write_to_closed_pipe(struct fixture *f)
{
    static char bytes[200000];
    struct str error = {"", 0};
    struct sigaction action;
    struct outfile *out;
    int ends[2];

    if (pipe(ends) != 0 || dup2(ends[1], STDOUT_FILENO) < 0)
        _exit(90);
    close(ends[0]);
    close(ends[1]);
    out = file_create(f->arena, STR("-"), &error);
    if (out == NULL || file_write(out, bytes, sizeof(bytes)) || file_commit(out, &error))
        _exit(91);
    if (str_find(error, "stopped reading", 0) < 0)
        _exit(92);
    sigaction(SIGPIPE, NULL, &action);
    if (action.sa_handler != SIG_DFL)
        _exit(93);
}

static void a_closed_pipe_is_an_error_and_no_crash(void **state)
{
    assert_exited(in_child(*state, false, write_to_closed_pipe), 0);
}

static void write_to_stdout(struct fixture *f)
{
    const char *path = in_folder(f, "stdout");
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    struct str error = {"", 0};

    if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0)
        _exit(90);
    if (!write_file(f, "-", "one", &error) || !write_file(f, "/dev/stdout", "two", &error))
        _exit(91);
    _exit(write(STDOUT_FILENO, "three", 5) != 5);
}

static void standard_output_stays_open(void **state)
{
    struct fixture *f = *state;

    assert_exited(in_child(f, false, write_to_stdout), 0);
    assert_holds(f, in_folder(f, "stdout"), "onetwothree");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(paths_from_the_root, make, drop),
        cmocka_unit_test_setup_teardown(reading, make, drop),
        cmocka_unit_test_setup_teardown(a_file_without_a_size_is_read_to_its_bound, make, drop),
        cmocka_unit_test_setup_teardown(a_large_file_comes_back_as_it_was, make, drop),
        cmocka_unit_test_setup_teardown(nothing_is_seen_before_the_commit, make, drop),
        cmocka_unit_test_setup_teardown(bytes_are_collected, make, drop),
        cmocka_unit_test_setup_teardown(an_abort_leaves_the_old_file, make, drop),
        cmocka_unit_test_setup_teardown(permissions_are_kept_and_new_files_follow_the_umask, make, drop),
        cmocka_unit_test_setup_teardown(a_symbolic_link_stays_and_its_target_is_replaced, make, drop),
        cmocka_unit_test_setup_teardown(what_cannot_be_written_is_said, make, drop),
        cmocka_unit_test_setup_teardown(devices_and_pipes_are_written_to_directly, make, drop),
        cmocka_unit_test_setup_teardown(long_names_work, make, drop),
        cmocka_unit_test_setup_teardown(an_unwritable_folder_is_named, make, drop),
        cmocka_unit_test_setup_teardown(a_write_protected_file_is_not_replaced, make, drop),
        cmocka_unit_test_setup_teardown(a_failed_write_leaves_the_old_file_alone, make, drop),
        cmocka_unit_test_setup_teardown(a_signal_removes_temporary_files_and_kills, make, drop),
        cmocka_unit_test_setup_teardown(a_signal_that_is_ignored_stays_ignored, make, drop),
        cmocka_unit_test_setup_teardown(sys_fail_removes_temporary_files, make, drop),
        cmocka_unit_test_setup_teardown(a_closed_pipe_is_an_error_and_no_crash, make, drop),
        cmocka_unit_test_setup_teardown(standard_output_stays_open, make, drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
