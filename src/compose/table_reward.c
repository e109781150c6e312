/* Rewards for stretch targets: one cell for all rows that earn one together, and what all come to. */
#include "compose/table_view_int.h"
#include "compute/value.h"

uint32_t reward_rows(const struct view_table *table, uint32_t row)
{
    const struct reward *reward = view_indicator(table, row)->reward;
    uint32_t n = 1;
    if (!reward)
        return 1;
    if (row > 0 && !view_parted(table, row) && view_indicator(table, row - 1)->reward == reward)
        return 0;
    while (row + n < table->nrows && !view_parted(table, row + n) && view_indicator(table, row + n)->reward == reward)
        n++;
    return n;
}

/* The column of the amounts, whose total stands below them; 0: none has words before it. */
static uint32_t amount_column(const struct view_table *table)
{
    for (uint32_t c = 1; c < table->grid.ncolumns; c++) {
        if (table->columns[c].reward)
            return c;
    }
    return 0;
}

bool reward_total_wanted(const struct view_table *table)
{
    struct decimal total;
    struct str currency;
    return table->grid.style->total && table->nrows > 0 && !view_is_past(table) && amount_column(table) > 0 &&
           figures_reward_total(table->figures, table->view, &total, &currency);
}

static void add_amount(struct view_table *table)
{
    struct decimal total;
    struct str currency;
    struct buf buf = {0};
    if (!figures_reward_total(table->figures, table->view, &total, &currency))
        return;
    buf_put_str(&buf, currency);
    decimal_write(&buf, total, /*commas*/ true);
    grid_add_words(&table->grid, str_dup(table->grid.composer->arena, (struct str){buf.bytes, (uint32_t)buf.len}),
                   NULL);
    buf_free(&buf);
}

void reward_total_row(struct view_table *table)
{
    struct grid *grid = &table->grid;
    uint32_t amounts = amount_column(table);
    grid_row(grid, NULL);
    grid_track(grid, 0);
    for (uint32_t c = 0; c < grid->ncolumns; c = c == 0 ? amounts : c + 1) {
        struct spot spot = grid_spot(grid, c);
        spot.look = grid->style->head_text;
        spot.fill = grid->style->head_fill;
        spot.node = grid->style->total;
        spot.role = c == 0 ? ROLE_TH : ROLE_TD;
        spot.scope = c == 0 ? SCOPE_ROW : SCOPE_NONE;
        if (c == 0) {
            spot.colspan = (uint16_t)amounts;
            grid_add_node(grid, grid->style->total);
        } else if (c == amounts) {
            add_amount(table);
        }
        grid_cell(grid, &spot);
    }
}
