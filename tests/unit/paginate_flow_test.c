/* Lines, keeps, page starts and footnotes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paginate_fixture.h"

static const len_t L = LEN_PT(10);

static int setup(void **state)
{
    *state = fixture_new();
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

static void page_ends_between_lines(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 12, L));
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 a9@80 a10@90\na11@0 a12@10\n");
}

static void space_between_boxes_is_the_larger_one_and_none_at_the_top(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 1, L))->after = LEN_PT(5);
    fixture_add_flow(f, fixture_flow(f, "b", 7, L))->before = LEN_PT(8);
    fixture_add_flow(f, fixture_flow(f, "c", 1, L))->before = LEN_PT(30);
    expect(f, "a1@0 b1@18 b2@28 b3@38 b4@48 b5@58 b6@68 b7@78\nc1@0\n");
}

static void widows_and_orphans_stay_together(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 9, L));
    struct flow b = fixture_flow(f, "b", 4, L);
    b.lines[0].flags = b.lines[2].flags = LINE_KEEP_NEXT;
    fixture_add_flow(f, b);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 a9@80\nb1@0 b2@10 b3@20 b4@30\n");
}

static void headings_go_with_what_follows(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 8, L));
    fixture_add_flow(f, fixture_flow(f, "h", 1, L))->flags = BOX_KEEP_NEXT;
    fixture_add_flow(f, fixture_flow(f, "k", 1, L))->flags = BOX_KEEP_NEXT;
    fixture_add_flow(f, fixture_flow(f, "b", 1, L));
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70\nh1@0 k1@10 b1@20\n");
}

static void a_chain_longer_than_a_page_is_broken(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 1, L));
    for (uint32_t i = 0; i < 12; i++)
        fixture_add_flow(f, fixture_flow(f, "h", 1, L))->flags = BOX_KEEP_NEXT;
    fixture_pages(f);
    fixture_check_invariants(f);
    assert_int_equal(f->pages->n, 3);
}

static void a_box_kept_together_moves_whole(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 6, L));
    fixture_add_flow(f, fixture_flow(f, "b", 5, L))->flags = BOX_KEEP_TOGETHER;
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50\nb1@0 b2@10 b3@20 b4@30 b5@40\n");
}

static void a_line_higher_than_the_page_is_an_error(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 1, L));
    fixture_add_flow(f, fixture_flow(f, "tall", 1, LEN_PT(120)));
    fixture_add_flow(f, fixture_flow(f, "b", 1, L));
    fixture_pages(f);
    assert_int_equal(f->diags.errors, 1);
    assert_int_equal(f->diags.items[0]->code, DIAG_CANNOT_BE_PLACED);
    assert_int_equal(f->pages->n, 3);
}

static void right_hand_start_leaves_a_blank_page(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 1, L));
    fixture_add_page(f, START_RIGHT);
    fixture_add_flow(f, fixture_flow(f, "b", 1, L));
    expect(f, "a1@0\n\nb1@0\n");
    assert_int_equal(f->pages->items[2].number, 3);
}

/* By the number of pages, whatever the first one's number is. */
static void an_odd_number_of_pages_is_made_even(void **state)
{
    struct fixture *f = *state;
    struct print_style print = {.even_pages = 1};
    f->style.print = &print;
    f->head.page_start = 4;
    VEC_PUSH(f->arena, &f->boxes.sections, (struct section_mark){.title = STR("last")});
    fixture_add_flow(f, fixture_flow(f, "a", 10, L));
    fixture_add_page(f, START_PAGE);
    fixture_add_flow(f, fixture_flow(f, "b", 1, L))->section = 1;
    fixture_add_page(f, START_PAGE)->section = 1;
    fixture_add_flow(f, fixture_flow(f, "c", 1, L))->section = 1;
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 a9@80 a10@90\nb1@0\nc1@0\n\n");
    assert_int_equal(f->pages->items[3].number, 7);
    assert_int_equal(f->pages->items[3].section, 1);
    assert_ptr_equal(f->pages->items[3].style, &f->page);
}

