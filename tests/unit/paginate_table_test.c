/* Tables over pages: rows, spans, heads, and notes in cells. */
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

/* A cell of n lines over one track and one column. */
static struct cell *cell(struct fixture *f, struct table *table, uint32_t track, uint32_t column, const char *name,
                         uint32_t n)
{
    return fixture_cell(f, table, track, column, 1, 1, fixture_flow(f, name, n, L));
}

static void head_is_repeated(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 1, 1);
    cell(f, table, 0, 0, "head", 1);
    for (uint32_t t = 1; t <= 4; t++)
        cell(f, table, t, 0, str_printf(f->arena, "r%u.", t).s, 3);
    fixture_add_table(f, table);
    expect(f, "head1@0 r1.1@10 r1.2@20 r1.3@30 r2.1@40 r2.2@50 r2.3@60 r3.1@70 r3.2@80 r3.3@90\n"
              "[head1]@0 r4.1@10 r4.2@20 r4.3@30\n");
}

static void head_is_never_alone_at_the_foot(void **state)
{
    struct fixture *f = *state;
    fixture_add_flow(f, fixture_flow(f, "a", 7, L));
    fixture_add_flow(f, fixture_flow(f, "h", 1, L))->flags = BOX_KEEP_NEXT;
    struct table *table = fixture_table(f, 1, 1);
    cell(f, table, 0, 0, "head", 1);
    cell(f, table, 1, 0, "r", 2);
    fixture_add_table(f, table);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60\nh1@0 head1@10 r1@20 r2@30\n");
}

static void head_of_four_rows(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 2, 4);
    fixture_cell(f, table, 0, 0, 4, 1, fixture_flow(f, "ref", 1, L));
    cell(f, table, 0, 1, "top", 1);
    cell(f, table, 1, 1, "second", 1);
    cell(f, table, 2, 1, "third", 1);
    cell(f, table, 3, 1, "fourth", 1);
    for (uint32_t t = 4; t < 6; t++) {
        cell(f, table, t, 0, str_printf(f->arena, "x%u.", t).s, 4);
        cell(f, table, t, 1, str_printf(f->arena, "y%u.", t).s, 1);
    }
    fixture_add_table(f, table);
    expect(f, "ref1@0 top1@0 second1@10 third1@20 fourth1@30 x4.1@40 x4.2@50 x4.3@60 x4.4@70 y4.1@40\n"
              "[ref1]@0 [top1]@0 [second1]@10 [third1]@20 [fourth1]@30 x5.1@40 x5.2@50 x5.3@60 x5.4@70 y5.1@40\n");
}

static void head_that_leaves_no_room_for_a_row_stands_once(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 1, 1);
    fixture_cell(f, table, 0, 0, 1, 1, fixture_flow(f, "head", 1, LEN_PT(95)));
    cell(f, table, 1, 0, "r1.", 6);
    cell(f, table, 2, 0, "r2.", 6);
    fixture_add_table(f, table);
    expect(
        f,
        "head1@0\nr1.1@0 r1.2@10 r1.3@20 r1.4@30 r1.5@40 r1.6@50\nr2.1@0 r2.2@10 r2.3@20 r2.4@30 r2.5@40 r2.6@50\n");
    assert_int_equal(f->diags.warnings, 1);
    assert_int_equal(f->diags.items[0]->code, DIAG_HEAD_LEAVES_NO_ROOM);
}

static void head_higher_than_a_page_is_set_like_rows(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 1, 1);
    cell(f, table, 0, 0, "head", 12);
    cell(f, table, 1, 0, "r", 1);
    fixture_add_table(f, table);
    expect(f, "head1@0 head2@10 head3@20 head4@30 head5@40 head6@50 head7@60 head8@70 head9@80 head10@90\n"
              "head11@0 head12@10 r1@20\n");
}

static void row_of_five_pages(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 2, 1);
    fixture_cell(f, table, 0, 0, 1, 2, fixture_flow(f, "head", 1, L));
    cell(f, table, 1, 0, "long", 41);
    cell(f, table, 1, 1, "short", 12);
    cell(f, table, 2, 0, "after", 1);
    cell(f, table, 2, 1, "beside", 1);
    fixture_add_table(f, table);
    fixture_pages(f);
    fixture_check_invariants(f);
    assert_int_equal(f->pages->n, 5);
    assert_int_equal(f->pages->items[1].nitems, 1 + 9 + 3); /* head, nine lines of the one, three of the other */
    assert_int_equal(f->pages->items[4].nitems, 1 + 5 + 2);
}

