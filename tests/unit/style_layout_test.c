/* Layouts over one another: extends, merging, like. */
#include "style_fixture.h"

#include "base/file.h"
#include "check/report.h"

static void shipped_layouts_load_without_a_word(void **state)
{
    static const char *const names[] = {"base", "quarterly", "slides"};
    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct fixture fixture;
        fixture_open(&fixture, NULL);
        struct style *style = fixture_load(&fixture, names[i]);
        assert_clean(&fixture);
        assert_non_null(style);
        assert_non_null(style->default_page);
        assert_non_null(style->cover->layout);
        assert_ptr_equal(style->body, style_text(style, STR("body")));
        assert_non_null(style->priority_text);
        fixture_close(&fixture);
    }
}

static void quarterly_is_landscape_with_grouped_columns(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, NULL);
    struct style *style = fixture_load(&fixture, "quarterly");
    assert_true(style->default_page->width > style->default_page->height);
    const struct table_style *table = style_table(style, STR("indicators"));
    assert_int_equal(table->kind, TABLE_INDICATORS);
    assert_int_equal(table->columns.n, 11);
    const struct column_style *now = LIST_AT(table->columns, struct column_style, 8);
    assert_int_equal(now->nshow, 2);
    assert_int_equal(now->show[0], SHOW_ACTUAL);
    assert_int_equal(now->show[1], SHOW_STATUS);
    assert_text(node_text(now->period), "now");
    assert_int_equal(now->group.n, 1);
    assert_int_equal(now->width.kind, WIDTH_FIXED);
    assert_int_equal(now->width.length, 55276); /* 19.5 mm */
    assert_ptr_equal(now->text, style_text(style, STR("cell-figure")));
    assert_int_equal(style_heading(style, 1)->start, START_PAGE);
    assert_ptr_equal(style_heading(style, 9), style_heading(style, 4));
    assert_true(style_heading(style, 3)->follow_parent);
    assert_true(style_heading(style, 2)->running);
    assert_false(style_heading(style, 3)->running);
    fixture_close(&fixture);
}

/* Only landscape pages on the paper of the usual page, where that is upright. */
static void landscape_pages_among_upright_ones_are_turned(void **state)
{
    static const struct {
        const char *layout;
        bool turned;
    } cases[] = {
        {"name: House\n", true},
        {"page: landscape\n", false},
        {"pages: { landscape: { turned: no } }\n", false},
        {"pages: { landscape: { width: 420mm, height: 297mm } }\n", false},
        {"pages: { portrait: { width: 148mm, height: 210mm } }\n", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct fixture fixture;
        struct style *style = fixture_house(&fixture, cases[i].layout);
        assert_clean(&fixture);
        assert_int_equal(style_page(style, STR("landscape"))->turned, cases[i].turned);
        assert_false(style_page(style, STR("portrait"))->turned);
        fixture_close(&fixture);
    }
}

static void house_style_begins_from_base(void **state)
{
    (void)state;
    struct fixture fixture;
    struct style *style = fixture_house(&fixture, "name: House\npage: landscape\n");
    assert_clean(&fixture);
    assert_text(node_text(style->name), "House");
    assert_ptr_equal(style->default_page, style_page(style, STR("landscape")));
    assert_int_equal(style->body->size, LEN_PT(12));
    fixture_close(&fixture);
}

static void chain_of_three_layouts(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, NULL);
    fixture_write(&fixture, "top.yaml", "extends: middle.yaml\ntext: { body: { size: 13pt } }\n");
    fixture_write(&fixture, "middle.yaml", "extends: quarterly\ntext: { body: { size: 14pt, leading: 20pt } }\n");
    struct style *style = fixture_load(&fixture, "top.yaml");
    assert_clean(&fixture);
    assert_int_equal(style->body->size, LEN_PT(13));
    assert_int_equal(style->body->leading, LEN_PT(20));
    assert_int_equal(style_table(style, STR("indicators"))->columns.n, 11);
    /* The files are closed again: the same layout can be loaded a second time. */
    assert_non_null(fixture_load(&fixture, "top.yaml"));
    assert_clean(&fixture);
    fixture_close(&fixture);
}

