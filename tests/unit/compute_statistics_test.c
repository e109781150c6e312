/* Averages and ranks of samples, and their words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compute/rank_int.h"
#include "compute/statistics_int.h"

#define SAMPLE(scale, ...)                                                     \
    (struct sample)                                                            \
    {                                                                          \
        (const int64_t[]){__VA_ARGS__}, COUNT((int64_t[]){__VA_ARGS__}), scale \
    }
#define COUNT(...) (uint32_t)(sizeof(__VA_ARGS__) / sizeof(int64_t))
static const int64_t most = INT64_C(999999999999999999);

static void assert_decimal(struct decimal found, int64_t units, uint8_t scale)
{
    assert_int_equal(found.units, units);
    assert_int_equal(found.scale, scale);
}

static void assert_mean(struct sample sample, uint8_t decimals, int64_t units)
{
    struct decimal mean = {-7, 99};
    assert_true(sample_mean(&sample, decimals, &mean));
    assert_decimal(mean, units, decimals);
}

static void assert_quartile(struct sample sample, unsigned quartile, uint8_t decimals, int64_t units)
{
    struct decimal found = {-7, 99};
    assert_true(sample_quartile(&sample, quartile, decimals, &found));
    assert_decimal(found, units, decimals);
}

static void assert_rank(struct sample sample, int64_t units, uint32_t below, uint32_t above)
{
    struct percentrank rank = {7777, 7777};
    assert_true(sample_percentrank(&sample, units, &rank));
    assert_int_equal(rank.below, below);
    assert_int_equal(rank.above, above);
}

static void means_round_half_away_from_zero(void **state)
{
    (void)state;
    assert_mean(SAMPLE(0, 7), 2, 700);
    assert_mean(SAMPLE(0, 1, 2), 0, 2);
    assert_mean(SAMPLE(0, -2, -1), 0, -2);
    assert_mean(SAMPLE(0, -1, 0), 0, -1);
    assert_mean(SAMPLE(0, 1, 1, 2), 2, 133);
    assert_mean(SAMPLE(0, 1, 2, 2), 2, 167);
    assert_mean(SAMPLE(1, 663, 728, 555), 2, 6487); /* 64.866... */
    assert_mean(SAMPLE(2, 1234, 1235), 2, 1235);    /* 12.345 */
    assert_mean(SAMPLE(2, 1234, 1235), 1, 123);
    assert_mean(SAMPLE(2, -1235, -1234), 2, -1235);
    assert_mean(SAMPLE(3, 1004, 1005), 2, 100); /* 1.0045: nothing is rounded twice */
    assert_mean(SAMPLE(2, -5, 5), 2, 0);
    assert_mean(SAMPLE(0, 1, 1, 1), 9, 1000000000);
}

static void sums_do_not_overflow(void **state)
{
    struct decimal found = {-7, 99};
    struct sample sample = SAMPLE(0, most, most, most, most, most, most, most, most, most, most, most, most);
    (void)state;
    assert_mean(sample, 0, most);
    assert_quartile(sample, 3, 0, most);
    assert_false(sample_mean(&sample, 1, &found)); /* 19 digits */
    assert_false(sample_quartile(&sample, 2, 9, &found));
    assert_decimal(found, -7, 99);
    assert_mean(SAMPLE(18, -most, most), 9, 0);
    assert_mean(SAMPLE(18, most - 1, most), 9, 1000000000);
}

static void quartiles_interpolate(void **state)
{
    (void)state;
    /* The documented example of QUARTILE.INC: {1,2,4,7,8,9,10,12} has the first quartile 3.5. */
    assert_quartile(SAMPLE(0, 1, 2, 4, 7, 8, 9, 10, 12), 1, 2, 350);
    assert_quartile(SAMPLE(0, 1, 2, 4, 7, 8, 9, 10, 12), 2, 2, 750);
    assert_quartile(SAMPLE(0, 1, 2, 4, 7, 8, 9, 10, 12), 3, 2, 925);
    assert_quartile(SAMPLE(0, 1, 2, 3, 4, 5), 1, 0, 2);
    assert_quartile(SAMPLE(0, 1, 2, 3, 4, 5), 3, 0, 4);
    assert_quartile(SAMPLE(0, 5), 1, 1, 50);
    assert_quartile(SAMPLE(0, 5), 3, 1, 50);
    assert_quartile(SAMPLE(1, 10, 20), 1, 2, 125);
    assert_quartile(SAMPLE(1, 10, 20), 3, 1, 18); /* 1.75 */
    assert_quartile(SAMPLE(0, -4, -3), 2, 0, -4); /* -3.5 */
    assert_quartile(SAMPLE(0, -4, -3, 3), 2, 0, -3);
}

