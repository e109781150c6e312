#include "style/schemas_int.h"
#include "style/style_int.h"

#define KIND(kind) (1u << (kind))
#define BOTH (KIND(TABLE_INDICATORS) | KIND(TABLE_ACTIVITIES))

static const char *const column_fields[] = {"period", "comparator", NULL};
static const char *const caption_fields[] = {"n", "1", NULL};
static const char *const elsewhere_fields[] = {"number", "label", NULL};
static const char *const comment_fields[] = {"ref", NULL};
static const char *const override_fields[] = {"ref", "period", "status", "computed", "reason", NULL};
static const char *const status_word_fields[] = {"word", NULL};
static const char *const share_fields[] = {"count", "rated", "percent", "unrated", "total", NULL};
static const char *const kind_names[] = {[TABLE_INDICATORS] = "indicators",
                                         [TABLE_ACTIVITIES] = "activities",
                                         [TABLE_PLAIN] = "tables written out",
                                         [TABLE_SUMMARY] = "summaries"};

/* What may be shown where, and what a column must say besides. */
static const struct shown {
    uint8_t kinds; /* KIND bits */
    bool period;   /* a figure of a period */
    bool comparator;
    bool status; /* counts of statuses */
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
    [SHOW_STRETCH] = {.kinds = KIND(TABLE_INDICATORS), .period = true},
    [SHOW_STATUS] = {.kinds = BOTH},
    [SHOW_STATUS_WORD] = {.kinds = BOTH},
    [SHOW_FORECAST_STATUS] = {.kinds = KIND(TABLE_INDICATORS), .period = true},
    [SHOW_PREVIOUS_STATUS] = {.kinds = KIND(TABLE_INDICATORS)},
    [SHOW_TRAVEL] = {.kinds = KIND(TABLE_INDICATORS), .period = true},
    [SHOW_TRAVEL_LONG] = {.kinds = KIND(TABLE_INDICATORS), .period = true},
    [SHOW_REWARD] = {.kinds = KIND(TABLE_INDICATORS)},
    [SHOW_ACTION] = {.kinds = KIND(TABLE_INDICATORS)},
    [SHOW_GROUP] = {.kinds = KIND(TABLE_SUMMARY)},
    [SHOW_SYMBOL] = {.kinds = KIND(TABLE_SUMMARY), .status = true},
    [SHOW_COUNT] = {.kinds = KIND(TABLE_SUMMARY), .status = true},
    [SHOW_SHARE] = {.kinds = KIND(TABLE_SUMMARY), .status = true},
    [SHOW_RATED] = {.kinds = KIND(TABLE_SUMMARY)},
    [SHOW_UNRATED] = {.kinds = KIND(TABLE_SUMMARY)},
    [SHOW_TOTAL] = {.kinds = KIND(TABLE_SUMMARY)},
    [SHOW_COMPARATOR] = {.kinds = KIND(TABLE_INDICATORS), .comparator = true},
    [SHOW_SPARKLINE] = {.kinds = KIND(TABLE_INDICATORS), .period = true},
    [SHOW_BULLET] = {.kinds = KIND(TABLE_INDICATORS), .period = true},
    [SHOW_UPDATE] = {.kinds = KIND(TABLE_ACTIVITIES)},
    [SHOW_COMMENT] = {.kinds = KIND(TABLE_INDICATORS)},
};

/* Those that tables of these kinds (KIND bits) can show. */
static void list_shows(struct loading *loading, struct diag *diag, unsigned kinds)
{
    struct buf list = {0};
    for (size_t i = 0; i < SHOW__COUNT; i++) {
        if (shown[i].kinds & kinds)
            buf_printf(&list, "%s%s", list.len ? ", " : "", style_show_words[i]);
    }
    diag_help(loading->diags, diag, "write one of %.*s", (int)list.len, list.bytes);
    buf_free(&list);
}

void resolve_report_show(struct loading *loading, const struct node *word)
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
        list_shows(loading, diag, ~0u);
}

bool resolve_shown(struct str word, uint8_t *show)
{
    for (size_t i = 0; i < SHOW__COUNT; i++) {
        if (str_eqz(word, style_show_words[i])) {
            *show = (uint8_t)i;
            return true;
        }
    }
    return false;
}

