#include "driver/data.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

static bool has_layouts(struct arena *arena, struct str folder)
{
    return access(str_printf(arena, PRIstr "/layouts/base.yaml", STR_ARG(folder)).s, R_OK) == 0;
}

/* The folder of the running program, without a trailing slash; empty when the system does not tell. */
static struct str program_folder(struct arena *arena)
{
    enum { MOST = 4096 };
    char *path = arena_alloc(arena, MOST);
    ssize_t n = readlink("/proc/self/exe", path, MOST - 1);
    while (n > 0 && path[n - 1] != '/')
        n--;
    return (struct str){path, n > 1 ? (uint32_t)(n - 1) : 0};
}

struct str data_find(struct arena *arena)
{
    const char *chosen = getenv("ORDERPAPER_DATA");
    if (chosen && *chosen)
        return str_dup(arena, str_from(chosen));
    struct str program = program_folder(arena);
    static const char *const beside[] = {"../../",
                                         "../share/orderpaper"}; /* build/VARIANT in the source tree; PREFIX/bin */
    for (size_t i = 0; program.len > 0 && i < sizeof(beside) / sizeof(beside[0]); i++) {
        struct str folder = str_printf(arena, PRIstr "/%s", STR_ARG(program), beside[i]);
        if (has_layouts(arena, folder))
            return folder;
    }
    struct str installed = str_from(ORDERPAPER_DATADIR);
    return has_layouts(arena, installed) ? installed : (struct str){"", 0};
}
