/* What views show by status, what is counted, and what has changed since last time: reports from YAML through check,
 * with the shipped layout or one of their own. */
#include "style_fixture.h"

#include "check/check.h"
#include "compute/figures.h"

struct scene {
    struct fixture fixture;
    const struct report *report;
    const struct style *style;
    const struct figures *figures;
};

/* Of the report's public copy where `is_public`. */
static void compute_copy(struct scene *scene, const char *layout, const struct figures *previous, bool is_public)
{
    struct report *report = check_report(&scene->fixture.loader, scene->fixture.report);
    if (is_public)
        report = check_copy(&scene->fixture.loader, scene->fixture.report, report, COPY_PUBLIC);
    scene->report = report;
    scene->style = fixture_load(&scene->fixture, layout);
    assert_non_null(scene->style);
    assert_int_equal(scene->fixture.diags.errors, 0);
    scene->figures = figures_compute(&(struct compute_job){.arena = scene->fixture.arena,
                                                           .diags = &scene->fixture.diags,
                                                           .report = scene->report,
                                                           .style = scene->style,
                                                           .previous = previous});
}

static void compute_scene(struct scene *scene, const char *layout, const struct figures *previous)
{
    compute_copy(scene, layout, previous, false);
}

static const char head[] = "report: {title: T}\n"
                           "periods: {Q1: {role: previous}, Q2: {role: now}, 09/10: {role: last-year}, "
                           "10/11: {role: this-year}}\n";

static void open_report(struct scene *scene, const char *rest, const struct figures *previous)
{
    struct buf yaml = {0};
    buf_printf(&yaml, "%s%s", head, rest);
    buf_putc(&yaml, '\0');
    fixture_open(&scene->fixture, yaml.bytes);
    buf_free(&yaml);
    compute_scene(scene, "base", previous);
}

static void close_scene(struct scene *scene)
{
    fixture_close(&scene->fixture);
}

static void put_refs(struct buf *out, const struct view_rows *rows, bool activities)
{
    for (uint32_t i = 0; i < rows->n; i++) {
        const struct node *ref = activities ? ((const struct activity *)rows->items[i])->ref
                                            : ((const struct indicator *)rows->items[i])->ref;
        buf_printf(out, "%s" PRIstr, i ? " " : "", STR_ARG(node_text(ref)));
    }
}

/* The refs that view `index` (from 0) shows. */
static void assert_rows(const struct scene *scene, uint32_t index, const char *expected)
{
    const struct view *view = scene->report->views.items[index];
    struct view_rows rows = figures_rows(scene->figures, view);
    struct buf out = {0};
    put_refs(&out, &rows, view->kind == VIEW_ACTIVITIES);
    assert_text((struct str){out.bytes, (uint32_t)out.len}, expected);
    buf_free(&out);
}

static const char rated[] =
    "directorates: {DUE: Environment, DCS: Children}\n"
    "committees: {CS: Children's Services}\n"
    "priorities:\n"
    "  P2: {theme: Health, label: Priority 2, title: Second}\n"
    "  P1: {theme: Health, title: First}\n"
    "  P3: {title: Third}\n"
    "  P4: {title: Nothing}\n"
    "indicators:\n"
    "  - {ref: a, definition: a1, priority: P1, directorate: DCS, committee: CS, status: {Q1: worse, Q2: better}}\n"
    "  - {ref: b, definition: b1, priority: P1, directorate: DUE/DCS, status: {Q2: red}}\n"
    "  - {ref: c, definition: c1, priority: P2, directorate: DCS, status: {Q2: {last-year: worse}}}\n"
    "  - {ref: d, definition: d1, priority: P2, directorate: DUE, status: {Q2: {last-year: worse, target: within}}}\n"
    "  - {ref: e, definition: e1, priority: P3, status: {Q2: '-'}}\n"
    "  - {ref: f, definition: f1, stretch: {10/11: 5}, forecast_status: {Q2: worse}}\n"
    "  - {ref: g, definition: g1, status: {Q1: worse}}\n"
    "activities:\n"
    "  - {ref: x, description: x, status: good}\n"
    "  - {ref: y, description: y, status: poor}\n"
    "  - {ref: z, description: z}\n"
    "rewards: {R: {amount: £650, indicators: [a, b]}}\n";

