/* Pages of 100 x 100 pt without margins, filled with hand-made boxes whose lines are 10 pt high and have names, so
 * that the expected pages can be written down: "a1@0 a2@10 | n1@80" is a page with lines a1 and a2 and, below the
 * notes' rule, n1. Repeats are in brackets. */
#ifndef TESTS_PAGINATE_FIXTURE_H
#define TESTS_PAGINATE_FIXTURE_H

#include "base/arena.h"
#include "base/diag.h"
#include "paginate/paginate.h"

enum { FIXTURE_MOST_CELLS = 4000, FIXTURE_MOST_TRACKS = 4000 };

struct fixture {
    struct arena *arena;
    struct sources sources;
    struct diags diags;
    struct head head;
    struct report report;
    struct style style;
    struct note_style notes;
    struct exempt_style exempt;
    struct text_style caption, note_text;
    struct table_style table_style;
    struct page_style page;
    struct boxes boxes;
    struct pages *pages;
    VEC(const char *) names; /* by anchor */
    bool show_x;             /* what does not begin at the left has its x after a slash: "b1@0/50" */
};

struct fixture *fixture_new(void);
void fixture_free(struct fixture *f);

/* A flow of n lines of `height` named NAME1 ... NAMEn. */
struct flow fixture_flow(struct fixture *f, const char *name, uint32_t n, len_t height);
struct box *fixture_add_flow(struct fixture *f, struct flow flow);
/* A BOX_BESIDE or BOX_GROUP with as many columns as there are counts before a 0. */
struct box *fixture_add_members(struct fixture *f, enum box_kind kind, const uint32_t *counts);
struct box *fixture_add_page(struct fixture *f, enum section_start start);
/* A note of n lines; returns its index. */
uint32_t fixture_note(struct fixture *f, const char *name, uint32_t n);
/* Line `line` (from 0) of the flow bears the note's mark. */
void fixture_mark(struct fixture *f, struct flow *flow, uint32_t line, uint32_t note);

/* A table being made: cells are added in order of track, then column. Without padding or rules. */
struct table *fixture_table(struct fixture *f, uint32_t ncolumns, uint32_t nhead);
struct cell *fixture_cell(struct fixture *f, struct table *table, uint32_t track, uint32_t column, uint32_t rowspan,
                          uint32_t colspan, struct flow flow);
/* All cells are there: tracks get their heights. */
struct box *fixture_add_table(struct fixture *f, struct table *table);
void fixture_keep(struct table *table, uint32_t track);

/* Makes the pages and returns them as text, one page a line; the string is in the arena. */
const char *fixture_pages(struct fixture *f);
/* Every line once, inside the page, none over another in the same place; fails the test otherwise. */
void fixture_check_invariants(struct fixture *f);
/* The next of a row of numbers that look random. */
uint32_t fixture_random(uint32_t *seed);
/* A random table of 3 columns: row groups with a spanning first column, sub-rows, keeps, notes; perhaps paragraphs
 * before it. */
void fixture_add_random_table(struct fixture *f, uint32_t *seed);

#endif
