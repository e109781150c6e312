/* What an edition says of a report: its pages, where its bookmarks lead, its sources, its counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "preview/edition.h"
#include "preview/rendition.h"

struct scene {
    char folder[40], report[60], data[60];
};

static const char data_yaml[] =
    "indicators:\n"
    "  - { ref: A, definition: Lamps, better: higher, actual: { Q2: 9 }, target: { Q2: 5 } }\n"
    "  - { ref: B, definition: Posts, better: higher, actual: { Q2: 1 }, target: { Q2: 5 } }\n"
    "  - { ref: C, definition: Wires, better: higher, actual: { Q2: 1 }, target: { Q2: 5 } }\n";
static const char report_yaml[] =
    "report: { title: 'Lamps &  posts', committee: Cabinet, version: 0.3, page_start: 7 }\n"
    "include: [data.yaml]\n"
    "periods: { Q2: { role: now } }\n"
    "sections:\n"
    "  - heading: First\n"
    "    text: Words.\n"
    "    content: [indicators: {}]\n"
    "    sections: [{ heading: Within, text: More. }]\n"
    "  - { heading: Second, text: Last words. }\n";

static void write_text(const char *path, const char *before, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(before, file) >= 0 && fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int open_scene(void **state)
{
    struct scene *scene = malloc(sizeof(*scene));
    assert_non_null(scene);
    strcpy(scene->folder, "/tmp/orderpaper-XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    snprintf(scene->report, sizeof(scene->report), "%s/report.yaml", scene->folder);
    snprintf(scene->data, sizeof(scene->data), "%s/data.yaml", scene->folder);
    write_text(scene->report, "", report_yaml);
    write_text(scene->data, "", data_yaml);
    *state = scene;
    return 0;
}

static int close_scene(void **state)
{
    struct scene *scene = *state;
    unlink(scene->report);
    unlink(scene->data);
    rmdir(scene->folder);
    free(scene);
    return 0;
}

static struct edition make_edition(const struct scene *scene, struct rendition rendition, enum edition_want want)
{
    struct orderpaper_options options = {.report = scene->report, .data = ".", .output = "never-written.pdf"};
    struct edition edition;
    struct buf bytes = {0};
    rendition_apply(rendition, &options);
    edition_make(&options, want, &bytes);
    assert_true(edition_read(&edition, &bytes));
    return edition;
}

static void assert_str(struct str text, const char *expected)
{
    if (!str_eqz(text, expected))
        fail_msg("<" PRIstr "> is not <%s>", STR_ARG(text), expected);
}

static void assert_has(struct str text, const char *part)
{
    if (str_find(text, part, 0) < 0)
        fail_msg("<" PRIstr "> has no <%s>", STR_ARG(text), part);
}

static bool asks_for(const struct edition *edition, const char *path)
{
    for (uint32_t i = 0; i < edition->asked.n; i++) {
        if (str_eqz(edition->asked.items[i], path))
            return true;
    }
    return false;
}

static void assert_sources(const struct edition *edition, const struct scene *scene)
{
    assert_in_range(edition->sources.n, 3, 50);
    assert_str(edition->sources.items[0].path, "report.yaml");
    assert_str(edition->sources.items[0].real, scene->report);
    assert_str(edition->sources.items[0].text, report_yaml);
    uint32_t data = 0, own = 0;
    for (uint32_t i = 1; i < edition->sources.n; i++) {
        const struct edition_source *source = &edition->sources.items[i];
        data += str_eqz(source->real, scene->data) && str_eqz(source->text, data_yaml);
        own += str_eqz(source->path, "layouts/base.yaml") && source->real.len == 0;
    }
    assert_int_equal(data, 1);
    assert_int_equal(own, 1);
}

static void test_sound(void **state)
{
    struct scene *scene = *state;
    struct edition edition = make_edition(scene, (struct rendition){0}, EDITION_PAGES);
    assert_true(edition.sound);
    assert_int_equal(edition.account.errors, 0);
    assert_int_equal(edition.account.pages, edition.pages.n);
    assert_in_range(edition.pages.n, 1, 3);
    assert_str(edition.title, "Lamps & posts");
    assert_str(edition.committee, "Cabinet");
    assert_str(edition.version, "0.3");
    assert_str(edition.language, "en-GB");
    assert_str(edition.statuses, "[{\"word\":\"Better than target limits\",\"shape\":\"star\",\"n\":1},"
                                 "{\"word\":\"Worse than target limits\",\"shape\":\"triangle\",\"n\":2}]");
    assert_has(edition.sheets, "\"label\":\"7\",\"width\":595.276,\"height\":841.89}");
    char hash[EDITION_HASH_MAX];
    edition_hash_name(edition.pages.items[0].hash, hash);
    assert_has(edition.sheets, hash);
    edition_hash_name(edition.pages.items[0].layer_hash, hash);
    assert_has(edition.sheets, hash);
    assert_has(edition.bookmarks, "{\"text\":\"First\",\"level\":1,\"page\":1,\"y\":");
    assert_has(edition.bookmarks, "{\"text\":\"Within\",\"level\":2,");
    assert_has(edition.heard, "\"items\":[{");
    assert_has(edition.pages.items[0].outlines, "<svg ");
    assert_has(edition.pages.items[0].layer, ">Words.");
    assert_sources(&edition, scene);
    assert_true(asks_for(&edition, scene->report));
    assert_true(asks_for(&edition, scene->data));
    assert_int_equal(access("never-written.pdf", F_OK), -1);
    edition_free(&edition);
}

static void test_summary(void **state)
{
    struct edition edition = make_edition(*state, (struct rendition){0}, EDITION_SUMMARY);
    assert_true(edition.sound);
    assert_in_range(edition.account.pages, 1, 3);
    assert_str(edition.title, "Lamps & posts");
    assert_has(edition.statuses, "\"n\":2");
    assert_int_equal(edition.asked.n > 0, true);
    assert_int_equal(edition.pages.n + edition.sources.n, 0);
    assert_str(edition.sheets, "[]");
    edition_free(&edition);
}

/* A line more changes no looks, but the places of all that follows it. */
static void test_hashes(void **state)
{
    struct scene *scene = *state;
    struct edition first = make_edition(scene, (struct rendition){0}, EDITION_PAGES);
    struct edition again = make_edition(scene, (struct rendition){0}, EDITION_PAGES);
    write_text(scene->report, "# a comment\n", report_yaml);
    struct edition moved = make_edition(scene, (struct rendition){0}, EDITION_PAGES);
    struct edition draft = make_edition(scene, (struct rendition){.draft = true}, EDITION_PAGES);
    struct edition grey = make_edition(scene, (struct rendition){.grey = true}, EDITION_PAGES);
    assert_true(first.pages.items[0].hash == again.pages.items[0].hash);
    assert_true(first.pages.items[0].layer_hash == again.pages.items[0].layer_hash);
    assert_true(first.pages.items[0].hash == moved.pages.items[0].hash);
    assert_true(first.pages.items[0].layer_hash != moved.pages.items[0].layer_hash);
    assert_true(moved.pages.items[0].hash != draft.pages.items[0].hash);
    assert_true(moved.pages.items[0].hash != grey.pages.items[0].hash);
    edition_free(&first);
    edition_free(&again);
    edition_free(&moved);
    edition_free(&draft);
    edition_free(&grey);
}