static void nothing_has_no_average(void **state)
{
    struct decimal found = {-7, 99};
    struct percentrank rank = {7777, 7777};
    struct sample none = {0};
    (void)state;
    assert_false(sample_mean(&none, 2, &found));
    assert_false(sample_quartile(&none, 2, 2, &found));
    assert_false(sample_percentrank(&none, 0, &rank));
    assert_decimal(found, -7, 99);
    assert_int_equal(rank.below, 7777);
}

static void ranks_are_those_of_spreadsheets(void **state)
{
    struct sample notes = SAMPLE(0, 3, 6, 7, 8, 9, 12);
    struct sample documented = SAMPLE(0, 1, 1, 1, 2, 3, 4, 8, 11, 12, 13);
    (void)state;
    assert_rank(notes, 4, 66, 933); /* cut off, not rounded: 0.0666..., 0.9333... */
    assert_rank(notes, 5, 133, 866);
    assert_rank(notes, 3, 0, 1000);
    assert_rank(notes, 6, 200, 800);
    assert_rank(notes, 12, 1000, 0);
    assert_rank(documented, 2, 333, 666);
    assert_rank(documented, 4, 555, 444);
    assert_rank(documented, 8, 666, 333);
    assert_rank(documented, 5, 583, 416);
    assert_rank(documented, 1, 0, 1000);
    assert_rank(documented, 13, 1000, 0);
}

static void equal_values_share_the_lowest_rank(void **state)
{
    struct sample ties = SAMPLE(1, 10, 20, 20, 20, 40);
    struct sample pairs = SAMPLE(0, 1, 1, 3, 3);
    (void)state;
    assert_rank(ties, 20, 250, 750);
    assert_rank(ties, 30, 625, 375); /* half way from 0.25 to 1 */
    assert_rank(ties, 15, 125, 875);
    assert_rank(pairs, 2, 333, 666); /* half way from 0 to 2/3 */
    assert_rank(SAMPLE(0, 5, 5, 5), 5, 0, 1000);
}

static void outside_the_sample_there_is_no_rank(void **state)
{
    struct percentrank rank = {7777, 7777};
    struct sample some = SAMPLE(1, -35, 0, 35), one = SAMPLE(0, 5);
    (void)state;
    assert_false(sample_percentrank(&some, -36, &rank));
    assert_false(sample_percentrank(&some, 36, &rank));
    assert_rank(some, -35, 0, 1000);
    assert_rank(some, 35, 1000, 0);
    assert_false(sample_percentrank(&one, 4, &rank));
    assert_false(sample_percentrank(&one, 6, &rank));
    assert_rank(one, 5, 1000, 0);
    assert_int_equal(rank.below, 7777);
}

static void wide_samples_are_exact(void **state)
{
    struct sample wide = SAMPLE(0, -most, most);
    (void)state;
    assert_rank(wide, 0, 500, 500);
    assert_rank(wide, 1, 500, 499);
    assert_rank(wide, -1, 499, 500);
    assert_rank(wide, most - 1, 999, 0);
}

/* --- words */

/* The bands of the shipped layout: + at the better end, - at the worse one. */
struct words {
    struct node nodes[11];
    struct rank_band bands[5];
    struct rank_style ranks;
};

static void set_word(struct node *node, const char *text)
{
    *node = (struct node){.kind = NODE_SCALAR, .text = text, .len = (uint32_t)strlen(text)};
}

static void make_words(struct words *words)
{
    static const int32_t shares[] = {50, 100, 200, 250, 333};
    static const char *const best[] = {"+5", "+10", "+20", "+25", "+third"};
    static const char *const worst[] = {"-5", "-10", "-20", "-25", "-third"};
    memset(words, 0, sizeof(*words));
    for (unsigned i = 0; i < 5; i++) {
        set_word(&words->nodes[2 * i], best[i]);
        set_word(&words->nodes[2 * i + 1], worst[i]);
        words->bands[i] =
            (struct rank_band){.best = &words->nodes[2 * i], .worst = &words->nodes[2 * i + 1], .milli = shares[i]};
    }
    set_word(&words->nodes[10], "average");
    words->ranks = (struct rank_style){.bands = {words->bands, 5}, .average = &words->nodes[10]};
}

