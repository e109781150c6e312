#include "check/language_int.h"

static const struct field key_entry_fields[] = {
    {.key = "status",
     .type = FIELD_TEXT,
     FIELD_AT(struct key_entry, status),
     .flags = FIELD_SHORT,
     .help = "A status of the layout, whose symbol is shown.",
     .example = "better"},
    {.key = "flag",
     .type = FIELD_TEXT,
     FIELD_AT(struct key_entry, flag),
     .help = "A flag, shown as it is printed.",
     .example = "F"},
    {.key = "text",
     .type = FIELD_LINES,
     FIELD_AT(struct key_entry, text),
     .help = "What it means; without it, the status's word or the flag's meaning.",
     .example = "Better than target limits"},
};

static const struct schema key_entry_schema = {
    .name = "key entry",
    .help = "A line of a key: a status or a flag, and what it means. A word alone is the status.",
    SCHEMA_OF(struct key_entry, key_entry_fields),
    .example = "status: better\ntext: Better than target limits\n",
};

static const struct field key_fields[] = {
    {.key = "title", .type = FIELD_LINES, FIELD_AT(struct key_block, title), .help = "What stands above the key."},
    {.key = "entries",
     .type = FIELD_LIST,
     FIELD_AT(struct key_block, entries),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .sub = &key_entry_schema,
     .help = "Its lines.",
     .example = "[better, within, worse]"},
    {.key = "note", .type = FIELD_RICH, FIELD_AT(struct key_block, note), .help = "What stands below the key."},
};

const struct schema language_key_block = {
    .name = "key",
    .help = "A key to symbols and flags. A list alone is its entries: `key: [good, fair, poor]`.",
    SCHEMA_OF(struct key_block, key_fields),
};

static const struct field column_fields[] = {
    {.key = "title",
     .type = FIELD_LINES,
     FIELD_AT(struct table_column, title),
     .flags = FIELD_SHORT,
     .help = "The head.",
     .example = "Target"},
    {.key = "group",
     .type = FIELD_TEXTS,
     FIELD_AT(struct table_column, group),
     .help = "Heads above the title, outermost first, in inline Markdown; neighbours with the same group share it.",
     .example = "2010/11"},
    {.key = "width",
     .type = FIELD_TEXT,
     FIELD_AT(struct table_column, width),
     .help = "As in layouts.",
     .example = "25mm"},
    {.key = "align",
     .type = FIELD_TEXT,
     FIELD_AT(struct table_column, align),
     .help = "As in layouts.",
     .example = "right"},
    {.key = "row_header",
     .type = FIELD_BOOL,
     FIELD_AT(struct table_column, row_header),
     .fallback = "no",
     .help = "Whether its cells are the heads of their rows, for screen readers. Where neither a column nor a cell "
             "of the "
             "table says so, those of the first column are."},
};

static const struct schema column_schema = {
    .name = "column",
    .help = "A column of a table. Text alone is its title.",
    SCHEMA_OF(struct table_column, column_fields),
};

static const struct field cell_fields[] = {
    {.key = "text",
     .type = FIELD_CELL,
     FIELD_AT(struct table_cell, text),
     .flags = FIELD_SHORT,
     .help = "Its text.",
     .example = "61.2%"},
    {.key = "columns",
     .type = FIELD_INT,
     FIELD_AT(struct table_cell, columns),
     .min = 1,
     .max = 1000,
     .fallback = "1",
     .help = "How many columns it spans.",
     .example = "2"},
    {.key = "rows",
     .type = FIELD_INT,
     FIELD_AT(struct table_cell, rows),
     .min = 1,
     .max = 1000000,
     .fallback = "1",
     .help = "How many rows it spans.",
     .example = "2"},
    {.key = "header",
     .type = FIELD_BOOL,
     FIELD_AT(struct table_cell, header),
     .fallback = "no",
     .help = "Whether it is the head of its row, for screen readers."},
};

static const struct schema cell_schema = {
    .name = "cell",
    .help = "A cell. Text alone is enough; `\"\"` is an empty cell.",
    SCHEMA_OF(struct table_cell, cell_fields),
};

