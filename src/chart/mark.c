/* Bars and markers. */
#include "chart/chart_int.h"

len_t look_stroke(const struct chart_look *look)
{
    return len_max(look->line / 2, 300);
}

static void draw_flat_bar(struct canvas *canvas, struct rect rect, const struct chart_look *look)
{
    const struct drawn_path pen = {.line = look->colour, .width = 2 * look_stroke(look)};
    draw_line(canvas, (struct point){rect.left, rect.top}, (struct point){rect.right, rect.bottom}, &pen);
}

void draw_bar(struct canvas *canvas, struct rect rect, const struct chart_look *look, bool hollow)
{
    len_t stroke = look_stroke(look);
    struct drawn_path pen = {.fill = look->fill, .line = look->colour, .width = stroke};

    if (rect.top == rect.bottom || rect.left == rect.right) {
        draw_flat_bar(canvas, rect, look);
        return;
    }
    if (hollow) {
        pen.fill = DRAW_NONE;
        pen.dash = 3 * stroke;
    } else if (look->pattern == PATTERN_SOLID) {
        pen.fill = look->colour;
    } else if (look->pattern != PATTERN_OUTLINE) {
        pen.line = DRAW_NONE;
        if (pen.fill != STYLE_NO_FILL)
            draw_rect(canvas, rect, &pen);
        draw_pattern(canvas, rect, look);
        pen.line = look->colour;
        pen.fill = DRAW_NONE;
    }
    /* The edge is inside, so that neighbours do not share it. */
    len_t half = len_min(stroke, len_min(rect.right - rect.left, rect.bottom - rect.top)) / 2;
    draw_rect(canvas, (struct rect){rect.left + half, rect.top + half, rect.right - half, rect.bottom - half}, &pen);
}

/* Corners in thousandths of the radius; areas look about equal. */
static const struct point square[] = {{-840, -840}, {840, -840}, {840, 840}, {-840, 840}};
static const struct point diamond[] = {{0, -1200}, {1200, 0}, {0, 1200}, {-1200, 0}};
static const struct point triangle[] = {{0, -1150}, {1100, 850}, {-1100, 850}};
static const struct point triangle_down[] = {{0, 1150}, {-1100, -850}, {1100, -850}};
static const struct point cross[] = {{-1000, -600}, {-600, -1000}, {0, -400}, {600, -1000}, {1000, -600}, {400, 0},
                                     {1000, 600},   {600, 1000},   {0, 400},  {-600, 1000}, {-1000, 600}, {-400, 0}};
static const struct point star[] = {{0, -1300}, {300, -412},  {1236, -402}, {485, 158},    {764, 1052},
                                    {0, 510},   {-764, 1052}, {-485, 158},  {-1236, -402}, {-300, -412}};
static const struct point circle[] = {{1000, 0},   {924, 383},  {707, 707},  {383, 924},   {0, 1000},    {-383, 924},
                                      {-707, 707}, {-924, 383}, {-1000, 0},  {-924, -383}, {-707, -707}, {-383, -924},
                                      {0, -1000},  {383, -924}, {707, -707}, {924, -383}};

struct outline {
    const struct point *points;
    uint32_t n;
};

#define OUTLINE(points) points, sizeof(points) / sizeof((points)[0])

static struct outline shape_outline(uint8_t shape)
{
    static const struct outline outlines[SHAPE__COUNT] = {
        [SHAPE_STAR] = {OUTLINE(star)},
        [SHAPE_TRIANGLE] = {OUTLINE(triangle)},
        [SHAPE_ARROW_UP] = {OUTLINE(triangle)},
        [SHAPE_TRIANGLE_DOWN] = {OUTLINE(triangle_down)},
        [SHAPE_ARROW_DOWN] = {OUTLINE(triangle_down)},
        [SHAPE_SQUARE] = {OUTLINE(square)},
        [SHAPE_DIAMOND] = {OUTLINE(diamond)},
        [SHAPE_CROSS] = {OUTLINE(cross)},
    };
    if (shape < SHAPE__COUNT && outlines[shape].n > 0)
        return outlines[shape];
    return (struct outline){OUTLINE(circle)};
}

void draw_marker(struct canvas *canvas, struct point at, const struct marker *marker)
{
    struct point points[sizeof(circle) / sizeof(circle[0])];
    struct outline outline = shape_outline(marker->shape);
    bool hollow = marker->hollow || marker->shape == SHAPE_RING;
    len_t line = len_max(marker->size / 5, 300);
    int64_t radius = hollow ? (marker->size - line) / 2 : marker->size / 2;

    for (uint32_t i = 0; i < outline.n; i++)
        points[i] = (struct point){at.x + (len_t)(outline.points[i].x * radius / 1000),
                                   at.y + (len_t)(outline.points[i].y * radius / 1000)};
    struct drawn_path path = {.points = points,
                              .n = outline.n,
                              .closed = true,
                              .fill = hollow ? canvas->job->style->hollow_fill : marker->colour,
                              .line = hollow ? marker->colour : DRAW_NONE,
                              .width = line};
    draw_path(canvas, &path);
}

len_t marker_size(const struct chart_style *style, const struct chart_look *look)
{
    return len_max(style->marker_size, 2 * look->line);
}
