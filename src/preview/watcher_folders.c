/* Which folders are watched for a file: those that hold its name, the symbolic links on the way to it, or the first
 * name on the way that does not exist; and, for their own sake alone, those above. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/sys.h"
#include "preview/watcher_int.h"

enum {
    MAX_LINKS = 40, /* symbolic links followed; as many as the system itself follows */
    ITSELF = IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR,
    NAMES = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB,
};

/* --- tables */

/* Where the path is, or would be. */
static uint32_t place_of(const struct path_table *table, const char *path)
{
    uint32_t from = 0, to = table->n;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (strcmp(*(char *const *)table->items[middle], path) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

void *path_table_find(const struct path_table *table, const char *path)
{
    uint32_t at = place_of(table, path);
    bool found = at < table->n && strcmp(*(char *const *)table->items[at], path) == 0;
    return found ? table->items[at] : NULL;
}

void path_table_add(struct path_table *table, void *item)
{
    uint32_t at = place_of(table, *(char *const *)item);
    table->items = sys_grow(table->items, table->n, &table->cap, sizeof(*table->items));
    memmove(table->items + at + 1, table->items + at, sizeof(*table->items) * (table->n - at));
    table->items[at] = item;
    table->n++;
}

void path_table_remove(struct path_table *table, const void *item)
{
    uint32_t at = place_of(table, *(char *const *)item);
    table->n--;
    memmove(table->items + at, table->items + at + 1, sizeof(*table->items) * (table->n - at));
}

/* --- folders */

/* File systems whose changes are all made by this machine, so that inotify tells of them. */
static bool is_local(const char *path)
{
    static const uint32_t local[] = {
        0xef53 /* ext2 to ext4 */,  0x58465342 /* XFS */,  0x9123683e /* Btrfs */, 0x01021994 /* tmpfs */,
        0x858458f6 /* ramfs */,     0xf2f52010 /* F2FS */, 0x2fc12fc1 /* ZFS */,   0xca451a4e /* Bcachefs */,
        0x794c7630 /* overlayfs */, 0xf15f /* eCryptfs */, 0x4d44 /* FAT */,       0x2011bab0 /* exFAT */,
    };
    struct statfs of;
    if (statfs(path, &of) != 0)
        return false;
    for (size_t i = 0; i < sizeof(local) / sizeof(local[0]); i++) {
        if ((uint32_t)of.f_type == local[i])
            return true;
    }
    return false;
}

/* Unless another path leads to the same folder. */
static void unwatch(const struct watched_folders *folders, int wd)
{
    if (wd < 0)
        return;
    for (uint32_t i = 0; i < folders->table.n; i++) {
        const struct watched_folder *folder = folders->table.items[i];
        if (folder->wd == wd)
            return;
    }
    inotify_rm_watch(folders->fd, wd);
}

static void attach(const struct watched_folders *folders, struct watched_folder *folder)
{
    int before = folder->wd;
    uint32_t mask = folder->hooks > 0 ? (uint32_t)ITSELF | (uint32_t)NAMES : (uint32_t)ITSELF;
    folder->wd = folders->fd < 0 ? -1 : inotify_add_watch(folders->fd, folder->path, mask);
    folder->silent = folder->wd < 0 || !is_local(folder->path);
    if (before != folder->wd)
        unwatch(folders, before);
}

/* On the heap; NULL of the root. */
static char *path_above(const char *path)
{
    size_t n = (size_t)(strrchr(path, '/') - path);
    return path[1] == '\0' ? NULL : sys_copy(path, n > 0 ? n : 1);
}

/* With those above it. */
static struct watched_folder *use_folder(struct watched_folders *folders, const char *path)
{
    struct watched_folder *folder = path_table_find(&folders->table, path);
    if (!folder) {
        char *above = path_above(path);
        folder = sys_calloc(1, sizeof(*folder));
        folder->path = sys_copy(path, strlen(path));
        folder->wd = -1;
        folder->parent = above ? use_folder(folders, above) : NULL;
        free(above);
        path_table_add(&folders->table, folder);
        attach(folders, folder);
    }
    folder->uses++;
    return folder;
}

static void unuse_folder(struct watched_folders *folders, struct watched_folder *folder)
{
    while (folder && --folder->uses == 0) {
        struct watched_folder *parent = folder->parent;
        path_table_remove(&folders->table, folder);
        unwatch(folders, folder->wd);
        free(folder->path);
        free(folder);
        folder = parent;
    }
}

void watched_folders_renew(struct watched_folders *folders)
{
    for (uint32_t i = 0; i < folders->table.n; i++)
        attach(folders, folders->table.items[i]);
}

/* --- hooks */

/* The way to a file, from the root, as the system itself would go. */
struct walk {
    struct watched_folders *folders;
    struct watched_file *file;
    char at[PATH_MAX];   /* the folder reached, free of links */
    char rest[PATH_MAX]; /* what is still to go */
    int links;
};

static void hook(struct walk *walk, const char *folder, const char *name)
{
    struct watched_file *file = walk->file;
    struct watched_folder *used = use_folder(walk->folders, folder);
    if (used->hooks++ == 0)
        attach(walk->folders, used);
    file->hooks = sys_realloc(file->hooks, sizeof(*file->hooks) * (file->nhooks + 1));
    file->hooks[file->nhooks++] = (struct hook){.folder = used, .name = name ? sys_copy(name, strlen(name)) : NULL};
    file->silent = file->silent || used->silent;
}

/* Takes the next name of the rest; false at its end. Names that are too long lead nowhere. */
static bool next_name(struct walk *walk, char name[NAME_MAX + 1])
{
    const char *from = walk->rest + strspn(walk->rest, "/");
    size_t n = strcspn(from, "/");
    if (n == 0 || n > NAME_MAX)
        return false;
    memcpy(name, from, n);
    name[n] = '\0';
    memmove(walk->rest, from + n, strlen(from + n) + 1);
    return true;
}

static bool at_end(const struct walk *walk)
{
    return walk->rest[strspn(walk->rest, "/")] == '\0';
}

static void go_up(struct walk *walk)
{
    char *slash = strrchr(walk->at, '/');
    slash[slash == walk->at] = '\0';
}

/* Puts what the link names before the rest. False where it is too long. */
static bool follow(struct walk *walk, const char *link)
{
    char target[PATH_MAX];
    ssize_t n = readlink(link, target, sizeof(target) - 1);
    if (n <= 0 || ++walk->links > MAX_LINKS || (size_t)n + strlen(walk->rest) + 2 > sizeof(walk->rest))
        return false;
    memmove(walk->rest + n, walk->rest, strlen(walk->rest) + 1);
    memcpy(walk->rest, target, (size_t)n);
    if (target[0] == '/')
        memcpy(walk->at, "/", sizeof("/"));
    return true;
}

/* Goes on by one name; false where the way ends. */
static bool step(struct walk *walk, const char *name)
{
    char next[PATH_MAX];
    struct stat st;
    if (strcmp(name, ".") == 0)
        return true;
    if (strcmp(name, "..") == 0) {
        go_up(walk);
        return true;
    }
    int n = snprintf(next, sizeof(next), "%s/%s", walk->at[1] ? walk->at : "", name);
    if (n < 0 || n >= (int)sizeof(next))
        return false;
    bool expected = at_end(walk) && !walk->file->folder;
    if (lstat(next, &st) != 0 || !S_ISDIR(st.st_mode) || expected) {
        hook(walk, walk->at, name);
        /* Once more: it may have come before it was watched for. */
        if (lstat(next, &st) != 0)
            return false;
    }
    if (S_ISLNK(st.st_mode))
        return follow(walk, next);
    memcpy(walk->at, next, strlen(next) + 1);
    return S_ISDIR(st.st_mode);
}

static void release(struct watched_folders *folders, struct hook *hooks, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        hooks[i].folder->hooks--;
        unuse_folder(folders, hooks[i].folder);
        free(hooks[i].name);
    }
    free(hooks);
}

void hooks_find(struct watched_folders *folders, struct watched_file *file)
{
    struct walk walk = {.folders = folders, .file = file, .at = "/"};
    struct hook *before = file->hooks;
    uint32_t nbefore = file->nhooks;
    char name[NAME_MAX + 1];
    file->hooks = NULL;
    file->nhooks = 0;
    file->silent = strlen(file->path) >= sizeof(walk.rest);
    if (!file->silent)
        memcpy(walk.rest, file->path, strlen(file->path) + 1);
    bool on = true;
    while (on && next_name(&walk, name))
        on = step(&walk, name);
    if (on && file->folder)
        hook(&walk, walk.at, NULL);
    /* Only now, so that folders that stay are watched all the time. */
    release(folders, before, nbefore);
}

void hooks_free(struct watched_folders *folders, struct watched_file *file)
{
    release(folders, file->hooks, file->nhooks);
    file->hooks = NULL;
    file->nhooks = 0;
}
