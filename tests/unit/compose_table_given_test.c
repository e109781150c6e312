/* What a report itself says of a table of indicators or activities: columns, groups of rows, shared cells and
 * comments, notes, numbers. */
#include <stdio.h>
#include <string.h>

#include "compose_table_fixture.h"

#define DATA                                                                                                      \
    "periods: { Q1: { role: previous }, Q2: { role: now, label: Quarter 2 } }\n"                                  \
    "comparators: { England: All England }\n"                                                                     \
    "priorities: { P1: One, P2: Two }\n"                                                                          \
    "notes: { n: The note. }\n"                                                                                   \
    "rewards: { R: { amount: Much, indicators: [B, C] } }\n"                                                      \
    "indicators:\n"                                                                                               \
    "  - { ref: A, definition: 'a[^n]', priority: P1, actual: { Q2: 1 }, comment: Of A }\n"                       \
    "  - { ref: B, definition: 'b[^n]', priority: P1, actual: { Q2: 2 }, comment: Of both, comment_with: [C] }\n" \
    "  - { ref: C, definition: c, priority: P2, actual: { Q2: 3 } }\n"                                            \
    "  - { ref: D, definition: d, actual: { Q2: 4 } }\n"                                                          \
    "  - { ref: E, definition: e, actual: { Q2: 5 } }\n"                                                          \
    "activities:\n"                                                                                               \
    "  - { ref: X, description: x, priority: P2 }\n"                                                              \
    "  - { ref: Y, description: y, priority: P1 }\n"                                                              \
    "  - { ref: Z, description: z, priority: P1 }\n"

#define LAYOUT                                                                  \
    "extends: base\n"                                                           \
    "page: landscape\n"                                                         \
    "tables:\n"                                                                 \
    "  indicators:\n"                                                           \
    "    columns:\n"                                                            \
    "      - { title: Ref., show: ref, width: 30mm, row_header: yes }\n"        \
    "      - { title: '{period}', show: actual, period: now, width: 30mm }\n"   \
    "  merged:\n"                                                               \
    "    like: indicators\n"                                                    \
    "    columns:\n"                                                            \
    "      - { title: Priority, show: priority, width: 30mm, merge: yes }\n"    \
    "      - { title: Ref., show: ref, width: 30mm, row_header: yes }\n"        \
    "      - { title: Reward, show: reward, width: 30mm }\n"                    \
    "  commented:\n"                                                            \
    "    like: indicators\n"                                                    \
    "    columns:\n"                                                            \
    "      - { title: Ref., show: ref, width: 30mm, row_header: yes }\n"        \
    "      - { title: Comments, show: comment, width: 60mm }\n"                 \
    "  numbered: { like: indicators, number: 'Table {n}: ', title: Numbers }\n" \
    "  sectioned: { like: numbered, numbering: section, caption_row: yes }\n"   \
    "  activities:\n"                                                           \
    "    columns:\n"                                                            \
    "      - { title: Priority, show: priority, width: 30mm, merge: yes }\n"    \
    "      - { title: Ref., show: ref, width: 30mm, row_header: yes }\n"

static void open_content(struct table_fixture *fixture, const char *content)
{
    char report[4096];
    int n = snprintf(report, sizeof(report), DATA "sections:\n  - heading: Table\n    content:\n%s", content);
    assert_in_range(n, 1, (int)sizeof(report) - 1);
    table_open(fixture, LAYOUT, report);
}

