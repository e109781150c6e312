/* Lines for cells of tables. */
#include "chart/chart_int.h"

/* Where the figures stand: within a margin that keeps strokes and the dot inside. */
struct spark {
    const struct chart_figure *figures;
    uint32_t n;
    len_t width, margin;
    struct scale scale;
};

static struct point spark_point(const struct spark *spark, uint32_t i)
{
    int64_t width = len_max(spark->width - 2 * spark->margin, 0);
    int64_t x = spark->n > 1 ? width * i / (spark->n - 1) : width;
    return (struct point){spark->margin + (len_t)x, scale_place(&spark->scale, wide_from(spark->figures[i].number))};
}

static struct scale spark_scale(const struct range *range, len_t height, len_t margin)
{
    wide low = wide_from(range->low), span = wide_from(range->high) - low;
    len_t length = len_max(height - 2 * margin, 0);
    if (span == 0)
        return (struct scale){low, 1, height / 2, 0};
    return (struct scale){low, span, margin + length, -length};
}

static void draw_strokes(struct canvas *canvas, const struct spark *spark, const struct chart_look *look)
{
    struct point *points = ARENA_ARRAY(canvas->job->arena, struct point, spark->n);
    struct drawn_path path = {.fill = DRAW_NONE, .line = look->colour, .width = look->line};

    for (uint32_t i = 0, end; i < spark->n; i = end + 1) {
        for (end = i; end < spark->n && spark->figures[end].present; end++)
            points[end] = spark_point(spark, end);
        const struct marker dot = {SHAPE_CIRCLE, look->colour, 2 * look->line, false};
        path.points = points + i;
        path.n = end - i;
        if (path.n > 1)
            draw_path(canvas, &path);
        else if (path.n == 1)
            draw_marker(canvas, points[i], &dot);
    }
}

struct drawing *chart_sparkline(const struct chart_job *job, const struct chart_look *look,
                                const struct chart_figure *figures, uint32_t n)
{
    struct canvas canvas = canvas_new(job);
    struct range range = {0};
    len_t dot = 3 * look->line;
    struct spark spark = {figures, n, canvas.drawing->width, dot / 2, {0}};
    uint32_t last = 0;

    for (uint32_t i = 0; i < n; i++)
        if (figures[i].present) {
            range_add(&range, figures[i].number);
            last = i;
        }
    if (!range.any)
        return canvas.drawing;
    spark.scale = spark_scale(&range, canvas.drawing->height, spark.margin);
    draw_strokes(&canvas, &spark, look);
    const struct marker marker = {SHAPE_CIRCLE, look->colour, dot, figures[last].provisional};
    draw_marker(&canvas, spark_point(&spark, last), &marker);
    return canvas.drawing;
}
