/* Names of periods against their dates, and what the report says of its period. */
#include "review_words_fixture.h"

#define YEAR "  10/11: { role: this-year, start: 2010-04-01, end: 2011-03-31 }\n"
#define NOW "  Q2: { role: now, part_of: 10/11, start: 2010-07-01, end: 2010-09-30 }\n"

/* Line 1 is the report, line 2 `periods:`; those given begin on line 3. */
static const char *with_periods(char *out, size_t size, const char *head, const char *periods)
{
    const char *sections = strstr(periods, "sections:") ? "" : "sections: [{ heading: H, text: T }]\n";
    snprintf(out, size, "report: { title: T, layout: base%s }\nperiods:\n%s%s", head, periods, sections);
    return out;
}

static void periods_warn(const char *periods, uint32_t line, uint16_t col, const char *words)
{
    char yaml[2048];
    assert_warns(with_periods(yaml, sizeof(yaml), "", periods), review_periods, DIAG_PERIOD_LABEL, line, col, words);
}

static void periods_silent(const char *periods)
{
    char yaml[2048];
    assert_silent(with_periods(yaml, sizeof(yaml), "", periods), review_periods);
}

static void head_warns(const char *head, const char *periods, uint16_t col, const char *words)
{
    char yaml[2048];
    assert_warns(with_periods(yaml, sizeof(yaml), head, periods), review_periods, DIAG_PERIOD_LABEL, 1, col, words);
}

static void head_silent(const char *head, const char *periods)
{
    char yaml[2048];
    assert_silent(with_periods(yaml, sizeof(yaml), head, periods), review_periods);
}

static void names_that_contradict_the_dates(void **state)
{
    (void)state;
    periods_warn("  Q2: { start: 2010-04-01, end: 2010-06-30 }\n", 3, 3,
                 "the period is called \"Q2\", and its dates are 1 April 2010 to 30 June 2010");
    periods_warn("  a: { label: July to September 2010, start: 2010-04-01, end: 2010-06-30 }\n", 3, 15,
                 "\"July to September 2010\"");
    periods_warn("  a: { label: April–June 2010, start: 2009-04-01, end: 2009-06-30 }\n", 3, 15, "April–June 2010");
    periods_warn("  09/10: { start: 2010-04-01, end: 2011-03-31 }\n", 3, 3, "\"09/10\"");
    periods_warn("  2009/10: { start: 2010-04-01, end: 2011-03-31 }\n", 3, 3, "\"2009/10\"");
    periods_warn("  \"2009\": { start: 2010-01-01, end: 2010-12-31 }\n", 3, 4, "\"2009\"");
    periods_warn(YEAR "  a: { label: Q4 2009/10, part_of: 10/11, start: 2011-01-01, end: 2011-03-31 }\n", 4, 15,
                 "Q4 2009/10");
    periods_warn("  a: { label: First half, start: 2010-10-01, end: 2011-03-31 }\n", 3, 15, "\"First half\"");
    periods_warn("  a: { label: Half year, start: 2010-04-01, end: 2011-03-31 }\n", 3, 15, "\"Half year\"");
    /* A quarter of a year that begins in September. */
    periods_warn("  y: { start: 2010-09-01, end: 2011-08-31 }\n"
                 "  Q1: { part_of: y, start: 2010-07-01, end: 2010-09-30 }\n",
                 4, 3, "\"Q1\"");
    /* Only one of both names is told of. */
    periods_warn("  Q3: { label: Quarter 3, start: 2010-07-01, end: 2010-09-30 }\n", 3, 16, "\"Quarter 3\"");
}

