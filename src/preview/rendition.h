/* Which form of a report is shown. */
#ifndef PREVIEW_RENDITION_H
#define PREVIEW_RENDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "orderpaper.h"

struct rendition {
    enum orderpaper_copy copy;
    bool draft, grey;
};

enum { RENDITIONS = 3 * 2 * 2, RENDITION_NAME_MAX = 32 };

/* From 0 to RENDITIONS - 1. */
uint32_t rendition_index(struct rendition rendition);
/* "public", "exempt", "internal", each with "-draft", "-grey" or "-draft-grey"; in addresses. */
void rendition_name(struct rendition rendition, char name[RENDITION_NAME_MAX]);
/* False where the name is none of these. */
bool rendition_find(const char *name, struct rendition *rendition);
/* Makes the options those of the rendition: copy, draft, greyscale. */
void rendition_apply(struct rendition rendition, struct orderpaper_options *options);

#endif
