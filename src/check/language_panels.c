#include "check/language_views_int.h"

static const struct field plan_fields[] = {
    {.key = "actions",
     .type = FIELD_RICH,
     FIELD_AT(struct action_plan, actions),
     .flags = FIELD_SHORT,
     .help = "What is being done.",
     .example = "The duty team has two more social workers from June."},
    {.key = "scale",
     .type = FIELD_RICH,
     FIELD_AT(struct action_plan, scale),
     .help = "By how much, and by when, it is to become better.",
     .example = "60% by March, 65% by September."},
    {.key = "milestones",
     .type = FIELD_RICH,
     FIELD_AT(struct action_plan, milestones),
     .help = "What comes next, and when.",
     .example = "July, a review of late assessments."},
    {.key = "due",
     .type = FIELD_RICH,
     FIELD_AT(struct action_plan, due),
     .help = "What was to be done by the end of this period.",
     .example = "Electronic recording in all teams."},
    {.key = "achieved",
     .type = FIELD_RICH,
     FIELD_AT(struct action_plan, achieved),
     .help = "Whether that was done; if not, why.",
     .example = "Yes."},
    {.key = "rating",
     .type = FIELD_TEXT,
     FIELD_AT(struct action_plan, rating),
     .help = "How the plan goes on the whole: a status of the layout; where there is none, `-`, `n/a` or `Not "
             "available`.",
     .example = "fair"},
};

const struct schema language_plan = {
    .name = "action plan",
    .help = "A summary of an action plan. Text alone is its `actions`.",
    SCHEMA_OF(struct action_plan, plan_fields),
};

static const struct field window_fields[] = {
    {.key = "period", .type = FIELD_KEY, FIELD_AT(struct period_words, period)},
    {.key = "word",
     .type = FIELD_TEXT,
     FIELD_AT(struct period_words, word),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .help = "The length of time.",
     .example = "6 months"},
};

const struct schema language_window = {
    .name = "window",
    .help = "How long a time the figure of a period covers: `Q2: 6 months`.",
    SCHEMA_OF(struct period_words, window_fields),
};

static const struct field progress_fields[] = {
    {.key = "period", .type = FIELD_KEY, FIELD_AT(struct period_words, period)},
    {.key = "word",
     .type = FIELD_TEXT,
     FIELD_AT(struct period_words, word),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .help =
         "A status of the layout, such as `improved`, `unchanged`, `declined`; where there is none, `-` or `n/a`, "
         "which are printed as they stand.",
     .example = "improved"},
};

const struct schema language_progress = {
    .name = "progress",
    .help = "The direction of travel in a period: `Q2: improved`.",
    SCHEMA_OF(struct period_words, progress_fields),
};

static const struct field chart_fields[] = {
    {.key = "show",
     .type = FIELD_TEXTS,
     FIELD_AT(struct panel_chart, show),
     .flags = FIELD_SHORT,
     .help = "Its series: kinds of figure (`actual`, `target` ...) and comparators; `no` for no chart. Without it, "
             "those of the layout.",
     .example = "[actual, target, National]"},
    {.key = "refs",
     .type = FIELD_TEXTS,
     FIELD_AT(struct panel_chart, refs),
     .help = "The panel's indicators whose figures it shows; without it, the first.",
     .example = "NI 059"},
    {.key = "alt",
     .type = FIELD_TEXT,
     FIELD_AT(struct panel_chart, alt),
     .help = "What it shows, for readers who cannot see it; without it, words made from the figures.",
     .example = "Bars. The figure rose from 40% to 58% over two years and fell short of its target throughout."},
    {.key = "height",
     .type = FIELD_LEN,
     FIELD_AT(struct panel_chart, height),
     .min = 1,
     .help = "How high it is; without it, as the table beside it, or as the layout says.",
     .example = "45mm"},
};

static const struct schema panel_chart_schema = {
    .name = "panel chart",
    .help = "The chart beside a panel's table. A list alone is what it shows: `chart: [actual, target]`; `chart: no` "
            "leaves it out.",
    SCHEMA_OF(struct panel_chart, chart_fields),
};