static void names_that_agree(void **state)
{
    (void)state;
    periods_silent(YEAR NOW "  Q1: { start: 2010-04-01, end: 2010-06-30 }\n"
                            "  Q4: { part_of: 10/11, start: 2011-01-01, end: 2011-03-31 }\n"
                            "  2010-11: { start: 2010-04-01, end: 2011-03-31 }\n"
                            "  H1: { label: Half year, part_of: 10/11, start: 2010-04-01, end: 2010-09-30 }\n");
    /* It counts from the year's beginning on, said or not; or over twelve months. */
    periods_silent(YEAR "  Q2: { part_of: 10/11, start: 2010-04-01, end: 2010-09-30 }\n");
    periods_silent(YEAR "  Q3: { part_of: 10/11, cumulative: yes, start: 2010-10-01, end: 2010-12-31 }\n");
    periods_silent("  a: { label: Year to Q2, start: 2009-10-01, end: 2010-09-30 }\n");
    /* Quarters in weeks, and an end that is the next day. */
    periods_silent(YEAR "  Q2: { part_of: 10/11, start: 2010-06-28, end: 2010-09-26 }\n");
    periods_silent(YEAR "  Q2: { part_of: 10/11, start: 2010-07-01, end: 2010-10-01 }\n");
    /* Calendar years and school years. */
    periods_silent("  Q1: { start: 2010-01-01, end: 2010-03-31 }\n  Q2: { start: 2010-04-01, end: 2010-06-30 }\n");
    periods_silent("  \"2010\": { start: 2010-01-01, end: 2010-12-31 }\n"
                   "  Q1: { part_of: \"2010\", start: 2010-01-01, end: 2010-03-31 }\n");
    periods_silent("  2009/10: { start: 2009-09-01, end: 2010-08-31 }\n"
                   "  a: { label: Summer term 2009/10, start: 2010-04-12, end: 2010-07-23 }\n");
    /* The year in which it begins or ends, or of a quarter, in which its year begins. */
    periods_silent("  a: { label: Results of 2010, start: 2009-09-01, end: 2010-08-31 }\n");
    periods_silent(YEAR "  a: { label: Q4 2010, part_of: 10/11, start: 2011-01-01, end: 2011-03-31 }\n");
    /* A month within, a plan of years, words that are no dates, and no dates to compare with. */
    periods_silent("  a: { label: As at September 2010, start: 2010-07-01, end: 2010-09-30 }\n");
    periods_silent("  a: { label: Plan 2010-13, start: 2010-04-01, end: 2013-03-31 }\n");
    periods_silent("  baseline: { label: Best quarter so far, start: 2008-04-01, end: 2008-06-30 }\n");
    periods_silent("  Q3: { label: Quarter 2 }\n");
    /* Years that begin in different months: no quarter can be told. */
    periods_silent("  a: { start: 2010-04-01, end: 2011-03-31 }\n  b: { start: 2009-09-01, end: 2010-08-31 }\n"
                   "  Q2: { start: 2010-04-01, end: 2010-06-30 }\n");
}

static void a_head_that_contradicts_now(void **state)
{
    (void)state;
    head_warns(", period: Quarter 3 (October to December 2010)", YEAR NOW, 43,
               "the report's period says \"Quarter 3\"");
    head_warns(", period: July to September 2009", YEAR NOW, 43, "\"July to September 2009\"");
    head_warns(", period: October to December", YEAR NOW, 43, "\"October to December\"");
    head_warns(", period: Quarter 2 2009/10", YEAR NOW, 43, "\"Quarter 2 2009/10\"");
    head_warns(", period: 2009/10", YEAR NOW, 43, "\"2009/10\"");
    head_warns(", subtitle: Results of quarter 1", YEAR NOW, 56, "the report's subtitle");
    /* The number alone is known. */
    head_warns(", period: Quarter 1", "  Q2: { role: now }\n", 43, "is Q2");
    head_warns(", subtitle: Performance in 2009/10", YEAR NOW, 60, "2009/10");
}

static void a_head_that_agrees_with_now(void **state)
{
    (void)state;
    head_silent(", period: Quarter 2 (July to September 2010), subtitle: Second quarter of 2010/11", YEAR NOW);
    head_silent(", period: 2010/11", YEAR NOW);
    head_silent(", period: April 2010 to March 2011", YEAR NOW);
    head_silent(", period: April to September 2010", YEAR NOW);
    head_silent(", period: First half of 2010/11", YEAR NOW);
    head_silent(", period: September 2010", YEAR NOW);
    head_silent(", period: \"Quarter 2, compared with quarter 1\"", YEAR NOW);
    head_silent(", period: Quarters 1 and 2", YEAR NOW);
    /* Plans have years of their own, and a month may be that of the meeting. */
    head_silent(", subtitle: Progress of the Council Plan 2013", YEAR NOW);
    head_silent(", subtitle: The Budget 2009/10 and after", YEAR NOW);
    head_silent(", subtitle: Committee of November 2010", YEAR NOW);
    head_silent(", subtitle: Trends since 2008/09", YEAR NOW);
    head_silent(", subtitle: What follows from the 2007 Act", YEAR NOW);
    /* Now is the whole year. */
    head_silent(", period: 2010/11, subtitle: With the results of Quarter 4",
                "  10/11: { role: now, start: 2010-04-01, end: 2011-03-31 }\n");
    head_silent(", period: Quarter 3", "  10/11: { start: 2010-04-01, end: 2011-03-31 }\n");
}

