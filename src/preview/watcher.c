#include "preview/watcher.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/monotonic.h"
#include "base/sys.h"
#include "preview/watcher_int.h"

/* Milliseconds. */
enum {
    QUIET_SAVED = 3,      /* after a save that is complete; others may follow */
    QUIET_WRITING = 20,   /* after one that may go on */
    QUIET_GONE = 60,      /* after a file has gone: editors that do not rename make it anew */
    QUIET_FOLDER = 250,   /* for lists, which nobody waits for */
    PATIENCE = 200,       /* with files that keep changing */
    LOOK_EACH = 1000,     /* where inotify is silent */
    GRAIN = 10,           /* of the times of files, mostly */
    GRAIN_SECONDS = 2000, /* of those that know whole seconds only */
};

/* Who wants to know of which files. */
struct watch_key {
    uint32_t key;
    bool due;       /* one of them has changed */
    uint64_t since; /* when that was noticed first */
    struct watched_file **files;
    uint32_t n;
};

struct watcher {
    struct watched_folders folders;
    struct path_table files;
    struct watch_key *keys;
    uint32_t nkeys, cap_keys;
    uint32_t ntouched, ndue;
    uint32_t nsilent; /* files */
    uint64_t look_at; /* at the silent ones */
};

struct watcher *watcher_new(void)
{
    struct watcher *watcher = sys_calloc(1, sizeof(*watcher));
    watcher->folders.fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    return watcher;
}

int watcher_fd(const struct watcher *watcher)
{
    return watcher->folders.fd;
}

/* --- what files look like */

static int64_t milliseconds_between(const struct timespec *from, const struct timespec *to)
{
    return ((int64_t)to->tv_sec - from->tv_sec) * 1000 + (to->tv_nsec - from->tv_nsec) / 1000000;
}

static struct stamp stamp_of(const char *path)
{
    struct stat st;
    struct timespec now;
    if (stat(path, &st) != 0)
        return (struct stamp){.exists = false};
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t age = milliseconds_between(&st.st_mtim, &now);
    int64_t grain = st.st_mtim.tv_nsec == 0 ? GRAIN_SECONDS : GRAIN;
    return (struct stamp){.exists = true,
                          .fresh = age > -grain && age < grain,
                          .mode = st.st_mode,
                          .device = st.st_dev,
                          .inode = st.st_ino,
                          .size = st.st_size,
                          .written = st.st_mtim};
}

static bool stamp_eq(const struct stamp *a, const struct stamp *b)
{
    if (!a->exists || !b->exists)
        return a->exists == b->exists;
    return a->mode == b->mode && a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->written.tv_sec == b->written.tv_sec && a->written.tv_nsec == b->written.tv_nsec;
}

/* Whether the file was written, or put in its place, since then. */
static bool is_newer(const char *path, const struct timespec *since)
{
    struct stat st;
    return since && stat(path, &st) == 0 &&
           (milliseconds_between(since, &st.st_mtim) > -GRAIN || milliseconds_between(since, &st.st_ctim) > -GRAIN);
}

/* --- files */

static void touch(struct watcher *watcher, struct watched_file *file, uint64_t quiet)
{
    uint64_t now = monotonic_ms();
    if (!file->touched) {
        file->touched = true;
        file->first_touched = now;
        watcher->ntouched++;
    }
    file->look_at = now + quiet;
    if (!file->folder && file->look_at > file->first_touched + PATIENCE)
        file->look_at = file->first_touched + PATIENCE;
}

static void untouch(struct watcher *watcher, struct watched_file *file)
{
    watcher->ntouched -= file->touched;
    file->touched = false;
}

static void find_hooks(struct watcher *watcher, struct watched_file *file)
{
    watcher->nsilent -= file->silent;
    hooks_find(&watcher->folders, file);
    watcher->nsilent += file->silent;
    if (watcher->nsilent > 0 && watcher->look_at == 0)
        watcher->look_at = monotonic_ms() + LOOK_EACH;
}

static struct watched_file *use_file(struct watcher *watcher, struct str path, bool folder,
                                     const struct timespec *since)
{
    char *name = sys_copy(path.s, path.len);
    struct watched_file *file = path_table_find(&watcher->files, name);
    if (file) {
        free(name);
    } else {
        file = sys_calloc(1, sizeof(*file));
        file->path = name;
        file->folder = folder;
        path_table_add(&watcher->files, file);
        find_hooks(watcher, file);
        file->stamp = stamp_of(file->path);
        file->written = is_newer(file->path, since);
        file->stamp.fresh = file->stamp.fresh || file->written;
        if (file->written)
            touch(watcher, file, 0);
    }
    file->keys++;
    return file;
}

static void unuse_file(struct watcher *watcher, struct watched_file *file)
{
    if (--file->keys > 0)
        return;
    untouch(watcher, file);
    watcher->nsilent -= file->silent;
    hooks_free(&watcher->folders, file);
    path_table_remove(&watcher->files, file);
    free(file->path);
    free(file);
}

