/* Observations and areas from CSV files. The files stand beside the report, in a folder of their own. */
#include "check_fixture.h"

#include <sys/stat.h>

#include "base/buf.h"
#include "compute/figures.h"

struct scene {
    struct world world;
    char folder[64];
    struct doc *doc;
    struct report *report;
    char *said;
};

static int make(void **state)
{
    struct scene *scene = calloc(1, sizeof(*scene));
    if (!scene)
        return -1;
    strcpy(scene->folder, "/tmp/orderpaper-csv-XXXXXX");
    world_begin(&scene->world);
    *state = scene;
    return mkdtemp(scene->folder) ? 0 : -1;
}

static void in_folder(const struct scene *scene, char *path, const char *name)
{
    snprintf(path, 128, "%s/%s", scene->folder, name);
}

static int drop(void **state)
{
    static const char *const names[] = {"report.yaml", "a.csv", "b.csv"};
    struct scene *scene = *state;
    char path[128];
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        in_folder(scene, path, names[i]);
        unlink(path);
    }
    rmdir(scene->folder);
    free(scene->said);
    world_end(&scene->world);
    free(scene);
    return 0;
}

static void put(const struct scene *scene, const char *name, const char *bytes, size_t n)
{
    char path[128];
    in_folder(scene, path, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

/* Checks a report of four periods and two indicators, with further YAML, and one or two CSV files (NULL: none). */
static void check(struct scene *scene, const char *yaml, const char *a, const char *b)
{
    char path[128];
    struct buf text = {0};
    buf_puts(&text, "report: {title: T, organisation: Anytown}\n"
                    "periods: {Q1: , Q2: {label: Quarter *2*, role: now}, 09/10: , 10/11: }\n"
                    "sections: [{heading: H, content: [indicators: {}]}]\n");
    buf_puts(&text, yaml);
    put(scene, "report.yaml", text.bytes, text.len);
    buf_free(&text);
    if (a)
        put(scene, "a.csv", a, strlen(a));
    if (b)
        put(scene, "b.csv", b, strlen(b));
    in_folder(scene, path, "report.yaml");
    scene->doc = load_main(&scene->world.loader, str_dup(scene->world.arena, str_from(path)));
    assert_non_null(scene->doc->root);
    scene->report = check_report(&scene->world.loader, scene->doc);
}

#define TWO "indicators: [{ref: NI 1, definition: One}, {ref: NI 2, definition: Two}]\n"

/* All messages as they are printed. */
static const char *say(struct scene *scene)
{
    size_t size;
    free(scene->said);
    scene->said = NULL;
    FILE *file = open_memstream(&scene->said, &size);
    assert_non_null(file);
    diags_print(&scene->world.diags, file, false);
    assert_int_equal(fclose(file), 0);
    return scene->said;
}

static void assert_said(struct scene *scene, const char *words)
{
    if (!strstr(say(scene), words))
        fail_msg("not said: %s\n%s", words, scene->said);
}

static void assert_nothing_said(struct scene *scene)
{
    assert_string_equal(say(scene), "");
}

static const struct indicator *indicator(const struct scene *scene, uint32_t i)
{
    return scene->report->indicators.items[i];
}

/* `period value; ...` */
static void assert_observed(struct scene *scene, uint32_t i, enum kind kind, const char *expected)
{
    const struct list *list = &indicator(scene, i)->observed[kind];
    struct buf out = {0};
    for (uint32_t j = 0; j < list->n; j++) {
        const struct observation *seen = LIST_AT(*list, struct observation, j);
        assert_non_null(seen->of);
        assert_true(str_eq(node_text(seen->of->id), node_text(seen->period)));
        buf_printf(&out, "%s" PRIstr " " PRIstr, j ? "; " : "", STR_ARG(node_text(seen->period)),
                   STR_ARG(rich_plain(scene->world.arena, seen->value)));
    }
    buf_putc(&out, '\0');
    assert_string_equal(out.bytes, expected);
    buf_free(&out);
}

static void long_tables_hold_one_figure_in_a_row(void **state)
{
    struct scene *scene = *state;
    check(scene, "data: [a.csv]\n" TWO,
          "Ref,PERIOD,kind,Value,Status,Reason,comment\n"
          "NI 1,Q1,actual,5%,,,\n"
          "NI 1,Q1,Target,\"1,317\",worse,,Late.\n"
          "NI 2,Q2,,- 7*,,,\n"
          "NI 1,10/11,forecast,..,better,We think so.,Late.\n"
          "NI 2,Q1,,,,,\n",
          NULL);
    assert_nothing_said(scene);
    assert_observed(scene, 0, KIND_ACTUAL, "Q1 5%");
    assert_observed(scene, 0, KIND_TARGET, "Q1 1,317");
    assert_observed(scene, 0, KIND_FORECAST, "10/11 ..");
    assert_observed(scene, 1, KIND_ACTUAL, "Q2 - 7*");
    assert_int_equal(indicator(scene, 0)->status.n, 1);
    assert_int_equal(indicator(scene, 0)->forecast_status.n, 1);
    const struct given_status *status = indicator(scene, 0)->forecast_status.items;
    assert_true(str_eqz(node_text(status->word), "better"));
    assert_true(str_eqz(node_text(status->reason), "We think so."));
    assert_true(str_eqz(node_text(indicator(scene, 0)->comment->node), "Late."));
    const struct observation *seen = indicator(scene, 0)->observed[KIND_TARGET].items;
    assert_int_equal(seen->value->node->mark.line, 3);
    assert_int_equal(seen->value->node->mark.col, 17);
    assert_int_equal(seen->period->mark.col, 6);
}

static void wide_tables_hold_a_column_for_each(void **state)
{
    struct scene *scene = *state;
    check(scene,
          "data:\n"
          "  - file: a.csv\n"
          "    delimiter: tab\n"
          "    quote: \"'\"\n"
          "    skip: 3\n"
          "    period: Q2\n"
          "    columns:\n"
          "      reference: ref\n"
          "      'outturn 09/10': {period: 09/10}\n"
          "      Target: {period: 10/11}\n"
          "      Now: actual\n"
          "      RAG: {is: status, against: baseline}\n"
          "      Why: {is: reason, against: baseline}\n"
          "      One only: {is: estimate, ref: NI 1, period: Q1}\n"
          "      Notes: skip\n" TWO,
          "Figures of the council\n\nsaved on Monday\n"
          "Reference\t'Outturn\n09/10'\tTarget\tNow\tRAG\tWhy\tOne only\tNotes\tAction\n"
          "NI 1\t5\t6\t7\tworse\tRain\t\tx\t'- do\n- it'\n"
          "NI 2\t\t8\t9\t\t\t3\ty\n",
          NULL);
    assert_nothing_said(scene);
    assert_observed(scene, 0, KIND_ACTUAL, "09/10 5; Q2 7");
    assert_observed(scene, 0, KIND_TARGET, "10/11 6");
    assert_observed(scene, 0, KIND_ESTIMATE, "Q1 3");
    assert_observed(scene, 1, KIND_ACTUAL, "Q2 9");
    assert_observed(scene, 1, KIND_TARGET, "10/11 8");
    const struct given_status *status = indicator(scene, 0)->status.items;
    assert_int_equal(indicator(scene, 0)->status.n, 1);
    assert_true(str_eqz(node_text(status->against), "baseline"));
    assert_true(str_eqz(node_text(status->reason), "Rain"));
    assert_true(str_eqz(node_text(status->of->id), "Q2"));
    assert_int_equal(indicator(scene, 0)->action->nblocks, 2);
}

static void columns_may_be_numbered(void **state)
{
    struct scene *scene = *state;
    check(
        scene,
        "data:\n"
        "  - {file: a.csv, header: no, kind: target, columns: {2: ref, 1: {period: Q1}, 3: {is: actual, period: Q2}, "
        "4: skip}}\n" TWO,
        "5,NI 1,6,x\n7,NI 2\n", NULL);
    assert_nothing_said(scene);
    assert_observed(scene, 0, KIND_TARGET, "Q1 5");
    assert_observed(scene, 0, KIND_ACTUAL, "Q2 6");
    assert_observed(scene, 1, KIND_TARGET, "Q1 7");
}

/* Neither YAML's nor another file's figures are lost or given twice. */
static void files_and_yaml_add_up(void **state)
{
    struct scene *scene = *state;
    check(scene,
          "data: [{file: a.csv, period: Q1}, {file: b.csv, period: Q2}]\n"
          "indicators: [{ref: NI 1, definition: One, actual: {09/10: 1, Q1: , 10/11: 4}}, {ref: NI 2, definition: "
          "Two}]\n",
          "ref,value\nNI 1,2\nNI 2,3\n", "ref,value\nNI 1,3\n");
    assert_nothing_said(scene);
    assert_observed(scene, 0, KIND_ACTUAL, "09/10 1; 10/11 4; Q1 2; Q2 3");
    assert_observed(scene, 1, KIND_ACTUAL, "Q1 3");
}

static void what_is_given_twice_is_reported(void **state)
{
    struct scene *scene = *state;
    check(
        scene,
        "data: [a.csv, b.csv]\n"
        "indicators: [{ref: NI 1, definition: One, actual: {Q1: 1}, status: {Q1: {target: worse, baseline: better}}, "
        "comment: Yes.}]\n",
        "ref,period,value,status,comment\nNI 1,Q1,2,,No.\nNI 1,Q2,2,worse,Yes.\nNI 1,Q1,,worse,\n",
        "ref,period,value\nNI 1,Q2,2\n");
    assert_said(scene,
                "a.csv:2:9: error: row 2, column `value`: the actual figure of `NI 1` for `Q1` is given already");
    assert_said(scene, "a.csv:2:12: error: row 2, column `comment`: another comment of `NI 1` is given already");
    assert_said(scene, "a.csv:4:10: error: row 4, column `status`: the status of `NI 1` for `Q1` is given already");
    assert_said(scene,
                "b.csv:2:9: error: row 2, column `value`: the actual figure of `NI 1` for `Q2` is given already");
    assert_int_equal(scene->world.diags.errors, 4);
    assert_observed(scene, 0, KIND_ACTUAL, "Q1 1; Q2 2");
}

static void unknown_refs_may_be_passed_over(void **state)
{
    struct scene *scene = *state;
    check(scene, "data: [{file: a.csv, others: skip}]\n" TWO,
          "ref,period,value,more\nNI 9,Q9,2,x\nNI 1,Q9,2,y\nNI 2,Q1,3,\n", NULL);
    assert_said(scene, "a.csv:3:6: error: row 3, column `period`: unknown period `Q9` [csv-cell]");
    assert_int_equal(scene->world.diags.n, 1);
    assert_observed(scene, 1, KIND_ACTUAL, "Q1 3");
}

/* An unknown name is told once, with the number of the rows. */
static void repeated_slips_are_told_once(void **state)
{
    struct scene *scene = *state;
    check(scene, "data: [{file: a.csv, period: Q1}]\n" TWO, "ref,value\nNI1,2\nNI1,3\nNI1,3\n", NULL);
    assert_said(scene,
                "a.csv:2:1: error: row 2, column `ref`: unknown indicator `NI1` (and in 2 more rows) [csv-cell]");
    assert_said(scene, "did you mean `NI 1`?");
    assert_int_equal(scene->world.diags.n, 1);
}

static const struct area_series *series(const struct scene *scene, uint32_t i)
{
    assert_true(i < scene->report->series.n);
    return scene->report->series.items[i];
}

/* `ref period: area value; ...` */
static void assert_series(struct scene *scene, uint32_t i, const char *expected)
{
    const struct area_series *found = series(scene, i);
    struct buf out = {0};
    buf_printf(&out, PRIstr " " PRIstr ":", STR_ARG(node_text(found->indicator->ref)),
               STR_ARG(rich_plain(scene->world.arena, found->period)));
    for (uint32_t j = 0; j < found->values.n; j++) {
        const struct area_value *value = &found->values.items[j];
        buf_printf(&out, " " PRIstr " " PRIstr ";", STR_ARG(value->area->name), STR_ARG(value->text));
        assert_true(str_eq(found->source->csv->rows[value->row].cells[value->column], value->text));
    }
    buf_putc(&out, '\0');
    assert_string_equal(out.bytes, expected);
    buf_free(&out);
}

static void areas_stand_in_wide_and_long_files(void **state)
{
    struct scene *scene = *state;
    check(scene,
          "areas:\n"
          "  - file: a.csv\n"
          "    period: Q2\n"
          "    columns: {Council: area, Type: group, Region: group, 'NI 2': {period: 2008/09}, Old: {ref: NI 1, "
          "period: "
          "2007}}\n"
          "  - {file: b.csv, authority: Anytown MBC}\n"
          "comparators: {E: All, M: {title: Mets, areas: [Metropolitan, Bigtown]}}\n" TWO,
          "Council,Type,Region,NI 1,ni 2,Old\n"
          "Anytown,Metropolitan ; City,North,5%,6,1\n"
          "Bigtown,Metropolitan,,..,,2\n"
          "Emptyshire,,South,,,\n",
          "Area,Ref,Period,Value,Group\n"
          "Bigtown,NI 1,Q2,7,Metropolitan;Coast\n"
          "Anytown MBC,NI 1,Q2,8,\n"
          "Bigtown,NI 1,2006,9,Metropolitan;Coast\n");
    assert_nothing_said(scene);
    assert_int_equal(scene->report->series.n, 5);
    assert_series(scene, 0, "NI 1 Quarter 2: Anytown 5%; Bigtown ..;");
    assert_series(scene, 1, "NI 2 2008/09: Anytown 6;");
    assert_series(scene, 2, "NI 1 2007: Anytown 1; Bigtown 2;");
    assert_series(scene, 3, "NI 1 Quarter 2: Bigtown 7; Anytown 8;"); /* one council under two names */
    assert_series(scene, 4, "NI 1 2006: Bigtown 9;");
    assert_int_equal(scene->report->areas.n, 3);
    const struct area *own = scene->report->authority;
    assert_ptr_equal(own, scene->report->areas.items[0]);
    assert_ptr_equal(map_find(&scene->report->area_by_name, STR("Anytown MBC")), own);
    assert_int_equal(own->groups.n, 3);
    assert_true(str_eqz(node_text(own->groups.items[0]), "Metropolitan"));
    assert_true(str_eqz(node_text(own->groups.items[2]), "North"));
    const struct area *big = scene->report->areas.items[1];
    assert_int_equal(big->groups.n, 2); /* the groups of both files */
    assert_true(str_eqz(node_text(big->groups.items[1]), "Coast"));
    assert_int_equal(big->mark.line, 3);
    assert_true(str_eqz(scene->report->areas.items[2]->name, "Emptyshire"));
}

static void a_report_need_not_be_among_the_areas(void **state)
{
    struct scene *scene = *state;
    check(scene, "areas: [a.csv]\n" TWO, "area,NI 1\nBigtown,1\n", NULL);
    assert_nothing_said(scene);
    assert_null(scene->report->authority);
    assert_null(series(scene, 0)->period);
}

static void an_area_given_twice_is_told_once_for_a_row(void **state)
{
    struct scene *scene = *state;
    check(scene, "areas: [a.csv]\n" TWO, "area,NI 1,NI 2\nA,1,2\nB,3,\nA,5,6\nA,7,8\nB,,9\n", NULL);
    assert_said(scene,
                "a.csv:4:3: error: row 4, column `NI 1`: A has a value of `NI 1` for this period already, in row 2");
    assert_said(scene, "a.csv:5:3: error: row 5");
    assert_int_equal(scene->world.diags.n, 2);
    assert_int_equal(series(scene, 0)->values.n, 2);
    assert_int_equal(series(scene, 1)->values.n, 2);
}

static void names_of_areas_are_checked(void **state)
{
    struct scene *scene = *state;
    check(scene,
          "areas: [{file: a.csv, authority: Anytow}]\n"
          "comparators: {M: {title: Mets, areas: [Metropolitn, Anytown, Bigton, Metropolitan]}}\n" TWO,
          "area,group,NI 1\nAnytown,Metropolitan,1\nBigtown,Metropolitan,1\n", NULL);
    assert_said(scene, "a.csv has no area `Anytow` [area-group]");
    assert_said(scene, "did you mean `Anytown`?");
    assert_said(scene, "no file of areas has a group or an area `Metropolitn` [area-group]");
    assert_said(scene, "did you mean `Metropolitan`?");
    assert_said(scene, "no file of areas has a group or an area `Bigton` [area-group]");
    assert_int_equal(scene->world.diags.n, 3);
}

static void put_figures(struct buf *out, struct scene *scene)
{
    struct world *world = &scene->world;
    struct mark mark = {1, 1, scene->doc->file};
    struct style *style = style_load(&world->loader, scene->doc, STR("."), STR("quarterly"), mark);
    assert_non_null(style);
    figures_dump(out, figures_compute(&(struct compute_job){
                          .arena = world->arena, .diags = &world->diags, .report = scene->report, .style = style}));
}

static void assert_same(struct buf *a, struct buf *b)
{
    buf_putc(a, '\0');
    buf_putc(b, '\0');
    assert_true(a->len > 1);
    assert_string_equal(a->bytes, b->bytes);
    buf_free(a);
    buf_free(b);
}

/* The same report from YAML alone and from CSV alone. */
static void yaml_and_csv_say_the_same(void **state)
{
    static const char yaml[] =
        "indicators:\n"
        "  - {ref: NI 1, definition: One, actual: {Q1: \"1,317\", Q2: 5%*}, target: {Q2: \"- 7\"}, "
        "status: {Q2: {word: worse, reason: \"Rain, and snow\"}}, comment: \"*Late*: see [it](https://a.example)\"}\n"
        "  - {ref: NI 2, definition: Two, forecast: {10/11: n/a}}\n";
    static const char csv[] = "ref,period,kind,value,status,reason,comment\n"
                              "NI 1,Q1,actual,\"1,317\",,,\n"
                              "NI 1,Q2,actual,5%*,worse,\"Rain, and snow\",*Late*: see [it](https://a.example)\n"
                              "NI 2,10/11,forecast,n/a,,,\n"
                              "NI 1,Q2,target,- 7,,,\n";
    struct scene *scene = *state;
    void *second = NULL;
    struct buf a = {0}, b = {0}, figures_a = {0}, figures_b = {0};
    check(scene, yaml, NULL, NULL);
    assert_nothing_said(scene);
    check_dump(&a, scene->report);
    put_figures(&figures_a, scene);
    assert_int_equal(make(&second), 0);
    struct scene *other = second;
    check(other, "data: [a.csv]\n" TWO, csv, NULL);
    assert_nothing_said(other);
    other->report->data.n = 0; /* the source itself */
    check_dump(&b, other->report);
    put_figures(&figures_b, other);
    assert_same(&a, &b);
    assert_same(&figures_a, &figures_b);
    drop(&second);
}

/* Many rows for one indicator, and many columns: were lists copied for each, this would take minutes. */
static void large_files_take_a_moment(void **state)
{
    enum { ROWS = 60000 };
    struct scene *scene = *state;
    struct buf yaml = {0}, a = {0}, b = {0};
    buf_puts(&yaml, "data: [{file: a.csv, kind: target}]\nareas: [b.csv]\nindicators:\n");
    buf_puts(&a, "ref,period,value,status\n");
    buf_puts(&b, "area");
    for (int i = 0; i < ROWS; i++) {
        buf_printf(&yaml, "  - {ref: R%d, definition: x}\n", i);
        buf_printf(&a, "R%d,Q1,%d%%,worse\n", i, i);
        buf_printf(&b, ",R%d", i);
    }
    buf_puts(&b, "\nA");
    for (int row = 0; row < 4; row++) {
        for (int i = 0; i < ROWS; i++)
            buf_puts(&b, ",1");
        buf_puts(&b, "\nA");
    }
    buf_putc(&yaml, '\0');
    buf_putc(&a, '\0');
    buf_putc(&b, '\0');
    check(scene, yaml.bytes, a.bytes, b.bytes);
    assert_int_equal(scene->world.diags.n, 3);
    assert_int_equal(scene->report->series.n, ROWS);
    assert_int_equal(indicator(scene, ROWS - 1)->observed[KIND_TARGET].n, 1);
    assert_int_equal(indicator(scene, ROWS - 1)->status.n, 1);
    buf_free(&yaml);
    buf_free(&a);
    buf_free(&b);
}

/* The place of each of them is in one long line. */
static void many_columns_that_hold_the_same_take_a_moment(void **state)
{
    enum { COLUMNS = 60000 };
    struct scene *scene = *state;
    struct buf yaml = {0}, a = {0};
    buf_puts(&yaml, TWO "data: [{file: a.csv, period: Q1, columns: {");
    buf_puts(&a, "ref");
    for (int i = 0; i < COLUMNS; i++) {
        buf_printf(&yaml, "%sC%d: actual", i ? ", " : "", i);
        buf_printf(&a, ",C%d", i);
    }
    buf_puts(&yaml, "}}]\n");
    buf_puts(&a, "\nNI 1,5\n");
    buf_putc(&yaml, '\0');
    buf_putc(&a, '\0');
    check(scene, yaml.bytes, a.bytes, NULL);
    assert_int_equal(scene->world.diags.errors, COLUMNS - 1);
    assert_said(scene, "a.csv:1:8: error: column `C1` holds the same (actual) as column `C0` [csv-header]\n");
    assert_said(scene, "a.csv: error: and 58,999 more like those above [csv-header]\n");
    buf_free(&yaml);
    buf_free(&a);
}

/* Whatever stands in a file, something is said, once or a few times. */
static void hostile_files_are_refused(void **state)
{
    struct scene *scene = *state;
    struct buf wide = {0};
    for (int i = 0; i < 100000; i++)
        buf_putc(&wide, ',');
    buf_puts(&wide, "\nx");
    for (int i = 0; i < 100000; i++)
        buf_puts(&wide, ",y");
    buf_putc(&wide, '\0');
    check(scene, "data: [a.csv]\nareas: [b.csv]\n" TWO, wide.bytes, "ref,value\n\"NI 1,5\n");
    assert_int_equal(scene->world.diags.errors, 2);
    assert_said(scene, "[csv-header]");
    assert_said(scene, "[csv-quote]");
    buf_free(&wide);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(long_tables_hold_one_figure_in_a_row, make, drop),
        cmocka_unit_test_setup_teardown(wide_tables_hold_a_column_for_each, make, drop),
        cmocka_unit_test_setup_teardown(columns_may_be_numbered, make, drop),
        cmocka_unit_test_setup_teardown(files_and_yaml_add_up, make, drop),
        cmocka_unit_test_setup_teardown(what_is_given_twice_is_reported, make, drop),
        cmocka_unit_test_setup_teardown(unknown_refs_may_be_passed_over, make, drop),
        cmocka_unit_test_setup_teardown(repeated_slips_are_told_once, make, drop),
        cmocka_unit_test_setup_teardown(areas_stand_in_wide_and_long_files, make, drop),
        cmocka_unit_test_setup_teardown(a_report_need_not_be_among_the_areas, make, drop),
        cmocka_unit_test_setup_teardown(an_area_given_twice_is_told_once_for_a_row, make, drop),
        cmocka_unit_test_setup_teardown(names_of_areas_are_checked, make, drop),
        cmocka_unit_test_setup_teardown(yaml_and_csv_say_the_same, make, drop),
        cmocka_unit_test_setup_teardown(large_files_take_a_moment, make, drop),
        cmocka_unit_test_setup_teardown(many_columns_that_hold_the_same_take_a_moment, make, drop),
        cmocka_unit_test_setup_teardown(hostile_files_are_refused, make, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