static const char *const commentary_words[] = {"", "beside", "merged", "below", NULL};

#define PANEL_OPTIONS                                                                                                \
    {.key = "periods",                                                                                               \
     .type = FIELD_TEXTS,                                                                                            \
     FIELD_AT(struct view, panel.periods),                                                                           \
     .help = "The columns, by period or role; without it, all periods for which there are figures, in the order of " \
             "their dates.",                                                                                         \
     .example = "[05/06, 06/07, Q1, Q2]"},                                                                           \
        {.key = "show",                                                                                              \
         .type = FIELD_TEXTS,                                                                                        \
         FIELD_AT(struct view, panel.show),                                                                          \
         .help =                                                                                                     \
             "Which of the layout's rows are shown: `actual`, `target`, `travel`, `comparator` ...; without it, "    \
             "all that have figures.",                                                                               \
         .example = "[actual, target]"},                                                                             \
        {.key = "chart",                                                                                             \
         .type = FIELD_MAP,                                                                                          \
         FIELD_AT(struct view, panel.chart),                                                                         \
         .sub = &panel_chart_schema,                                                                                 \
         .help = "The chart beside the table; without it, the layout's.",                                            \
         .example = "no"},                                                                                           \
    {                                                                                                                \
        .key = "commentary", .type = FIELD_WORD, FIELD_AT(struct view, panel.commentary), .words = commentary_words, \
        .help = "How the action stands to the comment: `beside` it, `merged` with it under one label, or `below` "   \
                "it; without it, as the layout says.",                                                               \
        .example = "merged"                                                                                          \
    }

static const struct field panel_view_fields[] = {
    {.key = "refs",
     .type = FIELD_TEXTS,
     FIELD_AT(struct view, refs),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .help = "The indicator; or several, which share the columns: the rows of each further one stand below its "
             "definition.",
     .example = "NI 059"},
    {.key = "title",
     .type = FIELD_LINES,
     FIELD_AT(struct view, title),
     .help = "The heading; without it, the definition of the first indicator.",
     .example = "Schools in an Ofsted category"},
    {.key = "text",
     .type = FIELD_RICH,
     FIELD_AT(struct view, panel.text),
     .help = "What is measured, below the heading.",
     .example = "Nine in ten young offenders are to be in education, training or work."},
    {.key = "breakdown",
     .type = FIELD_TEXTS,
     FIELD_AT(struct view, panel.breakdown),
     .help = "Refs of indicators whose actual figures are rows below: what the figure is made of.",
     .example = "[CP 2a, CP 2b]"},
    {.key = "note",
     .type = FIELD_RICH,
     FIELD_AT(struct view, panel.note),
     .help = "Small print below the table. An asterisk is written `\\*`.",
     .example = "'\\* These children are not in care.'"},
    {.key = "table_beside",
     .type = FIELD_BOOL,
     FIELD_AT(struct view, panel.table_beside),
     .fallback = "no",
     .help = "A small table for each indicator, one below the other, beside the commentary; no chart."},
    PANEL_OPTIONS,
    {.key = "id",
     .type = FIELD_TEXT,
     FIELD_AT(struct view, id),
     .help = "A name, so that `[[name]]` can point here."},
};

const struct schema language_panel_view = {
    .name = "panel",
    .help = "A panel: under a numbered heading a table of figures beside a chart, then the comment beside what is "
            "being done, then the action plan. Refs alone are enough: `panel: NI 059`.",
    SCHEMA_OF(struct view, panel_view_fields),
    .example = "refs: [CP 6, CP 6a]\ntitle: Schools in an Ofsted category\nchart: no\n",
};

static const struct field panels_view_fields[] = {
    VIEW_SELECTION,
    PANEL_OPTIONS,
    {.key = "empty",
     .type = FIELD_TEXT,
     FIELD_AT(struct view, empty),
     .help = "What is printed when nothing is selected; without it, nothing."},
};

const struct schema language_panels_view = {
    .name = "list of panels",
    .help = VIEW_HELP "Each indicator has a panel of its own. `panels: {}` is enough.",
    SCHEMA_OF(struct view, panels_view_fields),
};
