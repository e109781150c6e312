/* Averages and ranks from the values of areas, beside what the report gives. The files are read from disk, so that
 * messages have their places; all else is built by hand. */
#include "style_fixture.h"

#include "compute/figures.h"

struct scene {
    struct fixture fixture;
    struct style *style;
    struct report report;
    struct csv_source *source;
    uint32_t line; /* of the next node */
};

static struct node *scalar(struct scene *scene, const char *text)
{
    struct node *node = ARENA_NEW(scene->fixture.arena, struct node);
    node->kind = NODE_SCALAR;
    node->text = text;
    node->len = (uint32_t)strlen(text);
    node->mark = (struct mark){.line = ++scene->line, .col = 1, .file = 1};
    return node;
}

static struct rich *rich(struct scene *scene, const char *text)
{
    struct arena *arena = scene->fixture.arena;
    struct rich *made = ARENA_NEW(arena, struct rich);
    if (!text)
        return NULL;
    made->node = scalar(scene, text);
    made->blocks = ARENA_NEW(arena, struct rich_block);
    made->nblocks = 1;
    made->blocks->nruns = 1;
    made->blocks->runs = ARENA_NEW(arena, struct run);
    made->blocks->runs->text = node_text(made->node);
    return made;
}

static struct comparator_group *add_comparator(struct scene *scene, const char *id, const char *areas)
{
    struct arena *arena = scene->fixture.arena;
    struct comparator_group *group = ARENA_NEW(arena, struct comparator_group);
    group->id = group->node = scalar(scene, id);
    group->decimals = 2;
    if (areas) {
        group->areas.items = ARENA_ARRAY(arena, const struct node *, 1);
        group->areas.items[0] = scalar(scene, areas);
        group->areas.n = 1;
    }
    VEC_PUSH(arena, &scene->report.comparators, group);
    map_put(&scene->report.comparator_by_id, node_text(group->id), group);
    return group;
}

/* Areas and their groups from the first two columns of a file; with the comparators England (all) and Metropolitan
 * (the group "Met"). Messages give lines of the file. */
static void open_scene(struct scene *scene, const char *csv)
{
    memset(scene, 0, sizeof(*scene));
    struct fixture *fixture = &scene->fixture;
    fixture_open(fixture, NULL);
    struct arena *arena = fixture->arena;
    scene->style = fixture_load(fixture, "quarterly");
    assert_non_null(scene->style);
    scene->report.arena = arena;
    map_init(&scene->report.period_by_id, arena);
    map_init(&scene->report.period_by_role, arena);
    map_init(&scene->report.comparator_by_id, arena);
    map_init(&scene->report.area_by_name, arena);
    add_comparator(scene, "England", NULL);
    add_comparator(scene, "Metropolitan", "Met");
    fixture_write(fixture, "areas.csv", csv);
    scene->source = ARENA_NEW(arena, struct csv_source);
    scene->source->csv = load_csv(&fixture->loader, (struct mark){.line = 1, .col = 1, .file = fixture->report->file},
                                  STR("areas.csv"), (struct csv_dialect){.delimiter = ',', .quote = '"'});
    assert_non_null(scene->source->csv);
    for (uint32_t r = 1; r < scene->source->csv->nrows; r++) {
        struct area *area = ARENA_NEW(arena, struct area);
        area->name = scene->source->csv->rows[r].cells[0];
        area->groups.items = ARENA_ARRAY(arena, const struct node *, 1);
        area->groups.items[0] = scalar(scene, str_dup(arena, scene->source->csv->rows[r].cells[1]).s);
        area->groups.n = 1;
        area->index = scene->report.areas.n;
        if (str_eqz(area->name, "Dunmere"))
            scene->report.authority = area;
        map_put(&scene->report.area_by_name, area->name, area);
        VEC_PUSH(arena, &scene->report.areas, area);
    }
}

