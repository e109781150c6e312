/* The schema machinery, with schemas of its own: every field type, fallbacks, short forms, merging, the JSON Schema.
 */
#include "check_fixture.h"

struct small {
    const struct node *node, *id, *text;
    int32_t number;
};

static const struct field small_fields[] = {
    {.key = "id", .type = FIELD_KEY, FIELD_AT(struct small, id)},
    {.key = "text", .type = FIELD_TEXT, FIELD_AT(struct small, text), .flags = FIELD_SHORT},
    {.key = "number", .type = FIELD_INT, FIELD_AT(struct small, number), .fallback = "7"},
};

static const struct schema small_schema = {.name = "small", SCHEMA_OF(struct small, small_fields)};

/* Keys of its own, and any others. */
struct open_map {
    const struct node *node, *word;
    struct list others;
};

static const struct field open_fields[] = {
    {.key = "word", .type = FIELD_TEXT, FIELD_AT(struct open_map, word), .flags = FIELD_SHORT},
    {.key = "others",
     .type = FIELD_DICT,
     FIELD_AT(struct open_map, others),
     .flags = FIELD_SHORT,
     .sub = &small_schema},
};

static const struct schema open_schema = {.name = "open map", SCHEMA_OF(struct open_map, open_fields)};

struct big {
    const struct node *node, *text, *any;
    struct rich *rich, *lines, *cell;
    int32_t number, free_number;
    uint8_t yes, word;
    len_t length, offset;
    uint32_t colour;
    struct date date;
    struct small *map, *filled;
    struct open_map *open;
    struct list list, dict;
    struct texts texts, some;
};

static const char *const words[] = {"", "one", "two", "three", NULL};

static const struct field big_fields[] = {
    {.key = "text", .type = FIELD_TEXT, FIELD_AT(struct big, text), .flags = FIELD_REQUIRED},
    {.key = "any", .type = FIELD_NODE, FIELD_AT(struct big, any)},
    {.key = "rich", .type = FIELD_RICH, FIELD_AT(struct big, rich), .fallback = "*none*"},
    {.key = "lines", .type = FIELD_LINES, FIELD_AT(struct big, lines)},
    {.key = "cell", .type = FIELD_CELL, FIELD_AT(struct big, cell)},
    {.key = "number", .type = FIELD_INT, FIELD_AT(struct big, number), .min = 1, .max = 10, .fallback = "3"},
    {.key = "free_number", .type = FIELD_INT, FIELD_AT(struct big, free_number)},
    {.key = "yes", .type = FIELD_BOOL, FIELD_AT(struct big, yes), .fallback = "yes"},
    {.key = "word", .type = FIELD_WORD, FIELD_AT(struct big, word), .words = words, .fallback = "two"},
    {.key = "length", .type = FIELD_LEN, FIELD_AT(struct big, length), .fallback = "1in"},
    {.key = "offset", .type = FIELD_LEN, FIELD_AT(struct big, offset), .min = -1},
    {.key = "colour", .type = FIELD_COLOUR, FIELD_AT(struct big, colour), .fallback = "#102030"},
    {.key = "date", .type = FIELD_DATE, FIELD_AT(struct big, date)},
    {.key = "map", .type = FIELD_MAP, FIELD_AT(struct big, map), .sub = &small_schema},
    {.key = "filled", .type = FIELD_MAP, FIELD_AT(struct big, filled), .sub = &small_schema, .fallback = "{}"},
    {.key = "open", .type = FIELD_MAP, FIELD_AT(struct big, open), .sub = &open_schema},
    {.key = "list", .type = FIELD_LIST, FIELD_AT(struct big, list), .sub = &small_schema},
    {.key = "dict", .type = FIELD_DICT, FIELD_AT(struct big, dict), .sub = &small_schema},
    {.key = "texts", .type = FIELD_TEXTS, FIELD_AT(struct big, texts)},
    {.key = "some", .type = FIELD_TEXTS, FIELD_AT(struct big, some), .fallback = "[a, b b]"},
};

static const struct schema big_schema = {.name = "big", SCHEMA_OF(struct big, big_fields)};

static bool palette(struct reader *reader, struct str name, uint32_t *rgb)
{
    (void)reader;
    *rgb = 0xabcdef;
    return str_eqz(name, "accent");
}

static struct reader make_reader(struct world *world)
{
    return (struct reader){.arena = world->arena, .diags = &world->diags, .rich = rich_parse, .colour = palette};
}