static void dicts_merge_by_key_maps_by_field_and_lists_are_replaced(void **state)
{
    (void)state;
    struct fixture fixture;
    struct style *style = fixture_house(&fixture, "pages:\n"
                                                  "  portrait: { head: { left: Changed }, top: 40mm }\n"
                                                  "notes: { numbering: page }\n"
                                                  "tables:\n"
                                                  "  indicators: { columns: [ { title: Ref., show: ref } ] }\n"
                                                  "headings: [ { style: heading-2 } ]\n");
    assert_clean(&fixture);
    const struct page_style *page = style_page(style, STR("portrait"));
    assert_text(node_text(page->head->left), "Changed");
    assert_text(node_text(page->head->right), "{section}");
    assert_int_equal(page->top, 113386);
    assert_int_equal(page->width, 595276);
    assert_int_equal(style->notes->numbering, NOTES_BY_PAGE);
    assert_int_equal(style->notes->rule, 500);
    assert_int_equal(style_table(style, STR("indicators"))->columns.n, 1);
    assert_int_equal(style_table(style, STR("activities"))->columns.n, 5);
    assert_int_equal(style->headings.n, 1);
    /* landscape is like portrait, and says nothing about these. */
    assert_text(node_text(style_page(style, STR("landscape"))->head->left), "Changed");
    fixture_close(&fixture);
}

static void text_styles_take_what_they_leave_out(void **state)
{
    (void)state;
    struct fixture fixture;
    struct style *style =
        fixture_house(&fixture, "text:\n"
                                "  third: { like: second, italic: yes }\n"
                                "  first: { size: 20pt, leading: 25pt, bold: yes, colour: accent }\n"
                                "  second: { like: first, bold: no }\n"
                                "  heading: { colour: quiet }\n");
    assert_clean(&fixture);
    const struct text_style *third = style_text(style, STR("third"));
    assert_int_equal(third->size, LEN_PT(20));
    assert_int_equal(third->bold, 0);
    assert_int_equal(third->italic, 1);
    assert_int_equal(third->colour, 0x1f3b57);
    assert_text(node_text(third->family), "Liberation Sans");
    assert_text(node_text(third->id), "third");
    assert_text(node_text(third->like), "second");
    assert_int_equal(style_text(style, STR("first"))->widows, 2);
    assert_null(style_text(style, STR("first"))->like);
    /* What a house style changes reaches the styles of base that are like it, and theirs. */
    assert_int_equal(style_text(style, STR("heading-3"))->colour, 0x54595f);
    assert_int_equal(style_text(style, STR("priority"))->colour, 0x54595f);
    for (uint32_t i = 0; i < style->text_styles.n; i++) {
        assert_int_equal(LIST_AT(style->text_styles, struct text_style, i)->index, i);
    }
    fixture_close(&fixture);
}

static void changing_one_like_table_leaves_the_other(void **state)
{
    (void)state;
    struct fixture fixture;
    struct style *style = fixture_house(&fixture, "tables:\n"
                                                  "  short:\n"
                                                  "    like: indicators\n"
                                                  "    style: comment\n"
                                                  "    title: Short\n");
    assert_clean(&fixture);
    const struct table_style *table = style_table(style, STR("short"));
    const struct table_style *parent = style_table(style, STR("indicators"));
    assert_int_equal(table->kind, TABLE_INDICATORS);
    assert_int_equal(table->columns.n, parent->columns.n);
    assert_ptr_equal(LIST_AT(table->columns, struct column_style, 0)->text, style_text(style, STR("comment")));
    assert_ptr_equal(LIST_AT(parent->columns, struct column_style, 0)->text, style_text(style, STR("cell")));
    assert_text(node_text(parent->title), "Performance indicators");
    fixture_close(&fixture);
}

