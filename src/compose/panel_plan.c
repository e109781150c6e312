/* Which rows and columns the table of a panel has. */
#include "compose/panel_int.h"
#include "compose/table_view_int.h"

struct str panel_fill(struct arena *arena, const struct node *template, const struct panel_fields *fields)
{
    const struct named_value values[] = {{"organisation", fields->organisation},
                                         {"comparator", fields->comparator},
                                         {"unit", fields->unit},
                                         {"definition", fields->definition},
                                         {"ref", fields->ref},
                                         {"flag", fields->flag},
                                         {"period", fields->period},
                                         {"n", fields->n},
                                         {NULL, {0}}};
    return fill_values(arena, template, values);
}

/* --- what there is to show */

static bool has_status(const struct panel_plan *plan, const struct indicator *indicator, const struct period *period)
{
    const struct status_figure *status = figures_status(plan->figures, indicator, KIND_ACTUAL, period, STR("target"));
    return status && (status->look || status->text.len > 0);
}

bool panel_has_figure(const struct panel_plan *plan, const struct panel_line *line, const struct period *period)
{
    struct progress_figure progress;
    switch (line->show) {
    case SHOW_STATUS:
        return has_status(plan, line->indicator, period);
    case SHOW_TRAVEL:
    case SHOW_TRAVEL_LONG:
        return figures_progress(plan->figures, line->indicator, period, line->show == SHOW_TRAVEL_LONG, &progress);
    case SHOW_COMPARATOR:
        return figures_compared(plan->figures, line->indicator, line->comparator, period) != NULL;
    default:
        return figures_observation(line->indicator, (enum kind)(line->show - SHOW_ACTUAL), period) != NULL;
    }
}

static bool names(const struct texts *texts, struct str id)
{
    for (uint32_t i = 0; i < texts->n; i++) {
        if (str_eq(node_text(texts->items[i]), id))
            return true;
    }
    return false;
}

/* Of comparators it may stand over the whole row; else over periods, in the row of its kind. */
static bool message_is_of(const struct panel_line *line, const struct message *message, const struct period *period)
{
    if (rich_empty(message->text))
        return false;
    if (line->show == SHOW_COMPARATOR)
        return names(&message->over, line->comparator);
    unsigned kind = message->kind ? message->kind - 1u : KIND_ACTUAL;
    return line->show == SHOW_ACTUAL + kind && names(&message->over, node_text(period->id));
}

const struct message *panel_message(const struct panel_plan *plan, const struct panel_line *line,
                                    const struct period *period, uint32_t *index)
{
    const struct list *messages = &line->indicator->messages;
    if (line->kind == PANEL_FURTHER || panel_has_figure(plan, line, period))
        return NULL;
    for (uint32_t i = 0; i < messages->n; i++) {
        const struct message *message = LIST_AT(*messages, const struct message, i);
        if (message_is_of(line, message, period)) {
            *index = i;
            return message;
        }
    }
    return NULL;
}

/* --- columns */

static bool shows_row(const struct panel_plan *plan, const struct panel_row_style *row)
{
    const struct texts *show = &plan->view->panel.show;
    return row->show < SHOW__COUNT && (show->n == 0 || names(show, node_text(row->shown)));
}

/* Whether a row shows a figure of the period; statuses and progress are none. */
static bool row_has_figure(const struct panel_plan *plan, const struct panel_row_style *row,
                           const struct indicator *indicator, const struct period *period)
{
    const struct report *report = plan->figures->report;
    struct panel_line line = {.show = row->show, .indicator = indicator};
    if (row->show != SHOW_COMPARATOR)
        return row->show <= SHOW_STRETCH && panel_has_figure(plan, &line, period);
    for (uint32_t i = 0; i < report->comparators.n; i++) {
        line.comparator = node_text(report->comparators.items[i]->id);
        bool meant = !row->comparator || str_eq(node_text(row->comparator), line.comparator);
        if (meant && panel_has_figure(plan, &line, period))
            return true;
    }
    return false;
}

static bool has_figures(const struct panel_plan *plan, const struct indicator *indicator, const struct period *period)
{
    for (uint32_t r = 0; r < plan->style->rows.n; r++) {
        const struct panel_row_style *row = LIST_AT(plan->style->rows, const struct panel_row_style, r);
        if (shows_row(plan, row) && row_has_figure(plan, row, indicator, period))
            return true;
    }
    return false;
}

static uint32_t count_parts(const struct panel_plan *plan)
{
    return plan->own ? 0 : plan->view->panel.nparts;
}

