/* An edition: all that the browser shows of one build of one rendition of a report. Made in a process of its own
 * (edition_make.c), handed over as bytes, kept and served by the preview. Zero: there is none. */
#ifndef PREVIEW_EDITION_H
#define PREVIEW_EDITION_H

#include "base/arena.h"
#include "base/buf.h"
#include "driver/driver.h"

/* A page. The hashes, one of each text, name them in addresses: what has not changed keeps its own. A line more in a
 * source changes the places in many layers, but the looks of few pages. */
struct edition_page {
    uint64_t hash, layer_hash;
    struct str outlines, layer; /* struct svg_page */
};

/* A file of the sources, as it was read. Index in edition->sources + 1 is the FILE of places. */
struct edition_source {
    struct str path; /* as shown in messages */
    struct str real; /* absolute, for links to the editor; empty for the program's own files, which nobody edits */
    struct str text;
};

struct edition {
    struct buf bytes; /* all that follows points into it */
    bool sound;       /* has pages */
    struct driver_account account;
    struct str title, committee, version, language; /* as printed; may be empty */
    struct str statuses;                            /* JSON: the array of GET /reports (routes.h) */
    struct str sheets, bookmarks;                   /* JSON: the arrays `pages` and `bookmarks` of GET /edition */
    struct str messages;                            /* JSON array */
    struct str heard;                               /* JSON: GET /heard */
    VEC(struct edition_page) pages;                 /* these three arrays are the edition's own */
    VEC(struct edition_source) sources;
    VEC(struct str) asked; /* absolute paths to watch: driver_asked */
};

/* How much of it is wanted: for the list of reports (account, title ..., statuses, asked; the rest is empty), or all.
 */
enum edition_want { EDITION_SUMMARY, EDITION_PAGES };

/* Builds options->report, in the copy and form that the options say (rendition_apply), and puts its edition into
 * `out` as bytes. */
void edition_make(const struct orderpaper_options *options, enum edition_want want, struct buf *out);
/* How a hash is written in addresses: 16 digits. */
enum { EDITION_HASH_MAX = 17 };
void edition_hash_name(uint64_t hash, char name[EDITION_HASH_MAX]);
/* Adds an edition as bytes; its members may point anywhere. */
void edition_write(struct buf *out, const struct edition *edition);
/* Takes over the bytes, leaving the buffer empty. False, with nothing taken, when they are not an edition: whatever
 * they are, every length and count is checked. `edition` is overwritten. */
bool edition_read(struct edition *edition, struct buf *bytes);
/* Leaves it zero: one that has no bytes. */
void edition_free(struct edition *edition);

#endif
