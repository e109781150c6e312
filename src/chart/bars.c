/* Clustered bars. */
#include "chart/chart_int.h"

/* Bars of one cluster stand beside each other, `pitch` apart, each `width` wide. */
struct clusters {
    uint32_t nbars;
    len_t pitch, width;
};

static struct clusters make_clusters(const struct chart_frame *frame)
{
    const struct chart_style *style = frame->canvas.job->style;
    struct clusters clusters = {0};

    for (uint32_t s = 0; s < frame->data->nseries; s++)
        clusters.nbars += !frame->data->series[s].line;
    int64_t slot = frame->plot.right - frame->plot.left;
    int64_t parts = (int64_t)len_max((len_t)frame->data->ncategories, 1) *
                    ((int64_t)clusters.nbars * 100 + len_max(style->bar_gap, 0));
    len_t pitch = (len_t)(slot * 100 / (parts > 0 ? parts : 1));
    clusters.pitch = style->bar_most > 0 ? len_min(pitch, style->bar_most) : pitch;
    /* A hair's breadth between neighbours, where they are wide enough to spare it. */
    clusters.width = clusters.pitch - clusters.pitch / 12;
    return clusters;
}

/* The bar of a figure; `bar` is the series' place among those that are bars. */
static struct rect bar_rect(const struct chart_frame *frame, const struct clusters *clusters, uint32_t bar,
                            uint32_t category, struct decimal v)
{
    int64_t spare = clusters->pitch - clusters->width, all = (int64_t)clusters->pitch * clusters->nbars - spare;
    len_t left = frame_slot_middle(frame, category) + (len_t)((int64_t)clusters->pitch * bar - all / 2);
    len_t zero = frame_value(frame, (struct decimal){0, 0}), end = frame_value(frame, v);
    return (struct rect){left, len_min(zero, end), left + clusters->width, len_max(zero, end)};
}

static void draw_bars(struct chart_frame *frame, const struct clusters *clusters, const struct chart_series *series,
                      uint32_t bar)
{
    for (uint32_t c = 0; c < frame->data->ncategories; c++) {
        const struct chart_figure *figure = &series->figures[c];
        if (figure->present)
            draw_bar(&frame->canvas, bar_rect(frame, clusters, bar, c, figure->number), series->look,
                     figure->provisional);
    }
}

/* Whether words over one bar of a cluster touch another bar of it, or of the neighbouring clusters. */
static bool bars_touch(const struct chart_frame *frame, const struct clusters *clusters, struct rect rect,
                       uint32_t category)
{
    uint32_t first = category > 0 ? category - 1 : 0, bar = 0;

    for (uint32_t s = 0; s < frame->data->nseries; s++) {
        const struct chart_series *series = &frame->data->series[s];
        for (uint32_t c = first; c < frame->data->ncategories && c <= category + 1 && !series->line; c++)
            if (series->figures[c].present &&
                rects_touch(rect, bar_rect(frame, clusters, bar, c, series->figures[c].number)))
                return true;
        bar += !series->line;
    }
    return false;
}

/* The greatest width of words over a bar: wider ones would seem to belong to its neighbours too. */
static len_t words_most(const struct chart_frame *frame, const struct clusters *clusters)
{
    if (clusters->nbars > 1)
        return clusters->pitch;
    return (frame->plot.right - frame->plot.left) / (len_t)frame->data->ncategories;
}

/* A series of bars whose words are being placed. */
struct wordy {
    struct chart_frame *frame;
    const struct clusters *clusters;
    const struct chart_series *series;
    uint32_t bar;
};

static bool has_words(const struct chart_figure *figure)
{
    return figure->present && figure->words.len > 0;
}

/* Whether all words of a series are narrow enough for its bars. */
static bool all_narrow(const struct wordy *wordy)
{
    const struct chart_job *job = wordy->frame->canvas.job;
    for (uint32_t c = 0; c < wordy->frame->data->ncategories; c++) {
        const struct chart_figure *figure = &wordy->series->figures[c];
        if (has_words(figure) &&
            words_width(job, job->style->label_text, figure->words) > words_most(wordy->frame, wordy->clusters))
            return false;
    }
    return true;
}

/* Whether nothing is in the way of words; lines pass them at a little distance. */
static bool is_clear(const struct wordy *wordy, struct rect rect, uint32_t c)
{
    const struct chart_frame *frame = wordy->frame;
    len_t rim = frame->canvas.job->style->label_text->size / 8;
    const struct rect aired = {rect.left, rect.top - rim, rect.right, rect.bottom + rim};
    return canvas_is_free(&frame->canvas, rect) && !lines_cross(frame, aired, c, true) &&
           !bars_touch(frame, wordy->clusters, rect, c);
}

/* Puts words over their bar (under it when it hangs from zero), or a little further away where a line passes between.
 * False where there is no room so near that they still seem to belong to the bar. */
static bool put_words(const struct wordy *wordy, uint32_t c)
{
    struct chart_frame *frame = wordy->frame;
    const struct text_style *text = frame->canvas.job->style->label_text;
    const struct chart_figure *figure = &wordy->series->figures[c];
    struct rect bar = bar_rect(frame, wordy->clusters, wordy->bar, c, figure->number);
    bool hanging = figure->number.units < 0;
    len_t width = words_width(frame->canvas.job, text, figure->words), x = (bar.left + bar.right - width) / 2;
    len_t y = hanging ? bar.bottom + text->size : bar.top - text->size / 2;
    len_t step = len_max(text->size / 8, 1);

    for (len_t away = 0; away <= text->size * 3 / 4; away += step) {
        len_t baseline = hanging ? y + away : y - away;
        if (is_clear(wordy, words_rect(text, x, baseline, width), c))
            return draw_words(&frame->canvas, text, figure->words, x, baseline);
    }
    return false;
}

/* Words too wide for their bars are left out of the whole series, so that nobody takes some for all there is to say.
 */
static void draw_bar_words(const struct wordy *wordy)
{
    bool narrow = all_narrow(wordy);
    for (uint32_t c = 0; c < wordy->frame->data->ncategories; c++)
        if (has_words(&wordy->series->figures[c]))
            wordy->frame->canvas.drawing->values_left_out += !(narrow && put_words(wordy, c));
}

struct drawing *chart_bars(const struct chart_job *job, const struct chart_data *data)
{
    struct chart_frame frame = {.key = key_of_series(job, data, true)};
    struct range range = {{0, 0}, {0, 0}, true};

    range_add_data(&range, data);
    frame_open(&frame, job, data, &range, 0);
    frame_draw(&frame);
    struct clusters clusters = make_clusters(&frame);
    for (uint32_t s = 0, bar = 0; s < data->nseries; s++)
        if (!data->series[s].line)
            draw_bars(&frame, &clusters, &data->series[s], bar++);
    frame_draw_base(&frame);
    for (uint32_t s = 0; s < data->nseries; s++)
        if (data->series[s].line)
            draw_series_line(&frame, &data->series[s], NULL);
    for (uint32_t s = 0, bar = 0; s < data->nseries; s++) {
        const struct wordy wordy = {&frame, &clusters, &data->series[s], bar};
        if (data->series[s].line)
            draw_series_words(&frame, &data->series[s]);
        else
            draw_bar_words(&wordy);
        bar += !data->series[s].line;
    }
    return frame.canvas.drawing;
}
