/* What only a committee paper has: recommendations, and the clearance of officers. */
#include "check/language_int.h"

#define ITEM_FIELDS                                                                             \
    {.key = "text",                                                                             \
     .type = FIELD_RICH,                                                                        \
     FIELD_AT(struct recommendation, text),                                                     \
     .flags = FIELD_SHORT | FIELD_REQUIRED,                                                     \
     .help = "What is recommended. The layout puts the letter or number before it.",            \
     .example = "approves the fees and charges;"},                                              \
        {.key = "id",                                                                           \
         .type = FIELD_TEXT,                                                                    \
         FIELD_AT(struct recommendation, id),                                                   \
         .flags = FIELD_PLACE,                                                                  \
         .help = "A name, so that `[[name]]` in a text prints `recommendation a)`, as a link.", \
         .example = "approve"},                                                                 \
        EXEMPT_FIELD(struct recommendation)

static const struct field part_fields[] = {ITEM_FIELDS};

static const struct misplaced part_misplaced[] = {
    {.key = "items", .help = "a part of a recommendation has no parts of its own: write them as its text"},
    {0},
};

static const struct schema part_schema = {
    .name = "part of a recommendation",
    .help = "One of several things that a recommendation asks for. Text alone is enough.",
    SCHEMA_OF(struct recommendation, part_fields),
    .misplaced = part_misplaced,
};

static const struct field item_fields[] = {
    ITEM_FIELDS,
    {.key = "items",
     .type = FIELD_LIST,
     FIELD_AT(struct recommendation, items),
     .sub = &part_schema,
     .help = "Its parts, which the layout numbers by themselves, such as (i) and (ii).",
     .example = "[the fees in table 1; and, the concessions in table 2.]"},
};

static const struct schema item_schema = {
    .name = "recommendation",
    .help = "What the committee is asked to decide. Text alone is enough; the layout gives it its letter.",
    SCHEMA_OF(struct recommendation, item_fields),
};

static const struct field recommendations_fields[] = {
    {.key = "lead",
     .type = FIELD_RICH,
     FIELD_AT(struct recommendations_block, lead),
     .help = "The words before the recommendations.",
     .example = "\"That Cabinet:\""},
    {.key = "items",
     .type = FIELD_LIST,
     FIELD_AT(struct recommendations_block, items),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .sub = &item_schema,
     .help = "The recommendations.",
     .example = "[notes the report; and, approves the plan.]"},
};

const struct schema language_recommendations = {
    .name = "list of recommendations",
    .help = "What a report recommends. The layout gives letters, which run on where a report has several such lists. "
            "Without a lead, the list alone is enough.",
    SCHEMA_OF(struct recommendations_block, recommendations_fields),
};

static const struct field clearance_fields[] = {
    {.key = "role",
     .type = FIELD_LINES,
     FIELD_AT(struct clearance, role),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .help = "Who clears the report.",
     .example = "Director of Finance"},
    {.key = "name", .type = FIELD_LINES, FIELD_AT(struct clearance, name), .help = "The officer's name."},
    {.key = "date",
     .type = FIELD_LINES,
     FIELD_AT(struct clearance, date),
     .help = "When it was cleared; without it, there is room to sign.",
     .example = "3 October 2025"},
    {.key = "comment",
     .type = FIELD_CELL,
     FIELD_AT(struct clearance, comment),
     .help = "What the officer says about the report.",
     .example = "The costs in section 4 are agreed."},
};

static const struct schema clearance_schema = {
    .name = "clearance",
    .help = "One officer's clearance. Text alone is the role.",
    SCHEMA_OF(struct clearance, clearance_fields),
};

static const struct field sign_off_fields[] = {
    {.key = "title",
     .type = FIELD_LINES,
     FIELD_AT(struct sign_off_block, title),
     .help = "The words above the table; without them, the layout's.",
     .example = "Officer clearance"},
    {.key = "rows",
     .type = FIELD_LIST,
     FIELD_AT(struct sign_off_block, rows),
     .flags = FIELD_SHORT | FIELD_REQUIRED,
     .sub = &clearance_schema,
     .help = "Who clears it, in order.",
     .example = "[Director of Finance, { role: Monitoring Officer, date: 3 October 2025 }]"},
};

const struct schema language_sign_off = {
    .name = "sign-off",
    .help =
        "Who has cleared a report before it is published. Only internal copies (`orderpaper build --internal`) show "
        "it; all others are as if it were not there. Without a title, the list of officers alone is enough.",
    SCHEMA_OF(struct sign_off_block, sign_off_fields),
};
