/* The values of a report: what runs of Markdown say, which figures are reported as slips, and what is printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compute/figures_int.h"

struct scene {
    struct arena *arena;
    struct sources sources;
    struct diags diags;
    struct report report;
    struct figures figures;
    struct indicator indicator;
    struct observation observation;
    struct period period, other;
    struct node node;
};

static void open_scene(struct scene *scene)
{
    memset(scene, 0, sizeof(*scene));
    scene->arena = arena_new();
    scene->sources.arena = scene->arena;
    diags_init(&scene->diags, scene->arena, &scene->sources);
    scene->node.mark = (struct mark){.line = 7, .col = 3, .file = 1};
    scene->indicator.decimals = -1;
    scene->observation.of = &scene->period;
    scene->indicator.observed[KIND_TARGET] = (struct list){&scene->observation, 1};
    VEC_PUSH(scene->arena, &scene->report.indicators, &scene->indicator);
}

static void compute(struct scene *scene)
{
    struct computing computing = {
        .arena = scene->arena, .diags = &scene->diags, .report = &scene->report, .figures = &scene->figures};
    values_compute(&computing);
}

/* A text of one paragraph; `runs` ends with a run of kind UINT8_MAX. */
static void observe(struct scene *scene, const struct run *runs)
{
    struct rich *rich = ARENA_NEW(scene->arena, struct rich);
    rich->node = &scene->node;
    rich->nblocks = 1;
    rich->blocks = ARENA_NEW(scene->arena, struct rich_block);
    while (runs[rich->blocks->nruns].kind != UINT8_MAX)
        rich->blocks->nruns++;
    rich->blocks->runs = arena_copy(scene->arena, runs, sizeof(*runs) * rich->blocks->nruns);
    scene->observation.value = rich;
    compute(scene);
}

static void observe_text(struct scene *scene, const char *text)
{
    const struct run runs[] = {{.text = str_from(text)}, {.kind = UINT8_MAX}};
    observe(scene, runs);
}

static const struct rich *printed(struct scene *scene, int32_t decimals)
{
    return figures_printed(scene->arena, &scene->figures, &scene->indicator, KIND_TARGET, &scene->observation,
                           decimals);
}

static void assert_printed(struct scene *scene, int32_t decimals, const char *expected)
{
    struct str plain = rich_plain(scene->arena, printed(scene, decimals));
    assert_int_equal(plain.len, strlen(expected));
    assert_memory_equal(plain.s, expected, plain.len);
}

static void notes_and_raised_figures_are_not_read(void **state)
{
    static const struct run runs[] = {
        {.text = {"81.6", 4}},
        {.kind = RUN_NOTE, .text = {"7", 1}},
        {.text = {"12", 2}, .flags = RUN_SUPER},
        {.text = {" per 10,000", 11}, .flags = RUN_BOLD},
        {.kind = RUN_BREAK},
        {.text = {"(provisional)", 13}},
        {.kind = UINT8_MAX},
    };
    (void)state;
    struct scene scene;
    open_scene(&scene);
    observe(&scene, runs);
    const struct value *value = figures_value(&scene.figures, &scene.indicator, KIND_TARGET, &scene.period);
    assert_int_equal(value->state, VALUE_NUMBER);
    assert_int_equal(value->number.units, 816);
    assert_int_equal(value->quality, QUALITY_PROVISIONAL);
    assert_int_equal(value->words.len, 10);
    assert_int_equal(value->from, 0);
    assert_int_equal(value->to, 4);
    assert_int_equal(value_parse_rich(scene.arena, NULL).state, VALUE_NONE);
    assert_ptr_equal(figures_observation(&scene.indicator, KIND_TARGET, &scene.period), &scene.observation);
    assert_null(figures_observation(&scene.indicator, KIND_ACTUAL, &scene.period));
    assert_null(figures_value(&scene.figures, &scene.indicator, KIND_TARGET, NULL));
    arena_free(scene.arena);
}

