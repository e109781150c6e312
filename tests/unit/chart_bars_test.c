/* Charts of bars. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chart_fixture.h"

static struct drawing *draw(struct chart_fixture *fixture, const char *categories, struct chart_series *series,
                            uint32_t nseries, len_t width, len_t height)
{
    struct chart_job job = chart_fixture_job(fixture, width, height);
    struct chart_data data = {
        .series = series, .nseries = nseries, .unit = STR("%"), .provisional = STR("Provisional")};
    data.categories = chart_fixture_categories(fixture, categories, &data.ncategories);
    struct drawing *drawing = chart_bars(&job, &data);
    assert_drawing_sane(&job, drawing);
    return drawing;
}

static len_t top_of(const struct drawn_path *path)
{
    return path->points[0].y;
}

static len_t bottom_of(const struct drawn_path *path)
{
    return path->points[2].y;
}

static void bars_stand_on_zero_and_are_proportional(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series = {STR("A"), &f.looks[0], chart_fixture_figures(&f, "20 40 - 80", false), false};
    struct drawing *drawing = draw(&f, "Q1;Q2;Q3;Q4", &series, 1, LEN_PT(200), LEN_PT(120));
    assert_int_equal(drawing_count(drawing, 0xa, 0xa), 3);
    len_t zero = bottom_of(drawing_path(drawing, 0xa, 0xa, 0)), tall[3];
    for (uint32_t i = 0; i < 3; i++) {
        tall[i] = zero - top_of(drawing_path(drawing, 0xa, 0xa, i)) + 600; /* the edge, within, is 0.6 pt thick */
        assert_int_equal(bottom_of(drawing_path(drawing, 0xa, 0xa, i)), zero);
    }
    assert_in_range(tall[1], 2 * tall[0] - 2, 2 * tall[0] + 2);
    assert_in_range(tall[2], 4 * tall[0] - 4, 4 * tall[0] + 4);
    assert_non_null(drawing_words(drawing, "0%"));
    assert_non_null(drawing_words(drawing, "80%"));
    assert_null(drawing_words(drawing, "A")); /* one series needs no key */
    chart_fixture_close(&f);
}

static void negative_bars_hang_from_zero(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series = {STR("A"), &f.looks[0], chart_fixture_figures(&f, "-12 20", true), false};
    struct drawing *drawing = draw(&f, "Q1;Q2", &series, 1, LEN_PT(200), LEN_PT(200));
    const struct drawn_path *down = drawing_path(drawing, 0xa, 0xa, 0), *up = drawing_path(drawing, 0xa, 0xa, 1);
    assert_in_range(top_of(down) - bottom_of(up), 0, 601);
    assert_true(drawing_words(drawing, "-12")->y > bottom_of(down));
    assert_true(drawing_words(drawing, "20")->y < top_of(up));
    assert_non_null(drawing_words(drawing, "\xE2\x88\x92"
                                           "20%"));
    chart_fixture_close(&f);
}

static void provisional_bars_are_hollow(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series = {STR("A"), &f.looks[1], chart_fixture_figures(&f, "20 30*", false), false};
    struct drawing *drawing = draw(&f, "Q1;Q2", &series, 1, LEN_PT(200), LEN_PT(120));
    assert_int_equal(drawing_count(drawing, 0xbb, DRAW_NONE), 1);
    assert_int_equal(drawing_count(drawing, DRAW_NONE, 0xb), 3); /* two bars and the key's swatch */
    assert_int_equal(drawing_path(drawing, DRAW_NONE, 0xb, 1)->dash, 0);
    assert_true(drawing_path(drawing, DRAW_NONE, 0xb, 2)->dash > 0);
    assert_non_null(drawing_words(drawing, "Provisional"));
    chart_fixture_close(&f);
}

