/* Charts of lines. */
#include "chart/chart_int.h"

/* The last category in which a series has a figure; ncategories when there is none. */
static uint32_t last_figure(const struct chart_data *data, const struct chart_series *series)
{
    uint32_t i = data->ncategories;
    while (i > 0 && !series->figures[i - 1].present)
        i--;
    return i > 0 ? i - 1 : data->ncategories;
}

/* Makes a label for each series that has figures and a title. False where they have no room, so that a key must do:
 * they may take a third of the width. */
static bool make_labels(const struct chart_job *job, const struct chart_data *data, struct side_label *labels,
                        uint32_t *n)
{
    for (uint32_t s = 0; s < data->nseries; s++) {
        const struct chart_series *series = &data->series[s];
        if (series->title.len == 0 || last_figure(data, series) == data->ncategories)
            continue;
        if (!side_label_make(job, series->title, job->width / 3, &labels[*n]))
            return false;
        labels[(*n)++].colour = series->look->colour;
    }
    return side_labels_height(labels, *n) <= job->height - job->style->label_text->leading;
}

static void anchor_labels(const struct chart_frame *frame, struct side_label *labels)
{
    const struct chart_data *data = frame->data;

    for (uint32_t s = 0, n = 0; s < data->nseries; s++) {
        uint32_t last = last_figure(data, &data->series[s]);
        if (data->series[s].title.len > 0 && last < data->ncategories)
            labels[n++].anchor = (struct point){frame_slot_middle(frame, last),
                                                frame_value(frame, data->series[s].figures[last].number)};
    }
}

struct drawing *chart_lines(const struct chart_job *job, const struct chart_data *data)
{
    struct side_label *labels = ARENA_ARRAY(job->arena, struct side_label, data->nseries);
    struct chart_frame frame = {0};
    struct range range = {0};
    uint32_t n = 0;

    bool direct = data->nseries > 1 && make_labels(job, data, labels, &n);
    frame.key = direct ? key_of_marks(job, data, false) : key_of_series(job, data, false);
    n = direct ? n : 0;
    range_add_data(&range, data);
    frame_open(&frame, job, data, &range, n > 0 ? side_labels_width(labels, n) + side_labels_gap(job) : 0);
    frame_draw(&frame);
    frame_draw_base(&frame);
    if (n > 0) {
        anchor_labels(&frame, labels);
        side_labels_spread(labels, n, len_min(frame.key.height, job->height - side_labels_height(labels, n)),
                           job->height);
        side_labels_draw(&frame.canvas, labels, n, frame.plot.right + side_labels_gap(job));
    }
    for (uint32_t s = 0; s < data->nseries; s++)
        draw_series_line(&frame, &data->series[s], NULL);
    for (uint32_t s = 0; s < data->nseries; s++)
        draw_series_words(&frame, &data->series[s]);
    return frame.canvas.drawing;
}
