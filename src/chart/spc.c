/* Charts of individual values with natural process limits. */
#include "chart/chart_int.h"

/* Mean and limits: up to three lines across the plot. */
struct spc_lines {
    struct decimal at[3];
    struct str words[3];
    len_t dash[3];
    uint32_t n;
};

static void add_line(struct spc_lines *lines, struct decimal at, struct str words, len_t dash)
{
    lines->at[lines->n] = at;
    lines->words[lines->n] = words;
    lines->dash[lines->n++] = dash;
}

static struct spc_lines choose_lines(const struct chart_style *style, const struct spc *spc,
                                     const struct spc_words *words)
{
    struct spc_lines lines = {.n = 0};

    if (!spc->valid)
        return lines;
    if (words->high.len > 0)
        add_line(&lines, spc->high, words->high, 6 * style->axis);
    add_line(&lines, spc->mean, words->mean, 0);
    if (words->low.len > 0)
        add_line(&lines, spc->low, words->low, 6 * style->axis);
    return lines;
}

static void draw_limits(struct chart_frame *frame, const struct spc_lines *lines)
{
    const struct chart_style *style = frame->canvas.job->style;

    for (uint32_t i = 0; i < lines->n; i++) {
        const struct drawn_path pen = {.line = style->axis_colour, .width = style->axis, .dash = lines->dash[i]};
        len_t y = frame_value(frame, lines->at[i]);
        draw_line(&frame->canvas, (struct point){frame->plot.left, y}, (struct point){frame->plot.right, y}, &pen);
    }
}

/* Labels for the lines, which may take two fifths of the width; `of`: the line of each. Returns how many have room.
 */
static uint32_t make_labels(const struct chart_job *job, const struct spc_lines *lines, struct side_label *labels,
                            uint32_t *of)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < lines->n; i++) {
        labels[n] = (struct side_label){.colour = job->style->axis_colour};
        of[n] = i;
        n += side_label_make(job, lines->words[i], job->width * 2 / 5, &labels[n]);
    }
    return side_labels_height(labels, n) <= job->height ? n : 0;
}

static void draw_labels(struct chart_frame *frame, const struct spc_lines *lines, struct side_label *labels,
                        const uint32_t *of, uint32_t n)
{
    const struct chart_job *job = frame->canvas.job;

    for (uint32_t i = 0; i < n; i++)
        labels[i].anchor = (struct point){frame->plot.right, frame_value(frame, lines->at[of[i]])};
    side_labels_spread(labels, n, len_min(frame->key.height, job->height - side_labels_height(labels, n)),
                       job->height);
    side_labels_draw(&frame->canvas, labels, n, frame->plot.right + side_labels_gap(job));
    frame->canvas.drawing->labels_left_out += lines->n - n;
}

static bool any_signal(const struct spc *spc, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (spc->signals[i])
            return true;
    return false;
}

struct drawing *chart_spc(const struct chart_job *job, const struct chart_data *data, const struct spc *spc,
                          const struct spc_words *words)
{
    struct chart_data first = *data;
    struct spc_lines lines = choose_lines(job->style, spc, words);
    struct side_label labels[3];
    uint32_t of[3];
    struct range range = {0};

    first.nseries = data->nseries > 0 ? 1 : 0;
    struct chart_frame frame = {.key = key_of_marks(job, &first, false)};
    if (first.nseries > 0 && spc->valid && any_signal(spc, data->ncategories))
        key_add(job->arena, &frame.key, SWATCH_SIGNAL, data->series[0].look, words->signal);
    range_add_data(&range, &first);
    for (uint32_t i = 0; i < lines.n; i++)
        range_add(&range, lines.at[i]);
    uint32_t n = make_labels(job, &lines, labels, of);
    frame_open(&frame, job, &first, &range, n > 0 ? side_labels_width(labels, n) + side_labels_gap(job) : 0);
    frame_draw(&frame);
    frame_draw_base(&frame);
    draw_limits(&frame, &lines);
    draw_labels(&frame, &lines, labels, of, n);
    for (uint32_t s = 0; s < first.nseries; s++) {
        draw_series_line(&frame, &data->series[s], spc->valid ? spc->signals : NULL);
        draw_series_words(&frame, &data->series[s]);
    }
    return frame.canvas.drawing;
}
