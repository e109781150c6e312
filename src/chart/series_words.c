/* The words of figures beside the markers of lines. */
#include "chart/chart_int.h"

/* Above the marker, or below it, wherever nothing is in the way. */
static bool words_place(const struct chart_frame *frame, const struct chart_series *series, uint32_t i,
                        struct point *at)
{
    const struct chart_job *job = frame->canvas.job;
    const struct text_style *text = job->style->label_text;
    len_t width = words_width(job, text, series->figures[i].words);
    len_t slot = (frame->plot.right - frame->plot.left) / (len_t)frame->data->ncategories;
    len_t x = frame_slot_middle(frame, i) - width / 2, y = frame_value(frame, series->figures[i].number);
    len_t clear = marker_size(job->style, series->look) / 2 + text->size / 4;
    const len_t baselines[] = {y - clear - text->size / 4, y + clear + text->size * 3 / 4};

    for (uint32_t k = 0; k < 2 && width <= slot; k++) {
        struct rect rect = words_rect(text, x, baselines[k], width);
        *at = (struct point){x, baselines[k]};
        if (rect.bottom <= frame->plot.bottom && canvas_is_free(&frame->canvas, rect) &&
            !lines_cross(frame, rect, i, false))
            return true;
    }
    return false;
}

static bool has_words(const struct chart_figure *figure)
{
    return figure->present && figure->words.len > 0;
}

void draw_series_words(struct chart_frame *frame, const struct chart_series *series)
{
    struct canvas *canvas = &frame->canvas;
    uint32_t n = frame->data->ncategories;
    bool all = true;
    struct point at;

    for (uint32_t i = 0; i < n && all; i++)
        all = !has_words(&series->figures[i]) || words_place(frame, series, i, &at);
    for (uint32_t i = 0; i < n; i++)
        if (has_words(&series->figures[i]))
            canvas->drawing->values_left_out +=
                !(all && words_place(frame, series, i, &at) &&
                  draw_words(canvas, canvas->job->style->label_text, series->figures[i].words, at.x, at.y));
}
