/* The source files that were read, kept whole for excerpts in diagnostics. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/mark.h"
#include "base/str.h"

struct arena;

struct source {
    struct str path; /* as shown in messages */
    struct str text;
    uint32_t *line_starts; /* built at the first excerpt; NULL before */
    uint32_t nlines;
};

struct sources {
    struct arena *arena;
    struct source *items;
    uint32_t n, cap;
};

void sources_init(struct sources *sources, struct arena *arena);
/* Registers a file and returns its index from 1. Both strings are borrowed. 65,535 files at most; 0 when full. */
uint16_t sources_add(struct sources *sources, struct str path, struct str text);
/* The file with that index, or NULL. Invalid after the next sources_add. */
struct source *sources_at(const struct sources *sources, uint16_t file);
/* Line `line` (from 1; CR, LF and CR LF end lines) without its line end; empty when there is none. */
struct str source_line(struct source *source, struct arena *arena, uint32_t line);

/* The place of byte `offset` of the file's text. Line starts are kept in sources->arena, as by source_line. */
struct mark source_mark(const struct sources *sources, uint16_t file, uint32_t offset);
/* The byte offset of a place, or -1 when the file has no such place or the column is beyond what a mark can hold. */
int64_t source_offset(const struct sources *sources, struct mark mark);

#endif
