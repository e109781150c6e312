#include "check/language_int.h"

static const struct field column_fields[] = {
    {.key = "heading",
     .type = FIELD_LINES,
     FIELD_AT(struct content_column, heading),
     .help = "A heading above the column, one level below the section's.",
     .example = "What went well"},
    {.key = "text",
     .type = FIELD_RICH,
     FIELD_AT(struct content_column, text),
     .help = "What stands before the content."},
    {.key = "content",
     .type = FIELD_LIST,
     FIELD_AT(struct content_column, content),
     .sub = &language_block,
     .help = "As the `content` of a section, but without `columns`, `dashboard` and `page_break`."},
    {.key = "width",
     .type = FIELD_TEXT,
     FIELD_AT(struct content_column, width),
     .flags = FIELD_PLACE,
     .help = "Its share of the width; without it, 1fr. A column of 2fr is twice as wide as one of 1fr.",
     .example = "2fr"},
    EXEMPT_FIELD(struct content_column),
};

static const struct misplaced column_misplaced[] = {
    {.key = "title", .help = "write `heading: ...`"},
    {.of = &language_block, .help = "write it as an item of the column's `content`:\ncontent:\n  - table: ..."},
    {0},
};

const struct schema language_content_column = {
    .name = "content column",
    .help = "One of the columns that stand side by side: a heading, a text, and content as in a section.",
    SCHEMA_OF(struct content_column, column_fields),
    .misplaced = column_misplaced,
    .example = "heading: What went well\n"
               "width: 2fr\n"
               "text: |\n"
               "  - Attendance in primary schools **above target**\n"
               "  - Visits to libraries **up by a tenth**\n",
};

static const struct field columns_fields[] = {
    {.key = "columns",
     .type = FIELD_LIST,
     FIELD_AT(struct columns_block, columns),
     .flags = FIELD_SHORT,
     .sub = &language_content_column,
     .help = "The columns, from left to right.",
     .example = "[{heading: What went well, text: Attendance.}, {heading: What did not, text: Turnover.}]"},
};

const struct schema language_columns_block = {
    .name = "set of columns",
    .help =
        "Contents side by side. They begin at the same height and stay on one page; where no page has room for the "
        "highest of them, they stand one below the other. They are read column by column. A list alone is the "
        "columns.",
    SCHEMA_OF(struct columns_block, columns_fields),
    .example = "- heading: What went well\n  text: Attendance rose.\n- heading: What did not\n  text: Turnover rose "
               "too.\n",
};
