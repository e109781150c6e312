/* Charts: what they gather, what is read aloud of them, what is said below them. */
#include <stdio.h>
#include <string.h>

#include "compose/charts_int.h"
#include "compose_text_fixture.h"

static const char layout[] = "extends: base\n"
                             "charts:\n"
                             "  looks: { England: { colour: \"#000000\" } }\n";

/* Months of a year, so that each follows the other, and what the report says of its indicators and its chart. */
static void open_chart(struct text_report *fixture, const char *indicators, const char *chart)
{
    static const char *const last[] = {"31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"};
    char report[6000];
    int at = snprintf(report, sizeof(report), "comparators: { England: All England, Near: Neighbours }\nperiods:\n");
    for (int m = 0; m < 24; m++)
        at += snprintf(report + at, sizeof(report) - (size_t)at, "  M%d: { start: %d-%02d-01, end: %d-%02d-%s }\n",
                       m + 1, 2009 + m / 12, m % 12 + 1, 2009 + m / 12, m % 12 + 1, last[m % 12]);
    snprintf(report + at, sizeof(report) - (size_t)at,
             "  Y: { start: 2009-01-01, end: 2009-12-31, label: 2009 }\n"
             "  Z: { start: 2010-04-01, end: 2010-06-30, label: Quarter 1, part_of: FY }\n"
             "  FY: { start: 2010-04-01, end: 2011-03-31, label: 2010/11 }\n"
             "indicators:\n%s"
             "sections: [{ heading: H, content: [{ chart: { %s } }] }]\n",
             indicators, chart);
    text_report_open(fixture, layout, "", report);
}

static const struct chart_block *block_of(const struct text_report *fixture)
{
    assert_int_equal(fixture->report->charts.n, 1);
    return fixture->report->charts.items[0];
}

static void plan_chart(struct text_report *fixture, struct chart_plan *plan, const char *indicators,
                       const char *chart)
{
    open_chart(fixture, indicators, chart);
    chart_plan(plan, &fixture->composer, block_of(fixture));
}

/* The categories, parted by blanks, each with its group behind a slash. */
static const char *show_categories(const struct text_report *fixture, const struct chart_plan *plan)
{
    const char *shown = "";
    for (uint32_t i = 0; i < plan->data.ncategories; i++) {
        const struct chart_category *it = &plan->data.categories[i];
        shown = str_printf(fixture->arena, "%s%s" PRIstr "%s" PRIstr, shown, i ? " " : "", STR_ARG(it->label),
                           it->group.len ? "/" : "", STR_ARG(it->group))
                    .s;
    }
    return shown;
}

/* Title, look and figures of each series: a dash is a gap, "~" a provisional figure, words in quotation marks. */
static const char *show_series(const struct text_report *fixture, const struct chart_plan *plan)
{
    struct buf out = {0};
    for (uint32_t r = 0; r < plan->data.nseries; r++) {
        const struct chart_series *series = &plan->data.series[r];
        buf_printf(&out, "%s" PRIstr "%s (" PRIstr "):", r ? "; " : "", STR_ARG(series->title),
                   series->line ? " line" : "", STR_ARG(node_text(series->look->id)));
        for (uint32_t i = 0; i < plan->data.ncategories; i++) {
            const struct chart_figure *figure = &series->figures[i];
            buf_puts(&out, !figure->present ? " -" : figure->provisional ? " ~" : " ");
            if (figure->present)
                decimal_write(&out, figure->number, false);
            if (figure->words.len)
                buf_printf(&out, "\"" PRIstr "\"", STR_ARG(figure->words));
        }
    }
    buf_putc(&out, '\0');
    const char *shown = str_dup(fixture->arena, (struct str){out.bytes, (uint32_t)out.len}).s;
    buf_free(&out);
    return shown;
}

static void assert_words(struct str words, const char *expected)
{
    if (!str_eqz(words, expected)) {
        fail_msg("\"" PRIstr "\" is not \"%s\"", STR_ARG(words), expected);
    }
}