static struct indicator *add_indicator(struct scene *scene, const char *ref, enum polarity better)
{
    struct indicator *indicator = ARENA_NEW(scene->fixture.arena, struct indicator);
    indicator->node = indicator->ref = scalar(scene, ref);
    indicator->index = scene->report.indicators.n;
    indicator->better = (uint8_t)better;
    VEC_PUSH(scene->fixture.arena, &scene->report.indicators, indicator);
    return indicator;
}

/* The values of a column of the file. */
static struct area_series *add_series(struct scene *scene, struct indicator *indicator, const char *period,
                                      uint32_t column)
{
    struct area_series *series = ARENA_NEW(scene->fixture.arena, struct area_series);
    series->source = scene->source;
    series->indicator = indicator;
    series->period = rich(scene, period);
    for (uint32_t r = 1; r < scene->source->csv->nrows; r++) {
        struct area_value value = {.area = scene->report.areas.items[r - 1],
                                   .text = scene->source->csv->rows[r].cells[column],
                                   .row = r,
                                   .column = column};
        VEC_PUSH(scene->fixture.arena, &series->values, value);
    }
    VEC_PUSH(scene->fixture.arena, &scene->report.series, series);
    return series;
}

static void give(struct scene *scene, struct indicator *indicator, const char *group, const char *period,
                 const char *value, const char *rank)
{
    struct comparator *items = ARENA_ARRAY(scene->fixture.arena, struct comparator, indicator->comparators.n + 1);
    if (indicator->comparators.n)
        memcpy(items, indicator->comparators.items, indicator->comparators.n * sizeof(*items));
    items[indicator->comparators.n++] = (struct comparator){.group = scalar(scene, group),
                                                            .period = rich(scene, period),
                                                            .value = rich(scene, value),
                                                            .rank = rich(scene, rank)};
    indicator->comparators.items = items;
}

static const struct figures *compute(struct scene *scene)
{
    return figures_compute(&(struct compute_job){.arena = scene->fixture.arena,
                                                 .diags = &scene->fixture.diags,
                                                 .report = &scene->report,
                                                 .style = scene->style});
}

static void close_scene(struct scene *scene)
{
    fixture_close(&scene->fixture);
}

static void assert_words(const struct rich *found, const char *expected)
{
    if (!expected) {
        assert_true(rich_empty(found));
        return;
    }
    assert_non_null(found);
    assert_non_null(found->node);
    assert_int_equal(found->nblocks, 1);
    assert_int_equal(found->blocks[0].nruns, 1);
    assert_text(found->blocks[0].runs[0].text, expected);
}

/* NULL: nothing is printed. */
static void assert_comparison(const struct figures *figures, const struct indicator *indicator,
                              const char *comparator, const char *period, const char *value, const char *rank)
{
    const struct comparison *found = figures_comparison(figures, indicator, str_from(comparator));
    assert_non_null(found);
    assert_words(found->period, period);
    assert_words(found->value, value);
    assert_words(found->rank, rank);
}

static void assert_counts(const struct figures *figures, const struct indicator *indicator, const char *comparator,
                          uint32_t areas, uint32_t missing)
{
    const struct comparison *found = figures_comparison(figures, indicator, str_from(comparator));
    assert_non_null(found);
    assert_int_equal(found->areas, areas);
    assert_int_equal(found->missing, missing);
}

static void cover(struct scene *scene, struct indicator *indicator, const char *over, enum message_part part)
{
    struct arena *arena = scene->fixture.arena;
    struct message *message = ARENA_NEW(arena, struct message);
    message->node = scalar(scene, "message");
    message->over.items = ARENA_ARRAY(arena, const struct node *, 1);
    message->over.items[0] = scalar(scene, over);
    message->over.n = 1;
    message->part = (uint8_t)part;
    indicator->messages = (struct list){message, 1};
}

