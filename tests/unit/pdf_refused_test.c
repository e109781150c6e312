/* Trees that break a rule of accessible PDF: each is refused before a byte is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "paint_fixture.h"

static int setup(void **state)
{
    struct paint_fixture *f = paint_fixture_new();

    paint_fixture_page(f);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    paint_fixture_free(*state);
    return 0;
}

static struct sem *add(struct paint_fixture *f, struct sem *parent, enum role role)
{
    return paint_fixture_sem(f, parent, role);
}

static struct sem *root(struct paint_fixture *f)
{
    return f->boxes.tree.root;
}

static struct sem *add_cell(struct paint_fixture *f, struct sem *row, enum role role, uint16_t column)
{
    struct sem *cell = add(f, row, role);

    cell->column = column;
    cell->colspan = 1;
    cell->rowspan = 1;
    cell->scope = role == ROLE_TH ? SCOPE_COLUMN : SCOPE_NONE;
    return cell;
}

/* A table of two columns: a head, a body of two rows. */
struct sample {
    struct sem *table, *head, *body, *rows[3], *cells[3][2];
};

static struct sample add_table(struct paint_fixture *f)
{
    struct sample sample = {.table = add(f, root(f), ROLE_TABLE)};

    sample.head = add(f, sample.table, ROLE_THEAD);
    sample.body = add(f, sample.table, ROLE_TBODY);
    for (int i = 0; i < 3; i++) {
        sample.rows[i] = add(f, i == 0 ? sample.head : sample.body, ROLE_TR);
        for (uint16_t j = 0; j < 2; j++)
            sample.cells[i][j] = add_cell(f, sample.rows[i], i == 0 ? ROLE_TH : ROLE_TD, j);
    }
    paint_fixture_text(f, sample.cells[2][1], "Last cell", 0, 0);
    return sample;
}

static bool paint(struct paint_fixture *f, struct str *error, off_t *size)
{
    char path[] = "/tmp/orderpaper-refused-XXXXXX";
    int fd = mkstemp(path);
    struct stat st;
    struct outfile *out;
    bool ok;

    assert_true(fd >= 0);
    close(fd);
    paint_fixture_done(f);
    out = file_create(f->text.arena, str_from(path), error);
    assert_non_null(out);
    ok = paint_pdf(&f->job, out, error);
    if (!ok)
        file_abort(out);
    else
        assert_true(file_commit(out, error));
    assert_int_equal(stat(path, &st), 0);
    *size = st.st_size;
    unlink(path);
    return ok;
}

static void assert_fine(struct paint_fixture *f)
{
    struct str error = {"", 0};
    off_t size;

    if (!paint(f, &error, &size))
        fail_msg("%.*s", STR_ARG(error));
    assert_true(size > 0);
}

/* `say`: what the message must have in it. */
static void assert_refused(struct paint_fixture *f, const char *say)
{
    struct str error = {"", 0};
    off_t size;

    assert_false(paint(f, &error, &size));
    if (str_find(error, say, 0) < 0)
        fail_msg("not found: %s\nin: %.*s", say, STR_ARG(error));
    assert_true(str_find(error, "fault of Orderpaper", 0) > 0);
    assert_int_equal(size, 0);
}

static void test_a_sound_table_passes(void **state)
{
    add_table(*state);
    assert_fine(*state);
}

/* An element of the role in places that it may have. */
static struct sem *add_legal(struct paint_fixture *f, enum role role)
{
    static const enum role outer[ROLE__COUNT] = {
        [ROLE_TEXT] = ROLE_P,      [ROLE_SPAN] = ROLE_P,   [ROLE_LINK] = ROLE_P,
        [ROLE_REFERENCE] = ROLE_P, [ROLE_LI] = ROLE_L,     [ROLE_TOCI] = ROLE_TOC,
        [ROLE_TBODY] = ROLE_TABLE, [ROLE_TR] = ROLE_TBODY, [ROLE_TD] = ROLE_TR,
    };
    struct sem *sem;

    if (role == ROLE_DOCUMENT)
        return root(f);
    sem = add(f, outer[role] != ROLE_TEXT ? add_legal(f, outer[role]) : root(f), role);
    if (role == ROLE_TABLE)
        add(f, sem, ROLE_TBODY);
    if (role == ROLE_LINK)
        sem_extra(&f->boxes.tree, sem)->url = STR("https://example.org/");
    return sem;
}