static void tallest_cell_ends_exactly_at_the_foot(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 2, 0);
    cell(f, table, 0, 0, "a", 10);
    cell(f, table, 0, 1, "b", 3);
    cell(f, table, 1, 0, "c", 1);
    cell(f, table, 1, 1, "d", 1);
    fixture_add_table(f, table);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 a9@80 a10@90 b1@0 b2@10 b3@20\nc1@0 d1@0\n");
}

static void row_that_fits_a_page_moves_whole(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 1, 0);
    cell(f, table, 0, 0, "a", 6);
    cell(f, table, 1, 0, "b", 5);
    fixture_add_table(f, table);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50\nb1@0 b2@10 b3@20 b4@30 b5@40\n");
}

static void row_taller_than_the_style_allows_is_broken(void **state)
{
    struct fixture *f = *state;
    f->table_style.split_over = 40;
    struct table *table = fixture_table(f, 1, 0);
    cell(f, table, 0, 0, "a", 6);
    cell(f, table, 1, 0, "b", 5);
    fixture_add_table(f, table);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 b1@60 b2@70 b3@80 b4@90\nb5@0\n");
}

static void widows_and_orphans_hold_in_broken_cells(void **state)
{
    struct fixture *f = *state;
    f->table_style.split_over = 40;
    struct table *table = fixture_table(f, 1, 0);
    cell(f, table, 0, 0, "a", 6);
    struct flow b = fixture_flow(f, "b", 5, L);
    b.lines[0].flags = b.lines[3].flags = LINE_KEEP_NEXT;
    fixture_cell(f, table, 1, 0, 1, 1, b);
    fixture_add_table(f, table);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 b1@60 b2@70 b3@80\nb4@0 b5@10\n");
}

static void rowspan_over_a_page_break(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 2, 1);
    cell(f, table, 0, 0, "h", 1);
    cell(f, table, 0, 1, "k", 1);
    fixture_cell(f, table, 1, 0, 4, 1, fixture_flow(f, "span", 11, L));
    cell(f, table, 1, 1, "a", 3);
    cell(f, table, 2, 1, "b", 3);
    cell(f, table, 3, 1, "c", 3);
    cell(f, table, 4, 1, "d", 3);
    fixture_add_table(f, table);
    expect(f, "h1@0 k1@0 span1@10 span2@20 span3@30 span4@40 span5@50 span6@60 span7@70 span8@80 span9@90 "
              "a1@10 a2@20 a3@30 b1@40 b2@50 b3@60 c1@70 c2@80 c3@90\n"
              "[h1]@0 [k1]@0 span10@10 span11@20 d1@10 d2@20 d3@30\n");
}

static void last_track_grows_for_a_tall_rowspan(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 2, 0);
    fixture_cell(f, table, 0, 0, 2, 1, fixture_flow(f, "span", 5, L));
    cell(f, table, 0, 1, "a", 1);
    cell(f, table, 1, 1, "b", 1);
    cell(f, table, 2, 0, "c", 1);
    cell(f, table, 2, 1, "d", 1);
    fixture_add_table(f, table);
    expect(f, "span1@0 span2@10 span3@20 span4@30 span5@40 a1@0 b1@10 c1@50 d1@50\n");
}

static void tall_rowspan_over_a_break_grows_overleaf(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 2, 0);
    fixture_cell(f, table, 0, 0, 2, 1, fixture_flow(f, "span", 14, L));
    cell(f, table, 0, 1, "a", 8);
    cell(f, table, 1, 1, "b", 4);
    cell(f, table, 2, 0, "c", 1);
    cell(f, table, 2, 1, "d", 1);
    fixture_add_table(f, table);
    fixture_pages(f);
    fixture_check_invariants(f);
    assert_int_equal(f->pages->n, 2);
}

static void colspan_over_a_page_break(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 3, 0);
    cell(f, table, 0, 0, "a", 12);
    fixture_cell(f, table, 0, 1, 1, 2, fixture_flow(f, "wide", 11, L));
    fixture_add_table(f, table);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 a9@80 a10@90 "
              "wide1@0 wide2@10 wide3@20 wide4@30 wide5@40 wide6@50 wide7@60 wide8@70 wide9@80 wide10@90\n"
              "a11@0 a12@10 wide11@0\n");
}