static void open_rated(struct scene *scene, const char *content)
{
    struct buf rest = {0};
    buf_printf(&rest, "%ssections:\n  - heading: A\n    content:\n%s", rated, content);
    buf_putc(&rest, '\0');
    open_report(scene, rest.bytes, NULL);
    buf_free(&rest);
}

#define ALL "      - indicators: {}\n      - activities: {}\n"

static void views_select_by_status(void **state)
{
    (void)state;
    struct scene scene;
    open_rated(&scene, ALL "      - indicators: {status: worse}\n"
                           "      - indicators: {status: green}\n"
                           "      - indicators: {status: '-'}\n"
                           "      - indicators: {status: [within, better], directorate: DCS}\n"
                           "      - activities: {status: [poor, good]}\n"
                           "      - exceptions: {}\n"
                           "      - exceptions: {period: Q1}\n"
                           "      - exceptions: {period: previous, priority: P1}\n"
                           "      - rewards: {}\n"
                           "      - dashboard: {}\n"
                           "      - summary: {}\n");
    assert_clean(&scene.fixture);
    assert_rows(&scene, 0, "a b c d e f g");
    assert_rows(&scene, 1, "x y z");
    assert_rows(&scene, 2, "b c"); /* now */
    assert_rows(&scene, 3, "a");   /* another word for better */
    assert_rows(&scene, 4, "e");
    assert_rows(&scene, 5, "a");
    assert_rows(&scene, 6, "x y");
    assert_rows(&scene, 7, "b c");
    assert_rows(&scene, 8, "a g");
    assert_rows(&scene, 9, "a");
    assert_rows(&scene, 10, "a b f");
    assert_rows(&scene, 11, "b c");
    assert_rows(&scene, 12, "");
    close_scene(&scene);
}

static void what_is_dropped_by_status_is_unused(void **state)
{
    (void)state;
    struct scene scene;
    open_rated(&scene, "      - indicators: {status: better}\n      - activities: {}\n      - exceptions: {}\n"
                       "      - summary: {}\n      - rewards: {}\n");
    assert_int_equal(scene.fixture.diags.n, 3);
    static const char *const missing[] = {"`d`", "`e`", "`g`"};
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(scene.fixture.diags.items[i]->code, DIAG_UNUSED);
        assert_true(str_find(scene.fixture.diags.items[i]->text, missing[i], 0) > 0);
    }
    close_scene(&scene);
}

static void counting_is_not_showing(void **state)
{
    (void)state;
    struct scene scene;
    open_rated(&scene, "      - summary: {}\n      - activities: {status: good}\n");
    assert_int_equal(scene.fixture.diags.n, 3);
    assert_text(scene.fixture.diags.items[0]->text, "no section shows `indicators`: 7 are not printed");
    assert_text(scene.fixture.diags.items[1]->text, "no section shows activity `y`");
    assert_text(scene.fixture.diags.items[2]->text, "no section shows activity `z`");
    close_scene(&scene);

    /* One message for all that the dashboard leaves out. */
    open_rated(&scene, "      - dashboard: {}\n      - activities: {}\n");
    assert_only(&scene.fixture, DIAG_UNUSED, 11, "`- indicators: {}`");
    assert_text(scene.fixture.diags.items[0]->text, "no section shows `indicators`: 5 are not printed");
    close_scene(&scene);
}

/* What it would have selected is not known. */
static void a_misspelt_status_is_reported_alone(void **state)
{
    (void)state;
    struct scene scene;
    open_report(&scene,
                "indicators: [{ref: a, definition: a1}]\n"
                "sections: [{heading: A, content: [indicators: {status: wrose}]}]\n",
                NULL);
    assert_only(&scene.fixture, DIAG_STATUS_UNKNOWN, 4, "did you mean `worse`?");
    close_scene(&scene);
}

