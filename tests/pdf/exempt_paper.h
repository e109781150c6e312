/* A report whose YAML is changed in memory and built again, as each of its copies. */
#ifndef TESTS_EXEMPT_PAPER_H
#define TESTS_EXEMPT_PAPER_H

#include "building.h"
#include "exempt_places.h"
#include "orderpaper.h"

enum { PAPER_MOST_FILES = 8 };

/* The YAML of a report: its main file first, then those that it includes. Spelt out. */
struct version {
    struct node *roots[PAPER_MOST_FILES];
};

struct paper {
    struct arena *arena;
    struct folder folder; /* in which it is built: what the report's own folder holds is linked there */
    char home[400];       /* the report's own folder */
    struct str names[PAPER_MOST_FILES];
    uint32_t nfiles;
    struct version original;
    const char *picture; /* a picture in its folder */
    const char *mark;    /* of pages with exempt information, or its beginning */
    bool draft;
};

/* A report that is a file. Files that lie deeper than its folder are not among those that can be changed. */
void paper_open(struct paper *paper, const char *report);
/* A report that stands in the folder already, which the paper takes over. */
void paper_take(struct paper *paper, const struct folder *folder);
void paper_close(struct paper *paper);

struct version paper_clone(struct paper *paper, const struct version *version);
/* The places of all files. */
void paper_places(struct paper *paper, const struct version *version, struct places *places);
/* Writes the YAML into the folder, as paper->folder.report and the files that it includes. */
void paper_write(struct paper *paper, const struct version *version);
/* Builds a copy; `pdf` gets its bytes, and what was said is in paper->folder.said. */
enum orderpaper_result paper_build(struct paper *paper, const struct version *version, enum orderpaper_copy copy,
                                   struct buf *pdf);
/* Prints what the last build said. */
void paper_print_said(const struct paper *paper);
/* Writes a PDF's bytes to where it can be read: paper->folder.pdf. */
void paper_keep(const struct paper *paper, const struct buf *pdf);

#endif
