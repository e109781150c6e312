/* Groups: what stands on one page where it fits on one. */
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

static void add_group(struct fixture *f, uint32_t n)
{
    fixture_add_members(f, BOX_GROUP, (uint32_t[]){n, 0});
}

static void a_group_that_fits_changes_nothing(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 1)->after = LEN_PT(4);
    add_group(f, 2);
    add_lines(f, "g", 2)->before = LEN_PT(6);
    add_lines(f, "h", 1)->after = LEN_PT(2);
    add_lines(f, "b", 1);
    expect(f, "a1@0 g1@16 g2@26 h1@36 b1@48\n");
}

static void a_group_moves_whole(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 7);
    add_group(f, 2);
    add_lines(f, "g", 3);
    add_lines(f, "h", 1);
    add_lines(f, "b", 1);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60\ng1@0 g2@10 g3@20 h1@30 b1@40\n");
}

static void headings_before_it_move_with_it(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 6);
    add_lines(f, "h", 1)->flags = BOX_KEEP_NEXT;
    add_lines(f, "k", 1)->flags = BOX_KEEP_NEXT;
    add_group(f, 2);
    add_lines(f, "g", 2);
    add_lines(f, "i", 1);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50\nh1@0 k1@10 g1@20 g2@30 i1@40\n");
}

/* Nothing is gained by moving it: it begins where it would without the group. */
static void a_group_higher_than_a_page_flows(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 7);
    add_lines(f, "h", 1)->flags = BOX_KEEP_NEXT;
    add_group(f, 2);
    add_lines(f, "g", 8);
    add_lines(f, "i", 4);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 h1@70 g1@80 g2@90\n"
              "g3@0 g4@10 g5@20 g6@30 g7@40 g8@50 i1@60 i2@70 i3@80 i4@90\n");
}

static void a_group_higher_than_a_page_at_its_top_flows(void **state)
{
    struct fixture *f = *state;
    add_group(f, 1);
    add_lines(f, "g", 11);
    expect(f, "g1@0 g2@10 g3@20 g4@30 g5@40 g6@50 g7@60 g8@70 g9@80 g10@90\ng11@0\n");
}

static void a_group_that_fills_a_page_but_not_with_its_heading_flows(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "h", 1)->flags = BOX_KEEP_NEXT;
    add_group(f, 1);
    add_lines(f, "g", 10);
    expect(f, "h1@0 g1@10 g2@20 g3@30 g4@40 g5@50 g6@60 g7@70 g8@80 g9@90\ng10@0\n");
}

static void two_groups_on_two_pages(void **state)
{
    struct fixture *f = *state;
    for (uint32_t i = 0; i < 3; i++) {
        add_group(f, 2);
        add_lines(f, "g", 3);
        add_lines(f, "h", 2);
    }
    expect(f, "g1@0 g2@10 g3@20 h1@30 h2@40 g1@50 g2@60 g3@70 h1@80 h2@90\ng1@0 g2@10 g3@20 h1@30 h2@40\n");
}

static void a_group_that_ends_in_a_heading_stays_with_what_follows(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 8);
    add_group(f, 2);
    add_lines(f, "g", 1);
    add_lines(f, "h", 1)->flags = BOX_KEEP_NEXT;
    add_lines(f, "b", 1);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70\ng1@0 h1@10 b1@20\n");
}

static void a_group_that_is_kept_with_what_follows(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 8);
    fixture_add_members(f, BOX_GROUP, (uint32_t[]){2, 0})->flags = BOX_KEEP_NEXT;
    add_lines(f, "g", 1);
    add_lines(f, "h", 1);
    add_lines(f, "b", 1);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70\ng1@0 h1@10 b1@20\n");
}

static void a_page_may_begin_after_a_group(void **state)
{
    struct fixture *f = *state;
    add_group(f, 1);
    add_lines(f, "g", 1);
    fixture_add_page(f, START_PAGE);
    add_lines(f, "b", 1);
    expect(f, "g1@0\nb1@0\n");
}

/* --- with columns */

static void add_pair(struct fixture *f, const char *left, uint32_t nleft, const char *right, uint32_t nright)
{
    fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
    add_lines(f, left, nleft);
    add_lines(f, right, nright)->x = LEN_PT(50);
}

static void a_group_of_columns_moves_whole(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 4);
    add_lines(f, "h", 1)->flags = BOX_KEEP_NEXT;
    add_group(f, 7);
    add_pair(f, "l", 3, "r", 2);
    add_pair(f, "m", 1, "s", 2);
    add_lines(f, "g", 1);
    expect(f, "a1@0 a2@10 a3@20 a4@30\n"
              "h1@0 l1@10 l2@20 l3@30 r1@10/50 r2@20/50 m1@40 s1@40/50 s2@50/50 g1@60\n");
}

