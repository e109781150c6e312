/* What copies withhold is not read at all: the reader's choke by itself, and reports as a whole. */
#include "check_fixture.h"

#include "base/buf.h"

/* --- the reader, with a schema that has every kind of field */

struct reason {
    const struct node *node, *paragraph;
};

static const struct field reason_fields[] = {
    {.key = "paragraph",
     .type = FIELD_TEXT,
     FIELD_AT(struct reason, paragraph),
     .flags = FIELD_SHORT | FIELD_REQUIRED},
};

static const struct schema reason_schema = {.name = "reason", SCHEMA_OF(struct reason, reason_fields)};

struct leaf {
    const struct node *node, *id;
    struct rich *rich;
};

static const struct field leaf_fields[] = {
    {.key = "id", .type = FIELD_KEY, FIELD_AT(struct leaf, id)},
    {.key = "rich", .type = FIELD_LINES, FIELD_AT(struct leaf, rich), .flags = FIELD_SHORT},
};

static const struct schema leaf_schema = {.name = "leaf", SCHEMA_OF(struct leaf, leaf_fields)};

struct thing {
    const struct node *node, *place, *text, *any, *hidden;
    struct rich *rich, *lines, *cell;
    int32_t number, spans;
    uint8_t yes;
    struct leaf *map;
    struct list list, dict, others;
    struct texts texts;
    struct reason *exempt;
};

static const struct field thing_fields[] = {
    {.key = "place", .type = FIELD_TEXT, FIELD_AT(struct thing, place), .flags = FIELD_PLACE | FIELD_REQUIRED},
    {.key = "spans",
     .type = FIELD_INT,
     FIELD_AT(struct thing, spans),
     .flags = FIELD_PLACE,
     .min = 1,
     .max = 9,
     .fallback = "1"},
    {.key = "text", .type = FIELD_TEXT, FIELD_AT(struct thing, text), .flags = FIELD_REQUIRED},
    {.key = "any", .type = FIELD_NODE, FIELD_AT(struct thing, any)},
    {.key = "hidden", .type = FIELD_TEXT, FIELD_AT(struct thing, hidden), .flags = FIELD_INTERNAL},
    {.key = "rich", .type = FIELD_RICH, FIELD_AT(struct thing, rich)},
    {.key = "lines", .type = FIELD_LINES, FIELD_AT(struct thing, lines)},
    {.key = "cell", .type = FIELD_CELL, FIELD_AT(struct thing, cell)},
    {.key = "number", .type = FIELD_INT, FIELD_AT(struct thing, number), .fallback = "7"},
    {.key = "yes", .type = FIELD_BOOL, FIELD_AT(struct thing, yes)},
    {.key = "map", .type = FIELD_MAP, FIELD_AT(struct thing, map), .sub = &leaf_schema},
    {.key = "list", .type = FIELD_LIST, FIELD_AT(struct thing, list), .sub = &leaf_schema},
    {.key = "dict", .type = FIELD_DICT, FIELD_AT(struct thing, dict), .sub = &leaf_schema},
    {.key = "texts", .type = FIELD_TEXTS, FIELD_AT(struct thing, texts)},
    {.key = "others", .type = FIELD_DICT, FIELD_AT(struct thing, others), .flags = FIELD_SHORT, .sub = &leaf_schema},
    {.key = "exempt",
     .type = FIELD_MAP,
     FIELD_AT(struct thing, exempt),
     .flags = FIELD_EXEMPT,
     .sub = &reason_schema},
};

static const struct schema thing_schema = {.name = "thing", SCHEMA_OF(struct thing, thing_fields)};

/* Stands for what exempt text gives: its own, or what is printed in its place. */
static struct rich *read_exempt(struct reader *reader, const struct node *node, enum field_type type)
{
    struct node *words = ARENA_NEW(reader->arena, struct node);
    *words = (struct node){.kind = NODE_SCALAR, .text = "withheld", .len = 8};
    const struct node *text = reader->withhold_exempt ? words : node_find(node, "text");
    reader->withheld = true;
    return rich_parse(reader, text, type == FIELD_LINES);
}

