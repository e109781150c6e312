/* Announced counts and stale dates of release: sentences that must be told of, and more that must not. */
#include "review_words_fixture.h"

#include "base/utf8.h"
#include "review/prose_int.h"

struct sentence {
    const char *text;
    const char *words; /* that the message has, at the place of `at`; NULL: no message */
    const char *at;
};

/* Three priorities in two themes, two directorates, twelve indicators, two activities, two comparators. */
#define REPORT                                                                                                   \
    "report: { title: T, layout: base, date: 25 November 2010 }\n"                                               \
    "periods:\n  10/11: { start: 2010-04-01, end: 2011-03-31 }\n"                                                \
    "  Q2: { role: now, part_of: 10/11, start: 2010-07-01, end: 2010-09-30 }\n"                                  \
    "directorates: { DCS: Children, DUE: Environment }\n"                                                        \
    "comparators: { England: England, Mets: Metropolitan }\n"                                                    \
    "priorities:\n  A1: { theme: A, label: Priority 1, title: T }\n"                                             \
    "  A2: { theme: A, label: Priority 2, title: T }\n  B1: { theme: B, label: Priority 1, title: T }\n"         \
    "activities:\n  - { ref: X 1a, description: D, priority: A1 }\n  - { ref: X 1b, description: D }\n"          \
    "indicators:\n  - { ref: A, definition: A }\n  - { ref: B, definition: B }\n  - { ref: C, definition: C }\n" \
    "  - { ref: D, definition: D }\n  - { ref: E, definition: E }\n  - { ref: F, definition: F }\n"              \
    "  - { ref: G, definition: G }\n  - { ref: H, definition: H }\n  - { ref: I, definition: I }\n"              \
    "  - { ref: J, definition: J }\n  - { ref: NI 056i, definition: K }\n"                                       \
    "  - { ref: NI 056ii, definition: L, priority: A1 }\n"                                                       \
    "sections:\n  - heading: H\n    content:\n"

enum { FIRST_COLUMN = 11 };

static void assert_sentence(const struct scene *scene, const struct sentence *sentence, uint32_t line)
{
    const struct diag *diag = scene_on_line(scene, line);
    bool right = !diag == !sentence->words;
    if (right && diag) {
        const char *at = strstr(sentence->text, sentence->at);
        assert_non_null(at);
        right = str_find(diag->text, sentence->words, 0) >= 0 && diag->help.len > 0 && diag->related.line > 0 &&
                diag->mark.col ==
                    FIRST_COLUMN + utf8_count((struct str){sentence->text, (uint32_t)(at - sentence->text)});
    }
    if (!right)
        print_error("%s: %u: %.*s\n", sentence->text, diag ? diag->mark.col : 0,
                    STR_ARG(diag ? diag->text : STR("no message")));
    assert_true(right);
}

/* Each sentence is a text of its own. */
static void assert_sentences(const struct sentence *sentences, size_t n)
{
    char *yaml = malloc(1 << 16);
    size_t used = (size_t)sprintf(yaml, "%s", REPORT);
    uint32_t line = 1;
    for (size_t i = 0; i < used; i++)
        line += yaml[i] == '\n';
    for (size_t i = 0; i < n; i++)
        used += (size_t)sprintf(yaml + used, "      - text: |\n          %s\n", sentences[i].text);
    struct scene scene;
    scene_open(&scene, yaml);
    review_prose(&scene.reviewer);
    uint32_t wanted = 0;
    for (size_t i = 0; i < n; i++) {
        assert_sentence(&scene, &sentences[i], line + 2 * (uint32_t)i + 1);
        wanted += sentences[i].words != NULL;
    }
    assert_int_equal(scene.world.diags.n - scene.from, wanted);
    scene_close(&scene);
    free(yaml);
}

#define ASSERT_SENTENCES(sentences) assert_sentences((sentences), sizeof(sentences) / sizeof((sentences)[0]))

