/* Places: where nodes begin, and where the characters of their texts stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "load_fixture.h"

static const struct node *value_of(const struct doc *doc, const char *key)
{
    const struct node *node;

    assert_non_null(doc->root);
    node = node_find(doc->root, key);
    assert_non_null(node);
    return node;
}

static void assert_mark(struct mark mark, uint32_t line, uint32_t col)
{
    assert_int_equal(mark.line, line);
    assert_int_equal(mark.col, col);
}

/* The place of the first occurrence of `words` in the value of `key`. */
static void assert_at(struct load_fixture *f, const struct doc *doc, const char *key, const char *words,
                      uint32_t line, uint32_t col)
{
    const struct node *node = value_of(doc, key);
    int64_t offset = str_find(node_text(node), words, 0);
    struct mark mark;

    assert_true(offset >= 0);
    mark = node_mark_at(&f->sources, node, (uint32_t)offset);
    if (mark.line != line || mark.col != col)
        fail_msg("\"%s\" of %s is at %u:%u, not %u:%u", words, key, mark.line, mark.col, line, col);
}

static void nodes_begin_where_they_are_written(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_text(f, "\xEF\xBB\xBF"
                                   "caf\xC3\xA9: \xE2\x82\xAC 5\r\n"
                                   "list:\r\n"
                                   "  - one\r\n"
                                   "  - { a: b }\r\n"
                                   "x: &anchor text\r\n"
                                   "y: *anchor\r\n");
    const struct node *list = value_of(doc, "list");

    assert_mark(value_of(doc, "caf\xC3\xA9")->mark, 1, 7);
    assert_mark(list->mark, 3, 3);
    assert_mark(list->first->mark, 3, 5);
    assert_mark(list->first->next->mark, 4, 5);
    assert_mark(value_of(doc, "x")->mark, 5, 12);
    assert_mark(value_of(doc, "y")->mark, 5, 12);
    assert_said_nothing(f);
}

static void plain_texts(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_text(f, "a: one tw\xC3\xB6 three\n"
                                   "b: first\n"
                                   "  second  words\n"
                                   "\n"
                                   "  third\n");

    assert_at(f, doc, "a", "three", 1, 12);
    assert_at(f, doc, "b", "second", 3, 3);
    assert_at(f, doc, "b", "words", 3, 11);
    assert_at(f, doc, "b", "third", 5, 3);
}

static void quoted_texts(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_text(f, "a: 'it''s in ''quotes'' here'\n"
                                   "b: \"tab\\there \\u00e9nd \\\"q\\\" last\"\n"
                                   "c: \"one\n"
                                   "  two\n"
                                   "\n"
                                   "  three \\\n"
                                   "    four\"\n"
                                   "d: 'one\n"
                                   "\n"
                                   "  it''s'\n");

    assert_at(f, doc, "a", "it's", 1, 5);
    assert_at(f, doc, "a", "quotes", 1, 16);
    assert_at(f, doc, "a", "here", 1, 25);
    assert_at(f, doc, "b", "here", 2, 10);
    assert_at(f, doc, "b", "nd", 2, 21);
    assert_at(f, doc, "b", "q", 2, 26);
    assert_at(f, doc, "b", "last", 2, 30);
    assert_at(f, doc, "c", "two", 4, 3);
    assert_at(f, doc, "c", "three", 6, 3);
    assert_at(f, doc, "c", "four", 7, 5);
    assert_at(f, doc, "d", "s", 10, 7);
}

static void blocks(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_text(f, "a: |\n"
                                   "  one\n"
                                   "    deeper\n"
                                   "\n"
                                   "  caf\xC3\xA9 last\n"
                                   "b: |2-   # comment\n"
                                   "   indented\n"
                                   "  less\n"
                                   "c: >\n"
                                   "  folded\n"
                                   "  words\n"
                                   "\n"
                                   "    kept\n"
                                   "  end\n"
                                   "d: |\r\n"
                                   "  crlf\r\n"
                                   "  lines\r\n");

    assert_at(f, doc, "a", "one", 2, 3);
    assert_at(f, doc, "a", "deeper", 3, 5);
    assert_at(f, doc, "a", "last", 5, 8);
    assert_at(f, doc, "b", "indented", 7, 4);
    assert_at(f, doc, "b", "less", 8, 3);
    assert_at(f, doc, "c", "folded", 10, 3);
    assert_at(f, doc, "c", "words", 11, 3);
    assert_at(f, doc, "c", "kept", 13, 5);
    assert_at(f, doc, "c", "end", 14, 3);
    assert_at(f, doc, "d", "lines", 17, 3);
}

