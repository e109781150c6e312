/* Words as glyphs: widths, kerning, ligatures, what each glyph is read back as, and fallback between fonts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "text_fixture.h"

static bool is_empty_mark(struct str text)
{
    return str_eq(text, STR("\u200B"));
}

/* The text of the words of all pieces as a reader of the PDF gets it from the glyphs, U+200B left out. */
static const char *read_back(struct text_fixture *fixture, const text_pieces *pieces)
{
    struct buf out = {0};
    struct str copy;

    for (uint32_t i = 0; i < pieces->n; i++) {
        const struct text_word *word = text_word(fixture->text, pieces->items[i].word);
        struct text_subset subset;

        if (word->nglyphs > 0)
            assert_true(text_subset(fixture->text, word->face, &subset));
        for (uint32_t g = 0; g < word->nglyphs; g++) {
            assert_int_not_equal(word->glyphs[g].cid, 0);
            assert_int_not_equal(subset.gids[word->glyphs[g].cid], 0);
            if (!is_empty_mark(subset.texts[word->glyphs[g].cid]))
                buf_put_str(&out, subset.texts[word->glyphs[g].cid]);
        }
    }
    copy = str_dup(fixture->arena, (struct str){out.bytes, (uint32_t)out.len});
    buf_free(&out);
    return copy.s;
}

static void test_advance_is_the_sum(void **state)
{
    static const char *const words[] = {"performance", "AV", "To", "£650,000", "ŵŷ½é", "office", "e\u0301"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct text_fixture *fixture = *state;
        const struct text_word *word = text_fixture_word(fixture, words[i]);
        int32_t sum = 0;

        for (uint32_t g = 0; g < word->nglyphs; g++)
            sum += word->glyphs[g].advance;
        assert_int_equal(sum, word->advance);
        assert_int_equal(text_word_width(fixture->text, fixture->pieces.items[0].word, LEN_PT(10)),
                         (sum * 10000 + 1024) / 2048);
    }
}

static void test_kerning(void **state)
{
    struct text_fixture *fixture = *state;
    int32_t apart = text_fixture_word(fixture, "A")->advance + text_fixture_word(fixture, "V")->advance;
    const struct text_word *pair = text_fixture_word(fixture, "AV");

    assert_true(pair->advance < apart);
    assert_false(pair->flags & WORD_PLAIN);
    assert_true(text_fixture_word(fixture, "HH")->flags & WORD_PLAIN);
}

static void test_ligature_is_read_as_its_letters(void **state)
{
    struct text_fixture *fixture = *state;

    fixture->look.family = &fixture->fallbacks[0]; /* DejaVu Sans has ffi; Liberation Sans has none */
    assert_int_equal(text_fixture_word(fixture, "affix")->nglyphs, 3);
    assert_string_equal(read_back(fixture, &fixture->pieces), "affix");
}

static void test_spaces_have_cids_of_their_own(void **state)
{
    struct text_fixture *fixture = *state;
    const struct text_word *both = text_fixture_word(fixture, "a\u00A0b");
    const struct text_word *space =
        text_word(fixture->text, text_space(fixture->text, fixture->pieces.items[0].word));
    struct text_subset subset;

    assert_int_equal(space->nglyphs, 1);
    assert_int_not_equal(both->glyphs[1].cid, space->glyphs[0].cid);
    assert_int_equal(both->glyphs[1].advance, space->glyphs[0].advance);
    assert_true(text_subset(fixture->text, 0, &subset));
    assert_true(str_eq(subset.texts[both->glyphs[1].cid], STR("\u00A0")));
    assert_true(str_eq(subset.texts[space->glyphs[0].cid], STR(" ")));
}

static void test_invisible_characters(void **state)
{
    static const char *const words[] = {"a\u200Db", "a\u200Cb", "a\u2060b", "a\uFE0Fb",
                                        "a\uFEFFb", "a\u200Eb", "a\177b"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct text_fixture *fixture = *state;
        const struct text_word *word = text_fixture_word(fixture, words[i]);

        assert_int_equal(fixture->pieces.n, 1);
        assert_int_equal(word->nglyphs, 3);
        assert_int_equal(word->glyphs[1].advance, 0);
        assert_int_equal(word->advance,
                         text_fixture_word(fixture, "a")->advance + text_fixture_word(fixture, "b")->advance);
        text_fixture_word(fixture, words[i]);
        assert_string_equal(read_back(fixture, &fixture->pieces), words[i]);
        assert_int_equal(fixture->diags.n, 0);
    }
}

static void test_accents_read_back_as_written(void **state)
{
    struct text_fixture *fixture = *state;

    assert_int_equal(text_fixture_word(fixture, "e\u0301")->nglyphs, 1); /* composed by the shaper */
    assert_string_equal(read_back(fixture, &fixture->pieces), "e\u0301");
    text_fixture_word(fixture, "x\u0301y\u0323\u0301");
    assert_string_equal(read_back(fixture, &fixture->pieces), "x\u0301y\u0323\u0301");
    assert_int_equal(fixture->diags.n, 0);
}

static void test_special_spaces_and_hyphens(void **state)
{
    struct text_fixture *fixture = *state;

    text_fixture_word(fixture, "1\u202F000\u2009000\u2007x\u2011y\u2212z");
    assert_string_equal(read_back(fixture, &fixture->pieces), "1\u202F000\u2009000\u2007x\u2011y\u2212z");
    assert_int_equal(fixture->diags.n, 0);
}

