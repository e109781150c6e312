#define _XOPEN_SOURCE 700 /* nftw */

#include "load_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <ftw.h>

#include "base/arena.h"

int load_make(void **state)
{
    struct load_fixture *f = test_calloc(1, sizeof(*f));

    f->arena = arena_new();
    sources_init(&f->sources, f->arena);
    diags_init(&f->diags, f->arena, &f->sources);
    loader_init(&f->loader, f->arena, &f->diags, 0);
    strcpy(f->folder, "/tmp/orderpaper-load-XXXXXX");
    *state = f;
    return mkdtemp(f->folder) == NULL;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
    (void)st;
    (void)type;
    (void)where;
    return remove(path);
}

int load_drop(void **state)
{
    struct load_fixture *f = *state;

    nftw(f->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(f->printed);
    arena_free(f->arena);
    test_free(f);
    return 0;
}

struct str load_path(struct load_fixture *f, const char *name)
{
    return str_printf(f->arena, "%s/%s", f->folder, name);
}

void load_put_bytes(struct load_fixture *f, const char *name, const char *bytes, size_t n)
{
    const char *slash = strchr(name, '/');
    FILE *out;

    if (slash != NULL)
        mkdir(str_printf(f->arena, "%s/%.*s", f->folder, (int)(slash - name), name).s, 0777);
    out = fopen(load_path(f, name).s, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, n, out), n);
    fclose(out);
    map_init(&f->loader.docs, f->arena); /* else what is known of a file by that name would hold */
}

void load_put(struct load_fixture *f, const char *name, const char *text)
{
    load_put_bytes(f, name, text, strlen(text));
}

struct doc *load_from_bytes(struct load_fixture *f, const char *bytes, size_t n)
{
    load_put_bytes(f, "main.yaml", bytes, n);
    return load_main(&f->loader, load_path(f, "main.yaml"));
}

struct doc *load_text(struct load_fixture *f, const char *text)
{
    return load_from_bytes(f, text, strlen(text));
}

const char *load_said(struct load_fixture *f)
{
    size_t size = 0;
    FILE *out;

    free(f->printed);
    f->printed = NULL;
    out = open_memstream(&f->printed, &size);
    assert_non_null(out);
    diags_print(&f->diags, out, false);
    fclose(out);
    return f->printed;
}

void assert_said(struct load_fixture *f, const char *words)
{
    const char *said = load_said(f);

    if (strstr(said, words) == NULL)
        fail_msg("\"%s\" was not said:\n%s", words, said);
}

void assert_said_nothing(struct load_fixture *f)
{
    assert_string_equal(load_said(f), "");
}

unsigned load_count(const struct load_fixture *f, enum diag_code code)
{
    unsigned n = 0;

    for (uint32_t i = 0; i < f->diags.n; i++)
        n += f->diags.items[i]->code == code;
    return n;
}
