#include "paint/press_int.h"

#include <libdeflate.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/sys.h"

enum {
    JOBS = 16,          /* a power of two, so that the counters may wrap */
    KEEP = 1024 * 1024, /* bytes of a buffer that waits for the next job */
    LEVEL = 1,          /* of libdeflate: smaller files than zlib's level 2 in half the time */
};

/* Counters only rise; a job's place in the ring is its number modulo JOBS. released <= claimed <= submitted. */
struct press {
    struct press_job jobs[JOBS];
    bool done[JOBS];
    uint32_t submitted, claimed, released;
    bool ending;
    pthread_mutex_t
        lock; /* on all of the above, save the jobs' contents: who claimed a job owns them until it is done */
    pthread_cond_t work, progress;
    pthread_t worker;
    bool has_worker;
    struct libdeflate_compressor *zips[2]; /* the caller's and the worker's */
};

static void deflate_job(struct libdeflate_compressor *zip, struct press_job *job)
{
    job->packed.len = libdeflate_zlib_compress(zip, job->raw.bytes, job->raw.len, job->packed.bytes, job->packed.cap);
    job->failed = job->packed.len == 0;
}

/* Does the next job that nobody has claimed. With the lock held, which is open meanwhile. */
static void do_next(struct press *press, struct libdeflate_compressor *zip)
{
    uint32_t at = press->claimed++ % JOBS;

    pthread_mutex_unlock(&press->lock);
    deflate_job(zip, &press->jobs[at]);
    pthread_mutex_lock(&press->lock);
    press->done[at] = true;
}

/* Allocates nothing, so that only the caller's thread can run out of memory. */
static void *run_worker(void *user)
{
    struct press *press = user;

    pthread_mutex_lock(&press->lock);
    while (!press->ending) {
        if (press->claimed == press->submitted) {
            pthread_cond_wait(&press->work, &press->lock);
            continue;
        }
        do_next(press, press->zips[1]);
        pthread_cond_signal(&press->progress);
    }
    pthread_mutex_unlock(&press->lock);
    return NULL;
}

/* Signals stay with the threads that the program had before. */
static void start_worker(struct press *press)
{
    sigset_t all, before;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    press->has_worker = pthread_create(&press->worker, NULL, run_worker, press) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

struct press *press_open(void)
{
    struct press *press = sys_calloc(1, sizeof(*press));
    bool ready = pthread_mutex_init(&press->lock, NULL) == 0 && pthread_cond_init(&press->work, NULL) == 0 &&
                 pthread_cond_init(&press->progress, NULL) == 0;

    for (int i = 0; i < 2; i++) {
        press->zips[i] = libdeflate_alloc_compressor(LEVEL);
        ready = ready && press->zips[i] != NULL;
    }
    if (!ready)
        sys_fail("not enough memory; nothing was written");
    start_worker(press);
    return press;
}

void press_close(struct press *press)
{
    if (!press)
        return;
    pthread_mutex_lock(&press->lock);
    press->ending = true;
    pthread_cond_signal(&press->work);
    pthread_mutex_unlock(&press->lock);
    if (press->has_worker)
        pthread_join(press->worker, NULL);
    for (int i = 0; i < 2; i++)
        libdeflate_free_compressor(press->zips[i]);
    for (int i = 0; i < JOBS; i++) {
        buf_free(&press->jobs[i].raw);
        buf_free(&press->jobs[i].packed);
    }
    pthread_cond_destroy(&press->progress);
    pthread_cond_destroy(&press->work);
    pthread_mutex_destroy(&press->lock);
    free(press);
}

/* `submitted` and `released` are changed by the caller's thread alone, which may read them without the lock. */
bool press_is_full(const struct press *press)
{
    return press->submitted - press->released == JOBS;
}

struct press_job *press_current(struct press *press)
{
    return &press->jobs[press->submitted % JOBS];
}

struct press_job *press_next(struct press *press)
{
    struct press_job *job = press_current(press);

    buf_clear(&job->raw);
    buf_clear(&job->packed);
    return job;
}

void press_submit(struct press *press)
{
    struct press_job *job = press_current(press);

    buf_reserve(&job->packed, libdeflate_zlib_compress_bound(press->zips[0], job->raw.len));
    pthread_mutex_lock(&press->lock);
    press->done[press->submitted % JOBS] = false;
    press->submitted++;
    pthread_cond_signal(&press->work);
    pthread_mutex_unlock(&press->lock);
}

struct press_job *press_oldest(struct press *press, bool wait)
{
    uint32_t at = press->released % JOBS;
    bool done;

    if (press->released == press->submitted)
        return NULL;
    pthread_mutex_lock(&press->lock);
    /* Ends: claimed jobs get done, and each round without one claims one of at most JOBS. */
    while (wait && !press->done[at]) {
        if (press->claimed != press->submitted)
            do_next(press, press->zips[0]);
        else
            pthread_cond_wait(&press->progress, &press->lock);
    }
    done = press->done[at];
    pthread_mutex_unlock(&press->lock);
    return done ? &press->jobs[at] : NULL;
}

void press_release(struct press *press)
{
    struct press_job *job = &press->jobs[press->released % JOBS];

    if (job->raw.cap > KEEP)
        buf_free(&job->raw);
    if (job->packed.cap > KEEP)
        buf_free(&job->packed);
    press->released++;
}