static bool is_wanted(const struct panel_plan *plan, const struct period *period)
{
    for (uint32_t i = 0; i < plan->nindicators; i++) {
        if (has_figures(plan, plan->indicators[i], period))
            return true;
    }
    for (uint32_t i = 0; i < count_parts(plan); i++) {
        if (figures_observation(plan->view->panel.parts[i], KIND_ACTUAL, period))
            return true;
    }
    return false;
}

/* Those of the report that have figures. */
static void find_columns(struct panel_plan *plan)
{
    const struct report *report = plan->figures->report;
    const struct period **periods = ARENA_ARRAY(plan->arena, const struct period *, report->periods.n);
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->periods.n; i++) {
        if (is_wanted(plan, report->periods.items[i]))
            periods[n++] = report->periods.items[i];
    }
    periods_sort(periods, n);
    for (uint32_t i = 0; i < n; i++)
        VEC_PUSH(plan->arena, &plan->columns, (struct panel_column){.period = periods[i]});
}

static void take_columns(struct panel_plan *plan)
{
    const struct texts *given = &plan->view->panel.periods;
    for (uint32_t i = 0; i < given->n; i++) {
        const struct period *period = figures_period(plan->figures->report, node_text(given->items[i]));
        if (period)
            VEC_PUSH(plan->arena, &plan->columns, (struct panel_column){.period = period});
    }
}

/* --- heads of columns */

static struct str group_words(const struct panel_plan *plan, const struct period *whole)
{
    bool cumulative = false;
    for (uint32_t c = 0; c < plan->columns.n; c++) {
        const struct period *period = plan->columns.items[c].period;
        cumulative |= period->whole == whole && figures_counts_up(plan->indicators[0], period);
    }
    const struct panel_style *style = plan->style;
    struct panel_fields fields = {.period = period_words(whole)};
    return panel_fill(plan->arena, cumulative && style->group_cumulative ? style->group_cumulative : style->group,
                      &fields);
}

static struct str window_words(const struct panel_plan *plan, const struct period *period)
{
    for (uint32_t i = 0; i < plan->nindicators; i++) {
        const struct list *windows = &plan->indicators[i]->windows;
        for (uint32_t w = 0; w < windows->n; w++) {
            const struct period_words *words = LIST_AT(*windows, const struct period_words, w);
            if (words->of == period && words->word)
                return str_trim(node_text(words->word));
        }
    }
    return STR("");
}

/* Whether all actual figures of the period are provisional, and there is one. */
static bool is_provisional(const struct panel_plan *plan, const struct period *period)
{
    bool any = false;
    for (uint32_t i = 0; i < plan->nindicators + count_parts(plan); i++) {
        const struct indicator *indicator =
            i < plan->nindicators ? plan->indicators[i] : plan->view->panel.parts[i - plan->nindicators];
        const struct value *value = figures_value(plan->figures, indicator, KIND_ACTUAL, period);
        if (value && value->state != VALUE_NONE && !(value->quality & QUALITY_PROVISIONAL))
            return false;
        any |= value && value->state != VALUE_NONE;
    }
    return any;
}

static void head_columns(struct panel_plan *plan)
{
    const struct panel_style *style = plan->style;
    for (uint32_t c = 0; c < plan->columns.n; c++) {
        struct panel_column *column = &plan->columns.items[c];
        struct panel_fields fields = {.period = period_words(column->period)};
        column->provisional = style->period_provisional && is_provisional(plan, column->period);
        column->title =
            panel_fill(plan->arena, column->provisional ? style->period_provisional : style->period, &fields);
        column->window = window_words(plan, column->period);
        if (column->period->whole)
            column->group = group_words(plan, column->period->whole);
    }
}

/* --- lines */

static struct str unit_of(const struct indicator *indicator)
{
    return indicator->unit ? str_trim(node_text(indicator->unit)) : STR("");
}

static struct str definition_of(const struct panel_plan *plan, const struct indicator *indicator)
{
    return indicator->definition ? rich_plain(plan->arena, indicator->definition) : STR("");
}

static struct str comparator_words(const struct panel_plan *plan, struct str id)
{
    const struct comparator_group *group = map_find(&plan->figures->report->comparator_by_id, id);
    return group && !rich_empty(group->title) ? rich_plain(plan->arena, group->title) : id;
}

static bool is_empty(const struct panel_plan *plan, const struct panel_line *line)
{
    uint32_t index;
    for (uint32_t c = 0; c < plan->columns.n; c++) {
        const struct period *period = plan->columns.items[c].period;
        if (panel_has_figure(plan, line, period) || panel_message(plan, line, period, &index))
            return false;
    }
    return true;
}

