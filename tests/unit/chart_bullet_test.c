/* Bullet bars. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chart_fixture.h"

static struct chart_bullet_data bullet(struct chart_fixture *f, const char *actual, const char *target)
{
    struct chart_bullet_data data = {.actual_look = &f->looks[0], .target_look = &f->looks[2]};
    data.actual = *chart_fixture_figures(f, actual, true);
    data.target = *chart_fixture_figures(f, target, true);
    data.most = chart_decimal("100");
    return data;
}

static const struct drawn_path *stroke(const struct drawing *drawing, uint32_t colour)
{
    for (uint32_t i = 0; i < drawing->paths.n; i++)
        if (!drawing->paths.items[i].closed && drawing->paths.items[i].line == colour)
            return &drawing->paths.items[i];
    return NULL;
}

/* Where that stroke stands; it must be there. */
static len_t stroke_x(const struct drawing *drawing, uint32_t colour)
{
    const struct drawn_path *path = stroke(drawing, colour);
    assert_non_null(path);
    return path ? path->points[0].x : 0;
}

static void bar_and_mark_are_proportional(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_job job = chart_fixture_job(&f, LEN_PT(100), LEN_PT(12));
    struct chart_bullet_data data = bullet(&f, "40", "65");
    struct drawing *drawing = chart_bullet(&job, &data);
    assert_drawing_sane(&job, drawing);
    assert_int_equal(drawing_path(drawing, 0xa, 0xa, 0)->points[0].x, 300); /* half of the edge, which is within */
    assert_int_equal(drawing_path(drawing, 0xa, 0xa, 0)->points[1].x, LEN_PT(40) - 300);
    assert_int_equal(stroke_x(drawing, 0xc), LEN_PT(65));
    assert_int_equal(drawing->words.n, 0);
    chart_fixture_close(&f);
}

static void figures_beyond_the_scale_extend_it(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_job job = chart_fixture_job(&f, LEN_PT(100), LEN_PT(12));
    struct chart_bullet_data data = bullet(&f, "200", "100");
    struct drawing *drawing = chart_bullet(&job, &data);
    assert_int_equal(drawing_path(drawing, 0xa, 0xa, 0)->points[1].x, LEN_PT(100) - 300);
    assert_int_equal(stroke_x(drawing, 0xc), LEN_PT(50));
    data = bullet(&f, "-50", "-");
    drawing = chart_bullet(&job, &data);
    assert_drawing_sane(&job, drawing);
    assert_int_equal(drawing_count(drawing, 0xa, 0xa), 1);
    assert_null(stroke(drawing, 0xc));
    chart_fixture_close(&f);
}

static void the_worse_side_of_the_tolerance_is_darker(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_job job = chart_fixture_job(&f, LEN_PT(100), LEN_PT(12));
    struct chart_bullet_data data = bullet(&f, "40", "65");
    data.has_limits = true;
    data.limits[0] = chart_decimal("60");
    data.limits[1] = chart_decimal("70");
    struct drawing *drawing = chart_bullet(&job, &data);
    assert_int_equal(drawing_path(drawing, 0xcccccc, DRAW_NONE, 0)->points[0].x, 0);
    assert_int_equal(drawing_path(drawing, 0xcccccc, DRAW_NONE, 0)->points[1].x, LEN_PT(60));
    data.lower_is_better = true;
    drawing = chart_bullet(&job, &data);
    assert_int_equal(drawing_path(drawing, 0xcccccc, DRAW_NONE, 0)->points[0].x, LEN_PT(70));
    assert_int_equal(drawing_path(drawing, 0xcccccc, DRAW_NONE, 0)->points[1].x, LEN_PT(100));
    chart_fixture_close(&f);
}

static void with_an_axis_the_figures_are_printed(void **state)
{
    struct chart_fixture f;
    (void)state;
    chart_fixture_open(&f);
    struct chart_job job = chart_fixture_job(&f, LEN_PT(300), LEN_PT(50));
    struct chart_bullet_data data = bullet(&f, "41*", "65");
    data.axis = true;
    data.unit = STR("%");
    struct drawing *drawing = chart_bullet(&job, &data);
    assert_drawing_sane(&job, drawing);
    assert_non_null(drawing_words(drawing, "41"));
    assert_non_null(drawing_words(drawing, "65"));
    assert_non_null(drawing_words(drawing, "0%"));
    assert_non_null(drawing_words(drawing, "100%"));
    assert_true(drawing_path(drawing, DRAW_NONE, 0xa, 0)->dash > 0);
    assert_int_equal(drawing->labels_left_out + drawing->values_left_out, 0);
    chart_fixture_close(&f);
}

static void any_size_is_sane(void **state)
{
    uint32_t seed = 3;
    (void)state;
    for (uint32_t i = 0; i < 400; i++) {
        struct chart_fixture f;
        chart_fixture_open(&f);
        struct chart_job job =
            chart_fixture_job(&f, (len_t)(chart_random(&seed) % 200000), (len_t)(chart_random(&seed) % 60000));
        struct chart_bullet_data data = bullet(&f, i % 3 ? "-999999999999999999" : "41*", i % 5 ? "0.000001" : "-");
        data.axis = i % 2;
        data.has_limits = i % 4 == 0;
        data.limits[1] = chart_decimal("999999999999999999");
        assert_drawing_sane(&job, chart_bullet(&job, &data));
        chart_fixture_close(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bar_and_mark_are_proportional),
        cmocka_unit_test(figures_beyond_the_scale_extend_it),
        cmocka_unit_test(the_worse_side_of_the_tolerance_is_darker),
        cmocka_unit_test(with_an_axis_the_figures_are_printed),
        cmocka_unit_test(any_size_is_sane),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
