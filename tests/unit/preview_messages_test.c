/* Messages, and what is heard, as the browser gets them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "preview/heard_json.h"
#include "preview/messages.h"

struct scene {
    char folder[64], path[80];
    struct buf messages, heard;
    struct driver_account account;
};

static int make(void **state)
{
    struct scene *scene = calloc(1, sizeof(*scene));

    if (scene == NULL)
        return -1;
    strcpy(scene->folder, "/tmp/orderpaper-messages-XXXXXX");
    *state = scene;
    if (mkdtemp(scene->folder) == NULL)
        return -1;
    snprintf(scene->path, sizeof(scene->path), "%s/r.yaml", scene->folder);
    return 0;
}

static int drop(void **state)
{
    struct scene *scene = *state;

    unlink(scene->path);
    rmdir(scene->folder);
    buf_free(&scene->messages);
    buf_free(&scene->heard);
    free(scene);
    return 0;
}

static void take(void *self, const struct driver_result *result)
{
    struct scene *scene = self;

    messages_put(&scene->messages, result);
    heard_put(&scene->heard, result);
    buf_putc(&scene->messages, '\0');
    buf_putc(&scene->heard, '\0');
    scene->account = *result->account;
}

/* Tests run in the project's folder. */
static void build(struct scene *scene, const char *text)
{
    struct orderpaper_options options = {.report = scene->path, .data = "."};
    FILE *file = fopen(scene->path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    driver_read(&options, take, scene);
}

static void has(const struct buf *json, const char *words)
{
    if (strstr(json->bytes, words) == NULL)
        fail_msg("not there: %s\n%s", words, json->bytes);
}

static void lacks(const struct buf *json, const char *words)
{
    if (strstr(json->bytes, words) != NULL)
        fail_msg("there: %s\n%s", words, json->bytes);
}

static unsigned count(const struct buf *json, const char *words)
{
    unsigned n = 0;

    for (const char *at = json->bytes; (at = strstr(at, words)) != NULL; at++)
        n++;
    return n;
}

static void a_message_has_its_place_and_what_it_stands_in(void **state)
{
    struct scene *scene = *state;

    build(scene, "report: { title: T, layout: base }\n" /* 1 */
                 "indicators:\n"                        /* 2 */
                 "  - ref: A\n"                         /* 3 */
                 "    defintion: One\n"                 /* 4 */
                 "    comment: |\n"                     /* 5 */
                 "      Text.\n");                      /* 6 */
    has(&scene->messages, "{\"level\":\"error\",\"code\":\"unknown-key\",\"accessibility\":false,\"text\":\"");
    has(&scene->messages, "did you mean");
    has(&scene->messages, "\"explanation\":\"");
    has(&scene->messages, "/r.yaml\",\"at\":\"1:4:5\",\"excerpt\":\"    defintion: One\",\"from\":4,\"length\":9,"
                          "\"related\":null,\"within\":[[4,4],[3,6],[2,6]]}");
    assert_string_equal(scene->heard.bytes, "{\"checklist\":[],\"items\":[]}");
}

static void a_message_of_a_text_names_the_word(void **state)
{
    struct scene *scene = *state;

    build(scene, "report: { title: T, layout: base }\n"
                 "sections:\n"
                 "  - heading: H\n"
                 "    text: |\n"
                 "      See [[nowhere]], please.\n");
    has(&scene->messages,
        "\"at\":\"1:5:11\",\"excerpt\":\"      See [[nowhere]], please.\",\"from\":10,\"length\":11,"
        "\"related\":null,\"within\":[[4,5],[3,5],[2,5]]}");
}

static void what_comes_first_is_named_beside_what_comes_again(void **state)
{
    struct scene *scene = *state;

    build(scene, "report: { title: T, layout: base }\n"
                 "indicators:\n"
                 "  - { ref: A, definition: One }\n"
                 "  - { ref: A, definition: Two }\n"
                 "sections: [{ heading: H, content: [indicators: {}] }]\n");
    has(&scene->messages, "\"code\":\"duplicate-name\"");
    has(&scene->messages, "\"at\":\"1:4:12\"");
    has(&scene->messages, "\"related\":{\"text\":\"");
    has(&scene->messages, "/r.yaml\",\"at\":\"1:3:5\"}");
}

/* The report is checked more than once; its messages and their counts are those of `check`. */
static void the_same_is_said_and_counted_once(void **state)
{
    struct scene *scene = *state;

    build(scene, "report: { title: T, layout: base }\n"
                 "sections:\n"
                 "  - text: No heading.\n"
                 "    sections: [{ heading: H, text: Words. }]\n"
                 "  - { heading: Secret, exempt: 3, text: Words. }\n");
    assert_int_equal(count(&scene->messages, "\"code\":\"heading-skipped\",\"accessibility\":true"), 1);
    assert_int_equal(scene->account.warnings, count(&scene->messages, "\"level\":\"warning\""));
    assert_int_equal(scene->account.errors, 0);
}

/* What is in a file may be anything. */
static void no_bytes_of_a_file_break_out(void **state)
{
    struct scene *scene = *state;

    build(scene, "report: { title: T, \"</script>\\u202e\\\"\": x, layout: base }\n"
                 "bad: \xFF\x01\n");
    lacks(&scene->messages, "<");
    lacks(&scene->messages, "\xFF");
    lacks(&scene->messages, "\x01");
    lacks(&scene->messages, "\xE2\x80\xAE");
    has(&scene->messages, "\"from\":");
}

static void a_file_that_is_not_there_has_no_place(void **state)
{
    struct scene *scene = *state;
    struct orderpaper_options options = {.report = scene->path, .data = "."};

    driver_read(&options, take, scene);
    has(&scene->messages, "\"file\":\"\",\"at\":null,\"excerpt\":\"\",\"from\":0,\"length\":0,\"related\":null,"
                          "\"within\":[]}");
    assert_int_equal(count(&scene->messages, "\"level\""), 1);
}

static void many_alike_end_with_their_number(void **state)
{
    struct scene *scene = *state;
    struct buf text = {0};

    buf_puts(&text, "report: { title: T, layout: base }\n");
    for (int i = 0; i < 1100; i++)
        buf_printf(&text, "k%d: 1\n", i);
    buf_putc(&text, '\0');
    build(scene, text.bytes);
    buf_free(&text);
    has(&scene->messages, "\"text\":\"and 100 more like those above\"");
    has(&scene->messages, "/r.yaml\",\"at\":null,");
    assert_true(scene->account.errors >= 1100);
}

static void what_is_heard_names_places(void **state)
{
    struct scene *scene = *state;

    build(scene, "report: { title: A \"title\", layout: base }\n"
                 "sections: [{ heading: One, text: \"Words [gair]{lang=cy}.\" }]\n");
    has(&scene->heard,
        "{\"checklist\":[{\"title\":\"Headings\",\"question\":\"does this outline alone tell what is to "
        "be found where?\",\"entries\":[{\"text\":\"H1 A \\\"title\\\"\",\"page\":1,");
    has(&scene->heard, "{\"text\":\"H2 One\",\"page\":1,\"at\":\"1:2:23\",\"depth\":1,\"more\":[],\"warnings\":[]}");
    has(&scene->heard, "{\"text\":\"\\\"gair\\\" in cy\",\"page\":1,\"at\":\"1:2:42\",");
    has(&scene->heard, "{\"title\":\"Words\",\"question\":\"do they point at anything ");
    has(&scene->heard, "\"items\":[{\"depth\":0,\"role\":\"document in English\",\"tag\":\"Document\",\"text\":"
                       "\"A \\\"title\\\"\",\"context\":\"\",\"lang\":\"en-GB\",\"page\":1,\"sem\":");
    has(&scene->heard, "{\"depth\":1,\"role\":\"heading level 2\",\"tag\":\"H2\",\"text\":\"One\",");
    has(&scene->heard,
        "{\"depth\":2,\"role\":\"phrase in Welsh\",\"tag\":\"Span\",\"text\":\"gair\",\"context\":\"\","
        "\"lang\":\"cy\",");
    has(&scene->heard, "\"at\":\"1:2:");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_message_has_its_place_and_what_it_stands_in, make, drop),
        cmocka_unit_test_setup_teardown(a_message_of_a_text_names_the_word, make, drop),
        cmocka_unit_test_setup_teardown(what_comes_first_is_named_beside_what_comes_again, make, drop),
        cmocka_unit_test_setup_teardown(the_same_is_said_and_counted_once, make, drop),
        cmocka_unit_test_setup_teardown(no_bytes_of_a_file_break_out, make, drop),
        cmocka_unit_test_setup_teardown(a_file_that_is_not_there_has_no_place, make, drop),
        cmocka_unit_test_setup_teardown(many_alike_end_with_their_number, make, drop),
        cmocka_unit_test_setup_teardown(what_is_heard_names_places, make, drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
