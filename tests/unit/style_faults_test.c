/* What is wrong with a layout is reported once, where it stands, with what to write instead. */
#include "style_fixture.h"

struct fault {
    const char *yaml; /* house.yaml */
    enum diag_code code;
    uint32_t line;
    const char *help; /* words of the help; NULL: not looked at */
};

#define COLUMN(rest) "tables:\n  indicators:\n    columns:\n      - { title: T, " rest " }\n"

static const struct fault faults[] = {
    /* Names */
    {"headings:\n  - { style: heading-11 }\n", DIAG_LAYOUT_NAME, 2, "heading-1"},
    {"page: landscap\n", DIAG_LAYOUT_NAME, 1, "did you mean `landscape`?"},
    {"cover: { page: lanscape }\n", DIAG_LAYOUT_NAME, 1, "landscape"},
    {"text:\n  x: { like: boddy }\n", DIAG_LAYOUT_NAME, 2, "did you mean `body`?"},
    {"pages:\n  a4: { like: portrat }\n", DIAG_LAYOUT_NAME, 2, "portrait"},
    {"tables:\n  t:\n    like: indicator\n", DIAG_LAYOUT_NAME, 3, "indicators"},
    {"tables:\n  table: { style: cel }\n", DIAG_LAYOUT_NAME, 2, "did you mean `cell`?"},
    {"text:\n  body: { colour: acent }\n", DIAG_BAD_COLOUR, 2, "did you mean `accent`?"},
    {COLUMN("show: reff"), DIAG_SHOW_UNKNOWN, 4, "did you mean `ref`?"},
    {COLUMN("show: everything"), DIAG_SHOW_UNKNOWN, 4, "definition, description"},
    {COLUMN("show: description"), DIAG_SHOW_UNKNOWN, 4, NULL},
    {"statuses:\n  super: { word: Super, also: [green], shape: ring, colour: ink }\n", DIAG_STATUS_TWICE, 2, NULL},
    /* Circles */
    {"text:\n  a: { like: b }\n  b: { like: c }\n  c: { like: a }\n", DIAG_LIKE_CYCLE, 4, NULL},
    {"text:\n  a: { like: a }\n", DIAG_LIKE_CYCLE, 2, NULL},
    {"text:\n  body: { like: cell }\n", DIAG_LIKE_CYCLE, 2, NULL},
    {"extends: house.yaml\n", DIAG_INCLUDE_CYCLE, 1, NULL},
    /* Templates */
    {"tables:\n  table: { comment: \"About {reff}:\" }\n", DIAG_FIELD_UNKNOWN, 2, "did you mean {ref}?"},
    {"pages:\n  portrait:\n    foot: { right: \"Page {pag}\" }\n", DIAG_FIELD_UNKNOWN, 3, "{page}"},
    {"pages:\n  portrait:\n    head: { left: \"{ref}\" }\n", DIAG_FIELD_UNKNOWN, 3, "{title} {subtitle}"},
    {"contents: { number: \"{pages}\" }\n", DIAG_FIELD_UNKNOWN, 1, "{page}"},
    {"cover: { lines: [ { text: \"{page}\" } ] }\n", DIAG_FIELD_UNKNOWN, 1, NULL},
    {"headings: [ { style: label, number: \"{10}\" } ]\n", DIAG_FIELD_UNKNOWN, 1, NULL},
    {"draft: { line: \"{version\" }\n", DIAG_FIELD_OPEN, 1, "{{"},
    {"tables:\n  indicators:\n    columns:\n      - { title: \"{perid}\", show: ref }\n", DIAG_FIELD_UNKNOWN, 4,
     "did you mean {period}?"},
    {"notes: { mark: \"*\" }\n", DIAG_LAYOUT_INCOMPLETE, 1, NULL},
    {"lists: { decimal: \"{nn}.\" }\n", DIAG_FIELD_UNKNOWN, 1, "did you mean {n}?"},
    {"lists: { alpha: \"({n\" }\n", DIAG_FIELD_OPEN, 1, "{{"},
    {"lists: { decimal: \"1.\" }\n", DIAG_LAYOUT_INCOMPLETE, 1, "{n}."},
    {"title_block: { lines: [ { text: \"{titel}\" } ] }\n", DIAG_FIELD_UNKNOWN, 1, "did you mean {title}?"},
    {"title_block: { lines: [ { text: x, style: titel } ] }\n", DIAG_LAYOUT_NAME, 1, "did you mean `title`?"},
    /* Columns */
    {COLUMN("show: ref, width: 2 furlongs"), DIAG_WIDTH_BAD, 4, "2.5fr"},
    {COLUMN("show: ref, width: 0fr"), DIAG_WIDTH_BAD, 4, NULL},
    {COLUMN("show: actual"), DIAG_COLUMN_INCOMPLETE, 4, "period: now"},
    {COLUMN("show: status"), DIAG_COLUMN_INCOMPLETE, 4, "period: now"},
    {COLUMN("show: comparator"), DIAG_COLUMN_INCOMPLETE, 4, "comparator: England"},
    {"tables:\n  indicators:\n    columns:\n      - { title: \"{period}\", show: ref }\n", DIAG_COLUMN_INCOMPLETE, 4,
     NULL},
    {"tables:\n  indicators: { columns: [] }\n", DIAG_TABLE_COLUMNS, 2, NULL},
    {"tables:\n  more:\n    kind: indicators\n", DIAG_TABLE_COLUMNS, 3, NULL},
    {"tables:\n  more:\n    columns: [ { title: T, show: ref } ]\n", DIAG_TABLE_COLUMNS, 3, NULL},
    /* Sizes */
    {"pages:\n  portrait: { inner: 100mm, outer: 110mm }\n", DIAG_PAGE_ROOM, 2, "width"},
    {"pages:\n  wide: { like: landscape, gutter: 268mm }\n", DIAG_PAGE_ROOM, 2, NULL},
    {"pages:\n  low: { like: landscape, height: 4cm }\n", DIAG_PAGE_ROOM, 2, "height"},
    {"pages:\n  low: { like: landscape, height: 0mm }\n", DIAG_LAYOUT_SIZE, 2, NULL},
    {"pages:\n  p: { like: portrait, foot: { offset: 30mm } }\n", DIAG_PAGE_ROOM, 2, "bottom margin"},
    {"pages:\n  p: { like: portrait, head: { offset: 1mm } }\n", DIAG_PAGE_ROOM, 2, "top margin"},
    {"pages:\n  p: { like: portrait, stamp_width: 30cm }\n", DIAG_PAGE_ROOM, 2, NULL},
    {"text:\n  x: { size: 0pt }\n", DIAG_LAYOUT_SIZE, 2, NULL},
    {"text:\n  x: { size: 18pt }\n", DIAG_LAYOUT_SIZE, 2, "leading"},
    {"text:\n  x: { colour: none }\n", DIAG_LAYOUT_SIZE, 2, NULL},
    {"text:\n  x: { align: decimal }\n", DIAG_LAYOUT_SIZE, 2, NULL},
    {"text:\n  x: { measure: 2cm, indent: 3cm }\n", DIAG_LAYOUT_SIZE, 2, NULL},
    {"statuses:\n  x: { shape: star, colour: ink }\n", DIAG_LAYOUT_INCOMPLETE, 2, "read aloud"},
    {"statuses:\n  x: { word: Nothing, colour: ink }\n", DIAG_LAYOUT_INCOMPLETE, 2, "show_word"},
    {"statuses:\n  x: { word: Pale, shape: ring, colour: \"#cccccc\" }\n", DIAG_CONTRAST_LOW, 2, "3.0 to 1"},
    {"tables:\n  indicators: { head_fill: \"#3a5f80\" }\n", DIAG_CONTRAST_LOW, 2, "4.5 to 1"},
    {"links: { colour: \"#2e8540\" }\n", DIAG_CONTRAST_LOW, 1, "4.5 to 1"},
    {"links: { colour: none }\n", DIAG_LAYOUT_SIZE, 1, NULL},
    /* Contrast, each pair once: however many heirs a table or text style has, at the line that chose it. */
    {"colours: { quiet: \"#8a8f96\" }\n", DIAG_CONTRAST_LOW, 1, "4.5 to 1"},
    {"text:\n  running: { colour: \"#777777\" }\n", DIAG_CONTRAST_LOW, 2, "4.5 to 1"},
    {"text:\n  draft: { colour: \"#777777\" }\n", DIAG_CONTRAST_LOW, 2, "4.5 to 1"},
    {"text:\n  contents-2: { colour: \"#777777\" }\n", DIAG_CONTRAST_LOW, 2, "4.5 to 1"},
    {"text:\n  figure-caption: { colour: \"#777777\" }\n", DIAG_CONTRAST_LOW, 2, "4.5 to 1"},
    {"text:\n  block-line: { colour: \"#777777\" }\n", DIAG_CONTRAST_LOW, 2, "4.5 to 1"},
    {"text:\n  block-title: { colour: \"#999999\" }\n", DIAG_CONTRAST_LOW, 2, "3.0 to 1"},
    {"text:\n  engagement-label: { colour: \"#777777\" }\n", DIAG_CONTRAST_LOW, 2, "4.5 to 1"},
    {"text:\n  note: { colour: \"#777777\" }\n", DIAG_CONTRAST_LOW, 2, "4.5 to 1"},
    {"text:\n  group-heading: { colour: \"#717171\" }\n", DIAG_CONTRAST_LOW, 2, "4.5 to 1"},
    {"tables:\n  table:\n    zebra_fill: \"#cfd8e2\"\n", DIAG_CONTRAST_LOW, 3, "3.0 to 1"},
    {"tables:\n  indicators: { comment_fill: \"#d9a441\" }\n", DIAG_CONTRAST_LOW, 2, "a lighter one behind it"},
    {"text:\n  pale: { like: cell, colour: \"#777777\" }\n" COLUMN("show: ref, style: pale"), DIAG_CONTRAST_LOW, 2,
     "4.5 to 1"},
    {"statuses:\n  x: { word: Other, shape: star, colour: ink }\n", DIAG_STATUS_ALIKE, 2, "show_word"},
    {"colours: { better: \"#2e6b9e\" }\nstatuses:\n  better: { colour: ink }\n", DIAG_STATUS_ALIKE, 3, NULL},
    {"text:\n  body:\n    size: 11pt\n", DIAG_TEXT_SMALL, 3, "small_text"},
    /* Pictures */
    {"images:\n  logo: { file: a.png }\n", DIAG_FIGURE_ALT, 2, "Anytown"},
    {"images:\n  logo: { alt: Anytown }\n", DIAG_MISSING_KEY, 2, "file"},
    {"images:\n  logo: { file: a.png, alt: a.png }\n", DIAG_ALT_POOR, 2, "telephone"},
    {"images:\n  logo: { file: a.png, alt: Anytown, width: 2cm, height: 1cm }\n", DIAG_LAYOUT_SIZE, 2, "follows"},
    {"cover: { lines: [ { image: logo } ] }\n", DIAG_LAYOUT_NAME, 1, NULL},
    {"cover: { lines: [ { text: a, heading: yes }, { text: b, heading: yes } ] }\n", DIAG_HEADING_LINE, 1, "title"},
    {"title_block: { lines: [ { style: title } ] }\n", DIAG_ONE_OF, 1, "image: logo"},
    {"images: { a: { file: a.png, decorative: yes } }\n"
     "pages:\n  p: { like: portrait, head: { image: a, image_offset: 25mm } }\n",
     DIAG_PAGE_ROOM, 3, "top margin"},
    {"images: { a: { file: a.png, decorative: yes, height: 15mm } }\n"
     "pages:\n  p: { like: portrait, foot: { image: a } }\n",
     DIAG_PAGE_ROOM, 3, "bottom margin"},
    {"figures: { style: captoin }\n", DIAG_LAYOUT_NAME, 1, "did you mean `caption`?"},
    {"figures: { number: \"{m}\" }\n", DIAG_FIELD_UNKNOWN, 1, "{n}"},
    {"figures: { number: \"Figure\" }\n", DIAG_LAYOUT_INCOMPLETE, 1, "Figure {n}"},
};

