/* Widths, templates, and the contrast of the shipped layouts, computed here independently in floating point. */
#include "style_fixture.h"

#include <math.h>

#include "base/buf.h"

struct width_case {
    const char *text;
    bool ok;
    struct width width;
};

static const struct width_case width_cases[] = {
    {"auto", true, {.kind = WIDTH_AUTO}},
    {"1fr", true, {.kind = WIDTH_FRACTION, .milli = 1000}},
    {"2.5fr", true, {.kind = WIDTH_FRACTION, .milli = 2500}},
    {"0.0001fr", false, {0}},
    {"2cm", true, {.kind = WIDTH_FIXED, .length = 56693}},
    {"18mm", true, {.kind = WIDTH_FIXED, .length = 51024}},
    {" 25.4mm ", true, {.kind = WIDTH_FIXED, .length = 72000}},
    {"1in", true, {.kind = WIDTH_FIXED, .length = 72000}},
    {"12 pt", true, {.kind = WIDTH_FIXED, .length = 12000}},
    {"0.5pt", true, {.kind = WIDTH_FIXED, .length = 500}},
    {"", false, {0}},
    {"fr", false, {0}},
    {"2", false, {0}},
    {"0cm", false, {0}},
    {"-2cm", false, {0}},
    {"2furlongs", false, {0}},
    {"2cm wide", false, {0}},
    {"1..5cm", false, {0}},
    {"99999999cm", false, {0}},
    {"999999999999999999cm", false, {0}},
    {"999999999999999999fr", false, {0}},
    {"99999999999999999999999cm", false, {0}},
    {"1.00000000000000001cm", false, {0}},
    {"Auto", false, {0}},
};

static void widths(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(width_cases) / sizeof(width_cases[0]); i++) {
        const struct width_case *c = &width_cases[i];
        struct width width;
        if (style_parse_width(str_from(c->text), &width) != c->ok) {
            fail_msg("width `%s`", c->text);
        }
        if (c->ok) {
            assert_int_equal(width.kind, c->width.kind);
            assert_int_equal(width.length, c->width.length);
            assert_int_equal(width.milli, c->width.milli);
        }
    }
}

static void alignments(void **state)
{
    uint8_t align = 99;
    (void)state;
    assert_true(style_parse_align(STR("centre"), &align));
    assert_int_equal(align, ALIGN_CENTRE);
    assert_true(style_parse_align(STR("decimal"), &align));
    assert_int_equal(align, ALIGN_DECIMAL);
    assert_false(style_parse_align(STR("middle"), &align));
    assert_false(style_parse_align(STR(""), &align));
}

static void answer(void *user, struct str field, struct buf *out)
{
    int *asked = user;
    (*asked)++;
    buf_printf(out, "<" PRIstr ">", STR_ARG(field));
}

static void templates(void **state)
{
    static const struct {
        const char *template, *filled;
        int asked;
    } cases[] = {
        {"Page {page} of {pages}", "Page <page> of <pages>", 2},
        {"", "", 0},
        {"{a}{b}", "<a><b>", 2},
        {"no fields", "no fields", 0},
        {"{{page}", "{page}", 0},
        {"{{{page}}", "{<page>}", 1},
        {"{}", "<>", 1},
        {"a {open", "a {open", 0},
        {"}", "}", 0},
        {"{", "{", 0},
        {"é {n} ŵ", "é <n> ŵ", 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct buf out = {0};
        int asked = 0;
        style_fill(&out, str_from(cases[i].template), answer, &asked);
        assert_text((struct str){out.bytes ? out.bytes : "", (uint32_t)out.len}, cases[i].filled);
        assert_int_equal(asked, cases[i].asked);
        buf_free(&out);
    }
}

/* WCAG 2.2, relative luminance. */
static double luminance(uint32_t rgb)
{
    double sum = 0;
    const double weight[] = {0.0722, 0.7152, 0.2126};
    for (int i = 0; i < 3; i++) {
        double c = (rgb >> (8 * i) & 255) / 255.0;
        sum += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(uint32_t a, uint32_t b)
{
    double la = luminance(a == STYLE_NO_FILL ? 0xffffff : a), lb = luminance(b == STYLE_NO_FILL ? 0xffffff : b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

static void at_least(double least, uint32_t a, uint32_t b, const struct node *what)
{
    if (contrast(a, b) < least) {
        fail_msg("%.*s: %06x on %06x has only %.2f", STR_ARG(node_text(what)), a, b, contrast(a, b));
    }
}

static void check_tables(const struct style *style)
{
    for (uint32_t i = 0; i < style->tables.n; i++) {
        const struct table_style *table = LIST_AT(style->tables, struct table_style, i);
        at_least(4.5, table->cell_text->colour, table->zebra_fill, table->id);
        at_least(4.5, table->head_text->colour, table->head_fill, table->id);
        at_least(4.5, table->comment_text->colour, table->comment_fill, table->id);
        at_least(4.5, table->heading_text->colour, table->heading_fill, table->id);
    }
}

static void check_statuses(const struct style *style)
{
    static const char *const scales[][3] = {{"better", "within", "worse"}, {"good", "fair", "poor"}};
    for (uint32_t i = 0; i < style->statuses.n; i++) {
        const struct status_style *status = LIST_AT(style->statuses, struct status_style, i);
        at_least(3.0, status->colour, 0xffffff, status->id);
    }
    /* In a black and white print the shapes differ, and so do the greys. */
    for (int s = 0; s < 2; s++) {
        for (int a = 0; a < 3; a++) {
            for (int b = a + 1; b < 3; b++) {
                const struct status_style *one = style_status(style, str_from(scales[s][a]));
                const struct status_style *other = style_status(style, str_from(scales[s][b]));
                assert_int_not_equal(one->shape, other->shape);
                at_least(1.3, one->colour, other->colour, one->id);
            }
        }
    }
}

static void shipped_colours_can_be_told(void **state)
{
    static const char *const names[] = {"base", "quarterly", "dashboard", "appendix", "slides"};
    (void)state;
    for (size_t n = 0; n < sizeof(names) / sizeof(names[0]); n++) {
        struct fixture fixture;
        fixture_open(&fixture, NULL);
        const struct style *style = fixture_load(&fixture, names[n]);
        for (uint32_t i = 0; i < style->text_styles.n; i++) {
            const struct text_style *text = LIST_AT(style->text_styles, struct text_style, i);
            at_least(4.5, text->colour, 0xffffff, text->id);
        }
        check_tables(style);
        check_statuses(style);
        /* Text stands on the watermark too. */
        at_least(4.5, style->body->colour, style->draft->colour, style->draft->word);
        fixture_close(&fixture);
    }
}

static void shipped_narrative_is_large_enough(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, NULL);
    const struct style *style = fixture_load(&fixture, "quarterly");
    static const char *const narrative[] = {"body", "key", "engagement", "contents-1", "contents-3"};
    for (size_t i = 0; i < sizeof(narrative) / sizeof(narrative[0]); i++) {
        const struct text_style *text = style_text(style, str_from(narrative[i]));
        assert_true(text->size >= LEN_PT(12));
        assert_true(text->leading * 10 >= text->size * 12);
        assert_true(text->measure > 0 && text->measure <= LEN_PT(520));
    }
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths),
        cmocka_unit_test(alignments),
        cmocka_unit_test(templates),
        cmocka_unit_test(shipped_colours_can_be_told),
        cmocka_unit_test(shipped_narrative_is_large_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
