/* Private to compose: tables of indicators and of activities, whose columns the layout describes. */
#ifndef COMPOSE_TABLE_VIEW_H
#define COMPOSE_TABLE_VIEW_H

#include "compose/grid_int.h"

/* Sub-rows of a comparator, in this order. */
enum sub { SUB_PERIOD = 1, SUB_VALUE = 2, SUB_RANK = 4, SUB_ALL = 7 };

/* A table that shows a view, or a part of one. */
struct view_source {
    const struct view *view;
    const struct table_style *style; /* NULL: there is none (reported), and nothing is composed */
    const struct rich *title;        /* NULL: the style's */
    const struct node *id;           /* names it for references; NULL: nothing does */
    struct str label;                /* "Table 2: ", before its title; empty: none */
    const struct figures *figures;   /* of the rows: of indicators that were dropped, last time's */
    const void **rows;               /* indicators or activities */
    uint32_t nrows;
    const struct row_group *groups; /* headings between the rows */
    uint32_t ngroups;
    bool brief; /* no rows for comments, actions and overridden statuses */
};

struct view_column {
    const struct column_style *style;
    const struct period *period; /* that it shows; NULL: none */
    const struct period *rated;  /* whose status it shows; NULL: none */
    struct str against;          /* what that is against */
    struct str compared;         /* id of the comparator that it shows; empty: none */
    struct str comparator;       /* the same, where it stands in aligned sub-rows */
    bool period_in_head;         /* all rows share the comparator's period, which the head says */
    struct str shared;           /* that period, where the head does not say it as it is */
    bool reward;                 /* it shows rewards: neighbouring rows with the same one share a cell */
    bool comment;                /* it shows comments, likewise */
    bool merge;                  /* rows with the same words in it share a cell, comments included */
};

/* What a table shows, in order. */
enum step_kind { STEP_HEADING, STEP_ROW, STEP_COMMENT };
struct view_step {
    uint8_t kind;   /* enum step_kind */
    bool keep;      /* not parted from the next */
    uint32_t row;   /* of the view; HEADING: that below it */
    uint32_t from;  /* COMMENT: how many rows of the table above stands the row that it belongs to; HEADING: group */
    uint32_t track; /* its first, counted from the first step's */
};

/* Words that stand over a run of columns. */
struct placed_message {
    const struct message *message;
    uint32_t row, rows; /* of the view */
    uint16_t column, colspan;
    uint8_t subs; /* SUB_ALL: the whole of the rows; else one sub-row */
};

struct view_table {
    struct grid grid;
    const struct view *view;
    const struct figures *figures; /* of the rows */
    const void **rows;
    uint32_t nrows;
    const struct row_group *groups;
    uint32_t ngroups;
    struct view_columns shown; /* of the report or the layout */
    struct view_column *columns;
    uint32_t nmerged;             /* the first so many columns merge their cells */
    VEC(struct view_step) steps;  /* and one more, whose track is the number of all */
    uint32_t *merged;             /* by column, then step: how many steps its cell stands beside; 0: one above does */
    const struct rich **comments; /* by row, where the view has comments of its own; NULL: those of the indicators */
    uint32_t *begins;             /* by row: the first row below the same heading; NULL: there are no headings */

    /* Indicators only. */
    VEC(struct placed_message) messages; /* by row */
    uint8_t *subs;                       /* by row: set of enum sub; 0: a row without sub-rows */
    bool brief;                          /* no rows of words below those of indicators */
    bool comment_column, action_column;  /* these stand in a column, not in rows of their own */
    bool rewards;                        /* a column shows them */
    const struct placed_message **over;  /* by column: the message that covers it, or covered it last */
    struct sem **stacks;                 /* by column: the element of a comparator in the current row */
    uint32_t next;                       /* index in messages of the first of the current row or later */
};

/* table_plan.c. The order of rows, headings and comments, and which cells of first columns merge. */
void view_plan(struct view_table *table);
/* The mark of the row; NULL: none. */
const struct exemption *view_exempt(const struct view_table *table, uint32_t row);
/* Adds the row in place of one that is withheld; false: it is not. `ref` names it for references. */
bool view_withheld_row(struct view_table *table, uint32_t row, const struct node *ref);
/* Whether a row shares no cell with the one above: a heading stands between them, or one of both is exempt. */
bool view_parted(const struct view_table *table, uint32_t row);
/* How many tracks a row of the view takes. */
uint32_t view_tracks(const struct view_table *table, uint32_t row);
/* The heading of a step. */
void view_heading_row(struct view_table *table, uint32_t step);
/* The cells of a step in the columns that merge theirs; `k`: which of its tracks is being filled. */
void view_merged_cells(struct view_table *table, uint32_t step, uint32_t k);