static void every_fault_is_reported_once_at_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        struct fixture fixture;
        fixture_house(&fixture, faults[i].yaml);
        if (fixture.diags.n != 1 || fixture.diags.items[0]->code != faults[i].code) {
            print_error("in the layout:\n%s", faults[i].yaml);
        }
        assert_only(&fixture, faults[i].code, faults[i].line, faults[i].help);
        fixture_close(&fixture);
    }
}

static void unknown_layouts_are_suggested(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, NULL);
    assert_null(fixture_load(&fixture, "quartely"));
    assert_only(&fixture, DIAG_LAYOUT_UNKNOWN, 1, "did you mean `quarterly`?");
    fixture_close(&fixture);
}

static void layouts_outside_the_folder_are_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, NULL);
    assert_null(fixture_load(&fixture, "../../etc/hostname"));
    assert_int_equal(fixture.diags.errors, 1);
    fixture_close(&fixture);
}

static void two_layouts_that_extend_each_other(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, NULL);
    fixture_write(&fixture, "a.yaml", "extends: b.yaml\n");
    fixture_write(&fixture, "b.yaml", "name: B\nextends: a.yaml\n");
    assert_null(fixture_load(&fixture, "a.yaml"));
    assert_only(&fixture, DIAG_INCLUDE_CYCLE, 2, NULL);
    fixture_close(&fixture);
}

