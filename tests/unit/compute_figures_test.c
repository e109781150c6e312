/* Statuses against the shipped layout, and what report and layout say of each other. The reports are built by hand,
 * so that nothing but compute is tested. */
#include "style_fixture.h"

#include "compute/figures.h"

struct scene {
    struct fixture fixture;
    struct style *style;
    struct report report;
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

static void open_scene(struct scene *scene)
{
    memset(scene, 0, sizeof(*scene));
    fixture_open(&scene->fixture, NULL);
    scene->style = fixture_load(&scene->fixture, "quarterly");
    assert_non_null(scene->style);
    scene->report.arena = scene->fixture.arena;
    map_init(&scene->report.period_by_id, scene->fixture.arena);
    map_init(&scene->report.period_by_role, scene->fixture.arena);
    map_init(&scene->report.comparator_by_id, scene->fixture.arena);
}

static struct figures *compute(struct scene *scene)
{
    return figures_compute(&(struct compute_job){.arena = scene->fixture.arena,
                                                 .diags = &scene->fixture.diags,
                                                 .report = &scene->report,
                                                 .style = scene->style});
}

static struct period *add_period(struct scene *scene, const char *id, const char *role)
{
    struct period *period = ARENA_NEW(scene->fixture.arena, struct period);
    period->id = period->node = scalar(scene, id);
    map_put(&scene->report.period_by_id, node_text(period->id), period);
    if (role) {
        period->role = scalar(scene, role);
        map_put(&scene->report.period_by_role, node_text(period->role), period);
    }
    return period;
}

static struct indicator *add_indicator(struct scene *scene, const char *ref)
{
    struct indicator *indicator = ARENA_NEW(scene->fixture.arena, struct indicator);
    indicator->node = indicator->ref = scalar(scene, ref);
    indicator->index = scene->report.indicators.n;
    VEC_PUSH(scene->fixture.arena, &scene->report.indicators, indicator);
    return indicator;
}

static void give(struct scene *scene, struct indicator *indicator, struct period *period, const char *word,
                 const char *against)
{
    struct given_status *items = ARENA_ARRAY(scene->fixture.arena, struct given_status, indicator->status.n + 1);
    if (indicator->status.n) {
        memcpy(items, indicator->status.items, indicator->status.n * sizeof(*items));
    }
    struct given_status *given = &items[indicator->status.n++];
    given->node = given->word = scalar(scene, word);
    given->of = period;
    given->against = against ? scalar(scene, against) : NULL;
    indicator->status.items = items;
}

static struct activity *add_activity(struct scene *scene, const char *ref, const char *status)
{
    struct activity *activity = ARENA_NEW(scene->fixture.arena, struct activity);
    activity->node = activity->ref = scalar(scene, ref);
    activity->status = status ? scalar(scene, status) : NULL;
    activity->index = scene->report.activities.n;
    VEC_PUSH(scene->fixture.arena, &scene->report.activities, activity);
    return activity;
}

/* A section with one block. */
static struct view *activity_view(struct view *view)
{
    view->kind = VIEW_ACTIVITIES;
    return view;
}

static struct block *add_block(struct scene *scene)
{
    struct section *section = ARENA_NEW(scene->fixture.arena, struct section);
    struct block *block = ARENA_NEW(scene->fixture.arena, struct block);
    section->node = block->node = scalar(scene, "block");
    section->content = (struct list){block, 1};
    VEC_PUSH(scene->fixture.arena, &scene->report.sections, section);
    return block;
}

static struct view *view(struct scene *scene, const char *table)
{
    struct view *made = ARENA_NEW(scene->fixture.arena, struct view);
    made->node = scalar(scene, "view");
    made->table = table ? scalar(scene, table) : NULL;
    return made;
}

static void declare_quarterly_periods(struct scene *scene)
{
    add_period(scene, "08/09", "before-last-year");
    add_period(scene, "09/10", "last-year");
    add_period(scene, "10/11", "this-year");
    add_period(scene, "Q1", "previous");
    add_period(scene, "Q2", "now");
    map_put(&scene->report.comparator_by_id, STR("England"), scene);
    map_put(&scene->report.comparator_by_id, STR("Metropolitan"), scene);
}

static void statuses_are_those_of_the_layout(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene);
    struct period *q1 = add_period(&scene, "Q1", NULL), *q2 = add_period(&scene, "Q2", NULL);
    struct indicator *bare = add_indicator(&scene, "NI 1"), *full = add_indicator(&scene, "NI 2");
    give(&scene, full, q1, "worse", NULL);
    give(&scene, full, q2, " green ", NULL);
    give(&scene, full, q2, "within", "last-year");
    const struct figures *figures = compute(&scene);
    assert_clean(&scene.fixture);
    assert_null(figures_status(figures, bare, KIND_ACTUAL, q1, STR("target")));
    assert_text(node_text(figures_status(figures, full, KIND_ACTUAL, q1, STR("target"))->look->id), "worse");
    assert_text(node_text(figures_status(figures, full, KIND_ACTUAL, q2, STR("target"))->look->id), "better");
    assert_text(node_text(figures_status(figures, full, KIND_ACTUAL, q2, STR("last-year"))->look->id), "within");
    assert_null(figures_status(figures, full, KIND_ACTUAL, q1, STR("last-year")));
    fixture_close(&scene.fixture);
}

