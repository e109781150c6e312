/* Totals against the figures of their parts. */
#include "review/review_int.h"
#include "review/sums_int.h"

#define MAX_LISTED 6

static const char *const kind_words[KIND__COUNT] = {"figure",   "target",   "baseline",
                                                    "forecast", "estimate", "stretch target"};

struct total {
    struct reviewer *reviewer;
    const struct indicator *indicator;
    const struct indicator **parts;
    uint32_t nparts;
};

/* Finds the parts; false when there are none, or one cannot be used. */
static bool find_parts(struct total *total)
{
    const struct report *report = total->reviewer->report;
    const struct texts *refs = &total->indicator->parts;
    total->parts = ARENA_ARRAY(total->reviewer->arena, const struct indicator *, refs->n);
    for (uint32_t i = 0; i < refs->n; i++) {
        const struct indicator *part = map_find(&report->indicator_by_ref, str_trim(node_text(refs->items[i])));
        if (!part || part == total->indicator)
            return false;
        total->parts[total->nparts++] = part;
    }
    return total->nparts > 0;
}

static void list_parts(const struct total *total, enum kind kind, const struct period *period, struct buf *out)
{
    for (uint32_t i = 0; i < total->nparts && i < MAX_LISTED; i++) {
        const struct value *value = figures_value(total->reviewer->figures, total->parts[i], kind, period);
        buf_printf(out, "%s" PRIstr " is ", i ? ", " : "", STR_ARG(node_text(total->parts[i]->ref)));
        value_write(out, value->number, value->number.scale, value);
    }
    if (total->nparts > MAX_LISTED)
        buf_printf(out, ", and %u more", total->nparts - MAX_LISTED);
}

static void report_total(const struct total *total, enum kind kind, const struct observation *observation,
                         const struct sum *sum, const struct value *value)
{
    struct diags *diags = total->reviewer->diags;
    const struct observation *first = figures_observation(total->parts[0], kind, observation->of);
    struct buf written = {0}, added = {0}, listed = {0};
    value_write(&written, value->number, value->number.scale, value);
    sum_write(&added, sum, value);
    list_parts(total, kind, observation->of, &listed);
    struct diag *diag =
        diag_at(diags, DIAG_TOTAL_PARTS, observation->value->node->mark,
                "the %s of " PRIstr " for " PRIstr " is %.*s, but its parts add up to %.*s", kind_words[kind],
                STR_ARG(node_text(total->indicator->ref)), STR_ARG(node_text(observation->of->id)), (int)written.len,
                written.bytes, (int)added.len, added.bytes);
    diag_help(diags, diag, "write %.*s, mend the part that is wrong, or mend the list of `parts`", (int)added.len,
              added.bytes);
    diag_related(diags, diag, first->value->node->mark, "the parts: %.*s", (int)listed.len, listed.bytes);
    buf_free(&written);
    buf_free(&added);
    buf_free(&listed);
}

static void check_total(const struct total *total, enum kind kind, const struct observation *observation)
{
    const struct figures *figures = total->reviewer->figures;
    const struct value *value = figures_value(figures, total->indicator, kind, observation->of);
    struct sum sum = {0};
    if (!value || value->state != VALUE_NUMBER)
        return;
    for (uint32_t i = 0; i < total->nparts; i++) {
        const struct value *part = figures_value(figures, total->parts[i], kind, observation->of);
        if (!part)
            return;
        sum_add(&sum, part);
    }
    if (sum_contradicts(&sum, value))
        report_total(total, kind, observation, &sum, value);
}

/* Whether the public copy leaves out the part's figure. */
static bool is_exempt(const struct indicator *part, enum kind kind, const struct period *period)
{
    const struct observation *observation = figures_observation(part, kind, period);
    return part->exempt || (observation && observation->value->exempt);
}

static void report_deducible(const struct total *total, const struct observation *observation,
                             const struct indicator *part)
{
    struct diags *diags = total->reviewer->diags;
    struct diag *diag = diag_at(diags, DIAG_EXEMPT_DEDUCIBLE, observation->value->node->mark,
                                "from this figure of " PRIstr " everybody can work out that of " PRIstr
                                ", the only one of its parts that is exempt",
                                STR_ARG(node_text(total->indicator->ref)), STR_ARG(node_text(part->ref)));
    diag_related(diags, diag, part->node->mark, "the exempt part");
    diag_help(diags, diag, "mark this figure exempt too, or that of a second part");
}

/* A public figure of which just one part is exempt, and all parts are known. */
static bool is_deducible(const struct total *total, enum kind kind, const struct observation *observation)
{
    const struct indicator *exempt = NULL;
    uint32_t n = 0;
    for (uint32_t i = 0; i < total->nparts; i++) {
        const struct value *value = figures_value(total->reviewer->figures, total->parts[i], kind, observation->of);
        if (!value || value->state != VALUE_NUMBER)
            return false;
        if (is_exempt(total->parts[i], kind, observation->of)) {
            exempt = total->parts[i];
            n++;
        }
    }
    const struct value *own = figures_value(total->reviewer->figures, total->indicator, kind, observation->of);
    if (n != 1 || observation->value->exempt || !own || own->state != VALUE_NUMBER)
        return false;
    report_deducible(total, observation, exempt);
    return true;
}

void review_parts(struct reviewer *reviewer, const struct indicator *indicator)
{
    struct total total = {.reviewer = reviewer, .indicator = indicator};
    bool sums = !report_ignores(indicator, DIAG_TOTAL_PARTS);
    bool secrets = !indicator->exempt && !report_ignores(indicator, DIAG_EXEMPT_DEDUCIBLE);
    if (indicator->parts.n == 0 || (!sums && !secrets) || !find_parts(&total))
        return;
    for (unsigned kind = 0; kind < KIND__COUNT; kind++) {
        const struct list *observed = &indicator->observed[kind];
        for (uint32_t i = 0; i < observed->n; i++) {
            const struct observation *observation = LIST_AT(*observed, const struct observation, i);
            if (!observation->of || rich_empty(observation->value))
                continue;
            if (sums)
                check_total(&total, (enum kind)kind, observation);
            if (secrets && is_deducible(&total, (enum kind)kind, observation))
                secrets = false; /* once is enough */
        }
    }
}
