/* Files that are damaged, of another kind, or made to do harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "load_fixture.h"

static void assert_refused(struct load_fixture *f, const char *bytes, size_t n, const char *words)
{
    struct doc *doc = load_from_bytes(f, bytes, n);

    assert_null(doc->root);
    assert_said(f, words);
    f->diags.n = 0;
}

#define ASSERT_REFUSED(f, literal, words) assert_refused((f), (literal), sizeof(literal) - 1, (words))

static void other_encodings_are_named(void **state)
{
    struct load_fixture *f = *state;

    ASSERT_REFUSED(f,
                   "\xFF\xFE"
                   "a\0:\0 \0",
                   "saved as UTF-16");
    ASSERT_REFUSED(f, "\xFE\xFF\0a\0:\0 ", "saved as UTF-16");
    ASSERT_REFUSED(f, "a\0:\0 \0b\0", "saved as UTF-16");
    ASSERT_REFUSED(f, "a: caf\xE9\nb: \x93x\x94\n",
                   "main.yaml:1:7: error: byte E9 is not UTF-8 text; it would be \"\xC3\xA9\"");
    ASSERT_REFUSED(f, "a: x\nb: y\x93z\x94\n",
                   "main.yaml:2:5: error: byte 93 is not UTF-8 text; it would be \"\xE2\x80\x9C\"");
    ASSERT_REFUSED(f, "a: caf\xE9\nb: \x93x\x94\n", "there are 3 such bytes");
    ASSERT_REFUSED(f, "a: \xE2\x82", "main.yaml:1:4: error: byte E2");
    ASSERT_REFUSED(f, "PK\x03\x04zip", "a Word, Excel or zip file");
    ASSERT_REFUSED(f, "%PDF-1.7\n\xE2\xE3", "this is a PDF file");
}

static void invisible_characters_are_refused(void **state)
{
    struct load_fixture *f = *state;

    ASSERT_REFUSED(f, "a: x\ny: b\0c\n", "main.yaml:2:5: error: a NUL character");
    ASSERT_REFUSED(f, "a: \033[31m\n", "main.yaml:1:4: error: an invisible control character (U+001B)");
    ASSERT_REFUSED(f, "a: x\x7F\n", "(U+007F)");
    ASSERT_REFUSED(f, "a: \xC2\x85 b\n", "an invisible line separator");
    ASSERT_REFUSED(f,
                   "a: b\xE2\x80\xA8"
                   "c\nd: \xE2\x80\xA9\n",
                   "2 such characters");
    ASSERT_REFUSED(f,
                   "a: b\xEF\xBB\xBF"
                   "c\n",
                   "byte order mark inside the text");
    ASSERT_REFUSED(f, "a: b\xEF\xBF\xBE\n", "(U+FFFE)");
}

static void escapes_of_such_characters_are_refused(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"a: x\nb: \"e\\0f\"\n", "main.yaml:2:6: error: a NUL character (U+0000)"},
        {"a: \"S:\\bar\"\n", "main.yaml:1:7: error: an invisible control character (U+0008)"},
        {"a: \"S:\\Libraries\"\n", "main.yaml:1:7: error: an invisible line separator"},
        {"a: \"\\uFEFF\"\n", "main.yaml:1:5: error: an invisible byte order mark"},
        {"\"a\\uFFFF\": x\n", "main.yaml:1:3: error: an invisible control character (U+FFFF)"},
    };
    struct load_fixture *f = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        load_text(f, cases[i].text);
        assert_said(f, cases[i].words);
        assert_said(f, "write the backslash twice");
        f->diags.n = 0;
    }
    assert_non_null(load_text(f, "a: \"x\\ty\\n\\u00e9\\\\b\"\nb: '\\0'\nc: \\0\n")->root);
    assert_said_nothing(f);
}

static void empty_files_are_refused(void **state)
{
    struct load_fixture *f = *state;

    ASSERT_REFUSED(f, "", "[file-empty]");
    ASSERT_REFUSED(f, "\n\n  \n", "[file-empty]");
    ASSERT_REFUSED(f, "# only a comment\n", "[file-empty]");
    ASSERT_REFUSED(f, "\xEF\xBB\xBF", "[file-empty]");
    ASSERT_REFUSED(f, "---\n", "[file-empty]");
}

static void second_documents_are_refused(void **state)
{
    struct load_fixture *f = *state;

    ASSERT_REFUSED(f, "a: 1\n---\nb: 2\n", "main.yaml:2:1: error: a second YAML document");
    ASSERT_REFUSED(f, "a: 1\n...\nb: 2\n", "main.yaml:2:1: error: the line ... ends the file");
    assert_non_null(load_text(f, "---\na: 1\n...\n")->root);
    assert_said_nothing(f);
}

/* Every line end that editors write. */
static void line_ends(void **state)
{
    static const char *const texts[] = {"a: 1\nb: 2\n", "a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "a: 1\nb: 2"};
    struct load_fixture *f = *state;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct doc *doc = load_text(f, texts[i]);

        assert_non_null(doc->root);
        assert_int_equal(doc->root->len, 2);
        assert_int_equal(node_find(doc->root, "b")->mark.line, 2);
    }
    assert_said_nothing(f);
}