static bool read_thing(struct world *world, const char *yaml, bool withhold, struct thing *thing)
{
    struct reader reader = {.arena = world->arena,
                            .diags = &world->diags,
                            .rich = rich_parse,
                            .exempt = read_exempt,
                            .withhold_exempt = withhold,
                            .withhold_internal = withhold};
    *thing = (struct thing){0};
    schema_read(&reader, &thing_schema, world_load(world, yaml)->root, thing);
    return reader.withheld;
}

static const char full_thing[] =
    "{place: here, spans: 2, text: t, any: {a: 1}, hidden: h, rich: r, lines: l, cell: c, "
    "number: 3, yes: yes, map: {rich: m}, list: [x, {rich: y}], dict: {k: v}, "
    "texts: [a, b], other: o, exempt: 3}";

static void of_an_exempt_mapping_only_its_place_is_read(void **state)
{
    struct world world;
    struct thing thing;
    (void)state;
    world_begin(&world);
    assert_true(read_thing(&world, full_thing, true, &thing));
    assert_int_equal(world.diags.n, 0);
    assert_true(str_eqz(node_text(thing.place), "here"));
    assert_int_equal(thing.spans, 2);
    assert_true(str_eqz(node_text(thing.exempt->paragraph), "3"));
    assert_null(thing.text);
    assert_null(thing.any);
    assert_null(thing.hidden);
    assert_null(thing.rich);
    assert_null(thing.lines);
    assert_null(thing.cell);
    assert_int_equal(thing.number, 7); /* as if the key were not there */
    assert_false(thing.yes);
    assert_null(thing.map);
    assert_int_equal(thing.list.n + thing.dict.n + thing.texts.n + thing.others.n, 0);
    world_end(&world);
}

static void without_withholding_all_is_read(void **state)
{
    struct world world;
    struct thing thing;
    (void)state;
    world_begin(&world);
    assert_true(read_thing(&world, full_thing, false, &thing));
    assert_int_equal(world.diags.n, 0);
    assert_true(thing.text && thing.any && thing.hidden && thing.rich && thing.lines && thing.cell && thing.map);
    assert_int_equal(thing.number, 3);
    assert_int_equal(thing.list.n, 2);
    assert_int_equal(thing.others.n, 1);
    world_end(&world);
}

/* What follows `exempt` does not matter: even where it says nothing, no more is read. */
static void any_exemption_withholds(void **state)
{
    static const char *const values[] = {"", "no", "false", "[]", "{}", "{paragraph: }", "\"\""};
    struct thing thing;
    (void)state;
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        struct world world;
        char yaml[100];
        snprintf(yaml, sizeof(yaml), "text: secret\nplace: here\nexempt: %s\n", values[i]);
        world_begin(&world);
        assert_true(read_thing(&world, yaml, true, &thing));
        assert_null(thing.text);
        assert_non_null(thing.place);
        world_end(&world);
    }
}

/* Faults in what is withheld would tell of it; the full reading has told them. */
static void faults_in_what_is_withheld_are_not_told(void **state)
{
    static const char yaml[] =
        "{place: here, number: x, yes: perhaps, list: no, map: [1], unknown: [], rich: '# h', exempt: 3}";
    struct world world;
    struct thing thing;
    (void)state;
    world_begin(&world);
    read_thing(&world, yaml, true, &thing);
    assert_int_equal(world.diags.n, 0);
    read_thing(&world, yaml, false, &thing);
    assert_int_equal(world.diags.errors, 7);
    world_end(&world);
}

static const char *words_of(struct world *world, const struct rich *rich)
{
    assert_non_null(rich);
    return str_dup(world->arena, rich_plain(world->arena, rich)).s;
}

