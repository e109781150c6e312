/* Processes side by side: what they say arrives whole, what they answer too, and how each ends is told. */
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
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/children.h"
#include "base/sys.h"

enum { LONG = 3 * 1000 * 1000 };

static struct child child_of(int (*work)(void *, struct buf *), void *context)
{
    return (struct child){.work = work, .context = context};
}

/* Far more than a pipe holds, of one letter. */
static int talk(void *context, struct buf *answer)
{
    const char *letter = context;

    for (int i = 0; i < LONG; i += 1000) {
        char line[1000];

        memset(line, *letter, sizeof(line));
        fwrite(line, 1, sizeof(line), stderr);
    }
    for (int i = 0; i < LONG; i++)
        buf_putc(answer, (char)(*letter - 'a' + 'A'));
    return 1;
}

static int say_nothing(void *context, struct buf *answer)
{
    (void)context;
    (void)answer;
    return 0;
}

static int crash(void *context, struct buf *answer)
{
    (void)context;
    (void)answer;
    fputs("about to crash", stderr);
    signal(SIGABRT, SIG_DFL);
    abort();
}

static int fail_system(void *context, struct buf *answer)
{
    (void)answer;
    sys_fail("no room for %s", (const char *)context);
}

static int wait_long(void *context, struct buf *answer)
{
    (void)context;
    (void)answer;
    sleep(600);
    return 0;
}

/* Tells its parent's parent that it runs; the pipe is at its end when both are gone. */
static int tell_and_wait(void *context, struct buf *answer)
{
    (void)answer;
    if (write(*(const int *)context, "x", 1) == 1)
        sleep(600);
    return 0;
}

static void they_end_with_a_parent_that_is_killed(void **state)
{
    int ends[2];
    char byte;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t parent = fork();
    if (parent == 0) {
        struct children children = {.n = 0};
        struct child child = child_of(tell_and_wait, &ends[1]);

        if (children_start(&children, &child))
            children_wait(&children);
        _exit(0);
    }
    close(ends[1]);
    assert_int_equal(read(ends[0], &byte, 1), 1);
    assert_int_equal(kill(parent, SIGKILL), 0);
    assert_int_equal(waitpid(parent, NULL, 0), parent);
    struct pollfd end = {.fd = ends[0], .events = POLLIN};
    assert_int_equal(poll(&end, 1, 60 * 1000), 1);
    assert_int_equal(read(ends[0], &byte, 1), 0);
    close(ends[0]);
}

static void long_talk_arrives_whole(void **state)
{
    struct children children = {.n = 0};
    struct child items[8];
    char letters[8][2];

    (void)state;
    for (unsigned i = 0; i < 8; i++) {
        snprintf(letters[i], sizeof(letters[i]), "%c", 'a' + (int)i);
        items[i] = child_of(talk, letters[i]);
        assert_true(children_start(&children, &items[i]));
    }
    for (unsigned n = 8; n > 0; n--) {
        struct child *ended = children_wait(&children);

        assert_non_null(ended);
        assert_int_equal(children.n, n - 1);
        assert_true(ended->answered);
        assert_true(WIFEXITED(ended->status));
        assert_int_equal(WEXITSTATUS(ended->status), 1);
    }
    assert_null(children_wait(&children));
    for (unsigned i = 0; i < 8; i++) {
        assert_int_equal(items[i].said.len, LONG);
        for (size_t at = 0; at < items[i].said.len; at += 997)
            assert_int_equal(items[i].said.bytes[at], letters[i][0]);
        assert_int_equal(items[i].answer.len, LONG);
        for (size_t at = 0; at < items[i].answer.len; at += 997)
            assert_int_equal(items[i].answer.bytes[at], letters[i][0] - 'a' + 'A');
        buf_free(&items[i].said);
        buf_free(&items[i].answer);
    }
}

static void an_empty_answer_is_one(void **state)
{
    struct children children = {.n = 0};
    struct child silent = child_of(say_nothing, NULL);

    (void)state;
    assert_true(children_start(&children, &silent));
    assert_ptr_equal(children_wait(&children), &silent);
    assert_true(silent.answered);
    assert_int_equal(silent.answer.len, 0);
    assert_int_equal(silent.said.len, 0);
    buf_free(&silent.answer);
    buf_free(&silent.said);
}

static void how_each_ends_is_told(void **state)
{
    struct children children = {.n = 0};
    char what[] = "it";
    struct child crashing = child_of(crash, NULL), failing = child_of(fail_system, what);

    (void)state;
    assert_true(children_start(&children, &crashing));
    assert_true(children_start(&children, &failing));
    while (children_wait(&children) != NULL)
        continue;
    assert_false(crashing.answered);
    assert_true(WIFSIGNALED(crashing.status));
    assert_int_equal(WTERMSIG(crashing.status), SIGABRT);
    assert_true(crashing.said.len >= 14);
    assert_memory_equal(crashing.said.bytes, "about to crash", 14);
    assert_false(failing.answered);
    assert_true(WIFEXITED(failing.status));
    assert_int_equal(WEXITSTATUS(failing.status), 3);
    assert_int_equal(failing.said.len, strlen("orderpaper: no room for it\n"));
    assert_memory_equal(failing.said.bytes, "orderpaper: no room for it\n", failing.said.len);
    child_say_cause(&crashing);
    child_say_cause(&failing);
    buf_putc(&crashing.said, '\0');
    assert_non_null(strstr(crashing.said.bytes, "about to crash\norderpaper: the program crashed ("));
    assert_int_equal(failing.said.len, strlen("orderpaper: no room for it\n"));
    buf_free(&crashing.said);
    buf_free(&crashing.answer);
    buf_free(&failing.said);
    buf_free(&failing.answer);
}