static const char *const usual = "Area,Type,A,B\n"
                                 "Abberwick,Met,60.0%,12\n"
                                 "Bexley,Met,70.5%,n/a\n"
                                 "Corve,Shire,..,9\n"
                                 "Dunmere,Met,66.3%,10\n"
                                 "Ellen,Shire,80%,7\n"
                                 "Farle,Met,,3\n"
                                 "Gosl,Shire,90%,[x]\n";

static void areas_without_a_value_are_left_out_and_counted(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, usual);
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    struct indicator *b = add_indicator(&scene, "B", POLARITY_LOWER);
    add_series(&scene, a, "2008/09", 2);
    add_series(&scene, b, NULL, 3);
    const struct figures *figures = compute(&scene);
    assert_clean(&scene.fixture);
    assert_comparison(figures, a, "England", "2008/09", "73.36%", "In worst 25%"); /* 1 of 4 steps */
    assert_counts(figures, a, "England", 5, 2);
    assert_comparison(figures, a, "Metropolitan", "2008/09", "65.60%", "Average"); /* 196.8 / 3 */
    assert_counts(figures, a, "Metropolitan", 3, 1);
    assert_comparison(figures, b, "England", NULL, "8.20", "In worst 25%");
    assert_counts(figures, b, "England", 5, 2);
    assert_comparison(figures, b, "Metropolitan", NULL, "8.33", "Average");
    assert_counts(figures, b, "Metropolitan", 3, 1);
    close_scene(&scene);
}

static void polarity_says_which_end_is_best(void **state)
{
    static const struct {
        enum polarity better;
        const char *rank;
    } cases[] = {{POLARITY_HIGHER, "In worst 25%"},
                 {POLARITY_LOWER, "In best 25%"},
                 {POLARITY_RANGE, NULL},
                 {POLARITY_NONE, NULL},
                 {POLARITY_UNSAID, NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct scene scene;
        open_scene(&scene, usual);
        struct indicator *a = add_indicator(&scene, "A", cases[i].better);
        add_series(&scene, a, NULL, 2);
        const struct figures *figures = compute(&scene);
        assert_clean(&scene.fixture);
        assert_comparison(figures, a, "England", NULL, "73.36%", cases[i].rank);
        close_scene(&scene);
    }
}

static void measures_and_digits_are_those_of_the_comparator(void **state)
{
    static const struct {
        enum measure measure;
        enum polarity better;
        int32_t decimals;
        const char *value;
    } cases[] = {
        {MEASURE_MEAN, POLARITY_HIGHER, 0, "73%"},
        {MEASURE_MEAN, POLARITY_HIGHER, 1, "73.4%"},
        {MEASURE_MEAN, POLARITY_HIGHER, 4, "73.3600%"},
        {MEASURE_MEDIAN, POLARITY_LOWER, 1, "70.5%"},
        {MEASURE_TOP_QUARTILE, POLARITY_HIGHER, 1, "80.0%"},
        {MEASURE_TOP_QUARTILE, POLARITY_LOWER, 1, "66.3%"},
        {MEASURE_TOP_QUARTILE, POLARITY_UNSAID, 1, "80.0%"},
        {MEASURE_BOTTOM_QUARTILE, POLARITY_HIGHER, 1, "66.3%"},
        {MEASURE_BOTTOM_QUARTILE, POLARITY_LOWER, 1, "80.0%"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct scene scene;
        open_scene(&scene, usual);
        scene.report.comparators.items[0]->measure = (uint8_t)cases[i].measure;
        scene.report.comparators.items[0]->decimals = cases[i].decimals;
        struct indicator *a = add_indicator(&scene, "A", cases[i].better);
        add_series(&scene, a, NULL, 2);
        const struct comparison *found = figures_comparison(compute(&scene), a, STR("England"));
        assert_non_null(found);
        assert_words(found->value, cases[i].value);
        assert_int_equal(found->computed.scale, cases[i].decimals);
        close_scene(&scene);
    }
}

static void what_the_report_gives_is_shown(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, usual);
    struct indicator *some = add_indicator(&scene, "A", POLARITY_HIGHER);
    struct indicator *none = add_indicator(&scene, "C", POLARITY_HIGHER);
    give(&scene, some, "England", NULL, "72.79%", NULL);
    give(&scene, some, "Metropolitan", "2008/09", NULL, "(See comment)");
    give(&scene, none, "England", "2008", "12.5%", "Average");
    give(&scene, none, "Metropolitan", NULL, NULL, NULL);
    struct area_series *series = add_series(&scene, some, "2008/09", 2);
    const struct figures *figures = compute(&scene);
    assert_clean(&scene.fixture);
    assert_comparison(figures, some, "England", "2008/09", "72.79%", "In worst 25%");
    assert_comparison(figures, some, "Metropolitan", "2008/09", "65.60%", "(See comment)");
    assert_comparison(figures, none, "England", "2008", "12.5%", "Average");
    assert_null(figures_comparison(figures, none, STR("Metropolitan")));
    assert_null(figures_comparison(figures, none, STR("Wales")));
    /* What was computed stays beside it, to be compared. */
    const struct comparison *found = figures_comparison(figures, some, STR("England"));
    assert_ptr_equal(found->series, series);
    assert_int_equal(found->computed.units, 7336);
    assert_int_equal(found->computed.scale, 2);
    found = figures_comparison(figures, some, STR("Metropolitan"));
    assert_text(found->band, "Average");
    found = figures_comparison(figures, none, STR("England"));
    assert_null(found->series);
    assert_int_equal(found->band.len, 0);
    close_scene(&scene);
}

static void words_in_place_of_the_figure_stand_alone(void **state)
{
    static const char *const words[] = {"Not calculated", "(See comment)", "n/a"};
    (void)state;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct scene scene;
        open_scene(&scene, usual);
        struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
        give(&scene, a, "England", NULL, words[i], NULL);
        add_series(&scene, a, "2008/09", 2);
        const struct figures *figures = compute(&scene);
        assert_clean(&scene.fixture);
        assert_comparison(figures, a, "England", NULL, words[i], NULL);
        assert_comparison(figures, a, "Metropolitan", "2008/09", "65.60%", "Average");
        close_scene(&scene);
    }
}

