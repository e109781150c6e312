/* The table of a panel: figures by period. */
#include "compose/panel_int.h"
#include "compose/table_view_int.h"

struct panel_table {
    struct grid grid;
    const struct panel_plan *plan;
    uint32_t nheads; /* columns of row heads */
};

static void add_head(struct grid_column *column, struct str words, const struct period *period)
{
    column->groups[column->ngroups++] = (struct part){.words = words, .node = period->node};
}

/* Heads of a period: of the longer one that it is part of, its own, the length of its window. Where others have more
 * of them, its own stands over their height. */
static void describe_period(struct panel_table *table, uint32_t c, bool any_group, bool any_window)
{
    const struct panel_column *planned = &table->plan->columns.items[c];
    struct grid_column *column = &table->grid.columns[table->nheads + c];
    *column = (struct grid_column){.look = table->grid.style->cell_text,
                                   .rule = table->plan->style->column,
                                   .align = ALIGN_CENTRE,
                                   .valign = VALIGN_MIDDLE,
                                   .node = planned->period->node};
    column->groups = ARENA_ARRAY(table->grid.arena, struct part, 2);
    struct str title = planned->title;
    if (planned->group.len)
        add_head(column, planned->group, planned->period->whole);
    if (any_window && planned->window.len) {
        if (any_group && !planned->group.len)
            add_head(column, title, planned->period);
        add_head(column, title, planned->period);
        title = planned->window;
    }
    column->title.words = title;
    column->title.node = planned->period->node;
}

/* Where no row has a group, the column of heads takes the room of both. */
static struct width head_width(const struct panel_plan *plan, bool group)
{
    const struct width *first = &plan->style->group_head, *second = &plan->style->head;
    if (plan->grouped)
        return group ? *first : *second;
    struct width both = {.kind = WIDTH_AUTO};
    if (first->kind == WIDTH_FIXED && second->kind == WIDTH_FIXED)
        both = (struct width){.kind = WIDTH_FIXED, .length = len_add(first->length, second->length)};
    return both;
}

static void describe_columns(struct panel_table *table)
{
    const struct panel_plan *plan = table->plan;
    bool any_group = false, any_window = false;
    for (uint32_t c = 0; c < plan->columns.n; c++) {
        any_group |= plan->columns.items[c].group.len > 0;
        any_window |= plan->columns.items[c].window.len > 0;
    }
    for (uint32_t c = 0; c < table->nheads; c++) {
        table->grid.columns[c] = (struct grid_column){.look = table->grid.style->cell_text,
                                                      .rule = head_width(plan, c == 0),
                                                      .align = ALIGN_LEFT,
                                                      .valign = VALIGN_MIDDLE,
                                                      .row_header = true,
                                                      .node = plan->style->node};
    }
    table->grid.columns[0].title.words = plan->unit;
    table->grid.columns[0].title_span = table->nheads;
    for (uint32_t c = 0; c < plan->columns.n; c++)
        describe_period(table, c, any_group, any_window);
}

static void heading_row(struct panel_table *table, const struct panel_line *line)
{
    const struct table_style *style = table->grid.style;
    struct spot spot = {.role = ROLE_TH,
                        .scope = SCOPE_ROW,
                        .kind = CELL_GROUP_HEADING,
                        .align = style->heading_text->align,
                        .ask = ASK_BOTH,
                        .node = line->indicator->node,
                        .look = style->heading_text,
                        .fill = style->heading_fill};
    grid_add_words(&table->grid, line->title, line->indicator->node);
    grid_full_row(&table->grid, &spot, TRACK_HEADING);
}

/* --- the cells of figures */

/* The figure without the word that says that it is provisional, where nothing else stands behind it; empty: it must
 * stay as it is. */
static struct str without_provisional(const struct panel_plan *plan, const struct panel_line *line,
                                      const struct panel_column *column, const struct rich *printed)
{
    const struct value *value = figures_value(plan->figures, line->indicator, KIND_ACTUAL, column->period);
    bool plain = printed->nblocks == 1 && printed->blocks[0].nruns == 1;
    if (!column->provisional || line->show != SHOW_ACTUAL || !value || value->state != VALUE_NUMBER || !plain ||
        value->quality != QUALITY_PROVISIONAL || value->words.len > 0 || value->has_fraction || value->next)
        return STR("");
    struct value read = value_parse_rich(plan->arena, printed);
    struct str text = value_rich_text(plan->arena, printed);
    uint32_t end = read.to + read.suffix.len;
    return read.state == VALUE_NUMBER && end <= text.len ? str_trim(str_sub(text, 0, end)) : STR("");
}

static void add_kind(struct panel_table *table, const struct panel_line *line, const struct panel_column *column)
{
    struct composer *composer = table->grid.composer;
    enum kind kind = (enum kind)(line->show - SHOW_ACTUAL);
    const struct observation *observation = figures_observation(line->indicator, kind, column->period);
    if (!observation)
        return;
    const struct rich *printed =
        figures_printed(composer->arena, table->plan->figures, line->indicator, kind, observation, -1);
    struct str bare = without_provisional(table->plan, line, column, printed);
    if (bare.len)
        grid_add_words(&table->grid, bare, observation->node);
    else
        grid_add_rich(&table->grid, printed);
}

