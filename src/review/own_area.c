/* What the files of areas say of the report's own area, beside its actual figures. */
#include "review/review_int.h"

struct own {
    const struct reviewer *reviewer;
    struct map periods; /* by id and by label */
};

/* The period whose id or label the series bears; NULL: none. */
static const struct period *period_of(const struct own *own, const struct area_series *series)
{
    struct arena *arena = own->reviewer->arena;
    if (rich_empty(series->period))
        return NULL;
    return map_find(&own->periods, str_line(arena, rich_plain(arena, series->period)));
}

static const struct area_value *find_value(const struct area_series *series, const struct area *area)
{
    for (uint32_t i = 0; i < series->values.n; i++) {
        if (series->values.items[i].area == area)
            return &series->values.items[i];
    }
    return NULL;
}

/* Files mostly leave the unit out. */
static bool same_unit(const struct value *theirs, const struct value *ours)
{
    struct value like = *ours;
    like.number = theirs->number;
    return theirs->unit == UNIT_PLAIN ? value_comparable(&like, ours) : value_comparable(theirs, ours);
}

/* Whether rounding to the fewer of the written digits may explain the difference. */
static bool agrees(struct decimal a, struct decimal b)
{
    uint8_t scale = a.scale < b.scale ? a.scale : b.scale;
    struct decimal half = {5, (uint8_t)(scale + 1)}, difference;
    return decimal_compare(a, b) == 0 ||
           (a.scale != b.scale &&
            (!decimal_subtract(a, b, &difference) || decimal_compare(decimal_absolute(difference), half) <= 0));
}

static bool is_single(const struct value *value)
{
    return value->state == VALUE_NUMBER && !value->next;
}

static void report_area(const struct own *own, const struct area_series *series, const struct area_value *cell,
                        const struct period *period, const struct observation *observation)
{
    const struct reviewer *reviewer = own->reviewer;
    struct str ours = str_line(reviewer->arena, rich_plain(reviewer->arena, observation->value));
    struct str label = node_text(period->label ? period->label : period->id);
    struct diag *diag = diag_at(
        reviewer->diags, DIAG_AREA_CONTRADICTS, csv_mark(series->source->csv, cell->row, cell->column),
        "the file of areas has " PRIstr " for " PRIstr ", and the actual of " PRIstr " for " PRIstr " is " PRIstr,
        STR_ARG(cell->text), STR_ARG(cell->area->name), STR_ARG(node_text(series->indicator->ref)), STR_ARG(label),
        STR_ARG(ours));
    diag_help(reviewer->diags, diag,
              "mend the one that is wrong; if the file is of another period, say so under `areas`");
    diag_related(reviewer->diags, diag, observation->value->node->mark, "the actual figure");
}

static void review_series(const struct own *own, const struct area_series *series)
{
    const struct reviewer *reviewer = own->reviewer;
    const struct period *period = period_of(own, series);
    const struct value *ours =
        period ? figures_value(reviewer->figures, series->indicator, KIND_ACTUAL, period) : NULL;
    const struct area_value *cell = ours ? find_value(series, reviewer->report->authority) : NULL;
    if (!cell || !is_single(ours) || report_ignores(series->indicator, DIAG_AREA_CONTRADICTS))
        return;
    struct value theirs = value_parse(reviewer->arena, cell->text);
    if (theirs.unit == UNIT_PLAIN && theirs.power == 0)
        theirs.power = ours->power;
    if (is_single(&theirs) && same_unit(&theirs, ours) && theirs.power == ours->power &&
        !agrees(theirs.number, ours->number))
        report_area(own, series, cell, period, figures_observation(series->indicator, KIND_ACTUAL, period));
}

void review_own_area(struct reviewer *reviewer)
{
    const struct report *report = reviewer->report;
    struct own own = {.reviewer = reviewer};
    if (!report->authority || report->series.n == 0)
        return;
    map_init(&own.periods, reviewer->arena);
    for (uint32_t i = 0; i < report->periods.n; i++) {
        struct period *period = report->periods.items[i];
        if (period->label)
            map_put(&own.periods, str_line(reviewer->arena, node_text(period->label)), period);
    }
    for (uint32_t i = 0; i < report->periods.n; i++)
        map_put(&own.periods, str_line(reviewer->arena, node_text(report->periods.items[i]->id)),
                report->periods.items[i]);
    for (uint32_t i = 0; i < report->series.n; i++)
        review_series(&own, report->series.items[i]);
}
