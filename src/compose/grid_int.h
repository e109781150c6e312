/* Private to compose: tables.
 *
 * A table is built in two passes over the same rows. The first counts tracks and cells, so that the arrays have their
 * exact size, and measures what the columns' widths depend on; then the widths are settled; the second pass composes
 * each cell at its width. A row function calls the same grid_* functions in both passes. */
#ifndef COMPOSE_GRID_H
#define COMPOSE_GRID_H

#include "compose/composer_int.h"

#define GRID_MAX_COLUMNS 10000u /* more cannot stand on any page */

/* A small chart in a cell: a line of the actual figures up to a period, or a bar of that period's against its target.
 */
struct chart_cell {
    const struct figures *figures; /* of the row */
    const struct indicator *indicator;
    const struct period *period;
    bool bullet;
};

/* One of the things that a cell shows, one below the other: exactly one of rich, symbol, words, count, chart. */
struct part {
    const struct rich *rich;
    const struct status_style *symbol;
    struct str words;
    const struct count *count;
    const struct chart_cell *chart;
    const struct node *node;  /* of words, for messages */
    struct str prefix;        /* bold words before it; empty: none */
    const struct node *place; /* as in struct setting */
};

struct grid_column {
    const struct node *node; /* where it is described, for messages; may be NULL */
    const struct text_style *look;
    struct part title;   /* its head */
    struct part *groups; /* heads above the title, outermost first: rich or words; equal ones below each other are one
                            cell */
    uint32_t ngroups;
    uint32_t title_span; /* columns that the title stands over; 0 is 1 */
    struct width rule;
    uint8_t align, valign; /* enum align, enum valign */
    bool row_header;
    bool one_line;     /* its cells should stand on one line, as long as that is short: refs */
    len_t least, most; /* widths that its cells ask for, padding included */
    len_t wish;        /* up to this width its words, or its lines, should not be broken; 0: none */
    len_t whole, rest; /* ALIGN_DECIMAL: greatest width before the decimal point and from it on */
};

/* What the cells that span columns ask for. */
struct width_span {
    uint32_t first, n;
    len_t least, most;
};

enum ask {
    ASK_NOTHING,
    ASK_LEAST,
    ASK_BOTH
}; /* which widths a cell asks for: none, room for its longest word, or for all on one line too */

/* Where a cell stands and how it is set. */
struct spot {
    uint16_t column, colspan;
    uint32_t rowspan;    /* in tracks */
    uint32_t rows;       /* in rows of the logical table; 0 is 1 */
    uint8_t role, scope; /* of its element, which grid_cell makes; a TH without words becomes a TD */
    uint8_t kind;        /* enum sem_kind, of its element */
    uint32_t above;      /* CELL_COMMENT: how many rows above stands what it belongs to; 0 is 1 */
    uint8_t align, valign;
    uint8_t flags;   /* enum cell_flag */
    uint8_t ask;     /* enum ask */
    bool message;    /* its words stand as the style says of messages when they take several lines */
    bool shared;     /* other cells have the same element: its paragraphs are elements of their own */
    struct sem *sem; /* an element made before; NULL: grid_cell makes it */
    const struct node *node;
    const struct text_style *look;
    uint32_t fill;
};

struct grid {
    struct composer *composer;
    struct arena *arena; /* plans and measures; ends with the table */
    const struct table_style *style;
    struct table *table;
    struct grid_column *columns;
    uint32_t ncolumns;
    bool placing;                /* second pass */
    bool tight;                  /* measure words as if hyphenated, since whole they do not fit */
    bool broken;                 /* and as if broken where their style allows it, since hyphenated they do not */
    uint32_t ntracks, ncells;    /* of this pass, so far */
    uint32_t anchor, row_anchor; /* of the table and the row, still to be given to a line; 0: none */
    uint32_t depth;              /* tracks of the head */
    VEC(struct part) parts;      /* of the next cell */
    VEC(struct width_span) spans;
    struct sem *sem, *body, *row; /* TABLE; THEAD or TBODY; TR */
    struct sem *parent;
    struct part caption;
    struct str label;             /* before it: "Table 2: "; empty: none */
    const struct node *name_node; /* its id in the report; may be NULL */
};

typedef void grid_rows(struct grid *grid, void *user);

/* grid.c. Begins a table of `ncolumns`, which the caller then describes in grid->columns. `node` is the place of the
 * table in the report, `id` names it for references (may be NULL). */
void grid_begin(struct grid *grid, struct composer *composer, const struct table_style *style,
                const struct node *node, const struct node *id, uint32_t ncolumns);
/* Runs both passes and appends the box, whose logical parent is `parent`. Ends the grid. Returns false when no box
 * was made (too many columns; reported). */
