#include "compose/charts_int.h"

static struct flow part_flow(struct grid *grid, const struct setting *setting, const struct part *part)
{
    if (part->symbol)
        return compose_symbol(grid->composer, setting, part->symbol);
    if (part->count)
        return compose_count(grid->composer, setting, part->count);
    if (part->chart)
        return chart_cell_flow(grid->composer, part->chart, setting->width, setting->parent);
    if (part->rich)
        return compose_rich(grid->composer, setting, part->rich);
    return compose_plain(grid->composer, setting, part->words, part->node);
}

/* A value of a column that is aligned on the decimal point. A number stands on one line, moved so that its point is
 * under those above; other words, and numbers too wide for the column, stand in the middle. */
static struct flow decimal_flow(struct grid *grid, const struct grid_column *column, struct setting *setting,
                                const struct part *part)
{
    len_t whole = 0, rest = 0;
    bool number = part->rich && grid_decimal_measure(grid, setting->look, part->rich, &whole, &rest) &&
                  whole + rest <= setting->width;
    setting->align = number ? ALIGN_LEFT : ALIGN_CENTRE;
    struct flow flow = part_flow(grid, setting, part);
    if (!number || flow.n != 1)
        return flow;
    len_t shift = grid_decimal_shift(column, setting->width, whole, rest);
    for (uint32_t i = 0; i < flow.lines[0].nspans; i++)
        flow.lines[0].spans[i].x += shift;
    return flow;
}

/* A message of several lines may stand otherwise than one of a single line. */
static enum align align_of(struct grid *grid, const struct spot *spot, len_t width)
{
    const struct part *part = grid->parts.n == 1 ? &grid->parts.items[0] : NULL;
    len_t least = 0, most = 0;
    if (!spot->message || !part || !part->rich)
        return (enum align)spot->align;
    compose_measure(grid->composer, spot->look, part->rich, &least, &most);
    return (enum align)(most > width ? grid->style->message_align : spot->align);
}

struct flow grid_flow(struct grid *grid, const struct spot *spot, struct sem *sem, len_t width)
{
    const struct grid_column *column = &grid->columns[spot->column];
    struct setting setting = {
        .look = spot->look, .width = len_max(width, 1), .align = align_of(grid, spot, width), .column = column->node};
    bool several = spot->shared || grid->parts.n > 1;
    struct flow flow = {0};
    for (uint32_t i = 0; i < grid->parts.n; i++) {
        const struct part *part = &grid->parts.items[i];
        bool around = several && (part->symbol || part->count || part->chart); /* these make no paragraphs */
        setting.parent = around ? sem_add(&grid->composer->boxes->tree, sem, ROLE_P) : sem;
        if (around)
            marks_set(grid->composer, setting.parent, part->place);
        setting.place = part->place;
        setting.para = several && !around ? ROLE_P : ROLE_TEXT;
        setting.prefix = part->prefix;
        struct flow next = spot->align == ALIGN_DECIMAL ? decimal_flow(grid, column, &setting, part)
                                                        : part_flow(grid, &setting, part);
        flow = i == 0 ? next : compose_join(grid->composer, flow, next, grid->table->pad_y);
    }
    return flow;
}
