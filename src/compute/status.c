/* Statuses: those that rules compute, and those that are given. */
#include "compute/rule_int.h"

#define MAX_LISTED 16

struct rule_list {
    VEC(const struct rating_rule *) list;
};

struct rater {
    const struct computing *computing;
    struct rating_rules rules;
    VEC(struct status_figure) list; /* of the indicator at hand */
    struct rule_list usual, own;    /* those of indicators that name none; those that it names */
};

void status_report_unknown(struct diags *diags, const struct style *style, const struct node *word)
{
    VEC(struct str) words = {0};
    struct buf ids = {0};
    struct diag *diag = diag_at(diags, DIAG_STATUS_UNKNOWN, word->mark, "the layout has no status `" PRIstr "`",
                                STR_ARG(node_text(word)));
    for (uint32_t i = 0; i < style->status_by_id.n; i++)
        VEC_PUSH(diags->arena, &words, style->status_by_id.entries[i].key);
    for (uint32_t i = 0; i < style->statuses.n && i < MAX_LISTED; i++) {
        struct str id = node_text(LIST_AT(style->statuses, struct status_style, i)->id);
        buf_printf(&ids, "%s" PRIstr, i ? ", " : "", STR_ARG(id));
    }
    struct str near = str_nearest(node_text(word), words.items, words.n);
    if (near.len)
        diag_help(diags, diag, "did you mean `" PRIstr "`? The layout has: %.*s", STR_ARG(near), (int)ids.len,
                  ids.bytes);
    else if (ids.len)
        diag_help(diags, diag, "the layout has: %.*s; where there is no status, leave it out or write \"-\"",
                  (int)ids.len, ids.bytes);
    else
        diag_help(diags, diag, "the layout describes no `statuses`; write \"-\", or choose another layout");
    buf_free(&ids);
}

static struct status_figure resolve_word(const struct computing *computing, const struct node *word)
{
    struct str text = str_trim(node_text(word));
    struct status_figure figure = {.against = STR("target"), .text = text, .node = word};
    figure.look = style_status(computing->style, text);
    if (!figure.look && !value_is_none(text))
        status_report_unknown(computing->diags, computing->style, word);
    return figure;
}

/* Of a figure that is withheld nothing is said, not even what the report gives. */
static void put_given(struct rater *rater, const struct indicator *indicator, enum kind of)
{
    const struct list *list = of == KIND_ACTUAL ? &indicator->status : &indicator->forecast_status;
    for (uint32_t i = 0; i < list->n; i++) {
        const struct given_status *given = LIST_AT(*list, const struct given_status, i);
        if (!given->word || observation_withheld(indicator, of, given->of))
            continue;
        struct status_figure figure = resolve_word(rater->computing, given->word);
        figure.of = (uint8_t)of;
        figure.period = given->of;
        figure.against = given->against ? node_text(given->against) : figure.against;
        figure.reason = given->reason;
        VEC_PUSH(rater->computing->arena, &rater->list, figure);
    }
}

static struct status_figure *find_status(const struct report *report, struct status_figure *items, uint32_t n,
                                         enum kind of, const struct period *period, struct str against)
{
    for (uint32_t i = 0; i < n; i++) {
        struct status_figure *item = &items[i];
        if (item->of == of && item->period == period && against_same(report, item->against, against))
            return item;
    }
    return NULL;
}

/* What was given stands, beside what is computed. */
static void put_computed(struct rater *rater, const struct rating *rating, const struct rating_rule *rule,
                         const struct status_style *look)
{
    struct status_figure *given = find_status(rater->computing->report, rater->list.items, rater->list.n, rating->of,
                                              rating->period, rule->against);
    if (given) {
        given->computed = look;
        given->rule = rule->rule;
        given->overridden = given->look != look;
        return;
    }
    struct status_figure figure = {.period = rating->period,
                                   .against = rule->against,
                                   .of = (uint8_t)rating->of,
                                   .look = look,
                                   .computed = look,
                                   .rule = rule->rule};
    VEC_PUSH(rater->computing->arena, &rater->list, figure);
}

/* What has been said by hand is not contradicted by a figure or a target that is lacking. */
static void put_lack(struct rater *rater, const struct rating *rating, const struct rating_rule *rule)
{
    const struct report *report = rater->computing->report;
    const struct status_style *look = rule_lack(rule, rating);
    if (look && !find_status(report, rater->list.items, rater->list.n, rating->of, rating->period, rule->against))
        put_computed(rater, rating, rule, look);
}

/* Notes that the figure of `now` has no status for want of a direction of travel, nor one by hand. */
static void put_no_travel(struct rater *rater, const struct rating *rating, const struct rating_rule *rule)
{
    const struct report *report = rater->computing->report;
    bool now = rating->of == KIND_ACTUAL && rating->period == figures_period(report, STR("now"));
    if (now && !find_status(report, rater->list.items, rater->list.n, rating->of, rating->period, rule->against))
        rater->computing->figures->no_travel[rating->indicator->index] = rule->rule;
}

/* An indicator without any figure for the period `now`. */
static void rate_missing(struct rater *rater, const struct indicator *indicator, const struct rating_rule *rule)
{
    const struct period *now = figures_period(rater->computing->report, STR("now"));
    struct rating rating = {.figures = rater->computing->figures, .indicator = indicator, .period = now};
    if (rule->no_data && now && !figures_observation(indicator, KIND_ACTUAL, now))
        put_lack(rater, &rating, rule);
}

