#include "example_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct table_style *table_named(const struct style *style, struct str name)
{
    const struct table_style *table = style_table(style, name);
    assert_non_null(table);
    return table;
}

static struct view_rows changed_rows(const struct figures *figures, const struct view *view, enum change_kind kind)
{
    const struct change_list *changes = &figures->changes[view->index];
    struct view_rows rows = {.items = ARENA_ARRAY(figures->report->arena, const void *, changes->n)};
    for (uint32_t i = 0; i < changes->n; i++) {
        if (changes->items[i].kind == kind)
            rows.items[rows.n++] = changes->items[i].indicator;
    }
    return rows;
}

static uint32_t change_tables(const struct figures *figures, const struct view *view, struct shown_table *tables)
{
    const struct style *layout = figures_layout(figures, view);
    const struct changes_style *style = layout->changes;
    const struct node *names[] = {
        [CHANGE_STATUS] = style->changed, [CHANGE_NEW] = style->added, [CHANGE_DROPPED] = style->dropped};
    uint32_t n = 0;
    for (enum change_kind kind = CHANGE_STATUS; kind <= CHANGE_DROPPED; kind++) {
        struct view_rows rows = changed_rows(figures, view, kind);
        if (rows.n > 0)
            tables[n++] = (struct shown_table){.figures = kind == CHANGE_DROPPED ? figures->previous : figures,
                                               .style = table_named(layout, node_text(names[kind])),
                                               .rows = rows,
                                               .brief = true};
        if (rows.n > 0)
            tables[n - 1].columns = figures_columns(figures, view, tables[n - 1].style);
    }
    return n;
}

uint32_t shown_tables(const struct figures *figures, const struct view *view, struct shown_table *tables)
{
    const struct style *layout = figures_layout(figures, view);
    struct str usual = view->kind == VIEW_EXCEPTIONS   ? STR("exceptions")
                       : view->kind == VIEW_REWARDS    ? STR("rewards")
                       : view->kind == VIEW_INDICATORS ? STR("indicators")
                                                       : STR("");
    if (view->kind == VIEW_CHANGES)
        return change_tables(figures, view, tables);
    if (view->kind == VIEW_DASHBOARD)
        usual = node_text(layout->dashboard->exceptions);
    else if (usual.len == 0)
        return 0;
    tables[0] = (struct shown_table){.figures = figures,
                                     .style = table_named(layout, view->table ? node_text(view->table) : usual),
                                     .rows = figures_rows(figures, view),
                                     .comments = view->comments,
                                     .brief = view->kind == VIEW_DASHBOARD || view->kind == VIEW_REWARDS};
    tables[0].columns = figures_columns(figures, view, tables[0].style);
    return 1;
}

const struct period *shown_period(const struct shown_table *table, const struct view *view,
                                  const struct column_style *column)
{
    const struct node *name = column->period;
    if (name && view->period && str_eqz(node_text(name), "now"))
        name = view->period;
    return name ? figures_period(table->figures->report, node_text(name)) : NULL;
}

const struct indicator *shown_indicator(const struct shown_table *table, uint32_t row)
{
    return table->rows.items[row];
}

static bool names(const struct texts *ids, struct str id)
{
    for (uint32_t i = 0; i < ids->n; i++) {
        if (str_eq(node_text(ids->items[i]), id))
            return true;
    }
    return false;
}

/* Whether a message of the row, or one of a row above that covers it too, stands over a part of a comparator. */
static bool is_covered(const struct shown_table *table, struct str comparator, enum message_part part, uint32_t row)
{
    const struct indicator *indicator = shown_indicator(table, row);
    for (uint32_t r = 0; r <= row; r++) {
        const struct list *messages = &shown_indicator(table, r)->messages;
        for (uint32_t i = 0; i < messages->n; i++) {
            const struct message *message = LIST_AT(*messages, const struct message, i);
            bool ours = r == row || (indicator->ref && names(&message->with, node_text(indicator->ref)));
            if (ours && names(&message->over, comparator) && (message->part == PART_ALL || message->part == part))
                return true;
        }
    }
    return false;
}

static const struct comparison *shown_part(const struct shown_table *table, const struct column_style *column,
                                           enum message_part part, uint32_t row)
{
    struct str id = column->comparator ? node_text(column->comparator) : STR("");
    return is_covered(table, id, part, row) ? NULL
                                            : figures_comparison(table->figures, shown_indicator(table, row), id);
}

const struct rich *shown_value(const struct shown_table *table, const struct column_style *column, uint32_t row)
{
    const struct comparison *comparison = shown_part(table, column, PART_VALUE, row);
    return comparison ? comparison->value : NULL;
}

const struct rich *shown_rank(const struct shown_table *table, const struct column_style *column, uint32_t row)
{
    const struct comparison *comparison = shown_part(table, column, PART_RANK, row);
    return comparison ? comparison->rank : NULL;
}

const struct status_figure *shown_override(const struct shown_table *table, const struct view *view,
                                           const struct column_style *column, uint8_t show,
                                           const struct indicator *indicator)
{
    const struct period *period = shown_period(table, view, column);
    if (table->brief || !period || (show != SHOW_STATUS && show != SHOW_FORECAST_STATUS))
        return NULL;
    const struct status_figure *figure =
        figures_status(table->figures, indicator, show == SHOW_STATUS ? KIND_ACTUAL : KIND_FORECAST, period,
                       column->against ? node_text(column->against) : STR("target"));
    return figure && figure->overridden ? figure : NULL;
}

const struct rich *shown_heading(const struct shown_table *table, uint32_t row)
{
    for (uint32_t g = 0; g < table->rows.ngroups; g++) {
        if (table->rows.groups[g].first == row)
            return table->rows.groups[g].heading;
    }
    return NULL;
}

static bool parted(const struct shown_table *table, uint32_t row)
{
    for (uint32_t g = 0; g < table->rows.ngroups; g++) {
        if (table->rows.groups[g].first == row)
            return true;
    }
    return false;
}

/* The view's own words take the place of a comment. */
static const struct rich *own_comment(const struct shown_table *table, uint32_t row)
{
    if (row >= table->rows.n)
        return NULL;
    const struct indicator *indicator = shown_indicator(table, row);
    const struct rich *shared = NULL;
    for (uint32_t i = 0; i < table->comments.n; i++) {
        const struct view_comment *comment = LIST_AT(table->comments, const struct view_comment, i);
        const struct indicator *of = map_find(&table->figures->report->indicator_by_ref, node_text(comment->ref));
        if (of == indicator)
            return comment->text;
        if (of && of->comment && of->comment == indicator->comment && of->comment_with.n > 0)
            shared = comment->text;
    }
    return shared ? shared : indicator->comment;
}

const struct rich *shown_comment(const struct shown_table *table, uint32_t row, bool last)
{
    const struct rich *comment = own_comment(table, row);
    uint32_t other = last ? row + 1 : row - 1;
    bool joined = !(last ? other < table->rows.n && parted(table, other) : row == 0 || parted(table, row)) &&
                  own_comment(table, other) == comment;
    return joined ? NULL : comment;
}
