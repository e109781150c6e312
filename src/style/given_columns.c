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

/* A key of a column that has an effect only where something else is there. */
struct dependent {
    const char *key;
    bool used;
    const char *needs; /* what it shows then */
};

static bool shows_figure(const struct column_style *column)
{
    for (uint32_t i = 0; i < column->nshow; i++) {
        if (column->show[i] >= SHOW_ACTUAL && column->show[i] <= SHOW_STRETCH)
            return true;
    }
    return false;
}

static bool shows_comparator(const struct column_style *column)
{
    for (uint32_t i = 0; i < column->nshow; i++) {
        if (column->show[i] == SHOW_COMPARATOR)
            return true;
    }
    return false;
}

/* Whether a head has the field. */
static bool heads_use(const struct column_style *column, const char *field)
{
    bool uses = template_uses(column->title, field);
    for (uint32_t i = 0; i < column->group.n && !uses; i++)
        uses = template_uses(column->group.items[i], field);
    return uses;
}

/* Keys without effect: what they were to change would be missed in print. */
static void check_unused(struct loading *loading, const struct table_style *table, const struct column_style *column)
{
    bool comparator = shows_comparator(column), status = style_shows_status(column);
    bool rated = status && table->kind == TABLE_INDICATORS;
    const struct dependent keys[] = {
        {"period", rated || resolve_wants_period(column) || heads_use(column, "period"), "a figure or its status"},
        {"comparator", comparator || rated || heads_use(column, "comparator"), "`comparator` or a status"},
        {"against", rated, "the status of a figure"},
        {"status_period", rated, "the status of a figure"},
        {"tint", status, "a status"},
        {"decimals", shows_figure(column), "a figure, such as `actual`"},
        {"period_in_head", comparator, "`comparator`"},
    };
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const struct node *said = keys[i].used ? NULL : node_find(column->node, keys[i].key);
        if (!said)
            continue;
        struct diag *diag = diag_at(loading->diags, DIAG_COLUMN_UNUSED, said->mark,
                                    "`%s` changes nothing: the column does not show %s", keys[i].key, keys[i].needs);
        diag_help(loading->diags, diag, "take it out, or add to `show` what it is about");
    }
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
    if (column->nshow > 0 && column->nshow == column->show_words.n) /* else faults were reported */
        check_unused(loading, table, column);
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