static void periods_are_those_with_figures_in_order_of_time(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(&fixture, &plan,
               "  - { ref: A, definition: d, actual: { Z: 4, M2: 1, Y: 3, M1: 2 }, target: { FY: 5 } }\n", "refs: A");
    assert_string_equal(show_categories(&fixture, &plan), "M1 M2 2009 Quarter 1/2010/11 2010/11");
    assert_string_equal(show_series(&fixture, &plan),
                        "Actual (actual): 2\"2\" 1\"1\" 3\"3\" 4\"4\" -; Target line (target): - - - - 5");
    text_report_close(&fixture);
}

static void named_periods_stand_as_named(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(&fixture, &plan, "  - { ref: A, definition: d, actual: { M1: 1, M2: 2 } }\n",
               "refs: A, periods: [M2, M3, M1], show: actual");
    assert_string_equal(show_series(&fixture, &plan), "Actual (actual): 2\"2\" - 1\"1\"");
    text_report_close(&fixture);
}

static void what_is_no_number_is_a_gap(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(&fixture, &plan,
               "  - { ref: A, definition: d, decimals: 1, actual: { M1: 61.25%, M2: n/a, M3: 40% to 50%, M4: \"62% "
               "(provisional)\", M5: 63% est. } }\n",
               "refs: A, show: actual");
    assert_string_equal(show_series(&fixture, &plan),
                        "Actual (actual): 61.3\"61.3\" - - ~62.0\"62.0\" ~63.0\"63.0\"");
    assert_words(plan.data.unit, "%");
    assert_int_equal(plan.nfigures, 3);
    text_report_close(&fixture);
}

static void all_are_of_one_power_of_ten(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(&fixture, &plan,
               "  - { ref: A, definition: d, actual: { M1: \"£1.2m\", M2: \"£900k\", M3: \"£2bn\" } }\n",
               "refs: A, show: actual");
    assert_string_equal(show_series(&fixture, &plan), "Actual (actual): 1.2\"1.2\" 0.900\"0.900\" 2000\"2,000\"");
    assert_words(plan.data.prefix, "£");
    assert_words(plan.data.unit, "m");
    text_report_close(&fixture);
}

static void series_without_looks_of_their_own_take_others_in_turn(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(
        &fixture, &plan,
        "  - { ref: A, definition: d, actual: { M1: 1 }, comparators: { England: { M1: 2 }, Near: { M1: 3 } } }\n"
        "  - { ref: B, definition: e, actual: { M1: 4 } }\n",
        "refs: [A, B], show: [actual, England, Near]");
    assert_string_equal(show_series(&fixture, &plan),
                        "A, Actual (actual): 1\"1\"; A, All England (England): 2; A, Neighbours (series-1): 3; "
                        "B, Actual (series-2): 4\"4\"; B, All England (series-3): -; B, Neighbours (series-4): -");
    text_report_close(&fixture);
}

static void series_of_several_indicators_are_called_by_name(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    static const char indicators[] =
        "  - { ref: A, name: Recycled, definition: d, actual: { M1: 1 }, target: { M1: 1 } }\n"
        "  - { ref: B, definition: e, actual: { M1: 2 }, target: { M1: 1 } }\n"
        "  - { ref: C, label: \"\", definition: Waste, actual: { M1: 3 }, target: { M1: 1 } }\n";
    plan_chart(&fixture, &plan, indicators, "refs: [A, B, C], show: [actual]");
    assert_words(plan.data.series[0].title, "Recycled");
    assert_words(plan.data.series[1].title, "B");
    assert_words(plan.data.series[2].title, "Waste");
    text_report_close(&fixture);
    plan_chart(&fixture, &plan, indicators, "refs: [A, B, C], show: [actual, target]");
    assert_words(plan.data.series[0].title, "Recycled, Actual");
    assert_words(plan.data.series[5].title, "Waste, Target");
    text_report_close(&fixture);
}

static void cumulative_figures_are_set_apart_from_those_of_other_years(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(&fixture, &plan,
               "  - { ref: A, definition: d, cumulative: yes, target: { Y: 140, Z: 30, FY: 150 } "
               "}\n",
               "refs: A, show: [target], kind: lines");
    assert_string_equal(show_categories(&fixture, &plan), "2009 Quarter 1/2010/11 2010/11");
    assert_false(plan.rows[0].figures[0].apart);
    assert_true(plan.rows[0].figures[1].apart);
    assert_true(plan.rows[0].figures[2].apart);
    text_report_close(&fixture);
    plan_chart(&fixture, &plan,
               "  - { ref: A, definition: d, cumulative: yes, target: { Y: 40%, Z: 30%, FY: 50% } }\n",
               "refs: A, show: [target], kind: lines");
    assert_false(plan.rows[0].figures[1].apart);
    text_report_close(&fixture);
}

