/* Tells when files have changed. What a file looks like (its inode, size and time) decides; inotify says when to
 * look. Where it does not (network drives, Windows folders below WSL, its limits reached), those files are looked at
 * each second. */
#ifndef PREVIEW_WATCHER_H
#define PREVIEW_WATCHER_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/str.h"

struct watcher;

struct watcher *watcher_new(void);
void watcher_free(struct watcher *watcher);

/* From now on `paths`, absolute ones, are the files watched for `key`, in place of those before; they need not exist.
 * The folders and symbolic links that lead to them are watched too (saving by rename, links that are changed, folders
 * that vanish and return). A path that was watched before, for whatever key, is remembered as it looked then. Another
 * one counts as changed when it was written at `since` (of CLOCK_REALTIME) or later: so a change during the build
 * that found out about it is not missed. NULL: it counts as it is. */
void watcher_set(struct watcher *watcher, uint32_t key, const struct str *paths, uint32_t n,
                 const struct timespec *since);
/* The same for the YAML files and folders that stand directly in these folders: told when one comes, goes or is
 * written. Hidden ones are passed over. */
void watcher_set_folders(struct watcher *watcher, uint32_t key, const struct str *paths, uint32_t n,
                         const struct timespec *since);

/* To be polled for reading; -1, which poll passes over, where the system has no inotify to give. */
int watcher_fd(const struct watcher *watcher);
/* Milliseconds until watcher_take has to be called at the latest; -1: no need. */
int watcher_timeout(const struct watcher *watcher);
/* The next key of which something has changed and none of its files is just being written: a few milliseconds after a
 * save that is known to be complete, 20 after one that may go on, 60 where a file is gone and may return, 250 for
 * folders; 200 after the first change at the latest. False when there is none. Each change is told once. */
bool watcher_take(struct watcher *watcher, uint32_t *key);

#endif