/* A layout may leave the exceptions out of its dashboard. */
static void only_tables_of_the_layout_show_rows(void **state)
{
    (void)state;
    struct scene scene;
    fixture_open(&scene.fixture, "report: {title: T}\n"
                                 "periods: {Q2: {role: now}}\n"
                                 "indicators: [{ref: a, definition: a1, status: {Q2: worse}}]\n"
                                 "sections: [{heading: A, content: [dashboard: {}]}]\n");
    fixture_write(&scene.fixture, "house.yaml", "dashboard: {exceptions: \"\"}\n");
    compute_scene(&scene, "house.yaml", NULL);
    assert_only(&scene.fixture, DIAG_UNUSED, 3, NULL);
    assert_rows(&scene, 0, "");
    close_scene(&scene);
}

static void unused_can_be_ignored(void **state)
{
    (void)state;
    struct scene scene;
    open_report(&scene,
                "ignore: {unused: The dashboard shows a choice.}\n"
                "indicators: [{ref: a, definition: a1}]\n"
                "sections: [{heading: A, content: [dashboard: {}]}]\n",
                NULL);
    assert_clean(&scene.fixture);
    close_scene(&scene);
    open_report(&scene,
                "indicators: [{ref: a, definition: a1, ignore: {unused: Why.}}, {ref: b, definition: b1}]\n"
                "sections: [{heading: A, content: [indicators: {status: better}]}]\n",
                NULL);
    assert_int_equal(scene.fixture.diags.n, 1);
    assert_text(scene.fixture.diags.items[0]->text, "no section shows indicator `b`");
    close_scene(&scene);
}

/* ---- counts ---- */

static void put_tally(struct buf *out, const struct style *style, const struct summary_row *row)
{
    struct str name = row->id ? node_text(row->id) : STR("-");
    buf_printf(out, PRIstr ":", STR_ARG(name));
    for (uint32_t i = 0; i < style->statuses.n; i++) {
        struct str id = node_text(LIST_AT(style->statuses, const struct status_style, i)->id);
        if (row->tally.by_status[i])
            buf_printf(out, " " PRIstr " %u", STR_ARG(id), row->tally.by_status[i]);
    }
    buf_printf(out, " unrated %u; ", row->tally.unrated);
}

static void assert_summary(const struct scene *scene, uint32_t index, const char *expected)
{
    const struct summary *summary = scene->figures->summaries[index];
    struct buf out = {0};
    assert_non_null(summary);
    for (uint32_t i = 0; i < summary->nrows; i++)
        put_tally(&out, scene->style, &summary->rows[i]);
    put_tally(&out, scene->style, &summary->whole);
    assert_text((struct str){out.bytes, (uint32_t)out.len}, expected);
    buf_free(&out);
}

/* The rows add up to the whole, status by status. */
static void assert_adds_up(const struct scene *scene, uint32_t index)
{
    const struct summary *summary = scene->figures->summaries[index];
    const struct view *view = scene->report->views.items[index];
    const struct tally *whole = &summary->whole.tally;
    uint32_t with = 0, without = 0, marked = 0;
    for (uint32_t i = 0; i < summary->nrows; i++) {
        with += summary->rows[i].tally.rated;
        without += summary->rows[i].tally.unrated;
        assert_true(summary->rows[i].tally.rated + summary->rows[i].tally.unrated > 0);
    }
    for (uint32_t s = 0; s < scene->style->statuses.n; s++) {
        uint32_t sum = 0;
        for (uint32_t i = 0; i < summary->nrows; i++)
            sum += summary->rows[i].tally.by_status[s];
        marked += whole->by_status[s];
        if (summary->nrows)
            assert_int_equal(sum, whole->by_status[s]);
    }
    assert_int_equal(marked, whole->rated);
    assert_int_equal(whole->rated + whole->unrated, view->nrows);
    if (summary->nrows) {
        assert_int_equal(with, whole->rated);
        assert_int_equal(without, whole->unrated);
    }
}