static bool read_big(struct world *world, const char *yaml, struct big *big)
{
    struct reader reader = make_reader(world);
    *big = (struct big){0};
    return schema_read(&reader, &big_schema, world_load(world, yaml)->root, big);
}

static bool merge_big(struct world *world, const char *yaml, struct big *big)
{
    struct reader reader = make_reader(world);
    return schema_merge(&reader, &big_schema, world_load(world, yaml)->root, big);
}

static void assert_text(const struct node *node, const char *expected)
{
    assert_non_null(node);
    assert_true(str_eqz(node_text(node), expected));
}

static void every_type_is_read(void **state)
{
    struct world world;
    struct big big;
    (void)state;
    world_begin(&world);
    assert_true(read_big(&world,
                         "text: 045\nany: [1, {a: b}]\nrich: \"- a\\n- b\"\nlines: \"- a\\n- b\"\ncell: \"- a\"\n"
                         "number: 10\nfree_number: -2,000\nyes: No\nword: three\nlength: 2.5mm\noffset: -0.5pt\n"
                         "colour: \"#1F4e79\"\ndate: 2012-02-29\nmap: just text\nfilled: {number: 2}\n"
                         "open: {word: w, x: y, number: {number: 4}}\nlist: [a, {text: b, number: 1}, {}]\n"
                         "dict: {q: r, s: {number: 5}, t: }\ntexts: alone\nsome: []\n",
                         &big));
    assert_text(big.text, "045");
    assert_int_equal(big.any->kind, NODE_LIST);
    assert_int_equal(big.rich->nblocks, 2);
    assert_int_equal(big.lines->nblocks, 1);
    assert_int_equal(big.lines->blocks[0].nruns, 3);
    assert_int_equal(big.cell->blocks[0].kind, RICH_PARA);
    assert_int_equal(big.number, 10);
    assert_int_equal(big.free_number, -2000);
    assert_int_equal(big.yes, 0);
    assert_int_equal(big.word, 3);
    assert_int_equal(big.length, 7087); /* 2.5 / 25.4 * 72000 = 7086.6 */
    assert_int_equal(big.offset, -500);
    assert_int_equal(big.colour, 0x1f4e79);
    assert_int_equal(big.date.year, 2012);
    assert_int_equal(big.date.day, 29);
    assert_text(big.map->text, "just text");
    assert_int_equal(big.map->number, 7);
    assert_int_equal(big.filled->number, 2);
    assert_text(big.open->word, "w");
    assert_int_equal(big.open->others.n, 2);
    assert_text(LIST_AT(big.open->others, struct small, 0)->text, "y");
    assert_text(LIST_AT(big.open->others, struct small, 1)->id, "number");
    assert_int_equal(LIST_AT(big.open->others, struct small, 1)->number, 4);
    assert_int_equal(big.list.n, 3);
    assert_int_equal(LIST_AT(big.list, struct small, 1)->number, 1);
    assert_null(LIST_AT(big.list, struct small, 2)->text);
    assert_int_equal(big.dict.n, 3);
    assert_text(LIST_AT(big.dict, struct small, 0)->id, "q");
    assert_text(LIST_AT(big.dict, struct small, 0)->text, "r");
    assert_null(LIST_AT(big.dict, struct small, 2)->text);
    assert_int_equal(LIST_AT(big.dict, struct small, 2)->number, 7);
    assert_int_equal(big.texts.n, 1);
    assert_int_equal(big.some.n, 0);
    world_end(&world);
}

static void absent_fields_fall_back(void **state)
{
    struct world world;
    struct big big;
    (void)state;
    world_begin(&world);
    assert_true(read_big(&world, "text: x\nnumber:\nword:\nmap:\nlist:\ndict:\ntexts:\n", &big));
    assert_true(big.rich->blocks[0].runs[0].flags == RUN_ITALIC);
    assert_int_equal(big.number, 3);
    assert_int_equal(big.yes, 1);
    assert_int_equal(big.word, 2);
    assert_int_equal(big.length, 72000);
    assert_int_equal(big.colour, 0x102030);
    assert_int_equal(big.date.year, 0);
    assert_non_null(big.map); /* a key with nothing after it is an empty mapping */
    assert_int_equal(big.map->number, 7);
    assert_int_equal(big.filled->number, 7);
    assert_null(big.open);
    assert_int_equal(big.list.n, 0);
    assert_int_equal(big.some.n, 2);
    assert_text(big.some.items[1], "b b");
    assert_true(read_big(&world, "{text: x, colour: accent, rich: \"\"}", &big));
    assert_int_equal(big.colour, 0xabcdef);
    assert_int_equal(big.rich->nblocks, 0);
    world_end(&world);
}

