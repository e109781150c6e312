/* Folders: what is in one, and making one. */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

struct folder_names {
    struct str *items;
    uint32_t n, cap;
};

/* The names in a folder apart from `.` and `..`, in the order of their bytes, which is the same on every machine.
 * False with *error set (owned by the arena, without the path) when it cannot be read. */
bool folder_list(struct arena *arena, struct str path, struct folder_names *out, struct str *error);

/* Makes a folder, whose parent must be there. One that is there already is no failure: *made is then false. False
 * with *error set as above. */
bool folder_create(struct arena *arena, struct str path, bool *made, struct str *error);

#endif