static void an_even_number_of_pages_stays(void **state)
{
    struct fixture *f = *state;
    struct print_style print = {.even_pages = 1};
    f->style.print = &print;
    fixture_add_flow(f, fixture_flow(f, "a", 11, L));
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 a9@80 a10@90\na11@0\n");
}

static void first_page_number_decides_the_side(void **state)
{
    struct fixture *f = *state;
    f->head.page_start = 10;
    fixture_add_page(f, START_RIGHT);
    fixture_add_flow(f, fixture_flow(f, "a", 1, L));
    expect(f, "\na1@0\n");
    assert_int_equal(f->pages->items[1].number, 11);
}

static void continuing_section_stays_on_the_page(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 1, L));
    fixture_add_page(f, START_CONTINUE);
    fixture_add_flow(f, fixture_flow(f, "b", 1, L));
    expect(f, "a1@0 b1@10\n");
}

static void mirrored_gutter_changes_sides(void **state)
{
    struct fixture *f = *state;
    f->page.inner = LEN_PT(10);
    f->page.outer = LEN_PT(4);
    f->page.gutter = LEN_PT(2);
    f->page.mirrored = 1;
    fixture_add_flow(f, fixture_flow(f, "a", 11, L));
    fixture_pages(f);
    assert_int_equal(f->pages->items[0].items[0].x, LEN_PT(12));
    assert_int_equal(f->pages->items[1].items[0].x, LEN_PT(4));
}

/* The head of a turned page is at the binding: so is the gutter, whatever the side. */
static void turned_pages_have_their_head_to_the_binding(void **state)
{
    struct fixture *f = *state;
    f->page.top = LEN_PT(6);
    f->page.inner = LEN_PT(10);
    f->page.outer = LEN_PT(4);
    f->page.gutter = LEN_PT(2);
    f->page.turned = f->page.mirrored = 1;
    fixture_add_flow(f, fixture_flow(f, "a", 11, L));
    fixture_pages(f);
    assert_int_equal(f->pages->n, 2);
    assert_int_equal(f->pages->items[0].turn, TURN_HEAD_LEFT);
    assert_int_equal(f->pages->items[1].turn, TURN_HEAD_RIGHT);
    for (uint32_t i = 0; i < 2; i++) {
        assert_int_equal(f->pages->items[i].items[0].x, LEN_PT(10));
        assert_int_equal(f->pages->items[i].items[0].y, LEN_PT(8));
    }
}

static void pages_printed_on_one_side_turn_to_the_left(void **state)
{
    struct fixture *f = *state;
    f->page.turned = 1;
    fixture_add_flow(f, fixture_flow(f, "a", 11, L));
    fixture_pages(f);
    assert_int_equal(f->pages->items[0].turn, TURN_HEAD_LEFT);
    assert_int_equal(f->pages->items[1].turn, TURN_HEAD_LEFT);
}

static void stamp_zone_stays_free(void **state)
{
    struct fixture *f = *state;
    f->page.top = LEN_PT(10);
    f->page.stamp_height = LEN_PT(35);
    fixture_add_flow(f, fixture_flow(f, "a", 1, L));
    expect(f, "a1@35\n");
}

static void rule_above_a_box_stands_in_the_middle_of_the_space_and_not_at_the_top(void **state)
{
    struct fixture *f = *state;
    struct box *first = fixture_add_flow(f, fixture_flow(f, "a", 9, L));
    first->rule = LEN_PT(2);
    first->rule_width = LEN_PT(100);
    struct box *box = fixture_add_flow(f, fixture_flow(f, "b", 1, L));
    box->before = LEN_PT(12);
    box->rule = LEN_PT(2);
    box->rule_width = LEN_PT(100);
    fixture_add_flow(f, fixture_flow(f, "c", 1, L));
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 a9@80\nb1@0 c1@10\n");
    assert_int_equal(f->pages->items[0].nitems, 9);
    assert_int_equal(f->pages->items[1].nitems, 2);
}

