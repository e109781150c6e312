/* Work done side by side, each piece by a process of its own: one that crashes or runs out of memory takes no other
 * along. For programs, not for the library: who calls this may have no other threads and no other child processes. */
#ifndef BASE_CHILDREN_H
#define BASE_CHILDREN_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"

struct cleanup;

enum { CHILDREN_MOST = 64 };

/* One piece of work, owned by the caller until it has ended. */
struct child {
    /* Runs in the child, whose exit status it returns; what it puts into `answer`, empty at first, gets to the
     * parent. */
    int (*work)(void *context, struct buf *answer);
    void *context;

    /* Once it has ended: */
    struct buf said;   /* all that it wrote to standard error; freed by the caller */
    struct buf answer; /* however long; freed by the caller */
    int status;        /* as waitpid gives it */
    bool answered;     /* `work` returned, and the answer is whole */

    /* While it runs: */
    pid_t pid;
    int said_fd, answer_fd; /* -1: at its end */
    struct cleanup *cleanup;
    bool announced;    /* the child has said how long the answer is: */
    uint64_t expected; /* bytes */
};

/* Those that run. */
struct children {
    struct child *items[CHILDREN_MOST];
    unsigned n;
    bool bare; /* they keep no file of the program's but its standard streams: no connection stays open in them */
};

/* Starts a process for the piece of work; fewer than CHILDREN_MOST may be running. False with errno set when the
 * system gives no more processes or files just now. The children end with the program, whatever ends
 * it. */
bool children_start(struct children *children, struct child *child);
/* Waits until one has ended, meanwhile reading what all of them say, however much. NULL when none is running. */
struct child *children_wait(struct children *children);

/* The same for a program that waits for other things too: polls `ends`, 2 * CHILDREN_MOST at most, which this fills
 * and counts; */
unsigned children_poll_ends(const struct children *children, struct pollfd *ends);
/* then reads what there is without waiting, and returns one that has ended, or NULL. To be called until it does. */
struct child *children_take(struct children *children);
/* Ends one that runs, whose answer is no longer wanted. What it said and answered so far is freed by the caller. */
void children_end(struct children *children, struct child *child);
/* Adds to what one said that has not answered, as its last line, why it did not come to its end, as far as is known;
 * nothing where it said so itself (sys_fail). */
void child_say_cause(struct child *child);

#endif