/* --- keys */

static struct watch_key *find_key(const struct watcher *watcher, uint32_t number)
{
    for (uint32_t i = 0; i < watcher->nkeys; i++) {
        if (watcher->keys[i].key == number)
            return &watcher->keys[i];
    }
    return NULL;
}

static struct watch_key *add_key(struct watcher *watcher, uint32_t number)
{
    watcher->keys = sys_grow(watcher->keys, watcher->nkeys, &watcher->cap_keys, sizeof(*watcher->keys));
    watcher->keys[watcher->nkeys] = (struct watch_key){.key = number};
    return &watcher->keys[watcher->nkeys++];
}

static bool names_same(const struct watch_key *key, const struct str *paths, uint32_t n)
{
    for (uint32_t i = 0; i < n && key->n == n; i++) {
        if (!str_eqz(paths[i], key->files[i]->path))
            return false;
    }
    return key->n == n;
}

static void unuse_files(struct watcher *watcher, struct watched_file **files, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        unuse_file(watcher, files[i]);
    free(files);
}

static void drop_key(struct watcher *watcher, struct watch_key *key)
{
    watcher->ndue -= key->due;
    unuse_files(watcher, key->files, key->n);
    *key = watcher->keys[--watcher->nkeys];
}

static void set(struct watcher *watcher, uint32_t number, bool folders, const struct str *paths, uint32_t n,
                const struct timespec *since)
{
    struct watch_key *key = find_key(watcher, number);
    if (n == 0 && key)
        drop_key(watcher, key);
    if (n == 0 || (key && names_same(key, paths, n)))
        return;
    if (!key)
        key = add_key(watcher, number);
    struct watched_file **before = key->files;
    uint32_t nbefore = key->n;
    key->files = sys_malloc(sizeof(struct watched_file *) * n);
    for (key->n = 0; key->n < n; key->n++)
        key->files[key->n] = use_file(watcher, paths[key->n], folders, since);
    unuse_files(watcher, before, nbefore);
}

void watcher_set(struct watcher *watcher, uint32_t key, const struct str *paths, uint32_t n,
                 const struct timespec *since)
{
    set(watcher, key, /*folders*/ false, paths, n, since);
}

void watcher_set_folders(struct watcher *watcher, uint32_t key, const struct str *paths, uint32_t n,
                         const struct timespec *since)
{
    set(watcher, key, /*folders*/ true, paths, n, since);
}

void watcher_free(struct watcher *watcher)
{
    for (uint32_t i = 0; i < watcher->nkeys; i++)
        unuse_files(watcher, watcher->keys[i].files, watcher->keys[i].n);
    if (watcher->folders.fd >= 0)
        close(watcher->folders.fd);
    free(watcher->keys);
    free(watcher->files.items);
    free(watcher->folders.table.items);
    free(watcher);
}

/* --- what inotify tells */

static uint64_t quiet_after(uint32_t mask)
{
    if (mask & (IN_CLOSE_WRITE | IN_MOVED_TO))
        return QUIET_SAVED;
    return mask & (IN_DELETE | IN_MOVED_FROM) ? QUIET_GONE : QUIET_WRITING;
}

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), nend = strlen(end);
    return n > nend && strcmp(name + n - nend, end) == 0;
}

/* Whether a list of reports may be another after it. */
static bool changes_list(const struct inotify_event *event)
{
    if (event->name[0] == '.' || (event->mask & (IN_MODIFY | IN_ATTRIB)) != 0)
        return false;
    return (event->mask & IN_ISDIR) || ends_with(event->name, ".yaml") || ends_with(event->name, ".yml");
}

static void hear_hook(struct watcher *watcher, struct watched_file *file, const struct hook *hook,
                      const struct inotify_event *event)
{
    if (hook->name ? strcmp(hook->name, event->name) != 0 : !changes_list(event))
        return;
    if (event->mask & (IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO) || !hook->name)
        file->written = true;
    touch(watcher, file, file->folder ? QUIET_FOLDER : quiet_after(event->mask));
}

static void hear_name(struct watcher *watcher, const struct inotify_event *event)
{
    for (uint32_t i = 0; i < watcher->files.n; i++) {
        struct watched_file *file = watcher->files.items[i];
        for (uint32_t j = 0; j < file->nhooks; j++) {
            if (file->hooks[j].folder->wd == event->wd)
                hear_hook(watcher, file, &file->hooks[j], event);
        }
    }
}

/* Folders have come, gone or moved, or something was lost: everything may be another. */
static void doubt_all(struct watcher *watcher)
{
    watched_folders_renew(&watcher->folders);
    for (uint32_t i = 0; i < watcher->files.n; i++)
        touch(watcher, watcher->files.items[i], QUIET_GONE);
}

