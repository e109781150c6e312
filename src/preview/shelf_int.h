/* The shelf's insides. Private to preview. */
#ifndef PREVIEW_SHELF_INT_H
#define PREVIEW_SHELF_INT_H

#include "base/children.h"
#include "base/monotonic.h"
#include "preview/shelf.h"

/* --- shelf_scan.c: which reports there are */

/* Paths on the heap. */
struct path_list {
    char **items;
    uint32_t n, cap;
};
void path_list_add(struct path_list *list, const char *path);
void path_list_free(struct path_list *list);

struct scan {
    const char *folder;
    /* Whether a YAML file is known for a report, whatever stands in it now. */
    bool (*known)(void *self, const char *id);
    void *self;
    struct path_list ids;     /* in their order */
    struct path_list folders; /* that were looked through */
    bool full;                /* there may be more */
    uint32_t looked_at;       /* entries */
};
/* Fills in what follows `self`; freed by scan_free. */
void scan_run(struct scan *scan);
void scan_free(struct scan *scan);

/* --- shelf_builds.c: what is built, and by which process */

enum work { WORK_SUMMARY, WORK_PAGES, WORK_PDF };

/* One process. */
struct build {
    struct child child; /* its context is the build */
    enum work work;
    struct slot *slot;
    struct orderpaper_options options;
    uint64_t began;        /* milliseconds */
    struct timespec since; /* the same, as files are dated */
};

enum pdf_state { PDF_NONE, PDF_WANTED, PDF_READY, PDF_ERRORS, PDF_FAILED };

/* The PDF of a rendition, made each time that it is asked for. */
struct printing {
    enum pdf_state state;
    struct build *build;
    bool given;       /* whoever asked for it has got it */
    uint64_t made;    /* milliseconds */
    struct buf pdf;   /* READY */
    struct buf words; /* FAILED */
};

/* Something that is built again and again: a rendition, or what the list says of a report. */
struct slot {
    struct showing showing; /* of a summary: only build, building, latest, failed */
    struct buf failed;      /* what showing.failed lies in */
    bool summary;
    uint32_t key;          /* the watcher's */
    bool stale;            /* the files are others than those of the build that ended or runs, or there was none */
    uint64_t stale_since;  /* milliseconds: since when no build of the files as they were has ended; 0: one has */
    uint64_t asked, ended; /* shelf->tick when it was last asked for, and when its last build ended; 0: never */
    uint64_t told;         /* shelf->told after it */
    uint32_t builds;
    int64_t built; /* seconds since 1970; 0: not yet */
    struct build *build;
    struct printing printing;
};

struct shelf_report {
    struct shelf *shelf;
    char *id, *path;
    struct slot *renditions[RENDITIONS]; /* NULL: never asked for */
    struct slot *summary;
};

struct shelf {
    const struct preview_options *options;
    struct watcher *watcher;
    struct children children;
    unsigned processors;
    uint64_t build_most; /* milliseconds that a build may take */
    bool single, full;
    char *name;                    /* the folder's, as it is shown */
    char *real;                    /* the path, absolute */
    char *before;                  /* what stands before an id to make a path as messages show it */
    struct shelf_report **reports; /* in the order of their ids */
    uint32_t nreports, cap_reports;
    struct slot **slots; /* of all reports */
    uint32_t nslots, cap_slots;
    uint32_t last_key;
    uint64_t tick;                       /* counts what happens */
    uint64_t told;                       /* counts what browsers have to know */
    uint64_t list_told;                  /* `told` after the list's last change was told */
    uint64_t list_asked;                 /* `tick` */
    uint64_t list_changed, list_told_at; /* milliseconds; list_changed 0: nothing new */
    bool printed;                        /* a PDF has been made, which no event tells of */
};

enum { LIST_KEY = 0 }; /* of the watcher, for the folder; those of slots are above */

/* --- shelf_reports.c: reports and their slots */

/* On the heap, with a NUL. */
char *shelf_copy(struct str text);
/* Brings the reports up to date with the folder. */
void reports_scan(struct shelf *shelf);
struct shelf_report *reports_add_single(struct shelf *shelf, struct str id);
/* With the builds under way. */
void reports_free(struct shelf *shelf);
struct slot *slots_add(struct shelf_report *report, struct rendition rendition, bool summary);
/* Forgets the pages of renditions that were asked for longest ago, where too many are kept. */
void slots_keep_few(const struct shelf *shelf);
/* The slot of the rendition that the list tells of; NULL: nobody has asked for it. */
struct slot *shelf_first_slot(const struct shelf_report *report);

/* --- shelf_builds.c */

/* The files of a slot have changed. */
void builds_outdate(struct shelf *shelf, struct slot *slot);
/* Starts what is due, as far as there is room. */
void builds_start(struct shelf *shelf);
/* Takes in those that have ended, and ends those that hang. */
void builds_take(struct shelf *shelf);
void builds_end(struct shelf *shelf, struct slot *slot);
/* Forgets the PDF, ready or not. */
void builds_drop_pdf(struct slot *slot);
/* Whether its next build is due or under way. */
bool builds_concern(const struct shelf *shelf, const struct slot *slot);
/* Milliseconds; -1: none runs. */
int builds_timeout(const struct shelf *shelf);

#endif
