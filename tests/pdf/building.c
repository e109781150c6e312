#include "building.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "orderpaper.h"

void folder_make(struct folder *folder)
{
    strcpy(folder->path, "/tmp/orderpaper-pdf-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    snprintf(folder->report, sizeof(folder->report), "%s/report.yaml", folder->path);
    snprintf(folder->layout, sizeof(folder->layout), "%s/house.yaml", folder->path);
    snprintf(folder->pdf, sizeof(folder->pdf), "%s/report.pdf", folder->path);
    snprintf(folder->said, sizeof(folder->said), "%s/said.txt", folder->path);
}

void folder_remove(const struct folder *folder)
{
    DIR *files = opendir(folder->path);
    assert_non_null(files);
    for (const struct dirent *file; (file = readdir(files)) != NULL;)
        unlinkat(dirfd(files), file->d_name, 0); /* not . and .. */
    closedir(files);
    assert_int_equal(rmdir(folder->path), 0);
}

void write_file(const char *path, const struct buf *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text->bytes, 1, text->len, file), text->len);
    assert_int_equal(fclose(file), 0);
}

static void print_file(const char *path)
{
    char text[4000];
    FILE *file = fopen(path, "r");
    size_t n = file ? fread(text, 1, sizeof(text), file) : 0;
    print_error("%.*s\n", (int)n, text);
    if (file)
        fclose(file);
}

bool last_report(const char *report, char *path, size_t size)
{
    const char *name = strrchr(report, '/');
    assert_non_null(name);
    int n = snprintf(path, size, "%.*s/last.yaml", (int)(name - report), report);
    assert_in_range(n, 1, size - 1);
    return access(path, R_OK) == 0;
}

bool build_report(const char *report, const struct folder *folder, bool draft)
{
    FILE *said = fopen(folder->said, "w");
    assert_non_null(said);
    struct orderpaper_options options = {.report = report, .output = folder->pdf, .data = ".", .messages = said};
    char last[200];
    options.draft = draft;
    options.copy = ORDERPAPER_COPY_INTERNAL; /* the copy that lacks nothing; exempt_test builds the others */
    if (last_report(report, last, sizeof(last)))
        options.previous = last;
    enum orderpaper_result result = orderpaper_build(&options);
    fclose(said);
    if (result != ORDERPAPER_OK)
        print_file(folder->said);
    return result == ORDERPAPER_OK;
}
