/* What is watched, and where a change of it would show. Private to preview. */
#ifndef PREVIEW_WATCHER_INT_H
#define PREVIEW_WATCHER_INT_H

#include <sys/types.h>

#include "preview/watcher.h"

/* A folder that inotify watches. Paths are free of symbolic links. */
struct watched_folder {
    char *path; /* first: what tables are sorted by */
    struct watched_folder *parent;
    uint32_t uses;  /* hooks and folders within */
    uint32_t hooks; /* 0: only its own coming and going matters */
    int wd;         /* -1: inotify does not watch it */
    bool silent;    /* inotify tells nothing of its files, or not all */
};

/* A name in a folder of which a change may change the file. */
struct hook {
    struct watched_folder *folder;
    char *name; /* NULL: the names of all YAML files and folders */
};

/* What a file looks like. */
struct stamp {
    bool exists;
    bool fresh; /* taken so soon after the file was written that another write might look the same */
    mode_t mode;
    dev_t device;
    ino_t inode;
    off_t size;
    struct timespec written;
};

struct watched_file {
    char *path;                      /* first: what tables are sorted by */
    bool folder;                     /* it is one: what stands in it matters */
    bool silent;                     /* looked at each second */
    bool written;                    /* inotify has told of a write since the last look */
    bool touched;                    /* to be looked at at `look_at` */
    uint64_t look_at, first_touched; /* milliseconds */
    uint32_t keys;                   /* that watch it */
    struct stamp stamp;
    struct hook *hooks;
    uint32_t nhooks;
};

/* Pointers to things whose first member is their path, sorted by it. */
struct path_table {
    void **items;
    uint32_t n, cap;
};
/* NULL: none of that path. */
void *path_table_find(const struct path_table *table, const char *path);
void path_table_add(struct path_table *table, void *item);
void path_table_remove(struct path_table *table, const void *item);

struct watched_folders {
    int fd; /* of inotify; -1: none */
    struct path_table table;
};

/* Finds the hooks of a file anew, from the root to what its path finally names. Where nothing has changed this
 * changes nothing. */
void hooks_find(struct watched_folders *folders, struct watched_file *file);
void hooks_free(struct watched_folders *folders, struct watched_file *file);
/* Has inotify watch the folders that stand at the paths now. */
void watched_folders_renew(struct watched_folders *folders);

#endif
