/* Every machine rule of PDF/UA-1 and PDF/A-2a that applies to what the program writes: each holds for every sample,
 * and each notices when it is broken, one thing at a time. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "building.h"
#include "random_report.h"
#include "rules.h"

#if defined(__SANITIZE_ADDRESS__)
enum { NRANDOM = 1 };
#else
enum { NRANDOM = 4 };
#endif
enum { MOST_SAMPLES = 96 };

static const struct rule_set *const sets[] = {
    &rules_content, &rules_tree,    &rules_tables,   &rules_parts,       &rules_links,
    &rules_file,    &rules_objects, &rules_metadata, &rules_colour,      &rules_images,
    &rules_fonts,   &rules_glyphs,  &rules_pages,    &rules_annotations, &rules_outline,
};

struct sample { /* a finished file */
    char name[80];
    struct buf bytes;
};

struct samples {
    struct sample items[MOST_SAMPLES];
    uint32_t n;
};

bool rule_fault(struct opened *pdf, const char *format, ...)
{
    char line[400];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof(line), format, args);
    va_end(args);
    buf_printf(&pdf->why, "    %s\n", line);
    return false;
}

/* --- samples */

static void add_sample(struct samples *samples, const struct folder *folder, const char *report, bool draft)
{
    assert_true(samples->n < MOST_SAMPLES);
    assert_true(build_report(report, folder, draft));
    struct sample *sample = &samples->items[samples->n++];
    snprintf(sample->name, sizeof(sample->name), "%s%s", report, draft ? " (draft)" : "");
    FILE *file = fopen(folder->pdf, "rb");
    assert_non_null(file);
    for (size_t n = 1; n > 0; sample->bytes.len += n)
        n = fread(buf_reserve(&sample->bytes, 65536), 1, 65536, file);
    fclose(file);
}

static void add_random(struct samples *samples, const struct folder *folder, uint64_t seed)
{
    struct random_report made;
    random_report_make(&made, seed);
    random_report_write(&made, folder);
    random_report_free(&made);
    add_sample(samples, folder, folder->report, false);
    snprintf(samples->items[samples->n - 1].name, sizeof(samples->items[0].name), "seed %d", (int)seed);
}

static int compare_samples(const void *left, const void *right)
{
    const struct sample *a = left, *b = right;
    return (a->bytes.len > b->bytes.len) - (a->bytes.len < b->bytes.len);
}

/* The smallest file comes first. */
static int make_samples(void **state)
{
    struct samples *samples = calloc(1, sizeof(*samples));
    struct folder folder;
    glob_t found;
    assert_non_null(samples);
    folder_make(&folder);
    assert_int_equal(glob("examples/*/report.yaml", 0, NULL, &found), 0);
    assert_int_equal(glob("examples/one-quarter/*.yaml", GLOB_APPEND, NULL, &found), 0);
    assert_true(found.gl_pathc >= 2);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        add_sample(samples, &folder, found.gl_pathv[i], false);
        add_sample(samples, &folder, found.gl_pathv[i], true);
    }
    globfree(&found);
    /* With dates, of which the metadata speaks twice. */
    assert_int_equal(setenv("SOURCE_DATE_EPOCH", "1290643200", 1), 0);
    add_sample(samples, &folder, "tests/pdf/everything/report.yaml", false);
    assert_int_equal(unsetenv("SOURCE_DATE_EPOCH"), 0);
    random_pictures_write(&folder);
    for (uint64_t seed = 1; seed <= NRANDOM; seed++)
        add_random(samples, &folder, seed);
    folder_remove(&folder);
    qsort(samples->items, samples->n, sizeof(samples->items[0]), compare_samples);
    *state = samples;
    return 0;
}

static int free_samples(void **state)
{
    struct samples *samples = *state;
    for (uint32_t i = 0; i < samples->n; i++)
        buf_free(&samples->items[i].bytes);
    free(samples);
    return 0;
}

