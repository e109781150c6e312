/* Columns side by side and groups: the boxes that say how many others belong to them, places and widths. */
#include "compose_text_fixture.h"

static const len_t L = LEN_PT(10);

static int setup(void **state)
{
    static struct text_report fixture;
    text_report_open(&fixture, "extends: base\n", "", "sections: [{ heading: H, text: Words. }]\n");
    fixture.composer.x = 0;
    fixture.composer.width = LEN_PT(200);
    fixture.composer.boxes->items.n = 0;
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    text_report_close(*state);
    return 0;
}

/* A box of one line with space above it. */
static void add(struct composer *composer, len_t before)
{
    struct line *line = ARENA_NEW(composer->arena, struct line);
    line->height = L;
    struct flow flow = {.lines = line, .n = 1, .height = L};
    compose_add_flow(composer, flow, composer->style->body, NULL)->before = before;
}

static const struct box *box(const struct composer *composer, uint32_t i)
{
    assert_true(i < composer->boxes->items.n);
    return &composer->boxes->items.items[i];
}

static void shares_divide_what_the_gaps_leave(void **state)
{
    struct text_report *fixture = *state;
    struct composer *composer = &fixture->composer;
    static const int32_t shares[] = {1000, 2000, 1000};
    struct beside beside;
    beside_begin(composer, &beside, shares, 3, L);
    static const len_t xs[] = {0, LEN_PT(55), LEN_PT(155)}, widths[] = {LEN_PT(45), LEN_PT(90), LEN_PT(45)};
    for (uint32_t i = 0; i < 3; i++) {
        beside_column(composer, &beside);
        assert_int_equal(composer->x, xs[i]);
        assert_int_equal(composer->width, widths[i]);
        for (uint32_t k = 0; k < i + 1; k++)
            add(composer, (len_t)i * L);
    }
    beside_end(composer, &beside);
    assert_int_equal(composer->x, 0);
    assert_int_equal(composer->width, LEN_PT(200));
    assert_null(composer->beside);
    const struct box *head = box(composer, 0);
    assert_int_equal(head->kind, BOX_BESIDE);
    assert_int_equal(head->members.ncolumns, 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(head->members.counts[i], i + 1);
    assert_int_equal(head->before, 2 * L);
    assert_int_equal(box(composer, 2)->x, LEN_PT(55));
    assert_int_equal(box(composer, 6)->x, LEN_PT(155));
}

/* To 1/1000 pt: the last column ends where the whole does. */
static void widths_add_up_exactly(void **state)
{
    struct text_report *fixture = *state;
    struct composer *composer = &fixture->composer;
    static const int32_t shares[] = {1000, 1, 333, 7919, 2500, 17, 1000};
    struct beside beside;
    composer->x = 17;
    composer->width = 199999;
    beside_begin(composer, &beside, shares, 7, 777);
    len_t end = 17 - 777;
    for (uint32_t i = 0; i < 7; i++) {
        beside_column(composer, &beside);
        assert_int_equal(composer->x, end + 777);
        end = composer->x + composer->width;
    }
    assert_int_equal(end, 17 + 199999);
    beside_end(composer, &beside);
}

static void gaps_leave_half_of_the_width(void **state)
{
    struct text_report *fixture = *state;
    struct composer *composer = &fixture->composer;
    static const int32_t shares[] = {1000, 1000};
    struct beside beside;
    beside_begin(composer, &beside, shares, 2, LEN_PT(500));
    beside_column(composer, &beside);
    assert_int_equal(composer->width, LEN_PT(75));
    beside_column(composer, &beside);
    assert_int_equal(composer->x, LEN_PT(125));
    beside_end(composer, &beside);
}

static void columns_without_boxes_leave_nothing(void **state)
{
    struct text_report *fixture = *state;
    struct composer *composer = &fixture->composer;
    static const int32_t shares[] = {1000, 1000};
    struct beside beside;
    struct group group;
    group_begin(composer, &group);
    beside_begin(composer, &beside, shares, 2, L);
    beside_column(composer, &beside);
    beside_column(composer, &beside);
    beside_end(composer, &beside);
    group_end(composer, &group);
    assert_int_equal(composer->boxes->items.n, 0);
}

static void columns_in_a_column_have_its_whole_width(void **state)
{
    struct text_report *fixture = *state;
    struct composer *composer = &fixture->composer;
    static const int32_t shares[] = {1000, 1000};
    struct beside outer, inner;
    beside_begin(composer, &outer, shares, 2, 0);
    beside_column(composer, &outer);
    beside_column(composer, &outer);
    beside_begin(composer, &inner, shares, 2, 0);
    for (int i = 0; i < 2; i++) {
        beside_column(composer, &inner);
        assert_int_equal(composer->x, LEN_PT(100));
        assert_int_equal(composer->width, LEN_PT(100));
        add(composer, 0);
    }
    beside_end(composer, &inner);
    beside_end(composer, &outer);
    assert_int_equal(composer->boxes->items.n, 3);
    assert_int_equal(box(composer, 0)->members.counts[1], 2);
}

static void a_group_holds_columns_and_no_group(void **state)
{
    struct text_report *fixture = *state;
    struct composer *composer = &fixture->composer;
    static const int32_t shares[] = {1000, 1000};
    struct beside beside;
    struct group outer, inner, within;
    group_begin(composer, &outer);
    group_begin(composer, &inner);
    add(composer, 0);
    group_end(composer, &inner);
    beside_begin(composer, &beside, shares, 2, 0);
    beside_column(composer, &beside);
    group_begin(composer, &within);
    add(composer, 0);
    group_end(composer, &within);
    beside_end(composer, &beside);
    group_end(composer, &outer);
    assert_int_equal(composer->boxes->items.n, 4);
    assert_int_equal(box(composer, 0)->kind, BOX_GROUP);
    assert_int_equal(box(composer, 0)->members.counts[0], 3);
    assert_int_equal(box(composer, 2)->kind, BOX_BESIDE);
    assert_int_equal(box(composer, 2)->members.counts[0], 1);
    assert_int_equal(box(composer, 2)->members.counts[1], 0);
    assert_false(composer->grouped);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(shares_divide_what_the_gaps_leave),
        TEST(widths_add_up_exactly),
        TEST(gaps_leave_half_of_the_width),
        TEST(columns_without_boxes_leave_nothing),
        TEST(columns_in_a_column_have_its_whole_width),
        TEST(a_group_holds_columns_and_no_group),
    };
    return cmocka_run_group_tests_name("compose: columns side by side", tests, NULL, NULL);
}