static void test_errors(void **state)
{
    struct scene *scene = *state;
    write_text(scene->report, "seksions: []\n", report_yaml);
    struct edition edition = make_edition(scene, (struct rendition){0}, EDITION_PAGES);
    assert_false(edition.sound);
    assert_int_equal(edition.account.errors, 1);
    assert_int_equal(edition.pages.n, 0);
    assert_str(edition.sheets, "[]");
    assert_str(edition.bookmarks, "[]");
    assert_has(edition.messages, "\"at\":\"1:1:1\"");
    assert_str(edition.title, "Lamps & posts");
    assert_has(edition.sources.items[0].text, "seksions");
    edition_free(&edition);
}

/* A file that is not there yet is watched all the same. */
static void test_missing(void **state)
{
    struct scene *scene = *state;
    unlink(scene->data);
    struct edition edition = make_edition(scene, (struct rendition){0}, EDITION_PAGES);
    assert_false(edition.sound);
    assert_true(asks_for(&edition, scene->data));
    edition_free(&edition);
    unlink(scene->report);
    edition = make_edition(scene, (struct rendition){0}, EDITION_PAGES);
    assert_false(edition.sound);
    assert_int_equal(edition.account.errors, 1);
    assert_true(asks_for(&edition, scene->report));
    assert_str(edition.title, "");
    edition_free(&edition);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sound, open_scene, close_scene),
        cmocka_unit_test_setup_teardown(test_summary, open_scene, close_scene),
        cmocka_unit_test_setup_teardown(test_hashes, open_scene, close_scene),
        cmocka_unit_test_setup_teardown(test_errors, open_scene, close_scene),
        cmocka_unit_test_setup_teardown(test_missing, open_scene, close_scene),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
