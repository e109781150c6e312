/* Reading files, and replacing a file as a whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct buf;

/* Reads a whole file ("-": standard input) into the arena, followed by a NUL byte that is not counted. Returns false
 * with *error set (owned by the arena, e.g. "No such file or directory") when it cannot be read or is over max_bytes.
 */
bool file_read(struct arena *arena, struct str path, size_t max_bytes, struct str *text, struct str *error);

/* The path from the root, without "./" before it; links stay as they are named, since nothing is asked of the file
 * itself. As it was where the system does not tell the current folder. Owned by the arena, or `path` itself. */
struct str file_absolute(struct arena *arena, struct str path);

/* An output file that appears under its name only when it is whole: bytes go to a temporary file in the same
 * folder, which file_commit flushes, syncs and renames. "-" writes to standard output without a temporary file.
 * The temporary file is removed by file_abort, by sys_fail, and on SIGINT, SIGTERM and SIGHUP. */
struct outfile;

/* The name that a file written to `path` appears under: that which its symbolic links finally name, whether or not
 * there is such a file. NULL with errno set when they lead in a circle. Owned by the arena, or `path` itself. */
const char *file_target(struct arena *arena, const char *path);

/* Opens `path` for writing. A symbolic link stays and the file it names is replaced, with its permissions kept; what
 * is no regular file (/dev/null, a named pipe) is written to directly. NULL with *error set (owned by the arena,
 * without the path) when the folder or the existing file may not be written or the path names a folder. */
struct outfile *file_create(struct arena *arena, struct str path, struct str *error);
/* The same for a file that is no file: its bytes are added to `into`. */
struct outfile *file_collect(struct arena *arena, struct buf *into);
/* Creates an empty file that is the caller's to replace. False with *error set as above where there is something of
 * that name, which is left alone. */
bool file_claim(struct arena *arena, struct str path, struct str *error);
/* False once any write has failed (disk full); the error is kept for file_commit. */
bool file_write(struct outfile *out, const void *bytes, size_t n);
/* Makes the file visible. On failure the old file is untouched, the temporary one removed, *error set. `out` must not
 * be used afterwards. */
bool file_commit(struct outfile *out, struct str *error);
/* Removes the temporary file; the old file is untouched. */
void file_abort(struct outfile *out);

/* A new file with this text that nobody but the user can read, as long as the program runs: sys_fail, SIGINT, SIGTERM
 * and SIGHUP remove it. In $XDG_RUNTIME_DIR, or else where temporary files are; its name ends in `ending`. The path,
 * absolute, stays; NULL where none can be written. */
const char *file_make_private(struct str text, const char *ending);

#endif
