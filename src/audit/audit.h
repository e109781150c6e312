/* What no machine can know: a checklist for a person, made for this very document. `orderpaper check --accessibility`
 * prints it. */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

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

/* Appends the checklist as plain text of at most 100 columns, in groups that each ask one question: pictures with
 * their words, links, tables with captions and heads, abbreviations that are nowhere given in full, symbols, the
 * outline, phrases in other languages. Each entry has its page and its place in the YAML; equal ones are one. To be
 * called before paint, which reshapes the logical tree. */
void audit_put(struct buf *out, const struct audit_job *job);

#endif