static void summaries_count_by_group(void **state)
{
    (void)state;
    struct scene scene;
    open_rated(&scene, ALL "      - summary: priority\n"
                           "      - summary: directorate\n"
                           "      - summary: theme\n"
                           "      - summary: committee\n"
                           "      - summary: report\n"
                           "      - summary: {by: priority, period: Q1}\n"
                           "      - dashboard: {by: theme, directorate: DUE}\n");
    assert_clean(&scene.fixture);
    assert_summary(&scene, 2,
                   "P2: within 1 worse 1 unrated 0; P1: better 1 worse 1 unrated 0; P3: unrated 1; "
                   "-: unrated 2; -: better 1 within 1 worse 2 unrated 3; ");
    assert_summary(&scene, 3,
                   "DUE: within 1 unrated 0; DCS: better 1 worse 1 unrated 0; DUE/DCS: worse 1 unrated 0; "
                   "-: unrated 3; -: better 1 within 1 worse 2 unrated 3; ");
    assert_summary(&scene, 4,
                   "Health: better 1 within 1 worse 2 unrated 0; -: unrated 3; "
                   "-: better 1 within 1 worse 2 unrated 3; ");
    assert_summary(&scene, 5,
                   "CS: better 1 unrated 0; -: within 1 worse 2 unrated 3; -: better 1 within 1 worse 2 unrated 3; ");
    assert_summary(&scene, 6, "-: better 1 within 1 worse 2 unrated 3; ");
    assert_summary(&scene, 7,
                   "P2: unrated 2; P1: worse 1 unrated 1; P3: unrated 1; -: worse 1 unrated 1; "
                   "-: worse 2 unrated 5; ");
    assert_summary(&scene, 8, "Health: within 1 worse 1 unrated 0; -: within 1 worse 1 unrated 0; ");
    for (uint32_t i = 2; i < 9; i++)
        assert_adds_up(&scene, i);
    close_scene(&scene);
}

static void rows_say_what_they_count(void **state)
{
    (void)state;
    struct scene scene;
    open_rated(&scene, ALL "      - summary: priority\n      - summary: directorate\n");
    const struct summary_row *rows = scene.figures->summaries[2]->rows;
    assert_text(rows[0].words, "Priority 2: Second");
    assert_null(rows[0].title);
    assert_text(rich_plain(scene.fixture.arena, rows[1].title), "First");
    assert_null(rows[3].id);
    assert_int_equal(rows[3].words.len, 0);
    rows = scene.figures->summaries[3]->rows;
    assert_text(rich_plain(scene.fixture.arena, rows[0].title), "Environment");
    assert_text(rows[2].words, "DUE/DCS");
    assert_null(rows[2].title);
    close_scene(&scene);
}

static void many_add_up_too(void **state)
{
    (void)state;
    static const char *const words[] = {"better", "within", "worse", "'-'", "amber", "n/a", "good"};
    static const char *const places[] = {"DUE", "DCS", "DUE/DCS", "DUE / DCS", "' '"};
    struct scene scene;
    struct buf yaml = {0};
    unsigned random = 7;
    buf_puts(&yaml, "indicators:\n");
    for (int i = 0; i < 500; i++) {
        random = random * 1103515245u + 12345u;
        buf_printf(&yaml, "  - {ref: i%d, definition: number %d, directorate: %s", i, i, places[(random >> 16) % 5]);
        if ((random >> 20) % 3)
            buf_printf(&yaml, ", status: {Q2: %s}", words[(random >> 8) % 7]);
        buf_puts(&yaml, "}\n");
    }
    buf_puts(&yaml, "sections: [{heading: A, content: [indicators: {}, summary: directorate]}]\n");
    buf_putc(&yaml, '\0');
    open_report(&scene, yaml.bytes, NULL);
    buf_free(&yaml);
    assert_clean(&scene.fixture);
    assert_int_equal(scene.figures->summaries[1]->nrows, 4);
    assert_adds_up(&scene, 1);
    close_scene(&scene);
}

static void nothing_is_counted_as_nothing(void **state)
{
    (void)state;
    struct scene scene;
    fixture_open(&scene.fixture, "report: {title: T}\nsections: [{heading: A, content: [summary: {}]}]\n");
    compute_scene(&scene, "base", NULL);
    assert_summary(&scene, 0, "-: unrated 0; ");
    close_scene(&scene);
}

static void counts_know_other_words(void **state)
{
    (void)state;
    struct scene scene;
    open_rated(&scene, ALL "      - summary: report\n");
    const struct tally *whole = &scene.figures->summaries[2]->whole.tally;
    struct node better = {.text = "better", .len = 6}, green = {.text = " green ", .len = 7},
                worse = {.text = "worse", .len = 5}, unknown = {.text = "silver", .len = 6};
    const struct node *words[] = {&better, &green, &worse, &unknown};
    assert_int_equal(tally_count(whole, scene.style, &(struct texts){words, 1}), 1);
    assert_int_equal(tally_count(whole, scene.style, &(struct texts){words, 2}), 1); /* the same status */
    assert_int_equal(tally_count(whole, scene.style, &(struct texts){words, 4}), 3);
    assert_int_equal(tally_count(whole, scene.style, &(struct texts){words, 0}), 0);
    close_scene(&scene);
}

