#include "compose/table_view_int.h"

static bool shows(const struct column_style *style, enum show what)
{
    for (uint32_t i = 0; i < style->nshow; i++) {
        if (style->show[i] == what)
            return true;
    }
    return false;
}

/* The column's period. Where the view looks at another period than the current one, columns of `now` show that. */
static const struct period *find_period(const struct view_table *table, const struct node *name)
{
    bool now = table->view->period && str_eqz(node_text(name), "now");
    return figures_period(table->figures->report, node_text(now ? table->view->period : name));
}

static bool shows_figure(const struct column_style *style)
{
    for (uint32_t i = 0; i < style->nshow; i++) {
        if (style->show[i] >= SHOW_ACTUAL && style->show[i] <= SHOW_STRETCH)
            return true;
    }
    return false;
}

/* Which status the column shows. Beside a comparator, it is that of the current figure against it. */
static void begin_rating(struct view_table *table, struct view_column *column)
{
    const struct column_style *style = column->style;
    bool beside = column->compared.len > 0 && !shows_figure(style);
    column->rated = column->period;
    if (style->status_period)
        column->rated = find_period(table, style->status_period);
    else if (!style->period && beside)
        column->rated = figures_view_period(table->figures->report, table->view);
    column->against = beside ? column->compared : STR("target");
    if (style->against)
        column->against = node_text(style->against);
}

static void begin_column(struct view_table *table, uint32_t c)
{
    const struct column_style *style = &table->shown.items[c];
    struct view_column *column = &table->columns[c];
    column->style = style;
    if (style->period)
        column->period = find_period(table, style->period);
    bool single = style->nshow == 1;
    column->merge = style->merge;
    if (style->comparator && shows(style, SHOW_COMPARATOR))
        column->compared = node_text(style->comparator);
    column->comparator = single ? column->compared : STR("");
    begin_rating(table, column);
    column->reward = single && style->show[0] == SHOW_REWARD && !style->merge;
    column->comment = single && style->show[0] == SHOW_COMMENT && !style->merge;
    table->nmerged += style->merge;
    table->rewards |= column->reward;
    table->comment_column |= shows(style, SHOW_COMMENT);
    table->action_column |= shows(style, SHOW_ACTION);
    table->grid.columns[c] = (struct grid_column){.node = style->node,
                                                  .look = style->text ? style->text : table->grid.style->cell_text,
                                                  .rule = style->width,
                                                  .align = style->align,
                                                  .valign = style->valign,
                                                  .row_header = style->row_header,
                                                  .one_line = single && style->show[0] == SHOW_REF};
}

struct view_source view_source(const struct composer *composer, const struct view *view)
{
    struct view_rows rows = figures_rows(composer->figures, view);
    struct str name = view->table ? node_text(view->table) : style_usual_table(composer->style, view->kind);
    return (struct view_source){.view = view,
                                .style = style_table(composer->style, name),
                                .title = view->title,
                                .id = view->id,
                                .label = composer->table_labels[view->place],
                                .figures = composer->figures,
                                .rows = rows.items,
                                .nrows = rows.n,
                                .groups = rows.groups,
                                .ngroups = rows.ngroups};
}

static void find_begins(struct view_table *table)
{
    if (table->ngroups == 0)
        return;
    table->begins = ARENA_ARRAY(table->grid.arena, uint32_t, table->nrows);
    for (uint32_t g = 0; g < table->ngroups; g++) {
        uint32_t end = g + 1 < table->ngroups ? table->groups[g + 1].first : table->nrows;
        for (uint32_t r = table->groups[g].first; r < end; r++)
            table->begins[r] = table->groups[g].first;
    }
}

bool view_begin(struct view_table *table, struct composer *composer, const struct view_source *source)
{
    const struct table_style *style = source->style;
    *table = (struct view_table){.view = source->view,
                                 .figures = source->figures,
                                 .rows = source->rows,
                                 .nrows = source->nrows,
                                 .groups = source->groups,
                                 .ngroups = source->ngroups,
                                 .brief = source->brief};
    if (!style)
        return false;
    struct grid *grid = &table->grid;
    table->shown = figures_columns(composer->figures, source->view, style);
    grid_begin(grid, composer, style, source->view->node, source->id, table->shown.n);
    table->columns = ARENA_ARRAY(grid->arena, struct view_column, grid->ncolumns);
    for (uint32_t c = 0; c < grid->ncolumns; c++)
        begin_column(table, c);
    grid->label = source->label;
    find_begins(table);
    if (source->title)
        grid->caption.rich = source->title;
    else if (style->title)
        grid->caption = (struct part){.words = node_text(style->title), .node = style->title};
    return true;
}

void view_compose(struct view_table *table, struct sem *parent, grid_rows *rows)
{
    view_fill_heads(table);
    struct composer *composer = table->grid.composer;
    if (grid_compose(&table->grid, parent, rows, table))
        grid_note(composer, table->grid.style, NULL, table->view->note, parent);
}

uint32_t view_fill(const struct view_table *table, uint32_t row)
{
    uint32_t first = table->begins ? table->begins[row] : 0;
    return (row - first) % 2 == 1 ? table->grid.style->zebra_fill : FILL_NONE;
}

const struct indicator *view_indicator(const struct view_table *table, uint32_t row)
{
    return table->rows[row];
}

struct str view_ref(const struct view_table *table, uint32_t row)
{
    const struct indicator *indicator = view_indicator(table, row);
    return indicator->ref ? node_text(indicator->ref) : STR("");
}

bool view_is_past(const struct view_table *table)
{
    return table->figures != table->grid.composer->figures;
}

struct str indicator_name(const struct indicator *indicator)
{
    const struct node *name = indicator->label ? indicator->label : indicator->ref;
    return name ? str_trim(node_text(name)) : STR("");
}

struct str indicator_definition(struct arena *arena, const struct indicator *indicator)
{
    return rich_empty(indicator->definition) ? STR("") : str_line(arena, rich_plain(arena, indicator->definition));
}

static struct str own_name(const struct indicator *indicator)
{
    return indicator->name ? str_trim(node_text(indicator->name)) : STR("");
}

struct str indicator_called(struct arena *arena, const struct indicator *indicator)
{
    struct str ref = indicator_name(indicator), name = own_name(indicator);
    return ref.len ? ref : name.len ? name : indicator_definition(arena, indicator);
}

struct str indicator_short(struct arena *arena, const struct indicator *indicator)
{
    struct str name = own_name(indicator);
    return name.len ? name : indicator_called(arena, indicator);
}
