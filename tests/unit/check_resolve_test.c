/* Rewards, parts, and warnings that are turned off. */
#include "check_fixture.h"

static struct report *read_report(struct world *world, const char *rest)
{
    struct buf yaml = {0};
    buf_printf(&yaml, "report: {title: T}\nsections: [{heading: A, text: a}]\n%s", rest);
    buf_putc(&yaml, '\0');
    world_begin(world);
    struct report *report = check_report(&world->loader, world_load(world, yaml.bytes));
    buf_free(&yaml);
    return report;
}

static const struct diag *only(const struct world *world)
{
    for (uint32_t i = 1; i < world->diags.n; i++) {
        print_error("also: %.*s\n", STR_ARG(world->diags.items[i]->text));
    }
    assert_int_equal(world->diags.n, 1);
    return world->diags.items[0];
}

static void rewards_find_their_indicators(void **state)
{
    (void)state;
    struct world world;
    const struct report *report = read_report(&world, "indicators:\n"
                                                      "  - {ref: a, definition: a}\n"
                                                      "  - {ref: b, definition: b}\n"
                                                      "  - {ref: c, definition: c}\n"
                                                      "rewards:\n"
                                                      "  R0: {amount: a cake, indicators: c}\n"
                                                      "  R1: {amount: £650, indicators: [a, b]}\n");
    assert_int_equal(world.diags.n, 0);
    assert_ptr_equal(report->indicators.items[0]->reward, report->rewards.items[1]);
    assert_ptr_equal(report->indicators.items[1]->reward, report->rewards.items[1]);
    assert_ptr_equal(report->indicators.items[2]->reward, report->rewards.items[0]);
    assert_int_equal(report->rewards.items[1]->index, 1);
    world_end(&world);
}

static void an_indicator_earns_one_reward(void **state)
{
    (void)state;
    struct world world;
    read_report(&world, "indicators: [{ref: a, definition: a}]\n"
                        "rewards:\n"
                        "  R1: {amount: £650, indicators: [a, a]}\n"
                        "  R2: {amount: £650, indicators: [a]}\n"
                        "  R3: {amount: £650, indicators: [x]}\n");
    assert_true(world_said(&world, DIAG_REWARD_TWICE, 5, 38));
    assert_true(world_said(&world, DIAG_REWARD_TWICE, 6, 35));
    assert_true(world_said(&world, DIAG_UNKNOWN_NAME, 7, 35));
    assert_int_equal(world.diags.n, 3);
    world_end(&world);
}

static void parts_are_other_indicators(void **state)
{
    (void)state;
    struct world world;
    read_report(&world, "indicators:\n"
                        "  - {ref: a, definition: a, parts: [b, a, x]}\n"
                        "  - {ref: b, definition: b}\n");
    assert_true(world_said(&world, DIAG_UNKNOWN_NAME, 4, 40));
    assert_true(world_said(&world, DIAG_UNKNOWN_NAME, 4, 43));
    assert_int_equal(world.diags.n, 2);
    world_end(&world);
}

static void forecasts_have_statuses_too(void **state)
{
    (void)state;
    struct world world;
    const struct report *report = read_report(
        &world, "periods: {Q1: , Q2: }\n"
                "indicators:\n"
                "  - {ref: a, definition: a, forecast_status: {Q1: worse, Q2: {target: better, Q1: within}}}\n");
    assert_int_equal(world.diags.n, 0);
    const struct indicator *indicator = report->indicators.items[0];
    assert_int_equal(indicator->forecast_status.n, 3);
    const struct given_status *last = LIST_AT(indicator->forecast_status, const struct given_status, 2);
    assert_ptr_equal(last->of, map_find(&report->period_by_id, STR("Q2")));
    assert_true(str_eqz(node_text(last->word), "within"));
    world_end(&world);
}

static void ignored_warnings_are_neither_kept_nor_counted(void **state)
{
    (void)state;
    struct world world;
    static const char noted[] = "notes: {1: Never printed.}\n";
    read_report(&world, noted);
    assert_int_equal(only(&world)->code, DIAG_NOTE_UNUSED);
    world_end(&world);

    struct buf yaml = {0};
    buf_printf(&yaml, "%signore: {note-unused: It is for the next one.}\n", noted);
    buf_putc(&yaml, '\0');
    read_report(&world, yaml.bytes);
    buf_free(&yaml);
    assert_int_equal(world.diags.n, 0);
    assert_int_equal(world.diags.warnings, 0);
    world_end(&world);
}

static void only_warnings_can_be_ignored(void **state)
{
    (void)state;
    struct world world;
    read_report(&world, "ignore: {note-unsed: Why.}\n");
    const struct diag *diag = only(&world);
    assert_int_equal(diag->code, DIAG_IGNORE_UNKNOWN);
    assert_int_equal(diag->mark.col, 10);
    assert_true(str_find(diag->help, "did you mean `note-unused`?", 0) >= 0);
    world_end(&world);

    read_report(&world, "ignore: {unknown-name: Why.}\n");
    diag = only(&world);
    assert_int_equal(diag->code, DIAG_IGNORE_UNKNOWN);
    assert_true(str_find(diag->text, "is an error", 0) >= 0);
    world_end(&world);

    read_report(&world, "indicators: [{ref: a, definition: a, ignore: {gibberish: Why., unused: Why.}}]\n");
    assert_int_equal(only(&world)->code, DIAG_IGNORE_UNKNOWN);
    assert_int_equal(world.diags.items[0]->mark.col, 47);
    world_end(&world);
}

static void a_reason_is_needed(void **state)
{
    (void)state;
    static const char *const without[] = {"ignore: {note-unused: }\n", "ignore: {note-unused: \"\"}\n",
                                          "ignore: {note-unused: \"  \"}\n",
                                          "ignore: {note-unused: {reason: \"\"}}\n"};
    for (size_t i = 0; i < sizeof(without) / sizeof(without[0]); i++) {
        struct world world;
        read_report(&world, without[i]);
        assert_int_equal(world.diags.errors, 1);
        assert_int_equal(only(&world)->code, DIAG_MISSING_KEY);
        world_end(&world);
    }
}

static void indicators_ignore_for_themselves(void **state)
{
    (void)state;
    struct world world;
    const struct report *report = read_report(
        &world, "indicators: [{ref: a, definition: a, ignore: {unused: Why.}}, {ref: b, definition: b}]\n");
    assert_int_equal(world.diags.n, 0);
    assert_true(report_ignores(report->indicators.items[0], DIAG_UNUSED));
    assert_false(report_ignores(report->indicators.items[0], DIAG_NOTE_UNUSED));
    assert_false(report_ignores(report->indicators.items[1], DIAG_UNUSED));
    assert_false(world.diags.ignored[DIAG_UNUSED]);
    world_end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rewards_find_their_indicators),
        cmocka_unit_test(an_indicator_earns_one_reward),
        cmocka_unit_test(parts_are_other_indicators),
        cmocka_unit_test(forecasts_have_statuses_too),
        cmocka_unit_test(ignored_warnings_are_neither_kept_nor_counted),
        cmocka_unit_test(only_warnings_can_be_ignored),
        cmocka_unit_test(a_reason_is_needed),
        cmocka_unit_test(indicators_ignore_for_themselves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
