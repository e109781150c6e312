#include "check/check_int.h"

/* A directorate is known as a whole (`DUE/DCS`) or in each of its parts. */
void resolve_directorate(struct checker *checker, const struct node *node)
{
    if (!node || checker->report->directorate_by_id.n == 0 ||
        map_find(&checker->report->directorate_by_id, node_text(node)))
        return;
    struct str text = node_text(node);
    for (uint32_t from = 0; from <= text.len;) {
        int64_t slash = str_find(text, "/", from);
        uint32_t to = slash < 0 ? text.len : (uint32_t)slash;
        struct str part = str_trim(str_sub(text, from, to - from));
        if (!map_find(&checker->report->directorate_by_id, part))
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
    if (committee && checker->report->committee_by_id.n)
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

struct rich *resolve_label(struct checker *checker, const struct period *period)
{
    struct rich *label = map_find(&checker->period_labels, node_text(period->id));
    if (!label) {
        label = checker->reader.rich(&checker->reader, period->label, true);
        map_put(&checker->period_labels, node_text(period->id), label);
    }
    return label;
}

/* A key that is a slip of the mapping's own keys is none of a period's. */
static void resolve_compared_period(struct checker *checker, struct observation *seen)
{
    const struct str keys[] = {STR("period"), STR("value"), STR("rank")};
    seen->of = map_find(checker->periods.map, node_text(seen->period));
    struct str near = seen->of ? STR("") : str_nearest(node_text(seen->period), keys, sizeof(keys) / sizeof(keys[0]));
    if (near.len) {
        struct diag *diag = diag_at(checker->diags, DIAG_UNKNOWN_NAME, seen->period->mark,
                                    "unknown period `" PRIstr "`", STR_ARG(node_text(seen->period)));
        diag_help(checker->diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
    } else if (!seen->of) {
        names_find(checker, &checker->periods, seen->period);
    }
}

/* Finds the periods, and takes out those that have no figure; returns the latest of the others. */
static const struct observation *resolve_compared(struct checker *checker, struct list *list)
{
    const struct observation *latest = NULL;
    uint32_t n = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        struct observation *seen = LIST_AT(*list, struct observation, i);
        resolve_compared_period(checker, seen);
        if (rich_empty(seen->value) || !seen->of)
            continue;
        struct observation *kept = LIST_AT(*list, struct observation, n++);
        *kept = *seen;
        if (!latest || !period_ends_before(kept->of, latest->of))
            latest = kept;
    }
    list->n = n;
    return latest;
}

static const struct observation *find_observed(const struct list *list, const struct period *period)
{
    for (uint32_t i = 0; period && i < list->n; i++) {
        const struct observation *seen = LIST_AT(*list, const struct observation, i);
        if (seen->of == period)
            return seen;
    }
    return NULL;
}

/* The figure for places that show but one: that of the period that is named, else the latest. */
static void resolve_single(struct checker *checker, struct comparator *comparator, const struct period *named,
                           const struct observation *latest)
{
    const struct observation *single =
        rich_empty(comparator->period) ? latest : find_observed(&comparator->observed, named);
    if (!rich_empty(comparator->value) || !single)
        return;
    comparator->value = single->value;
    if (!named)
        comparator->period = single->of->label ? resolve_label(checker, single->of)
                                               : checker->reader.rich(&checker->reader, single->period, true);
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
            comparator->period = resolve_label(checker, period);
        const struct observation *latest = resolve_compared(checker, &comparator->observed);
        resolve_single(checker, comparator, period, latest);
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
        checker->periods.folds = both.folds;
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

static void resolve_parts(struct checker *checker, const struct indicator *indicator)
{
    for (uint32_t i = 0; i < indicator->parts.n; i++) {
        const struct node *part = indicator->parts.items[i];
        if (names_find(checker, &checker->indicators, part) != indicator)
            continue;
        struct diag *diag = diag_at(checker->diags, DIAG_UNKNOWN_NAME, part->mark,
                                    "indicator `" PRIstr "` cannot be a part of itself", STR_ARG(node_text(part)));
        diag_help(checker->diags, diag, "name the indicators whose figures add up to this one's");
    }
}

static void resolve_period_words(struct checker *checker, const struct list *list)
{
    for (uint32_t i = 0; i < list->n; i++) {
        struct period_words *words = LIST_AT(*list, struct period_words, i);
        words->of = names_find(checker, &checker->periods, words->period);
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
    resolve_status(checker, &indicator->forecast_status);
    resolve_parts(checker, indicator);
    resolve_comparators(checker, &indicator->comparators);
    resolve_messages(checker, indicator);
    resolve_period_words(checker, &indicator->windows);
    resolve_period_words(checker, &indicator->progress);
}

static void report_reward_twice(struct checker *checker, const struct reward *reward, const struct node *ref,
                                const struct reward *first)
{
    struct str id = node_text(first->id);
    struct diag *diag = diag_at(checker->diags, DIAG_REWARD_TWICE, ref->mark,
                                reward == first ? "indicator `" PRIstr "` stands twice in the reward `" PRIstr "`"
                                                : "indicator `" PRIstr "` earns the reward `" PRIstr "` already",
                                STR_ARG(node_text(ref)), STR_ARG(id));
    diag_related(checker->diags, diag, first->node->mark, "that reward is here");
    diag_help(checker->diags, diag, "name it once, in one reward");
}

static void resolve_reward(struct checker *checker, const struct reward *reward)
{
    for (uint32_t i = 0; i < reward->indicators.n; i++) {
        const struct node *ref = reward->indicators.items[i];
        struct indicator *indicator = names_find(checker, &checker->indicators, ref);
        if (indicator && indicator->reward)
            report_reward_twice(checker, reward, ref, indicator->reward);
        else if (indicator)
            indicator->reward = reward;
    }
}

static void report_shared(struct checker *checker, const struct node *ref, const char *trouble, const char *help)
{
    struct diag *diag = diag_at(checker->diags, DIAG_COMMENT_SHARED, ref->mark, "indicator `" PRIstr "` %s",
                                STR_ARG(node_text(ref)), trouble);
    diag_help(checker->diags, diag, "%s", help);
}

/* Those that share a comment have it as theirs. */
static void resolve_comment(struct checker *checker, const struct indicator *indicator)
{
    const struct texts *with = &indicator->comment_with;
    if (with->n > 0 && (rich_empty(indicator->comment) || indicator->comment_shared))
        report_shared(checker, indicator->ref ? indicator->ref : with->items[0], "has no comment of its own to share",
                      "write its `comment`, or take `comment_with` out");
    for (uint32_t i = 0; i < with->n; i++) {
        struct indicator *other = names_find(checker, &checker->indicators, with->items[i]);
        if (!other || report_leaves_out(checker->report, other->exempt))
            continue;
        if (!rich_empty(other->comment)) {
            report_shared(checker, with->items[i],
                          other->comment == indicator->comment ? "shares this comment already"
                                                               : "has a comment already",
                          "take it out here, or put both comments into one");
        } else {
            other->comment = indicator->comment;
            other->comment_shared = true;
        }
    }
}

void resolve_data(struct checker *checker)
{
    struct report *report = checker->report;
    for (uint32_t i = 0; i < report->rewards.n; i++)
        resolve_reward(checker, report->rewards.items[i]);
    for (uint32_t i = 0; i < report->indicators.n; i++)
        resolve_indicator(checker, report->indicators.items[i]);
    for (uint32_t i = 0; i < report->indicators.n; i++)
        resolve_comment(checker, report->indicators.items[i]);
    for (uint32_t i = 0; i < report->activities.n; i++) {
        const struct activity *activity = report->activities.items[i];
        resolve_places(checker, activity->directorate, activity->priority, activity->committee);
    }
    for (uint32_t i = 0; i < report->engagement.n; i++) {
        const struct engagement *entry = report->engagement.items[i];
        resolve_places(checker, entry->directorate, entry->priority, entry->committee);
    }
}