static void digits_are_those_that_are_asked_for(void **state)
{
    static const struct {
        const char *text;
        int32_t decimals;
        const char *printed;
    } cases[] = {
        {"61.25%", 1, "61.3%"},
        {"\xE2\x88\x92"
         "61.25%",
         1,
         "\xE2\x88\x92"
         "61.3%"},
        {"-£0.04m", 1, "-£0.0m"},
        {"-0.04", 1, "0.0"},
        {"+0.04", 2, "+0.04"},
        {"Gap of 1.3% points (Provisional)*", 0, "Gap of 1% points (Provisional)*"},
        {"1317.5", 0, "1318"},
        {"1,317.5", 0, "1,318"},
        {"999.5", 0, "1,000"},
        {"62% (158/256)", 1, "62.0% (158/256)"},
        {"12 of 14", 1, "12 of 14"},
        {"40.55% to 60.44%", 1, "40.6% to 60.4%"},
        {"£900k to £1.25m", 1, "£900.0k to £1.3m"},
        {"£1.25-£1.45m", 1, "£1.3-£1.5m"},
        {"All 61.2%\nBoys 58.7%", 0, "All 61%\nBoys 59%"},
        {"81.64 per 10,000", 1, "81.6 per 10,000"},
        {"999999999999999999", 1, "999999999999999999"},
        {"5%", 19, "5%"},
        {"Summer 2010", 1, "Summer 2010"},
        {"n/a", 1, "n/a"},
    };
    (void)state;
    struct scene scene;
    open_scene(&scene);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        observe_text(&scene, cases[i].text);
        assert_printed(&scene, cases[i].decimals, cases[i].printed);
        assert_ptr_equal(printed(&scene, -1), scene.observation.value);
        scene.indicator.decimals = cases[i].decimals;
        assert_printed(&scene, -1, cases[i].printed);
        scene.indicator.decimals = -1;
    }
    arena_free(scene.arena);
}

static void what_is_beside_a_number_stays(void **state)
{
    static const struct run runs[] = {
        {.text = {"Boys ", 5}},
        {.text = {"61.25%", 6}, .flags = RUN_BOLD},
        {.text = {"7", 1}, .flags = RUN_SUPER},
        {.kind = RUN_NOTE, .text = {"x", 1}},
        {.kind = RUN_BREAK},
        {.text = {"Girls 64.75% (r)", 16}},
        {.kind = UINT8_MAX},
    };
    static const struct run split[] = {
        {.text = {"61", 2}, .flags = RUN_BOLD}, {.text = {".25%", 4}}, {.kind = UINT8_MAX}};
    (void)state;
    struct scene scene;
    open_scene(&scene);
    observe(&scene, runs);
    const struct rich *rich = printed(&scene, 1);
    assert_ptr_not_equal(rich, scene.observation.value);
    assert_int_equal(rich->blocks[0].nruns, 6);
    assert_true(str_eqz(rich->blocks[0].runs[1].text, "61.3%"));
    assert_int_equal(rich->blocks[0].runs[1].flags, RUN_BOLD);
    assert_true(str_eqz(rich->blocks[0].runs[2].text, "7"));
    assert_int_equal(rich->blocks[0].runs[3].kind, RUN_NOTE);
    assert_true(str_eqz(rich->blocks[0].runs[5].text, "Girls 64.8% (r)"));
    assert_true(str_eqz(scene.observation.value->blocks[0].runs[1].text, "61.25%"));
    observe(&scene, split);
    assert_ptr_equal(printed(&scene, 1), scene.observation.value);
    arena_free(scene.arena);
}

