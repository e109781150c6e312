/* Where things are written: the places of what stands in the logical tree. */
#include <string.h>

#include "compose_text_fixture.h"

static const char layout[] = "extends: base\n"
                             "page: landscape\n"
                             "title_block: { lines: [ { text: \"{title}\", style: title } ] }\n"
                             "tables:\n"
                             "  indicators:\n"
                             "    columns:\n"
                             "      - { title: Ref., show: ref, row_header: yes }\n"
                             "      - { title: \"{period}\", show: [actual, status], period: now }\n"
                             "      - { title: Way, show: travel, period: now }\n";

static const char indicators[] =
    "periods: { Q1: { role: previous }, Q2: { role: now, label: Quarter 2, previous: Q1 } }\n" /* line 2 */
    "indicators:\n"
    "  - ref: A\n"
    "    definition: First\n"
    "    better: higher\n"
    "    actual: { Q1: 40%, Q2: 50% }\n"
    "    target: { Q2: 60% }\n"
    "    comment: It went up.\n"
    "  - { ref: B, definition: Second, actual: { Q2: 7 }, status: { Q2: better } }\n";

static void show_words(struct text_report *fixture, const struct span *span)
{
    for (uint32_t i = 0; span->kind == SPAN_WORDS && i < span->nwords; i++) {
        buf_put_str(&fixture->shown, text_word(fixture->text, span->words[i] & WORD_INDEX)->text);
        if (i + 1 < span->nwords && (span->words[i] & WORD_SPACE))
            buf_putc(&fixture->shown, ' ');
    }
    if (span->kind == SPAN_SYMBOL)
        buf_printf(&fixture->shown, "<" PRIstr ">", STR_ARG(node_text(span->symbol->id)));
    else if (span->kind == SPAN_NOTE)
        buf_puts(&fixture->shown, "^");
    else if (span->kind == SPAN_IMAGE || span->kind == SPAN_DRAWING)
        buf_puts(&fixture->shown, span->kind == SPAN_IMAGE ? "[picture]" : "[chart]");
}

static void show_flow_marks(struct text_report *fixture, const struct flow *flow)
{
    const struct sem *last = NULL;
    for (uint32_t l = 0; l < flow->n; l++) {
        for (uint32_t s = 0; s < flow->lines[l].nspans; s++) {
            const struct span *span = &flow->lines[l].spans[s];
            if (span->sem && span->sem != last) {
                struct mark mark = sem_mark(span->sem);
                show_words(fixture, span);
                buf_printf(&fixture->shown, " %u:%u\n", mark.line, mark.col);
                last = span->sem;
            }
        }
    }
}

/* Each leaf on a line: the beginning of what it shows, and its place. */
static void assert_marks_in(const char *style, const char *head, const char *report, const char *expected)
{
    struct text_report fixture;
    text_report_open(&fixture, style, head, report);
    text_report_compose(&fixture);
    assert_no_messages(&fixture);
    const struct boxes *boxes = fixture.boxes;
    for (uint32_t i = 0; i < boxes->items.n; i++) {
        const struct box *box = &boxes->items.items[i];
        if (box->kind == BOX_FLOW)
            show_flow_marks(&fixture, &box->flow);
        for (uint32_t c = 0; box->kind == BOX_TABLE && c < box->table->ncells; c++) {
            show_flow_marks(&fixture, c ? &(struct flow){0} : &box->table->caption);
            show_flow_marks(&fixture, &box->table->cells[c].flow);
        }
    }
    for (uint32_t i = 0; i < boxes->notes.n; i++)
        show_flow_marks(&fixture, &boxes->notes.items[i].flow);
    buf_putc(&fixture.shown, '\0');
    assert_string_equal(fixture.shown.bytes, expected);
    text_report_close(&fixture);
}

static void assert_marks(const char *head, const char *report, const char *expected)
{
    assert_marks_in(layout, head, report, expected);
}

