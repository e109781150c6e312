/* The layouts of a report: its own, and those of its sections. */
#include "check/check.h"
#include "check/report.h"
#include "style_fixture.h"

/* A report whose head and sections are of this text, with its layouts, house.yaml and annex.yaml beside it. */
static struct style *load_report(struct fixture *fixture, struct report **report, const char *text, const char *house,
                                 const char *annex)
{
    fixture_open(fixture, text);
    fixture_write(fixture, "house.yaml", house);
    fixture_write(fixture, "annex.yaml", annex);
    *report = check_report(&fixture->loader, fixture->report);
    return style_load_report(&fixture->loader, fixture->report, STR("."), *report);
}

#define HEAD "report: { title: A report, layout: house.yaml }\nsections:\n"

static const struct style *layout_of(const struct style *style, const struct report *report, uint32_t i)
{
    return style_layout(style, report->sections.items[i]->layout);
}

static void a_section_takes_the_document_from_the_report(void **state)
{
    struct fixture fixture;
    struct report *report;
    (void)state;
    struct style *house =
        load_report(&fixture, &report, HEAD "  - { heading: A, layout: annex.yaml, text: T }\n",
                    "notes: { mark: '({n})' }\nstatuses: { better: { word: On target, shape: square } }\n"
                    "print: { greyscale: yes }\nmark_size: 50\nlinks: { colour: '#000000' }\n",
                    "page: landscape\nnotes: { mark: '[{n}]' }\nstatuses: { close: { word: Close, shape: ring } }\n"
                    "text: { body: { size: 14pt } }\nmark_size: 90\nrule: baseline-limits\n");
    assert_clean(&fixture);
    const struct style *annex = layout_of(house, report, 0);
    assert_non_null(annex);
    assert_ptr_not_equal(annex, house);
    assert_text(node_text(annex->notes->mark), "({n})");
    assert_int_equal(style_status(annex, STR("better"))->shape, SHAPE_SQUARE);
    assert_null(style_status(annex, STR("close")));
    assert_ptr_equal(annex->print, house->print);
    assert_ptr_equal(annex->links, house->links);
    assert_ptr_equal(annex->exceptions, house->exceptions);
    assert_int_equal(annex->mark_size, 50);
    assert_text(node_text(annex->rule.items[0]), "target-limits");
    /* And keeps its own looks. */
    assert_text(node_text(annex->default_page->id), "landscape");
    assert_int_equal(annex->body->size, LEN_PT(14));
    assert_int_equal(house->body->size, LEN_PT(12));
    fixture_close(&fixture);
}

static void each_text_style_has_an_index_of_its_own(void **state)
{
    struct fixture fixture;
    struct report *report;
    (void)state;
    struct style *house = load_report(
        &fixture, &report,
        HEAD "  - { heading: A, layout: annex.yaml, text: T }\n  - { heading: B, layout: quarterly, text: T }\n",
        "{}\n", "text: { more: {} }\n");
    assert_clean(&fixture);
    const struct style *all[] = {house, layout_of(house, report, 0), layout_of(house, report, 1)};
    uint32_t n = 0;
    for (int s = 0; s < 3; s++) {
        assert_ptr_equal(all[s]->layouts, house->layouts);
        for (uint32_t i = 0; i < all[s]->text_styles.n; i++) {
            const struct text_style *text = LIST_AT(all[s]->text_styles, const struct text_style, i);
            assert_int_equal(text->index, n++);
            for (int other = 0; other < 3; other++)
                assert_ptr_equal(style_look(all[other], text->index), text);
        }
    }
    assert_int_equal(house->layouts->looks.n, n);
    assert_int_equal(all[1]->text_styles.n, house->text_styles.n + 1);
    fixture_close(&fixture);
}

static void a_layout_is_loaded_once(void **state)
{
    struct fixture fixture;
    struct report *report;
    (void)state;
    struct style *house = load_report(&fixture, &report,
                                      HEAD "  - heading: A\n    layout: annex.yaml\n    sections:\n"
                                           "      - { heading: B, layout: house.yaml, text: T }\n"
                                           "      - { heading: C, layout: ' annex.yaml', text: T }\n"
                                           "  - { heading: D, layout: annex.yaml, text: T }\n",
                                      "{}\n", "{}\n");
    assert_clean(&fixture);
    assert_int_equal(house->layouts->items.n, 2);
    assert_ptr_equal(layout_of(house, report, 0), layout_of(house, report, 1));
    struct section *const *within = report->sections.items[0]->subsections.items;
    assert_ptr_equal(style_layout(house, within[0]->layout), house);
    assert_ptr_equal(style_layout(house, within[1]->layout), layout_of(house, report, 0));
    fixture_close(&fixture);
}

