/* Columns side by side. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paginate_fixture.h"

static const len_t L = LEN_PT(10);

static int setup(void **state)
{
    struct fixture *f = fixture_new();
    f->notes.before = LEN_PT(1);
    f->show_x = true;
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    fixture_free(*state);
    return 0;
}

static void expect(struct fixture *f, const char *pages)
{
    assert_string_equal(fixture_pages(f), pages);
    fixture_check_invariants(f);
    assert_int_equal(f->diags.errors, 0);
}

static struct box *add_lines(struct fixture *f, const char *name, uint32_t n)
{
    return fixture_add_flow(f, fixture_flow(f, name, n, L));
}

/* Two columns of one flow each, the second at x = 50. */
static struct box *add_pair(struct fixture *f, uint32_t nleft, uint32_t nright)
{
    uint32_t index = f->boxes.items.n;
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    add_lines(f, "l", nleft);
    add_lines(f, "r", nright)->x = LEN_PT(50);
    return &f->boxes.items.items[index];
}

static void columns_begin_at_the_same_height(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 1);
    add_pair(f, 1, 3);
    add_lines(f, "b", 1);
    expect(f, "a1@0 l1@10 r1@10/50 r2@20/50 r3@30/50 b1@40\n");
}

static void the_highest_column_says_where_they_end(void **state)
{
    struct fixture *f = *state;
    add_pair(f, 4, 1);
    add_lines(f, "b", 1);
    expect(f, "l1@0 l2@10 l3@20 l4@30 r1@0/50 b1@40\n");
}

static void a_column_of_several_boxes(void **state)
{
    struct fixture *f = *state;
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){2, 1, 0});
    add_lines(f, "k", 1)->after = LEN_PT(3);
    add_lines(f, "l", 1)->before = LEN_PT(5);
    add_lines(f, "r", 1)->x = LEN_PT(50);
    expect(f, "k1@0 l1@15 r1@0/50\n");
}

/* The space above is the larger one of what stands above wants and the columns want; a column's first box has none of
 * its own. Below, it is the one that reaches furthest. */
static void space_around_columns(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 1)->after = LEN_PT(2);
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0})->before = LEN_PT(4);
    struct box *left = add_lines(f, "l", 1);
    left->before = LEN_PT(9);
    left->after = LEN_PT(15);
    struct box *right = add_lines(f, "r", 2);
    right->x = LEN_PT(50);
    right->after = LEN_PT(3);
    add_lines(f, "b", 1)->before = LEN_PT(1);
    expect(f, "a1@0 l1@14 r1@14/50 r2@24/50 b1@39\n");
}

/* It neither runs into the columns beside it nor stands at the top of its own. */
static void a_rule_stands_in_its_column(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 1);
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 2, 0});
    add_lines(f, "l", 4);
    for (int i = 0; i < 2; i++) {
        struct box *box = add_lines(f, i == 0 ? "r" : "s", 1);
        box->x = LEN_PT(60);
        box->before = i * LEN_PT(4);
        box->rule = LEN_PT(2);
        box->rule_width = LEN_PT(40);
    }
    expect(f, "a1@0 l1@10 l2@20 l3@30 l4@40 r1@10/60 s1@24/60\n");
    const struct item *rule = &f->pages->items[0].items[0];
    assert_int_equal(rule->kind, ITEM_RECT);
    assert_int_equal(f->pages->items[0].items[1].kind, ITEM_LINE);
    assert_int_equal(rule->x, LEN_PT(60));
    assert_int_equal(rule->rect.width, LEN_PT(40));
}

static void an_empty_column_takes_no_room(void **state)
{
    struct fixture *f = *state;
    struct box *box = fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    box->members.counts[1] = 0;
    add_lines(f, "l", 1)->x = LEN_PT(30);
    add_lines(f, "b", 1);
    expect(f, "l1@0/30 b1@10\n");
}

static void columns_move_whole_to_the_next_page(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 7);
    add_pair(f, 2, 4);
    add_lines(f, "b", 1);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60\n"
              "l1@0 l2@10 r1@0/50 r2@10/50 r3@20/50 r4@30/50 b1@40\n");
}

