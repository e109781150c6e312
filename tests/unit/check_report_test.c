/* The language: its examples are true, and what check leaves in the report. */
#include "check_fixture.h"

#include "base/buf.h"

static struct rich *parse(struct reader *reader, const struct node *node, bool lines)
{
    return rich_parse(reader, node, lines);
}

/* Reads the example of one schema, as the reference page shows it. */
static void read_example(const struct schema *schema)
{
    struct world world;
    struct buf yaml = {0};
    void *out = calloc(1, schema->size);
    assert_non_null(out);
    if (schema->example) {
        buf_puts(&yaml, schema->example);
    }
    for (size_t i = 0; i < schema->nfields && !schema->example; i++) {
        const struct field *field = &schema->fields[i];
        bool others = field->type == FIELD_DICT && (field->flags & FIELD_SHORT);
        assert_true(field->type == FIELD_KEY || (field->help && field->help[0]));
        if (field->example && field->type != FIELD_KEY && !others) {
            buf_printf(&yaml, "%s: %s\n", field->key, field->example);
        }
    }
    buf_putc(&yaml, '\0');
    if (yaml.len > 1) {
        world_begin(&world);
        struct reader reader = {.arena = world.arena, .diags = &world.diags, .rich = parse};
        if (!schema_read(&reader, schema, world_load(&world, yaml.bytes)->root, out)) {
            diags_print(&world.diags, stderr, false);
            fail_msg("the example of %s is wrong", schema->name);
        }
        world_end(&world);
    }
    buf_free(&yaml);
    free(out);
}

/* Follows sub-schemas, each once. */
static void walk(const struct schema *schema, const struct schema **seen, size_t *n)
{
    for (size_t i = 0; i < *n; i++) {
        if (seen[i] == schema) {
            return;
        }
        assert_string_not_equal(seen[i]->name, schema->name); /* the names of JSON Schema's definitions */
    }
    assert_true(*n < 64);
    seen[(*n)++] = schema;
    assert_non_null(schema->help);
    read_example(schema);
    for (size_t i = 0; i < schema->nfields; i++) {
        if (schema->fields[i].sub) {
            walk(schema->fields[i].sub, seen, n);
        }
    }
}

static void examples_of_the_language_are_true(void **state)
{
    const struct schema *seen[64];
    size_t n = 0;
    (void)state;
    walk(check_root_schema(), seen, &n);
    assert_true(n > 20);
}

static struct report *check(struct world *world, const char *yaml)
{
    return check_report(&world->loader, world_load(world, yaml));
}

static void a_report_is_given_even_when_all_is_wrong(void **state)
{
    static const char *const yamls[] = {
        "just text",
        "[]",
        "{}",
        "{report: }",
        "{report: x, sections: y, periods: z}",
        "- a: [b]\n",
        "{sections: [x, [y], {content: [z, {}]}], indicators: [{}, {}, x], notes: {a: , b: {}}, periods: {p: }}",
        "{report: {title: t}, indicators: [{ref: [a], definition: {b: c}, actual: [d], status: e, messages: {f: "
        "g}}], "
        "sections: [{heading: h, content: [indicators: , activities: , engagement: , key: , table: ]}]}",
        "{report: {title: t}, sections: [{heading: h, content: [{table: {columns: [a], rows: [[{columns: x}], "
        "{cells: "
        "}, y]}}]}]}",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(yamls) / sizeof(yamls[0]); i++) {
        struct world world;
        struct buf dump = {0};
        world_begin(&world);
        const struct report *report = check(&world, yamls[i]);
        assert_non_null(report);
        assert_non_null(report->head);
        assert_true(world.diags.errors > 0);
        check_dump(&dump, report);
        assert_true(dump.len > 0);
        buf_free(&dump);
        world_end(&world);
    }
}