/* Once each, however many views show them, and none that no view shows. */
static void the_whole_report_is_counted(void **state)
{
    (void)state;
    struct scene scene;
    open_rated(&scene, ALL "      - summary: report\n      - summary: directorate\n");
    struct summary_row row = {.tally = figures_tally(scene.fixture.arena, scene.figures)};
    struct buf out = {0};
    put_tally(&out, scene.style, &row);
    assert_text((struct str){out.bytes, (uint32_t)out.len}, "-: better 1 within 1 worse 2 unrated 3; ");
    close_scene(&scene);
    buf_clear(&out);
    open_rated(&scene, "      - indicators: {directorate: DUE}\n");
    row.tally = figures_tally(scene.fixture.arena, scene.figures);
    put_tally(&out, scene.style, &row);
    assert_text((struct str){out.bytes, (uint32_t)out.len}, "-: within 1 worse 1 unrated 0; ");
    buf_free(&out);
    close_scene(&scene);
}

static void percentages_are_rounded_half_up(void **state)
{
    (void)state;
    assert_int_equal(tally_percent(0, 0), 0);
    assert_int_equal(tally_percent(0, 7), 0);
    assert_int_equal(tally_percent(7, 7), 100);
    assert_int_equal(tally_percent(38, 46), 83); /* 82.6 */
    assert_int_equal(tally_percent(1, 8), 13);   /* 12.5 */
    assert_int_equal(tally_percent(1, 200), 1);  /* 0.5 */
    assert_int_equal(tally_percent(1, 201), 0);
    assert_int_equal(tally_percent(199, 200), 100); /* 99.5 */
    assert_int_equal(tally_percent(4000000000u, 4294967295u), 93);
}

/* ---- changes ---- */

static void assert_changes(const struct scene *scene, uint32_t index, const char *expected)
{
    static const char *const kinds[] = {"", "new ", "dropped "};
    const struct change_list *list = &scene->figures->changes[index];
    struct buf out = {0};
    for (uint32_t i = 0; i < list->n; i++)
        buf_printf(&out, "%s%s" PRIstr, i ? ", " : "", kinds[list->items[i].kind],
                   STR_ARG(node_text(list->items[i].indicator->ref)));
    assert_text((struct str){out.bytes, (uint32_t)out.len}, expected);
    buf_free(&out);
}

static const char last_report[] =
    "report: {title: T}\n"
    "periods: {Q1: {role: now}}\n"
    "priorities: {P1: One, P2: Two}\n"
    "indicators:\n"
    "  - {ref: NI 1, definition: a, priority: P1, status: {Q1: worse}}\n"
    "  - {ref: NI 2, definition: b, priority: P1, status: {Q1: better}}\n"
    "  - {ref: NI3, definition: c, priority: P2, status: {Q1: within}}\n"
    "  - {ref: NI 4, definition: d, priority: P2}\n"
    "  - {ref: NI 5, definition: e, priority: P2, status: {Q1: n/a}}\n"
    "  - {ref: NI 6, definition: f, priority: P2, status: {Q1: better}}\n"
    "  - {ref: NI 66, definition: g, priority: P1, directorate: DCS, status: {Q1: red}}\n"
    "  - {ref: ni 4, definition: h, priority: P2, directorate: DUE}\n"
    "sections: [{heading: A, content: [indicators: {}]}]\n";

