#include "compose/table_view_int.h"

static void activity_rows(struct grid *grid, void *user)
{
    struct view_table *table = user;
    for (uint32_t r = 0; r < table->nrows; r++) {
        const struct activity *activity = table->rows[r];
        grid_row(grid, activity->ref);
        grid_track(grid, 0);
        for (uint32_t c = 0; c < grid->ncolumns; c++) {
            struct spot spot = grid_spot(grid, c);
            spot.node = activity->node;
            spot.fill = view_activity_tint(table, c, r);
            view_add_activity(table, c, activity);
            grid_cell(grid, &spot);
        }
    }
    if (table->nrows == 0)
        grid_empty_row(grid, table->view->empty);
}

void view_compose_activities(struct composer *composer, const struct view_source *source, struct sem *parent)
{
    struct view_table table;
    if (view_begin(&table, composer, source))
        view_compose(&table, parent, activity_rows);
}
