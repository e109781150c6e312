/* Numbers in comments: sentences that contradict the figures, and far more that must not be doubted. */
#include "review_fixture.h"

#include "base/utf8.h"

#define HEAD                                                                         \
    "report: { title: A report, layout: quarterly }\n"                               \
    "periods:\n"                                                                     \
    "  08/09: { role: before-last-year, start: 2008-04-01, end: 2009-03-31 }\n"      \
    "  09/10: { role: last-year, start: 2009-04-01, end: 2010-03-31 }\n"             \
    "  10/11: { role: this-year, start: 2010-04-01, end: 2011-03-31 }\n"             \
    "  Q1: { role: previous, part_of: 10/11, start: 2010-04-01, end: 2010-06-30 }\n" \
    "  Q2: { role: now, part_of: 10/11, start: 2010-07-01, end: 2010-09-30 }\n"      \
    "comparators: { England: All England, Metropolitan: Metropolitan areas }\n"      \
    "sections: [{ heading: All, content: [indicators: {}] }]\n"                      \
    "indicators:\n"

/* What is said of one kind of indicator, and the number that is doubted; "": none. */
struct saying {
    const char *text, *doubted;
};

struct subject {
    const char *yaml; /* keys of the indicator but ref and comment */
    const struct saying *sayings;
    size_t n;
};

static void judge(const struct subject *subject)
{
    struct buf yaml = {0};
    buf_puts(&yaml, HEAD);
    for (size_t i = 0; i < subject->n; i++)
        buf_printf(&yaml, "  - ref: K%03zu\n%s    comment: |\n      %s\n", i, subject->yaml,
                   subject->sayings[i].text);
    buf_putc(&yaml, '\0');
    struct scene scene;
    scene_open(&scene, yaml.bytes, NULL);
    bool wrong = false;
    for (size_t i = 0; i < subject->n; i++) {
        const struct saying *saying = &subject->sayings[i];
        const struct diag *found = NULL, *diag;
        uint32_t line = scene.report->indicators.items[i]->comment->node->mark.line;
        uint32_t at = 0, n = 0;
        while ((diag = scene_next(&scene, DIAG_COMMENT_NUMBER, &at))) {
            if (diag->mark.line == line || diag->mark.line == line + 1) {
                found = diag;
                n++;
            }
        }
        const char *number = found ? strstr(saying->text, saying->doubted) : NULL;
        bool right =
            *saying->doubted
                ? n == 1 && number &&
                      found->mark.col == 7 + utf8_count((struct str){saying->text, (uint32_t)(number - saying->text)})
                : n == 0;
        if (!right) {
            print_error("%s\n   expected: %s, found %u: %.*s at %u\n", saying->text,
                        *saying->doubted ? saying->doubted : "none", n, found ? (int)found->text.len : 0,
                        found ? found->text.s : "", found ? found->mark.col : 0);
            wrong = true;
        }
    }
    assert_false(wrong);
    scene_close(&scene);
    buf_free(&yaml);
}

#define JUDGE(keys, list) \
    judge(&(struct subject){.yaml = (keys), .sayings = (list), .n = sizeof(list) / sizeof((list)[0])})

static const char percent[] =
    "    definition: \"% of initial assessments of children carried out within 7 working days\"\n"
    "    better: higher\n"
    "    actual: { 08/09: 66.3%, 09/10: 55.5%, Q1: 55.9%, Q2: 61.2% }\n"
    "    target: { 10/11: 70%, Q1: 64%, Q2: 65% }\n"
    "    forecast: { 10/11: 68% }\n"
    "    comparators: { England: { period: 2008/09, value: 72.79% } }\n";

