/* SPC charts in words: mean, limits, signals. */
#include "compose/charts_int.h"

static const struct chart_words *words_of(const struct chart_plan *plan)
{
    return plan->composer->style->charts->words;
}

/* One digit more than the figures have: a mean of whole figures is seldom whole. */
static struct str limit_words(const struct chart_plan *plan, const struct node *template, struct decimal number)
{
    uint8_t digits = 0;
    for (uint32_t i = 0; i < plan->data.ncategories; i++) {
        const struct chart_figure *figure = &plan->rows[0].figures[i];
        digits = figure->present && figure->number.scale > digits ? figure->number.scale : digits;
    }
    digits = digits < 18 ? digits + 1 : digits;
    const struct named_value fields[] = {{"value", chart_number(plan, number, digits)}, {NULL, {0}}};
    return chart_fill(plan, template, fields);
}

/* Whether no figure is below zero, so that none can be. */
static bool is_positive(const struct chart_plan *plan)
{
    uint32_t lowest = 0;
    for (uint32_t i = 0; i < plan->data.ncategories; i++)
        lowest += plan->rows[0].figures[i].present && plan->rows[0].figures[i].number.units < 0;
    return lowest == 0;
}

/* Whether none is above a hundred per cent. */
static bool is_share(const struct chart_plan *plan)
{
    struct decimal hundred = {100, 0};
    bool share = plan->like->unit == UNIT_PERCENT;
    for (uint32_t i = 0; i < plan->data.ncategories && share; i++)
        share = !plan->rows[0].figures[i].present || decimal_compare(plan->rows[0].figures[i].number, hundred) <= 0;
    return share;
}

void chart_spc_plan(struct chart_plan *plan)
{
    const struct chart_words *words = words_of(plan);
    struct spc *spc = &plan->spc;
    if (!plan->like || plan->mixed)
        return;
    *spc = chart_spc_reckon(plan->arena, plan->rows[0].figures, plan->data.ncategories);
    if (!spc->valid)
        return;
    plan->spc_words.mean = limit_words(plan, words->mean, spc->mean);
    if (!is_share(plan) || decimal_compare(spc->high, (struct decimal){100, 0}) <= 0)
        plan->spc_words.high = limit_words(plan, spc->trial ? words->upper_trial : words->upper, spc->high);
    if (!is_positive(plan) || spc->low.units >= 0)
        plan->spc_words.low = limit_words(plan, spc->trial ? words->lower_trial : words->lower, spc->low);
    plan->spc_words.signal = node_text(words->signal);
}

/* The next period from *i on whose figure has the signal; missing figures are passed over. */
static bool next_signal(const struct chart_plan *plan, uint8_t signal, uint32_t *i)
{
    while (*i < plan->data.ncategories && !(plan->rows[0].figures[*i].present && (plan->spc.signals[*i] & signal)))
        ++*i;
    return *i < plan->data.ncategories;
}

/* To which side of the mean a figure lies, or to which side of the one before it, `last`: runs of both sides may
 * follow each other. */
static int side_of(const struct chart_plan *plan, uint8_t signal, uint32_t i, uint32_t last)
{
    const struct chart_figure *figures = plan->rows[0].figures;
    return decimal_compare(figures[i].number, signal == SPC_SHIFT ? plan->spc.mean : figures[last].number);
}

/* The last period of the run that begins at i. */
static uint32_t run_end(const struct chart_plan *plan, uint8_t signal, uint32_t i)
{
    uint32_t last = i;
    int side = signal == SPC_SHIFT ? side_of(plan, signal, i, i) : 0;
    while (++i < plan->data.ncategories) {
        if (!plan->rows[0].figures[i].present)
            continue;
        int here = side_of(plan, signal, i, last);
        side = side ? side : here;
        if (!(plan->spc.signals[i] & signal) || (here > 0) != (side > 0))
            break;
        last = i;
    }
    return last;
}

static void add_run(const struct chart_plan *plan, struct buf *list, uint32_t from, uint32_t to)
{
    const struct named_value fields[] = {{"from", chart_period_words(plan, plan->periods[from])},
                                         {"to", chart_period_words(plan, plan->periods[to])},
                                         {NULL, {0}}};
    buf_put_str(list, list->len ? node_text(words_of(plan)->between) : STR(""));
    buf_put_str(list, from == to ? fields[0].value : chart_fill(plan, words_of(plan)->range, fields));
}

/* Points outside the limits stand each for itself; the others are runs. */
static void add_signals(const struct chart_plan *plan, uint8_t signal, const struct node *template, struct buf *out)
{
    struct buf list = {0};
    for (uint32_t i = 0; next_signal(plan, signal, &i); i++) {
        uint32_t to = signal == SPC_OUTSIDE ? i : run_end(plan, signal, i);
        add_run(plan, &list, i, to);
        i = to;
    }
    if (list.len > 0) {
        const struct named_value fields[] = {
            {"periods", str_dup(plan->arena, (struct str){list.bytes, (uint32_t)list.len})}, {NULL, {0}}};
        buf_puts(out, out->len ? " " : "");
        buf_put_str(out, chart_fill(plan, template, fields));
    }
    buf_free(&list);
}

struct str chart_spc_remarks(const struct chart_plan *plan)
{
    const struct chart_words *words = words_of(plan);
    struct buf out = {0};
    if (!plan->spc.valid)
        return STR("");
    if (plan->spc.trial)
        buf_put_str(&out, node_text(words->trial));
    size_t trial = out.len;
    add_signals(plan, SPC_OUTSIDE, words->outside, &out);
    add_signals(plan, SPC_SHIFT, words->shift, &out);
    add_signals(plan, SPC_TREND, words->trend, &out);
    if (out.len == trial) {
        buf_puts(&out, trial ? " " : "");
        buf_put_str(&out, node_text(words->steady));
    }
    return buf_take(plan->arena, &out);
}