static void the_report_sets_the_columns(void **state)
{
    (void)state;
    struct table_fixture f;
    open_content(
        &f, "      - activities: {}\n"
            "      - text: 'Words[^n]'\n"
            "      - indicators:\n"
            "          refs: [D, E]\n"
            "          columns:\n"
            "            - { title: '*Ref.*', show: ref, row_header: yes }\n"
            "            - { title: '{period}[^n]', group: [Targets, 'Now *{period}*'], show: actual, period: now }\n"
            "            - { title: '{comparator}', group: [Targets, 'Now *{period}*'], show: comparator, "
            "comparator: England, period: now }\n"
            "            - { group: [Targets, Now], show: target, period: now, align: decimal, width: 20mm }\n"
            "      - indicators: {}\n");
    assert_no_message(&f);
    assert_table(&f, 1,
                 "Hk: [0+1/3 TH-column Ref.] [1+3/1 TH-column Targets]\n"
                 "Hk: [1+2/1 TH-column Now Quarter 2] [3+1/1 TH-column Now]\n"
                 "Hk: [1+1/1 TH-column Quarter 2^] [2+1/1 TH-column All England] [3+1/1 TD]\n"
                 ": [0+1/1 TH-row D] [1+1/1 TD 4] [2+1/1 TD] [3+1/1 TD]\n"
                 ": [0+1/1 TH-row E] [1+1/1 TD 5] [2+1/1 TD] [3+1/1 TD]\n");
    table_close(&f);
}

static void rows_stand_in_groups_that_the_report_writes(void **state)
{
    (void)state;
    struct table_fixture f;
    open_content(&f, "      - activities: {}\n"
                     "      - indicators:\n"
                     "          groups:\n"
                     "            - { heading: '*Late* ones[^n]', refs: [E, C] }\n"
                     "            - { heading: Others, refs: [A, D, B] }\n");
    assert_no_message(&f);
    assert_table(&f, 1,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Quarter 2]\n"
                 "h: [0+2/1 TH-row Late ones^]\n"
                 ": [0+1/1 TH-row E] [1+1/1 TD 5]\n"
                 "k: [0+1/1 TH-row C] [1+1/1 TD 3]\n"
                 ": [0+2/1 TD Comment for C: Of both]\n"
                 "h: [0+2/1 TH-row Others]\n"
                 "k: [0+1/1 TH-row A] [1+1/1 TD 1]\n"
                 ": [0+2/1 TD Comment for A: Of A]\n"
                 ": [0+1/1 TH-row D] [1+1/1 TD 4]\n"
                 "k: [0+1/1 TH-row B] [1+1/1 TD 2]\n"
                 ": [0+2/1 TD Comment for B: Of both]\n");
    table_close(&f);
}

static void rows_stand_in_groups_of_what_they_belong_to(void **state)
{
    (void)state;
    struct table_fixture f;
    open_content(&f, "      - activities: { group_by: priority }\n"
                     "      - indicators: { refs: [E, C, A, D], group_by: priority }\n"
                     "      - indicators: [B]\n");
    assert_no_message(&f);
    assert_table(&f, 0,
                 "Hk: [0+1/1 TH-column Priority] [1+1/1 TH-column Ref.]\n"
                 "h: [0+2/1 TH-row One]\n"
                 ": [0+1/2 TD One] [1+1/1 TH-row Y]\n"
                 ": [1+1/1 TH-row Z]\n"
                 "h: [0+2/1 TH-row Two]\n"
                 ": [0+1/1 TD Two] [1+1/1 TH-row X]\n");
    assert_table(&f, 1,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Quarter 2]\n"
                 "h: [0+2/1 TH-row One]\n"
                 "k: [0+1/1 TH-row A] [1+1/1 TD 1]\n"
                 ": [0+2/1 TD Comment for A: Of A]\n"
                 "h: [0+2/1 TH-row Two]\n"
                 "k: [0+1/1 TH-row C] [1+1/1 TD 3]\n"
                 ": [0+2/1 TD Comment for C: Of both]\n"
                 "h: [0+2/1 TH-row None]\n"
                 ": [0+1/1 TH-row E] [1+1/1 TD 5]\n"
                 ": [0+1/1 TH-row D] [1+1/1 TD 4]\n");
    table_close(&f);
}

