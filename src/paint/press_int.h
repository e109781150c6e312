/* Compression beside the painter: buffers are handed in, deflated by a thread of their own, and handed back in the
 * order of submission, so that the file's bytes do not depend on the machine. A ring of fixed size bounds the memory;
 * when it is full, and where no thread can be had, the caller's thread does the work. Private to paint. */
#ifndef PAINT_PRESS_INT_H
#define PAINT_PRESS_INT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct press;

struct press_job {
    struct buf raw;    /* filled by the caller; at most PRESS_MOST bytes */
    struct buf packed; /* a zlib stream; set when the job is done */
    bool failed;       /* `packed` is worth nothing */
    /* The caller's own, untouched. */
    uint32_t id;
    void *label;
};

#define PRESS_MOST (UINT32_MAX / 2)

/* Never NULL. All functions are for one thread, the one that opened the press. */
struct press *press_open(void);
/* Ends the thread; jobs that were not taken back are lost, their labels remain the caller's to free. NULL is allowed.
 */
void press_close(struct press *press);
bool press_is_full(const struct press *press);
/* A job to fill, with `raw` empty. Only while the press is not full. */
struct press_job *press_next(struct press *press);
/* The job that press_next gave, until it is submitted. */
struct press_job *press_current(struct press *press);
/* Submits it. */
void press_submit(struct press *press);
/* The oldest job that was not given back, once it is done: waits for it, or else returns NULL when it is not. NULL
 * too when there is none. */
struct press_job *press_oldest(struct press *press, bool wait);
/* Gives that job back to the ring, which keeps its buffers unless they are large. */
void press_release(struct press *press);

#endif