/* The words for every value of 1, 2 ... n, from the lowest on. */
static void assert_words(const struct words *words, uint32_t n, enum polarity better, const char *const *expected)
{
    int64_t units[32];
    for (uint32_t i = 0; i < n; i++)
        units[i] = i + 1;
    struct sample sample = {units, n, 0};
    for (uint32_t i = 0; i < n; i++) {
        struct percentrank rank;
        assert_true(sample_percentrank(&sample, units[i], &rank));
        const struct node *word = rank_words(&words->ranks, rank, better);
        assert_non_null(word);
        uint32_t at = better == POLARITY_HIGHER ? i : n - 1 - i;
        if (strcmp(word->text, expected[at]) != 0)
            fail_msg("%u of %u: %s instead of %s", i + 1, n, word->text, expected[at]);
    }
}

static void bands_reach_equally_far_from_both_ends(void **state)
{
    static const char *const of4[] = {"-5", "-third", "+third", "+5"};
    static const char *const of7[] = {"-5", "-20", "-third", "average", "+third", "+20", "+5"};
    static const char *const of10[] = {"-5",      "-20",    "-25", "-third", "average",
                                       "average", "+third", "+25", "+20",    "+5"};
    static const char *const of16[] = {"-5",      "-10",     "-20",     "-20",     "-third", "-third",
                                       "average", "average", "average", "average", "+third", "+third",
                                       "+20",     "+20",     "+10",     "+5"};
    static const char *const of21[] = {"-5",      "-5",      "-10",     "-20",     "-20",     "-25",     "-third",
                                       "average", "average", "average", "average", "average", "average", "average",
                                       "+third",  "+25",     "+20",     "+20",     "+10",     "+5",      "+5"};
    struct words words;
    (void)state;
    make_words(&words);
    for (enum polarity better = POLARITY_HIGHER; better <= POLARITY_LOWER; better++) {
        assert_words(&words, 4, better, of4);
        assert_words(&words, 7, better, of7);
        assert_words(&words, 10, better, of10);
        assert_words(&words, 16, better, of16);
        assert_words(&words, 21, better, of21);
    }
}

static void words_need_an_end_that_is_better(void **state)
{
    struct words words;
    struct percentrank first = {.below = 1000, .above = 0}, middle = {.below = 500, .above = 500};
    (void)state;
    make_words(&words);
    assert_string_equal(rank_words(&words.ranks, first, POLARITY_HIGHER)->text, "+5");
    assert_string_equal(rank_words(&words.ranks, first, POLARITY_LOWER)->text, "-5");
    assert_null(rank_words(&words.ranks, first, POLARITY_UNSAID));
    assert_null(rank_words(&words.ranks, first, POLARITY_RANGE));
    assert_null(rank_words(&words.ranks, first, POLARITY_NONE));
    words.ranks.average = NULL;
    assert_null(rank_words(&words.ranks, middle, POLARITY_HIGHER));
    words.ranks.bands.n = 0;
    assert_null(rank_words(&words.ranks, first, POLARITY_HIGHER));
}

static void values_just_beside_a_band_are_outside(void **state)
{
    static const struct {
        uint32_t below, above;
        const char *word;
    } cases[] = {
        {50, 949, "-5"},      {51, 948, "-10"},      {100, 899, "-10"},     {101, 898, "-20"},
        {333, 666, "-third"}, {334, 665, "average"}, {665, 334, "average"}, {666, 333, "+third"},
        {748, 251, "+third"}, {749, 250, "+25"},     {949, 50, "+5"},
    };
    struct words words;
    (void)state;
    make_words(&words);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct percentrank rank = {cases[i].below, cases[i].above};
        assert_string_equal(rank_words(&words.ranks, rank, POLARITY_HIGHER)->text, cases[i].word);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_round_half_away_from_zero),
        cmocka_unit_test(sums_do_not_overflow),
        cmocka_unit_test(quartiles_interpolate),
        cmocka_unit_test(nothing_has_no_average),
        cmocka_unit_test(ranks_are_those_of_spreadsheets),
        cmocka_unit_test(equal_values_share_the_lowest_rank),
        cmocka_unit_test(outside_the_sample_there_is_no_rank),
        cmocka_unit_test(wide_samples_are_exact),
        cmocka_unit_test(bands_reach_equally_far_from_both_ends),
        cmocka_unit_test(words_need_an_end_that_is_better),
        cmocka_unit_test(values_just_beside_a_band_are_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