static void figures_of_other_units_are_reported_once(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(&fixture, &plan, "  - { ref: A, definition: d, actual: { M1: 61%, M2: 1, M3: 2 } }\n", "refs: A");
    assert_one_message(&fixture, DIAG_CHART_UNITS);
    assert_true(plan.mixed);
    text_report_close(&fixture);
}

/* Month after month from the first: figures as 10, 11, 12 ... */
static void put_months(char *out, size_t size, int n)
{
    size_t at = (size_t)snprintf(out, size, "  - { ref: A, definition: d, actual: { ");
    for (int m = 0; m < n; m++)
        at += (size_t)snprintf(out + at, size - at, "M%d: %d, ", m + 1, 10 + m);
    snprintf(out + at, size - at, "}, target: { ");
    at = strlen(out);
    for (int m = 0; m < n; m++)
        at += (size_t)snprintf(out + at, size - at, "M%d: 20, ", m + 1);
    snprintf(out + at, size - at, "} }\n");
}

static void few_figures_are_all_read_aloud(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(
        &fixture, &plan,
        "  - { ref: A, definition: d, actual: { M1: 61%, M2: \"-\", M4: \"62% (provisional)\" }, target: { M2: "
        "63% } }\n",
        "refs: A, title: \"In *time*?\"");
    assert_words(chart_alt(&plan, block_of(&fixture)->title, true),
                 "Bar chart: In time? Actual: M1 61%, M2 -, M4 62% (provisional). Target: M2 63%.");
    text_report_close(&fixture);
}

static void many_figures_are_summed_up_where_a_table_has_them(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    char indicators[2000];
    put_months(indicators, sizeof(indicators), 21);
    plan_chart(&fixture, &plan, indicators, "refs: A, kind: lines");
    assert_int_equal(plan.nfigures, 42);
    assert_words(
        chart_alt(&plan, NULL, true),
        "Line chart. Actual: first M1 10, last M21 30; highest M21 30, lowest M1 10. Target: first M1 20, last "
        "M21 20; highest M1 20, lowest M1 20. All figures stand in the table that follows.");
    struct str all = chart_alt(&plan, NULL, false);
    assert_true(str_find(all, "M13 22, M14 23", 0) > 0);
    assert_true(str_find(all, "table", 0) < 0);
    text_report_close(&fixture);
}

static void a_bullet_bar_says_its_last_figure_and_the_limits(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(
        &fixture, &plan,
        "  - { ref: A, definition: d, better: higher, tolerance: 10%, actual: { M1: 61%, M2: 64% }, target: { M2: "
        "70%, M3: 80% } }\n",
        "refs: A, kind: bullet");
    struct decimal limits[2];
    assert_true(chart_limits(&plan, limits));
    assert_words(chart_bullet_remarks(&plan), "Actual: M2 64%. Target: M2 70%. Within limits: 63% to 77%.");
    text_report_close(&fixture);
}

static void limits_are_not_rounded_over_a_figure(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(
        &fixture, &plan,
        "  - { ref: A, definition: d, better: lower, tolerance: 5%, actual: { M2: 7.4% }, target: { M2: 7% } }\n",
        "refs: A, kind: bullet");
    assert_words(chart_bullet_remarks(&plan), "Actual: M2 7.4%. Target: M2 7%. Within limits: 6.65% to 7.35%.");
    text_report_close(&fixture);
    plan_chart(&fixture, &plan,
               "  - { ref: A, definition: d, better: lower, tolerance: 5%, actual: { M2: 8 }, target: { M2: 9 } }\n",
               "refs: A, kind: bullet");
    assert_words(chart_bullet_remarks(&plan), "Actual: M2 8. Target: M2 9. Within limits: 8.55 to 9.45.");
    text_report_close(&fixture);
}

