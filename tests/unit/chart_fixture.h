/* Charts in type that is half as wide as it is tall, and what holds for every drawing. */
#ifndef TESTS_UNIT_CHART_FIXTURE_H
#define TESTS_UNIT_CHART_FIXTURE_H

#include "base/arena.h"
#include "chart/chart.h"

enum { CHART_MOST = 240 }; /* figures and categories made at once */

struct chart_fixture {
    struct arena *arena;
    struct chart_style style;
    struct text_style text;
    struct chart_look looks[4]; /* solid circle, rising square, outline dashed diamond, crossed without marker */
};

void chart_fixture_open(struct chart_fixture *fixture);
void chart_fixture_close(struct chart_fixture *fixture);
struct chart_job chart_fixture_job(struct chart_fixture *fixture, len_t width, len_t height);
struct decimal chart_decimal(const char *written);
/* "61.2 - 63* 64": with blanks between; "-" is a gap, "*" marks what is provisional. Words are as written. */
struct chart_figure *chart_fixture_figures(struct chart_fixture *fixture, const char *written, bool words);
/* "2007/08;Q1|2008/09;Q2|2008/09": label, and group after a bar. */
struct chart_category *chart_fixture_categories(struct chart_fixture *fixture, const char *written, uint32_t *n);
/* Points and words are inside the drawing, no words touch each other, fills are closed. */
void assert_drawing_sane(const struct chart_job *job, const struct drawing *drawing);
/* The words with this text, or NULL. */
const struct drawn_words *drawing_words(const struct drawing *drawing, const char *text);
/* How many paths are closed, filled with `fill` and edged with `line`. */
uint32_t drawing_count(const struct drawing *drawing, uint32_t fill, uint32_t line);
/* The i-th of those paths. */
const struct drawn_path *drawing_path(const struct drawing *drawing, uint32_t fill, uint32_t line, uint32_t i);
/* The next number of a sequence that only depends on where it begins. */
uint32_t chart_random(uint32_t *state);

#endif