static void low_table_is_not_parted(void **state)
{
    struct fixture *f = *state;
    f->table_style.keep_under = 35;
    fixture_add_flow(f, fixture_flow(f, "a", 8, L));
    struct table *table = fixture_table(f, 1, 1);
    cell(f, table, 0, 0, "head", 1);
    cell(f, table, 1, 0, "b", 1);
    cell(f, table, 2, 0, "c", 1);
    fixture_add_table(f, table);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70\nhead1@0 b1@10 c1@20\n");
}

static void table_that_is_not_low_is_parted(void **state)
{
    struct fixture *f = *state;
    f->table_style.keep_under = 30;
    fixture_add_flow(f, fixture_flow(f, "a", 8, L));
    struct table *table = fixture_table(f, 1, 1);
    cell(f, table, 0, 0, "head", 1);
    cell(f, table, 1, 0, "b", 1);
    cell(f, table, 2, 0, "c", 1);
    fixture_add_table(f, table);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 head1@80 b1@90\n[head1]@0 c1@10\n");
}

static void sub_rows_are_not_parted(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 2, 0);
    cell(f, table, 0, 0, "x", 8);
    cell(f, table, 0, 1, "y", 1);
    fixture_cell(f, table, 1, 0, 3, 1, fixture_flow(f, "def", 2, L));
    cell(f, table, 1, 1, "period", 1);
    cell(f, table, 2, 1, "value", 1);
    cell(f, table, 3, 1, "rank", 1);
    fixture_keep(table, 1);
    fixture_keep(table, 2);
    fixture_add_table(f, table);
    expect(f, "x1@0 x2@10 x3@20 x4@30 x5@40 x6@50 x7@60 x8@70 y1@0\ndef1@0 def2@10 period1@0 value1@10 rank1@20\n");
}

static void comment_row_stays_with_its_indicator(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 2, 1);
    fixture_cell(f, table, 0, 0, 1, 2, fixture_flow(f, "head", 1, L));
    for (uint32_t t = 1; t <= 7; t++) {
        cell(f, table, t, 0, str_printf(f->arena, "a%u.", t).s, 1);
        cell(f, table, t, 1, str_printf(f->arena, "b%u.", t).s, 1);
    }
    cell(f, table, 8, 0, "ref", 1);
    cell(f, table, 8, 1, "value", 1);
    fixture_cell(f, table, 9, 0, 1, 2, fixture_flow(f, "comment", 2, L));
    fixture_keep(table, 8);
    fixture_add_table(f, table);
    expect(f,
           "head1@0 a1.1@10 b1.1@10 a2.1@20 b2.1@20 a3.1@30 b3.1@30 a4.1@40 b4.1@40 a5.1@50 b5.1@50 a6.1@60 b6.1@60 "
           "a7.1@70 b7.1@70\n"
           "[head1]@0 ref1@10 value1@10 comment1@20 comment2@30\n");
}

static void long_comment_begins_beside_its_indicator(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 1, 0);
    cell(f, table, 0, 0, "row", 6);
    cell(f, table, 1, 0, "ref", 1);
    cell(f, table, 2, 0, "comment", 13);
    fixture_keep(table, 1);
    fixture_add_table(f, table);
    expect(f, "row1@0 row2@10 row3@20 row4@30 row5@40 row6@50 ref1@60 comment1@70 comment2@80 comment3@90\n"
              "comment4@0 comment5@10 comment6@20 comment7@30 comment8@40 comment9@50 comment10@60 comment11@70 "
              "comment12@80 "
              "comment13@90\n");
}

static void note_of_the_last_row_that_fits_moves_with_it_and_no_other_row_does(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 1, 0);
    for (uint32_t t = 0; t < 8; t++)
        cell(f, table, t, 0, str_printf(f->arena, "r%u.", t).s, 1);
    struct flow last = fixture_flow(f, "last", 1, L);
    fixture_mark(f, &last, 0, fixture_note(f, "n", 2));
    fixture_cell(f, table, 8, 0, 1, 1, last);
    fixture_add_table(f, table);
    expect(f, "r0.1@0 r1.1@10 r2.1@20 r3.1@30 r4.1@40 r5.1@50 r6.1@60 r7.1@70\nlast1@0 | n1@80 n2@90\n");
}

