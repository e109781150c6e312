/* Tells when files have changed. What a file looks like (its inode, size and time) decides; inotify only says when to
 * look, so that nothing is missed where it is silent (network drives, Windows folders below WSL): there a look each
 * second does. */
#ifndef PREVIEW_WATCHER_H
#define PREVIEW_WATCHER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct watcher;

/* NULL with errno set when the system gives none. */
struct watcher *watcher_new(void);
void watcher_free(struct watcher *watcher);

/* From now on `paths` are the files watched for `key`, in place of those before; they need not exist. The folders in
 * which they lie are watched too (saving by rename, files that vanish and return). A path is remembered as it looked
 * when it was first named, so that a change during a build is not missed. */
void watcher_set(struct watcher *watcher, uint32_t key, const struct str *paths, uint32_t n);
/* The same for the names in a folder and those below it, to `depth`: YAML files that come and go. Hidden folders are
 * passed over; at most 10,000 entries are looked at. */
void watcher_set_folder(struct watcher *watcher, uint32_t key, struct str folder, uint32_t depth);

/* To be polled for reading. */
int watcher_fd(const struct watcher *watcher);
/* Milliseconds until watcher_take has to be called at the latest. */
int watcher_timeout(const struct watcher *watcher);
/* The next key of which a file has changed and since then none for 20 ms, or whose files kept changing for 200 ms;
 * false when there is none. Each change is told once. */
bool watcher_take(struct watcher *watcher, uint32_t *key);

#endif
