/* Statuses, fractions, percentages, totals, averages and ranks that contradict the figures; and what must not be
 * doubted. */
#include "review_fixture.h"

#define HEAD                                                                         \
    "report: { title: A report, layout: quarterly }\n"                               \
    "periods:\n"                                                                     \
    "  08/09: { role: before-last-year, start: 2008-04-01, end: 2009-03-31 }\n"      \
    "  09/10: { role: last-year, start: 2009-04-01, end: 2010-03-31 }\n"             \
    "  10/11: { role: this-year, start: 2010-04-01, end: 2011-03-31 }\n"             \
    "  Q1: { role: previous, part_of: 10/11, start: 2010-04-01, end: 2010-06-30 }\n" \
    "  Q2: { role: now, part_of: 10/11, start: 2010-07-01, end: 2010-09-30 }\n"      \
    "comparators:\n"                                                                 \
    "  England: All England\n"                                                       \
    "  Metropolitan: { title: Metropolitan areas, areas: Met, measure: median, decimals: 1 }\n"
#define VIEW "sections: [{ heading: All, content: [indicators: {}] }]\n"

/* --- one indicator with these keys, and the number of messages with a code */

static void assert_messages(enum diag_code code, const char *keys, uint32_t n)
{
    struct buf yaml = {0};
    struct scene scene;
    buf_printf(&yaml, HEAD VIEW "indicators:\n  - ref: K1\n%s", keys);
    buf_putc(&yaml, '\0');
    scene_open(&scene, yaml.bytes, NULL);
    uint32_t found = scene_count(&scene, code);
    if (found != n)
        fail_msg("%u of %u messages [%s]:\n%s", found, n, diag_code_name(code), keys);
    scene_close(&scene);
    buf_free(&yaml);
}

/* Its only message with a code; the scene must be closed. */
static const struct diag *only_message(struct scene *scene, enum diag_code code, const char *keys, const char *words)
{
    struct buf yaml = {0};
    buf_printf(&yaml, HEAD VIEW "indicators:\n  - ref: K1\n%s", keys);
    buf_putc(&yaml, '\0');
    scene_open(scene, yaml.bytes, NULL);
    buf_free(&yaml);
    return scene_only(scene, code, words);
}

/* --- statuses */

#define RATED                              \
    "    definition: \"% of forms\"\n"     \
    "    better: higher\n"                 \
    "    actual: { Q1: 60%, Q2: 68.7% }\n" \
    "    target: { Q1: 60%, Q2: 65% }\n"

static void given_statuses_are_held_against_the_figures(void **state)
{
    (void)state;
    struct scene scene;
    const struct diag *diag = only_message(
        &scene, DIAG_STATUS_CONTRADICTS, RATED "    status: { Q1: within, Q2: worse }\n    comment: So.\n",
        "the status of Q2 is given as `worse`, but 68.7% against the target 65% (higher is better, "
        "tolerance 5%) is `better` by the rule `target-limits`");
    assert_int_equal(diag->mark.line, 18);
    assert_int_equal(diag->related.line, 16);
    assert_true(str_find(diag->help, "reason", 0) >= 0);
    scene_close(&scene);
    /* Another name of the same status, and words for none, are no contradiction. */
    assert_messages(DIAG_STATUS_CONTRADICTS, RATED "    status: { Q1: amber, Q2: green }\n", 0);
    assert_messages(DIAG_STATUS_CONTRADICTS, RATED "    status: { Q2: { word: within, reason: Late. } }\n", 0);
    assert_messages(DIAG_STATUS_CONTRADICTS,
                    RATED "    status: { Q2: within }\n    ignore: { status-contradicts: So be it. }\n", 0);
    assert_messages(DIAG_STATUS_CONTRADICTS, RATED "    status: { Q2: (See comment) }\n    comment: Late.\n", 0);
    assert_messages(DIAG_STATUS_CONTRADICTS, RATED "    status: { Q2: (See comment) }\n", 1);
    assert_messages(DIAG_STATUS_CONTRADICTS, RATED "    status: { Q2: \"-\" }\n    comment: Late.\n", 1);
    /* Nothing is computed. */
    assert_messages(DIAG_STATUS_CONTRADICTS,
                    "    definition: Forms\n    actual: { Q2: \"5\" }\n    status: { Q2: worse }\n    comment: So.\n",
                    0);
}