static void a_layout_that_is_no_mapping(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_house(&fixture, "- one\n- two\n");
    assert_int_equal(fixture.diags.errors, 1);
    assert_int_equal(fixture.diags.items[0]->mark.line, 1);
    fixture_close(&fixture);
}

static void dicts_that_are_no_mappings(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_house(&fixture, "text: [a, b]\ncolours: navy\npages: { portrait: wide }\n");
    assert_int_equal(fixture.diags.errors, 3);
    fixture_close(&fixture);
}

static void long_chains_of_like_are_followed(void **state)
{
    enum { N = 5000 };
    (void)state;
    struct fixture fixture;
    char *yaml = malloc(N * 40 + 100);
    assert_non_null(yaml);
    size_t len = (size_t)sprintf(yaml, "text:\n");
    for (int i = 0; i < N; i++) {
        len += (size_t)sprintf(yaml + len, "  s%d: { like: s%d }\n", i, i + 1);
    }
    sprintf(yaml + len, "  s%d: { size: 15pt }\n", N);
    struct style *style = fixture_house(&fixture, yaml);
    free(yaml);
    assert_clean(&fixture);
    assert_int_equal(style_text(style, STR("s0"))->size, LEN_PT(15));
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_is_reported_once_at_its_line),
        cmocka_unit_test(unknown_layouts_are_suggested),
        cmocka_unit_test(layouts_outside_the_folder_are_refused),
        cmocka_unit_test(two_layouts_that_extend_each_other),
        cmocka_unit_test(a_layout_that_is_no_mapping),
        cmocka_unit_test(dicts_that_are_no_mappings),
        cmocka_unit_test(long_chains_of_like_are_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