static void note_of_a_row_stands_below_its_table(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 2, 0);
    struct flow marked = fixture_flow(f, "a", 1, L);
    fixture_mark(f, &marked, 0, fixture_note(f, "n", 1));
    fixture_cell(f, table, 0, 0, 1, 1, marked);
    cell(f, table, 0, 1, "b", 1);
    fixture_add_table(f, table);
    fixture_add_flow(f, fixture_flow(f, "c", 8, L));
    expect(f, "a1@0 b1@0 c1@10 c2@20 c3@30 c4@40 c5@50 c6@60 c7@70 | n1@90\nc8@0\n");
}

static void notes_of_a_broken_row_stand_where_their_lines_do(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 1, 0);
    struct flow long_cell = fixture_flow(f, "a", 14, L);
    fixture_mark(f, &long_cell, 1, fixture_note(f, "n", 1));
    fixture_mark(f, &long_cell, 12, fixture_note(f, "m", 1));
    fixture_cell(f, table, 0, 0, 1, 1, long_cell);
    fixture_add_table(f, table);
    expect(f, "a1@0 a2@10 a3@20 a4@30 a5@40 a6@50 a7@60 a8@70 | n1@90\n"
              "a9@0 a10@10 a11@20 a12@30 a13@40 a14@50 | m1@90\n");
}

static void notes_of_a_rowspan_stand_where_their_lines_do(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 2, 0);
    struct flow span = fixture_flow(f, "s", 14, L);
    fixture_mark(f, &span, 0, fixture_note(f, "n", 1));
    fixture_mark(f, &span, 10, fixture_note(f, "m", 1));
    fixture_cell(f, table, 0, 0, 4, 1, span);
    for (uint32_t t = 0; t < 4; t++)
        cell(f, table, t, 1, str_printf(f->arena, "r%u.", t).s, 4);
    fixture_add_table(f, table);
    expect(f, "s1@0 s2@10 s3@20 s4@30 s5@40 s6@50 s7@60 s8@70 r0.1@0 r0.2@10 r0.3@20 r0.4@30 r1.1@40 r1.2@50 r1.3@60 "
              "r1.4@70 "
              "| n1@90\n"
              "s9@0 s10@10 s11@20 s12@30 s13@40 s14@50 r2.1@0 r2.2@10 r2.3@20 r2.4@30 r3.1@40 r3.2@50 r3.3@60 "
              "r3.4@70 | m1@90\n");
}

static void mark_in_a_repeated_head(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 1, 1);
    struct flow head = fixture_flow(f, "head", 1, L);
    fixture_mark(f, &head, 0, fixture_note(f, "n", 1));
    fixture_cell(f, table, 0, 0, 1, 1, head);
    cell(f, table, 1, 0, "a", 7);
    cell(f, table, 2, 0, "b", 7);
    fixture_add_table(f, table);
    expect(f, "head1@0 a1@10 a2@20 a3@30 a4@40 a5@50 a6@60 a7@70 | n1@90\n"
              "[head1]@0 b1@10 b2@20 b3@30 b4@40 b5@50 b6@60 b7@70\n");
}

static void mark_in_a_repeated_head_with_repeated_note(void **state)
{
    struct fixture *f = *state;
    f->notes.repeat = 1;
    struct table *table = fixture_table(f, 1, 1);
    struct flow head = fixture_flow(f, "head", 1, L);
    fixture_mark(f, &head, 0, fixture_note(f, "n", 1));
    fixture_cell(f, table, 0, 0, 1, 1, head);
    cell(f, table, 1, 0, "a", 7);
    cell(f, table, 2, 0, "b", 7);
    fixture_add_table(f, table);
    expect(f, "head1@0 a1@10 a2@20 a3@30 a4@40 a5@50 a6@60 a7@70 | n1@90\n"
              "[head1]@0 b1@10 b2@20 b3@30 b4@40 b5@50 b6@60 b7@70 | [n1]@90\n");
}

static void two_hundred_notes_in_one_row_go_on_in_order(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 1, 0);
    struct flow a = fixture_flow(f, "a", 1, L);
    for (uint32_t i = 0; i < 200; i++)
        fixture_mark(f, &a, 0, fixture_note(f, str_printf(f->arena, "n%u.", i).s, 1));
    fixture_cell(f, table, 0, 0, 1, 1, a);
    cell(f, table, 1, 0, "b", 1);
    fixture_add_table(f, table);
    fixture_pages(f);
    fixture_check_invariants(f);
    assert_int_equal(f->pages->n, 23);
}