static void wrong_figures_are_found(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"In Q2 performance was 61.5%.", "61.5%"},
        {"Performance in quarter 2 was 62%.", "62%"},
        {"Performance was 61.2% in Q2 and 59.9% in Q1.", "59.9%"},
        {"Q2: 61.5%", "61.5%"},
        {"Performance for Qtr 2 stood at 16.2%.", "16.2%"},
        {"We achieved 61.5% in the second quarter.", "61.5%"},
        {"We carried out 61.5% of initial assessments in Q2.", "61.5%"},
        {"In 2009/10 performance was 54%.", "54%"},
        {"The outturn for 2008-09 was 66.5%.", "66.5%"},
        {"Performance this quarter is 61.4%.", "61.4%"},
        {"Last quarter performance was 61.2%.", "61.2%"},
        {"The figure for last year was 56.1%.", "56.1%"},
        {"Performance has improved from 55.5% in Q1 to 61.2% in Q2.", "55.5%"},
        {"Performance between July and September. In Q2 it reached 61.5% of assessments.", "61.5%"},
        {"Performance rose in July to September 2010 to 61.9%.", "61.9%"},
        {"In **Q2** performance was **61.5%**, which is below target.", "61.5%"},
        {"Staff were ill. Performance in Q2 was 61.5% because staff were ill.", "61.5%"},
        {"The forecast was made in good time. Performance in Q2 was 6.12%.", "6.12%"},
        {"In Q2 61.5 per cent of assessments were carried out.", "61.5 per cent"},
        {"Performance in Q2 was 61.7%, and we are pleased with it.", "61.7%"},
        {"We missed the target of 66%.", "66%"},
        {"The target for Q2 is 70.5%.", "70.5%"},
        {"Performance in Q2 was 61.2% against a target of 60%.", "60%"},
        {"Performance is below the 60% target.", "60%"},
        {"In Q1 the target was 65.5%.", "65.5%"},
        {"Our performance (Q2: 61.5%) is better than in Q1.", "61.5%"},
        {"At the end of quarter 2 performance was 61.5%.", "61.5%"},
        {"During the quarter performance improved to 61.5%.", "61.5%"},
        {"In quarter two 61.5% of assessments were completed within timescale.", "61.5%"},
        {"In Q2 we completed 61.5% of assessments in time.", "61.5%"},
        {"61.5% in Q2.", "61.5%"},
        {"Performance was 61.2% compared with the 2009/10 outturn of 57.5%.", "57.5%"},
        {"Performance improved to 61.2%, up from 50.9% in Q1.", "50.9%"},
        {"Our Q2 result was 61.2%, an improvement on Q1 (50.9%).", "50.9%"},
        {"Our Q2 result was 61.2%, an improvement on the 50.9% achieved in Q1.", "50.9%"},
        {"The annual target of 75% will not be met.", "75%"},
        {"The year end target is 75%.", "75%"},
        {"We are on course for the target of 75%.", "75%"},
    };
    JUDGE(percent, sayings);
}

static void right_figures_are_believed(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"In Q2 performance was 61.2%.", ""},
        {"Performance in quarter 2 was 61%.", ""},
        {"Performance in quarter 2 was 61.20%.", ""},
        {"Performance was 61.2% in Q2 and 55.9% in Q1.", ""},
        {"Performance was 55.9% and 61.2% in Q1 and Q2 respectively.", ""},
        {"Performance was 55.9% and 61.2% in Q1 and Q2.", ""},
        {"Performance for Q2 was better (61.2%) than for Q1 (55.9%).", ""},
        {"In 2009/10 we achieved 55.5%; we are now at 61.2%.", ""},
        {"Performance has improved from 55.9% in Q1 to 61.2% in Q2.", ""},
        {"Performance has improved from 55.9% to 61.2% in Q2.", ""},
        {"Performance has improved since Q1 to 61.2%.", ""},
        {"Compared with 55.5% last year performance is 61.2%.", ""},
        {"61.2% was achieved, an improvement on the 55.5% of 2009/10.", ""},
        {"We expect 68% for 2010/11.", ""},
        {"Performance in 2009/10 was 55.5%, in 2008/09 66.3%.", ""},
        {"Performance is below the target of 65%.", ""},
        {"Performance is below the target of 70%.", ""},
        {"The target for 2010/11 is 70%, that for Q2 65%.", ""},
        {"The target for Q1 was 64%.", ""},
        {"In Q2 we missed the target of 65% and reached 61.2%.", ""},
        {"The 65% target was missed.", ""},
    };
    JUDGE(percent, sayings);
}

