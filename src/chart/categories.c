/* The axis of categories: labels below the plot, and below those the group that neighbours are part of. */
#include "chart/chart_int.h"

/* Between the plot and the labels. */
static len_t labels_offset(const struct text_style *text)
{
    return text->size / 2;
}

/* Between the labels and their groups; the bracket is in its middle. */
static len_t groups_offset(const struct text_style *text)
{
    return text->size / 2;
}

static len_t labels_apart(const struct text_style *text)
{
    return text->size / 2;
}

static const struct chart_category *category_at(const struct chart_frame *frame, uint32_t i)
{
    return &frame->data->categories[i];
}

/* The category after the last of the group that category i is in. */
static uint32_t group_end(const struct chart_frame *frame, uint32_t i)
{
    uint32_t end = i + 1;
    while (end < frame->data->ncategories && category_at(frame, i)->group.len > 0 &&
           str_eq(category_at(frame, end)->group, category_at(frame, i)->group))
        end++;
    return end;
}

/* The left end of a label that is centred on its slot, but kept beside the plot's ends. */
static len_t label_left(const struct chart_frame *frame, uint32_t i)
{
    len_t width = frame->categories.labels[i].width;
    len_t left = frame_slot_middle(frame, i) - width / 2;
    return len_max(frame->plot.left, len_min(left, frame->plot.right - width));
}

/* Whether every `stride`th label has room, each broken over as many lines as `stride` slots ask for. */
static bool place_every(struct chart_frame *frame, uint32_t stride)
{
    const struct chart_job *job = frame->canvas.job;
    const struct text_style *text = job->style->label_text;
    len_t apart = labels_apart(text), end = INT32_MIN / 2;
    int64_t slot = (int64_t)(frame->plot.right - frame->plot.left) * stride / frame->data->ncategories;
    len_t width = (len_t)(slot < LEN_VAST ? slot : LEN_VAST) - apart;

    for (uint32_t i = 0; i < frame->data->ncategories; i += stride) {
        struct label *label = &frame->categories.labels[i];
        if (!label_wrap(job, text, category_at(frame, i)->label, width, label))
            return false;
        len_t left = label_left(frame, i);
        if (left < end + (label->width > 0 ? apart : 0))
            return false;
        end = left + label->width;
    }
    return true;
}

static void place_groups(struct chart_frame *frame)
{
    const struct chart_job *job = frame->canvas.job;
    const struct text_style *text = job->style->label_text;

    for (uint32_t i = 0, end; i < frame->data->ncategories; i = end) {
        end = group_end(frame, i);
        struct label *label = &frame->categories.groups[i];
        if (category_at(frame, i)->group.len == 0)
            continue;
        len_t width = frame_slot_left(frame, end) - frame_slot_left(frame, i) - labels_apart(text);
        if (!label_wrap(job, text, category_at(frame, i)->group, width, label))
            frame->canvas.drawing->labels_left_out++;
        frame->categories.group_height = len_max(frame->categories.group_height, label->height);
    }
}

/* Labels outside groups may use the height of both lines. */
static len_t tallest_label(const struct chart_frame *frame)
{
    const struct categories *categories = &frame->categories;
    const struct text_style *text = frame->canvas.job->style->label_text;
    len_t height = 0, below = categories->group_height > 0 ? categories->group_height + groups_offset(text) : 0;

    for (uint32_t i = 0; i < frame->data->ncategories && categories->stride > 0; i += categories->stride) {
        bool alone = category_at(frame, i)->group.len == 0;
        height = len_max(height, categories->labels[i].height - (alone ? below : 0));
    }
    return height;
}

void categories_place(struct chart_frame *frame)
{
    uint32_t n = frame->data->ncategories, stride = 1;
    struct categories *categories = &frame->categories;

    *categories = (struct categories){.labels = ARENA_ARRAY(frame->canvas.job->arena, struct label, n),
                                      .groups = ARENA_ARRAY(frame->canvas.job->arena, struct label, n)};
    /* Ends, since the stride doubles. */
    while (stride < n && !place_every(frame, stride))
        stride *= 2;
    bool placed = n > 0 && (stride < n || place_every(frame, stride));
    categories->stride = placed ? stride : 0;
    frame->canvas.drawing->labels_left_out += n - (placed ? (n - 1) / stride + 1 : 0);
    place_groups(frame);
    categories->label_height = tallest_label(frame);
}

len_t categories_height(const struct chart_frame *frame)
{
    const struct categories *categories = &frame->categories;
    const struct text_style *text = frame->canvas.job->style->label_text;
    len_t labels = categories->label_height > 0 ? categories->label_height + labels_offset(text) : 0;
    len_t groups = categories->group_height > 0 ? categories->group_height + groups_offset(text) : 0;
    return len_max(labels + groups, text->leading / 2);
}

/* The bracket over the categories of a group, and its label. */
static void draw_group(struct chart_frame *frame, uint32_t from, uint32_t end)
{
    const struct chart_style *style = frame->canvas.job->style;
    const struct text_style *text = style->label_text;
    const struct drawn_path pen = {.line = style->axis_colour, .width = style->axis};
    len_t left = frame_slot_left(frame, from), right = frame_slot_left(frame, end);
    len_t inset = len_min(labels_apart(text), (right - left) / 8);
    len_t top = frame->plot.bottom + labels_offset(text) + frame->categories.label_height;
    len_t y = top + groups_offset(text) / 2;

    draw_line(&frame->canvas, (struct point){left + inset, y}, (struct point){right - inset, y}, &pen);
    label_draw(&frame->canvas, text, &frame->categories.groups[from], (left + right) / 2, top + groups_offset(text),
               1);
}

static void draw_label(struct chart_frame *frame, uint32_t i)
{
    const struct text_style *text = frame->canvas.job->style->label_text;
    const struct label *label = &frame->categories.labels[i];
    len_t top = frame->plot.bottom + labels_offset(text);
    bool alone = category_at(frame, i)->group.len == 0;
    len_t both = categories_height(frame) - labels_offset(text);

    if (alone && frame->categories.group_height > 0)
        top += (both - label->height) / 2;
    label_draw(&frame->canvas, text, label, label_left(frame, i) + label->width / 2, top, 1);
}

void categories_draw(struct chart_frame *frame)
{
    uint32_t n = frame->data->ncategories, stride = frame->categories.stride;

    for (uint32_t i = 0; i < n && stride > 0; i += stride)
        draw_label(frame, i);
    for (uint32_t i = 0, end; i < n && frame->categories.group_height > 0; i = end) {
        end = group_end(frame, i);
        if (category_at(frame, i)->group.len > 0)
            draw_group(frame, i, end);
    }
}
