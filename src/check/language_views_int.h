/* Private to src/check: fields that the mappings of several views have. */
#ifndef CHECK_LANGUAGE_VIEWS_INT_H
#define CHECK_LANGUAGE_VIEWS_INT_H

#include "check/language_int.h"

#define VIEW_CONDITIONS                                                                                           \
    {.key = "priority",                                                                                           \
     .type = FIELD_TEXTS,                                                                                         \
     FIELD_AT(struct view, priority),                                                                             \
     .help = "Only those of these priorities.",                                                                   \
     .example = "HW2"},                                                                                           \
        {.key = "directorate",                                                                                    \
         .type = FIELD_TEXTS,                                                                                     \
         FIELD_AT(struct view, directorate),                                                                      \
         .help = "Only those of these directorates; `DCS` also finds `DUE/DCS`.",                                 \
         .example = "DCS"},                                                                                       \
        {.key = "committee",                                                                                      \
         .type = FIELD_TEXTS,                                                                                     \
         FIELD_AT(struct view, committee),                                                                        \
         .help = "Only those of these committees.",                                                               \
         .example = "CS"},                                                                                        \
    {                                                                                                             \
        .key = "theme", .type = FIELD_TEXTS, FIELD_AT(struct view, theme), .help = "Only those of these themes.", \
        .example = "Health and Wellbeing"                                                                         \
    }

#define VIEW_PERIOD                                                                                             \
    {                                                                                                           \
        .key = "period", .type = FIELD_TEXT, FIELD_AT(struct view, period),                                     \
        .help = "The period whose statuses are looked at, by role or name; without it, `now`.", .example = "Q2" \
    }

/* Which indicators. */
#define VIEW_SELECTION                                                                                            \
    {.key = "refs",                                                                                               \
     .type = FIELD_TEXTS,                                                                                         \
     FIELD_AT(struct view, refs),                                                                                 \
     .flags = FIELD_SHORT,                                                                                        \
     .help = "Only these, in this order.",                                                                        \
     .example = "[NI 059, NI 062]"},                                                                              \
        {.key = "status",                                                                                         \
         .type = FIELD_TEXTS,                                                                                     \
         FIELD_AT(struct view, status),                                                                           \
         .help = "Only those that bear one of these statuses now (in the period with the role `now`, or that of " \
                 "`period`).",                                                                                    \
         .example = "worse"},                                                                                     \
        VIEW_CONDITIONS, VIEW_PERIOD

#define VIEW_HELP                                                                                             \
    "Conditions of different keys must all hold, of one key any. Without conditions: those of the section's " \
    "priority, "                                                                                              \
    "else all. "

#endif
