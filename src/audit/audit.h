/* What no machine can know: a checklist for a person, made for this very document. `orderpaper check --accessibility`
 * prints it. */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "base/arena.h"
#include "base/buf.h"
#include "compose/box.h"
#include "paginate/page.h"

struct audit_job {
    struct arena *arena; /* for what the list needs while it is made */
    const struct sources *sources;
    const struct report *report;
    const struct style *style;
    const struct text *text;
    const struct boxes *boxes;
    const struct pages *pages;
};

struct audit_lines {
    struct str *items;
    uint32_t n, cap;
};

/* Something to look at; equal ones are one. */
struct audit_entry {
    struct str text;  /* with how often it is there, and on which further pages */
    struct mark mark; /* line 0: nowhere in the sources */
    uint32_t page;    /* index + 1, the first; 0: on none */
    uint32_t depth;   /* of an outline's entry */
    struct audit_lines more, warnings;
};

struct audit_question {
    struct str title;                /* "Links" */
    struct str text;                 /* "do the words alone tell where each link leads?" */
    VEC(struct audit_entry) entries; /* none: of the whole document */
};

/* The checklist. Its words hold no line ends or other controls. */
struct audit_list {
    struct audit_lines before; /* paragraphs: of which document, and how to read the list */
    VEC(struct audit_question) questions;
    struct audit_lines after; /* paragraphs: what there is none of, and what need not be asked */
};

/* Groups of entries that each ask one question: pictures with their words, links, tables with captions and heads,
 * abbreviations that are nowhere given in full, symbols, the outline, phrases in other languages. In the job's arena.
 * To be called before paint, which reshapes the logical tree. */
const struct audit_list *audit_list(const struct audit_job *job);
/* Appends the checklist as plain text of at most 100 columns. Each entry has its page and its place in the YAML. */
void audit_put(struct buf *out, const struct audit_job *job);

#endif
