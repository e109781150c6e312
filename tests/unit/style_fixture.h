/* A folder with a report and layouts of its own, and the style that they give. Included by the tests of style and
 * compute. */
#ifndef TESTS_STYLE_FIXTURE_H
#define TESTS_STYLE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "style/style.h"

struct fixture {
    char folder[32];
    const char *names[8]; /* paths of the files written, to be removed */
    int nnames;
    struct arena *arena;
    struct sources sources;
    struct diags diags;
    struct loader loader;
    struct doc *report;
};

static inline void fixture_write(struct fixture *fixture, const char *name, const char *text)
{
    struct str joined = str_printf(fixture->arena, "%s/%s", fixture->folder, name);
    const char *path = str_dup(fixture->arena, joined).s;
    fixture->names[fixture->nnames++] = path;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static inline void fixture_open(struct fixture *fixture, const char *report)
{
    memset(fixture, 0, sizeof(*fixture));
    fixture->arena = arena_new();
    strcpy(fixture->folder, "/tmp/orderpaper-style-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    fixture_write(fixture, "report.yaml", report ? report : "report: { title: A report }\n");
    fixture->sources = (struct sources){.arena = fixture->arena};
    diags_init(&fixture->diags, fixture->arena, &fixture->sources);
    loader_init(&fixture->loader, fixture->arena, &fixture->diags, 0);
    fixture->report = load_main(&fixture->loader, str_from(fixture->names[0]));
    assert_non_null(fixture->report->root);
}

static inline void fixture_close(struct fixture *fixture)
{
    for (int i = 0; i < fixture->nnames; i++) {
        unlink(fixture->names[i]);
    }
    rmdir(fixture->folder);
    arena_free(fixture->arena);
}

static inline struct style *fixture_load(struct fixture *fixture, const char *name)
{
    struct mark mark = {.line = 1, .col = 1, .file = fixture->report->file};
    return style_load(&fixture->loader, fixture->report, STR("."), str_from(name), mark);
}

/* Loads a layout of this text: house.yaml beside the report. */
static inline struct style *fixture_house(struct fixture *fixture, const char *text)
{
    fixture_open(fixture, NULL);
    fixture_write(fixture, "house.yaml", text);
    return fixture_load(fixture, "house.yaml");
}

static inline void assert_text(struct str text, const char *expected)
{
    char copy[512];
    snprintf(copy, sizeof(copy), PRIstr, STR_ARG(text));
    assert_string_equal(copy, expected);
}

/* One message and no other: its code, its line, and words of its help (NULL: any). */
static inline void assert_only(const struct fixture *fixture, enum diag_code code, uint32_t line, const char *help)
{
    for (uint32_t i = 1; i < fixture->diags.n; i++) {
        print_error("also: %.*s\n", STR_ARG(fixture->diags.items[i]->text));
    }
    assert_int_equal(fixture->diags.n, 1);
    const struct diag *diag = fixture->diags.items[0];
    assert_string_equal(diag_code_name(diag->code), diag_code_name(code));
    assert_int_equal(diag->mark.line, line);
    if (help && str_find(diag->help, help, 0) < 0) {
        fail_msg("the help is: %.*s", STR_ARG(diag->help));
    }
}

static inline void assert_clean(const struct fixture *fixture)
{
    for (uint32_t i = 0; i < fixture->diags.n; i++) {
        print_error("%.*s\n", STR_ARG(fixture->diags.items[i]->text));
    }
    assert_int_equal(fixture->diags.n, 0);
}

#endif
