/* The outlines of glyphs, for devices that have no fonts. */
#include <math.h>

#include "text/font_int.h"

struct drawing_hand {
    const struct text_pen *pen;
    void *self;
};

/* Composed glyphs may be scaled, so that no file is bound to keep to what its points can say; what is beyond any
 * paper is cut off. */
static int32_t to_thousandths(float units)
{
    const float most = 1000000;

    if (!(units > -most))
        return -1000000000;
    return units < most ? (int32_t)lround((double)units * 1000) : 1000000000;
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    const struct drawing_hand *hand = data;

    (void)funcs, (void)state, (void)user;
    hand->pen->move(hand->self, to_thousandths(x), to_thousandths(y));
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    const struct drawing_hand *hand = data;

    (void)funcs, (void)state, (void)user;
    hand->pen->line(hand->self, to_thousandths(x), to_thousandths(y));
}

static void curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float control_x, float control_y,
                     float x, float y, void *user)
{
    const struct drawing_hand *hand = data;

    (void)funcs, (void)state, (void)user;
    hand->pen->curve(hand->self, to_thousandths(control_x), to_thousandths(control_y), to_thousandths(x),
                     to_thousandths(y));
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
    const struct drawing_hand *hand = data;

    (void)funcs, (void)state, (void)user;
    hand->pen->close(hand->self);
}

static hb_draw_funcs_t *make_funcs(void)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();

    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, curve_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    return funcs;
}

void text_outline(struct text *text, uint32_t face, uint32_t cid, const struct text_pen *pen, void *self)
{
    struct drawing_hand hand = {pen, self};
    const struct font *font;

    if (face >= text->faces.n || cid >= text->faces.items[face]->cids.n)
        return;
    font = text->faces.items[face];
    if (text->draw == NULL)
        text->draw = make_funcs();
    hb_font_get_glyph_shape(font->hb_font, font->cids.gids[cid], text->draw, &hand);
}
