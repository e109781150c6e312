/* The columns that the report itself gives the tables of views. */
#include "compute/figures_int.h"

static const struct column_style *columns_of(const struct computing *computing, const struct view *view)
{
    const struct style *style = figures_layout(computing->figures, view);
    struct str name = view->table ? node_text(view->table) : style_usual_table(style, view->kind);
    const struct table_style *table = style_table(style, name);
    if (!table || table->kind != style_usual_kind(view->kind))
        return NULL; /* layout_check reports it */
    return style_given_columns(style, computing->arena, computing->diags, table, &view->columns);
}

void columns_compute(struct computing *computing)
{
    const struct report *report = computing->report;
    const struct column_style **columns = ARENA_ARRAY(computing->arena, const struct column_style *, report->views.n);
    for (uint32_t i = 0; i < report->views.n; i++) {
        if (report->views.items[i]->columns.n > 0)
            columns[i] = columns_of(computing, report->views.items[i]);
    }
    computing->figures->columns = columns;
}

struct view_columns figures_columns(const struct figures *figures, const struct view *view,
                                    const struct table_style *table)
{
    const struct column_style *given = figures->columns ? figures->columns[view->index] : NULL;
    if (given)
        return (struct view_columns){given, view->columns.n};
    return (struct view_columns){table->columns.items, table->columns.n};
}