static void the_period_chooses_the_series(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, usual);
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    struct indicator *b = add_indicator(&scene, "B", POLARITY_HIGHER);
    give(&scene, a, "England", " 2007/08\n", NULL, NULL);
    give(&scene, b, "England", "2007/08", "9.1", NULL);
    add_series(&scene, a, "2007/08", 2);
    add_series(&scene, b, NULL, 2);
    add_series(&scene, a, "2008/09", 3);
    add_series(&scene, b, "2008/09", 3);
    const struct figures *figures = compute(&scene);
    assert_clean(&scene.fixture);
    assert_comparison(figures, a, "England", " 2007/08\n", "73.36%", "In worst 25%");
    assert_comparison(figures, a, "Metropolitan", "2008/09", "8.33", "Average");
    /* Values without a period are those of any. */
    assert_comparison(figures, b, "England", "2007/08", "9.1", "In worst 25%");
    assert_comparison(figures, b, "Metropolitan", "2008/09", "8.33", "Average");
    close_scene(&scene);
}

static void of_two_files_the_fuller_one_counts(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, usual);
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    add_comparator(&scene, "Ellen", "Ellen");
    struct area_series *all = add_series(&scene, a, "2008/09", 2);
    struct area_series *few = add_series(&scene, a, "2008/09", 3);
    few->values.items += 4; /* Ellen, Farle and Gosl */
    few->values.n = 3;
    const struct figures *figures = compute(&scene);
    assert_clean(&scene.fixture);
    assert_ptr_equal(figures_comparison(figures, a, STR("England"))->series, all);
    assert_ptr_equal(figures_comparison(figures, a, STR("Metropolitan"))->series, all);
    assert_ptr_equal(figures_comparison(figures, a, STR("Ellen"))->series, few); /* the last of equals */
    assert_comparison(figures, a, "Ellen", "2008/09", "7.00", NULL);
    close_scene(&scene);
}