static const struct field row_fields[] = {
    {.key = "cells",
     .type = FIELD_LIST,
     FIELD_AT(struct table_row, cells),
     .flags = FIELD_SHORT,
     .sub = &cell_schema,
     .help = "Its cells from left to right, without those that a span from above covers.",
     .example = "[Boys, 61.2%, 63%]"},
    {.key = "heading",
     .type = FIELD_LINES,
     FIELD_AT(struct table_row, heading),
     .help = "In place of cells: words over the whole width.",
     .example = "Secondary schools"},
    {.key = "total",
     .type = FIELD_BOOL,
     FIELD_AT(struct table_row, total),
     .fallback = "no",
     .help = "Its figures are the sums of those above it, from the last heading or total on: a sum that is wrong is "
             "reported."},
};

static const struct schema row_schema = {
    .name = "row",
    .help = "A row. A list alone is its cells: `- [Boys, 61.2%]`.",
    SCHEMA_OF(struct table_row, row_fields),
    .example = "heading: Secondary schools\n",
};

static const struct field table_fields[] = {
    {.key = "title", .type = FIELD_LINES, FIELD_AT(struct table_block, title), .help = "The caption."},
    {.key = "columns",
     .type = FIELD_LIST,
     FIELD_AT(struct table_block, columns),
     .flags = FIELD_REQUIRED,
     .sub = &column_schema,
     .help = "Its columns from left to right.",
     .example = "[Group, Actual, Target]"},
    {.key = "rows",
     .type = FIELD_LIST,
     FIELD_AT(struct table_block, rows),
     .sub = &row_schema,
     .help = "Its rows.",
     .example = "[[Boys, 61.2%, 63%], [Girls, 64.8%, 66%]]"},
    {.key = "note", .type = FIELD_RICH, FIELD_AT(struct table_block, note), .help = "What stands below the table."},
    {.key = "id",
     .type = FIELD_TEXT,
     FIELD_AT(struct table_block, id),
     .help = "A name, so that `[[name]]` can point here."},
    {.key = "table",
     .type = FIELD_TEXT,
     FIELD_AT(struct table_block, table),
     .help = "The layout's table whose look it takes; without it, the usual one."},
    {.key = "empty",
     .type = FIELD_TEXT,
     FIELD_AT(struct table_block, empty),
     .help = "What is printed when there are no rows; without it, the layout's words."},
};

const struct schema language_table_block = {
    .name = "table",
    .help = "A table that is written out in the report.",
    SCHEMA_OF(struct table_block, table_fields),
    .example = "title: Persistent absence\n"
               "columns: [Group, Actual, {title: Target, align: right}]\n"
               "rows:\n"
               "  - heading: Secondary schools\n"
               "  - [Boys, 61.2%, 63%]\n"
               "  - [Girls, {text: Not collected, columns: 2}]\n",
};

static const struct field figure_fields[] = {
    {.key = "image",
     .type = FIELD_TEXT,
     FIELD_AT(struct figure_block, image),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .help = "The picture: a PNG or JPEG file, from the folder of this file.",
     .example = "pictures/visits.png"},
    {.key = "alt",
     .type = FIELD_TEXT,
     FIELD_AT(struct figure_block, alt),
     .help = "What the picture shows, as you would say it over the telephone: read aloud in its place. Every picture "
             "needs it, unless it is `decorative`.",
     .example = "A bar chart. Visits rose in every quarter, from 4,100 to 5,600."},
    {.key = "decorative",
     .type = FIELD_BOOL,
     FIELD_AT(struct figure_block, decorative),
     .fallback = "no",
     .help = "`yes` for a picture that says nothing; screen readers pass over it."},
    {.key = "title",
     .type = FIELD_LINES,
     FIELD_AT(struct figure_block, title),
     .help = "The caption. Figures with one are numbered.",
     .example = "Visits to our libraries"},
    {.key = "note",
     .type = FIELD_RICH,
     FIELD_AT(struct figure_block, note),
     .help = "What stands below the picture."},
    {.key = "width",
     .type = FIELD_LEN,
     FIELD_AT(struct figure_block, width),
     .min = 1,
     .help = "How wide it is printed; without it, the picture's own size, but no wider than the text.",
     .example = "120mm"},
    {.key = "id",
     .type = FIELD_TEXT,
     FIELD_AT(struct figure_block, id),
     .help = "A name, so that `[[name]]` can point here.",
     .example = "visits"},
};

