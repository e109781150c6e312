/* Editions as bytes: what is written is read, and what is no edition is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "preview/edition.h"

static struct edition_page some_pages[] = {
    {UINT64_C(0xfedcba9876543210), 2, {"<svg>1</svg>", 12}, {"<svg/>", 6}},
    {3, 4, {"<svg>2</svg>", 12}, {"", 0}},
};
static struct edition_source some_sources[] = {{{"a.yaml", 6}, {"/tmp/a.yaml", 11}, {"report: {}\n", 11}}};
static struct str some_paths[] = {{"/tmp/a.yaml", 11}, {"/tmp/missing.csv", 16}};

static struct edition some_edition(void)
{
    struct edition edition = {.sound = true, .title = STR("A report"), .language = STR("en-GB")};
    edition.account = (struct driver_account){.pages = 2, .warnings = 7, .exempt = 1};
    edition.committee = STR("Cabinet");
    edition.statuses = STR("[]");
    edition.sheets = STR("[1]");
    edition.bookmarks = STR("[2]");
    edition.messages = STR("[3]");
    edition.heard = STR("{}");
    edition.pages.items = some_pages;
    edition.pages.n = 2;
    edition.sources.items = some_sources;
    edition.sources.n = 1;
    edition.asked.items = some_paths;
    edition.asked.n = 2;
    return edition;
}

static struct buf some_bytes(void)
{
    struct edition edition = some_edition();
    struct buf bytes = {0};
    edition_write(&bytes, &edition);
    return bytes;
}

static void assert_str(struct str text, const char *expected)
{
    assert_int_equal(text.len, strlen(expected));
    assert_memory_equal(text.s, expected, text.len);
}

static void test_round(void **state)
{
    (void)state;
    struct buf bytes = some_bytes();
    struct edition edition;
    assert_true(edition_read(&edition, &bytes));
    assert_null(bytes.bytes);
    assert_true(edition.sound);
    assert_int_equal(edition.account.pages, 2);
    assert_int_equal(edition.account.warnings, 7);
    assert_str(edition.title, "A report");
    assert_str(edition.committee, "Cabinet");
    assert_str(edition.version, "");
    assert_str(edition.language, "en-GB");
    assert_str(edition.statuses, "[]");
    assert_str(edition.sheets, "[1]");
    assert_str(edition.bookmarks, "[2]");
    assert_str(edition.messages, "[3]");
    assert_str(edition.heard, "{}");
    assert_int_equal(edition.pages.n, 2);
    assert_true(edition.pages.items[0].hash == UINT64_C(0xfedcba9876543210));
    assert_true(edition.pages.items[1].layer_hash == 4);
    assert_str(edition.pages.items[1].outlines, "<svg>2</svg>");
    assert_str(edition.pages.items[0].layer, "<svg/>");
    assert_int_equal(edition.sources.n, 1);
    assert_str(edition.sources.items[0].path, "a.yaml");
    assert_str(edition.sources.items[0].real, "/tmp/a.yaml");
    assert_str(edition.sources.items[0].text, "report: {}\n");
    assert_int_equal(edition.asked.n, 2);
    assert_str(edition.asked.items[1], "/tmp/missing.csv");
    edition_free(&edition);
    assert_null(edition.bytes.bytes);
}

/* A child that died without a word. */
static void test_nothing(void **state)
{
    (void)state;
    struct buf bytes = {0};
    struct edition edition;
    assert_false(edition_read(&edition, &bytes));
    struct edition none = {0};
    edition_write(&bytes, &none);
    assert_true(edition_read(&edition, &bytes));
    assert_int_equal(edition.pages.n, 0);
    edition_free(&edition);
}

/* The first `n` of the bytes in a block of just that size, so that reading beyond is noticed. */
static struct buf copy_of(const struct buf *bytes, size_t n)
{
    struct buf copy = {.bytes = malloc(n ? n : 1), .len = n, .cap = n};
    assert_non_null(copy.bytes);
    if (n > 0)
        memcpy(copy.bytes, bytes->bytes, n);
    return copy;
}

static void test_cut_short(void **state)
{
    (void)state;
    struct buf whole = some_bytes();
    for (size_t n = 0; n < whole.len; n++) {
        struct buf cut = copy_of(&whole, n);
        struct edition edition;
        assert_false(edition_read(&edition, &cut));
        assert_int_equal(cut.len, n);
        assert_null(edition.pages.items);
        buf_free(&cut);
    }
    buf_putc(&whole, 0);
    struct edition edition;
    assert_false(edition_read(&edition, &whole));
    buf_free(&whole);
}

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* What is read lies within the bytes, or is empty. */
static void assert_within(const struct edition *edition, struct str text)
{
    uintptr_t from = (uintptr_t)edition->bytes.bytes, at = (uintptr_t)text.s;
    if (text.len > 0)
        assert_true(at >= from && at + text.len <= from + edition->bytes.len);
}

static void check_read(struct buf *bytes)
{
    struct edition edition;
    if (!edition_read(&edition, bytes)) {
        buf_free(bytes);
        return;
    }
    assert_within(&edition, edition.title);
    assert_within(&edition, edition.heard);
    for (uint32_t i = 0; i < edition.pages.n; i++)
        assert_within(&edition, edition.pages.items[i].layer);
    for (uint32_t i = 0; i < edition.sources.n; i++)
        assert_within(&edition, edition.sources.items[i].text);
    for (uint32_t i = 0; i < edition.asked.n; i++)
        assert_within(&edition, edition.asked.items[i]);
    edition_free(&edition);
}

enum { CHANGES = 20000, HEAD = 16 };

static void test_changed_bytes(void **state)
{
    (void)state;
    struct buf whole = some_bytes();
    uint64_t seed = 88172645463325252u;
    for (int i = 0; i < CHANGES; i++) {
        struct buf bytes = copy_of(&whole, whole.len);
        for (uint64_t n = 1 + next_random(&seed) % 3; n > 0; n--)
            bytes.bytes[next_random(&seed) % bytes.len] = (char)next_random(&seed);
        check_read(&bytes);
    }
    buf_free(&whole);
}

/* Random bytes behind a sound beginning. */
static void test_random_bytes(void **state)
{
    (void)state;
    struct buf whole = some_bytes();
    uint64_t seed = 1;
    for (int i = 0; i < CHANGES; i++) {
        struct buf bytes = copy_of(&whole, whole.len);
        for (size_t at = i % 2 ? HEAD : 0; at < bytes.len; at++)
            bytes.bytes[at] = (char)(next_random(&seed) & (i % 3 ? 255 : 3));
        check_read(&bytes);
    }
    buf_free(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round),         cmocka_unit_test(test_nothing),      cmocka_unit_test(test_cut_short),
        cmocka_unit_test(test_changed_bytes), cmocka_unit_test(test_random_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