static struct doc *load_repeated(struct load_fixture *f, const char *head, const char *part, unsigned n)
{
    struct buf text = {0};
    struct doc *doc;

    buf_puts(&text, head);
    for (unsigned i = 0; i < n; i++)
        buf_puts(&text, part);
    doc = load_from_bytes(f, text.bytes, text.len);
    buf_free(&text);
    return doc;
}

static void nesting_without_end_is_refused(void **state)
{
    static const char *const parts[] = {"[", "{a: ", "- ", "? "};
    struct load_fixture *f = *state;

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        assert_null(load_repeated(f, "", parts[i], 200000)->root);
        assert_said(f, "[too-deep]");
        f->diags.n = 0;
    }
    assert_null(load_repeated(f, "- ", "- ", 100)->root);
    f->diags.n = 0;
    assert_non_null(load_repeated(f, "- ", "- ", 99)->root);
}

static void depth_counts_through_aliases(void **state)
{
    struct load_fixture *f = *state;
    struct buf text = {0};

    buf_puts(&text, "a0: &a0 [x]\n");
    for (int i = 1; i < 200; i++)
        buf_printf(&text, "a%d: &a%d [*a%d]\n", i, i, i - 1);
    assert_null(load_from_bytes(f, text.bytes, text.len)->root);
    assert_said(f, "main.yaml:100:");
    assert_said(f, "[too-deep]");
    buf_free(&text);
}

