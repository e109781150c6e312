/* Diagnostics about the input. A stage calls diag_at for every problem it meets, goes on as well as it can, and
 * returns; the driver stops between stages. Codes, their level and their explanation stand in diag_codes.def. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "base/mark.h"
#include "base/source.h"
#include "base/str.h"

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

enum diag_code {
#define DIAG_CODE(id, level, name, text) DIAG_##id,
#include "base/diag_codes.def"
#undef DIAG_CODE
    DIAG__COUNT
};

/* What mends the file of the mark: these bytes of its text (as it stands in the sources) become others. */
struct diag_fix {
    uint32_t from, to;
    struct str with; /* empty: nothing is known to */
};

struct diag {
    enum diag_code code;
    struct mark mark;
    struct str text;
    struct str help;     /* what to write instead; empty: none */
    struct diag_fix fix; /* what `help` shows, where that is quotes round a text that YAML refuses without */
    struct mark related; /* another place that matters; line 0: none */
    struct str related_text;
    uint32_t order; /* keeps equal places in the order of discovery */
};

struct diags {
    struct arena *arena;
    struct sources *sources;
    struct diag **items;
    uint32_t n, cap;
    uint32_t found; /* so far, with those that were dropped */
    uint32_t errors, warnings;
    bool ignored[DIAG__COUNT]; /* neither kept nor counted */
    bool muted;                /* nothing but errors is, for now: input is read again that was reported on already */
};

void diags_init(struct diags *diags, struct arena *arena, struct sources *sources);
/* Records a problem. The returned diag may be given help and a related place; it is owned by the arena. */
struct diag *diag_at(struct diags *diags, enum diag_code code, struct mark mark, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* Adds "help: ..." : what the user should write instead. */
void diag_help(struct diags *diags, struct diag *diag, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void diag_related(struct diags *diags, struct diag *diag, struct mark mark, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* From now on nobody wants to see this code, which is no error: what was recorded is dropped, and so is what will be.
 */
void diags_ignore(struct diags *diags, enum diag_code code);
/* Sorts by file, line, column, and drops those that say the same at the same place; the counts follow. */
void diags_settle(struct diags *diags);

struct diag_list {
    const struct diag **items;
    uint32_t n;
};
/* Settles them and gives those that are shown, in order. Of more than 1,000 with one code in one file, which mostly
 * have one cause, the others are only counted there: by one more at the end of the file's, whose mark has no line. */
struct diag_list diags_shown(struct diags *diags);
/* Prints those that are shown, each as `file:line:col: level: text [name]`, excerpt, caret, help, related place;
 * `orderpaper: level: text [name]` where there is no place. Line ends in a help stand for line ends, so a help may
 * show a few lines of YAML. */
void diags_print(struct diags *diags, FILE *out, bool colour);

const char *diag_level_name(enum diag_level level); /* "note", "warning", "error" */
enum diag_level diag_code_level(enum diag_code code);
const char *diag_code_name(enum diag_code code);
/* Whether it is about how those read who hear the report, or see little of it or no colours. */
bool diag_code_is_accessibility(enum diag_code code);
/* The paragraph that `orderpaper explain NAME` prints. */
const char *diag_code_text(enum diag_code code);
/* Finds a code by its name; false when there is none. */
bool diag_code_find(struct str name, enum diag_code *code);

#endif