static void differences_are_no_figures(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"In Q2 performance rose by 5.3%.", ""},
        {"In Q2 performance was up 5.3%.", ""},
        {"Q2 shows an increase of 9.4%.", ""},
        {"Q2 shows an increase (9.4%).", ""},
        {"Q2 performance increased 9%.", ""},
        {"Performance in Q2 was 5.3 percentage points better.", ""},
        {"Performance in Q2 was 5.3pp better.", ""},
        {"In Q2 performance was 5.3% higher than in Q1.", ""},
        {"In Q2 performance was 5.3% above that of Q1.", ""},
        {"Performance in Q2 was 4% below target.", ""},
        {"Q2 performance is better by 9.4%.", ""},
        {"Q2 performance is within 5% of the target.", ""},
        {"The gap of 4% to the target in Q2 has narrowed.", ""},
        {"In Q2 there was a reduction of 12%.", ""},
        {"In Q2 performance was at least 60%.", ""},
        {"In Q2 performance was just over 60%.", ""},
        {"Performance in Q2 was about 60%.", ""},
        {"Performance in Q2 was around 60%.", ""},
        {"Performance in Q2 was between 60% and 65%.", ""},
        {"Performance in Q2 was up to 90%.", ""},
        {"Performance in Q2 did not exceed 70%.", ""},
        {"The outcome of Q2 exceeds 50% by 2.2%.", ""},
        {"The target is exceeded by 2.2% in Q2.", ""},
    };
    JUDGE(percent, sayings);
}

static void other_things_are_not_judged(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        /* of whom */
        {"In Q2 58% of girls were seen in time.", ""},
        {"In Q2 performance for boys was 58%.", ""},
        {"In Q2 performance was 61.2%, of whom 30% were boys.", ""},
        {"In quarter 2, 40% of staff posts were vacant.", ""},
        {"The vacancy rate in Q2 was 15%.", ""},
        {"The vacancy rate in Q2, however, was 15%.", ""},
        {"Sickness absence was high. In Q2 it was 8%.", ""},
        {"In Q2 15% of assessments were cancelled.", ""},
        {"The percentage of assessments not completed in Q2 was 38.8%.", ""},
        {"The percentage of assessments carried out within 10 working days in Q2 was 85%.", ""},
        {"Customer satisfaction in Q2 reached 90%.", ""},
        {"Performance of the call centre in Q2 was 93%.", ""},
        {"In Q2 performance was 61.2%, while the call centre answered 93% of calls.", ""},
        {"The national average in Q2 was 64%.", ""},
        {"Performance in Q2 is below the England average of 73%.", ""},
        {"Performance in Q2 is better than that of our statistical neighbours, 58%.", ""},
        /* when */
        {"Performance was 61.5%.", ""},
        {"Performance in October was 64%.", ""},
        {"Performance was 64% at 30 September 2010.", ""},
        {"Performance in Qtr 2 2009/10 was 59%.", ""},
        {"By way of comparison Qtr 2 2009/10 = 5.9%", ""},
        {"Performance in Q3 will be 64%.", ""},
        {"In quarter 3 performance was 64%.", ""},
        {"Performance in the same quarter last year was 59%.", ""},
        {"Performance in Q2 was 61.2%, compared with 59% in the same quarter last year.", ""},
        {"Performance in 2007/08 was 50%.", ""},
        {"Performance in 2010 was 64%.", ""},
        {"Performance at the end of this year should be 75%.", ""},
        {"Performance was 60% over the last three years, and is better in Q2.", ""},
        {"Year 10/11 pupils achieved 40%.", ""},
        {"Performance rose to 61.2% in Q2 from 48% in the spring.", ""},
        {"Performance rose to 61.2% in Q2 from 48%.", ""},
        {"With 66.3% in 2008/09 and now 61.2% performance is worse.", ""},
        /* targets of others */
        {"The national target of 95% was set in 2007.", ""},
        {"The national target of 95% was missed in Q2.", ""},
        {"Our stretch target of 75% was missed.", ""},
        {"The training target of 95% was met.", ""},
        {"A target of 95% for staff training was met.", ""},
        {"The target of 75% by 2013 remains.", ""},
        {"The previous target of 60% was too low.", ""},
        {"The floor target of 30% was met in Q2.", ""},
    };
    JUDGE(percent, sayings);
}

