/* Bullet bars. */
#include "chart/chart_int.h"

enum { MOST_STEPS = 6 };

struct bullet {
    struct canvas canvas;
    const struct chart_bullet_data *data;
    struct chart_ticks ticks;
    struct scale scale;
    struct rect band;
};

static struct range bullet_range(const struct chart_bullet_data *data)
{
    struct range range = {{0, 0}, {0, 0}, true};

    if (data->most.units > 0)
        range_add(&range, data->most);
    if (data->actual.present)
        range_add(&range, data->actual.number);
    if (data->target.present)
        range_add(&range, data->target.number);
    for (uint32_t i = 0; i < 2 && data->has_limits; i++)
        range_add(&range, data->limits[i]);
    return range;
}

static len_t step_width(const struct bullet *bullet, uint32_t i)
{
    const struct chart_job *job = bullet->canvas.job;
    return words_width(job, job->style->label_text,
                       ticks_words(job->arena, &bullet->ticks, i, bullet->data->prefix, bullet->data->unit));
}

/* As many steps as have room for their words, which are about as wide as those of the widest end. */
static void choose_ticks(struct bullet *bullet, const struct range *range)
{
    bullet->ticks = chart_ticks(range->low, range->high, MOST_STEPS);
    len_t widest = len_max(step_width(bullet, 0), step_width(bullet, bullet->ticks.n - 1));
    len_t room = (bullet->band.right - bullet->band.left) / len_max(widest * 3 / 2, 1);
    if (room < MOST_STEPS)
        bullet->ticks = chart_ticks(range->low, range->high, (uint32_t)len_max(room, 2));
}

/* Room for the words of target (above), actual (right) and scale (below), as far as enough is left for the bar. */
static void place_band(struct bullet *bullet)
{
    const struct chart_job *job = bullet->canvas.job;
    const struct text_style *text = job->style->label_text;
    struct drawing *drawing = bullet->canvas.drawing;
    struct rect *band = &bullet->band;

    *band = (struct rect){0, 0, drawing->width, drawing->height};
    if (!bullet->data->axis)
        return;
    len_t right = words_width(job, text, bullet->data->actual.words);
    if (bullet->data->actual.present && right > 0 && right < drawing->width / 3)
        band->right -= right + text->size / 2;
    if (band->bottom >= 3 * text->leading)
        band->bottom -= text->leading + text->size / 2;
    if (bullet->data->target.present && bullet->data->target.words.len > 0 && band->bottom >= 2 * text->leading)
        band->top += text->leading;
}

static void make_scale(struct bullet *bullet)
{
    struct range range = bullet_range(bullet->data);
    const struct rect *band = &bullet->band;

    choose_ticks(bullet, &range);
    if (!bullet->data->axis && bullet->data->most.units > 0 && range.low.units == 0)
        bullet->scale = (struct scale){0, wide_from(range.high), band->left, band->right - band->left};
    else
        bullet->scale = ticks_scale(&bullet->ticks, band->left, band->right - band->left);
}

static len_t bullet_place(const struct bullet *bullet, struct decimal v)
{
    return scale_place(&bullet->scale, wide_from(v));
}

/* Half way to the colour of the paper. */
static uint32_t paler(uint32_t colour, uint32_t paper)
{
    return ((colour & 0xfefefe) >> 1) + ((paper & 0xfefefe) >> 1) + (colour & paper & 0x010101);
}

/* The tolerance in a pale tint, what is worse than it in a full one. */
static void draw_bands(struct bullet *bullet)
{
    const struct chart_style *style = bullet->canvas.job->style;
    struct rect rect = bullet->band;
    struct drawn_path pen = {.fill = paler(style->band_fill, style->hollow_fill), .line = DRAW_NONE};

    if (!bullet->data->has_limits)
        return;
    rect.left = bullet_place(bullet, bullet->data->limits[0]);
    rect.right = bullet_place(bullet, bullet->data->limits[1]);
    draw_rect(&bullet->canvas, rect, &pen);
    pen.fill = style->band_fill;
    if (bullet->data->lower_is_better) {
        rect.left = rect.right;
        rect.right = bullet->band.right;
    } else {
        rect.right = rect.left;
        rect.left = bullet->band.left;
    }
    draw_rect(&bullet->canvas, rect, &pen);
}