static void counts_that_are_wrong(void **state)
{
    static const struct sentence sentences[] = {
        {"At the heart stand the seven priorities of the Council Plan.",
         "announces \"seven priorities\", and the report has three priorities in two themes", "seven"},
        {"Our six themes are shown below.", "\"six themes\", and the report has two themes", "six"},
        {"It holds the Council's **four** corporate priorities.", "\"four", "four"},
        {"The Council’s five key priorities guide us.", "\"five key priorities\"", "five"},
        {"All 14 indicators have met their targets.", "\"14 indicators\", and the report has twelve", "14"},
        {"The fifteen key performance indicators are set out in tables.", "the report has twelve", "fifteen"},
        {"All our thirty-one KPIs are shown.", "\"thirty-one KPIs\"", "thirty-one"},
        {"It shows the 4 activities in this report.", "\"4 activities\", and the report has two", "4"},
        {"The five Directorates of the Council took part.", "\"five Directorates\"", "five"},
        {"There are the three sections of this report.", "\"three sections\"", "three"},
        {"The Council and its seven priorities are known.", "\"seven priorities\"", "seven"},
        {"The seven Council Plan priorities are known.", "\"seven Council Plan priorities\"", "seven"},
        {"The seven priorities contained in the plan are known.", "\"seven priorities\"", "seven"},
        {"The five comparators are averages.", "\"five comparators\"", "five"},
        {"All twenty one performance measures were reported.", "\"twenty one performance measures\"", "twenty"},
        {"All of it serves a plan, and the hundred and twenty indicators are listed.", "\"hundred and twenty",
         "hundred"},
        {"The Council Plan has seven priorities.", "\"seven priorities\"", "seven"},
        {"The Council Plan sets out seven priorities.", "\"seven priorities\"", "seven"},
        {"There are seven corporate priorities.", "\"seven corporate priorities\"", "seven"},
        {"There are seven priorities in the Council Plan.", "\"seven priorities\"", "seven"},
        {"This report covers 14 key performance indicators.", "\"14 key performance indicators\"", "14"},
        {"There are 14 indicators in this report.", "\"14 indicators\"", "14"},
        {"The report shows progress on six key activities.", "\"six key activities\"", "six"},
        {"Each of the seven priorities is led by a director.", "\"seven priorities\"", "seven"},
        {"We report on all a hundred and twenty indicators.", "\"a hundred and twenty indicators\"", "a hundred"},
    };
    (void)state;
    ASSERT_SENTENCES(sentences);
}

static void counts_that_are_right_or_other(void **state)
{
    static const struct sentence sentences[] = {
        /* They agree: with the priorities, their themes, the indicators, the report with ii of i as one. */
        {"The Council Plan has three priorities.", NULL, NULL},
        {"Our three priorities are known.", NULL, NULL},
        {"The two priorities of the Council Plan are known.", NULL, NULL},
        {"All 12 indicators are shown.", NULL, NULL},
        {"All eleven indicators are shown.", NULL, NULL},
        {"The one section of this report is short.", NULL, NULL},
        /* Of others, or chosen. */
        {"The partnership has seven priorities.", NULL, NULL},
        {"The Children's Plan has five priorities.", NULL, NULL},
        {"The previous Council Plan had seven priorities.", NULL, NULL},
        {"The new Council Plan will have seven priorities.", NULL, NULL},
        {"The Council has seven priorities for older people.", NULL, NULL},
        {"The Council Plan has seven priorities which are behind schedule.", NULL, NULL},
        {"There are five indicators that miss their target.", NULL, NULL},
        {"In this report there are five indicators below target.", NULL, NULL},
        {"This report contains five indicators for which no data is available.", NULL, NULL},
    };
    (void)state;
    ASSERT_SENTENCES(sentences);
}

static void counts_of_some_or_of_others(void **state)
{
    static const struct sentence sentences[] = {
        /* Some of them. */
        {"Two of the seven priorities are new.", NULL, NULL},
        {"The first two priorities are new.", NULL, NULL},
        {"The remaining five priorities are not.", NULL, NULL},
        {"The other four themes are not.", NULL, NULL},
        {"The two priorities have much in common.", NULL, NULL},
        {"All two priorities for next year are known.", NULL, NULL},
        {"The five priorities for next year are known.", NULL, NULL},
        {"The four priorities that were new last year are known.", NULL, NULL},
        {"The four new priorities are known.", NULL, NULL},
        {"Our two priorities this year are known.", NULL, NULL},
        {"The inspection has themes of its own, and the four themes are known.", NULL, NULL},
        {"Seven priorities are too many.", NULL, NULL},
        {"The four priorities named above are known.", NULL, NULL},
        {"The 14 indicators that miss their target bear comments.", NULL, NULL},
        {"The 14 indicators below target bear comments.", NULL, NULL},
        {"The 14 indicators with a comment have it there.", NULL, NULL},
        {"The two indicators fell.", NULL, NULL},
        {"All three indicators fell.", NULL, NULL},
        {"Of them, 25 indicators met their target; all 25 indicators are annual.", NULL, NULL},
        {"These two activities are late.", NULL, NULL},
        {"The 14 national indicators are annual.", NULL, NULL},
        {"Our four measures were a success.", NULL, NULL},
        {"The directorates' two committees met.", NULL, NULL},
        {"The two directorates worked together.", NULL, NULL},
        /* Others'. */
        {"The five priorities of the Community Strategy are known.", NULL, NULL},
        {"The partnership has met, and its five priorities are known.", NULL, NULL},
        {"The eight themes of the Health Board are known.", NULL, NULL},
        {"The seven sections of the Act are known.", NULL, NULL},
        {"The priorities of the Ofsted report and the five priorities of the Ofsted report differ.", NULL, NULL},
        /* Years and other numbers. */
        {"The 2010 priorities are known.", NULL, NULL},
        {"The 2010/11 priorities are known.", NULL, NULL},
        {"The four-year priorities are known.", NULL, NULL},
        {"The top 10% of indicators are known.", NULL, NULL},
        {"The three or four priorities are known.", NULL, NULL},
        /* Which ones follows. */
        {"It concerns the four priorities: jobs, health, homes and streets.", NULL, NULL},
        /* Nothing of the kind is declared. */
        {"The six committees of the Council met.", NULL, NULL},
    };
    (void)state;
    ASSERT_SENTENCES(sentences);
}