static const char this_report[] = "priorities: {P1: One, P2: Two}\n"
                                  "indicators:\n"
                                  "  - {ref: NI 1, definition: a, priority: P1, status: {Q1: worse, Q2: better}}\n"
                                  "  - {ref: NI 2, definition: b, priority: P1, status: {Q2: green}}\n"
                                  "  - {ref: ni 3, definition: c, priority: P2, status: {Q2: worse}}\n"
                                  "  - {ref: NI 4, definition: d, priority: P2, status: {Q2: '-'}}\n"
                                  "  - {ref: NI 5, definition: e, priority: P2, status: {Q1: worse}}\n"
                                  "  - {ref: NI 6, definition: f, priority: P2}\n"
                                  "  - {ref: NI 7, definition: g, priority: P1}\n"
                                  "sections:\n"
                                  "  - heading: A\n"
                                  "    content:\n"
                                  "      - indicators: {}\n"
                                  "      - changes: {}\n"
                                  "      - changes: {priority: P1}\n"
                                  "      - changes: {directorate: DUE}\n"
                                  "      - changes: [NI 1, NI 2, NI 7]\n"
                                  "  - priority: P2\n"
                                  "    content: [changes: {}]\n";

static void changes_are_of_status_new_and_dropped(void **state)
{
    (void)state;
    struct scene last, now;
    fixture_open(&last.fixture, last_report);
    compute_scene(&last, "base", NULL);
    assert_clean(&last.fixture);
    open_report(&now, this_report, last.figures);
    assert_clean(&now.fixture);
    assert_changes(&now, 0, "");
    assert_changes(&now, 1, "NI 1, ni 3, NI 6, new NI 7, dropped NI 66, dropped ni 4");
    assert_changes(&now, 2, "NI 1, new NI 7, dropped NI 66");
    assert_changes(&now, 3, "dropped ni 4");
    assert_changes(&now, 4, "NI 1, new NI 7");
    assert_changes(&now, 5, "ni 3, NI 6, dropped ni 4");
    assert_rows(&now, 1, "");

    const struct change *changes = now.figures->changes[1].items;
    assert_text(node_text(changes[1].before->ref), "NI3");
    assert_null(changes[3].before);
    assert_ptr_equal(changes[4].before, changes[4].indicator);
    /* What compose asks for. */
    assert_text(
        node_text(figures_previous_status(now.figures, now.report->views.items[1], changes[0].indicator)->look->id),
        "worse");
    assert_text(
        node_text(figures_previous_status(now.figures, now.report->views.items[1], changes[4].indicator)->look->id),
        "worse");
    assert_null(figures_previous_status(now.figures, now.report->views.items[1], changes[3].indicator));
    assert_text(
        figures_previous_status(now.figures, now.report->views.items[1], now.report->indicators.items[4])->text,
        "n/a");
    assert_null(figures_previous_status(last.figures, last.report->views.items[0], last.report->indicators.items[0]));
    close_scene(&now);
    close_scene(&last);
}

/* Last time's `now` is another period: Q2 named as such is compared with that, and Q1 with Q1. */
/* Neither as changed, nor as new or dropped: what the one report withholds is no news of the other. */
static void changes_of_what_is_withheld_are_not_listed(void **state)
{
    static const char last_yaml[] = "report: {title: T}\n"
                                    "periods: {Q1: {role: now}}\n"
                                    "indicators:\n"
                                    "  - {ref: Was, definition: a, status: {Q1: worse}, exempt: 3}\n"
                                    "  - {ref: Is, definition: b, status: {Q1: worse}}\n"
                                    "  - {ref: Gone, definition: c, status: {Q1: worse}, exempt: 3}\n"
                                    "  - {ref: Figure, definition: d, actual: {Q1: {text: 5%, exempt: 3}}, "
                                    "status: {Q1: worse}}\n"
                                    "  - {ref: Plain, definition: e, status: {Q1: worse}}\n"
                                    "sections: [{heading: A, content: [indicators: {}]}]\n";
    static const char yaml[] = "report: {title: T}\n"
                               "periods: {Q2: {role: now}}\n"
                               "indicators:\n"
                               "  - {ref: Was, definition: a, status: {Q2: better}}\n"
                               "  - {ref: Is, definition: b, status: {Q2: better}, exempt: 3}\n"
                               "  - {ref: Figure, definition: d, status: {Q2: better}}\n"
                               "  - {ref: Plain, definition: e, status: {Q2: better}}\n"
                               "  - {ref: New, definition: f, exempt: 3}\n"
                               "sections: [{heading: A, content: [changes: {}]}]\n";
    (void)state;
    for (int is_public = 0; is_public < 2; is_public++) {
        struct scene last, now;
        fixture_open(&last.fixture, last_yaml);
        compute_copy(&last, "base", NULL, is_public);
        fixture_open(&now.fixture, yaml);
        compute_copy(&now, "base", last.figures, is_public);
        assert_changes(&now, 0, is_public ? "Plain" : "Was, Is, Figure, Plain, new New, dropped Gone");
        close_scene(&now);
        close_scene(&last);
    }
}

