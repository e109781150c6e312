#include "compute/figures_int.h"

/* Whence it is; nothing where it was given and the figures say nothing. */
static void dump_origin(struct buf *out, const struct status_figure *figure)
{
    if (figure->computed && !figure->node)
        buf_puts(out, " computed");
    if (figure->computed && figure->node)
        buf_printf(out, " given, computed: " PRIstr, STR_ARG(node_text(figure->computed->id)));
    if (figure->reason)
        buf_printf(out, "%s reason: \"" PRIstr "\"", figure->computed ? "," : " given,",
                   STR_ARG(node_text(figure->reason)));
    buf_putc(out, '\n');
}

static void dump_status(struct buf *out, const struct status_figure *figure)
{
    buf_puts(out, figure->of == KIND_FORECAST ? "  forecast status" : "  status");
    if (figure->period) {
        struct str id = node_text(figure->period->id);
        buf_printf(out, " " PRIstr " against " PRIstr, STR_ARG(id), STR_ARG(figure->against));
    }
    if (figure->look) {
        struct str word = figure->look->word ? node_text(figure->look->word) : STR("");
        buf_printf(out, ": " PRIstr " (" PRIstr ")", STR_ARG(node_text(figure->look->id)), STR_ARG(word));
    } else {
        buf_printf(out, ": \"" PRIstr "\"", STR_ARG(figure->text));
    }
    dump_origin(out, figure);
}

static void dump_travel(struct buf *out, const struct figures *figures, const struct indicator *indicator)
{
    static const char *const words[] = {[TRAVEL_BETTER] = "better",
                                        [TRAVEL_SAME] = "same",
                                        [TRAVEL_WORSE] = "worse",
                                        [TRAVEL_UP] = "up",
                                        [TRAVEL_DOWN] = "down"};
    const struct list *actual = &indicator->observed[KIND_ACTUAL];
    for (uint32_t i = 0; i < actual->n; i++) {
        const struct period *period = LIST_AT(*actual, const struct observation, i)->of;
        enum travel now = figures_travel(figures, indicator, period, false);
        enum travel ago = figures_travel(figures, indicator, period, true);
        if (now == TRAVEL_NONE && ago == TRAVEL_NONE)
            continue;
        buf_printf(out, "  travel " PRIstr ":", STR_ARG(node_text(period->id)));
        if (now != TRAVEL_NONE)
            buf_printf(out, " %s", words[now]);
        if (ago != TRAVEL_NONE)
            buf_printf(out, "%s long %s", now == TRAVEL_NONE ? "" : ",", words[ago]);
        buf_putc(out, '\n');
    }
}

static void dump_value(struct buf *out, const struct value *value)
{
    static const char *const qualities[] = {"provisional", "estimate",  "revised",
                                            "unvalidated", "confirmed", "break"};
    if (value_label(value).len)
        buf_printf(out, PRIstr ": ", STR_ARG(value_label(value)));
    buf_put_str(out, value_currency(value));
    decimal_write(out, value->number, /*commas*/ false);
    if (value->state == VALUE_RANGE) {
        buf_puts(out, " to ");
        decimal_write(out, value->extra->high, /*commas*/ false);
    }
    if (value->power)
        buf_printf(out, " x 10^%d", value->power);
    buf_puts(out, value->unit == UNIT_PERCENT ? " %" : value->unit == UNIT_POINTS ? " points" : "");
    if (value->words.len)
        buf_printf(out, " " PRIstr, STR_ARG(value->words));
    if (value->has_fraction) {
        buf_puts(out, " = ");
        decimal_write(out, value->extra->numerator, /*commas*/ false);
        buf_putc(out, '/');
        decimal_write(out, value->extra->denominator, /*commas*/ false);
    }
    for (unsigned i = 0; i < sizeof(qualities) / sizeof(qualities[0]); i++) {
        if (value->quality & (1u << i))
            buf_printf(out, " (%s)", qualities[i]);
    }
}

