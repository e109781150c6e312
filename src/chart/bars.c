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

/* Where the words of figures stand: over the bar (under it when it hangs from zero), or on a plate at its foot where
 * a line is in the way. */
enum words_at { WORDS_OVER, WORDS_FOOT, WORDS_NOWHERE };

/* The left end and baseline of a figure's words. */
static struct point words_point(const struct chart_frame *frame, struct rect bar, bool hanging, len_t width,
                                enum words_at where)
{
    const struct text_style *text = frame->canvas.job->style->label_text;
    len_t above = text->size / 4, below = text->size * 3 / 4;
    len_t gap = text->size / 4;
    len_t x = (bar.left + bar.right - width) / 2;

    if (where == WORDS_OVER)
        return (struct point){x, hanging ? bar.bottom + gap + below : bar.top - gap - above};
    return (struct point){x, hanging ? bar.top + text->size / 2 + below : bar.bottom - text->size / 2 - above};
}

/* The plate reaches a little beyond the words on all sides. */
static struct rect plate_rect(const struct text_style *text, struct rect words)
{
    len_t rim = text->size / 6;
    return (struct rect){words.left - rim, words.top, words.right + rim, words.bottom};
}

static bool rect_within(struct rect inner, struct rect outer)
{
    return inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right &&
           inner.bottom <= outer.bottom;
}

/* A series of bars whose words are being placed. */
struct wordy {
    struct chart_frame *frame;
    const struct clusters *clusters;
    const struct chart_series *series;
    uint32_t bar;
};

static bool words_fit(const struct wordy *wordy, uint32_t c, enum words_at where, struct point *at)
{
    const struct chart_frame *frame = wordy->frame;
    const struct chart_job *job = frame->canvas.job;
    const struct text_style *text = job->style->label_text;
    const struct chart_figure *figure = &wordy->series->figures[c];
    len_t width = words_width(job, text, figure->words);
    struct rect bar = bar_rect(frame, wordy->clusters, wordy->bar, c, figure->number);

    *at = words_point(frame, bar, figure->number.units < 0, width, where);
    struct rect rect = words_rect(text, at->x, at->y, width);
    if (!canvas_is_free(&frame->canvas, rect) || lines_cross(frame, rect, c, true))
        return false;
    if (where == WORDS_FOOT)
        return rect_within(plate_rect(text, rect), bar);
    return width <= words_most(frame, wordy->clusters) && !bars_touch(frame, wordy->clusters, rect, c);
}

static bool has_words(const struct chart_figure *figure)
{
    return figure->present && figure->words.len > 0;
}

static bool all_fit(const struct wordy *wordy, enum words_at where)
{
    struct point at;
    for (uint32_t c = 0; c < wordy->frame->data->ncategories; c++)
        if (has_words(&wordy->series->figures[c]) && !words_fit(wordy, c, where, &at))
            return false;
    return true;
}

static bool put_words(const struct wordy *wordy, uint32_t c, enum words_at where)
{
    struct canvas *canvas = &wordy->frame->canvas;
    const struct text_style *text = canvas->job->style->label_text;
    struct str words = wordy->series->figures[c].words;
    const struct drawn_path pen = {.fill = canvas->job->style->hollow_fill, .line = DRAW_NONE};
    struct point at;

    if (where == WORDS_NOWHERE || !words_fit(wordy, c, where, &at))
        return false;
    if (where == WORDS_FOOT)
        draw_rect(canvas, plate_rect(text, words_rect(text, at.x, at.y, words_width(canvas->job, text, words))),
                  &pen);
    return draw_words(canvas, text, words, at.x, at.y);
}

/* All figures of a series have their words in the same place, or none has. */
static void draw_bar_words(const struct wordy *wordy)
{
    enum words_at where = all_fit(wordy, WORDS_OVER)   ? WORDS_OVER
                          : all_fit(wordy, WORDS_FOOT) ? WORDS_FOOT
                                                       : WORDS_NOWHERE;

    for (uint32_t c = 0; c < wordy->frame->data->ncategories; c++)
        if (has_words(&wordy->series->figures[c]))
            wordy->frame->canvas.drawing->values_left_out += !put_words(wordy, c, where);
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
