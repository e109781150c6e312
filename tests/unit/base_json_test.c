#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json.h"

static void check(struct buf *buf, const char *expected)
{
    buf_putc(buf, '\0');
    assert_string_equal(buf->bytes, expected);
    buf_free(buf);
}

static void check_string(struct str text, const char *expected)
{
    struct buf buf = {0};

    json_put_string(&buf, text);
    check(&buf, expected);
}

static void commas_stand_between_values(void **state)
{
    struct buf buf = {0};
    struct json json = json_into(&buf);

    (void)state;
    json_begin_object(&json);
    json_name(&json, "empty");
    json_begin_array(&json);
    json_end_array(&json);
    json_name(&json, "pages");
    json_begin_array(&json);
    json_begin_object(&json);
    json_end_object(&json);
    json_begin_object(&json);
    json_name(&json, "y");
    json_milli(&json, 72500);
    json_end_object(&json);
    json_int(&json, -7);
    json_bool(&json, true);
    json_bool(&json, false);
    json_null(&json);
    json_raw(&json, STR("[1,2]"));
    json_at(&json, (struct mark){14, 7, 2});
    json_at(&json, (struct mark){0, 0, 2});
    json_str(&json, STR("last"));
    json_end_array(&json);
    json_end_object(&json);
    check(&buf, "{\"empty\":[],\"pages\":[{},{\"y\":72.5},-7,true,false,null,[1,2],\"2:14:7\",null,\"last\"]}");
}

static void members_have_a_name_and_a_value(void **state)
{
    struct buf buf = {0};
    struct json json = json_into(&buf);

    (void)state;
    json_begin_object(&json);
    json_member_str(&json, "text", STR("a \"word\""));
    json_member_int(&json, "n", -3);
    json_member_bool(&json, "sound", true);
    json_end_object(&json);
    check(&buf, "{\"text\":\"a \\\"word\\\"\",\"n\":-3,\"sound\":true}");
}

static void a_writer_begins_where_the_buffer_ends(void **state)
{
    struct buf buf = {0};
    struct json json;

    (void)state;
    buf_puts(&buf, "data: ");
    json = json_into(&buf);
    json_begin_array(&json);
    json_str(&json, STR("x"));
    json_end_array(&json);
    check(&buf, "data: [\"x\"]");
}

static void names_are_escaped_too(void **state)
{
    struct buf buf = {0};
    struct json json = json_into(&buf);

    (void)state;
    json_begin_object(&json);
    json_name(&json, "a\"b");
    json_null(&json);
    json_end_object(&json);
    check(&buf, "{\"a\\\"b\":null}");
}

static void plain_text_stays_as_it_is(void **state)
{
    (void)state;
    check_string(STR(""), "\"\"");
    check_string(STR("caf\xC3\xA9 \xE2\x80\xA6 \xF0\x9F\x98\x80 / > & '"),
                 "\"caf\xC3\xA9 \xE2\x80\xA6 \xF0\x9F\x98\x80 / > & '\"");
}

static void what_json_or_a_script_would_misread_is_escaped(void **state)
{
    (void)state;
    check_string(STR("\"\\"), "\"\\\"\\\\\"");
    check_string(STR("a\nb\tc\rd\x7F"), "\"a\\nb\\u0009c\\u000dd\\u007f\"");
    check_string(STR("\0\x1F"), "\"\\u0000\\u001f\"");
    check_string(STR("</script><!--"), "\"\\u003c/script>\\u003c!--\"");
    check_string(STR("a\xE2\x80\xA8"
                     "b\xE2\x80\xA9"),
                 "\"a\\u2028b\\u2029\"");
    check_string(STR("\xE2\x80\xA7\xE2\x80\xAA"), "\"\xE2\x80\xA7\xE2\x80\xAA\"");
}

/* Each byte that is no part of a character is one U+FFFD. */
static void invalid_bytes_are_never_written(void **state)
{
    (void)state;
    check_string(STR("\xFF"), "\"\xEF\xBF\xBD\"");
    check_string(STR("a\xC3"), "\"a\xEF\xBF\xBD\"");
    check_string(STR("\xE2\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
    check_string(STR("\xED\xA0\x80x"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx\"");
    check_string(STR("\xC0\xAF<"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\\u003c\"");
    check_string((struct str){"\xC3\xA9", 1}, "\"\xEF\xBF\xBD\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_stand_between_values),
        cmocka_unit_test(members_have_a_name_and_a_value),
        cmocka_unit_test(a_writer_begins_where_the_buffer_ends),
        cmocka_unit_test(names_are_escaped_too),
        cmocka_unit_test(plain_text_stays_as_it_is),
        cmocka_unit_test(what_json_or_a_script_would_misread_is_escaped),
        cmocka_unit_test(invalid_bytes_are_never_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