static void a_heading_moves_with_them(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 7);
    add_lines(f, "h", 1)->flags = BOX_KEEP_NEXT;
    add_pair(f, 1, 3);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60\nh1@0 l1@10 r1@10/50 r2@20/50 r3@30/50\n");
}

static void columns_that_end_exactly_at_the_foot(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 7);
    add_pair(f, 3, 2);
    add_lines(f, "b", 1);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 l1@70 l2@80 l3@90 r1@70/50 r2@80/50\nb1@0\n");
}

/* They begin at once, since a new page would not help; the second column at the first one's x. */
static void columns_higher_than_a_page_stand_one_below_the_other(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 7);
    add_pair(f, 2, 11);
    add_lines(f, "b", 1);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 l1@70 l2@80 r1@90\n"
              "r2@0 r3@10 r4@20 r5@30 r6@40 r7@50 r8@60 r9@70 r10@80 r11@90\nb1@0\n");
}

static void columns_that_fit_a_page_but_not_below_their_heading(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "h", 1)->flags = BOX_KEEP_NEXT;
    add_pair(f, 10, 1);
    expect(f, "h1@0 l1@10 l2@20 l3@30 l4@40 l5@50 l6@60 l7@70 l8@80 l9@90\nl10@0 r1@10\n");
}

static void a_kept_pair_stays_with_what_follows(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 8);
    add_pair(f, 1, 2)->flags = BOX_KEEP_NEXT;
    add_lines(f, "b", 1);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70\nl1@0 r1@0/50 r2@10/50 b1@20\n");
}

static void a_dissolved_pair_stays_with_what_follows(void **state)
{
    struct fixture *f = *state;
    add_pair(f, 11, 9)->flags = BOX_KEEP_NEXT;
    struct box *b = add_lines(f, "b", 2);
    b->flow.lines[0].flags = LINE_KEEP_NEXT;
    expect(f, "l1@0 l2@10 l3@20 l4@30 l5@40 l6@50 l7@60 l8@70 l9@80 l10@90\n"
              "l11@0 r1@10 r2@20 r3@30 r4@40 r5@50 r6@60 r7@70 r8@80\nr9@0 b1@10 b2@20\n");
}

/* --- notes */

static void notes_of_all_columns_stand_at_the_foot(void **state)
{
    struct fixture *f = *state;
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    struct flow left = fixture_flow(f, "l", 2, L), right = fixture_flow(f, "r", 1, L);
    fixture_mark(f, &left, 1, fixture_note(f, "n", 1));
    fixture_mark(f, &right, 0, fixture_note(f, "m", 2));
    fixture_add_flow(f, left);
    fixture_add_flow(f, right)->x = LEN_PT(50);
    expect(f, "l1@0 l2@10 r1@0/50 | n1@70 m1@80 m2@90\n");
}

/* The second column's note would stand where the first one ends. */
static void a_note_leaves_room_for_the_higher_column(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 1);
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    add_lines(f, "l", 7);
    struct flow right = fixture_flow(f, "r", 1, L);
    fixture_mark(f, &right, 0, fixture_note(f, "n", 2));
    fixture_add_flow(f, right)->x = LEN_PT(50);
    expect(f, "a1@0\nl1@0 l2@10 l3@20 l4@30 l5@40 l6@50 l7@60 r1@0/50 | n1@80 n2@90\n");
}

static void a_long_note_of_the_last_column_goes_on_overleaf(void **state)
{
    struct fixture *f = *state;
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    add_lines(f, "l", 7);
    struct flow right = fixture_flow(f, "r", 1, L);
    fixture_mark(f, &right, 0, fixture_note(f, "n", 4));
    fixture_add_flow(f, right)->x = LEN_PT(50);
    add_lines(f, "b", 1);
    expect(f, "l1@0 l2@10 l3@20 l4@30 l5@40 l6@50 l7@60 r1@0/50 | n1@80 n2@90\nb1@0 | n3@80 n4@90\n");
}

static void notes_that_leave_no_room_let_the_columns_stand_one_below_the_other(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 1);
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    struct flow left = fixture_flow(f, "l", 7, L), right = fixture_flow(f, "r", 1, L);
    fixture_mark(f, &left, 0, fixture_note(f, "n", 2));
    fixture_mark(f, &right, 0, fixture_note(f, "m", 2));
    fixture_add_flow(f, left);
    fixture_add_flow(f, right)->x = LEN_PT(50);
    expect(f, "a1@0 l1@10 l2@20 l3@30 l4@40 l5@50 l6@60 | n1@80 n2@90\nl7@0 r1@10 | m1@80 m2@90\n");
}