struct value_case {
    const char *yaml;
    enum diag_code code;
};

/* Each on line 2, after `text: x`. */
static const struct value_case wrong[] = {
    {"number: 0", DIAG_BAD_NUMBER},
    {"number: 11", DIAG_BAD_NUMBER},
    {"number: 2.0", DIAG_BAD_NUMBER},
    {"number: two", DIAG_BAD_NUMBER},
    {"free_number: 2147483648", DIAG_BAD_NUMBER},
    {"free_number: 99999999999999999999", DIAG_BAD_NUMBER},
    {"yes: 1", DIAG_UNKNOWN_WORD},
    {"word: four", DIAG_UNKNOWN_WORD},
    {"word: \"\"", DIAG_UNKNOWN_WORD},
    {"length: 12", DIAG_BAD_LENGTH},
    {"length: -1mm", DIAG_BAD_LENGTH},
    {"length: 1,5mm", DIAG_BAD_LENGTH},
    {"length: 1.2.3mm", DIAG_BAD_LENGTH},
    {"length: mm", DIAG_BAD_LENGTH},
    {"length: 1e3pt", DIAG_BAD_LENGTH},
    {"length: 14400.001pt", DIAG_BAD_LENGTH},
    {"length: 99999999999in", DIAG_BAD_LENGTH},
    {"offset: -5081mm", DIAG_BAD_LENGTH},
    {"colour: \"#12345\"", DIAG_BAD_COLOUR},
    {"colour: \"#12345g\"", DIAG_BAD_COLOUR},
    {"colour: red", DIAG_BAD_COLOUR},
    {"date: 2010-9-30", DIAG_BAD_DATE},
    {"date: 2011-02-29", DIAG_BAD_DATE},
    {"date: 1900-02-29", DIAG_BAD_DATE},
    {"date: 2010-13-01", DIAG_BAD_DATE},
    {"date: 0000-01-01", DIAG_BAD_DATE},
    {"date: 2010-00-10", DIAG_BAD_DATE},
    {"date: 30/9/2010/1", DIAG_BAD_DATE},
    {"map: [a]", DIAG_WRONG_TYPE},
    {"map: text:value", DIAG_MISSING_BLANK},
    {"map: {text:value}", DIAG_MISSING_BLANK},
    {"list: a", DIAG_WRONG_TYPE},
    {"list: {a: b}", DIAG_WRONG_TYPE},
    {"list: [[a]]", DIAG_WRONG_TYPE},
    {"dict: a", DIAG_WRONG_TYPE},
    {"dict: a:b", DIAG_MISSING_BLANK},
    {"dict: {a:b}", DIAG_MISSING_BLANK},
    {"dict: [a]", DIAG_WRONG_TYPE},
    {"dict: {a: 1, b: 2, a: 3}", DIAG_DUPLICATE_KEY},
    {"open: {a: 1, word: 2, a: 3}", DIAG_DUPLICATE_KEY},
    {"texts: {a: b}", DIAG_WRONG_TYPE},
    {"texts: [a, [b]]", DIAG_WRONG_TYPE},
    {"rich: [a]", DIAG_WRONG_TYPE},
    {"number: {a: b}", DIAG_WRONG_TYPE},
    {"txet: y", DIAG_UNKNOWN_KEY},
    {"text: y", DIAG_DUPLICATE_KEY},
};

static void wrong_values_are_reported_and_fall_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct world world;
        struct big big;
        world_begin(&world);
        char yaml[128];
        snprintf(yaml, sizeof(yaml), "text: x\n%s\n", wrong[i].yaml);
        bool good = read_big(&world, yaml, &big);
        if (good || world.diags.n != 1 || world.diags.items[0]->code != wrong[i].code ||
            world.diags.items[0]->mark.line != 2 || world.diags.items[0]->help.len == 0) {
            fail_msg("%s", wrong[i].yaml);
        }
        assert_int_equal(big.number, 3);
        assert_int_equal(big.word, 2);
        assert_int_equal(big.length, 72000);
        assert_int_equal(big.offset, 0);
        assert_int_equal(big.date.year, 0);
        assert_text(big.text, "x");
        world_end(&world);
    }
}