static void draw_actual(struct bullet *bullet)
{
    const struct chart_figure *actual = &bullet->data->actual;
    const struct text_style *text = bullet->canvas.job->style->label_text;
    const struct rect *band = &bullet->band;
    len_t third = (band->bottom - band->top) / 3, middle = (band->top + band->bottom) / 2;
    len_t zero = bullet_place(bullet, (struct decimal){0, 0}), end = bullet_place(bullet, actual->number);

    if (!actual->present)
        return;
    draw_bar(&bullet->canvas,
             (struct rect){len_min(zero, end), band->top + third, len_max(zero, end), band->bottom - third},
             bullet->data->actual_look, actual->provisional);
    if (bullet->data->axis &&
        !draw_words(&bullet->canvas, text, actual->words, band->right + text->size / 2, middle + words_drop(text)))
        bullet->canvas.drawing->values_left_out++;
}

/* Puts words that belong to x, centred on it but inside the drawing. */
static bool draw_centred(struct bullet *bullet, struct str words, len_t x, len_t y)
{
    const struct chart_job *job = bullet->canvas.job;
    len_t width = words_width(job, job->style->label_text, words);
    len_t left = len_max(0, len_min(x - width / 2, bullet->canvas.drawing->width - width));
    return draw_words(&bullet->canvas, job->style->label_text, words, left, y);
}

static void draw_target(struct bullet *bullet)
{
    const struct text_style *text = bullet->canvas.job->style->label_text;
    const struct chart_look *look = bullet->data->target_look;
    const struct rect *band = &bullet->band;
    len_t eighth = (band->bottom - band->top) / 8, x = bullet_place(bullet, bullet->data->target.number);
    const struct drawn_path pen = {.line = look->colour, .width = 2 * look->line};

    if (!bullet->data->target.present)
        return;
    /* The whole stroke is inside the band, also at the ends of the scale. */
    len_t inside = len_max(band->left + look->line, len_min(x, band->right - look->line));
    draw_line(&bullet->canvas, (struct point){inside, band->top + eighth},
              (struct point){inside, band->bottom - eighth}, &pen);
    if (bullet->data->axis &&
        !draw_centred(bullet, bullet->data->target.words, x, band->top - text->leading / 2 + words_drop(text)))
        bullet->canvas.drawing->values_left_out++;
}

static void draw_scale(struct bullet *bullet)
{
    const struct chart_job *job = bullet->canvas.job;
    const struct text_style *text = job->style->label_text;
    const struct drawn_path pen = {.line = job->style->axis_colour, .width = job->style->axis};
    len_t y = bullet->band.bottom, tick = text->size / 4;

    draw_line(&bullet->canvas, (struct point){bullet->band.left, y}, (struct point){bullet->band.right, y}, &pen);
    for (uint32_t i = 0; i < bullet->ticks.n; i++) {
        len_t x = scale_place(&bullet->scale, ticks_at(&bullet->ticks, i));
        struct str words = ticks_words(job->arena, &bullet->ticks, i, bullet->data->prefix, bullet->data->unit);
        draw_line(&bullet->canvas, (struct point){x, y}, (struct point){x, y + tick}, &pen);
        if (!draw_centred(bullet, words, x, y + text->size / 2 + text->leading / 2 + words_drop(text)))
            bullet->canvas.drawing->labels_left_out++;
    }
}

struct drawing *chart_bullet(const struct chart_job *job, const struct chart_bullet_data *data)
{
    struct bullet bullet = {.canvas = canvas_new(job), .data = data};

    place_band(&bullet);
    make_scale(&bullet);
    draw_bands(&bullet);
    draw_actual(&bullet);
    draw_target(&bullet);
    if (data->axis)
        draw_scale(&bullet);
    return bullet.canvas.drawing;
}
