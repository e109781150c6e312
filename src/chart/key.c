/* The key above a chart: what bars and lines mean, over as many lines as it needs. */
#include "chart/chart_int.h"

/* Measures of the key, from the size of its type. */
len_t key_swatch_width(const struct text_style *text)
{
    return text->size * 9 / 5;
}

static len_t swatch_gap(const struct text_style *text)
{
    return text->size / 2;
}

static len_t entry_gap(const struct text_style *text)
{
    return text->size * 3 / 2;
}

void key_add(struct arena *arena, struct key *key, enum swatch swatch, const struct chart_look *look,
             struct str title)
{
    struct key_entry entry = {.title = title, .swatch = swatch, .look = look};
    if (title.len > 0)
        VEC_PUSH(arena, &key->entries, entry);
}

static bool is_provisional(const struct chart_series *series, uint32_t ncategories)
{
    for (uint32_t i = 0; i < ncategories; i++)
        if (series->figures[i].present && series->figures[i].provisional)
            return true;
    return false;
}

struct key key_of_marks(const struct chart_job *job, const struct chart_data *data, bool bars)
{
    struct key key = {0};

    for (uint32_t i = 0; i < data->nseries && key.entries.n == 0; i++)
        if (is_provisional(&data->series[i], data->ncategories))
            key_add(job->arena, &key, bars && !data->series[i].line ? SWATCH_HOLLOW_BAR : SWATCH_HOLLOW_POINT,
                    data->series[i].look, data->provisional);
    return key;
}

static bool has_figures(const struct chart_series *series, uint32_t ncategories)
{
    for (uint32_t i = 0; i < ncategories; i++)
        if (series->figures[i].present)
            return true;
    return false;
}

struct key key_of_series(const struct chart_job *job, const struct chart_data *data, bool bars)
{
    struct key key = {0};

    for (uint32_t i = 0; i < data->nseries && data->nseries > 1; i++)
        if (has_figures(&data->series[i], data->ncategories))
            key_add(job->arena, &key, bars && !data->series[i].line ? SWATCH_BAR : SWATCH_LINE, data->series[i].look,
                    data->series[i].title);
    struct key marks = key_of_marks(job, data, bars);
    if (marks.entries.n > 0)
        VEC_PUSH(job->arena, &key.entries, marks.entries.items[0]);
    return key;
}

void key_place(const struct chart_job *job, struct key *key)
{
    const struct text_style *text = job->style->key_text;
    len_t lead = key_swatch_width(text) + swatch_gap(text), x = 0, y = 0, row = 0;

    for (uint32_t i = 0; i < key->entries.n && y <= job->height / 2; i++) {
        struct key_entry *entry = &key->entries.items[i];
        entry->fits = label_wrap(job, text, entry->title, job->width - lead, &entry->label);
        if (!entry->fits)
            continue;
        if (x > 0 && x + lead + entry->label.width > job->width) {
            x = 0;
            y += row;
            row = 0;
        }
        entry->x = x;
        entry->y = y;
        x += lead + entry->label.width + entry_gap(text);
        row = len_max(row, entry->label.height);
    }
    key->height = y + row > 0 ? y + row + text->size / 2 : 0;
    if (key->height <= job->height / 2)
        return;
    key->height = 0;
    for (uint32_t i = 0; i < key->entries.n; i++)
        key->entries.items[i].fits = false;
}

static void draw_swatch(struct canvas *canvas, const struct key_entry *entry, len_t middle)
{
    const struct chart_style *style = canvas->job->style;
    len_t width = key_swatch_width(style->key_text), half = style->key_text->size * 3 / 8;
    struct rect rect = {entry->x, middle - half, entry->x + width, middle + half};
    struct marker marker = {entry->look->marker, entry->look->colour, marker_size(style, entry->look), false};

    if (entry->swatch == SWATCH_BAR || entry->swatch == SWATCH_HOLLOW_BAR) {
        draw_bar(canvas, rect, entry->look, entry->swatch == SWATCH_HOLLOW_BAR);
        return;
    }
    if (entry->swatch == SWATCH_LINE) {
        const struct drawn_path pen = {
            .line = entry->look->colour, .width = entry->look->line, .dash = entry->look->dash};
        draw_line(canvas, (struct point){rect.left, middle}, (struct point){rect.right, middle}, &pen);
    }
    if (entry->swatch == SWATCH_SIGNAL)
        marker = signal_marker(style, entry->look);
    marker.hollow = entry->swatch == SWATCH_HOLLOW_POINT;
    if (marker.shape != SHAPE_NONE || marker.hollow)
        draw_marker(canvas, (struct point){entry->x + width / 2, middle}, &marker);
}

void key_draw(struct canvas *canvas, const struct key *key)
{
    const struct text_style *text = canvas->job->style->key_text;

    for (uint32_t i = 0; i < key->entries.n; i++) {
        const struct key_entry *entry = &key->entries.items[i];
        if (!entry->fits) {
            canvas->drawing->labels_left_out++;
            continue;
        }
        draw_swatch(canvas, entry, entry->y + text->leading / 2);
        label_draw(canvas, text, &entry->label, entry->x + key_swatch_width(text) + swatch_gap(text), entry->y, 0);
    }
}
