/* What the files of this stage share. */
#ifndef CHART_CHART_INT_H
#define CHART_CHART_INT_H

#include "base/arena.h"
#include "chart/chart.h"

/* --- figures as places */

/* A figure in 10^-18: every decimal fits, and so do differences of two. */
__extension__ typedef __int128 wide;

wide wide_from(struct decimal v);
wide wide_power_of_ten(unsigned n); /* n at most 38 */

/* Maps [low, low + span] to [from, from + length]; a negative length runs upwards. */
struct scale {
    wide low, span; /* span above 0 */
    len_t from, length;
};

/* The place of v, rounded to the nearest; what lies beyond an end is at that end. */
len_t scale_place(const struct scale *scale, wide v);

/* The least and the greatest of some figures. */
struct range {
    struct decimal low, high;
    bool any;
};

void range_add(struct range *range, struct decimal v);
/* Those figures of all series that are there. */
void range_add_data(struct range *range, const struct chart_data *data);

/* The value of a tick. */
wide ticks_at(const struct chart_ticks *ticks, uint32_t i);
/* From the first tick to the last, at [from, from + length]. */
struct scale ticks_scale(const struct chart_ticks *ticks, len_t from, len_t length);
/* "£1,500", "−20%". */
struct str ticks_words(struct arena *arena, const struct chart_ticks *ticks, uint32_t i, struct str prefix,
                       struct str unit);

/* --- drawing */

struct rect {
    len_t left, top, right, bottom;
};

/* A drawing being made. */
struct canvas {
    const struct chart_job *job;
    struct drawing *drawing;
    VEC(struct rect) taken; /* where words are */
};

struct canvas canvas_new(const struct chart_job *job);
/* Points outside the drawing are moved to its edge. */
void draw_path(struct canvas *canvas, const struct drawn_path *path);
void draw_line(struct canvas *canvas, struct point from, struct point to, const struct drawn_path *pen);
void draw_rect(struct canvas *canvas, struct rect rect, const struct drawn_path *pen);
/* Puts one line of words, its left end and baseline at (x, y). False, and nothing is put, where it would leave the
 * drawing or touch other words. Empty words are put without trace. */
bool draw_words(struct canvas *canvas, const struct text_style *look, struct str words, len_t x, len_t y);
/* Whether draw_words would put something that takes `rect`. */
bool canvas_is_free(const struct canvas *canvas, struct rect rect);
bool rects_touch(struct rect a, struct rect b);
len_t words_width(const struct chart_job *job, const struct text_style *look, struct str words);
/* What a line of words takes. */
struct rect words_rect(const struct text_style *look, len_t x, len_t y, len_t width);
/* From the middle of a line of words down to its baseline. */
len_t words_drop(const struct text_style *look);

/* --- labels of several lines */

enum { LABEL_LINES = 3 };

struct label {
    struct str lines[LABEL_LINES];
    uint32_t n;
    len_t width, height;
};

/* Wraps words at blanks into at most LABEL_LINES lines of at most `width`. False when that cannot be. */
bool label_wrap(const struct chart_job *job, const struct text_style *look, struct str words, len_t width,
                struct label *out);
/* Puts the lines from `top` down, each from x - width * align / 2: align 0 begins at x, 1 is centred on it. Lines
 * that have no room are counted as left out. */
void label_draw(struct canvas *canvas, const struct text_style *look, const struct label *label, len_t x, len_t top,
                int align);

/* A label beside the end of a line. */
struct side_label {
    struct label label;
    struct point anchor; /* the end of the line */
    len_t top;           /* of the label */
    len_t lower, upper;  /* where it would be if labels only gave way downwards, or upwards */
    uint32_t colour;     /* of the stroke that leads to it */
};

/* Moves labels, as little as may be, so that none overlaps and all are within [top, bottom]; they must fit in there.
 * Sorts them by their anchors. */
void side_labels_spread(struct side_label *labels, uint32_t n, len_t top, len_t bottom);
/* Wraps `words` into a label beside a line; false when it has no room in `width`. */
bool side_label_make(const struct chart_job *job, struct str words, len_t width, struct side_label *out);
/* Draws spread labels at x, and strokes that lead from the lines' ends. */
void side_labels_draw(struct canvas *canvas, const struct side_label *labels, uint32_t n, len_t x);
len_t side_labels_height(const struct side_label *labels, uint32_t n);
len_t side_labels_width(const struct side_label *labels, uint32_t n);
/* Between the end of a line and its label. */
len_t side_labels_gap(const struct chart_job *job);

