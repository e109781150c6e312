#include "compose/table_view_int.h"

const struct observation *view_observation(const struct indicator *indicator, uint8_t show,
                                           const struct period *period)
{
    if (!period || show < SHOW_ACTUAL || show > SHOW_ESTIMATE)
        return NULL;
    _Static_assert(SHOW_ESTIMATE - SHOW_ACTUAL == KIND_ESTIMATE - KIND_ACTUAL, "kinds stand in the same order");
    const struct list *list = &indicator->observed[show - SHOW_ACTUAL];
    for (uint32_t i = 0; i < list->n; i++) {
        const struct observation *observation = LIST_AT(*list, const struct observation, i);
        if (observation->of == period)
            return observation;
    }
    return NULL;
}

struct str view_against(const struct column_style *style)
{
    return style->against ? node_text(style->against) : STR("target");
}

/* The ref, or what is printed for it, with its flags behind it in brackets; ids that bring their own keep them. */
static void add_ref(struct grid *grid, const struct indicator *indicator)
{
    const struct node *ref = indicator->label ? indicator->label : indicator->ref;
    if (!ref || indicator->flags.n == 0) {
        grid_add_node(grid, ref);
        return;
    }
    struct str words = node_text(ref);
    for (uint32_t i = 0; i < indicator->flags.n; i++) {
        struct str id = node_text(indicator->flags.items[i]);
        bool own = str_starts(id, "(");
        words = str_printf(grid->composer->arena, PRIstr " %s" PRIstr "%s", STR_ARG(words), own ? "" : "(",
                           STR_ARG(id), own ? "" : ")");
    }
    grid_add_words(grid, words, ref);
}

/* A declared priority by its theme and label, or its title; else as it was written. */
static void add_priority(struct grid *grid, const struct node *id)
{
    const struct priority *priority = id ? map_find(&grid->composer->report->priority_by_id, node_text(id)) : NULL;
    if (!priority || (!priority->label && rich_empty(priority->title))) {
        grid_add_node(grid, id);
        return;
    }
    grid_add_node(grid, priority->theme);
    if (priority->label)
        grid_add_node(grid, priority->label);
    else
        grid_add_rich(grid, priority->title);
}

static void add_status(struct grid *grid, const struct status_figure *figure)
{
    if (!figure)
        return;
    if (figure->look)
        grid_add_symbol(grid, figure->look);
    else
        grid_add_words(grid, figure->text, figure->node);
}

static void add_comparator(struct grid *grid, const struct comparator *comparator)
{
    if (!comparator)
        return;
    grid_add_rich(grid, comparator->period);
    grid_add_rich(grid, comparator->value);
    grid_add_rich(grid, comparator->rank);
}

static void add_shown(struct view_table *table, const struct view_column *column, uint8_t show,
                      const struct indicator *indicator)
{
    struct grid *grid = &table->grid;
    const struct observation *observation = view_observation(indicator, show, column->period);
    if (observation)
        grid_add_rich(grid, observation->value);
    switch (show) {
    case SHOW_DIRECTORATE:
        grid_add_node(grid, indicator->directorate);
        break;
    case SHOW_REF:
        add_ref(grid, indicator);
        break;
    case SHOW_DEFINITION:
    case SHOW_DESCRIPTION:
        grid_add_rich(grid, indicator->definition);
        break;
    case SHOW_UNIT:
        grid_add_node(grid, indicator->unit);
        break;
    case SHOW_LEAD:
        grid_add_node(grid, indicator->lead);
        break;
    case SHOW_PRIORITY:
        add_priority(grid, indicator->priority);
        break;
    case SHOW_COMMITTEE:
        grid_add_node(grid, indicator->committee);
        break;
    case SHOW_STATUS:
        add_status(grid,
                   figures_status(grid->composer->figures, indicator, column->period, view_against(column->style)));
        break;
    case SHOW_COMPARATOR:
        if (column->style->comparator)
            add_comparator(grid, view_comparator(indicator, node_text(column->style->comparator)));
        break;
    case SHOW_COMMENT:
        grid_add_rich(grid, indicator->comment);
        break;
    default:
        break;
    }
}

void view_add_indicator(struct view_table *table, uint32_t column, const struct indicator *indicator)
{
    const struct view_column *it = &table->columns[column];
    for (uint32_t i = 0; i < it->style->nshow; i++)
        add_shown(table, it, it->style->show[i], indicator);
}

static void add_shown_activity(struct grid *grid, uint8_t show, const struct activity *activity)
{
    switch (show) {
    case SHOW_DIRECTORATE:
        grid_add_node(grid, activity->directorate);
        break;
    case SHOW_REF:
        grid_add_node(grid, activity->ref);
        break;
    case SHOW_DEFINITION:
    case SHOW_DESCRIPTION:
        grid_add_rich(grid, activity->description);
        break;
    case SHOW_LEAD:
        grid_add_node(grid, activity->lead);
        break;
    case SHOW_PRIORITY:
        add_priority(grid, activity->priority);
        break;
    case SHOW_COMMITTEE:
        grid_add_node(grid, activity->committee);
        break;
    case SHOW_STATUS:
        add_status(grid, figures_activity_status(grid->composer->figures, activity));
        break;
    case SHOW_UPDATE:
        grid_add_rich(grid, activity->update);
        break;
    default:
        break;
    }
}

void view_add_activity(struct view_table *table, uint32_t column, const struct activity *activity)
{
    const struct column_style *style = table->columns[column].style;
    for (uint32_t i = 0; i < style->nshow; i++)
        add_shown_activity(&table->grid, style->show[i], activity);
}