static void add_symbol(struct panel_table *table, const struct panel_line *line, const struct panel_column *column,
                       const struct progress_figure *shown)
{
    struct grid *grid = &table->grid;
    if (shown->look)
        grid_add_symbol(grid, shown->look);
    else
        grid_add_words(grid, shown->text, shown->node);
    view_about(grid, line->indicator, KIND_ACTUAL, column->period, shown->node);
}

static void add_figure(struct panel_table *table, const struct panel_line *line, const struct panel_column *column)
{
    struct grid *grid = &table->grid;
    const struct figures *figures = table->plan->figures;
    const struct status_figure *status;
    struct progress_figure progress;
    switch (line->show) {
    case SHOW_STATUS:
        status = figures_status(figures, line->indicator, KIND_ACTUAL, column->period, STR("target"));
        if (status)
            add_symbol(table, line, column, &(struct progress_figure){status->look, status->text, status->node});
        break;
    case SHOW_TRAVEL:
    case SHOW_TRAVEL_LONG:
        if (figures_progress(figures, line->indicator, column->period, line->show == SHOW_TRAVEL_LONG, &progress))
            add_symbol(table, line, column, &progress);
        break;
    case SHOW_COMPARATOR:
        grid_add_rich(grid, figures_compared(figures, line->indicator, line->comparator, column->period));
        break;
    default:
        add_kind(table, line, column);
        break;
    }
}

/* The columns from c on over which the same message stands; 0: none does. */
static uint32_t message_columns(struct panel_table *table, const struct panel_line *line, uint32_t c,
                                const struct message **message)
{
    const struct panel_plan *plan = table->plan;
    uint32_t index = 0, other = 0, n = 0;
    *message = panel_message(plan, line, plan->columns.items[c].period, &index);
    if (!*message)
        return 0;
    while (c + n < plan->columns.n &&
           panel_message(plan, line, plan->columns.items[c + n].period, &other) == *message)
        n++;
    if (table->grid.placing)
        message_fate_set(table->grid.composer, line->indicator, index, NULL);
    return n;
}

/* Returns the columns passed. */
static uint32_t figure_cell(struct panel_table *table, const struct panel_line *line, uint32_t c)
{
    const struct message *message;
    uint32_t n = message_columns(table, line, c, &message);
    struct spot spot = grid_spot(&table->grid, table->nheads + c);
    spot.node = line->indicator->node;
    if (message) {
        spot.colspan = (uint16_t)n;
        spot.message = true;
        spot.ask = ASK_LEAST;
        spot.node = message->node;
        grid_add_rich(&table->grid, message->text);
    } else {
        add_figure(table, line, &table->plan->columns.items[c]);
    }
    grid_cell(&table->grid, &spot);
    return message ? n : 1;
}

static void head_cells(struct panel_table *table, const struct panel_line *line)
{
    struct grid *grid = &table->grid;
    bool apart = table->nheads == 1 || line->group.len > 0; /* the title has one column */
    if (line->group.len > 0 && line->group_rows > 0) {
        struct spot spot = grid_spot(grid, 0);
        spot.rowspan = spot.rows = line->group_rows;
        spot.node = table->plan->style->node;
        grid_add_words(grid, line->group, table->plan->style->node);
        grid_cell(grid, &spot);
    }
    struct spot spot = grid_spot(grid, apart ? table->nheads - 1 : 0);
    spot.colspan = (uint16_t)(apart ? 1 : table->nheads);
    spot.node = line->indicator->node;
    if (line->rich)
        grid_add_rich(grid, line->rich);
    else
        grid_add_words(grid, line->title, line->indicator->node);
    grid_cell(grid, &spot);
}

/* Where references to the indicator lead, unless a table of indicators shows it. */
static const struct node *line_name(const struct panel_table *table, const struct panel_line *line)
{
    return line->named && !table->grid.composer->listed[line->indicator->index] ? line->indicator->ref : NULL;
}

static void panel_rows(struct grid *grid, void *user)
{
    struct panel_table *table = user;
    const struct panel_plan *plan = table->plan;
    for (uint32_t i = 0; i < plan->lines.n; i++) {
        const struct panel_line *line = &plan->lines.items[i];
        if (line->kind == PANEL_FURTHER) {
            heading_row(table, line);
            continue;
        }
        grid_row(grid, line_name(table, line));
        bool within = i + 1 < plan->lines.n && plan->lines.items[i + 1].group.len > 0 &&
                      plan->lines.items[i + 1].group_rows == 0;
        grid_track(grid, within ? TRACK_KEEP_NEXT : 0);
        head_cells(table, line);
        for (uint32_t c = 0; c < plan->columns.n;)
            c += figure_cell(table, line, c);
    }
}

len_t panel_table_compose(struct composer *composer, const struct panel_plan *plan, const struct rich *note,
                          struct sem *parent)
{
    struct panel_table table = {.plan = plan, .nheads = plan->grouped ? 2 : 1};
    if (plan->columns.n == 0 || plan->lines.n == 0)
        return 0;
    grid_begin(&table.grid, composer, plan->style->look, plan->view->node, NULL, table.nheads + plan->columns.n);
    describe_columns(&table);
    const struct table *made = table.grid.table;
    if (!grid_compose(&table.grid, parent, panel_rows, &table))
        return 0;
    len_t height = table_height(made);
    grid_note(composer, plan->style->look, plan->style->note, note, parent);
    return height;
}
