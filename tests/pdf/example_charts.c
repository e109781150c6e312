#include "example_charts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "opened.h"

/* A word drawn may be one of the layout's, as a key has them, or a number of the axis, where it stands once. */
static bool may_stand(const struct words *all, const struct count *drawn)
{
    const struct count *known = map_find(&all->counts, drawn->word);
    bool number = drawn->word.s[0] >= '0' && drawn->word.s[0] <= '9';
    return drawn->got <= drawn->wanted + (number || (known && known->free) ? 1 : 0);
}

static int compare_drawn(const struct words *all, const struct words *chart)
{
    int faults = 0;
    for (uint32_t i = 0; i < chart->counts.n; i++) {
        const struct count *count = chart->counts.entries[i].value;
        if (may_stand(all, count))
            continue;
        print_error("'" PRIstr "' stands %u times in a chart, %u times in the words that are read in its place\n",
                    STR_ARG(count->word), count->got, count->wanted);
        faults++;
    }
    return faults;
}

/* What the figure's content shows; empty: it is a picture. */
static struct str drawn_text(struct opened *pdf, const struct element *figure)
{
    const struct kid *kid = figure->kids.n > 0 ? &figure->kids.items[0] : NULL;
    const struct marked *marked = kid && kid->kind == KID_MCID ? opened_marked(pdf, kid->page, kid->mcid) : NULL;
    return marked ? marked->text : STR("");
}

/* The words in which the charts are read aloud are counted as got in `said`, too. */
static int compare_charts(struct words *words, struct opened *pdf, struct words *said)
{
    int faults = 0;
    for (struct element *figure = NULL; (figure = opened_next(pdf, "Figure", figure)) != NULL;) {
        struct words chart = {.arena = words->arena, .figures = words->figures};
        struct str drawn = drawn_text(pdf, figure);
        if (drawn.len == 0)
            continue;
        map_init(&chart.counts, words->arena);
        count_text(&chart, figure->alt, WANTED);
        count_text(&chart, drawn, GOT);
        faults += compare_drawn(words, &chart);
        count_text(words, figure->alt, GOT_ELSEWHERE);
        count_text(said, figure->alt, GOT);
    }
    return faults;
}

/* The figures of a series in the chart's periods; the bullet bar's is but one of them. */
static void want_series(struct words *said, const struct chart_block *chart, const struct indicator *indicator,
                        const struct chart_show *show)
{
    const struct report *report = said->figures->report;
    uint32_t n = chart->nat > 0 ? chart->nat : report->periods.n;
    for (uint32_t i = 0; i < n && chart->kind != CHART_BULLET; i++)
        want_figure_of(said, indicator, (enum kind)show->kind, show->comparator ? show->comparator->id : NULL,
                       chart->nat > 0 ? chart->at[i] : report->periods.items[i]);
}

static int compare_said(const struct words *said)
{
    int faults = 0;
    for (uint32_t i = 0; i < said->counts.n; i++) {
        const struct count *count = said->counts.entries[i].value;
        if (count->got >= count->wanted)
            continue;
        print_error("'" PRIstr "' is read aloud %u times with the charts, and stands %u times in their figures\n",
                    STR_ARG(count->word), count->got, count->wanted);
        faults++;
    }
    return faults;
}

int charts_compare(struct words *words, const char *path)
{
    const struct report *report = words->report;
    struct words said = {.arena = words->arena, .figures = words->figures};
    struct opened *pdf = opened_read(path);
    map_init(&said.counts, words->arena);
    for (uint32_t i = 0; i < report->charts.n; i++) {
        const struct chart_block *chart = report->charts.items[i];
        count_rich(&said, chart->alt ? NULL : chart->title, WANTED);
        for (uint32_t k = 0; !chart->alt && k < chart->nindicators * chart->nseries; k++)
            want_series(&said, chart, chart->indicators[k / chart->nseries], &chart->series[k % chart->nseries]);
        count_node(&said, chart->alt, WANTED);
    }
    int faults = compare_charts(words, pdf, &said);
    opened_free(pdf);
    return faults + compare_said(&said);
}