static void slips_in_figures_are_reported(void **state)
{
    static const struct {
        const char *text, *help;
    } cases[] = {
        {"8,2%", "`8.2%`"},
        {"1,23", "`1.23`"},
        {"8,2% (Provisional)", "`8.2%`"},
        {"-£1,23m", "`-£1.23m`"},
        {"1317,000", "`1,317,000`"},
        {"12,34,567*", "`1,234,567`"},
        {"12.3.4", "one point"},
        {"1.317,50", "one point"},
        {"61.2 %%", "`61.2%`"},
        {"6l.2%", "`61.2%`"},
        {"1O0%", "`100%`"},
        {"1O0", "`100`"},
        {"1 317", "`1,317`"},
        {"£1 200 000", "`£1,200,000`"},
        {"1, 317", "`1,317`"},
        {"£5%", "either"},
        {"1000000000000000000", "18 digits"},
        {"(£1.2m)", "minus sign"},
        {"61%58%", "one figure"},
    };
    (void)state;
    struct scene scene;
    open_scene(&scene);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        scene.diags.n = 0;
        observe_text(&scene, cases[i].text);
        if (scene.diags.n != 1)
            fail_msg("%s: %u messages", cases[i].text, scene.diags.n);
        assert_int_equal(scene.diags.items[0]->code, DIAG_VALUE_UNCLEAR);
        assert_int_equal(scene.diags.items[0]->mark.line, 7);
        if (str_find(scene.diags.items[0]->help, cases[i].help, 0) < 0)
            fail_msg("%s: %.*s", cases[i].text, STR_ARG(scene.diags.items[0]->help));
    }
    arena_free(scene.arena);
}

static void nothing_else_is_reported(void **state)
{
    static const char *const cases[] = {
        "31.03.2010",   "1.4.10",
        "2009,2010",    "2009 2010",
        "1,2,3",        "020 7946 0000",
        "9:30",         "10am",
        "1st",          "3-4-5",
        "2010/11",      "45 55",
        "5 5%",         "31 March",
        "8.2%",         "1,317",
        "1\n317\nfoo",  "3 schools were closed",
        "7, 8 and 9",   "Gap, 8,2%",
        "n/a",          "2 or 3",
        "12 of the 14", "£1.2m (gross), of which £0.3m grant",
        "1 in 5",       "999 or so",
        "2-1",          "10 000 Voices were heard",
    };
    (void)state;
    struct scene scene;
    open_scene(&scene);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        observe_text(&scene, cases[i]);
        if (scene.diags.n)
            fail_msg("%s: %.*s", cases[i], STR_ARG(scene.diags.items[0]->text));
    }
    arena_free(scene.arena);
}

static void slips_may_be_left_alone(void **state)
{
    const struct node code = {.kind = NODE_SCALAR, .text = "value-unclear", .len = 13};
    struct ignored ignored = {.code = &code};
    (void)state;
    struct scene scene;
    open_scene(&scene);
    scene.indicator.ignore = (struct list){&ignored, 1};
    observe_text(&scene, "8,2%");
    assert_int_equal(scene.diags.n, 0);
    arena_free(scene.arena);
}

static void values_stand_in_the_order_of_the_list(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene);
    struct observation both[2] = {{.of = &scene.period}, {.of = &scene.other}};
    observe_text(&scene, "1%");
    both[0].value = scene.observation.value;
    observe_text(&scene, "2%");
    both[1].value = scene.observation.value;
    scene.indicator.observed[KIND_TARGET] = (struct list){both, 2};
    compute(&scene);
    assert_int_equal(figures_value(&scene.figures, &scene.indicator, KIND_TARGET, &scene.period)->number.units, 1);
    assert_int_equal(figures_value(&scene.figures, &scene.indicator, KIND_TARGET, &scene.other)->number.units, 2);
    assert_ptr_equal(figures_observation(&scene.indicator, KIND_TARGET, &scene.other), &both[1]);
    arena_free(scene.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notes_and_raised_figures_are_not_read),
        cmocka_unit_test(digits_are_those_that_are_asked_for),
        cmocka_unit_test(what_is_beside_a_number_stays),
        cmocka_unit_test(slips_in_figures_are_reported),
        cmocka_unit_test(nothing_else_is_reported),
        cmocka_unit_test(slips_may_be_left_alone),
        cmocka_unit_test(values_stand_in_the_order_of_the_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
