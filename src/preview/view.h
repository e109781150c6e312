/* Which form of a report is shown. */
#ifndef PREVIEW_VIEW_H
#define PREVIEW_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "orderpaper.h"

struct view {
    enum orderpaper_copy copy;
    bool draft, grey;
};

enum { VIEWS = 3 * 2 * 2, VIEW_NAME_MAX = 32 };

/* From 0 to VIEWS - 1. */
uint32_t view_index(struct view view);
/* "public", "exempt", "internal", each with "-draft", "-grey" or "-draft-grey"; in addresses. */
void view_name(struct view view, char name[VIEW_NAME_MAX]);
/* False where the name is none of these. */
bool view_find(const char *name, struct view *view);
/* Makes the options those of the view: copy, draft, greyscale. */
void view_apply(struct view view, struct orderpaper_options *options);

#endif
