/* Where the report prints the reasons of statuses that were given by hand. */
#include "review/review_int.h"

static bool shows_now(const struct reviewer *reviewer, const struct column_style *column)
{
    const struct node *name = column->status_period ? column->status_period : column->period;
    const struct period *period = name ? figures_period(reviewer->report, node_text(name)) : reviewer->now;
    for (uint32_t i = 0; i < column->nshow && period == reviewer->now; i++) {
        if (column->show[i] == SHOW_STATUS || column->show[i] == SHOW_STATUS_WORD)
            return true;
    }
    return false;
}

/* Below a row stand the reasons of the statuses that the row shows, unless the layout leaves them out. */
static bool prints_reasons(const struct reviewer *reviewer, const struct view *view)
{
    const struct style *style = figures_layout(reviewer->figures, view);
    struct str id = view->table ? str_trim(node_text(view->table)) : style_usual_table(style, view->kind);
    const struct table_style *table = style_table(style, id);
    if (!table || !table->override || str_find(node_text(table->override), "{reason}", 0) < 0)
        return false;
    struct view_columns columns = figures_columns(reviewer->figures, view, table);
    for (uint32_t i = 0; i < columns.n; i++) {
        if (shows_now(reviewer, &columns.items[i]))
            return true;
    }
    return false;
}

bool *review_printed_reasons(const struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    bool *printed = ARENA_ARRAY(reviewer->arena, bool, report->indicators.n);
    for (uint32_t i = 0; i < report->views.n; i++) {
        const struct view *view = report->views.items[i];
        if ((view->kind != VIEW_INDICATORS && view->kind != VIEW_EXCEPTIONS) || !prints_reasons(reviewer, view))
            continue;
        struct view_rows rows = figures_rows(reviewer->figures, view);
        for (uint32_t j = 0; j < rows.n; j++)
            printed[((const struct indicator *)rows.items[j])->index] = true;
    }
    return printed;
}
