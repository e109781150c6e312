/* The field tables of layout files. Private to style. */
#ifndef STYLE_SCHEMAS_H
#define STYLE_SCHEMAS_H

#include "check/schema.h"

extern const struct schema style_colour_schema, style_text_schema, style_page_schema, style_running_schema,
    style_status_schema, style_heading_schema, style_column_schema, style_table_schema, style_note_schema,
    style_cover_schema, style_title_block_schema, style_link_schema, style_contents_schema, style_key_schema,
    style_engagement_schema, style_list_schema, style_draft_schema, style_picture_schema, style_figure_schema,
    style_print_schema, style_travel_schema, style_rank_schema, style_exception_schema, style_dashboard_schema,
    style_changes_schema, style_panel_schema, style_chart_schema, style_content_columns_schema,
    style_recommendation_schema, style_sign_off_schema, style_exempt_schema, style_part_schema,
    style_appendices_schema;

/* The fields that the report's head fills, for help. */
#define STYLE_HEAD_FIELDS                                                                                      \
    "{title} {subtitle} {organisation} {committee} {period} {date} {version} {author} {agenda_item} {status} " \
    "{wards} {key_decision} {portfolio_holder} {contact} {access} {exempt}"

/* NULL-terminated, in the order of their enumerations. */
extern const char *const style_show_words[], *const style_align_words[], *const style_start_words[],
                                                                             *const style_shape_words[];

#endif