static const struct misplaced figure_misplaced[] = {
    {.key = "caption", .help = "write `title: ...`"},
    {.key = "description", .help = "write `alt: ...`"},
    {.key = "file", .help = "write `image: ...`"},
    {0},
};

const struct schema language_figure_block = {
    .name = "figure",
    .help = "A picture. It needs words for readers who cannot see it, unless it only decorates.",
    SCHEMA_OF(struct figure_block, figure_fields),
    .misplaced = figure_misplaced,
};

static const struct field block_fields[] = {
    {.key = "text", .type = FIELD_RICH, FIELD_AT(struct block, text), .help = "Paragraphs and lists."},
    {.key = "indicators",
     .type = FIELD_MAP,
     FIELD_AT(struct block, views[VIEW_INDICATORS]),
     .sub = &language_indicator_view,
     .help = "A table of indicators.",
     .example = "[NI 059, NI 062]"},
    {.key = "activities",
     .type = FIELD_MAP,
     FIELD_AT(struct block, views[VIEW_ACTIVITIES]),
     .sub = &language_activity_view,
     .help = "A table of activities.",
     .example = "[HW2.2a, HW2.2b]"},
    {.key = "engagement",
     .type = FIELD_MAP,
     FIELD_AT(struct block, views[VIEW_ENGAGEMENT]),
     .sub = &language_engagement_view,
     .help = "A list of engagement entries.",
     .example = "{}"},
    {.key = "key",
     .type = FIELD_MAP,
     FIELD_AT(struct block, key),
     .sub = &language_key_block,
     .help = "A key to symbols and flags.",
     .example = "[good, fair, poor]"},
    {.key = "table",
     .type = FIELD_MAP,
     FIELD_AT(struct block, table),
     .sub = &language_table_block,
     .help = "A table written out."},
    {.key = "figure",
     .type = FIELD_MAP,
     FIELD_AT(struct block, figure),
     .sub = &language_figure_block,
     .help = "A picture."},
    {.key = "chart",
     .type = FIELD_MAP,
     FIELD_AT(struct block, chart),
     .sub = &language_chart_block,
     .help = "A chart of indicators' figures.",
     .example = "NI 059"},
    {.key = "columns",
     .type = FIELD_MAP,
     FIELD_AT(struct block, columns),
     .sub = &language_columns_block,
     .help = "Contents side by side.",
     .example = "[{heading: What went well, text: Attendance.}, {heading: What did not, text: Turnover.}]"},
    {.key = "small_print",
     .type = FIELD_CELL,
     FIELD_AT(struct block, small_print),
     .help = "A text in small type (the layout's style `small-print`), such as what an asterisk above stands for.",
     .example = "\"* Provisional\""},
    {.key = "exceptions",
     .type = FIELD_MAP,
     FIELD_AT(struct block, views[VIEW_EXCEPTIONS]),
     .sub = &language_exception_view,
     .help = "A table of the indicators that miss their targets, with their comments.",
     .example = "{}"},
    {.key = "summary",
     .type = FIELD_MAP,
     FIELD_AT(struct block, views[VIEW_SUMMARY]),
     .sub = &language_summary_view,
     .help = "A table that counts indicators by their status.",
     .example = "{ by: priority }"},
    {.key = "dashboard",
     .type = FIELD_MAP,
     FIELD_AT(struct block, views[VIEW_DASHBOARD]),
     .sub = &language_summary_view,
     .help = "A page that shows the counts, a summary and the exceptions.",
     .example = "{ by: priority }"},
    {.key = "changes",
     .type = FIELD_MAP,
     FIELD_AT(struct block, views[VIEW_CHANGES]),
     .sub = &language_change_view,
     .help = "What has changed since last time: a table of the indicators that have another status, that are new, "
             "and that were dropped. It needs last time's report (`--previous`).",
     .example = "{}"},
    {.key = "list",
     .type = FIELD_MAP,
     FIELD_AT(struct block, views[VIEW_LIST]),
     .sub = &language_list_view,
     .help = "A bulleted list of indicators.",
     .example = "{ status: worse }"},
    {.key = "rewards",
     .type = FIELD_MAP,
     FIELD_AT(struct block, views[VIEW_REWARDS]),
     .sub = &language_exception_view,
     .help = "A table of stretch targets and their rewards, with totals.",
     .example = "{}"},
    {.key = "panel",
     .type = FIELD_MAP,
     FIELD_AT(struct block, views[VIEW_PANEL]),
     .sub = &language_panel_view,
     .help = "A panel of an indicator, or of several: table, chart, commentary and plan under a heading.",
     .example = "NI 059"},
    {.key = "panels",
     .type = FIELD_MAP,
     FIELD_AT(struct block, views[VIEW_PANELS]),
     .sub = &language_panels_view,
     .help = "A panel for each indicator.",
     .example = "{ priority: HW2 }"},
    {.key = "page_break",
     .type = FIELD_BOOL,
     FIELD_AT(struct block, page_break),
     .help = "A new page begins here.",
     .example = "yes"},
};