static void periods_that_no_file_has_are_reported_when_a_figure_is_wanted(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, usual);
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    give(&scene, a, "England", "2008-09", NULL, NULL);
    add_series(&scene, a, "2007/08", 2);
    add_series(&scene, a, "2008/09", 3);
    const struct figures *figures = compute(&scene);
    uint32_t line = LIST_AT(a->comparators, const struct comparator, 0)->period->node->mark.line;
    assert_only(&scene.fixture, DIAG_AREA_PERIOD, line, "2007/08, 2008/09");
    assert_comparison(figures, a, "England", "2008-09", NULL, NULL);
    close_scene(&scene);

    open_scene(&scene, usual);
    a = add_indicator(&scene, "A", POLARITY_HIGHER);
    struct indicator *other = add_indicator(&scene, "B", POLARITY_HIGHER);
    give(&scene, a, "England", "2006/07", "61%", NULL);
    give(&scene, other, "England", "2006/07", NULL, NULL);
    add_series(&scene, a, "2007/08", 2);
    figures = compute(&scene);
    assert_clean(&scene.fixture);
    assert_comparison(figures, a, "England", "2006/07", "61%", NULL);
    assert_null(figures_comparison(figures, a, STR("England"))->series);
    close_scene(&scene);
}

static void cells_that_are_not_understood_are_reported_at_their_place(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, "Area,Type,A\n"
                       "Abberwick,Met,60%\n"
                       "Bexley,Met,70\n"
                       "Corve,Met,6O%\n"
                       "Dunmere,Met,61%\n"
                       "Ellen,Met,40% to 60%\n"
                       "Farle,Met,£12\n"
                       "Gosl,Met,62%\n");
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    add_series(&scene, a, NULL, 2);
    const struct figures *figures = compute(&scene);
    static const uint32_t lines[] = {3, 4, 6, 7};
    assert_int_equal(scene.fixture.diags.n, 4);
    for (uint32_t i = 0; i < 4; i++) {
        const struct diag *diag = scene.fixture.diags.items[i];
        assert_int_equal(diag->code, DIAG_AREA_VALUE);
        assert_int_equal(diag->mark.line, lines[i]);
        assert_int_equal(diag->mark.file, scene.source->csv->file);
    }
    assert_int_equal(scene.fixture.diags.items[0]->mark.col, 12);
    assert_comparison(figures, a, "England", NULL, "61.00%", "Average");
    assert_counts(figures, a, "England", 3, 4);
    close_scene(&scene);
}

static void figures_of_different_digits_are_the_same(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, "Area,Type,A\n"
                       "Abberwick,Met,35.00\n"
                       "Bexley,Met,34.999\n"
                       "Dunmere,Met,35\n"
                       "Ellen,Met,35.001\n"
                       "Farle,Met,36\n");
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    add_series(&scene, a, NULL, 2);
    const struct figures *figures = compute(&scene);
    assert_clean(&scene.fixture);
    assert_comparison(figures, a, "England", NULL, "35.20", "In worst 25%"); /* one smaller, as one equal */
    close_scene(&scene);
}

static void too_many_digits_are_reported(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, "Area,Type,A\n"
                       "Abberwick,Met,1.000000000000\n"
                       "Bexley,Met,\"999,999,999\"\n"
                       "Dunmere,Met,2\n");
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    add_series(&scene, a, NULL, 2);
    const struct figures *figures = compute(&scene);
    assert_only(&scene.fixture, DIAG_AREA_VALUE, 3, NULL);
    assert_comparison(figures, a, "England", NULL, "1.50", "In best 5%");
    close_scene(&scene);
}