static void test_fallback_by_character(void **state)
{
    struct text_fixture *fixture = *state;

    text_fixture_cut(fixture, "ŵŷ£€½é–—‘’“”Ł", "", "");
    for (uint32_t i = 0; i < fixture->pieces.n; i++)
        assert_int_equal(text_word(fixture->text, fixture->pieces.items[i].word)->face, 0);
    assert_int_equal(text_face_count(fixture->text), 1);
    text_fixture_cut(fixture, "a★b", "", "");
    assert_string_equal(text_fixture_show(fixture, &fixture->pieces), "a+★+b+");
    assert_int_equal(text_word(fixture->text, fixture->pieces.items[1].word)->face, 1);
    assert_int_equal(text_face_count(fixture->text), 2);
    assert_true(str_eq(text_face(fixture->text, 1)->name, STR("DejaVuSans")));
    text_fixture_cut(fixture, "★●▲✓✗", "", "");
    assert_string_equal(read_back(fixture, &fixture->pieces), "★●▲✓✗");
    assert_int_equal(fixture->diags.n, 0);
}

/* A base and its mark stay together in a font that has both. */
static void test_fallback_keeps_marks_with_their_base(void **state)
{
    struct text_fixture *fixture = *state;

    text_fixture_cut(fixture, "★\u0301", "", "");
    assert_int_equal(fixture->pieces.n, 1);
    assert_int_equal(text_word(fixture->text, fixture->pieces.items[0].word)->nglyphs, 2);
    assert_int_equal(fixture->diags.n, 0);
}

static void test_fallback_keeps_weight(void **state)
{
    struct text_fixture *fixture = *state;
    const struct text_word *word;

    fixture->look.bold = 1;
    word = text_fixture_word(fixture, "★");
    assert_true(str_eq(text_face(fixture->text, word->face)->name, STR("DejaVuSans-Bold")));
    assert_true(text_face(fixture->text, word->face)->bold);
}

static void test_shape_as_a_whole(void **state)
{
    struct text_fixture *fixture = *state;
    text_pieces pieces = {0};

    text_shape(fixture->text, fixture->scratch, &fixture->look, STR("Page 1\tof - 2\n3"), (struct mark){0}, &pieces);
    assert_string_equal(text_fixture_show(fixture, &pieces), "Page 1 of - 2 3+");
    assert_string_equal(read_back(fixture, &pieces), "Page 1 of - 2 3");
    pieces.n = 0;
    text_shape(fixture->text, fixture->scratch, &fixture->look, STR("a ★ b"), (struct mark){0}, &pieces);
    assert_string_equal(text_fixture_show(fixture, &pieces), "a +★+ b+");
    pieces.n = 0;
    text_shape(fixture->text, fixture->scratch, &fixture->look, STR(""), (struct mark){0}, &pieces);
    assert_int_equal(pieces.n, 0);
}

static void test_hyphen(void **state)
{
    struct text_fixture *fixture = *state;
    const struct text_word *word = text_fixture_word(fixture, "-");
    word_id id = fixture->pieces.items[0].word;
    const struct text_word *hyphen = text_word(fixture->text, text_hyphen(fixture->text, id));

    assert_int_equal(hyphen->nglyphs, 1);
    assert_int_equal(hyphen->advance, word->advance);
    assert_int_not_equal(hyphen->glyphs[0].cid, word->glyphs[0].cid);
    assert_true(str_eq(hyphen->text, STR("\u00AD")));
    assert_int_equal(text_hyphen(fixture->text, id), text_hyphen(fixture->text, id));
}

/* Cids, faces and words come in the order of first use: two objects side by side give the same. */
static void test_determinism(void **state)
{
    static const char words[] = "Quarter 2 ★ shows “an” improvement ✓ of 16% in office";
    struct text_fixture *one = *state, two;

    text_fixture_init(&two);
    text_fixture_open(&two, ".");
    text_fixture_cut(one, words, "", "");
    text_fixture_cut(&two, words, "", "");
    assert_int_equal(one->pieces.n, two.pieces.n);
    for (uint32_t i = 0; i < one->pieces.n; i++) {
        const struct text_word *a = text_word(one->text, one->pieces.items[i].word);
        const struct text_word *b = text_word(two.text, two.pieces.items[i].word);

        assert_int_equal(one->pieces.items[i].word, two.pieces.items[i].word);
        assert_int_equal(a->face, b->face);
        assert_int_equal(a->nglyphs, b->nglyphs);
        for (uint32_t g = 0; g < a->nglyphs; g++)
            assert_int_equal(a->glyphs[g].cid, b->glyphs[g].cid);
    }
    text_fixture_close(&two);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, text_setup, text_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_advance_is_the_sum),
        TEST(test_kerning),
        TEST(test_ligature_is_read_as_its_letters),
        TEST(test_spaces_have_cids_of_their_own),
        TEST(test_invisible_characters),
        TEST(test_accents_read_back_as_written),
        TEST(test_special_spaces_and_hyphens),
        TEST(test_fallback_by_character),
        TEST(test_fallback_keeps_marks_with_their_base),
        TEST(test_fallback_keeps_weight),
        TEST(test_shape_as_a_whole),
        TEST(test_hyphen),
        TEST(test_determinism),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
