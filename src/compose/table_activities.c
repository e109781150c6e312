#include "compose/table_view_int.h"

static void activity_rows(struct grid *grid, void *user)
{
    struct view_table *table = user;
    for (uint32_t r = 0; r < table->view->nrows; r++) {
        const struct activity *activity = table->view->rows[r];
        grid_row(grid, activity->ref);
        grid_track(grid, 0);
        for (uint32_t c = 0; c < grid->ncolumns; c++) {
            struct spot spot = grid_spot(grid, c);
            spot.node = activity->node;
            spot.fill = view_fill(table, r);
            view_add_activity(table, c, activity);
            grid_cell(grid, &spot);
        }
    }
    if (table->view->nrows == 0)
        grid_empty_row(grid, table->view->empty);
}

void compose_activity_table(struct composer *composer, const struct view *view, struct sem *parent)
{
    struct view_table table;
    if (view_begin(&table, composer, view, STR("activities")))
        view_compose(&table, parent, activity_rows);
}
