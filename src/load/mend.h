/* Quotes round the texts that YAML refuses without: what diagnostics know to mend (struct diag_fix), done. */
#ifndef LOAD_MEND_H
#define LOAD_MEND_H

#include "base/arena.h"
#include "load/load.h"

/* A line of a file, without its line end. */
struct mend_line {
    uint32_t number; /* from 1 */
    struct str before, after;
};

struct mend {
    struct str text;             /* the file's bytes as they are to be */
    VEC(struct mend_line) lines; /* those that change, from the top down; none: nothing can be mended */
    bool stopped;                /* so much is to be mended that the rest is left to another call */
};

/* Mends the bytes of one YAML file, as they lie on disk: of what YAML refuses, texts get quotes, one after the other
 * from the top of the file, as long as that makes YAML accept them; the first that is otherwise wrong ends it. All
 * other bytes stay as they are. YAML is read anew for each text, so a call reads 100 MB at most. The result lives in
 * the arena, or is `bytes` itself. */
struct mend mend_text(struct arena *arena, struct str bytes);

/* Whether `diag` knows to mend its file. */
bool mend_knows(const struct diag *diag);
/* The YAML file of the user's with that index in the sources; NULL: it is one of the program's own, or is no file
 * (standard input), or holds no YAML. */
const struct doc *mend_file(const struct loader *loader, uint16_t file);

#endif
