#include "compute/figures_int.h"
#include "compute/value_int.h"

/* Quotes at most this much of a value in a message. */
enum { QUOTED = 60 };

static void report_unclear(const struct computing *computing, const struct observation *observation)
{
    struct str text = value_rich_text(computing->arena, observation->value), help;
    if (!value_mistyped(computing->arena, text, &help))
        return;
    text = str_line(computing->arena, text);
    struct diag *diag = diag_at(computing->diags, DIAG_VALUE_UNCLEAR, observation->value->node->mark,
                                "`" PRIstr "%s` is not understood as a figure, so nothing is computed from it",
                                STR_ARG(str_sub(text, 0, QUOTED)), text.len > QUOTED ? "..." : "");
    diag_help(computing->diags, diag, PRIstr, STR_ARG(help));
}

static struct value *parse_list(const struct computing *computing, const struct indicator *indicator, enum kind kind)
{
    const struct list *observed = &indicator->observed[kind];
    bool quiet = report_ignores(indicator, DIAG_VALUE_UNCLEAR);
    struct value *values = ARENA_ARRAY(computing->arena, struct value, observed->n);
    for (uint32_t i = 0; i < observed->n; i++) {
        const struct observation *observation = LIST_AT(*observed, const struct observation, i);
        values[i] = value_parse_figure(computing->arena, observation->value, indicator);
        if (values[i].state == VALUE_WORDS && !quiet)
            report_unclear(computing, observation);
    }
    return values;
}

void values_compute(struct computing *computing)
{
    const struct report *report = computing->report;
    for (unsigned kind = 0; kind < KIND__COUNT; kind++) {
        struct value **values = ARENA_ARRAY(computing->arena, struct value *, report->indicators.n);
        for (uint32_t i = 0; i < report->indicators.n; i++) {
            const struct indicator *indicator = report->indicators.items[i];
            if (indicator->observed[kind].n)
                values[indicator->index] = parse_list(computing, indicator, (enum kind)kind);
        }
        computing->figures->values[kind] = values;
    }
}

const struct observation *figures_observation(const struct indicator *indicator, enum kind kind,
                                              const struct period *period)
{
    for (uint32_t i = 0; period && i < indicator->observed[kind].n; i++) {
        const struct observation *observation = LIST_AT(indicator->observed[kind], const struct observation, i);
        if (observation->of == period)
            return observation;
    }
    return NULL;
}

const struct value *figures_value(const struct figures *figures, const struct indicator *indicator, enum kind kind,
                                  const struct period *period)
{
    const struct observation *observation = figures_observation(indicator, kind, period);
    if (!observation)
        return NULL;
    const struct observation *first = LIST_AT(indicator->observed[kind], const struct observation, 0);
    return &figures->values[kind][indicator->index][observation - first];
}