/* The group goes first, then the columns that no page has room for; the others stay side by side. */
static void a_group_of_columns_that_does_not_fit(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 6);
    add_group(f, 6);
    add_pair(f, "l", 3, "r", 2);
    add_pair(f, "m", 8, "s", 2);
    add_pair(f, "n", 1, "t", 11);
    f->boxes.items.items[1].members.counts[0] = 9;
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 l1@60 l2@70 l3@80 r1@60/50 r2@70/50\n"
              "m1@0 m2@10 m3@20 m4@30 m5@40 m6@50 m7@60 m8@70 s1@0/50 s2@10/50 n1@80 t1@90\n"
              "t2@0 t3@10 t4@20 t5@30 t6@40 t7@50 t8@60 t9@70 t10@80 t11@90\n");
}

/* --- tables and notes */

static struct table *one_column(struct fixture *f, const char *name, uint32_t rows, uint32_t lines)
{
    struct table *table = fixture_table(f, 1, 1);
    fixture_cell(f, table, 0, 0, 1, 1, fixture_flow(f, "head", 1, L));
    for (uint32_t t = 1; t <= rows; t++)
        fixture_cell(f, table, t, 0, 1, 1, fixture_flow(f, str_printf(f->arena, "%s%u.", name, t).s, lines, L));
    return table;
}

static void a_table_in_a_group_is_not_broken(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 7);
    add_group(f, 2);
    fixture_add_table(f, one_column(f, "t", 3, 1));
    add_lines(f, "g", 1);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60\nhead1@0 t1.1@10 t2.1@20 t3.1@30 g1@40\n");
}

static void a_long_table_in_a_group_repeats_its_head(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 7);
    add_group(f, 2);
    add_lines(f, "g", 1);
    fixture_add_table(f, one_column(f, "t", 5, 2));
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 g1@70\n"
              "head1@0 t1.1@10 t1.2@20 t2.1@30 t2.2@40 t3.1@50 t3.2@60 t4.1@70 t4.2@80\n"
              "[head1]@0 t5.1@10 t5.2@20\n");
}

/* The rows that stand before the group on its page, which then goes on with the same table's rows, stay. */
static void a_group_after_a_table(void **state)
{
    struct fixture *f = *state;
    fixture_add_table(f, one_column(f, "t", 3, 2));
    add_group(f, 1);
    fixture_add_table(f, one_column(f, "u", 3, 1));
    expect(f, "head1@0 t1.1@10 t1.2@20 t2.1@30 t2.2@40 t3.1@50 t3.2@60\n"
              "head1@0 u1.1@10 u2.1@20 u3.1@30\n");
}

static void a_note_moves_its_group(void **state)
{
    struct fixture *f = *state;
    add_lines(f, "a", 7);
    add_group(f, 2);
    add_lines(f, "g", 1);
    struct flow h = fixture_flow(f, "h", 1, L);
    fixture_mark(f, &h, 0, fixture_note(f, "n", 1));
    fixture_add_flow(f, h);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60\ng1@0 h1@10 | n1@90\n");
}

/* What the trial of a page has placed is placed all the same, and the note of the first page stays on it. */
static void notes_of_a_dissolved_group(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 5, L), g = fixture_flow(f, "g", 9, L);
    uint32_t note = fixture_note(f, "n", 1);
    fixture_mark(f, &a, 0, note);
    fixture_mark(f, &g, 0, note);
    fixture_mark(f, &g, 1, fixture_note(f, "m", 1));
    fixture_mark(f, &g, 8, fixture_note(f, "o", 1));
    fixture_add_flow(f, a);
    add_group(f, 1);
    fixture_add_flow(f, g);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 g1@50 g2@60 | n1@80 m1@90\n"
              "g3@0 g4@10 g5@20 g6@30 g7@40 g8@50 g9@60 | o1@90\n");
}

static void a_group_waits_for_the_rest_of_a_note(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 6, L);
    fixture_mark(f, &a, 5, fixture_note(f, "n", 6));
    fixture_add_flow(f, a);
    add_group(f, 1);
    add_lines(f, "g", 8);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 | n1@70 n2@80 n3@90\n| n4@70 n5@80 n6@90\n"
              "g1@0 g2@10 g3@20 g4@30 g5@40 g6@50 g7@60 g8@70\n");
}

/* --- at random */