/* Notes that come from the page before leave too little: these go first, then the columns. */
static void columns_wait_for_the_rest_of_a_note(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 6, L);
    fixture_mark(f, &a, 5, fixture_note(f, "n", 6));
    fixture_add_flow(f, a);
    add_pair(f, 8, 1);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 | n1@70 n2@80 n3@90\n| n4@70 n5@80 n6@90\n"
              "l1@0 l2@10 l3@20 l4@30 l5@40 l6@50 l7@60 l8@70 r1@0/50\n");
}

/* --- tables */

static struct box *add_table(struct fixture *f, const char *name, uint32_t rows)
{
    struct table *table = fixture_table(f, 1, 1);
    table->caption = fixture_flow(f, "title", 1, L);
    fixture_cell(f, table, 0, 0, 1, 1, fixture_flow(f, "head", 1, L));
    for (uint32_t t = 1; t <= rows; t++)
        fixture_cell(f, table, t, 0, 1, 1, fixture_flow(f, str_printf(f->arena, "%s%u.", name, t).s, 1, L));
    return fixture_add_table(f, table);
}

static void a_table_in_a_column(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 1);
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 2, 0});
    add_lines(f, "l", 2);
    add_table(f, "t", 2)->x = LEN_PT(50);
    add_lines(f, "r", 1)->x = LEN_PT(50);
    add_lines(f, "b", 1);
    expect(f, "a1@0 l1@10 l2@20 title1@10/50 head1@20/50 t1.1@30/50 t2.1@40/50 r1@50/50 b1@60\n");
}

static void a_table_in_a_column_is_not_broken(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 7);
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    add_table(f, "t", 2);
    add_lines(f, "r", 1)->x = LEN_PT(50);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60\ntitle1@0 head1@10 t1.1@20 t2.1@30 r1@0/50\n");
}

static void tables_in_both_columns_with_notes(void **state)
{
    struct fixture *f = *state;
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    struct table *left = fixture_table(f, 1, 0), *right = fixture_table(f, 1, 0);
    struct flow l = fixture_flow(f, "l", 1, L), r = fixture_flow(f, "r", 1, L);
    fixture_mark(f, &l, 0, fixture_note(f, "n", 1));
    fixture_mark(f, &r, 0, fixture_note(f, "m", 1));
    fixture_cell(f, left, 0, 0, 1, 1, l);
    fixture_add_table(f, left);
    fixture_cell(f, right, 0, 0, 1, 1, r);
    fixture_add_table(f, right)->x = LEN_PT(50);
    expect(f, "l1@0 r1@0/50 | n1@80 m1@90\n");
}

/* A table that does not fit on a page is no longer beside anything, and breaks like any other. */
static void a_long_table_in_a_column(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 6);
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    add_lines(f, "l", 1);
    add_table(f, "t", 9)->x = LEN_PT(50);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 l1@60 title1@70 head1@80 t1.1@90\n"
              "[head1]@0 t2.1@10 t3.1@20 t4.1@30 t5.1@40 t6.1@50 t7.1@60 t8.1@70 t9.1@80\n");
}

static void a_head_that_fills_the_page_is_reported_once(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 1);
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    struct table *table = fixture_table(f, 1, 1);
    fixture_cell(f, table, 0, 0, 1, 1, fixture_flow(f, "head", 12, L));
    fixture_cell(f, table, 1, 0, 1, 1, fixture_flow(f, "t", 1, L));
    fixture_add_table(f, table);
    add_lines(f, "r", 1)->x = LEN_PT(50);
    fixture_pages(f);
    fixture_check_invariants(f);
    assert_int_equal(f->diags.n, 1);
    assert_int_equal(f->diags.items[0]->code, DIAG_HEAD_LEAVES_NO_ROOM);
}

