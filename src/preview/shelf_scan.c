/* Which files of a folder are reports: YAML files with a line that begins with `report:`. */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sys.h"
#include "base/utf8.h"
#include "preview/shelf_int.h"

enum {
    ENTRIES_MOST = 10 * 1000, /* that are looked at */
    HEAD = 256 * 1024,        /* bytes of a file in which the line has to begin */
};

void path_list_add(struct path_list *list, const char *path)
{
    list->items = sys_grow(list->items, list->n, &list->cap, sizeof(*list->items));
    list->items[list->n++] = sys_copy(path, strlen(path));
}

void path_list_free(struct path_list *list)
{
    for (uint32_t i = 0; i < list->n; i++)
        free(list->items[i]);
    free(list->items);
    *list = (struct path_list){0};
}

static bool has_report_line(const char *text)
{
    static const char mark[] = "\xef\xbb\xbf"; /* that some editors begin a file with */
    if (strncmp(text, mark, strlen(mark)) == 0)
        text += strlen(mark);
    return strncmp(text, "report:", 7) == 0 || strstr(text, "\nreport:") != NULL;
}

/* Never waits: what is no ordinary file is not opened, and a pipe that takes its place meanwhile does not block. */
static bool is_report(const char *path)
{
    struct stat st;
    int fd = stat(path, &st) == 0 && S_ISREG(st.st_mode) ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
    if (fd < 0)
        return false;
    char *text = sys_malloc(HEAD + 1);
    ssize_t n = read(fd, text, HEAD);
    close(fd);
    text[n > 0 ? n : 0] = '\0';
    bool is = has_report_line(text);
    free(text);
    return is;
}

/* What an address can name (serve_path). */
static bool can_be_asked_for(const char *name)
{
    for (const char *c = name; *c; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            return false;
    }
    return utf8_invalid_at(str_from(name)) < 0;
}

static bool is_yaml(const char *name)
{
    const char *end = strrchr(name, '.');
    return end && (strcmp(end, ".yaml") == 0 || strcmp(end, ".yml") == 0);
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && can_be_asked_for(entry->d_name);
}

static void scan_folder(struct scan *scan, const char *below, unsigned depth);

/* `id`: the path below the folder. */
static void scan_entry(struct scan *scan, const char *id, const char *name, unsigned depth)
{
    char path[PATH_MAX];
    struct stat st;
    if (snprintf(path, sizeof(path), "%s/%s", scan->folder, id) >= (int)sizeof(path) || lstat(path, &st) != 0)
        return;
    if (S_ISDIR(st.st_mode)) {
        if (depth < SHELF_DEPTH)
            scan_folder(scan, id, depth + 1);
    } else if (is_yaml(name) && (scan->known(scan->self, id) || is_report(path))) {
        if (scan->ids.n < SHELF_REPORTS_MOST)
            path_list_add(&scan->ids, id);
        else
            scan->full = true;
    }
}

/* `below`: the path below the folder; "": itself. */
static void scan_folder(struct scan *scan, const char *below, unsigned depth)
{
    char path[PATH_MAX], id[PATH_MAX];
    struct dirent **entries = NULL;
    snprintf(path, sizeof(path), "%s%s%s", scan->folder, *below ? "/" : "", below);
    path_list_add(&scan->folders, path);
    int n = scandir(path, &entries, is_shown, alphasort);
    for (int i = 0; i < n; i++) {
        const char *name = entries[i]->d_name;
        bool fits = snprintf(id, sizeof(id), "%s%s%s", below, *below ? "/" : "", name) < (int)sizeof(id);
        if (fits && scan->looked_at < ENTRIES_MOST) {
            scan->looked_at++;
            scan_entry(scan, id, name, depth);
        } else {
            scan->full = true;
        }
        free(entries[i]);
    }
    free(entries);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void scan_run(struct scan *scan)
{
    scan_folder(scan, "", 0);
    if (scan->ids.n > 1)
        qsort(scan->ids.items, scan->ids.n, sizeof(*scan->ids.items), compare);
}

void scan_free(struct scan *scan)
{
    path_list_free(&scan->ids);
    path_list_free(&scan->folders);
}
