/* A folder of files to load, and what the loader says about them. */
#ifndef TESTS_LOAD_FIXTURE_H
#define TESTS_LOAD_FIXTURE_H

#include "load/load.h"

struct load_fixture {
    struct arena *arena;
    struct sources sources;
    struct diags diags;
    struct loader loader;
    char folder[64]; /* a real path */
    char *printed;
};

/* cmocka's setup and teardown: *state is a struct load_fixture *. */
int load_make(void **state);
int load_drop(void **state);
/* Writes a file into the folder; `name` may hold one folder of its own. */
void load_put(struct load_fixture *f, const char *name, const char *text);
void load_put_bytes(struct load_fixture *f, const char *name, const char *bytes, size_t n);
struct str load_path(struct load_fixture *f, const char *name);
/* Writes the text as main.yaml and loads it. */
struct doc *load_text(struct load_fixture *f, const char *text);
struct doc *load_from_bytes(struct load_fixture *f, const char *bytes, size_t n);
/* Everything the loader has said, as printed. */
const char *load_said(struct load_fixture *f);
/* Fails unless what was said holds the words. */
void assert_said(struct load_fixture *f, const char *words);
void assert_said_nothing(struct load_fixture *f);
/* Number of diagnostics with the code. */
unsigned load_count(const struct load_fixture *f, enum diag_code code);

#endif
