/* Work done side by side, each piece by a process of its own: one that crashes or runs out of memory takes no other
 * along. For programs, not for the library: who calls this may have no other threads and no other child processes. */
#ifndef BASE_CHILDREN_H
#define BASE_CHILDREN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

struct cleanup;

enum { CHILDREN_MOST = 64, CHILD_ANSWER_MAX = 512 };

/* One piece of work, owned by the caller until it has ended. */
struct child {
    /* Runs in the child, whose exit status it returns; what it leaves in `answer`, which is zero at first, gets to
     * the parent. */
    int (*work)(void *context, void *answer);
    void *context, *answer;
    size_t answer_size; /* bytes, CHILD_ANSWER_MAX at most */

    /* Once it has ended: */
    struct buf said; /* all that it wrote to standard error; freed by the caller */
    int status;      /* as waitpid gives it */
    bool answered;   /* `work` returned, and `answer` is filled */

    /* While it runs: */
    pid_t pid;
    int said_fd, answer_fd; /* -1: at its end */
    struct cleanup *cleanup;
    char bytes[CHILD_ANSWER_MAX]; /* of the answer so far */
    size_t nbytes;
};

/* Those that run. */
struct children {
    struct child *items[CHILDREN_MOST];
    unsigned n;
};

/* Starts a process for the piece of work; fewer than CHILDREN_MOST may be running. False with errno set when the
 * system gives no more processes or files just now. The children end with the program when SIGINT, SIGTERM or SIGHUP
 * ends it. */
bool children_start(struct children *children, struct child *child);
/* Waits until one has ended, meanwhile reading what all of them say, however much. NULL when none is running. */
struct child *children_wait(struct children *children);

#endif