static void dump_parts(struct buf *out, const struct value *value)
{
    if (value->state == VALUE_NONE || value->state == VALUE_WORDS) {
        buf_puts(out, value->state == VALUE_NONE ? "none" : "words");
        return;
    }
    for (const struct value *part = value; part; part = part->next) {
        buf_puts(out, part == value ? "" : "; ");
        dump_value(out, part);
    }
}

/* A line for each figure, in the order of enum kind, then of the list. */
static void dump_values(struct buf *out, const struct figures *figures, const struct indicator *indicator)
{
    for (unsigned kind = 0; kind < KIND__COUNT; kind++) {
        for (uint32_t i = 0; i < indicator->observed[kind].n; i++) {
            const struct observation *observation = LIST_AT(indicator->observed[kind], const struct observation, i);
            buf_printf(out, "  %s " PRIstr ": ", kind_ids[kind], STR_ARG(node_text(observation->period)));
            dump_parts(out, &figures->values[kind][indicator->index][i]);
            buf_putc(out, '\n');
        }
    }
}

static void dump_item(struct buf *out, const char *what, const struct node *ref, const struct status_list *list)
{
    struct str text = ref ? node_text(ref) : STR("?");
    buf_printf(out, "%s " PRIstr "\n", what, STR_ARG(text));
    for (uint32_t i = 0; i < list->n; i++)
        dump_status(out, &list->items[i]);
}

/* A part of what is printed, with "(given)" behind it where the report gives it. */
static void dump_part(struct arena *arena, struct buf *out, const struct rich *part, const struct rich *given)
{
    if (rich_empty(part))
        return;
    struct str words = str_line(arena, rich_plain(arena, part));
    buf_printf(out, " " PRIstr "%s", STR_ARG(words), part == given ? " (given)" : "");
}

static void dump_comparison(struct buf *out, const struct figures *figures, const struct indicator *indicator,
                            struct str id)
{
    const struct comparison *comparison = figures_comparison(figures, indicator, id);
    const struct comparator *found = figures_comparator(indicator, id), none = {0};
    if (!comparison)
        return;
    const struct comparator given = found ? *found : none;
    buf_printf(out, "  comparator " PRIstr ":", STR_ARG(id));
    dump_part(figures->report->arena, out, comparison->period, given.period);
    dump_part(figures->report->arena, out, comparison->value, given.value);
    dump_part(figures->report->arena, out, comparison->rank, given.rank);
    if (comparison->series) {
        buf_puts(out, "; computed ");
        decimal_write(out, comparison->computed, /*commas*/ false);
        buf_printf(out, "%s" PRIstr ", %u areas, %u missing", comparison->band.len ? " " : "",
                   STR_ARG(comparison->band), comparison->areas, comparison->missing);
    }
    for (uint32_t i = 0; i < given.observed.n; i++) {
        const struct observation *observation = LIST_AT(given.observed, const struct observation, i);
        const struct rich *value = figures_compared(figures, indicator, id, observation->of);
        buf_printf(out, "; " PRIstr, STR_ARG(node_text(observation->period)));
        dump_part(figures->report->arena, out, value, NULL);
    }
    buf_putc(out, '\n');
}

void figures_dump(struct buf *out, const struct figures *figures)
{
    const struct report *report = figures->report;
    for (uint32_t i = 0; i < report->indicators.n; i++) {
        const struct indicator *indicator = report->indicators.items[i];
        dump_item(out, "indicator", indicator->ref, &figures->indicators[indicator->index]);
        dump_travel(out, figures, indicator);
        dump_values(out, figures, indicator);
        for (uint32_t g = 0; g < report->comparators.n; g++)
            dump_comparison(out, figures, indicator, node_text(report->comparators.items[g]->id));
    }
    for (uint32_t i = 0; i < report->activities.n; i++) {
        const struct activity *activity = report->activities.items[i];
        dump_item(out, "activity", activity->ref, &figures->activities[activity->index]);
    }
    views_dump(out, figures);
}
