/* `orderpaper watch`: the PDF again after each change. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/children.h"
#include "base/file.h"
#include "base/monotonic.h"
#include "driver/result.h"
#include "preview/preview.h"
#include "preview/status.h"
#include "preview/watcher.h"

enum {
    KEY = 1,
    GIVEN_UP = 2000, /* milliseconds for which builds are given up for newer files; then one may come to its end */
};

/* What a build hands over, before the paths of the files that it looked for, each with a NUL. */
struct outcome {
    enum orderpaper_result result;
    struct driver_account account;
};

struct watching {
    const struct orderpaper_options *options;
    struct watcher *watcher;
    struct children children; /* one at most */
    struct child child;
    struct timespec since; /* when the build began, as files are dated */
    uint64_t began;        /* the same in milliseconds */
    bool due;              /* the files are others than those of the last build that began */
    uint64_t due_since;    /* milliseconds: when they first were; 0: they are the same */
    enum orderpaper_result result;
    bool over; /* watching leads to nothing */
};

/* --- in the child */

static void tell_asked(void *self, const struct driver_result *result)
{
    struct buf *paths = self;
    uint32_t n = 0;
    const struct str *asked = driver_asked(result, result->paint.arena, &n);
    for (uint32_t i = 0; i < n; i++) {
        buf_put_str(paths, asked[i]);
        buf_putc(paths, '\0');
    }
}

static int work(void *context, struct buf *answer)
{
    const struct watching *watching = context;
    struct outcome outcome = {0};
    struct buf paths = {0};
    outcome.result =
        driver_run_reading(watching->options, DUMP_NONE, /*says*/ 0, &outcome.account, tell_asked, &paths);
    buf_put(answer, &outcome, sizeof(outcome));
    buf_put(answer, paths.bytes, paths.len);
    return 0;
}

/* --- builds */

static void start(struct watching *watching)
{
    watching->due = false;
    watching->child = (struct child){.work = work, .context = watching};
    watching->began = monotonic_ms();
    clock_gettime(CLOCK_REALTIME, &watching->since);
    if (!children_start(&watching->children, &watching->child))
        fprintf(stderr, "orderpaper: no process can be started for the build: %s; save the report to try it again\n",
                strerror(errno));
}

/* The files have changed. A build under way is ended by a signal that lets it take away its unfinished PDF. */
static void outdate(struct watching *watching)
{
    uint64_t now = monotonic_ms();
    watching->due = true;
    if (watching->due_since == 0)
        watching->due_since = now;
    if (watching->children.n > 0 && now - watching->due_since < GIVEN_UP)
        kill(watching->child.pid, SIGTERM);
}

static void watch_files(struct watching *watching, const char *paths, size_t n)
{
    struct arena *arena = arena_new();
    VEC(struct str) asked = {0};
    for (size_t at = 0; at < n; at += strlen(paths + at) + 1)
        VEC_PUSH(arena, &asked, str_from(paths + at));
    if (asked.n > 0)
        watcher_set(watching->watcher, KEY, asked.items, asked.n, &watching->since);
    arena_free(arena);
}

static void print_status(const struct watching *watching, const struct outcome *outcome, const char *failed)
{
    static const char *const forms[] = {[ORDERPAPER_COPY_PUBLIC] = NULL,
                                        [ORDERPAPER_COPY_EXEMPT] = "exempt copy, not for publication",
                                        [ORDERPAPER_COPY_INTERNAL] = "internal copy, not for publication"};
    status_print(stderr, &(struct status){.name = str_from(watching->options->output),
                                          .form = forms[watching->options->copy],
                                          .failed = str_from(failed),
                                          .account = &outcome->account,
                                          .milliseconds = (uint32_t)(monotonic_ms() - watching->began),
                                          .kept = "; the PDF stays as it was"});
}

/* Its messages, and what it came to. */
static void tell(struct watching *watching, struct child *child)
{
    struct outcome outcome = {.result = ORDERPAPER_SYSTEM};
    bool whole = child->answered && child->answer.len >= sizeof(outcome);
    if (!child->answered)
        child_say_cause(child);
    if (child->said.len > 0)
        fwrite(child->said.bytes, 1, child->said.len, stderr);
    if (whole) {
        memcpy(&outcome, child->answer.bytes, sizeof(outcome));
        watch_files(watching, child->answer.bytes + sizeof(outcome), child->answer.len - sizeof(outcome));
    }
    watching->result = outcome.result;
    if (outcome.result == ORDERPAPER_USAGE)
        watching->over = true;
    else
        print_status(watching, &outcome,
                     outcome.result == ORDERPAPER_SYSTEM ? "not built; the PDF stays as it was" : "");
}

static void end(struct watching *watching, struct child *child)
{
    bool given_up = watching->due && !child->answered;
    if (!watching->due)
        watching->due_since = 0;
    if (!given_up)
        tell(watching, child);
    buf_free(&child->said);
    buf_free(&child->answer);
}

/* Until a build has told of its files: one that fails tells of none. */
static void watch_report(struct watching *watching)
{
    struct arena *arena = arena_new();
    struct str path = file_absolute(arena, str_from(watching->options->report));
    watcher_set(watching->watcher, KEY, &path, 1, NULL);
    arena_free(arena);
}

/* --- the loop */

static void turn(struct watching *watching)
{
    struct pollfd ends[2 * CHILDREN_MOST + 1];
    struct child *child;
    uint32_t key;
    if (watching->due && watching->children.n == 0)
        start(watching);
    unsigned n = children_poll_ends(&watching->children, ends);
    ends[n++] = (struct pollfd){.fd = watcher_fd(watching->watcher), .events = POLLIN};
    poll(ends, n, watcher_timeout(watching->watcher));
    while (watcher_take(watching->watcher, &key))
        outdate(watching);
    if ((child = children_take(&watching->children)))
        end(watching, child);
}

enum orderpaper_result watch_run(const struct orderpaper_options *options)
{
    struct watching watching = {.options = options, .due = true, .children.bare = true};
    struct stat report;
    /* The name is most likely wrong: nothing is worth waiting for. */
    if (stat(options->report, &report) != 0) {
        fprintf(stderr, "orderpaper: %s cannot be read: %s\n", options->report, strerror(errno));
        return ORDERPAPER_INPUT;
    }
    if (S_ISDIR(report.st_mode)) {
        fprintf(stderr, "orderpaper: %s is a folder; name the report in it\n", options->report);
        return ORDERPAPER_INPUT;
    }
    watching.watcher = watcher_new();
    watch_report(&watching);
    while (!watching.over)
        turn(&watching);
    watcher_free(watching.watcher);
    return watching.result;
}
