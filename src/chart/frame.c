/* The frame of a chart: key above, axis of values on the left, categories below, and the plot in between. */
#include "chart/chart_int.h"

enum { MOST_STEPS = 6 };

/* How many steps an axis of this height has room for: a label every two and a half lines. */
static uint32_t wanted_steps(const struct text_style *text, len_t height)
{
    len_t steps = height / len_max(text->leading * 5 / 2, 1);
    return (uint32_t)len_max(2, len_min(steps, MOST_STEPS));
}

static len_t widest_value(const struct chart_frame *frame)
{
    const struct chart_job *job = frame->canvas.job;
    len_t width = 0;

    for (uint32_t i = 0; i < frame->ticks.n; i++) {
        struct str words = ticks_words(job->arena, &frame->ticks, i, frame->data->prefix, frame->data->unit);
        width = len_max(width, words_width(job, job->style->label_text, words));
    }
    return width;
}

static len_t value_gap(const struct text_style *text)
{
    return text->size / 2;
}

/* The height of the plot, and with it the number of steps, is guessed from one line of categories: to know better,
 * the categories would have to be broken, which needs the width that the words of the steps leave. */
static void place_values(struct chart_frame *frame, const struct range *range)
{
    const struct text_style *text = frame->canvas.job->style->label_text;
    len_t height = frame->plot.bottom - frame->plot.top - text->leading * 3 / 2;
    struct decimal zero = {0, 0}, one = {1, 0};

    frame->ticks =
        chart_ticks(range->any ? range->low : zero, range->any ? range->high : one, wanted_steps(text, height));
    len_t width = widest_value(frame) + value_gap(text);
    if (width > (frame->plot.right - frame->plot.left) / 2)
        frame->canvas.drawing->labels_left_out += frame->ticks.n;
    else
        frame->plot.left += width;
}

static bool any_words(const struct chart_data *data)
{
    for (uint32_t s = 0; s < data->nseries; s++)
        for (uint32_t c = 0; c < data->ncategories; c++)
            if (data->series[s].figures[c].present && data->series[s].figures[c].words.len > 0)
                return true;
    return false;
}

/* Where too little height is left for the plot, first the categories and then the key give way. */
static void place_plot(struct chart_frame *frame)
{
    const struct text_style *text = frame->canvas.job->style->label_text;
    len_t least = 2 * text->leading;

    categories_place(frame);
    frame->plot.bottom -= categories_height(frame);
    if (frame->plot.bottom - frame->plot.top < least) {
        frame->canvas.drawing->labels_left_out += frame->data->ncategories;
        frame->categories = (struct categories){0};
        frame->plot.bottom = frame->canvas.drawing->height - text->leading / 2;
    }
    if (frame->plot.bottom < frame->plot.top)
        frame->plot.bottom = frame->plot.top = (frame->plot.bottom + frame->plot.top) / 2;
}

void frame_open(struct chart_frame *frame, const struct chart_job *job, const struct chart_data *data,
                const struct range *range, len_t right)
{
    const struct text_style *text = job->style->label_text;

    frame->canvas = canvas_new(job);
    frame->data = data;
    key_place(job, &frame->key);
    frame->plot = (struct rect){0, frame->key.height + (any_words(data) ? text->leading * 5 / 4 : text->leading / 2),
                                len_max(frame->canvas.drawing->width - right, 0), frame->canvas.drawing->height};
    place_values(frame, range);
    place_plot(frame);
    frame->values = ticks_scale(&frame->ticks, frame->plot.bottom, frame->plot.top - frame->plot.bottom);
}

len_t frame_value(const struct chart_frame *frame, struct decimal v)
{
    return scale_place(&frame->values, wide_from(v));
}

len_t frame_slot_left(const struct chart_frame *frame, uint32_t category)
{
    int64_t width = frame->plot.right - frame->plot.left;
    return frame->plot.left + (len_t)(width * category / len_max((len_t)frame->data->ncategories, 1));
}

len_t frame_slot_middle(const struct chart_frame *frame, uint32_t category)
{
    return (frame_slot_left(frame, category) + frame_slot_left(frame, category + 1)) / 2;
}

/* Draws the words of every `stride`th step, so that they have room. */
static void draw_values(struct chart_frame *frame)
{
    const struct chart_job *job = frame->canvas.job;
    const struct text_style *text = job->style->label_text;
    len_t pitch = (frame->plot.bottom - frame->plot.top) / (len_t)(frame->ticks.n - 1);
    uint32_t stride = pitch > 0 ? (uint32_t)((text->leading + pitch - 1) / pitch) : frame->ticks.n;

    for (uint32_t i = 0; i < frame->ticks.n && frame->plot.left > 0; i += stride) {
        struct str words = ticks_words(job->arena, &frame->ticks, i, frame->data->prefix, frame->data->unit);
        len_t x = frame->plot.left - value_gap(text) - words_width(job, text, words);
        len_t y = scale_place(&frame->values, ticks_at(&frame->ticks, i));
        if (!draw_words(&frame->canvas, text, words, x, y + words_drop(text)))
            frame->canvas.drawing->labels_left_out++;
    }
}

static void draw_grid(struct chart_frame *frame)
{
    const struct chart_style *style = frame->canvas.job->style;
    const struct drawn_path pen = {.line = style->grid_colour, .width = style->grid};

    for (uint32_t i = 0; i < frame->ticks.n; i++) {
        len_t y = scale_place(&frame->values, ticks_at(&frame->ticks, i));
        draw_line(&frame->canvas, (struct point){frame->plot.left, y}, (struct point){frame->plot.right, y}, &pen);
    }
}

void frame_draw(struct chart_frame *frame)
{
    key_draw(&frame->canvas, &frame->key);
    draw_grid(frame);
    draw_values(frame);
    categories_draw(frame);
}

void frame_draw_base(struct chart_frame *frame)
{
    const struct chart_style *style = frame->canvas.job->style;
    const struct drawn_path pen = {.line = style->axis_colour, .width = style->axis};
    len_t y = frame_value(frame, (struct decimal){0, 0});

    draw_line(&frame->canvas, (struct point){frame->plot.left, y}, (struct point){frame->plot.right, y}, &pen);
}
