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

#define VIEW_HELP                                                                                             \
    "Conditions of different keys must all hold, of one key any. Without conditions: those of the section's " \
    "priority, "                                                                                              \
    "else all. "

#endif
