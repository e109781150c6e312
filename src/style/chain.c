#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "style/style_int.h"

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* The shipped layout whose name is nearest, or an empty string. */
static struct str nearest_shipped(struct loading *loading, struct str folder, struct str name)
{
    VEC(struct str) names = {0};
    struct str path = str_dup(loading->arena, folder);
    DIR *dir = opendir(path.s);
    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry; entry = readdir(dir)) {
        struct str file = str_from(entry->d_name);
        if (file.len > 5 && str_eqz(str_sub(file, file.len - 5, 5), ".yaml"))
            VEC_PUSH(loading->arena, &names, str_dup(loading->arena, str_sub(file, 0, file.len - 5)));
    }
    if (dir)
        closedir(dir);
    if (names.n)
        qsort(names.items, names.n, sizeof(names.items[0]),
              by_name); /* a folder's own order differs between machines */
    return str_nearest(name, names.items, names.n);
}

static bool is_path(struct str name)
{
    return str_find(name, "/", 0) >= 0 || (name.len > 5 && str_eqz(str_sub(name, name.len - 5, 5), ".yaml"));
}

/* Whether a shipped layout is in the chain already; load_include finds the others' circles. */
static bool shipped_again(struct loading *loading, struct str real, struct str name, struct mark at)
{
    for (uint32_t i = 0; i < loading->chain.n; i++) {
        if (str_eq(loading->chain.items[i]->real, real)) {
            struct diag *diag =
                diag_at(loading->diags, DIAG_LAYOUT_CYCLE, at,
                        "the layout `" PRIstr "` extends itself, through the layouts that it extends", STR_ARG(name));
            diag_help(loading->diags, diag, "let it extend another layout, or write `extends: none`");
            return true;
        }
    }
    return false;
}

static struct doc *load_shipped(struct loading *loading, struct str data, struct str name, struct mark at)
{
    struct str folder = str_printf(loading->arena, PRIstr "/layouts", STR_ARG(data));
    struct str path = str_printf(loading->arena, PRIstr "/" PRIstr ".yaml", STR_ARG(folder), STR_ARG(name));
    struct doc *doc = memchr(name.s, '\0', name.len) ? NULL : load_own(loading->loader, path);
    if (doc && shipped_again(loading, doc->real, name, at))
        return NULL;
    if (!doc) {
        struct diag *diag =
            diag_at(loading->diags, DIAG_LAYOUT_UNKNOWN, at, "there is no layout `" PRIstr "`", STR_ARG(name));
        struct str near = nearest_shipped(loading, folder, name);
        if (near.len)
            diag_help(loading->diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
        else
            diag_help(
                loading->diags, diag,
                "write the name of a layout that comes with the program, such as quarterly, or that of a file of "
                "your own beside this one, with its ending: `" PRIstr ".yaml`",
                STR_ARG(name));
    }
    return doc;
}

/* What the layout extends, and where it says so. False at the end of the chain. */
static bool next_name(const struct doc *doc, struct str *name, struct mark *at)
{
    const struct node *node = doc->root->kind == NODE_MAP ? node_find(doc->root, "extends") : NULL;
    *name = STR("base");
    *at = doc->root->mark;
    if (node && node->kind == NODE_SCALAR && node->len) {
        *name = str_trim(node_text(node));
        *at = node->mark;
    }
    return !str_eqz(*name, "none");
}

/* Ends, since each turn opens a file that the chain does not hold yet. */
bool chain_load(struct loading *loading, const struct doc *report, struct str data, struct str name, struct mark at)
{
    const struct doc *from = report;
    do {
        struct doc *doc =
            is_path(name) ? load_include(loading->loader, from, name, at) : load_shipped(loading, data, name, at);
        if (!doc)
            return false;
        VEC_PUSH(loading->arena, &loading->chain, doc);
        if (!doc->root)
            return false;
        from = doc;
    } while (next_name(from, &name, &at));
    return true;
}

void chain_close(struct loading *loading)
{
    for (uint32_t i = loading->chain.n; i-- > 0;)
        load_close(loading->loader, loading->chain.items[i]);
}

uint32_t chain_distance(const struct loading *loading, struct mark mark)
{
    uint32_t i = 0;
    while (i < loading->chain.n && (mark.line == 0 || loading->chain.items[i]->file != mark.file))
        i++;
    return i;
}
