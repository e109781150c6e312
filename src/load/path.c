#define _XOPEN_SOURCE 700 /* realpath */

#include "load/path_int.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/arena.h"

static int64_t last_slash(struct str path)
{
    for (uint32_t i = path.len; i > 0; i--) {
        if (path.s[i - 1] == '/')
            return i - 1;
    }
    return -1;
}

struct str path_folder(struct arena *arena, struct str path)
{
    int64_t slash = last_slash(path);

    if (slash < 0)
        return STR(".");
    return str_dup(arena, str_sub(path, 0, slash > 0 ? (uint32_t)slash : 1));
}

struct str path_join(struct arena *arena, struct str folder, struct str name)
{
    while (str_starts(name, "./"))
        name = str_sub(name, 2, name.len);
    if (str_starts(name, "/") || str_eqz(folder, "."))
        return str_dup(arena, name);
    if (str_eqz(folder, "/"))
        return str_printf(arena, "/" PRIstr, STR_ARG(name));
    return str_printf(arena, PRIstr "/" PRIstr, STR_ARG(folder), STR_ARG(name));
}

struct str path_real(struct arena *arena, struct str path)
{
    char *real = realpath(str_dup(arena, path).s, NULL);
    struct str copy = {"", 0};

    if (real == NULL)
        return copy;
    copy = str_dup(arena, str_from(real));
    free(real);
    return copy;
}

bool path_beneath(struct str real, struct str folder)
{
    if (str_eqz(folder, "/"))
        return true;
    if (real.len < folder.len || !str_eq(str_sub(real, 0, folder.len), folder))
        return false;
    return real.len == folder.len || real.s[folder.len] == '/';
}

static int is_listed(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

struct str path_nearest(struct arena *arena, struct str path)
{
    VEC(struct str) names = {0};
    struct str folder = path_folder(arena, path);
    struct str name = str_sub(path, (uint32_t)(last_slash(path) + 1), path.len);
    struct dirent **entries = NULL;
    int n = scandir(folder.s, &entries, is_listed, alphasort);
    struct str nearest;

    for (int i = 0; i < n; i++) {
        VEC_PUSH(arena, &names, str_dup(arena, str_from(entries[i]->d_name)));
        free(entries[i]);
    }
    free(entries);
    nearest = str_nearest(name, names.items, names.n);
    return nearest.len > 0 ? path_join(arena, folder, nearest) : nearest;
}
