/* Files to YAML trees, with libyaml. Knows nothing of what keys mean. */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "load/doc.h"

/* A file of the program's own: where it really is, which messages do not show. */
struct own_file {
    uint16_t file; /* index into struct sources */
    struct str folder;
};

/* What one run may read. Bounds are on what a hostile file can cost (depth, alias expansion, memory), never on
 * the size of an honest file. */
struct loader {
    struct arena *arena;
    struct diags *diags;
    struct str *roots; /* real paths of folders under which files may be read */
    uint32_t nroots;
    size_t max_bytes; /* of all files together */
    size_t used_bytes;
    struct doc **open; /* the files whose include is being followed, outermost first: cycles */
    uint32_t nopen, cap_open;
    VEC(struct own_file) own;
    VEC(struct str) asked; /* the paths of all files that were looked for, found or not, as often as they were */
    struct map docs;  /* real path -> struct doc: the YAML files that were read; a layout may extend one once more */
    struct map bytes; /* real path -> struct str: the files that load_bytes has read */
    struct map csvs;  /* of load_csv: place of the bytes and dialect -> pointer to struct csv, NULL after a report */
};

/* Prepares a loader. `max_bytes` 0 means the default (4 GiB). */
void loader_init(struct loader *loader, struct arena *arena, struct diags *diags, size_t max_bytes);
/* Allows reading beneath a folder (and, by load_main, beneath the main file's own). A folder that does not exist is
 * reported. */
void loader_allow(struct loader *loader, struct str folder);
/* Loads the file named on the command line ("-" is standard input, whose folder is the current one) and allows its
 * folder. Always returns a doc; its root is NULL after an error, which has been reported. */
struct doc *load_main(struct loader *loader, struct str path);
/* Loads a file that another one names. `path` is relative to `from`'s folder; `mark` is where it is named. Refuses
 * what lies outside the allowed folders, what is missing or not an ordinary file, and a file that is open already (a
 * cycle): reported, NULL returned. A file with errors of its own is returned with root NULL. A file that was read
 * before is not read again: its tree is shared, and its errors are not reported once more. Until load_close(doc),
 * the file counts as open. */
struct doc *load_include(struct loader *loader, const struct doc *from, struct str path, struct mark mark);
void load_close(struct loader *loader, struct doc *doc);
/* Reads the bytes of a file that is not YAML (a picture), named at `mark`: its path is relative to the folder of the
 * file that names it. Refuses what lies outside the allowed folders, unless a file of the program's own names it
 * (then the program's folder, which is that above its file's, is allowed too), what is missing, and what is not an
 * ordinary file: reported, false returned. The bytes are in the loader's arena and count towards its bound. A file
 * that is named again is not read again: `bytes` then points to the same place. */
bool load_bytes(struct loader *loader, struct mark mark, struct str path, struct str *bytes);
/* Loads a trusted file of the program's own (layouts, font families): no folder check, and it is not counted as open.
 * NULL when it does not exist, which is not reported; another failure to read it is, and gives root NULL. Messages
 * show the path as `folder/name`, without what lies above: where the program is installed is of no concern to the
 * user. */
struct doc *load_own(struct loader *loader, struct str path);
/* NULL: the file (an index into the sources, from 1) is none of the program's own. */
const struct own_file *loader_find_own(const struct loader *loader, uint32_t file);

#endif
