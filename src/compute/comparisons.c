/* Comparators: averages of the areas' values, and the authority's rank among them. Each series is read and sorted
 * once; the groups are drawn from the sorted order. */
#include "compute/figures_int.h"
#include "compute/rank_int.h"
#include "compute/readings_int.h"

/* The areas of a comparator. */
struct members {
    bool *by_area;
    uint32_t n;
};

struct comparing {
    struct computing *computing;
    struct members *groups; /* by comparator in the order of report->comparators */
    uint32_t *first, *next; /* series + 1 by indicator, by series: those of an indicator in their order; 0: none */
    const struct area_series **use; /* by comparator: of the indicator that is dealt with; NULL: none */
    struct reading *room;           /* for the longest series, twice */
    int64_t *units;                 /* for the longest series */
};

/* --- which areas, which series */

static void add_member(struct members *members, const struct area *area)
{
    members->n += !members->by_area[area->index];
    members->by_area[area->index] = true;
}

static struct members find_members(struct arena *arena, const struct report *report,
                                   const struct comparator_group *group)
{
    struct members members = {.by_area = ARENA_ARRAY(arena, bool, report->areas.n)};
    struct map names;
    map_init(&names, arena);
    for (uint32_t i = 0; i < group->areas.n; i++) {
        struct str name = str_trim(node_text(group->areas.items[i]));
        const struct area *area = map_find(&report->area_by_name, name);
        if (area)
            add_member(&members, area);
        map_put(&names, name, &members);
    }
    for (uint32_t a = 0; a < report->areas.n; a++) {
        const struct area *area = report->areas.items[a];
        bool in = group->areas.n == 0;
        for (uint32_t i = 0; i < area->groups.n && !in; i++)
            in = map_find(&names, str_trim(node_text(area->groups.items[i])));
        if (in)
            add_member(&members, area);
    }
    return members;
}

static struct str words_of(struct arena *arena, const struct rich *rich)
{
    return rich_empty(rich) ? STR("") : str_line(arena, rich_plain(arena, rich));
}

static uint32_t count_values(const struct area_series *series, const struct members *members)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < series->values.n; i++)
        n += members->by_area[series->values.items[i].area->index];
    return n;
}

/* The last series of an indicator whose period has these words; of several, which different files have, the one with
 * the most values of the members. NULL: none. */
static const struct area_series *find_series(const struct comparing *comparing, const struct indicator *indicator,
                                             const struct members *members, struct str period)
{
    const struct report *report = comparing->computing->report;
    const struct area_series *found = NULL;
    uint32_t most = 0;
    for (uint32_t s = comparing->first[indicator->index]; s; s = comparing->next[s - 1]) {
        const struct area_series *series = report->series.items[s - 1];
        if (!str_eq(words_of(comparing->computing->arena, series->period), period))
            continue;
        uint32_t values = count_values(series, members);
        if (!found || values >= most) {
            found = series;
            most = values;
        }
    }
    return found;
}

/* The series of the period that the report gives, else one without a period; that of the last period when the report
 * gives none. NULL: none fits. */
static const struct area_series *choose_series(const struct comparing *comparing, const struct indicator *indicator,
                                               const struct members *members, const struct comparator *given)
{
    struct arena *arena = comparing->computing->arena;
    struct str period = given ? words_of(arena, given->period) : STR("");
    if (given && rich_withheld(given->period))
        return NULL;
    if (period.len == 0) {
        uint32_t last = comparing->first[indicator->index];
        while (comparing->next[last - 1])
            last = comparing->next[last - 1];
        period = words_of(arena, comparing->computing->report->series.items[last - 1]->period);
        return find_series(comparing, indicator, members, period);
    }
    const struct area_series *found = find_series(comparing, indicator, members, period);
    return found ? found : find_series(comparing, indicator, members, STR(""));
}

/* Whether a message stands in place of a part of the comparator. */
static bool is_covered(const struct indicator *indicator, const struct node *comparator, enum message_part part)
{
    for (uint32_t i = 0; i < indicator->messages.n; i++) {
        const struct message *message = LIST_AT(indicator->messages, const struct message, i);
        for (uint32_t k = 0; k < message->over.n; k++) {
            if ((message->part == PART_ALL || message->part == part) &&
                str_eq(node_text(message->over.items[k]), node_text(comparator)))
                return true;
        }
    }
    return false;
}

