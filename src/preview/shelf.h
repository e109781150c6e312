/* The reports on show: which there are, which of their renditions somebody looks at, the last good edition of each,
 * and the builds under way. A rendition is built when it is first asked for, and after each change of its files as
 * long as somebody has asked for its last build; what nobody looks at any more is built when it is asked for again.
 * So is what the list says of a report. */
#ifndef PREVIEW_SHELF_H
#define PREVIEW_SHELF_H

#include "preview/edition.h"
#include "preview/preview.h"
#include "preview/rendition.h"
#include "preview/watcher.h"

struct pollfd;
struct shelf;
/* A report of the shelf. Good until the next shelf_run. */
struct shelf_report;

enum {
    SHELF_REPORTS_MOST = 1000, /* of a folder */
    SHELF_DEPTH = 4,           /* folders below the folder that are looked through */
    SHELF_BUILD_SECONDS = 60,  /* after which a build is taken to hang, and ended */
};

/* One rendition of a report, to be read only. Good until the next shelf_run. */
struct showing {
    struct shelf_report *report;
    struct rendition rendition;
    uint32_t build;         /* of the latest, counted from 1; 0: not yet built */
    uint32_t good;          /* the build that the pages come from; 0: there are no pages */
    bool building;          /* a newer one is under way or due */
    struct edition latest;  /* of the last build that came to an end; no bytes: none has */
    struct edition earlier; /* the last one with pages, where `latest` has none; else no bytes */
    struct str failed;      /* why build `build` came to no end, in the user's words; empty: it did. */
    uint32_t milliseconds;  /* from the start of the last build until its edition was here */
};

/* What the list says of a report in the rendition that is shown at first. */
struct shelf_entry {
    struct str id;                 /* the path below the folder; of a single report its file's name */
    const struct edition *edition; /* of the last build that came to an end, maybe without pages; NULL: none has */
    struct str failed;             /* as in struct showing */
    int64_t built;                 /* when that was: seconds since 1970; 0: not yet */
    bool building;
};

/* options->path is a folder of reports, maybe without any yet, or one report, sound or not. NULL with *error set, in
 * the arena, in the user's words. The options are borrowed. */
struct shelf *shelf_open(const struct preview_options *options, struct watcher *watcher, struct arena *arena,
                         struct str *error);
/* Ends the builds under way. */
void shelf_close(struct shelf *shelf);

/* --- for the loop */

/* Children to poll: 2 * CHILDREN_MOST at most. */
unsigned shelf_poll_ends(const struct shelf *shelf, struct pollfd *ends);
/* Milliseconds until shelf_run has to be called at the latest; -1: no need. */
int shelf_timeout(const struct shelf *shelf);
/* Starts builds that are due, takes those that have ended, takes what the watcher tells. True when something changed
 * that browsers have to know: shelf_next_event has it. Never waits. */
bool shelf_run(struct shelf *shelf);

/* --- for the routes */

/* The folder's name as the list shows it; of a single report, that of the folder it lies in. */
struct str shelf_folder(const struct shelf *shelf);
/* Whether it is one report rather than a folder. */
bool shelf_single(const struct shelf *shelf);
/* Whether the folder has more reports than are listed. */
bool shelf_full(const struct shelf *shelf);
/* The rendition that is shown at first. */
struct rendition shelf_first_rendition(const struct shelf *shelf);
const struct preview_options *shelf_options(const struct shelf *shelf);

/* How many reports there are. Somebody looks at the list: the next shelf_run begins to bring it up to date. */
uint32_t shelf_list(struct shelf *shelf);
/* The i-th in the order of ids. */
struct shelf_entry shelf_entry(const struct shelf *shelf, uint32_t i);
/* NULL: the shelf has none of that id. */
struct shelf_report *shelf_find(const struct shelf *shelf, const char *id);
struct str shelf_id(const struct shelf_report *report);

/* Asks for a rendition: somebody looks at it. Its build is begun by the next shelf_run where there is none of the
 * files as they are. While `build` is 0 there is nothing to show yet: SERVE_LATER. */
const struct showing *shelf_show(struct shelf *shelf, struct shelf_report *report, struct rendition rendition);
/* The same rendition as it stands, without asking for anything (its pages, its layers, what is heard); NULL: it was
 * never asked for. */
const struct showing *shelf_showing(const struct shelf_report *report, struct rendition rendition);
/* The edition that has the pages on show, `latest` or `earlier`; NULL: neither has. */
const struct edition *showing_pages(const struct showing *showing);

enum shelf_pdf {
    SHELF_PDF_LATER, /* being made: SERVE_LATER */
    SHELF_PDF_READY,
    SHELF_PDF_ERRORS, /* the report has errors, so there is none */
    SHELF_PDF_FAILED, /* the program failed */
};
/* Asks for the PDF of a rendition, of the files as they are; it is made each time. READY: *pdf has its bytes, and
 * FAILED: *words, until the next shelf_run. */
enum shelf_pdf shelf_pdf(struct shelf *shelf, struct shelf_report *report, struct rendition rendition,
                         struct str *words, const struct buf **pdf);

/* Something that browsers have to know. */
struct shelf_event {
    const struct showing *showing; /* has a new build; NULL: the list has changed */
};
/* The next one after what *seen (0 at first) says, which goes on to it; false when there is no more. Only how things
 * stand is told, not each step on the way: a listener that was away misses nothing. */
bool shelf_next_event(const struct shelf *shelf, uint64_t *seen, struct shelf_event *event);

#endif
