/* Makes rules ready, and reports what is wrong with them. */
#include "compute/rule_int.h"

static struct str rule_id(const struct rule *rule)
{
    return rule->id ? node_text(rule->id) : STR("");
}

static struct limit read_limit(struct diags *diags, const struct node *node, bool *broken)
{
    struct limit limit = {.kind = LIMIT_NONE};
    if (!node || limit_parse(node_text(node), &limit))
        return limit;
    *broken = true;
    struct diag *diag =
        diag_at(diags, DIAG_RULE_LIMIT, node->mark, "`" PRIstr "` is no limit", STR_ARG(node_text(node)));
    diag_help(diags, diag,
              "write a percentage of what the figure is compared with, such as `5%%`, a distance in the figure's own "
              "unit, such as `2 points` or `2`, or `tolerance`; with a minus where the figure is worse: `-5%%`");
    return limit;
}

static struct value read_figure(const struct computing *computing, const struct node *node, bool *broken)
{
    struct value value = {.state = VALUE_NONE};
    if (!node)
        return value;
    value = value_parse(computing->arena, node_text(node));
    if (value_is_single(&value))
        return value;
    *broken = true;
    struct diag *diag =
        diag_at(computing->diags, DIAG_RULE_LIMIT, node->mark, "`" PRIstr "` is no figure", STR_ARG(node_text(node)));
    diag_help(computing->diags, diag, "`min` and `max` are for the figure itself: write it as in `35` or `35%%`");
    return (struct value){.state = VALUE_NONE};
}

static const struct status_style *read_status(const struct computing *computing, const struct node *word,
                                              bool *broken)
{
    if (!word || str_trim(node_text(word)).len == 0)
        return NULL;
    const struct status_style *look = style_status(computing->style, str_trim(node_text(word)));
    if (!look)
        status_report_unknown(computing->diags, computing->style, word);
    *broken = *broken || !look;
    return look;
}

static struct rating_band ready_band(const struct computing *computing, const struct rule_band *band, bool *broken)
{
    struct rating_band ready = {.travel = band->travel};
    ready.look = read_status(computing, band->status, broken);
    *broken = *broken || !ready.look;
    ready.from = read_limit(computing->diags, band->from, broken);
    ready.over = read_limit(computing->diags, band->over, broken);
    ready.min = read_figure(computing, band->min, broken);
    ready.max = read_figure(computing, band->max, broken);
    return ready;
}

static bool is_conditional(const struct rule_band *band)
{
    return band->from || band->over || band->min || band->max || band->travel != RULE_TRAVEL_ANY;
}

/* Whether no figure comes to the later band, since it would have met the earlier one. */
static bool is_covered(const struct rule *rule, const struct rating_band *bands, uint32_t later, uint32_t earlier)
{
    const struct rule_band *band = LIST_AT(rule->bands, const struct rule_band, earlier);
    const struct rating_band *first = &bands[earlier], *second = &bands[later];
    if (!is_conditional(band))
        return true;
    if (band->min || band->max || band->travel != RULE_TRAVEL_ANY)
        return false;
    bool from = first->from.kind == LIMIT_NONE || limit_implies(second->from, first->from) ||
                limit_implies(second->over, first->from);
    bool over = first->over.kind == LIMIT_NONE || limit_implies(second->over, first->over);
    return from && over;
}

/* Bands that are never reached: each band is looked at beside the one before it and the first without conditions. */
static void check_reach(struct diags *diags, const struct rule *rule, const struct rating_band *bands)
{
    bool closed = false;
    for (uint32_t i = 0; i < rule->bands.n; i++) {
        const struct rule_band *band = LIST_AT(rule->bands, const struct rule_band, i);
        if (closed || (i > 0 && is_covered(rule, bands, i, i - 1))) {
            struct diag *diag =
                diag_at(diags, DIAG_RULE_BANDS, band->node->mark,
                        "no figure reaches this band, since one before it holds for all that it asks");
            diag_help(diags, diag, "put the bands in order, the best first and the one without conditions last");
        }
        closed = closed || !is_conditional(band);
    }
    if (closed || rule->bands.n == 0)
        return;
    const struct rule_band *last = LIST_AT(rule->bands, const struct rule_band, rule->bands.n - 1);
    struct diag *diag =
        diag_at(diags, DIAG_RULE_BANDS, last->node->mark,
                "figures that meet no band of the rule `" PRIstr "` get no status", STR_ARG(rule_id(rule)));
    diag_help(diags, diag, "add a last band with nothing but its `status`, for all other figures");
}

