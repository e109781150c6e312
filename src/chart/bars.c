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

/* Whether nothing is in the way of words; lines pass them at a little distance. */
static bool is_clear(const struct wordy *wordy, struct rect rect, uint32_t c)
{
    const struct chart_frame *frame = wordy->frame;
    len_t rim = frame->canvas.job->style->label_text->size / 8;
    const struct rect aired = {rect.left, rect.top - rim, rect.right, rect.bottom + rim};
    return canvas_is_free(&frame->canvas, rect) && !lines_cross(frame, aired, c, true) &&
           !bars_touch(frame, wordy->clusters, rect, c);
}

/* Where the words of a figure stand over its bar, or under it when it hangs from zero. */
static struct point words_place(const struct wordy *wordy, uint32_t c, len_t width)
{
    const struct text_style *text = wordy->frame->canvas.job->style->label_text;
    const struct chart_figure *figure = &wordy->series->figures[c];
    struct rect bar = bar_rect(wordy->frame, wordy->clusters, wordy->bar, c, figure->number);
    bool hanging = figure->number.units < 0;
    return (struct point){(bar.left + bar.right - width) / 2,
                          hanging ? bar.bottom + text->size : bar.top - text->size / 2};
}

static len_t width_of_words(const struct wordy *wordy, uint32_t c)
{
    const struct chart_job *job = wordy->frame->canvas.job;
    return words_width(job, job->style->label_text, wordy->series->figures[c].words);
}

/* Whether the words of every figure of the series are narrow enough for its bar and have a clear place. */
static bool all_have_room(const struct wordy *wordy)
{
    const struct chart_frame *frame = wordy->frame;
    for (uint32_t c = 0; c < frame->data->ncategories; c++) {
        if (!has_words(&wordy->series->figures[c]))
            continue;
        len_t width = width_of_words(wordy, c);
        struct point at = words_place(wordy, c, width);
        if (width > words_most(frame, wordy->clusters) ||
            !is_clear(wordy, words_rect(frame->canvas.job->style->label_text, at.x, at.y, width), c))
            return false;
    }
    return true;
}

/* All words of a series or none, so that nobody takes some for all there is to say. */
static void draw_bar_words(const struct wordy *wordy)
{
    struct canvas *canvas = &wordy->frame->canvas;
    bool room = all_have_room(wordy);
    for (uint32_t c = 0; c < wordy->frame->data->ncategories; c++) {
        const struct chart_figure *figure = &wordy->series->figures[c];
        if (!has_words(figure))
            continue;
        struct point at = words_place(wordy, c, width_of_words(wordy, c));
        canvas->drawing->values_left_out +=
            !(room && draw_words(canvas, canvas->job->style->label_text, figure->words, at.x, at.y));
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