static void the_contradiction_names_what_was_compared(void **state)
{
    (void)state;
    struct scene scene;
    only_message(&scene, DIAG_STATUS_CONTRADICTS,
                 "    definition: Days\n    better: range\n    rule: target-limits\n    tolerance: 1 points\n"
                 "    actual: { Q2: \"15\" }\n    target: { Q2: 10 to 20 }\n"
                 "    status: { Q2: worse }\n    comment: So.\n",
                 "15 against the target 10 to 20 (inside the range is better, tolerance 1 points) is");
    scene_close(&scene);
    only_message(&scene, DIAG_STATUS_CONTRADICTS,
                 "    definition: Days\n    better: lower\n    rule: baseline-limits\n    actual: { Q2: \"15\" }\n"
                 "    baseline: { Q2: \"15\" }\n    status: { Q2: { baseline: worse } }\n    comment: So.\n",
                 "15 against the baseline 15 (lower is better, tolerance 5%) is `within` by the rule "
                 "`baseline-limits`");
    scene_close(&scene);
}

static void reasons_must_be_needed(void **state)
{
    (void)state;
    struct scene scene;
    const struct diag *diag =
        only_message(&scene, DIAG_STATUS_REASON, RATED "    status: { Q2: { word: better, reason: Late. } }\n",
                     "the status of Q2");
    assert_int_equal(diag->mark.line, 18);
    scene_close(&scene);
    assert_messages(DIAG_STATUS_REASON,
                    RATED "    status: { Q2: { word: worse, reason: Late. } }\n    comment: So.\n", 0);
    assert_messages(
        DIAG_STATUS_REASON,
        RATED "    status: { Q2: { word: better, reason: Late. } }\n    ignore: { status-reason: We like it. }\n", 0);
}

#define MISSED                           \
    "    definition: \"% of forms\"\n"   \
    "    better: higher\n"               \
    "    actual: { Q1: 50%, Q2: 50% }\n" \
    "    target: { Q1: 60%, Q2: 65% }\n"

static void what_misses_its_target_needs_words(void **state)
{
    (void)state;
    struct scene scene;
    const struct diag *diag = only_message(&scene, DIAG_WORSE_WITHOUT_COMMENT, MISSED,
                                           "the status of K1 for Q2 is `worse`, and there is neither");
    assert_int_equal(diag->mark.line, 13);
    assert_int_equal(diag->related.line, 16);
    scene_close(&scene);
    assert_messages(DIAG_WORSE_WITHOUT_COMMENT, MISSED "    comment: So.\n", 0);
    assert_messages(DIAG_WORSE_WITHOUT_COMMENT, MISSED "    action: Do.\n", 0);
    assert_messages(DIAG_WORSE_WITHOUT_COMMENT, MISSED "    ignore: { worse-without-comment: Later. }\n", 0);
    /* Only now. */
    assert_messages(DIAG_WORSE_WITHOUT_COMMENT,
                    "    definition: \"% of forms\"\n    better: higher\n    actual: { Q1: 50%, Q2: 70% }\n"
                    "    target: { Q1: 60%, Q2: 65% }\n",
                    0);
    /* Given by hand, with any word for it. */
    assert_messages(DIAG_WORSE_WITHOUT_COMMENT, "    definition: Forms\n    status: { Q2: red }\n", 1);
    assert_messages(DIAG_WORSE_WITHOUT_COMMENT, "    definition: Forms\n    status: { Q2: amber }\n", 0);
    assert_messages(DIAG_WORSE_WITHOUT_COMMENT, "    definition: Forms\n    status: { Q1: red }\n", 0);
    /* A message stands in the column, its own or that of the row above. */
    assert_messages(DIAG_WORSE_WITHOUT_COMMENT,
                    "    definition: Forms\n    status: { Q2: red }\n"
                    "    messages: [{ text: The forms were lost., over: Q2 }]\n",
                    0);
    assert_messages(DIAG_WORSE_WITHOUT_COMMENT,
                    "    definition: Forms\n    status: { Q2: red }\n"
                    "    messages: [{ text: The forms were lost., over: Q1 }]\n",
                    1);
    assert_messages(DIAG_WORSE_WITHOUT_COMMENT,
                    "    definition: Forms\n    messages: [{ text: All were lost., over: Q2, with: K2 }]\n"
                    "  - ref: K2\n    definition: Sheets\n    status: { Q2: red }\n",
                    0);
}