bool grid_compose(struct grid *grid, struct sem *parent, grid_rows *rows, void *user);
/* A new row of the logical table; its cells follow. `id` names it for references (NULL: nothing does). */
void grid_row(struct grid *grid, const struct node *id);
/* A new track; `flags` of enum track_flag. It is exempt as a whole by what composer->exempt says now. */
void grid_track(struct grid *grid, uint16_t flags);
/* The current track is at least so high. */
void grid_room(struct grid *grid, len_t height);
/* An element of the current row; NULL in the first pass. `rows` in logical rows. */
struct sem *grid_element(struct grid *grid, enum role role, enum sem_scope scope, uint16_t column, uint16_t colspan,
                         uint32_t rows);
/* Adds to the content of the next cell; what is empty adds nothing. */
void grid_add_rich(struct grid *grid, const struct rich *rich);
void grid_add_node(struct grid *grid, const struct node *node);
void grid_add_words(struct grid *grid, struct str words, const struct node *node);
void grid_add_symbol(struct grid *grid, const struct status_style *symbol);
/* `count` lives as long as the grid. */
void grid_add_count(struct grid *grid, const struct count *count);
void grid_add_chart(struct grid *grid, const struct chart_cell *chart);
/* With bold words before it, which live as long as the grid. */
void grid_add_prefixed(struct grid *grid, struct str prefix, const struct rich *rich);
/* What was added last is about what stands at `place` in the report. */
void grid_about(struct grid *grid, const struct node *place);
/* The next cell of the current track, with the content that was added since the last one. */
void grid_cell(struct grid *grid, const struct spot *spot);
/* One cell over all columns in a track and row of its own; `spot` says how it is set. */
void grid_full_row(struct grid *grid, const struct spot *spot, uint16_t flags);
/* A heading over the rows below, with what was added since the last cell. */
void grid_heading_row(struct grid *grid, const struct node *node);
/* The row that says that there are none: in the report's words, or (NULL) the style's. */
void grid_empty_row(struct grid *grid, const struct node *words);
/* Defaults for a body cell of a column: look, alignment, TH or TD. */
struct spot grid_spot(const struct grid *grid, uint32_t column);
/* The same for the words that stand in place of a row, in the cells that `at` says. */
struct spot grid_withheld_spot(const struct grid *grid, const struct spot *at);
/* table_height.c. Of all tracks and the caption; cells over several tracks may make the last of theirs higher. */
len_t table_height(const struct table *table);
/* True when the cells cover every slot of the table once. */
bool grid_complete(const struct table *table);

/* grid_head.c. The tracks of the head: one for each depth of groups, and the titles'; 0 when no column has words. */
uint32_t grid_head_depth(const struct grid *grid);
void grid_head_rows(struct grid *grid);
/* The caption, and its repeat for further pages. */
void grid_caption(struct grid *grid);

/* A note below what was composed last: a table, which `table` is the style of, or a list; `look` NULL: as footnotes
 * look. */
void grid_note(struct composer *composer, const struct table_style *table, const struct text_style *look,
               const struct rich *note, struct sem *parent);

/* grid_flow.c: the words of a cell. */
struct flow grid_flow(struct grid *grid, const struct spot *spot, struct sem *sem, len_t width);

/* grid_decimal.c. Where a value's decimal point stands: true when `rich` is a number with, at most, a sign and a
 * currency before it and a unit without blanks, marks and superscripts after it; *point is the offset in its first
 * run at which the whole part ends. */
bool grid_decimal(const struct rich *rich, uint32_t *point);
/* Widths before and from the point on; false when `rich` is no such number. */
bool grid_decimal_measure(struct grid *grid, const struct text_style *look, const struct rich *rich, len_t *whole,
                          len_t *rest);
/* Takes a value into account for the alignment of its column. */
void grid_decimal_ask(struct grid *grid, struct grid_column *column, const struct rich *rich);
/* Where the point of a value comes to stand: the distance of its line from the cell's left end. */
len_t grid_decimal_shift(const struct grid_column *column, len_t width, len_t whole, len_t rest);

/* width_ask.c: what the next cell (grid->parts) asks of the widths. */
void width_ask(struct grid *grid, const struct spot *spot);
/* width.c. Settles the columns: fixed ones exactly, automatic ones between least and most, fractions share what is
 * left in proportion, none less than its least; leasts rise towards the wishes first, as far as there is room.
 * `edges` gets n + 1 positions. Returns the width that is needed when that is more than `available` (the columns then
 * have their least widths), else 0. Spans are sorted. Sources: min/max interpolation as in CSS 2.1, 17.5.2.2;
 * water-filling of spans as in mandoc's out.c. */
int64_t width_settle(struct grid_column *columns, uint32_t n, struct width_span *spans, uint32_t nspans,
                     len_t available, len_t *edges);
/* width_report.c: reports a table that is too wide (`needed` above 0) and columns that their padding fills. */
void width_report(struct grid *grid, int64_t needed);

#endif
