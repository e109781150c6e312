/* Charts: what they name, and their number among the figures. */
#include "check/alt.h"
#include "check/check_int.h"

const char *const kind_ids[KIND__COUNT] = {"actual", "target", "baseline", "forecast", "estimate", "stretch"};

static bool is_kind(struct str word, uint8_t *kind)
{
    for (unsigned i = 0; i < KIND__COUNT; i++) {
        if (str_eqz(word, kind_ids[i])) {
            *kind = (uint8_t)i;
            return true;
        }
    }
    return false;
}

/* What is resolved stands by index beside the names that gave it: those that give nothing are taken out. */

/* --- indicators */

static void add_indicator(struct checker *checker, struct chart_block *chart, const struct node *ref)
{
    struct indicator *indicator = names_find(checker, &checker->indicators, ref);
    for (uint32_t i = 0; indicator && i < chart->nindicators; i++) {
        if (chart->indicators[i] == indicator) {
            names_report_twice(checker, "", ref, chart->refs.items[i], "chart");
            return;
        }
    }
    if (!indicator)
        return;
    if (report_leaves_out(checker->report, indicator->exempt)) {
        chart->withheld = indicator->exempt;
        chart->nwithheld++;
        return;
    }
    chart->refs.items[chart->nindicators] = ref;
    chart->indicators[chart->nindicators++] = indicator;
    indicator->uses++;
}

static void resolve_refs(struct checker *checker, struct chart_block *chart, struct indicator *of)
{
    chart->indicators = ARENA_ARRAY(checker->arena, const struct indicator *, (size_t)chart->refs.n + 1);
    for (uint32_t i = 0; i < chart->refs.n; i++)
        add_indicator(checker, chart, chart->refs.items[i]);
    if (chart->refs.n > 0)
        return;
    if (of && report_leaves_out(checker->report, of->exempt)) {
        chart->withheld = of->exempt;
        chart->nwithheld++;
    } else if (of) {
        chart->indicators[chart->nindicators++] = of;
        of->uses++;
    } else if (chart->node->kind != NODE_SCALAR || chart->node->len == 0) {
        struct diag *diag =
            diag_at(checker->diags, DIAG_MISSING_KEY, chart->node->mark, "this chart does not say what it shows");
        diag_help(checker->diags, diag, "add `refs: ...` with the refs of its indicators");
    }
}

/* --- series */

static void report_show(struct checker *checker, const struct node *name)
{
    struct str candidates[KIND__COUNT];
    for (unsigned i = 0; i < KIND__COUNT; i++)
        candidates[i] = str_from(kind_ids[i]);
    struct str near = str_nearest(node_text(name), candidates, KIND__COUNT);
    if (!near.len)
        near = names_nearest(checker, &checker->comparators, node_text(name));
    struct diag *diag = diag_at(checker->diags, DIAG_UNKNOWN_NAME, name->mark, "a chart cannot show `" PRIstr "`",
                                STR_ARG(node_text(name)));
    if (near.len)
        names_help_near(checker, diag, node_text(name), near);
    else
        diag_help(
            checker->diags, diag,
            "write `actual`, `target`, `baseline`, `forecast`, `estimate`, `stretch` or a name that stands under "
            "`comparators:`");
}

static void add_series(struct checker *checker, struct chart_block *chart, const struct node *name)
{
    struct chart_show show = {.kind = KIND__COUNT};
    if (!is_kind(node_text(name), &show.kind))
        show.comparator = map_find(&checker->report->comparator_by_id, node_text(name));
    if (show.kind == KIND__COUNT && !show.comparator) {
        report_show(checker, name);
        return;
    }
    for (uint32_t i = 0; i < chart->nseries; i++) {
        if (chart->series[i].kind == show.kind && chart->series[i].comparator == show.comparator) {
            names_report_twice(checker, "", name, chart->show.items[i], "chart");
            return;
        }
    }
    chart->show.items[chart->nseries] = name;
    chart->series[chart->nseries++] = show;
}

void check_series(struct checker *checker, const struct node *name)
{
    uint8_t kind;
    if (!is_kind(node_text(name), &kind) && !map_find(&checker->report->comparator_by_id, node_text(name)))
        report_show(checker, name);
}

static void resolve_show(struct checker *checker, struct chart_block *chart)
{
    chart->series = ARENA_ARRAY(checker->arena, struct chart_show, (size_t)chart->show.n + 2);
    for (uint32_t i = 0; i < chart->show.n; i++)
        add_series(checker, chart, chart->show.items[i]);
    if (chart->show.n > 0)
        return;
    chart->series[chart->nseries++] = (struct chart_show){.kind = KIND_ACTUAL};
    if (chart->kind != CHART_SPC)
        chart->series[chart->nseries++] = (struct chart_show){.kind = KIND_TARGET};
}

/* --- periods */

static void add_period(struct checker *checker, struct chart_block *chart, const struct node *name)
{
    const struct period *period = names_find_period(checker, name);
    for (uint32_t i = 0; period && i < chart->nat; i++) {
        if (chart->at[i] == period) {
            names_report_twice(checker, "", name, chart->periods.items[i], "chart");
            return;
        }
    }
    if (!period)
        return;
    chart->periods.items[chart->nat] = name;
    chart->at[chart->nat++] = period;
}

static void resolve_at(struct checker *checker, struct chart_block *chart)
{
    chart->at = ARENA_ARRAY(checker->arena, const struct period *, chart->periods.n);
    for (uint32_t i = 0; i < chart->periods.n; i++)
        add_period(checker, chart, chart->periods.items[i]);
}

/* --- the whole */

/* Bullet bars and SPC charts are about one row of figures. */
static void check_kind(struct checker *checker, const struct chart_block *chart)
{
    if (chart->kind != CHART_BULLET && chart->kind != CHART_SPC)
        return;
    const char *what = chart->kind == CHART_SPC ? "an SPC chart" : "a bullet bar";
    struct diag *diag = NULL;
    if (chart->nindicators > 1) {
        diag = diag_at(checker->diags, DIAG_CHART, chart->refs.items[1]->mark, "%s shows one indicator", what);
        diag_help(checker->diags, diag, "give each indicator a chart of its own");
    } else if (chart->kind == CHART_SPC && chart->nseries > 1) {
        diag = diag_at(checker->diags, DIAG_CHART, chart->show.items[1]->mark, "%s shows one series", what);
        diag_help(checker->diags, diag, "take the others out; `kind: lines` shows several");
    } else if (chart->kind == CHART_BULLET && chart->show.n > 0) {
        diag = diag_at(checker->diags, DIAG_CHART, chart->show.items[0]->mark,
                       "%s always shows the actual figure and its target", what);
        diag_help(checker->diags, diag, "take `show` out; `kind: bars` shows other figures");
    }
}

static void check_words(struct checker *checker, const struct chart_block *chart)
{
    if (!chart->alt || chart->alt->len == 0)
        return;
    struct alt alt = {.node = chart->node,
                      .words = chart->alt,
                      .example = ALT_CHART_EXAMPLE,
                      .title = rich_empty(chart->title) ? STR("") : rich_plain(checker->arena, chart->title)};
    alt_check(checker->diags, &alt);
}

void check_chart(struct checker *checker, struct chart_block *chart, struct indicator *of)
{
    if (chart->id)
        names_put(checker, "the name", &checker->report->anchors, chart->id, chart);
    resolve_refs(checker, chart, of);
    resolve_show(checker, chart);
    resolve_at(checker, chart);
    check_kind(checker, chart);
    check_words(checker, chart);
}
