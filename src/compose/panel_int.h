/* Private to compose: panels. Their headings are known beforehand (panel_heading.c). A plan says which rows and
 * columns a panel's table has (panel_plan.c), then its table (panel_table.c), words and action plan (panel_words.c)
 * and chart are made from it and put together (panel.c).
 */
#ifndef COMPOSE_PANEL_H
#define COMPOSE_PANEL_H

#include "compose/grid_int.h"
#include "compose/paragraph_int.h"

enum panel_line_kind {
    PANEL_FIGURES, /* figures of an indicator, as a row of the layout says */
    PANEL_FURTHER, /* the heading above a further indicator's rows */
    PANEL_PART     /* the actual figures of an indicator of the breakdown */
};

/* A row of the table. */
struct panel_line {
    uint8_t kind; /* enum panel_line_kind */
    uint8_t show; /* enum show */
    const struct indicator *indicator;
    struct str comparator; /* id; SHOW_COMPARATOR */
    struct str group;      /* the head over this row and those below it; empty: none */
    uint32_t group_rows;   /* rows that this head spans, from this one on; 0: it began above, or there is none */
    struct str title;
    const struct rich *rich; /* in its place; NULL: `title` */
    bool named;              /* references to the indicator lead here */
};

struct panel_column {
    const struct period *period;
    struct str group, title, window; /* heads, outermost first; empty: none */
    bool provisional;                /* its head says so; its cells do not */
};

struct panel_plan {
    const struct figures *figures;
    const struct panel_style *style;
    const struct view *view;
    const struct indicator *const *indicators; /* the panel's, the breakdown apart */
    uint32_t nindicators;
    bool own; /* of a table for one of the panel's indicators */
    struct arena *arena;
    struct str unit; /* the head above the rows' heads */
    bool grouped;    /* some rows have groups: they take a column */
    VEC(struct panel_line) lines;
    VEC(struct panel_column) columns;
};

/* Plans the table of `n` indicators (at least one). `own`: one of several tables of a panel, without the breakdown.
 * All words are in `arena`. Without columns or lines there is nothing to print. */
void panel_plan_make(struct panel_plan *plan, struct arena *arena, const struct composer *composer,
                     const struct view *view, const struct indicator *const *indicators, uint32_t n, bool own);
/* Whether a line has something to show in a period; messages apart. */
bool panel_has_figure(const struct panel_plan *plan, const struct panel_line *line, const struct period *period);
/* The message that stands in a line in place of the figure of a period; NULL: none. *index: which of the indicator's.
 */
const struct message *panel_message(const struct panel_plan *plan, const struct panel_line *line,
                                    const struct period *period, uint32_t *index);
/* A template filled in `arena`; the fields are those of all templates of panels. */
struct panel_fields {
    struct str organisation, comparator, unit, definition, ref, flag, period, n;
};
struct str panel_fill(struct arena *arena, const struct node *template, const struct panel_fields *fields);

/* panel_heading.c. How many of a view's rows make one panel: all of VIEW_PANEL, one of VIEW_PANELS. */
uint32_t panel_size(const struct view *view, const struct view_rows *rows);
/* The heading's lines below its element. */
struct flow panel_heading_flow(struct composer *composer, const struct panel_entry *entry, struct sem *heading);

/* The table, with the note below it where `note` is not NULL. Returns the height of the table; 0: none was made. */
len_t panel_table_compose(struct composer *composer, const struct panel_plan *plan, const struct rich *note,
                          struct sem *parent);

/* panel_chart.c. Whether there is a chart beside the table: somebody wants one, and there are figures to draw. */
bool panel_chart_wanted(struct composer *composer, const struct panel_plan *plan);
/* The chart, as wide as the column; `table` is the height of the table beside it, and the least that it takes unless
 * the report says otherwise or the table is higher than a page. */
void panel_chart_compose(struct composer *composer, const struct panel_plan *plan, len_t table, struct sem *parent);

/* The words below the table: comments and actions of the panel's indicators and its breakdown, each once, and why
 * statuses that the plan shows were given by hand. */
void panel_words_compose(struct composer *composer, const struct panel_plan *plan, struct sem *parent);
/* The indicator's action plan; nothing where it has none. */
void panel_action_compose(struct composer *composer, const struct indicator *indicator, struct sem *parent);

#endif
