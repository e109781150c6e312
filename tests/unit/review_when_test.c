/* Dates in words. */
#include "check_fixture.h"

#include "review/when_int.h"

static struct arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

struct reading {
    const char *text;
    uint8_t kind, number;
    const char *first, *last; /* in years that begin in April; "": not said */
    uint32_t left;            /* tokens after it, without the STOP */
};

static const char *iso(struct date date)
{
    if (date.year == 0)
        return "";
    return str_printf(arena, "%04d-%02d-%02d", date.year, date.month, date.day).s;
}

static void assert_readings(const struct reading *readings, size_t n, bool brief)
{
    for (size_t i = 0; i < n; i++) {
        const struct reading *wanted = &readings[i];
        struct tokens tokens = tokens_of_text(arena, str_from(wanted->text));
        struct when when = {0};
        uint32_t used = when_read(&tokens, 0, brief, &when);
        if (when.kind != wanted->kind)
            print_error("%s: kind %u\n", wanted->text, when.kind);
        assert_int_equal(when.kind, wanted->kind);
        if (wanted->kind == WHEN_NONE) {
            assert_int_equal(used, 0);
            continue;
        }
        if (when.number != wanted->number || used + wanted->left + 1 != tokens.n ||
            strcmp(iso(when_first(&when, 4)), wanted->first) != 0 ||
            strcmp(iso(when_last(&when, 4)), wanted->last) != 0)
            print_error("%s: %u, %s to %s, %u of %u tokens\n", wanted->text, when.number, iso(when_first(&when, 4)),
                        iso(when_last(&when, 4)), used, tokens.n);
        assert_int_equal(when.number, wanted->number);
        assert_string_equal(iso(when_first(&when, 4)), wanted->first);
        assert_string_equal(iso(when_last(&when, 4)), wanted->last);
        assert_int_equal(used + wanted->left + 1, tokens.n);
    }
}

#define ASSERT_READINGS(readings, brief) \
    assert_readings((readings), sizeof(readings) / sizeof((readings)[0]), (brief))

static void days(void **state)
{
    static const struct reading readings[] = {
        {"25 November 2010", WHEN_DAYS, 0, "2010-11-25", "2010-11-25", 0},
        {"25th November, 2010", WHEN_DAYS, 0, "2010-11-25", "2010-11-25", 0},
        {"1st of Dec. 2010", WHEN_DAYS, 0, "2010-12-01", "2010-12-01", 0},
        {"November 25, 2010", WHEN_DAYS, 0, "2010-11-25", "2010-11-25", 0},
        {"25/11/2010", WHEN_DAYS, 0, "2010-11-25", "2010-11-25", 0},
        {"25.11.2010", WHEN_DAYS, 0, "2010-11-25", "2010-11-25", 0},
        {"5/1/11", WHEN_DAYS, 0, "2011-01-05", "2011-01-05", 0},
        {"2010-11-25", WHEN_DAYS, 0, "2010-11-25", "2010-11-25", 0},
        {"29 February 2012", WHEN_DAYS, 0, "2012-02-29", "2012-02-29", 0},
        {"29 February 2011", WHEN_NONE, 0, "", "", 0},
        {"31 November 2010", WHEN_NONE, 0, "", "", 0},
        {"25/13/2010", WHEN_NONE, 0, "", "", 0},
        {"1 April to 30 September 2010", WHEN_DAYS, 0, "2010-04-01", "2010-09-30", 0},
        {"1 October 2010 – 31 March 2011", WHEN_DAYS, 0, "2010-10-01", "2011-03-31", 0},
        {"1 October to 31 March 2011", WHEN_DAYS, 0, "2010-10-01", "2011-03-31", 0},
        {"14 to 28 February 2011", WHEN_DAYS, 0, "2011-02-14", "2011-02-28", 0},
        {"5 March", WHEN_DAYS, 0, "", "", 0},
        {"25 pupils", WHEN_NONE, 0, "", "", 0},
        {"158/256", WHEN_NONE, 0, "", "", 0},
        {"1/2/3", WHEN_NONE, 0, "", "", 0},
    };
    (void)state;
    ASSERT_READINGS(readings, false);
}

static void months(void **state)
{
    static const struct reading readings[] = {
        {"November 2010", WHEN_MONTHS, 0, "2010-11-01", "2010-11-30", 0},
        {"NOVEMBER 2010", WHEN_MONTHS, 0, "2010-11-01", "2010-11-30", 0},
        {"Sept 2010 figures", WHEN_MONTHS, 0, "2010-09-01", "2010-09-30", 1},
        {"mid-November 2010", WHEN_MONTHS, 0, "2010-11-01", "2010-11-30", 0},
        {"July to September 2010", WHEN_MONTHS, 0, "2010-07-01", "2010-09-30", 0},
        {"July–September 2010", WHEN_MONTHS, 0, "2010-07-01", "2010-09-30", 0},
        {"Jul-Sep 2010", WHEN_MONTHS, 0, "2010-07-01", "2010-09-30", 0},
        {"October/November 2010", WHEN_MONTHS, 0, "2010-10-01", "2010-11-30", 0},
        {"November and December 2010", WHEN_MONTHS, 0, "2010-11-01", "2010-12-31", 0},
        {"July 2009 to June 2010", WHEN_MONTHS, 0, "2009-07-01", "2010-06-30", 0},
        {"October to March 2011", WHEN_MONTHS, 0, "2010-10-01", "2011-03-31", 0},
        {"November 2010 and January 2011", WHEN_MONTHS, 0, "2010-11-01", "2010-11-30", 3},
        {"July to September", WHEN_MONTHS, 0, "", "", 0},
        {"May", WHEN_NONE, 0, "", "", 0},
        {"may 2010", WHEN_NONE, 0, "", "", 0},
        {"march 2010", WHEN_NONE, 0, "", "", 0},
        {"March to the Town Hall", WHEN_NONE, 0, "", "", 0},
        {"autumn 2010", WHEN_SEASON, 0, "2010-09-01", "2010-11-30", 0},
        {"Autumn Term 2010", WHEN_SEASON, 0, "2010-09-01", "2010-11-30", 0},
        {"summer of 2010", WHEN_SEASON, 0, "2010-06-01", "2010-08-31", 0},
        {"winter 2010/11", WHEN_SEASON, 0, "2010-12-01", "2011-02-28", 0},
        {"winter 2011", WHEN_SEASON, 0, "2011-12-01", "2012-02-29", 0},
        {"spring 2010/11", WHEN_SEASON, 0, "2011-03-01", "2011-05-31", 0},
        {"spring clean", WHEN_NONE, 0, "", "", 0},
    };
    (void)state;
    ASSERT_READINGS(readings, false);
}

