#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/file_error_int.h"

enum { CHUNK = 64 * 1024 };

/* struct str counts bytes in 32 bits, and one byte is for the NUL. */
static const size_t text_max = UINT32_MAX - 1;

/* Reads up to n bytes; fewer only at the end of the file. -1 on an error. */
static ssize_t read_full(int fd, char *bytes, size_t n)
{
    size_t done = 0;

    while (done < n) {
        ssize_t got = read(fd, bytes + done, n - done);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += (size_t)got;
    }
    return (ssize_t)done;
}

/* Reads to the end of fd. `expected` is the size that the system states: right for regular files, so that they are
 * read at once; for pipes 0. Each round reads until the room is full or the file ends, so it ends with the file or
 * with max_bytes. */
static bool read_all(struct arena *arena, int fd, size_t expected, size_t max_bytes, struct str *text,
                     struct str *error)
{
    size_t cap = (expected > 0 ? expected : CHUNK) + 2;
    char *bytes = arena_alloc(arena, cap);
    size_t len = 0;

    for (;;) {
        ssize_t got = read_full(fd, bytes + len, cap - 1 - len);

        if (got < 0) {
            *error = file_error(arena, errno);
            return false;
        }
        len += (size_t)got;
        if (len > max_bytes || len > text_max) {
            *error = STR("it is larger than this run may read");
            return false;
        }
        if (len < cap - 1)
            break;
        bytes = arena_grow(arena, bytes, cap, cap * 2);
        cap *= 2;
    }
    bytes[len] = '\0';
    *text = (struct str){bytes, (uint32_t)len};
    return true;
}

static bool read_fd(struct arena *arena, int fd, size_t max_bytes, struct str *text, struct str *error)
{
    struct stat st;
    size_t expected = 0;

    if (fstat(fd, &st) != 0) {
        *error = file_error(arena, errno);
        return false;
    }
    if (S_ISDIR(st.st_mode)) {
        *error = file_error(arena, EISDIR);
        return false;
    }
    if (S_ISREG(st.st_mode) && st.st_size > 0) {
        expected = (size_t)st.st_size;
        if (expected > max_bytes || expected > text_max) {
            *error = STR("it is larger than this run may read");
            return false;
        }
    }
    return read_all(arena, fd, expected, max_bytes, text, error);
}

bool file_read(struct arena *arena, struct str path, size_t max_bytes, struct str *text, struct str *error)
{
    int fd;
    bool ok;

    if (str_eqz(path, "-"))
        return read_fd(arena, STDIN_FILENO, max_bytes, text, error);
    fd = open(str_dup(arena, path).s, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        *error = file_error(arena, errno);
        return false;
    }
    ok = read_fd(arena, fd, max_bytes, text, error);
    close(fd);
    return ok;
}