static void report_against(const struct computing *computing, const struct rating_rule *ready,
                           const struct node *place)
{
    const struct report *report = computing->report;
    VEC(struct str) names = {0};
    const struct map *maps[] = {&report->comparator_by_id, &report->period_by_role, &report->period_by_id};
    struct diag *diag;
    VEC_PUSH(computing->arena, &names, STR("target"));
    VEC_PUSH(computing->arena, &names, STR("baseline"));
    VEC_PUSH(computing->arena, &names, STR("stretch"));
    for (size_t i = 0; i < sizeof(maps) / sizeof(maps[0]); i++) {
        for (uint32_t j = 0; j < maps[i]->n; j++)
            VEC_PUSH(computing->arena, &names, maps[i]->entries[j].key);
    }
    if (ready->shipped)
        diag = diag_at(computing->diags, DIAG_UNKNOWN_NAME, place->mark,
                       "the layout's rule `" PRIstr "` is against `" PRIstr "`, which this report does not have",
                       STR_ARG(rule_id(ready->rule)), STR_ARG(ready->against));
    else
        diag = diag_at(computing->diags, DIAG_UNKNOWN_NAME, place->mark, "a status cannot be against `" PRIstr "`",
                       STR_ARG(ready->against));
    struct str near = str_nearest(ready->against, names.items, names.n);
    if (ready->shipped)
        diag_help(computing->diags, diag,
                  "declare a comparator or a period of that name, or a period with `role: " PRIstr "`",
                  STR_ARG(ready->against));
    else if (near.len)
        diag_help(computing->diags, diag, "did you mean `" PRIstr "`?", STR_ARG(near));
    else
        diag_help(computing->diags, diag,
                  "write `target`, `baseline`, the name of a comparator or a period, or the role of a period");
    if (ready->shipped && ready->rule->against)
        diag_related(computing->diags, diag, ready->rule->against->mark, "the rule says so here");
}

static bool is_against_known(const struct report *report, struct str against)
{
    enum kind kind;
    const struct period *period;
    return against_find(report, against, &kind, &period) != AGAINST_NOTHING;
}

static struct rating_rule *ready_rule(const struct computing *computing, const struct rule *rule, bool shipped)
{
    struct rating_rule *ready = ARENA_NEW(computing->arena, struct rating_rule);
    struct rating_band *bands = ARENA_ARRAY(computing->arena, struct rating_band, rule->bands.n);
    *ready = (struct rating_rule){.rule = rule, .bands = bands, .nbands = rule->bands.n, .shipped = shipped};
    ready->against = rule->against ? str_trim(node_text(rule->against)) : STR("target");
    if (rule->tolerance)
        ready->broken = !limit_read_tolerance(computing->diags, rule->tolerance, &ready->tolerance);
    ready->no_target = read_status(computing, rule->no_target, &ready->broken);
    ready->no_data = read_status(computing, rule->no_data, &ready->broken);
    ready->no_new_data = read_status(computing, rule->no_new_data, &ready->broken);
    for (uint32_t i = 0; i < rule->bands.n; i++) {
        const struct rule_band *band = LIST_AT(rule->bands, const struct rule_band, i);
        bands[i] = ready_band(computing, band, &ready->broken);
        ready->margins = ready->margins || band->from || band->over;
    }
    if (!ready->broken)
        check_reach(computing->diags, rule, bands);
    if (!shipped && !is_against_known(computing->report, ready->against)) {
        report_against(computing, ready, rule->against);
        ready->broken = true;
    }
    return ready;
}

static void put_own(const struct computing *computing, struct rating_rules *rules, const struct rule *rule)
{
    const struct rating_rule *old = map_put(&rules->by_id, rule_id(rule), ready_rule(computing, rule, false));
    if (!old || old->shipped)
        return;
    struct diag *diag = diag_at(computing->diags, DIAG_DUPLICATE_NAME, rule->id->mark,
                                "rule `" PRIstr "` is there already", STR_ARG(rule_id(rule)));
    diag_related(computing->diags, diag, old->rule->id->mark, "the first is here");
    diag_help(computing->diags, diag, "give one of them another name");
}

void rules_resolve(const struct computing *computing, struct rating_rules *rules)
{
    const struct report *report = computing->report;
    const struct style *style = computing->style;
    map_init(&rules->by_id, computing->arena);
    for (uint32_t i = 0; i < style->rules.n; i++) {
        const struct rule *rule = LIST_AT(style->rules, const struct rule, i);
        map_put(&rules->by_id, rule_id(rule), ready_rule(computing, rule, true));
    }
    for (uint32_t i = 0; i < report->rules.n; i++)
        put_own(computing, rules, report->rules.items[i]);
    rules->usual = report->head && report->head->rule.n ? &report->head->rule : &style->rule;
}

/* Whether the layout names it for all indicators. */
static bool is_usual(const struct style *style, const struct node *name)
{
    for (uint32_t i = 0; i < style->rule.n; i++) {
        if (style->rule.items[i] == name)
            return true;
    }
    return false;
}

const struct rating_rule *rules_find(const struct computing *computing, const struct rating_rules *rules,
                                     const struct node *name)
{
    struct str id = str_trim(node_text(name));
    struct rating_rule *rule = map_find(&rules->by_id, id);
    if (!rule && id.len && !str_eqz(id, "none")) {
        struct diag *diag =
            diag_at(computing->diags, DIAG_RULE_UNKNOWN, name->mark, "there is no rule `" PRIstr "`", STR_ARG(id));
        suggest_names(computing->diags, diag, id, &rules->by_id);
    }
    bool of_layout = is_usual(computing->style, name);
    if (rule && rule->shipped && !of_layout && !rule->reported &&
        !is_against_known(computing->report, rule->against)) {
        rule->reported = true;
        report_against(computing, rule, name);
    }
    return rule;
}