static const struct {
    const char *text;
    len_t length;
} lengths[] = {
    {"0", 0},
    {"0.0", 0},
    {"12pt", 12000},
    {"12 pt", 12000},
    {"+1pt", 1000},
    {"25.4mm", 72000},
    {"1cm", 28346},
    {"0.001pt", 1},
    {"0.0004pt", 0},
    {"0.0005pt", 1},
    {"5080mm", 14400000},
    {"200in", 14400000},
    {"14400pt", 14400000},
    {"0.123456789mm", 350},
    {"1mm", 2835},
};

static void lengths_are_exact(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        struct world world;
        struct big big;
        char yaml[128];
        world_begin(&world);
        snprintf(yaml, sizeof(yaml), "{text: x, length: %s, offset: \"-%s\"}", lengths[i].text,
                 lengths[i].text + (lengths[i].text[0] == '+'));
        assert_true(read_big(&world, yaml, &big));
        assert_int_equal(big.length, lengths[i].length);
        assert_int_equal(big.offset, -lengths[i].length);
        world_end(&world);
    }
}

static void required_fields_must_say_something(void **state)
{
    static const char *const yamls[] = {"{}", "text:", "text: \"\"", "{number: 3}"};
    (void)state;
    for (size_t i = 0; i < sizeof(yamls) / sizeof(yamls[0]); i++) {
        struct world world;
        struct big big;
        world_begin(&world);
        assert_false(read_big(&world, yamls[i], &big));
        assert_int_equal(world.diags.n, 1);
        assert_int_equal(world.diags.items[0]->code, DIAG_MISSING_KEY);
        world_end(&world);
    }
}

static void merging_keeps_what_is_not_named(void **state)
{
    struct world world;
    struct big base;
    (void)state;
    world_begin(&world);
    assert_true(read_big(&world,
                         "text: base\nnumber: 5\nword: one\nmap: {text: a, number: 1}\nlist: [a, b]\n"
                         "dict: {a: 1, b: {text: 2, number: 2}}\n",
                         &base));
    struct big derived = base;
    assert_true(merge_big(&world,
                          "number: 6\nmap: {number: 9}\nlist: [c]\ndict: {b: {number: 3}, c: 4}\nopen: {word: new}\n",
                          &derived));
    assert_text(derived.text, "base");
    assert_int_equal(derived.number, 6);
    assert_int_equal(derived.word, 1);
    assert_text(derived.map->text, "a");
    assert_int_equal(derived.map->number, 9);
    assert_int_equal(derived.list.n, 1);
    assert_int_equal(derived.dict.n, 3);
    assert_text(LIST_AT(derived.dict, struct small, 0)->text, "1");
    assert_text(LIST_AT(derived.dict, struct small, 1)->text, "2");
    assert_int_equal(LIST_AT(derived.dict, struct small, 1)->number, 3);
    assert_int_equal(LIST_AT(derived.dict, struct small, 2)->number, 7);
    assert_text(derived.open->word, "new");
    /* the base is as it was */
    assert_int_equal(base.map->number, 1);
    assert_int_equal(base.dict.n, 2);
    assert_int_equal(LIST_AT(base.dict, struct small, 1)->number, 2);
    assert_false(merge_big(&world, "dict: {b: 1, b: 2}", &derived));
    assert_true(world_said(&world, DIAG_DUPLICATE_KEY, 1, 14));
    world_end(&world);
}

/* More keys than are searched one by one. */
static void large_dicts_are_read_and_merged(void **state)
{
    struct world world;
    struct big big;
    struct buf yaml = {0};
    (void)state;
    world_begin(&world);
    buf_puts(&yaml, "text: x\ndict:\n");
    for (int i = 0; i < 1000; i++) {
        buf_printf(&yaml, "  k%d: {number: %d}\n", i, i);
    }
    buf_putc(&yaml, '\0');
    assert_true(read_big(&world, yaml.bytes, &big));
    assert_int_equal(big.dict.n, 1000);
    assert_true(merge_big(&world, "dict: {k999: {number: 1}, new: a, k0: b}", &big));
    assert_int_equal(big.dict.n, 1001);
    assert_int_equal(LIST_AT(big.dict, struct small, 999)->number, 1);
    assert_int_equal(LIST_AT(big.dict, struct small, 998)->number, 998);
    assert_text(LIST_AT(big.dict, struct small, 0)->text, "b");
    assert_text(LIST_AT(big.dict, struct small, 1000)->id, "new");
    buf_free(&yaml);
    world_end(&world);
}

