/* Patterns of bars: strokes cut at the bar's edge. */
#include "chart/chart_int.h"

enum { MOST_STROKES = 200 /* of one direction in one bar */ };

/* Strokes along x + y = c: from the lower left to the upper right. */
static void draw_rising(struct canvas *canvas, struct rect r, len_t pitch, const struct drawn_path *pen)
{
    for (len_t c = r.left + r.top + pitch; c < r.right + r.bottom; c += pitch) {
        len_t from = len_max(r.left, c - r.bottom), to = len_min(r.right, c - r.top);
        draw_line(canvas, (struct point){from, c - from}, (struct point){to, c - to}, pen);
    }
}

/* Strokes along y - x = c. */
static void draw_falling(struct canvas *canvas, struct rect r, len_t pitch, const struct drawn_path *pen)
{
    for (len_t c = r.top - r.right + pitch; c < r.bottom - r.left; c += pitch) {
        len_t from = len_max(r.left, r.top - c), to = len_min(r.right, r.bottom - c);
        draw_line(canvas, (struct point){from, from + c}, (struct point){to, to + c}, pen);
    }
}

static void draw_level(struct canvas *canvas, struct rect r, len_t pitch, const struct drawn_path *pen)
{
    for (len_t y = r.bottom - pitch; y > r.top; y -= pitch)
        draw_line(canvas, (struct point){r.left, y}, (struct point){r.right, y}, pen);
}

static void draw_upright(struct canvas *canvas, struct rect r, len_t pitch, const struct drawn_path *pen)
{
    for (len_t x = r.left + pitch; x < r.right; x += pitch)
        draw_line(canvas, (struct point){x, r.top}, (struct point){x, r.bottom}, pen);
}

void draw_pattern(struct canvas *canvas, struct rect rect, const struct chart_look *look)
{
    len_t stroke = look_stroke(look);
    const struct drawn_path pen = {.line = look->colour, .width = stroke};
    /* Oblique strokes are nearer to each other than the places where they meet the edge. */
    len_t straight = len_max(4 * stroke, (rect.right - rect.left + rect.bottom - rect.top) / MOST_STROKES);
    len_t oblique = straight * 7 / 5;

    if (look->pattern == PATTERN_RISING || look->pattern == PATTERN_CROSSED)
        draw_rising(canvas, rect, oblique, &pen);
    if (look->pattern == PATTERN_FALLING || look->pattern == PATTERN_CROSSED)
        draw_falling(canvas, rect, oblique, &pen);
    if (look->pattern == PATTERN_LEVEL)
        draw_level(canvas, rect, straight, &pen);
    if (look->pattern == PATTERN_UPRIGHT)
        draw_upright(canvas, rect, straight, &pen);
}
