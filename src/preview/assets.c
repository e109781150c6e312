#include "preview/assets.h"

#include <string.h>

/* page.S defines the bytes, between two names each. */
#define ASSET(name, path, mime) extern const char asset_##name[], asset_##name##_end[];
#include "preview/assets.def"
#undef ASSET

struct asset_entry {
    const char *path, *type, *from, *end;
};

static const struct asset_entry entries[] = {
#define ASSET(name, path, mime) {"/" path, mime, asset_##name, asset_##name##_end},
#include "preview/assets.def"
#undef ASSET
};

bool assets_find(const char *path, struct asset *asset)
{
    if (strcmp(path, "/") == 0)
        path = "/index.html";
    for (size_t i = 0; i < sizeof(entries) / sizeof(*entries); i++) {
        const struct asset_entry *entry = &entries[i];
        if (strcmp(entry->path, path) != 0)
            continue;
        *asset = (struct asset){entry->type, {entry->from, (uint32_t)(entry->end - entry->from)}};
        return true;
    }
    return false;
}
