/* Named parts: their order, headings and numbers; appendices: layouts and words. */
#include "check/check.h"
#include "check/report.h"
#include "style/parts.h"
#include "style_fixture.h"

#define HEAD "report: { title: A report, layout: house.yaml }\nsections:\n"

struct scene {
    struct fixture fixture;
    struct report *report;
    struct style *style;
};

static void open_scene(struct scene *scene, const char *sections, const char *house)
{
    struct fixture *fixture = &scene->fixture;
    fixture_open(fixture, sections);
    fixture_write(fixture, "house.yaml", house);
    scene->report = check_report(&fixture->loader, fixture->report);
    scene->style = style_load_report(&fixture->loader, fixture->report, STR("."), scene->report);
    assert_non_null(scene->style);
}

static void arrange(struct scene *scene)
{
    style_check_parts(&scene->fixture.diags, scene->report, scene->style, /*draft*/ false);
    style_arrange(scene->fixture.arena, scene->report, scene->style);
}

static void put_headings(struct scene *scene, struct buf *out, struct section *const *sections, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const struct section *section = sections[i];
        buf_puts(out, i ? ", " : "");
        buf_put_str(out, rich_plain(scene->fixture.arena, section->heading));
        if (section->subsections.n == 0)
            continue;
        buf_puts(out, " (");
        put_headings(scene, out, section->subsections.items, section->subsections.n);
        buf_puts(out, ")");
    }
}

static void assert_headings(struct scene *scene, const char *expected)
{
    struct buf out = {0};
    put_headings(scene, &out, scene->report->sections.items, scene->report->sections.n);
    assert_text((struct str){out.bytes, (uint32_t)out.len}, expected);
    buf_free(&out);
}

static void parts_change_places_among_themselves(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene,
               HEAD "  - { part: legal, text: T }\n"
                    "  - { heading: A, text: T }\n"
                    "  - { part: financial, heading: Money, text: T }\n"
                    "  - heading: B\n"
                    "    sections: [{ part: risk, text: T }, { part: options, text: T }, { heading: C, text: T }]\n"
                    "  - { part: purpose, text: T }\n"
                    "  - { part: background, heading: D, appendix: yes, text: T }\n",
               "{}\n");
    arrange(&scene);
    assert_clean(&scene.fixture);
    assert_headings(&scene, "Purpose of the report, A, Money, B (Options considered, Risk implications, C), "
                            "Legal implications, D");
    fixture_close(&scene.fixture);
}

static void a_house_has_its_own_order_and_words(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene,
               HEAD "  - { part: purpose, text: T }\n  - { part: carbon, text: T }\n  - { part: legal, text: T }\n"
                    "  - { part: financial, text: T }\n",
               "parts: { carbon: { heading: Carbon }, legal: { heading: Comments of the solicitor } }\n"
               "parts_order: [legal, carbon]\n");
    arrange(&scene);
    assert_clean(&scene.fixture);
    assert_headings(&scene, "Comments of the solicitor, Carbon, Purpose of the report, Financial implications");
    fixture_close(&scene.fixture);
}

/* Tables, figures and charts bear the numbers of the printed order. */
static void numbers_follow_the_order(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene,
               HEAD "  - { part: legal, content: [{ table: { columns: [A], rows: [[1]] } }, { indicators: {} }] }\n"
                    "  - { part: purpose, content: [{ columns: [{ content: [{ indicators: {} }] }] },\n"
                    "      { table: { columns: [A], rows: [[1]] } }] }\n"
                    "indicators: [{ ref: I, definition: D }]\n",
               "{}\n");
    const struct view *in_legal = scene.report->views.items[0], *in_purpose = scene.report->views.items[1];
    assert_int_equal(in_legal->place, 2);
    assert_int_equal(in_purpose->place, 3);
    arrange(&scene);
    assert_int_equal(scene.report->ntables, 4);
    assert_int_equal(scene.report->views.n, 2);
    assert_int_equal(in_purpose->place, 1);
    assert_int_equal(in_purpose->index, 0);
    assert_int_equal(in_legal->place, 4);
    assert_int_equal(in_legal->index, 1);
    assert_ptr_equal(scene.report->views.items[1], in_legal);
    fixture_close(&scene.fixture);
}

