#include "preview/view.h"

#include <stdio.h>
#include <string.h>

static const char *const copy_names[] = {[ORDERPAPER_COPY_PUBLIC] = "public",
                                         [ORDERPAPER_COPY_EXEMPT] = "exempt",
                                         [ORDERPAPER_COPY_INTERNAL] = "internal"};

static struct view view_at(uint32_t index)
{
    return (struct view){(enum orderpaper_copy)(index / 4), (index & 2) != 0, (index & 1) != 0};
}

uint32_t view_index(struct view view)
{
    return (uint32_t)view.copy * 4 + (view.draft ? 2 : 0) + (view.grey ? 1 : 0);
}

void view_name(struct view view, char name[VIEW_NAME_MAX])
{
    snprintf(name, VIEW_NAME_MAX, "%s%s%s", copy_names[view.copy], view.draft ? "-draft" : "",
             view.grey ? "-grey" : "");
}

bool view_find(const char *name, struct view *view)
{
    for (uint32_t i = 0; i < VIEWS; i++) {
        char known[VIEW_NAME_MAX];
        view_name(view_at(i), known);
        if (strcmp(known, name) == 0) {
            *view = view_at(i);
            return true;
        }
    }
    return false;
}

void view_apply(struct view view, struct orderpaper_options *options)
{
    options->copy = view.copy;
    options->draft = view.draft;
    options->greyscale = view.grey;
}