static void words_that_say_none_are_kept(void **state)
{
    static const char *const words[] = {"-",      "–",      "n/a", "N/A",         "Not available",
                                        "New PI", "NEW PI", "TBC", "See comment", ""};
    (void)state;
    struct scene scene;
    open_scene(&scene);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        add_activity(&scene, "A", words[i]);
    }
    struct activity *none = add_activity(&scene, "B", NULL);
    const struct figures *figures = compute(&scene);
    assert_clean(&scene.fixture);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        const struct status_figure *figure = figures_activity_status(figures, scene.report.activities.items[i]);
        assert_non_null(figure);
        assert_null(figure->look);
        assert_text(figure->text, words[i]);
    }
    assert_null(figures_activity_status(figures, none));
    fixture_close(&scene.fixture);
}

static void unknown_statuses_are_errors_with_a_suggestion(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene);
    struct activity *activity = add_activity(&scene, "A", "wrose");
    uint32_t line = activity->status->mark.line;
    const struct figures *figures = compute(&scene);
    assert_only(&scene.fixture, DIAG_STATUS_UNKNOWN, line, "did you mean `worse`?");
    assert_null(figures_activity_status(figures, activity)->look);
    fixture_close(&scene.fixture);

    open_scene(&scene);
    add_activity(&scene, "A", "splendid progress");
    compute(&scene);
    assert_only(&scene.fixture, DIAG_STATUS_UNKNOWN, scene.line, "better, within, worse, good, fair, poor");
    fixture_close(&scene.fixture);
}

static void columns_need_their_periods_and_comparators(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene);
    struct block *block = add_block(&scene), *again = add_block(&scene);
    block->view = view(&scene, NULL);
    again->view = view(&scene, "indicators");
    compute(&scene);
    /* Six columns of figures and two comparators, for two tables in use: each once. */
    assert_int_equal(scene.fixture.diags.n, 8);
    for (uint32_t i = 0; i < 8; i++) {
        assert_int_equal(scene.fixture.diags.items[i]->mark.line, block->view->node->mark.line);
    }
    fixture_close(&scene.fixture);

    open_scene(&scene);
    declare_quarterly_periods(&scene);
    add_block(&scene)->view = view(&scene, NULL);
    add_block(&scene)->view = activity_view(view(&scene, "activities"));
    compute(&scene);
    assert_clean(&scene.fixture);
    fixture_close(&scene.fixture);
}

