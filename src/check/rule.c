#include "check/rule.h"

static const char *const travel_words[] = {"any", "better", "not-worse", "same", "worse", NULL};

static const struct field band_fields[] = {
    {.key = "status",
     .type = FIELD_TEXT,
     FIELD_AT(struct rule_band, status),
     .flags = FIELD_REQUIRED,
     .help = "The status of the layout that it gives.",
     .example = "within"},
    {.key = "from",
     .type = FIELD_TEXT,
     FIELD_AT(struct rule_band, from),
     .help =
         "The margin is at least this, the limit included. The margin is by how much the figure is better than what "
         "it is compared with: `5%` of that, `2 points` (or `2`) in the figure's own unit, or `tolerance`; with a "
         "minus where it is worse.",
     .example = "-tolerance"},
    {.key = "over",
     .type = FIELD_TEXT,
     FIELD_AT(struct rule_band, over),
     .help = "The margin is more than this, the limit not included. Written as `from`.",
     .example = "5%"},
    {.key = "min",
     .type = FIELD_TEXT,
     FIELD_AT(struct rule_band, min),
     .help = "The figure itself is at least this.",
     .example = "35%"},
    {.key = "max",
     .type = FIELD_TEXT,
     FIELD_AT(struct rule_band, max),
     .help = "The figure itself is at most this.",
     .example = "65%"},
    {.key = "travel",
     .type = FIELD_WORD,
     FIELD_AT(struct rule_band, travel),
     .words = travel_words,
     .fallback = "any",
     .help = "The direction of travel: how the figure compares with the period before.",
     .example = "not-worse"},
};

static const struct schema band_schema = {
    .name = "band",
    .help = "A band of a rule. All of its conditions must hold; without any, it always holds.",
    SCHEMA_OF(struct rule_band, band_fields),
};

static const struct field rule_fields[] = {
    {.key = "id", .type = FIELD_KEY, FIELD_AT(struct rule, id)},
    {.key = "against",
     .type = FIELD_TEXT,
     FIELD_AT(struct rule, against),
     .fallback = "target",
     .help = "What figures are compared with: `target`, `baseline`, a comparator, a period or a period's role.",
     .example = "baseline"},
    {.key = "tolerance",
     .type = FIELD_TEXT,
     FIELD_AT(struct rule, tolerance),
     .help =
         "The tolerance of indicators that give none of their own: `5%` of what the figure is compared with, or `2 "
         "points` in the figure's own unit.",
     .example = "5%"},
    {.key = "travel_long",
     .type = FIELD_BOOL,
     FIELD_AT(struct rule, travel_long),
     .fallback = "no",
     .help = "`travel` compares with the same period a year before, not with the period before."},
    {.key = "bands",
     .type = FIELD_LIST,
     FIELD_AT(struct rule, bands),
     .flags = FIELD_REQUIRED,
     .sub = &band_schema,
     .help = "From the best to the worst; the first that holds gives the status.",
     .example = "[{ status: better, over: tolerance }, { status: within, from: -tolerance }, { status: worse }]"},
    {.key = "no_target",
     .type = FIELD_TEXT,
     FIELD_AT(struct rule, no_target),
     .help = "The status of figures for which there is nothing to compare with; without it they have none.",
     .example = "no-target"},
    {.key = "no_data",
     .type = FIELD_TEXT,
     FIELD_AT(struct rule, no_data),
     .help = "The status where words such as `n/a` or `TBC` stand in place of a figure, and where there is none for "
             "the period `now`.",
     .example = "no-data"},
    {.key = "no_new_data",
     .type = FIELD_TEXT,
     FIELD_AT(struct rule, no_new_data),
     .help = "The status where words such as `No new data` or `Annually reported` stand in place of a figure.",
     .example = "no-new-data"},
};

const struct schema check_rule_schema = {
    .name = "rule",
    .help = "How a figure is rated against what it is compared with.",
    SCHEMA_OF(struct rule, rule_fields),
};
