/* Which periods come before which: by the dates, or as named. */
#include "check_fixture.h"

struct scene {
    struct world world;
    struct report *report;
};

/* A report with these periods, as flow mappings a line each. */
static void begin(struct scene *scene, const char *periods)
{
    struct buf yaml = {0};
    buf_printf(&yaml, "report: {title: T}\nsections: [{heading: A, text: a}]\nperiods:\n%s", periods);
    buf_putc(&yaml, '\0');
    world_begin(&scene->world);
    scene->report = check_report(&scene->world.loader, world_load(&scene->world, yaml.bytes));
    buf_free(&yaml);
}

static void end(struct scene *scene)
{
    world_end(&scene->world);
}

static const struct period *find(const struct scene *scene, const char *id)
{
    const struct period *period = map_find(&scene->report->period_by_id, str_from(id));
    if (!period)
        fail_msg("there is no period %s", id);
    return period;
}

static void assert_is(const struct period *period, const char *id)
{
    char text[64] = "(none)";
    if (period)
        snprintf(text, sizeof(text), PRIstr, STR_ARG(node_text(period->id)));
    assert_string_equal(text, id);
}

static void assert_before(const struct scene *scene, const char *id, const char *before, const char *long_before)
{
    assert_is(find(scene, id)->before, before);
    assert_is(find(scene, id)->long_before, long_before);
}

static void quarters_and_years_follow_from_their_dates(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, "  Q2: {start: 2010-07-01, end: 2010-09-30, part_of: 10/11}\n"
                  "  10/11: {start: 2010-04-01, end: 2011-03-31}\n"
                  "  Q1: {start: 2010-04-01, end: 2010-06-30, part_of: 10/11}\n"
                  "  09/10: {start: 2009-04-01, end: 2010-03-31}\n"
                  "  old Q2: {start: 2009-07-01, end: 2009-09-30, part_of: 09/10}\n"
                  "  H1: {start: 2010-04-01, end: 2010-09-30}\n");
    assert_int_equal(scene.world.diags.n, 0);
    assert_before(&scene, "Q2", "Q1", "old Q2");
    assert_before(&scene, "Q1", "(none)", "(none)"); /* the year before ends then, but is no quarter */
    assert_before(&scene, "10/11", "09/10", "09/10");
    assert_before(&scene, "09/10", "(none)", "(none)");
    assert_before(&scene, "H1", "(none)", "(none)");
    assert_is(find(&scene, "Q2")->whole, "10/11");
    assert_is(find(&scene, "10/11")->whole, "(none)");
    end(&scene);
}

static void leap_years_do_not_break_the_chain(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, "  11/12: {start: 2011-04-01, end: 2012-03-31}\n" /* 366 days */
                  "  12/13: {start: 2012-04-01, end: 2013-03-31}\n"
                  "  Q4 11: {start: 2011-01-01, end: 2011-03-31}\n" /* 90 days */
                  "  Q4 12: {start: 2012-01-01, end: 2012-03-31}\n" /* 91 days */
                  "  Q3 12: {start: 2011-10-01, end: 2011-12-31}\n"
                  "  leap: {start: 2012-02-29, end: 2012-03-06}\n"
                  "  plain: {start: 2011-02-28, end: 2011-03-06}\n"
                  "  H2 00: {start: 1999-10-01, end: 2000-03-31}\n"
                  "  H1 00: {start: 2000-04-01, end: 2000-09-30}\n"
                  "  1900 Feb: {start: 1900-02-01, end: 1900-02-28}\n" /* no leap year */
                  "  1900 Mar: {start: 1900-03-01, end: 1900-03-31}\n");
    assert_int_equal(scene.world.diags.n, 0);
    assert_before(&scene, "12/13", "11/12", "11/12");
    assert_before(&scene, "Q4 12", "Q3 12", "Q4 11");
    assert_before(&scene, "leap", "(none)", "plain"); /* seven days each: the day before the leap day stands in */
    assert_before(&scene, "H1 00", "H2 00", "(none)");
    assert_before(&scene, "1900 Mar", "1900 Feb", "(none)");
    end(&scene);
}

