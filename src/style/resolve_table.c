#include "style/schemas_int.h"
#include "style/style_int.h"

#define KIND(kind) (1u << (kind))
#define BOTH (KIND(TABLE_INDICATORS) | KIND(TABLE_ACTIVITIES))

static const char *const column_fields[] = {"period", "comparator", NULL};
static const char *const comment_fields[] = {"ref", NULL};

/* What may be shown where, and what a column must say besides. */
static const struct shown {
    uint8_t kinds; /* KIND bits */
    bool period;   /* a figure of a period */
    bool comparator;
} shown[SHOW__COUNT] = {
    [SHOW_DIRECTORATE] = {.kinds = BOTH},
    [SHOW_REF] = {.kinds = BOTH},
    [SHOW_DEFINITION] = {.kinds = KIND(TABLE_INDICATORS)},
    [SHOW_DESCRIPTION] = {.kinds = KIND(TABLE_ACTIVITIES)},
    [SHOW_UNIT] = {.kinds = KIND(TABLE_INDICATORS)},
    [SHOW_LEAD] = {.kinds = BOTH},
    [SHOW_PRIORITY] = {.kinds = BOTH},
    [SHOW_COMMITTEE] = {.kinds = BOTH},
    [SHOW_ACTUAL] = {.kinds = KIND(TABLE_INDICATORS), .period = true},
    [SHOW_TARGET] = {.kinds = KIND(TABLE_INDICATORS), .period = true},
    [SHOW_BASELINE] = {.kinds = KIND(TABLE_INDICATORS), .period = true},
    [SHOW_FORECAST] = {.kinds = KIND(TABLE_INDICATORS), .period = true},
    [SHOW_ESTIMATE] = {.kinds = KIND(TABLE_INDICATORS), .period = true},
    [SHOW_STATUS] = {.kinds = BOTH},
    [SHOW_COMPARATOR] = {.kinds = KIND(TABLE_INDICATORS), .comparator = true},
    [SHOW_UPDATE] = {.kinds = KIND(TABLE_ACTIVITIES)},
    [SHOW_COMMENT] = {.kinds = KIND(TABLE_INDICATORS)},
};