static void paragraphs_of_a_literal_block_have_their_own_lines(void **state)
{
    (void)state;
    assert_marks("",
                 "notes: { n: The note. }\n"
                 "sections:\n"
                 "  - heading: Heading\n"
                 "    id: here\n"
                 "    text: |\n"
                 "      One paragraph\n"
                 "      goes on.\n"
                 "\n"
                 "      Caf\xC3\xA9 two[^n] and [[here]].\n"
                 "\n"
                 "      - An item\n"
                 "        - within it\n"
                 "      - {better} and\n"
                 "\n"
                 "        more.\n",
                 "A title 1:18\n"
                 "Heading 4:14\n"
                 "One paragraph goes on. 7:7\n"
                 "Caf\xC3\xA9 two 10:7\n"
                 "^ 10:15\n"
                 " and 10:7\n"
                 "Heading 10:24\n"
                 ". 10:7\n"
                 "• 12:9\n"
                 "An item 12:9\n"
                 "– 13:11\n"
                 "within it 13:11\n"
                 "<better> 14:9\n"
                 "and 14:9\n"
                 "more. 16:9\n"
                 "^ 2:13\n"
                 "The note. 2:13\n");
}

static void other_texts_are_where_they_begin(void **state)
{
    (void)state;
    assert_marks("",
                 "sections:\n"
                 "  - heading: \"Quoted\"\n"
                 "    text: >\n"
                 "      Folded\n"
                 "\n"
                 "      again.\n",
                 "A title 1:18\n"
                 "Quoted 3:14\n"
                 "Folded again. 4:11\n");
}

static void cells_are_where_their_figures_are(void **state)
{
    (void)state;
    char report[2000];
    snprintf(report, sizeof(report), "%s%s", indicators,
             "sections:\n"
             "  - heading: H\n"
             "    content:\n"
             "      - indicators: { title: Caption }\n");
    assert_marks("", report,
                 "A title 1:18\n"
                 "H 12:14\n"
                 "Caption 14:30\n"
                 "Ref. 14:21\n"
                 "Quarter 2 14:21\n"
                 "Way 14:21\n"
                 "A 4:10\n"
                 "50% 7:28\n"
                 "<worse> 7:28\n"
                 "<improved> 7:28\n"
                 "Comment for A: It went up. 9:14\n"
                 "B 10:12\n"
                 "7 10:49\n"
                 "<better> 10:68\n");
}

static void written_tables_charts_and_pictures(void **state)
{
    (void)state;
    char report[2000];
    snprintf(report, sizeof(report), "%s%s", indicators,
             "sections:\n"
             "  - heading: H\n"
             "    content:\n"
             "      - table:\n"
             "          columns: [ One, Two ]\n"
             "          rows:\n"
             "            - { heading: Group }\n"
             "            - [ a, b ]\n"
             "      - figure: { image: wide.png, alt: Wide, title: Picture }\n"
             "      - chart: { refs: [ A ], note: Chart note }\n"
             "      - indicators: {}\n");
    assert_marks("", report,
                 "A title 1:18\n"
                 "H 12:14\n"
                 "One 15:22\n"
                 "Two 15:27\n"
                 "Group 17:26\n"
                 "a 18:17\n"
                 "b 18:20\n"
                 "[picture] 19:17\n"
                 "Figure 1: Picture 19:54\n"
                 "[chart] 20:16\n"
                 "Chart note 20:37\n"
                 "Performance indicators 21:21\n"
                 "Ref. 21:21\n"
                 "Quarter 2 21:21\n"
                 "Way 21:21\n"
                 "A 4:10\n"
                 "50% 7:28\n"
                 "<worse> 7:28\n"
                 "<improved> 7:28\n"
                 "Comment for A: It went up. 9:14\n"
                 "B 10:12\n"
                 "7 10:49\n"
                 "<better> 10:68\n");
}

/* Fields of the head lead to their own keys, though a layout says how they are put together. */
static void lines_of_the_title_are_where_their_fields_are(void **state)
{
    static const char two_fields[] =
        "extends: base\n"
        "title_block:\n"
        "  lines: [ { text: \"Report: {title}\", style: block-title, heading: yes } ]\n"
        "  details: { rows: [ { label: When, text: \"{period}, {date}\" }, { label: By, text: \"{author}\" } ] }\n";
    (void)state;
    assert_marks_in(two_fields, ",\n  period: Q2,\n  date: 2010-10-01, author: A Name",
                    "sections: [ { heading: H, text: Words. } ]\n",
                    "Report: A title 1:18\n"
                    "When: 2:11\n"
                    "Q2, 2010-10-01 2:11\n"
                    "By: 3:29\n"
                    "A Name 3:29\n"
                    "H 4:24\n"
                    "Words. 4:33\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_of_a_literal_block_have_their_own_lines),
        cmocka_unit_test(other_texts_are_where_they_begin),
        cmocka_unit_test(cells_are_where_their_figures_are),
        cmocka_unit_test(written_tables_charts_and_pictures),
        cmocka_unit_test(lines_of_the_title_are_where_their_fields_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
