#include "compute/paragraphs.h"
#include "compute/rule_int.h"

struct checking {
    struct diags *diags;
    const struct report *report;
    const struct style *own;   /* the report's */
    const struct style *style; /* of the section that is being checked */
    struct map seen;           /* tables whose columns have been checked: by the place of their struct */
};

void suggest_names(struct diags *diags, struct diag *diag, struct str word, const struct map *known)
{
    VEC(struct str) names = {0};
    struct buf list = {0};
    for (uint32_t i = 0; i < known->n; i++) {
        VEC_PUSH(diags->arena, &names, known->entries[i].key);
        buf_printf(&list, "%s" PRIstr, i ? ", " : "", STR_ARG(known->entries[i].key));
    }
    struct str near = str_nearest(word, names.items, names.n);
    if (near.len)
        diag_help(diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
    else if (known->n && known->n <= 16)
        diag_help(diags, diag, "there are: %.*s", (int)list.len, list.bytes);
    buf_free(&list);
}

static const char *layout_words(const struct checking *checking)
{
    return checking->style == checking->own ? "the layout" : "this section's layout";
}

/* A section's layout counts what it calls statuses; those that there are stand in the report's own layout, whose own
 * columns were looked at when it was read. */
static void check_counted(struct checking *checking, const struct column_style *column, const struct node *used)
{
    bool section = checking->style != checking->own;
    for (uint32_t i = 0; section && i < column->status.n; i++) {
        const struct node *word = column->status.items[i];
        if (style_status(checking->style, str_trim(node_text(word))))
            continue;
        struct diag *diag = diag_at(checking->diags, DIAG_COLUMN_STATUS, used->mark,
                                    "a column of this section's layout counts the status `" PRIstr
                                    "`, which the report's own layout does not have",
                                    STR_ARG(node_text(word)));
        diag_help(checking->diags, diag,
                  "name another `table`, or let the report's layout have that status; a report has the statuses of "
                  "its own layout in all sections");
        diag_related(checking->diags, diag, word->mark, "the column is described here");
    }
}

/* A period that a column names: `words` say what for. */
static void check_column_period(struct checking *checking, struct str title, const struct node *name,
                                const char *words, const struct node *used)
{
    if (!name || figures_period(checking->report, node_text(name)))
        return;
    struct str role = node_text(name);
    struct diag *diag = diag_at(checking->diags, DIAG_COLUMN_PERIOD, used->mark,
                                "the layout's column \"" PRIstr "\" shows the %speriod `" PRIstr
                                "`, and no period of the report has that role or name",
                                STR_ARG(title), words, STR_ARG(role));
    diag_help(checking->diags, diag, "under `periods`, add `role: " PRIstr "` to the period that is meant",
              STR_ARG(role));
    diag_related(checking->diags, diag, name->mark, "the column is described here");
}

void column_check_against(struct diags *diags, const struct report *report, const struct column_style *column,
                          const struct node *used)
{
    enum kind kind;
    const struct period *period;
    if (!column->against || against_find(report, str_trim(node_text(column->against)), &kind, &period))
        return;
    bool said = column->comparator && str_eq(node_text(column->comparator), node_text(column->against));
    if (said && used != column->against)
        return; /* that the comparator is not there is reported */
    struct diag *diag = diag_at(diags, DIAG_COLUMN_AGAINST, used->mark,
                                "a column shows the status against `" PRIstr
                                "`, and the report has no comparator or period of that name",
                                STR_ARG(node_text(column->against)));
    diag_help(diags, diag,
              "write `target`, `baseline`, the name of a comparator or a period, or the role of a period");
    if (used != column->against)
        diag_related(diags, diag, column->against->mark, "the column is described here");
}

static void check_column(struct checking *checking, const struct column_style *column, const struct node *used)
{
    check_counted(checking, column, used);
    const struct report *report = checking->report;
    struct str title = column->title ? node_text(column->title) : STR("");
    struct diag *diag = NULL;
    check_column_period(checking, title, column->period, "", used);
    check_column_period(checking, title, column->status_period, "status of the ", used);
    column_check_against(checking->diags, report, column, used);
    if (column->comparator && !map_find(&report->comparator_by_id, node_text(column->comparator))) {
        struct str id = node_text(column->comparator);
        diag = diag_at(checking->diags, DIAG_COLUMN_COMPARATOR, used->mark,
                       "the layout's column \"" PRIstr "\" shows the comparator `" PRIstr
                       "`, which the report does not declare",
                       STR_ARG(title), STR_ARG(id));
        diag_help(checking->diags, diag, "under `comparators`, declare `" PRIstr "`", STR_ARG(id));
        diag_related(checking->diags, diag, column->comparator->mark, "the column is described here");
    }
}

/* Tables of different layouts may share a name. */
static struct str key_of(struct arena *arena, const struct table_style *table)
{
    return (struct str){arena_copy(arena, &table, sizeof(table)), sizeof(table)};
}

static const char *const kind_names[] = {[TABLE_INDICATORS] = "indicators",
                                         [TABLE_ACTIVITIES] = "activities",
                                         [TABLE_PLAIN] = "tables written out",
                                         [TABLE_SUMMARY] = "summaries"};

/* `name` is what the report says, `usual` the table that is meant otherwise, `used` where it stands; with `own`
 * columns of the report's it does without those of the layout. */
static void check_table(struct checking *checking, const struct node *name, struct str usual, enum table_kind kind,
                        const struct node *used, bool own)
{
    struct str id = name ? node_text(name) : usual;
    const struct table_style *table = style_table(checking->style, id);
    if (!table && name) {
        struct diag *diag = diag_at(checking->diags, DIAG_TABLE_UNKNOWN, name->mark, "%s has no table `" PRIstr "`",
                                    layout_words(checking), STR_ARG(id));
        suggest_names(checking->diags, diag, id, &checking->style->table_by_id);
    } else if (table && table->kind != kind) {
        diag_at(checking->diags, DIAG_TABLE_UNKNOWN, name ? name->mark : used->mark,
                "the layout's table `" PRIstr "` is for %s, not for %s", STR_ARG(id), kind_names[table->kind],
                kind_names[kind]);
    } else if (table && !own && !map_put(&checking->seen, key_of(checking->diags->arena, table), checking)) {
        for (uint32_t i = 0; i < table->columns.n; i++)
            check_column(checking, LIST_AT(table->columns, const struct column_style, i), used);
    }
}

/* A part of a block that the layout names; NULL: it is left out. */
static void check_part(struct checking *checking, const struct node *name, enum table_kind kind,
                       const struct node *used)
{
    if (name && style_table(checking->style, node_text(name)))
        check_table(checking, NULL, node_text(name), kind, used, /*own*/ false);
}

/* Blocks of several tables. */
static void check_parts(struct checking *checking, const struct view *view, const char *block)
{
    const struct dashboard_style *dashboard = checking->style->dashboard;
    const struct changes_style *changes = checking->style->changes;
    if (view->table) {
        struct diag *diag = diag_at(checking->diags, DIAG_TABLE_UNKNOWN, view->table->mark,
                                    "`%s` has no `table`, since it is made of several", block);
        diag_help(checking->diags, diag, "take it out; the layout says under `%s` which tables they are", block);
    }
    if (view->kind == VIEW_DASHBOARD) {
        check_part(checking, dashboard->tiles, TABLE_SUMMARY, view->node);
        check_part(checking, dashboard->summary, TABLE_SUMMARY, view->node);
        check_part(checking, dashboard->exceptions, TABLE_INDICATORS, view->node);
    } else {
        check_part(checking, changes->changed, TABLE_INDICATORS, view->node);
        check_part(checking, changes->added, TABLE_INDICATORS, view->node);
        check_part(checking, changes->dropped, TABLE_INDICATORS, view->node);
    }
}

/* Layouts that extend `base` have these tables; those that do not must have the others only. */
static void check_usual(struct checking *checking, const struct view *view)
{
    struct str name = style_usual_table(checking->style, view->kind);
    if (view->table || style_table(checking->style, name) || view->kind == VIEW_INDICATORS ||
        view->kind == VIEW_ACTIVITIES)
        return;
    struct diag *diag =
        diag_at(checking->diags, DIAG_TABLE_UNKNOWN, view->node->mark, "the layout has no table that shows this");
    if (name.len)
        diag_help(checking->diags, diag,
                  "describe `" PRIstr "` under the layout's `tables`, as the layout `base` does", STR_ARG(name));
    else
        diag_help(checking->diags, diag,
                  "say under the layout's `dashboard` or `changes` of which tables it is made");
}

/* What a panel shows must be among the layout's rows. */
static void check_panel(struct checking *checking, const struct view *view)
{
    const struct list *rows = &checking->style->panels->rows;
    for (uint32_t i = 0; i < view->panel.show.n; i++) {
        const struct node *word = view->panel.show.items[i];
        struct map known;
        bool found = false;
        map_init(&known, checking->seen.arena);
        for (uint32_t r = 0; r < rows->n; r++) {
            const struct node *shown = LIST_AT(*rows, const struct panel_row_style, r)->shown;
            found |= shown && str_eq(node_text(shown), node_text(word));
            if (shown)
                map_put(&known, node_text(shown), checking);
        }
        if (found)
            continue;
        struct diag *diag =
            diag_at(checking->diags, DIAG_PANEL_ROW, word->mark,
                    "the layout's panels have no row that shows `" PRIstr "`", STR_ARG(node_text(word)));
        suggest_names(checking->diags, diag, node_text(word), &known);
    }
}

static void check_view(struct checking *checking, const struct view *view)
{
    if (view->kind == VIEW_ENGAGEMENT)
        return;
    if (view->kind != VIEW_LIST)
        check_usual(checking, view);
    if (view->kind == VIEW_DASHBOARD || view->kind == VIEW_CHANGES)
        check_parts(checking, view, view->kind == VIEW_DASHBOARD ? "dashboard" : "changes");
    else if (view->kind != VIEW_LIST)
        check_table(checking, view->table, style_usual_table(checking->style, view->kind),
                    style_usual_kind(view->kind), view->node, view->columns.n > 0);
    check_panel(checking, view);
    for (uint32_t i = 0; i < view->status.n; i++) {
        const struct node *word = view->status.items[i];
        if (!style_status(checking->style, str_trim(node_text(word))) && !value_is_none(node_text(word)))
            status_report_unknown(checking->diags, checking->style, word);
    }
}

static void check_written_column(struct checking *checking, const struct table_column *column)
{
    struct width width;
    uint8_t align;
    if (column->width && !style_parse_width(node_text(column->width), &width)) {
        struct diag *diag = diag_at(checking->diags, DIAG_WIDTH_BAD, column->width->mark,
                                    "`" PRIstr "` is not a column's width", STR_ARG(node_text(column->width)));
        diag_help(checking->diags, diag,
                  "write a length such as 2cm or 18mm, a share of the free width such as 1fr or 2.5fr, or auto");
    }
    if (column->align && !style_parse_align(node_text(column->align), &align)) {
        struct diag *diag = diag_at(checking->diags, DIAG_ALIGN_BAD, column->align->mark,
                                    "cells cannot stand `" PRIstr "`", STR_ARG(node_text(column->align)));
        diag_help(checking->diags, diag, "write left, centre, right or decimal");
    }
}

static void check_key(struct checking *checking, const struct key_block *key)
{
    for (uint32_t i = 0; i < key->entries.n; i++) {
        const struct node *word = LIST_AT(key->entries, const struct key_entry, i)->status;
        if (word && !style_status(checking->style, str_trim(node_text(word))))
            status_report_unknown(checking->diags, checking->style, word);
    }
}

/* The share of a column that stands beside others. */
static void check_share(struct checking *checking, const struct content_column *column)
{
    struct width width;
    if (!column->width || (style_parse_width(node_text(column->width), &width) && width.kind == WIDTH_FRACTION))
        return;
    struct diag *diag = diag_at(checking->diags, DIAG_WIDTH_BAD, column->width->mark,
                                "`" PRIstr "` is not a share of the width", STR_ARG(node_text(column->width)));
    diag_help(checking->diags, diag, "write 2fr for a column that is twice as wide as one of 1fr, or leave it out");
}

/* A layout that extends none need not describe what its reports do not have. */
static void check_sign_off(struct checking *checking, const struct sign_off_block *block)
{
    if (checking->style->sign_off->columns.n > 0)
        return;
    struct diag *diag = diag_at(checking->diags, DIAG_LAYOUT_INCOMPLETE, block->node->mark,
                                "%s does not say how a sign-off looks", layout_words(checking));
    diag_help(checking->diags, diag,
              "in the layout, write `sign_off: { columns: [{ title: Officer, show: role }, { title: Cleared, show: "
              "date }] }`");
}

static void check_block(struct checking *checking, const struct block *block)
{
    if (block->sign_off)
        check_sign_off(checking, block->sign_off);
    if (block->view)
        check_view(checking, block->view);
    if (block->key)
        check_key(checking, block->key);
    if (block->table) {
        check_table(checking, block->table->table, STR("table"), TABLE_PLAIN, block->table->node, /*own*/ true);
        for (uint32_t i = 0; i < block->table->columns.n; i++)
            check_written_column(checking, LIST_AT(block->table->columns, const struct table_column, i));
    }
    for (uint32_t i = 0; block->columns && i < block->columns->columns.n; i++)
        check_share(checking, LIST_AT(block->columns->columns, const struct content_column, i));
}

/* As deep as sections are nested, which the loader bounds. */
static void check_paragraphs(struct checking *checking, const struct section *section, struct paragraph_scope around)
{
    const struct style *outer = checking->style;
    const struct style *style = section->layout ? style_layout(outer, section->layout) : outer;
    if (!style)
        return; /* it could not be read */
    struct paragraph_scope scope = paragraph_scope_enter(style, section, around);
    if (scope.numbered && !scope.style) {
        struct diag *diag =
            diag_at(checking->diags, DIAG_PARAGRAPH_NUMBER, section->node->mark,
                    "the paragraphs of this section cannot be numbered: %s",
                    section_counts(section) ? "the layout does not say how" : "the section itself has no number");
        diag_help(checking->diags, diag,
                  section_counts(section) ? "in the layout, add `paragraphs: { number: \"{1}.{n}\" }` to a level of "
                                            "`headings`, or take out `paragraphs: numbered`"
                                          : "give it a heading and take out the empty `label`, or write "
                                            "`paragraphs: plain`");
        return;
    }
    checking->style = style;
    for (uint32_t i = 0; i < section->subsections.n; i++)
        check_paragraphs(checking, section->subsections.items[i], scope);
    checking->style = outer;
}

static void check_page(struct checking *checking, const struct section *section)
{
    if (section->page && !style_page(checking->style, node_text(section->page))) {
        struct diag *diag =
            diag_at(checking->diags, DIAG_SECTION_PAGE, section->page->mark, "%s has no page `" PRIstr "`",
                    layout_words(checking), STR_ARG(node_text(section->page)));
        suggest_names(checking->diags, diag, node_text(section->page), &checking->style->page_by_id);
    }
}

/* As deep as sections are nested, which the loader bounds. A layout that could not be read says nothing of its
 * sections. */
static void check_section(struct checking *checking, const struct section *section)
{
    const struct style *around = checking->style;
    checking->style = section->layout ? style_layout(around, section->layout) : around;
    if (checking->style) {
        check_page(checking, section);
        const struct block *block;
        for (struct content_walk walk = content_walk(section); (block = content_next(&walk));)
            check_block(checking, block);
        for (uint32_t i = 0; i < section->subsections.n; i++)
            check_section(checking, section->subsections.items[i]);
    }
    checking->style = around;
}

/* {name} in the report's texts. */
static void check_symbol(struct checking *checking, const struct symbol_use *use)
{
    const struct style *style = checking->style;
    struct str name = use->run->text;
    if (use->run->kind != RUN_SYMBOL || style_status(style, name))
        return;
    VEC(struct str) known = {0};
    for (uint32_t i = 0; i < style->status_by_id.n; i++)
        VEC_PUSH(checking->diags->arena, &known, style->status_by_id.entries[i].key);
    struct diag *diag = diag_at(
        checking->diags, DIAG_STATUS_UNKNOWN, node_mark_at(checking->diags->sources, use->node, use->run->offset),
        "the layout has no status `" PRIstr "`, whose symbol would stand here", STR_ARG(name));
    struct str near = str_nearest(name, known.items, known.n);
    if (near.len)
        diag_help(checking->diags, diag,
                  "did you mean {" PRIstr "}? For the characters themselves, write \\{" PRIstr "}", STR_ARG(near),
                  STR_ARG(name));
    else
        diag_help(checking->diags, diag,
                  "write the name of one of the layout's `statuses`, or for the characters themselves \\{" PRIstr "}",
                  STR_ARG(name));
}

void layout_check(struct arena *arena, struct diags *diags, const struct report *report, const struct style *style)
{
    struct checking checking = {.diags = diags, .report = report, .own = style, .style = style};
    map_init(&checking.seen, arena);
    for (uint32_t i = 0; i < report->sections.n; i++)
        check_section(&checking, report->sections.items[i]);
    for (uint32_t i = 0; i < report->sections.n; i++)
        check_paragraphs(&checking, report->sections.items[i], (struct paragraph_scope){0});
    for (uint32_t i = 0; i < report->symbols.n; i++)
        check_symbol(&checking, &report->symbols.items[i]);
}