static void tables_have_to_be_there_and_of_the_kind(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene);
    struct view *unknown = view(&scene, "indicatrs");
    add_block(&scene)->view = unknown;
    compute(&scene);
    assert_only(&scene.fixture, DIAG_TABLE_UNKNOWN, unknown->table->mark.line, "did you mean `indicators`?");
    fixture_close(&scene.fixture);

    open_scene(&scene);
    struct view *other = view(&scene, "indicators");
    add_block(&scene)->view = activity_view(other);
    compute(&scene);
    assert_only(&scene.fixture, DIAG_TABLE_UNKNOWN, other->table->mark.line, NULL);
    fixture_close(&scene.fixture);
}

static void keys_pages_and_written_columns_are_checked(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene);
    struct key_entry entry = {.status = scalar(&scene, "-")};
    struct key_block key = {.entries = {&entry, 1}};
    add_block(&scene)->key = &key;
    compute(&scene);
    assert_only(&scene.fixture, DIAG_STATUS_UNKNOWN, entry.status->mark.line, "better");
    fixture_close(&scene.fixture);

    open_scene(&scene);
    add_block(&scene);
    scene.report.sections.items[0]->page = scalar(&scene, "lanscape");
    compute(&scene);
    assert_only(&scene.fixture, DIAG_SECTION_PAGE, scene.line, "did you mean `landscape`?");
    fixture_close(&scene.fixture);

    open_scene(&scene);
    struct table_column columns[2] = {{.width = scalar(&scene, "2cm"), .align = scalar(&scene, "right")},
                                      {.width = scalar(&scene, "wide"), .align = scalar(&scene, "middle")}};
    struct table_block table = {.node = scalar(&scene, "table"), .columns = {columns, 2}};
    add_block(&scene)->table = &table;
    compute(&scene);
    assert_int_equal(scene.fixture.diags.n, 2);
    assert_int_equal(scene.fixture.diags.items[0]->code, DIAG_WIDTH_BAD);
    assert_int_equal(scene.fixture.diags.items[1]->code, DIAG_ALIGN_BAD);
    fixture_close(&scene.fixture);
}

static void periods_go_by_role_then_by_name(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene);
    struct period *first = add_period(&scene, "now", NULL), *second = add_period(&scene, "Q2", "now");
    assert_ptr_equal(figures_period(&scene.report, STR("now")), second);
    assert_ptr_equal(figures_period(&scene.report, STR("Q2")), second);
    assert_ptr_not_equal(figures_period(&scene.report, STR("now")), first);
    assert_null(figures_period(&scene.report, STR("Q3")));
    fixture_close(&scene.fixture);
}

static void the_dump_is_stable(void **state)
{
    (void)state;
    struct scene scene;
    struct buf out = {0};
    open_scene(&scene);
    struct period *q2 = add_period(&scene, "Q2", "now");
    give(&scene, add_indicator(&scene, "NI 059"), q2, "worse", NULL);
    add_indicator(&scene, "NI 062");
    add_activity(&scene, "HW2.2a", "-");
    add_activity(&scene, "CS1.1e", "good");
    figures_dump(&out, compute(&scene));
    assert_text((struct str){out.bytes, (uint32_t)out.len},
                "indicator NI 059\n"
                "  status Q2 against target: worse (Worse than target limits)\n"
                "indicator NI 062\n"
                "activity HW2.2a\n"
                "  status: \"-\"\n"
                "activity CS1.1e\n"
                "  status: good (Good (ahead of schedule))\n");
    buf_free(&out);
    fixture_close(&scene.fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses_are_those_of_the_layout),
        cmocka_unit_test(words_that_say_none_are_kept),
        cmocka_unit_test(unknown_statuses_are_errors_with_a_suggestion),
        cmocka_unit_test(columns_need_their_periods_and_comparators),
        cmocka_unit_test(tables_have_to_be_there_and_of_the_kind),
        cmocka_unit_test(keys_pages_and_written_columns_are_checked),
        cmocka_unit_test(periods_go_by_role_then_by_name),
        cmocka_unit_test(the_dump_is_stable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
