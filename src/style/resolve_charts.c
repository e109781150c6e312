/* Charts: text styles, the look of the table of data, the fields of templates. */
#include "style/style_int.h"

void resolve_charts(struct loading *loading)
{
    struct chart_style *charts = loading->style->charts;
    const struct chart_words *words = charts->words;
    const struct {
        const struct node *template;
        const char *fields[6];
    } templates[] = {
        {words->actual, {NULL}},
        {words->target, {NULL}},
        {words->baseline, {NULL}},
        {words->forecast, {NULL}},
        {words->estimate, {NULL}},
        {words->stretch, {NULL}},
        {words->series, {"name", "ref", "definition", "kind", NULL}},
        {words->indicator, {"name", "ref", "definition", "kind", NULL}},
        {words->provisional, {NULL}},
        {words->bars, {NULL}},
        {words->lines, {NULL}},
        {words->bullet, {NULL}},
        {words->spc, {NULL}},
        {words->period, {"period", "whole", NULL}},
        {words->range, {"from", "to", NULL}},
        {words->between, {NULL}},
        {words->figure, {"period", "value", NULL}},
        {words->figures, {"series", "figures", NULL}},
        {words->summary, {"series", "first", "last", "highest", "lowest", NULL}},
        {words->in_table, {NULL}},
        {words->missing, {NULL}},
        {words->tolerance, {"low", "high", NULL}},
        {words->mean, {"value", NULL}},
        {words->upper, {"value", NULL}},
        {words->lower, {"value", NULL}},
        {words->upper_trial, {"value", NULL}},
        {words->lower_trial, {"value", NULL}},
        {words->signal, {NULL}},
        {words->trial, {NULL}},
        {words->outside, {"periods", NULL}},
        {words->shift, {"periods", NULL}},
        {words->trend, {"periods", NULL}},
        {words->steady, {NULL}},
        {words->empty, {NULL}},
        {words->data_title, {"figure", NULL}},
        {words->data_period, {NULL}},
        {words->data_series, {NULL}},
    };
    charts->label_text = resolve_text(loading, charts->style, charts->node);
    charts->key_text = resolve_text(loading, charts->key_style, charts->node);
    resolve_part(loading, &charts->table, TABLE_PLAIN, "one that reports write out");
    for (uint32_t i = 0; i < charts->looks.n; i++) {
        const struct chart_look *look = LIST_AT(charts->looks, const struct chart_look, i);
        if (look->colour == STYLE_NO_FILL)
            verify_size_error(loading, look->node, look->id, "a series has to have a colour; none is for fills");
    }
    for (size_t i = 0; i < sizeof(templates) / sizeof(templates[0]); i++)
        template_check(loading, templates[i].template, templates[i].fields);
}
