#include "check/check_int.h"

/* Longer periods within one another; more is a circle. */
#define PERIOD_DEPTH 64

static int date_cmp(struct date a, struct date b)
{
    int a_days = (a.year * 16 + a.month) * 32 + a.day;
    int b_days = (b.year * 16 + b.month) * 32 + b.day;
    return a_days - b_days;
}

static void check_dates(struct checker *checker, const struct period *period)
{
    if (period->start.year && period->end.year && date_cmp(period->start, period->end) > 0) {
        const struct node *end = node_find(period->node, "end");
        struct diag *diag = diag_at(checker->diags, DIAG_PERIOD, (end ? end : period->node)->mark,
                                    "period `" PRIstr "` ends before it starts", STR_ARG(node_text(period->id)));
        diag_help(checker->diags, diag, "exchange or mend `start` and `end`");
    }
}

static void check_part_of(struct checker *checker, const struct period *period)
{
    const struct period *at = period;
    for (unsigned i = 0; at && at->part_of; i++) {
        if (i == PERIOD_DEPTH) {
            struct diag *diag =
                diag_at(checker->diags, DIAG_PERIOD, period->part_of->mark,
                        "`part_of` leads in a circle back to `" PRIstr "`", STR_ARG(node_text(at->id)));
            diag_help(checker->diags, diag, "name a longer period, and take `part_of` out of the longest one");
            return;
        }
        at = i == 0 ? names_find(checker, &checker->periods, at->part_of)
                    : map_find(&checker->report->period_by_id, node_text(at->part_of));
    }
}

void resolve_periods(struct checker *checker)
{
    struct report *report = checker->report;
    for (uint32_t i = 0; i < report->periods.n; i++) {
        struct period *period = report->periods.items[i];
        check_dates(checker, period);
        check_part_of(checker, period);
        if (period->role)
            names_put(checker, "a period with the role", &report->period_by_role, period->role, period);
    }
}

/* A directorate is known as a whole (`DUE/DCS`) or in each of its parts. */
void resolve_directorate(struct checker *checker, const struct node *node)
{
    if (!node || checker->directorate_by_id.n == 0 || map_find(&checker->directorate_by_id, node_text(node)))
        return;
    struct str text = node_text(node);
    for (uint32_t from = 0; from <= text.len;) {
        int64_t slash = str_find(text, "/", from);
        uint32_t to = slash < 0 ? text.len : (uint32_t)slash;
        struct str part = str_trim(str_sub(text, from, to - from));
        if (!map_find(&checker->directorate_by_id, part))
            names_report(checker, &checker->directorates, part, node_mark_at(checker->diags->sources, node, from));
        from = to + 1;
    }
}

static void resolve_places(struct checker *checker, const struct node *directorate, const struct node *priority,
                           const struct node *committee)
{
    resolve_directorate(checker, directorate);
    if (priority)
        names_find(checker, &checker->priorities, priority);
    if (committee && checker->committee_by_id.n)
        names_find(checker, &checker->committees, committee);
}

/* Finds the periods, and takes out those that have no figure yet. */
static void resolve_observed(struct checker *checker, struct list *list)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        struct observation *seen = LIST_AT(*list, struct observation, i);
        seen->of = names_find(checker, &checker->periods, seen->period);
        if (!rich_empty(seen->value))
            *LIST_AT(*list, struct observation, n++) = *seen;
    }
    list->n = n;
}

/* What a status is against: a kind of figure, a comparator, a period or its role. */
static void resolve_against(struct checker *checker, const struct node *against)
{
    const struct str candidates[] = {STR("target"), STR("baseline"), STR("actual"), STR("forecast"), STR("estimate")};
    struct str text = node_text(against);
    for (size_t i = 0; i < sizeof(candidates) / sizeof(candidates[0]); i++) {
        if (str_eq(text, candidates[i]))
            return;
    }
    const struct report *report = checker->report;
    if (!map_find(&report->comparator_by_id, text) && !map_find(&report->period_by_id, text) &&
        !map_find(&report->period_by_role, text)) {
        struct diag *diag = diag_at(checker->diags, DIAG_UNKNOWN_NAME, against->mark,
                                    "a status cannot be against `" PRIstr "`", STR_ARG(text));
        struct str near = str_nearest(text, candidates, sizeof(candidates) / sizeof(candidates[0]));
        diag_help(checker->diags, diag,
                  near.len ? "did you mean `" PRIstr "`?"
                           : "write `target`, `baseline`, the name of a comparator or a period, or the role of a "
                             "period" PRIstr,
                  STR_ARG(near));
    }
}

