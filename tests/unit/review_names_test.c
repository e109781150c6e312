/* Definitions that stand twice, gaps in numbering, letters of other alphabets. */
#include "review_words_fixture.h"

#include "review/alphabets_int.h"

/* ---- definitions ---- */

#define HEAD "report: { title: T, layout: base }\nsections: [{ heading: H, text: T }]\nindicators:\n"

static void definitions_that_stand_twice(void **state)
{
    (void)state;
    assert_warns(HEAD "  - { ref: A, definition: Children weighed }\n"
                      "  - { ref: B, definition: \"children  **Weighed**.\" }\n",
                 review_names, DIAG_DUPLICATE_DEFINITION, 5, 27, "B has the same definition as A");
    assert_warns(HEAD "  - { ref: A, definition: Children weighed }\n"
                      "  - { ref: B, definition: Something else }\n"
                      "  - ref: C\n    definition: |\n      Children\n      weighed\n",
                 review_names, DIAG_DUPLICATE_DEFINITION, 7, 17, "C has the same definition as A");
    assert_silent(HEAD "  - { ref: A, definition: Children weighed at 5 }\n"
                       "  - { ref: B, definition: Children weighed at 11 }\n",
                  review_names);
    assert_silent(HEAD "  - { ref: A, definition: Days of sickness, directorate: DCS }\n"
                       "  - { ref: B, definition: Days of sickness, directorate: DUE }\n",
                  review_names);
    assert_silent(HEAD "  - { ref: A, definition: Children weighed }\n"
                       "  - { ref: B, definition: Children weighed, ignore: { duplicate-definition: As asked. } }\n",
                  review_names);
}

/* ---- numbering ---- */

/* Indicators with these refs, one on each line from line 4 on; `activities`: the second half are activities. */
static const char *with_refs(char *out, size_t size, const char *refs)
{
    size_t n = (size_t)snprintf(out, size, HEAD);
    int definition = 0;
    char copy[512];
    snprintf(copy, sizeof(copy), "%s", refs);
    for (char *ref = strtok(copy, "|"); ref; ref = strtok(NULL, "|"))
        n += (size_t)snprintf(out + n, size - n, "  - { ref: %s, definition: \"Thing %c\" }\n", ref,
                              'A' + definition++);
    return out;
}

static void refs_warn(const char *refs, uint32_t line, const char *words)
{
    char yaml[4096];
    assert_warns(with_refs(yaml, sizeof(yaml), refs), review_names, DIAG_NUMBERING_GAP, line, 12, words);
}

static void refs_silent(const char *refs)
{
    char yaml[4096];
    assert_silent(with_refs(yaml, sizeof(yaml), refs), review_names);
}

static void counts_with_gaps(void **state)
{
    (void)state;
    refs_warn("HW2.2a|HW2.2b|HW2.2d", 6, "HW2.2 goes from b to d: HW2.2c is missing");
    refs_warn("HW2.2d|HW2.2b|HW2.2a", 4, "HW2.2 goes from b to d: HW2.2c is missing");
    refs_warn("CS 1A|CS 1C|CS 1D", 5, "CS 1 goes from A to C: CS 1B is missing");
    refs_warn("CS2.3a|CS2.3c|CS2.3d|CS2.3e|CS2.3f", 5, "CS2.3b is missing");
    refs_warn("1.1|1.2|1.4|1.5", 6, "1 goes from 2 to 4: 1.3 is missing");
    refs_warn("Local PI 1|Local PI 3|Local PI 4", 5, "Local PI goes from 1 to 3: Local PI 2 is missing");
    refs_warn("LPI-1|LPI-2|LPI-4", 6, "LPI goes from 2 to 4: LPI-3 is missing");
    refs_warn("HW1.1b|HW1.1c", 4, "the count of HW1.1 begins at b: HW1.1a is missing");
    refs_warn("Local PI 2|Local PI 3|Local PI 4", 4, "the count of Local PI begins at 2: Local PI 1 is missing");
    refs_warn("NI 56i|NI 56iii|NI 56iv", 5, "NI 56 goes from i to iii: NI 56ii is missing");
    refs_warn("A 1|A 2|A 3|A 4|A 7|A 8", 8, "A 5 and A 6 are missing");
    refs_warn("A 1|A 2|A 4|A 5|A 7|A 8", 6, "A 3 and A 6 are missing");
    refs_warn("DCS1|DCS2|DCS4", 6, "DCS goes from 2 to 4: DCS3 is missing");
    refs_warn("PI 08|PI 01|PI 02|PI 03|PI 04|PI 05|PI 06|PI 09", 4, "PI goes from 06 to 08: PI 07 is missing");
    refs_warn("1|2|4|5", 6, "the count goes from 2 to 4: 3 is missing");
    refs_warn("2|3|4", 4, "the count begins at 2: 1 is missing");
}

