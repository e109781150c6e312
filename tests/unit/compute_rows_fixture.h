/* Reports of one indicator for each row of a table, computed with the shipped base layout. Included by the tests of
 * rules and of travel. */
#ifndef TESTS_COMPUTE_ROWS_FIXTURE_H
#define TESTS_COMPUTE_ROWS_FIXTURE_H

#include "style_fixture.h"

#include "check/check.h"
#include "compute/figures.h"

/* A plan year and its quarters, the year before it, and the year in which the plan began. */
#define ROWS_PERIODS                                                                   \
    "periods:\n"                                                                       \
    "  07/08: { start: 2007-04-01, end: 2008-03-31 }\n"                                \
    "  09/10: { role: last-year, start: 2009-04-01, end: 2010-03-31 }\n"               \
    "  Q2 09/10: { part_of: 09/10, start: 2009-07-01, end: 2009-09-30 }\n"             \
    "  10/11: { role: this-year, start: 2010-04-01, end: 2011-03-31 }\n"               \
    "  Q1: { role: previous, part_of: 10/11, start: 2010-04-01, end: 2010-06-30 }\n"   \
    "  Q2: { role: now, part_of: 10/11, start: 2010-07-01, end: 2010-09-30 }\n"        \
    "  C1: { part_of: 10/11, start: 2010-04-01, end: 2010-04-30, cumulative: yes }\n"  \
    "  C2: { part_of: 10/11, cumulative: yes, previous: C1, year_before: Q2 09/10 }\n" \
    "  C3: { part_of: 10/11, start: 2010-04-01, end: 2010-09-30, previous: 09/10 }\n"

#define ROWS_LAYOUT "base"

struct scene {
    struct fixture fixture;
    const struct style *style;
    const struct report *report;
    const struct figures *figures;
};

/* `head`: further keys of `report`; `top`: further keys of the file; `indicators`: the list's YAML. Positions count
 * from the first line of `top`, which is line 2. */
static inline void scene_open(struct scene *scene, const char *head, const char *top, const char *indicators,
                              const char *layout)
{
    struct buf text = {0};
    memset(scene, 0, sizeof(*scene));
    buf_printf(&text, "report: { organisation: A, title: T, layout: base%s }\n%s%sindicators:\n%s", head, top,
               ROWS_PERIODS, indicators);
    buf_puts(&text, "sections:\n  - heading: All\n    content: [indicators: {}]\n");
    buf_putc(&text, '\0');
    if (layout) {
        fixture_open(&scene->fixture, text.bytes);
        fixture_write(&scene->fixture, "house.yaml", layout);
        scene->style = fixture_load(&scene->fixture, "house.yaml");
    } else {
        fixture_open(&scene->fixture, text.bytes);
        scene->style = fixture_load(&scene->fixture, ROWS_LAYOUT);
    }
    buf_free(&text);
    scene->report = check_report(&scene->fixture.loader, scene->fixture.report);
    assert_clean(&scene->fixture);
    scene->figures = figures_compute(&(struct compute_job){.arena = scene->fixture.arena,
                                                           .diags = &scene->fixture.diags,
                                                           .report = scene->report,
                                                           .style = scene->style});
}

static inline void scene_close(struct scene *scene)
{
    fixture_close(&scene->fixture);
}

static inline const struct period *scene_period(const struct scene *scene, const char *id)
{
    const struct period *period = map_find(&scene->report->period_by_id, str_from(id));
    assert_non_null(period);
    return period;
}

/* Appends the indicator number i with these keys, as a flow mapping's inside. */
static inline void put_row(struct buf *out, size_t i, const char *keys)
{
    buf_printf(out, "  - { ref: I%zu, definition: Indicator number %zu, %s }\n", i, i, keys);
}

/* Id of a status; its words where it has no symbol; "" for none. */
static inline struct str status_id(const struct status_figure *figure)
{
    if (!figure)
        return STR("");
    return figure->look ? node_text(figure->look->id) : figure->text;
}

#endif