static void rate_by(struct rater *rater, const struct indicator *indicator, enum kind of,
                    const struct rating_rule *rule, struct limit tolerance)
{
    const struct figures *figures = rater->computing->figures;
    const struct list *observed = &indicator->observed[of];
    for (uint32_t i = 0; i < observed->n; i++) {
        const struct period *period = LIST_AT(*observed, const struct observation, i)->of;
        struct rating rating = {figures, indicator, of, period, NULL, tolerance};
        rating.value = period ? figures_value(figures, indicator, of, period) : NULL;
        bool no_travel;
        const struct status_style *look = rule_rate(rule, &rating, &no_travel);
        if (look)
            put_computed(rater, &rating, rule, look);
        else if (period)
            put_lack(rater, &rating, rule);
        if (no_travel)
            put_no_travel(rater, &rating, rule);
    }
    if (of == KIND_ACTUAL)
        rate_missing(rater, indicator, rule);
}

/* What a rule is against, by one name where there are two. */
static struct str against_key(const struct report *report, struct str against)
{
    enum kind kind;
    const struct period *period;
    return against_find(report, against, &kind, &period) == AGAINST_PERIOD ? node_text(period->id) : against;
}

static void report_twice(const struct computing *computing, const struct node *name, const struct rating_rule *rule,
                         const struct rating_rule *other)
{
    struct diag *diag =
        diag_at(computing->diags, DIAG_STATUS_AGAINST_TWICE, name->mark,
                "the rule `" PRIstr "` is against `" PRIstr "`, as `" PRIstr "` is", STR_ARG(node_text(name)),
                STR_ARG(rule->against), STR_ARG(node_text(other->rule->id)));
    diag_help(computing->diags, diag,
              "leave one of them out, or name a rule that is against something else, such as `baseline`");
}

/* The rules of these names, each that is to give a status. */
static void choose_rules(struct rater *rater, const struct texts *names, struct rule_list *chosen)
{
    const struct computing *computing = rater->computing;
    struct map seen;
    chosen->list.n = 0;
    if (names->n > 1)
        map_init(&seen, computing->arena);
    for (uint32_t i = 0; i < names->n; i++) {
        const struct node *name = names->items[i];
        const struct rating_rule *rule = rules_find(computing, &rater->rules, name);
        if (!rule)
            continue;
        struct str key = against_key(computing->report, rule->against);
        const struct node *const *other = names->n > 1 ? map_find(&seen, key) : NULL;
        if (other) {
            report_twice(computing, name, rule, map_find(&rater->rules.by_id, str_trim(node_text(*other))));
            continue;
        }
        if (names->n > 1)
            map_put(&seen, key, &names->items[i]);
        VEC_PUSH(computing->arena, &chosen->list, rule);
    }
}

static struct status_list rate_indicator(struct rater *rater, const struct indicator *indicator)
{
    static const enum kind kinds[] = {KIND_ACTUAL, KIND_FORECAST};
    const struct computing *computing = rater->computing;
    struct limit tolerance = {.kind = LIMIT_NONE};
    bool usable = !indicator->tolerance || limit_read_tolerance(computing->diags, indicator->tolerance, &tolerance);
    const struct rule_list *rules = indicator->rules.n ? &rater->own : &rater->usual;
    rater->list.n = 0;
    if (report_leaves_out(computing->report, indicator->exempt))
        return (struct status_list){0};
    if (indicator->rules.n)
        choose_rules(rater, &indicator->rules, &rater->own);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        put_given(rater, indicator, kinds[i]);
        for (uint32_t j = 0; usable && j < rules->list.n; j++)
            rate_by(rater, indicator, kinds[i], rules->list.items[j], tolerance);
    }
    if (rater->list.n == 0)
        return (struct status_list){0};
    size_t size = sizeof(*rater->list.items) * rater->list.n;
    return (struct status_list){arena_copy(computing->arena, rater->list.items, size), rater->list.n};
}

static struct status_list activity_status(const struct computing *computing, const struct activity *activity)
{
    if (!activity->status)
        return (struct status_list){0};
    struct status_figure *figure = ARENA_NEW(computing->arena, struct status_figure);
    *figure = resolve_word(computing, activity->status);
    return (struct status_list){figure, 1};
}

void statuses_compute(struct computing *computing)
{
    const struct report *report = computing->report;
    struct figures *figures = computing->figures;
    struct rater rater = {.computing = computing};
    figures->indicators = ARENA_ARRAY(computing->arena, struct status_list, report->indicators.n);
    figures->activities = ARENA_ARRAY(computing->arena, struct status_list, report->activities.n);
    figures->no_travel = ARENA_ARRAY(computing->arena, const struct rule *, report->indicators.n);
    rules_resolve(computing, &rater.rules);
    choose_rules(&rater, rater.rules.usual, &rater.usual);
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        figures->indicators[indicator->index] = rate_indicator(&rater, indicator);
    }
    for (uint32_t i = 0; i < report->activities.n; i++) {
        const struct activity *activity = report->activities.items[i];
        figures->activities[activity->index] = activity_status(computing, activity);
    }
}

const struct status_figure *figures_status(const struct figures *figures, const struct indicator *indicator,
                                           enum kind of, const struct period *period, struct str against)
{
    const struct status_list *list = &figures->indicators[indicator->index];
    for (uint32_t i = 0; i < list->n; i++) {
        const struct status_figure *item = &list->items[i];
        if (item->of == of && item->period == period && against_same(figures->report, item->against, against))
            return item;
    }
    return NULL;
}

const struct status_figure *figures_activity_status(const struct figures *figures, const struct activity *activity)
{
    const struct status_list *list = &figures->activities[activity->index];
    return list->n ? &list->items[0] : NULL;
}
