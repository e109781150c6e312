/* Columns that the report describes, in the layout's terms. */
#include "check/report.h"
#include "style/style_int.h"

static void read_align(struct loading *loading, const struct given_column *given, struct column_style *column)
{
    if (!given->align || style_parse_align(node_text(given->align), &column->align))
        return;
    struct diag *diag = diag_at(loading->diags, DIAG_ALIGN_BAD, given->align->mark, "cells cannot stand `" PRIstr "`",
                                STR_ARG(node_text(given->align)));
    diag_help(loading->diags, diag, "write left, centre, right or decimal");
}

static void read_column(struct loading *loading, const struct table_style *table, const struct given_column *given,
                        struct column_style *column)
{
    *column = (struct column_style){.node = given->node,
                                    .title = given->title ? given->title->node : NULL,
                                    .head = given->title,
                                    .group = given->group,
                                    .groups = given->groups,
                                    .show_words = given->show,
                                    .period = given->period,
                                    .against = given->against,
                                    .status_period = given->status_period,
                                    .tint = given->tint ? TINT_AS_TABLE : TINT_NO,
                                    .comparator = given->comparator,
                                    .decimals = given->decimals,
                                    .period_in_head = given->period_in_head,
                                    .width_text = given->width,
                                    .width = {.kind = WIDTH_AUTO},
                                    .row_header = given->row_header,
                                    .merge = given->merge};
    read_align(loading, given, column);
    resolve_column(loading, table, column);
}

const struct column_style *style_given_columns(const struct style *style, struct arena *arena, struct diags *diags,
                                               const struct table_style *table, const struct list *given)
{
    if (given->n == 0)
        return NULL;
    struct style resolved = *style; /* looked into, and not changed */
    struct diags silent;
    struct loading loading = {.arena = arena, .diags = diags, .silent = &silent, .style = &resolved};
    map_init(&loading.reported, arena);
    diags_init(&silent, arena, diags->sources);
    struct column_style *columns = ARENA_ARRAY(arena, struct column_style, given->n);
    for (uint32_t i = 0; i < given->n; i++)
        read_column(&loading, table, LIST_AT(*given, const struct given_column, i), &columns[i]);
    resolve_merges(&loading, columns, given->n);
    return columns;
}