static void other_measures_are_not_judged(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        /* other units */
        {"In Q2 performance was 61.2 out of 100.", ""},
        {"In Q2 the cost was £1,500.", ""},
        {"In Q2 32 assessments were late.", ""},
        {"See [[K000]]: in Q2 it was 59%.", ""},
        {"Of 256 assessments in Q2, 158 were in time (61.7%).", ""},
        /* parts of the whole, and other measures of it */
        {"In Q2, 61.2% of assessments were carried out within 7 working days and 85% within 10 days.", ""},
        {"Performance in Q2 was 61.2% (July 58%, August 60%, September 65%).", ""},
        {"Of the assessments in Q2, 61.2% were in time and 38.8% were not.", ""},
        {"Performance in Q2 was 61.2%. 38.8% missed the target in Q2.", ""},
        {"In Q2 3% of assessments were carried out by agency staff.", ""},
        {"In Q2 85% of assessments, by the way, were late.", ""},
        {"85% of assessments in Q2 were of good quality.", ""},
        {"40% of assessments were measured in Q2.", ""},
        {"40% of indicators are below target in Q2.", ""},
        {"Q2 performance of 61.2% is 94% of target.", ""},
        {"Q2 performance of 61.2% is 94% of the target.", ""},
        {"12% of initial assessments led to a core assessment in Q2.", ""},
        {"Overall performance for Q2 was 61.2% (North 55%, South 66%).", ""},
        {"In Q2 performance was 61.2% overall and 70% in the South.", ""},
        {"Performance in Q2 was 61.2% (unvalidated figure was 59%).", ""},
        {"Performance improved throughout Q2, reaching 72% by its end.", ""},
        {"Performance in Q2 reached a high of 72%.", ""},
        {"Performance in Q2 was 61.2%, YTD 58.5%.", ""},
        {"Performance in Q2 was 61.2% and for the year 58%.", ""},
        {"Overall performance this year is 58%.", ""},
        {"Performance in Q2 was 61.2% compared with 56.9% last year.", ""},
        {"Performance in Q2 was good, with 100% attendance.", ""},
        {"2008/09 66.3% 2009/10 55.5%", ""},
        {"Performance was 55.9% (Q2 61.2%).", ""},
        {"Q1 55.9% Q2 61.2%", ""},
        {"The target was reduced from 75% to 65%.", ""},
        {"The target of 65% (75% stretch) was missed.", ""},
        {"The LAA target of 72% was missed.", ""},
        {"The team's own target of 80% was met.", ""},
        {"The target range of 60% to 75% was met.", ""},
        {"The target is 7 days.", ""},
        {"Staff sickness is 8% against a target of 6%.", ""},
        {"The shortfall against the target in Q2 was 3.8%.", ""},
        {"In Q2 44% of assessments took more than 10 days.", ""},
        {"In Q2 most assessments reached 90%.", ""},
        {"At the end of Q2 12% of posts were vacant.", ""},
        {"In the quarter to June 2010 performance was 56.9%.", ""},
        {"All was well. In the quarter before performance was 57%.", ""},
        {"Performance improved on Q1 (5.3%).", ""},
        {"The service will meet the target of 70%.", ""},
        {"In Q2 we will reach 64% and meet the target of 65%.", ""},
        {"In Q2 90% of core assessments were completed in time.", ""},
        {"Attendance: 95% in Q2.", ""},
    };
    JUDGE(percent, sayings);
}

