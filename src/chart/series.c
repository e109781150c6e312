/* Series as lines with markers. */
#include "chart/chart_int.h"

static struct point point_at(const struct chart_frame *frame, const struct chart_series *series, uint32_t i)
{
    return (struct point){frame_slot_middle(frame, i), frame_value(frame, series->figures[i].number)};
}

/* Whether a stroke leads from the figure before to this one. */
static bool is_joined(const struct chart_series *series, uint32_t i, uint32_t n)
{
    return i > 0 && i < n && series->figures[i - 1].present && series->figures[i].present &&
           !series->figures[i].apart;
}

/* The strokes between neighbours that are joined. */
static void draw_strokes(struct chart_frame *frame, const struct chart_series *series)
{
    uint32_t n = frame->data->ncategories;
    struct point *points = ARENA_ARRAY(frame->canvas.job->arena, struct point, n);
    struct drawn_path path = {
        .line = series->look->colour, .fill = DRAW_NONE, .width = series->look->line, .dash = series->look->dash};

    for (uint32_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && (end == i || is_joined(series, end, n)); end++)
            points[end] = point_at(frame, series, end);
        path.points = points + i;
        path.n = end - i;
        if (path.n > 1)
            draw_path(&frame->canvas, &path);
    }
}

/* Whether a figure is joined to no neighbour, so that no line shows it. */
static bool stands_alone(const struct chart_series *series, uint32_t i, uint32_t n)
{
    return !is_joined(series, i, n) && !is_joined(series, i + 1, n);
}

/* A line of its own for such a figure of a series without markers: that of the key. */
static void draw_dash(struct chart_frame *frame, const struct chart_series *series, uint32_t i)
{
    const struct drawn_path pen = {
        .line = series->look->colour, .width = series->look->line, .dash = series->look->dash};
    struct point at = point_at(frame, series, i);
    len_t slot = frame_slot_left(frame, i + 1) - frame_slot_left(frame, i);
    len_t half = len_min(key_swatch_width(frame->canvas.job->style->key_text), slot) / 2;

    draw_line(&frame->canvas, (struct point){at.x - half, at.y}, (struct point){at.x + half, at.y}, &pen);
}

struct marker signal_marker(const struct chart_style *style, const struct chart_look *look)
{
    uint8_t shape = look->marker == SHAPE_DIAMOND ? SHAPE_SQUARE : SHAPE_DIAMOND;
    return (struct marker){shape, style->signal_colour, marker_size(style, look) * 7 / 5, false};
}

static void draw_series_marker(struct chart_frame *frame, const struct chart_series *series, uint32_t i, bool signal)
{
    const struct chart_style *style = frame->canvas.job->style;
    const struct chart_look *look = series->look;
    struct marker marker = {look->marker, look->colour, marker_size(style, look), false};

    if (signal)
        marker = signal_marker(style, look);
    marker.hollow = series->figures[i].provisional;
    if (marker.shape == SHAPE_NONE && !marker.hollow && stands_alone(series, i, frame->data->ncategories))
        draw_dash(frame, series, i);
    if (marker.shape != SHAPE_NONE || marker.hollow)
        draw_marker(&frame->canvas, point_at(frame, series, i), &marker);
}

void draw_series_line(struct chart_frame *frame, const struct chart_series *series, const uint8_t *signals)
{
    draw_strokes(frame, series);
    for (uint32_t i = 0; i < frame->data->ncategories; i++)
        if (series->figures[i].present)
            draw_series_marker(frame, series, i, signals && signals[i]);
}

/* Whether the stroke from a to b passes through rect: its height where it enters and where it leaves is compared. */
static bool stroke_crosses(struct point a, struct point b, struct rect rect)
{
    len_t left = len_max(a.x, rect.left), right = len_min(b.x, rect.right);
    if (left > right)
        return false;
    int64_t run = len_max(b.x - a.x, 1), rise = b.y - a.y;
    len_t enter = a.y + (len_t)(rise * (left - a.x) / run), leave = a.y + (len_t)(rise * (right - a.x) / run);
    return len_min(enter, leave) < rect.bottom && len_max(enter, leave) > rect.top;
}

static bool line_crosses(const struct chart_frame *frame, const struct chart_series *series, struct rect rect,
                         uint32_t i)
{
    len_t radius = marker_size(frame->canvas.job->style, series->look) / 2;
    if (!series->figures[i].present)
        return false;
    struct point at = point_at(frame, series, i);
    if (rects_touch(rect, (struct rect){at.x - radius, at.y - radius, at.x + radius, at.y + radius}))
        return true;
    bool before = is_joined(series, i, frame->data->ncategories);
    bool after = is_joined(series, i + 1, frame->data->ncategories);
    return (before && stroke_crosses(point_at(frame, series, i - 1), at, rect)) ||
           (after && stroke_crosses(at, point_at(frame, series, i + 1), rect));
}

bool lines_cross(const struct chart_frame *frame, struct rect rect, uint32_t category, bool bars)
{
    for (uint32_t s = 0; s < frame->data->nseries; s++)
        if ((!bars || frame->data->series[s].line) && line_crosses(frame, &frame->data->series[s], rect, category))
            return true;
    return false;
}