static bool is_watched(const struct watcher *watcher, int wd)
{
    for (uint32_t i = 0; i < watcher->folders.table.n; i++) {
        const struct watched_folder *folder = watcher->folders.table.items[i];
        if (folder->wd == wd)
            return true;
    }
    return false;
}

/* Reads what there is, some hundreds of events at most: what is left keeps the descriptor readable. */
static void hear(struct watcher *watcher)
{
    enum { ROOM = 16 * 1024 };
    _Alignas(struct inotify_event) char events[ROOM];
    bool doubt = false;
    ssize_t n = watcher->folders.fd < 0 ? -1 : read(watcher->folders.fd, events, sizeof(events));
    for (ssize_t at = 0; at < n;) {
        const struct inotify_event *event = (const struct inotify_event *)(const void *)(events + at);
        if (event->mask & IN_Q_OVERFLOW)
            doubt = true;
        else if (event->mask & (IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT))
            doubt = doubt || is_watched(watcher, event->wd);
        else if (event->len > 0)
            hear_name(watcher, event);
        at += (ssize_t)(sizeof(*event) + event->len);
    }
    if (doubt)
        doubt_all(watcher);
}

/* --- looking */

static void look_at_silent(struct watcher *watcher, uint64_t now)
{
    if (watcher->nsilent == 0 || now < watcher->look_at)
        return;
    watcher->look_at = now + LOOK_EACH;
    for (uint32_t i = 0; i < watcher->files.n; i++) {
        struct watched_file *file = watcher->files.items[i];
        if (!file->silent || file->touched)
            continue;
        struct stamp stamp = stamp_of(file->path);
        if (!stamp_eq(&stamp, &file->stamp))
            touch(watcher, file, stamp.exists ? QUIET_WRITING : QUIET_GONE);
    }
}

static void tell_keys(struct watcher *watcher, const struct watched_file *file, uint64_t since)
{
    for (uint32_t i = 0; i < watcher->nkeys; i++) {
        struct watch_key *key = &watcher->keys[i];
        bool concerned = false;
        for (uint32_t j = 0; j < key->n && !concerned; j++)
            concerned = key->files[j] == file;
        if (concerned && !key->due) {
            key->due = true;
            key->since = since;
            watcher->ndue++;
        }
    }
}

static void look_at(struct watcher *watcher, struct watched_file *file)
{
    untouch(watcher, file);
    find_hooks(watcher, file);
    struct stamp stamp = stamp_of(file->path);
    bool changed = !stamp_eq(&stamp, &file->stamp) ||
                   (file->written && (file->folder || (file->stamp.exists && file->stamp.fresh)));
    file->stamp = stamp;
    file->written = false;
    if (changed)
        tell_keys(watcher, file, file->first_touched);
}

static void look_at_touched(struct watcher *watcher, uint64_t now)
{
    for (uint32_t i = 0; i < watcher->files.n && watcher->ntouched > 0; i++) {
        struct watched_file *file = watcher->files.items[i];
        if (file->touched && now >= file->look_at)
            look_at(watcher, file);
    }
}

/* One of its files is just being written: what could be told now would soon be told again. */
static bool is_settling(const struct watch_key *key, uint64_t now)
{
    for (uint32_t i = 0; i < key->n && now < key->since + PATIENCE; i++) {
        if (key->files[i]->touched)
            return true;
    }
    return false;
}

bool watcher_take(struct watcher *watcher, uint32_t *key)
{
    hear(watcher);
    uint64_t now = monotonic_ms();
    look_at_silent(watcher, now);
    look_at_touched(watcher, now);
    for (uint32_t i = 0; i < watcher->nkeys && watcher->ndue > 0; i++) {
        struct watch_key *item = &watcher->keys[i];
        if (!item->due || is_settling(item, now))
            continue;
        item->due = false;
        watcher->ndue--;
        *key = item->key;
        return true;
    }
    return false;
}

static uint64_t earlier(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

int watcher_timeout(const struct watcher *watcher)
{
    uint64_t now = monotonic_ms(), next = UINT64_MAX;
    for (uint32_t i = 0; i < watcher->files.n && watcher->ntouched > 0; i++) {
        const struct watched_file *file = watcher->files.items[i];
        if (file->touched)
            next = earlier(next, file->look_at);
    }
    for (uint32_t i = 0; i < watcher->nkeys && watcher->ndue > 0; i++) {
        const struct watch_key *key = &watcher->keys[i];
        if (key->due)
            next = earlier(next, is_settling(key, now) ? key->since + PATIENCE : now);
    }
    if (watcher->nsilent > 0)
        next = earlier(next, watcher->look_at);
    if (next == UINT64_MAX)
        return -1;
    return next <= now ? 0 : next - now < INT_MAX ? (int)(next - now) : INT_MAX;
}