static void markdown_may_be_exempt_by_itself(void **state)
{
    static const char yaml[] =
        "place: here\ntext: t\nrich: {text: r, exempt: 3}\nlines: {text: l, exempt: 3}\n"
        "cell: {exempt: 3, text: c}\nlist: [{text: x, exempt: 3}, {rich: {text: y, exempt: 3}}]\n"
        "dict: {k: {text: v, exempt: 3}}\nother: {text: o, exempt: 3}\n";
    static const char *const given[] = {"r", "l", "c", "x", "y", "v", "o"};
    (void)state;
    for (int withhold = 0; withhold < 2; withhold++) {
        struct world world;
        struct thing thing;
        world_begin(&world);
        assert_true(read_thing(&world, yaml, withhold, &thing));
        assert_int_equal(world.diags.n, 0);
        const struct rich *read[] = {thing.rich,
                                     thing.lines,
                                     thing.cell,
                                     LIST_AT(thing.list, struct leaf, 0)->rich,
                                     LIST_AT(thing.list, struct leaf, 1)->rich,
                                     LIST_AT(thing.dict, struct leaf, 0)->rich,
                                     LIST_AT(thing.others, struct leaf, 0)->rich};
        for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++)
            assert_string_equal(words_of(&world, read[i]), withhold ? "withheld" : given[i]);
        world_end(&world);
    }
}

static void internal_members_are_read_for_internal_copies_only(void **state)
{
    struct world world;
    struct thing thing;
    (void)state;
    world_begin(&world);
    assert_true(read_thing(&world, "{place: p, text: t, hidden: h}", true, &thing));
    assert_null(thing.hidden);
    assert_non_null(thing.text);
    assert_true(read_thing(&world, "{place: p, text: t, hidden: h}", false, &thing));
    assert_non_null(thing.hidden);
    assert_false(read_thing(&world, "{place: p, text: t}", true, &thing));
    world_end(&world);
}

/* What is merged over a struct leaves it as it is but for its place. */
static void an_exempt_mapping_changes_nothing_that_it_is_merged_over(void **state)
{
    struct world world;
    struct thing thing;
    (void)state;
    world_begin(&world);
    read_thing(&world, "{place: p, text: t, number: 5}", true, &thing);
    struct reader reader = {.arena = world.arena,
                            .diags = &world.diags,
                            .rich = rich_parse,
                            .exempt = read_exempt,
                            .withhold_exempt = true};
    const struct node *over = world_load(&world, "{place: q, text: secret, number: 9, exempt: 3}")->root;
    assert_true(schema_merge(&reader, &thing_schema, over, &thing));
    assert_true(str_eqz(node_text(thing.place), "q"));
    assert_true(str_eqz(node_text(thing.text), "t"));
    assert_int_equal(thing.number, 5);
    world_end(&world);
}

/* --- the walk through the texts */

struct heard {
    struct buf said;
};

static void hear(struct schema_walker *walker, const struct node *text, const struct node *exempt)
{
    struct heard *heard = walker->user;
    buf_printf(&heard->said, "%s" PRIstr " ", exempt ? "!" : "", STR_ARG(node_text(text)));
}

static void the_walk_tells_public_from_exempt(void **state)
{
    struct world world;
    struct heard heard = {0};
    struct schema_walker walker = {.visit = hear, .user = &heard};
    (void)state;
    world_begin(&world);
    schema_walk(&walker, &thing_schema, world_load(&world, full_thing)->root);
    schema_walk(
        &walker, &thing_schema,
        world_load(&world,
                   "{place: p, hidden: h, rich: {text: r, exempt: 4}, list: [{text: x, exempt: 5}, y], any: z}")
            ->root);
    buf_putc(&heard.said, '\0');
    assert_string_equal(heard.said.bytes, "here !t !h !r !l !c !m !x !y !v !a !b !o 3 p !r !x y ");
    buf_free(&heard.said);
    world_end(&world);
}

/* --- reports */

