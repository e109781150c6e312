/* The subset fonts: whole TrueType files with only what a PDF needs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text_fixture.h"

static uint32_t u16(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 8 | bytes[1];
}

static uint32_t u32(const unsigned char *bytes)
{
    return u16(bytes) << 16 | u16(bytes + 2);
}

/* Sum of big-endian words, the last one padded with zeros. */
static uint32_t checksum(const unsigned char *bytes, uint32_t n)
{
    uint32_t sum = 0;

    for (uint32_t i = 0; i < n; i++)
        sum += (uint32_t)bytes[i] << (24 - 8 * (i % 4));
    return sum;
}

static const unsigned char *table(const struct text_subset *subset, const char *tag)
{
    const unsigned char *bytes = subset->bytes;

    for (uint32_t i = 0; i < u16(bytes + 4); i++) {
        const unsigned char *record = bytes + 12 + 16 * (size_t)i;

        if (memcmp(record, tag, 4) == 0)
            return bytes + u32(record + 8);
    }
    return NULL;
}

/* Directory sorted, tables inside the file and aligned, checksums right. */
static void check_directory(const struct text_subset *subset)
{
    const unsigned char *bytes = subset->bytes;

    assert_int_equal(u32(bytes), 0x00010000);
    for (uint32_t i = 0; i < u16(bytes + 4); i++) {
        const unsigned char *record = bytes + 12 + 16 * (size_t)i;
        uint32_t at = u32(record + 8), n = u32(record + 12);

        assert_true(at % 4 == 0 && n > 0 && at <= subset->nbytes && n <= subset->nbytes - at);
        if (i > 0)
            assert_true(memcmp(record - 16, record, 4) < 0);
        if (memcmp(record, "head", 4) != 0)
            assert_int_equal(checksum(bytes + at, n), u32(record + 4));
    }
    assert_int_equal(checksum(bytes, subset->nbytes), 0xB1B0AFBA);
}

static void test_file(void **state)
{
    static const char *const dropped[] = {"GSUB", "GPOS", "GDEF", "name", "OS/2", "post", "cmap", "kern", "gasp"};
    struct text_fixture *fixture = *state;
    struct text_subset subset;

    text_fixture_cut(fixture, "Performance of services to 2010", "", "");
    assert_true(text_subset(fixture->text, 0, &subset));
    check_directory(&subset);
    for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
        assert_null(table(&subset, dropped[i]));
    assert_non_null(table(&subset, "glyf"));
    assert_non_null(table(&subset, "loca"));
    assert_int_equal(u16(table(&subset, "maxp") + 4), subset.ncids); /* each cid another glyph here */
    assert_true(subset.nbytes < 12000);
}

static void test_widths_and_glyphs(void **state)
{
    struct text_fixture *fixture = *state;
    struct text_subset subset;
    const unsigned char *hmtx;
    uint32_t nwide;

    text_fixture_cut(fixture, "Wi ½\u00A0a\u00ADb ﬁ", "", "");
    text_hyphen(fixture->text, fixture->pieces.items[0].word);
    text_space(fixture->text, fixture->pieces.items[0].word);
    assert_true(text_subset(fixture->text, 0, &subset));
    hmtx = table(&subset, "hmtx");
    nwide = u16(table(&subset, "hhea") + 34);
    assert_int_equal(subset.gids[0], 0);
    assert_int_equal(subset.texts[0].len, 0);
    for (uint32_t cid = 0; cid < subset.ncids; cid++) {
        uint32_t gid = subset.gids[cid] < nwide ? subset.gids[cid] : nwide - 1;

        assert_int_equal(subset.widths[cid], u16(hmtx + 4 * (size_t)gid));
        assert_true(cid == 0 || subset.texts[cid].len > 0);
        for (uint32_t other = 0; other < cid; other++)
            assert_false(subset.gids[cid] == subset.gids[other] && str_eq(subset.texts[cid], subset.texts[other]));
    }
    for (uint32_t i = 0; i < fixture->pieces.n; i++) {
        const struct text_word *word = text_word(fixture->text, fixture->pieces.items[i].word);

        for (uint32_t g = 0; (word->flags & WORD_PLAIN) && g < word->nglyphs; g++)
            assert_int_equal(subset.widths[word->glyphs[g].cid], word->glyphs[g].advance);
    }
}

/* Bytes of glyf that the glyph has: none means that nothing would be printed. */
static uint32_t ink(const struct text_subset *subset, uint32_t gid)
{
    const unsigned char *loca = table(subset, "loca");

    if (u16(table(subset, "head") + 50) == 0)
        return 2 * (u16(loca + 2 * (size_t)gid + 2) - u16(loca + 2 * (size_t)gid));
    return u32(loca + 4 * (size_t)gid + 4) - u32(loca + 4 * (size_t)gid);
}

static void test_every_visible_glyph_has_ink(void **state)
{
    struct text_fixture *fixture = *state;

    text_fixture_cut(fixture, "ÀÉÑŵšΆΐ ★●▲✓✗", "", "");
    assert_int_equal(text_face_count(fixture->text), 2);
    for (uint32_t face = 0; face < 2; face++) {
        struct text_subset subset;

        assert_true(text_subset(fixture->text, face, &subset));
        check_directory(&subset);
        for (uint32_t cid = 0; cid < subset.ncids; cid++)
            assert_true(ink(&subset, subset.gids[cid]) > 0);
    }
}

static void test_face_without_glyphs(void **state)
{
    struct text_fixture *fixture = *state;
    struct text_subset subset;

    text_fixture_cut(fixture, " ", "", "");
    assert_int_equal(text_face_count(fixture->text), 1);
    assert_true(text_subset(fixture->text, 0, &subset));
    assert_int_equal(subset.ncids, 1);
    check_directory(&subset);
}

static void test_same_text_same_bytes(void **state)
{
    struct text_fixture *one = *state, two;
    struct text_subset a, b;

    text_fixture_init(&two);
    text_fixture_open(&two, ".");
    text_fixture_cut(one, "Quarter 2", "", "");
    text_fixture_cut(&two, "Quarter 2", "", "");
    assert_true(text_subset(one->text, 0, &a));
    assert_true(text_subset(two.text, 0, &b));
    assert_int_equal(a.nbytes, b.nbytes);
    assert_memory_equal(a.bytes, b.bytes, a.nbytes);
    text_fixture_close(&two);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, text_setup, text_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_file),
        TEST(test_widths_and_glyphs),
        TEST(test_every_visible_glyph_has_ink),
        TEST(test_face_without_glyphs),
        TEST(test_same_text_same_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