static void months_and_other_lengths(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, "  Feb 12: {start: 2012-02-01, end: 2012-02-29}\n"
                  "  Mar 12: {start: 2012-03-01, end: 2012-03-31}\n"
                  "  Feb 11: {start: 2011-02-01, end: 2011-02-28}\n"
                  "  week 1: {start: 2012-01-02, end: 2012-01-08}\n"
                  "  week 2: {start: 2012-01-09, end: 2012-01-15}\n"
                  "  ten days: {start: 2012-01-16, end: 2012-01-25}\n"
                  "  day: {start: 2012-03-01, end: 2012-03-01}\n"
                  "  next day: {start: 2012-03-02, end: 2012-03-02}\n");
    assert_int_equal(scene.world.diags.n, 0);
    assert_before(&scene, "Mar 12", "Feb 12", "(none)");
    assert_before(&scene, "Feb 12", "(none)", "Feb 11");
    assert_before(&scene, "week 2", "week 1", "(none)");
    assert_before(&scene, "ten days", "(none)", "(none)"); /* a week ends before it */
    assert_before(&scene, "next day", "day", "(none)");
    end(&scene);
}

static void names_come_before_dates(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, "  Q0: {start: 2010-01-01, end: 2010-03-31}\n"
                  "  Q1: {start: 2010-04-01, end: 2010-06-30}\n"
                  "  Q2: {start: 2010-07-01, end: 2010-09-30, previous: Q0, year_before: older}\n"
                  "  older:\n"
                  "  survey 2: {previous: survey 1}\n"
                  "  survey 1: {label: Survey}\n");
    assert_int_equal(scene.world.diags.n, 0);
    assert_before(&scene, "Q2", "Q0", "older");
    assert_before(&scene, "survey 2", "survey 1", "(none)");
    assert_before(&scene, "survey 1", "(none)", "(none)");
    assert_before(&scene, "older", "(none)", "(none)");
    end(&scene);
}

static void names_that_cannot_be_are_errors(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, "  Q1: {start: 2010-04-01, end: 2010-06-30, previous: Q2}\n"
                  "  Q2: {start: 2010-07-01, end: 2010-09-30, year_before: Q2}\n"
                  "  Q3: {previous: Q9}\n"
                  "  A: {part_of: B}\n"
                  "  B: {part_of: A}\n");
    assert_true(world_said(&scene.world, DIAG_PERIOD, 4, 54));
    assert_true(world_said(&scene.world, DIAG_PERIOD, 5, 57));
    assert_true(world_said(&scene.world, DIAG_UNKNOWN_NAME, 6, 18));
    assert_int_equal(scene.world.diags.n, 5);
    assert_before(&scene, "Q1", "(none)", "(none)");
    assert_before(&scene, "Q2", "Q1", "(none)"); /* by the dates */
    /* Nothing that follows the longer periods goes in circles. */
    assert_null(find(&scene, "A")->whole);
    assert_null(find(&scene, "B")->whole);
    end(&scene);
}

static void one_that_counts_alike_is_preferred(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, "  10/11: {start: 2010-04-01, end: 2011-03-31}\n"
                  "  Q4 10: {start: 2010-04-01, end: 2011-03-31, cumulative: yes}\n"
                  "  11/12: {start: 2011-04-01, end: 2012-03-31}\n"
                  "  Q4 11: {start: 2011-04-01, end: 2012-03-31, cumulative: yes}\n"
                  "  12/13: {start: 2012-04-01, end: 2013-03-31}\n"
                  "  again: {start: 2011-04-01, end: 2012-03-31}\n");
    assert_int_equal(scene.world.diags.n, 0);
    assert_before(&scene, "11/12", "10/11", "10/11");
    assert_before(&scene, "Q4 11", "Q4 10", "Q4 10");
    assert_before(&scene, "12/13", "11/12", "11/12"); /* the first declared of two alike */
    end(&scene);
}

static void many_periods_are_no_trouble(void **state)
{
    (void)state;
    struct scene scene;
    struct buf yaml = {0};
    for (int i = 0; i < 20000; i++) { /* all alike: the search must not go through them */
        buf_printf(&yaml, "  p%d: {start: 2010-0%d-01, end: 2010-0%d-30}\n", i, i % 2 ? 6 : 4, i % 2 ? 6 : 4);
    }
    buf_puts(&yaml, "  May: {start: 2010-05-01, end: 2010-05-31}\n");
    buf_putc(&yaml, '\0');
    begin(&scene, yaml.bytes);
    buf_free(&yaml);
    assert_int_equal(scene.world.diags.n, 0);
    assert_before(&scene, "May", "p0", "(none)");
    assert_before(&scene, "p1", "May", "(none)");
    assert_before(&scene, "p19999", "May", "(none)");
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quarters_and_years_follow_from_their_dates),
        cmocka_unit_test(leap_years_do_not_break_the_chain),
        cmocka_unit_test(months_and_other_lengths),
        cmocka_unit_test(names_come_before_dates),
        cmocka_unit_test(names_that_cannot_be_are_errors),
        cmocka_unit_test(one_that_counts_alike_is_preferred),
        cmocka_unit_test(many_periods_are_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