bool resolve_wants_period(const struct column_style *column)
{
    for (uint32_t i = 0; i < column->nshow; i++) {
        if (shown[column->show[i]].period)
            return true;
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

/* A word that tables of another kind can show. */
static void report_kind(struct loading *loading, const struct table_style *table, const struct node *word)
{
    struct diag *diag =
        diag_at(diags_for(loading, DIAG_SHOW_UNKNOWN, word->mark, node_text(word)), DIAG_SHOW_UNKNOWN, word->mark,
                "%s have no `" PRIstr "` to show", kind_names[table->kind], STR_ARG(node_text(word)));
    list_shows(loading, diag, KIND(table->kind));
}

static void resolve_show(struct loading *loading, const struct table_style *table, struct column_style *column)
{
    uint8_t *items = ARENA_ARRAY(loading->arena, uint8_t, column->show_words.n);
    bool period = false, comparator = false, status = false, rated = false;
    column->nshow = 0;
    for (uint32_t i = 0; i < column->show_words.n; i++) {
        const struct node *word = column->show_words.items[i];
        uint8_t show = 0;
        if (!resolve_shown(node_text(word), &show)) {
            resolve_report_show(loading, word);
            continue;
        }
        if (!(shown[show].kinds & KIND(table->kind))) {
            report_kind(loading, table, word);
            continue;
        }
        period = period || shown[show].period;
        rated = rated || ((show == SHOW_STATUS || show == SHOW_STATUS_WORD) && table->kind == TABLE_INDICATORS);
        comparator = comparator || shown[show].comparator;
        status = status || shown[show].status;
        items[column->nshow++] = show;
    }
    column->show = items;
    if ((period || (rated && !comparator && !column->status_period)) && !column->period)
        demand(loading, column->node, "figures and their status belong to a period", "period", "now");
    if (comparator && !column->comparator)
        demand(loading, column->node, "it shows a comparator", "comparator", "England");
    if (status && column->status.n == 0)
        demand(loading, column->node, "it counts statuses", "status", "better");
}

static void resolve_column_status(struct loading *loading, const struct column_style *column)
{
    for (uint32_t i = 0; i < column->status.n; i++)
        resolve_status(loading, column->status.items[i], column->node);
}

/* Colour alone says nothing to many readers: the status stands in the tinted cell too. */
static void resolve_tint(struct loading *loading, const struct table_style *table, struct column_style *column)
{
    bool status = style_shows_status(column);
    if (column->tint == TINT_AS_TABLE)
        column->tint = table->tint && status ? TINT_YES : TINT_NO;
    if (column->tint == TINT_NO || status || column->nshow < column->show_words.n)
        return;
    const struct node *said = node_find(column->node, "tint");
    struct diag *diag = diag_at(diags_for(loading, DIAG_TINT_ALONE, said->mark, STR("tint")), DIAG_TINT_ALONE,
                                said->mark, "the column is tinted, and does not show the status that the tint is of");
    diag_help(loading->diags, diag,
              "add `status_word` (its word) or `status` (its symbol) to `show`; colour alone says nothing to many "
              "readers");
}

/* A head may speak of what the column names. */
static void check_fields(struct loading *loading, const struct column_style *column, const struct node *head)
{
    if (template_uses(head, "period") && !column->period)
        demand(loading, head, "the title names a {period}", "period", "now");
    if (template_uses(head, "comparator") && !column->comparator)
        demand(loading, head, "the title names a {comparator}", "comparator", "England");
}

struct width resolve_width(struct loading *loading, const struct node *text, const struct node *owner)
{
    struct width width = {.kind = WIDTH_AUTO};
    if (!text || style_parse_width(node_text(text), &width))
        return width;
    struct mark mark = text->mark.line ? text->mark : owner->mark;
    struct diag *diag = diag_at(diags_for(loading, DIAG_WIDTH_BAD, mark, node_text(text)), DIAG_WIDTH_BAD, mark,
                                "`" PRIstr "` is not a column's width", STR_ARG(node_text(text)));
    diag_help(loading->diags, diag,
              "write a length such as 2cm or 18mm, a share of the free width such as 1fr or 2.5fr, or auto");
    return width;
}

void resolve_column(struct loading *loading, const struct table_style *table, struct column_style *column)
{
    resolve_optional(&column->period);
    resolve_optional(&column->comparator);
    resolve_optional(&column->status_period);
    resolve_optional(&column->style);
    resolve_show(loading, table, column);
    resolve_column_status(loading, column);
    resolve_tint(loading, table, column);
    resolve_optional(&column->share_none);
    resolve_optional(&column->title_cumulative);
    if (!column->groups)
        template_check(loading, column->title, column_fields);
    template_check(loading, column->title_cumulative, column_fields);
    template_check(loading, column->share, share_fields);
    check_fields(loading, column, column->title);
    for (uint32_t i = 0; column->groups && i < column->group.n; i++)
        check_fields(loading, column, column->group.items[i]);
    column->text = column->style ? resolve_text(loading, column->style, column->node) : table->cell_text;
    if (column->width_text)
        column->width = resolve_width(loading, column->width_text, column->node);
}

void resolve_merges(struct loading *loading, const struct column_style *columns, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const struct column_style *column = &columns[i];
        bool first = i == 0 || columns[i - 1].merge;
        if (!column->merge || (first && i + 1 < n && !column->comparator))
            continue;
        struct diag *diag = diag_at(diags_for(loading, DIAG_COLUMN_MERGE, column->node->mark, STR("merge")),
                                    DIAG_COLUMN_MERGE, column->node->mark,
                                    column->comparator ? "a column of a comparator cannot merge its cells"
                                    : first            ? "a table's last column cannot merge its cells"
                                                       : "only a table's first columns can merge their cells");
        diag_help(loading->diags, diag, "take `merge` out, or bring the column to the left");
    }
}

static void resolve_columns(struct loading *loading, struct table_style *table)
{
    /* In a copy: tables that are alike share them, and the text styles of cells may differ. */
    table->columns.items =
        arena_copy(loading->arena, table->columns.items, table->columns.n * sizeof(struct column_style));
    for (uint32_t i = 0; i < table->columns.n; i++)
        resolve_column(loading, table, LIST_AT(table->columns, struct column_style, i));
    resolve_merges(loading, table->columns.items, table->columns.n);
}

/* Every status would read alike. */
static void check_status_word(struct loading *loading, const struct node *template)
{
    if (!template || template_uses(template, "word"))
        return;
    struct diags *diags = diags_for(loading, DIAG_LAYOUT_INCOMPLETE, template->mark, node_text(template));
    struct diag *diag = diag_at(diags, DIAG_LAYOUT_INCOMPLETE, template->mark,
                                "`status_word` lacks the field {word}, so that all statuses would read alike");
    diag_help(loading->diags, diag, "write, for example, \"({word})\"");
}

static void resolve_table_texts(struct loading *loading, struct table_style *table)
{
    resolve_optional(&table->title);
    resolve_optional(&table->number);
    resolve_optional(&table->elsewhere);
    resolve_optional(&table->comment);
    resolve_optional(&table->action);
    resolve_optional(&table->override);
    resolve_optional(&table->status_word);
    resolve_optional(&table->total);
    resolve_optional(&table->continued);
    table->cell_text = resolve_text(loading, table->style, table->node);
    table->head_text = resolve_text(loading, table->head_style, table->node);
    table->caption_text = resolve_text(loading, table->caption_style, table->node);
    table->comment_text = resolve_text(loading, table->comment_style, table->node);
    table->heading_text = resolve_text(loading, table->heading_style, table->node);
    template_check(loading, table->number, caption_fields);
    template_check(loading, table->elsewhere, elsewhere_fields);
    template_check(loading, table->comment, comment_fields);
    template_check(loading, table->action, comment_fields);
    template_check(loading, table->override, override_fields);
    template_check(loading, table->status_word, status_word_fields);
    check_status_word(loading, table->status_word);
}

static void report_columns(struct loading *loading, const struct table_style *table)
{
    bool plain = table->kind == TABLE_PLAIN;
    struct diag *diag =
        diag_at(loading->diags, DIAG_TABLE_COLUMNS, table->node->mark, "the table `" PRIstr "` %s",
                STR_ARG(node_text(table->id)),
                plain ? "is plain, so its columns are those that the report writes out; these are not used"
                      : "has no columns");
    diag_help(loading->diags, diag, "%s",
              plain ? "say what its rows are, such as `kind: indicators`, or take `columns` out"
                    : "describe them under `columns`, or let it be `like` a table that has some");
}

void resolve_table(struct loading *loading, struct table_style *table)
{
    resolve_table_texts(loading, table);
    if ((table->kind == TABLE_PLAIN) == (table->columns.n > 0))
        report_columns(loading, table);
    else if (table->columns.n)
        resolve_columns(loading, table);
}
