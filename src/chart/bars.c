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

/* Where a figure's words stand: centred over its bar, or under it when the bar hangs from zero. */
static struct point words_point(const struct chart_frame *frame, struct rect bar, const struct chart_figure *figure,
                                len_t width)
{
    const struct text_style *text = frame->canvas.job->style->label_text;
    len_t gap = text->size / 4, x = (bar.left + bar.right - width) / 2;
    return (struct point){x, figure->number.units < 0 ? bar.bottom + gap + text->size * 3 / 4
                                                      : bar.top - gap - text->size / 4};
}

/* Words wider than two bars would stand over more than their own and its neighbours'. */
static bool words_fit(const struct chart_frame *frame, const struct clusters *clusters, uint32_t bar, uint32_t c,
                      const struct chart_figure *figure, struct point *at)
{
    const struct chart_job *job = frame->canvas.job;
    len_t width = words_width(job, job->style->label_text, figure->words);
    *at = words_point(frame, bar_rect(frame, clusters, bar, c, figure->number), figure, width);
    struct rect rect = words_rect(job->style->label_text, at->x, at->y, width);
    return width <= 2 * clusters->pitch && canvas_is_free(&frame->canvas, rect) &&
           !bars_touch(frame, clusters, rect, c) && !lines_cross(frame, rect, c, true);
}

static bool has_words(const struct chart_figure *figure)
{
    return figure->present && figure->words.len > 0;
}

/* All figures of a series have their words, or none has. */
static void draw_bar_words(struct chart_frame *frame, const struct clusters *clusters,
                           const struct chart_series *series, uint32_t bar)
{
    struct canvas *canvas = &frame->canvas;
    uint32_t n = frame->data->ncategories, wordy = 0, fitting = 0;
    struct point at;

    for (uint32_t c = 0; c < n && fitting == wordy; c++)
        if (has_words(&series->figures[c])) {
            wordy++;
            fitting += words_fit(frame, clusters, bar, c, &series->figures[c], &at);
        }
    for (uint32_t c = 0; c < n; c++)
        if (has_words(&series->figures[c])) {
            bool fits = fitting == wordy && words_fit(frame, clusters, bar, c, &series->figures[c], &at);
            canvas->drawing->values_left_out +=
                !(fits && draw_words(canvas, canvas->job->style->label_text, series->figures[c].words, at.x, at.y));
        }
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
    for (uint32_t s = 0, bar = 0; s < data->nseries; s++)
        if (!data->series[s].line)
            draw_bar_words(&frame, &clusters, &data->series[s], bar++);
        else
            draw_series_words(&frame, &data->series[s]);
    return frame.canvas.drawing;
}
