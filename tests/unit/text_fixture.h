/* What the tests of text share: a text object with the project's fonts, and pieces as readable strings. */
#ifndef TEXT_FIXTURE_H
#define TEXT_FIXTURE_H

#include "base/diag.h"
#include "load/load.h"
#include "text/text.h"

#define TEXT_FALLBACKS 2

struct text_fixture {
    struct arena *arena, *scratch;
    struct sources sources;
    struct diags diags;
    struct loader loader;
    struct node family, fallbacks[TEXT_FALLBACKS];
    const struct node *fallback_items[TEXT_FALLBACKS];
    struct str folder; /* a font folder of the style, when set before text_fixture_open */
    struct style style;
    struct text_style look; /* Liberation Sans, 10 pt */
    struct text *text;
    text_pieces pieces; /* of the last cut */
};

/* Prepares everything but the text object: Liberation Sans falling back to DejaVu Sans. */
void text_fixture_init(struct text_fixture *fixture);
/* A scalar at line `line` of the first source file. */
struct node text_fixture_node(const char *words, uint32_t line);
/* Makes the text object with fonts of the folder `data`. */
void text_fixture_open(struct text_fixture *fixture, const char *data);
void text_fixture_close(struct text_fixture *fixture);

/* cmocka's set-up and tear-down: *state is a fixture opened with the project's own fonts. */
int text_setup(void **state);
int text_teardown(void **state);

/* Cuts `run` at line 5, column 3 into fixture->pieces. */
void text_fixture_cut(struct text_fixture *fixture, const char *run, const char *prev, const char *next);
/* The pieces as a string, NUL-terminated, in the arena: each its word, ~ where a joint follows, _ for each space,
 * then + (no break), | (allowed), = (hyphen) or ! (must). */
const char *text_fixture_show(struct text_fixture *fixture, const text_pieces *pieces);
/* Cut and shown. */
const char *text_fixture_pieces(struct text_fixture *fixture, const char *run);
/* The word of the first piece of `run`. */
const struct text_word *text_fixture_word(struct text_fixture *fixture, const char *run);

#endif