/* --- fractions */

static void assert_fraction(const char *value, uint32_t n)
{
    struct buf keys = {0};
    buf_printf(&keys, "    definition: \"%% of forms\"\n    actual: { Q1: \"%s\" }\n", value);
    buf_putc(&keys, '\0');
    assert_messages(DIAG_FRACTION_PERCENTAGE, keys.bytes, n);
    buf_free(&keys);
}

static void fractions_agree_with_their_percentage(void **state)
{
    (void)state;
    static const char *const right[] = {
        "62% (158/256)",
        "61.7% (158/256)",
        "61.72% (158/256)",
        "100% (7/7)",
        "0% (0/12)",
        "12.5% (1/8)",
        "13% (1/8)",
        "12% (1/8)",
        "33% (1/3)",
        "66.67% (2/3)",
        "150% (3/2)",
        "45% (09/10)",
        "45% (2009/10)",
        "45% (10/11)",
        "62%",
        "83% (1,000/1,200)",
        "62.5 (158/256)",
        "62% (3 of 5 schools reported)",
        "62% (1/10/2010)",
        "62% (158 of 256 cases)",
        "158/256 (62%)",
    };
    static const char *const wrong[] = {
        "62% (130/256)",
        "61.8% (158/256)",
        "61% (158/256)",
        "99% (7/7)",
        "5% (0/12)",
        "12.4% (1/8)",
        "66.66% (2/3)",
        "34% (1/3)",
        "50% (3/2)",
        "14% (1/8)",
        "62% (256/158)",
        "38% (158/256)",
        "62% (130 of 256 cases)",
        "62% (130 / 256)",
        "130/256 (62%)",
        "62% (130 out of 256)",
    };
    for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++)
        assert_fraction(right[i], 0);
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_fraction(wrong[i], 1);
}

static void all_fractions_are_read(void **state)
{
    (void)state;
    struct scene scene;
    const struct diag *diag = only_message(&scene, DIAG_FRACTION_PERCENTAGE,
                                           "    definition: \"% of forms\"\n    actual: { Q2: 51% (130/256) }\n"
                                           "    target: { Q2: 62% (130/256) }\n",
                                           "130 of 256 is 51%, not 62%");
    assert_int_equal(diag->mark.line, 16);
    scene_close(&scene);
    diag = only_message(&scene, DIAG_FRACTION_PERCENTAGE,
                        "    definition: \"% of forms\"\n"
                        "    comparators: { England: { value: \"62% (1,300/2,560)\" } }\n",
                        "1,300 of 2,560 is 51%, not 62%");
    assert_int_equal(diag->mark.line, 15);
    scene_close(&scene);
    assert_messages(DIAG_FRACTION_PERCENTAGE,
                    "    definition: \"% of forms\"\n    actual: { Q2: 62% (130/256) }\n"
                    "    ignore: { fraction-percentage: It is weighted. }\n",
                    0);
}

/* --- percentages over 100 */

static void assert_over(const char *definition, const char *unit, uint32_t n)
{
    struct buf keys = {0};
    buf_printf(&keys, "    definition: \"%s\"\n%s%s    actual: { Q1: 100%%, Q2: 104%% }\n", definition,
               *unit ? "    unit: " : "", unit);
    buf_putc(&keys, '\0');
    assert_messages(DIAG_PERCENTAGE_OVER, keys.bytes, n);
    buf_free(&keys);
}

