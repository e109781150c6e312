/* What a chart shows: series, periods, figures, looks. */
#include "compose/charts_int.h"
#include "compose/table_view_int.h"

/* --- words */

struct str chart_fill(const struct chart_plan *plan, const struct node *template, const struct named_value *fields)
{
    return fill_values(plan->arena, template, fields);
}

static bool contains(struct str text, struct str part)
{
    for (uint32_t i = 0; i + part.len <= text.len; i++) {
        if (str_eq(str_sub(text, i, part.len), part))
            return true;
    }
    return false;
}

/* The label of the longer period; empty: there is none, or the period's own label says it already. */
static struct str whole_words(const struct period *period)
{
    struct str whole = period->whole ? period_words(period->whole) : STR("");
    return contains(period_words(period), whole) ? STR("") : whole;
}

struct str chart_period_words(const struct chart_plan *plan, const struct period *period)
{
    const struct named_value fields[] = {
        {"period", period_words(period)}, {"whole", whole_words(period)}, {NULL, {0}}};
    if (fields[1].value.len == 0)
        return fields[0].value;
    return chart_fill(plan, plan->composer->style->charts->words->period, fields);
}

struct str chart_number(const struct chart_plan *plan, struct decimal number, uint8_t scale)
{
    struct buf out = {0};
    struct value like = *plan->like;
    like.plus = false;
    value_write(&out, number, scale, &like);
    return buf_take(plan->arena, &out);
}

/* --- periods */

static bool has_any(const struct chart_plan *plan, const struct period *period);

/* All that have a figure. */
static void find_periods(struct chart_plan *plan)
{
    const struct report *report = plan->composer->report;
    uint32_t n = 0;
    plan->periods = ARENA_ARRAY(plan->arena, const struct period *, report->periods.n);
    for (uint32_t i = 0; i < report->periods.n; i++) {
        if (has_any(plan, report->periods.items[i]))
            plan->periods[n++] = report->periods.items[i];
    }
    periods_sort(plan->periods, n);
    plan->data.ncategories = n;
}

/* The figures of an SPC chart are of equally long times: the last one's, and those that go before it. `periods` stand
 * in the order of time, so that what is written does not come before what is still to be read. Names may lead in a
 * circle: there are no more steps than periods. */
static void keep_equal(struct chart_plan *plan)
{
    uint32_t n = plan->data.ncategories, first = n;
    const struct period *at = n > 0 ? plan->periods[n - 1] : NULL;
    if (!at || !at->before)
        return;
    for (uint32_t step = 0; at && first > 0 && step < plan->composer->report->periods.n; step++) {
        uint32_t i = first;
        while (i > 0 && plan->periods[i - 1] != at)
            i--;
        if (i > 0)
            plan->periods[--first] = at;
        at = at->before;
    }
    plan->periods += first;
    plan->data.ncategories = n - first;
}

static void make_categories(struct chart_plan *plan)
{
    struct chart_category *categories = ARENA_ARRAY(plan->arena, struct chart_category, plan->data.ncategories);
    for (uint32_t i = 0; i < plan->data.ncategories; i++)
        categories[i] = (struct chart_category){period_words(plan->periods[i]), whole_words(plan->periods[i])};
    plan->data.categories = categories;
}

/* --- series */

static struct str show_words(const struct composer *composer, const struct chart_show *show)
{
    const struct chart_words *words = composer->style->charts->words;
    const struct node *const kinds[KIND__COUNT] = {words->actual,   words->target,   words->baseline,
                                                   words->forecast, words->estimate, words->stretch};
    if (!show->comparator)
        return node_text(kinds[show->kind]);
    return rich_empty(show->comparator->title) ? node_text(show->comparator->id)
                                               : rich_plain(composer->arena, show->comparator->title);
}

