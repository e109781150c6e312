#include "check/language_int.h"

static const char *const kind_words[] = {"bars", "lines", "bullet", "spc", NULL};

static const struct field chart_fields[] = {
    {.key = "refs",
     .type = FIELD_TEXTS,
     FIELD_AT(struct chart_block, refs),
     .flags = FIELD_SHORT,
     .help = "Refs of the indicators whose figures it shows; all of one unit.",
     .example = "NI 059"},
    {.key = "kind",
     .type = FIELD_WORD,
     FIELD_AT(struct chart_block, kind),
     .words = kind_words,
     .fallback = "bars",
     .help =
         "`bars` beside one another with targets as lines across them; `lines` over time; `bullet`, the figure of "
         "one period as a bar with its target as a mark; `spc`, a line with its mean and natural process limits.",
     .example = "lines"},
    {.key = "show",
     .type = FIELD_TEXTS,
     FIELD_AT(struct chart_block, show),
     .help =
         "Its series: `actual`, `target`, `baseline`, `forecast`, `estimate`, `stretch`, or names of comparators. "
         "Without it, the actual figures and their targets.",
     .example = "[actual, target, England]"},
    {.key = "periods",
     .type = FIELD_TEXTS,
     FIELD_AT(struct chart_block, periods),
     .help =
         "Periods, or their roles, from left to right; without it, all that have a figure. A bullet bar shows the "
         "last of them.",
     .example = "[08/09, 09/10, Q1, Q2]"},
    {.key = "title",
     .type = FIELD_LINES,
     FIELD_AT(struct chart_block, title),
     .help = "The caption. Charts with one are numbered with the figures.",
     .example = "Initial assessments within 7 working days"},
    {.key = "note", .type = FIELD_RICH, FIELD_AT(struct chart_block, note), .help = "What stands below the chart."},
    {.key = "alt",
     .type = FIELD_TEXT,
     FIELD_AT(struct chart_block, alt),
     .help = "What is read aloud in place of the chart. Without it, words are made from its figures.",
     .example = "A bar chart. Assessments in time rose in every quarter, from 55% to 61%."},
    {.key = "data_table",
     .type = FIELD_BOOL,
     FIELD_AT(struct chart_block, data_table),
     .fallback = "no",
     .help = "A table with its figures follows."},
    {.key = "width",
     .type = FIELD_LEN,
     FIELD_AT(struct chart_block, width),
     .min = 1,
     .help = "How wide it is; without it, as the layout says.",
     .example = "120mm"},
    {.key = "height",
     .type = FIELD_LEN,
     FIELD_AT(struct chart_block, height),
     .min = 1,
     .help = "How high it is; without it, as the layout says.",
     .example = "60mm"},
    {.key = "id",
     .type = FIELD_TEXT,
     FIELD_AT(struct chart_block, id),
     .help = "A name, so that `[[name]]` can point here.",
     .example = "assessments"},
};

static const struct misplaced chart_misplaced[] = {
    {.key = "caption", .help = "write `title: ...`"},
    {.key = "description", .help = "write `alt: ...`"},
    {.key = "indicators", .help = "write `refs: ...`"},
    {.key = "indicator", .help = "write `refs: ...`"},
    {.key = "series", .help = "write `show: ...`"},
    {.key = "type", .help = "write `kind: ...`"},
    {0},
};

const struct schema language_chart_block = {
    .name = "chart",
    .help = "A chart of indicators' figures. Refs alone are enough: `chart: NI 059`.",
    SCHEMA_OF(struct chart_block, chart_fields),
    .misplaced = chart_misplaced,
};
