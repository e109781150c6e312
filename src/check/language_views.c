#include "check/language_views_int.h"

#define VIEW_DELETED                                                                            \
    {                                                                                           \
        .key = "deleted", .type = FIELD_BOOL, FIELD_AT(struct view, deleted), .fallback = "no", \
        .help = "Those that are deleted from the plan, in place of all others."                 \
    }

#define VIEW_ID                                                     \
    {                                                               \
        .key = "id", .type = FIELD_TEXT, FIELD_AT(struct view, id), \
        .help = "A name, so that `[[name]]` can point here."        \
    }

#define VIEW_TABLE(shown)                                                                   \
    {.key = "title",                                                                        \
     .type = FIELD_LINES,                                                                   \
     FIELD_AT(struct view, title),                                                          \
     .help = "The caption; without it, the layout's.",                                      \
     .example = (shown)},                                                                   \
        VIEW_ID,                                                                            \
        {.key = "table",                                                                    \
         .type = FIELD_TEXT,                                                                \
         FIELD_AT(struct view, table),                                                      \
         .help = "The layout's table that shows it; without it, the usual one."},           \
    {                                                                                       \
        .key = "empty", .type = FIELD_TEXT, FIELD_AT(struct view, empty),                   \
        .help = "What is printed when nothing is selected; without it, the layout's words." \
    }

static const char *const group_words[] = {"", "priority", "directorate", "theme", "committee", NULL};

/* What only a single table of rows can have. */
#define VIEW_ROWS                                                                                              \
    {.key = "columns",                                                                                         \
     .type = FIELD_LIST,                                                                                       \
     FIELD_AT(struct view, columns),                                                                           \
     .sub = &language_given_column,                                                                            \
     .help = "The columns of this one table, from left to right; without them, those of the layout's table.",  \
     .example = "[{ title: \"{period} actual\", show: [actual, status], period: now }]"},                      \
        {.key = "groups",                                                                                      \
         .type = FIELD_LIST,                                                                                   \
         FIELD_AT(struct view, groups),                                                                        \
         .sub = &language_view_group,                                                                          \
         .help = "In place of `refs`: rows in groups, each with a heading row.",                               \
         .example = "[{ heading: \"*Attainment*\", refs: [NI 075, NI 079] }]"},                                \
        {.key = "group_by",                                                                                    \
         .type = FIELD_WORD,                                                                                   \
         FIELD_AT(struct view, group_by),                                                                      \
         .words = group_words,                                                                                 \
         .help = "The rows stand in groups of what they belong to, each with a heading row, in the order in "  \
                 "which the report declares them.",                                                            \
         .example = "priority"},                                                                               \
    {                                                                                                          \
        .key = "note", .type = FIELD_RICH, FIELD_AT(struct view, note), .help = "What stands below the table." \
    }

#define VIEW_COMMENTS                                                                                          \
    {                                                                                                          \
        .key = "comments", .type = FIELD_DICT, FIELD_AT(struct view, comments), .sub = &language_view_comment, \
        .help = "By ref: what stands in this table in place of an indicator's own comment.",                   \
        .example = "{ NI 117: \"See comments in [[attainment]].\" }"                                           \
    }

static const struct field indicator_view_fields[] = {
    VIEW_SELECTION, VIEW_DELETED, VIEW_TABLE("Key Performance Indicators"), VIEW_ROWS, VIEW_COMMENTS,
};

const struct schema language_indicator_view = {
    .name = "indicator table",
    .help = VIEW_HELP "Refs alone are enough: `indicators: [NI 059, NI 062]`.",
    SCHEMA_OF(struct view, indicator_view_fields),
};

static const struct field list_view_fields[] = {
    VIEW_SELECTION,
    VIEW_DELETED,
    VIEW_ID,
    {.key = "empty",
     .type = FIELD_TEXT,
     FIELD_AT(struct view, empty),
     .help = "What is printed when nothing is selected; without it, the layout's words."},
};

const struct schema language_list_view = {
    .name = "indicator list",
    .help = "A bulleted list. " VIEW_HELP "Refs alone are enough: `list: [NI 059, NI 062]`.",
    SCHEMA_OF(struct view, list_view_fields),
};

static const struct field activity_view_fields[] = {
    {.key = "refs",
     .type = FIELD_TEXTS,
     FIELD_AT(struct view, refs),
     .flags = FIELD_SHORT,
     .help = "Only these, in this order.",
     .example = "[HW2.2a, HW2.2b]"},
    {.key = "status",
     .type = FIELD_TEXTS,
     FIELD_AT(struct view, status),
     .help = "Only those that bear one of these statuses.",
     .example = "poor"},
    VIEW_CONDITIONS,
    VIEW_TABLE("Key Activities"),
    VIEW_ROWS,
};

const struct schema language_activity_view = {
    .name = "activity table",
    .help = VIEW_HELP "Refs alone are enough: `activities: [HW2.2a, HW2.2b]`.",
    SCHEMA_OF(struct view, activity_view_fields),
};

static const struct field engagement_view_fields[] = {
    VIEW_CONDITIONS,
    {.key = "title",
     .type = FIELD_LINES,
     FIELD_AT(struct view, title),
     .help = "A heading above the entries; without it there is none.",
     .example = "Community Engagement"},
    VIEW_ID,
    {.key = "empty",
     .type = FIELD_TEXT,
     FIELD_AT(struct view, empty),
     .help = "What is printed when nothing is selected; without it, nothing.",
     .example = "None this quarter."},
};

const struct schema language_engagement_view = {
    .name = "engagement list",
    .help = VIEW_HELP "`engagement: {}` is enough.",
    SCHEMA_OF(struct view, engagement_view_fields),
};

/* Narrows what the view selects by itself. */
#define VIEW_REFS_OF                                                                           \
    {                                                                                          \
        .key = "refs", .type = FIELD_TEXTS, FIELD_AT(struct view, refs), .flags = FIELD_SHORT, \
        .help = "Only of these.", .example = "[NI 059, NI 062]"                                \
    }

static const struct field exception_view_fields[] = {
    VIEW_REFS_OF, VIEW_CONDITIONS, VIEW_PERIOD, VIEW_TABLE("What misses its target"), VIEW_ROWS, VIEW_COMMENTS,
};

const struct schema language_exception_view = {
    .name = "selection",
    .help = VIEW_HELP "`{}` is enough.",
    SCHEMA_OF(struct view, exception_view_fields),
};

static const struct field change_view_fields[] = {
    VIEW_REFS_OF,
    VIEW_CONDITIONS,
    VIEW_PERIOD,
    VIEW_TABLE("What has changed"),
};

const struct schema language_change_view = {
    .name = "list of changes",
    .help = VIEW_HELP "`{}` is enough.",
    SCHEMA_OF(struct view, change_view_fields),
};

static const char *const by_words[] = {"priority", "directorate", "theme", "committee", "report", NULL};

static const struct field summary_view_fields[] = {
    {.key = "by",
     .type = FIELD_WORD,
     FIELD_AT(struct view, by),
     .words = by_words,
     .flags = FIELD_SHORT,
     .fallback = "priority",
     .help = "What has a row each; `report`: only the whole."},
    VIEW_CONDITIONS,
    VIEW_PERIOD,
    VIEW_TABLE("How many indicators are on target"),
};

const struct schema language_summary_view = {
    .name = "summary",
    .help = "Which indicators are counted by their status, and how. " VIEW_HELP
            "`summary: directorate` is short for `by`. Indicators without a status are counted apart.",
    SCHEMA_OF(struct view, summary_view_fields),
};
