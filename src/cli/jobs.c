#include "cli/jobs.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/children.h"
#include "cli/jobs_int.h"
#include "cli/said_int.h"

/* What a process hands over. */
struct answer {
    enum orderpaper_result result;
    struct driver_account account;
};
_Static_assert((int)JOBS_MOST <= (int)CHILDREN_MOST, "all that may run at once must have their place");

/* One job and its process. */
struct piece {
    struct job *job;
    struct child child;
    bool ended;
};

struct batch {
    struct jobs *jobs;
    struct piece *pieces; /* one for each job */
    struct children children;
    uint32_t nstarted, nprinted; /* of the pieces, in their order */
    uint32_t nended;
    struct said said;
    bool terminal;
};

/* In a process of its own. */
static int work(void *context, struct buf *given)
{
    const struct piece *piece = context;
    struct answer answer = {0};
    answer.result = driver_run(&piece->job->options, DUMP_NONE, /*says*/ 0, &answer.account);
    buf_put(given, &answer, sizeof(answer));
    return (int)answer.result;
}

/* --- how each ends */

static void end_piece(struct batch *batch, struct piece *piece)
{
    struct answer answer = {.result = ORDERPAPER_SYSTEM};
    if (piece->child.answered && piece->child.answer.len == sizeof(answer))
        memcpy(&answer, piece->child.answer.bytes, sizeof(answer));
    buf_free(&piece->child.answer);
    piece->job->result = answer.result;
    piece->job->account = answer.account;
    piece->ended = true;
    batch->nended++;
}

/* --- all of them */

static void fail_start(struct batch *batch, struct piece *piece)
{
    buf_printf(&piece->child.said, "orderpaper: no process can be started for it: %s\n", strerror(errno));
    end_piece(batch, piece);
}

/* As many as may run at once. Where the system has no room for one more, another is waited for first. */
static void start_some(struct batch *batch)
{
    while (batch->nstarted < batch->jobs->n && batch->children.n < batch->jobs->most) {
        struct piece *piece = &batch->pieces[batch->nstarted];
        if (!children_start(&batch->children, &piece->child)) {
            if (batch->children.n > 0)
                return;
            fail_start(batch, piece);
        }
        batch->nstarted++;
    }
}

static void show_progress(const struct batch *batch)
{
    const struct job *at_work[CHILDREN_MOST];
    uint32_t n = 0;
    if (!batch->terminal)
        return;
    for (uint32_t i = batch->nprinted; i < batch->nstarted && n < CHILDREN_MOST; i++) {
        if (!batch->pieces[i].ended)
            at_work[n++] = batch->pieces[i].job;
    }
    progress_show(stderr, batch->nended, batch->jobs->n, at_work, n);
}

/* The messages of those whose turn it is. */
static void print_some(struct batch *batch)
{
    if (batch->terminal)
        progress_clear(stderr);
    while (batch->nprinted < batch->nstarted && batch->pieces[batch->nprinted].ended) {
        const struct piece *piece = &batch->pieces[batch->nprinted++];
        said_print(&batch->said, piece->job->label, &piece->child.said);
    }
}

static void run_pieces(struct batch *batch)
{
    while (batch->nprinted < batch->jobs->n) {
        start_some(batch);
        show_progress(batch);
        struct child *child = children_wait(&batch->children);
        if (child) {
            struct piece *piece = child->context;
            if (!child->answered)
                child_say_cause(child);
            end_piece(batch, piece);
        }
        print_some(batch);
    }
}

static enum orderpaper_result worst(const struct jobs *jobs)
{
    enum orderpaper_result result = ORDERPAPER_OK;
    for (uint32_t i = 0; i < jobs->n; i++) {
        if (jobs->items[i].result > result)
            result = jobs->items[i].result;
    }
    return result;
}

enum orderpaper_result jobs_run(struct jobs *jobs)
{
    struct batch batch = {.jobs = jobs, .terminal = isatty(STDERR_FILENO) == 1};
    batch.pieces = ARENA_ARRAY(jobs->arena, struct piece, jobs->n);
    said_init(&batch.said, jobs->arena, stderr);
    for (uint32_t i = 0; i < jobs->n; i++) {
        struct piece *piece = &batch.pieces[i];
        piece->job = &jobs->items[i];
        piece->child = (struct child){.work = work, .context = piece};
    }
    run_pieces(&batch);
    jobs_summarise(jobs, stderr);
    for (uint32_t i = 0; i < jobs->n; i++)
        buf_free(&batch.pieces[i].child.said);
    return worst(jobs);
}