static void patterns_stay_in_their_bar(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    for (uint8_t pattern = PATTERN_RISING; pattern <= PATTERN_UPRIGHT; pattern++) {
        f.looks[1].pattern = pattern;
        struct chart_series series = {STR("A"), &f.looks[1], chart_fixture_figures(&f, "30", false), false};
        struct drawing *drawing = draw(&f, "Q1", &series, 1, LEN_PT(300), LEN_PT(120));
        const struct drawn_path *bar = drawing_path(drawing, 0xbb, DRAW_NONE, 0);
        uint32_t strokes = 0;
        for (uint32_t i = 0; i < drawing->paths.n; i++) {
            const struct drawn_path *path = &drawing->paths.items[i];
            if (path->closed || path->line != 0xb)
                continue;
            strokes++;
            for (uint32_t k = 0; k < path->n; k++) {
                assert_in_range(path->points[k].x, bar->points[0].x, bar->points[2].x);
                assert_in_range(path->points[k].y, bar->points[0].y, bar->points[2].y);
            }
        }
        assert_in_range(strokes, 10, 400);
    }
    chart_fixture_close(&f);
}

static void groups_stand_below_their_categories(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series = {STR("A"), &f.looks[0], chart_fixture_figures(&f, "1 2 3 4 5", false), false};
    struct drawing *drawing =
        draw(&f, "07/08;Q1|08/09;Q2|08/09;Q3|09/10;Q4|09/10", &series, 1, LEN_PT(250), LEN_PT(120));
    const struct drawn_words *alone = drawing_words(drawing, "07/08"), *quarter = drawing_words(drawing, "Q1"),
                             *next = drawing_words(drawing, "Q2"), *year = drawing_words(drawing, "08/09");
    assert_true(quarter->y < alone->y && alone->y < year->y);
    assert_int_equal(quarter->y, next->y);
    assert_true(year->x > quarter->x - LEN_PT(10) && year->x < next->x);
    assert_int_equal(drawing->labels_left_out, 0);
    chart_fixture_close(&f);
}

static void long_labels_are_broken(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series = {STR("A"), &f.looks[0], chart_fixture_figures(&f, "10 20", true), false};
    struct drawing *drawing = draw(&f, "Upper Dale and Moor;Low Moor", &series, 1, LEN_PT(120), LEN_PT(120));
    assert_non_null(drawing_words(drawing, "Upper Dale"));
    assert_non_null(drawing_words(drawing, "and Moor"));
    assert_int_equal(drawing->labels_left_out, 0);
    assert_int_equal(drawing->values_left_out, 0);
    chart_fixture_close(&f);
}

/* The target's line would run through the words of the first bar: those of its series are left out. */
static void values_that_a_line_crosses_are_left_out_together(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series[] = {{STR("A"), &f.looks[0], chart_fixture_figures(&f, "60 30", true), false},
                                    {STR("T"), &f.looks[2], chart_fixture_figures(&f, "63 63", false), true}};
    struct drawing *drawing = draw(&f, "Q1;Q2", series, 2, LEN_PT(200), LEN_PT(120));
    assert_null(drawing_words(drawing, "60"));
    assert_null(drawing_words(drawing, "30"));
    assert_int_equal(drawing->values_left_out, 2);
    assert_non_null(drawing_words(drawing, "T"));
    chart_fixture_close(&f);
}

/* Far from the line they stand over their bars. */
static void values_stand_over_their_bars(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series[] = {{STR("A"), &f.looks[0], chart_fixture_figures(&f, "20 30", true), false},
                                    {STR("T"), &f.looks[2], chart_fixture_figures(&f, "63 63", false), true}};
    struct drawing *drawing = draw(&f, "Q1;Q2", series, 2, LEN_PT(200), LEN_PT(120));
    const struct drawn_words *first = drawing_words(drawing, "20"), *second = drawing_words(drawing, "30");
    /* The key's swatch is the first. */
    assert_int_equal(top_of(drawing_path(drawing, 0xa, 0xa, 1)) - first->y, f.text.size / 2 + 300);
    assert_int_equal(top_of(drawing_path(drawing, 0xa, 0xa, 2)) - second->y, f.text.size / 2 + 300);
    assert_int_equal(drawing->values_left_out, 0);
    chart_fixture_close(&f);
}