static void averages_that_are_too_long_are_reported(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, "Area,Type,A\nAbberwick,Met,99999999999999999\nDunmere,Met,99999999999999998\n");
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    add_series(&scene, a, "2008/09", 2);
    scene.report.comparators.items[1]->decimals = 1;
    const struct figures *figures = compute(&scene);
    assert_only(&scene.fixture, DIAG_AREA_VALUE, scene.report.comparators.items[0]->id->mark.line, "decimals");
    assert_null(figures_comparison(figures, a, STR("England")));
    assert_comparison(figures, a, "Metropolitan", "2008/09", "99999999999999998.5", "In worst 5%");
    close_scene(&scene);
}

static void an_authority_outside_the_group_may_have_no_rank(void **state)
{
    static const char *const above = "Area,Type,A\nAbberwick,Met,60%\nBexley,Met,70%\nDunmere,Shire,71%\n";
    static const char *const between = "Area,Type,A\nAbberwick,Met,60%\nBexley,Met,70%\nDunmere,Shire,66%\n";
    (void)state;
    struct scene scene;
    open_scene(&scene, above);
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    add_series(&scene, a, NULL, 2);
    const struct figures *figures = compute(&scene);
    assert_only(&scene.fixture, DIAG_RANK_OUTSIDE, scene.report.comparators.items[1]->id->mark.line, "Dunmere");
    assert_comparison(figures, a, "England", NULL, "67.00%", "In best 5%");
    assert_comparison(figures, a, "Metropolitan", NULL, "65.00%", NULL);
    close_scene(&scene);

    open_scene(&scene, above);
    a = add_indicator(&scene, "A", POLARITY_HIGHER);
    struct indicator *without = add_indicator(&scene, "B", POLARITY_NONE);
    give(&scene, a, "Metropolitan", NULL, NULL, "(See comment)");
    add_series(&scene, a, NULL, 2);
    add_series(&scene, without, NULL, 2);
    assert_comparison(compute(&scene), a, "Metropolitan", NULL, "65.00%", "(See comment)");
    assert_clean(&scene.fixture);
    close_scene(&scene);

    open_scene(&scene, between);
    a = add_indicator(&scene, "A", POLARITY_HIGHER);
    add_series(&scene, a, NULL, 2);
    assert_comparison(compute(&scene), a, "Metropolitan", NULL, "65.00%", "Average"); /* 0.6 of the way */
    assert_clean(&scene.fixture);
    close_scene(&scene);
}

static void nothing_is_missed_below_a_message(void **state)
{
    static const struct {
        const char *over;
        enum message_part part;
        bool silent; /* of the period that no file has; of the rank that there is not */
        bool rank_silent;
    } cases[] = {
        {"Metropolitan", PART_ALL, true, true},    {"Metropolitan", PART_RANK, false, true},
        {"Metropolitan", PART_VALUE, true, false}, {"Metropolitan", PART_PERIOD, false, false},
        {"England", PART_ALL, false, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct scene scene;
        open_scene(&scene, "Area,Type,A\nAbberwick,Met,60%\nBexley,Met,70%\nDunmere,Shire,71%\n");
        struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
        struct indicator *b = add_indicator(&scene, "B", POLARITY_HIGHER);
        give(&scene, a, "Metropolitan", "2010", NULL, NULL);
        cover(&scene, a, cases[i].over, cases[i].part);
        cover(&scene, b, cases[i].over, cases[i].part);
        add_series(&scene, a, "2008/09", 2);
        add_series(&scene, b, "2008/09", 2);
        compute(&scene);
        assert_int_equal(scene.fixture.diags.n, !cases[i].silent + !cases[i].rank_silent);
        close_scene(&scene);
    }
}

static void a_rank_needs_the_authoritys_value_and_others(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, "Area,Type,A,B,C\n"
                       "Abberwick,Met,60%,..,\n"
                       "Bexley,Shire,70%,..,*\n"
                       "Dunmere,Met,-,50%,n/a\n");
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    struct indicator *b = add_indicator(&scene, "B", POLARITY_HIGHER);
    struct indicator *c = add_indicator(&scene, "C", POLARITY_HIGHER);
    add_series(&scene, a, NULL, 2);
    add_series(&scene, b, NULL, 3);
    add_series(&scene, c, "2008/09", 4);
    const struct figures *figures = compute(&scene);
    assert_clean(&scene.fixture);
    assert_comparison(figures, a, "England", NULL, "65.00%", NULL);
    assert_comparison(figures, b, "England", NULL, "50.00%", NULL);
    assert_null(figures_comparison(figures, c, STR("England")));
    close_scene(&scene);

    open_scene(&scene, usual);
    scene.report.authority = NULL;
    a = add_indicator(&scene, "A", POLARITY_HIGHER);
    add_series(&scene, a, NULL, 2);
    assert_comparison(compute(&scene), a, "England", NULL, "73.36%", NULL);
    assert_clean(&scene.fixture);
    close_scene(&scene);
}

