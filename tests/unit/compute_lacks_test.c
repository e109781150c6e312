/* Statuses for want of a figure or of something to compare it with, and how they are counted, listed and told from
 * ratings. */
#include "compute_rows_fixture.h"

/* An indicator's keys and the statuses of its actual figure of Q2 by the rules `plan`, `similar`, `outturn` and
 * `start`; "": none. */
struct row {
    const char *keys, *plan, *similar, *outturn, *start;
};

#define LACKS "no_target: no-target, no_data: no-data, no_new_data: no-new-data"

static const char top[] =
    "comparators: { Similar: Similar authorities }\n"
    "rules:\n"
    "  plan: { bands: [{ status: better, from: 0 }, { status: worse }], " LACKS " }\n"
    "  similar: { against: Similar, bands: [{ status: better, from: 0 }, { status: worse }], " LACKS " }\n"
    "  outturn: { against: last-year, bands: [{ status: better, from: 0 }, { status: worse }], " LACKS " }\n"
    "  start: { against: baseline, bands: [{ status: better, from: 0 }, { status: worse }], " LACKS " }\n";

static const char *status_of(const struct scene *scene, uint32_t i, const char *against, char out[32])
{
    const struct status_figure *figure = figures_status(scene->figures, scene->report->indicators.items[i],
                                                        KIND_ACTUAL, scene_period(scene, "Q2"), str_from(against));
    struct str id = status_id(figure);
    snprintf(out, 32, PRIstr, STR_ARG(id));
    return out;
}

static void check_rows(const struct row *rows, size_t n)
{
    struct scene scene;
    struct buf text = {0};
    char found[32];
    for (size_t i = 0; i < n; i++)
        put_row(&text, i, rows[i].keys);
    buf_putc(&text, '\0');
    scene_open(&scene, ", rule: plan", top, text.bytes, NULL);
    buf_free(&text);
    assert_clean(&scene.fixture);
    for (uint32_t i = 0; i < n; i++) {
        assert_string_equal(status_of(&scene, i, "target", found), rows[i].plan);
        assert_string_equal(status_of(&scene, i, "Similar", found), rows[i].similar);
        assert_string_equal(status_of(&scene, i, "last-year", found), rows[i].outturn);
        assert_string_equal(status_of(&scene, i, "baseline", found), rows[i].start);
    }
    scene_close(&scene);
}

#define ALL "rule: [plan, similar, outturn, start], better: higher, "