/* One word that is wider than its bar takes the others with it. */
static void values_wider_than_their_bars_are_left_out_together(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series[] = {{STR("A"), &f.looks[0], chart_fixture_figures(&f, "1234567 2", true), false},
                                    {STR("B"), &f.looks[1], chart_fixture_figures(&f, "3 4", true), false}};
    struct drawing *drawing = draw(&f, "Q1;Q2", series, 2, LEN_PT(120), LEN_PT(120));
    assert_null(drawing_words(drawing, "2"));
    assert_non_null(drawing_words(drawing, "4"));
    assert_int_equal(drawing->values_left_out, 2);
    chart_fixture_close(&f);
}

/* Figures of any size, with gaps. */
static struct chart_figure *random_figures(struct chart_fixture *f, uint32_t *seed)
{
    struct chart_figure *figures = ARENA_ARRAY(f->arena, struct chart_figure, CHART_MOST);
    uint32_t size = chart_random(seed) % 19;
    for (uint32_t i = 0; i < CHART_MOST; i++) {
        int64_t units = (int64_t)chart_random(seed) * chart_random(seed) % 1000000;
        for (uint32_t k = 6; k < size; k++)
            units *= 10;
        figures[i] = (struct chart_figure){
            .present = chart_random(seed) % 8 > 0,
            .provisional = chart_random(seed) % 8 == 0,
            .number = {chart_random(seed) % 5 ? units : -units, (uint8_t)(chart_random(seed) % 4)},
            .words = chart_random(seed) % 3 ? STR("12.3%") : STR("")};
    }
    return figures;
}

static void random_charts(struct chart_fixture *f, uint32_t *seed)
{
    static const char *const titles[] = {"", "England",
                                         "Average of the council's statistical neighbours in the north",
                                         "Unbreakablewordthatiswiderthanmanyacharteveris"};
    struct chart_job job =
        chart_fixture_job(f, (len_t)(chart_random(seed) % 400000), (len_t)(chart_random(seed) % 200000));
    struct chart_series series[5];
    struct chart_category *categories = ARENA_ARRAY(f->arena, struct chart_category, CHART_MOST);
    uint32_t n = chart_random(seed) % 2 ? chart_random(seed) % 14 : chart_random(seed) % 201;
    bool grouped = chart_random(seed) % 2;

    for (uint32_t i = 0; i < n; i++)
        categories[i] =
            (struct chart_category){str_from(titles[chart_random(seed) % 8 == 0 ? chart_random(seed) % 4 : 1]),
                                    grouped && i % 9 ? str_printf(f->arena, "20%02u/11", i / 9) : STR("")};
    for (uint32_t i = 0; i < 5; i++)
        series[i] = (struct chart_series){str_from(titles[chart_random(seed) % 4]), &f->looks[chart_random(seed) % 4],
                                          random_figures(f, seed), chart_random(seed) % 3 == 0};
    const struct chart_data data = {categories,        n, series, chart_random(seed) % 6, STR("%"), STR("\xC2\xA3"),
                                    STR("Provisional")};
    assert_drawing_sane(&job, chart_bars(&job, &data));
    assert_drawing_sane(&job, chart_lines(&job, &data));
    const struct spc spc = chart_spc_reckon(f->arena, series[0].figures, n);
    const struct spc_words words = {STR("Mean"), STR("Lower limit 5%"), STR("Upper limit 7%"), STR("Signal")};
    assert_drawing_sane(&job, chart_spc(&job, &data, &spc, &words));
}

static void no_chart_overlaps_or_leaves_its_place(void **state)
{
    uint32_t seed = 1;
    (void)state;
    for (uint32_t i = 0; i < 600; i++) {
        struct chart_fixture f;
        chart_fixture_open(&f);
        random_charts(&f, &seed);
        chart_fixture_close(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_stand_on_zero_and_are_proportional),
        cmocka_unit_test(negative_bars_hang_from_zero),
        cmocka_unit_test(provisional_bars_are_hollow),
        cmocka_unit_test(patterns_stay_in_their_bar),
        cmocka_unit_test(groups_stand_below_their_categories),
        cmocka_unit_test(long_labels_are_broken),
        cmocka_unit_test(values_that_a_line_crosses_are_left_out_together),
        cmocka_unit_test(values_stand_over_their_bars),
        cmocka_unit_test(values_wider_than_their_bars_are_left_out_together),
        cmocka_unit_test(no_chart_overlaps_or_leaves_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
