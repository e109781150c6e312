/* Pictures in reports: what they are resolved to, and texts that a PDF cannot hold. */
#include "check_fixture.h"

#include "base/buf.h"
#include "check/alt.h"

static struct report *read_report(struct world *world, const char *yaml)
{
    return check_report(&world->loader, world_load(world, yaml));
}

static void figures_are_in_the_order_of_the_sections(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world);
    struct report *report = read_report(&world, "report: { title: T }\n"
                                                "sections:\n"
                                                "  - heading: A\n"
                                                "    content:\n"
                                                "      - figure: { image: a.png, alt: It rose., title: First }\n"
                                                "      - figure: { image: b.png, decorative: yes }\n"
                                                "    sections:\n"
                                                "      - heading: B\n"
                                                "        content:\n"
                                                "          - figure: { image: c.png, alt: It fell., title: \"\" }\n"
                                                "  - heading: C\n"
                                                "    content:\n"
                                                "      - figure: { image: d.png, alt: It stayed., title: Second,\n"
                                                "          id: last, width: 72pt }\n"
                                                "      - text: See [[last]].\n");
    static const uint32_t numbers[] = {1, 0, 0, 2};
    assert_int_equal(world.diags.n, 0);
    assert_int_equal(report->figures.n, 4);
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(report->figures.items[i]->number, numbers[i]);
    assert_true(report->figures.items[1]->decorative);
    assert_int_equal(report->figures.items[3]->width, 72000);
    assert_true(str_eqz(node_text(report->figures.items[2]->image), "c.png"));
    assert_ptr_equal(map_find(&report->anchors, STR("last")), report->figures.items[3]);
    world_end(&world);
}

static void figures_without_a_picture_are_left_out(void **state)
{
    (void)state;
    struct world world;
    world_begin(&world);
    struct report *report = read_report(&world, "report: { title: T }\n"
                                                "sections:\n"
                                                "  - heading: A\n"
                                                "    content:\n"
                                                "      - figure: { alt: It rose., title: First }\n"
                                                "      - figure: [a.png]\n"
                                                "      - figure: { image: b.png, alt: It fell., title: Second }\n");
    assert_int_equal(world.diags.errors, 2);
    assert_int_equal(report->figures.n, 1);
    assert_int_equal(report->figures.items[0]->number, 1);
    world_end(&world);
}

/* --- what a PDF can hold */

#define LIMIT 16382 /* characters of a string, in UTF-16 */

static uint32_t count_too_long(const struct world *world)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < world->diags.n; i++)
        n += world->diags.items[i]->code == DIAG_TEXT_TOO_LONG;
    return n;
}

/* `before`, n times `unit`, `after`. */
static uint32_t too_long_in(const char *before, const char *unit, uint32_t n, const char *after)
{
    struct buf yaml = {0};
    struct world world;
    buf_puts(&yaml, before);
    for (uint32_t i = 0; i < n; i++)
        buf_puts(&yaml, unit);
    buf_puts(&yaml, after);
    buf_putc(&yaml, '\0');
    world_begin(&world);
    read_report(&world, yaml.bytes);
    uint32_t found = count_too_long(&world);
    world_end(&world);
    buf_free(&yaml);
    return found;
}

#define SECTION "sections: [ { heading: H } ]\n"

static void assert_limit(const char *before, const char *unit, uint32_t limit, const char *after)
{
    assert_int_equal(too_long_in(before, unit, limit, after), 0);
    assert_int_equal(too_long_in(before, unit, limit + 1, after), 1);
}

static void properties_have_a_limit(void **state)
{
    (void)state;
    const char *after = "\" }\n" SECTION;
    assert_limit("report: { title: \"", "x", LIMIT, after);
    assert_limit("report: { title: \"", "\xc3\xa9", LIMIT, after);             /* é: one unit */
    assert_limit("report: { title: \"", "\xf0\x9f\x98\x80", LIMIT / 2, after); /* beyond U+FFFF: two */
    assert_limit("report: { title: T, subject: \"", "x", LIMIT, after);
    assert_limit("report: { title: T, author: \"", "x", LIMIT, after);
    assert_limit("report: { title: T, organisation: \"", "x", LIMIT, after);
}

/* They are one string, with a comma and a blank between them. */
static void keywords_count_together(void **state)
{
    (void)state;
    assert_limit("report: { title: T, keywords: [ a, b, \"", "x", LIMIT - 6, "\" ] }\n" SECTION);
}

static void headings_have_a_limit(void **state)
{
    (void)state;
    assert_limit("report: { title: T }\nsections: [ { heading: \"", "x", LIMIT, "\" } ]\n");
    assert_limit("report: { title: T }\nsections: [ { heading: \"**", "x", LIMIT, "**\" } ]\n");
    assert_limit("report: { title: T }\npriorities: { P: \"", "x", LIMIT, "\" }\nsections: [ { priority: P } ]\n");
    assert_limit("report: { title: T }\nengagement: [ { title: \"", "x", LIMIT,
                 "\" } ]\nsections: [ { heading: H, content: [ engagement: {} ] } ]\n");
}

static void words_for_pictures_have_a_limit(void **state)
{
    (void)state;
    assert_limit("report: { title: T }\nsections: [ { heading: H, content: [ figure: { image: a.png, alt: \"", "x",
                 LIMIT, "\" } ] } ]\n");
}

static void addresses_have_a_limit(void **state)
{
    (void)state;
    assert_limit("report: { title: T }\nsections: [ { heading: H, text: \"[link](https://", "x",
                 ALT_URL_MAX - (uint32_t)strlen("https://"), ")\" } ]\n");
    /* One link of several runs is reported once. */
    assert_limit("report: { title: T }\nsections: [ { heading: H, text: \"[a *link* here](https://", "x",
                 ALT_URL_MAX - (uint32_t)strlen("https://"), ")\" } ]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_in_the_order_of_the_sections),
        cmocka_unit_test(figures_without_a_picture_are_left_out),
        cmocka_unit_test(properties_have_a_limit),
        cmocka_unit_test(keywords_count_together),
        cmocka_unit_test(headings_have_a_limit),
        cmocka_unit_test(words_for_pictures_have_a_limit),
        cmocka_unit_test(addresses_have_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
