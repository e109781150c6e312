#include "compose/exempt_int.h"
#include "compose/table_view_int.h"

static void activity_row(struct view_table *table, uint32_t step)
{
    struct grid *grid = &table->grid;
    uint32_t row = table->steps.items[step].row;
    const struct activity *activity = table->rows[row];
    if (view_withheld_row(table, row, activity->ref))
        return;
    uint32_t around = exempt_enter(grid->composer, activity->exempt);
    grid_row(grid, activity->ref);
    grid_track(grid, 0);
    view_merged_cells(table, step, 0);
    for (uint32_t c = table->nmerged; c < grid->ncolumns; c++) {
        struct spot spot = grid_spot(grid, c);
        spot.node = activity->node;
        spot.fill = view_tint(table, c, row);
        view_add_activity(table, c, activity);
        grid_cell(grid, &spot);
    }
    grid->composer->exempt = around;
}

static void activity_rows(struct grid *grid, void *user)
{
    struct view_table *table = user;
    for (uint32_t s = 0; s + 1 < table->steps.n; s++) {
        if (table->steps.items[s].kind == STEP_HEADING)
            view_heading_row(table, s);
        else
            activity_row(table, s);
    }
    if (table->nrows == 0)
        grid_empty_row(grid, table->view->empty);
}

void view_compose_activities(struct composer *composer, const struct view_source *source, struct sem *parent)
{
    struct view_table table;
    if (!view_begin(&table, composer, source))
        return;
    view_plan(&table);
    view_compose(&table, parent, activity_rows);
}