static void a_comparator_may_name_single_areas(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, usual);
    add_comparator(&scene, "Neighbour", "Ellen");
    add_comparator(&scene, "Nobody", "Met ");
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    add_series(&scene, a, NULL, 2);
    const struct figures *figures = compute(&scene);
    assert_comparison(figures, a, "Neighbour", NULL, "80.00%", NULL);
    assert_counts(figures, a, "Neighbour", 1, 0);
    assert_counts(figures, a, "Nobody", 3, 1); /* spaces round a name do not matter */
    close_scene(&scene);
}

/* 257 areas with 0, 1 ... 256 times a power of ten, less an offset, in a mixed order: the order, and so the median
 * and the rank, are the same however many digits there are. */
static void figures_of_any_size_are_put_in_order(void **state)
{
    static const struct {
        int64_t step, offset;
    } cases[] = {
        {1, 0}, {1, 300}, {100, 12800}, {100000, 7}, {INT64_C(10000000000), 5}, {INT64_C(1000000000000000), 1}};
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct buf csv = {0};
        buf_puts(&csv, "Area,Type,A\n");
        for (int64_t a = 0; a < 257; a++)
            buf_printf(&csv, "%s%d,Met,%lld\n", a == 1 ? "Dunmere" : "Area", (int)a,
                       (long long)(a * 100 % 257 * cases[i].step - cases[i].offset));
        buf_putc(&csv, '\0');
        struct scene scene;
        open_scene(&scene, csv.bytes);
        scene.report.authority = scene.report.areas.items[1]; /* the 101st from below */
        scene.report.comparators.items[0]->measure = MEASURE_MEDIAN;
        scene.report.comparators.items[0]->decimals = 0;
        scene.report.comparators.n = 1;
        struct indicator *a = add_indicator(&scene, "A", POLARITY_LOWER);
        add_series(&scene, a, NULL, 2);
        const struct comparison *found = figures_comparison(compute(&scene), a, STR("England"));
        assert_clean(&scene.fixture);
        assert_true(found->computed.units == 128 * cases[i].step - cases[i].offset);
        assert_text(found->band, "Average");
        scene.report.authority = scene.report.areas.items[18]; /* 18 * 100 = 7 * 257 + 1: the second */
        assert_text(figures_comparison(compute(&scene), a, STR("England"))->band, "In best 5%");
        buf_free(&csv);
        close_scene(&scene);
    }
}

