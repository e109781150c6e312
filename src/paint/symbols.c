#include "paint/symbols_int.h"

struct point {
    int16_t x, y; /* thousandths of the square's side, from its lower left corner */
};

struct polygon {
    const struct point *points;
    uint32_t n;
};

#define POLYGON(points)                                \
    {                                                  \
        (points), sizeof(points) / sizeof((points)[0]) \
    }

/* Five points on a circle round (500, 475) with radius 525, the inner ones at 0.382 of it. */
static const struct point star[] = {{500, 1000}, {382, 637}, {1, 637},   {309, 413}, {191, 50},
                                    {500, 274},  {809, 50},  {691, 413}, {999, 637}, {618, 637}};
static const struct point triangle[] = {{0, 65}, {1000, 65}, {500, 931}};
static const struct point triangle_down[] = {{0, 931}, {500, 65}, {1000, 931}};
static const struct point square[] = {{60, 60}, {940, 60}, {940, 940}, {60, 940}};
static const struct point diamond[] = {{500, 0}, {1000, 500}, {500, 1000}, {0, 500}};
static const struct point cross[] = {{180, 40},  {500, 360}, {820, 40},  {960, 180}, {640, 500}, {960, 820},
                                     {820, 960}, {500, 640}, {180, 960}, {40, 820},  {360, 500}, {40, 180}};
static const struct point tick[] = {{20, 460}, {160, 600}, {380, 380}, {840, 880}, {980, 740}, {380, 100}};
static const struct point equals_low[] = {{60, 200}, {940, 200}, {940, 400}, {60, 400}};
static const struct point equals_high[] = {{60, 600}, {940, 600}, {940, 800}, {60, 800}};
static const struct point arrow_up[] = {{500, 1000}, {60, 520},  {360, 520}, {360, 0},
                                        {640, 0},    {640, 520}, {940, 520}};
static const struct point arrow_down[] = {{500, 0},    {940, 480}, {640, 480}, {640, 1000},
                                          {360, 1000}, {360, 480}, {60, 480}};
static const struct point arrow_right[] = {{1000, 500}, {520, 940}, {520, 640}, {0, 640},
                                           {0, 360},    {520, 360}, {520, 60}};

static const struct polygon polygons[SHAPE__COUNT][2] = {
    [SHAPE_STAR] = {POLYGON(star)},
    [SHAPE_TRIANGLE] = {POLYGON(triangle)},
    [SHAPE_TRIANGLE_DOWN] = {POLYGON(triangle_down)},
    [SHAPE_SQUARE] = {POLYGON(square)},
    [SHAPE_DIAMOND] = {POLYGON(diamond)},
    [SHAPE_CROSS] = {POLYGON(cross)},
    [SHAPE_TICK] = {POLYGON(tick)},
    [SHAPE_EQUALS] = {POLYGON(equals_low), POLYGON(equals_high)},
    [SHAPE_ARROW_UP] = {POLYGON(arrow_up)},
    [SHAPE_ARROW_DOWN] = {POLYGON(arrow_down)},
    [SHAPE_ARROW_RIGHT] = {POLYGON(arrow_right)},
};

static const char *const names[SHAPE__COUNT] = {
    [SHAPE_NONE] = "none",
    [SHAPE_STAR] = "star",
    [SHAPE_CIRCLE] = "circle",
    [SHAPE_TRIANGLE] = "triangle",
    [SHAPE_TRIANGLE_DOWN] = "triangle-down",
    [SHAPE_SQUARE] = "square",
    [SHAPE_DIAMOND] = "diamond",
    [SHAPE_CROSS] = "cross",
    [SHAPE_TICK] = "tick",
    [SHAPE_EQUALS] = "equals",
    [SHAPE_ARROW_UP] = "arrow-up",
    [SHAPE_ARROW_DOWN] = "arrow-down",
    [SHAPE_ARROW_RIGHT] = "arrow-right",
    [SHAPE_RING] = "ring",
};

const char *symbol_name(enum shape shape)
{
    return names[shape];
}

/* Positions are handed on as they are: a pen puts them into its own square. */

static void draw_polygon(const struct symbol_pen *pen, const struct polygon *polygon)
{
    for (uint32_t i = 0; i < polygon->n; i++)
        (i == 0 ? pen->move : pen->line)(pen->self, polygon->points[i].x, polygon->points[i].y);
    pen->close(pen->self);
}

/* Four Bezier arcs round the middle; control points at 0.5523 of the radius. */
static void draw_circle(const struct symbol_pen *pen, int32_t radius)
{
    static const int8_t ends[5][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 0}};
    int32_t bend = radius * 5523 / 10000;

    pen->move(pen->self, 500 + radius, 500);
    for (int i = 0; i < 4; i++) {
        const int8_t *from = ends[i], *to = ends[i + 1];
        int32_t points[6] = {500 + from[0] * radius + to[0] * bend,
                             500 + from[1] * radius + to[1] * bend,
                             500 + to[0] * radius + from[0] * bend,
                             500 + to[1] * radius + from[1] * bend,
                             500 + to[0] * radius,
                             500 + to[1] * radius};

        pen->curve(pen->self, points);
    }
    pen->close(pen->self);
}

void symbol_draw(const struct symbol_pen *pen, enum shape shape)
{
    if (shape == SHAPE_NONE)
        return;
    if (shape == SHAPE_CIRCLE || shape == SHAPE_RING)
        draw_circle(pen, 480);
    if (shape == SHAPE_RING)
        draw_circle(pen, 300);
    for (int i = 0; i < 2; i++)
        if (polygons[shape][i].n > 0)
            draw_polygon(pen, &polygons[shape][i]);
}

bool symbol_has_hole(enum shape shape)
{
    return shape == SHAPE_RING;
}