static void counts_need_more_context(void **state)
{
    (void)state;
    static const char keys[] = "    definition: Number of children supported through the framework (cumulative)\n"
                               "    better: higher\n"
                               "    actual: { 09/10: \"499\", Q1: \"556\", Q2: \"1,694\" }\n"
                               "    target: { 10/11: \"2,100\", Q2: \"1,694\" }\n";
    static const struct saying sayings[] = {
        {"The total in Q2 was 1,694.", ""},
        {"In Q2 the number of children supported was 1694.", ""},
        {"The total in Q2 was 1,649.", "1,649"},
        {"The total in Q1 was 565 children.", "565"},
        {"In Q2 the figure reached 1,700.", "1,700"},
        {"The target of 2,000 was missed in Q2.", "2,000"},
        {"In Q2 37 cases were issued.", ""},
        {"In Q2 3 sessions were held for 27 children.", ""},
        {"In Q2 the total of cases was 37.", ""},
        {"In Q2 children supported were in 5 schools.", ""},
        {"The total in Q2 was 7 of 9.", ""},
        {"In Q2 children of 5 to 11 were supported.", ""},
        {"The total rose by 12 in Q2.", ""},
        {"In Q2 12 more children were supported.", ""},
        {"Children in year 6 were supported in Q2.", ""},
        {"Support at Key Stage 2 began in Q2.", ""},
        {"In Q2 children were supported at 3.", ""},
        {"There were 3 in Q2.", ""},
        {"In Q2 we met target 3.", ""},
        {"The target of 2 reviews for each of the children supported was met.", ""},
        {"The total in Q2 was 1,694 (see section 3 of page 4).", ""},
    };
    JUDGE(keys, sayings);
}

static void money_is_compared_with_money(void **state)
{
    (void)state;
    static const char keys[] = "    definition: Savings in the budget\n"
                               "    better: higher\n"
                               "    actual: { Q1: £1.2m, Q2: \"£2,345,678\" }\n"
                               "    target: { 10/11: £5m, Q2: £2.5m }\n";
    static const struct saying sayings[] = {
        {"Savings in Q2 were £2.3m.", ""},
        {"Savings in Q2 were £2.35 million.", ""},
        {"Savings in Q2 were £2.4m.", "£2.4m"},
        {"Savings in Q1 were £1,200,000.", ""},
        {"Savings in Q1 were £1,300,000.", "£1,300,000"},
        {"Savings in Q2 were £400,000 short of the target of £2.5m.", ""},
        {"Savings in Q2 were €2.4m.", ""},
        {"Savings in Q2 were 12%.", ""},
        {"The target of £2.75m was missed.", "£2.75m"},
        {"Savings in Q2 were £2,345,678, of which £1m in housing.", ""},
    };
    JUDGE(keys, sayings);
}

static void ranges_parts_and_gaps(void **state)
{
    (void)state;
    static const char keys[] = "    definition: \"% gap between girls and their peers\"\n"
                               "    better: lower\n"
                               "    actual:\n"
                               "      Q1: 40% to 60%\n"
                               "      Q2: |\n"
                               "        All pupils - 23%\n"
                               "        Girls - 22%\n";
    static const struct saying sayings[] = {
        {"The gap in Q2 was 23%, that of girls 22%.", ""},
        {"The gap in Q1 was 50%.", ""},
        {"The gap in Q1 was 61%.", "61%"},
    };
    JUDGE(keys, sayings);
}

static void counts_of_things_and_days(void **state)
{
    (void)state;
    static const char visits[] = "    definition: Number of library visits\n"
                                 "    better: higher\n"
                                 "    actual: { 09/10: \"5,120\", Q1: \"1,250\", Q2: \"1,317\" }\n"
                                 "    target: { Q2: \"1,300\" }\n";
    static const struct saying of_visits[] = {
        {"There were 1,371 visits in Q2.", "1,371"},
        {"We had 1,371 visits in quarter 2.", "1,371"},
        {"1,371 visits in Q2 against a target of 1,300.", "1,371"},
        {"Visits rose from 1,205 in Q1 to 1,317 in Q2.", "1,205"},
        {"A total of 1,371 visits were made in Q2.", "1,371"},
        {"There were 67 visits more in Q2 than in Q1.", ""},
        {"We had 12 visits from inspectors in Q2.", ""},
        {"We had 12 visits cancelled in Q2.", ""},
        {"15 visits in Q2 were cancelled.", ""},
        {"By Q2 there were 2,567 visits.", ""},
        {"There were 1,317 visits in Q2 and 2,567 visits in the year to date.", ""},
        {"In 2009/10 there were 5,120 visits, in 2008/09 there were 4,980.", ""},
        {"In Q2 there were 44 visits a day.", ""},
    };
    JUDGE(visits, of_visits);
    static const char days[] = "    definition: Average number of days to process a claim\n"
                               "    better: lower\n"
                               "    actual: { Q1: \"19.4\", Q2: \"18.2\" }\n";
    static const struct saying of_days[] = {
        {"In Q2 it took 18.7 days to process a claim.", "18.7"},
        {"The average in Q2 was 18.7.", "18.7"},
        {"The time fell from 19.9 days in Q1 to 18.2 days in Q2.", "19.9"},
        {"There were 450 claims in Q2.", ""},
        {"The number of claims in Q2 was 450.", ""},
        {"In Q2 it took 1.2 days less to process a claim.", ""},
        {"In Q2 most claims took 10 days.", ""},
        {"In Q2 changes took 9.5 days.", ""},
    };
    JUDGE(days, of_days);
}