static void parts_of_a_whole_end_at_a_hundred(void **state)
{
    (void)state;
    assert_over("% of streets swept", "", 1);
    assert_over("%age of streets swept", "", 0);
    assert_over("  Percentage of streets swept", "", 1);
    assert_over("Proportion of children in poverty", "", 1);
    assert_over("Share of parks with a path", "", 1);
    assert_over("% pupils achieving level 4 or above", "", 1);
    assert_over("% of streets swept", "\"%\"\n", 1);
    assert_over("% change in visits", "", 0);
    assert_over("% of streets swept", "\"% change\"\n", 0);
    assert_over("% increase in visits", "", 0);
    assert_over("% growth of the fund", "", 0);
    assert_over("% rate of return on investments", "", 0);
    assert_over("% of target for homes built", "", 0);
    assert_over("% of the annual budget that was spent", "", 0);
    assert_over("% of last year's visits", "", 0);
    assert_over("% gap between boys and girls", "", 0);
    assert_over("Percentage of visits compared with 2008", "", 0);
    assert_over("Visits as a percentage of residents", "", 0);
    assert_over("Sickness in %", "", 0);
}

static void values_over_a_hundred(void **state)
{
    (void)state;
    struct scene scene;
    const struct diag *diag =
        only_message(&scene, DIAG_PERCENTAGE_OVER,
                     "    definition: \"% of forms\"\n    actual: { Q2: 90% }\n    target: { Q2: 100.1% }\n",
                     "100.1% is over 100%");
    assert_int_equal(diag->mark.line, 16);
    scene_close(&scene);
    assert_messages(DIAG_PERCENTAGE_OVER, "    definition: \"% of forms\"\n    actual: { Q2: 90% to 110% }\n", 1);
    assert_messages(DIAG_PERCENTAGE_OVER, "    definition: \"% of forms\"\n    actual: { Q2: \"104\" }\n", 0);
    assert_messages(DIAG_PERCENTAGE_OVER, "    definition: \"% of forms\"\n    actual: { Q2: 100.00% }\n", 0);
    assert_messages(DIAG_PERCENTAGE_OVER,
                    "    definition: \"% of forms\"\n    comparators: { England: { value: 104% } }\n", 1);
    assert_messages(DIAG_PERCENTAGE_OVER,
                    "    definition: \"% of forms\"\n    actual: { Q2: 104% }\n"
                    "    ignore: { percentage-over: Some hand in two. }\n",
                    0);
}

/* --- totals */

/* A total, two parts, and whether they are doubted. */
static void assert_parts(const char *total, const char *one, const char *other, uint32_t n)
{
    struct buf keys = {0};
    buf_printf(&keys,
               "    definition: All forms\n    parts: [K2, K3]\n    actual: { Q2: \"%s\" }\n"
               "  - ref: K2\n    definition: Red forms\n    actual: { Q2: \"%s\" }\n"
               "  - ref: K3\n    definition: Blue forms\n    actual: { Q2: \"%s\" }\n",
               total, one, other);
    buf_putc(&keys, '\0');
    assert_messages(DIAG_TOTAL_PARTS, keys.bytes, n);
    buf_free(&keys);
}

static void totals_are_the_sums_of_their_parts(void **state)
{
    (void)state;
    assert_parts("14", "5", "9", 0);
    assert_parts("13", "5", "9", 1);
    assert_parts("1,014", "14", "1,000", 0);
    assert_parts("£1.2m", "£0.5m", "£0.7m", 0);
    /* 1.25 at most, and 0.45 + 0.65 at least: three halves of a unit. */
    assert_parts("£1.3m", "£0.5m", "£0.7m", 0);
    assert_parts("£1.4m", "£0.5m", "£0.7m", 1);
    assert_parts("£1.2m", "£500,000", "£700,000", 0);
    assert_parts("£1.2m", "£540,000", "£710,001", 0);
    assert_parts("£1.2m", "£540,000", "£710,002", 1);
    assert_parts("100%", "33.3%", "66.7%", 0);
    assert_parts("100%", "33.3%", "67.9%", 1);
    assert_parts("-3", "5", "-8", 0);
    /* What cannot be added proves nothing. */
    assert_parts("13", "5", "n/a", 0);
    assert_parts("13", "5", "9%", 0);
    assert_parts("Not available", "5", "9", 0);
    assert_parts("13", "5", "9 to 10", 0);
    assert_parts("999,999,999,999,999,999", "999,999,999,999,999,999", "999,999,999,999,999,999", 0);
}

