/* Which files a run looked for. */
#include <limits.h>
#include <unistd.h>

#include "base/map.h"
#include "driver/result.h"

struct asking {
    struct arena *arena;
    struct str current; /* the folder that relative paths start from; empty: the system does not tell */
    struct map known;   /* path -> itself */
    VEC(struct str) paths;
};

static struct str current_folder(struct arena *arena)
{
    char folder[PATH_MAX];
    return getcwd(folder, sizeof(folder)) ? str_dup(arena, str_from(folder)) : STR("");
}

static struct str absolute_in(struct arena *arena, struct str folder, struct str path)
{
    while (str_starts(path, "./"))
        path = str_sub(path, 2, path.len);
    if (str_starts(path, "/") || folder.len == 0)
        return path;
    return str_printf(arena, PRIstr "/" PRIstr, STR_ARG(folder), STR_ARG(path));
}

struct str driver_absolute(struct arena *arena, struct str path)
{
    return absolute_in(arena, current_folder(arena), path);
}

static void add(struct asking *asking, const struct loader *loader)
{
    for (uint32_t i = 0; i < loader->asked.n; i++) {
        struct str path = absolute_in(asking->arena, asking->current, loader->asked.items[i]);
        if (map_find(&asking->known, path))
            continue;
        map_put(&asking->known, path, asking);
        VEC_PUSH(asking->arena, &asking->paths, path);
    }
}

struct str *driver_asked(const struct driver_result *result, struct arena *arena, uint32_t *n)
{
    struct asking asking = {.arena = arena, .current = current_folder(arena)};
    map_init(&asking.known, arena);
    add(&asking, result->loader);
    add(&asking, result->previous_loader);
    add(&asking, result->previous_copy);
    *n = asking.paths.n;
    return asking.paths.items;
}