static void each_rule_says_what_it_lacks(void **state)
{
    static const struct row rows[] = {
        {ALL "actual: { Q2: 5 }", "no-target", "no-target", "no-target", "no-target"},
        {ALL "actual: { Q2: 5, 09/10: 5 }, comparators: { Similar: 4 }", "no-target", "better", "better",
         "no-target"},
        {ALL "actual: { Q2: 5, 09/10: n/a }, comparators: { Similar: TBC }, baseline: { 07/08: NA }", "no-target",
         "no-target", "no-target", "no-target"},
        {ALL "actual: { Q2: 5, 09/10: Good }, comparators: { Similar: 6% }, target: { Q2: Better }", "", "", "",
         "no-target"},
        /* What cannot be compared is there all the same. */
        {ALL "actual: { Q2: 5 }, target: { 10/11: 20 }, baseline: { 07/08: 18 }", "", "no-target", "no-target", ""},
        {ALL "actual: { Q2: 5 }, target: { 10/11: n/a }", "no-target", "no-target", "no-target", "no-target"},
        {"better: none, actual: { Q2: 5 }", "no-target", "", "", ""},
        {"better: none, actual: { Q2: 5 }, target: { Q2: 6 }", "", "", "", ""},
        {"better: range, actual: { Q2: 5 to 6 }", "no-target", "", "", ""},
    };
    (void)state;
    check_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void words_in_place_of_a_figure(void **state)
{
    static const struct row rows[] = {
        {"actual: { Q2: NA }", "no-data", "", "", ""},
        {"actual: { Q2: TBD }, target: { Q2: 3 }", "no-data", "", "", ""},
        {"actual: { Q2: '' }", "no-data", "", "", ""},
        {"actual: { Q1: 3 }, target: { Q1: 4 }", "no-data", "", "", ""},
        {"target: { Q2: 3 }", "no-data", "", "", ""},
        {"actual: { Q2: Much as before }", "", "", "", ""},
        {"actual: { Q2: No new data }", "no-new-data", "", "", ""},
        {"actual: { Q2: (annually reported.) }", "no-new-data", "", "", ""},
        {"actual: { Q2: No new target }", "no-data", "", "", ""},
        /* What is said by hand stands, and is not contradicted. */
        {"actual: { Q2: NA }, status: { Q2: better }", "better", "", "", ""},
        {"actual: { Q2: NA }, status: { Q2: '-' }", "-", "", "", ""},
        {"actual: { Q2: 5 }, status: { Q2: No data }", "no-data", "", "", ""},
    };
    (void)state;
    check_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void words_that_say_no_new(void **state)
{
    static const char *const yes[] = {"No new data", "(no new figures)", "NO NEW RESULT.",
                                      "annual",      "Annual measure",   "Reported annually"};
    static const char *const no[] = {"", "No data", "new", "No new targets", "annual leave", "n/a"};
    (void)state;
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
        assert_true(value_is_no_new(str_from(yes[i])));
    for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
        assert_false(value_is_no_new(str_from(no[i])));
}

/* What an indicator is counted by is against its target, be there none, before any rating against something else. */
static void indicators_are_counted_by_their_targets(void **state)
{
    struct scene scene;
    (void)state;
    scene_open(&scene, ", rule: plan", top,
               "  - { ref: a, definition: a, rule: [plan, outturn], better: higher, actual: { Q2: 5, 09/10: 4 } }\n"
               "  - { ref: b, definition: b, rule: [outturn, plan], better: higher, actual: { Q2: 5 } }\n"
               "  - { ref: c, definition: c, rule: [outturn, plan], better: higher, actual: { Q2: 3, 09/10: 4 }, "
               "target: { Q2: 2 } }\n"
               "  - { ref: d, definition: d, rule: [outturn], better: higher, actual: { Q2: 5, 09/10: 4 } }\n",
               NULL);
    assert_clean(&scene.fixture);
    static const char *const expected[] = {"target", "target", "target", "last-year"};
    for (uint32_t i = 0; i < 4; i++) {
        const struct status_figure *rating =
            figures_rating(scene.figures, scene.report->indicators.items[i], scene_period(&scene, "Q2"));
        assert_true(str_eqz(rating->against, expected[i]));
    }
    scene_close(&scene);
}

/* Those of the report take the place of the layout's, and an indicator's own that of both. */
static void several_rules_are_usual(void **state)
{
    static const char *const against[] = {"target", "Similar", "last-year", "baseline"};
    static const char *const expected[][4] = {{"better", "no-target", "better", ""}, {"", "", "", "better"}};
    struct scene scene;
    char found[32];
    (void)state;
    scene_open(&scene, ", rule: [plan, similar, outturn]", top,
               "  - { ref: a, definition: a, better: higher, actual: { Q2: 5, 09/10: 4 }, target: { Q2: 5 } }\n"
               "  - { ref: b, definition: b, rule: start, better: higher, actual: { Q2: 5 }, target: { Q2: 5 }, "
               "baseline: { Q2: 3 } }\n",
               NULL);
    assert_clean(&scene.fixture);
    for (uint32_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < 4; j++)
            assert_string_equal(status_of(&scene, i, against[j], found), expected[i][j]);
    }
    scene_close(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_says_what_it_lacks), cmocka_unit_test(words_in_place_of_a_figure),
        cmocka_unit_test(words_that_say_no_new),        cmocka_unit_test(indicators_are_counted_by_their_targets),
        cmocka_unit_test(several_rules_are_usual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
