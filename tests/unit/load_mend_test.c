/* Quotes round what YAML refuses: only where they mend it, and nothing else changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "load/mend.h"

static void assert_mended(const char *text, const char *expected, uint32_t nlines)
{
    struct arena *arena = arena_new();
    struct mend mend = mend_text(arena, str_from(text));
    if (!str_eqz(mend.text, expected))
        fail_msg("%s\nbecame\n" PRIstr, text, STR_ARG(mend.text));
    assert_int_equal(mend.lines.n, nlines);
    arena_free(arena);
}

static void assert_left(const char *text)
{
    assert_mended(text, text, 0);
}

static void what_begins_with_a_sign(void **state)
{
    (void)state;
    assert_mended("a: %5 of it\n", "a: \"%5 of it\"\n", 1);
    assert_mended("a: @5\nb: `c`\n", "a: \"@5\"\nb: \"`c`\"\n", 2);
    assert_mended("a: *star and more\n", "a: \"*star and more\"\n", 1);
    assert_mended("a: *star\n", "a: \"*star\"\n", 1);
    assert_mended("a: !new measure\nb: [!c, d]\n", "a: \"!new measure\"\nb: [\"!c\", d]\n", 2);
    assert_left("a: &new measure\nb: &c\n");
    assert_left("a: !!str 5\nb: !c [d]\ne: !f \"g\"\n");
    assert_mended("a: - dash\n", "a: \"- dash\"\n", 1);
    assert_mended("a: [provisional] figures\n", "a: \"[provisional] figures\"\n", 1);
    assert_mended("a: [provisional\nb: c\n", "a: \"[provisional\"\nb: c\n", 1);
    assert_mended("a: |5 of it\n", "a: \"|5 of it\"\n", 1);
}

static void colons_comments_and_quotes(void **state)
{
    (void)state;
    assert_mended("a: Note: this\n", "a: \"Note: this\"\n", 1);
    assert_mended("a: Note: this # honest\n", "a: \"Note: this\" # honest\n", 1);
    assert_mended("Room #4: x\nb: c\n", "\"Room #4\": x\nb: c\n", 1);
    assert_mended("a: \"He said \"no\" to it\"\n", "a: 'He said \"no\" to it'\n", 1);
    assert_mended("a: \"C:\\Users\"\n", "a: 'C:\\Users'\n", 1);
    assert_mended("a: It's: \"so\"\n", "a: 'It''s: \"so\"'\n", 1);
}

static void items_of_lists_in_brackets(void **state)
{
    (void)state;
    assert_mended("a: [%1, x, *b, @2]\n", "a: [\"%1\", x, \"*b\", \"@2\"]\n", 1);
    assert_mended("- { a: %1 of it, b: { c: @2 } } # so\n", "- { a: \"%1 of it\", b: { c: \"@2\" } } # so\n", 1);
}

static void all_other_bytes_stay(void **state)
{
    (void)state;
    assert_mended("\xEF\xBB\xBF"
                  "a:  %1  \r\n\r\nb:\tc \r\n",
                  "\xEF\xBB\xBF"
                  "a:  \"%1\"  \r\n\r\nb:\tc \r\n",
                  1);
    assert_mended("a: %1\rb: caf\xC3\xA9: x", "a: \"%1\"\rb: \"caf\xC3\xA9: x\"", 2);
    assert_left("a: b\n# %1\n");
    assert_left("");
}

/* What quotes alone do not mend, or might mend otherwise than it was meant. */
static void what_is_left(void **state)
{
    (void)state;
    assert_left("a: 'open\nb: c\n");
    assert_left("a: [b, c\nd: e\n");
    assert_left("a:\n  - b\n c: d\n");
    assert_left("a: Note: this\n  goes on\n");
    assert_left("a: [ %1\n  of it ]\n");
    assert_left("- %1\n  of it\n");
    assert_left("a: b #4 is cut\n");
    assert_left("a: \n`\n");
    assert_left("a: [`{\n");
    assert_left("a: \x01\nb: %1\n");
    assert_left("a: \xFF\nb: %1\n");
    /* What stands before it is mended. */
    assert_mended("a: %1\nb: 'open\nc: %2\n", "a: \"%1\"\nb: 'open\nc: %2\n", 1);
}

static void lines_are_told(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct mend mend = mend_text(arena, STR("x: y\r\n  \r\na: [%1, %2]\r\nb: c\r\nd: @\r\n"));
    assert_int_equal(mend.lines.n, 2);
    assert_int_equal(mend.lines.items[0].number, 3);
    assert_true(str_eqz(mend.lines.items[0].before, "a: [%1, %2]"));
    assert_true(str_eqz(mend.lines.items[0].after, "a: [\"%1\", \"%2\"]"));
    assert_int_equal(mend.lines.items[1].number, 5);
    assert_true(str_eqz(mend.lines.items[1].before, "d: @"));
    assert_true(str_eqz(mend.lines.items[1].after, "d: \"@\""));
    arena_free(arena);
}

/* Help shows the beginning of a long line; quotes close at its end. */
static void long_lines(void **state)
{
    static char text[80000], expected[80004];
    (void)state;
    memset(text, 'x', sizeof(text) - 1);
    memcpy(text, "a: b: ", 6);
    snprintf(expected, sizeof(expected), "a: \"%s\"", text + 3);
    assert_mended(text, expected, 1);
    memcpy(text + 70000, ", *c, ", 6); /* columns that marks do not reach */
    memcpy(text, "a: [%", 5);
    text[sizeof(text) - 2] = ']';
    struct arena *arena = arena_new();
    struct mend mend = mend_text(arena, str_from(text));
    assert_int_equal(mend.lines.n, 1);
    assert_true(str_find(mend.text, "x\", \"*c\", x", 0) > 0);
    arena_free(arena);
}

/* A large file with many faults takes more than one call, and each goes on where the last one stopped. */
static void too_much_for_one_call(void **state)
{
    enum { FAULTS = 150, LARGE = 1000000 };
    struct arena *arena = arena_new();
    struct buf text = {0};
    (void)state;
    for (unsigned i = 0; i < FAULTS; i++)
        buf_printf(&text, "k%u: a: b\n", i);
    memset(buf_reserve(&text, LARGE), '#', LARGE);
    text.len += LARGE;
    struct mend mend = mend_text(arena, (struct str){text.bytes, (uint32_t)text.len});
    assert_true(mend.stopped);
    uint32_t mended = mend.lines.n;
    assert_in_range(mended, FAULTS / 2, FAULTS - 1);
    mend = mend_text(arena, mend.text);
    assert_false(mend.stopped);
    assert_int_equal(mended + mend.lines.n, FAULTS);
    assert_int_equal(mend.lines.items[0].number, mended + 1);
    buf_free(&text);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_begins_with_a_sign),
        cmocka_unit_test(colons_comments_and_quotes),
        cmocka_unit_test(items_of_lists_in_brackets),
        cmocka_unit_test(all_other_bytes_stay),
        cmocka_unit_test(what_is_left),
        cmocka_unit_test(lines_are_told),
        cmocka_unit_test(long_lines),
        cmocka_unit_test(too_much_for_one_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