static void report_show(struct loading *loading, const struct node *word)
{
    VEC(struct str) words = {0};
    for (size_t i = 0; style_show_words[i]; i++)
        VEC_PUSH(loading->arena, &words, str_from(style_show_words[i]));
    struct diag *diag = diag_at(diags_for(loading, DIAG_SHOW_UNKNOWN, word->mark, node_text(word)), DIAG_SHOW_UNKNOWN,
                                word->mark, "a column cannot show `" PRIstr "`", STR_ARG(node_text(word)));
    struct str near = str_nearest(node_text(word), words.items, words.n);
    if (near.len)
        diag_help(loading->diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
    else
        diag_help(loading->diags, diag,
                  "write one of directorate, ref, definition, description, unit, lead, priority, committee, actual, "
                  "target, "
                  "baseline, forecast, estimate, status, comparator, update, comment");
}

static bool find_show(struct str word, uint8_t *show)
{
    for (size_t i = 0; i < SHOW__COUNT; i++) {
        if (str_eqz(word, style_show_words[i])) {
            *show = (uint8_t)i;
            return true;
        }
    }
    return false;
}

static void demand(struct loading *loading, const struct node *place, const char *why, const char *key,
                   const char *example)
{
    struct diag *diag =
        diag_at(diags_for(loading, DIAG_COLUMN_INCOMPLETE, place->mark, str_from(key)), DIAG_COLUMN_INCOMPLETE,
                place->mark, "%s, but the column does not say which `%s`", why, key);
    diag_help(loading->diags, diag, "add `%s: %s` to the column", key, example);
}

static void resolve_show(struct loading *loading, const struct table_style *table, struct column_style *column)
{
    uint8_t *items = ARENA_ARRAY(loading->arena, uint8_t, column->show_words.n);
    bool period = false, comparator = false;
    column->nshow = 0;
    for (uint32_t i = 0; i < column->show_words.n; i++) {
        const struct node *word = column->show_words.items[i];
        uint8_t show = 0;
        if (!find_show(node_text(word), &show)) {
            report_show(loading, word);
            continue;
        }
        if (!(shown[show].kinds & KIND(table->kind)))
            diag_at(diags_for(loading, DIAG_SHOW_UNKNOWN, word->mark, node_text(word)), DIAG_SHOW_UNKNOWN, word->mark,
                    "%s have no `%s` to show", table->kind == TABLE_INDICATORS ? "indicators" : "activities",
                    style_show_words[show]);
        period = period || shown[show].period || (show == SHOW_STATUS && table->kind == TABLE_INDICATORS);
        comparator = comparator || shown[show].comparator;
        items[column->nshow++] = show;
    }
    column->show = items;
    if (period && !column->period)
        demand(loading, column->node, "figures and their status belong to a period", "period", "now");
    if (comparator && !column->comparator)
        demand(loading, column->node, "it shows a comparator", "comparator", "England");
}

static void resolve_column(struct loading *loading, const struct table_style *table, struct column_style *column)
{
    resolve_optional(&column->period);
    resolve_optional(&column->comparator);
    resolve_optional(&column->style);
    resolve_show(loading, table, column);
    template_check(loading, column->title, column_fields);
    if (template_uses(column->title, "period") && !column->period)
        demand(loading, column->title, "the title names a {period}", "period", "now");
    if (template_uses(column->title, "comparator") && !column->comparator)
        demand(loading, column->title, "the title names a {comparator}", "comparator", "England");
    column->text = column->style ? resolve_text(loading, column->style, column->node) : table->cell_text;
    if (column->width_text && !style_parse_width(node_text(column->width_text), &column->width)) {
        struct diag *diag =
            diag_at(diags_for(loading, DIAG_WIDTH_BAD, column->width_text->mark, node_text(column->width_text)),
                    DIAG_WIDTH_BAD, column->width_text->mark, "`" PRIstr "` is not a column's width",
                    STR_ARG(node_text(column->width_text)));
        diag_help(loading->diags, diag,
                  "write a length such as 2cm or 18mm, a share of the free width such as 1fr or 2.5fr, or auto");
    }
}

static void resolve_columns(struct loading *loading, struct table_style *table)
{
    /* In a copy: tables that are alike share them, and the text styles of cells may differ. */
    table->columns.items =
        arena_copy(loading->arena, table->columns.items, table->columns.n * sizeof(struct column_style));
    for (uint32_t i = 0; i < table->columns.n; i++)
        resolve_column(loading, table, LIST_AT(table->columns, struct column_style, i));
}

static void resolve_table_texts(struct loading *loading, struct table_style *table)
{
    resolve_optional(&table->title);
    resolve_optional(&table->comment);
    resolve_optional(&table->continued);
    table->cell_text = resolve_text(loading, table->style, table->node);
    table->head_text = resolve_text(loading, table->head_style, table->node);
    table->caption_text = resolve_text(loading, table->caption_style, table->node);
    table->comment_text = resolve_text(loading, table->comment_style, table->node);
    table->heading_text = resolve_text(loading, table->heading_style, table->node);
    template_check(loading, table->comment, comment_fields);
}

void resolve_table(struct loading *loading, struct table_style *table)
{
    resolve_table_texts(loading, table);
    if (table->kind == TABLE_PLAIN && table->columns.n)
        diag_at(loading->diags, DIAG_TABLE_COLUMNS, table->node->mark,
                "the table `" PRIstr
                "` is plain, so its columns are those that the report writes out; these are not used",
                STR_ARG(node_text(table->id)));
    else if (table->kind != TABLE_PLAIN && table->columns.n == 0)
        diag_at(loading->diags, DIAG_TABLE_COLUMNS, table->node->mark, "the table `" PRIstr "` has no columns",
                STR_ARG(node_text(table->id)));
    else if (table->columns.n)
        resolve_columns(loading, table);
}
