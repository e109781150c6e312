/* Labels beside the ends of lines, pushed apart where their lines end near each other. */
#include "chart/chart_int.h"

bool side_label_make(const struct chart_job *job, struct str words, len_t width, struct side_label *out)
{
    return label_wrap(job, job->style->label_text, words, width, &out->label);
}

len_t side_labels_gap(const struct chart_job *job)
{
    return job->style->label_text->size * 3 / 2;
}

len_t side_labels_height(const struct side_label *labels, uint32_t n)
{
    len_t height = 0;
    for (uint32_t i = 0; i < n; i++)
        height = len_add(height, labels[i].label.height);
    return height;
}

len_t side_labels_width(const struct side_label *labels, uint32_t n)
{
    len_t width = 0;
    for (uint32_t i = 0; i < n; i++)
        width = len_max(width, labels[i].label.width);
    return width;
}

static void sort_labels(struct side_label *labels, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        struct side_label label = labels[i];
        uint32_t at = i;
        for (; at > 0 && labels[at - 1].anchor.y > label.anchor.y; at--)
            labels[at] = labels[at - 1];
        labels[at] = label;
    }
}

static len_t wanted_top(const struct side_label *label)
{
    return label->anchor.y - label->label.height / 2;
}

/* Pushed down only, then back up from the bottom as far as is needed. */
static void push_down(struct side_label *labels, uint32_t n, len_t top, len_t bottom)
{
    for (uint32_t i = 0; i < n; i++) {
        labels[i].lower = len_max(wanted_top(&labels[i]), top);
        top = labels[i].lower + labels[i].label.height;
    }
    for (uint32_t i = n; i-- > 0;) {
        labels[i].lower = len_min(labels[i].lower, bottom - labels[i].label.height);
        bottom = labels[i].lower;
    }
}

static void push_up(struct side_label *labels, uint32_t n, len_t top, len_t bottom)
{
    for (uint32_t i = n; i-- > 0;) {
        labels[i].upper = len_min(wanted_top(&labels[i]), bottom - labels[i].label.height);
        bottom = labels[i].upper;
    }
    for (uint32_t i = 0; i < n; i++) {
        labels[i].upper = len_max(labels[i].upper, top);
        top = labels[i].upper + labels[i].label.height;
    }
}

/* Neither arrangement overlaps, so nor does their middle, which is fair to both sides. */
void side_labels_spread(struct side_label *labels, uint32_t n, len_t top, len_t bottom)
{
    sort_labels(labels, n);
    push_down(labels, n, top, bottom);
    push_up(labels, n, top, bottom);
    for (uint32_t i = 0; i < n; i++)
        labels[i].top = (labels[i].lower + labels[i].upper) / 2;
}

void side_labels_draw(struct canvas *canvas, const struct side_label *labels, uint32_t n, len_t x)
{
    const struct chart_style *style = canvas->job->style;
    len_t leading = style->label_text->leading;

    for (uint32_t i = 0; i < n; i++) {
        const struct drawn_path pen = {.line = labels[i].colour, .width = style->axis};
        len_t clear = style->marker_size * 3 / 4, y = labels[i].top + leading / 2;
        /* A label that stands where its line ends is led to straight, at whatever line of it. */
        if (labels[i].anchor.y >= y && labels[i].anchor.y <= y + labels[i].label.height - leading)
            y = labels[i].anchor.y;
        draw_line(canvas, (struct point){labels[i].anchor.x + clear, labels[i].anchor.y},
                  (struct point){len_max(x - style->label_text->size / 4, labels[i].anchor.x + clear), y}, &pen);
        label_draw(canvas, style->label_text, &labels[i].label, x, labels[i].top, 0);
    }
}
