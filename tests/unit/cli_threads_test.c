/* The library: several reports built in threads of one process give the same bytes as one after another. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "orderpaper.h"

enum { NREPORTS = 3, NTHREADS = 4 };
static const char *const names[NREPORTS] = {"children", "health", "economy"};

struct task {
    const char *folder;
    unsigned thread;
    unsigned bad;
};

static void path_of(char path[128], const char *folder, unsigned thread, unsigned report)
{
    snprintf(path, 128, "%s/%u-%s.pdf", folder, thread, names[report]);
}

static enum orderpaper_result build(const char *folder, unsigned thread, unsigned report)
{
    char input[128], output[128];
    snprintf(input, sizeof(input), "examples/one-quarter/%s.yaml", names[report]);
    path_of(output, folder, thread, report);
    struct orderpaper_options options = {.report = input, .output = output, .data = "."};
    return orderpaper_build(&options);
}

/* All reports, each thread beginning with another one. */
static void *build_all(void *context)
{
    struct task *task = context;
    for (unsigned i = 0; i < NREPORTS; i++)
        task->bad += build(task->folder, task->thread, (task->thread + i) % NREPORTS) != ORDERPAPER_OK;
    return NULL;
}

static struct str read_pdf(struct arena *arena, const char *folder, unsigned thread, unsigned report)
{
    char path[128];
    struct str text = {"", 0}, error;
    path_of(path, folder, thread, report);
    assert_true(file_read(arena, str_from(path), SIZE_MAX, &text, &error));
    unlink(path);
    return text;
}

static void threads_build_side_by_side(void **state)
{
    (void)state;
    char folder[] = "/tmp/orderpaper-threads-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct task tasks[NTHREADS + 1];
    pthread_t threads[NTHREADS];
    for (unsigned i = 0; i <= NTHREADS; i++)
        tasks[i] = (struct task){.folder = folder, .thread = i};
    build_all(&tasks[NTHREADS]); /* alone */
    for (unsigned i = 0; i < NTHREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, build_all, &tasks[i]), 0);
    for (unsigned i = 0; i < NTHREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    struct arena *arena = arena_new();
    for (unsigned report = 0; report < NREPORTS; report++) {
        struct str alone = read_pdf(arena, folder, NTHREADS, report);
        assert_true(alone.len > 5000);
        for (unsigned i = 0; i < NTHREADS; i++)
            assert_true(str_eq(read_pdf(arena, folder, i, report), alone));
    }
    for (unsigned i = 0; i <= NTHREADS; i++)
        assert_int_equal(tasks[i].bad, 0);
    arena_free(arena);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(threads_build_side_by_side)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
