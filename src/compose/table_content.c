#include "compose/charts_int.h"
#include "compose/table_view_int.h"

const struct observation *view_observation(const struct indicator *indicator, uint8_t show,
                                           const struct period *period)
{
    if (!period || show < SHOW_ACTUAL || show > SHOW_STRETCH)
        return NULL;
    _Static_assert(SHOW_STRETCH - SHOW_ACTUAL == KIND_STRETCH - KIND_ACTUAL, "kinds stand in the same order");
    return figures_observation(indicator, (enum kind)(show - SHOW_ACTUAL), period);
}

const struct status_figure *view_status(const struct view_table *table, uint32_t column, uint8_t show,
                                        const struct indicator *indicator)
{
    const struct view_column *it = &table->columns[column];
    bool forecast = show == SHOW_FORECAST_STATUS;
    if (!it->rated || (show != SHOW_STATUS && show != SHOW_STATUS_WORD && !forecast))
        return NULL;
    return figures_status(table->figures, indicator, forecast ? KIND_FORECAST : KIND_ACTUAL, it->rated, it->against);
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
static void add_priority(struct grid *grid, const struct report *report, const struct node *id)
{
    const struct priority *priority = id ? map_find(&report->priority_by_id, node_text(id)) : NULL;
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

void view_about(struct grid *grid, const struct indicator *indicator, enum kind kind, const struct period *period,
                const struct node *given)
{
    const struct observation *figure = period ? figures_observation(indicator, kind, period) : NULL;
    grid_about(grid, given ? given : figure ? figure->node : indicator->node);
}

static void about_status(struct grid *grid, const struct indicator *indicator, const struct status_figure *figure)
{
    if (figure)
        view_about(grid, indicator, (enum kind)figure->of, figure->period, figure->node);
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

static void fill_word(void *user, struct str field, struct buf *out)
{
    (void)field; /* {word} is the only one */
    buf_put_str(out, *(const struct str *)user);
}

/* Puts words behind the paragraph that the cell ends with; false: it ends otherwise. */
static bool add_behind(struct grid *grid, struct str words)
{
    struct arena *arena = grid->composer->arena;
    struct part *part = grid->parts.n ? &grid->parts.items[grid->parts.n - 1] : NULL;
    uint32_t last = part && part->rich ? part->rich->nblocks : 0;
    if (last == 0 || part->rich->blocks[last - 1].kind != RICH_PARA)
        return false;
    struct rich *rich = arena_copy(arena, part->rich, sizeof(*rich));
    rich->blocks = arena_copy(arena, rich->blocks, sizeof(*rich->blocks) * last);
    struct rich_block *block = &rich->blocks[last - 1];
    struct run *runs = ARENA_ARRAY(arena, struct run, (size_t)block->nruns + 1);
    for (uint32_t i = 0; i < block->nruns; i++)
        runs[i] = block->runs[i];
    runs[block->nruns] = (struct run){.kind = RUN_TEXT, .text = str_printf(arena, " " PRIstr, STR_ARG(words))};
    block->runs = runs;
    block->nruns++;
    part->rich = rich;
    return true;
}

/* Whether the cell ends with just these words: "No data" in place of a figure. */
static bool is_said(const struct grid *grid, struct str word)
{
    const struct part *part = grid->parts.n ? &grid->parts.items[grid->parts.n - 1] : NULL;
    return part && part->rich && str_same(str_trim(rich_plain(grid->composer->arena, part->rich)), word);
}

/* Words in place of a status stand as they were written. */
static void add_status_word(struct grid *grid, const struct status_figure *figure)
{
    if (!figure || !figure->look) {
        add_status(grid, figure);
        return;
    }
    struct buf buf = {0};
    struct str word = style_brief(figure->look);
    if (is_said(grid, word))
        return;
    if (grid->style->status_word)
        style_fill(&buf, node_text(grid->style->status_word), fill_word, &word);
    else
        buf_put_str(&buf, word);
    word = str_dup(grid->composer->arena, (struct str){buf.bytes, (uint32_t)buf.len});
    buf_free(&buf);
    if (grid->style->status_place == STATUS_BELOW || !add_behind(grid, word))
        grid_add_words(grid, word, figure->look->node);
}

/* Symbols that this layout has are shown as it shows them, whatever layout the last report had. */
static void add_previous_status(struct view_table *table, const struct indicator *indicator)
{
    struct grid *grid = &table->grid;
    const struct status_figure *figure =
        figures_previous_status(table->grid.composer->figures, table->view, indicator);
    const struct status_style *look = figure ? figure->look : NULL;
    const struct status_style *same = look ? style_status(grid->composer->style, node_text(look->id)) : NULL;
    if (same)
        grid_add_symbol(grid, same);
    else if (look)
        grid_add_node(grid, look->word ? look->word : look->id);
    else
        add_status(grid, figure);
}

static void add_comparison(struct grid *grid, const struct view_column *column, const struct comparison *comparison)
{
    if (!comparison)
        return;
    if (!column->period_in_head)
        grid_add_rich(grid, comparison->period);
    grid_add_rich(grid, comparison->value);
    grid_add_rich(grid, comparison->rank);
}

static void add_travel(struct view_table *table, const struct indicator *indicator, const struct period *period,
                       bool long_term)
{
    enum travel travel = period ? figures_travel(table->figures, indicator, period, long_term) : TRAVEL_NONE;
    const struct status_style *look = figures_travel_look(table->grid.composer->style, travel);
    if (!look)
        return;
    grid_add_symbol(&table->grid, look);
    view_about(&table->grid, indicator, KIND_ACTUAL, period, NULL);
}

/* A note or a reference of last time's report would mean something else in this one: words are printed without. */
static void add_rich(struct view_table *table, const struct rich *rich)
{
    if (!view_is_past(table))
        grid_add_rich(&table->grid, rich);
    else if (rich && !rich_empty(rich))
        grid_add_words(&table->grid, rich_plain(table->grid.composer->arena, rich), rich->node);
}

static void add_figure(struct view_table *table, const struct view_column *column, uint8_t show,
                       const struct indicator *indicator)
{
    const struct observation *observation = view_observation(indicator, show, column->period);
    if (observation)
        add_rich(table, figures_printed(table->grid.composer->arena, table->figures, indicator,
                                        (enum kind)(show - SHOW_ACTUAL), observation, column->style->decimals));
}

static void add_chart(struct view_table *table, const struct period *period, const struct indicator *indicator,
                      bool bullet)
{
    struct chart_cell chart = {.figures = table->figures, .indicator = indicator, .period = period, .bullet = bullet};
    if (table->grid.composer->style->charts->looks.n > 0 && chart_cell_shows(&chart))
        grid_add_chart(&table->grid, &chart);
}

/* What the figures say. */
static void add_computed(struct view_table *table, uint32_t column, uint8_t show, uint32_t row)
{
    const struct indicator *indicator = view_indicator(table, row);
    const struct view_column *it = &table->columns[column];
    const struct status_figure *status = view_status(table, column, show, indicator);
    switch (show) {
    case SHOW_STATUS:
    case SHOW_FORECAST_STATUS:
        add_status(&table->grid, status);
        about_status(&table->grid, indicator, status);
        break;
    case SHOW_STATUS_WORD:
        add_status_word(&table->grid, status);
        about_status(&table->grid, indicator, status);
        break;
    case SHOW_PREVIOUS_STATUS:
        add_previous_status(table, indicator);
        break;
    case SHOW_TRAVEL:
    case SHOW_TRAVEL_LONG:
        add_travel(table, indicator, it->period, show == SHOW_TRAVEL_LONG);
        break;
    case SHOW_SPARKLINE:
    case SHOW_BULLET:
        add_chart(table, it->period, indicator, show == SHOW_BULLET);
        break;
    case SHOW_COMPARATOR:
        if (it->style->comparator)
            add_comparison(&table->grid, it,
                           figures_comparison(table->figures, indicator, node_text(it->style->comparator)));
        break;
    default:
        add_figure(table, it, show, indicator);
        break;
    }
}

static void add_shown(struct view_table *table, uint32_t column, uint8_t show, uint32_t row)
{
    struct grid *grid = &table->grid;
    const struct indicator *indicator = view_indicator(table, row);
    switch (show) {
    case SHOW_DIRECTORATE:
        grid_add_node(grid, indicator->directorate);
        break;
    case SHOW_REF:
        add_ref(grid, indicator);
        break;
    case SHOW_DEFINITION:
    case SHOW_DESCRIPTION:
        add_rich(table, indicator->definition);
        break;
    case SHOW_UNIT:
        grid_add_node(grid, indicator->unit);
        break;
    case SHOW_LEAD:
        grid_add_node(grid, indicator->lead);
        break;
    case SHOW_PRIORITY:
        add_priority(grid, table->figures->report, indicator->priority);
        break;
    case SHOW_COMMITTEE:
        grid_add_node(grid, indicator->committee);
        break;
    case SHOW_REWARD:
        add_rich(table, indicator->reward ? indicator->reward->amount : NULL);
        break;
    case SHOW_COMMENT:
        add_rich(table, view_comment(table, row));
        break;
    case SHOW_ACTION:
        add_rich(table, indicator->action);
        break;
    default:
        add_computed(table, column, show, row);
        break;
    }
}

void view_add_indicator(struct view_table *table, uint32_t column, uint32_t row)
{
    const struct column_style *style = table->columns[column].style;
    for (uint32_t i = 0; i < style->nshow; i++)
        add_shown(table, column, style->show[i], row);
}

uint32_t view_tint(const struct view_table *table, uint32_t column, uint32_t row)
{
    const struct column_style *style = table->columns[column].style;
    const struct status_figure *figure = NULL;
    if (style->tint == TINT_YES && table->view->kind == VIEW_ACTIVITIES)
        figure = figures_activity_status(table->figures, table->rows[row]);
    else if (style->tint == TINT_YES)
        for (uint32_t i = 0; i < style->nshow && !figure; i++)
            figure = view_status(table, column, style->show[i], view_indicator(table, row));
    uint32_t tint = figure && figure->look ? figure->look->tint : STYLE_NO_FILL;
    return tint == STYLE_NO_FILL ? view_fill(table, row) : tint;
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
        add_priority(grid, grid->composer->report, activity->priority);
        break;
    case SHOW_COMMITTEE:
        grid_add_node(grid, activity->committee);
        break;
    case SHOW_STATUS:
        add_status(grid, figures_activity_status(grid->composer->figures, activity));
        grid_about(grid, activity->status);
        break;
    case SHOW_STATUS_WORD:
        add_status_word(grid, figures_activity_status(grid->composer->figures, activity));
        grid_about(grid, activity->status);
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

void view_add_row(struct view_table *table, uint32_t column, uint32_t row)
{
    if (table->view->kind == VIEW_ACTIVITIES)
        view_add_activity(table, column, table->rows[row]);
    else
        view_add_indicator(table, column, row);
}
