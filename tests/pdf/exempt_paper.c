#include "exempt_paper.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "yaml_tree.h"

static void link_files(const struct paper *paper)
{
    DIR *files = opendir(paper->home);
    assert_non_null(files);
    for (const struct dirent *file; (file = readdir(files)) != NULL;) {
        if (file->d_name[0] == '.')
            continue;
        struct str to = str_printf(paper->arena, "%s/%s", paper->home, file->d_name);
        struct str from = str_printf(paper->arena, "%s/%s", paper->folder.path, file->d_name);
        assert_int_equal(symlink(to.s, from.s), 0);
    }
    closedir(files);
}

static void add_file(struct paper *paper, struct str name)
{
    assert_true(paper->nfiles < PAPER_MOST_FILES);
    char path[512];
    snprintf(path, sizeof(path), "%s/" PRIstr, paper->folder.path, STR_ARG(name));
    struct node *root = yaml_read(paper->arena, path);
    place_spell_out(paper->arena, root);
    paper->names[paper->nfiles] = name;
    paper->original.roots[paper->nfiles++] = root;
}

static void read_files(struct paper *paper)
{
    add_file(paper, STR("report.yaml"));
    const struct node *include = yaml_get(paper->original.roots[0], "include");
    for (const struct node *file = include ? include->first : NULL; file; file = file->next) {
        if (str_find(node_text(file), "/", 0) < 0)
            add_file(paper, node_text(file));
    }
}

void paper_open(struct paper *paper, const char *report)
{
    *paper = (struct paper){.arena = arena_new()};
    folder_make(&paper->folder);
    char here[200];
    assert_non_null(getcwd(here, sizeof(here)));
    snprintf(paper->home, sizeof(paper->home), "%s/%.*s", here, (int)(strrchr(report, '/') - report), report);
    link_files(paper);
    read_files(paper);
}

void paper_take(struct paper *paper, const struct folder *folder)
{
    *paper = (struct paper){.arena = arena_new(), .folder = *folder};
    snprintf(paper->home, sizeof(paper->home), "%s", folder->path);
    read_files(paper);
}

void paper_close(struct paper *paper)
{
    folder_remove(&paper->folder);
    arena_free(paper->arena);
}

struct version paper_clone(struct paper *paper, const struct version *version)
{
    struct version copy = {0};
    for (uint32_t i = 0; i < paper->nfiles; i++)
        copy.roots[i] = yaml_clone(paper->arena, version->roots[i]);
    return copy;
}

void paper_places(struct paper *paper, const struct version *version, struct places *places)
{
    for (uint32_t i = 0; i < paper->nfiles; i++)
        place_find_all(paper->arena, version->roots[i], places);
}

void paper_write(struct paper *paper, const struct version *version)
{
    for (uint32_t i = 0; i < paper->nfiles; i++) {
        char path[512];
        struct buf text = {0};
        snprintf(path, sizeof(path), "%s/" PRIstr, paper->folder.path, STR_ARG(paper->names[i]));
        yaml_write(&text, version->roots[i]);
        unlink(path); /* it may be a link to the report's own file */
        write_file(path, &text);
        buf_free(&text);
    }
}

static void read_pdf(const struct paper *paper, struct buf *pdf)
{
    buf_clear(pdf);
    FILE *file = fopen(paper->folder.pdf, "rb");
    assert_non_null(file);
    for (size_t n = 1; n > 0; pdf->len += n)
        n = fread(buf_reserve(pdf, 65536), 1, 65536, file);
    fclose(file);
}

enum orderpaper_result paper_build(struct paper *paper, const struct version *version, enum orderpaper_copy copy,
                                   struct buf *pdf)
{
    char last[300];
    const char *allow = paper->home;
    paper_write(paper, version);
    unlink(paper->folder.pdf);
    FILE *said = fopen(paper->folder.said, "w");
    assert_non_null(said);
    struct orderpaper_options options = {.report = paper->folder.report,
                                         .output = paper->folder.pdf,
                                         .data = ".",
                                         .allow = &allow,
                                         .nallow = 1,
                                         .copy = copy,
                                         .draft = paper->draft,
                                         .messages = said};
    if (last_report(paper->folder.report, last, sizeof(last)))
        options.previous = last;
    enum orderpaper_result result = orderpaper_build(&options);
    fclose(said);
    if (result == ORDERPAPER_OK)
        read_pdf(paper, pdf);
    return result;
}

void paper_print_said(const struct paper *paper)
{
    char text[3000];
    FILE *file = fopen(paper->folder.said, "r");
    size_t n = file ? fread(text, 1, sizeof(text), file) : 0;
    print_error("%.*s\n", (int)n, text);
    if (file)
        fclose(file);
}

void paper_keep(const struct paper *paper, const struct buf *pdf)
{
    write_file(paper->folder.pdf, pdf);
}
