#include <limits.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

struct str file_absolute(struct arena *arena, struct str path)
{
    char folder[PATH_MAX];
    while (str_starts(path, "./"))
        path = str_sub(path, 2, path.len);
    if (str_starts(path, "/") || !getcwd(folder, sizeof(folder)))
        return path;
    return str_printf(arena, "%s/" PRIstr, folder, STR_ARG(path));
}