static void changes_of_a_period_by_its_name(void **state)
{
    (void)state;
    struct scene last, now;
    fixture_open(&last.fixture, "report: {title: T, layout: base}\n"
                                "periods: {Q1: {role: now}}\n"
                                "indicators:\n"
                                "  - {ref: a, definition: a, better: higher, actual: {Q1: 70}, target: {Q1: 70}}\n"
                                "  - {ref: b, definition: b, better: higher, actual: {Q1: 70}, target: {Q1: 60}}\n"
                                "sections: [{heading: A, content: [indicators: {}]}]\n");
    compute_scene(&last, "base", NULL);
    fixture_open(
        &now.fixture,
        "report: {title: T, layout: base}\n"
        "periods: {Q1: {role: previous}, Q2: {role: now}}\n"
        "indicators:\n"
        "  - {ref: a, definition: a, better: higher, actual: {Q1: 90, Q2: 50}, target: {Q1: 70, Q2: 70}}\n"
        "  - {ref: b, definition: b, better: higher, actual: {Q1: 50, Q2: 70}, target: {Q1: 60, Q2: 60}}\n"
        "sections: [{heading: A, content: [indicators: {}, changes: {period: Q2}, changes: {period: Q1}]}]\n");
    compute_scene(&now, "base", last.figures);
    assert_changes(&now, 1, "a");
    assert_changes(&now, 2, "a, b");
    const struct indicator *first = now.report->indicators.items[0];
    const struct view *by_name = now.report->views.items[1];
    assert_text(node_text(figures_previous_status(now.figures, by_name, first)->look->id), "within");
    close_scene(&now);
    close_scene(&last);
}

static void the_first_time_is_told_once_a_view(void **state)
{
    (void)state;
    struct scene scene;
    open_report(&scene,
                "indicators: [{ref: a, definition: a}]\n"
                "sections: [{heading: A, content: [indicators: {}, changes: {}]}]\n",
                NULL);
    assert_only(&scene.fixture, DIAG_CHANGES_FIRST, 4, "--previous");
    assert_changes(&scene, 1, "");
    assert_null(scene.figures->before);
    assert_null(
        figures_previous_status(scene.figures, scene.report->views.items[1], scene.report->indicators.items[0]));
    close_scene(&scene);
}

/* Another layout called the statuses otherwise. */
static void statuses_may_have_been_renamed(void **state)
{
    (void)state;
    struct scene last, now;
    fixture_open(&last.fixture, "report: {title: T}\n"
                                "periods: {Q1: {role: now}}\n"
                                "indicators:\n"
                                "  - {ref: a, definition: a, status: {Q1: red}}\n" /* a name that this layout knows */
                                "  - {ref: b, definition: b, status: {Q1: splendid}}\n" /* the same words */
                                "  - {ref: c, definition: c, status: {Q1: odd}}\n"
                                "  - {ref: d, definition: d, status: {Q1: worse}}\n" /* the same name, other words */
                                "sections: [{heading: A, content: [indicators: {}]}]\n");
    fixture_write(&last.fixture, "house.yaml",
                  "rule: \"\"\n"
                  "statuses:\n"
                  "  red: {word: Bad, shape: circle, colour: '#aa0000'}\n"
                  "  splendid: {word: better than target limits, shape: star, colour: '#00aa00'}\n"
                  "  odd: {word: Odd, shape: square, colour: '#0000aa'}\n"
                  "  worse: {also: [], word: Alarming, shape: triangle, colour: '#aa0000'}\n");
    compute_scene(&last, "house.yaml", NULL);
    open_report(&now,
                "indicators:\n"
                "  - {ref: a, definition: a, status: {Q2: worse}}\n"
                "  - {ref: b, definition: b, status: {Q2: better}}\n"
                "  - {ref: c, definition: c, status: {Q2: within}}\n"
                "  - {ref: d, definition: d, status: {Q2: worse}}\n"
                "sections: [{heading: A, content: [indicators: {}, changes: {}]}]\n",
                last.figures);
    assert_clean(&now.fixture);
    assert_changes(&now, 1, "c");
    close_scene(&now);
    close_scene(&last);
}