static void colours_are_names(void **state)
{
    (void)state;
    struct fixture fixture;
    struct style *style = fixture_house(&fixture, "colours: { accent: \"#123456\", bright: accent }\n"
                                                  "text: { label: { colour: bright } }\n"
                                                  "tables: { table: { head_fill: none } }\n");
    assert_clean(&fixture);
    assert_int_equal(style_text(style, STR("heading-1"))->colour, 0x123456);
    assert_int_equal(style_text(style, STR("label"))->colour, 0x123456);
    assert_int_equal(style_table(style, STR("activities"))->head_fill, STYLE_NO_FILL);
    fixture_close(&fixture);
}

static void an_empty_text_takes_away(void **state)
{
    (void)state;
    struct fixture fixture;
    struct style *style = fixture_house(&fixture, "pages: { portrait: { head: { left: \"\" } } }\n"
                                                  "tables: { indicators: { title: \"\" } }\n");
    assert_clean(&fixture);
    assert_null(style->default_page->head->left);
    assert_non_null(style->default_page->head->right);
    assert_null(style_table(style, STR("indicators"))->title);
    fixture_close(&fixture);
}

static void statuses_answer_to_all_their_words(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, NULL);
    struct style *style = fixture_load(&fixture, "quarterly");
    const struct status_style *better = style_status(style, STR("better"));
    assert_int_equal(better->shape, SHAPE_STAR);
    assert_ptr_equal(style_status(style, STR("green")), better);
    assert_int_equal(style_status(style, STR("within"))->shape, SHAPE_CIRCLE);
    assert_int_equal(style_status(style, STR("worse"))->shape, SHAPE_TRIANGLE);
    assert_text(node_text(style_status(style, STR("fair"))->word), "Fair (on schedule)");
    assert_null(style_status(style, STR("purple")));
    fixture_close(&fixture);
}

static void a_layout_of_its_own_beginning_lacks_everything(void **state)
{
    (void)state;
    struct fixture fixture;
    struct style *style = fixture_house(&fixture, "extends: none\n");
    assert_non_null(style);
    assert_true(fixture.diags.errors > 4);
    assert_null(style_text(style, STR("body")));
    assert_null(style_heading(style, 1));
    fixture_close(&fixture);
}

static void pictures_belong_to_the_file_that_names_theirs(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, NULL);
    fixture_write(&fixture, "top.yaml",
                  "extends: middle.yaml\n"
                  "images:\n"
                  "  logo: { width: 30mm }\n"
                  "  crest: { file: new.png }\n"
                  "pages: { landscape: { head: { image: \"\" } } }\n");
    fixture_write(&fixture, "middle.yaml",
                  "images:\n"
                  "  logo: { file: logo.png, alt: Anytown Council }\n"
                  "  crest: { file: old.jpg, alt: An oak above a river, height: 2cm }\n"
                  "  line: { file: line.png, decorative: yes }\n"
                  "pages: { portrait: { head: { image: logo, image_align: right, image_offset: 5mm } } }\n"
                  "cover: { lines: [ { image: crest }, { text: \"{title}\", heading: yes } ] }\n");
    struct style *style = fixture_load(&fixture, "top.yaml");
    assert_clean(&fixture);
    const struct picture_style *logo = map_find(&style->image_by_id, STR("logo"));
    const struct picture_style *crest = map_find(&style->image_by_id, STR("crest"));
    assert_int_equal(style->images.n, 3);
    assert_text(node_text(logo->file), "logo.png");
    assert_string_equal(sources_at(&fixture.sources, logo->file->mark.file)->path.s + strlen(fixture.folder),
                        "/middle.yaml");
    assert_int_equal(logo->width, 85039);
    assert_text(node_text(crest->file), "new.png");
    assert_string_equal(sources_at(&fixture.sources, crest->file->mark.file)->path.s + strlen(fixture.folder),
                        "/top.yaml");
    assert_text(node_text(crest->alt), "An oak above a river");
    const struct running *head = style_page(style, STR("portrait"))->head;
    assert_ptr_equal(head->picture, logo);
    assert_int_equal(head->image_align, ALIGN_RIGHT);
    assert_int_equal(head->image_offset, 14173);
    assert_null(style_page(style, STR("landscape"))->head->picture);
    const struct cover_line *lines = style->cover->lines.items;
    assert_ptr_equal(lines[0].picture, crest);
    assert_false(lines[0].heading);
    assert_null(lines[1].picture);
    assert_true(lines[1].heading);
    fixture_close(&fixture);
}

