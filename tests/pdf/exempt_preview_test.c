/* The preview's public rendition: whatever stands where something is exempt, it shows the same, and none of it. What
 * it shows besides the pages, the officer's own file and the messages about it, is no part of the public copy. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "exempt_versions.h"
#include "leaks.h"
#include "preview/edition.h"
#include "preview/rendition.h"

#if defined(__SANITIZE_ADDRESS__)
enum { NREPORTS = 5 };
#else
enum { NREPORTS = 25 };
#endif

/* False where the report cannot bear the marks or the words. Freed by the caller. */
static bool make_edition(struct paper *paper, const struct version *version, enum orderpaper_copy copy,
                         struct edition *edition)
{
    char last[300];
    const char *allow = paper->home;
    struct orderpaper_options options = {.report = paper->folder.report, .data = ".", .allow = &allow, .nallow = 1};
    struct buf bytes = {0};
    paper_write(paper, version);
    if (last_report(paper->folder.report, last, sizeof(last)))
        options.previous = last;
    rendition_apply((struct rendition){.copy = copy}, &options);
    edition_make(&options, EDITION_PAGES, &bytes);
    assert_true(edition_read(edition, &bytes));
    return edition->sound;
}

/* --- what is shown */

/* Adds the text without what stands between `before` and the next quotation mark: the places in the sources, which
 * other words may move. */
static void put_without(struct buf *out, struct str text, const char *before)
{
    uint32_t at = 0;
    for (int64_t next; (next = str_find(text, before, at)) >= 0;) {
        uint32_t from = (uint32_t)next + (uint32_t)strlen(before);
        buf_put_str(out, str_sub(text, at, from - at));
        int64_t end = str_find(text, "\"", from);
        assert_true(end >= 0);
        at = (uint32_t)end;
    }
    buf_put_str(out, str_sub(text, at, text.len));
}

static void put_shown(struct buf *out, const struct edition *edition)
{
    const struct str texts[] = {edition->title,    edition->committee, edition->version,
                                edition->language, edition->statuses,  edition->bookmarks};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        buf_put_str(out, texts[i]);
    put_without(out, edition->heard, "\"at\":\"");
    for (uint32_t i = 0; i < edition->pages.n; i++) {
        buf_put_str(out, edition->pages.items[i].outlines);
        put_without(out, edition->pages.items[i].layer, "data-at=\"");
    }
}

static struct str shown(struct paper *paper, const struct edition *edition)
{
    struct buf out = {0};
    put_shown(&out, edition);
    return buf_take(paper->arena, &out);
}

/* What has the form of a secret word: what is searched for is found in the copy that shows it. */
static uint32_t secrets_of(struct paper *paper, const struct version *version, enum orderpaper_copy copy)
{
    struct edition edition;
    uint32_t n = 0;
    if (make_edition(paper, version, copy, &edition))
        n = leaks_of_text(shown(paper, &edition));
    edition_free(&edition);
    return n;
}

struct proof {
    uint32_t compared, secrets;
};

static void prove(struct paper *paper, uint64_t seed, struct proof *proof)
{
    struct version version = version_marked(paper, seed, 1 + (uint32_t)(seed % 6)),
                   other = version_reworded(paper, &version, seed * 1000);
    struct edition plain, changed;
    bool sound = make_edition(paper, &version, ORDERPAPER_COPY_PUBLIC, &plain);
    if (make_edition(paper, &other, ORDERPAPER_COPY_PUBLIC, &changed) && sound) {
        struct str a = shown(paper, &plain), b = shown(paper, &changed);
        if (!str_eq(a, b))
            fail_msg("seed %u: other exempt words show in the public view", (unsigned)seed);
        assert_int_equal(leaks_of_text(b), 0);
        proof->compared++;
        proof->secrets += secrets_of(paper, &other, ORDERPAPER_COPY_EXEMPT);
    }
    edition_free(&plain);
    edition_free(&changed);
}

static void test_public_view(void **state)
{
    (void)state;
    struct paper paper;
    struct proof proof = {0};
    paper_open(&paper, "tests/pdf/exempt/report.yaml");
    paper.picture = "proof.png";
    for (uint64_t seed = 1; seed <= NREPORTS; seed++)
        prove(&paper, seed, &proof);
    print_message("%u reports compared; %u secret words in their exempt copies\n", proof.compared, proof.secrets);
    assert_in_range(proof.compared, NREPORTS / 2, NREPORTS);
    assert_in_range(proof.secrets, 2 * NREPORTS, UINT32_MAX);
    paper_close(&paper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_public_view)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