static void every_kind_and_period_is_added_up(void **state)
{
    (void)state;
    struct scene scene;
    const struct diag *diag =
        only_message(&scene, DIAG_TOTAL_PARTS,
                     "    definition: All forms\n    parts: [K2, K3]\n    actual: { Q1: \"14\", Q2: \"14\" }\n"
                     "    target: { Q1: \"20\", Q2: \"21\" }\n"
                     "  - ref: K2\n    definition: Red forms\n    actual: { Q1: \"5\", Q2: \"5\" }\n"
                     "    target: { Q1: \"10\", Q2: \"10\" }\n"
                     "  - ref: K3\n    definition: Blue forms\n    actual: { Q1: \"9\" }\n"
                     "    target: { Q1: \"10\", Q2: \"10\" }\n",
                     "the target of K1 for Q2 is 21, but its parts add up to 20");
    assert_int_equal(diag->mark.line, 17);
    assert_text(diag->related_text, "the parts: K2 is 10, K3 is 10");
    assert_int_equal(diag->related.line, 21);
    scene_close(&scene);
    assert_messages(DIAG_TOTAL_PARTS,
                    "    definition: All forms\n    parts: K2\n    actual: { Q2: \"14\" }\n"
                    "    ignore: { total-parts: Some are green. }\n"
                    "  - ref: K2\n    definition: Red forms\n    actual: { Q2: \"5\" }\n",
                    0);
}

static void assert_table(const char *rows, uint32_t n)
{
    struct buf yaml = {0};
    struct scene scene;
    buf_printf(&yaml,
               HEAD
               "sections:\n  - heading: Money\n    sections:\n      - heading: More\n        content:\n"
               "          - table:\n              columns: [Place, Forms, \"Spent\", Average days, \"%% late\"]\n"
               "              rows:\n%s",
               rows);
    buf_putc(&yaml, '\0');
    scene_open(&scene, yaml.bytes, NULL);
    if (scene_count(&scene, DIAG_TOTAL_PARTS) != n)
        fail_msg("%u messages:\n%s", scene_count(&scene, DIAG_TOTAL_PARTS), rows);
    scene_close(&scene);
    buf_free(&yaml);
}

#define ROW(cells) "                - [" cells "]\n"
#define TOTAL(cells) "                - { cells: [" cells "], total: yes }\n"
#define GROUP(words) "                - heading: " words "\n"

static void totals_of_tables_are_added_up(void **state)
{
    (void)state;
    assert_table(ROW("A, 5, £10, 4, 50%") ROW("B, 9, £20, 6, 60%") TOTAL("All, 14, £30, 5, 57%"), 0);
    assert_table(ROW("A, 5, £10, 4, 50%") ROW("B, 9, £20, 6, 60%") TOTAL("All, 15, £31, 5, 57%"), 1);
    assert_table(ROW("A, 5, £10, 4, 50%") ROW("B, 9, £20, 6, 60%") TOTAL("All, 15, £35, 5, 57%"), 2);
    /* A percentage that is no average of those above. */
    assert_table(ROW("A, 5, £10, 4, 50%") ROW("B, 9, £20, 6, 60%") TOTAL("All, \"**14**\", £30, 99, 65%"), 0);
    /* Nothing to add: one row, absent figures, words, other units. */
    assert_table(ROW("A, 5, £10, 4, 50%") TOTAL("All, 15, £35, 5, 57%"), 0);
    assert_table(ROW("A, 5, £10, 4, 50%") ROW("B, n/a, -, 6, 60%") TOTAL("All, 15, £35, 5, 57%"), 0);
    assert_table(ROW("A, 5, £10, 4, 50%") ROW("B, 9, 20, 6, 60%") TOTAL("All, 14, £35, 5, 57%"), 0);
    assert_table(ROW("A, 5, £10, 4, 50%") ROW("B, 9, £20, 6, 60%") TOTAL("All, n/a, \"\", 5, 57%"), 0);
}