static void years(void **state)
{
    static const struct reading readings[] = {
        {"2010", WHEN_YEAR, 0, "2010-01-01", "2010-12-31", 0},
        {"2010/11", WHEN_YEARS, 0, "2010-04-01", "2011-03-31", 0},
        {"2010-11", WHEN_YEARS, 0, "2010-04-01", "2011-03-31", 0},
        {"2010–11", WHEN_YEARS, 0, "2010-04-01", "2011-03-31", 0},
        {"2010/2011", WHEN_YEARS, 0, "2010-04-01", "2011-03-31", 0},
        {"1999/00", WHEN_YEARS, 0, "1999-04-01", "2000-03-31", 0},
        {"2010/13", WHEN_NONE, 0, "", "", 0},
        {"2010-2013", WHEN_NONE, 0, "", "", 0},
        {"10/11", WHEN_NONE, 0, "", "", 0},
        {"2,010", WHEN_NONE, 0, "", "", 0},
        {"2010%", WHEN_NONE, 0, "", "", 0},
        {"£2010", WHEN_NONE, 0, "", "", 0},
        {"1066", WHEN_NONE, 0, "", "", 0},
    };
    static const struct reading brief[] = {
        {"10/11", WHEN_YEARS, 0, "2010-04-01", "2011-03-31", 0},
        {"10/13", WHEN_NONE, 0, "", "", 0},
        {"10-11", WHEN_NONE, 0, "", "", 0},
    };
    (void)state;
    ASSERT_READINGS(readings, false);
    ASSERT_READINGS(brief, true);
}

static void parts_of_the_year(void **state)
{
    static const struct reading readings[] = {
        {"Q2", WHEN_QUARTER, 2, "", "", 0},
        {"quarter 2", WHEN_QUARTER, 2, "", "", 0},
        {"Qtr. 2", WHEN_QUARTER, 2, "", "", 0},
        {"Qtr2", WHEN_QUARTER, 2, "", "", 0},
        {"Quarter Two", WHEN_QUARTER, 2, "", "", 0},
        {"second quarter", WHEN_QUARTER, 2, "", "", 0},
        {"Q2 2010/11", WHEN_QUARTER, 2, "2010-07-01", "2010-09-30", 0},
        {"Q2 10/11", WHEN_QUARTER, 2, "2010-07-01", "2010-09-30", 0},
        {"fourth quarter of 2010/11", WHEN_QUARTER, 4, "2011-01-01", "2011-03-31", 0},
        {"Quarter 3 – 2010/11", WHEN_QUARTER, 3, "2010-10-01", "2010-12-31", 0},
        {"Quarter 1 to Quarter 3", WHEN_QUARTER, 0, "", "", 0},
        {"Q1–Q3", WHEN_QUARTER, 0, "", "", 0},
        {"Quarter 5", WHEN_NONE, 0, "", "", 0},
        {"quarter of pupils", WHEN_NONE, 0, "", "", 0},
        {"H1", WHEN_HALF, 1, "", "", 0},
        {"first half of 2010/11", WHEN_HALF, 1, "2010-04-01", "2010-09-30", 0},
        {"second half of the year 2010/11", WHEN_HALF, 2, "2010-10-01", "2011-03-31", 0},
        {"Half year", WHEN_HALF, 0, "", "", 0},
        {"half-year 2 2010/11", WHEN_HALF, 2, "2010-10-01", "2011-03-31", 0},
        {"half of them", WHEN_NONE, 0, "", "", 0},
        {"H3", WHEN_NONE, 0, "", "", 0},
    };
    (void)state;
    ASSERT_READINGS(readings, false);
}

static void days_are_counted(void **state)
{
    (void)state;
    assert_int_equal(when_day((struct date){2001, 1, 1}) - when_day((struct date){2000, 1, 1}), 366);
    assert_int_equal(when_day((struct date){1901, 1, 1}) - when_day((struct date){1900, 1, 1}), 365);
    assert_int_equal(when_day((struct date){2010, 10, 1}) - when_day((struct date){2010, 9, 30}), 1);
    assert_int_equal(when_day((struct date){2011, 3, 31}) - when_day((struct date){2010, 4, 1}), 364);
    assert_string_equal(iso(when_month(2010, 14, true)), "2011-02-28");
    assert_string_equal(iso(when_month(2011, 0, false)), "2010-12-01");
    assert_string_equal(when_say(arena, (struct date){2010, 9, 3}).s, "3 September 2010");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(days), cmocka_unit_test(months), cmocka_unit_test(years),
                                       cmocka_unit_test(parts_of_the_year), cmocka_unit_test(days_are_counted)};
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
