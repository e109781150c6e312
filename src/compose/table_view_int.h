/* Private to compose: tables of indicators and of activities, whose columns the layout describes. */
#ifndef COMPOSE_TABLE_VIEW_H
#define COMPOSE_TABLE_VIEW_H

#include "compose/grid_int.h"

/* Sub-rows of a comparator, in this order. */
enum sub { SUB_PERIOD = 1, SUB_VALUE = 2, SUB_RANK = 4, SUB_ALL = 7 };

struct view_column {
    const struct column_style *style;
    const struct period *period; /* that it shows; NULL: none */
    struct str comparator;       /* id of the comparator that it shows, in aligned sub-rows; empty: none */
    struct str shared;           /* the comparator's period, when all rows share it and it stands in the head */
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
    struct view_column *columns;

    /* Indicators only. */
    VEC(struct placed_message) messages; /* by row */
    uint8_t *subs;                       /* by row: set of enum sub; 0: a row without sub-rows */
    bool comment_column;                 /* comments stand in a column, not in rows of their own */
    const struct placed_message **over;  /* by column: the message that covers it, or covered it last */
    struct sem **stacks;                 /* by column: the element of a comparator in the current row */
    uint32_t next;                       /* index in messages of the first of the current row or later */
};

/* table_view.c. Finds the table's style and its columns' periods and comparators. False: there is no such table
 * (reported before). */
bool view_begin(struct view_table *table, struct composer *composer, const struct view *view, struct str name);
/* Fills the columns' titles, which may depend on the rows; then both passes. Ends the table. */
void view_compose(struct view_table *table, struct sem *parent, grid_rows *rows);
/* The ref of the indicator in a row. */
struct str view_ref(const struct view_table *table, uint32_t row);
/* Colour behind a row. */
uint32_t view_fill(const struct view_table *table, uint32_t row);

/* table_content.c: what a column shows of a row, added to the next cell. */
void view_add_indicator(struct view_table *table, uint32_t column, const struct indicator *indicator);
void view_add_activity(struct view_table *table, uint32_t column, const struct activity *activity);
/* The value of a kind in a period; NULL when there is none. */
const struct observation *view_observation(const struct indicator *indicator, uint8_t show,
                                           const struct period *period);
struct str view_against(const struct column_style *style);

/* table_compare.c: comparators. */
const struct comparator *view_comparator(const struct indicator *indicator, struct str id);
const struct rich *view_sub(const struct comparator *comparator, unsigned sub);
/* The sub-rows that the indicator's comparators need. */
uint8_t view_subs(const struct view_table *table, const struct indicator *indicator);
/* Finds out which columns' periods are the same in all rows; they go into the head. */
void view_share_periods(struct view_table *table);

/* message_unseen.c. A table shows the indicator whose `message` (an index) this is: `lacking`, without a column for
 * it; NULL: the message has a place there. */
void message_fate_set(struct composer *composer, const struct indicator *indicator, uint32_t message,
                      const struct table_style *lacking);

/* table_message.c. Finds the places of all messages; reports those that cannot stand. */
void view_place_messages(struct view_table *table);

#endif