/* The public copy, after the full report, which has no errors. */
static struct report *read_public(struct world *world, const char *yaml)
{
    struct doc *doc = world_load(world, yaml);
    struct report *full = check_report(&world->loader, doc);
    if (world->diags.errors)
        diags_print(&world->diags, stderr, false);
    assert_int_equal(world->diags.errors, 0);
    struct report *report = check_copy(&world->loader, doc, full, COPY_PUBLIC);
    if (world->diags.errors)
        diags_print(&world->diags, stderr, false);
    assert_int_equal(world->diags.errors, 0);
    return report;
}

static void dump_public(const char *yaml, struct buf *out)
{
    struct world world;
    world_begin(&world);
    check_dump(out, read_public(&world, yaml));
    world_end(&world);
}

/* Everything that may be exempt; S1 to S4 stand for what is withheld. */
static const char many_places[] =
    "report: {title: T, organisation: O, layout: base, details: {D: {text: S1, exempt: 1}}}\n"
    "periods: {Q1: {role: now}}\n"
    "notes: {n: {text: S1, exempt: 3}, m: For all}\n"
    "indicators:\n"
    "  - {ref: A, definition: D, actual: {Q1: {text: S2, exempt: 3}}, comment: {text: 'S1 [[inner]]', exempt: 1}}\n"
    "  - {ref: B, exempt: 3, definition: 'S1[^m]', comment: S3, actual: {Q1: S2}, unit: S4}\n"
    "activities: [{ref: C, exempt: 3, description: S1, lead: S4}]\n"
    "engagement: [{exempt: 3, title: S1, contact: S4}]\n"
    "sections:\n"
    "  - heading: {text: S1, exempt: 3}\n"
    "    text: 'Public[^n] [[inner]] [[B]] [[gone]] [[named]]'\n"
    "    content:\n"
    "      - {indicators: {}, exempt: 3}\n"
    "      - activities: {}\n"
    "      - engagement: {}\n"
    "      - {exempt: 3, text: 'S3 {#named}'}\n"
    "      - {exempt: 3, table: {id: gone, title: S1, columns: [S2, X], rows: [[S3, S4]]}}\n"
    "      - table: {title: T, columns: [X, Y], rows: [{exempt: 3, cells: [S1, S2]}, [{text: S3, exempt: 3}, y]]}\n"
    "      - columns: [{heading: S1, text: S2, exempt: 3}, {text: x}]\n"
    "      - indicators: {refs: [A, B], comments: {A: {text: S3, exempt: 1}}}\n"
    "      - panel: {refs: B, chart: {refs: B}}\n"
    "      - chart: {refs: [B, A], periods: [Q1]}\n"
    "  - {heading: S1, exempt: {paragraph: 3, heading: Award}, text: S2, sections: [{heading: S3, id: inner}]}\n";

/* The text with each S1 ... S4 replaced. */
static char *with_words(const char *const words[4])
{
    struct buf out = {0};
    for (const char *c = many_places; *c; c++) {
        if (c[0] == 'S' && c[1] >= '1' && c[1] <= '4') {
            buf_puts(&out, words[c[1] - '1']);
            c++;
        } else {
            buf_putc(&out, *c);
        }
    }
    buf_putc(&out, '\0');
    return out.bytes;
}

static void nothing_of_a_public_copy_depends_on_exempt_text(void **state)
{
    static const char *const some[] = {"alpha", "12", "beta", "gamma"};
    static const char *const others[] = {"a longer text by far", "n/a", "beta beta", "z"};
    struct buf first = {0}, second = {0};
    char *a = with_words(some), *b = with_words(others);
    (void)state;
    dump_public(a, &first);
    dump_public(b, &second);
    buf_putc(&first, '\0');
    buf_putc(&second, '\0');
    assert_null(strstr(first.bytes, "alpha"));
    assert_null(strstr(first.bytes, "gamma"));
    assert_non_null(strstr(first.bytes, "Award"));
    assert_string_equal(second.bytes, first.bytes);
    free(a);
    free(b);
    buf_free(&first);
    buf_free(&second);
}