static void counts_without_gaps(void **state)
{
    (void)state;
    refs_silent("HW2.2a|HW2.2b|HW2.2c|HW2.3a");
    refs_silent("Local PI 1|Local PI 2|Local PI 3|Local PI 4|Local PI 5|Local PI 6|Local PI 7|Local PI 8|"
                "Local PI 9|Local PI 10|Local PI 11");
    refs_silent("NI 56i|NI 56ii|NI 56iii");
    refs_silent("HW1.1h|HW1.1i|HW1.1j");
}

static void refs_that_are_no_counts(void **state)
{
    (void)state;
    /* One alone, and two that may be an extract. */
    refs_silent("HW1.1b");
    refs_silent("QS2.3k");
    refs_silent("HW2.2a|HW2.2c");
    refs_silent("A 2|A 4");
    /* Extracts: too few of the span, or not from its beginning. */
    refs_silent("HW2.2a|HW2.2c|HW2.2e");
    refs_silent("A 1|A 5|A 9|A 12");
    refs_silent("HW2.2d|HW2.2e|HW2.2g");
    refs_silent("A 58|A 59|A 60|A 62");
    /* Catalogue numbers. */
    refs_silent("NI 056|NI 057|NI 059|NI 060");
    refs_silent("NI 1|NI 2|NI 4|NI 5");
    refs_silent("BV 001|BV 002|BV 004");
    refs_silent("LDS 127|LDS 128|LDS 130");
    refs_silent("X 1|X 2|X 4|X 128");
    /* A figure or letter that belongs to a word. */
    refs_silent("ABa|ABb|ABd");
    refs_silent("Alpha|Beta|Delta");
    refs_silent("NI1|NI2|NI4");
}

static void counts_that_share(void **state)
{
    (void)state;
    /* Activities bear the missing ref, and count for themselves. */
    assert_silent(HEAD "  - { ref: HW1.1a, definition: A }\n  - { ref: HW1.1b, definition: B }\n"
                       "  - { ref: HW1.1d, definition: D }\nactivities: [{ ref: HW1.1c, description: C }]\n",
                  review_names);
    assert_warns(HEAD "  - { ref: A, definition: A }\nactivities:\n  - { ref: HW1.1a, description: A }\n"
                      "  - { ref: HW1.1b, description: B }\n  - { ref: HW1.1d, description: D }\n",
                 review_names, DIAG_NUMBERING_GAP, 8, 12, "HW1.1c is missing");
    assert_silent(HEAD "  - { ref: HW1.1b, definition: A, ignore: { numbering-gap: Begins in part one. } }\n"
                       "  - { ref: HW1.1c, definition: B }\n",
                  review_names);
}

static void labels_of_priorities(void **state)
{
    (void)state;
    assert_warns(HEAD
                 "  - { ref: A, definition: A }\npriorities:\n  A1: { theme: A, label: Priority 1, title: T }\n"
                 "  A2: { theme: A, label: Priority 2, title: T }\n  B1: { theme: B, label: Priority 1, title: T }\n"
                 "  A3: { theme: A, label: Priority 4, title: T }\n",
                 review_names, DIAG_NUMBERING_GAP, 9, 26, "Priority goes from 2 to 4: Priority 3 is missing");
    /* Each theme counts for itself. */
    assert_silent(
        HEAD "  - { ref: A, definition: A }\npriorities:\n  A1: { theme: A, label: Priority 1, title: T }\n"
             "  A2: { theme: A, label: Priority 2, title: T }\n  B4: { theme: B, label: Priority 4, title: T }\n",
        review_names);
}

/* ---- letters ---- */

static void letters_and_their_twins(void **state)
{
    (void)state;
    assert_int_equal(alphabet_twin(0x041d), 'H');
    assert_string_equal(alphabet_name(0x041d), "Cyrillic");
    assert_int_equal(alphabet_twin(0x0391), 'A');
    assert_string_equal(alphabet_name(0x0391), "Greek");
    assert_int_equal(alphabet_twin(0x051d), 'w');
    assert_int_equal(alphabet_twin(0x037f), 'J');
    assert_int_equal(alphabet_twin(0x212a), 'K');
    assert_int_equal(alphabet_twin(0xff21), 'A');
    assert_int_equal(alphabet_twin(0xff10), '0');
    assert_int_equal(alphabet_twin(0xff5a), 'z');
    assert_int_equal(alphabet_twin(0xff0b), 0);
    assert_int_equal(alphabet_twin(0x1d400), 'A');
    assert_int_equal(alphabet_twin(0x1d6a3), 'z');
    assert_int_equal(alphabet_twin(0x1d7ce), '0');
    assert_int_equal(alphabet_twin(0x1d7ff), '9');
    static const uint32_t none[] = {'A',    '1',    0,      0xe9,   0x175,   0x03bc,
                                    0x03b1, 0x0416, 0x0436, 0x2013, 0x1d6a4, 0x10ffff};
    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
        assert_int_equal(alphabet_twin(none[i]), 0);
}

