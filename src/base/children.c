#define _GNU_SOURCE /* closefrom, F_SETPIPE_SZ */

#include "base/children.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cleanup_int.h"
#include "base/sys.h"

enum { CHUNK = 64 * 1024, PIPE = 1024 * 1024, LARGE_CHUNK = 8 * PIPE, FIRST_FD = 3 };

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
    if (open_pipe(pipes->said) && open_pipe(pipes->answer)) {
        /* So that a long answer needs few turns of both. Where the system refuses, it needs more. */
        fcntl(pipes->answer[1], F_SETPIPE_SZ, PIPE);
        return true;
    }
    close_pipes(pipes);
    return false;
}

static void write_all(int fd, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, bytes, n);

        if (done < 0 && errno != EINTR)
            return;
        bytes += done > 0 ? done : 0;
        n -= done > 0 ? (size_t)done : 0;
    }
}

/* The child keeps no end of its siblings' pipes: otherwise one whose parent has been killed would wait for a reader
 * that never comes. */
static void close_others(const struct children *siblings, struct pipes *pipes)
{
    for (unsigned i = 0; i < siblings->n; i++) {
        close_fd(&siblings->items[i]->said_fd);
        close_fd(&siblings->items[i]->answer_fd);
    }
    close_fd(&pipes->said[0]);
    close_fd(&pipes->answer[0]);
    dup2(pipes->said[1], STDERR_FILENO);
    close_fd(&pipes->said[1]);
    if (!siblings->bare)
        return;
    if (pipes->answer[1] != FIRST_FD)
        dup2(pipes->answer[1], FIRST_FD);
    pipes->answer[1] = FIRST_FD;
    closefrom(FIRST_FD + 1);
}

/* A parent that was killed cannot end its children: the system does, as a signal to the parent would have. */
static void end_with(pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        raise(SIGTERM);
}

/* The child's whole life. */
static _Noreturn void live(const struct children *siblings, const struct child *child, struct pipes *pipes,
                           const sigset_t *before, pid_t parent)
{
    struct buf answer = {0};
    uint64_t length;
    int status;

    end_with(parent);
    cleanup_drop_all();
    close_others(siblings, pipes);
    cleanup_release(before);
    status = child->work(child->context, &answer);
    fflush(NULL);
    length = answer.len;
    write_all(pipes->answer[1], (const char *)&length, sizeof(length));
    write_all(pipes->answer[1], answer.bytes, answer.len);
    _exit(status);
}

bool children_start(struct children *children, struct child *child)
{
    struct pipes pipes;
    sigset_t before;
    pid_t parent = getpid(), pid;

    if (!open_pipes(&pipes))
        return false;
    /* Who started the program may have told the system to forget its children at once. */
    signal(SIGCHLD, SIG_DFL);
    /* What is in the buffers would be written by both. */
    fflush(NULL);
    cleanup_hold(&before);
    pid = fork();
    if (pid == 0)
        live(children, child, &pipes, &before, parent);
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

/* The next bytes of a pipe, `most` of them, without waiting for any; at its end it is closed. */
static void read_some(int *fd, struct buf *into, size_t most)
{
    ssize_t n = read(*fd, buf_reserve(into, most), most);

    if (n > 0)
        into->len += (size_t)n;
    else if (n == 0 || (errno != EINTR && errno != EAGAIN))
        close_fd(fd);
}

/* The length comes before the answer, by a write of its own that is too short to be divided. */
static void read_length(struct child *child)
{
    ssize_t n = read(child->answer_fd, &child->expected, sizeof(child->expected));

    child->announced = n == (ssize_t)sizeof(child->expected);
    if (!child->announced && (n >= 0 || (errno != EINTR && errno != EAGAIN)))
        close_fd(&child->answer_fd);
}

/* The length is not trusted with more than a large chunk at a time. */
static void read_answer(struct child *child)
{
    if (child->announced) {
        size_t most = child->expected - child->answer.len;
        read_some(&child->answer_fd, &child->answer, most < LARGE_CHUNK ? most : LARGE_CHUNK);
    } else {
        read_length(child);
    }
    if (child->announced && child->answer.len >= child->expected)
        close_fd(&child->answer_fd);
}

static void take_answer(struct child *child)
{
    child->answered = WIFEXITED(child->status) && child->announced && child->answer.len == child->expected;
}

static void wait_for(struct child *child)
{
    cleanup_drop(child->cleanup);
    /* Repeats only when a signal interrupts it. */
    while (waitpid(child->pid, &child->status, 0) < 0 && errno == EINTR)
        continue;
}

/* It has closed its pipes, so it is ending. */
static struct child *reap(struct children *children, unsigned at)
{
    struct child *child = children->items[at];

    children->items[at] = children->items[--children->n];
    wait_for(child);
    take_answer(child);
    return child;
}

unsigned children_poll_ends(const struct children *children, struct pollfd *ends)
{
    for (unsigned i = 0; i < children->n; i++) {
        ends[i] = (struct pollfd){.fd = children->items[i]->said_fd, .events = POLLIN};
        ends[children->n + i] = (struct pollfd){.fd = children->items[i]->answer_fd, .events = POLLIN};
    }
    return 2 * children->n;
}

/* Waits as long as `timeout` says (milliseconds; -1: until there is something), then reads what there is. Closed ends
 * are -1, which poll passes over. */
static void read_all(struct children *children, int timeout)
{
    struct pollfd ends[2 * CHILDREN_MOST];
    unsigned n = children_poll_ends(children, ends);

    /* No memory for the system's part of it, or a signal: the next call tries again. */
    if (poll(ends, n, timeout) < 0)
        return;
    for (unsigned i = 0; i < children->n; i++) {
        if (ends[i].revents != 0)
            read_some(&children->items[i]->said_fd, &children->items[i]->said, CHUNK);
        if (ends[children->n + i].revents != 0)
            read_answer(children->items[i]);
    }
}

static struct child *find_ended(struct children *children)
{
    for (unsigned i = 0; i < children->n; i++) {
        if (children->items[i]->said_fd < 0 && children->items[i]->answer_fd < 0)
            return reap(children, i);
    }
    return NULL;
}

struct child *children_take(struct children *children)
{
    read_all(children, 0);
    return find_ended(children);
}

struct child *children_wait(struct children *children)
{
    while (children->n > 0) {
        struct child *ended = find_ended(children);

        if (ended)
            return ended;
        read_all(children, -1);
    }
    return NULL;
}

void children_end(struct children *children, struct child *child)
{
    for (unsigned i = 0; i < children->n; i++) {
        if (children->items[i] == child)
            children->items[i--] = children->items[--children->n];
    }
    kill(child->pid, SIGKILL);
    close_fd(&child->said_fd);
    close_fd(&child->answer_fd);
    wait_for(child);
}

void child_say_cause(struct child *child)
{
    struct buf *said = &child->said;
    bool killed = WIFSIGNALED(child->status);
    int number = killed ? WTERMSIG(child->status) : WEXITSTATUS(child->status);

    if (said->len > 0 && said->bytes[said->len - 1] != '\n')
        buf_putc(said, '\n');
    if (killed && number == SIGKILL)
        buf_puts(said, "orderpaper: the system stopped it, as it does where memory runs out\n");
    else if (killed && number == SIGTERM)
        buf_puts(said, "orderpaper: it was stopped from outside\n");
    else if (killed)
        buf_printf(said, "orderpaper: the program crashed (%s); that is a fault of the program\n", strsignal(number));
    else if (number != SYS_FAILED)
        buf_printf(said, "orderpaper: the program failed (exit status %d); that is a fault of the program\n", number);
}
