/* Last time's report: what is said where the file is not what it is taken for. */
#include "check_fixture.h"

#include "base/buf.h"
#include "driver/previous.h"

struct scene {
    struct world world; /* of this time's report */
    struct loader loader;
    char folder[64], now[128], last[128];
    char *said;
};

static int make(void **state)
{
    struct scene *scene = calloc(1, sizeof(*scene));
    if (!scene)
        return -1;
    strcpy(scene->folder, "/tmp/orderpaper-previous-XXXXXX");
    world_begin(&scene->world);
    *state = scene;
    if (!mkdtemp(scene->folder))
        return -1;
    snprintf(scene->now, sizeof(scene->now), "%s/now.yaml", scene->folder);
    snprintf(scene->last, sizeof(scene->last), "%s/last.yaml", scene->folder);
    return 0;
}

static int drop(void **state)
{
    struct scene *scene = *state;
    unlink(scene->now);
    unlink(scene->last);
    rmdir(scene->folder);
    free(scene->said);
    world_end(&scene->world);
    free(scene);
    return 0;
}

/* A report of one quarter with one indicator. */
static void put(const char *path, const char *organisation, const char *ref, const char *start)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file,
            "report: {title: T, organisation: %s, layout: base}\n"
            "periods: {Quarter: {role: now, start: %s}, Before: {role: previous}}\n"
            "indicators: [{ref: %s, definition: One, actual: {Quarter: 5%%}}]\n"
            "sections: [{heading: H, content: [indicators: {}]}]\n",
            organisation, start, ref);
    assert_int_equal(fclose(file), 0);
}

/* Reads both; what is printed after `orderpaper: `. */
static const char *compare(struct scene *scene, const char *previous)
{
    struct world *world = &scene->world;
    size_t size;
    put(scene->now, "Anytown Council", "NI 1", "2010-07-01");
    struct doc *doc = load_main(&world->loader, str_dup(world->arena, str_from(scene->now)));
    struct orderpaper_options options = {.report = scene->now, .previous = previous};
    struct previous_job job = {.options = &options,
                               .arena = world->arena,
                               .diags = &world->diags,
                               .report = check_report(&world->loader, doc),
                               .data = STR(".")};
    const struct figures *figures = previous_figures(&job, &scene->loader);
    assert_int_equal(figures == NULL, world->diags.errors > 0);
    FILE *file = open_memstream(&scene->said, &size);
    assert_non_null(file);
    diags_print(&world->diags, file, false);
    assert_int_equal(fclose(file), 0);
    return scene->said;
}

static void assert_said(const char *said, const char *words)
{
    if (!strstr(said, words))
        fail_msg("not said: %s\n%s", words, said);
}

static void an_earlier_report_of_the_same_indicators_is_taken(void **state)
{
    struct scene *scene = *state;
    put(scene->last, "ANYTOWN  Council", "NI 1", "2010-06-30");
    assert_string_equal(compare(scene, scene->last), "");
}

static void this_times_file_is_not_last_times(void **state)
{
    struct scene *scene = *state;
    char path[160];
    snprintf(path, sizeof(path), "%s/./now.yaml", scene->folder);
    const char *said = compare(scene, path);
    assert_said(said, "orderpaper: error: --previous names this report itself, ");
    assert_said(said, "/./now.yaml [previous-faulty]\n  help: name the file of last time's report");
}

/* What the copy withholds is withheld of last time's report too. */
static void what_was_exempt_last_time_is_not_in_the_public_copy(void **state)
{
    struct scene *scene = *state;
    struct loader second;
    put(scene->last, "Anytown Council", "NI 1, exempt: 3", "2010-04-01");
    assert_string_equal(compare(scene, scene->last), "");
    struct orderpaper_options options = {.report = scene->now, .previous = scene->last};
    struct previous_job job = {
        .options = &options, .arena = scene->world.arena, .diags = &scene->world.diags, .data = STR(".")};
    for (int copy = COPY_PUBLIC; copy <= COPY_INTERNAL; copy++) {
        job.copy = (enum copy)copy;
        const struct figures *figures = previous_figures(&job, &second);
        assert_non_null(figures);
        assert_int_equal(figures->report->indicators.items[0]->observed[KIND_ACTUAL].n, copy == COPY_PUBLIC ? 0 : 1);
    }
}

static void another_organisations_report_is_told(void **state)
{
    struct scene *scene = *state;
    put(scene->last, "Othertown", "NI 2", "2011-06-30");
    const char *said = compare(scene, scene->last);
    assert_said(said, "last.yaml, is of another organisation: Othertown [previous-other]\n  help: look whether ");
    assert_null(strstr(said + 1, "orderpaper: "));
}

static void a_report_of_other_indicators_is_told(void **state)
{
    struct scene *scene = *state;
    put(scene->last, "Anytown Council", "NI 2", "2010-04-01");
    assert_said(compare(scene, scene->last), "last.yaml, has none of this report's indicators [previous-other]\n");
}

static void a_report_of_the_same_period_is_told(void **state)
{
    struct scene *scene = *state;
    put(scene->last, "Anytown Council", "NI 1", "2010-07-01");
    assert_said(compare(scene, scene->last),
                "last.yaml, is not of an earlier period: its `now` is Quarter [previous-other]\n");
}

static void faults_of_last_times_report_are_one_message(void **state)
{
    struct scene *scene = *state;
    put(scene->last, "{", "[[", "2010-04-01");
    assert_said(compare(scene, scene->last), "orderpaper: error: last time's report, ");
    assert_said(scene->said, "[previous-faulty]\n  help: run `orderpaper check ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_earlier_report_of_the_same_indicators_is_taken, make, drop),
        cmocka_unit_test_setup_teardown(what_was_exempt_last_time_is_not_in_the_public_copy, make, drop),
        cmocka_unit_test_setup_teardown(this_times_file_is_not_last_times, make, drop),
        cmocka_unit_test_setup_teardown(another_organisations_report_is_told, make, drop),
        cmocka_unit_test_setup_teardown(a_report_of_other_indicators_is_told, make, drop),
        cmocka_unit_test_setup_teardown(a_report_of_the_same_period_is_told, make, drop),
        cmocka_unit_test_setup_teardown(faults_of_last_times_report_are_one_message, make, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
