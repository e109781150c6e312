/* The files of src/preview/page, compiled into the program. */
#ifndef PREVIEW_ASSETS_H
#define PREVIEW_ASSETS_H

#include <stdbool.h>

#include "base/str.h"

struct asset {
    const char *type; /* "text/css; charset=utf-8" */
    struct str bytes;
};

/* The file that is served at `path`: "/" is the page itself, "/NAME" the others. False: there is none. */
bool assets_find(const char *path, struct asset *asset);

#endif
