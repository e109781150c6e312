#include "compute/paragraphs.h"

bool section_counts(const struct section *section)
{
    bool unlabelled = section->label && node_text(section->label).len == 0;
    return !unlabelled && (!rich_empty(section->heading) || section->of || section->exempt);
}

struct paragraph_scope paragraph_scope_enter(const struct style *style, const struct section *section,
                                             struct paragraph_scope around)
{
    struct paragraph_scope scope = around;
    bool listed = section->level <= style->headings.n;
    const struct heading_style *heading = listed ? style_heading(style, section->level) : NULL;
    scope.own = section_counts(section) && heading && heading->paragraphs;
    if (scope.own)
        scope.style = heading->paragraphs;
    if (section->paragraphs != PARAGRAPHS_AUTO) {
        scope.numbered = section->paragraphs == PARAGRAPHS_NUMBERED;
        scope.told = true;
    } else if (scope.own && !scope.told) {
        scope.numbered = scope.style->numbered;
    }
    return scope;
}