#define BELOW_SECTIONS "a section within this one stands under `sections:`, beside `content:`"

#define AS_FIGURE(name)                                                                                          \
    {                                                                                                            \
        .key = (name), .help = "a picture is written\n- figure:\n    image: visits.png\n    alt: What it shows." \
    }

static const struct misplaced block_misplaced[] = {
    AS_FIGURE("image"),
    AS_FIGURE("picture"),
    AS_FIGURE("photo"),
    {.key = "heading", .help = BELOW_SECTIONS},
    {.key = "sections", .help = BELOW_SECTIONS},
    {.key = "content", .help = BELOW_SECTIONS},
    {.of = &language_indicator_view, .help = "indent it further, below the key that it belongs to"},
    {.of = &language_table_block, .help = "indent it further, below `table:`"},
    {.of = &language_figure_block, .help = "what belongs to a picture stands indented below `- figure:`"},
    {.of = &language_chart_block, .help = "what belongs to a chart stands indented below `- chart:`"},
    {.of = &language_section, .help = "it belongs to a section: bring it to the column of `content:`"},
    {0},
};

const struct schema language_block = {
    .name = "content item",
    .help = "An item of a section's content. It has exactly one of these keys.",
    SCHEMA_OF(struct block, block_fields),
    .misplaced = block_misplaced,
    .example = "indicators:\n  priority: HW2\n  title: Key Performance Indicators\n",
};

static const char *const contents_words[] = {"yes", "no-number", "no", NULL};
static const char *const paragraphs_words[] = {"auto", "numbered", "plain", NULL};
static const char *const start_words[] = {"auto", "page", "right", "continue", NULL};

