/* The tables of indicators that a report's views are printed as: what is expected of the PDF. */
#ifndef TESTS_EXAMPLE_VIEWS_H
#define TESTS_EXAMPLE_VIEWS_H

#include "compute/figures.h"

enum { MOST_TABLES = 3 };

struct shown_table {
    const struct figures *figures; /* of its rows: of dropped indicators, last time's */
    const struct table_style *style;
    struct view_columns columns;
    struct view_rows rows;
    struct list comments; /* of struct view_comment */
    bool brief;           /* without comments */
};

/* The tables of a view of indicators, in order. Returns how many. */
uint32_t shown_tables(const struct figures *figures, const struct view *view, struct shown_table *tables);
/* The period of a column: where the view looks at another than the current one, columns of `now` show that. */
const struct period *shown_period(const struct shown_table *table, const struct view *view,
                                  const struct column_style *column);
const struct indicator *shown_indicator(const struct shown_table *table, uint32_t row);
/* What a row shows of a comparator: what was computed gives way to messages. NULL: nothing. */
const struct rich *shown_value(const struct shown_table *table, const struct column_style *column, uint32_t row);
const struct rich *shown_rank(const struct shown_table *table, const struct column_style *column, uint32_t row);
/* The status that a thing in a column shows, if it was given by hand though the figures say another; else NULL. */
const struct status_figure *shown_override(const struct shown_table *table, const struct view *view,
                                           const struct column_style *column, uint8_t show,
                                           const struct indicator *indicator);
/* The heading above a row, where the report writes it; else NULL. */
const struct rich *shown_heading(const struct shown_table *table, uint32_t row);
/* A row's comment, if it is the first (or the last) of neighbours that share it; else NULL. */
const struct rich *shown_comment(const struct shown_table *table, uint32_t row, bool last);

#endif
