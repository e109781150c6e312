/* Where font files are: the data folder's fonts/, the folders of the style, the system's. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "text/families_int.h"

/* Bounds of a search: beyond them files are not found, and their family is reported as missing. */
enum { DEPTH_MAX = 8, ENTRIES_MAX = 20000 };

struct places {
    VEC(struct str) folders;
    struct map found; /* file name -> struct str: its first path, in sorted order, folder by folder */
    bool searched;
    uint32_t entries;
};

static void add_folder(struct text *text, struct places *places, struct str folder)
{
    for (uint32_t i = 0; i < places->folders.n; i++) {
        if (str_eq(places->folders.items[i], folder))
            return;
    }
    VEC_PUSH(text->arena, &places->folders, folder);
}

static struct places *places_new(struct text *text)
{
    struct places *places = ARENA_NEW(text->arena, struct places);
    const char *home = getenv("HOME");

    map_init(&places->found, text->arena);
    add_folder(text, places, str_printf(text->arena, PRIstr "/fonts", STR_ARG(text->data)));
    for (uint32_t i = 0; i < text->style->fonts.n; i++)
        add_folder(text, places, text->style->fonts.items[i]);
    add_folder(text, places, STR("/usr/share/fonts"));
    add_folder(text, places, STR("/usr/local/share/fonts"));
    if (home != NULL && home[0] == '/') {
        add_folder(text, places, str_printf(text->arena, "%s/.local/share/fonts", home));
        add_folder(text, places, str_printf(text->arena, "%s/.fonts", home));
    }
    return places;
}

static bool is_file(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool is_font_name(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot != NULL && (strcmp(dot, ".ttf") == 0 || strcmp(dot, ".TTF") == 0 || strcmp(dot, ".otf") == 0 ||
                           strcmp(dot, ".OTF") == 0 || strcmp(dot, ".ttc") == 0);
}

static int is_listed(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Byte order, whatever the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void search_folder(struct text *text, struct places *places, struct str folder, unsigned depth);

static void search_entry(struct text *text, struct places *places, struct str folder, const char *name,
                         unsigned depth)
{
    struct str path = str_printf(text->arena, PRIstr "/%s", STR_ARG(folder), name);
    struct str key = str_dup(text->arena, str_from(name));

    if (!is_font_name(name))
        search_folder(text, places, path, depth + 1);
    else if (map_find(&places->found, key) == NULL)
        map_put(&places->found, key, arena_copy(text->arena, &path, sizeof(path)));
}

/* `folder` is NUL-terminated. Depth is bounded, which also ends loops of symbolic links. */
static void search_folder(struct text *text, struct places *places, struct str folder, unsigned depth)
{
    struct dirent **entries = NULL;
    int n = depth <= DEPTH_MAX ? scandir(folder.s, &entries, is_listed, by_name) : 0;

    for (int i = 0; i < n; i++) {
        if (places->entries++ < ENTRIES_MAX)
            search_entry(text, places, folder, entries[i]->d_name, depth);
        free(entries[i]);
    }
    free(entries);
}

static struct str try_folder(struct text *text, struct str folder, struct str below, struct str file)
{
    struct str path = str_printf(text->arena, PRIstr "/" PRIstr "%s" PRIstr, STR_ARG(folder), STR_ARG(below),
                                 below.len > 0 ? "/" : "", STR_ARG(file));

    return is_file(path.s) ? path : (struct str){0};
}

/* Names never lead out of the font folders. */
static bool leaves_folder(struct str name)
{
    return name.len == 0 || name.s[0] == '/' || str_find(name, "..", 0) >= 0;
}

struct str places_find(struct text *text, struct str file, const struct texts *folders, bool search)
{
    struct places *places = text->places ? text->places : places_new(text);
    struct str none = {"", 0}, path = none;
    struct str *found;

    text->places = places;
    if (leaves_folder(file))
        return none;
    for (uint32_t i = 0; i < places->folders.n && path.len == 0; i++) {
        struct str folder = places->folders.items[i];

        path = try_folder(text, folder, none, file);
        for (uint32_t j = 0; j < folders->n && path.len == 0; j++) {
            if (!leaves_folder(node_text(folders->items[j])))
                path = try_folder(text, folder, node_text(folders->items[j]), file);
        }
    }
    if (path.len > 0 || !search)
        return path;
    for (uint32_t i = 0; !places->searched && i < places->folders.n; i++)
        search_folder(text, places, str_dup(text->arena, places->folders.items[i]), 0);
    places->searched = true;
    found = map_find(&places->found, file);
    return found != NULL && is_file(found->s) ? *found : none;
}