static void what_a_quarter_adds_is_no_contradiction(void **state)
{
    (void)state;
    struct scene scene;
    scene_open(&scene,
               "report: { title: A report, layout: quarterly }\n"
               "periods:\n"
               "  08/09: { role: before-last-year }\n"
               "  09/10: { role: last-year }\n"
               "  10/11: { role: this-year }\n"
               "  Q1: { role: previous, part_of: 10/11 }\n"
               "  Q2: { role: now, part_of: 10/11, cumulative: yes }\n"
               "comparators: { England: All England, Metropolitan: Metropolitan areas }\n"
               "sections: [{ heading: All, content: [indicators: {}] }]\n"
               "indicators:\n"
               "  - ref: K1\n"
               "    definition: Number of children supported\n"
               "    actual: { Q1: \"556\", Q2: \"694\" }\n"
               "    comment: The number of children supported in Q2 was 138.\n"
               "  - ref: K2\n"
               "    definition: Number of parents supported\n"
               "    actual: { Q1: \"556\", Q2: \"694\" }\n"
               "    comment: The number of parents supported in Q1 was 566.\n",
               NULL);
    assert_int_equal(scene_only(&scene, DIAG_COMMENT_NUMBER, "566")->related.line, 17);
    scene_close(&scene);
}

static void figures_that_are_missing_prove_nothing(void **state)
{
    (void)state;
    static const char keys[] = "    definition: \"% of assessments in time\"\n"
                               "    better: higher\n"
                               "    actual: { Q1: 55%, Q2: Not available }\n"
                               "    target: { Q2: TBC }\n";
    static const struct saying sayings[] = {
        {"Performance in Q2 was 64%.", ""},
        {"The target of 70% was missed in Q2.", ""},
        {"Performance in Q1 was 54%.", "54%"},
    };
    JUDGE(keys, sayings);
}

/* The texts of the published report, with its figures. */
static void published_texts_are_not_doubted(void **state)
{
    (void)state;
    static const char fsp[] =
        "    definition: \"% of children who reach 78 points (FSP) with 6 or more in every scale\"\n"
        "    better: higher\n"
        "    actual: { 08/09: 42.8%, 09/10: 52.2% }\n"
        "    target: { 10/11: 50% }\n";
    static const struct saying first[] = {
        {"2010 un-validated data (Summer 2010 results) shows an improvement of 9.4%. The outcome of 52.2% exceeds "
         "the "
         "challenging LA target of 50% by 2.2% and indicates a trend of improvement of 14.5% over 3 years. 2009/10 "
         "national data will not be available until November 2010.",
         ""},
        {"Comment: Quarter 2 shows an improvement in assessments completed within the timescale.", ""},
        {"The July to September quarter is always difficult. It is anticipated that performance will improve during "
         "quarter 3.",
         ""},
    };
    JUDGE(fsp, first);
    static const char gcse[] = "    definition: \"% of pupils achieving 5 or more A*-C at Key Stage 4\"\n"
                               "    better: higher\n"
                               "    actual: { 08/09: 48.8%, 09/10: 57% }\n"
                               "    target: { 10/11: 54.2% }\n";
    static const struct saying second[] = {
        {"The target for 2010 was 54% and this has been exceeded. No school has self reported GCSE results below the "
         "floor target of 30%. 5 schools have reported an annual increase of 10 percentage points or more (one "
         "school "
         "reporting an increase of 18pp), while 4 schools have shown improvement over four years.",
         ""},
        {"The target of 31.8% was extremely challenging. The trend over 3 years is an improvement of 7.5%.", "31.8%"},
        {"Provisional results for 2010 show an increase of 17.3 percentage points on 2009.", ""},
        {"Officers are using the PA indicator of 20% as an early intervention indicator this year.", ""},
    };
    JUDGE(gcse, second);
    static const char sats[] = "    definition: \"% of pupils achieving level 4 at Key Stage 2\"\n"
                               "    better: higher\n"
                               "    actual: { 08/09: 71%, 09/10: (See comment) }\n"
                               "    target: { 10/11: Not available }\n";
    static const struct saying third[] = {
        {"Dudley did not publish KS2 SAT results (32 schools). 66% achieved using SATs, 76% using teacher assessment "
         "- "
         "target was 79%.",
         ""},
    };
    JUDGE(sats, third);
}