/* A row of the layout, unless there is nothing in it. */
static void add_line(struct panel_plan *plan, const struct panel_row_style *row, struct panel_line line)
{
    const struct head *head = plan->figures->report->head;
    struct panel_fields fields = {
        .organisation = head && head->organisation ? str_trim(node_text(head->organisation)) : STR(""),
        .comparator = line.comparator.len ? comparator_words(plan, line.comparator) : STR(""),
        .unit = unit_of(line.indicator)};
    bool total = row->total && count_parts(plan) > 0 && line.indicator == plan->indicators[0];
    if (is_empty(plan, &line))
        return;
    line.title = str_trim(panel_fill(plan->arena, total ? row->total : row->title, &fields));
    line.group = total ? STR("") : str_trim(panel_fill(plan->arena, row->group, &fields));
    VEC_PUSH(plan->arena, &plan->lines, line);
}

static void add_row(struct panel_plan *plan, const struct panel_row_style *row, const struct indicator *indicator)
{
    const struct report *report = plan->figures->report;
    struct panel_line line = {.kind = PANEL_FIGURES, .show = row->show, .indicator = indicator};
    if (row->show != SHOW_COMPARATOR) {
        add_line(plan, row, line);
        return;
    }
    for (uint32_t i = 0; i < report->comparators.n; i++) {
        line.comparator = node_text(report->comparators.items[i]->id);
        if (!row->comparator || str_eq(node_text(row->comparator), line.comparator))
            add_line(plan, row, line);
    }
}

static void add_further(struct panel_plan *plan, const struct indicator *indicator)
{
    struct panel_fields fields = {.definition = definition_of(plan, indicator),
                                  .unit = unit_of(indicator),
                                  .ref = indicator->ref ? node_text(indicator->ref) : STR("")};
    struct panel_line line = {.kind = PANEL_FURTHER, .show = SHOW__COUNT, .indicator = indicator};
    line.title = str_trim(panel_fill(plan->arena, plan->style->further, &fields));
    if (line.title.len)
        VEC_PUSH(plan->arena, &plan->lines, line);
}

static void add_indicator(struct panel_plan *plan, uint32_t i)
{
    const struct indicator *indicator = plan->indicators[i];
    uint32_t first = plan->lines.n;
    if (i > 0)
        add_further(plan, indicator);
    uint32_t below = plan->lines.n;
    for (uint32_t r = 0; r < plan->style->rows.n; r++) {
        const struct panel_row_style *row = LIST_AT(plan->style->rows, const struct panel_row_style, r);
        if (shows_row(plan, row))
            add_row(plan, row, indicator);
    }
    if (below == plan->lines.n)
        plan->lines.n = first; /* nothing stands below the heading */
    if (first < plan->lines.n)
        plan->lines.items[first].named = true;
}

static void add_parts(struct panel_plan *plan)
{
    for (uint32_t i = 0; i < count_parts(plan); i++) {
        const struct indicator *part = plan->view->panel.parts[i];
        if (report_leaves_out(plan->figures->report, part->exempt))
            continue;
        VEC_PUSH(plan->arena, &plan->lines,
                 ((struct panel_line){.kind = PANEL_PART,
                                      .show = SHOW_ACTUAL,
                                      .indicator = part,
                                      .rich = part->definition,
                                      .named = true}));
    }
}

/* Neighbours of the same group share its head. */
static void join_groups(struct panel_plan *plan)
{
    struct panel_line *first = NULL;
    for (uint32_t i = 0; i < plan->lines.n; i++) {
        struct panel_line *line = &plan->lines.items[i];
        bool same = first && line->group.len && str_eq(first->group, line->group);
        if (!same)
            first = line->group.len ? line : NULL;
        if (first)
            first->group_rows++;
        plan->grouped |= line->group.len > 0;
    }
}

void panel_plan_make(struct panel_plan *plan, struct arena *arena, const struct composer *composer,
                     const struct view *view, const struct indicator *const *indicators, uint32_t n, bool own)
{
    *plan = (struct panel_plan){.figures = composer->figures,
                                .style = composer->style->panels,
                                .view = view,
                                .indicators = indicators,
                                .nindicators = n,
                                .own = own,
                                .arena = arena};
    if (view->panel.periods.n)
        take_columns(plan);
    else
        find_columns(plan);
    head_columns(plan);
    for (uint32_t i = 0; i < n; i++)
        add_indicator(plan, i);
    add_parts(plan);
    join_groups(plan);
    struct panel_fields fields = {.unit = unit_of(indicators[0]), .definition = definition_of(plan, indicators[0])};
    if (fields.unit.len > 0)
        plan->unit = str_trim(panel_fill(arena, own ? plan->style->unit_own : plan->style->unit, &fields));
    else if (own)
        plan->unit = fields.definition;
}