static void counts_of_the_section(void **state)
{
    static const char *const yaml =
        REPORT "      - text: These three activities are on time.\n"
               "      - activities: {}\n"
               "  - heading: B\n    text: All 14 indicators are shown here.\n    content:\n"
               "      - indicators: {}\n      - indicators: [A, B]\n"
               "  - heading: C\n    text: These four indicators are ours.\n    content:\n"
               "      - indicators: [A, B, C, D]\n"
               "  - heading: D\n    text: Of B, these four indicators are ours.\n"
               "    content:\n      - indicators: [A, B, C]\n"
               "  - priority: A1\n    text: The five indicators are ours.\n    content:\n"
               "      - indicators: {}\n";
    (void)state;
    struct scene scene;
    scene_open(&scene, yaml);
    review_prose(&scene.reviewer);
    /* Section B shows fourteen altogether, C four; D and the priority do not show what is announced. */
    static const char *const wanted[] = {"three activities", "four indicators", "five indicators"};
    assert_int_equal(scene.world.diags.n - scene.from, 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_true(str_find(scene.world.diags.items[scene.from + i]->text, wanted[i], 0) >= 0);
    scene_close(&scene);
}

static void lists_warn(const char *text, uint32_t line, uint16_t col, const char *words)
{
    char yaml[2048];
    snprintf(yaml, sizeof(yaml), "report: { title: T, layout: base }\nsections:\n  - heading: H\n    text: |\n%s",
             text);
    assert_warns(yaml, review_prose, DIAG_ANNOUNCED_COUNT, line, col, words);
}

static void lists_silent(const char *text)
{
    char yaml[2048];
    snprintf(yaml, sizeof(yaml), "report: { title: T, layout: base }\nsections:\n  - heading: H\n    text: |\n%s",
             text);
    assert_silent(yaml, review_prose);
}

static void lists_after_their_number(void **state)
{
    (void)state;
    lists_warn("      There are four reasons:\n\n      - one\n      - two\n      - three\n", 5, 17,
               "announces \"four reasons\", and the list after it has three items");
    lists_warn("      Good.\n\n      A. We note the following 2 points in particular:\n\n      1. one\n      2. two\n"
               "      3. three\n",
               7, 32, "\"2 points\", and the list after it has three items");
    lists_warn("      The following two schools were inspected:\n\n      - one\n", 5, 21, "has one item");
    lists_warn("      It happened for three main reasons:\n\n      - one\n        - more\n        - more\n\n        "
               "And so.\n"
               "      - two\n\n      After.\n",
               5, 23, "two items");
    lists_silent(
        "      There are three reasons for this:\n\n      - one\n        - more\n      - two\n      - three\n");
    lists_silent("      Over 3 years the following happened:\n\n      - one\n      - two\n");
    lists_silent("      At least three reasons:\n\n      - one\n      - two\n");
    lists_silent("      One of three reasons:\n\n      - one\n      - two\n");
    lists_silent("      Two or three reasons:\n\n      - one\n      - two\n      - three\n      - four\n");
    lists_silent("      In the following 12 months:\n\n      - one\n      - two\n");
    lists_silent("      Of 14 tests these 2 ended in a sale in 5 shops:\n\n      - one\n");
    lists_silent("      There are four reasons. They are told in the guide:\n\n      - one\n");
    lists_silent("      There are four reasons.\n\n      - one\n");
    lists_silent("      There are four reasons: see below.\n\n      - one\n");
    lists_silent("      There are four reasons:\n\n      The first.\n");
    lists_silent("      3 schools have these areas:\n\n      - one\n");
}

static void releases_that_are_past(void **state)
{
    static const struct sentence sentences[] = {
        {"The figures will be released in July 2010.",
         "\"will be released in July 2010\" looks ahead to a day before the report's date, 25 November 2010", "July"},
        {"Results will not be known until the end of October 2010.", "October 2010", "October"},
        {"National data will be published by the Department for England on its site in autumn 2009.", NULL, NULL},
        {"National data will be published by the Department in autumn 2009.", "autumn 2009", "autumn"},
        {"They will be made available on 24 November 2010.", "24 November 2010", "24"},
        {"They are due in early September 2010.", "\"are due in early September 2010\"", "September"},
        {"The results, due out in **May 2010**, are late.", "\"due out in May 2010\"", "May"},
        {"The results are expected to be published in mid-October 2010.", "mid-October", "mid-October"},
        {"It is due for publication on 1st July 2010.", "1st July 2010", "1st"},
        {"The survey is to be reported by 30/06/2010.", "30/06/2010", "30/06"},
        {"Data are still awaited in Quarter 1 of 2010/11.", "Quarter 1 of 2010/11", "Quarter"},
        {"The outturn will be confirmed in 2009.", "2009", "2009"},
        {"National data will follow in June and July 2010.", "June and July 2010", "June"},
        {"It will be validated and released in July 2010.", "July 2010", "July"},
        {"Figures are due in July.", "\"are due in July\"", "July"},
        {"Results are expected by the end of August.", "\"are expected by the end of August\"", "August"},
        {"Final figures will be available by 3 September.", "3 September", "3 September"},
        {"To be published on 3 September 2010.", "\"To be published on 3 September 2010\"", "3 September"},
        {"Results awaited (due October 2010).", "\"due October 2010\"", "October"},
        {"The new data will come out in July 2010.", "\"will come out in July 2010\"", "July"},
        {"Figures are not available until July 2010.", "July 2010", "July"},
        {"The figures should be available in July 2010.", "July 2010", "July"},
        {"The data for 2009/10 will be released on our website in July 2010.", "July 2010", "July"},
    };
    (void)state;
    ASSERT_SENTENCES(sentences);
}

static void releases_to_come_and_other_dates(void **state)
{
    static const struct sentence sentences[] = {
        {"The figures will be released in December 2010.", NULL, NULL},
        {"The figures will be released in November 2010.", NULL, NULL},
        {"The figures will be released on 25 November 2010.", NULL, NULL},
        {"The figures will be released in autumn 2010.", NULL, NULL},
        {"The figures will be released in 2010.", NULL, NULL},
        {"They are due in quarter 3 of 2010/11.", NULL, NULL},
        {"They are due in quarter 1.", NULL, NULL},
        {"They are due in October and December 2010.", NULL, NULL},
        {"They are due in May.", NULL, NULL},
        {"Figures are due in January.", NULL, NULL},
        {"Next year's figures are due in July.", NULL, NULL},
        {"Each year figures are due in July.", NULL, NULL},
        {"Results for summer 2011 are expected in August.", NULL, NULL},
        {"2010/11 results are expected in August.", NULL, NULL},
        {"Payments are due by the end of September.", NULL, NULL},
        {"The results, due October 2010, were late.", NULL, NULL},
        {"They will be published in the 2009/10 annual report.", NULL, NULL},
        {"They will be reported in the July 2010 edition.", NULL, NULL},
        /* What the figures are of. */
        {"The figures for July 2010 will be released soon.", NULL, NULL},
        {"The figures of the survey in July 2010 will be released.", NULL, NULL},
        {"The results will be reported for the year to March 2010.", NULL, NULL},
        {"The results will be published for children who left in July 2010.", NULL, NULL},
        {"The results will be available from April 2009 to March 2010.", NULL, NULL},
        {"The result will be reported as at March 2010.", NULL, NULL},
        {"The results will be reported, since in July 2010 a form was lost.", NULL, NULL},
        {"They will be known. In July 2010 we began.", NULL, NULL},
        {"The report on places in July 2010 will be published.", NULL, NULL},
        {"We will be reporting on performance in July 2010.", NULL, NULL},
        {"The change will be announced, compared with March 2010.", NULL, NULL},
        {"It will be reported on performance in March 2010.", NULL, NULL},
        {"It will be reported and performance in March 2010 was good.", NULL, NULL},
        /* What is past. */
        {"The figures were released in July 2010.", NULL, NULL},
        {"The figures were due in July 2010.", NULL, NULL},
        {"The figures have been published in July 2010.", NULL, NULL},
        {"% of reviews that are due by 31 March 2010.", NULL, NULL},
        {"The delay is due to the move in May 2010.", NULL, NULL},
        {"It is expected that in May 2010 numbers rose.", NULL, NULL},
        {"It is due in 2009 schools.", NULL, NULL},
    };
    (void)state;
    ASSERT_SENTENCES(sentences);
}

#define INDICATORS                                                                                          \
    "comparators: { Z: Z }\n"                                                                               \
    "indicators:\n  - ref: A\n    definition: A\n"                                                          \
    "    comment: The figures will be released in July 2010.\n"                                             \
    "  - ref: B\n    definition: B\n    messages: [{ text: The figures are due in July 2010., over: Z }]\n" \
    "  - ref: C\n    definition: C\n    action: Will be known in July 2010.\n"                              \
    "    ignore: { stale-release: The committee asked for it. }\n"                                          \
    "activities: [{ ref: X, description: D, update: It will be published in July 2010. }]\n"                \
    "notes: { n: It will be known in July 2010. }\n"

static uint32_t stale_in(const char *head, const char *periods)
{
    char yaml[2048];
    struct scene scene;
    snprintf(yaml, sizeof(yaml),
             "report: { title: T, layout: base%s }\nsections: [{ heading: H, text: T }]\n%s" INDICATORS, head,
             periods);
    scene_open(&scene, yaml);
    review_prose(&scene.reviewer);
    uint32_t n = scene.world.diags.n - scene.from;
    for (uint32_t i = scene.from; i < scene.world.diags.n; i++)
        assert_int_equal(scene.world.diags.items[i]->code, DIAG_STALE_RELEASE);
    scene_close(&scene);
    return n;
}

static void the_day_of_the_report(void **state)
{
    static const char now[] = "periods: { Q2: { role: now, start: 2010-07-01, end: 2010-09-30 } }\n";
    static const char before[] = "periods: { Q1: { role: now, start: 2010-04-01, end: 2010-06-30 } }\n";
    (void)state;
    assert_int_equal(stale_in(", date: 2010-11-25", ""), 4);
    assert_int_equal(stale_in(", date: \"Cabinet, 1st August 2010\"", ""), 4);
    assert_int_equal(stale_in(", date: 31/07/2010", now), 0);
    assert_int_equal(stale_in(", date: July 2010", now), 0);
    assert_int_equal(stale_in("", now), 4);
    assert_int_equal(stale_in(", date: Version of the committee", now), 4);
    assert_int_equal(stale_in("", before), 0);
    assert_int_equal(stale_in("", ""), 0);
}

static void numbers_in_words(void **state)
{
    static const struct {
        const char *text;
        uint32_t number, n;
    } cases[] = {{"seven", 7, 1},
                 {"Twenty", 20, 1},
                 {"twenty-one", 21, 1},
                 {"ninety nine", 99, 2},
                 {"46", 46, 1},
                 {"1,317", 1317, 1},
                 {"2010", 0, 0},
                 {"a hundred", 100, 2},
                 {"two hundred and six", 206, 4},
                 {"one hundred and", 100, 2},
                 {"thirty-ten", 0, 0},
                 {"a few", 0, 0},
                 {"hundred and six", 106, 3},
                 {"46%", 0, 0},
                 {"£46", 0, 0},
                 {"4.6", 0, 0},
                 {"seventh", 0, 0},
                 {"0", 0, 1},
                 {"two hundred and thirty-one", 231, 4}};
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct tokens tokens = tokens_of_text(arena, str_from(cases[i].text));
        uint32_t number = 0, n = number_read(&tokens, 0, &number);
        if (n != cases[i].n || (n && number != cases[i].number))
            print_error("%s: %u in %u tokens\n", cases[i].text, number, n);
        assert_int_equal(n, cases[i].n);
        assert_true(n == 0 || number == cases[i].number);
    }
    assert_string_equal(number_say(arena, 20).s, "twenty");
    assert_string_equal(number_say(arena, 21).s, "21");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_that_are_wrong),
                                       cmocka_unit_test(counts_that_are_right_or_other),
                                       cmocka_unit_test(counts_of_some_or_of_others),
                                       cmocka_unit_test(counts_of_the_section),
                                       cmocka_unit_test(lists_after_their_number),
                                       cmocka_unit_test(releases_that_are_past),
                                       cmocka_unit_test(releases_to_come_and_other_dates),
                                       cmocka_unit_test(the_day_of_the_report),
                                       cmocka_unit_test(numbers_in_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