static struct str series_title(const struct chart_plan *plan, const struct chart_block *block,
                               const struct chart_row *row)
{
    const struct chart_words *words = plan->composer->style->charts->words;
    const struct indicator *indicator = row->indicator;
    struct str kind = show_words(plan->composer, &row->show);
    if (block->nindicators + block->nwithheld == 1)
        return kind;
    const struct named_value fields[] = {{"name", indicator_short(plan->arena, indicator)},
                                         {"ref", indicator_called(plan->arena, indicator)},
                                         {"definition", indicator_definition(plan->arena, indicator)},
                                         {"kind", kind},
                                         {NULL, {0}}};
    return chart_fill(plan, block->nseries == 1 ? words->indicator : words->series, fields);
}

static const struct chart_look *find_look(const struct chart_style *style, struct str id)
{
    for (uint32_t i = 0; i < style->looks.n; i++) {
        const struct chart_look *look = LIST_AT(style->looks, const struct chart_look, i);
        if (str_eq(node_text(look->id), id))
            return look;
    }
    return NULL;
}

/* Looks that are for nothing in particular. */
static bool is_free(const struct composer *composer, const struct chart_look *look)
{
    struct str id = node_text(look->id);
    for (uint32_t kind = 0; kind < KIND__COUNT; kind++) {
        if (str_eqz(id, kind_ids[kind]))
            return false;
    }
    return !map_find(&composer->report->comparator_by_id, id);
}

/* The next look for a series without one of its own; from the first again when all are taken. */
static const struct chart_look *next_look(const struct composer *composer, uint32_t *next)
{
    const struct list *looks = &composer->style->charts->looks;
    for (uint32_t i = 0; i < looks->n; i++) {
        const struct chart_look *look = LIST_AT(*looks, const struct chart_look, (*next)++ % looks->n);
        if (is_free(composer, look))
            return look;
    }
    return looks->n ? LIST_AT(*looks, const struct chart_look, 0) : NULL;
}

static struct str show_id(const struct chart_show *show)
{
    return show->comparator ? node_text(show->comparator->id) : str_from(kind_ids[show->kind]);
}

/* The first series of a kind looks as the layout says for it. */
static void choose_looks(struct chart_plan *plan, struct chart_series *series)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < plan->data.nseries; i++) {
        struct str id = show_id(&plan->rows[i].show);
        bool first = true;
        for (uint32_t j = 0; j < i && first; j++)
            first = !str_eq(show_id(&plan->rows[j].show), id);
        const struct chart_look *own = first ? find_look(plan->composer->style->charts, id) : NULL;
        series[i].look = own ? own : next_look(plan->composer, &next);
    }
}

static bool is_aim(const struct chart_show *show)
{
    return !show->comparator && (show->kind == KIND_TARGET || show->kind == KIND_STRETCH);
}

static void make_series(struct chart_plan *plan, const struct chart_block *block)
{
    struct arena *arena = plan->arena;
    struct chart_series *series = ARENA_ARRAY(arena, struct chart_series, plan->data.nseries);
    for (uint32_t i = 0; i < plan->data.nseries; i++) {
        struct chart_row *row = &plan->rows[i];
        series[i] = (struct chart_series){
            .title = series_title(plan, block, row), .figures = row->figures, .line = is_aim(&row->show)};
    }
    choose_looks(plan, series);
    plan->data.series = series;
}

/* --- figures */

/* The figure of a row in a period, and what is printed of it; NULL: there is none. */
static const struct value *row_value(const struct chart_plan *plan, const struct chart_row *row,
                                     const struct period *period, const struct rich **printed)
{
    const struct figures *figures = plan->figures;
    const struct indicator *indicator = row->indicator;
    *printed = NULL;
    if (row->show.comparator) {
        struct str id = node_text(row->show.comparator->id);
        *printed = figures_compared(figures, indicator, id, period);
        return *printed ? figures_compared_value(figures, indicator, id, period) : NULL;
    }
    enum kind kind = (enum kind)row->show.kind;
    const struct observation *observation = figures_observation(indicator, kind, period);
    if (!observation)
        return NULL;
    *printed = figures_printed(plan->arena, figures, indicator, kind, observation, -1);
    return figures_value(figures, indicator, kind, period);
}