static void bare_numbers_are_printed_as_the_indicators_own(void **state)
{
    static const struct {
        const char *own, *value;
    } cases[] = {
        {"66.3%", "8.20%"}, {"£12", "£8.20"}, {"£1.2m", "8.20"}, {"12", "8.20"}, {"n/a", "8.20"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct scene scene;
        open_scene(&scene, usual);
        struct indicator *b = add_indicator(&scene, "B", POLARITY_UNSAID);
        struct observation observation = {.value = rich(&scene, cases[i].own)};
        observation.node = observation.value->node;
        b->observed[KIND_ACTUAL] = (struct list){&observation, 1};
        add_series(&scene, b, NULL, 3);
        assert_comparison(compute(&scene), b, "England", NULL, cases[i].value, NULL);
        close_scene(&scene);
    }
}

static void figures_are_printed_in_the_manner_of_the_file(void **state)
{
    static const struct {
        const char *first, *second, *value;
    } cases[] = {
        {"-10.5%", "-12%", "-11.25%"},
        {"\"1,317\"", "\"1,551\"", "1,434.00"},
        {"\"£1,000\"", "\"£3,000\"", "£2,000.00"},
        {"£1m", "£2m", "£1.50m"},
        {"£900k", "£1.1m", "£1,000,000.00"},
        {"950", "1550", "1250.00"},
        {"-1.5", "+2.5", "+0.50"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct scene scene;
        char csv[200];
        snprintf(csv, sizeof(csv), "Area,Type,A\nBexley,Met,%s\nDunmere,Met,%s\n", cases[i].first, cases[i].second);
        open_scene(&scene, csv);
        struct indicator *a = add_indicator(&scene, "A", POLARITY_UNSAID);
        add_series(&scene, a, NULL, 2);
        assert_comparison(compute(&scene), a, "England", NULL, cases[i].value, NULL);
        assert_clean(&scene.fixture);
        close_scene(&scene);
    }
}

static void the_dump_tells_given_from_computed(void **state)
{
    (void)state;
    struct scene scene;
    struct buf out = {0};
    open_scene(&scene, usual);
    struct indicator *a = add_indicator(&scene, "A", POLARITY_HIGHER);
    struct indicator *b = add_indicator(&scene, "B", POLARITY_HIGHER);
    give(&scene, a, "England", NULL, "72.79%", "(See comment)");
    give(&scene, b, "England", "2008", NULL, NULL);
    add_series(&scene, a, "2008/09", 2);
    figures_dump(&out, compute(&scene));
    assert_text((struct str){out.bytes, (uint32_t)out.len},
                "indicator A\n"
                "  comparator England: 2008/09 72.79% (given) (See comment) (given); computed 73.36 In worst 25%, "
                "5 areas, 2 missing\n"
                "  comparator Metropolitan: 2008/09 65.60% Average; computed 65.60 Average, 3 areas, 1 missing\n"
                "indicator B\n"
                "  comparator England: 2008 (given)\n");
    buf_free(&out);
    close_scene(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_without_a_value_are_left_out_and_counted),
        cmocka_unit_test(polarity_says_which_end_is_best),
        cmocka_unit_test(measures_and_digits_are_those_of_the_comparator),
        cmocka_unit_test(what_the_report_gives_is_shown),
        cmocka_unit_test(words_in_place_of_the_figure_stand_alone),
        cmocka_unit_test(the_period_chooses_the_series),
        cmocka_unit_test(of_two_files_the_fuller_one_counts),
        cmocka_unit_test(periods_that_no_file_has_are_reported_when_a_figure_is_wanted),
        cmocka_unit_test(cells_that_are_not_understood_are_reported_at_their_place),
        cmocka_unit_test(figures_of_different_digits_are_the_same),
        cmocka_unit_test(too_many_digits_are_reported),
        cmocka_unit_test(averages_that_are_too_long_are_reported),
        cmocka_unit_test(an_authority_outside_the_group_may_have_no_rank),
        cmocka_unit_test(nothing_is_missed_below_a_message),
        cmocka_unit_test(a_rank_needs_the_authoritys_value_and_others),
        cmocka_unit_test(a_comparator_may_name_single_areas),
        cmocka_unit_test(figures_of_any_size_are_put_in_order),
        cmocka_unit_test(bare_numbers_are_printed_as_the_indicators_own),
        cmocka_unit_test(figures_are_printed_in_the_manner_of_the_file),
        cmocka_unit_test(the_dump_tells_given_from_computed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
