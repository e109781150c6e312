/* Which files a run looked for. */
#include "base/file.h"
#include "base/map.h"
#include "driver/result.h"

struct asking {
    struct arena *arena;
    struct map known; /* path -> itself */
    VEC(struct str) paths;
};

static void add(struct asking *asking, const struct loader *loader)
{
    for (uint32_t i = 0; i < loader->asked.n; i++) {
        struct str path = file_absolute(asking->arena, loader->asked.items[i]);
        if (map_find(&asking->known, path))
            continue;
        map_put(&asking->known, path, asking);
        VEC_PUSH(asking->arena, &asking->paths, path);
    }
}

struct str *driver_asked(const struct driver_result *result, struct arena *arena, uint32_t *n)
{
    struct asking asking = {.arena = arena};
    map_init(&asking.known, arena);
    add(&asking, result->loader);
    add(&asking, result->previous_loader);
    add(&asking, result->previous_copy);
    *n = asking.paths.n;
    return asking.paths.items;
}
