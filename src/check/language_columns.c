#include "check/language_int.h"

static const struct field given_column_fields[] = {
    {.key = "title",
     .type = FIELD_LINES,
     FIELD_AT(struct given_column, title),
     .help = "The head. `{period}` and `{comparator}` stand for the label and the title of what it shows.",
     .example = "\"{period}[^provisional]\""},
    {.key = "group",
     .type = FIELD_TEXTS,
     FIELD_AT(struct given_column, group),
     .help = "Heads above the title, outermost first, in inline Markdown; neighbours with the same group share it.",
     .example = "[Targets, Performance against]"},
    {.key = "show",
     .type = FIELD_TEXTS,
     FIELD_AT(struct given_column, show),
     .flags = FIELD_REQUIRED,
     .help = "What its cells show, as in layouts; several are stacked.",
     .example = "[actual, status]"},
    {.key = "period",
     .type = FIELD_TEXT,
     FIELD_AT(struct given_column, period),
     .help = "For figures and their status: the role of a period (`now`, `last-year` ...) or its name.",
     .example = "now"},
    {.key = "against",
     .type = FIELD_TEXT,
     FIELD_AT(struct given_column, against),
     .help =
         "For status: what the figure was compared with; `target` when left out, in a column of a comparator that "
         "comparator.",
     .example = "last-year"},
    {.key = "status_period",
     .type = FIELD_TEXT,
     FIELD_AT(struct given_column, status_period),
     .help =
         "For status: the period whose figure is rated, where it is not the column's `period`: beside last year's "
         "figure the status of this year's against it. In a column of a comparator `now` when left out.",
     .example = "now"},
    {.key = "tint",
     .type = FIELD_BOOL,
     FIELD_AT(struct given_column, tint),
     .fallback = "yes",
     .help = "`no`: its cells are not filled with the colour of their status, where the layout's table has that."},
    {.key = "comparator",
     .type = FIELD_TEXT,
     FIELD_AT(struct given_column, comparator),
     .help = "Whom the figures are compared with: a name under `comparators`.",
     .example = "England"},
    {.key = "decimals",
     .type = FIELD_INT,
     FIELD_AT(struct given_column, decimals),
     .min = -1,
     .max = 9,
     .fallback = "-1",
     .help = "Figures are printed with so many digits after the point; -1: as they are written."},
    {.key = "period_in_head",
     .type = FIELD_BOOL,
     FIELD_AT(struct given_column, period_in_head),
     .fallback = "yes",
     .help = "For comparators: a period that all rows share stands in the column's head, not in each cell."},
    {.key = "width",
     .type = FIELD_TEXT,
     FIELD_AT(struct given_column, width),
     .help = "A length (`25mm`), a share of what the others leave (`1fr`), or `auto`: as its words need, which "
             "holds when it is left out.",
     .example = "25mm"},
    {.key = "align",
     .type = FIELD_TEXT,
     FIELD_AT(struct given_column, align),
     .help = "How lines stand in its cells: `left`, `centre`, `right` or `decimal`; left when left out.",
     .example = "decimal"},
    {.key = "row_header",
     .type = FIELD_BOOL,
     FIELD_AT(struct given_column, row_header),
     .fallback = "no",
     .help = "Whether its cells are the heads of their rows, for screen readers."},
    {.key = "merge",
     .type = FIELD_BOOL,
     FIELD_AT(struct given_column, merge),
     .fallback = "no",
     .help = "Rows below one another whose cells say the same share one cell, comments included. Only the first "
             "columns of a table can do that; empty cells stay apart."},
};

static const struct field view_group_fields[] = {
    {.key = "heading",
     .type = FIELD_LINES,
     FIELD_AT(struct view_group, heading),
     .flags = FIELD_REQUIRED,
     .help = "What stands above its rows, over the whole width.",
     .example = "\"*Educational attainment*\""},
    {.key = "refs",
     .type = FIELD_TEXTS,
     FIELD_AT(struct view_group, refs),
     .flags = FIELD_REQUIRED,
     .help = "Its rows, in this order.",
     .example = "[NI 075, NI 079]"},
};

const struct schema language_view_group = {
    .name = "row group",
    .help = "Rows of a table with a heading row of their own.",
    SCHEMA_OF(struct view_group, view_group_fields),
};

static const struct field view_comment_fields[] = {
    {.key = "ref", .type = FIELD_KEY, FIELD_AT(struct view_comment, ref), .help = "The ref of an indicator."},
    {.key = "text",
     .type = FIELD_RICH,
     FIELD_AT(struct view_comment, text),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .help = "What stands in this table.",
     .example = "See comments in [[attainment]]."},
};

const struct schema language_view_comment = {
    .name = "table comment",
    .help = "Words that stand in one table in place of the indicator's own comment. Text alone is enough.",
    SCHEMA_OF(struct view_comment, view_comment_fields),
};

const struct schema language_given_column = {
    .name = "table column",
    .help = "A column of one table of indicators or activities, described by the report in place of the layout.",
    SCHEMA_OF(struct given_column, given_column_fields),
    .example =
        "title: \"{period} outturn[^1]\"\nshow: [actual, status]\nperiod: now\ngroup: [Performance, Outturn]\n",
};