/* The rows before it must be there again when the page ends above the kept row. */
static void the_page_ends_within_a_table_that_is_kept_with_a_table(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 5);
    add_table(f, "t", 3)->flags = BOX_KEEP_NEXT;
    add_table(f, "u", 4);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 title1@50 head1@60 t1.1@70 t2.1@80\n"
              "[head1]@0 t3.1@10 title1@20 head1@30 u1.1@40 u2.1@50 u3.1@60 u4.1@70\n");
}

static void a_line_higher_than_the_page_in_a_column_is_an_error(void **state)
{
    struct fixture *f = *state;
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    fixture_add_flow(f, fixture_flow(f, "tall", 1, LEN_PT(120)));
    add_lines(f, "r", 1)->x = LEN_PT(50);
    fixture_pages(f);
    assert_int_equal(f->diags.errors, 1);
    assert_int_equal(f->diags.items[0]->code, DIAG_CANNOT_BE_PLACED);
    assert_int_equal(f->pages->n, 2);
}

/* --- at random */

static void add_random_member(struct fixture *f, uint32_t *seed, const char *name, len_t x)
{
    struct flow flow = fixture_flow(f, name, 1 + fixture_random(seed) % 3, L);
    if (fixture_random(seed) % 6 == 0)
        fixture_mark(f, &flow, fixture_random(seed) % flow.n, fixture_note(f, "n", 1 + fixture_random(seed) % 3));
    struct box *box;
    if (fixture_random(seed) % 3 == 0) {
        struct table *table = fixture_table(f, 1, 1);
        fixture_cell(f, table, 0, 0, 1, 1, fixture_flow(f, name, 1, L));
        fixture_cell(f, table, 1, 0, 1, 1, flow);
        box = fixture_add_table(f, table);
    } else {
        box = fixture_add_flow(f, flow);
    }
    box->x = x;
    box->before = (len_t)(fixture_random(seed) % 4) * LEN_PT(1);
    box->after = (len_t)(fixture_random(seed) % 4) * LEN_PT(1);
    box->flags |= fixture_random(seed) % 5 == 0 ? BOX_KEEP_NEXT : 0;
}

static void add_random_columns(struct fixture *f, uint32_t *seed)
{
    static const char *const names[] = {"p", "q", "r"};
    uint32_t counts[4] = {0}, n = 1 + fixture_random(seed) % 3;
    for (uint32_t i = 0; i < n; i++)
        counts[i] = 1 + fixture_random(seed) % 3;
    fixture_add_members(f, BOX_BESIDE, counts);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = 0; k < counts[i]; k++)
            add_random_member(f, seed, names[i], (len_t)i * LEN_PT(33));
    }
}

struct extent_y {
    uint32_t page;
    len_t top, bottom;
    bool there, parted; /* on more than one page */
};

static void stretch(struct extent_y *extent, const struct fixture *f, const struct flow *flow)
{
    for (uint32_t i = 0; i < flow->n; i++) {
        struct place at = f->pages->anchors[flow->lines[i].anchor];
        assert_true(at.page > 0);
        if (!extent->there)
            *extent = (struct extent_y){.page = at.page, .top = at.y, .bottom = at.y, .there = true};
        extent->parted = extent->parted || at.page != extent->page;
        extent->top = len_min(extent->top, at.y);
        extent->bottom = len_max(extent->bottom, at.y + flow->lines[i].height);
    }
}

static struct extent_y box_extent(const struct fixture *f, const struct box *box)
{
    struct extent_y extent = {0};
    if (box->kind == BOX_FLOW)
        stretch(&extent, f, &box->flow);
    for (uint32_t i = 0; box->kind == BOX_TABLE && i < box->table->ncells; i++)
        stretch(&extent, f, &box->table->cells[i].flow);
    return extent;
}

/* Columns that were not dissolved: each begins where the first does, on its page, and no two boxes of a column
 * overlap. Returns the lowest bottom. */
static struct extent_y check_columns(const struct fixture *f, uint32_t index)
{
    const struct box *items = f->boxes.items.items;
    const struct members *members = &items[index].members;
    struct extent_y all = box_extent(f, &items[index + 1]);
    uint32_t i = index + 1;
    for (uint32_t c = 0; c < members->ncolumns; c++) {
        len_t y = all.top;
        for (uint32_t k = 0; k < members->counts[c]; k++, i++) {
            struct extent_y extent = box_extent(f, &items[i]);
            assert_false(extent.parted);
            assert_int_equal(extent.page, all.page);
            if (k == 0)
                assert_int_equal(extent.top, all.top);
            assert_true(extent.top >= y);
            y = extent.bottom;
        }
        all.bottom = len_max(all.bottom, y);
    }
    return all;
}

