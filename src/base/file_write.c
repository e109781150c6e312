/* Output files that appear whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/cleanup_int.h"
#include "base/file.h"
#include "base/file_error_int.h"

enum {
    BUFFER = 64 * 1024,
    MAX_LINKS = 40, /* symbolic links followed; as many as the system itself follows */
    MAX_TEMP_NAMES = 100,
    NAME_KEPT = 200, /* bytes of the target's name used in the temporary one: both fit a name of 255 */
};

struct outfile {
    struct arena *arena;
    const char *target; /* the name that temp receives; NULL: bytes go straight to fd */
    const char *temp;
    struct cleanup *cleanup; /* for temp */
    struct buf *into;        /* NULL: a file */
    int fd;
    int failed;    /* errno of the first failure, or 0 */
    bool borrowed; /* fd is standard output, which stays open */
    size_t used;
    char buffer[BUFFER];
};

static struct str folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return STR(".");
    if (slash == path)
        return STR("/");
    return str_dup(arena, (struct str){path, (uint32_t)(slash - path)});
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

const char *file_target(struct arena *arena, const char *path)
{
    char text[PATH_MAX];

    for (int i = 0; i < MAX_LINKS; i++) {
        ssize_t n = readlink(path, text, sizeof(text) - 1);

        if (n < 0)
            return path;
        text[n] = '\0';
        if (text[0] == '/')
            path = str_dup(arena, str_from(text)).s;
        else
            path = str_printf(arena, PRIstr "/%s", STR_ARG(folder_of(arena, path)), text).s;
    }
    errno = ELOOP;
    return NULL;
}

/* Creates the file and remembers it for removal as one step: a signal that arrives between the two would leave it
 * behind, and a name remembered before it is ours could be that of someone else's file. */
static bool create_remembered(struct outfile *out)
{
    sigset_t before;
    int number;

    cleanup_hold(&before);
    out->fd = open(out->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    number = errno;
    if (out->fd >= 0)
        out->cleanup = cleanup_add(out->temp);
    cleanup_release(&before);
    errno = number;
    return out->fd >= 0;
}

/* The temporary file stands beside the target: hidden, named after it and this process, and never one that exists. */
static bool create_temp(struct outfile *out, struct str folder)
{
    const char *name = name_of(out->target);

    for (int i = 0; i < MAX_TEMP_NAMES; i++) {
        out->temp =
            str_printf(out->arena, PRIstr "/.%.*s.%ld-%d.tmp", STR_ARG(folder), NAME_KEPT, name, (long)getpid(), i).s;
        if (create_remembered(out))
            return true;
        if (errno != EEXIST)
            return false;
    }
    return false;
}

/* The new file gets the owner, as far as that is permitted, and the permissions of the one that it replaces. */
static void copy_permissions(int fd, const struct stat *old)
{
    if (fchown(fd, old->st_uid, old->st_gid) != 0 && fchown(fd, (uid_t)-1, old->st_gid) != 0)
        errno = 0;
    if (fchmod(fd, old->st_mode & 0777) != 0)
        errno = 0;
}

static bool open_replacing(struct outfile *out, const char *path, struct str *error)
{
    struct stat old;
    struct str folder;
    bool exists = stat(path, &old) == 0;

    out->target = file_target(out->arena, path);
    if (out->target == NULL) {
        *error = file_error(out->arena, errno);
        return false;
    }
    if (exists && access(out->target, W_OK) != 0) {
        *error = file_error(out->arena, errno);
        return false;
    }
    folder = folder_of(out->arena, out->target);
    if (!create_temp(out, folder)) {
        *error = str_printf(out->arena, "no file can be created in the folder " PRIstr ": " PRIstr, STR_ARG(folder),
                            STR_ARG(file_error(out->arena, errno)));
        return false;
    }
    if (exists)
        copy_permissions(out->fd, &old);
    return true;
}

/* Devices, pipes and the like cannot be replaced: bytes go straight to them. */
static bool open_direct(struct outfile *out, const char *path, struct str *error)
{
    out->fd = open(path, O_WRONLY | O_CLOEXEC);
    if (out->fd < 0)
        *error = file_error(out->arena, errno);
    return out->fd >= 0;
}

static bool open_target(struct outfile *out, const char *path, struct str *error)
{
    struct stat st;

    if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0) {
        out->fd = STDOUT_FILENO;
        out->borrowed = true;
        return true;
    }
    if (path[0] == '\0' || path[strlen(path) - 1] == '/') {
        *error = STR("this is not the name of a file");
        return false;
    }
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
        if (!S_ISDIR(st.st_mode))
            return open_direct(out, path, error);
        *error = file_error(out->arena, EISDIR);
        return false;
    }
    return open_replacing(out, path, error);
}

