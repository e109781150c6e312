/* The chart beside a panel's table: its figures are among those of the table. */
#include "compose/charts_int.h"
#include "compose/panel_int.h"

struct panel_chart_plan {
    const struct panel_plan *plan;
    struct arena *arena; /* of what charts keep */
    struct chart_block block;
};

static bool has_value(const struct panel_chart_plan *chart, const struct chart_show *show,
                      const struct period *period)
{
    const struct figures *figures = chart->plan->figures;
    for (uint32_t i = 0; i < chart->block.nindicators; i++) {
        const struct indicator *indicator = chart->block.indicators[i];
        const struct value *value =
            show->comparator ? figures_compared_value(figures, indicator, node_text(show->comparator->id), period)
                             : figures_value(figures, indicator, (enum kind)show->kind, period);
        if (chart_draws(value))
            return true;
    }
    return false;
}

static bool has_values(const struct panel_chart_plan *chart, const struct chart_show *show)
{
    for (uint32_t c = 0; c < chart->plan->columns.n; c++) {
        if (has_value(chart, show, chart->plan->columns.items[c].period))
            return true;
    }
    return false;
}

/* A series that has figures; once. */
static void add_series(struct panel_chart_plan *chart, struct chart_show show)
{
    struct chart_block *block = &chart->block;
    for (uint32_t i = 0; i < block->nseries; i++) {
        if (block->series[i].kind == show.kind && block->series[i].comparator == show.comparator)
            return;
    }
    if (has_values(chart, &show))
        block->series[block->nseries++] = show;
}

static void add_word(struct panel_chart_plan *chart, struct str word)
{
    const struct report *report = chart->plan->figures->report;
    for (unsigned kind = 0; kind < KIND__COUNT; kind++) {
        if (str_eqz(word, kind_ids[kind])) {
            add_series(chart, (struct chart_show){.kind = (uint8_t)kind});
            return;
        }
    }
    for (uint32_t i = 0; i < report->comparators.n; i++) {
        const struct comparator_group *group = report->comparators.items[i];
        if (str_eqz(word, "comparator") || str_eq(word, node_text(group->id)))
            add_series(chart, (struct chart_show){.kind = KIND__COUNT, .comparator = group});
    }
}

static void find_indicators(struct panel_chart_plan *chart)
{
    const struct panel_chart *asked = chart->plan->view->panel.chart;
    const struct report *report = chart->plan->figures->report;
    struct chart_block *block = &chart->block;
    uint32_t n = asked ? asked->refs.n : 0;
    block->indicators = ARENA_ARRAY(chart->arena, const struct indicator *, (size_t)n + 1);
    for (uint32_t i = 0; i < n; i++)
        block->indicators[block->nindicators++] =
            map_find(&report->indicator_by_ref, node_text(asked->refs.items[i]));
    if (n == 0)
        block->indicators[block->nindicators++] = chart->plan->indicators[0];
}

static void find_series(struct panel_chart_plan *chart)
{
    const struct panel_chart *asked = chart->plan->view->panel.chart;
    const struct texts *show = asked && asked->show.n ? &asked->show : &chart->plan->style->chart;
    chart->block.series = ARENA_ARRAY(chart->arena, struct chart_show,
                                      (size_t)KIND__COUNT + chart->plan->figures->report->comparators.n);
    for (uint32_t i = 0; i < show->n; i++)
        add_word(chart, str_trim(node_text(show->items[i])));
}

/* The columns for which the chart has a figure. */
static void find_periods(struct panel_chart_plan *chart)
{
    const struct panel_plan *plan = chart->plan;
    struct chart_block *block = &chart->block;
    block->at = ARENA_ARRAY(chart->arena, const struct period *, plan->columns.n);
    for (uint32_t c = 0; c < plan->columns.n; c++) {
        const struct period *period = plan->columns.items[c].period;
        bool any = false;
        for (uint32_t s = 0; s < block->nseries; s++)
            any = any || has_value(chart, &block->series[s], period);
        if (any)
            block->at[block->nat++] = period;
    }
}

/* False: there is nothing to draw. */
static bool make(struct panel_chart_plan *chart, struct composer *composer, const struct panel_plan *plan)
{
    const struct panel_chart *asked = plan->view->panel.chart;
    *chart = (struct panel_chart_plan){.plan = plan, .arena = composer->arena};
    chart->block =
        (struct chart_block){.node = asked ? asked->node : plan->view->node,
                             .kind = CHART_BARS,
                             .title = plan->view->title ? plan->view->title : plan->indicators[0]->definition,
                             .alt = asked ? asked->alt : NULL};
    find_indicators(chart);
    find_series(chart);
    find_periods(chart);
    return chart->block.nat > 0;
}

bool panel_chart_wanted(struct composer *composer, const struct panel_plan *plan)
{
    struct panel_chart_plan chart;
    return make(&chart, composer, plan);
}

/* As the report or the layout asks, or as high as the table beside it; one that is higher than a page is not beside
 * it. */
static len_t chart_height(struct composer *composer, const struct panel_plan *plan, len_t table)
{
    const struct panel_chart *asked = plan->view->panel.chart;
    len_t page = style_text_height(composer->page), least = plan->style->chart_height;
    if (asked && asked->height) {
        chart_report_size(composer, asked->node, (struct extent){0, asked->height}, (struct extent){0, page});
        least = asked->height;
    } else if (table <= page) {
        least = len_max(least, table);
    }
    return len_min(least, page);
}

void panel_chart_compose(struct composer *composer, const struct panel_plan *plan, len_t table, struct sem *parent)
{
    struct panel_chart_plan chart;
    if (!make(&chart, composer, plan))
        return;
    struct extent size = {composer->width, chart_height(composer, plan, table)};
    struct flow flow = chart_compose_flow(composer, &chart.block, size, parent, /*in_table*/ true);
    compose_add_flow(composer, flow, plan->style->words, chart.block.node);
}
