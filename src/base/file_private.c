#define _GNU_SOURCE /* mkostemps */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/cleanup_int.h"
#include "base/file.h"

static bool write_whole(int fd, struct str text)
{
    uint32_t done = 0;

    while (done < text.len) {
        ssize_t n = write(fd, text.s + done, text.len - done);

        if (n < 0 && errno != EINTR)
            return false;
        done += n > 0 ? (uint32_t)n : 0;
    }
    return true;
}

/* In a folder; NULL where that cannot be written, or is none. */
static char *make_in(const char *folder, const char *ending, struct str text)
{
    struct buf path = {0};
    sigset_t before;
    int fd;

    if (folder == NULL || folder[0] != '/')
        return NULL;
    buf_printf(&path, "%s/orderpaper-XXXXXX%s", folder, ending);
    buf_putc(&path, '\0');
    cleanup_hold(&before);
    fd = mkostemps(path.bytes, (int)strlen(ending), O_CLOEXEC);
    if (fd >= 0)
        cleanup_add(path.bytes);
    cleanup_release(&before);
    if (fd < 0) {
        buf_free(&path);
        return NULL;
    }
    if (!write_whole(fd, text)) {
        unlink(path.bytes);
        path.bytes[0] = '\0';
    }
    close(fd);
    return path.bytes;
}

const char *file_make_private(struct str text, const char *ending)
{
    const char *const folders[] = {getenv("XDG_RUNTIME_DIR"), getenv("TMPDIR"), "/tmp"};

    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        const char *path = make_in(folders[i], ending, text);

        if (path != NULL && path[0] != '\0')
            return path;
    }
    return NULL;
}
