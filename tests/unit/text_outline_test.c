/* The outlines of glyphs: those that the subset font has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text_fixture.h"

/* What was drawn. */
struct sheet {
    char steps[256]; /* a letter each */
    uint32_t n, contours;
    int32_t left, bottom, right, top; /* of all points, control points too */
    int32_t x, y;                     /* the first one's */
};

static void put(struct sheet *sheet, char step, int32_t x, int32_t y)
{
    bool first = sheet->n == 0;

    assert_true(sheet->n < sizeof(sheet->steps) - 1);
    sheet->steps[sheet->n++] = step;
    sheet->left = first || x < sheet->left ? x : sheet->left;
    sheet->right = first || x > sheet->right ? x : sheet->right;
    sheet->bottom = first || y < sheet->bottom ? y : sheet->bottom;
    sheet->top = first || y > sheet->top ? y : sheet->top;
    if (first) {
        sheet->x = x;
        sheet->y = y;
    }
}

static void move(void *sheet, int32_t x, int32_t y)
{
    put(sheet, 'm', x, y);
}

static void line(void *sheet, int32_t x, int32_t y)
{
    put(sheet, 'l', x, y);
}

static void curve(void *sheet, int32_t control_x, int32_t control_y, int32_t x, int32_t y)
{
    put(sheet, 'q', x, y);
    (void)control_x, (void)control_y;
}

static void close_contour(void *self)
{
    struct sheet *sheet = self;

    sheet->contours++;
}

static struct sheet draw(struct text_fixture *f, uint32_t face, uint32_t cid)
{
    static const struct text_pen pen = {move, line, curve, close_contour};
    struct sheet sheet = {.n = 0};

    text_outline(f->text, face, cid, &pen, &sheet);
    return sheet;
}

static struct sheet draw_word(struct text_fixture *f, const char *word)
{
    const struct text_word *shaped = text_fixture_word(f, word);

    assert_int_equal(shaped->nglyphs, 1);
    return draw(f, shaped->face, shaped->glyphs[0].cid);
}

/* A full stop of Liberation Sans is a square of 195 x 219 units, on the baseline. */
static void test_full_stop(void **state)
{
    struct sheet sheet = draw_word(*state, ".");

    assert_int_equal(sheet.contours, 1);
    assert_null(strchr(sheet.steps, 'q'));
    assert_int_equal(sheet.steps[0], 'm');
    assert_int_equal(sheet.left, 187000);
    assert_int_equal(sheet.right, 382000);
    assert_int_equal(sheet.bottom, 0);
    assert_int_equal(sheet.top, 219000);
}

static void test_curves_and_composed_glyphs(void **state)
{
    struct sheet o = draw_word(*state, "o"), e = draw_word(*state, "E"), accented = draw_word(*state, "É");

    assert_int_equal(o.contours, 2);
    assert_non_null(strchr(o.steps, 'q'));
    assert_true(o.bottom < 0);
    assert_int_equal(accented.contours, e.contours + 1);
    assert_int_equal(accented.bottom, e.bottom);
    assert_true(accented.top > e.top);
}

static void test_nothing_is_drawn_of_spaces_and_strangers(void **state)
{
    struct text_fixture *f = *state;
    word_id space;

    text_fixture_cut(f, "a", "", "");
    space = text_space(f->text, f->pieces.items[0].word);
    assert_int_equal(draw(f, 0, text_word(f->text, space)->glyphs[0].cid).n, 0);
    assert_int_equal(draw(f, 0, 60000).n, 0);
    assert_int_equal(draw(f, 7, 0).n, 0);
    assert_true(draw(f, 0, 0).n > 0); /* .notdef: a box */
}

static int16_t i16(const unsigned char *bytes)
{
    return (int16_t)(bytes[0] << 8 | bytes[1]);
}

static uint32_t u32(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static const unsigned char *table(const struct text_subset *subset, const char *tag)
{
    const unsigned char *record = (const unsigned char *)subset->bytes + 12;

    while (memcmp(record, tag, 4) != 0)
        record += 16;
    return (const unsigned char *)subset->bytes + u32(record + 8);
}

/* Where the subset's glyph lies; NULL: it has no outline. */
static const unsigned char *glyf(const struct text_subset *subset, uint32_t gid)
{
    const unsigned char *loca = table(subset, "loca");
    bool wide = i16(table(subset, "head") + 50) != 0;
    uint32_t from = wide ? u32(loca + 4 * (size_t)gid) : 2u * (uint16_t)i16(loca + 2 * (size_t)gid);
    uint32_t to = wide ? u32(loca + 4 * (size_t)gid + 4) : 2u * (uint16_t)i16(loca + 2 * (size_t)gid + 2);

    return from == to ? NULL : table(subset, "glyf") + from;
}

/* The extremes of each outline are those that the glyphs of the PDF's font name, in both faces. */
static void test_outlines_are_the_subsets(void **state)
{
    struct text_fixture *f = *state;

    text_fixture_cut(f, "Performance of services, ÀÉÑŵš 2010: 61.2% (£1,204) ½ ★●▲✓✗", "", "");
    for (uint32_t face = 0; face < text_face_count(f->text); face++) {
        struct text_subset subset;

        assert_true(text_subset(f->text, face, &subset));
        for (uint32_t cid = 0; cid < subset.ncids; cid++) {
            const unsigned char *glyph = glyf(&subset, subset.gids[cid]);
            struct sheet sheet = draw(f, face, cid);

            assert_int_equal(sheet.n > 0, glyph != NULL);
            if (glyph == NULL)
                continue;
            assert_int_equal(sheet.left, i16(glyph + 2) * 1000);
            assert_int_equal(sheet.bottom, i16(glyph + 4) * 1000);
            assert_int_equal(sheet.right, i16(glyph + 6) * 1000);
            assert_int_equal(sheet.top, i16(glyph + 8) * 1000);
        }
    }
    assert_int_equal(text_face_count(f->text), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, text_setup, text_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_full_stop),
        TEST(test_curves_and_composed_glyphs),
        TEST(test_nothing_is_drawn_of_spaces_and_strangers),
        TEST(test_outlines_are_the_subsets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