static void an_spc_chart_keeps_to_one_length_of_period(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(&fixture, &plan,
               "  - { ref: A, definition: d, actual: { Y: 900, M1: 61, M2: 62, M13: 65, M14: 64 } }\n",
               "refs: A, kind: spc");
    assert_string_equal(show_categories(&fixture, &plan), "M1 M2 M13 M14");
    assert_words(plan.spc_words.mean, "Mean 63.0");
    assert_words(
        chart_spc_remarks(&plan),
        "These are trial limits: there are fewer than twelve figures. No figure stands out: the changes are no "
        "more than usual.");
    text_report_close(&fixture);
}

static void an_spc_chart_names_its_signals(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    char indicators[2000];
    put_months(indicators, sizeof(indicators), 16);
    plan_chart(&fixture, &plan, indicators, "refs: A, kind: spc");
    assert_words(
        chart_spc_remarks(&plan),
        "Outside the limits: M1, M2, M3, M4, M5, M12, M13, M14, M15, M16. Seven or more in a row on one side of "
        "the mean: M1 to M8, M9 to M16. Seven or more in a row that all rise or all fall: M1 to M16.");
    text_report_close(&fixture);
}

/* 120% and -5% are no limits of a share. */
static void limits_that_cannot_be_are_not_drawn(void **state)
{
    (void)state;
    struct text_report fixture;
    struct chart_plan plan;
    plan_chart(&fixture, &plan, "  - { ref: A, definition: d, actual: { M1: 10%, M2: 90%, M3: 20% } }\n",
               "refs: A, kind: spc");
    assert_true(plan.spc.valid);
    assert_int_equal(plan.spc_words.high.len, 0);
    assert_int_equal(plan.spc_words.low.len, 0);
    assert_words(plan.spc_words.mean, "Mean 40.0%");
    text_report_close(&fixture);
}

static void a_chart_fills_its_place(void **state)
{
    (void)state;
    struct text_report fixture;
    open_chart(&fixture, "  - { ref: A, definition: d, actual: { M1: 10, M2: 90 } }\n", "refs: A, alt: Up.");
    struct extent size = {LEN_PT(200), LEN_PT(90)};
    struct sem *div = sem_add(&fixture.composer.boxes->tree, fixture.composer.boxes->tree.root, ROLE_DIV);
    struct flow flow = chart_compose_flow(&fixture.composer, block_of(&fixture), size, div, false);
    assert_int_equal(flow.n, 1);
    assert_int_equal(flow.height, LEN_PT(90));
    assert_int_equal(flow.lines[0].spans[0].kind, SPAN_DRAWING);
    assert_int_equal(flow.lines[0].spans[0].index, LEN_PT(200));
    assert_words(div->first->extra->alt, "Up.");
    const struct placed_drawing *placed = flow.lines[0].spans[0].drawing;
    assert_true(placed->drawing->words.n > 0);
    for (uint32_t i = 0; i < placed->drawing->words.n; i++)
        assert_true(placed->nwords[i] > 0);
    text_report_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_are_those_with_figures_in_order_of_time),
        cmocka_unit_test(named_periods_stand_as_named),
        cmocka_unit_test(what_is_no_number_is_a_gap),
        cmocka_unit_test(all_are_of_one_power_of_ten),
        cmocka_unit_test(series_without_looks_of_their_own_take_others_in_turn),
        cmocka_unit_test(series_of_several_indicators_are_called_by_name),
        cmocka_unit_test(cumulative_figures_are_set_apart_from_those_of_other_years),
        cmocka_unit_test(figures_of_other_units_are_reported_once),
        cmocka_unit_test(few_figures_are_all_read_aloud),
        cmocka_unit_test(many_figures_are_summed_up_where_a_table_has_them),
        cmocka_unit_test(a_bullet_bar_says_its_last_figure_and_the_limits),
        cmocka_unit_test(limits_are_not_rounded_over_a_figure),
        cmocka_unit_test(an_spc_chart_keeps_to_one_length_of_period),
        cmocka_unit_test(an_spc_chart_names_its_signals),
        cmocka_unit_test(limits_that_cannot_be_are_not_drawn),
        cmocka_unit_test(a_chart_fills_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
