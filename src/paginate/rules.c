#include "paginate/paginator_int.h"

/* A horizontal rule below row t - 1 (above row t), in as few pieces as spans allow. */
static void horizontal(struct paginator *p, const struct box *box, const struct grid_rules *grid, len_t y,
                       uint32_t row, len_t thickness)
{
    const struct table *table = box->table;
    const uint8_t *below = &grid->below[(size_t)row * grid->columns];
    for (uint32_t c = 0; c < grid->columns;) {
        uint32_t from = c;
        while (c < grid->columns && below[c])
            c++;
        if (c > from)
            page_put_rect(p, /*rule*/ true, box->x + table->edges[from], y - thickness / 2,
                          table->edges[c] - table->edges[from], thickness, table->style->rule_colour);
        else
            c++;
    }
}

static void vertical(struct paginator *p, const struct box *box, const struct grid_rules *grid, const len_t *ys,
                     uint32_t column)
{
    const struct table *table = box->table;
    len_t thickness = table->style->rule;
    for (uint32_t t = 0; t < grid->tracks;) {
        uint32_t from = t;
        while (t < grid->tracks && grid->right[t * grid->columns + column])
            t++;
        if (t > from)
            page_put_rect(p, /*rule*/ true, box->x + table->edges[column + 1] - thickness / 2,
                          ys[from] - thickness / 2, thickness, ys[t] - ys[from] + thickness,
                          table->style->rule_colour);
        else
            t++;
    }
}

void table_rules(struct paginator *p, const struct box *box, const struct grid_rules *grid, const len_t *ys,
                 uint32_t nhead)
{
    const struct table *table = box->table;
    const struct table_style *style = table->style;
    if (style->frame == FRAME_NONE || grid->tracks == 0)
        return;
    len_t width = table->edges[table->ncolumns] - table->edges[0];
    len_t left = box->x + table->edges[0];
    page_put_rect(p, /*rule*/ true, left, ys[0] - style->rule / 2, width, style->rule, style->rule_colour);
    for (uint32_t t = 0; t < grid->tracks; t++)
        horizontal(p, box, grid, ys[t + 1], t, t + 1 == nhead ? style->head_rule : style->rule);
    if (style->frame != FRAME_GRID)
        return;
    page_put_rect(p, /*rule*/ true, left - style->rule / 2, ys[0] - style->rule / 2, style->rule,
                  ys[grid->tracks] - ys[0] + style->rule, style->rule_colour);
    for (uint32_t c = 0; c < grid->columns; c++)
        vertical(p, box, grid, ys, c);
}