static void add_random_flow(struct fixture *f, uint32_t *seed, const char *name, len_t x)
{
    struct flow flow = fixture_flow(f, name, 1 + fixture_random(seed) % 3, L);
    if (fixture_random(seed) % 6 == 0)
        fixture_mark(f, &flow, fixture_random(seed) % flow.n, fixture_note(f, "n", 1 + fixture_random(seed) % 3));
    struct box *box = fixture_add_flow(f, flow);
    box->x = x;
    box->flags = fixture_random(seed) % 5 == 0 ? BOX_KEEP_NEXT : 0;
}

static void add_random_group(struct fixture *f, uint32_t *seed)
{
    uint32_t index = f->boxes.items.n;
    add_group(f, 1);
    for (uint32_t i = 1 + fixture_random(seed) % 3; i > 0; i--) {
        switch (fixture_random(seed) % 4) {
        case 0:
            fixture_add_members(f, BOX_BESIDE, (uint32_t[]){1, 1, 0});
            add_random_flow(f, seed, "l", 0);
            add_random_flow(f, seed, "r", LEN_PT(50));
            break;
        case 1:
            fixture_add_table(f, one_column(f, "t", 1 + fixture_random(seed) % 3, 1));
            break;
        default:
            add_random_flow(f, seed, "g", 0);
        }
    }
    f->boxes.items.items[index].members.counts[0] = f->boxes.items.n - index - 1;
}

static void check_one_page(const struct fixture *f, const struct flow *flow, uint32_t *page)
{
    for (uint32_t i = 0; i < flow->n; i++) {
        uint32_t at = f->pages->anchors[flow->lines[i].anchor].page;
        if (*page != 0)
            assert_int_equal(at, *page);
        *page = at;
    }
}

/* Groups that were not dissolved stand on one page each. */
static void check_group(const struct fixture *f, uint32_t index)
{
    const struct box *items = f->boxes.items.items;
    uint32_t page = 0, end = index + 1 + items[index].members.counts[0];
    for (uint32_t i = index + 1; i < end; i++) {
        const struct box *box = &items[i];
        if (box->kind == BOX_FLOW)
            check_one_page(f, &box->flow, &page);
        for (uint32_t c = 0; box->kind == BOX_TABLE && c < box->table->ncells; c++)
            check_one_page(f, &box->table->cells[c].flow, &page);
    }
}

static void random_groups_lose_nothing(void **state)
{
    (void)state;
    uint32_t groups = 0, dissolved = 0;
    for (uint32_t seed = 1; seed <= 1500; seed++) {
        struct fixture *f = fixture_new();
        uint32_t random = seed;
        f->notes.before = LEN_PT(1);
        f->notes.repeat = fixture_random(&random) % 4 == 0;
        for (uint32_t i = 2 + fixture_random(&random) % 6; i > 0; i--) {
            if (fixture_random(&random) % 12 == 0)
                fixture_add_random_table(f, &random);
            else if (fixture_random(&random) % 2 == 0)
                add_random_flow(f, &random, "a", 0);
            else
                add_random_group(f, &random);
        }
        fixture_pages(f);
        assert_int_equal(f->diags.errors, 0);
        fixture_check_invariants(f);
        for (uint32_t i = 0; i < f->boxes.items.n; i++) {
            const struct box *box = &f->boxes.items.items[i];
            if (box->kind != BOX_GROUP)
                continue;
            groups++;
            if (box->flags & BOX_DISSOLVED)
                dissolved++;
            else
                check_group(f, i);
        }
        fixture_free(f);
    }
    assert_true(dissolved > 200 && groups > 2 * dissolved); /* both kinds are tried */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_group_that_fits_changes_nothing),
        TEST(a_group_moves_whole),
        TEST(headings_before_it_move_with_it),
        TEST(a_group_higher_than_a_page_flows),
        TEST(a_group_higher_than_a_page_at_its_top_flows),
        TEST(a_group_that_fills_a_page_but_not_with_its_heading_flows),
        TEST(two_groups_on_two_pages),
        TEST(a_group_that_ends_in_a_heading_stays_with_what_follows),
        TEST(a_group_that_is_kept_with_what_follows),
        TEST(a_page_may_begin_after_a_group),
        TEST(a_group_of_columns_moves_whole),
        TEST(a_group_of_columns_that_does_not_fit),
        TEST(a_table_in_a_group_is_not_broken),
        TEST(a_long_table_in_a_group_repeats_its_head),
        TEST(a_group_after_a_table),
        TEST(a_note_moves_its_group),
        TEST(notes_of_a_dissolved_group),
        TEST(a_group_waits_for_the_rest_of_a_note),
        cmocka_unit_test(random_groups_lose_nothing),
    };
    return cmocka_run_group_tests_name("paginate: groups", tests, NULL, NULL);
}