struct outfile *file_create(struct arena *arena, struct str path, struct str *error)
{
    struct outfile *out = ARENA_NEW(arena, struct outfile);

    out->arena = arena;
    out->fd = -1;
    return open_target(out, str_dup(arena, path).s, error) ? out : NULL;
}

struct outfile *file_collect(struct arena *arena, struct buf *into)
{
    struct outfile *out = ARENA_NEW(arena, struct outfile);

    out->arena = arena;
    out->into = into;
    out->fd = -1;
    return out;
}

/* Writes to a pipe whose reader has gone must fail like any other, not kill the process; and the host program's
 * handling of SIGPIPE is not ours to change. So the signal is blocked around the writes, and the one that a failed
 * write has left pending is taken away. */
struct pipe_guard {
    sigset_t pipe, before;
    bool pending_before;
};

static void pipe_guard_begin(struct pipe_guard *guard)
{
    sigset_t pending;

    sigemptyset(&guard->pipe);
    sigaddset(&guard->pipe, SIGPIPE);
    sigpending(&pending);
    guard->pending_before = sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &guard->pipe, &guard->before);
}

static void pipe_guard_end(const struct pipe_guard *guard, bool broken)
{
    static const struct timespec at_once = {0, 0};

    /* Repeats only when another signal interrupts it. */
    while (broken && !guard->pending_before && sigtimedwait(&guard->pipe, NULL, &at_once) < 0 && errno == EINTR)
        continue;
    pthread_sigmask(SIG_SETMASK, &guard->before, NULL);
}

static void write_through(struct outfile *out, const char *bytes, size_t n)
{
    struct pipe_guard guard;

    if (out->into != NULL)
        buf_put(out->into, bytes, n);
    if (out->into != NULL || out->failed != 0)
        return;
    pipe_guard_begin(&guard);
    while (n > 0 && out->failed == 0) {
        ssize_t done = write(out->fd, bytes, n);

        if (done >= 0) {
            bytes += done;
            n -= (size_t)done;
        } else if (errno != EINTR) {
            out->failed = errno;
        }
    }
    pipe_guard_end(&guard, out->failed == EPIPE);
}

static void flush_buffer(struct outfile *out)
{
    write_through(out, out->buffer, out->used);
    out->used = 0;
}

bool file_claim(struct arena *arena, struct str path, struct str *error)
{
    int fd = open(str_dup(arena, path).s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (fd < 0) {
        *error = errno == EEXIST ? STR("there is a file of that name") : file_error(arena, errno);
        return false;
    }
    close(fd);
    return true;
}

bool file_write(struct outfile *out, const void *bytes, size_t n)
{
    if (n > BUFFER - out->used)
        flush_buffer(out);
    if (n >= BUFFER) {
        write_through(out, bytes, n);
    } else if (n > 0) {
        memcpy(out->buffer + out->used, bytes, n);
        out->used += n;
    }
    return out->failed == 0;
}

static void keep_first_failure(struct outfile *out, bool ok)
{
    if (!ok && out->failed == 0)
        out->failed = errno;
}

/* Some file systems tell only at closing that there was no room. Standard output stays open, so a duplicate of it is
 * closed in its place. */
static void close_fd(struct outfile *out)
{
    int fd = out->borrowed ? dup(out->fd) : out->fd;

    if (fd >= 0)
        keep_first_failure(out, close(fd) == 0 || errno == EINTR);
    out->fd = -1;
}

/* The new name is on disk once its folder is. Not every file system can do it, and the file is whole without. */
static void sync_folder(struct outfile *out)
{
    int fd = open(folder_of(out->arena, out->target).s, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

bool file_commit(struct outfile *out, struct str *error)
{
    flush_buffer(out);
    if (out->temp != NULL && out->failed == 0)
        keep_first_failure(out, fsync(out->fd) == 0 || errno == EINVAL);
    close_fd(out);
    if (out->temp != NULL && out->failed == 0) {
        keep_first_failure(out, rename(out->temp, out->target) == 0);
        if (out->failed == 0) {
            cleanup_drop(out->cleanup);
            out->temp = NULL;
            sync_folder(out);
        }
    }
    if (out->failed != 0) {
        *error = file_error(out->arena, out->failed);
        file_abort(out);
        return false;
    }
    return true;
}

void file_abort(struct outfile *out)
{
    if (out->fd >= 0 && !out->borrowed)
        close(out->fd);
    out->fd = -1;
    if (out->temp == NULL)
        return;
    unlink(out->temp);
    cleanup_drop(out->cleanup);
    out->temp = NULL;
}