static void test_elements_stand_where_they_may(void **state)
{
    static const struct {
        enum role parent, child;
    } wrong[] = {{ROLE_DOCUMENT, ROLE_TR},
                 {ROLE_DOCUMENT, ROLE_SPAN},
                 {ROLE_DOCUMENT, ROLE_TEXT},
                 {ROLE_SECT, ROLE_LI},
                 {ROLE_P, ROLE_P},
                 {ROLE_P, ROLE_L},
                 {ROLE_SPAN, ROLE_P},
                 {ROLE_L, ROLE_P},
                 {ROLE_L, ROLE_LBODY},
                 {ROLE_LI, ROLE_P},
                 {ROLE_TOC, ROLE_P},
                 {ROLE_REFERENCE, ROLE_SPAN},
                 {ROLE_TABLE, ROLE_TR},
                 {ROLE_TBODY, ROLE_TD},
                 {ROLE_TR, ROLE_P},
                 {ROLE_TD, ROLE_TABLE},
                 {ROLE_TD, ROLE_H1},
                 {ROLE_LINK, ROLE_P},
                 {ROLE_DOCUMENT, ROLE_CAPTION},
                 {ROLE_SECT, ROLE_DOCUMENT},
                 {ROLE_TEXT, ROLE_SPAN},
                 {ROLE_H1, ROLE_P}};

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct paint_fixture *f = paint_fixture_new();
        enum role outer = wrong[i].parent, inner = wrong[i].child;
        char say[80];

        paint_fixture_page(f);
        paint_fixture_text(f, add(f, add_legal(f, outer), inner), "words", 0, 0);
        snprintf(say, sizeof(say), "at “words”: %s in %s: it may not stand",
                 inner == ROLE_TEXT ? "text" : sem_role_name(inner),
                 outer == ROLE_TEXT ? "text" : sem_role_name(outer));
        assert_refused(f, say);
        paint_fixture_free(f);
    }
}

static void test_the_message_quotes_the_words(void **state)
{
    struct paint_fixture *f = *state;

    paint_fixture_text(f, add(f, root(f), ROLE_P), "This is sound", 0, 0);
    paint_fixture_text(f, add(f, root(f), ROLE_LI), "A lost item", 0, LEN_PT(20));
    assert_refused(f, "at “A lost item”: LI in Document: ");
}

static void test_headings_skip_no_level(void **state)
{
    struct paint_fixture *f = *state;
    static const enum role fine[] = {ROLE_H1, ROLE_H2, ROLE_H3, ROLE_H2, ROLE_H1, ROLE_H2};

    for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++)
        paint_fixture_text(f, add(f, add(f, root(f), ROLE_SECT), fine[i]), "Heading", 0, 0);
    assert_fine(f);
    paint_fixture_text(f, add(f, add(f, root(f), ROLE_SECT), ROLE_H4), "Too deep", 0, 0);
    assert_refused(f, "H4 in Sect: headings begin with H1 and skip no level");
}

static void test_the_first_heading_is_of_level_one(void **state)
{
    add(*state, root(*state), ROLE_H2);
    assert_refused(*state, "headings begin with H1");
}

static void test_figures_need_an_alternative(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *figure = add(f, root(f), ROLE_FIGURE);

    assert_refused(f, "a Figure has an alternative text");
    sem_extra(&f->boxes.tree, figure)->alt = STR("A map");
    assert_fine(f);
}

static void test_links_need_a_target(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *link = add(f, add(f, root(f), ROLE_P), ROLE_LINK);

    assert_refused(f, "a Link leads somewhere");
    sem_extra(&f->boxes.tree, link)->url = STR("https://example.org/");
    assert_fine(f);
}

static void test_notes_need_a_number_of_their_own(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *p = add(f, root(f), ROLE_P), *notes[3];

    for (int i = 0; i < 3; i++)
        notes[i] = add(f, p, ROLE_NOTE);
    assert_refused(f, "a Note has a number");
    for (uint32_t i = 0; i < 3; i++)
        sem_extra(&f->boxes.tree, notes[i])->note = 3 - i;
    assert_fine(f);
    notes[2]->extra->note = 3;
    assert_refused(f, "a Note has a number of its own");
}

static void test_header_cells_need_a_scope(void **state)
{
    struct sample sample = add_table(*state);

    sample.cells[0][1]->scope = SCOPE_NONE;
    assert_refused(*state, "a TH has a scope");
}