static void a_fault_of_a_layout_is_told_once(void **state)
{
    struct fixture fixture;
    struct report *report;
    (void)state;
    struct style *house = load_report(&fixture, &report,
                                      HEAD "  - { heading: A, layout: quartely, text: T }\n"
                                           "  - { heading: B, layout: quartely, text: T }\n",
                                      "{}\n", "{}\n");
    assert_non_null(house);
    assert_only(&fixture, DIAG_LAYOUT_UNKNOWN, 3, "did you mean `quarterly`?");
    assert_null(layout_of(house, report, 0));
    fixture_close(&fixture);

    /* In the words of a file that both layouts extend: at one place, which is printed once. */
    load_report(&fixture, &report, HEAD "  - { heading: A, layout: annex.yaml, text: T }\n",
                "text: { body: { sise: 14pt } }\n", "extends: house.yaml\n");
    char *printed = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&printed, &size);
    assert_non_null(out);
    diags_print(&fixture.diags, out, false);
    fclose(out);
    assert_int_equal(fixture.diags.errors, 1);
    assert_non_null(strstr(printed, "unknown key `sise`"));
    free(printed);
    fixture_close(&fixture);
}

/* The report's links on a fill of the section's layout. */
static void colours_of_both_layouts_are_compared(void **state)
{
    struct fixture fixture;
    struct report *report;
    (void)state;
    load_report(&fixture, &report, HEAD "  - { heading: A, layout: annex.yaml, text: T }\n",
                "colours: { link: '#666666' }\n", "tables: { table: { zebra_fill: '#c0c0c0' } }\n");
    uint32_t links = 0;
    for (uint32_t i = 0; i < fixture.diags.n; i++) {
        assert_int_equal(fixture.diags.items[i]->code, DIAG_CONTRAST_LOW);
        links += str_find(fixture.diags.items[i]->text, "links in cells of table", 0) >= 0;
    }
    assert_int_equal(links, 1);
    fixture_close(&fixture);

    /* What is pale in the report's own layout is told there alone. */
    load_report(&fixture, &report, HEAD "  - { heading: A, layout: annex.yaml, text: T }\n",
                "links: { colour: '#bbbbbb' }\n", "extends: quarterly\n");
    for (uint32_t i = 0; i < fixture.diags.n; i++)
        assert_int_equal(fixture.diags.items[i]->mark.file, fixture.diags.items[0]->mark.file);
    assert_true(fixture.diags.n > 0);
    fixture_close(&fixture);
}

static void fallback_families_of_all_are_searched(void **state)
{
    struct fixture fixture;
    struct report *report;
    (void)state;
    struct style *house = load_report(&fixture, &report, HEAD "  - { heading: A, layout: annex.yaml, text: T }\n",
                                      "fallback: [DejaVu Sans]\n", "fallback: [Liberation Mono, DejaVu Sans]\n");
    assert_clean(&fixture);
    assert_int_equal(house->fallback.n, 2);
    assert_text(node_text(house->fallback.items[0]), "DejaVu Sans");
    assert_text(node_text(house->fallback.items[1]), "Liberation Mono");
    fixture_close(&fixture);
}

static void without_a_layout_of_its_own_a_report_has_none(void **state)
{
    struct fixture fixture;
    struct report *report;
    (void)state;
    assert_null(load_report(&fixture, &report,
                            "report: { title: A report, layout: nowhere.yaml }\n"
                            "sections: [ { heading: A, layout: annex.yaml, text: T } ]\n",
                            "{}\n", "{}\n"));
    assert_only(&fixture, DIAG_FILE_UNREADABLE, 1, NULL);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_section_takes_the_document_from_the_report),
        cmocka_unit_test(each_text_style_has_an_index_of_its_own),
        cmocka_unit_test(a_layout_is_loaded_once),
        cmocka_unit_test(a_fault_of_a_layout_is_told_once),
        cmocka_unit_test(colours_of_both_layouts_are_compared),
        cmocka_unit_test(fallback_families_of_all_are_searched),
        cmocka_unit_test(without_a_layout_of_its_own_a_report_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