/* `contents` takes a depth, yes and no. */
static void the_list_of_contents_may_be_yes_or_no(void **state)
{
    static const struct {
        const char *yaml;
        int32_t depth; /* 0: no list */
    } cases[] = {
        {"report: {title: T}\n", 0},
        {"report: {title: T, contents: no}\n", 0},
        {"report: {title: T, contents: False}\n", 0},
        {"report: {title: T, contents: yes}\n", 2},
        {"report: {title: T, contents: 3}\n", 3},
        {"report: {title: T, contents: {title: Inside}}\n", 2},
        {"report: {title: T, contents: }\n", 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct world world;
        world_begin(&world);
        const struct head *head = check_report(&world.loader, world_load(&world, cases[i].yaml))->head;
        assert_int_equal(world.diags.n, 1); /* no sections */
        assert_int_equal(head->contents ? head->contents->depth : 0, cases[i].depth);
        world_end(&world);
    }
}

static void names_lead_to_what_they_name(void **state)
{
    struct world world;
    (void)state;
    world_begin(&world);
    const struct report *report = check(
        &world, "report: {title: t}\n"
                "periods: {09/10: {role: last-year}, Q2: {label: \"Q2 *YTD*\"}}\n"
                "comparators: {E: England}\npriorities: {P1: One}\n"
                "indicators:\n"
                "  - {ref: A, definition: a, actual: {Q2: 1, 09/10: 2}, comparators: {E: {period: Q2}},\n"
                "     status: {Q2: {target: better, last-year: worse}, 09/10: within}}\n"
                "activities: [{ref: B, description: b}]\n"
                "sections:\n"
                "  - {heading: h, id: s, content: [indicators: {id: v}, activities: {}, table: {id: t, columns: "
                "[x]}]}\n"
                "  - {priority: P1}\n");
    assert_int_equal(world.diags.n, 0);
    const struct indicator *a = map_find(&report->indicator_by_ref, STR("A"));
    const struct period *q2 = map_find(&report->period_by_id, STR("Q2"));
    assert_ptr_equal(a, report->indicators.items[0]);
    assert_ptr_equal(LIST_AT(a->observed[KIND_ACTUAL], struct observation, 0)->of, q2);
    assert_ptr_equal(map_find(&report->period_by_role, STR("last-year")), report->periods.items[0]);
    /* the period of a comparator is printed by its label */
    const struct rich *label = LIST_AT(a->comparators, struct comparator, 0)->period;
    assert_true(str_eqz(rich_plain(world.arena, label), "Q2 YTD"));
    assert_int_equal(label->blocks[0].runs[1].flags, RUN_ITALIC);
    assert_int_equal(a->status.n, 3);
    const struct given_status *status = a->status.items;
    assert_ptr_equal(status[1].of, q2);
    assert_true(str_eqz(node_text(status[1].against), "last-year"));
    assert_true(str_eqz(node_text(status[2].word), "within"));
    assert_null(status[2].against);
    const struct section *first = report->sections.items[0];
    assert_ptr_equal(map_find(&report->anchors, STR("s")), first);
    assert_ptr_equal(map_find(&report->anchors, STR("v")), LIST_AT(first->content, struct block, 0)->view);
    assert_ptr_equal(map_find(&report->anchors, STR("t")), LIST_AT(first->content, struct block, 2)->table);
    assert_ptr_equal(map_find(&report->anchors, STR("A")), a);
    assert_ptr_equal(map_find(&report->anchors, STR("B")), report->activities.items[0]);
    assert_ptr_equal(map_find(&report->anchors, STR("P1")), report->sections.items[1]);
    assert_ptr_equal(report->sections.items[1]->of, report->priorities.items[0]);
    world_end(&world);
}

/* Hundreds of sections with a priority each, over thousands of indicators: were each to look at all of them, this
 * would take minutes. */
static void selection_by_priority_is_linear(void **state)
{
    enum { PRIORITIES = 4000, EACH = 10 };
    struct world world;
    struct buf yaml = {0};
    (void)state;
    world_begin(&world);
    buf_puts(&yaml, "report: {title: t}\npriorities:\n");
    for (int i = 0; i < PRIORITIES; i++) {
        buf_printf(&yaml, "  P%d: x\n", i);
    }
    buf_puts(&yaml, "indicators:\n");
    for (int i = 0; i < PRIORITIES * EACH; i++) {
        buf_printf(&yaml, "  - {ref: R%d, definition: x, priority: P%d}\n", i, i % PRIORITIES);
    }
    buf_puts(&yaml, "sections:\n");
    for (int i = 0; i < PRIORITIES; i++) {
        buf_printf(&yaml, "  - {priority: P%d, content: [indicators: {}]}\n", i);
    }
    buf_putc(&yaml, '\0');
    const struct report *report = check(&world, yaml.bytes);
    assert_int_equal(world.diags.n, 0);
    const struct section *section = report->sections.items[17];
    const struct view *view = LIST_AT(section->content, struct block, 0)->view;
    assert_int_equal(view->nrows, EACH);
    for (uint32_t i = 0; i < EACH; i++) {
        assert_ptr_equal(view->rows[i], report->indicators.items[17 + i * PRIORITIES]);
    }
    buf_free(&yaml);
    world_end(&world);
}

/* Slips by the thousand: suggestions are looked for only as long as it costs little. */
static void many_slips_stay_fast(void **state)
{
    enum { N = 20000 };
    struct world world;
    struct buf yaml = {0};
    (void)state;
    world_begin(&world);
    buf_puts(&yaml, "report: {title: t}\nindicators:\n");
    for (int i = 0; i < N; i++) {
        buf_printf(&yaml, "  - {ref: Reference %d, definition: x}\n", i);
    }
    buf_puts(&yaml, "sections:\n  - heading: h\n    content:\n      - indicators:\n");
    for (int i = 0; i < N; i++) {
        buf_printf(&yaml, "          - Refrence %d\n", i);
    }
    buf_putc(&yaml, '\0');
    check(&world, yaml.bytes);
    assert_int_equal(world.diags.errors, N);
    assert_true(world_said(&world, DIAG_UNKNOWN_NAME, N + 7, 13));
    buf_free(&yaml);
    world_end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_of_the_language_are_true),
        cmocka_unit_test(a_report_is_given_even_when_all_is_wrong),
        cmocka_unit_test(the_list_of_contents_may_be_yes_or_no),
        cmocka_unit_test(names_lead_to_what_they_name),
        cmocka_unit_test(selection_by_priority_is_linear),
        cmocka_unit_test(many_slips_stay_fast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
