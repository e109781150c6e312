/* File names. Private to load. */
#ifndef LOAD_PATH_INT_H
#define LOAD_PATH_INT_H

#include "base/str.h"

struct arena;

/* The folder part of a path: "." when there is none. */
struct str path_folder(struct arena *arena, struct str path);
/* The path of `name` as written in a file of `folder`; absolute names stay, "." and leading "./" are left out. */
struct str path_join(struct arena *arena, struct str folder, struct str name);
/* The real path, links followed, or an empty string with errno set. */
struct str path_real(struct arena *arena, struct str path);
/* Whether a real path is the folder or lies beneath it. */
bool path_beneath(struct str real, struct str folder);
/* The file in the path's folder whose name is nearest to the path's, with the folder as written; empty when none is
 * near or the folder cannot be read. */
struct str path_nearest(struct arena *arena, struct str path);

#endif