static void messages_and_actions_are_read(void **state)
{
    (void)state;
    struct scene scene;
    scene_open(&scene,
               HEAD "  - ref: K1\n"
                    "    definition: \"% of forms in time\"\n"
                    "    better: higher\n"
                    "    actual: { Q1: 55.9% }\n"
                    "    action: Performance in Q1 was 56.9%.\n"
                    "    messages:\n"
                    "      - { text: Performance in Q1 was 57.9%., over: [Q2] }\n"
                    "      - { text: Performance in Q1 was 58.9%., over: [England] }\n"
                    "  - ref: K2\n"
                    "    definition: \"% of forms without faults\"\n"
                    "    better: higher\n"
                    "    actual: { Q1: 55.9% }\n"
                    "    messages:\n"
                    "      - { text: Performance in Q1 was 57.9%., over: [Q2], with: K3 }\n"
                    "  - ref: K3\n"
                    "    definition: \"% of forms without stains\"\n"
                    "    better: higher\n"
                    "    actual: { Q1: 57.9% }\n"
                    "    ignore: { comment-number: It is known. }\n"
                    "    comment: Performance in Q1 was 59.9%.\n",
               NULL);
    uint32_t at = 0;
    const struct diag *action = scene_next(&scene, DIAG_COMMENT_NUMBER, &at);
    const struct diag *message = scene_next(&scene, DIAG_COMMENT_NUMBER, &at);
    assert_non_null(action);
    assert_non_null(message);
    assert_null(scene_next(&scene, DIAG_COMMENT_NUMBER, &at));
    assert_text(action->text, "the text says 56.9%, but the figure of K1 for Q1 is 55.9%");
    assert_text(message->text, "the text says 57.9%, but the figure of K1 for Q1 is 55.9%");
    assert_int_equal(action->related.line, 14);
    scene_close(&scene);
}

/* Text without a full stop, empty text, only marks: nothing is read beyond its end. */
static void odd_texts_do_no_harm(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"61.2%", ""},
        {"Q2", ""},
        {"(((((((( 5", ""},
        {"- - -, 5% - Q2 ...", ""},
        {"target target target 5%", "5%"},
        {"target", ""},
        {"Q2 Q2 Q2 Q2 Q2 Q2 61.2%", ""},
        {"In Q1, Q2, 08/09, 09/10, 10/11 performance was 99%.", ""},
        {"% % % 5% %", ""},
        {"99999999999999999999% in Q2", ""},
        {"999999999999999999% in Q2", ""},
        {"Performance in Q2 was −61.2%.", ""},
    };
    JUDGE(percent, sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_figures_are_found),
        cmocka_unit_test(right_figures_are_believed),
        cmocka_unit_test(differences_are_no_figures),
        cmocka_unit_test(other_things_are_not_judged),
        cmocka_unit_test(other_measures_are_not_judged),
        cmocka_unit_test(counts_need_more_context),
        cmocka_unit_test(money_is_compared_with_money),
        cmocka_unit_test(ranges_parts_and_gaps),
        cmocka_unit_test(counts_of_things_and_days),
        cmocka_unit_test(what_a_quarter_adds_is_no_contradiction),
        cmocka_unit_test(figures_that_are_missing_prove_nothing),
        cmocka_unit_test(published_texts_are_not_doubted),
        cmocka_unit_test(messages_and_actions_are_read),
        cmocka_unit_test(odd_texts_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
