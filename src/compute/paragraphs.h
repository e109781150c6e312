/* Which sections number their paragraphs, and how. */
#ifndef COMPUTE_PARAGRAPHS_H
#define COMPUTE_PARAGRAPHS_H

#include "check/report.h"
#include "style/style.h"

struct paragraph_scope {
    const struct paragraph_style *style; /* NULL: no level from here outwards describes any numbers */
    bool own;                            /* they are counted anew in this section; else those around it go on */
    bool numbered;
    bool told; /* by this section or one around it, so that the layout does not decide */
};

/* The paragraphs of a section within those of `around` (zero outside of all sections). */
struct paragraph_scope paragraph_scope_enter(const struct style *style, const struct section *section,
                                             struct paragraph_scope around);
/* Whether the section has a number, printed or not. One whose label is empty, or that has no heading, has none; one
 * that is exempt counts all the same, since copies that withhold it cannot know. */
bool section_counts(const struct section *section);

#endif