/* --- marks */

len_t look_stroke(const struct chart_look *look); /* thickness of edges and of the strokes of patterns */
/* A bar: filled, patterned, edged; hollow: only a dashed edge. One without height or width is a stroke. */
void draw_bar(struct canvas *canvas, struct rect rect, const struct chart_look *look, bool hollow);
/* The strokes of a pattern, clipped to `rect`. */
void draw_pattern(struct canvas *canvas, struct rect rect, const struct chart_look *look);

struct marker {
    uint8_t shape; /* enum shape */
    uint32_t colour;
    len_t size; /* diameter */
    bool hollow;
};

void draw_marker(struct canvas *canvas, struct point at, const struct marker *marker);
/* Of the points of an SPC chart that need looking at. */
struct marker signal_marker(const struct chart_style *style, const struct chart_look *look);
len_t marker_size(const struct chart_style *style, const struct chart_look *look);

/* --- the key */

enum swatch { SWATCH_BAR, SWATCH_LINE, SWATCH_HOLLOW_BAR, SWATCH_HOLLOW_POINT, SWATCH_SIGNAL };

struct key_entry {
    struct str title;
    enum swatch swatch;
    const struct chart_look *look;
    struct label label;
    len_t x, y; /* top left corner */
    bool fits;
};

struct key {
    VEC(struct key_entry) entries;
    len_t height; /* with the distance to what follows; 0: nothing */
};

void key_add(struct arena *arena, struct key *key, enum swatch swatch, const struct chart_look *look,
             struct str title);
/* The series where there are two or more, and what hollow marks mean where there are any. */
/* How wide the marks of the key are. */
len_t key_swatch_width(const struct text_style *text);
struct key key_of_series(const struct chart_job *job, const struct chart_data *data, bool bars);
/* Only what hollow marks mean. */
struct key key_of_marks(const struct chart_job *job, const struct chart_data *data, bool bars);
/* Gives the entries their places; all have none where they would take more than half of the drawing. */
void key_place(const struct chart_job *job, struct key *key);
void key_draw(struct canvas *canvas, const struct key *key);

/* --- the frame around bars and lines */

/* The categories' labels below the plot. */
struct categories {
    struct label *labels, *groups; /* groups: at the first category of each group */
    uint32_t stride;               /* every how manyth has its label; 0: none */
    len_t label_height, group_height;
};

struct chart_frame {
    struct canvas canvas;
    const struct chart_data *data;
    struct key key;
    struct chart_ticks ticks;
    struct scale values;
    struct rect plot;
    struct categories categories;
};

/* Lays out key, axes and plot for figures in `range`; `right`: what is kept free to the right of the plot. */
void frame_open(struct chart_frame *frame, const struct chart_job *job, const struct chart_data *data,
                const struct range *range, len_t right);
/* Key, grid, words of both axes: what marks are drawn upon. */
void frame_draw(struct chart_frame *frame);
/* The line of zero, or the lowest of the plot: drawn over bars. */
void frame_draw_base(struct chart_frame *frame);
len_t frame_slot_left(const struct chart_frame *frame, uint32_t category); /* ncategories: the plot's right end */
len_t frame_slot_middle(const struct chart_frame *frame, uint32_t category);
len_t frame_value(const struct chart_frame *frame, struct decimal v);

/* Chooses how labels are broken and which are shown for the plot between `left` and `right`. */
void categories_place(struct chart_frame *frame);
void categories_draw(struct chart_frame *frame);
len_t categories_height(const struct chart_frame *frame);

/* A series as a line with markers, broken at gaps; `signals` may be NULL. */
void draw_series_line(struct chart_frame *frame, const struct chart_series *series, const uint8_t *signals);
/* The words of a series' figures above (or below) its markers, all or none. */
void draw_series_words(struct chart_frame *frame, const struct chart_series *series);
/* Whether the lines of some series cross `rect`, which belongs to this category. */
bool lines_cross(const struct chart_frame *frame, struct rect rect, uint32_t category, bool bars);

#endif
