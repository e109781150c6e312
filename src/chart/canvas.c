/* Paths and words, kept inside the drawing. */
#include "chart/chart_int.h"

struct canvas canvas_new(const struct chart_job *job)
{
    struct drawing *drawing = ARENA_NEW(job->arena, struct drawing);
    drawing->width = len_max(job->width, 0);
    drawing->height = len_max(job->height, 0);
    return (struct canvas){.job = job, .drawing = drawing};
}

static len_t within(len_t v, len_t most)
{
    return len_max(0, len_min(v, most));
}

void draw_path(struct canvas *canvas, const struct drawn_path *path)
{
    struct drawing *drawing = canvas->drawing;
    struct drawn_path kept = *path;
    struct point *points = ARENA_ARRAY(canvas->job->arena, struct point, path->n);

    for (uint32_t i = 0; i < path->n; i++)
        points[i] =
            (struct point){within(path->points[i].x, drawing->width), within(path->points[i].y, drawing->height)};
    kept.points = points;
    VEC_PUSH(canvas->job->arena, &drawing->paths, kept);
}

void draw_line(struct canvas *canvas, struct point from, struct point to, const struct drawn_path *pen)
{
    const struct point points[] = {from, to};
    struct drawn_path path = *pen;
    path.points = points;
    path.n = 2;
    path.closed = false;
    path.fill = DRAW_NONE;
    draw_path(canvas, &path);
}

void draw_rect(struct canvas *canvas, struct rect rect, const struct drawn_path *pen)
{
    const struct point points[] = {
        {rect.left, rect.top}, {rect.right, rect.top}, {rect.right, rect.bottom}, {rect.left, rect.bottom}};
    struct drawn_path path = *pen;
    path.points = points;
    path.n = 4;
    path.closed = true;
    draw_path(canvas, &path);
}

len_t words_width(const struct chart_job *job, const struct text_style *look, struct str words)
{
    return words.len > 0 ? job->type.width(job->type.user, look, words) : 0;
}

struct rect words_rect(const struct text_style *look, len_t x, len_t y, len_t width)
{
    return (struct rect){x, y - look->size * 3 / 4, x + width, y + look->size / 4};
}

len_t words_drop(const struct text_style *look)
{
    return look->size * 7 / 20;
}

bool rects_touch(struct rect a, struct rect b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

bool canvas_is_free(const struct canvas *canvas, struct rect rect)
{
    if (rect.left < 0 || rect.top < 0 || rect.right > canvas->drawing->width || rect.bottom > canvas->drawing->height)
        return false;
    for (uint32_t i = 0; i < canvas->taken.n; i++)
        if (rects_touch(rect, canvas->taken.items[i]))
            return false;
    return true;
}

bool draw_words(struct canvas *canvas, const struct text_style *look, struct str words, len_t x, len_t y)
{
    struct rect rect = words_rect(look, x, y, words_width(canvas->job, look, words));

    if (words.len == 0)
        return true;
    if (!canvas_is_free(canvas, rect))
        return false;
    struct drawn_words drawn = {words, look, x, y};
    VEC_PUSH(canvas->job->arena, &canvas->drawing->words, drawn);
    VEC_PUSH(canvas->job->arena, &canvas->taken, rect);
    return true;
}