/* The report gives a period and waits for a figure that no file has. */
static void report_no_series(const struct comparing *comparing, const struct indicator *indicator,
                             const struct comparator *given)
{
    const struct computing *computing = comparing->computing;
    if (rich_empty(given->period) || !rich_empty(given->value) || is_covered(indicator, given->group, PART_VALUE))
        return;
    struct buf list = {0};
    for (uint32_t s = comparing->first[indicator->index]; s; s = comparing->next[s - 1]) {
        struct str words = words_of(computing->arena, computing->report->series.items[s - 1]->period);
        buf_printf(&list, "%s" PRIstr, list.len ? ", " : "", STR_ARG(words));
    }
    struct str ref = node_text(indicator->ref), period = words_of(computing->arena, given->period);
    struct diag *diag =
        diag_at(computing->diags, DIAG_AREA_PERIOD, given->period->node->mark,
                "the files of areas have no values of " PRIstr " for `" PRIstr "`", STR_ARG(ref), STR_ARG(period));
    diag_help(computing->diags, diag, "they have values for %.*s: write that, or take the period out", (int)list.len,
              list.bytes);
    buf_free(&list);
}

/* --- one comparator */

static bool measure(const struct sample *sample, const struct comparator_group *group, enum polarity better,
                    struct decimal *out)
{
    uint8_t decimals = (uint8_t)group->decimals;
    unsigned top = better == POLARITY_LOWER ? 1 : 3;
    switch ((enum measure)group->measure) {
    case MEASURE_MEAN:
        return sample_mean(sample, decimals, out);
    case MEASURE_MEDIAN:
        return sample_quartile(sample, 2, decimals, out);
    case MEASURE_TOP_QUARTILE:
        return sample_quartile(sample, top, decimals, out);
    case MEASURE_BOTTOM_QUARTILE:
        return sample_quartile(sample, 4 - top, decimals, out);
    }
    return false;
}

static void report_outside(const struct comparing *comparing, const struct readings *readings,
                           const struct comparator_group *group, uint32_t areas)
{
    const struct computing *computing = comparing->computing;
    const struct area_value *own = &readings->series->values.items[readings->own->cell];
    struct diag *diag =
        diag_at(computing->diags, DIAG_RANK_OUTSIDE, group->id->mark,
                "the figure of " PRIstr " for " PRIstr " (" PRIstr ") lies outside those of the %u areas of `" PRIstr
                "`, so that it has no rank among them",
                STR_ARG(own->area->name), STR_ARG(node_text(readings->series->indicator->ref)), STR_ARG(own->text),
                areas, STR_ARG(node_text(group->id)));
    diag_help(computing->diags, diag, "name " PRIstr " too under the `areas` of the comparator",
              STR_ARG(own->area->name));
}

/* An average that is too long for decimals. */
static void report_digits(const struct comparing *comparing, const struct readings *readings,
                          const struct comparator_group *group)
{
    struct diags *diags = comparing->computing->diags;
    struct diag *diag = diag_at(diags, DIAG_AREA_VALUE, group->id->mark,
                                "what is computed of the areas' figures for " PRIstr
                                " has more than 18 digits, so that nothing is printed",
                                STR_ARG(node_text(readings->series->indicator->ref)));
    diag_help(diags, diag, "give the comparator fewer `decimals`, or the file its figures in thousands or millions");
}

static bool wants_rank(const struct rank_style *ranks, enum polarity better)
{
    return (ranks->bands.n > 0 || ranks->average) && (better == POLARITY_HIGHER || better == POLARITY_LOWER);
}

/* Among fewer than two there is no rank. */
static const struct node *find_rank(const struct comparing *comparing, const struct readings *readings,
                                    const struct comparator_group *group, const struct sample *sample, bool waited)
{
    const struct rank_style *ranks = comparing->computing->style->ranks;
    enum polarity better = (enum polarity)readings->series->indicator->better;
    struct percentrank rank = {0};
    if (!readings->own || sample->n < 2 || !wants_rank(ranks, better))
        return NULL;
    if (sample_percentrank(sample, readings->own->units, &rank))
        return rank_words(ranks, rank, better);
    if (waited)
        report_outside(comparing, readings, group, sample->n);
    return NULL;
}

/* Words in place of the figure say that there is no comparison. */
static bool gives_words(struct arena *arena, const struct rich *value)
{
    uint8_t state = rich_empty(value) ? VALUE_NUMBER : value_parse_rich(arena, value).state;
    return state != VALUE_NUMBER && state != VALUE_RANGE;
}