static void figures_and_print_are_described_in_base(void **state)
{
    (void)state;
    struct fixture fixture;
    struct style *style = fixture_house(&fixture, "figures: { caption_above: yes, align: centre, number: \"\" }\n"
                                                  "print: { greyscale: yes, even_pages: yes }\n");
    assert_clean(&fixture);
    assert_ptr_equal(style->figures->caption_text, style_text(style, STR("figure-caption")));
    assert_ptr_equal(style->figures->note_text, style_text(style, STR("note")));
    assert_int_equal(style->figures->align, ALIGN_CENTRE);
    assert_true(style->figures->caption_above);
    assert_null(style->figures->number);
    assert_true(style->print->greyscale && style->print->even_pages);
    assert_text(node_text(style->print->blank), "This page is left blank.");
    fixture_close(&fixture);
}

/* The shipped title stands out, on the cover and in the title block. */
static void one_line_is_the_heading(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, NULL);
    struct style *style = fixture_load(&fixture, "quarterly");
    const struct list *const lists[] = {&style->cover->lines, &style->title_block->lines};
    for (size_t i = 0; i < 2; i++) {
        for (uint32_t n = 0; n < lists[i]->n; n++) {
            const struct cover_line *line = LIST_AT(*lists[i], struct cover_line, n);
            assert_int_equal(line->heading, str_eqz(node_text(line->text), "{title}"));
        }
    }
    fixture_close(&fixture);
}

/* Every layout that the guide shows is one that works. */
static void layouts_of_the_guide_load(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct str text, error;
    uint32_t blocks = 0;
    assert_true(file_read(arena, STR("docs/layouts.md"), 1 << 20, &text, &error));
    for (int64_t at = str_find(text, "```yaml\n", 0); at >= 0; at = str_find(text, "```yaml\n", (uint32_t)at)) {
        uint32_t from = (uint32_t)at + 8;
        at = str_find(text, "```", from);
        assert_true(at > 0);
        struct str yaml = str_dup(arena, str_sub(text, from, (uint32_t)at - from));
        if (str_starts(yaml, "# whole report"))
            continue;
        struct fixture fixture;
        fixture_house(&fixture, yaml.s);
        if (fixture.diags.n) {
            print_error("%s", yaml.s);
        }
        assert_clean(&fixture);
        fixture_close(&fixture);
        blocks++;
    }
    assert_true(blocks >= 6);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_layouts_load_without_a_word),
        cmocka_unit_test(quarterly_is_landscape_with_grouped_columns),
        cmocka_unit_test(landscape_pages_among_upright_ones_are_turned),
        cmocka_unit_test(house_style_begins_from_base),
        cmocka_unit_test(chain_of_three_layouts),
        cmocka_unit_test(dicts_merge_by_key_maps_by_field_and_lists_are_replaced),
        cmocka_unit_test(text_styles_take_what_they_leave_out),
        cmocka_unit_test(changing_one_like_table_leaves_the_other),
        cmocka_unit_test(colours_are_names),
        cmocka_unit_test(an_empty_text_takes_away),
        cmocka_unit_test(statuses_answer_to_all_their_words),
        cmocka_unit_test(pictures_belong_to_the_file_that_names_theirs),
        cmocka_unit_test(figures_and_print_are_described_in_base),
        cmocka_unit_test(one_line_is_the_heading),
        cmocka_unit_test(layouts_of_the_guide_load),
        cmocka_unit_test(a_layout_of_its_own_beginning_lacks_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