static void the_end_of_a_text_and_offsets_beyond(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_text(f, "a: word\nb: {}\n");

    assert_mark(node_mark_at(&f->sources, value_of(doc, "a"), 4), 1, 8);
    assert_mark(node_mark_at(&f->sources, value_of(doc, "a"), 5), 1, 4);
    assert_mark(node_mark_at(&f->sources, value_of(doc, "b"), 0), 2, 4);
}

static void columns_beyond_16_bits_stand_still(void **state)
{
    struct load_fixture *f = *state;
    static char text[200010];
    struct doc *doc;

    memset(text, 'x', 200000);
    memcpy(text, "a: [\"", 5);
    memcpy(text + 70000, "\", bb]", 7);
    doc = load_text(f, text);
    assert_mark(value_of(doc, "a")->first->mark, 1, 5);
    assert_mark(value_of(doc, "a")->first->next->mark, 1, 65535);
    assert_mark(node_mark_at(&f->sources, value_of(doc, "a")->first->next, 1), 1, 65535);
}

static void unchanged_texts_are_views_of_the_source(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_text(f, "a: plain text\nb: \"quoted\"\nc: 'x''y'\n");
    struct str source = sources_at(&f->sources, doc->file)->text;

    assert_ptr_equal(value_of(doc, "a")->text, source.s + 3);
    assert_ptr_equal(value_of(doc, "b")->text, source.s + 18);
    assert_true(str_eqz(node_text(value_of(doc, "c")), "x'y"));
}

/* Asked one after the other, the places of a literal block are those that are asked alone. */
static void walks_through_literal_blocks(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_text(f, "a:\r\n"
                                   "  - |+\r\n"
                                   "\r\n"
                                   "    caf\xC3\xA9 on\r\n"
                                   "      a line\r\n"
                                   "\r\n"
                                   "b: \"x\\n y\"\n");
    const struct node *block = value_of(doc, "a")->first, *quoted = value_of(doc, "b");
    struct node_walk walk = node_walk(&f->sources, block);

    for (uint32_t i = 0; i <= block->len; i++) {
        struct mark alone = node_mark_at(&f->sources, block, i);

        assert_mark(node_walk_mark(&walk, i), alone.line, alone.col);
    }
    assert_mark(node_walk_mark(&walk, 0), 2, 5); /* it goes on only */
    walk = node_walk(&f->sources, block);
    assert_mark(node_walk_mark(&walk, 10), 5, 5);
    walk = node_walk(&f->sources, quoted);
    assert_mark(node_walk_mark(&walk, 3), 7, 4);
}

static void find_looks_at_keys_only(void **state)
{
    struct load_fixture *f = *state;
    struct doc *doc = load_text(f, "a: b\nb: c\n\"\": empty\n");

    assert_true(str_eqz(node_text(value_of(doc, "b")), "c"));
    assert_true(str_eqz(node_text(value_of(doc, "")), "empty"));
    assert_null(node_find(doc->root, "c"));
    assert_null(node_find(doc->root->first, "a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nodes_begin_where_they_are_written, load_make, load_drop),
        cmocka_unit_test_setup_teardown(plain_texts, load_make, load_drop),
        cmocka_unit_test_setup_teardown(quoted_texts, load_make, load_drop),
        cmocka_unit_test_setup_teardown(blocks, load_make, load_drop),
        cmocka_unit_test_setup_teardown(the_end_of_a_text_and_offsets_beyond, load_make, load_drop),
        cmocka_unit_test_setup_teardown(columns_beyond_16_bits_stand_still, load_make, load_drop),
        cmocka_unit_test_setup_teardown(unchanged_texts_are_views_of_the_source, load_make, load_drop),
        cmocka_unit_test_setup_teardown(walks_through_literal_blocks, load_make, load_drop),
        cmocka_unit_test_setup_teardown(find_looks_at_keys_only, load_make, load_drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
