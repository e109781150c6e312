#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chart_fixture.h"

static len_t fixed_width(void *user, const struct text_style *look, struct str words)
{
    len_t n = 0;
    (void)user;
    for (uint32_t i = 0; i < words.len; i++)
        n += ((unsigned char)words.s[i] & 0xC0) != 0x80;
    return n * look->size / 2;
}

void chart_fixture_open(struct chart_fixture *fixture)
{
    *fixture = (struct chart_fixture){.arena = arena_new()};
    fixture->text = (struct text_style){.size = 8000, .leading = 10000};
    fixture->style = (struct chart_style){.label_text = &fixture->text,
                                          .key_text = &fixture->text,
                                          .axis_colour = 0x111111,
                                          .grid_colour = 0xdddddd,
                                          .axis = 500,
                                          .grid = 300,
                                          .bar_gap = 50,
                                          .band_fill = 0xcccccc,
                                          .signal_colour = 0xcc0000,
                                          .marker_size = 4000,
                                          .hollow_fill = 0xffffff};
    const struct chart_look looks[] = {
        {.colour = 0xa, .fill = STYLE_NO_FILL, .line = 1200, .marker = SHAPE_CIRCLE},
        {.colour = 0xb, .fill = 0xbb, .pattern = PATTERN_RISING, .line = 1200, .marker = SHAPE_SQUARE},
        {.colour = 0xc,
         .fill = STYLE_NO_FILL,
         .pattern = PATTERN_OUTLINE,
         .line = 1200,
         .dash = 3000,
         .marker = SHAPE_DIAMOND},
        {.colour = 0xd, .fill = STYLE_NO_FILL, .pattern = PATTERN_CROSSED, .line = 1200}};
    for (uint32_t i = 0; i < 4; i++)
        fixture->looks[i] = looks[i];
}

void chart_fixture_close(struct chart_fixture *fixture)
{
    arena_free(fixture->arena);
}

struct chart_job chart_fixture_job(struct chart_fixture *fixture, len_t width, len_t height)
{
    return (struct chart_job){fixture->arena, &fixture->style, {fixed_width, NULL}, width, height};
}

struct decimal chart_decimal(const char *written)
{
    struct decimal v = {0, 0};
    assert_true(decimal_parse(str_from(written), &v));
    return v;
}

static struct str take(struct str *rest, const char *end)
{
    int64_t at = str_find(*rest, end, 0);
    struct str part = at < 0 ? *rest : str_sub(*rest, 0, (uint32_t)at);
    *rest = str_sub(*rest, part.len + 1, rest->len);
    return part;
}

struct chart_figure *chart_fixture_figures(struct chart_fixture *fixture, const char *written, bool words)
{
    struct chart_figure *figures = ARENA_ARRAY(fixture->arena, struct chart_figure, CHART_MOST);
    struct str rest = str_from(written);

    for (uint32_t i = 0; rest.len > 0 && i < CHART_MOST; i++) {
        struct str part = take(&rest, " ");
        if (str_eqz(part, "-"))
            continue;
        figures[i].present = true;
        figures[i].provisional = part.s[part.len - 1] == '*';
        part.len -= figures[i].provisional;
        assert_true(decimal_parse(part, &figures[i].number));
        figures[i].words = words ? part : (struct str){0};
    }
    return figures;
}

struct chart_category *chart_fixture_categories(struct chart_fixture *fixture, const char *written, uint32_t *n)
{
    struct chart_category *categories = ARENA_ARRAY(fixture->arena, struct chart_category, CHART_MOST);
    struct str rest = str_from(written);

    for (*n = 0; rest.len > 0 && *n < CHART_MOST; (*n)++) {
        struct str part = take(&rest, ";");
        categories[*n].label = take(&part, "|");
        categories[*n].group = part;
    }
    return categories;
}

static void assert_words_apart(const struct chart_job *job, const struct drawing *drawing, uint32_t i)
{
    const struct drawn_words *a = &drawing->words.items[i];
    len_t end = a->x + job->type.width(NULL, a->look, a->words);

    assert_true(a->words.len > 0);
    assert_true(a->x >= 0 && end <= drawing->width);
    assert_true(a->y - a->look->size * 3 / 4 >= 0 && a->y + a->look->size / 4 <= drawing->height);
    for (uint32_t j = 0; j < i; j++) {
        const struct drawn_words *b = &drawing->words.items[j];
        len_t other = b->x + job->type.width(NULL, b->look, b->words);
        len_t off = a->y > b->y ? a->y - b->y : b->y - a->y;
        assert_true(end <= b->x || other <= a->x || off >= a->look->size);
    }
}

void assert_drawing_sane(const struct chart_job *job, const struct drawing *drawing)
{
    for (uint32_t i = 0; i < drawing->paths.n; i++) {
        const struct drawn_path *path = &drawing->paths.items[i];
        assert_true(path->n >= 2);
        assert_true(path->closed || path->fill == DRAW_NONE);
        for (uint32_t k = 0; k < path->n; k++) {
            assert_in_range(path->points[k].x, 0, drawing->width);
            assert_in_range(path->points[k].y, 0, drawing->height);
        }
    }
    for (uint32_t i = 0; i < drawing->words.n; i++)
        assert_words_apart(job, drawing, i);
}

const struct drawn_words *drawing_words(const struct drawing *drawing, const char *text)
{
    for (uint32_t i = 0; i < drawing->words.n; i++)
        if (str_eqz(drawing->words.items[i].words, text))
            return &drawing->words.items[i];
    return NULL;
}

const struct drawn_path *drawing_path(const struct drawing *drawing, uint32_t fill, uint32_t line, uint32_t i)
{
    for (uint32_t k = 0; k < drawing->paths.n; k++) {
        const struct drawn_path *path = &drawing->paths.items[k];
        if (path->closed && path->fill == fill && path->line == line && i-- == 0)
            return path;
    }
    return NULL;
}

uint32_t drawing_count(const struct drawing *drawing, uint32_t fill, uint32_t line)
{
    uint32_t n = 0;
    while (drawing_path(drawing, fill, line, n))
        n++;
    return n;
}

uint32_t chart_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}