/* Whether the file that `context` numbers is open in it. */
static int look_at_file(void *context, struct buf *answer)
{
    buf_putc(answer, fcntl(*(const int *)context, F_GETFD) >= 0 ? 'o' : 'c');
    return 0;
}

static void bare_children_keep_no_files(void **state)
{
    int low = open("/dev/null", O_RDONLY), fd = fcntl(low, F_DUPFD, 50);

    (void)state;
    assert_true(fd >= 50);
    for (int bare = 0; bare < 2; bare++) {
        struct children children = {.bare = bare == 1};
        struct child looking = child_of(look_at_file, &fd);

        assert_true(children_start(&children, &looking));
        assert_ptr_equal(children_wait(&children), &looking);
        assert_true(looking.answered);
        assert_int_equal(looking.answer.len, 1);
        assert_int_equal(looking.answer.bytes[0], bare ? 'c' : 'o');
        buf_free(&looking.said);
        buf_free(&looking.answer);
    }
    close(fd);
    close(low);
}

/* An inherited wish that children vanish at once would hide how they ended. */
static void ignored_children_are_waited_for(void **state)
{
    struct children children = {.n = 0};
    char letter[] = "x";
    struct child talking = child_of(talk, letter);

    (void)state;
    signal(SIGCHLD, SIG_IGN);
    assert_true(children_start(&children, &talking));
    assert_ptr_equal(children_wait(&children), &talking);
    assert_true(talking.answered);
    assert_int_equal(WEXITSTATUS(talking.status), 1);
    buf_free(&talking.said);
    buf_free(&talking.answer);
}

/* For a program that does other things meanwhile. */
static void an_answer_is_taken_without_waiting(void **state)
{
    struct children children = {.n = 0};
    struct pollfd ends[2 * CHILDREN_MOST];
    char letter[] = "q";
    struct child talking = child_of(talk, letter), waiting = child_of(wait_long, NULL);
    struct child *ended = NULL;

    (void)state;
    assert_null(children_take(&children));
    assert_true(children_start(&children, &talking));
    assert_true(children_start(&children, &waiting));
    while (ended == NULL) {
        unsigned n = children_poll_ends(&children, ends);

        assert_int_equal(n, 4);
        assert_true(poll(ends, n, 60 * 1000) > 0);
        ended = children_take(&children);
    }
    assert_ptr_equal(ended, &talking);
    assert_true(talking.answered);
    assert_int_equal(talking.answer.len, LONG);
    children_end(&children, &waiting);
    assert_int_equal(children.n, 0);
    assert_true(WIFSIGNALED(waiting.status));
    buf_free(&talking.said);
    buf_free(&talking.answer);
    buf_free(&waiting.said);
    buf_free(&waiting.answer);
}

/* Starts two that would wait for long, tells their numbers, and waits for them. */
static void parent_of_waiting(int out)
{
    struct children children = {.n = 0};
    struct child items[2];

    for (unsigned i = 0; i < 2; i++) {
        items[i] = child_of(wait_long, NULL);
        if (!children_start(&children, &items[i]))
            _exit(1);
        if (write(out, &items[i].pid, sizeof(items[i].pid)) < 0)
            _exit(1);
    }
    children_wait(&children);
    _exit(0);
}

/* Ended, by a signal to the parent alone, before the parent itself has. */
static void children_end_with_their_parent(void **state)
{
    int ends[2], status;
    pid_t parent, pids[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    parent = fork();
    assert_true(parent >= 0);
    if (parent == 0) {
        signal(SIGTERM, SIG_DFL);
        parent_of_waiting(ends[1]);
    }
    for (unsigned i = 0; i < 2; i++)
        assert_int_equal(read(ends[0], &pids[i], sizeof(pids[i])), sizeof(pids[i]));
    kill(pids[0], SIGSTOP); /* one that stands still is ended too */
    assert_int_equal(kill(parent, SIGTERM), 0);
    assert_int_equal(waitpid(parent, &status, 0), parent);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGTERM);
    for (unsigned i = 0; i < 2; i++) {
        assert_int_equal(kill(pids[i], 0), -1);
        assert_int_equal(errno, ESRCH);
    }
    close(ends[0]);
    close(ends[1]);
}

/* Without room for more files none starts, and none is left half open. */
static void no_more_files(void **state)
{
    struct children children = {.n = 0};
    char letter[] = "y";
    struct child talking = child_of(talk, letter);
    struct rlimit before, none;

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    none = before;
    none.rlim_cur = 6;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    for (int i = 0; i < 10; i++) {
        errno = 0;
        assert_false(children_start(&children, &talking));
        assert_int_equal(errno, EMFILE);
    }
    assert_int_equal(children.n, 0);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    assert_true(children_start(&children, &talking));
    assert_ptr_equal(children_wait(&children), &talking);
    assert_true(talking.answered);
    buf_free(&talking.said);
    buf_free(&talking.answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_talk_arrives_whole),
        cmocka_unit_test(an_empty_answer_is_one),
        cmocka_unit_test(they_end_with_a_parent_that_is_killed),
        cmocka_unit_test(how_each_ends_is_told),
        cmocka_unit_test(bare_children_keep_no_files),
        cmocka_unit_test(ignored_children_are_waited_for),
        cmocka_unit_test(an_answer_is_taken_without_waiting),
        cmocka_unit_test(children_end_with_their_parent),
        cmocka_unit_test(no_more_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