static void letters_in_refs(void **state)
{
    char yaml[4096];
    (void)state;
    assert_warns(with_refs(yaml, sizeof(yaml), "НW2.2a"), review_names, DIAG_LOOK_ALIKE, 4, 12,
                 "the ref \"НW2.2a\": character 1 is the Cyrillic Н (U+041D), not the Latin H");
    assert_warns(with_refs(yaml, sizeof(yaml), "NІ 056"), review_names, DIAG_LOOK_ALIKE, 4, 13,
                 "character 2 is the Cyrillic І (U+0406), not the Latin I");
    assert_warns(with_refs(yaml, sizeof(yaml), "ΝΙ 056"), review_names, DIAG_LOOK_ALIKE, 4, 12,
                 "and 1 more is like it");
    assert_warns(with_refs(yaml, sizeof(yaml), "СОР"), review_names, DIAG_LOOK_ALIKE, 4, 12,
                 "and 2 more are like it");
    assert_warns(with_refs(yaml, sizeof(yaml), "NI ０56"), review_names, DIAG_LOOK_ALIKE, 4, 15,
                 "full-width ０ (U+FF10), not the Latin 0");
    /* Honest words of other alphabets, and accents. */
    assert_silent(with_refs(yaml, sizeof(yaml), "Ньюхем 2"), review_names);
    assert_silent(with_refs(yaml, sizeof(yaml), "Школа 5 А"), review_names);
    assert_silent(with_refs(yaml, sizeof(yaml), "Αθήνα"), review_names);
    assert_silent(with_refs(yaml, sizeof(yaml), "Tŷ 1|Ẁ 2|É 3|No. 4|µ 5|Δ 6|№ 7"), review_names);
    assert_silent(HEAD "  - { ref: НW2.2a, definition: A, ignore: { look-alike: The database has it so. } }\n",
                  review_names);
}

static void letters_in_other_names(void **state)
{
    (void)state;
    /* What is declared is reported there, and what is not, once. */
    assert_warns("report: { title: T, layout: base }\nsections: [{ heading: H, text: T }]\ndirectorates:\n  DСS: D\n"
                 "indicators:\n  - { ref: A, definition: A, directorate: DСS }\n",
                 review_names, DIAG_LOOK_ALIKE, 4, 4, "the directorate \"DСS\"");
    assert_warns(HEAD
                 "  - { ref: A, definition: A, directorate: DСS }\n  - { ref: B, definition: B, directorate: DСS }\n",
                 review_names, DIAG_LOOK_ALIKE, 4, 44, "the directorate \"DСS\"");
    assert_warns("report: { title: T, layout: base }\nsections: [{ heading: H, text: T }]\nperiods:\n  Ԛ2: {}\n",
                 review_names, DIAG_LOOK_ALIKE, 4, 3, "the period");
    assert_warns("report: { title: T, layout: base }\nsections: [{ heading: H, text: T }]\npriorities:\n"
                 "  A: { label: Рriority 1, title: Рriority }\n",
                 review_names, DIAG_LOOK_ALIKE, 4, 15, "the label");
    assert_warns(HEAD "  - { ref: A, definition: A, unit: рer cent }\n", review_names, DIAG_LOOK_ALIKE, 4, 36,
                 "the unit");
    assert_silent(HEAD "  - { ref: A, definition: A, unit: μg }\n", review_names);
}

#define TABLE "report: { title: T, layout: base }\nsections:\n  - heading: H\n    content:\n      - table:\n"

static void letters_in_tables(void **state)
{
    (void)state;
    assert_warns(TABLE "          columns: [Ref., Value]\n          rows:\n            - [НW2, 1]\n", review_names,
                 DIAG_LOOK_ALIKE, 8, 16, "the cell \"НW2\"");
    assert_warns(TABLE "          columns: [Ref., Ԛ2]\n          rows:\n            - [HW2, 1]\n", review_names,
                 DIAG_LOOK_ALIKE, 6, 27, "the column \"Ԛ2\"");
    /* Prose, and words of other languages. */
    assert_silent(TABLE
                  "          columns: [Name, Value]\n          rows:\n            - [Сентрал Library of Newham, 1]\n"
                  "            - [София, 2]\n            - [\"χ = 3\", 4]\n            - [Σ, 6]\n",
                  review_names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(definitions_that_stand_twice),
                                       cmocka_unit_test(counts_with_gaps),
                                       cmocka_unit_test(counts_without_gaps),
                                       cmocka_unit_test(refs_that_are_no_counts),
                                       cmocka_unit_test(counts_that_share),
                                       cmocka_unit_test(labels_of_priorities),
                                       cmocka_unit_test(letters_and_their_twins),
                                       cmocka_unit_test(letters_in_refs),
                                       cmocka_unit_test(letters_in_other_names),
                                       cmocka_unit_test(letters_in_tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