/* JSON is YAML: load reads it, and every reference must lead to a definition. */
static void check_refs(const struct node *node, const struct node *definitions, unsigned *refs)
{
    if (node->kind == NODE_LIST) {
        for (const struct node *item = node->first; item; item = item->next) {
            check_refs(item, definitions, refs);
        }
    } else if (node->kind == NODE_MAP) {
        for (const struct node *key = node->first; key; key = key->next->next) {
            const struct node *value = key->next;
            if (str_eqz(node_text(key), "$ref")) {
                struct str target = node_text(value);
                char name[64];
                assert_true(str_starts(target, "#/definitions/") && target.len < sizeof(name) + 14);
                snprintf(name, sizeof(name), PRIstr, STR_ARG(str_sub(target, 14, target.len)));
                assert_non_null(node_find(definitions, name));
                ++*refs;
            }
            check_refs(value, definitions, refs);
        }
    }
}

static void json_schema_is_whole(void **state)
{
    const struct schema *const roots[] = {&big_schema, check_root_schema()};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct world world;
        struct buf json = {0};
        unsigned refs = 0;
        world_begin(&world);
        schema_json(&json, roots[i], false, "A \"title\"");
        buf_putc(&json, '\0');
        const struct node *root = world_load(&world, json.bytes)->root;
        assert_text(node_find(root, "title"), "A \"title\"");
        assert_text(node_find(root, "$schema"), "http://json-schema.org/draft-07/schema#");
        check_refs(root, node_find(root, "definitions"), &refs);
        assert_true(refs > 3);
        buf_free(&json);
        world_end(&world);
    }
}

static void json_schema_says_what_fields_take(void **state)
{
    struct world world;
    struct buf json = {0};
    (void)state;
    world_begin(&world);
    schema_json(&json, &big_schema, false, "t");
    buf_putc(&json, '\0');
    const struct node *definitions = node_find(world_load(&world, json.bytes)->root, "definitions");
    const struct node *big = node_find(definitions, "big");
    assert_text(node_find(big, "additionalProperties"), "false");
    assert_text(node_find(big, "required")->first, "text");
    const struct node *properties = node_find(big, "properties");
    assert_int_equal(properties->len, big_schema.nfields);
    assert_text(node_find(node_find(properties, "number"), "maximum"), "10");
    assert_null(node_find(node_find(properties, "free_number"), "maximum"));
    const struct node *word = node_find(node_find(properties, "word"), "anyOf")->first;
    assert_int_equal(node_find(word, "enum")->len, 3);
    /* the short form, and free keys */
    const struct node *forms = node_find(node_find(definitions, "small"), "anyOf");
    assert_int_equal(forms->len, 2);
    const struct node *open = node_find(node_find(definitions, "open-map"), "anyOf")->first;
    assert_text(node_find(node_find(open, "additionalProperties"), "$ref"), "#/definitions/small");
    assert_null(node_find(node_find(open, "properties"), "others"));
    buf_free(&json);
    world_end(&world);
}

static void reference_page_names_every_key_once(void **state)
{
    struct buf page = {0};
    (void)state;
    schema_markdown(&page, &big_schema);
    struct str text = {page.bytes, (uint32_t)page.len};
    for (size_t i = 0; i < big_schema.nfields; i++) {
        char row[64];
        snprintf(row, sizeof(row), "\n| `%s` |", big_fields[i].key);
        assert_true(str_find(text, row, 0) > 0);
    }
    int64_t heading = str_find(text, "\n## small\n", 0);
    assert_true(heading > 0);
    assert_int_equal(str_find(text, "\n## small\n", (uint32_t)heading + 1), -1);
    assert_true(str_find(text, "`one`, `two`, `three`", 0) > 0);
    assert_true(str_find(text, "| whole number, 1 to 10 | `3` |", 0) > 0);
    assert_true(str_find(text, "by name: [small](#small)", 0) > 0);
    assert_true(str_find(text, "[open map](#open-map)", 0) > 0);
    buf_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_is_read),
        cmocka_unit_test(absent_fields_fall_back),
        cmocka_unit_test(wrong_values_are_reported_and_fall_back),
        cmocka_unit_test(lengths_are_exact),
        cmocka_unit_test(required_fields_must_say_something),
        cmocka_unit_test(merging_keeps_what_is_not_named),
        cmocka_unit_test(large_dicts_are_read_and_merged),
        cmocka_unit_test(json_schema_is_whole),
        cmocka_unit_test(json_schema_says_what_fields_take),
        cmocka_unit_test(reference_page_names_every_key_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