static void references_to_what_is_withheld_are_known(void **state)
{
    static const char *const words[] = {"a", "1", "b", "c"};
    struct world world;
    char *yaml = with_words(words);
    (void)state;
    world_begin(&world);
    const struct report *report = read_public(&world, yaml);
    assert_true(report_withholds(report, STR("inner")));
    assert_true(report_withholds(report, STR("gone")));
    assert_true(report_withholds(report, STR("named")));
    assert_false(report_withholds(report, STR("B"))); /* its row stands where it would */
    assert_false(report_withholds(report, STR("nowhere")));
    assert_false(report_withholds(report->full, STR("inner")));
    const struct note *note = map_find(&report->note_by_id, STR("n"));
    assert_true(rich_withheld(note->text));
    assert_int_equal(note->uses, 1);
    assert_int_equal(((const struct note *)map_find(&report->note_by_id, STR("m")))->uses, 0);
    free(yaml);
    world_end(&world);
}

static void charts_leave_out_what_is_withheld(void **state)
{
    static const char *const words[] = {"a", "1", "b", "c"};
    struct world world;
    char *yaml = with_words(words);
    (void)state;
    world_begin(&world);
    const struct report *report = read_public(&world, yaml);
    assert_int_equal(report->charts.n, 1);
    assert_int_equal(report->charts.items[0]->nindicators, 1);
    assert_true(str_eqz(node_text(report->charts.items[0]->indicators[0]->ref), "A"));
    assert_non_null(report->charts.items[0]->withheld);
    free(yaml);
    world_end(&world);
}

/* A comment that others share stays with those that everybody may see. */
static void a_comment_is_not_shared_with_what_is_withheld(void **state)
{
    struct world world;
    (void)state;
    world_begin(&world);
    const struct report *report =
        read_public(&world, "report: {title: T, organisation: O, layout: base}\n"
                            "indicators:\n"
                            "  - {ref: A, definition: D, comment: c, comment_with: [B, C]}\n"
                            "  - {ref: B, definition: D, exempt: 3}\n"
                            "  - {ref: C, definition: D}\n"
                            "sections: [{heading: H, content: [indicators: {}]}]\n");
    assert_non_null(report->indicators.items[0]->comment);
    assert_null(report->indicators.items[1]->comment);
    assert_ptr_equal(report->indicators.items[2]->comment, report->indicators.items[0]->comment);
    world_end(&world);
}

static void a_report_without_marks_is_its_own_public_copy(void **state)
{
    struct world world;
    (void)state;
    world_begin(&world);
    const struct report *report = read_public(&world, "report: {title: T, organisation: O, layout: base}\n"
                                                      "sections: [{heading: H, text: t}]\n");
    assert_null(report->full);
    assert_int_equal(report->copy, COPY_PUBLIC);
    world_end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_an_exempt_mapping_only_its_place_is_read),
        cmocka_unit_test(without_withholding_all_is_read),
        cmocka_unit_test(any_exemption_withholds),
        cmocka_unit_test(faults_in_what_is_withheld_are_not_told),
        cmocka_unit_test(markdown_may_be_exempt_by_itself),
        cmocka_unit_test(internal_members_are_read_for_internal_copies_only),
        cmocka_unit_test(an_exempt_mapping_changes_nothing_that_it_is_merged_over),
        cmocka_unit_test(the_walk_tells_public_from_exempt),
        cmocka_unit_test(nothing_of_a_public_copy_depends_on_exempt_text),
        cmocka_unit_test(references_to_what_is_withheld_are_known),
        cmocka_unit_test(charts_leave_out_what_is_withheld),
        cmocka_unit_test(a_comment_is_not_shared_with_what_is_withheld),
        cmocka_unit_test(a_report_without_marks_is_its_own_public_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