/* A comment that waits for the end of a reward's cell stands beside its own priority, which is named once more. */
static void equal_neighbours_share_a_cell(void **state)
{
    (void)state;
    struct table_fixture f;
    open_content(&f, "      - activities: {}\n"
                     "      - indicators: { table: merged }\n"
                     "      - indicators: { table: merged, refs: [A, B] }\n");
    assert_no_message(&f);
    assert_table(&f, 1,
                 "Hk: [0+1/1 TH-column Priority] [1+1/1 TH-column Ref.] [2+1/1 TH-column Reward]\n"
                 "k: [0+1/3 TD One] [1+1/1 TH-row A] [2+1/1 TD]\n"
                 ": [1+2/1 TD Comment for A: Of A]\n"
                 "k: [1+1/1 TH-row B] [2+1/2 TD Much]\n"
                 "k: [0+1/1 TD Two] [1+1/1 TH-row C]\n"
                 ": [0+1/1 TD One] [1+2/1 TD Comment for B, C: Of both]\n"
                 ": [0+1/1 TD] [1+1/1 TH-row D] [2+1/1 TD]\n"
                 ": [0+1/1 TD] [1+1/1 TH-row E] [2+1/1 TD]\n");
    assert_table(&f, 2,
                 "Hk: [0+1/1 TH-column Priority] [1+1/1 TH-column Ref.] [2+1/1 TH-column Reward]\n"
                 "k: [0+1/4 TD One] [1+1/1 TH-row A] [2+1/1 TD]\n"
                 ": [1+2/1 TD Comment for A: Of A]\n"
                 "k: [1+1/1 TH-row B] [2+1/1 TD Much]\n"
                 ": [1+2/1 TD Comment for B: Of both]\n");
    table_close(&f);
}

static void a_shared_comment_stands_once_in_its_column(void **state)
{
    (void)state;
    struct table_fixture f;
    open_content(&f,
                 "      - activities: {}\n"
                 "      - indicators: { table: commented }\n"
                 "      - indicators: { table: commented, refs: [B, D, C], comments: { C: 'See *there*', D: Own } }\n"
                 "      - indicators: { table: commented, refs: [B, C], comments: { B: 'See *there*' } }\n");
    assert_no_message(&f);
    assert_table(&f, 1,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Comments]\n"
                 ": [0+1/1 TH-row A] [1+1/1 TD Of A]\n"
                 ": [0+1/1 TH-row B] [1+1/2 TD Of both]\n"
                 ": [0+1/1 TH-row C]\n"
                 ": [0+1/1 TH-row D] [1+1/1 TD]\n"
                 ": [0+1/1 TH-row E] [1+1/1 TD]\n");
    assert_table(&f, 2,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Comments]\n"
                 ": [0+1/1 TH-row B] [1+1/1 TD Of both]\n"
                 ": [0+1/1 TH-row D] [1+1/1 TD Own]\n"
                 ": [0+1/1 TH-row C] [1+1/1 TD See there]\n");
    assert_table(&f, 3,
                 "Hk: [0+1/1 TH-column Ref.] [1+1/1 TH-column Comments]\n"
                 ": [0+1/1 TH-row B] [1+1/2 TD See there]\n"
                 ": [0+1/1 TH-row C]\n");
    table_close(&f);
}

/* Grants are merged over rows of two priorities, and counted once. */
static void a_reward_reaches_over_merged_cells(void **state)
{
    (void)state;
    struct table_fixture f;
    char report[4096];
    snprintf(report, sizeof(report),
             "%ssections:\n  - heading: Table\n    content:\n      - activities: {}\n      - indicators: [A, D, E]\n"
             "      - rewards:\n          columns:\n"
             "            - { title: Priority, show: priority, merge: yes }\n"
             "            - { title: Ref., show: ref, row_header: yes }\n"
             "            - { title: Reward, show: reward }\n",
             DATA);
    char *much = strstr(report, "Much, ");
    memcpy(much, "\"£9\",", 6); /* as many bytes */
    table_open(&f, LAYOUT "  rewards: { total: Total }\n", report);
    assert_no_message(&f);
    assert_table(&f, 2,
                 "Hk: [0+1/1 TH-column Priority] [1+1/1 TH-column Ref.] [2+1/1 TH-column Reward]\n"
                 ": [0+1/1 TD One] [1+1/1 TH-row B] [2+1/2 TD £9]\n"
                 "k: [0+1/1 TD Two] [1+1/1 TH-row C]\n"
                 ": [0+2/1 TH-row Total] [2+1/1 TD £9]\n");
    table_close(&f);
}