static void headings_warn(const char *sections, uint32_t line, uint16_t col)
{
    char periods[1024];
    snprintf(periods, sizeof(periods), YEAR NOW "sections:\n%s", sections);
    char yaml[2048];
    assert_warns(with_periods(yaml, sizeof(yaml), "", periods), review_periods, DIAG_PERIOD_LABEL, line, col,
                 "the heading says");
}

static void headings_silent(const char *sections)
{
    char periods[1024];
    snprintf(periods, sizeof(periods), YEAR NOW "sections:\n%s", sections);
    periods_silent(periods);
}

static void headings_with_another_quarter(void **state)
{
    (void)state;
    headings_warn("  - { heading: Performance Summary Quarter 1 2010/11, text: A }\n", 6, 36);
    headings_warn("  - heading: A\n    sections:\n      - { heading: Review – Qtr 3, text: A }\n", 8, 29);
    /* One of two was forgotten: they differ in more than the quarter. */
    headings_warn("  - { heading: Health – Quarter 1, text: A }\n  - { heading: Learning – Quarter 2, text: A }\n", 6,
                  25);
    headings_silent(
        "  - { heading: Health – Quarter 2, text: A }\n  - { heading: Learning, text: Since quarter 1 }\n");
    /* Quarter after quarter. */
    headings_silent("  - { heading: Quarter 1, text: A }\n  - { heading: Quarter 2, text: A }\n");
    headings_silent("  - { heading: Quarter 1 2009/10, text: A }\n");
    headings_silent("  - { heading: Quarter 2 in 2009, text: A }\n");
    headings_silent("  - { heading: Changes since quarter 1, text: A }\n");
    headings_silent("  - { heading: Outlook for quarter 3, text: A }\n");
    headings_silent("  - { heading: From quarter 1 to quarter 2, text: A }\n");
    headings_silent("  - { heading: The lowest quarter, text: A }\n");
    headings_silent("  - { heading: The year 2009, text: A }\n");
}

/* A layout of its own, beside the report: columns whose titles are written out. */
static void review_house(struct reviewer *reviewer)
{
    struct column_style *columns = ARENA_ARRAY(reviewer->arena, struct column_style, 2);
    const struct table_style *usual = style_table(reviewer->style, STR("indicators"));
    assert_non_null(usual);
    struct table_style *table = ARENA_NEW(reviewer->arena, struct table_style);
    *table = *usual;
    struct node *titles = ARENA_ARRAY(reviewer->arena, struct node, 3);
    const char *const words[] = {"Q1 actual", "2010/11 target", "now"};
    for (int i = 0; i < 3; i++)
        titles[i] = (struct node){.kind = NODE_SCALAR, .text = words[i], .len = (uint32_t)strlen(words[i])};
    columns[0] = (struct column_style){.node = &titles[0], .title = &titles[0], .period = &titles[2]};
    columns[1] = (struct column_style){.node = &titles[1], .title = &titles[1], .period = &titles[2]};
    table->columns = (struct list){columns, 2};
    struct style *style = ARENA_NEW(reviewer->arena, struct style);
    *style = *reviewer->style;
    map_init(&style->table_by_id, reviewer->arena);
    map_put(&style->table_by_id, STR("indicators"), table);
    struct figures figures = *reviewer->figures;
    figures.style = style;
    reviewer->figures = &figures;
    review_periods(reviewer);
}

static void columns_that_show_another_period(void **state)
{
    char yaml[2048];
    const char *periods = YEAR NOW "indicators: [{ ref: A 1, definition: D, actual: { Q2: 1 } }]\n"
                                   "sections:\n  - heading: H\n    content:\n      - indicators: {}\n"
                                   "      - indicators: [A 1]\n";
    (void)state;
    with_periods(yaml, sizeof(yaml), "", periods);
    assert_silent(yaml, review_periods);
    assert_warns(yaml, review_house, DIAG_PERIOD_LABEL, 9, 21, "\"Q1 actual\" shows the figures of Q2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_contradict_the_dates), cmocka_unit_test(names_that_agree),
        cmocka_unit_test(a_head_that_contradicts_now),     cmocka_unit_test(a_head_that_agrees_with_now),
        cmocka_unit_test(headings_with_another_quarter),   cmocka_unit_test(columns_that_show_another_period)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
