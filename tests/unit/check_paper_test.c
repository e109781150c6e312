/* Recommendations and clearances in the copies of a report. */
#include "check_fixture.h"

#define REPORT                                                                                               \
    "report: { title: A title, contact: \"Us, <us@x.org>\", wards: Abbey }\n"                                \
    "sections:\n"                                                                                            \
    "  - heading: H\n"                                                                                       \
    "    content:\n"                                                                                         \
    "      - recommendations:\n"                                                                             \
    "          lead: \"That:\"\n"                                                                            \
    "          items: [one, { text: two, id: two, items: [p, q], exempt: 3 }, { text: three, id: three }]\n" \
    "      - page_break: yes\n"                                                                              \
    "      - sign_off: [{ role: Chief, comment: Fine }]\n"

static const struct section *section_of(const struct report *report)
{
    return report->sections.items[0];
}

static const struct block *block_of(const struct report *report, uint32_t i)
{
    return LIST_AT(section_of(report)->content, const struct block, i);
}

static const struct recommendation *item_of(const struct report *report, uint32_t i)
{
    return LIST_AT(block_of(report, 0)->recommendations->items, const struct recommendation, i);
}

static const struct report *read_copy(struct world *world, enum copy copy)
{
    world_begin(world);
    struct doc *doc = world_load(world, REPORT);
    struct report *report = check_copy(&world->loader, doc, check_report(&world->loader, doc), copy);
    assert_int_equal(world->diags.n, 0);
    assert_int_equal(section_of(report)->content.n, 3);
    return report;
}

static void test_internal_copy(void **state)
{
    (void)state;
    struct world world;
    const struct report *report = read_copy(&world, COPY_INTERNAL);
    const struct clearance *clearance = LIST_AT(block_of(report, 2)->sign_off->rows, const struct clearance, 0);
    assert_true(str_eqz(node_text(clearance->role->node), "Chief"));
    assert_null(clearance->date);
    assert_int_equal(report->nrecommendations, 5);
    assert_int_equal(item_of(report, 1)->items.n, 2);
    assert_int_equal(item_of(report, 2)->index, 4);
    world_end(&world);
}

/* Members see what is exempt, and not what is for officers. */
static void test_exempt_copy(void **state)
{
    (void)state;
    struct world world;
    const struct report *report = read_copy(&world, COPY_EXEMPT);
    assert_null(block_of(report, 2)->sign_off);
    assert_non_null(item_of(report, 1)->text);
    world_end(&world);
}

/* A recommendation that is withheld stays in its place, without its words and its parts. */
static void test_public_copy(void **state)
{
    (void)state;
    struct world world;
    const struct report *report = read_copy(&world, COPY_PUBLIC);
    assert_null(block_of(report, 2)->sign_off);
    assert_int_equal(block_of(report, 0)->recommendations->items.n, 3);
    assert_null(item_of(report, 1)->text);
    assert_int_equal(item_of(report, 1)->items.n, 0);
    assert_true(str_eqz(node_text(item_of(report, 1)->id), "two"));
    assert_ptr_equal(map_find(&report->anchors, STR("three")), item_of(report, 2));
    world_end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_internal_copy),
        cmocka_unit_test(test_exempt_copy),
        cmocka_unit_test(test_public_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
