#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file_error_int.h"

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool folder_list(struct arena *arena, struct str path, struct folder_names *out, struct str *error)
{
    DIR *dir = opendir(str_dup(arena, path).s);
    if (!dir) {
        *error = file_error(arena, errno);
        return false;
    }
    memset(out, 0, sizeof(*out));
    errno = 0;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            VEC_PUSH(arena, out, str_dup(arena, str_from(entry->d_name)));
        errno = 0;
    }
    int number = errno;
    closedir(dir);
    if (number != 0) {
        *error = file_error(arena, number);
        return false;
    }
    if (out->n > 1)
        qsort(out->items, out->n, sizeof(out->items[0]), by_name);
    return true;
}

bool folder_create(struct arena *arena, struct str path, bool *made, struct str *error)
{
    struct stat about;
    const char *name = str_dup(arena, path).s;
    *made = mkdir(name, 0777) == 0;
    int number = errno;
    if (*made || (number == EEXIST && stat(name, &about) == 0 && S_ISDIR(about.st_mode)))
        return true;
    if (number == EEXIST)
        *error = STR("there is a file of that name");
    else if (number == ENOENT)
        *error = STR("the folder that it should be in is not there");
    else
        *error = file_error(arena, number);
    return false;
}