static const struct field section_fields[] = {
    {.key = "heading",
     .type = FIELD_LINES,
     FIELD_AT(struct section, heading),
     .help = "Its heading; with a `priority`, the priority's label and title stand in when there is none.",
     .example = "Introduction"},
    {.key = "subtitle", .type = FIELD_LINES, FIELD_AT(struct section, subtitle), .help = "A line below the heading."},
    {.key = "id",
     .type = FIELD_TEXT,
     FIELD_AT(struct section, id),
     .help = "A name, so that `[[name]]` can point here.",
     .example = "introduction"},
    {.key = "priority",
     .type = FIELD_TEXT,
     FIELD_AT(struct section, priority),
     .help = "The priority whose indicators and activities the section's tables show.",
     .example = "HW2"},
    {.key = "text", .type = FIELD_RICH, FIELD_AT(struct section, text), .help = "What stands before the content."},
    {.key = "content",
     .type = FIELD_LIST,
     FIELD_AT(struct section, content),
     .sub = &language_block,
     .help = "Texts, tables, keys and figures, in order."},
    {.key = "sections",
     .type = FIELD_LIST,
     FIELD_AT(struct section, written),
     .sub = &language_section,
     .help = "Sections within this one."},
    {.key = "label",
     .type = FIELD_TEXT,
     FIELD_AT(struct section, label),
     .help = "What stands for the number that the layout would give.",
     .example = "Section 1"},
    {.key = "running",
     .type = FIELD_TEXT,
     FIELD_AT(struct section, running),
     .help = "The words for running heads; without it, the heading."},
    {.key = "page",
     .type = FIELD_TEXT,
     FIELD_AT(struct section, page),
     .help = "A kind of page of the layout.",
     .example = "landscape"},
    {.key = "layout",
     .type = FIELD_TEXT,
     FIELD_AT(struct section, layout),
     .help = "The layout of this section and of those within it, as the report names its own: pages, type, tables, "
             "headings, lists, keys, pictures. Statuses, rules, notes, contents and cover stay those of the report's "
             "layout. Without it, the layout of the section around it.",
     .example = "quarterly"},
    {.key = "contents",
     .type = FIELD_WORD,
     FIELD_AT(struct section, contents),
     .words = contents_words,
     .fallback = "yes",
     .help = "Whether the list of contents names it, and its page number.",
     .example = "no-number"},
    {.key = "start",
     .type = FIELD_WORD,
     FIELD_AT(struct section, start),
     .words = start_words,
     .fallback = "auto",
     .help = "Where it begins: as the layout says, on a new page, on a right-hand page, or where the last one ended.",
     .example = "page"},
    {.key = "paragraphs",
     .type = FIELD_WORD,
     FIELD_AT(struct section, paragraphs),
     .words = paragraphs_words,
     .fallback = "auto",
     .help = "Whether the paragraphs of its `text` and of the texts in its `content` are numbered, and those of the "
             "sections within it; `auto`: as the layout says. Items of a list with numbers become sub-paragraphs.",
     .example = "numbered"},
    {.key = "title_page",
     .type = FIELD_BOOL,
     FIELD_AT(struct section, title_page),
     .fallback = "no",
     .help = "Whether the heading stands on a page of its own."},
};

#define AS_ITEM(name)                                                                           \
    {                                                                                           \
        .key = (name), .help = "write it as an item of `content`:\ncontent:\n  - " name ": ..." \
    }

static const struct misplaced section_misplaced[] = {
    {.key = "contents",
     .list = true,
     .help = "a list of what the section shows is `content:`; `contents` says whether the list of contents names it"},
    {.key = "page_break", .help = "write `start: page`, or `- page_break: yes` as an item of `content`"},
    {.key = "title", .help = "write `heading: ...`"},
    AS_ITEM("indicators"),
    AS_ITEM("activities"),
    AS_ITEM("engagement"),
    AS_ITEM("exceptions"),
    AS_ITEM("summary"),
    AS_ITEM("dashboard"),
    AS_ITEM("changes"),
    AS_ITEM("rewards"),
    AS_ITEM("panel"),
    AS_ITEM("panels"),
    AS_ITEM("key"),
    AS_ITEM("table"),
    AS_ITEM("figure"),
    AS_ITEM("chart"),
    AS_ITEM("list"),
    AS_ITEM("small_print"),
    AS_ITEM("columns"),
    {0},
};

const struct schema language_section = {
    .name = "section",
    .help = "A part of the report with its heading.",
    SCHEMA_OF(struct section, section_fields),
    .misplaced = section_misplaced,
    .example = "heading: Health and Wellbeing\n"
               "priority: HW2\n"
               "text: |\n"
               "  Comments are included where performance is *below* target limits.\n"
               "content:\n"
               "  - key: [better, within, worse]\n"
               "  - activities: {}\n"
               "  - indicators: [NI 059, NI 062]\n"
               "  - page_break: yes\n"
               "  - text: See [[NI 059]].\n",
};