static void rule_above_a_box_in_the_middle_of_a_page(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 1, L));
    struct box *box = fixture_add_flow(f, fixture_flow(f, "b", 1, L));
    box->before = LEN_PT(12);
    box->rule = LEN_PT(2);
    box->rule_width = LEN_PT(100);
    expect(f, "a1@0 b1@22\n");
    const struct item *rule = &f->pages->items[0].items[0];
    assert_int_equal(rule->kind, ITEM_RECT);
    assert_int_equal(rule->y, LEN_PT(15));
    assert_int_equal(rule->x, 0);
    assert_int_equal(rule->rect.width, LEN_PT(100));
}

/* --- notes: rule and space above them take 2 pt */

static int setup_notes(void **state)
{
    struct fixture *f = fixture_new();
    f->notes.before = LEN_PT(1);
    *state = f;
    return 0;
}

static void note_stands_at_the_foot_of_its_page(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 2, L);
    fixture_mark(f, &a, 0, fixture_note(f, "n", 2));
    fixture_add_flow(f, a);
    expect(f, "a1@0 a2@10 | n1@80 n2@90\n");
}

static void line_and_note_go_together(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 9, L);
    fixture_mark(f, &a, 8, fixture_note(f, "n", 2));
    fixture_add_flow(f, a);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70\na9@0 | n1@80 n2@90\n");
}

static void long_note_goes_on_overleaf(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 9, L);
    fixture_mark(f, &a, 5, fixture_note(f, "n", 6));
    fixture_add_flow(f, a);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 | n1@70 n2@80 n3@90\n"
              "a7@0 a8@10 a9@20 | n4@70 n5@80 n6@90\n");
}

static void note_longer_than_a_page(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 2, L);
    fixture_mark(f, &a, 0, fixture_note(f, "n", 20));
    fixture_add_flow(f, a);
    expect(f, "a1@0 | n1@20 n2@30 n3@40 n4@50 n5@60 n6@70 n7@80 n8@90\n"
              "| n9@10 n10@20 n11@30 n12@40 n13@50 n14@60 n15@70 n16@80 n17@90\n"
              "a2@0 | n18@70 n19@80 n20@90\n");
}

/* Neither a loop without an end nor a note that vanishes: an error. */
static void note_for_which_no_page_has_room(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 2, L);
    f->notes.before = LEN_PT(46);
    fixture_mark(f, &a, 0, fixture_note(f, "n", 2));
    fixture_add_flow(f, a);
    assert_string_equal(fixture_pages(f), "a1@0 a2@10\n| n1@90\n| n2@90\n");
    assert_int_equal(f->diags.errors, 2);
    assert_int_equal(f->diags.items[0]->code, DIAG_CANNOT_BE_PLACED);
}

static void two_marks_for_one_note_on_one_page(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 2, L);
    uint32_t note = fixture_note(f, "n", 1);
    fixture_mark(f, &a, 0, note);
    fixture_mark(f, &a, 1, note);
    fixture_add_flow(f, a);
    expect(f, "a1@0 a2@10 | n1@90\n");
}

static void two_marks_for_one_note_on_two_pages(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 10, L);
    uint32_t note = fixture_note(f, "n", 1);
    fixture_mark(f, &a, 0, note);
    fixture_mark(f, &a, 9, note);
    fixture_add_flow(f, a);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 | n1@90\na9@0 a10@10\n");
}

static void two_marks_for_one_note_with_repeat(void **state)
{
    struct fixture *f = *state;
    f->notes.repeat = 1;
    struct flow a = fixture_flow(f, "a", 10, L);
    uint32_t note = fixture_note(f, "n", 1);
    fixture_mark(f, &a, 0, note);
    fixture_mark(f, &a, 9, note);
    fixture_add_flow(f, a);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 | n1@90\na9@0 a10@10 | [n1]@90\n");
}

/* On the second page the mark of the new note comes first, and its note second. */
static void a_repeated_note_stands_by_its_number(void **state)
{
    struct fixture *f = *state;
    f->notes.repeat = 1;
    struct flow a = fixture_flow(f, "a", 10, L);
    uint32_t first = fixture_note(f, "n", 1), second = fixture_note(f, "m", 1);
    fixture_mark(f, &a, 0, first);
    fixture_mark(f, &a, 8, second);
    fixture_mark(f, &a, 9, first);
    fixture_add_flow(f, a);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 | n1@90\na9@0 a10@10 | [n1]@80 m1@90\n");
}