static bool has_any(const struct chart_plan *plan, const struct period *period)
{
    const struct rich *printed;
    for (uint32_t i = 0; i < plan->data.nseries; i++) {
        if (row_value(plan, &plan->rows[i], period, &printed))
            return true;
    }
    return false;
}

bool chart_draws(const struct value *value)
{
    return value && value->state == VALUE_NUMBER && !value->next;
}

static bool same_unit(const struct value *a, const struct value *b)
{
    return a->unit == b->unit && a->currency == b->currency;
}

/* The number in the power of ten of the chart's first one; false where that takes too many digits. */
static bool scale_number(const struct value *value, uint8_t power, struct decimal *out)
{
    struct decimal number = value->number, ten = {10, 0};
    int32_t scale = number.scale + power - value->power;
    for (; scale < 0; scale++) {
        if (!decimal_multiply(number, ten, &number))
            return false;
    }
    *out = (struct decimal){number.units, (uint8_t)scale};
    return scale <= 18;
}

static void report_unit(struct chart_plan *plan, const struct chart_row *row, const struct rich *printed)
{
    struct composer *composer = plan->composer;
    if (plan->mixed || !plan->node)
        return;
    struct str words = str_line(composer->arena, rich_plain(composer->arena, printed));
    struct diag *diag = diag_at(composer->diags, DIAG_CHART_UNITS, plan->node->mark,
                                "this chart would show `" PRIstr "`, of " PRIstr ", beside figures of another unit",
                                STR_ARG(words), STR_ARG(indicator_called(plan->arena, row->indicator)));
    diag_related(composer->diags, diag, printed->node->mark, "that figure is here");
    diag_help(composer->diags, diag, "make two charts, one for each unit; or write the figures in the same unit");
}

/* What stands on a bar: the number alone, since the axis says the unit. */
static struct str number_words(const struct chart_plan *plan, const struct value *value, struct decimal number)
{
    struct buf out = {0};
    decimal_write(&out, number, !value->ungrouped);
    return buf_take(plan->arena, &out);
}

/* Numbers stand beside two series at most; of more, beside the actual figures. */
static bool is_labelled(const struct chart_plan *plan, const struct chart_row *row)
{
    uint32_t n = 0;
    for (uint32_t r = 0; r < plan->data.nseries; r++)
        n += !is_aim(&plan->rows[r].show);
    bool actual = !row->show.comparator && row->show.kind == KIND_ACTUAL;
    return plan->node && plan->kind != CHART_SPC && !is_aim(&row->show) && (n <= 2 || actual);
}

static bool is_cumulative(const struct indicator *indicator, const struct period *period)
{
    return indicator->cumulative == CUMULATIVE_YES ||
           (indicator->cumulative == CUMULATIVE_UNSAID && period->cumulative);
}

/* Counts since the start of a year are no steps from the whole of another year, nor on to one. */
static bool is_apart(const struct chart_plan *plan, const struct chart_row *row, uint32_t i)
{
    if (i == 0 || plan->like->unit == UNIT_PERCENT)
        return false;
    const struct period *before = plan->periods[i - 1], *period = plan->periods[i];
    return before->whole != period->whole && ((before->whole && is_cumulative(row->indicator, before)) ||
                                              (period->whole && is_cumulative(row->indicator, period)));
}

/* As printed: with the digits that the indicator asks for. */
static void set_figure(struct chart_plan *plan, struct chart_row *row, uint32_t i)
{
    const struct value *value = row_value(plan, row, plan->periods[i], &row->printed[i]);
    struct chart_figure *figure = &row->figures[i];
    struct value shown;
    if (!chart_draws(value))
        return;
    if (!plan->like)
        plan->like = value;
    if (!same_unit(plan->like, value)) {
        report_unit(plan, row, row->printed[i]);
        plan->mixed = true;
        return;
    }
    shown = *value;
    if (!row->show.comparator && row->indicator->decimals >= 0)
        decimal_round(value->number, (uint8_t)row->indicator->decimals, &shown.number);
    if (!scale_number(&shown, plan->like->power, &figure->number))
        return;
    figure->present = true;
    figure->apart = is_apart(plan, row, i);
    figure->provisional = (value->quality & (QUALITY_PROVISIONAL | QUALITY_ESTIMATE)) != 0;
    if (is_labelled(plan, row))
        figure->words = number_words(plan, value, figure->number);
    plan->nfigures++;
}

