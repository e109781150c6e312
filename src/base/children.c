#include "base/children.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cleanup_int.h"

enum { CHUNK = 64 * 1024, FIRST_FD = 3 };

/* The ends of one child's pipes. */
struct pipes {
    int said[2], answer[2]; /* [0] is the parent's */
};

static void close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void close_pipes(struct pipes *pipes)
{
    int number = errno;

    close_fd(&pipes->said[0]);
    close_fd(&pipes->said[1]);
    close_fd(&pipes->answer[0]);
    close_fd(&pipes->answer[1]);
    errno = number;
}

/* Where the program was started without standard streams, a pipe must not be taken for one of them. */
static bool move_up(int *fd)
{
    int moved;

    if (*fd >= FIRST_FD)
        return true;
    moved = fcntl(*fd, F_DUPFD, FIRST_FD);
    if (moved >= 0) {
        close(*fd);
        *fd = moved;
    }
    return moved >= 0;
}

static bool open_pipe(int ends[2])
{
    if (pipe(ends) != 0) {
        ends[0] = ends[1] = -1;
        return false;
    }
    return move_up(&ends[0]) && move_up(&ends[1]);
}

static bool open_pipes(struct pipes *pipes)
{
    *pipes = (struct pipes){{-1, -1}, {-1, -1}};
    if (open_pipe(pipes->said) && open_pipe(pipes->answer))
        return true;
    close_pipes(pipes);
    return false;
}

static void write_answer(int fd, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, bytes, n);

        if (done < 0 && errno != EINTR)
            return;
        bytes += done > 0 ? done : 0;
        n -= done > 0 ? (size_t)done : 0;
    }
}

/* The child's whole life. It keeps no end of its siblings' pipes: otherwise one whose parent has been killed would
 * wait for a reader that never comes. */
static _Noreturn void live(const struct children *siblings, const struct child *child, struct pipes *pipes,
                           const sigset_t *before)
{
    int status;

    cleanup_drop_children();
    for (unsigned i = 0; i < siblings->n; i++) {
        close_fd(&siblings->items[i]->said_fd);
        close_fd(&siblings->items[i]->answer_fd);
    }
    close_fd(&pipes->said[0]);
    close_fd(&pipes->answer[0]);
    dup2(pipes->said[1], STDERR_FILENO);
    close_fd(&pipes->said[1]);
    cleanup_release(before);
    status = child->work(child->context, child->answer);
    fflush(NULL);
    write_answer(pipes->answer[1], child->answer, child->answer_size);
    _exit(status);
}

bool children_start(struct children *children, struct child *child)
{
    struct pipes pipes;
    sigset_t before;
    pid_t pid;

    if (!open_pipes(&pipes))
        return false;
    /* Who started the program may have told the system to forget its children at once. */
    signal(SIGCHLD, SIG_DFL);
    /* What is in the buffers would be written by both. */
    fflush(NULL);
    cleanup_hold(&before);
    pid = fork();
    if (pid == 0)
        live(children, child, &pipes, &before);
    if (pid > 0) {
        child->pid = pid;
        child->cleanup = cleanup_add_child(pid);
        child->said_fd = pipes.said[0];
        child->answer_fd = pipes.answer[0];
        pipes.said[0] = pipes.answer[0] = -1;
        children->items[children->n++] = child;
    }
    cleanup_release(&before);
    close_pipes(&pipes);
    return pid > 0;
}

static void read_said(struct child *child)
{
    ssize_t n = read(child->said_fd, buf_reserve(&child->said, CHUNK), CHUNK);

    if (n > 0)
        child->said.len += (size_t)n;
    else if (n == 0 || errno != EINTR)
        close_fd(&child->said_fd);
}

static void read_answer(struct child *child)
{
    ssize_t n = read(child->answer_fd, child->bytes + child->nbytes, child->answer_size - child->nbytes);

    if (n > 0)
        child->nbytes += (size_t)n;
    if (n == 0 || (n < 0 && errno != EINTR) || child->nbytes == child->answer_size)
        close_fd(&child->answer_fd);
}

/* It has closed its pipes, so it is ending. */
static struct child *reap(struct children *children, unsigned at)
{
    struct child *child = children->items[at];

    children->items[at] = children->items[--children->n];
    cleanup_drop(child->cleanup);
    /* Repeats only when a signal interrupts it. */
    while (waitpid(child->pid, &child->status, 0) < 0 && errno == EINTR)
        continue;
    child->answered = WIFEXITED(child->status) && child->nbytes == child->answer_size;
    if (child->answered)
        memcpy(child->answer, child->bytes, child->nbytes);
    return child;
}

/* Waits until any of them says something or ends. Closed ends are -1, which poll passes over. */
static void read_all(struct children *children)
{
    struct pollfd ends[2 * CHILDREN_MOST];

    for (unsigned i = 0; i < children->n; i++) {
        ends[i] = (struct pollfd){.fd = children->items[i]->said_fd, .events = POLLIN};
        ends[children->n + i] = (struct pollfd){.fd = children->items[i]->answer_fd, .events = POLLIN};
    }
    /* No memory for the system's part of it, or a signal: the next call tries again. */
    if (poll(ends, (nfds_t)2 * children->n, -1) < 0)
        return;
    for (unsigned i = 0; i < children->n; i++) {
        if (ends[i].revents != 0)
            read_said(children->items[i]);
        if (ends[children->n + i].revents != 0)
            read_answer(children->items[i]);
    }
}

struct child *children_wait(struct children *children)
{
    while (children->n > 0) {
        for (unsigned i = 0; i < children->n; i++) {
            if (children->items[i]->said_fd < 0 && children->items[i]->answer_fd < 0)
                return reap(children, i);
        }
        read_all(children);
    }
    return NULL;
}
