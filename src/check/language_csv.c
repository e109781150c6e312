#include "check/language_int.h"

static const char *const meaning_words[] = {
    "",        "ref",    "period", "kind",    "value",  "actual", "target", "baseline", "forecast", "estimate",
    "stretch", "status", "reason", "comment", "action", "area",   "group",  "skip",     NULL};
static const char *const others_words[] = {"report", "skip", NULL};

static const struct field column_fields[] = {
    {.key = "header", .type = FIELD_KEY, FIELD_AT(struct csv_column, header)},
    {.key = "is",
     .type = FIELD_WORD,
     FIELD_AT(struct csv_column, is),
     .words = meaning_words,
     .flags = FIELD_SHORT,
     .help = "What its cells hold. Of observations: ref, period, kind, value, actual, target, baseline, forecast, "
             "estimate, stretch, status, reason, comment, action. Of areas: area, group, ref, period, value. `skip`: "
             "nothing "
             "that is wanted.",
     .example = "actual"},
    {.key = "ref",
     .type = FIELD_TEXT,
     FIELD_AT(struct csv_column, ref),
     .help =
         "The indicator whose values they are; without it, that of the `ref` column or, in files of areas, the one "
         "whose ref is the header.",
     .example = "NI 059"},
    {.key = "period",
     .type = FIELD_TEXT,
     FIELD_AT(struct csv_column, period),
     .help = "The period of the values; without it, that of the `period` column or of the file.",
     .example = "Q2"},
    {.key = "against",
     .type = FIELD_TEXT,
     FIELD_AT(struct csv_column, against),
     .help = "For `status`: what the figure is compared with; without it, `target`.",
     .example = "baseline"},
};

static const struct schema column_schema = {
    .name = "CSV column",
    .help =
        "A column of a CSV file, by its header, or by its number from 1. A word alone is what its cells hold: `Area: "
        "area`.",
    SCHEMA_OF(struct csv_column, column_fields),
};

#define SOURCE_FIELDS                                                                                                \
    {.key = "file",                                                                                                  \
     .type = FIELD_TEXT,                                                                                             \
     FIELD_AT(struct csv_source, file),                                                                              \
     .flags = FIELD_SHORT | FIELD_REQUIRED,                                                                          \
     .help = "The CSV file, from the folder of this file; UTF-8.",                                                   \
     .example = "data/figures.csv"},                                                                                 \
        {.key = "delimiter",                                                                                         \
         .type = FIELD_TEXT,                                                                                         \
         FIELD_AT(struct csv_source, delimiter),                                                                     \
         .help = "What stands between cells: `comma`, `semicolon`, `tab` or `pipe`; without it, a comma.",           \
         .example = "semicolon"},                                                                                    \
        {.key = "quote",                                                                                             \
         .type = FIELD_TEXT,                                                                                         \
         FIELD_AT(struct csv_source, quote),                                                                         \
         .help = "The character round cells that hold delimiters or line ends; without it, \"."},                    \
        {.key = "header",                                                                                            \
         .type = FIELD_BOOL,                                                                                         \
         FIELD_AT(struct csv_source, header),                                                                        \
         .fallback = "yes",                                                                                          \
         .help = "Whether the first row names the columns."},                                                        \
        {.key = "skip",                                                                                              \
         .type = FIELD_INT,                                                                                          \
         FIELD_AT(struct csv_source, skip),                                                                          \
         .min = 0,                                                                                                   \
         .max = 1000,                                                                                                \
         .fallback = "0",                                                                                            \
         .help = "How many rows above the header are passed over."},                                                 \
        {.key = "others",                                                                                            \
         .type = FIELD_WORD,                                                                                         \
         FIELD_AT(struct csv_source, others),                                                                        \
         .words = others_words,                                                                                      \
         .fallback = "report",                                                                                       \
         .help =                                                                                                     \
             "What happens with columns and refs that the report does not know: they are reported, or passed over "  \
             "(`skip`)."},                                                                                           \
        {.key = "columns",                                                                                           \
         .type = FIELD_DICT,                                                                                         \
         FIELD_AT(struct csv_source, columns),                                                                       \
         .sub = &column_schema,                                                                                      \
         .help =                                                                                                     \
             "What the columns hold, by their headers. A column whose header is one of the words for that need not " \
             "be named."},                                                                                           \
    {                                                                                                                \
        .key = "period", .type = FIELD_TEXT, FIELD_AT(struct csv_source, period),                                    \
        .help = "The period of values that no column gives one.", .example = "Q2"                                    \
    }

static const struct field data_fields[] = {
    SOURCE_FIELDS,
    {.key = "kind",
     .type = FIELD_TEXT,
     FIELD_AT(struct csv_source, kind),
     .help = "What the values are that no column says it of: `actual`, `target` ...; without it, `actual`.",
     .example = "target"},
};

const struct schema language_data_file = {
    .name = "data file",
    .help =
        "A CSV file with figures of the report's indicators. A row holds one figure (columns ref, period, kind and "
        "value), or all figures of an indicator (a column for each period and kind, named under `columns`).",
    SCHEMA_OF(struct csv_source, data_fields),
    .example = "file: data/figures.csv\n"
               "columns:\n"
               "  Reference: ref\n"
               "  \"Outturn 09/10\": { is: actual, period: 09/10 }\n"
               "  \"Quarter 2\": { is: actual, period: Q2 }\n",
};

static const struct field area_fields[] = {
    SOURCE_FIELDS,
    {.key = "authority",
     .type = FIELD_TEXT,
     FIELD_AT(struct csv_source, authority),
     .help = "The name of the report's own area in the file; without it, the report's `organisation`.",
     .example = "Anytown"},
};

const struct schema language_area_file = {
    .name = "file of areas",
    .help =
        "A CSV file with the values of many areas, from which averages and ranks are computed. A row is an area, "
        "with "
        "a column for each indicator, named by its ref; or a row is one value (columns area, ref, period and value). "
        "A column `group` names the groups that an area belongs to, parted by semicolons.",
    SCHEMA_OF(struct csv_source, area_fields),
    .example = "file: data/areas.csv\n"
               "authority: Anytown\n"
               "columns:\n"
               "  Area: area\n"
               "  Type: group\n"
               "  NI 059: { period: 2008/09 }\n",
};