static struct opened *open_bytes(const struct sample *sample, const struct buf *bytes)
{
    return opened_read_memory(sample->name, (struct str){bytes->bytes, (uint32_t)bytes->len});
}

/* --- every rule holds */

/* Returns how many do not. `objects`: only those rules that are broken in objects. */
static int try_rules(struct opened *pdf, bool objects)
{
    int faults = 0;
    for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
        for (size_t k = 0; k < sets[i]->n; k++) {
            const struct rule *rule = &sets[i]->rules[k];
            if ((objects && !rule->spoil) || rule->holds(pdf))
                continue;
            print_error("%s: %s: %s\n%.*s", pdf->name, rule->clause, rule->says, (int)pdf->why.len, pdf->why.bytes);
            buf_clear(&pdf->why);
            faults++;
        }
    }
    return faults;
}

static void test_rules_hold(void **state)
{
    const struct samples *samples = *state;
    int faults = 0;
    for (uint32_t i = 0; i < samples->n; i++) {
        struct opened *pdf = open_bytes(&samples->items[i], &samples->items[i].bytes);
        faults += try_rules(pdf, false);
        opened_free(pdf);
    }
    assert_int_equal(faults, 0);
}

/* That qpdf writes a file anew breaks nothing: only what is spoilt between reading and writing does. */
static void test_writing_breaks_nothing(void **state)
{
    const struct samples *samples = *state;
    int faults = 0;
    for (uint32_t i = 0; i < samples->n; i++) {
        struct buf copy = {0};
        struct opened *pdf = open_bytes(&samples->items[i], &samples->items[i].bytes);
        opened_write(pdf, &copy);
        opened_free(pdf);
        pdf = open_bytes(&samples->items[i], &copy);
        faults += try_rules(pdf, true);
        opened_free(pdf);
        buf_free(&copy);
    }
    assert_int_equal(faults, 0);
}

/* --- every rule can fail */

/* A broken copy of the sample; false: it has nothing to break. */
static bool break_sample(const struct sample *sample, const struct rule *rule, struct buf *copy)
{
    struct opened *pdf = open_bytes(sample, &sample->bytes);
    bool broken;
    if (rule->spoil) {
        broken = rule->spoil(pdf);
        if (broken)
            opened_write(pdf, copy);
    } else {
        buf_put(copy, sample->bytes.bytes, sample->bytes.len);
        broken = rule->spoil_bytes(pdf, copy);
    }
    opened_free(pdf);
    return broken;
}

static bool notices(const struct samples *samples, const struct rule *rule)
{
    bool broken = false, holds = true;
    assert_true(!rule->spoil != !rule->spoil_bytes);
    for (uint32_t i = 0; i < samples->n && !broken; i++) {
        struct buf copy = {0};
        broken = break_sample(&samples->items[i], rule, &copy);
        if (broken) {
            struct opened *pdf = open_bytes(&samples->items[i], &copy);
            holds = rule->holds(pdf);
            if (!holds && pdf->why.len == 0)
                print_error("%s: does not say what is wrong\n", rule->clause);
            holds = holds || pdf->why.len == 0;
            opened_free(pdf);
        }
        buf_free(&copy);
    }
    if (!broken || holds)
        print_error("%s: %s: %s\n", rule->clause, rule->says,
                    broken ? "holds in a broken file" : "no sample has this");
    return broken && !holds;
}

static void test_rules_fail(void **state)
{
    const struct samples *samples = *state;
    int faults = 0;
    for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
        assert_true(sets[i]->n > 0);
        for (size_t k = 0; k < sets[i]->n; k++)
            faults += !notices(samples, &sets[i]->rules[k]);
    }
    assert_int_equal(faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_hold),
        cmocka_unit_test(test_writing_breaks_nothing),
        cmocka_unit_test(test_rules_fail),
    };
    return cmocka_run_group_tests(tests, make_samples, free_samples);
}