static void headings_and_totals_begin_anew(void **state)
{
    (void)state;
    assert_table(GROUP("North") ROW("A, 5, £1, 1, 1%") ROW("B, 9, £2, 1, 1%") TOTAL("North, 14, £3, 1, 1%")
                     GROUP("South") ROW("C, 2, £1, 1, 1%") ROW("D, 3, £1, 1, 1%") TOTAL("South, 5, £2, 1, 1%")
                         TOTAL("All, 19, £5, 1, 1%"),
                 0);
    assert_table(GROUP("North") ROW("A, 5, £1, 1, 1%") ROW("B, 9, £2, 1, 1%") TOTAL("North, 14, £3, 1, 1%")
                     GROUP("South") ROW("C, 2, £1, 1, 1%") ROW("D, 3, £1, 1, 1%") TOTAL("South, 6, £2, 1, 1%")
                         TOTAL("All, 25, £5, 1, 1%"),
                 2);
    /* Without a total the rows before a heading are of no total. */
    assert_table(ROW("A, 5, £1, 1, 1%") ROW("B, 9, £2, 1, 1%") GROUP("South") ROW("C, 2, £1, 1, 1%")
                     ROW("D, 3, £1, 1, 1%") TOTAL("South, 5, £2, 1, 1%"),
                 0);
    /* A second line below a total is no total of one total. */
    assert_table(ROW("A, 5, £1, 1, 1%") ROW("B, 9, £2, 1, 1%") TOTAL("All, 14, £3, 1, 1%")
                     TOTAL("Last year, 12, £9, 1, 1%"),
                 0);
}

static void spans_are_no_figures(void **state)
{
    (void)state;
    assert_table("                - [A, { text: \"5\", rows: 2 }, £1, 1, 1%]\n"
                 "                - [B, £2, 1, 1%]\n" TOTAL("All, 9, £3, 1, 1%"),
                 0);
    assert_table("                - [A, { text: \"5\", columns: 2 }, 1, 1%]\n" ROW("B, 3, £2, 1, 1%")
                     TOTAL("All, 9, £9, 1, 1%"),
                 0);
    assert_table(
        ROW("A, 5, £1, 1, 1%") ROW(
            "B, 9, £2, 1, 1%") "                - { cells: [{ text: All, columns: 2 }, £9, 1, 1%], total: yes }\n",
        1);
}

/* --- averages and ranks */

#define AREAS  \
    "areas:\n" \
    "  - { file: areas.csv, authority: Own, period: 08/09, columns: { Area: area, Type: group } }\n"

static const char *const area_files[] = {"areas.csv",
                                         "Area,Type,K1\nOwn,Met,66.3%\nA,Met,71.0%\nB,Met,75.5%\nC,Met,58.2%\n"
                                         "D,Shire,80.0%\nE,Shire,77.4%\nF,Shire,..\nG,Shire,69.9%\n",
                                         NULL};

/* The mean of all is 71.1857...%, the median of the metropolitan areas 68.65%; the ranks are In worst third or so. */
static void assert_beside(const char *comparators, enum diag_code code, uint32_t n)
{
    struct buf yaml = {0};
    struct scene scene;
    buf_printf(&yaml,
               HEAD VIEW AREAS "indicators:\n  - ref: K1\n    definition: \"%% of forms\"\n    better: higher\n"
                               "    actual: { 08/09: 66.3%% }\n    comparators: %s\n",
               comparators);
    buf_putc(&yaml, '\0');
    scene_open(&scene, yaml.bytes, area_files);
    if (scene_count(&scene, code) != n)
        fail_msg("%u messages: %s", scene_count(&scene, code), comparators);
    scene_close(&scene);
    buf_free(&yaml);
}

static void averages_are_held_against_the_areas(void **state)
{
    (void)state;
    static const char *const right[] = {
        "{ England: { period: 08/09, value: 71.19% } }",
        "{ England: { period: 08/09, value: 71.2% } }",
        "{ England: { period: 08/09, value: 71% } }",
        "{ England: { period: 08/09, value: 71.186% } }",
        "{ England: { period: 08/09, value: Not calculated } }",
        "{ England: { period: 08/09, value: n/a } }",
        "{ England: { value: 71.19% } }",
        "{ Metropolitan: { period: 08/09, value: 68.7% } }",
        "{ England: {} }",
    };
    static const char *const wrong[] = {
        "{ England: { period: 08/09, value: 72.79% } }",     "{ England: { period: 08/09, value: 71.18% } }",
        "{ England: { period: 08/09, value: 71.1% } }",      "{ England: { period: 08/09, value: 72% } }",
        "{ Metropolitan: { period: 08/09, value: 71.2% } }",
    };
    for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++)
        assert_beside(right[i], DIAG_AVERAGE_CONTRADICTS, 0);
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_beside(wrong[i], DIAG_AVERAGE_CONTRADICTS, 1);
    assert_beside("{ England: { value: 60% } }\n    ignore: { average-contradicts: It is weighted. }",
                  DIAG_AVERAGE_CONTRADICTS, 0);
}

