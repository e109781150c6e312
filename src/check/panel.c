/* Panels: the periods, rows and series that they name. */
#include "check/alt.h"
#include "check/check_int.h"

/* Enters a name by what it means; reports one whose meaning is there already. */
static void put_once(struct checker *checker, struct map *seen, struct str meaning, const struct node **name,
                     const char *place)
{
    const struct node *const *first = map_find(seen, meaning);
    if (first)
        names_report_twice(checker, "", *name, *first, place);
    else
        map_put(seen, meaning, name);
}

static void check_once(struct checker *checker, const struct texts *names, const char *place)
{
    struct map seen;
    map_init(&seen, checker->arena);
    for (uint32_t i = 0; i < names->n; i++)
        put_once(checker, &seen, node_text(names->items[i]), &names->items[i], place);
}

/* A period may be named by its id or its role. */
static void check_periods(struct checker *checker, const struct texts *names)
{
    struct map seen;
    map_init(&seen, checker->arena);
    for (uint32_t i = 0; i < names->n; i++) {
        const struct period *period = names_find_period(checker, names->items[i]);
        if (period)
            put_once(checker, &seen, node_text(period->id), &names->items[i], "panel");
    }
}

static void check_panel_chart(struct checker *checker, const struct panel_chart *chart)
{
    bool none = chart->show.n == 1 && str_eqz(node_text(chart->show.items[0]), "no");
    for (uint32_t i = 0; i < chart->show.n && !none; i++) {
        if (!str_eqz(node_text(chart->show.items[i]), "comparator"))
            check_series(checker, chart->show.items[i]);
    }
    check_once(checker, &chart->show, "chart");
    check_once(checker, &chart->refs, "chart");
    struct alt alt = {.node = chart->node, .words = chart->alt, .example = ALT_CHART_EXAMPLE, .title = STR("")};
    if (chart->alt && chart->alt->len > 0)
        alt_check(checker->diags, &alt);
}

void panel_check(struct checker *checker, const struct panel_options *panel)
{
    check_periods(checker, &panel->periods);
    check_once(checker, &panel->show, "panel");
    if (panel->chart)
        check_panel_chart(checker, panel->chart);
}