/* Twice the same order is the same. */
static void arranging_again_changes_nothing(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene, HEAD "  - { part: legal, text: T }\n  - { part: purpose, text: T }\n", "{}\n");
    arrange(&scene);
    style_arrange(scene.fixture.arena, scene.report, scene.style);
    assert_headings(&scene, "Purpose of the report, Legal implications");
    fixture_close(&scene.fixture);
}

/* A part that stands twice is an error, and nothing is lost. */
static void a_part_that_stands_twice_stays(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene,
               HEAD "  - { part: legal, text: T }\n  - { part: purpose, text: T }\n  - { part: legal, heading: B, "
                    "text: T }\n",
               "{}\n");
    arrange(&scene);
    assert_only(&scene.fixture, DIAG_PART_TWICE, 5, "put both into one section");
    assert_headings(&scene, "Legal implications, Purpose of the report, B");
    fixture_close(&scene.fixture);
}

/* A part is there although the copy withholds it, or the section around it. */
static void what_is_withheld_is_there(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene,
               HEAD "  - { part: legal, text: T, exempt: 3 }\n"
                    "  - { heading: A, exempt: 3, sections: [{ part: financial, text: T }] }\n",
               "parts: { legal: { required: yes }, financial: { required: yes } }\n");
    struct fixture *fixture = &scene.fixture;
    scene.report = check_copy(&fixture->loader, fixture->report, scene.report, COPY_PUBLIC);
    assert_int_equal(scene.report->copy, COPY_PUBLIC);
    assert_int_equal(scene.report->sections.items[1]->subsections.n, 0);
    arrange(&scene);
    assert_clean(fixture);
    fixture_close(fixture);
}

static void a_draft_may_lack_parts(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene, HEAD "  - { heading: A, text: T }\n", "parts: { legal: { required: yes } }\n");
    style_check_parts(&scene.fixture.diags, scene.report, scene.style, /*draft*/ true);
    assert_only(&scene.fixture, DIAG_PART_OPEN, 1, "- part: legal\n  text: None.");
    assert_int_equal(scene.fixture.diags.errors, 0);
    fixture_close(&scene.fixture);
}

static void appendices_have_a_layout(void **state)
{
    struct scene scene;
    (void)state;
    open_scene(&scene,
               HEAD "  - { heading: A, text: T }\n"
                    "  - { heading: B, appendix: yes, content: [{ indicators: {} }] }\n"
                    "  - { heading: C, appendix: yes, layout: slides, text: T }\n"
                    "indicators: [{ ref: I, definition: D }]\n",
               "appendices: { layout: appendix }\n");
    arrange(&scene);
    assert_clean(&scene.fixture);
    struct section *const *sections = scene.report->sections.items;
    assert_null(sections[0]->layout);
    const struct style *appendix = style_layout(scene.style, sections[1]->layout);
    assert_non_null(appendix);
    assert_ptr_not_equal(appendix, scene.style);
    assert_ptr_equal(appendix->appendices, scene.style->appendices);
    assert_ptr_equal(scene.report->views.items[0]->layout, sections[1]->layout);
    assert_text(node_text(sections[2]->layout), "slides");
    fixture_close(&scene.fixture);
}

static void templates_of_appendices(void **state)
{
    struct fixture fixture;
    (void)state;
    struct style *style = fixture_house(&fixture, "appendices: { number: '{a}.', label: 'Annex {I} {n} {1} {A}', "
                                                  "page_number: ' {1}{n} ' }\n");
    const struct appendices_style *appendices = style->appendices;
    assert_clean(&fixture);
    assert_text(style_fill_appendix(fixture.arena, appendices, appendices->label, 4, 0), "Annex IV 4 d. D");
    assert_text(style_fill_appendix(fixture.arena, appendices, appendices->number, 27, 0), "aa.");
    assert_text(style_fill_appendix(fixture.arena, appendices, appendices->page_number, 2, 13), "b.13");
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_change_places_among_themselves),
        cmocka_unit_test(a_house_has_its_own_order_and_words),
        cmocka_unit_test(numbers_follow_the_order),
        cmocka_unit_test(arranging_again_changes_nothing),
        cmocka_unit_test(a_part_that_stands_twice_stays),
        cmocka_unit_test(what_is_withheld_is_there),
        cmocka_unit_test(a_draft_may_lack_parts),
        cmocka_unit_test(appendices_have_a_layout),
        cmocka_unit_test(templates_of_appendices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