static void gather(struct chart_plan *plan)
{
    struct arena *arena = plan->arena;
    uint32_t n = plan->data.ncategories;
    for (uint32_t r = 0; r < plan->data.nseries; r++) {
        struct chart_row *row = &plan->rows[r];
        row->figures = ARENA_ARRAY(arena, struct chart_figure, n);
        row->printed = ARENA_ARRAY(arena, const struct rich *, n);
        for (uint32_t i = 0; i < n; i++)
            set_figure(plan, row, i);
    }
    if (plan->like) {
        plan->data.prefix = value_currency(plan->like);
        plan->data.unit = plan->like->suffix;
    }
}

/* --- plans */

static void make_plan(struct chart_plan *plan, const struct chart_block *block)
{
    plan->data.nseries = block->nindicators * block->nseries;
    plan->rows = ARENA_ARRAY(plan->arena, struct chart_row, plan->data.nseries);
    for (uint32_t i = 0; i < block->nindicators; i++) {
        for (uint32_t s = 0; s < block->nseries; s++)
            plan->rows[i * block->nseries + s] =
                (struct chart_row){.indicator = block->indicators[i], .show = block->series[s]};
    }
    if (block->nat > 0) {
        plan->periods = block->at;
        plan->data.ncategories = block->nat;
    } else {
        find_periods(plan);
        if (plan->kind == CHART_SPC)
            keep_equal(plan);
    }
    make_categories(plan);
    gather(plan);
    make_series(plan, block);
    plan->data.provisional = node_text(plan->composer->style->charts->words->provisional);
    if (plan->kind == CHART_SPC && plan->data.nseries > 0)
        chart_spc_plan(plan);
}

void chart_plan(struct chart_plan *plan, struct composer *composer, const struct chart_block *block)
{
    *plan = (struct chart_plan){.composer = composer,
                                .arena = composer->arena,
                                .figures = composer->figures,
                                .node = block->node,
                                .block = block,
                                .kind = block->kind};
    make_plan(plan, block);
}

void chart_plan_cell(struct chart_plan *plan, struct composer *composer, const struct chart_cell *cell,
                     const struct period **periods, uint32_t n)
{
    struct chart_show shows[] = {{.kind = KIND_ACTUAL}, {.kind = KIND_TARGET}};
    struct chart_block block = {.kind = cell->bullet ? CHART_BULLET : CHART_LINES,
                                .indicators = (const struct indicator *[]){cell->indicator},
                                .nindicators = 1,
                                .series = shows,
                                .nseries = cell->bullet ? 2 : 1,
                                .at = periods,
                                .nat = n};
    *plan = (struct chart_plan){
        .composer = composer, .arena = composer->scratch, .figures = cell->figures, .kind = block.kind};
    make_plan(plan, &block);
}

uint32_t chart_last(const struct chart_plan *plan)
{
    uint32_t last = plan->data.ncategories;
    while (last > 0 && !plan->rows[0].figures[last - 1].present)
        last--;
    return last > 0 ? last - 1 : 0;
}

bool chart_limits(const struct chart_plan *plan, struct decimal limits[2])
{
    uint32_t last = chart_last(plan);
    if (plan->data.nseries < 2 || plan->data.ncategories == 0 || !plan->rows[1].figures[last].present)
        return false;
    const struct indicator *indicator = plan->rows[0].indicator;
    const struct value *target = figures_value(plan->figures, indicator, KIND_TARGET, plan->periods[last]);
    return target && target->power == plan->like->power &&
           figures_tolerance(plan->figures, indicator, plan->periods[last], &limits[0], &limits[1]) &&
           decimal_compare(limits[0], limits[1]) < 0;
}