static void caption_stands_once_and_its_repeat_is_an_artifact(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 1, 1);
    table->caption = fixture_flow(f, "title", 1, L);
    cell(f, table, 0, 0, "head", 1);
    cell(f, table, 1, 0, "a", 8);
    cell(f, table, 2, 0, "b", 1);
    struct box *box = fixture_add_table(f, table);
    box->table->caption_continued = fixture_flow(f, "again", 1, L);
    assert_string_equal(fixture_pages(f), "title1@0 head1@10 a1@20 a2@30 a3@40 a4@50 a5@60 a6@70 a7@80 a8@90\n"
                                          "[again1]@0 [head1]@10 b1@20\n");
}

static void a_line_in_a_cell_higher_than_the_page_is_an_error(void **state)
{
    struct fixture *f = *state;
    struct table *table = fixture_table(f, 1, 1);
    cell(f, table, 0, 0, "head", 1);
    fixture_cell(f, table, 1, 0, 1, 1, fixture_flow(f, "tall", 1, LEN_PT(150)));
    cell(f, table, 2, 0, "b", 1);
    fixture_add_table(f, table);
    fixture_pages(f);
    assert_int_equal(f->diags.errors, 1);
    assert_int_equal(f->diags.items[f->diags.n - 1]->code, DIAG_CANNOT_BE_PLACED);
}

static void rules_follow_spans(void **state)
{
    struct fixture *f = *state;
    f->table_style.frame = FRAME_GRID;
    f->table_style.rule = 500;
    struct table *table = fixture_table(f, 2, 0);
    fixture_cell(f, table, 0, 0, 2, 1, fixture_flow(f, "s", 2, L));
    cell(f, table, 0, 1, "a", 1);
    cell(f, table, 1, 1, "b", 1);
    fixture_add_table(f, table);
    fixture_pages(f);
    const struct page *page = &f->pages->items[0];
    uint32_t rules = 0;
    for (uint32_t i = 0; i < page->nitems; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_RECT)
            continue;
        rules++;
        /* between a and b, but not through s */
        if (item->y == L - 250 && item->rect.height == 500)
            assert_int_equal(item->x, LEN_PT(50));
    }
    assert_int_equal(rules, 6); /* top, middle (half), bottom; left, between, right */
}

static void random_tables_lose_nothing(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 1500; seed++) {
        struct fixture *f = fixture_new();
        uint32_t random = seed;
        f->notes.before = LEN_PT(1);
        f->table_style.split_over = (int32_t)(fixture_random(&random) % 120);
        for (uint32_t i = 1 + fixture_random(&random) % 3; i > 0; i--)
            fixture_add_random_table(f, &random);
        fixture_pages(f);
        assert_int_equal(f->diags.errors, 0);
        fixture_check_invariants(f);
        fixture_free(f);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(head_is_repeated),
        TEST(head_is_never_alone_at_the_foot),
        TEST(head_of_four_rows),
        TEST(head_that_leaves_no_room_for_a_row_stands_once),
        TEST(head_higher_than_a_page_is_set_like_rows),
        TEST(row_of_five_pages),
        TEST(tallest_cell_ends_exactly_at_the_foot),
        TEST(row_that_fits_a_page_moves_whole),
        TEST(row_taller_than_the_style_allows_is_broken),
        TEST(widows_and_orphans_hold_in_broken_cells),
        TEST(rowspan_over_a_page_break),
        TEST(last_track_grows_for_a_tall_rowspan),
        TEST(tall_rowspan_over_a_break_grows_overleaf),
        TEST(colspan_over_a_page_break),
        TEST(low_table_is_not_parted),
        TEST(table_that_is_not_low_is_parted),
        TEST(sub_rows_are_not_parted),
        TEST(comment_row_stays_with_its_indicator),
        TEST(long_comment_begins_beside_its_indicator),
        TEST(note_of_the_last_row_that_fits_moves_with_it_and_no_other_row_does),
        TEST(note_of_a_row_stands_below_its_table),
        TEST(notes_of_a_broken_row_stand_where_their_lines_do),
        TEST(notes_of_a_rowspan_stand_where_their_lines_do),
        TEST(mark_in_a_repeated_head),
        TEST(mark_in_a_repeated_head_with_repeated_note),
        TEST(two_hundred_notes_in_one_row_go_on_in_order),
        TEST(caption_stands_once_and_its_repeat_is_an_artifact),
        TEST(a_line_in_a_cell_higher_than_the_page_is_an_error),
        TEST(rules_follow_spans),
        cmocka_unit_test(random_tables_lose_nothing),
    };
    return cmocka_run_group_tests_name("paginate: tables", tests, NULL, NULL);
}