static void changes_that_are_listed_are_shown(void **state)
{
    (void)state;
    struct scene last, now;
    fixture_open(&last.fixture, last_report);
    compute_scene(&last, "base", NULL);
    open_report(&now,
                "indicators:\n"
                "  - {ref: NI 1, definition: a, status: {Q2: better}}\n"
                "  - {ref: NI 2, definition: b, status: {Q2: better}}\n"
                "  - {ref: NI 9, definition: c}\n"
                "sections: [{heading: A, content: [changes: {}]}]\n",
                last.figures);
    assert_int_equal(now.fixture.diags.n, 1); /* NI 2 has not changed */
    assert_text(now.fixture.diags.items[0]->text, "no section shows `indicators`: 1 is not printed");
    close_scene(&now);
    close_scene(&last);
}

/* ---- rewards ---- */

static bool total_of(struct scene *scene, const char *rewards, struct buf *out)
{
    struct decimal total;
    struct str currency;
    struct buf rest = {0};
    buf_printf(&rest,
               "indicators: [{ref: a, definition: a1}, {ref: b, definition: b1}, {ref: c, definition: c1}, "
               "{ref: d, definition: d1}]\nrewards:\n%s"
               "sections: [{heading: A, content: [indicators: {}, rewards: {}]}]\n",
               rewards);
    buf_putc(&rest, '\0');
    open_report(scene, rest.bytes, NULL);
    buf_free(&rest);
    buf_clear(out);
    if (!figures_reward_total(scene->figures, scene->report->views.items[1], &total, &currency))
        return false;
    buf_put_str(out, currency);
    decimal_write(out, total, /*commas*/ true);
    buf_putc(out, '\0');
    return true;
}

static void rewards_add_up_once_each(void **state)
{
    (void)state;
    struct scene scene;
    struct buf out = {0};
    assert_true(total_of(&scene,
                         "  R1: {amount: \"£650,000\", indicators: [a, b]}\n"
                         "  R2: {amount: £12.5k, indicators: c}\n"
                         "  R3: {amount: A day at the zoo, indicators: d}\n",
                         &out));
    assert_string_equal(out.bytes, "£662,500");
    close_scene(&scene);

    assert_false(total_of(&scene, "  R3: {amount: A day at the zoo, indicators: d}\n", &out));
    close_scene(&scene);
    assert_false(total_of(&scene, "  R1: {amount: £5, indicators: a}\n  R2: {amount: €5, indicators: b}\n", &out));
    close_scene(&scene);
    assert_false(total_of(&scene,
                          "  R1: {amount: £999999999999999999, indicators: a}\n"
                          "  R2: {amount: £1, indicators: b}\n",
                          &out));
    close_scene(&scene);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(views_select_by_status),
        cmocka_unit_test(what_is_dropped_by_status_is_unused),
        cmocka_unit_test(counting_is_not_showing),
        cmocka_unit_test(a_misspelt_status_is_reported_alone),
        cmocka_unit_test(only_tables_of_the_layout_show_rows),
        cmocka_unit_test(unused_can_be_ignored),
        cmocka_unit_test(summaries_count_by_group),
        cmocka_unit_test(rows_say_what_they_count),
        cmocka_unit_test(many_add_up_too),
        cmocka_unit_test(nothing_is_counted_as_nothing),
        cmocka_unit_test(counts_know_other_words),
        cmocka_unit_test(the_whole_report_is_counted),
        cmocka_unit_test(percentages_are_rounded_half_up),
        cmocka_unit_test(changes_are_of_status_new_and_dropped),
        cmocka_unit_test(changes_of_what_is_withheld_are_not_listed),
        cmocka_unit_test(changes_of_a_period_by_its_name),
        cmocka_unit_test(the_first_time_is_told_once_a_view),
        cmocka_unit_test(statuses_may_have_been_renamed),
        cmocka_unit_test(changes_that_are_listed_are_shown),
        cmocka_unit_test(rewards_add_up_once_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