/* A ref is short, and stands on one line although other columns could use the room. */
static void refs_are_not_broken(void **state)
{
    (void)state;
    struct table_fixture f;
    table_open(
        &f, "extends: base\n",
        "indicators:\n"
        "  - { ref: NI 059, definition: Many words that would fill more than two lines of the page if they could "
        "have the whole of its width which they cannot have since there is another column of as many words as "
        "this one beside it, comment: Many words that would fill more than two lines of the page if they could "
        "have the whole of its width which they cannot have since there is another column of as many words }\n"
        "sections:\n"
        "  - heading: Table\n"
        "    content:\n"
        "      - indicators:\n"
        "          columns: [{ title: Ref., show: ref }, { title: D, show: definition }, { title: C, show: comment "
        "}]\n");
    assert_no_message(&f);
    const struct table *table = table_at(&f, 0);
    assert_int_equal(table->cells[table->tracks[1].first].flow.n, 1);
    assert_in_range(table->cells[table->tracks[1].first + 1].flow.n, 3, 9);
    table_close(&f);
}

static const char *caption_of(struct table_fixture *f, uint32_t n)
{
    static char words[200];
    size_t len = 0;
    const struct flow *caption = &table_at(f, n)->caption;
    for (uint32_t s = 0; caption->n > 0 && s < caption->lines[0].nspans; s++) {
        const struct span *span = &caption->lines[0].spans[s];
        for (uint32_t i = 0; i < span->nwords; i++) {
            struct str word = text_word(f->text, span->words[i] & WORD_INDEX)->text;
            len += (size_t)snprintf(words + len, sizeof(words) - len, PRIstr "%s", STR_ARG(word),
                                    span->words[i] & WORD_SPACE ? " " : "");
        }
    }
    words[len] = '\0';
    return words;
}

static void captions_are_numbered(void **state)
{
    (void)state;
    struct table_fixture f;
    open_content(&f, "      - activities: {}\n"
                     "      - indicators: { table: numbered, refs: [A] }\n"
                     "      - indicators: { table: numbered, refs: [B], title: '' }\n"
                     "      - indicators: { table: sectioned, refs: [C], title: Own }\n"
                     "      - indicators: { table: sectioned, refs: [D] }\n"
                     "  - heading: Second\n"
                     "    content:\n"
                     "      - indicators: { table: sectioned, refs: [E] }\n"
                     "      - indicators: { table: numbered, refs: [A] }\n");
    assert_no_message(&f);
    assert_string_equal(caption_of(&f, 1), "Table 1: Numbers");
    assert_string_equal(caption_of(&f, 2), "");
    assert_string_equal(caption_of(&f, 3), "Table 1: Own");
    assert_string_equal(caption_of(&f, 4), "Table 2: Numbers");
    assert_string_equal(caption_of(&f, 5), "Table 1: Numbers");
    assert_string_equal(caption_of(&f, 6), "Table 2: Numbers");
    table_close(&f);
}

/* As a row it is padded like a cell, and nothing parts it from the head. */
static void a_caption_may_be_a_row(void **state)
{
    (void)state;
    struct table_fixture f;
    open_content(&f, "      - activities: {}\n"
                     "      - indicators: { table: numbered }\n"
                     "      - indicators: { table: sectioned }\n");
    const struct table *beside = table_at(&f, 1), *row = table_at(&f, 2);
    assert_int_equal(table_caption_height(beside, &beside->caption),
                     beside->caption.height + beside->style->caption_text->after);
    assert_int_equal(table_caption_height(row, &row->caption), row->caption.height + 2 * row->pad_y);
    table_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_report_sets_the_columns),
        cmocka_unit_test(rows_stand_in_groups_that_the_report_writes),
        cmocka_unit_test(rows_stand_in_groups_of_what_they_belong_to),
        cmocka_unit_test(equal_neighbours_share_a_cell),
        cmocka_unit_test(a_shared_comment_stands_once_in_its_column),
        cmocka_unit_test(a_reward_reaches_over_merged_cells),
        cmocka_unit_test(refs_are_not_broken),
        cmocka_unit_test(captions_are_numbered),
        cmocka_unit_test(a_caption_may_be_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
