#include "preview/rendition.h"

#include <stdio.h>
#include <string.h>

static const char *const copy_names[] = {[ORDERPAPER_COPY_PUBLIC] = "public",
                                         [ORDERPAPER_COPY_EXEMPT] = "exempt",
                                         [ORDERPAPER_COPY_INTERNAL] = "internal"};

static struct rendition rendition_at(uint32_t index)
{
    return (struct rendition){(enum orderpaper_copy)(index / 4), (index & 2) != 0, (index & 1) != 0};
}

uint32_t rendition_index(struct rendition rendition)
{
    return (uint32_t)rendition.copy * 4 + (rendition.draft ? 2 : 0) + (rendition.grey ? 1 : 0);
}

void rendition_name(struct rendition rendition, char name[RENDITION_NAME_MAX])
{
    snprintf(name, RENDITION_NAME_MAX, "%s%s%s", copy_names[rendition.copy], rendition.draft ? "-draft" : "",
             rendition.grey ? "-grey" : "");
}

bool rendition_find(const char *name, struct rendition *rendition)
{
    for (uint32_t i = 0; i < RENDITIONS; i++) {
        char known[RENDITION_NAME_MAX];
        rendition_name(rendition_at(i), known);
        if (strcmp(known, name) == 0) {
            *rendition = rendition_at(i);
            return true;
        }
    }
    return false;
}

void rendition_apply(struct rendition rendition, struct orderpaper_options *options)
{
    options->copy = rendition.copy;
    options->draft = rendition.draft;
    options->greyscale = rendition.grey;
}