static void test_rows_are_complete(void **state)
{
    struct paint_fixture *f = *state;
    struct sample sample = add_table(f);

    sample.rows[1]->first->next = NULL;
    sample.rows[1]->last = sample.rows[1]->first;
    assert_refused(f, "TR in TBody: all rows have equally many columns");
}

static void test_rows_are_not_too_long(void **state)
{
    add_cell(*state, add_table(*state).rows[2], ROLE_TD, 2);
    assert_refused(*state, "TD in TR: all rows have equally many columns");
}

static void test_spans_count(void **state)
{
    struct paint_fixture *f = *state;
    struct sample sample = add_table(f);

    /* The first cell spans both rows, so that the second row has one cell; then a span that is one too long. */
    sample.cells[1][0]->rowspan = 2;
    sample.rows[2]->first = sample.cells[2][1];
    assert_fine(f);
    sample.cells[1][0]->rowspan = 3;
    assert_refused(f, "no cell extends beyond the last row");
}

static void test_cells_do_not_overlap(void **state)
{
    struct sample sample = add_table(*state);

    sample.cells[1][0]->colspan = 2;
    assert_refused(*state, "no cell overlaps another");
}

static void test_cells_do_not_overlap_from_above(void **state)
{
    struct sample sample = add_table(*state);

    sample.cells[1][1]->rowspan = 2;
    assert_refused(*state, "at “Last cell”: TD in TR: no cell overlaps another");
}

static void test_heads_do_not_reach_into_the_body(void **state)
{
    struct sample sample = add_table(*state);

    sample.cells[0][0]->rowspan = 2;
    assert_refused(*state, "no cell extends beyond the last row");
}

static void test_captions_come_first(void **state)
{
    add(*state, add_table(*state).table, ROLE_CAPTION);
    assert_refused(*state, "a Caption comes first");
}

static void test_one_head(void **state)
{
    struct sample sample = add_table(*state);

    add_cell(*state, add(*state, add(*state, sample.table, ROLE_THEAD), ROLE_TR), ROLE_TH, 0);
    assert_refused(*state, "a table has one THead, before its TBody");
}

static void test_a_head_needs_a_body(void **state)
{
    struct sem *table = add(*state, root(*state), ROLE_TABLE);

    add_cell(*state, add(*state, add(*state, table, ROLE_THEAD), ROLE_TR), ROLE_TH, 0);
    assert_refused(*state, "a table has a TBody");
}

/* The next table starts afresh. */
static void test_tables_are_counted_apart(void **state)
{
    struct paint_fixture *f = *state;
    struct sem *row;

    add_table(f);
    row = add(f, add(f, add(f, root(f), ROLE_TABLE), ROLE_TBODY), ROLE_TR);
    for (uint16_t i = 0; i < 100; i++)
        add_cell(f, row, ROLE_TD, i);
    assert_fine(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_sound_table_passes, setup, teardown),
        cmocka_unit_test(test_elements_stand_where_they_may),
        cmocka_unit_test_setup_teardown(test_the_message_quotes_the_words, setup, teardown),
        cmocka_unit_test_setup_teardown(test_headings_skip_no_level, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_first_heading_is_of_level_one, setup, teardown),
        cmocka_unit_test_setup_teardown(test_figures_need_an_alternative, setup, teardown),
        cmocka_unit_test_setup_teardown(test_links_need_a_target, setup, teardown),
        cmocka_unit_test_setup_teardown(test_notes_need_a_number_of_their_own, setup, teardown),
        cmocka_unit_test_setup_teardown(test_header_cells_need_a_scope, setup, teardown),
        cmocka_unit_test_setup_teardown(test_rows_are_complete, setup, teardown),
        cmocka_unit_test_setup_teardown(test_rows_are_not_too_long, setup, teardown),
        cmocka_unit_test_setup_teardown(test_spans_count, setup, teardown),
        cmocka_unit_test_setup_teardown(test_cells_do_not_overlap, setup, teardown),
        cmocka_unit_test_setup_teardown(test_cells_do_not_overlap_from_above, setup, teardown),
        cmocka_unit_test_setup_teardown(test_heads_do_not_reach_into_the_body, setup, teardown),
        cmocka_unit_test_setup_teardown(test_captions_come_first, setup, teardown),
        cmocka_unit_test_setup_teardown(test_one_head, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_head_needs_a_body, setup, teardown),
        cmocka_unit_test_setup_teardown(test_tables_are_counted_apart, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