static void two_hundred_notes_of_one_line_fill_pages_in_order(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 1, L);
    for (uint32_t i = 0; i < 200; i++)
        fixture_mark(f, &a, 0, fixture_note(f, str_printf(f->arena, "n%u.", i).s, 1));
    fixture_add_flow(f, a);
    fixture_add_flow(f, fixture_flow(f, "b", 1, L));
    fixture_pages(f);
    fixture_check_invariants(f);
    assert_int_equal(f->pages->n, 23); /* 8 beside a1, then 9 a page: 8 + 21 * 9 = 197, 3 beside b1 */
    uint32_t next = 0;
    for (uint32_t i = 0; i < f->pages->n; i++) {
        for (uint32_t k = 0; k < f->pages->items[i].nitems; k++) {
            const struct line *line = f->pages->items[i].items[k].line;
            if (next < 200 && line == &f->boxes.notes.items[next].flow.lines[0])
                next++;
        }
    }
    assert_int_equal(next, 200);
}

static void a_note_may_bear_a_mark(void **state)
{
    struct fixture *f = *state;
    struct flow a = fixture_flow(f, "a", 1, L);
    uint32_t outer = fixture_note(f, "n", 1), inner = fixture_note(f, "m", 1);
    fixture_mark(f, &f->boxes.notes.items[outer].flow, 0, inner);
    fixture_mark(f, &a, 0, outer);
    fixture_add_flow(f, a);
    expect(f, "a1@0 | n1@80 m1@90\n");
}

static void heading_is_not_left_behind_when_a_note_moves_the_paragraph(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 7, L));
    fixture_add_flow(f, fixture_flow(f, "h", 1, L))->flags = BOX_KEEP_NEXT;
    struct flow b = fixture_flow(f, "b", 1, L);
    fixture_mark(f, &b, 0, fixture_note(f, "n", 2));
    fixture_add_flow(f, b);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60\nh1@0 b1@10 | n1@80 n2@90\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
#define NOTE_TEST(name) cmocka_unit_test_setup_teardown(name, setup_notes, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(page_ends_between_lines),
        TEST(space_between_boxes_is_the_larger_one_and_none_at_the_top),
        TEST(widows_and_orphans_stay_together),
        TEST(headings_go_with_what_follows),
        TEST(a_chain_longer_than_a_page_is_broken),
        TEST(a_box_kept_together_moves_whole),
        TEST(a_line_higher_than_the_page_is_an_error),
        TEST(right_hand_start_leaves_a_blank_page),
        TEST(an_odd_number_of_pages_is_made_even),
        TEST(an_even_number_of_pages_stays),
        TEST(first_page_number_decides_the_side),
        TEST(continuing_section_stays_on_the_page),
        TEST(mirrored_gutter_changes_sides),
        TEST(turned_pages_have_their_head_to_the_binding),
        TEST(pages_printed_on_one_side_turn_to_the_left),
        TEST(stamp_zone_stays_free),
        TEST(rule_above_a_box_stands_in_the_middle_of_the_space_and_not_at_the_top),
        TEST(rule_above_a_box_in_the_middle_of_a_page),
        NOTE_TEST(note_stands_at_the_foot_of_its_page),
        NOTE_TEST(line_and_note_go_together),
        NOTE_TEST(long_note_goes_on_overleaf),
        NOTE_TEST(note_longer_than_a_page),
        NOTE_TEST(note_for_which_no_page_has_room),
        NOTE_TEST(two_marks_for_one_note_on_one_page),
        NOTE_TEST(two_marks_for_one_note_on_two_pages),
        NOTE_TEST(two_marks_for_one_note_with_repeat),
        NOTE_TEST(a_repeated_note_stands_by_its_number),
        NOTE_TEST(two_hundred_notes_of_one_line_fill_pages_in_order),
        NOTE_TEST(a_note_may_bear_a_mark),
        NOTE_TEST(heading_is_not_left_behind_when_a_note_moves_the_paragraph),
    };
    return cmocka_run_group_tests_name("paginate: flow and notes", tests, NULL, NULL);
}