/* Whatever follows something stands below it, or on a later page. */
static void check_order(const struct fixture *f)
{
    const struct box *items = f->boxes.items.items;
    struct extent_y before = {0};
    for (uint32_t i = 0; i < f->boxes.items.n; i++) {
        struct extent_y extent;
        uint32_t end = i;
        if (items[i].kind == BOX_BESIDE && !(items[i].flags & BOX_DISSOLVED)) {
            extent = check_columns(f, i);
            for (uint32_t c = 0; c < items[i].members.ncolumns; c++)
                end += items[i].members.counts[c];
        } else {
            extent = box_extent(f, &items[i]);
        }
        i = end;
        if (!extent.there)
            continue;
        assert_true(extent.page >= before.page);
        if (extent.page == before.page && !before.parted)
            assert_true(extent.parted || extent.top >= before.bottom);
        before = extent;
    }
}

static void random_columns_lose_nothing(void **state)
{
    (void)state;
    uint32_t beside = 0, dissolved = 0;
    for (uint32_t seed = 1; seed <= 1500; seed++) {
        struct fixture *f = fixture_new();
        uint32_t random = seed;
        f->notes.before = LEN_PT(1);
        f->notes.repeat = fixture_random(&random) % 4 == 0;
        f->table_style.keep_under = (int32_t)(fixture_random(&random) % 60);
        for (uint32_t i = 2 + fixture_random(&random) % 6; i > 0; i--) {
            if (fixture_random(&random) % 8 == 0)
                fixture_add_random_table(f, &random);
            else if (fixture_random(&random) % 2 == 0)
                add_random_member(f, &random, "a", 0);
            else
                add_random_columns(f, &random);
        }
        fixture_pages(f);
        assert_int_equal(f->diags.errors, 0);
        fixture_check_invariants(f);
        check_order(f);
        for (uint32_t i = 0; i < f->boxes.items.n; i++) {
            const struct box *box = &f->boxes.items.items[i];
            beside += box->kind == BOX_BESIDE;
            dissolved += (box->flags & BOX_DISSOLVED) != 0;
        }
        fixture_free(f);
    }
    assert_true(dissolved > 200 && beside > 2 * dissolved); /* both kinds are tried */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(columns_begin_at_the_same_height),
        TEST(the_highest_column_says_where_they_end),
        TEST(a_column_of_several_boxes),
        TEST(space_around_columns),
        TEST(a_rule_stands_in_its_column),
        TEST(an_empty_column_takes_no_room),
        TEST(columns_move_whole_to_the_next_page),
        TEST(a_heading_moves_with_them),
        TEST(columns_that_end_exactly_at_the_foot),
        TEST(columns_higher_than_a_page_stand_one_below_the_other),
        TEST(columns_that_fit_a_page_but_not_below_their_heading),
        TEST(a_kept_pair_stays_with_what_follows),
        TEST(a_dissolved_pair_stays_with_what_follows),
        TEST(notes_of_all_columns_stand_at_the_foot),
        TEST(a_note_leaves_room_for_the_higher_column),
        TEST(a_long_note_of_the_last_column_goes_on_overleaf),
        TEST(notes_that_leave_no_room_let_the_columns_stand_one_below_the_other),
        TEST(columns_wait_for_the_rest_of_a_note),
        TEST(a_table_in_a_column),
        TEST(a_table_in_a_column_is_not_broken),
        TEST(tables_in_both_columns_with_notes),
        TEST(a_long_table_in_a_column),
        TEST(a_head_that_fills_the_page_is_reported_once),
        TEST(the_page_ends_within_a_table_that_is_kept_with_a_table),
        TEST(a_line_higher_than_the_page_in_a_column_is_an_error),
        cmocka_unit_test(random_columns_lose_nothing),
    };
    return cmocka_run_group_tests_name("paginate: columns side by side", tests, NULL, NULL);
}
