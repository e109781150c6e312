/* Charts of lines, and sparklines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chart_fixture.h"

static uint32_t count_lines(const struct drawing *drawing, uint32_t colour, len_t width)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < drawing->paths.n; i++) {
        const struct drawn_path *path = &drawing->paths.items[i];
        n += !path->closed && path->line == colour && path->width == width;
    }
    return n;
}

static struct drawing *draw(struct chart_fixture *f, struct chart_series *series, uint32_t n, len_t width,
                            len_t height)
{
    struct chart_job job = chart_fixture_job(f, width, height);
    struct chart_data data = {.series = series, .nseries = n};
    data.categories = chart_fixture_categories(f, "Q1;Q2;Q3;Q4;Q5;Q6", &data.ncategories);
    struct drawing *drawing = chart_lines(&job, &data);
    assert_drawing_sane(&job, drawing);
    return drawing;
}

static void gaps_break_a_line(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series = {STR("A"), &f.looks[0], chart_fixture_figures(&f, "61 62 - 64 65* -", false), false};
    struct drawing *drawing = draw(&f, &series, 1, LEN_PT(200), LEN_PT(100));
    assert_int_equal(count_lines(drawing, 0xa, 1200), 2);
    assert_int_equal(drawing_count(drawing, 0xa, DRAW_NONE), 3);
    assert_int_equal(drawing_count(drawing, 0xffffff, 0xa), 1);
    assert_null(drawing_words(drawing, "0")); /* the axis begins near the figures */
    chart_fixture_close(&f);
}

static void figures_set_apart_break_a_line(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_figure *figures = chart_fixture_figures(&f, "140 140 30 60 90 150", false);
    figures[2].apart = true;
    figures[5].apart = true;
    struct chart_series series = {STR("A"), &f.looks[0], figures, false};
    struct drawing *drawing = draw(&f, &series, 1, LEN_PT(200), LEN_PT(100));
    assert_int_equal(count_lines(drawing, 0xa, 1200), 2);
    chart_fixture_close(&f);
}

static void a_lone_figure_without_marker_is_drawn_as_in_the_key(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_look look = f.looks[0];
    look.marker = SHAPE_NONE;
    struct chart_series series = {STR("Target"), &look, chart_fixture_figures(&f, "- - 5 - - -", false), false};
    struct drawing *drawing = draw(&f, &series, 1, LEN_PT(200), LEN_PT(100));
    assert_int_equal(count_lines(drawing, 0xa, 1200), 1);
    assert_int_equal(drawing_count(drawing, 0xa, DRAW_NONE), 0);
    chart_fixture_close(&f);
}

static void the_key_leaves_series_without_figures_out(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series[] = {
        {STR("Statisticalneighbours"), &f.looks[0], chart_fixture_figures(&f, "1 2 3 4 5 6", false), false},
        {STR("Target"), &f.looks[1], chart_fixture_figures(&f, "- - - - - -", false), true}};
    struct drawing *drawing = draw(&f, series, 2, LEN_PT(160), LEN_PT(100));
    assert_non_null(drawing_words(drawing, "Statisticalneighbours"));
    assert_null(drawing_words(drawing, "Target"));
    chart_fixture_close(&f);
}

static void labels_at_the_ends_are_pushed_apart(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series[] = {
        {STR("Lower"), &f.looks[0], chart_fixture_figures(&f, "1 2 3 4 5 6", false), false},
        {STR("Upper"), &f.looks[1], chart_fixture_figures(&f, "9 8 7 7 7 6.1", false), false}};
    struct drawing *drawing = draw(&f, series, 2, LEN_PT(200), LEN_PT(100));
    const struct drawn_words *lower = drawing_words(drawing, "Lower"), *upper = drawing_words(drawing, "Upper");
    assert_int_equal(lower->x, upper->x);
    assert_true(lower->x > LEN_PT(150));
    assert_int_equal(lower->y - upper->y, f.text.leading);
    chart_fixture_close(&f);
}

static void long_titles_go_into_a_key(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_series series[] = {
        {STR("Statisticalneighbours"), &f.looks[0], chart_fixture_figures(&f, "1 2 3 4 5 6", false), false},
        {STR("B"), &f.looks[1], chart_fixture_figures(&f, "9 8 7 7 7 6.1", false), false}};
    struct drawing *drawing = draw(&f, series, 2, LEN_PT(160), LEN_PT(100));
    assert_true(drawing_words(drawing, "Statisticalneighbours")->y < LEN_PT(10));
    assert_true(drawing_words(drawing, "B")->y < LEN_PT(30));
    assert_int_equal(drawing->labels_left_out, 0);
    chart_fixture_close(&f);
}

static void a_sparkline_ends_in_a_dot(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_job job = chart_fixture_job(&f, LEN_PT(60), LEN_PT(10));
    struct drawing *drawing =
        chart_sparkline(&job, &f.looks[0], chart_fixture_figures(&f, "1 3 2 - 5 4* -", false), 7);
    assert_drawing_sane(&job, drawing);
    assert_int_equal(count_lines(drawing, 0xa, 1200), 2);
    assert_int_equal(drawing_count(drawing, 0xffffff, 0xa), 1);
    drawing = chart_sparkline(&job, &f.looks[0], chart_fixture_figures(&f, "7 7", false), 2);
    assert_int_equal(drawing->paths.items[0].points[0].y, LEN_PT(5));
    drawing = chart_sparkline(&job, &f.looks[0], chart_fixture_figures(&f, "-", false), 1);
    assert_int_equal(drawing->paths.n, 0);
    chart_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gaps_break_a_line),
        cmocka_unit_test(figures_set_apart_break_a_line),
        cmocka_unit_test(a_lone_figure_without_marker_is_drawn_as_in_the_key),
        cmocka_unit_test(the_key_leaves_series_without_figures_out),
        cmocka_unit_test(labels_at_the_ends_are_pushed_apart),
        cmocka_unit_test(long_titles_go_into_a_key),
        cmocka_unit_test(a_sparkline_ends_in_a_dot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
