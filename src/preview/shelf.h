/* The reports on show: which there are, which of their views somebody looks at, the last good edition of each, and
 * the builds under way. A view is built when it is first asked for and, while it is looked at, after each change. */
#ifndef PREVIEW_SHELF_H
#define PREVIEW_SHELF_H

#include "preview/edition.h"
#include "preview/preview.h"
#include "preview/watcher.h"
#include "serve/serve.h"

struct pollfd;

/* One view of a report. */
struct showing {
    struct view view;
    bool wanted;           /* built when a file changes */
    uint32_t build, good;  /* as in GET /edition */
    struct edition latest; /* of the last build: its messages, account and sources */
    struct edition pages;  /* of the last good one, where the latest has none */
    struct str failed;     /* why the last build came to no end; empty: it did */
    struct buf pdf;        /* of the latest; empty: not made */
};

struct shelf;

struct shelf *shelf_open(const struct preview_options *options, struct watcher *watcher, struct str *error);
void shelf_close(struct shelf *shelf);

/* For the loop: children to poll, whether something has come of them. */
unsigned shelf_poll_ends(const struct shelf *shelf, struct pollfd *ends);
/* Starts builds that are due, takes those that have ended, takes what the watcher tells. True when something changed
 * that browsers have to know. Never waits. */
bool shelf_run(struct shelf *shelf);

#endif
