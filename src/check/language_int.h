/* Private to src/check: the tables of the report language, one for each mapping. */
#ifndef CHECK_LANGUAGE_INT_H
#define CHECK_LANGUAGE_INT_H

#include "check/report.h"

/* A file's root mapping. */
struct root {
    const struct node *node;
    struct head *report;
    struct texts include;
    struct list periods, directorates, committees, comparators, flags, priorities, rules, rewards, ignored, data,
        areas, indicators, activities, engagement, notes, sections;
};

/* The statuses of one period as they are written; check turns them into one list of given_status. `own` comes first:
 * where no period has others, the list is made in place. */
struct period_status {
    struct given_status own; /* period, word, reason */
    struct list others;      /* of struct given_status, whose `against` is the key */
};

/* `{ text: ..., exempt: 3 }` in place of Markdown. */
struct exempt_text {
    const struct node *node;
    const struct node *text; /* NULL where it is withheld */
    struct exemption *exempt;
};

/* The field of a struct that can be exempt as a whole. */
#define EXEMPT_FIELD(of)                                                                                             \
    {                                                                                                                \
        .key = "exempt", .type = FIELD_MAP, FIELD_AT(of, exempt), .flags = FIELD_EXEMPT, .sub = &language_exemption, \
        .help = "Why it is not for the public: the paragraph of Schedule 12A. The public copy leaves it out.",       \
        .example = "3"                                                                                               \
    }

extern const struct schema language_exemption, language_exempt_text;
extern const struct schema language_root;
extern const struct schema language_head;
extern const struct schema language_period;
extern const struct schema language_directorate, language_committee, language_comparator, language_flag;
extern const struct schema language_priority;
extern const struct schema language_note;
extern const struct schema language_indicator;
extern const struct schema language_activity;
extern const struct schema language_engagement;
extern const struct schema language_period_status, language_other_status;
extern const struct schema language_section, language_block;
extern const struct schema language_indicator_view, language_activity_view, language_engagement_view;
extern const struct schema language_list_view;
extern const struct schema language_exception_view, language_summary_view;
extern const struct schema language_panel_view, language_panels_view;
extern const struct schema language_plan, language_window, language_progress;
extern const struct schema language_given_column, language_view_group, language_view_comment, language_change_view;
extern const struct schema language_data_file, language_area_file, language_reward, language_ignored;
extern const struct schema language_key_block, language_table_block, language_figure_block;
extern const struct schema language_recommendations, language_sign_off;
extern const struct schema language_chart_block, language_columns_block, language_content_column;

#endif