static void compare_areas(const struct comparing *comparing, const struct readings *readings, uint32_t group,
                          const struct comparator *given, struct comparison *comparison)
{
    struct arena *arena = comparing->computing->arena;
    const struct comparator_group *declared = comparing->computing->report->comparators.items[group];
    const struct members *members = &comparing->groups[group];
    struct sample sample = {.units = comparing->units, .scale = readings->scale};
    for (uint32_t i = 0; i < readings->n; i++) {
        if (members->by_area[readings->items[i].area])
            comparing->units[sample.n++] = readings->items[i].units;
    }
    comparison->areas = sample.n;
    comparison->missing = members->n - sample.n;
    enum polarity better = (enum polarity)readings->series->indicator->better;
    if (!measure(&sample, declared, better, &comparison->computed)) {
        if (sample.n > 0)
            report_digits(comparing, readings, declared);
        return;
    }
    comparison->series = readings->series;

    bool words = given && gives_words(arena, given->value);
    bool rank_shown = !words && rich_empty(comparison->rank);
    bool rank_waited = rank_shown && !is_covered(readings->series->indicator, declared->id, PART_RANK);
    const struct node *rank = find_rank(comparing, readings, declared, &sample, rank_waited);
    comparison->band = rank ? node_text(rank) : STR("");
    if (rank_shown && comparison->band.len > 0)
        comparison->rank = rich_of_words(arena, rank, comparison->band);
    if (!words && rich_empty(comparison->period))
        comparison->period = readings->series->period;
    if (rich_empty(comparison->value)) {
        struct buf text = {0};
        value_write(&text, comparison->computed, comparison->computed.scale, &readings->like);
        comparison->value =
            rich_of_words(arena, declared->id, str_dup(arena, (struct str){text.bytes, (uint32_t)text.len}));
        buf_free(&text);
    }
}

/* --- all comparators of an indicator */

static void compare_indicator(struct comparing *comparing, const struct indicator *indicator)
{
    const struct report *report = comparing->computing->report;
    uint32_t n = report->comparators.n, first = comparing->first[indicator->index];
    if (indicator->comparators.n == 0 && !first)
        return;
    struct comparison *comparisons = ARENA_ARRAY(comparing->computing->arena, struct comparison, n);
    comparing->computing->figures->comparisons[indicator->index] = comparisons;
    for (uint32_t g = 0; g < n; g++) {
        const struct comparator *given = figures_comparator(indicator, node_text(report->comparators.items[g]->id));
        if (given)
            comparisons[g] = (struct comparison){.period = given->period, .value = given->value, .rank = given->rank};
        comparing->use[g] = first ? choose_series(comparing, indicator, &comparing->groups[g], given) : NULL;
        if (first && given && !comparing->use[g])
            report_no_series(comparing, indicator, given);
    }
    for (uint32_t s = first; s; s = comparing->next[s - 1]) {
        struct readings readings = {0};
        for (uint32_t g = 0; g < n; g++) {
            if (comparing->use[g] != report->series.items[s - 1])
                continue;
            if (!readings.series)
                readings = readings_read(comparing->computing, report->series.items[s - 1], comparing->room);
            compare_areas(comparing, &readings, g,
                          figures_comparator(indicator, node_text(report->comparators.items[g]->id)),
                          &comparisons[g]);
        }
    }
}

/* Room for the longest series, and the series of each indicator in their order. */
static void prepare_series(struct comparing *comparing)
{
    struct arena *arena = comparing->computing->arena;
    const struct report *report = comparing->computing->report;
    uint32_t longest = 0;
    comparing->first = ARENA_ARRAY(arena, uint32_t, report->indicators.n);
    comparing->next = ARENA_ARRAY(arena, uint32_t, report->series.n);
    for (uint32_t s = report->series.n; s > 0; s--) {
        const struct area_series *series = report->series.items[s - 1];
        uint32_t *first = &comparing->first[series->indicator->index];
        comparing->next[s - 1] = *first;
        *first = s;
        longest = series->values.n > longest ? series->values.n : longest;
    }
    comparing->room = ARENA_ARRAY(arena, struct reading, (size_t)longest * 2);
    comparing->units = ARENA_ARRAY(arena, int64_t, longest);
}

void comparisons_compute(struct computing *computing)
{
    const struct report *report = computing->report;
    struct comparing comparing = {.computing = computing};
    computing->figures->comparisons = ARENA_ARRAY(computing->arena, struct comparison *, report->indicators.n);
    prepare_series(&comparing);
    comparing.groups = ARENA_ARRAY(computing->arena, struct members, report->comparators.n);
    comparing.use = ARENA_ARRAY(computing->arena, const struct area_series *, report->comparators.n);
    for (uint32_t g = 0; g < report->comparators.n; g++)
        comparing.groups[g] = find_members(computing->arena, report, report->comparators.items[g]);
    for (uint32_t i = 0; i < report->indicators.n; i++)
        compare_indicator(&comparing, report->indicators.items[i]);
}

const struct comparison *figures_comparison(const struct figures *figures, const struct indicator *indicator,
                                            struct str comparator)
{
    const struct report *report = figures->report;
    const struct comparison *comparisons = figures->comparisons[indicator->index];
    for (uint32_t g = 0; g < report->comparators.n && comparisons; g++) {
        if (!str_eq(node_text(report->comparators.items[g]->id), comparator))
            continue;
        const struct comparison *found = &comparisons[g];
        bool shown = !rich_empty(found->period) || !rich_empty(found->value) || !rich_empty(found->rank);
        return shown ? found : NULL;
    }
    return NULL;
}