static void ranks_are_held_against_the_areas(void **state)
{
    (void)state;
    assert_beside("{ England: { period: 08/09, rank: In best 5% } }", DIAG_RANK_CONTRADICTS, 1);
    assert_beside("{ England: { period: 08/09, rank: In worst 20% } }", DIAG_RANK_CONTRADICTS, 0);
    assert_beside("{ England: { period: 08/09, rank: \"in  WORST 20% \" } }", DIAG_RANK_CONTRADICTS, 0);
    assert_beside("{ England: { period: 08/09, rank: Average } }", DIAG_RANK_CONTRADICTS, 1);
    assert_beside("{ England: { period: 08/09, rank: (See comment) } }", DIAG_RANK_CONTRADICTS, 0);
    assert_beside("{ England: { period: 08/09, rank: Rank not calculated } }", DIAG_RANK_CONTRADICTS, 0);
    assert_beside("{ England: { rank: Average } }\n    ignore: { rank-contradicts: The file is of May. }",
                  DIAG_RANK_CONTRADICTS, 0);
}

/* Of which of two series a figure without a period is cannot be told. */
static void figures_without_a_period_may_be_of_any(void **state)
{
    (void)state;
    static const char areas[] =
        "areas:\n"
        "  - { file: areas.csv, authority: Own, period: 08/09, columns: { Area: area, Type: group } }\n";
    static const char more[] =
        "  - { file: areas.csv, authority: Own, period: 09/10, columns: { Area: area, Type: group } }\n";
    for (uint32_t two = 0; two < 2; two++) {
        struct scene scene;
        struct buf yaml = {0};
        buf_printf(&yaml,
                   HEAD VIEW "%s%sindicators:\n  - ref: K1\n    definition: \"%% of forms\"\n    better: higher\n"
                             "    comparators: { England: { value: 60%%, rank: Average } }\n",
                   areas, two ? more : "");
        buf_putc(&yaml, '\0');
        scene_open(&scene, yaml.bytes, area_files);
        assert_int_equal(scene_count(&scene, DIAG_AVERAGE_CONTRADICTS), 1 - two);
        assert_int_equal(scene_count(&scene, DIAG_RANK_CONTRADICTS), 1 - two);
        scene_close(&scene);
        buf_free(&yaml);
    }
}

/* Without files of areas nothing is doubted. */
static void given_averages_alone_are_believed(void **state)
{
    (void)state;
    const char *keys = "    definition: \"% of forms\"\n    better: higher\n"
                       "    comparators: { England: { period: 2008, value: 6.92%, rank: In best 25% } }\n";
    assert_messages(DIAG_AVERAGE_CONTRADICTS, keys, 0);
    assert_messages(DIAG_RANK_CONTRADICTS, keys, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(given_statuses_are_held_against_the_figures),
        cmocka_unit_test(the_contradiction_names_what_was_compared),
        cmocka_unit_test(reasons_must_be_needed),
        cmocka_unit_test(what_misses_its_target_needs_words),
        cmocka_unit_test(fractions_agree_with_their_percentage),
        cmocka_unit_test(all_fractions_are_read),
        cmocka_unit_test(parts_of_a_whole_end_at_a_hundred),
        cmocka_unit_test(values_over_a_hundred),
        cmocka_unit_test(totals_are_the_sums_of_their_parts),
        cmocka_unit_test(every_kind_and_period_is_added_up),
        cmocka_unit_test(totals_of_tables_are_added_up),
        cmocka_unit_test(headings_and_totals_begin_anew),
        cmocka_unit_test(spans_are_no_figures),
        cmocka_unit_test(averages_are_held_against_the_areas),
        cmocka_unit_test(ranks_are_held_against_the_areas),
        cmocka_unit_test(figures_without_a_period_may_be_of_any),
        cmocka_unit_test(given_averages_alone_are_believed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