static void put_status(struct checker *checker, const struct given_status *status, struct list *out)
{
    if (status->against)
        resolve_against(checker, status->against);
    if (status->word)
        *LIST_AT(*out, struct given_status, out->n++) = *status;
}

/* Turns the statuses as written (by period, each with others) into one list of given_status. Without others, each
 * takes the place of what it was read from: the list is written behind where it is read. */
static void resolve_status(struct checker *checker, struct list *list)
{
    struct list read = *list;
    uint32_t n = read.n;
    for (uint32_t i = 0; i < read.n; i++)
        n += LIST_AT(read, struct period_status, i)->others.n;
    struct list out = {n == read.n ? read.items : ARENA_ARRAY(checker->arena, struct given_status, n), 0};
    for (uint32_t i = 0; i < read.n; i++) {
        struct period_status status = *LIST_AT(read, struct period_status, i);
        status.own.of = names_find(checker, &checker->periods, status.own.period);
        put_status(checker, &status.own, &out);
        for (uint32_t j = 0; j < status.others.n; j++) {
            struct given_status other = *LIST_AT(status.others, struct given_status, j);
            other.period = status.own.period;
            other.of = status.own.of;
            put_status(checker, &other, &out);
        }
    }
    *list = out;
}

/* The label of a period, parsed once. */
static struct rich *period_label(struct checker *checker, const struct period *period)
{
    struct rich *label = map_find(&checker->period_labels, node_text(period->id));
    if (!label) {
        label = checker->reader.rich(&checker->reader, period->label, true);
        map_put(&checker->period_labels, node_text(period->id), label);
    }
    return label;
}

static void resolve_comparators(struct checker *checker, const struct list *list)
{
    for (uint32_t i = 0; i < list->n; i++) {
        struct comparator *comparator = LIST_AT(*list, struct comparator, i);
        names_find(checker, &checker->comparators, comparator->group);
        const struct period *period = comparator->period ? map_find(&checker->report->period_by_id,
                                                                    str_trim(node_text(comparator->period->node)))
                                                         : NULL;
        if (period && period->label)
            comparator->period = period_label(checker, period);
    }
}

static void resolve_over(struct checker *checker, const struct node *over)
{
    if (map_find(&checker->report->comparator_by_id, node_text(over)))
        return;
    struct names both = checker->periods;
    if (!map_find(both.map, node_text(over))) {
        both.what = "period or comparator";
        names_report(checker, &both, node_text(over), over->mark);
        checker->periods.folded = both.folded;
        checker->periods.candidates = both.candidates;
    }
}

static void resolve_messages(struct checker *checker, const struct indicator *indicator)
{
    for (uint32_t i = 0; i < indicator->messages.n; i++) {
        const struct message *message = LIST_AT(indicator->messages, struct message, i);
        for (uint32_t j = 0; j < message->over.n; j++)
            resolve_over(checker, message->over.items[j]);
        for (uint32_t j = 0; j < message->with.n; j++)
            names_find(checker, &checker->indicators, message->with.items[j]);
    }
}

static void resolve_indicator(struct checker *checker, struct indicator *indicator)
{
    resolve_places(checker, indicator->directorate, indicator->priority, indicator->committee);
    for (uint32_t i = 0; i < indicator->flags.n; i++)
        names_find(checker, &checker->flags, indicator->flags.items[i]);
    for (unsigned kind = 0; kind < KIND__COUNT; kind++)
        resolve_observed(checker, &indicator->observed[kind]);
    resolve_status(checker, &indicator->status);
    resolve_comparators(checker, &indicator->comparators);
    resolve_messages(checker, indicator);
}

void resolve_data(struct checker *checker)
{
    struct report *report = checker->report;
    for (uint32_t i = 0; i < report->indicators.n; i++)
        resolve_indicator(checker, report->indicators.items[i]);
    for (uint32_t i = 0; i < report->activities.n; i++) {
        const struct activity *activity = report->activities.items[i];
        resolve_places(checker, activity->directorate, activity->priority, activity->committee);
    }
    for (uint32_t i = 0; i < report->engagement.n; i++) {
        const struct engagement *entry = report->engagement.items[i];
        resolve_places(checker, entry->directorate, entry->priority, entry->committee);
    }
}