static void an_alias_bomb_is_refused(void **state)
{
    struct load_fixture *f = *state;
    struct buf text = {0};

    buf_puts(&text, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
        buf_printf(&text, "a%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++)
            buf_printf(&text, "*a%d%s", i - 1, j < 9 ? ", " : "]\n");
    }
    assert_null(load_from_bytes(f, text.bytes, text.len)->root);
    assert_int_equal(load_count(f, DIAG_ALIAS_BOMB), 1);
    assert_said(f, "main.yaml:6:");
    buf_free(&text);
}

static void many_honest_aliases_are_fine(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_repeated(f, "- &row [a, b, c, d, e, f, g, h]\n", "- { ref: x, target: *row }\n", 120000);

    assert_non_null(doc->root);
    assert_int_equal(doc->root->len, 120001);
    assert_said_nothing(f);
}

static void aliases_share_what_they_copy(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_text(f, "a: &x { k: v, l: w }\nb: *x\nc: &y text\nd: *y\n");
    const struct node *a = node_find(doc->root, "a"), *b = node_find(doc->root, "b");

    assert_ptr_not_equal(a, b);
    assert_ptr_equal(a->first, b->first);
    assert_int_equal(b->len, 2);
    assert_true(str_eqz(node_text(node_find(doc->root, "d")), "text"));
    assert_int_equal(doc->root->len, 4);
}

static void aliases_that_lead_nowhere_or_round(void **state)
{
    struct load_fixture *f = *state;

    ASSERT_REFUSED(f, "a: &a [1, *a]\n", "main.yaml:1:11: error: *a stands inside");
    ASSERT_REFUSED(f, "a: &a { b: [*a] }\n", "[alias-cycle]");
    load_text(f, "a: *note\nb: 1\n");
    assert_said(f, "main.yaml:1:4: error: a value that begins with * is a reference");
    assert_said(f, "help: put quotes round the text: a: \"*note\"");
}

static void tags_and_merge_keys_are_refused(void **state)
{
    struct load_fixture *f = *state;

    load_text(f, "a: !!str text\nb: !foo [x]\n");
    assert_int_equal(load_count(f, DIAG_YAML_TAG), 2);
    assert_said(f, "main.yaml:1:4: error: ");
    assert_said(f, "help: put quotes round the text: b: \"!foo [x]\"; or delete");
    f->diags.n = 0;
    ASSERT_REFUSED(f, "a: &a { b: 1 }\nc:\n  <<: *a\n", "main.yaml:3:3: error: the merge key <<");
    assert_non_null(load_text(f, "a: <<\n\"<<\": quoted\n")->root);
}

/* What YAML takes for tags without a text, one behind the other in one line: each is looked at once. */
static void many_tags_in_a_line_take_linear_time(void **state)
{
    enum { TAGS = 400000 };
    struct load_fixture *f = *state;
    struct buf text = {0};

    buf_puts(&text, "a: [");
    for (unsigned i = 0; i < TAGS; i++)
        buf_puts(&text, "!t, ");
    buf_puts(&text, "]\n");
    buf_putc(&text, '\0');
    alarm(60);
    load_text(f, text.bytes);
    alarm(0);
    assert_true(f->diags.errors > 0);
    buf_free(&text);
}

static void keys_are_texts(void **state)
{
    struct load_fixture *f = *state;

    ASSERT_REFUSED(f, "{ [a]: b }\n", "main.yaml:1:3: error: a list stands where a key should be");
    ASSERT_REFUSED(f, "? { a: b }\n: c\n", "a mapping stands where a key should be");
    ASSERT_REFUSED(f, "a: &a [x]\n*a : b\n", "[key-not-text]");
}

static void honest_comments_are_left_alone(void **state)
{
    struct load_fixture *f = *state;

    load_text(f, "# whole line #4\n"
                 "a: text # comment\n"
                 "b:   # comment\n"
                 "  c: 1 #\n"
                 "d: \"Room #4\" #5\n"
                 "e: a#4\n"
                 "f: |\n"
                 "  Room #4\n"
                 "g: [x, y] #4\n"
                 "h: text ## note\n");
    assert_said_nothing(f);
}

static void texts_that_yaml_changes_are_reported(void **state)
{
    struct load_fixture *f = *state;

    load_text(f, "a: Room #4 upstairs\n"
                 "b: [x, issue #12]\n"
                 "  , y]\n");
    assert_said(f, "main.yaml:1:9: warning: ");
    assert_said(f, "help: put quotes round the text: a: \"Room #4 upstairs\"");
    assert_said(f, "main.yaml:2:14: warning: ");
    assert_said(f, "help: put quotes round the text: b: [x, \"issue #12\"]");
    f->diags.n = 0;
    load_text(f, "a: [Q1, 1,317, Q2, 1,234,567]\nb: [045,046 ]\nc: [1, 317, 45,67]\n");
    assert_int_equal(load_count(f, DIAG_NUMBER_SPLIT), 3);
    assert_said(f, "main.yaml:1:9: warning: in brackets the comma ends the value: 1,317 is read as");
    f->diags.n = 0;
    load_text(f, "a: What was done\n  - more visits\n  - shorter forms\nb: x - y\n  z\n");
    assert_int_equal(f->diags.n, 1);
    assert_said(f, "main.yaml:2:3: warning: the lines of this text are joined");
}

/* A file of nothing but commas in braces is reported a bounded number of times, and what is left is a tree. */
static void commas_in_braces_are_reported(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_text(f, "a: { b: Fen, Marsh and Wold, c: 1 }\nd: { e, f: g, h }\n");

    assert_int_equal(load_count(f, DIAG_COMMA), 3);
    assert_said(f, "help: put quotes round the text: `b: \"Fen, Marsh and Wold\"`");
    assert_int_equal(node_find(doc->root, "a")->len, 2);
    assert_int_equal(node_find(doc->root, "d")->len, 1);
    assert_null(node_find(node_find(doc->root, "d"), "e"));
    f->diags.n = 0;
    struct buf text = {0};
    buf_puts(&text, "a: {");
    for (unsigned i = 0; i < 10000; i++)
        buf_printf(&text, "%s k%u: v, x", i > 0 ? "," : "", i);
    buf_puts(&text, "}\n");
    doc = load_from_bytes(f, text.bytes, text.len);
    buf_free(&text);
    assert_in_range(load_count(f, DIAG_COMMA), 1, 50);
    assert_int_equal(node_find(doc->root, "a")->len, 10000);
    f->diags.n = 0;
    load_text(f, "a: { Q1: , Q2 : , \"Q3\": , d: { }, e: [ ], f: \"\", due:5% }\n");
    assert_said_nothing(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(other_encodings_are_named, load_make, load_drop),
        cmocka_unit_test_setup_teardown(invisible_characters_are_refused, load_make, load_drop),
        cmocka_unit_test_setup_teardown(escapes_of_such_characters_are_refused, load_make, load_drop),
        cmocka_unit_test_setup_teardown(empty_files_are_refused, load_make, load_drop),
        cmocka_unit_test_setup_teardown(second_documents_are_refused, load_make, load_drop),
        cmocka_unit_test_setup_teardown(line_ends, load_make, load_drop),
        cmocka_unit_test_setup_teardown(nesting_without_end_is_refused, load_make, load_drop),
        cmocka_unit_test_setup_teardown(depth_counts_through_aliases, load_make, load_drop),
        cmocka_unit_test_setup_teardown(an_alias_bomb_is_refused, load_make, load_drop),
        cmocka_unit_test_setup_teardown(many_honest_aliases_are_fine, load_make, load_drop),
        cmocka_unit_test_setup_teardown(aliases_share_what_they_copy, load_make, load_drop),
        cmocka_unit_test_setup_teardown(aliases_that_lead_nowhere_or_round, load_make, load_drop),
        cmocka_unit_test_setup_teardown(tags_and_merge_keys_are_refused, load_make, load_drop),
        cmocka_unit_test_setup_teardown(many_tags_in_a_line_take_linear_time, load_make, load_drop),
        cmocka_unit_test_setup_teardown(keys_are_texts, load_make, load_drop),
        cmocka_unit_test_setup_teardown(honest_comments_are_left_alone, load_make, load_drop),
        cmocka_unit_test_setup_teardown(texts_that_yaml_changes_are_reported, load_make, load_drop),
        cmocka_unit_test_setup_teardown(commas_in_braces_are_reported, load_make, load_drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
