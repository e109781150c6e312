/* What the parts of trouble_report share. Private to load. */
#ifndef LOAD_SCENE_INT_H
#define LOAD_SCENE_INT_H

#include "load/line_int.h"
#include "load/trouble_int.h"

/* A syntax error and the lines around it. */
struct scene {
    struct diags *diags;
    uint16_t file;
    struct str text;
    const struct trouble *trouble;
    uint32_t at;      /* byte where libyaml noticed the problem */
    uint32_t context; /* byte where what it was reading began; equal to `at` when it does not say */
    struct line line; /* of `at` */
};

/* Records a syntax error at a byte of the text. */
struct diag *scene_diag(const struct scene *scene, uint32_t at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* Reports that the text which begins at a byte needs quotes, and shows the line with them. */
void scene_needs_quotes(const struct scene *scene, uint32_t at, const char *why);

/* Lines that stand where YAML expects a key, an item or their colon: trouble_lines.c. */
void trouble_colon_refused(const struct scene *scene);
void trouble_colon_missing(const struct scene *scene);
void trouble_key_missing(const struct scene *scene);
void trouble_second_root(const struct scene *scene);

/* Quotes and brackets: trouble_quotes.c. */
void trouble_quotes_open(const struct scene *scene);
void trouble_escape(const struct scene *scene);
void trouble_brackets(const struct scene *scene);
/* Reports quotes above `at` that were not closed where they should have been; false when there are none. */
bool trouble_quotes_above(const struct scene *scene);

#endif