/* table_view.c. The view as it is selected, in the table that it names or that is usual for it. */
struct view_source view_source(const struct composer *composer, const struct view *view);
/* Begins the table: its columns, their periods and comparators. False: it has no style. */
bool view_begin(struct view_table *table, struct composer *composer, const struct view_source *source);
/* Fills the columns' titles, which may depend on the rows; then both passes. Ends the table. */
void view_compose(struct view_table *table, struct sem *parent, grid_rows *rows);
/* The indicator in a row, and its ref. */
const struct indicator *view_indicator(const struct view_table *table, uint32_t row);
struct str view_ref(const struct view_table *table, uint32_t row);
/* Whether the rows are of last time's report: their names mean nothing in this one. */
bool view_is_past(const struct view_table *table);
/* Colour behind a row. */
uint32_t view_fill(const struct view_table *table, uint32_t row);
/* periods.c. The period's label, or its id. */
struct str period_words(const struct period *period);
/* Puts periods in the order of their dates, parts before the longer period that they are part of; without all dates
 * they stay as they are. */
void periods_sort(const struct period **periods, uint32_t n);
/* table_view.c. What is printed for an indicator's ref: its label, or the ref itself; empty without either. */
struct str indicator_name(const struct indicator *indicator);
/* The same where something must be there: of one without, its name or definition. */
struct str indicator_called(struct arena *arena, const struct indicator *indicator);
/* Its definition on one line; may be empty. */
struct str indicator_definition(struct arena *arena, const struct indicator *indicator);
/* Its short name; without one, what it is called. */
struct str indicator_short(struct arena *arena, const struct indicator *indicator);

/* table_head.c. Fills the columns' heads, which may depend on the rows. */
void view_fill_heads(struct view_table *table);

/* table_indicators.c, table_activities.c, table_summary.c. `whole`: only the row of the whole. */
void view_compose_indicators(struct composer *composer, const struct view_source *source, struct sem *parent);
void view_compose_activities(struct composer *composer, const struct view_source *source, struct sem *parent);
void view_compose_summary(struct composer *composer, const struct view_source *source, bool whole,
                          struct sem *parent);

/* table_content.c: what a column shows of a row, added to the next cell. */
void view_add_indicator(struct view_table *table, uint32_t column, uint32_t row);
void view_add_activity(struct view_table *table, uint32_t column, const struct activity *activity);
/* One of both, as the view says. */
void view_add_row(struct view_table *table, uint32_t column, uint32_t row);
/* What was added last to the cell is about a figure of the indicator; `given`: where its words were given, or NULL.
 */
void view_about(struct grid *grid, const struct indicator *indicator, enum kind kind, const struct period *period,
                const struct node *given);
/* What was observed of a kind that `show` names; NULL: it names none, or there is none. */
const struct observation *view_observation(const struct indicator *indicator, uint8_t show,
                                           const struct period *period);
/* The colour behind the cell of a column: the tint of its status, or that of the row. */
uint32_t view_tint(const struct view_table *table, uint32_t column, uint32_t row);
/* The status that a column shows of an indicator; NULL: none. */
const struct status_figure *view_status(const struct view_table *table, uint32_t column, uint8_t show,
                                        const struct indicator *indicator);

/* table_comment.c: the words below an indicator's row. */
/* The paragraph that says that a status was given by hand, from the template for it; empty without one. */
struct str override_words(struct arena *arena, const struct node *template, struct str ref,
                          const struct status_figure *figure);
bool comment_wanted(const struct view_table *table, uint32_t row);
/* `flags` of the track. */
void comment_row(struct view_table *table, uint32_t step, uint16_t flags);
/* What stands as the comment of a row; NULL: nothing. */
const struct rich *view_comment(const struct view_table *table, uint32_t row);
/* How many rows, from `row` on, share its comment where it stands once; 0: it stands with a row above. */
uint32_t comment_rows(const struct view_table *table, uint32_t row);

/* table_reward.c. How many rows, from `row` on, share its reward and its cell; 0: the row's is in a cell above. */
uint32_t reward_rows(const struct view_table *table, uint32_t row);
/* Whether a last row says what all rewards come to. */
bool reward_total_wanted(const struct view_table *table);
void reward_total_row(struct view_table *table);

/* table_compare.c: comparators. The sub-row's words; NULL: none. */
const struct rich *view_sub(const struct comparison *comparison, unsigned sub);
/* The sub-rows that the indicator's comparators need. */
uint8_t view_subs(const struct view_table *table, const struct indicator *indicator);
/* Finds out which columns' periods are the same in all rows; they go into the head. */
void view_share_periods(struct view_table *table);

/* message_unseen.c. A table shows the indicator whose `message` (an index) this is: `lacking`, without a column for
 * it; NULL: the message has a place there. */
void message_fate_set(struct composer *composer, const struct indicator *indicator, uint32_t message,
                      const struct view_table *lacking);
/* The same of a panel, whose table has that look; a message with a place elsewhere keeps it. */
void message_fate_lack(struct composer *composer, const struct indicator *indicator, uint32_t message,
                       const struct table_style *lacking);

/* table_message.c. Finds the places of all messages; reports those that cannot stand. */
void view_place_messages(struct view_table *table);

#endif
